//! How well the members of pillars hang together, and what each node really weighs.

use dti_criteria::{Aggregate, CriteriaSet, Member, Tree};

use super::column::{PRESENT, View};
use super::correlation::{covariance, pearson, spearman};
use super::flat::Flat;
use super::setting::id;
use crate::Scores;

/// The correlation above which two members say nearly the same (OECD/JRC handbook, step 4; COINr's `get_corr_flags`).
pub const REDUNDANT: f64 = 0.9;

/// How well the members of each pillar hang together in one cohort (OECD/JRC handbook, step 4).
///
/// Everything is measured on shares, points ÷ maximum, of the scored agencies that have a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Coherence {
    /// Position of the cohort.
    pub cohort: usize,
    /// The pillars with two members or more that may apply to the cohort, the root first.
    pub pillars: Vec<PillarCoherence>,
    /// What every node below the root weighs, a pillar before its members.
    pub weights: Vec<NodeWeight>,
}

/// How well the members of a pillar hang together.
#[derive(Debug, Clone, PartialEq)]
pub struct PillarCoherence {
    /// Position of the pillar.
    pub pillar: usize,
    /// Cronbach's α, at most 1; none where no member varies.
    ///
    /// k/(k − 1) · (1 − Σ variances / Σ covariances) over k members, each covariance over the agencies that have both
    /// figures (COINr's `get_cronbach`).
    pub alpha: Option<f64>,
    /// Each two members, in the order of the set.
    pub pairs: Vec<Pair>,
}

/// Two members of a pillar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The one.
    pub one: Member,
    /// The other.
    pub other: Member,
    /// How many agencies have a figure of both.
    pub agencies: usize,
    /// The correlation of Pearson; none for fewer than three agencies, or where one of the two never changes.
    pub pearson: Option<f64>,
    /// The rank correlation of Spearman.
    pub spearman: Option<f64>,
}

impl Pair {
    /// Whether the two say nearly the same: a correlation above [`REDUNDANT`].
    #[must_use]
    pub fn is_redundant(&self) -> bool {
        self.pearson.is_some_and(|correlation| correlation > REDUNDANT)
    }

    /// Whether more of the one goes with less of the other, so that the pillar levels out what both measure.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.pearson.is_some_and(|correlation| correlation < 0.0)
    }
}

/// What a node weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeWeight {
    /// The node.
    pub node: Member,
    /// Its nominal weight: its share, 0 to 1, of the weights of its pillar's members that may apply to the cohort; of
    /// the points, where the pillar is a sum. None in a pillar that takes the minimum, which knows no weights.
    pub nominal: Option<f64>,
    /// Its effective weight: the product of the nominal weights from here up to the root (COINr's `get_eff_weights`).
    pub effective: Option<f64>,
    /// The correlation of Pearson between its shares and the index: what it weighs in the outcome, whatever was meant.
    pub with_index: Option<f64>,
}

/// Measures the coherence of every cohort with scored agencies.
#[must_use]
pub fn cohere(set: &CriteriaSet, scores: &Scores) -> Vec<Coherence> {
    let none = vec![false; set.tree().pillars.len()];
    let cohorts = (0..set.cohorts().len()).map(|cohort| (cohort, Flat::new(set, scores, cohort, &none)));
    let there = cohorts.filter(|(_, flat)| !flat.agencies.is_empty());
    there.map(|(cohort, flat)| Measure { set, cohort, flat: &flat }.coherence()).collect()
}

struct Measure<'a> {
    set: &'a CriteriaSet,
    cohort: usize,
    flat: &'a Flat<'a>,
}

impl Measure<'_> {
    fn coherence(&self) -> Coherence {
        let pillars = 0..self.set.tree().pillars.len();
        let pillars = pillars.filter(|&pillar| self.members(pillar).len() > 1).map(|pillar| self.pillar(pillar));
        let mut weights = Vec::new();
        self.weigh(Tree::ROOT, Some(1.0), &mut weights);
        Coherence { cohort: self.cohort, pillars: pillars.collect(), weights }
    }

    /// The members that may apply to the cohort and are scored.
    fn members(&self, pillar: usize) -> Vec<Member> {
        let members = self.set.tree().pillars[pillar].members.iter().copied();
        members.filter(|&member| self.concerns(member)).collect()
    }

    fn concerns(&self, member: Member) -> bool {
        match member {
            Member::Pillar(position) => !self.members(position).is_empty(),
            Member::Indicator(position) => {
                let indicator = &self.set.indicators()[position];
                indicator.rule.is_some() && indicator.counted && indicator.concerns(self.cohort)
            }
        }
    }

    fn pillar(&self, pillar: usize) -> PillarCoherence {
        let members = self.members(pillar);
        let later = |at: usize| members[at + 1..].iter().map(move |&other| (at, other));
        let pairs = (0..members.len()).flat_map(later).map(|(at, other)| self.pair(members[at], other));
        PillarCoherence { pillar, alpha: self.alpha(&members), pairs: pairs.collect() }
    }

    fn pair(&self, one: Member, other: Member) -> Pair {
        let figures = self.figures(one, other);
        let (pearson, spearman) = (pearson(&figures), spearman(&figures));
        Pair { one, other, agencies: figures.len(), pearson, spearman }
    }

    /// The shares of the agencies that have both.
    fn figures(&self, one: Member, other: Member) -> Vec<(f64, f64)> {
        let (one, other): (View<'_>, View<'_>) =
            (self.flat.nominal(id(self.set, one)), self.flat.nominal(id(self.set, other)));
        let both = (0..one.state.len()).filter(|&row| one.state[row] == PRESENT && other.state[row] == PRESENT);
        both.map(|row| (one.share[row], other.share[row])).collect()
    }

    fn alpha(&self, members: &[Member]) -> Option<f64> {
        let (mut variances, mut all) = (0.0, 0.0);
        for &one in members {
            variances += covariance(&self.figures(one, one)).unwrap_or_default();
            for &other in members {
                all += covariance(&self.figures(one, other)).unwrap_or_default();
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53 members")]
        let count = members.len() as f64;
        (variances > 0.0 && all > 0.0).then(|| count / (count - 1.0) * (1.0 - variances / all))
    }

    /// The weights of a pillar's members, and below each those of its own.
    fn weigh(&self, pillar: usize, effective: Option<f64>, weights: &mut Vec<NodeWeight>) {
        let members = self.members(pillar);
        let sum: f64 = members.iter().map(|&member| self.weight(pillar, member)).sum();
        let knows_weights = self.set.tree().pillars[pillar].aggregate != Aggregate::Minimum && sum > 0.0;
        for node in members {
            let nominal = knows_weights.then(|| self.weight(pillar, node) / sum);
            let effective = nominal.and_then(|nominal| Some(nominal * effective?));
            let with_index = pearson(&self.figures(node, Member::Pillar(Tree::ROOT)));
            weights.push(NodeWeight { node, nominal, effective, with_index });
            if let Member::Pillar(position) = node {
                self.weigh(position, effective, weights);
            }
        }
    }

    /// What a member of a pillar weighs there.
    fn weight(&self, pillar: usize, member: Member) -> f64 {
        let of_sum = self.set.tree().pillars[pillar].aggregate == Aggregate::Sum;
        match member {
            _ if of_sum => self.worth(member),
            Member::Pillar(position) => self.set.tree().pillars[position].weight,
            Member::Indicator(position) => self.set.indicators()[position].weight,
        }
    }

    /// The points that a node is worth to agencies of the cohort.
    fn worth(&self, member: Member) -> f64 {
        match member {
            Member::Indicator(position) => self.set.indicators()[position].counted_maximum(),
            Member::Pillar(position) if self.set.tree().pillars[position].aggregate == Aggregate::Sum => {
                self.members(position).into_iter().map(|member| self.worth(member)).sum()
            }
            Member::Pillar(position) => self.set.tree().pillars[position].points,
        }
    }
}
