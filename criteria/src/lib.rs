//! Criteria sets: one jurisdiction's rules for one period, as TOML says them ([`draft`]) and as the engine believes
//! them ([`CriteriaSet`]), with the [`ReferenceTable`]s that their targets are measured against.

mod applicability;
mod bands;
mod builtin;
mod draft;
mod indicator;
mod input;
mod lineage;
mod lock;
mod ranking;
mod reference;
mod robustness;
mod set;
mod signers;
mod signs;
mod source;
mod target;
mod tree;

pub use applicability::{Applicability, Attribute, AttributeKind, AttributeValue};
pub use bands::{Bands, Class, Edge, Scale};
pub use indicator::{Basis, CountsAs, Evidence, Example, Expected, Indicator, RuleCall, RuleFailurePolicy};
pub use input::{Among, Choice, Denominator, Imputation, Input, InputSource, Kind, Statistic, Treatment};
pub use lineage::{Lineage, Predecessor};
pub use lock::{LockedPlugin, PluginLock, PluginSource};
pub use ranking::{Decimals, RankingRules, Ties};
pub use reference::ReferenceTable;
pub use robustness::{Robustness, WeightSpread};
pub use set::{Agency, Cohort, CriteriaSet, LegalBasis, Records, RecordsColumn};
pub use signers::{SignatureFault, Signed, Signer, Signers};
pub use signs::EarlySigns;
pub use source::{Source, SourceFile};
pub use target::{AggregateFigure, AggregateGoal, AggregateMeasure, CohortGoal, Direction, Goal, Target, TargetKind};
pub use tree::{Aggregate, Coverage, Gaps, Gate, GateClosed, Member, Needed, Pillar, Tree, View};
