//! The worked examples, and the cases that real decisions bring.

use dti_plugin_sdk::testing::{self, Trial};
use proptest::prelude::*;

use crate::PLUGIN;

fn of_best(parameters: &str) -> Trial {
    Trial::of(&PLUGIN, "of-best", parameters)
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let bandwidth = of_best("{}").worth(0.0, 40.0).in_english();
    let examples = [
        (bandwidth.figures("value", [600.0, 2000.0]).figures("per", [50.0, 50.0]), 12.0),
        (of_best(r#"{"less-is-better": true}"#).in_english().figures("value", [8.0, 5.0]), 6.25),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn the_best_earns_the_maximum_and_ties_are_equal() {
    let trial = of_best("{}").figures("value", [Some(20.0), Some(40.0), None, Some(40.0), Some(0.0)]);
    assert_eq!(trial.points(), [Some(5.0), Some(10.0), None, Some(10.0), Some(0.0)]);
    assert_eq!(trial.reasons()[0], "20 / 40 (cao nhất) = 50 % × 10 = 5");
}

#[test]
fn a_figure_that_is_unusable_does_not_set_the_best() {
    let trial = of_best("{}").figures("value", [10.0, 900.0, 900.0, 5.0]);
    let trial = trial.figures("per", [Some(1.0), Some(0.0), None, Some(1.0)]);
    assert_eq!(trial.points(), [Some(10.0), None, None, Some(5.0)]);
    assert_eq!(trial.reasons()[1..3], ["`per` = 0, không tính được tỷ lệ", "thiếu số liệu `per`"]);
}

#[test]
fn a_best_of_zero_counts_as_the_parameters_say() {
    let points = |parameters| of_best(parameters).figures("value", [0.0, 0.0]).points();
    assert_eq!(points("{}"), [None, None]);
    assert_eq!(points(r#"{"when-best-zero": "zero"}"#), [Some(0.0), Some(0.0)]);
    assert_eq!(points(r#"{"when-best-zero": "full"}"#), [Some(10.0), Some(10.0)]);
}

#[test]
fn where_less_is_better_zero_leaves_nothing_for_the_others() {
    let points = |parameters| of_best(parameters).figures("value", [0.0, 3.0]).points();
    assert_eq!(points(r#"{"less-is-better": true}"#), [None, None]);
    assert_eq!(points(r#"{"less-is-better": true, "when-best-zero": "full"}"#), [Some(10.0), Some(0.0)]);
}

proptest! {
    #[test]
    fn scaling_all_values_changes_no_award(values in proptest::collection::vec(0_u32..1000, 1..20), exponent in 0_i32..8) {
        // Powers of two scale without rounding.
        let factor = f64::from(1 << exponent);
        let points = |factor: f64| {
            let values = values.iter().map(|value| f64::from(*value) * factor);
            of_best("{}").figures("value", values).points()
        };
        prop_assert_eq!(points(1.0), points(factor));
    }

    #[test]
    fn a_greater_value_never_earns_less(values in proptest::collection::vec(0_u32..1000, 2..20)) {
        let trial = of_best("{}").figures("value", values.iter().map(|value| f64::from(*value)));
        let mut pairs: Vec<_> = values.iter().zip(trial.points()).collect();
        pairs.sort_by_key(|(value, _)| **value);
        prop_assert!(pairs.is_sorted_by(|one, other| one.1 <= other.1));
    }
}
