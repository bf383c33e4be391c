//! The worked examples, and tables that are refused.

use dti_plugin_sdk::testing::{self, Trial};
use proptest::prelude::*;

use crate::PLUGIN;

const MEETINGS: &str = r#"{"bands": [
    {"from": 4, "points": 20}, {"from": 3, "below": 4, "points": 15}, {"from": 2, "below": 3, "points": 10},
    {"from": 1, "below": 2, "points": 5}, {"below": 1, "points": 0}]}"#;

const CA_MAU: &str = r#"{"bands": [
    {"above": 0.9, "points": 2}, {"from": 0.7, "up-to": 0.9, "points": 1}, {"below": 0.7, "points": 0}]}"#;

const ACCESS_TO_LAW: &str = r#"{"bands": [
    {"from": 90, "points": 60}, {"from": 80, "below": 90, "points": 50}, {"from": 70, "below": 80, "points": 40},
    {"from": 60, "below": 70, "points": 30}, {"from": 50, "below": 60, "points": 20}, {"below": 50, "points": 10}]}"#;

fn faults(bands: &str) -> Vec<String> {
    Trial::of(&PLUGIN, "steps", &format!(r#"{{"bands": {bands}}}"#)).faults()
}

#[test]
fn the_worked_examples_earn_what_the_readme_says() {
    let meetings = Trial::of(&PLUGIN, "steps", MEETINGS).worth(0.0, 20.0).in_english();
    let ca_mau = Trial::of(&PLUGIN, "ratio-steps", CA_MAU).worth(0.0, 2.0).in_english();
    let examples = [
        (meetings.figures("value", [3.0]), 15.0),
        (ca_mau.clone().figures("a", [90.0]).figures("b", [100.0]), 1.0),
        (ca_mau.figures("a", [91.0]).figures("b", [100.0]), 2.0),
    ];
    testing::the_readme_shows(include_str!("../README.md"), examples);
}

#[test]
fn meetings_earn_by_their_number() {
    let trial = Trial::of(&PLUGIN, "steps", MEETINGS).worth(0.0, 20.0);
    let points = trial.figures("value", [5.0, 4.0, 3.0, 2.0, 1.0, 0.0]).points();
    assert_eq!(points, [20.0, 20.0, 15.0, 10.0, 5.0, 0.0].map(Some));
}

#[test]
fn the_lowest_band_may_earn_points() {
    let trial = Trial::of(&PLUGIN, "steps", ACCESS_TO_LAW).worth(0.0, 60.0);
    let trial = trial.figures("value", [100.0, 90.0, 89.9, 50.0, 49.0]);
    assert_eq!(trial.points(), [60.0, 60.0, 50.0, 20.0, 10.0].map(Some));
    assert_eq!(trial.reasons()[2], "89,9, thuộc bậc từ 80 dưới 90: 50");
}

#[test]
fn an_open_edge_is_not_in_the_band() {
    let trial = Trial::of(&PLUGIN, "ratio-steps", CA_MAU).worth(0.0, 2.0);
    let trial = trial.figures("a", [901.0, 900.0, 700.0, 699.0]).figures("b", [1000.0; 4]);
    assert_eq!(trial.points(), [2.0, 1.0, 1.0, 0.0].map(Some));
    assert_eq!(trial.reasons()[0], "901 / 1000 = 90,1 %, thuộc bậc trên 90 %: 2");
}

#[test]
fn gaps_and_overlaps_are_refused_where_they_are() {
    assert_eq!(faults(r#"[{"above": 1, "points": 1}, {"below": 1, "points": 0}]"#), ["/bands/0"]);
    assert_eq!(faults(r#"[{"from": 1, "points": 1}, {"up-to": 1, "points": 0}]"#), ["/bands/0"]);
    assert_eq!(faults(r#"[{"below": 1, "points": 0}, {"from": 2, "points": 1}]"#), ["/bands/1"]);
    assert_eq!(faults(r#"[{"below": 2, "points": 0}, {"from": 1, "points": 1}]"#), ["/bands/1"]);
    assert_eq!(faults(r#"[{"points": 0}, {"from": 1, "points": 1}]"#), ["/bands/1"]);
    assert_eq!(faults(r#"[{"points": 0}, {"points": 1}]"#), ["/bands/1"]);
}

#[test]
fn outer_ends_must_be_open() {
    assert_eq!(faults(r#"[{"from": 0, "below": 1, "points": 0}, {"from": 1, "points": 1}]"#), ["/bands/0"]);
    assert_eq!(faults(r#"[{"below": 1, "points": 0}, {"from": 1, "up-to": 9, "points": 1}]"#), ["/bands/1"]);
}

#[test]
fn a_band_that_contradicts_itself_is_refused() {
    assert_eq!(faults("[]"), ["/bands"]);
    assert_eq!(faults(r#"[{"from": 1, "above": 1, "points": 0}]"#), ["/bands/0/above"]);
    assert_eq!(faults(r#"[{"up-to": 1, "below": 1, "points": 0}]"#), ["/bands/0/below"]);
    assert_eq!(faults(r#"[{"from": 2, "below": 1, "points": 0}, {"from": 1, "below": 1, "points": 0}]"#).len(), 2);
}

#[test]
fn a_band_may_be_a_single_value() {
    let bands =
        r#"{"bands": [{"below": 3, "points": 0}, {"from": 3, "up-to": 3, "points": 9}, {"above": 3, "points": 1}]}"#;
    let trial = Trial::of(&PLUGIN, "steps", bands).figures("value", [2.9, 3.0, 3.1]);
    assert_eq!(trial.points(), [0.0, 9.0, 1.0].map(Some));
}

#[test]
fn points_beyond_the_indicator_are_refused_when_it_is_known() {
    let refusal = Trial::of(&PLUGIN, "steps", MEETINGS).worth(0.0, 15.0).figures("value", [0.0; 0]).refusal().unwrap();
    assert_eq!(refusal.pointer, "/bands/0/points");
}

#[test]
fn a_share_of_nothing_counts_as_the_parameters_say() {
    let points = |extra: &str| {
        let parameters = CA_MAU.replace("\"bands\"", &format!("{extra}\"bands\""));
        Trial::of(&PLUGIN, "ratio-steps", &parameters).figures("a", [0.0]).figures("b", [0.0]).points()
    };
    assert_eq!(points(""), [None]);
    assert_eq!(points(r#""when-empty": "full", "#), [Some(10.0)]);
}

proptest! {
    #[test]
    fn bands_in_any_order_hold_every_value_exactly_once(
        mut edges in proptest::collection::btree_set(-50_i32..50, 1..6), closed: [bool; 6], value in -60_i32..60, turn in 0_usize..6,
    ) {
        let highest = edges.pop_last().unwrap();
        let edges: Vec<i32> = edges.into_iter().chain([highest]).collect();
        let mut bands: Vec<String> = (0..=edges.len()).map(|band| {
            let lower = band.checked_sub(1).map(|edge| format!(r#""{}": {}, "#, if closed[edge] { "from" } else { "above" }, edges[edge]));
            let upper = edges.get(band).map(|edge| format!(r#""{}": {edge}, "#, if closed[band] { "below" } else { "up-to" }));
            format!(r#"{{{}{}"points": {band}}}"#, lower.unwrap_or_default(), upper.unwrap_or_default())
        }).collect();
        let count = bands.len();
        bands.rotate_left(turn % count);
        let trial = Trial::of(&PLUGIN, "steps", &format!(r#"{{"bands": [{}]}}"#, bands.join(", ")));
        prop_assert_eq!(trial.complaints(), vec![]);
        let below = edges.iter().zip(closed).filter(|(edge, closed)| value > **edge || (value == **edge && *closed)).count();
        prop_assert_eq!(trial.figures("value", [f64::from(value)]).points(), vec![Some(below as f64)]);
    }
}
