//! How much the ranks hang on choices that might as well have fallen otherwise, and how well pillars hang together.
//!
//! [`vary()`] is step 7 of the OECD/JRC handbook (uncertainty and sensitivity analysis) as COINr's `get_sensitivity` does
//! it: everything that the set declares uncertain is drawn anew many times, the index is composed each time, and ranks
//! are counted. A draw means:
//!
//! - **weights**: each weight w that is uncertain becomes w·(1 + spread·u), u uniform between −1 and 1 (COINr's
//!   `get_noisy_weights`). In a sum there are no weights: the member's points and its maximum are multiplied, as if the
//!   set gave it that many points more or less; the sum, and the pillars above, are then worth so much more or less.
//! - **aggregation**: the pillar takes one of its declared ways, each with the same probability. Where its own way is a
//!   sum, the members of a mean weigh what they are worth, so that a weighted mean of a complete sum is that sum; those
//!   of a minimum weigh the same, since nothing else can be written there.
//! - **leaving out**: nothing, or one of the declared nodes, each with the same probability. What is left out takes no
//!   part, as if it applied to nobody.
//!
//! Everything else is as in [`compose`](crate::index::compose): gaps, gates, coverage, ties. Views and classes are not
//! composed. The points are those of the scores: how they were normalised is not varied, since that would need the rules.

mod coherence;
mod column;
mod correlation;
mod flat;
mod places;
mod sample;
mod setting;
mod sobol;
mod tally;
#[cfg(test)]
pub(crate) mod tests;
mod vary;

use dti_criteria::{Aggregate, Member};

pub use coherence::{Coherence, NodeWeight, Pair, PillarCoherence, REDUNDANT, cohere};
pub use sobol::Sobol;
pub use vary::vary;

use setting::Setting;

/// How the ranks come out when everything uncertain is drawn anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// What the draws were made from.
    pub seed: u64,
    /// How many draws there were.
    pub draws: usize,
    /// How often the index was composed, all analyses taken together.
    pub recompositions: usize,
    /// The scored agencies, cohort by cohort, by the rank that they have with the set as it is.
    pub agencies: Vec<RankInterval>,
    /// What each uncertain choice does to the ranks; the one that moves them most first.
    pub sources: Vec<SourceEffect>,
}

/// Between which ranks an agency comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct RankInterval {
    /// Position of the agency.
    pub agency: usize,
    /// Position of its cohort.
    pub cohort: usize,
    /// Its rank with the set as it is.
    pub nominal: Option<u32>,
    /// The 5 % quantile of its ranks; quantiles are those of R's type 7. None if it never has a rank.
    pub low: Option<f64>,
    /// The median of its ranks.
    pub median: Option<f64>,
    /// The 95 % quantile of its ranks.
    pub high: Option<f64>,
    /// The mean of its ranks.
    pub mean: Option<f64>,
    /// In how many draws it has a rank.
    pub ranked: u32,
}

/// An uncertain choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The weights.
    Weights,
    /// How a pillar is aggregated, by position.
    Aggregate(usize),
    /// Which node is left out.
    LeaveOut,
}

/// What an uncertain choice does to the ranks if it alone is uncertain.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceEffect {
    /// The choice.
    pub source: Source,
    /// The mean absolute rank shift, in places: over the agencies that have a rank both times, and over the draws, or
    /// over the alternatives where these can be listed.
    pub shift: f64,
    /// Each alternative with its mean absolute rank shift, the greatest first; empty for weights.
    pub alternatives: Vec<(Alternative, f64)>,
    /// How much of the variance it explains; none where not asked for, or where nothing varies.
    pub sobol: Option<Sobol>,
}

/// One of the ways in which a choice may fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alternative {
    /// The pillar is aggregated so.
    Aggregate(Aggregate),
    /// Nothing is left out.
    Complete,
    /// A node is left out (COINr's `remove_elements`).
    Without(Member),
}

/// One draw with the ranks that it leads to.
#[derive(Debug, Clone, Copy)]
pub struct Draw<'a> {
    /// Counted from 1.
    pub number: u64,
    /// The mean absolute rank shift, in places.
    pub shift: f64,
    setting: &'a Setting,
    agencies: &'a [(usize, usize)],
    ranks: &'a [u32],
}
