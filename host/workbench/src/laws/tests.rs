//! Rules that break one law each, natively; the program's own tests do the same with a real plugin.

use std::cell::Cell;

use dti_diagnostics::{Language, Text};
use dti_engine::rules::{Awards, Complaint, InputDirection, InputKind, RuleInput, RuleProfile, Task};
use serde_json::{Map, Value, json};

use super::{Fault, Law, Subject, Verdict, try_rule};

fn profile() -> RuleProfile {
    let input =
        |name: &str, direction| RuleInput { name: name.to_owned(), kind: InputKind::Number, required: true, direction };
    RuleProfile {
        plugin: "naughty".to_owned(),
        id: "rule".to_owned(),
        summary: Text::new("Quy tắc", "A rule"),
        inputs: vec![input("value", InputDirection::Rising)],
        further_inputs: false,
        relative: false,
        unbounded: false,
        schema: json!({"type": "object", "properties": {"goal": {"type": "number", "exclusiveMinimum": 0}}, "required": ["goal"]}),
    }
}

/// What a rule does that awards each agency by itself.
fn each(task: &Task<'_>, award: impl Fn(usize, Option<f64>) -> Option<f64>) -> Result<Awards, Fault> {
    let column = &task.columns[0];
    let figure = |agency: usize| column.present[agency].then_some(column.values[agency]);
    let points: Vec<_> = (0..task.agencies).map(|agency| award(agency, figure(agency))).collect();
    let reasons = if task.reasons.is_some() { vec!["lý do".to_owned(); task.agencies] } else { Vec::new() };
    Ok(Awards { points, reasons, fuel: 0 })
}

fn share(value: Option<f64>) -> Option<f64> {
    value.map(|value| (value / 5.0).clamp(0.0, 1.0) * 10.0)
}

fn verdict(profile: &RuleProfile, score: impl Fn(&Task<'_>) -> Result<Awards, Fault>) -> Verdict {
    let check = |parameters: &Map<String, Value>| {
        let known = parameters.keys().all(|key| key == "goal");
        let complaint = Complaint { pointer: String::new(), message: Text::new("lạ", "unknown") };
        Ok(if known { Vec::new() } else { vec![complaint] })
    };
    try_rule(&Subject { profile, check: &check, score: &score }, Vec::new(), 20)
}

/// The laws that a rule breaks, and the counter-example of the first.
fn broken(score: impl Fn(&Task<'_>) -> Result<Awards, Fault>) -> (Vec<String>, String) {
    let verdict = verdict(&profile(), score);
    let law = |finding: &dti_diagnostics::Finding| {
        finding.arguments.iter().find(|(name, _)| *name == "law").map(|(_, law)| law.shown(Language::En))
    };
    let laws = verdict.findings.iter().filter_map(law).collect();
    let told = verdict.findings.first().map(|finding| finding.message(Language::En)).unwrap_or_default();
    (laws, told)
}

#[test]
fn a_good_rule_keeps_all_laws() {
    let verdict = verdict(&profile(), |task| each(task, |_, value| share(value)));
    assert_eq!(verdict.findings, []);
    assert!(verdict.cohorts > 20);
}

#[test]
fn a_rule_that_looks_at_positions_breaks_the_order() {
    let (laws, told) = broken(|task| each(task, |agency, value| share(value).filter(|_| agency < 2)));
    assert_eq!(laws, ["order", "alone"]);
    // Two agencies would not do: the smallest cohort has three, of which one has a figure.
    assert!(
        told.contains("`value` = [–; –; 0]") || told.contains("`value` = [0; –; –]") || told.contains("[–; 0; –]"),
        "{told}"
    );
}

#[test]
fn a_rule_that_reads_what_is_missing_is_caught() {
    let (laws, told) = broken(|task| {
        let mut open = task.clone();
        open.columns[0].present.fill(true);
        each(&open, |_, value| share(value))
    });
    assert_eq!(laws, ["missing"]);
    assert!(told.contains("`value` = [–]"), "{told}");
}

#[test]
fn a_rule_that_remembers_is_caught() {
    let calls = Cell::new(0.0);
    let (laws, _) = broken(|task| {
        calls.set(calls.get() + 1.0);
        each(task, |_, value| value.map(|_| calls.get()))
    });
    assert!(laws.starts_with(&["repeat".to_owned()]), "{laws:?}");
}

#[test]
fn a_rule_that_compares_without_saying_so_is_caught() {
    let (laws, told) = broken(|task| {
        let best = (0..task.agencies).filter(|&agency| task.columns[0].present[agency]);
        let best = best.map(|agency| task.columns[0].values[agency]).fold(0.0, f64::max);
        each(task, |_, value| value.map(|value| if value >= best { 10.0 } else { 0.0 }))
    });
    assert_eq!(laws, ["alone"]);
    assert!(told.contains("[0; 1]") || told.contains("[1; 0]"), "{told}");
}

#[test]
fn a_rule_whose_points_depend_on_the_language_is_caught() {
    let (laws, _) = broken(|task| {
        let bonus = if task.reasons == Some(Language::En) { 1.0 } else { 0.0 };
        each(task, |_, value| value.map(|_| bonus))
    });
    assert_eq!(laws, ["reasons"]);
}

#[test]
fn a_rule_against_its_direction_is_caught() {
    let (laws, told) = broken(|task| each(task, |_, value| share(value).map(|points| 10.0 - points)));
    assert_eq!(laws, ["direction"]);
    assert!(told.contains("raising `value` of agency 1 from"), "{told}");
}

#[test]
fn a_rule_that_fails_on_a_figure_is_caught_with_the_smallest_cohort() {
    let (laws, told) = broken(|task| {
        let extreme =
            (0..task.agencies).any(|agency| task.columns[0].present[agency] && task.columns[0].values[agency] > 1e9);
        if extreme {
            Err(Fault::Failed(Law::Answers, Text::new("gặp sự cố", "panicked")))
        } else {
            each(task, |_, value| share(value))
        }
    });
    assert_eq!(laws[0], "answers");
    assert!(told.contains("panicked") && told.contains("`value` = [1e300]"), "{told}");
}

#[test]
fn a_rule_that_is_relative_in_name_only_is_told() {
    let profile = RuleProfile { relative: true, ..profile() };
    let verdict = verdict(&profile, |task| each(task, |_, value| share(value)));
    let codes: Vec<_> = verdict.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["law-unseen"]);
}

#[test]
fn examples_and_defaults_of_a_schema_that_do_not_fit_are_told() {
    let mut profile = profile();
    profile.schema["examples"] = json!([{"gaol": 5}, 7]);
    profile.schema["properties"]["other"] = json!({"type": "number", "default": 3});
    let verdict = verdict(&profile, |task| each(task, |_, value| share(value)));
    let told: Vec<_> = verdict.findings.iter().map(|finding| finding.message(Language::En)).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains(r#"{"gaol":5}"#) && told[1].contains('7') && told[2].contains("`other`"), "{told:?}");
}
