//! The uncertain choices of a set: what might as well have been decided otherwise.

use dti_diagnostics::Place;

use crate::{Aggregate, Member};

/// What a set declares uncertain, so that it can be asked how much its ranks hang on it (OECD/JRC handbook, step 7).
///
/// At least one of `weights`, `aggregates` and `leave_out` says something.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Robustness {
    /// What the draws are made from: equal seeds make equal draws.
    pub seed: u64,
    /// How many times everything uncertain is drawn anew; 100 to 1,000,000.
    pub draws: u32,
    /// The rows of each of the two base samples of Sobol's indices, 16 to 100,000; none where they are not wanted.
    pub sobol: Option<u32>,
    /// The weights that are uncertain.
    pub weights: Option<WeightSpread>,
    /// Pillars by position with the ways in which their members might be aggregated, their own among them.
    pub aggregates: Vec<(usize, Vec<Aggregate>)>,
    /// Nodes of which each might be left out, one at a time.
    pub leave_out: Vec<Member>,
    /// Where it is declared.
    pub place: Place,
}

/// Weights that are uncertain.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WeightSpread {
    /// How far a weight w may lie from itself: between w·(1 − spread) and w·(1 + spread); above 0 and below 1.
    pub spread: f64,
    /// Whose weights.
    pub of: Vec<Member>,
}
