//! Scores agencies against the best of them.

mod of_best;
#[cfg(test)]
mod tests;

pub use of_best::OfBest;

dti_plugin_sdk::export_plugin! { name: "relative", rules: [OfBest] }
