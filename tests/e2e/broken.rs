//! Files that nobody can read get a finding each, all in one run, and the others are scored all the same.

use std::collections::BTreeSet;

use dti_tests::broken;

use crate::program::{case, dti, path, rows};

#[test]
fn broken_files_are_told_and_the_others_are_scored() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (submissions, results) = (folder.path().join("submissions"), folder.path().join("results"));
    std::fs::create_dir(&submissions).expect("a folder can be made");
    let table = case("national-2024/submissions/provinces-2024.csv");
    std::fs::copy(table, submissions.join("provinces-2024.csv")).expect("the table can be copied");
    let expected = broken::write_all(&submissions).expect("the files can be written");

    let (submissions, out) = (path(&submissions), path(&results));
    let outcome = dti(&["score", "national-2024", "--submissions", &submissions, "--out", &out]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let scored = rows(&results.join("index.csv")).iter().filter(|row| row["status"] == "scored").count();
    assert_eq!(scored, 34);

    let told = std::fs::read_to_string(results.join("findings.json")).expect("it is written");
    let told: Vec<serde_json::Value> = serde_json::from_str(&told).expect("it is JSON");
    let told: BTreeSet<_> =
        told.iter().filter_map(|one| Some((one["file"].as_str()?, one["code"].as_str()?))).collect();
    for (file, code) in expected {
        assert!(told.contains(&(file, code)), "{file} must get `{code}`, told are {told:?}");
    }
}

#[test]
fn a_folder_of_broken_files_alone_cannot_be_scored() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (submissions, results) = (folder.path().join("submissions"), folder.path().join("results"));
    std::fs::create_dir(&submissions).expect("a folder can be made");
    let expected = broken::write_all(&submissions).expect("the files can be written");
    let (submissions, out) = (path(&submissions), path(&results));
    let outcome = dti(&["score", "national-2024", "--submissions", &submissions, "--out", &out]);
    assert_eq!(outcome.code, 1);
    assert!(expected.iter().all(|(_, code)| outcome.err.contains(code)), "{}", outcome.err);
    assert!(!results.exists());
}
