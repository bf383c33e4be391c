//! Runs over time: year on year, agencies that were renamed and merged, figures carried over, early signs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::{case, dti, dti_succeeds, path, rows};

const SET: &str = r#"
title = "Bộ thử"
missing = "zero"
cohort = [{ id = "so", title = "Sở" }]

[early-signs]
change = true

[[indicator]]
code = "1"
title = "Tỷ lệ"
points = 10
own-choice = "để thử"
inputs.value = { kind = "number" }
rule = { use = "share" }
[[indicator]]
code = "2"
title = "Số điểm"
points = 30
own-choice = "để thử"
inputs.value = { kind = "number" }
rule = { use = "share" }
"#;

const AGENCIES: &str = "code,name,from,to,predecessors,aliases
so-a,Sở A,,,,
so-b,Sở B,,,,ban-b|Ban B cũ
so-c,Sở C,,2024-12-31,,
so-d,Sở D,,2024-12-31,,
so-cd,Sở C và D,2025-01-01,,so-c;so-d,
";

/// A folder with a set and submissions of each year, and a run of each.
struct Years {
    home: TempDir,
}

impl Years {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder can be made") }
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes the set of a year and its figures.
    fn write(&self, year: i16, set: &str, figures: &str) {
        let (folder, submissions) = (self.folder(&format!("set-{year}")), self.folder(&format!("submissions-{year}")));
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::create_dir_all(&submissions).expect("a folder can be made");
        let head = format!("id = \"thu-{year}\"\nperiod = {{ from = {year}-01-01, to = {year}-12-31 }}\n");
        fs::write(folder.join("set.toml"), format!("{head}{set}")).expect("it can be written");
        fs::write(folder.join("agencies.csv"), AGENCIES).expect("it can be written");
        fs::write(submissions.join("so-lieu.csv"), figures).expect("it can be written");
    }

    fn score(&self, year: i16, more: &[&str]) -> PathBuf {
        let run = self.folder(&format!("run-{year}"));
        let (set, submissions) = (self.folder(&format!("set-{year}")), self.folder(&format!("submissions-{year}")));
        let (set, submissions, out) = (path(&set), path(&submissions), path(&run));
        let mut arguments = vec!["score", &set, "--submissions", &submissions, "--out", &out, "--lang", "en"];
        arguments.extend(more);
        dti_succeeds(&arguments);
        run
    }
}

/// Two years of the set; in the second C and D are one.
fn two_years() -> (Years, PathBuf, PathBuf) {
    let years = Years::new();
    years.write(2024, SET, "agency,1,2\nso-a,0.5,0.3\nban-b,0.6,0.4\nso-c,0.2,0.1\nso-d,0.3,0.1\n");
    years.write(2025, SET, "agency,1,2\nso-a,0.9,0.4\nso-b,0.5,0.4\nso-cd,0.4,0.1\n");
    let old = years.score(2024, &[]);
    let new = years.score(2025, &["--previous", &path(&old)]);
    (years, old, new)
}

type Row = BTreeMap<String, String>;

fn row<'a>(changes: &'a [Row], agency: &str, kind: &str, node: &str) -> &'a Row {
    let found = changes.iter().find(|row| (&*row["agency"], &*row["kind"], &*row["node"]) == (agency, kind, node));
    found.unwrap_or_else(|| panic!("no {kind} {node} of {agency}"))
}

fn codes(run: &Path) -> Vec<(String, Option<String>)> {
    let text = fs::read_to_string(run.join("findings.json")).expect("it is written");
    let findings: Vec<serde_json::Value> = serde_json::from_str(&text).expect("it is JSON");
    let told = |finding: &serde_json::Value| {
        let word = |key: &str| finding.get(key).and_then(|word| word.as_str()).map(str::to_owned);
        (word("code").expect("it has a code"), word("agency"))
    };
    findings.iter().map(told).collect()
}

#[test]
fn a_run_tells_what_changed_since_the_earlier_one() {
    let (_years, _, new) = two_years();
    let changes = rows(&new.join("changes.csv"));
    let number = |row: &Row, column: &str| row[column].parse::<f64>().expect("it is a number");
    // 5 + 9 = 14 of 40 points, then 9 + 12 = 21; second of four, then first of three.
    let index = row(&changes, "so-a", "index", "");
    assert!((number(index, "points_change") - 7.0).abs() < 1e-9, "{index:?}");
    assert!((number(index, "index_change") - 0.175).abs() < 1e-9, "{index:?}");
    let rank = row(&changes, "so-a", "rank", "");
    let ranks = ["previous_rank", "previous_of", "rank", "of", "rank_change"].map(|column| rank[column].as_str());
    assert_eq!(ranks, ["2", "4", "1", "3", "1"]);
    assert!((number(row(&changes, "so-b", "indicator", "1"), "points_change") + 1.0).abs() < 1e-9);
    let merged = row(&changes, "so-cd", "index", "");
    let said = ["comparable", "why_not", "previous_agency", "index_change"].map(|column| merged[column].as_str());
    assert_eq!(said, ["false", "agency-merged", "so-c; so-d", ""]);
    let record = fs::read_to_string(new.join("run.json")).expect("it is written");
    assert!(record.contains("\"previous\"") && record.contains("\"changes.csv\""));
}

#[test]
fn names_and_days_of_the_registry_are_kept_and_told() {
    let (years, old, new) = two_years();
    let note = |agency: &str| ("agency-alias-used".to_owned(), Some(agency.to_owned()));
    assert!(codes(&old).contains(&note("so-b")));
    assert!(!codes(&new).contains(&note("so-b")));
    let scored: Vec<_> = rows(&new.join("index.csv")).into_iter().map(|row| row["agency"].clone()).collect();
    assert_eq!(scored, ["so-a", "so-b", "so-cd"]);
    years.write(2025, SET, "agency,1,2\nso-a,0.9,0.4\nso-c,0.5,0.4\n");
    let (set, submissions) = (path(&years.folder("set-2025")), path(&years.folder("submissions-2025")));
    let outcome = dti(&["check", &set, "--submissions", &submissions, "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("error[agency-not-valid]: the agency `so-c` takes no part"), "{}", outcome.err);
    assert!(outcome.err.contains("enter the figures for its successor `so-cd`"), "{}", outcome.err);
}

#[test]
fn two_runs_are_compared_on_one_page() {
    let (years, old, new) = two_years();
    let (old, new, out) = (path(&old), path(&new), years.folder("changes.csv"));
    let outcome = dti_succeeds(&["compare", &old, &new, "--lang", "en", "--out", &path(&out)]);
    assert!(outcome.out.contains("| so-a | Sở A | 2 | 1 | +1 | 0.35 | 0.525 | +0.175 |"), "{}", outcome.out);
    assert!(
        outcome.out.contains("| so-cd | Sở C và D | merged from several agencies | so-c, so-d |"),
        "{}",
        outcome.out
    );
    assert_eq!(rows(&out), rows(&Path::new(&new).join("changes.csv")));
    let itself = dti_succeeds(&["compare", &new, &new, "--lang", "en"]);
    assert!(itself.out.contains("Risen: 0, fallen: 0, same rank: 3."), "{}", itself.out);
    fs::write(Path::new(&new).join("index.csv"), "agency\n").expect("it can be written");
    let changed = dti(&["compare", &old, &new, "--lang", "en"]);
    assert_eq!((changed.code, changed.err.contains("error[run-changed]")), (1, true), "{}", changed.err);
}

#[test]
fn what_the_sets_define_differently_is_said() {
    let (years, old, _) = two_years();
    let other = SET.replace("points = 30", "points = 20").replace("change = true", "");
    years.write(2025, &other, "agency,1,2\nso-a,0.9,0.4\n");
    let new = years.score(2025, &["--previous", &path(&old)]);
    let changes = rows(&new.join("changes.csv"));
    let said = |kind: &str, node: &str| row(&changes, "so-a", kind, node)["why_not"].clone();
    assert_eq!([said("rank", ""), said("index", ""), said("indicator", "1")], ["", "maximum-changed", ""]);
    assert_eq!(said("indicator", "2"), "maximum-changed");
    assert_eq!(row(&changes, "so-b", "rank", "")["why_not"], "not-scored-now");
    years.write(
        2025,
        &SET.replace("code = \"1\"", "code = \"8\"").replace("code = \"2\"", "code = \"9\""),
        "agency,8\nso-a,1\n",
    );
    let (set, submissions) = (path(&years.folder("set-2025")), path(&years.folder("submissions-2025")));
    let (old, out) = (path(&old), path(&years.folder("none")));
    let outcome =
        dti(&["score", &set, "--submissions", &submissions, "--out", &out, "--previous", &old, "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("error[runs-unrelated]"), "{}", outcome.err);
}

#[test]
fn signs_are_told_by_check_and_by_score_and_change_no_points() {
    let (years, old, new) = two_years();
    let told: Vec<_> = codes(&new).into_iter().filter(|(code, _)| code.starts_with("sign-")).collect();
    // 0.9 after 0.5 is 80 % more; all other changes are below 50 %.
    assert_eq!(told, [("sign-change".to_owned(), Some("so-a".to_owned()))]);
    let (set, submissions) = (path(&years.folder("set-2025")), path(&years.folder("submissions-2025")));
    let outcome =
        dti_succeeds(&["check", &set, "--submissions", &submissions, "--previous", &path(&old), "--lang", "en"]);
    assert!(outcome.err.contains("is 0.9, in the last period 0.5: a change of 80 %"), "{}", outcome.err);
    let points = fs::read(new.join("scores.csv")).expect("it is written");
    years.write(2025, &SET.replace("change = true", ""), "agency,1,2\nso-a,0.9,0.4\nso-b,0.5,0.4\nso-cd,0.4,0.1\n");
    let without = years.score(2025, &["--previous", &path(&old)]);
    assert!(codes(&without).iter().all(|(code, _)| !code.starts_with("sign-")));
    assert_eq!(fs::read(without.join("scores.csv")).expect("it is written"), points);
}

#[test]
fn merged_provinces_take_the_mean_of_their_predecessors() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let (totals, merged) = (path(&home.path().join("totals")), path(&home.path().join("merged")));
    let of = |name: &str| path(&case(name));
    let (set, submissions) = (of("national-totals/set"), of("national-totals/submissions"));
    dti_succeeds(&["score", &set, "--submissions", &submissions, "--out", &totals]);
    let (set, submissions) = (of("national-merged/set"), of("national-merged/submissions"));
    let carried = path(&home.path().join("ke-thua.csv"));
    dti_succeeds(&["carry-over", &set, "--previous", &totals, "--out", &carried]);
    // What is kept in the repository has its lines ended as the repository does.
    let written = |file: &str| fs::read_to_string(file).expect("it is written").replace("\r\n", "\n");
    assert_eq!(written(&carried), written(&of("national-merged/submissions/ke-thua.csv")));

    dti_succeeds(&["score", &set, "--submissions", &submissions, "--out", &merged, "--previous", &totals]);
    let changes = rows(&Path::new(&merged).join("changes.csv"));
    // Ten provinces stayed as they were, one of them under another name.
    let same: Vec<_> = changes.iter().filter(|row| row["kind"] == "index" && row["comparable"] == "true").collect();
    assert_eq!(same.len(), 11);
    assert!(same.iter().all(|row| row["index_change"] == "0"), "{same:?}");
    let ranks = row(&changes, "hue", "rank", "");
    assert_eq!([&*ranks["previous_rank"], &*ranks["rank"], &*ranks["rank_change"]], ["5", "2", "3"]);

    let nothing = dti(&["carry-over", "national-2024", "--previous", &totals, "--out", &carried, "--lang", "en"]);
    assert_eq!((nothing.code, nothing.err.contains("error[nothing-to-carry-over]")), (1, true), "{}", nothing.err);
}
