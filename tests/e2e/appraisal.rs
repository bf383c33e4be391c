//! The council's appraisal and appeals of the case `hcmc-2023`, from the template to the explanation. Every decision is
//! made up.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use dti_tests::hcmc;

use crate::program::{case, dti, dti_succeeds, path, rows};

/// The case scored without decisions and with them.
struct Runs {
    folder: tempfile::TempDir,
}

impl Runs {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn score(&self, name: &str, decisions: &[&str]) -> crate::program::Outcome {
        let (submissions, out) = (path(&self.at("submissions")), path(&self.at(name)));
        let mut arguments = vec!["score", hcmc::SET, "--submissions", &submissions, "--out", &out];
        arguments.extend(["--at", "2024-03-20", "--lang", "en"].iter().chain(decisions));
        dti(&arguments)
    }
}

fn decisions() -> [String; 4] {
    let file = |name: &str| path(&case(&format!("hcmc-2023/appraisal/{name}-gia-lap.csv")));
    ["--appraisal".to_owned(), file("tham-dinh"), "--appeal".to_owned(), file("phuc-tra")]
}

static RUNS: LazyLock<Runs> = LazyLock::new(|| {
    let runs = Runs { folder: tempfile::tempdir().expect("a folder can be made") };
    std::fs::create_dir(runs.at("submissions")).expect("a folder can be made");
    hcmc::write_case(&runs.at("submissions")).expect("the case can be written");
    assert_eq!(runs.score("first", &[]).code, 0);
    let decisions = decisions();
    let outcome = runs.score("final", &decisions.each_ref().map(String::as_str));
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    runs
});

/// The rows of `scores.csv` by agency and indicator.
fn scores(run: &str) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let rows = rows(&RUNS.at(run).join("scores.csv")).into_iter();
    rows.map(|row| ((row["agency"].clone(), row["indicator"].clone()), row)).collect()
}

fn columns(row: &BTreeMap<String, String>, names: [&str; 4]) -> [String; 4] {
    names.map(|name| row[name].clone())
}

#[test]
fn decisions_count_and_are_told_beside_what_was_computed() {
    let scores = scores("final");
    let of = |agency: &str, indicator: &str| &scores[&(agency.to_owned(), indicator.to_owned())];
    let points = ["computed_points", "appraised_points", "final_points", "status"];
    assert_eq!(columns(of("so-noi-vu", "1.1"), points), ["20", "20", "20", "appraised"]);
    assert_eq!(columns(of("so-noi-vu", "1.4"), points), ["19", "15.5", "15.5", "appraised"]);
    let said = ["verdict", "appraisal_reason", "members", "date"];
    let expected = ["not-agreed", "Giả lập: đơn vị bổ sung 7 tin bài", "Thành viên A", "2024-03-15"];
    assert_eq!(columns(of("so-noi-vu", "1.4"), said), expected);
    let expected =
        ["not-agreed", "Giả lập: số của Văn phòng; Giả lập: đã đối chiếu", "Thành viên B; Thành viên C", "2024-02-21"];
    assert_eq!(columns(of("so-noi-vu", "6.2"), said), expected);
    let gated = of("quan-5", "6.1");
    assert_eq!((&*gated["final_points"], &*gated["computed_points"]), ("24.333333333333332", "24.333333333333332"));
}

#[test]
fn a_correction_moves_its_relative_cohort_and_nobody_else() {
    let (before, after) = (scores("first"), scores("final"));
    let recomputed: Vec<_> = after.iter().filter(|(_, row)| row["status"] == "recomputed").collect();
    assert!(recomputed.iter().all(|((_, indicator), _)| indicator == "3.1"), "{recomputed:?}");
    assert_eq!(recomputed.len(), 27, "all scored departments but the corrected one");
    let decided = ["so-noi-vu", "so-lao-dong", "quan-5"];
    for (key, row) in &after {
        let moved = row["final_points"] != before[key]["final_points"];
        assert!(!moved || row["status"] == "recomputed" || decided.contains(&key.0.as_str()), "{key:?}");
        assert_eq!(row["computed_points"], before[key]["computed_points"]);
    }
}

#[test]
fn the_record_names_the_files_and_the_chain_is_told_round_by_round() {
    let record = std::fs::read_to_string(RUNS.at("final").join("run.json")).expect("it is written");
    let record: serde_json::Value = serde_json::from_str(&record).expect("it is JSON");
    let kinds: Vec<_> = record["appraisals"].as_array().into_iter().flatten().map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, [Some("appraisal"), Some("appeal")]);
    assert_eq!(record["appraisals"][0]["path"], "tham-dinh-gia-lap.csv");
    assert_eq!(rows(&RUNS.at("final").join("appraisals.csv")).len(), 8);
    let told = dti_succeeds(&["explain", &path(&RUNS.at("final")), "so-noi-vu", "1.4", "--lang", "en"]).out;
    let (appraisal, appeal) = (told.find("tham-dinh-gia-lap.csv, E6"), told.find("phuc-tra-gia-lap.csv, E5"));
    assert!(appraisal.is_some() && appraisal < appeal, "{told}");
    assert!(told.contains("computed 19 · appraised 15.5 · final 15.5"), "{told}");
}

#[test]
fn a_template_is_written_for_some_and_reads_back_without_a_finding() {
    let (run, out) = (path(&RUNS.at("first")), path(&RUNS.at("council.xlsx")));
    let written = dti_succeeds(&["appraisal-template", &run, "--out", &out, "--cohort", "xa", "--lang", "en"]).out;
    assert!(written.contains("council.xlsx"), "{written}");
    let checked = dti_succeeds(&["check", hcmc::SET, "--appraisal", &out]);
    assert_eq!(checked.err, "");
    assert_eq!(dti(&["appraisal-template", &run, "--out", &out, "--agency", "so-y-te"]).code, 1, "it may be filled in");
    let unknown = dti(&["appraisal-template", &run, "--cohort", "phuong", "--lang", "en"]);
    assert!(unknown.err.contains("error[nothing-to-appraise]") && unknown.err.contains("so-nganh"), "{}", unknown.err);
}

#[test]
fn a_file_that_cannot_be_read_stops_the_run_and_writes_nothing() {
    let missing = path(&RUNS.at("missing.xlsx"));
    let outcome = RUNS.score("never", &["--appraisal", &missing]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("error[file-unreadable]"), "{}", outcome.err);
    assert!(!RUNS.at("never").exists());
}
