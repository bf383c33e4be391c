//! What authors of plugins need before a plugin is one: a project to start from, and a component made of it.
//!
//! 1. [`begin`] writes a project in one of the [`LANGUAGES`];
//! 2. [`build`] makes the component of a project, in whichever language it is written.

mod languages;
mod project;

pub use languages::{BuildError, Fault, LANGUAGES, Language, NewFile, language};
pub use project::{ProjectError, begin, build};
