//! Scores a share of a whole against a goal.

mod ratio;
mod share;
#[cfg(test)]
mod tests;

pub use ratio::Ratio;
pub use share::Share;

dti_plugin_sdk::export_plugin! { name: "ratio", rules: [Ratio, Share] }
