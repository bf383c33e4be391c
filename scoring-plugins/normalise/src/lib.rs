//! Brings figures of different units onto one scale of points.
//!
//! 1. `values`: the figures of the cohort, and what is computed of all of them;
//! 2. `scale`: the range of points onto which they are brought;
//! 3. a module for each family of rules.

mod distance;
mod goalposts;
mod min_max;
mod ranks;
mod scale;
#[cfg(test)]
mod tests;
mod values;
mod z_score;

pub use distance::{DistanceToReference, DistanceToTarget};
pub use goalposts::Goalposts;
pub use min_max::MinMax;
pub use ranks::{Borda, PercentileRank, Rank};
pub use z_score::ZScore;

dti_plugin_sdk::export_plugin! {
    name: "normalise",
    rules: [MinMax, ZScore, Rank, PercentileRank, Borda, DistanceToTarget, DistanceToReference, Goalposts],
}
