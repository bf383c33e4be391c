//! The standard plugins in the sandbox.

use std::sync::LazyLock;

use dti_diagnostics::Language;
use dti_engine::rules::{Column, InputDirection, Rule, Task};
use dti_sandbox::{Limits, Loaded, Sandbox, load_all};
use serde_json::json;

use crate::kit::parameters;

static LOADED: LazyLock<Loaded> = LazyLock::new(|| {
    let sandbox = Sandbox::new(Limits::default(), None).unwrap();
    let plugins: Vec<_> = dti_bundle::standard_plugins().iter().map(|plugin| (plugin.name, plugin.component)).collect();
    load_all(&sandbox, &plugins)
});

fn column(name: &str, figures: &[f64]) -> Column {
    let present = vec![true; figures.len()];
    Column { name: name.to_owned(), options: Vec::new(), values: figures.to_vec(), present }
}

#[test]
fn all_standard_plugins_load() {
    assert!(LOADED.refused.is_empty(), "{:?}", LOADED.refused);
    let names: Vec<_> = LOADED.plugins.iter().map(|plugin| plugin.name.as_str()).collect();
    let expected = ["choice", "declared", "items", "measured", "normalise", "parts", "ratio", "relative", "steps"];
    assert_eq!(names, expected);
}

#[test]
fn ratio_scores_with_a_reason() {
    let rule = find("ratio");
    let parameters = parameters(json!({}));
    rule.check(&parameters).unwrap();
    let columns = vec![column("a", &[45.0, 60.0]), column("b", &[60.0, 60.0])];
    let reasons = Some(Language::Vi);
    let task = Task { parameters: &parameters, minimum: 0.0, maximum: 10.0, agencies: 2, columns, reasons };
    let awards = rule.score(&task).unwrap();
    assert_eq!(awards.points, [Some(7.5), Some(10.0)]);
    assert!(awards.reasons[0].starts_with("45 / 60 = 75 %"), "{:?}", awards.reasons);
}

#[test]
fn z_scores_lie_on_both_sides_of_the_mean() {
    let parameters = parameters(json!({}));
    let columns = vec![column("value", &[4.0, 12.0, 20.0])];
    let task = Task { parameters: &parameters, minimum: 0.0, maximum: 10.0, agencies: 3, columns, reasons: None };
    let rule = find("z-score");
    assert_eq!(rule.score(&task).unwrap().points, [Some(-1.0), Some(0.0), Some(1.0)]);
    let unbounded = LOADED.rules.iter().map(|rule| rule.profile()).filter(|profile| profile.unbounded);
    assert_eq!(unbounded.map(|profile| profile.id.as_str()).collect::<Vec<_>>(), ["z-score", "rank", "borda"]);
}

#[test]
fn a_large_cohort_costs_far_less_than_it_may() {
    let cohort: Vec<f64> = (0..330).map(|agency| f64::from(agency * 7919 % 330)).collect();
    let columns = vec![column("a", &cohort), column("b", &[400.0; 330]), column("value", &cohort)];
    for rule in ["ratio", "percentile-rank", "z-score"] {
        let (parameters, columns, reasons) = (parameters(json!({})), columns.clone(), Some(Language::Vi));
        let task = Task { parameters: &parameters, minimum: 0.0, maximum: 10.0, agencies: 330, columns, reasons };
        let fuel = find(rule).score(&task).unwrap().fuel;
        assert!(fuel < Limits::default().fuel / 10, "`{rule}` took {fuel}");
    }
}

fn find(id: &str) -> &'static dyn Rule {
    LOADED.rules.iter().find(|rule| rule.profile().id == id).unwrap().as_ref()
}

#[test]
fn standard_rules_say_which_way_points_go_with_a_figure() {
    let directions = |rule| {
        let inputs = find(rule).profile().inputs.iter();
        inputs.map(|input| (input.name.as_str(), input.direction)).collect::<Vec<_>>()
    };
    let (none, rising, falling) = (InputDirection::None, InputDirection::Rising, InputDirection::Falling);
    assert_eq!(directions("declared"), [("points", rising)]);
    assert_eq!(directions("timeliness"), [("done", falling), ("due", rising)]);
    assert_eq!(directions("base-and-items"), [("a", rising), ("b", none), ("count", rising)]);
    assert_eq!(directions("ratio"), [("a", none), ("b", none)]);
}
