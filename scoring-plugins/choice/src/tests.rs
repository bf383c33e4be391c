//! The worked examples, and the cases that real decisions bring.

use dti_plugin_sdk::testing::{self, Trial};

use crate::PLUGIN;

const HEAD: &str = r#"{"shares": {"head": 1, "deputy": 0.5, "none": 0}}"#;
const OPTIONS: &[&str] = &["none", "deputy", "head"];

/// Days since 1970-01-01.
fn day(text: &str) -> f64 {
    dti_plugin_sdk::date::parse(text).unwrap()
}

fn timeliness(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "timeliness", parameters).worth(0.0, 1.0)
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let answered = Trial::of(&PLUGIN, "yes-no", "{}").worth(0.0, 1.0).in_english();
    let late = timeliness(r#"{"due": "2023-12-31"}"#).in_english();
    let examples = [
        (Trial::of(&PLUGIN, "choice", HEAD).in_english().choices("option", OPTIONS, [1.0]), 5.0),
        (answered.figures("answer", [1.0]), 1.0),
        (late.figures("done", [day("2024-01-05")]), 0.5),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn an_option_earns_its_share() {
    let trial = Trial::of(&PLUGIN, "choice", HEAD);
    let trial = trial.choices("option", OPTIONS, [Some(2.0), Some(1.0), Some(0.0), None]);
    assert_eq!(trial.points(), [Some(10.0), Some(5.0), Some(0.0), None]);
    assert_eq!(trial.reasons()[3], "thiếu số liệu `option`");
}

#[test]
fn options_and_shares_must_be_the_same() {
    let refusal = |options: &[&str]| {
        let trial = Trial::of(&PLUGIN, "choice", HEAD).choices("option", options, [0.0; 0]);
        trial.refusal().unwrap().pointer
    };
    assert_eq!(refusal(&["head", "deputy", "none", "guest"]), "/shares");
    assert_eq!(refusal(&["head", "none"]), "/shares/deputy");
}

#[test]
fn shares_are_from_zero_to_one() {
    let faults = |shares: &str| Trial::of(&PLUGIN, "choice", &format!(r#"{{"shares": {shares}}}"#)).faults();
    assert_eq!(faults(r#"{"a/b": 1.5, "c": -1, "d": 1}"#), ["/shares/a~1b", "/shares/c"]);
    assert_eq!(faults("{}"), ["/shares"]);
}

#[test]
fn no_earns_the_points_when_inverted() {
    let points = |parameters| Trial::of(&PLUGIN, "yes-no", parameters).figures("answer", [1.0, 0.0]).points();
    assert_eq!(points("{}"), [Some(10.0), Some(0.0)]);
    assert_eq!(points(r#"{"invert": true}"#), [Some(0.0), Some(10.0)]);
}

#[test]
fn a_plan_is_issued_in_time_or_late_or_not() {
    let trial = timeliness(r#"{"due": "2023-12-31", "not-done": "zero"}"#);
    let trial = trial.figures("done", [Some(day("2023-12-31")), Some(day("2024-01-01")), None]);
    assert_eq!(trial.points(), [Some(1.0), Some(0.5), Some(0.0)]);
    assert_eq!(
        trial.reasons(),
        [
            "hoàn thành 31/12/2023, hạn 31/12/2023, đúng hạn: 100 % × 1 = 1",
            "hoàn thành 01/01/2024, hạn 31/12/2023, trễ 1 ngày: 50 % × 1 = 0,5",
            "chưa hoàn thành: 0 % × 1 = 0"
        ]
    );
}

#[test]
fn an_agency_may_have_a_deadline_of_its_own() {
    let done = [day("2023-07-01"); 3];
    let due = [Some(day("2023-06-30")), Some(day("2023-07-31")), None];
    let trial = |parameters| timeliness(parameters).figures("done", done).figures("due", due);
    assert_eq!(trial("{}").points(), [Some(0.5), Some(1.0), None]);
    assert_eq!(trial(r#"{"due": "2023-12-31"}"#).points()[2], Some(1.0));
}

#[test]
fn days_of_grace_count_as_in_time() {
    let trial = timeliness(r#"{"due": "2023-06-30", "grace-days": 5, "late": 0}"#);
    let trial = trial.figures("done", [day("2023-07-05"), day("2023-07-06")]);
    assert_eq!(trial.points(), [Some(1.0), Some(0.0)]);
    assert!(trial.reasons()[0].contains("trễ 5 ngày, trong 5 ngày gia hạn"));
}

#[test]
fn a_deadline_is_a_date_and_is_there() {
    assert_eq!(timeliness(r#"{"due": "31/12/2023", "late": 2}"#).faults(), ["/due", "/late"]);
    assert!(timeliness("{}").figures("done", [0.0; 0]).refusal().is_some());
}
