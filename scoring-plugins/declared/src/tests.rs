//! The worked examples.

use dti_plugin_sdk::testing::{self, Trial};

use crate::PLUGIN;

fn declared() -> Trial {
    Trial::of(&PLUGIN, "declared", "{}")
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let examples = [
        (declared().in_english().figures("points", [7.5]), 7.5),
        (declared().in_english().figures("points", [12.0]), 10.0),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn points_outside_the_range_are_moved_into_it_and_the_reason_says_so() {
    let trial = declared().worth(2.0, 10.0).figures("points", [Some(12.0), Some(-1.0), Some(7.25), None]);
    assert_eq!(trial.points(), [Some(10.0), Some(2.0), Some(7.25), None]);
    let reasons = ["kê khai 12, tối đa 10", "kê khai −1, tối thiểu 2", "kê khai 7,25", "thiếu số liệu `points`"];
    assert_eq!(trial.reasons(), reasons);
}

#[test]
fn there_are_no_parameters() {
    assert_eq!(Trial::of(&PLUGIN, "declared", r#"{"goal": 1}"#).faults(), [""]);
}
