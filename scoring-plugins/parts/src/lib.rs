//! Scores what consists of parts.

mod checklist;
mod missing;
mod parts;
#[cfg(test)]
mod tests;

pub use checklist::Checklist;
pub use parts::Parts;

dti_plugin_sdk::export_plugin! { name: "parts", rules: [Parts, Checklist] }
