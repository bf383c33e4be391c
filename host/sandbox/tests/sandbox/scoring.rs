//! What a rule's answers are worth, and what stops a rule.

use dti_engine::rules::{CheckError, ScoreError};
use dti_sandbox::{Limits, Plugin, Sandbox};
use serde_json::json;

use crate::kit::{self, awards, draft, empty, failure, load, parameters, profile, rule, scored, small};

const LOOP: &str = "(loop $again (br $again)) unreachable";

#[test]
fn every_agency_gets_its_points() {
    let awards = scored(&draft(), 3).unwrap();
    assert_eq!(awards.points, [Some(1.0); 3]);
    assert!(awards.reasons.is_empty());
    assert!(awards.fuel > 0);
}

#[test]
fn an_empty_cohort_gets_nothing() {
    assert!(scored(&draft(), 0).unwrap().points.is_empty());
}

#[test]
fn the_same_call_costs_the_same_fuel() {
    let plugin = load(&draft());
    let fuel = |agencies| kit::score(rule(&plugin).as_ref(), agencies).unwrap().fuel;
    assert_eq!(fuel(7), fuel(7));
    assert!(fuel(8) > fuel(7));
}

#[test]
fn a_call_leaves_nothing_behind_for_the_next() {
    let counting = draft().further("(global $calls (mut f64) (f64.const 0))").score(
        "(global.set $calls (f64.add (global.get $calls) (f64.const 1)))
            (call $award (local.get $agencies) (global.get $calls))",
    );
    let plugin = load(&counting);
    for _ in 0..3 {
        assert_eq!(kit::score(rule(&plugin).as_ref(), 1).unwrap().points, [Some(1.0)]);
    }
}

#[test]
fn a_rule_may_be_called_from_several_threads() {
    let rule = rule(&load(&draft()));
    std::thread::scope(|scope| {
        let calls: Vec<_> = (0..8)
            .map(|agencies| {
                (
                    agencies,
                    scope.spawn({
                        let rule = rule.as_ref();
                        move || kit::score(rule, agencies).unwrap().points.len()
                    }),
                )
            })
            .collect();
        for (agencies, call) in calls {
            assert_eq!(call.join().unwrap(), agencies);
        }
    });
}

#[test]
fn an_endless_loop_runs_out_of_fuel() {
    let told = failure(scored(&draft().score(LOOP), 2));
    assert_eq!(told, "`hand-made/rule` used up its 10,002,000 units of fuel");
}

#[test]
fn a_memory_bomb_is_refused_its_memory() {
    let bomb = "(loop $again (drop (memory.grow (i32.const 1))) (br $again)) unreachable";
    let told = failure(scored(&draft().score(bomb), 2));
    assert_eq!(told, "`hand-made/rule` wants more than the 1,048,576 bytes of memory that it may have");
}

#[test]
fn a_table_bomb_is_refused_its_table() {
    let bomb = draft()
        .further("(table $table 1 funcref)")
        .score("(drop (table.grow $table (ref.null func) (i32.const 200000))) unreachable");
    let told = failure(scored(&bomb, 2));
    assert_eq!(told, "`hand-made/rule` wants more than the 200,000 table elements that it may have");
}

#[test]
fn calls_that_nest_too_deep_overflow_the_stack_of_the_plugin_alone() {
    let deep = draft()
        .further(
            "(func $deep (param i32) (result i32)
                (i32.add (local.get 0) (call $deep (i32.add (local.get 0) (i32.const 1)))))",
        )
        .score("(call $deep (i32.const 0))");
    let told = failure(scored(&deep, 2));
    assert_eq!(told, "`hand-made/rule` nests its calls deeper than its stack of 524,288 bytes allows (in `deep`)");
}

#[test]
fn a_trap_is_told_in_the_words_of_the_engine() {
    let told = failure(scored(&draft().score("(i32.div_u (i32.const 1) (i32.const 0))"), 2));
    assert_eq!(told, "`hand-made/rule` broke off: integer divide by zero");
    let told = failure(scored(&draft().score("unreachable"), 2));
    assert_eq!(told, "`hand-made/rule` broke off: wasm `unreachable` instruction executed");
}

#[test]
fn a_panic_is_told_in_the_words_of_the_plugin() {
    let note = r#"(data (i32.const 0x8000) "dti:panic-note:1\00\00\00\00no\1bsuch band")"#;
    let panicking = draft().further(note).score("(i32.store (i32.const 0x8010) (i32.const 12)) unreachable");
    assert_eq!(failure(scored(&panicking, 2)), "`hand-made/rule` panicked: no such band");
    let silent = draft().further(note).score("unreachable");
    assert!(failure(scored(&silent, 2)).contains("broke off"));
}

#[test]
fn an_answer_outside_of_the_memory_is_a_trap() {
    let told = failure(scored(&draft().score("(i32.const 0x7ffffff0)"), 2));
    assert!(told.starts_with("`hand-made/rule` broke off: "), "{told}");
}

#[test]
fn an_answer_may_not_be_larger_than_allowed() {
    let limits = Limits { answer_bytes: 1_000, answer_bytes_per_agency: 10, ..small() };
    let sandbox = Sandbox::new(limits, None).unwrap();
    let plugin = Plugin::load(&sandbox, &draft().score(&awards("i32.const 2000", "f64.const 1")).component()).unwrap();
    let told = failure(kit::score(rule(&plugin).as_ref(), 2));
    assert_eq!(told, "`hand-made/rule` answers with more than the 1,020 bytes that it may");
}

#[test]
fn a_wrong_count_is_not_believed() {
    let told = failure(scored(&draft().score(&awards("i32.const 3", "f64.const 1")), 2));
    assert_eq!(told, "`hand-made/rule` answers with 3 `points`, but 2 are due");
}

#[test]
fn reasons_that_are_wanted_must_come() {
    let plugin = load(&draft());
    let parameters = empty();
    let mut task = kit::task(&parameters, 2);
    task.reasons = Some(dti_diagnostics::Language::Vi);
    assert_eq!(failure(rule(&plugin).score(&task)), "`hand-made/rule` answers with 0 `reasons`, but 2 are due");
}

#[test]
fn points_that_are_not_a_number_are_not_believed() {
    for (points, shown) in [("f64.const nan", "NaN"), ("f64.const inf", "inf"), ("f64.const -inf", "-inf")] {
        let told = failure(scored(&draft().score(&awards("local.get $agencies", points)), 2));
        assert_eq!(
            told,
            format!("`hand-made/rule` gives agency 1 of the cohort {shown} points, which is not a number")
        );
    }
}

#[test]
fn points_out_of_range_are_not_believed() {
    for (points, shown) in [("f64.const 10.5", "10.5"), ("f64.const -1e-6", "-0.000001")] {
        let told = failure(scored(&draft().score(&awards("local.get $agencies", points)), 2));
        let expected = format!("`hand-made/rule` gives agency 1 of the cohort {shown} points, but 0 to 10 are allowed");
        assert_eq!(told, expected);
    }
}

#[test]
fn points_of_an_unbounded_rule_are_only_finite() {
    let unbounded = |points| {
        let draft = draft().profile(kit::Profile { unbounded: true, ..profile() });
        scored(&draft.score(&awards("local.get $agencies", points)), 1)
    };
    assert_eq!(unbounded("f64.const 10.5").unwrap().points, [Some(10.5)]);
    assert_eq!(unbounded("f64.const -1e300").unwrap().points, [Some(-1e300)]);
    assert_eq!(unbounded("f64.const -0").unwrap().points[0].unwrap().to_bits(), 0.0_f64.to_bits());
    assert!(failure(unbounded("f64.const inf")).ends_with("inf points, which is not a number"));
}

#[test]
fn a_profile_says_whether_its_rule_is_bounded() {
    assert!(!rule(&load(&draft())).profile().unbounded);
    assert!(rule(&load(&draft().profile(kit::Profile { unbounded: true, ..profile() }))).profile().unbounded);
}

#[test]
fn a_rounding_error_is_moved_into_the_range() {
    let points = |points| scored(&draft().score(&awards("local.get $agencies", points)), 1).unwrap().points[0].unwrap();
    assert_eq!(points("f64.const 10.0000000001").to_bits(), 10.0_f64.to_bits());
    assert_eq!(points("f64.const -0.0000000001").to_bits(), 0.0_f64.to_bits());
    assert_eq!(points("f64.const -0").to_bits(), 0.0_f64.to_bits());
}

#[test]
fn withheld_points_may_be_anything() {
    let withheld = "(drop (call $award (local.get $agencies) (f64.const nan)))
        (i32.store8 (i32.const 0x18000) (i32.const 0)) (i32.const 0)";
    assert_eq!(scored(&draft().score(withheld), 1).unwrap().points, [None]);
}

/// A body of `score` that refuses with this text in both languages.
fn refusing(text: &str) -> kit::Draft {
    let length = text.len();
    let body = format!(
        "(i32.store8 (i32.const 0) (i32.const 1)) (i32.store (i32.const 8) (i32.const 0))
        (i32.store (i32.const 12) (i32.const 0x8000)) (i32.store (i32.const 16) (i32.const {length}))
        (i32.store (i32.const 20) (i32.const 0x8000)) (i32.store (i32.const 24) (i32.const {length})) (i32.const 0)"
    );
    draft().further(&format!("(data (i32.const 0x8000) \"{text}\")")).score(&body)
}

#[test]
fn a_refusal_is_handed_on() {
    match scored(&refusing("no b"), 1) {
        Err(ScoreError::Refused(complaint)) => assert_eq!(complaint.message.en, "no b"),
        other => panic!("{other:?}"),
    }
    assert_eq!(failure(scored(&refusing(""), 1)), "`hand-made/rule` refuses without saying why");
}

#[test]
fn parameters_are_held_against_the_schema_first() {
    let schema = r#"{"properties": {"goal": {"type": "number"}}, "additionalProperties": false}"#;
    let mut profile = profile();
    profile.schema = Some(schema.to_owned());
    // This `check` would trap: it must not be asked about parameters that the schema refuses.
    let rule = rule(&load(&draft().profile(profile).check("unreachable")));
    match rule.check(&parameters(json!({"goal": "x", "gaol": 1}))) {
        Err(CheckError::Complaints(complaints)) => {
            let mut pointers: Vec<_> = complaints.iter().map(|complaint| complaint.pointer.as_str()).collect();
            pointers.sort_unstable();
            assert_eq!(pointers, ["/gaol", "/goal"]);
        }
        other => panic!("{other:?}"),
    }
    match rule.check(&parameters(json!({"goal": 1}))) {
        Err(CheckError::Failed(failure)) => assert!(failure.0.en.contains("broke off"), "{}", failure.0.en),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_check_that_refuses_must_say_why() {
    let silent = "(i32.store8 (i32.const 0) (i32.const 1)) (i32.store (i32.const 4) (i32.const 0))
        (i32.store (i32.const 8) (i32.const 0)) (i32.const 0)";
    match rule(&load(&draft().check(silent))).check(&empty()) {
        Err(CheckError::Failed(failure)) => assert!(failure.0.en.ends_with("refuses without saying why")),
        other => panic!("{other:?}"),
    }
    assert!(rule(&load(&draft())).check(&empty()).is_ok());
}
