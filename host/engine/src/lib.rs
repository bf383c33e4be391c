//! The pipeline: [`submissions::read`] → [`metrics::derive`] → [`scores::award`] → [`index::compose`] →
//! [`standing::assess`]. What a council decided ([`appraisals::read`]) joins it at the scores. Two
//! runs are compared by [`changes::between`]; what looks odd is told by [`signs::look`].
//!
//! The only crate with polars and calamine. Rules come in through the port [`rules::Rule`].

pub mod appraisals;
pub mod changes;
pub mod examples;
#[cfg(test)]
mod fixture;
pub mod improvement;
pub mod index;
pub mod metrics;
pub mod robustness;
pub mod rules;
pub mod scores;
pub mod signs;
pub mod standing;
pub mod submissions;
pub mod text;

pub use appraisals::Appraisals;
pub use changes::Changes;
pub use index::Index;
pub use metrics::Metrics;
pub use rules::Rules;
pub use scores::Scores;
pub use standing::Standing;
pub use submissions::Submissions;
