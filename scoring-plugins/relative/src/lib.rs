//! Scores agencies against each other.

mod min_max;
mod of_best;
#[cfg(test)]
mod tests;

pub use min_max::MinMax;
pub use of_best::OfBest;

dti_plugin_sdk::export_plugin! { name: "relative", rules: [OfBest, MinMax] }
