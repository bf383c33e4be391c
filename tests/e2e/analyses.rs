//! `dti robustness` and `dti what-if` on the provinces of 2024.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{case, dti, dti_succeeds, path, rows};

/// A run of `national-2024`, or of another folder of that set, in a folder of its own.
fn run(set: &str) -> (tempfile::TempDir, PathBuf) {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = out.path().join("results");
    let submissions = path(&case("national-2024/submissions"));
    dti_succeeds(&["score", set, "--submissions", &submissions, "--out", &path(&results)]);
    (out, results)
}

/// Every file of a run with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("it is a folder").map(|entry| entry.expect("it is listed").path());
    let read = |entry: PathBuf| match entry.is_dir() {
        true => files(&entry),
        false => BTreeMap::from([(entry.clone(), fs::read(&entry).expect("it is a file"))]),
    };
    entries.flat_map(read).collect()
}

#[test]
fn a_run_that_is_asked_for_it_holds_the_intervals_that_are_drawn_afterwards() {
    let (out, results) = run("national-2024");
    let tables = out.path().join("tables");
    dti_succeeds(&["robustness", &path(&results), "--draws", "200", "--out", &path(&tables)]);
    let scored = |name: &str, jobs: &str| {
        let (submissions, results) = (path(&case("national-2024/submissions")), out.path().join(name));
        let asked = ["score", "national-2024", "--submissions", &submissions, "--out", &path(&results)];
        dti_succeeds(&[&asked[..], &["--robustness=200", "--jobs", jobs]].concat());
        results
    };
    let (one, two) = (scored("one", "1"), scored("two", "2"));
    for file in ["rank-intervals.csv", "uncertain-choices.csv"] {
        let bytes = |folder: &Path| fs::read(folder.join(file)).expect("it was written");
        assert!(bytes(&one) == bytes(&tables), "{file}");
    }
    for file in ["ranking.xlsx", "run.json"] {
        let bytes = |folder: &Path| fs::read(folder.join(file)).expect("it was written");
        assert!(bytes(&one) == bytes(&two), "{file}");
    }
    let record = fs::read_to_string(one.join("run.json")).expect("it was written");
    assert!(record.contains("\"draws\": 200"), "{record}");
    let refused = dti(&["score", "hanoi-2025", "--submissions", &path(&results), "--out", "x", "--robustness"]);
    assert!(refused.err.contains("robustness-undeclared"), "{}", refused.err);
}

#[test]
fn ranks_are_drawn_alike_on_any_number_of_threads_and_every_draw_is_exported() {
    let (out, results) = run("national-2024");
    let draws = |name: &str| path(&out.path().join(name));
    let told = |jobs: &str, file: &str| {
        dti_succeeds(&[
            "robustness",
            &path(&results),
            "--draws",
            "200",
            "--jobs",
            jobs,
            "--export",
            file,
            "--lang",
            "en",
        ])
    };
    let (one, two) = (told("1", &draws("one.csv")), told("2", &draws("two.csv")));
    assert_eq!(one.out.replace("one.csv", ""), two.out.replace("two.csv", ""));
    let (one, two) = (rows(&out.path().join("one.csv")), rows(&out.path().join("two.csv")));
    assert_eq!((one.len(), &one), (200, &two));
    let weight = |row: &BTreeMap<String, String>| row["weight:6"].parse::<f64>().expect("it is a number");
    assert!(one.iter().all(|row| (0.75..=1.25).contains(&weight(row))));
    let ranks = |row: &BTreeMap<String, String>| row.keys().filter(|column| column.starts_with("rank:")).count();
    assert_eq!(ranks(&one[0]), 34);
}

#[test]
fn rank_intervals_are_written_as_a_table() {
    let (out, results) = run("national-2024");
    let tables = out.path().join("tables");
    dti_succeeds(&["robustness", &path(&results), "--draws", "200", "--out", &path(&tables)]);
    let intervals = rows(&tables.join("rank-intervals.csv"));
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<f64>().expect("it is a number");
    assert_eq!(intervals.len(), 34);
    for row in &intervals {
        assert!(number(row, "rank_5") <= number(row, "rank_median"));
        assert!(number(row, "rank_median") <= number(row, "rank_95") && number(row, "rank_95") <= 34.0);
    }
    let weights = rows(&tables.join("weights.csv"));
    let effective = |row: &&BTreeMap<String, String>| !["I", "II"].contains(&row["node"].as_str());
    let sum: f64 = weights.iter().filter(effective).map(|row| number(row, "effective")).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert_eq!(rows(&tables.join("coherence.csv")).len(), 14);
    assert_eq!(rows(&tables.join("uncertain-choices.csv")).len(), 3 + 2 + 9);
}

#[test]
fn a_set_that_declares_nothing_uncertain_is_told_what_to_write() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../criteria/sets/national-2024");
    for entry in fs::read_dir(built_in).expect("it is a folder") {
        let file = entry.expect("it is listed").path();
        let text = fs::read_to_string(&file).expect("it is a text");
        let kept: Vec<_> = text.lines().filter(|line| !line.starts_with("robustness")).collect();
        fs::write(home.path().join(file.file_name().expect("it has a name")), kept.join("\n")).expect("it is written");
    }
    let (_out, results) = run(&path(home.path()));
    let outcome = dti(&["robustness", &path(&results), "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("error[robustness-undeclared]"), "{}", outcome.err);
    assert!(outcome.err.contains("robustness = { seed = 2025, draws = 10000,"), "{}", outcome.err);
}

#[test]
fn what_it_would_take_does_it_when_it_is_supposed() {
    let (out, results) = run("national-2024");
    let before = files(&results);
    let answer = out.path().join("answer.csv");
    for (agency, rank) in [("ho-chi-minh", "1"), ("da-nang", "5"), ("cao-bang", "10")] {
        let results = path(&results);
        dti_succeeds(&["what-if", &results, "--agency", agency, "--rank", rank, "--out", &path(&answer)]);
        let steps = rows(&answer);
        assert!(!steps.is_empty());
        let suppose = |step: &BTreeMap<String, String>| {
            let number = |column: &str| step[column].parse::<f64>().expect("it is a number");
            // The ceiling of a main index is its weight, and its figure is a share of it.
            format!("{agency}:{}:value={}", step["indicator"], number("points_needed") / number("ceiling"))
        };
        let mut command = vec!["what-if".to_owned(), results, "--out".to_owned(), path(&answer)];
        command.extend(steps.iter().flat_map(|step| ["--set".to_owned(), suppose(step)]));
        dti_succeeds(&command.iter().map(String::as_str).collect::<Vec<_>>());
        let moved = rows(&answer);
        let own = moved.iter().find(|row| row["agency"] == agency).expect("it moves");
        assert_eq!(own["rank_after"], rank);
    }
    assert_eq!(before, files(&results), "the run is not touched");
}

#[test]
fn a_target_of_the_set_is_a_question_too() {
    let (_out, results) = run("national-2024");
    let answer = |target: &[&str]| dti_succeeds(&[&["what-if", &path(&results), "--lang", "en"], target].concat()).out;
    assert!(answer(&["--target", "top-five-ho-chi-minh"]).contains("The goal is reached already."));
    assert!(answer(&["--target", "composed-top-five-ha-noi"]).contains("The goal is reached already."));
    assert!(answer(&["--target", "top-five-ha-noi", "--agency", "can-tho"]).contains("rank 19 → 5"));
}

#[test]
fn every_mistake_of_a_question_is_told_with_a_way_out() {
    let (_out, results) = run("national-2024");
    let results = path(&results);
    let told = |arguments: &[&str]| {
        let outcome = dti(&[&["what-if", &results, "--lang", "en"], arguments].concat());
        assert_eq!(outcome.code, 1, "{}", outcome.out);
        outcome.err
    };
    let wrong = ["ha-noy:6:value=1", "ha-noi:66:value=1", "ha-noi:6:x=1", "ha-noi:6:value=much", "ha-noi"];
    let all = told(&wrong.iter().flat_map(|set| ["--set", *set]).collect::<Vec<_>>());
    for expected in ["ha-noi", "no such indicator", "there are: value", "a number such as 12.5", "AGENCY:INDICATOR"] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    assert!(told(&["--set", "ha-noi:6:value=1.5"]).contains("metric-above-maximum"));
    assert!(told(&["--agency", "nobody", "--rank", "1"]).contains("agency-unknown"));
    assert!(told(&["--target", "top-five-ha-noi"]).contains("this run has no agency `Hà Nội`"));
    assert!(told(&["--agency", "ha-noi", "--target", "none"]).contains("no such target"));
    let beyond = told(&["--agency", "cao-bang", "--index", "0.99", "--ceiling", "best"]);
    assert!(beyond.contains("error[goal-out-of-reach]: `cao-bang` cannot reach index 0.99"), "{beyond}");
}
