//! What counts for one indicator of one agency: its award, what stands for an award that is not there, and what the
//! council decided.

use dti_criteria::{CountsAs, Indicator};
use dti_diagnostics::{Argument, Language, sentence_with};

use super::calls::Award;
use super::{Score, Status};
use crate::appraisals::Decision;
use crate::submissions::Entry;

/// The council writes points with two decimals: nearer ones are the same.
const ROUNDING: f64 = 0.005 + 1e-9;

/// One indicator of one agency, with everything that decides its points.
pub(super) struct Case<'a> {
    pub(super) position: usize,
    pub(super) indicator: &'a Indicator,
    /// What the agency's form says of it.
    pub(super) entry: Option<&'a Entry>,
    /// Whether the agency claims something and cites no document, though it must.
    pub(super) lacks_evidence: bool,
    /// What its own figures earn.
    pub(super) own: &'a Award,
    /// What the corrected figures of the cohort earn; none where the rule read no corrected figure.
    pub(super) corrected: Option<&'a Award>,
    /// What the council decided.
    pub(super) decision: Option<Decision<'a>>,
    pub(super) language: Language,
}

/// What an award counts for, before the council sets points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Settled {
    /// None where the indicator is left out of the agency's maximum.
    pub(super) points: Option<f64>,
    pub(super) status: Status,
}

impl Case<'_> {
    /// Whether the agency is not scored, because a figure is missing that must be there.
    pub(super) fn refuses(&self) -> bool {
        let given = self.decision.as_ref().is_some_and(|decision| decision.points.is_some());
        !given && policy(self.indicator, self.award()) == Some(CountsAs::Refuse)
    }

    /// What the agency's own figures and evidence count for.
    pub(super) fn before(&self) -> Settled {
        self.with_evidence(settled(self.indicator, self.own))
    }

    /// What the figures in force count for. Where the council corrected the agency's figures, it has seen its evidence.
    pub(super) fn after(&self) -> Settled {
        let settled = settled(self.indicator, self.award());
        let seen = self.decision.as_ref().is_some_and(|decision| !decision.figures.is_empty());
        if seen { settled } else { self.with_evidence(settled) }
    }

    /// Claims without evidence earn nothing. Points that would be fewer still stay: to cite nothing must not pay.
    fn with_evidence(&self, settled: Settled) -> Settled {
        let nothing = nothing(self.indicator);
        if self.lacks_evidence && settled.points.is_some_and(|points| points > nothing) {
            return Settled { points: Some(nothing), status: Status::EvidenceRequired };
        }
        settled
    }

    /// The award by the figures in force.
    pub(super) fn award(&self) -> &Award {
        self.corrected.unwrap_or(self.own)
    }

    pub(super) fn score(&self) -> Score {
        let (counts, appraised) = match &self.decision {
            Some(decision) => (self.decided(decision), true),
            None => self.undecided(),
        };
        Score {
            indicator: self.position,
            self_points: self_points(self.entry),
            computed_points: self.own.points,
            appraised_points: counts.points.filter(|_| appraised),
            final_points: counts.points,
            maximum: self.indicator.maximum,
            status: counts.status,
            reason: self.reason(counts),
        }
    }

    /// The points that the council set, or else what the figures in force count for.
    fn decided(&self, decision: &Decision<'_>) -> Settled {
        if let Some(points) = decision.points {
            let points = if decision.agreed { self.exactly(points.value) } else { points.value };
            return Settled { points: Some(points), status: Status::Appraised };
        }
        let after = self.after();
        if decision.figures.is_empty() && self.before() != after {
            return recomputed(after);
        }
        let status = if after.status == Status::Computed { Status::Appraised } else { after.status };
        Settled { status, ..after }
    }

    /// What counts where the council decided nothing, and whether that is because of what it decided elsewhere.
    fn undecided(&self) -> (Settled, bool) {
        let (before, after) = (self.before(), self.after());
        if before.points == after.points { (before, false) } else { (recomputed(after), true) }
    }

    /// The points that the council agrees with, as they stand: it writes them rounded.
    fn exactly(&self, points: f64) -> f64 {
        self.standing().into_iter().find(|standing| same(*standing, points)).unwrap_or(points)
    }

    /// All points that the council may mean when it agrees: those it set before, and what the figures count for or give.
    pub(super) fn standing(&self) -> Vec<f64> {
        let computed = [self.after().points, self.before().points, self.award().points, self.own.points];
        let set = self.decision.iter().flat_map(|decision| decision.points_before.iter().rev().copied());
        set.chain(computed.into_iter().flatten()).collect()
    }

    fn reason(&self, counts: Settled) -> String {
        let reason = Argument::from(&self.award().reason);
        let set = self.decision.as_ref().and_then(|decision| decision.points);
        let (key, points) = match (counts.status, set) {
            (Status::Appraised, Some(points)) => ("score-appraised", points.value),
            (Status::Recomputed, _) => ("score-recomputed", 0.0),
            (Status::EvidenceRequired, _) => ("score-evidence-required", 0.0),
            _ => return self.award().reason.clone(),
        };
        sentence_with(key, &[("reason", reason), ("points", points.into())], self.language)
    }
}

/// What the agency gave itself.
pub(super) fn self_points(entry: Option<&Entry>) -> Option<f64> {
    entry.and_then(|entry| entry.self_points.as_ref()).map(|answer| answer.value)
}

/// What counts because the council decided elsewhere.
fn recomputed(settled: Settled) -> Settled {
    match settled.status {
        Status::Computed => Settled { status: Status::Recomputed, ..settled },
        _ => settled,
    }
}

/// Whether points are the same as far as a person writes them.
pub(super) fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= ROUNDING
}

/// What the set says of an award: nothing special where there are points or the rule failed; otherwise it depends on whether a figure is
/// missing or the rule withheld the award although all figures are there.
fn policy(indicator: &Indicator, award: &Award) -> Option<CountsAs> {
    match award.points {
        Some(_) => None,
        None if award.failed => None,
        None if award.complete => Some(indicator.withheld),
        None => Some(indicator.missing),
    }
}

/// What an award counts for.
pub(super) fn settled(indicator: &Indicator, award: &Award) -> Settled {
    let (points, status) = match policy(indicator, award) {
        None if award.failed => (None, Status::RuleFailed),
        None => (award.points, Status::Computed),
        Some(CountsAs::Zero) => (Some(nothing(indicator)), Status::Zero),
        Some(CountsAs::Full) => (Some(indicator.maximum), Status::Full),
        Some(CountsAs::Remove) if award.complete => (None, Status::NotApplicable),
        Some(CountsAs::Remove | CountsAs::Refuse) => (None, Status::Removed),
    };
    Settled { points, status }
}

/// 0 points, moved into the indicator's bounds: one whose fewest points are above 0 gives those.
pub(super) fn nothing(indicator: &Indicator) -> f64 {
    0.0_f64.max(indicator.minimum).min(indicator.maximum)
}
