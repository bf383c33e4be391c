//! `dti verify`: whether the outputs of a run are those that it wrote, and whether they come out of its inputs again.
//!
//! 1. [`outputs`] lays the files of the folder beside the digests of the record;
//! 2. [`inputs`] finds what went in, and lays that beside the record;
//! 3. [`again`] makes the run anew, from the set that the folder keeps, and compares byte for byte.

mod again;
mod inputs;
mod outputs;

use std::path::{Path, PathBuf};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_reports::{OutputError, Run};

use crate::arguments::{Common, Verify};
use crate::run_finding;
use crate::score::on_threads;
use crate::terminal::Terminal;

/// A run that is verified.
struct Verified<'a> {
    asked: &'a Verify,
    record: Run,
    /// SHA-256 of its record.
    digest: String,
}

impl Verified<'_> {
    fn folder(&self) -> &Path {
        &self.asked.run
    }

    fn place(&self) -> Place {
        Place::file(self.folder().to_string_lossy())
    }
}

/// What was proved, in figures.
struct Proof {
    outputs: usize,
    inputs: usize,
}

/// Verifies a run, and tells what that proves.
pub(crate) fn verify(asked: &Verify, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let (verified, proof) = terminal.settle_with(&mut findings, |findings| {
        let verified = open(asked, findings)?;
        let proof = on_threads(asked.jobs, || prove(&verified, common, terminal, findings))?;
        Ok((verified, proof))
    })?;
    let record = &verified.record;
    let words = [
        ("outputs", Argument::from(proof.outputs)),
        ("inputs", proof.inputs.into()),
        ("plugins", record.manifest.plugins.len().into()),
        ("set", record.set.id.as_str().into()),
        ("set-digest", record.set.digest.as_str().into()),
        ("engine", record.manifest.engine.as_str().into()),
        ("digest", verified.digest.as_str().into()),
    ];
    terminal.say(if asked.outputs_only { "verify-outputs" } else { "verify-proved" }, &words);
    Ok(())
}

fn open<'a>(asked: &'a Verify, findings: &mut Findings) -> Result<Verified<'a>, Halted> {
    let read = Run::read(&asked.run).and_then(|record| Ok((record, Run::digest(&asked.run)?)));
    let (record, digest) = read.map_err(|error| {
        findings.push(run_finding(&error, Code::RunUnreadable, &asked.run));
        Halted
    })?;
    Ok(Verified { asked, record, digest })
}

fn prove(
    verified: &Verified<'_>,
    common: &Common,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<Proof, Halted> {
    outputs::compare(verified, findings)?;
    let outputs = verified.record.outputs.len() + 1;
    if verified.asked.outputs_only {
        return Ok(Proof { outputs, inputs: 0 });
    }
    let found = inputs::find(verified, common, findings)?;
    let inputs = inputs::compare(verified, &found, findings)?;
    again::compare(verified, found, terminal, findings)?;
    Ok(Proof { outputs, inputs })
}

/// Tells that a folder cannot be read, or that nothing can be written where the run is made anew.
fn refused(error: &OutputError, folder: &Path, findings: &mut Findings) -> Halted {
    let finding = Finding::new(Code::RunUnreadable).with("reason", error.text());
    findings.push(finding.at(Place::file(folder.to_string_lossy())));
    Halted
}

/// A path as people are shown it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// What a command line names, or else what the run kept; none where neither says it.
fn named(asked: Option<&PathBuf>, kept: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    asked.cloned().or_else(kept)
}
