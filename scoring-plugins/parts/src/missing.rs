//! What a part without a figure counts for.

use schemars::JsonSchema;
use serde::Deserialize;

/// What a part without a figure counts for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenMissing {
    /// The whole award is withheld.
    #[default]
    Withhold,
    /// The part counts as 0.
    Zero,
}
