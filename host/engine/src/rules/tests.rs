//! Tests of the plan.

use dti_diagnostics::Findings;

use super::{InputKind, Rule, Rules, plan};
use crate::fixture::{rule, rules, set, told};

fn planned(indicators: &str) -> Vec<String> {
    let mut findings = Findings::new();
    let rules = rules();
    let set = set(indicators);
    let plan = plan(&set, &rules, &mut findings);
    assert_eq!(plan.is_ok(), !findings.has_errors());
    told(&findings)
}

const TWO_COUNTS: &str = r#"{ a = { title = "A", kind = "count" }, b = { title = "B", kind = "count" } }"#;

fn indicator(inputs: &str, rest: &str) -> String {
    format!(
        "[[indicator]]\ncode = \"1\"\ntitle = \"Một\"\npoints = 10\nown-choice = \"thử\"\ninputs = {inputs}\n{rest}\n"
    )
}

#[test]
fn a_rule_with_its_inputs_is_planned() {
    assert_eq!(planned(&indicator(TWO_COUNTS, "rule = { use = \"ratio\", goal = 0.6 }")), [""; 0]);
    assert_eq!(planned(&indicator(TWO_COUNTS, "rule = { use = \"fake/ratio\" }")), [""; 0]);
    let any = r#"{ x = { title = "X", kind = "yes-no" }, y = { title = "Y", kind = "date" } }"#;
    assert_eq!(planned(&indicator(any, "rule = { use = \"mix\" }")), [""; 0]);
}

#[test]
fn an_unknown_rule_is_told_with_those_that_exist() {
    let expected = ["rule-unknown - 1: there is no rule `rato`"];
    assert_eq!(planned(&indicator(TWO_COUNTS, "rule = { use = \"rato\" }")), expected);
    let expected = ["rule-unknown - 1: there is no rule `other/ratio`"];
    assert_eq!(planned(&indicator(TWO_COUNTS, "rule = { use = \"other/ratio\" }")), expected);
}

#[test]
fn a_rule_that_two_plugins_offer_must_be_named_with_its_plugin() {
    let mut other = rule("value", &[("value", InputKind::Number)], |_| unreachable!());
    other.profile.plugin = "other".to_owned();
    let first = rule("value", &[("value", InputKind::Number)], |_| unreachable!());
    let rules = Rules::new(vec![Box::new(first) as Box<dyn Rule>, Box::new(other)]);
    let input = r#"{ value = { title = "V", kind = "number" } }"#;
    let mut findings = Findings::new();
    assert!(plan(&set(&indicator(input, "rule = { use = \"value\" }")), &rules, &mut findings).is_err());
    assert_eq!(told(&findings), ["rule-ambiguous - 1: several plugins offer a rule `value`: fake/value, other/value"]);
    let named = set(&indicator(input, "rule = { use = \"other/value\" }"));
    let plan = plan(&named, &rules, &mut Findings::new()).unwrap_or_else(|_| panic!("it is planned"));
    assert_eq!(plan.rule(0).expect("it is scored").profile().plugin, "other");
}

#[test]
fn inputs_must_be_those_that_the_rule_reads() {
    let inputs = r#"{ a = { title = "A", kind = "yes-no" }, c = { title = "C", kind = "count" } }"#;
    let expected = [
        "rule-input-missing - 1: the indicator `1` lacks the input `b` that the rule `ratio` reads",
        "rule-input-of-wrong-kind - 1: the input `a` is of kind `yes-no`, but the rule `ratio` reads number",
        "rule-input-unknown - 1: the rule `ratio` does not read an input `c`",
    ];
    assert_eq!(planned(&indicator(inputs, "rule = { use = \"ratio\" }")), expected);
}

#[test]
fn a_refused_parameter_is_told_once_at_its_line() {
    let mut findings = Findings::new();
    let rules = rules();
    let rest = "rule = { use = \"ratio\", goal = 2 }\nparameters-by-cohort = { two = { other = 1 } }";
    assert!(plan(&set(&indicator(TWO_COUNTS, rest)), &rules, &mut findings).is_err());
    assert_eq!(told(&findings), ["parameter-refused - 1: the rule `ratio` refuses `goal`: above 1"]);
    let place = findings.iter().next().unwrap().place.as_ref().unwrap().to_string();
    assert_eq!(place, "trial/set.toml:20:25");
}

#[test]
fn a_parameter_of_a_cohort_is_told_at_its_own_line() {
    let mut findings = Findings::new();
    let rules = rules();
    let rest = "rule = { use = \"ratio\", goal = 0.5 }\nparameters-by-cohort = { two = { goal = 3 } }";
    assert!(plan(&set(&indicator(TWO_COUNTS, rest)), &rules, &mut findings).is_err());
    assert_eq!(findings.len(), 1);
    let place = findings.iter().next().unwrap().place.as_ref().unwrap().to_string();
    assert!(place.starts_with("trial/set.toml:21:"), "{place}");
}

#[test]
fn points_beyond_the_range_take_two_keys() {
    let mut free = rule("free", &[("value", InputKind::Number)], |_| unreachable!());
    free.profile.unbounded = true;
    let bound = rule("value", &[("value", InputKind::Number)], |_| unreachable!());
    let rules = Rules::new(vec![Box::new(free) as Box<dyn Rule>, Box::new(bound)]);
    let told = |rest: &str| {
        let mut findings = Findings::new();
        let input = r#"{ value = { title = "V", kind = "number" } }"#;
        drop(plan(&set(&indicator(input, rest)), &rules, &mut findings));
        told(&findings).into_iter().map(|told| told.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told("rule = { use = \"free\" }"), ["rule-unbounded"]);
    assert_eq!(told("rule = { use = \"value\" }\nbounded = false"), ["rule-bounded"]);
}
