//! Whatever lies in a folder of submissions: each file gets its own findings, and the others are scored all the same.

use std::collections::BTreeMap;
use std::path::Path;

use dti_tests::hostile::{CHAPTERS, Folder, GOOD, Hostile, agencies, corpus};

use crate::program::{case, dti, path, rows};

/// The findings about each file: code, and the cell where there is one.
type Told = BTreeMap<String, Vec<String>>;

/// Scores a folder; returns where the results are.
fn score(folder: &Folder, results: &Path) {
    let (set, submissions, out) = (path(&folder.set), path(&folder.submissions), path(results));
    let outcome = dti(&["score", &set, "--submissions", &submissions, "--out", &out]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
}

/// What the findings of a run say of each file; what follows from missing figures is left out.
fn told(results: &Path) -> Told {
    let text = std::fs::read_to_string(results.join("findings.json")).expect("it is written");
    let findings: Vec<BTreeMap<String, serde_json::Value>> = serde_json::from_str(&text).expect("it is JSON");
    let mut told = Told::new();
    for finding in &findings {
        let (Some(file), Some(code)) = (finding.get("file"), finding["code"].as_str()) else { continue };
        let file = file.as_str().expect("a text").to_owned();
        if code == "answer-missing" || code == "submission-missing" {
            continue;
        }
        let cell = finding.get("cell").and_then(|cell| cell.as_str()).map(|cell| format!("@{cell}"));
        told.entry(file).or_default().push(format!("{code}{}", cell.unwrap_or_default()));
    }
    for codes in told.values_mut() {
        codes.sort();
    }
    told
}

/// The first figure of each agency's form, where it was read.
fn figures(results: &Path) -> BTreeMap<String, String> {
    let rows = rows(&results.join("metrics.csv"));
    let first =
        rows.into_iter().filter(|row| row["indicator"] == "1.1" && row["input"] == "a" && !row["value"].is_empty());
    first.map(|mut row| (row.remove("agency").expect("a column"), row.remove("value").expect("a column"))).collect()
}

/// The points of the agency that handed in a correct form.
fn good(results: &Path) -> Vec<BTreeMap<String, String>> {
    let mut rows = rows(&results.join("scores.csv"));
    rows.retain(|row| row["agency"] == GOOD);
    assert!(!rows.is_empty());
    rows
}

#[test]
fn every_file_gets_its_own_findings_and_the_others_are_scored() {
    let below = tempfile::tempdir().expect("a folder can be made");
    let folder = Folder::begin(below.path()).expect("it can be written");
    let alone = below.path().join("alone");
    score(&folder, &alone);
    for hostile in corpus() {
        folder.put(hostile).unwrap_or_else(|error| panic!("{}: {error}", hostile.name));
    }
    let results = below.path().join("results");
    score(&folder, &results);
    assert_eq!(good(&alone), good(&results));

    check_tables(&told(&results), &figures(&results));
}

/// Compares what became of each file with the tables of `tests/README.md`; `BLESS=1` writes them anew.
fn check_tables(told: &Told, figures: &BTreeMap<String, String>) {
    let file = case("../README.md");
    let text = std::fs::read_to_string(&file).expect("it can be read");
    let tables = CHAPTERS.iter().fold(text.clone(), |text, (title, rows)| {
        let rows: String = rows.iter().map(|hostile| row(hostile, told, figures)).collect();
        with(&text, title, &format!("\n| file | what it is | what is told | figure |\n|---|---|---|---|\n{rows}\n"))
    });
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(&file, tables).expect("it can be written");
    }
    for (now, before) in tables.lines().zip(text.lines()) {
        assert_eq!(now, before, "{} says otherwise: if that is right, run again with BLESS=1", file.display());
    }
    assert_eq!(tables, text);
}

/// A file's row: findings about a folder that holds it are its own.
fn row(hostile: &Hostile, told: &Told, figures: &BTreeMap<String, String>) -> String {
    let name = dti_engine::text::normalise(hostile.name).replace('\\', "/");
    let folders = name.match_indices('/').map(|(end, _)| &name[..end]);
    let codes: Vec<_> = folders.chain([name.as_str()]).filter_map(|path| told.get(path)).flatten().collect();
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for code in codes {
        let (kind, _) = code.split_once('@').unwrap_or((code, ""));
        kinds.entry(kind).or_default().push(code);
    }
    let shown = kinds.iter().map(|(kind, codes)| match codes.as_slice() {
        [only] => format!("`{only}`"),
        several => format!("`{kind}` × {}", several.len()),
    });
    let shown = if kinds.is_empty() { "nothing".to_owned() } else { shown.collect::<Vec<_>>().join(", ") };
    let figure = figures.get(&agencies()[hostile.name]).map_or("–", String::as_str);
    let what = hostile.what.replace('|', "\\|");
    let short = hostile.name.chars().take(40).collect::<String>();
    format!("| `{}` | {what} | {shown} | {figure} |\n", short.escape_debug())
}

/// The text with what stands between the marks of this name replaced.
fn with(text: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = text.split_once(&begin).expect("the table begins");
    let (_, after) = rest.split_once(&end).expect("the table ends");
    format!("{before}{begin}{table}{end}{after}")
}
