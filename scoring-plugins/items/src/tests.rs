//! The worked examples, and the cases that real decisions bring.

use dti_plugin_sdk::testing::{self, Trial};
use proptest::prelude::*;

use crate::PLUGIN;

const NETWORK: &str = r#"{"base": 45, "each": 1, "cap": 5}"#;
const CENTRE: &str = r#"{"cases": [{"input": "own", "points": 60}, {"input": "rented", "share": 0.5}]}"#;

fn items(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "items", parameters)
}

fn network(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "base-and-items", parameters).worth(0.0, 50.0)
}

fn centre() -> Trial {
    Trial::of(&PLUGIN, "best-of", CENTRE).worth(0.0, 60.0)
}

fn deduction(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "deduction", parameters)
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let examples = [
        (items(r#"{"base": 35, "each": 5}"#).worth(0.0, 60.0).in_english().figures("count", [3.0]), 50.0),
        (network(NETWORK).in_english().figures("a", [45.0]).figures("b", [50.0]).figures("count", [7.0]), 45.5),
        (centre().in_english().figures("own", [0.4]).figures("rented", [1.0]), 30.0),
        (deduction(r#"{"each": 0.5}"#).worth(0.0, 5.0).in_english().figures("count", [3.0]), 3.5),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn items_earn_up_to_the_cap_and_the_maximum() {
    let trial = items(r#"{"each": 2, "cap": 7}"#).figures("count", [0.0, 3.0, 4.0]);
    assert_eq!(trial.points(), [0.0, 6.0, 7.0].map(Some));
    assert_eq!(trial.reasons()[2], "4 × 2 = 8, tối đa 7");
    let trial = items(r#"{"each": 2}"#).figures("count", [6.0]);
    assert_eq!(trial.reasons(), ["6 × 2 = 12, tối đa 10"]);
}

#[test]
fn a_missing_or_negative_count_is_withheld() {
    let trial = items(r#"{"each": 2}"#).figures("count", [None, Some(-1.0)]);
    assert_eq!(trial.reasons(), ["thiếu số liệu `count`", "`count` = −1 là số âm"]);
}

#[test]
fn a_share_above_the_goal_earns_the_base() {
    let trial = network(r#"{"base": 45, "each": 1, "goal": 0.5}"#);
    let trial = trial.figures("a", [30.0]).figures("b", [50.0]).figures("count", [2.0]);
    assert_eq!(trial.points(), [Some(47.0)]);
    assert_eq!(trial.reasons(), ["30 / 50 = 60 %; 60 % / 50 % = 120 %, tính 100 % × 45 = 45; 2 × 1 = 2; 45 + 2 = 47"]);
}

#[test]
fn a_share_of_nothing_counts_as_the_parameters_say() {
    let points =
        |parameters| network(parameters).figures("a", [0.0]).figures("b", [0.0]).figures("count", [3.0]).points();
    assert_eq!(points(NETWORK), [None]);
    assert_eq!(points(r#"{"base": 45, "each": 1, "when-empty": "full"}"#), [Some(48.0)]);
    assert_eq!(points(r#"{"base": 45, "each": 1, "when-empty": "zero"}"#), [Some(3.0)]);
}

#[test]
fn the_best_case_counts_and_missing_ones_do_not() {
    let trial = centre().figures("own", [Some(1.0), Some(0.0), None, None]);
    let trial = trial.figures("rented", [Some(1.0), Some(1.0), Some(1.0), None]);
    assert_eq!(trial.points(), [Some(60.0), Some(30.0), Some(30.0), None]);
    assert_eq!(trial.reasons()[3], "thiếu số liệu của mọi trường hợp: `own`, `rented`");
}

#[test]
fn a_case_has_either_points_or_a_share() {
    let faults = |cases: &str| Trial::of(&PLUGIN, "best-of", &format!(r#"{{"cases": {cases}}}"#)).faults();
    assert_eq!(faults("[]"), ["/cases"]);
    assert_eq!(faults(r#"[{"input": "x"}, {"input": "y", "share": 2}]"#), ["/cases/0", "/cases/1/share"]);
    assert_eq!(faults(r#"[{"input": "x", "points": 1, "share": 1}]"#), ["/cases/0"]);
}

#[test]
fn a_case_worth_more_than_the_indicator_is_refused() {
    let trial = centre().worth(0.0, 50.0).figures("own", [0.0; 0]).figures("rented", [0.0; 0]);
    assert_eq!(trial.refusal().unwrap().pointer, "/cases/0/points");
}

#[test]
fn deductions_end_at_the_floor() {
    let trial = deduction(r#"{"each": 4}"#).figures("count", [0.0, 2.0, 3.0]);
    assert_eq!(trial.points(), [10.0, 2.0, 0.0].map(Some));
    assert_eq!(trial.reasons()[2], "10 − 3 × 4 = −2, tối thiểu 0");
    let trial = deduction(r#"{"each": 4, "floor": -5}"#).worth(-3.0, 10.0).figures("count", [9.0]);
    assert_eq!(trial.points(), [Some(-3.0)]);
    assert_eq!(deduction(r#"{"each": 1, "floor": 11}"#).figures("count", [1.0]).refusal().unwrap().pointer, "/floor");
}

#[test]
fn points_are_above_zero_and_caps_are_not_below() {
    assert_eq!(items(r#"{"each": 0, "cap": -1}"#).faults(), ["/each", "/cap"]);
    assert_eq!(network(r#"{"base": -1, "each": 1, "goal": 0}"#).faults(), ["/base", "/goal"]);
    assert_eq!(deduction(r#"{"each": -1}"#).faults(), ["/each"]);
}

proptest! {
    #[test]
    fn one_more_item_never_earns_less_and_never_saves_points(count in 0_u32..50, each in 0.01_f64..5.0, cap in 0.0_f64..20.0) {
        let counts = [f64::from(count), f64::from(count + 1)];
        let earned = items(&format!(r#"{{"each": {each}, "cap": {cap}}}"#)).figures("count", counts).points();
        prop_assert!(earned[0] <= earned[1]);
        let left = deduction(&format!(r#"{{"each": {each}}}"#)).figures("count", counts).points();
        prop_assert!(left[0] >= left[1]);
    }
}
