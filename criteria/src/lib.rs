//! Criteria sets: one jurisdiction's rules for one period, as TOML says them ([`draft`]) and as the engine believes
//! them ([`CriteriaSet`]), with the [`ReferenceTable`]s that their targets are measured against.

mod builtin;
mod draft;
mod indicator;
mod reference;
mod set;
mod source;
mod target;
mod tree;

pub use indicator::{
    Basis, Choice, Evidence, Example, Expected, Indicator, Input, InputSource, Kind, MissingPolicy, RuleCall,
};
pub use reference::ReferenceTable;
pub use set::{Agency, Cohort, CriteriaSet, LegalBasis, Records, RecordsColumn};
pub use source::{Source, SourceFile};
pub use target::{Goal, Target, TargetKind};
pub use tree::{Aggregate, Member, Pillar, Tree};
