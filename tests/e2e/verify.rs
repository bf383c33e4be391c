//! Runs that are proved: their files are those that they wrote, and come out of their inputs again.

use std::fs;
use std::path::{Path, PathBuf};

use dti_tests::hcmc;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::locks::own_plugin;
use crate::program::{Outcome, case, dti, dti_succeeds, path};

/// A folder with submissions, decisions, an earlier run, and the run that is verified.
struct Case {
    home: TempDir,
}

const SET: &str = r#"id = "thu-2024"
title = "Bộ thử"
missing = "zero"
period = { from = 2024-01-01, to = 2024-12-31 }
cohort = [{ id = "so", title = "Sở" }]
robustness = { seed = 7, draws = 200, weights = { spread = 0.25, of = "all" } }

[[agency]]
code = "so-a"
name = "Sở A"
[[agency]]
code = "so-b"
name = "Sở B"

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

impl Case {
    fn new() -> Self {
        let case = Self { home: tempfile::tempdir().expect("a folder can be made") };
        case.write("set/set.toml", SET);
        case.write("submissions/so-lieu.csv", "agency,1,2\nso-a,0.5,0.3\nso-b,0.6,0.4\n");
        case.write("submissions/ghi-chu.txt", "nothing to read");
        case.write(
            "tham-dinh.csv",
            "agency,indicator,points,verdict,reason,members,date\nso-a,1,4,Not agreed,Giả lập,A,2025-01-05\n",
        );
        case.score("earlier", &[]);
        case.score(
            "run",
            &["--appraisal", &case.path("tham-dinh.csv"), "--previous", &case.path("earlier"), "--robustness"],
        );
        case
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn path(&self, name: &str) -> String {
        path(&self.at(name))
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    fn score(&self, out: &str, further: &[&str]) {
        let (set, submissions, out) = (self.path("set"), self.path("submissions"), self.path(out));
        let asked = ["score", &set, "--submissions", &submissions, "--out", &out, "--at", "2025-01-15", "--lang", "en"];
        dti_succeeds(&[&asked[..], further].concat());
    }

    fn verify(&self, run: &str, further: &[&str]) -> Outcome {
        dti(&[&["verify", &self.path(run), "--lang", "en"], further].concat())
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(name)).expect("the file can be read");
        assert!(text.contains(from), "{from} in {text}");
        fs::write(self.at(name), text.replacen(from, to, 1)).expect("the file can be written");
    }
}

fn assert_told(outcome: &Outcome, told: &[&str]) {
    assert_eq!(outcome.code, 1, "{}", outcome.out);
    assert!(told.iter().all(|words| outcome.err.contains(words)), "{told:#?}\n{}", outcome.err);
}

#[test]
fn a_run_is_proved_from_where_its_inputs_lay_and_from_where_they_were_moved() {
    let case = Case::new();
    let outcome = case.verify("run", &[]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(outcome.out.contains("made anew from 3 inputs, all "), "{}", outcome.out);
    let vietnamese = dti(&["verify", &case.path("run"), "--outputs-only"]);
    assert!(vietnamese.out.contains("vẫn đúng như lúc đợt chấm ghi ra"), "{}", vietnamese.out);
    // All of it elsewhere: each is seen from the run as before.
    let moved = case.home.path().join("archive");
    fs::create_dir(&moved).expect("a folder can be made");
    for name in ["run", "earlier", "submissions", "tham-dinh.csv"] {
        fs::rename(case.at(name), moved.join(name)).expect("it can be moved");
    }
    fs::remove_dir_all(case.at("set")).expect("the set is kept in the run");
    let outcome = case.verify("archive/run", &[]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    // Nobody said where: each that is missing is told with the option that names it.
    fs::remove_file(moved.join("run/inputs.json")).expect("it can be removed");
    assert_told(
        &case.verify("archive/run", &[]),
        &["error[input-unnamed]", "--submissions", "--appraisal", "--previous"],
    );
    let named = [case.path("archive/submissions"), case.path("archive/tham-dinh.csv"), case.path("archive/earlier")];
    let options = ["--submissions", &named[0], "--appraisal", &named[1], "--previous", &named[2]];
    assert_eq!(case.verify("archive/run", &options).code, 0);
}

#[test]
fn inputs_that_are_moved_changed_missing_or_new_are_told() {
    let case = Case::new();
    case.write("submissions/thêm.csv", "agency,1\nso-a,1\n");
    case.edit("submissions/so-lieu.csv", "0.5", "0.9");
    case.edit("tham-dinh.csv", "Giả lập", "Thật");
    case.edit("earlier/run.json", "2025-01-15", "2025-01-16");
    let outcome = case.verify("run", &[]);
    let told = [
        "input-added",
        "thêm.csv",
        "the file `so-lieu.csv` is not what the run read",
        "tham-dinh.csv",
        "the earlier run",
    ];
    assert_told(&outcome, &told);
    assert_told(&outcome, &["run-not-made-again"]);
    fs::rename(case.at("submissions"), case.at("elsewhere")).expect("it can be moved");
    assert_told(&case.verify("run", &[]), &["error[input-moved]", "submissions", "--submissions"]);
    fs::remove_file(case.at("elsewhere/so-lieu.csv")).expect("it can be removed");
    let elsewhere = case.path("elsewhere");
    assert_told(&case.verify("run", &["--submissions", &elsewhere]), &["error[input-missing]", "so-lieu.csv"]);
}

#[test]
fn outputs_that_are_changed_missing_or_foreign_are_told_and_the_first_difference_is_named() {
    let case = Case::new();
    case.edit("run/index.csv", "so-b", "so-c");
    fs::remove_file(case.at("run/agencies/so-a.xlsx")).expect("it can be removed");
    case.write("run/agencies/notes.txt", "mine");
    case.write("run/~$ranking.xlsx", "open");
    let told = ["error[output-changed]", "error[output-missing]", "error[output-foreign]", "notes.txt"];
    let quick = case.verify("run", &["--outputs-only"]);
    assert_told(&quick, &told);
    assert!(!quick.err.contains("~$"), "{}", quick.err);
    let outcome = case.verify("run", &[]);
    assert_told(&outcome, &told);
    assert_told(&outcome, &["made anew, `agencies/so-a.xlsx` comes out otherwise", "files that differ: 2"]);
}

#[test]
fn a_forged_run_is_told_though_its_digests_agree() {
    let case = Case::new();
    let before = fs::read(case.at("run/index.csv")).expect("it can be read");
    case.edit("run/index.csv", "so-b", "so-c");
    let digest = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let after = fs::read(case.at("run/index.csv")).expect("it can be read");
    case.edit("run/run.json", &digest(&before), &digest(&after));
    assert_eq!(case.verify("run", &["--outputs-only"]).code, 0);
    assert_told(
        &case.verify("run", &[]),
        &["error[run-differs]: made anew, `index.csv`", "line 2, column", "so-c", "so-b"],
    );
}

#[test]
fn what_another_program_made_is_told_with_both_versions() {
    let case = Case::new();
    case.edit("run/run.json", "\"engine\": \"0.1.0\"", "\"engine\": \"0.0.9\"");
    assert_told(&case.verify("run", &[]), &["error[version-differs]: the version of dti is 0.1.0, it was 0.0.9"]);
    case.edit("run/run.json", "\"format\": 2,", "");
    assert_told(&case.verify("run", &[]), &["the form of run.json is 2, it was 1"]);
}

#[test]
fn what_is_no_run_is_told() {
    let case = Case::new();
    assert_told(&case.verify("submissions", &[]), &["error[run-unreadable]", "no `run.json`"]);
    assert_told(&case.verify("nowhere", &[]), &["error[run-unreadable]", "nowhere"]);
    case.write("run/run.json", "{}");
    assert_told(&case.verify("run", &[]), &["error[run-unreadable]", "run.json"]);
}

#[test]
fn a_plugin_of_a_file_is_found_again_or_asked_for() {
    let case = Case::new();
    fs::write(case.at("own.wasm"), own_plugin("ownrule1")).expect("the file can be written");
    case.edit("set/set.toml", "rule = { use = \"share\" }", "rule = { use = \"ownrule1\" }");
    case.edit("set/set.toml", "inputs.value", "inputs.points");
    let own = case.path("own.wasm");
    case.score("run", &["--plugin", &own]);
    let outcome = case.verify("run", &[]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    fs::rename(&own, case.at("moved.wasm")).expect("it can be moved");
    assert_told(&case.verify("run", &[]), &["error[input-moved]", "ownrule1", "--plugin"]);
    assert_eq!(case.verify("run", &["--plugin", &case.path("moved.wasm")]).code, 0);
    fs::write(case.at("moved.wasm"), own_plugin("ownrule2")).expect("the file can be written");
    assert_eq!(case.verify("run", &["--plugin", &case.path("moved.wasm")]).code, 1);
}

#[test]
fn the_sample_case_is_proved() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let at = |name: &str| path(&home.path().join(name));
    fs::create_dir(home.path().join("submissions")).expect("a folder can be made");
    hcmc::write_case(&home.path().join("submissions")).expect("the case can be written");
    let decided = path(&case("hcmc-2023/appraisal/tham-dinh-gia-lap.csv"));
    let (submissions, out) = (at("submissions"), at("results"));
    dti_succeeds(&["score", hcmc::SET, "--submissions", &submissions, "--out", &out, "--appraisal", &decided]);
    dti_succeeds(&["verify", &out]);
    fs::copy(Path::new(&out).join("agencies/so-y-te.xlsx"), Path::new(&out).join("agencies/quan-5.xlsx"))
        .expect("the file can be copied");
    let outcome = dti(&["verify", &out, "--lang", "en"]);
    assert_told(&outcome, &["made anew, `agencies/quan-5.xlsx` comes out otherwise: sheet `", "cell "]);
}
