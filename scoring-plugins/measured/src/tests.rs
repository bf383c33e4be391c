//! The worked examples, and scales that are refused.

use dti_plugin_sdk::testing::{self, Trial};

use crate::PLUGIN;

fn measured(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "measured", parameters)
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let examples = [
        (measured(r#"{"to": 5}"#).in_english().figures("value", [4.2]), 8.4),
        (measured(r#"{"from": 20, "to": 80}"#).in_english().figures("value", [50.0]), 5.0),
        (measured(r#"{"from": 10, "to": 2}"#).in_english().figures("value", [4.0]), 7.5),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn without_parameters_the_value_is_a_share() {
    let trial = measured("{}").figures("value", [Some(0.25), None]);
    assert_eq!(trial.points(), [Some(2.5), None]);
    assert_eq!(trial.reasons()[0], "0,25 / 1 = 25 % × 10 = 2,5");
}

#[test]
fn values_beyond_the_scale_earn_its_ends() {
    let trial = measured(r#"{"from": 20, "to": 80}"#).figures("value", [0.0, 100.0]);
    assert_eq!(trial.points(), [Some(0.0), Some(10.0)]);
    assert_eq!(trial.reasons()[1], "(100 − 20) / (80 − 20) = 133,3333 %, tính 100 % × 10 = 10");
}

#[test]
fn a_scale_has_two_ends() {
    assert_eq!(measured(r#"{"from": 1}"#).faults(), ["/to"]);
    assert_eq!(measured(r#"{"from": -1e308, "to": 1e308}"#).faults(), ["/to"]);
}
