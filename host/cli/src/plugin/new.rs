//! `dti plugin new`: the project of a plugin.

use std::path::{Path, PathBuf};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_workbench::{LANGUAGES, ProjectError, begin, language};

use super::arguments::New;
use crate::lang;
use crate::terminal::{Terminal, words};

/// Writes a project.
pub(super) fn new(asked: &New, terminal: &Terminal) -> Result<(), Halted> {
    let folder = asked.out.clone().unwrap_or_else(|| PathBuf::from(&asked.name));
    let mut findings = Findings::new();
    terminal.settle_with(&mut findings, |findings| write(asked, &folder, findings))?;
    let shown = folder.to_string_lossy().into_owned();
    terminal.say("plugin-begun", &[("folder", Argument::from(shown))]);
    Ok(())
}

fn write(asked: &New, folder: &Path, findings: &mut Findings) -> Result<(), Halted> {
    let language = lang::code(&asked.lang).and_then(language).unwrap_or(LANGUAGES[0]);
    if dti_bundle::standard_plugins().iter().any(|plugin| plugin.name == asked.name) {
        return Err(not_begun(folder, words("plugin-name-standard"), "plugin-name-other", findings));
    }
    begin(language, &asked.name, folder).map_err(|error| match error {
        ProjectError::Name(_) => not_begun(folder, words("plugin-name-unfit"), "plugin-name-fit", findings),
        ProjectError::Exists => not_begun(folder, words("cli-set-exists"), "plugin-elsewhere", findings),
        ProjectError::Io(error) => not_begun(folder, error.to_string(), "cli-set-permission", findings),
    })
}

fn not_begun(folder: &Path, reason: impl Into<Argument>, way_out: &str, findings: &mut Findings) -> Halted {
    let finding = Finding::new(Code::PluginNotBegun).with("reason", reason).with("way-out", words(way_out));
    findings.push(finding.at(Place::file(folder.to_string_lossy())));
    Halted
}
