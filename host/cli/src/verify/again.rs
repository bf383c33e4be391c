//! The run made anew, and laid beside the one that is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dti_diagnostics::{Code, Finding, Findings, Halted, Place, Severity};
use dti_reports::{Difference, INPUTS_FILE, RUN_FILE, Run};

use super::{Verified, inputs, shown};
use crate::run_finding;
use crate::score::{Recipe, make};
use crate::terminal::Terminal;

/// Makes the run anew in a folder for a while, and tells the first difference of each kind of file there is.
pub(super) fn compare(
    verified: &Verified<'_>,
    mut recipe: Recipe,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(), Halted> {
    let home = tempfile::Builder::new().prefix("dti-verify-").tempdir().map_err(|error| {
        let place = Place::file(shown(&std::env::temp_dir()));
        findings.push(Finding::new(Code::OutputUnwritable).with("reason", error.to_string()).at(place));
        Halted
    })?;
    recipe.out = home.path().join("run");
    // What there is to tell of the submissions was told by the run; only what kept it from being made is told again.
    let mut own = Findings::new();
    if make(&recipe, terminal, &mut own).is_err() {
        findings.extend(own.iter().filter(|finding| finding.severity() == Severity::Error).cloned());
        findings.push(Finding::new(Code::RunNotMadeAgain).at(verified.place()));
        return Err(Halted);
    }
    let made = Run::read(&recipe.out).map_err(|error| {
        findings.push(run_finding(&error, Code::RunUnreadable, &recipe.out));
        Halted
    })?;
    findings.extend(inputs::versions(verified, &made));
    findings.extend(first_difference(verified, &recipe.out, &made));
    Ok(())
}

/// The first file that differs, with its first difference; the record comes last, for it holds the digests of the others.
fn first_difference(verified: &Verified<'_>, again: &Path, made: &Run) -> Option<Finding> {
    let names: BTreeSet<_> = verified.record.outputs.keys().chain(made.outputs.keys()).map(String::as_str).collect();
    let names = names.into_iter().filter(|name| *name != INPUTS_FILE).chain([RUN_FILE]);
    let read = |folder: &Path, name: &str| fs::read(folder.join(name)).unwrap_or_default();
    let mut differing = names.filter_map(|name| {
        let difference = Difference::between(name, &read(verified.folder(), name), &read(again, name))?;
        Some((name, difference))
    });
    let (name, difference) = differing.next()?;
    let finding = Finding::new(Code::RunDiffers).with("file", name).with("difference", difference.text());
    let finding = finding.with("count", differing.count() + 1);
    Some(finding.at(Place::file(shown(&verified.folder().join(name)))))
}
