//! Equal input gives equal bytes, whatever the number of threads.

use std::collections::BTreeMap;
use std::path::Path;

use dti_tests::hcmc;

use crate::program::{dti_succeeds, files, path};

fn run(submissions: &Path, jobs: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = out.path().join("results");
    let (submissions, results_path) = (path(submissions), path(&results));
    dti_succeeds(&[
        "score",
        hcmc::SET,
        "--submissions",
        &submissions,
        "--out",
        &results_path,
        "--at",
        "2024-01-15",
        "--jobs",
        jobs,
    ]);
    let mut files = files(&results);
    // It says where this run's inputs and outputs lie.
    files.remove("inputs.json").expect("it is written");
    files
}

#[test]
fn the_number_of_threads_does_not_change_a_byte() {
    let submissions = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(submissions.path()).expect("the case can be written");
    let (one, eight) = (run(submissions.path(), "1"), run(submissions.path(), "8"));
    assert_eq!(one.keys().collect::<Vec<_>>(), eight.keys().collect::<Vec<_>>());
    let differing: Vec<_> = one.iter().filter(|(name, bytes)| eight[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
