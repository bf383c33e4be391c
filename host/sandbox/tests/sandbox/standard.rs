//! The standard plugins in the sandbox.

use dti_diagnostics::Language;
use dti_engine::rules::{Column, Rule, Task};
use dti_sandbox::{Limits, Loaded, Sandbox, load_all};
use serde_json::json;

use crate::kit::parameters;

fn loaded() -> Loaded {
    let sandbox = Sandbox::new(Limits::default(), None).unwrap();
    let plugins: Vec<_> = dti_bundle::standard_plugins().iter().map(|plugin| (plugin.name, plugin.component)).collect();
    load_all(&sandbox, &plugins)
}

fn column(name: &str, figures: &[f64]) -> Column {
    let present = vec![true; figures.len()];
    Column { name: name.to_owned(), options: Vec::new(), values: figures.to_vec(), present }
}

#[test]
fn all_standard_plugins_load() {
    let loaded = loaded();
    assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
    let names: Vec<_> = loaded.plugins.iter().map(|plugin| plugin.name.as_str()).collect();
    assert_eq!(names, ["choice", "declared", "items", "measured", "parts", "ratio", "relative", "steps"]);
}

#[test]
fn ratio_scores_with_a_reason() {
    let loaded = loaded();
    let rule = find(&loaded, "ratio");
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
fn the_same_task_costs_far_less_than_it_may() {
    let loaded = loaded();
    let agencies = 330;
    let parameters = parameters(json!({}));
    let columns = vec![column("a", &[45.0; 330]), column("b", &[60.0; 330])];
    let reasons = Some(Language::Vi);
    let task = Task { parameters: &parameters, minimum: 0.0, maximum: 10.0, agencies, columns, reasons };
    let started = std::time::Instant::now();
    let fuel = find(&loaded, "ratio").score(&task).unwrap().fuel;
    println!("FUEL {fuel} {:?}", started.elapsed());
    assert!(fuel < Limits::default().fuel / 10, "{fuel}");
}

#[test]
fn a_panic_is_told_in_the_words_of_the_plugin() {
    let loaded = loaded();
    let parameters = parameters(json!({}));
    // The engine never sends fewer figures than agencies; here it makes the plugin panic.
    let columns = vec![column("a", &[45.0]), column("b", &[60.0])];
    let task = Task { parameters: &parameters, minimum: 0.0, maximum: 10.0, agencies: 2, columns, reasons: None };
    let told = find(&loaded, "ratio").score(&task).unwrap_err().to_string();
    assert!(told.starts_with("`ratio/ratio` panicked: "), "{told}");
}

fn find<'a>(loaded: &'a Loaded, id: &str) -> &'a dyn Rule {
    loaded.rules.iter().find(|rule| rule.profile().id == id).unwrap().as_ref()
}
