//! The end of a reader costs a file and nothing else.
#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use dti_tests::hcmc;

use crate::program::{dti, files, path};

/// The files of a run over the case and what was put beside it, and what was said.
fn score(submissions: &Path) -> (BTreeMap<String, Vec<u8>>, String) {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = path(&out.path().join("results"));
    let folder = path(submissions);
    let outcome =
        dti(&["score", hcmc::SET, "--submissions", &folder, "--out", &results, "--at", "2024-01-15", "--lang", "en"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    (files(Path::new(&results)), outcome.err)
}

/// The agencies whose points differ between two runs, or that only one of them scored.
fn agencies_differing(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let rows = |files: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        let text = String::from_utf8(files["scores.csv"].clone()).expect("a table is text");
        text.lines().map(str::to_owned).collect()
    };
    let (one, other) = (rows(one), rows(other));
    assert!(one.len() > 1_000);
    one.symmetric_difference(&other).filter_map(|row| Some(row.split(',').next()?.to_owned())).collect()
}

/// The readers of a process, by what the system tells of all processes.
fn readers_of(parent: u32) -> Vec<String> {
    let processes = std::fs::read_dir("/proc").expect("the system tells").flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().into_string().ok());
    let is_reader = |number: &String| {
        let told = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        // Behind the name in brackets: the state, and who started it.
        let behind = told.rsplit_once(") ").map_or("", |(_, behind)| behind);
        behind.split(' ').nth(1) == Some(parent.to_string().as_str()) && !behind.starts_with('Z')
    };
    numbers.filter(|number| number.parse::<u32>().is_ok()).filter(is_reader).collect()
}

#[test]
fn readers_that_are_killed_are_replaced() {
    let submissions = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(submissions.path()).expect("the case can be written");
    let (without, _) = score(submissions.path());
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = out.path().join("results");
    let mut run = start(&["score", hcmc::SET, "--at", "2024-01-15", "--lang", "en"], submissions.path(), &results);
    let mut killed = BTreeSet::new();
    while killed.len() < 6 && run.try_wait().expect("it was started").is_none() {
        for reader in readers_of(run.id()) {
            // Not at once: most are to be met at work.
            std::thread::sleep(Duration::from_millis(30));
            let _ = Command::new("kill").args(["-9", &reader]).output();
            killed.insert(reader);
        }
    }
    let outcome = run.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "{told}");
    assert!(!killed.is_empty());
    let failed = told.matches("error[reader-failed]").count();
    assert!(failed <= killed.len(), "{failed} files for {} readers: {told}", killed.len());
    if failed == 0 {
        assert!(agencies_differing(&without, &files(&results)).is_empty());
    }
}

/// Starts a run of the program, and does not wait for its end.
fn start(words: &[&str], submissions: &Path, results: &Path) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
    command.args(words).arg("--submissions").arg(submissions).arg("--out").arg(results);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
}
