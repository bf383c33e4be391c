//! The plugin `{name}`: its rules, and what makes a component of them.

mod linear;
#[cfg(test)]
mod tests;

pub use linear::Linear;

dti_plugin_sdk::export_plugin! { name: "{name}", rules: [Linear] }
