//! The figures of all nodes for one agency: from its indicators up to the root, then the views.

use dti_criteria::{CriteriaSet, Gate, GateClosed, Indicator, Member, Needed, Pillar, View};

use super::aggregate::{Part, aggregate, is_flattened};
use super::{Figure, Presence};
use crate::scores::Score;

/// The figures of one agency.
pub(super) struct Nodes<'a> {
    set: &'a CriteriaSet,
    /// By indicator position.
    pub(super) indicators: Vec<Figure>,
    /// By pillar position.
    pub(super) pillars: Vec<Figure>,
    /// Positions of pillars whose gate is closed.
    pub(super) closed: Vec<usize>,
    /// Positions of pillars whose mean is 0 only because a member has nothing.
    pub(super) flattened: Vec<usize>,
    /// How many indicators below each pillar have a figure, and how many apply.
    leaves: Vec<(usize, usize)>,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(set: &'a CriteriaSet, scores: &[Score]) -> Self {
        let mut indicators = vec![Figure::default(); set.indicators().len()];
        for score in scores {
            indicators[score.indicator] = match score.final_points {
                Some(points) => Figure::present(points, maximum(&set.indicators()[score.indicator])),
                None => Figure { presence: score.presence(), ..Figure::default() },
            };
        }
        let pillars = vec![Figure::default(); set.tree().pillars.len()];
        let leaves = vec![(0, 0); pillars.len()];
        let mut nodes = Self { set, indicators, pillars, closed: Vec::new(), flattened: Vec::new(), leaves };
        // Every pillar stands before its members, so backwards the members come first.
        for position in (0..set.tree().pillars.len()).rev() {
            nodes.compose(position);
        }
        nodes
    }

    /// The figure of a node.
    pub(super) fn figure(&self, member: Member) -> Figure {
        match member {
            Member::Pillar(position) => self.pillars[position],
            Member::Indicator(position) => self.indicators[position],
        }
    }

    /// The share of a tie-breaker; the least number where it has no figure.
    pub(super) fn breaker(&self, member: Member) -> f64 {
        self.figure(member).there().map_or(f64::MIN, Figure::index)
    }

    /// The share of the indicators that apply that have a figure; 1 where none applies.
    pub(super) fn coverage(&self) -> f64 {
        let (present, applicable) = self.leaves[dti_criteria::Tree::ROOT];
        share(present, applicable)
    }

    /// The figure of a view.
    pub(super) fn view(&self, view: &View) -> Figure {
        aggregate(view.aggregate, view.gaps, view.points, &self.parts(&view.members))
    }

    fn compose(&mut self, position: usize) {
        let pillar = &self.set.tree().pillars[position];
        self.leaves[position] = self.count(&pillar.members);
        let parts = self.parts(&pillar.members);
        let mut figure = aggregate(pillar.aggregate, pillar.gaps, pillar.points, &parts);
        if figure.presence == Presence::Present && !self.covers(pillar, position, &parts) {
            figure = Figure::MISSING;
        }
        if figure.presence == Presence::Present && is_flattened(pillar.aggregate, &parts) {
            self.flattened.push(position);
        }
        self.pillars[position] = figure;
        if let Some(gate) = pillar.gate.as_ref().filter(|gate| self.is_closed(gate)) {
            self.close(position, gate);
        }
    }

    /// What happens to a node whose conditions are not met.
    fn close(&mut self, position: usize, gate: &Gate) {
        let figure = &mut self.pillars[position];
        if figure.presence != Presence::Present {
            return;
        }
        match gate.otherwise {
            GateClosed::Zero => figure.points = 0.0,
            GateClosed::Withhold => *figure = Figure::MISSING,
            GateClosed::NoBand => {}
        }
        self.closed.push(position);
    }

    /// Whether a condition is not met; one that does not apply to the agency asks nothing of it.
    fn is_closed(&self, gate: &Gate) -> bool {
        gate.conditions.iter().any(|&condition| {
            let figure = self.figure(condition);
            match figure.presence {
                Presence::NotApplicable => false,
                Presence::Missing => true,
                // Compared as points, so that a share of 1 asks for exactly all of them.
                Presence::Present => figure.points < gate.share * figure.maximum,
            }
        })
    }

    fn covers(&self, pillar: &Pillar, position: usize, parts: &[Part]) -> bool {
        let Some(coverage) = pillar.coverage else { return true };
        let (present, applicable) = if coverage.of_indicators {
            self.leaves[position]
        } else {
            let with = |presence| parts.iter().filter(|part| part.figure.presence == presence).count();
            let present = with(Presence::Present);
            (present, present + with(Presence::Missing))
        };
        match coverage.needed {
            Needed::Share(needed) => share(present, applicable) >= needed,
            Needed::Count(needed) => present >= needed as usize,
        }
    }

    fn parts(&self, members: &[Member]) -> Vec<Part> {
        let part = |&member: &Member| {
            let figure = self.figure(member);
            match member {
                Member::Pillar(position) => {
                    let pillar = &self.set.tree().pillars[position];
                    Part { weight: pillar.weight, figure, worth: pillar.points }
                }
                Member::Indicator(position) => {
                    let indicator = &self.set.indicators()[position];
                    let figure = if indicator.counted { figure } else { Figure::default() };
                    Part { weight: indicator.weight, figure, worth: indicator.counted_maximum() }
                }
            }
        };
        members.iter().map(part).collect()
    }

    /// How many indicators below have a figure, and how many apply.
    fn count(&self, members: &[Member]) -> (usize, usize) {
        members.iter().fold((0, 0), |(present, applicable), &member| {
            let (more, of) = match member {
                Member::Pillar(position) => self.leaves[position],
                Member::Indicator(position) => match self.indicators[position].presence {
                    Presence::Present => (1, 1),
                    Presence::Missing => (0, 1),
                    Presence::NotApplicable => (0, 0),
                },
            };
            (present + more, applicable + of)
        })
    }
}

/// What decides about the rank of one agency.
pub(crate) struct Own {
    /// The figure of the root.
    pub(crate) total: Figure,
    /// The shares of the tie-breakers; the least number where there is no figure.
    pub(crate) breakers: Vec<f64>,
    /// Positions of pillars whose gate is closed.
    pub(crate) closed: Vec<usize>,
}

/// What decides about the rank of an agency with these scores.
pub(crate) fn own(set: &CriteriaSet, scores: &[Score]) -> Own {
    let nodes = Nodes::of(set, scores);
    let breakers = set.ranking().tie_breakers.iter().map(|&member| nodes.breaker(member)).collect();
    Own { total: nodes.pillars[dti_criteria::Tree::ROOT], breakers, closed: nodes.closed }
}

/// What an indicator's points are held against. Those of a bonus are extra; those that do not count have a share too.
fn maximum(indicator: &Indicator) -> f64 {
    if indicator.bonus { 0.0 } else { indicator.maximum }
}

fn share(present: usize, applicable: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^53 indicators")]
    let share = |present: usize, applicable: usize| present as f64 / applicable as f64;
    if applicable == 0 { 1.0 } else { share(present, applicable) }
}
