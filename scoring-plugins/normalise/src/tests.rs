//! The worked examples, reference numbers, the cases without an answer, and the laws of each rule.

use dti_plugin_sdk::testing::{self, Trial};
use proptest::prelude::*;

use crate::PLUGIN;

fn trial(rule: &str, parameters: &str) -> Trial {
    Trial::of(&PLUGIN, rule, parameters)
}

/// What values earn, of 0 to 10 points where the rule is bounded.
fn points(rule: &str, parameters: &str, values: &[f64]) -> Vec<f64> {
    let points = trial(rule, parameters).figures("value", values.iter().copied()).points();
    points.into_iter().map(|points| points.expect("the rule has an answer")).collect()
}

fn close(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && std::iter::zip(one, other).all(|(one, other)| (one - other).abs() <= 1e-9)
}

#[track_caller]
fn assert_close(found: &[f64], expected: &[f64]) {
    assert!(close(found, expected), "{found:?} is not {expected:?}");
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let example = |rule: &str, parameters: &str, values: &[f64], points: f64| {
        (trial(rule, parameters).in_english().figures("value", values.iter().copied()), points)
    };
    let ranked = [20.0, 4.0, 8.0, 20.0, 12.0];
    let examples = [
        example("min-max", r#"{"to": [1, 10]}"#, &[12.0, 4.0, 20.0], 5.5),
        example("z-score", r#"{"mean": 50, "sd": 10}"#, &[20.0, 4.0, 12.0], 60.0),
        example("rank", "{}", &ranked, 4.0),
        example("rank", r#"{"ties": "average"}"#, &ranked, 4.5),
        example("borda", "{}", &ranked, 3.0),
        example("percentile-rank", "{}", &ranked, 7.5),
        example("distance-to-target", r#"{"target": 10}"#, &[5.0, 0.0, 11.0], 5.0),
        example("distance-to-target", r#"{"target": 10}"#, &[11.0, 0.0, 5.0], 10.0),
        example("distance-to-reference", r#"{"reference": "mean"}"#, &[8.0, 4.0, 24.0], 5.0),
        example("goalposts", r#"{"goalposts": [20, 85]}"#, &[72.0], 8.0),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

/// What COINr's functions answer, worked out by hand from their formulas; 10 points are its 1.
#[test]
fn points_are_those_of_coinr() {
    let ten: Vec<f64> = (1..=10).map(f64::from).collect();
    let table: [(&str, &str, &[f64], &[f64]); 9] = [
        ("min-max", r#"{"to": [2, 7]}"#, &[0.0, 1.0, 4.0, 5.0], &[2.0, 3.0, 6.0, 7.0]),
        // n_dist2max.
        ("min-max", "{}", &[-3.0, 0.0, 3.0, 9.0], &[0.0, 2.5, 5.0, 10.0]),
        ("z-score", "{}", &[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0], &Z_SCORES),
        ("rank", "{}", &[10.0, 30.0, 20.0, 20.0], &[1.0, 4.0, 2.0, 2.0]),
        ("borda", "{}", &[10.0, 30.0, 20.0, 20.0], &[0.0, 3.0, 1.0, 1.0]),
        ("percentile-rank", "{}", &[10.0, 30.0, 20.0, 20.0], &[0.0, 10.0, 10.0 / 3.0, 10.0 / 3.0]),
        ("distance-to-target", r#"{"target": 0, "inverse": true}"#, &[-1.0, 1.0, 10.0], &[10.0, 9.0, 0.0]),
        ("goalposts", r#"{"goalposts": [0, 10]}"#, &[1.0, 11.0, -1.0], &[1.0, 10.0, 0.0]),
        ("goalposts", r#"{"goalposts": [0, 10], "inverse": true}"#, &[1.0, -1.0, 11.0], &[9.0, 10.0, 0.0]),
    ];
    for (rule, parameters, values, expected) in table {
        assert_close(&points(rule, parameters, values), expected);
    }
    assert_close(&points("borda", "{}", &ten), &(0..10).map(f64::from).collect::<Vec<_>>());
}

/// The mean is 5, the squares sum to 32, and 32 / 7 is the variance.
const Z_SCORES: [f64; 8] = {
    const SD: f64 = 2.138_089_935_299_395;
    [-3.0 / SD, -1.0 / SD, -1.0 / SD, -1.0 / SD, 0.0, 0.0, 2.0 / SD, 4.0 / SD]
};

#[test]
fn the_way_beyond_a_target_counts_where_there_is_room() {
    let beyond = r#"{"target": 10, "to": [0, 10], "beyond": true}"#;
    let points = |maximum| {
        let trial = trial("distance-to-target", beyond).worth(0.0, maximum);
        trial.figures("value", [0.0, 5.0, 11.0]).points()
    };
    assert_eq!(points(12.0), [Some(0.0), Some(5.0), Some(11.0)]);
    assert_eq!(points(10.5), [Some(0.0), Some(5.0), Some(10.5)]);
    let outside = trial("goalposts", r#"{"goalposts": [0, 10], "to": [2, 8], "beyond": true}"#);
    let outside = outside.figures("value", [-1.0, 0.0, 15.0, -100.0]);
    assert_eq!(outside.points(), [1.4, 2.0, 10.0, 0.0].map(Some));
    assert_eq!(outside.reasons()[2], "15 / 10 = 150 %; 2 + 6 × 150 % = 11, tối đa 10");
    assert_eq!(outside.reasons()[3], "−100 / 10 = −1000 %; 2 + 6 × −1000 % = −58, tối thiểu 0");
}

#[test]
fn min_max_spans_the_indicators_range_or_what_the_set_says() {
    let values = [Some(4.0), Some(12.0), None, Some(20.0)];
    let penalty = trial("min-max", "{}").worth(-5.0, 0.0).figures("value", values);
    assert_eq!(penalty.points(), [Some(-5.0), Some(-2.5), None, Some(0.0)]);
    assert_eq!(penalty.reasons()[1..3], ["(12 − 4) / (20 − 4) = 50 %; −5 + 5 × 50 % = −2,5", "thiếu số liệu `value`"]);
    let shares = trial("min-max", r#"{"low": 0.1, "inverse": true}"#).figures("value", values);
    assert_eq!(shares.points(), [Some(10.0), Some(5.5), None, Some(1.0)]);
    assert_eq!(shares.reasons()[1], "(20 − 12) / (20 − 4) = 50 %; 1 + 9 × 50 % = 5,5");
}

#[test]
fn reasons_put_negative_numbers_in_brackets() {
    let reason = |rule, parameters| trial(rule, parameters).figures("value", [1.0, -3.0, 5.0]).reasons()[1].clone();
    assert_eq!(reason("min-max", "{}"), "(−3 − (−3)) / (5 − (−3)) = 0 % × 10 = 0");
    assert_eq!(reason("z-score", r#"{"inverse": true}"#), "(1 (trung bình) − (−3)) / 4 (độ lệch chuẩn) = 1");
    assert_eq!(
        reason("z-score", r#"{"mean": 50, "sd": 10}"#),
        "(−3 − 1 (trung bình)) / 4 (độ lệch chuẩn) = −1; 50 + 10 × (−1) = 40"
    );
}

#[test]
fn a_rank_says_whom_it_counts() {
    let reason = |rule, parameters| {
        let values = [Some(7.0), None, Some(9.0), Some(7.0), Some(1.0)];
        trial(rule, parameters).figures("value", values).reasons()[0].clone()
    };
    assert_eq!(reason("rank", "{}"), "1 trong 4 đơn vị dưới 7: hạng tính từ dưới lên 1 + 1 = 2");
    assert_eq!(
        reason("rank", r#"{"inverse": true, "ties": "maximum"}"#),
        "1 trong 4 đơn vị trên 7 và 2 bằng mức đó: hạng tính từ dưới lên 1 + 2 = 3"
    );
    assert_eq!(
        reason("percentile-rank", r#"{"ties": "average", "to": [1, 9]}"#),
        "1 trong 4 đơn vị dưới 7 và 2 bằng mức đó: hạng tính từ dưới lên 1 + (2 + 1) / 2 = 2,5; \
         (2,5 − 1) / (4 − 1) = 50 %; 1 + 8 × 50 % = 5"
    );
}

#[test]
fn equal_values_and_a_lone_agency_count_as_the_parameters_say() {
    let equal = [Some(3.0), None, Some(3.0)];
    let awarded = |rule, parameters: &str, values: [Option<f64>; 3]| {
        let points = trial(rule, parameters).figures("value", values).points();
        assert_eq!(points[1], None, "a missing figure earns nothing");
        points[0]
    };
    for (policy, points) in [("withhold", None), ("high", Some(10.0)), ("middle", Some(6.0)), ("low", Some(2.0))] {
        let parameters = format!(r#"{{"to": [2, 10], "when-equal": "{policy}"}}"#);
        assert_eq!(awarded("min-max", &parameters, equal), points);
        let parameters = parameters.replace("equal", "alone");
        assert_eq!(awarded("percentile-rank", &parameters, [Some(3.0), None, None]), points);
    }
    assert_eq!(awarded("z-score", "{}", equal), None);
    assert_eq!(awarded("z-score", r#"{"mean": 50, "when-equal": "mean"}"#, equal), Some(50.0));
    assert_eq!(awarded("percentile-rank", "{}", equal), Some(0.0));
    assert_eq!(awarded("percentile-rank", r#"{"ties": "average"}"#, equal), Some(5.0));
    for (rule, alone) in [("rank", 1.0), ("borda", 0.0)] {
        assert_eq!(awarded(rule, "{}", equal), Some(alone));
        assert_eq!(awarded(rule, "{}", [Some(3.0), None, None]), Some(alone));
    }
}

#[test]
fn where_the_worst_has_arrived_everybody_has() {
    let target = |parameters, values: [f64; 2]| points("distance-to-target", parameters, &values);
    assert_eq!(target(r#"{"target": 3}"#, [3.0, 5.0]), [10.0, 10.0]);
    assert_eq!(target(r#"{"target": 3, "inverse": true}"#, [3.0, 1.0]), [10.0, 10.0]);
    assert_eq!(target(r#"{"target": 3}"#, [2.0, 2.0]), [0.0, 0.0]);
    // 0.1 + 0.1 + 0.1 is more than 0.3, and still the mean is 0.1.
    assert_eq!(points("distance-to-reference", r#"{"reference": "mean"}"#, &[0.1; 3]), [10.0; 3]);
    let median = trial("distance-to-reference", r#"{"reference": "median"}"#).figures("value", [0.0, 0.0, 9.0]);
    assert_eq!(median.points(), [Some(10.0); 3]);
    assert_eq!(median.reasons()[0], "mọi đơn vị đều đạt 0 (trung vị), tính 100 % × 10 = 10");
}

#[test]
fn the_median_of_an_even_cohort_is_half_way() {
    let median = r#"{"reference": "median", "inverse": true}"#;
    assert_close(&points("distance-to-reference", median, &[1.0, 9.0, 3.0, 6.0]), &[10.0, 0.0, 10.0, 20.0 / 3.0]);
}

#[test]
fn an_empty_cohort_and_one_without_figures_earn_nothing() {
    for entry in PLUGIN.rules {
        let trial = |values: &[Option<f64>]| trial(entry.id, entry.sample.parameters).figures("value", values.to_vec());
        assert!(trial(&[]).points().is_empty(), "{}", entry.id);
        assert_eq!(trial(&[None, None]).points(), [None, None], "{}", entry.id);
    }
}

#[test]
fn an_indicator_without_points_gives_none() {
    let rules = [
        ("min-max", "{}"),
        ("percentile-rank", "{}"),
        ("distance-to-target", r#"{"target": 3}"#),
        ("distance-to-reference", r#"{"reference": "mean"}"#),
        ("goalposts", r#"{"goalposts": [0, 3]}"#),
    ];
    for (rule, parameters) in rules {
        let points = trial(rule, parameters).worth(0.0, 0.0).figures("value", [1.0, 2.0, 4.0]).points();
        assert_eq!(points, [Some(0.0); 3], "{rule}");
    }
}

#[test]
fn the_largest_and_the_smallest_numbers_have_answers() {
    let (huge, tiny) = (f64::MAX, f64::from_bits(1));
    let half = [0.0, 5.0, 10.0];
    for values in [[-huge, 0.0, huge], [-tiny, 0.0, tiny]] {
        assert_close(&points("min-max", "{}", &values), &half);
        assert_close(&points("z-score", "{}", &values), &[-1.0, 0.0, 1.0]);
        assert_close(&points("distance-to-reference", r#"{"reference": "mean"}"#, &values), &[0.0, 10.0, 10.0]);
        assert_close(&points("percentile-rank", "{}", &values), &half);
    }
    let wide = format!(r#"{{"goalposts": [{:e}, {huge:e}]}}"#, -huge);
    assert_close(&points("goalposts", &wide, &[-huge, 0.0, huge]), &half);
    let far = trial("z-score", r#"{"mean": 1e308, "sd": 1e308}"#).figures("value", [1.0, 2.0, 3.0]);
    assert_eq!(far.points(), [Some(0.0), Some(1e308), None]);
    assert_eq!(far.reasons()[2], "số liệu quá lớn để tính");
}

#[test]
fn every_fault_of_the_parameters_is_told() {
    let faults = |rule, parameters| trial(rule, parameters).faults();
    assert_eq!(faults("min-max", r#"{"to": [10, 1]}"#), ["/to"]);
    assert_eq!(faults("min-max", r#"{"low": 1, "high": 10}"#), ["/high"]);
    assert_eq!(faults("min-max", r#"{"low": 0.5, "high": 0.5}"#), ["/low"]);
    assert_eq!(faults("min-max", r#"{"low": 0.5, "to": [1, 10]}"#), ["/to"]);
    assert_eq!(faults("z-score", r#"{"sd": 0}"#), ["/sd"]);
    assert_eq!(faults("percentile-rank", r#"{"to": [1, 1]}"#), ["/to"]);
    assert_eq!(faults("distance-to-target", r#"{"target": 1, "to": [2, 1]}"#), ["/to"]);
    assert_eq!(faults("distance-to-target", r#"{"target": 1, "beyond": true}"#), ["/beyond"]);
    assert_eq!(faults("distance-to-reference", r#"{"reference": "mean", "beyond": true}"#), ["/beyond"]);
    let all = r#"{"goalposts": [3, 3], "to": [5, 5]}"#;
    assert_eq!(faults("goalposts", all), ["/goalposts", "/to"]);
}

#[test]
fn a_scale_beyond_the_indicator_is_refused_before_there_are_figures() {
    let pointer = |to: &str| {
        let trial = trial("goalposts", &format!(r#"{{"goalposts": [0, 1], "to": {to}}}"#)).figures("value", [0.0; 0]);
        trial.refusal().map(|complaint| complaint.pointer)
    };
    assert_eq!(pointer("[-1, 10]").as_deref(), Some("/to/0"));
    assert_eq!(pointer("[0, 11]").as_deref(), Some("/to/1"));
    assert_eq!(pointer("[0, 10]"), None);
}

/// Every rule with parameters, and what the parameters are where all figures change their sign.
const MIRRORED: [(&str, &str, &str); 10] = [
    ("min-max", r#"{"when-equal": "low""#, r#"{"when-equal": "low""#),
    ("z-score", r#"{"when-equal": "mean""#, r#"{"when-equal": "mean""#),
    ("rank", r#"{"ties": "minimum""#, r#"{"ties": "minimum""#),
    ("rank", r#"{"ties": "average""#, r#"{"ties": "average""#),
    ("borda", r#"{"ties": "maximum""#, r#"{"ties": "maximum""#),
    ("percentile-rank", r#"{"when-alone": "low""#, r#"{"when-alone": "low""#),
    ("distance-to-target", r#"{"target": 40"#, r#"{"target": -40"#),
    ("distance-to-reference", r#"{"reference": "mean""#, r#"{"reference": "mean""#),
    ("distance-to-reference", r#"{"reference": "median""#, r#"{"reference": "median""#),
    ("goalposts", r#"{"goalposts": [-20, 60]"#, r#"{"goalposts": [-60, 20]"#),
];

fn figures() -> impl Strategy<Value = Vec<f64>> {
    let figure = prop_oneof![(-100_i32..100).prop_map(f64::from), -1e6..1e6];
    proptest::collection::vec(figure, 1..30)
}

fn closed(parameters: &str) -> String {
    format!("{parameters}}}")
}

fn inverse(parameters: &str) -> String {
    format!(r#"{parameters}, "inverse": true}}"#)
}

proptest! {
    #[test]
    fn a_better_value_never_earns_less(values in figures()) {
        for (rule, parameters, _) in MIRRORED {
            for (parameters, sign) in [(closed(parameters), 1.0), (inverse(parameters), -1.0)] {
                let mut pairs: Vec<_> = std::iter::zip(values.clone(), points(rule, &parameters, &values)).collect();
                pairs.sort_by(|one, other| (sign * one.0).total_cmp(&(sign * other.0)));
                prop_assert!(pairs.is_sorted_by(|one, other| one.1 <= other.1), "{rule} {parameters}: {pairs:?}");
            }
        }
    }

    #[test]
    fn less_is_better_is_more_of_the_opposite(values in figures()) {
        let opposite: Vec<f64> = values.iter().map(|value| -value).collect();
        for (rule, parameters, mirrored) in MIRRORED {
            let inverse = points(rule, &inverse(parameters), &values);
            prop_assert!(close(&inverse, &points(rule, &closed(mirrored), &opposite)), "{rule} {parameters}");
        }
    }

    #[test]
    fn another_unit_of_the_figures_changes_no_award(
        values in proptest::collection::vec((-100_i32..100).prop_map(f64::from), 1..30), exponent in 0_u32..8, shift in -50_i32..50,
    ) {
        // Whole numbers, so that changing the unit rounds nothing.
        let changed = |value: f64| value * f64::from(1 << exponent) + f64::from(shift);
        let other: Vec<f64> = values.iter().copied().map(changed).collect();
        let target = |value: f64| format!(r#"{{"target": {value}}}"#);
        let posts = |low: f64, high: f64| format!(r#"{{"goalposts": [{low}, {high}]}}"#);
        for (rule, parameters, _) in MIRRORED {
            let parameters = closed(parameters);
            let (before, after) = match rule {
                "distance-to-target" => (target(40.0), target(changed(40.0))),
                "goalposts" => (posts(-20.0, 60.0), posts(changed(-20.0), changed(60.0))),
                _ => (parameters.clone(), parameters),
            };
            prop_assert!(close(&points(rule, &before, &values), &points(rule, &after, &other)), "{rule} {before}");
        }
    }

    #[test]
    fn ranks_know_only_the_order(values in figures()) {
        let cubes: Vec<f64> = values.iter().map(|value| value * value * value).collect();
        for rule in ["rank", "percentile-rank", "borda"] {
            let parameters = if rule == "percentile-rank" { r#"{"when-alone": "high"}"# } else { "{}" };
            prop_assert_eq!(points(rule, parameters, &values), points(rule, parameters, &cubes), "{}", rule);
        }
    }

    #[test]
    fn z_scores_have_the_mean_and_the_standard_deviation_that_the_set_says(values in figures()) {
        prop_assume!(values.iter().any(|value| (value - values[0]).abs() > 1e-3));
        let points = points("z-score", r#"{"mean": 50, "sd": 10}"#, &values);
        let count = points.len() as f64;
        let mean = points.iter().sum::<f64>() / count;
        let variance = points.iter().map(|points| (points - mean) * (points - mean)).sum::<f64>() / (count - 1.0);
        prop_assert!((mean - 50.0).abs() < 1e-6 && (variance.sqrt() - 10.0).abs() < 1e-6, "{mean} {variance}");
    }

    #[test]
    fn ranks_with_the_average_of_ties_share_out_the_same_sum(values in figures()) {
        let sum: f64 = points("rank", r#"{"ties": "average"}"#, &values).iter().sum();
        let count = values.len() as f64;
        prop_assert_eq!(sum, count * (count + 1.0) / 2.0);
    }

    #[test]
    fn a_missing_figure_counts_for_nobody(values in figures()) {
        for (rule, parameters, _) in MIRRORED {
            let figures = values.iter().copied().map(Some).chain([None]);
            let with = trial(rule, &closed(parameters)).figures("value", figures).points();
            let without: Vec<_> = points(rule, &closed(parameters), &values).into_iter().map(Some).chain([None]).collect();
            prop_assert_eq!(with, without, "{}", rule);
        }
    }
}
