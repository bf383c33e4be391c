//! What a chain of remarks leaves in force.

use std::collections::BTreeMap;

use super::{Remark, Verdict};
use crate::submissions::Answer;

/// What all rounds leave in force for one agency's indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision<'a> {
    /// The points that the council set; none where the rule decides.
    pub points: Option<&'a Answer>,
    /// Whether these points came with the verdict that the council agrees, and so must be those that stood before.
    pub agreed: bool,
    /// The points that the council had set before these.
    pub points_before: Vec<f64>,
    /// The figures as last corrected, by input position.
    pub figures: BTreeMap<usize, &'a Answer>,
    /// The verdict of the last round that gave one.
    pub verdict: Option<Verdict>,
    /// The remarks of the last round that decided something.
    pub remarks: &'a [Remark],
}

impl<'a> Decision<'a> {
    /// Lets each round win over those before it; none if no remark decides anything.
    pub(super) fn of(remarks: &'a [Remark]) -> Option<Self> {
        let mut decision = Self::default();
        for round in rounds(remarks).filter(|round| round.iter().any(Remark::decides)) {
            decision.take(round);
        }
        (!decision.remarks.is_empty()).then_some(decision)
    }

    fn take(&mut self, round: &'a [Remark]) {
        let verdict = verdict(round);
        let mut corrections = round.iter().flat_map(|remark| &remark.figures).peekable();
        let corrects = corrections.peek().is_some();
        self.figures.extend(corrections.map(|(&input, answer)| (input, answer)));
        if let Some(points) = round.iter().find_map(|remark| remark.points.as_ref()) {
            self.replace(Some(points), verdict == Some(Verdict::Agreed));
        } else if corrects {
            // What is newly corrected, the rule scores anew.
            self.replace(None, false);
        }
        self.verdict = verdict.or(self.verdict);
        self.remarks = round;
    }

    fn replace(&mut self, points: Option<&'a Answer>, agreed: bool) {
        self.points_before.extend(self.points.map(|points| points.value));
        (self.points, self.agreed) = (points, agreed);
    }
}

/// The remarks of each round.
pub(crate) fn rounds(remarks: &[Remark]) -> impl Iterator<Item = &[Remark]> {
    remarks.chunk_by(|a, b| a.round == b.round)
}

/// The verdict of a round.
pub(crate) fn verdict(round: &[Remark]) -> Option<Verdict> {
    round.iter().find_map(|remark| remark.verdict)
}
