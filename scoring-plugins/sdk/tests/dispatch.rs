//! The contract's three functions over a small rule.

use dti_plugin_sdk::contract::{Column, Task};
use dti_plugin_sdk::testing::{self, Trial};
use dti_plugin_sdk::{
    Awards, Cohort, Complaint, Complaints, Entry, Input, Kind, Language, Plugin, Rule, Sample, Summary,
};
use proptest::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Parameters {
    goal: f64,
    bonus: Option<f64>,
}

struct Linear {
    goal: f64,
    bonus: f64,
}

impl Rule for Linear {
    type Parameters = Parameters;

    const ID: &'static str = "linear";
    const SUMMARY: Summary = Summary { vi: "Tuyến tính", en: "Linear" };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number).rising()];
    const SAMPLE: Sample = Sample::of(r#"{"goal": 5}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        complaints.demand(parameters.goal > 0.0, "/goal", "phải lớn hơn 0", "must be above 0");
        let bonus = parameters.bonus.unwrap_or_default();
        complaints.demand(bonus >= 0.0, "/bonus", "không được âm", "must not be below 0");
        complaints.settle(Self { goal: parameters.goal, bonus })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let value = cohort.column("value")?;
        Ok(cohort.award_each(|agency| {
            let share = value.figure(agency)? / self.goal + self.bonus;
            Ok(cohort.earn_share(share, |pen| pen.percent(share)))
        }))
    }
}

const RULES: &[Entry] = &[Entry::of::<Linear>()];
const PLUGIN: Plugin = Plugin { name: "linear", version: "1.0.0", rules: RULES };

fn task() -> Task {
    Task {
        rule: "linear".to_owned(),
        parameters: r#"{"goal": 5}"#.to_owned(),
        minimum: 0.0,
        maximum: 10.0,
        agencies: 2,
        columns: vec![Column {
            name: "value".to_owned(),
            options: Vec::new(),
            values: vec![4.0, 0.0],
            present: vec![1, 0],
        }],
        reasons: Some(Language::Vi),
    }
}

/// The English half of why a task is refused.
fn refusal(change: impl FnOnce(&mut Task)) -> String {
    let mut task = task();
    change(&mut task);
    PLUGIN.score(&task).expect_err("the task is of a wrong shape").message.en
}

#[test]
fn the_small_rule_keeps_the_laws() {
    testing::the_profile_obeys_the_contract(&PLUGIN);
    testing::permuting_the_cohort_permutes_the_awards(&PLUGIN);
    testing::points_stay_within_the_indicators_range(&PLUGIN);
    testing::only_a_relative_rule_looks_at_other_agencies(&PLUGIN);
    testing::points_follow_a_figure_as_its_direction_says(&PLUGIN);
    testing::reasons_are_written_exactly_when_wanted(&PLUGIN);
}

#[test]
fn a_task_is_awarded_column_by_column() {
    let awards = PLUGIN.score(&task()).unwrap();
    assert_eq!(awards.points, [8.0, 0.0]);
    assert_eq!(awards.earned, [1, 0]);
    assert_eq!(awards.reasons, ["80 % × 10 = 8", "thiếu số liệu `value`"]);
}

#[test]
fn every_fault_of_the_parameters_is_told() {
    let faults = |parameters| Trial::of(&PLUGIN, "linear", parameters).faults();
    assert_eq!(faults(r#"{"goal": 0, "bonus": -1}"#), ["/goal", "/bonus"]);
    for broken in ["{}", "[]", "{", r#"{"goal": "5"}"#, r#"{"goal": 5, "gaol": 5}"#] {
        assert_eq!(faults(broken), [""], "{broken}");
    }
}

#[test]
fn an_optional_parameter_is_left_out_and_never_null() {
    let schema = &PLUGIN.describe().rules[0].schema;
    assert!(!schema.contains("null"), "{schema}");
    assert!(schema.contains(r#""required":["goal"]"#), "{schema}");
}

#[test]
fn an_unknown_rule_is_told_with_the_known_ones() {
    assert_eq!(refusal(|task| task.rule = "linaer".to_owned()), "`linear` has no rule `linaer`, only `linear`");
}

#[test]
fn a_task_of_a_wrong_shape_is_refused() {
    assert_eq!(refusal(|task| task.minimum = 11.0), "the minimum is 11, but the maximum is 10");
    assert_eq!(refusal(|task| task.columns.clear()), "the criteria set supplies no input `value`");
    assert_eq!(refusal(|task| task.agencies = 3), "`value` does not have one figure for each of 3 agencies");
    assert_eq!(refusal(|task| task.columns[0].values[0] = f64::NAN), "`value` has the impossible value NaN");
    assert_eq!(refusal(|task| task.columns[0].options = vec!["only".to_owned()]), "`value` has the impossible value 4");
}

proptest! {
    #[test]
    fn points_are_in_range_whatever_the_range(value: f64, low in -100.0_f64..100.0, span in 0.0_f64..100.0) {
        prop_assume!(value.is_finite());
        let high = low + span;
        let points = Trial::of(&PLUGIN, "linear", r#"{"goal": 5}"#).worth(low, high).figures("value", [value]).points();
        prop_assert!((low..=high).contains(&points[0].unwrap()));
    }
}
