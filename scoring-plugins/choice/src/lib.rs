//! Scores a choice, a yes or no, or a date against its deadline.

mod choice;
#[cfg(test)]
mod tests;
mod timeliness;
mod yes_no;

pub use choice::Choice;
pub use timeliness::Timeliness;
pub use yes_no::YesNo;

dti_plugin_sdk::export_plugin! { name: "choice", rules: [Choice, YesNo, Timeliness] }
