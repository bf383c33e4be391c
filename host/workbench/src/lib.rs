//! What authors of plugins need before a plugin is trusted with a city: a project, a component, trials.
//!
//! 1. [`begin`] writes a project in one of the [`LANGUAGES`];
//! 2. [`build`] makes the component of a project, in whichever language it is written;
//! 3. [`read_cases`] and [`run_case`]: what the author says that a rule awards, held against what it does award;
//! 4. [`try_rule`]: the laws that every rule must keep, tried on cohorts that are the same in every run;
//! 5. [`read_table`]: a cohort from a CSV file, to try a rule with.
//!
//! Rules are called through the port of [`Subject`], so that what is tried is what a run would call.

mod cases;
mod figures;
mod languages;
mod laws;
mod project;
mod table;
mod trial;

pub use cases::{Case, read_cases, run_case};
pub use languages::{BuildError, Fault as CompilerFault, LANGUAGES, Language, NewFile, language};
pub use laws::samples::Sample;
pub use laws::{Check, Fault, Law, Origin, Subject, Verdict, try_rule};
pub use project::{ProjectError, begin, build};
pub use table::{Table, read_table};
