//! Every limit trips, and says why it is as it is.

use dti_sandbox::{Limits, Plugin, Sandbox};
use serde_json::Value;

use super::{LOOP, answered, unscored_within};
use crate::kit::{Draft, draft, small};

/// A limit, why it has its value, and how a person is told that it was reached.
pub(super) struct Limit {
    pub(super) name: &'static str,
    pub(super) why: &'static str,
}

macro_rules! limits {
    ($($name:ident: $why:literal, $told:literal => $trip:expr;)*) => {
        pub(super) const LIMITS: &[Limit] = &[$(Limit { name: stringify!($name), why: $why }),*];
        $(#[test]
        fn $name() {
            let told: String = $trip;
            assert!(told.contains($told), "{told}");
        })*
    };
}

/// How a rule fails for so many agencies within these limits.
fn scored(limits: Limits, draft: &Draft, agencies: usize) -> String {
    unscored_within(limits, draft, agencies).reason
}

/// How the usual plugin is refused within these limits.
fn refused(limits: Limits) -> String {
    let sandbox = Sandbox::new(limits, None).unwrap();
    Plugin::load(&sandbox, &draft().component()).err().unwrap().text().en
}

/// Calls within calls, so many.
fn nested(calls: usize) -> Draft {
    let deep = "(func $deep (param i32) (result i32) (if (result i32) (local.get 0)
        (then (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1))))) (else (i32.const 0))))";
    draft()
        .further(deep)
        .score(&format!("(drop (call $deep (i32.const {calls}))) (call $award (local.get $agencies) (f64.const 1))"))
}

limits! {
    fuel: "an instruction takes one unit, so that a call stops at the same place on every machine; standard rules take less than a tenth for 330 agencies with reasons",
        "used up its 1,000 units of fuel"
        => scored(Limits { fuel: 1_000, fuel_per_agency: 0, ..small() }, &draft().score(LOOP), 2);
    fuel_per_agency: "a larger cohort may compute for longer",
        "used up its 5,000 units of fuel"
        => {
            let within = |fuel_per_agency| Limits { fuel: 5_000, fuel_per_agency, ..small() };
            assert_eq!(unscored_within(within(1_000), &draft(), 1_000).code, "scored");
            scored(within(0), &draft(), 1_000)
        };
    memory_bytes: "room for an interpreter of Python or JavaScript; on 16 threads at once this is 4 GB",
        "wants more than the 65,536 bytes of memory that it may have"
        => refused(Limits { memory_bytes: 1 << 16, ..small() });
    table_elements: "an interpreter has 13,500 functions that it may call by number",
        "wants more than the 100 table elements that it may have"
        => scored(
            Limits { table_elements: 100, ..small() },
            &draft().further("(table $t 1 funcref)").score("(table.grow $t (ref.null func) (i32.const 100))"),
            2,
        );
    instances: "Rust needs 1, Python with its libraries 40",
        "instances, at most 0 are allowed"
        => refused(Limits { instances: 0, ..small() });
    memories: "toolchains make one or two",
        "memories, at most 0 are allowed"
        => refused(Limits { memories: 0, ..small() });
    tables: "toolchains make one for each module",
        "tables, at most 1 are allowed"
        => {
            let sandbox = Sandbox::new(Limits { tables: 1, ..small() }, None).unwrap();
            let two = draft().further("(table 1 funcref) (table 1 funcref)").component();
            Plugin::load(&sandbox, &two).err().unwrap().text().en
        };
    stack_bytes: "the engine's own default: thousands of calls within each other",
        "nests its calls deeper than its stack of 65,536 bytes allows"
        => {
            assert_eq!(unscored_within(small(), &nested(3_000), 2).code, "scored");
            scored(Limits { stack_bytes: 64 << 10, ..small() }, &nested(3_000), 2)
        };
    answer_bytes: "the host keeps what it takes over; a hundred rules with the longest schemas do not fit, and need not",
        "answers with more than the 10 bytes that it may"
        => refused(Limits { answer_bytes: 10, ..small() });
    answer_bytes_per_agency: "points and a sentence of at most 2,000 characters",
        "answers with more than the 2,000 bytes that it may"
        => {
            let within = |answer_bytes_per_agency| Limits { answer_bytes: 2_000, answer_bytes_per_agency, ..small() };
            assert_eq!(unscored_within(within(100), &draft(), 1_000).code, "scored");
            scored(within(0), &draft(), 1_000)
        };
    seconds: "only a machine that is too slow gets here: it is told as the machine's fault",
        "was stopped after 0 seconds with fuel left"
        => {
            let limits = Limits { fuel: u64::MAX / 2, fuel_per_second: u64::MAX, seconds: 0, ..small() };
            scored(limits, &draft().score(LOOP), 2)
        };
    fuel_per_second: "so few that only a machine in trouble burns fewer",
        "was stopped after 1 seconds with fuel left"
        => {
            let limits = Limits { fuel: 1 << 40, fuel_per_second: 1 << 40, fuel_per_agency: 0, seconds: 0, ..small() };
            scored(limits, &draft().score(LOOP), 2)
        };
    component_bytes: "Rust makes 100 kB to 1 MB, Python 18 MB, JavaScript 12 MB",
        "bytes, at most 1,000 are allowed"
        => refused(Limits { component_bytes: 1_000, ..small() });
    modules: "Python with its libraries has 40",
        "modules, at most 0 are allowed"
        => refused(Limits { modules: 0, ..small() });
    functions: "an interpreter has 13,500",
        "it has 3 functions, at most 2 are allowed"
        => refused(Limits { functions: 2, ..small() });
    function_bytes: "the largest one of an interpreter has 430 kB",
        "bytes in one function, at most 20 are allowed"
        => refused(Limits { function_bytes: 20, ..small() });
    locals: "interpreters have 100,000 in all; a function of 10 bytes may declare 50,000",
        "local variables, at most 0 are allowed"
        => refused(Limits { locals: 0, ..small() });
    function_steps: "the heaviest function of JavaScript's interpreter takes between 600,000 and a million; one of 20 kB may take gigabytes",
        "to compile one of its functions takes more than 400 steps"
        => refused(Limits { function_steps: 400, ..small() });
    steps: "interpreters take 12 to 19 million",
        "to compile all of its functions takes more than 1,000 steps"
        => refused(Limits { steps: 1_000, ..small() });
}

/// The limits as the manifest of a run has them, each by its name here.
pub(super) fn defaults() -> Vec<(String, Value)> {
    let Value::Object(limits) = serde_json::to_value(Limits::default()).unwrap() else { panic!() };
    limits.into_iter().map(|(name, value)| (name.replace('-', "_"), value)).collect()
}

#[test]
fn every_limit_is_tripped_by_a_test() {
    let tested: Vec<_> = LIMITS.iter().map(|limit| limit.name.to_owned()).collect();
    let there: Vec<_> = defaults().into_iter().map(|(name, _)| name).collect();
    assert_eq!(tested, there);
}

#[test]
fn what_is_within_the_limits_is_scored() {
    assert_eq!(unscored_within(Limits::default(), &answered(""), 2).code, "scored");
}
