//! The mistakes that people make at the command line, and what the program answers.

use std::path::Path;

use crate::program::{case, dti, dti_in, dti_succeeds, path};

#[test]
fn a_set_that_is_not_there_is_told_with_those_that_are() {
    let outcome = dti(&["check", "hcmc-2032", "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("error[set-not-found]"), "{}", outcome.err);
    assert!(["hcmc-2023", "national-2024"].iter().all(|set| outcome.err.contains(set)), "{}", outcome.err);
}

#[test]
fn a_folder_that_is_not_a_set_is_told() {
    let folder = path(&case("national-2024"));
    let outcome = dti(&["criteria", "check", &folder]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("lỗi[set-not-found]"), "{}", outcome.err);
}

#[test]
fn an_empty_folder_holds_no_submissions_and_leaves_no_results() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (empty, out) = (folder.path().join("empty"), folder.path().join("out"));
    std::fs::create_dir(&empty).expect("a folder can be made");
    let outcome = dti(&["score", "hcmc-2023", "--submissions", &path(&empty), "--out", &path(&out)]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("lỗi[submissions-empty]"), "{}", outcome.err);
    assert!(!out.exists());
}

#[test]
fn results_do_not_replace_a_folder_that_is_no_run() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("important.txt"), "keep me").expect("a file can be written");
    let submissions = path(&case("national-2024/submissions"));
    let out = path(folder.path());
    let outcome = dti(&["score", "national-2024", "--submissions", &submissions, "--out", &out]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("output-unwritable"), "{}", outcome.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("important.txt")).expect("it is still there"), "keep me");
}

#[test]
fn results_do_not_replace_the_current_folder() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let submissions = path(&case("national-2024/submissions").canonicalize().expect("it is there"));
    let outcome = dti_in(folder.path(), &["score", "national-2024", "--submissions", &submissions, "--out", "."]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("output-unwritable"), "{}", outcome.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is still there").count(), 0);
}

#[test]
fn wrong_usage_ends_with_two() {
    assert_eq!(dti(&["score", "hcmc-2023"]).code, 2);
    assert_eq!(dti(&["score", "hcmc-2023", "--submissions", "a", "--out", "b", "--at", "yesterday"]).code, 2);
    assert_eq!(dti(&["rank"]).code, 2);
}

#[test]
fn a_plugin_that_is_no_component_is_told() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("rule.wasm");
    std::fs::write(&file, "not WebAssembly").expect("a file can be written");
    let outcome = dti(&["plugin", "list", "--plugin", &path(&file), "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("error[plugin-unusable]"), "{}", outcome.err);
}

#[test]
fn help_and_wrong_usage_are_told_in_the_language_that_is_asked_for() {
    let vietnamese = dti_succeeds(&["score", "--help"]).out;
    assert!(vietnamese.contains("Cách dùng: dti score") && vietnamese.contains("Thư mục ghi kết quả"), "{vietnamese}");
    let english = dti_succeeds(&["score", "--help", "--lang", "en"]).out;
    assert!(english.contains("Usage: dti score") && english.contains("Folder to write the results to"), "{english}");
    let wrong = ["score", "hcmc-2023", "--submissions", "a", "--out", "b", "--jobs", "0"];
    let outcome = dti(&wrong);
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.contains("phải là số nguyên từ 1 đến 512"), "{}", outcome.err);
    let outcome = dti(&[&wrong[..], &["--lang", "en"]].concat());
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.contains("it must be a whole number from 1 to 512"), "{}", outcome.err);
}

#[test]
fn what_helps_is_there() {
    let help = dti_succeeds(&["--help"]).out;
    for command in ["score", "check", "template", "explain", "standing", "criteria", "plugin", "completions"] {
        assert!(help.contains(command), "{command}: {help}");
    }
    assert!(dti_succeeds(&["completions", "bash"]).out.contains("_dti"));
    assert!(dti_succeeds(&["plugin", "list"]).out.contains("ratio"));
    assert!(dti_succeeds(&["criteria", "show", "hcmc-2023"]).out.contains("6.2"));
    assert!(dti_succeeds(&["criteria", "list"]).out.contains("national-2024"));
}

#[test]
fn the_examples_of_every_built_in_set_pass() {
    let folders = std::fs::read_dir(case("../../criteria/sets")).expect("it is a folder");
    for folder in folders {
        let set = path(Path::new(&folder.expect("it can be listed").file_name()));
        dti_succeeds(&["criteria", "check", &set]);
        dti_succeeds(&["criteria", "test", &set]);
    }
}
