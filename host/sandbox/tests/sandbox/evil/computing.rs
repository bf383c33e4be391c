//! Plugins that compute without end, want too much, or break off.

use super::{LOOP, answered, refused, roomy, rows, unchecked, unscored, unscored_within};
use crate::kit::{draft, small};
use dti_sandbox::Limits;

const DEEP: &str = "(func $deep (param i32) (result i32)
    (i32.add (local.get 0) (call $deep (i32.add (local.get 0) (i32.const 1)))))";

rows! {
    loop_in_describe: "an endless loop in `describe`", "fuel",
        "plugin-unusable: asked what it offers, it used up its 10,000,000 units of fuel"
        => refused(&draft().describe(LOOP).component());
    loop_in_check: "an endless loop in `check`", "fuel",
        "plugin-unusable: `hand-made/rule` used up its 10,000,000 units of fuel"
        => unchecked(&draft().check(LOOP));
    loop_in_score: "an endless loop in `score`", "fuel",
        "rule-failed: `hand-made/rule` used up its 10,002,000 units of fuel"
        => unscored(&draft().score(LOOP));
    loop_in_start: "an endless loop in the start function, before anything is asked", "fuel",
        "plugin-unusable: asked what it offers, it used up its 10,000,000 units of fuel (in `start`)"
        => refused(&draft().further(&format!("(func $start {LOOP}) (start $start)")).component());
    loop_in_realloc: "an endless loop where the host asks for room for the task", "fuel",
        "rule-failed: `hand-made/rule` used up its 10,002,000 units of fuel"
        => unscored(&draft().realloc(LOOP));
    loop_after_return: "an endless loop in the clean-up after a good answer", "fuel",
        "rule-failed: `hand-made/rule` used up its 10,002,000 units of fuel"
        => unscored(&draft().further(&format!(
            "(func (export \"cabi_post_dti:scoring/rules@0.2.0#score\") (param i32) {LOOP})"
        )));
    bulk_work: "little code that fills a megabyte a thousand times", "fuel, a unit a byte",
        "rule-failed: `hand-made/rule` used up its 10,002,000 units of fuel"
        => unscored(&draft().score(
            "(loop $again (memory.fill (i32.const 0) (i32.const 0) (i32.const 262144)) (br $again)) unreachable"
        ));
    outwaiting_the_clock: "fuel for ever, on a machine that is too slow for it", "the deadline; never a score",
        "plugin-interrupted: `hand-made/rule` was stopped after 0 seconds with fuel left: this machine is too slow or too busy, run again"
        => {
            let limits = Limits { fuel: u64::MAX / 2, fuel_per_second: u64::MAX, seconds: 0, ..small() };
            unscored_within(limits, &draft().score(LOOP), 2)
        };
    deep_recursion: "a function that calls itself without end", "the stack of WebAssembly",
        "rule-failed: `hand-made/rule` nests its calls deeper than its stack of 524,288 bytes allows (in `deep`)"
        => unscored(&draft().further(DEEP).score("(call $deep (i32.const 0))"));
    deep_recursion_in_describe: "the same while it is loaded", "the stack of WebAssembly",
        "plugin-unusable: asked what it offers, it nests its calls deeper than its stack of 524,288 bytes allows (in `deep`)"
        => refused(&draft().further(DEEP).describe("(call $deep (i32.const 0))").component());
    huge_frames: "functions with a thousand variables each that call one another", "the stack of WebAssembly",
        "rule-failed: `hand-made/rule` nests its calls deeper than its stack of 524,288 bytes allows (in `deep`)"
        => {
            let locals = "i64 ".repeat(1000);
            let keep: String = (1..=1000).map(|n| format!("(local.set {n} (i64.load (i32.const {n})))")).collect();
            let sum: String = (1..=1000).map(|n| format!("local.get {n} i64.add ")).collect();
            let deep = format!(
                "(func $deep (param i64) (result i64) (local {locals}) {keep} (call $deep (local.get 0)) {sum})"
            );
            unscored(&draft().further(&deep).score("(i32.wrap_i64 (call $deep (i64.const 0)))"))
        };
    memory_at_once: "half a gigabyte of memory at once", "the meter of memory",
        "rule-failed: `hand-made/rule` wants more than the 1,048,576 bytes of memory that it may have"
        => unscored(&draft().score("(drop (memory.grow (i32.const 8192))) unreachable"));
    memory_in_small_steps: "memory page by page", "the meter of memory",
        "rule-failed: `hand-made/rule` wants more than the 1,048,576 bytes of memory that it may have"
        => unscored(&draft().score("(loop $again (drop (memory.grow (i32.const 1))) (br $again)) unreachable"));
    memory_from_the_start: "an initial memory of 4 GB", "the meter of memory",
        "plugin-unusable: asked what it offers, it wants more than the 1,048,576 bytes of memory that it may have"
        => refused(&draft().further("(memory $second 65536)").component());
    table_at_once: "a table of 300,000 elements", "the meter of tables",
        "rule-failed: `hand-made/rule` wants more than the 200,000 table elements that it may have"
        => unscored(&draft().further("(table $table 1 funcref)")
            .score("(drop (table.grow $table (ref.null func) (i32.const 300000))) unreachable"));
    table_in_small_steps: "a table a thousand elements at a time", "the meter of tables",
        "rule-failed: `hand-made/rule` wants more than the 200,000 table elements that it may have"
        => unscored(&draft().further("(table $table 1 funcref)").score(
            "(loop $again (drop (table.grow $table (ref.null func) (i32.const 1000))) (br $again)) unreachable"
        ));
    unreachable: "to break off", "the trap of WebAssembly",
        "rule-failed: `hand-made/rule` broke off: wasm `unreachable` instruction executed"
        => unscored(&draft().score("unreachable"));
    trap_in_start: "to break off in the start function", "the trap of WebAssembly",
        "plugin-unusable: asked what it offers, it broke off: wasm `unreachable` instruction executed (in `start`)"
        => refused(&draft().further("(func $start unreachable) (start $start)").component());
    division_by_zero: "to divide by zero", "the trap of WebAssembly",
        "rule-failed: `hand-made/rule` broke off: integer divide by zero"
        => unscored(&draft().score("(i32.div_u (i32.const 1) (i32.const 0))"));
    memory_out_of_bounds: "to read beyond its memory", "the trap of WebAssembly",
        "rule-failed: `hand-made/rule` broke off: out of bounds memory access"
        => unscored(&draft().score("(i32.load (i32.const -8))"));
    call_of_nothing: "to call what is no function", "the trap of WebAssembly",
        "rule-failed: `hand-made/rule` broke off: uninitialized element"
        => unscored(&draft().further("(type $none (func)) (table $table 1 funcref)")
            .score("(call_indirect $table (type $none) (i32.const 0)) unreachable"));
    state_between_calls: "to count its calls and award by the count", "a fresh instance for every call",
        "scored: [Some(1.0), Some(1.0)]"
        => {
            let counting = draft().further("(global $calls (mut f64) (f64.const 0))").score(
                "(global.set $calls (f64.add (global.get $calls) (f64.const 1)))
                (call $award (local.get $agencies) (global.get $calls))",
            );
            let rule = super::loaded(&counting);
            let scored: Vec<_> = (0..3).map(|_| super::told(crate::kit::score(rule.as_ref(), 2))).collect();
            assert!(scored.iter().all(|told| told.reason == scored[0].reason));
            scored.into_iter().next().unwrap()
        };
    state_in_memory: "to keep its calls in memory, also beyond what it began with", "a fresh instance for every call",
        "scored: [Some(1.0), Some(1.0)]"
        => {
            let counting = draft().score(
                "(drop (memory.grow (i32.const 1)))
                (i32.store (i32.const 0x40000) (i32.add (i32.load (i32.const 0x40000)) (i32.const 1)))
                (call $award (local.get $agencies) (f64.convert_i32_u (i32.load (i32.const 0x40000))))",
            );
            let rule = super::loaded(&counting);
            drop(crate::kit::score(rule.as_ref(), 2));
            super::told(crate::kit::score(rule.as_ref(), 2))
        };
    last_words_that_disturb: "a panic whose words clear the screen and turn the line around", "words made fit to be shown",
        "rule-failed: `hand-made/rule` panicked: a  [2Jb c"
        => {
            let note = r#"(data (i32.const 0x8000) "dti:panic-note:1\00\00\00\00a\0a\1b[2Jb\e2\80\aec")"#;
            unscored(&draft().further(note).score("(i32.store (i32.const 0x8010) (i32.const 11)) unreachable"))
        };
    answer_larger_than_memory: "a list that ends beyond its memory", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: list pointer/length out of bounds of memory"
        => unscored(&answered("(i32.store (i32.const 8) (i32.const 0x7fffff))"));
    huge_list: "an answer of a million points for two agencies", "bytes of an answer",
        "rule-failed: `hand-made/rule` answers with more than the 4,202,496 bytes that it may"
        => unscored_within(roomy(), &answered(
            "(drop (memory.grow (i32.const 200))) (i32.store (i32.const 8) (i32.const 1000000))"
        ), 2);
}
