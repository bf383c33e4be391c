//! A plugin that an author works at: loaded, with its cases, and every call watched.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_engine::rules::{Awards, CheckError, Complaint, Rule as _, RuleFailure, RuleProfile, Task};
use dti_sandbox::{Breach, Failure, Limits, Plugin, Sandbox, SandboxedRule, Usage};
use dti_workbench::{Case, Fault, Law, read_cases};
use serde_json::{Map, Value};

use super::build::{Compiled, component, load, sandbox, shown};
use crate::arguments::Common;
use crate::plugins::cache_folder;
use crate::terminal::Terminal;

/// The file of an author's cases, in the folder of a project or beside a component.
const CASES: &str = "cases.toml";

/// A plugin that an author works at.
pub(super) struct Opened {
    pub(super) path: PathBuf,
    pub(super) compiled: Compiled,
    pub(super) sandbox: Sandbox,
}

/// Opens a component, or builds a project.
pub(super) fn open(
    path: &Path,
    common: &Common,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<Opened, Halted> {
    let bytes = if path.is_dir() { component(path, terminal, findings)? } else { read(path, findings)? };
    let sandbox = sandbox(cache_folder(common), findings)?;
    let compiled = load(&sandbox, &bytes, &shown(path), findings)?;
    Ok(Opened { path: path.to_owned(), compiled, sandbox })
}

fn read(path: &Path, findings: &mut Findings) -> Result<Vec<u8>, Halted> {
    Plugin::read(path, &Limits::default()).map_err(|error| {
        let finding = Finding::new(Code::PluginUnusable).with("plugin", shown(path));
        findings.push(finding.with("reason", error.text()).at(Place::file(shown(path))));
        Halted
    })
}

impl Opened {
    /// The author's cases: of the file that was named, else of the one in the project or beside the component.
    pub(super) fn cases(&self, named: Option<&Path>, findings: &mut Findings) -> Result<Option<Vec<Case>>, Halted> {
        let folder = if self.path.is_dir() { Some(self.path.as_path()) } else { self.path.parent() };
        let beside = folder.map(|folder| folder.join(CASES)).filter(|path| path.is_file());
        let Some(path) = named.map(Path::to_owned).or(beside) else { return Ok(None) };
        let text = fs::read_to_string(&path).map_err(|error| {
            let finding = Finding::new(Code::CasesUnreadable).with("reason", error.to_string());
            findings.push(finding.at(Place::file(shown(&path))));
            Halted
        })?;
        read_cases(&shown(&path), &text, findings).map(Some)
    }

    /// The rule of that id, or the only one; that there is none is told, at a place if there is one to name.
    pub(super) fn rule(
        &self,
        id: Option<&str>,
        place: Option<Place>,
        findings: &mut Findings,
    ) -> Option<&SandboxedRule> {
        let rules = self.compiled.plugin.sandboxed();
        let found = match id {
            Some(id) => rules.iter().find(|rule| rule.profile().id == id),
            None => rules.first().filter(|_| rules.len() == 1),
        };
        if found.is_none() {
            let known = rules.iter().map(|rule| format!("`{}`", rule.profile().id)).collect::<Vec<_>>().join(", ");
            let finding = Finding::new(Code::RuleUnknown).with("rule", id.unwrap_or_default()).with("known", known);
            findings.push(finding.at(place.unwrap_or_else(|| Place::file(shown(&self.path)))));
        }
        found
    }
}

/// A rule whose calls are watched: what the dearest of them used.
pub(super) struct Watched<'a> {
    rule: &'a SandboxedRule,
    dearest: Cell<Usage>,
}

impl<'a> Watched<'a> {
    pub(super) fn new(rule: &'a SandboxedRule) -> Self {
        Self { rule, dearest: Cell::default() }
    }

    pub(super) fn profile(&self) -> &'a RuleProfile {
        self.rule.profile()
    }

    /// What the call used that burnt the most fuel, and the most memory that any took.
    pub(super) fn dearest(&self) -> Usage {
        self.dearest.get()
    }

    pub(super) fn check(&self, parameters: &Map<String, Value>) -> Result<Vec<Complaint>, Fault> {
        match self.rule.check(parameters) {
            Ok(()) => Ok(Vec::new()),
            Err(CheckError::Complaints(complaints)) => Ok(complaints),
            Err(CheckError::Failed(RuleFailure(reason)) | CheckError::Interrupted(reason)) => {
                Err(Fault::Failed(Law::Answers, reason))
            }
        }
    }

    pub(super) fn score(&self, task: &Task<'_>) -> Result<Awards, Fault> {
        let measured = self.rule.measure(task).map_err(|failure| Fault::Failed(law(&failure), failure.text()))?;
        let (before, now) = (self.dearest.get(), measured.usage);
        let dearer = if now.fuel >= before.fuel { now } else { before };
        self.dearest.set(Usage { memory_bytes: before.memory_bytes.max(now.memory_bytes), ..dearer });
        measured.answer.map_err(Fault::Refused)
    }
}

/// The law that a failure breaks.
fn law(failure: &Failure) -> Law {
    match failure {
        Failure::Breach(Breach::OutOfRange { .. } | Breach::NotFinite { .. }) => Law::Bounds,
        Failure::Breach(_) => Law::Shape,
        _ => Law::Answers,
    }
}

/// What a call used, in words of a sentence.
pub(super) fn used(usage: Usage) -> Vec<(&'static str, Argument)> {
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let fuel = |units: u64| Argument::from(units as f64);
    vec![
        ("fuel", fuel(usage.fuel)),
        ("fuel-limit", fuel(usage.fuel_limit)),
        ("memory", Argument::from(usage.memory_bytes.div_ceil(1024))),
        ("memory-limit", Argument::from(usage.memory_limit / 1024)),
    ]
}
