//! The generated cases are what they say they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Finding, Findings, Severity, Spot};
use dti_engine::{Metrics, metrics, submissions};
use dti_tests::hcmc;
use tempfile::TempDir;

/// The bytes of all files below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().into_owned();
                files.insert(name, std::fs::read(path).expect("the file can be read"));
            }
        }
    }
    files
}

fn written() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(folder.path()).expect("the case can be written");
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
    let mut table = csv::Reader::from_path(path).expect("the list is there");
    let rows: Vec<BTreeMap<String, String>> =
        table.deserialize().collect::<Result<_, _>>().expect("the list is a table");
    let rows = rows.iter().filter(|row| row["severity"] == severity);
    rows.map(|row| (row["file"].clone(), row["code"].clone(), row["place"].clone())).collect()
}

/// The case as the engine reads it, before it scores anything.
struct Reading {
    folder: TempDir,
    set: CriteriaSet,
    metrics: Metrics,
    findings: Findings,
}

fn reading() -> Reading {
    let folder = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(folder.path()).expect("the case can be written");
    let (set, mut findings) = (crate::sets::load(hcmc::SET), Findings::new());
    let submissions = submissions::read(&set, folder.path(), submissions::Reading::here(), &mut findings)
        .expect("there is something to read");
    let metrics = metrics::derive(&set, &submissions, &mut findings);
    Reading { folder, set, metrics, findings }
}

impl Reading {
    fn told(&self, severity: Severity) -> BTreeSet<Told> {
        let of_severity = self.findings.iter().filter(|finding| finding.severity() == severity);
        let told = |finding| (file(finding, self.folder.path()), finding.code.as_str().to_owned(), cell(finding));
        of_severity.map(told).collect()
    }

    fn figure(&self, agency: &str, indicator: &str, input: &str) -> Option<f64> {
        let agency = self.set.agency(agency).expect("the set has it");
        let indicator = self.set.indicator(indicator).expect("the set has it");
        let input = self.set.indicators()[indicator].input(input).expect("the indicator has it");
        self.metrics.value(agency, indicator, input)
    }
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
            format!("{}{}", char::from(b'A' + u8::try_from(*column).expect("a narrow form")), row + 1)
        }
        _ => String::new(),
    }
}

#[test]
fn every_planted_error_is_told_and_no_other() {
    assert_eq!(reading().told(Severity::Error), expected("error"));
}

#[test]
fn nothing_is_told_of_citations_but_what_was_planted() {
    let about = |told: BTreeSet<Told>| told.into_iter().filter(|(_, code, _)| code.starts_with("evidence")).collect();
    let (told, planted): (Vec<_>, Vec<_>) = (about(reading().told(Severity::Warning)), about(expected("warning")));
    assert_eq!(told, planted);
}

#[test]
fn every_planted_warning_and_note_is_told() {
    let reading = reading();
    for (severity, name) in [(Severity::Warning, "warning"), (Severity::Note, "note")] {
        let (told, expected) = (reading.told(severity), expected(name));
        let untold: Vec<_> = expected.difference(&told).collect();
        assert!(untold.is_empty(), "not told: {untold:#?}\ntold: {told:#?}");
    }
}

#[test]
fn habits_are_read_as_they_are_meant() {
    let reading = reading();
    assert_eq!(reading.figure("so-noi-vu", "6.10", "value"), Some(8.5));
    assert_eq!(reading.figure("so-tu-phap", "4.3", "value"), Some(0.85));
    for agency in ["so-giao-thong-van-tai", "so-xay-dung", "so-tai-chinh"] {
        let (part, whole) = (reading.figure(agency, "6.2", "a"), reading.figure(agency, "6.2", "b"));
        assert!(part.is_some() && part < whole, "{agency}: {part:?} of {whole:?}");
    }
}

#[test]
fn records_are_counted_where_there_are_any() {
    let reading = reading();
    for agency in ["so-y-te", "thu-duc", "phuong-ben-nghe"] {
        assert_eq!(reading.figure(agency, "6.6", "b"), Some(2_000.0));
        assert_eq!(reading.figure(agency, "6.2", "b"), Some(2_000.0));
    }
    assert_eq!(reading.figure("so-noi-vu", "6.6", "b"), None);
}
