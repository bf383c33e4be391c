//! The generated cases are what they say they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dti_diagnostics::{Finding, Findings, Severity, Spot};
use dti_engine::{metrics, submissions};
use dti_tests::hcmc;

/// The bytes of all files below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

fn written() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    hcmc::write_case(folder.path()).unwrap();
    files(folder.path())
}

#[test]
fn a_case_has_the_same_bytes_every_time() {
    let (first, second) = (written(), written());
    // 57 agencies, two further copies, a lock file, the flat table.
    assert_eq!(first.len(), 61);
    let differing: Vec<_> = first.iter().filter(|(name, bytes)| second.get(*name) != Some(bytes)).collect();
    assert!(differing.is_empty(), "{:?}", differing.iter().map(|(name, _)| name).collect::<Vec<_>>());
}

/// What `expected-findings.csv` asks for: file, code, and the cell where there is one.
type Told = (String, String, String);

fn expected(severity: &str) -> BTreeSet<Told> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/hcmc-2023/expected-findings.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    let rows: Vec<BTreeMap<String, String>> = table.deserialize().map(Result::unwrap).collect();
    let rows = rows.iter().filter(|row| row["severity"] == severity);
    rows.map(|row| (row["file"].clone(), row["code"].clone(), row["place"].clone())).collect()
}

/// What the engine says of the case before it scores anything.
fn told(severity: Severity) -> BTreeSet<Told> {
    let folder = tempfile::tempdir().unwrap();
    hcmc::write_case(folder.path()).unwrap();
    let mut findings = Findings::new();
    let set = crate::sets::load(hcmc::SET);
    let submissions = submissions::read(&set, folder.path(), &(), &mut findings).unwrap();
    metrics::derive(&set, &submissions, &mut findings);
    let of_severity = findings.iter().filter(|finding| finding.severity() == severity);
    of_severity.map(|finding| (file(finding, folder.path()), finding.code.as_str().to_owned(), cell(finding))).collect()
}

fn file(finding: &Finding, folder: &Path) -> String {
    let file = finding.place.as_ref().map_or("", |place| place.file.as_str());
    let folder = format!("{}/", folder.to_string_lossy());
    file.strip_prefix(&folder).unwrap_or(file).to_owned()
}

/// The cell as a spreadsheet shows it; the form has fewer than 26 columns.
fn cell(finding: &Finding) -> String {
    match finding.place.as_ref().map(|place| &place.spot) {
        Some(Spot::Cell { row, column, .. }) => {
            format!("{}{}", char::from(b'A' + u8::try_from(*column).unwrap()), row + 1)
        }
        _ => String::new(),
    }
}

#[test]
fn every_planted_error_is_told_and_no_other() {
    assert_eq!(told(Severity::Error), expected("error"));
}

#[test]
fn every_planted_warning_is_told() {
    let (told, expected) = (told(Severity::Warning), expected("warning"));
    let untold: Vec<_> = expected.difference(&told).collect();
    assert!(untold.is_empty(), "not told: {untold:#?}\ntold: {told:#?}");
}
