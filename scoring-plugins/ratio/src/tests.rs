//! The worked examples, and the cases that real decisions bring.

use dti_plugin_sdk::testing::{self, Trial};

use crate::PLUGIN;

fn ratio(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "ratio", parameters).in_english()
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let examples = [
        (ratio(r#"{"goal": 0.6}"#).worth(0.0, 40.0).figures("a", [45.0]).figures("b", [100.0]), 30.0),
        (ratio(r#"{"complement": true}"#).worth(0.0, 18.0).figures("a", [3.0]).figures("b", [100.0]), 17.46),
        (ratio("{}").worth(0.0, 20.0).figures("a", [6.0]).figures("b", [7.0]), 120.0 / 7.0),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn reasons_are_vietnamese_when_asked_for() {
    let trial = Trial::of(&PLUGIN, "ratio", "{}").figures("a", [45.0, 120.0]).figures("b", [60.0, 100.0]);
    assert_eq!(trial.reasons(), ["45 / 60 = 75 % × 10 = 7,5", "120 / 100 = 120 %, tính 100 % × 10 = 10"]);
}

#[test]
fn more_than_was_required_earns_no_more_than_the_maximum() {
    let trial = ratio("{}").worth(0.0, 20.0).figures("a", [9.0]).figures("b", [6.0]);
    assert_eq!(trial.points(), [Some(20.0)]);
}

#[test]
fn a_missing_figure_is_not_zero() {
    let trial = ratio("{}").figures("a", [None, Some(1.0), Some(0.0)]).figures("b", [Some(1.0), None, Some(1.0)]);
    assert_eq!(trial.points(), [None, None, Some(0.0)]);
    assert_eq!(trial.reasons(), ["`a` is missing", "`b` is missing", "0 / 1 = 0 % × 10 = 0"]);
}

#[test]
fn nothing_to_do_counts_as_the_parameters_say() {
    let points = |parameters| ratio(parameters).figures("a", [0.0]).figures("b", [0.0]).points();
    assert_eq!(points("{}"), [None]);
    assert_eq!(points(r#"{"when-empty": "full"}"#), [Some(10.0)]);
    assert_eq!(points(r#"{"when-empty": "zero"}"#), [Some(0.0)]);
}

#[test]
fn a_minimum_is_the_least_that_is_earned() {
    let trial = ratio("{}").worth(5.0, 20.0).figures("a", [1.0]).figures("b", [10.0]);
    assert_eq!(trial.points(), [Some(5.0)]);
    assert_eq!(trial.reasons(), ["1 / 10 = 10 % × 20 = 2, at least 5"]);
}

#[test]
fn a_whole_below_zero_is_withheld() {
    let trial = ratio("{}").figures("a", [1.0]).figures("b", [-2.0]);
    assert_eq!(trial.reasons(), ["`b` = −2 is negative"]);
}

#[test]
fn a_goal_must_be_above_zero() {
    assert_eq!(ratio(r#"{"goal": 0}"#).faults(), ["/goal"]);
    assert_eq!(ratio(r#"{"gaol": 1}"#).faults(), [""]);
    assert_eq!(Trial::of(&PLUGIN, "share", r#"{"goal": -1}"#).faults(), ["/goal"]);
}

#[test]
fn a_share_is_scored_like_a_ratio() {
    let share = |parameters| Trial::of(&PLUGIN, "share", parameters).figures("value", [0.4, 1.2]);
    assert_eq!(share(r#"{"goal": 0.8}"#).points(), [Some(5.0), Some(10.0)]);
    assert_eq!(share(r#"{"complement": true}"#).reasons()[0], "100 % − 40 % = 60 % × 10 = 6");
}
