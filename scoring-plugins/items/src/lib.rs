//! Scores by the number of items, or by the best of several cases.

mod base_and_items;
mod best_of;
mod deduction;
mod items;
#[cfg(test)]
mod tests;
mod worth;

pub use base_and_items::BaseAndItems;
pub use best_of::BestOf;
pub use deduction::Deduction;
pub use items::Items;

dti_plugin_sdk::export_plugin! { name: "items", rules: [Items, BaseAndItems, BestOf, Deduction] }
