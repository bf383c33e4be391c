//! What a run tells of itself: the lines of its log, and its summary.

use std::path::PathBuf;
use std::sync::LazyLock;

use dti_tests::hcmc;
use serde_json::Value;

use crate::program::{Outcome, case, dti, dti_succeeds, files, path, rows};

/// The stations of a run without appraisals and without rank intervals.
const STATIONS: [&str; 8] = ["criteria", "plugins", "submissions", "metrics", "scores", "index", "standing", "report"];

/// The case `hcmc-2023`, scored with a log of everything, as JSON.
struct Logged {
    folder: tempfile::TempDir,
    outcome: Outcome,
}

static LOGGED: LazyLock<Logged> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(&folder.path().join("submissions")).expect("the case can be written");
    let logged = ["--log-format", "json", "--log-level", "trace", "--lang", "en"];
    let outcome = dti_succeeds(&[&score(&folder, "logged")[..], &logged].concat());
    Logged { folder, outcome }
});

/// The words that score the case into a folder; texts live as long as the tests.
fn score(folder: &tempfile::TempDir, out: &str) -> Vec<&'static str> {
    let below = |name: &str| -> &'static str { path(&folder.path().join(name)).leak() };
    vec!["score", hcmc::SET, "--submissions", below("submissions"), "--out", below(out), "--at", "2024-01-15"]
}

impl Logged {
    fn out(&self) -> PathBuf {
        self.folder.path().join("logged")
    }

    fn events(&self, name: &str) -> Vec<Value> {
        events(&self.outcome.err).into_iter().filter(|event| event["event"] == name).collect()
    }

    fn station(&self, name: &str) -> Value {
        let mut stations = self.events("station").into_iter().filter(|event| event["station"] == name);
        stations.next().unwrap_or_else(|| panic!("no station {name}"))
    }
}

/// The lines of standard error, each of which must be an object.
fn events(err: &str) -> Vec<Value> {
    let event = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let events: Vec<Value> = err.lines().map(event).collect();
    for event in &events {
        let time: &str = event["time"].as_str().expect("every line has a time");
        assert!(time.len() == 24 && time.ends_with('Z'), "{time}");
        assert!(["error", "warn", "info", "debug", "trace"].contains(&event["level"].as_str().unwrap_or_default()));
        assert!(event["event"].is_string());
    }
    events
}

#[test]
fn every_line_is_json_and_every_station_is_told_once() {
    let stations = LOGGED.events("station");
    let named: Vec<_> = stations.iter().map(|event| event["station"].as_str().expect("it has a name")).collect();
    assert_eq!(named, STATIONS);
    assert!(stations.iter().all(|event| event["ms"].is_f64()), "{stations:?}");
    assert_eq!(LOGGED.events("summary").len(), 1);
}

#[test]
fn the_counts_are_those_of_the_run() {
    let run: Value = serde_json::from_slice(&files(&LOGGED.out())["run.json"]).expect("it is JSON");
    let submissions = LOGGED.station("submissions");
    let submitted = run["submissions"].as_array().expect("they are listed");
    assert_eq!(submissions["files"], submitted.len());
    let bytes: u64 = LOGGED.events("file").iter().filter_map(|event| event["bytes"].as_u64()).sum();
    assert_eq!(submissions["bytes"], bytes);
    let cells: u64 = LOGGED.events("file").iter().filter_map(|event| event["cells"].as_u64()).sum();
    assert_eq!(submissions["cells"], cells);
    let used = run["fuel"].as_array().expect("by indicator");
    let recorded = |word: &str| used.iter().filter_map(|one| one[word].as_u64()).sum::<u64>();
    let scores = LOGGED.station("scores");
    assert_eq!(scores["fuel"], recorded("units"));
    assert_eq!(scores["calls"], recorded("calls"));
    assert_eq!(scores["calls"], LOGGED.events("call").len());
    let calls: u64 = LOGGED.events("indicator").iter().filter_map(|event| event["calls"].as_u64()).sum();
    assert_eq!(scores["calls"], calls);
    assert_eq!(LOGGED.station("report")["files"], files(&LOGGED.out()).len());
    assert_eq!(LOGGED.station("plugins")["plugins"], LOGGED.events("plugin").len());
    let summary = &LOGGED.events("summary")[0];
    for (name, station) in [("files", &submissions), ("cells", &submissions), ("calls", &scores), ("fuel", &scores)] {
        assert_eq!(summary[name], station[name], "{name}");
    }
    let times = summary["stations"].as_object().expect("by station");
    assert_eq!(times.keys().collect::<Vec<_>>(), STATIONS);
}

#[test]
fn findings_are_lines_with_their_cells() {
    let findings = LOGGED.events("finding");
    let severe = |level: &str| findings.iter().filter(|event| event["level"] == level).count();
    let summary = &LOGGED.events("summary")[0];
    assert_eq!(summary["errors"], severe("error"));
    assert_eq!(summary["warnings"], severe("warn"));
    assert_eq!(summary["notes"], severe("info"));
    let expected = rows(&case("hcmc-2023/expected-findings.csv"));
    for row in expected.iter().filter(|row| !row["code"].is_empty() && row["place"].contains('!')) {
        let cell = row["place"].rsplit('!').next();
        let is_it = |event: &&Value| event["code"] == row["code"].as_str() && event["cell"].as_str() == cell;
        let told = findings.iter().find(is_it).unwrap_or_else(|| panic!("{row:?}"));
        assert!(told["message"].is_string() && told["file"].is_string() && told["sheet"].is_string(), "{told}");
    }
}

#[test]
fn a_log_changes_nothing_that_is_written() {
    let plain = dti_succeeds(&[&score(&LOGGED.folder, "plain")[..], &["--lang", "en"]].concat());
    assert!(!plain.err.contains("station"), "{}", plain.err);
    let (one, other) = (files(&LOGGED.out()), files(&LOGGED.folder.path().join("plain")));
    assert_eq!(one["run.json"], other["run.json"]);
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
}

#[test]
fn wrong_usage_is_one_line_of_json_in_the_language_that_is_asked_for() {
    for (language, word) in [("vi", "chọn một trong"), ("en", "possible values")] {
        let outcome = dti(&["check", "--log-format=json", "--log-level", "all", "--lang", language]);
        assert_eq!((outcome.code, outcome.err.lines().count()), (2, 1), "{}", outcome.err);
        let told = &events(&outcome.err)[0];
        assert!(told["event"] == "usage" && told["message"].as_str().is_some_and(|text| text.contains(word)), "{told}");
    }
}

#[test]
fn lines_for_people_stand_beside_the_findings() {
    let submissions = path(&LOGGED.folder.path().join("submissions"));
    let outcome = dti(&["check", hcmc::SET, "--submissions", &submissions, "--lang", "en", "--log-level", "debug"]);
    assert!(outcome.err.lines().any(|line| line.contains(" info  station station=metrics ms=")), "{}", outcome.err);
    assert!(outcome.err.lines().any(|line| line.contains(" debug file station=submissions ms=")), "{}", outcome.err);
    assert!(outcome.err.contains("error[number-expected]: "), "{}", outcome.err);
}

/// A summary with `#` for times and memory, which differ from run to run.
fn without_times(out: &str) -> String {
    let unit = |word: &str| ["ms", "s", "MB"].contains(&word.trim_end());
    let line = |line: &str| {
        let mut words: Vec<String> = line.split_inclusive(' ').map(str::to_owned).collect();
        for position in 1..words.len() {
            let is_figure = words[position - 1].starts_with(|letter: char| letter.is_ascii_digit());
            if is_figure && unit(&words[position]) {
                words[position - 1] = "# ".to_owned();
                words[position] = words[position].replace("ms", "s");
            }
        }
        let mut text = words.concat();
        while text.contains("   #") {
            text = text.replace("   #", "  #");
        }
        text
    };
    out.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_run_ends_with_a_summary() {
    let submissions = path(&LOGGED.folder.path().join("submissions"));
    for language in ["vi", "en"] {
        let told = dti(&["check", hcmc::SET, "--submissions", &submissions, "--lang", language]).out;
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("summary-hcmc-2023.{language}"), without_times(&told));
        });
    }
    let scored = &LOGGED.outcome.out;
    assert!(scored.contains("Agencies scored: 48") && scored.contains("\n  Rules:       calls 99, "), "{scored}");
}
