//! What a scoring plugin is written with.
//!
//! A plugin author writes a [`Rule`] for each way of scoring and lists them in [`export_plugin!`]. The rest happens here:
//!
//! 1. [`rule`]: what an author says of a rule, and what turns its parameters into a believed rule;
//! 2. [`cohort`]: the figures of all agencies, column by column;
//! 3. [`award`]: what each agency earns;
//! 4. [`pen`]: how a reason writes numbers, shares and dates in Vietnamese and English;
//! 5. [`plugin`]: the contract's three functions over a list of rules, callable natively as well;
//! 6. [`contract`]: the types of `wit/scoring.wit`;
//! 7. [`panic_note`]: how a panic's text reaches the host;
//! 8. [`testing`]: trials of a rule, and the laws that every plugin must keep.

pub mod award;
pub mod cohort;
pub mod complaint;
pub mod contract;
pub mod date;
mod export;
pub mod panic_note;
pub mod parameters;
pub mod pen;
pub mod plugin;
pub mod rule;
pub mod share;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;

pub use award::Award;
pub use cohort::{Cohort, Figures, Unusable};
pub use complaint::{Complaints, pointer};
pub use contract::{Awards, Complaint, Direction, Kind, Language};
pub use parameters::NoParameters;
pub use pen::Pen;
pub use plugin::{Entry, Plugin};
pub use rule::{Input, Rule, Sample, Summary};
pub use share::{Goal, WhenEmpty};
