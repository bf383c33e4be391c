//! The indicators that an agency may raise, and what raising them does to its index.

use dti_criteria::{Aggregate, CriteriaSet, GateClosed, Member, Tree};

use super::bar::Bar;
use super::{Ceiling, Question, Step};
use crate::index::{Figure, Own, PlacedAgency, own};
use crate::scores::Score;

/// What is gained by less than this share of an indicator's points is no headroom.
const HEADROOM: f64 = 1e-9;

/// The candidates of an agency, each a step up to its ceiling, and its scores to try them on.
pub(super) struct Hopes<'a> {
    set: &'a CriteriaSet,
    scores: Vec<Score>,
    /// The position in `scores` of each candidate.
    rows: Vec<usize>,
    candidates: Vec<Step>,
    bar: Bar,
    /// Whether costs decide.
    pub(super) by_cost: bool,
    /// Whether gains add up.
    pub(super) additive: bool,
}

impl<'a> Hopes<'a> {
    /// The candidates of the agency that a question is about; none if it is not scored.
    pub(super) fn of(question: &Question<'a>, place: &PlacedAgency) -> Option<Self> {
        let scores: Vec<Score> = question.scores_of(question.agency)?.to_vec();
        let steps: Vec<(usize, Step)> =
            scores.iter().enumerate().filter_map(|(row, score)| Some((row, candidate(question, score)?))).collect();
        let (rows, candidates) = steps.into_iter().unzip();
        let by_cost = question.costs.is_some();
        let bar = Bar::of(question, place);
        let mut hopes = Self { set: question.set, scores, rows, candidates, bar, by_cost, additive: false };
        hopes.additive = hopes.adds_up();
        let base = hopes.index_with(&[]);
        for at in 0..hopes.candidates.len() {
            hopes.candidates[at].gain = (hopes.index_with(&[at]) - base).max(0.0);
        }
        Some(hopes)
    }

    /// Every candidate at its ceiling.
    pub(super) fn all(&self) -> Vec<Step> {
        self.candidates.clone()
    }

    /// The candidates.
    pub(super) fn candidates(&self) -> &[Step] {
        &self.candidates
    }

    /// The index below which the goal is not reached.
    pub(super) fn least(&self) -> f64 {
        self.bar.least(self.set)
    }

    /// The index with some candidates at their ceilings; below every other where there is none.
    pub(super) fn index_with(&mut self, raised: &[usize]) -> f64 {
        let own = self.own_at(&self.at_ceilings(raised));
        own.total.there().map_or(f64::NEG_INFINITY, Figure::index)
    }

    /// Whether the goal is reached with some candidates at their ceilings.
    pub(super) fn is_reached_with(&mut self, raised: &[usize]) -> bool {
        let raised = self.at_ceilings(raised);
        self.is_reached_at(&raised)
    }

    /// Whether the goal is reached with some candidates at these points.
    pub(super) fn is_reached_at(&mut self, raised: &[(usize, f64)]) -> bool {
        let own = self.own_at(raised);
        self.bar.is_reached(self.set, &own)
    }

    fn at_ceilings(&self, raised: &[usize]) -> Vec<(usize, f64)> {
        raised.iter().map(|&at| (at, self.candidates[at].ceiling)).collect()
    }

    fn own_at(&mut self, raised: &[(usize, f64)]) -> Own {
        for &(at, points) in raised {
            self.scores[self.rows[at]].final_points = Some(points);
        }
        let own = own(self.set, &self.scores);
        for &(at, _) in raised {
            self.scores[self.rows[at]].final_points = Some(self.candidates[at].from);
        }
        own
    }

    /// Whether gains add up: only sums and weighted means above the candidates, and no gate that takes anything.
    fn adds_up(&self) -> bool {
        let closed = own(self.set, &self.scores).closed;
        let pillars = &self.set.tree().pillars;
        let takes =
            |&pillar: &usize| pillars[pillar].gate.as_ref().is_some_and(|gate| gate.otherwise != GateClosed::NoBand);
        !closed.iter().any(takes)
            && self.candidates.iter().all(|step| {
                let parent = self.set.tree().parent_of_indicator(step.indicator).unwrap_or(Tree::ROOT);
                let path = self.set.tree().path(parent);
                path.iter().all(|&pillar| matches!(pillars[pillar].aggregate, Aggregate::Sum | Aggregate::WeightedMean))
            })
    }
}

/// The step of an indicator up to its ceiling; none where there is nothing to gain.
fn candidate(question: &Question<'_>, score: &Score) -> Option<Step> {
    let from = score.final_points?;
    let cost = match question.costs {
        Some(costs) => Some(*costs.get(&score.indicator)?),
        None => None,
    };
    let indicator = &question.set.indicators()[score.indicator];
    let ceiling = match question.ceiling {
        Ceiling::Maximum if indicator.bounded => indicator.maximum,
        _ => best(question, score.indicator).unwrap_or(from),
    };
    let enough = HEADROOM * (indicator.maximum - indicator.minimum).abs().max(HEADROOM);
    let step = Step { indicator: score.indicator, from, to: ceiling, ceiling, gain: 0.0, cost };
    (ceiling - from > enough && counts(question.set, score.indicator)).then_some(step)
}

/// Whether an indicator is part of the tree.
fn counts(set: &CriteriaSet, indicator: usize) -> bool {
    set.tree().pillars.iter().any(|pillar| pillar.members.contains(&Member::Indicator(indicator)))
}

/// The most points that anybody of the agency's cohort has.
fn best(question: &Question<'_>, indicator: usize) -> Option<f64> {
    let cohort = |agency: usize| question.set.agencies()[agency].cohort;
    let scored = std::iter::zip(&question.scores.agencies, &question.scores.by_agency);
    let peers = scored.filter(|(agency, _)| cohort(**agency) == cohort(question.agency));
    let points = peers.flat_map(|(_, list)| list).filter(|score| score.indicator == indicator);
    points.filter_map(|score| score.final_points).reduce(f64::max)
}
