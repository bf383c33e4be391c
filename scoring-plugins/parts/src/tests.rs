//! The worked examples, and the cases that real decisions bring.

use dti_plugin_sdk::testing::{self, Trial};
use proptest::prelude::*;

use crate::PLUGIN;

const CAO_LANH: &str = r#"{"parts": [{"input": "attends", "weight": 0.5}, {"input": "chairs", "weight": 0.5}]}"#;
const MEASURED: &str = r#"{"parts": [
    {"input": "online", "of": "all", "goal": 0.8, "weight": 0.7}, {"input": "systems", "goal": 4, "weight": 0.3}]}"#;

const PUBLISHED: [(&str, f64); 7] =
    [("news", 1.0), ("law", 1.0), ("budget", 1.0), ("plans", 1.0), ("staff", 1.0), ("services", 1.0), ("data", 0.0)];

fn parts(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "parts", parameters)
}

fn checklist() -> Trial {
    let trial = Trial::of(&PLUGIN, "checklist", "{}").worth(0.0, 20.0).in_english();
    PUBLISHED.into_iter().fold(trial, |trial, (item, answer)| trial.figures(item, [answer]))
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let examples = [
        (parts(CAO_LANH).in_english().figures("attends", [1.0]).figures("chairs", [0.0]), 5.0),
        (measured([60.0], [100.0], [5.0]).in_english(), 8.25),
        (checklist(), 120.0 / 7.0),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

fn measured<const N: usize>(online: [f64; N], all: [f64; N], systems: [f64; N]) -> Trial {
    parts(MEASURED).figures("online", online).figures("all", all).figures("systems", systems)
}

#[test]
fn half_and_half() {
    let trial = parts(CAO_LANH).figures("attends", [1.0, 1.0, 0.0]).figures("chairs", [1.0, 0.0, 0.0]);
    assert_eq!(trial.points(), [Some(10.0), Some(5.0), Some(0.0)]);
    assert_eq!(trial.reasons()[1], "0,5 × 100 % (`attends` = 1) + 0,5 × 0 % (`chairs` = 0) = 50 % × 10 = 5");
}

#[test]
fn no_part_counts_for_more_than_its_weight() {
    assert_eq!(measured([100.0], [100.0], [0.0]).points(), [Some(7.0)]);
}

#[test]
fn a_part_of_nothing_counts_as_the_parameters_say() {
    let points = |extra: &str| {
        let trial = parts(&MEASURED.replacen('{', &format!("{{{extra}"), 1));
        trial.figures("online", [0.0]).figures("all", [0.0]).figures("systems", [4.0]).points()
    };
    assert_eq!(points(""), [None]);
    assert_eq!(points(r#""when-empty": "full","#), [Some(10.0)]);
    assert_eq!(points(r#""when-empty": "zero","#), [Some(3.0)]);
}

#[test]
fn a_missing_part_withholds_unless_it_counts_as_zero() {
    let points = |extra: &str| {
        let trial = parts(&CAO_LANH.replacen('{', &format!("{{{extra}"), 1));
        trial.figures("attends", [1.0]).figures("chairs", [None]).points()
    };
    assert_eq!(points(""), [None]);
    assert_eq!(points(r#""when-missing": "zero","#), [Some(5.0)]);
}

#[test]
fn weights_sum_to_one_and_goals_are_above_zero() {
    let faults = |parts: &str| Trial::of(&PLUGIN, "parts", &format!(r#"{{"parts": {parts}}}"#)).faults();
    assert_eq!(faults(r#"[{"input": "x", "weight": 0.9}]"#), ["/parts"]);
    assert_eq!(faults("[]"), ["/parts"]);
    assert_eq!(
        faults(r#"[{"input": "x", "weight": 1.5}, {"input": "y", "weight": -0.5, "goal": 0}]"#),
        ["/parts/1/weight", "/parts/1/goal"]
    );
    let thirds = r#"[{"input": "x", "weight": 0.1}, {"input": "y", "weight": 0.2}, {"input": "z", "weight": 0.7}]"#;
    assert!(faults(thirds).is_empty());
}

#[test]
fn inputs_that_are_not_supplied_are_told() {
    let refusal = parts(CAO_LANH).figures("attends", [0.0; 0]).refusal().unwrap();
    assert_eq!(refusal.pointer, "/parts/1/input");
    let listed = Trial::of(&PLUGIN, "checklist", r#"{"items": ["x", "y"]}"#).figures("x", [1.0]);
    assert_eq!(listed.refusal().unwrap().pointer, "/items/1");
    assert_eq!(Trial::of(&PLUGIN, "checklist", "{}").refusal().unwrap().pointer, "/items");
}

#[test]
fn a_checklist_says_what_is_not_met() {
    assert_eq!(checklist().reasons(), ["6 / 7 (not met: `data`) = 85.7143 % × 20 = 17.1429"]);
}

#[test]
fn a_missing_item_withholds_unless_it_counts_as_not_met() {
    let points = |parameters: &str| {
        Trial::of(&PLUGIN, "checklist", parameters).figures("x", [1.0]).figures("y", [None]).points()
    };
    assert_eq!(points("{}"), [None]);
    assert_eq!(points(r#"{"when-missing": "zero"}"#), [Some(5.0)]);
}

#[test]
fn items_are_answers_and_are_there_once() {
    let counted = Trial::of(&PLUGIN, "checklist", r#"{"items": ["x"]}"#).figures("x", [3.0]);
    assert_eq!(counted.refusal().unwrap().pointer, "/items");
    assert_eq!(Trial::of(&PLUGIN, "checklist", r#"{"items": ["x", "y", "x"]}"#).faults(), ["/items/2"]);
    assert_eq!(Trial::of(&PLUGIN, "checklist", r#"{"items": []}"#).faults(), ["/items"]);
}

proptest! {
    #[test]
    fn meeting_one_more_item_never_earns_less(answers in proptest::collection::vec(proptest::bool::ANY, 1..12)) {
        let points = |answers: &[bool]| {
            let trial = Trial::of(&PLUGIN, "checklist", "{}");
            let items = answers.iter().enumerate();
            items.fold(trial, |trial, (item, met)| trial.figures(&format!("i{item}"), [f64::from(*met)])).points()[0]
        };
        for item in 0..answers.len() {
            let mut better = answers.clone();
            better[item] = true;
            prop_assert!(points(&better) >= points(&answers));
        }
    }
}
