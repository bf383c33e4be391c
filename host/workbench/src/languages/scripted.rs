//! What projects in languages with an interpreter share: the example, the contract, and tools that run to their end.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use dti_diagnostics::{Place, Text};

use crate::languages::{BuildError, Fault, NewFile};

const CONTRACT: &str = include_str!("../../../../wit/scoring.wit");
const CASES: &str = include_str!("../../templates/rust/cases.toml");
const RUST_README: &str = include_str!("../../templates/rust/README.md");
/// From here on a README is about the rule, which is the same in every language.
const ABOUT_THE_RULE: &str = "## What it does";

/// Where a project keeps the contract.
pub(super) const CONTRACT_FILE: &str = "wit/scoring.wit";

/// What every project has besides its sources.
pub(super) fn shared(name: &str, readme: &str) -> [NewFile; 3] {
    let (_, rule) = RUST_README.split_once(ABOUT_THE_RULE).expect("the README says what the rule does");
    [
        NewFile::of("README.md", &format!("{readme}{ABOUT_THE_RULE}{rule}"), name),
        NewFile::of("cases.toml", CASES, name),
        NewFile { path: CONTRACT_FILE.to_owned(), text: CONTRACT.to_owned() },
    ]
}

/// A folder for what a tool makes, with the contract that the project keeps, or else the program's own.
pub(super) fn workplace(project: &Path) -> io::Result<tempfile::TempDir> {
    let place = tempfile::tempdir()?;
    let own = project.join(CONTRACT_FILE);
    let contract = if own.is_file() { fs::read_to_string(own)? } else { CONTRACT.to_owned() };
    fs::write(place.path().join("scoring.wit"), contract)?;
    Ok(place)
}

/// Runs a tool in the project's folder, to its end.
///
/// # Errors
/// What the tool said, if it failed; `None` if there is no such tool.
pub(super) fn run(
    tool: &OsStr,
    project: &Path,
    arguments: &[&OsStr],
    watch: &mut dyn FnMut(&str),
) -> Result<(), Option<String>> {
    let output = Command::new(tool).current_dir(project).args(arguments).output();
    let output = match output {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(None),
        Err(error) => return Err(Some(error.to_string())),
    };
    let said = format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    if !output.status.success() {
        return Err(Some(said));
    }
    said.lines().for_each(watch);
    Ok(())
}

/// A tool or a package that is not installed.
pub(super) fn missing(tool: &str, vi: String, en: String) -> BuildError {
    BuildError::ToolMissing { tool: tool.to_owned(), install: Text::new(vi, en) }
}

/// A fault in a line of the project.
pub(super) fn fault(message: &str, file: &str, line: u32) -> BuildError {
    let place = Place::line(file.replace('\\', "/"), line, 1);
    BuildError::Faulty(vec![Fault { message: message.to_owned(), place: Some(place) }])
}

/// What a tool said where it named no line of the project: shown whole, and its last words told.
pub(super) fn failed(said: &str, watch: &mut dyn FnMut(&str)) -> BuildError {
    said.lines().for_each(watch);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    BuildError::Failed(last.trim().to_owned())
}
