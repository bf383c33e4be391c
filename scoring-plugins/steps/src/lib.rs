//! Scores a figure by a table of bands.

mod bands;
mod ratio_steps;
mod steps;
#[cfg(test)]
mod tests;

pub use bands::{Band, Bands};
pub use ratio_steps::RatioSteps;
pub use steps::Steps;

dti_plugin_sdk::export_plugin! { name: "steps", rules: [Steps, RatioSteps] }
