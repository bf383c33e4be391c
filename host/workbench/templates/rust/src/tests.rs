//! The worked example, and the cases that the decision brings.

use dti_plugin_sdk::testing::{self, Trial};

use crate::PLUGIN;

fn trial(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "{name}", parameters).in_english()
}

#[test]
fn the_worked_example_earns_what_the_readme_says() {
    let example = trial(r#"{"goal": 60, "start": 20}"#).figures("value", [50.0]);
    testing::the_readme_shows(include_str!("../README.md"), [(example, 7.5)]);
}

#[test]
fn a_missing_figure_is_not_zero() {
    let trial = trial(r#"{"goal": 60}"#).figures("value", [None, Some(0.0)]);
    assert_eq!(trial.points(), [None, Some(0.0)]);
}

#[test]
fn a_goal_must_be_above_the_start() {
    assert_eq!(trial(r#"{"goal": 20, "start": 20}"#).faults(), ["/goal"]);
}
