//! Every case that holds a `case.toml` gives the tables that it expects; see `tests/cases/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::program::{case, dti_in, path, rows};

type Row = BTreeMap<String, String>;

/// The tables that a case may expect, with the columns that tell their rows apart.
const TABLES: [(&str, &[&str]); 7] = [
    ("index", &["agency"]),
    ("pillars", &["agency", "pillar"]),
    ("views", &["agency", "view"]),
    ("attributes", &["agency", "attribute"]),
    ("scores", &["agency", "indicator"]),
    ("metrics", &["agency", "indicator", "input"]),
    ("standing", &["target", "measure", "period", "producer", "cohort"]),
];

/// What stands in a cell that is not compared.
const ANYTHING: &str = "*";

/// Numbers agree within this, unless the case says otherwise.
const TOLERANCE: f64 = 1e-9;

struct Case {
    folder: PathBuf,
    set: String,
    arguments: Vec<String>,
    tolerance: BTreeMap<String, f64>,
    findings: Option<BTreeSet<String>>,
}

impl Case {
    fn read(folder: PathBuf) -> Self {
        let file = folder.join("case.toml");
        let text = std::fs::read_to_string(&file).expect("it can be read");
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let known = ["set", "arguments", "tolerance", "findings"];
        let unknown: Vec<_> = table.keys().filter(|key| !known.contains(&key.as_str())).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?} mean nothing", file.display());
        let field = |key: &str| table.get(key).cloned();
        Self {
            set: field("set").expect("a case names its set").try_into().expect("a name"),
            arguments: field("arguments").map_or_else(Vec::new, |list| list.try_into().expect("texts")),
            tolerance: field("tolerance").map_or_else(BTreeMap::new, |list| list.try_into().expect("numbers")),
            findings: field("findings").map(|list| list.try_into().expect("codes")),
            folder,
        }
    }

    fn name(&self) -> String {
        self.folder.file_name().expect("it has a name").to_string_lossy().into_owned()
    }

    /// Scores the submissions from inside the case's folder, and tells what is not as expected.
    fn differences(&self) -> Vec<String> {
        let out = tempfile::tempdir().expect("a folder can be made");
        let results = out.path().join("results");
        let results_path = path(&results);
        let mut arguments = vec!["score", &self.set, "--submissions", "submissions", "--out", &results_path];
        arguments.extend(self.arguments.iter().map(String::as_str));
        let outcome = dti_in(&self.folder, &arguments);
        if outcome.code != 0 {
            return vec![format!("ends with {}: {}", outcome.code, outcome.err)];
        }
        let mut differences = self.different_findings(&results);
        let mut compared = 0;
        for (table, keys) in TABLES {
            let expected = self.folder.join(format!("expected-{table}.csv"));
            if expected.is_file() {
                compared += 1;
                let scored = rows(&results.join(format!("{table}.csv")));
                let told = self.different_rows(keys, &rows(&expected), &scored);
                differences.extend(told.into_iter().map(|told| format!("{table}.csv: {told}")));
            }
        }
        if compared == 0 {
            differences.push("expects nothing".to_owned());
        }
        differences
    }

    fn different_findings(&self, results: &Path) -> Vec<String> {
        let Some(expected) = &self.findings else { return Vec::new() };
        let text = std::fs::read_to_string(results.join("findings.json")).expect("it is written");
        let findings: Vec<serde_json::Value> = serde_json::from_str(&text).expect("it is JSON");
        let told: BTreeSet<String> =
            findings.iter().map(|finding| finding["code"].as_str().expect("it has a code").to_owned()).collect();
        if told == *expected { Vec::new() } else { vec![format!("told are {told:?}, expected {expected:?}")] }
    }

    fn different_rows(&self, keys: &[&str], expected: &[Row], scored: &[Row]) -> Vec<String> {
        let name = |row: &Row| keys.iter().map(|&key| row[key].as_str()).collect::<Vec<_>>().join(" ");
        let by_name: BTreeMap<String, &Row> = scored.iter().map(|row| (name(row), row)).collect();
        let mut differences = Vec::new();
        for wanted in expected {
            let Some(row) = by_name.get(&name(wanted)) else {
                differences.push(format!("`{}` is not there", name(wanted)));
                continue;
            };
            for (column, value) in wanted.iter().filter(|(_, value)| *value != ANYTHING) {
                match row.get(column) {
                    None => differences.push(format!("there is no column `{column}`")),
                    Some(found) if self.agree(column, value, found) => {}
                    Some(found) => {
                        differences.push(format!("`{}` {column}: `{found}`, expected `{value}`", name(wanted)));
                    }
                }
            }
        }
        differences
    }

    /// Whether two cells are the same text, or numbers close enough to each other.
    fn agree(&self, column: &str, expected: &str, found: &str) -> bool {
        let tolerance = self.tolerance.get(column).copied().unwrap_or(TOLERANCE);
        match (expected.parse::<f64>(), found.parse::<f64>()) {
            (Ok(expected), Ok(found)) => (expected - found).abs() <= tolerance,
            _ => expected == found,
        }
    }
}

/// The cases, in the order of their names.
fn cases() -> Vec<Case> {
    let folders = std::fs::read_dir(case(".")).expect("it is a folder");
    let folders = folders.map(|entry| entry.expect("it can be listed").path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.join("case.toml").is_file()).collect();
    folders.sort();
    folders.into_iter().map(Case::read).collect()
}

#[test]
fn every_case_gives_what_it_expects() {
    let mut told = Vec::new();
    for case in cases() {
        told.extend(case.differences().into_iter().map(|difference| format!("{}: {difference}", case.name())));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
