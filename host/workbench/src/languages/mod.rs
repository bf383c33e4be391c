//! The languages that plugins are written in; each is one module behind [`Language`].

mod javascript;
mod python;
mod rust;
mod scripted;

use std::io;
use std::path::Path;

use dti_diagnostics::{Place, Text};

/// Every language that a project may be written in; the first is the one for who names none.
pub const LANGUAGES: &[&dyn Language] = &[&rust::Rust, &python::Python, &javascript::JavaScript];

/// How plugins are written in one language.
pub trait Language: Sync {
    /// The word after `--lang`.
    fn name(&self) -> &'static str;

    /// Whether a folder holds a project in this language.
    fn recognises(&self, folder: &Path) -> bool;

    /// A new project: a worked example of a rule, its cases, a README, the contract.
    fn project(&self, name: &str) -> Vec<NewFile>;

    /// The component of a project. `watch` is told, line by line, what the tools say.
    ///
    /// # Errors
    /// [`BuildError`] if a tool is missing or the project does not compile.
    fn build(&self, folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BuildError>;
}

/// The language of that name.
#[must_use]
pub fn language(name: &str) -> Option<&'static dyn Language> {
    LANGUAGES.iter().copied().find(|language| language.name() == name)
}

/// A file of a new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the project, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl NewFile {
    /// A file with the project's name filled in where its text says `{name}`.
    pub(crate) fn of(path: &str, template: &str, name: &str) -> Self {
        Self { path: path.to_owned(), text: template.replace("{name}", name) }
    }
}

/// Why a project does not become a component.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A tool is not installed.
    #[error("`{tool}` is not installed")]
    ToolMissing {
        /// The tool, or the part of it.
        tool: String,
        /// How to install it.
        install: Text,
    },
    /// The project has faults.
    #[error("the project does not compile")]
    Faulty(Vec<Fault>),
    /// A tool gave up without naming a place in the project.
    #[error("{0}")]
    Failed(String),
    /// What was compiled is no plugin.
    #[error("{reason}")]
    Unfit {
        /// What is wrong with it.
        reason: String,
        /// What to change.
        way_out: Text,
    },
    /// A file cannot be read or written, or a tool does not start.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A fault of a project, in the compiler's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// Where, if the compiler says so.
    pub place: Option<Place>,
}
