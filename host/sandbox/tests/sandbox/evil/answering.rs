//! Plugins that answer what cannot be believed.

use dti_diagnostics::Language;
use dti_engine::rules::Task;

use super::{Told, answered, rows, told, unchecked, unscored};
use crate::kit::{self, Draft, awards, draft, empty};

/// A body that writes so many records of `words` pairs of address and length, each of the text at 0x8000.
fn texts(records: usize, words: usize, length: usize) -> String {
    let store = (0..words).map(|word| {
        format!(
            "(i32.store offset={} (local.get 0) (i32.const 0x8000))
            (i32.store offset={} (local.get 0) (i32.const {length}))",
            word * 8,
            word * 8 + 4
        )
    });
    format!(
        "(local.set 0 (i32.const 0x30000))
        (loop $next {} (local.set 0 (i32.add (local.get 0) (i32.const {})))
            (br_if $next (i32.lt_u (local.get 0) (i32.const {}))))",
        store.collect::<String>(),
        words * 8,
        0x30000 + records * words * 8
    )
}

/// A rule that gives two agencies reasons of this text.
fn reasons(text: &str, length: usize) -> Draft {
    let reasons = texts(2, 1, length);
    let lists = "(i32.store (i32.const 20) (i32.const 0x30000)) (i32.store (i32.const 24) (i32.const 2))";
    answered(&format!("{reasons} {lists}")).further(&format!("(data (i32.const 0x8000) \"{text}\")"))
}

/// How a rule fails of which reasons are wanted.
fn explained(draft: &Draft) -> Told {
    let (rule, parameters) = (super::loaded(draft), empty());
    told(rule.score(&Task { reasons: Some(Language::En), ..kit::task(&parameters, 2) }))
}

/// A body of `check` that complains so many times, each with three texts of this length.
fn complaints(count: usize, length: usize) -> String {
    format!(
        "{} (i32.store8 (i32.const 0) (i32.const 1)) (i32.store (i32.const 4) (i32.const 0x30000))
        (i32.store (i32.const 8) (i32.const {count})) (i32.const 0)",
        texts(count, 3, length)
    )
}

rows! {
    too_few_points: "points for fewer agencies than there are", "the count at the border",
        "rule-failed: `hand-made/rule` answers with 1 `points`, but 2 are due"
        => unscored(&answered("(i32.store (i32.const 8) (i32.const 1))"));
    too_many_points: "points for more agencies than there are", "the count at the border",
        "rule-failed: `hand-made/rule` answers with 3 `points`, but 2 are due"
        => unscored(&draft().score(&awards("i32.const 3", "f64.const 1")));
    wrong_count_of_earned: "fewer `earned` than points", "the count at the border",
        "rule-failed: `hand-made/rule` answers with 0 `earned`, but 2 are due"
        => unscored(&answered("(i32.store (i32.const 16) (i32.const 0))"));
    no_reasons: "no reasons where they are wanted", "the count at the border",
        "rule-failed: `hand-made/rule` answers with 0 `reasons`, but 2 are due"
        => explained(&draft());
    reasons_unasked: "reasons where none are wanted", "the count at the border",
        "rule-failed: `hand-made/rule` answers with 2 `reasons`, but 0 are due"
        => unscored(&reasons("ok", 2));
    not_a_number: "NaN for points", "only finite points",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort NaN points, which is not a number"
        => unscored(&draft().score(&awards("local.get $agencies", "f64.const nan:0x4dead00000000")));
    infinity: "infinitely many points", "only finite points",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort inf points, which is not a number"
        => unscored(&draft().score(&awards("local.get $agencies", "f64.const inf")));
    minus_infinity: "infinitely few points", "only finite points",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort -inf points, which is not a number"
        => unscored(&draft().score(&awards("local.get $agencies", "f64.const -inf")));
    above_the_maximum: "more points than the indicator gives", "the indicator's range",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort 11 points, but 0 to 10 are allowed"
        => unscored(&draft().score(&awards("local.get $agencies", "f64.const 11")));
    below_the_minimum: "fewer points than the indicator gives", "the indicator's range",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort -1 points, but 0 to 10 are allowed"
        => unscored(&draft().score(&awards("local.get $agencies", "f64.const -1")));
    earned_by_half: "2 for `earned`", "only 1 and 0",
        "rule-failed: `hand-made/rule` says 2 in `earned` of agency 2 of the cohort, but only 1 and 0 are allowed"
        => unscored(&answered("(i32.store8 (i32.const 0x18001) (i32.const 2))"));
    nan_where_withheld: "NaN where it withholds the award", "what is withheld is not read",
        "scored: [None, Some(1.0)]"
        => unscored(&answered(
            "(i32.store8 (i32.const 0x18000) (i32.const 0)) (f64.store (i32.const 0x10000) (f64.const nan))"
        ));
    neither_awards_nor_refusal: "an answer of a kind that there is not", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: invalid expected discriminant"
        => unscored(&answered("(i32.store8 (i32.const 0) (i32.const 7))"));
    list_at_an_odd_address: "a list of numbers at an odd address", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: list pointer is not aligned"
        => unscored(&answered("(i32.store (i32.const 4) (i32.const 0x10001))"));
    room_that_is_not_there: "room for the task beyond its memory", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: realloc return: beyond end of memory"
        => unscored(&draft().realloc("i32.const -16"));
    room_at_an_odd_address: "room for the task at an odd address", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: realloc return: result not aligned"
        => unscored(&draft().realloc("i32.const 0x20001"));
    text_that_is_none: "a reason that is not UTF-8", "the border of the component",
        "rule-failed: `hand-made/rule` broke off: invalid utf-8 sequence of 1 bytes from index 0"
        => explained(&reasons("\\ff\\fe", 2));
    empty_reason: "an empty reason", "reasons that people can read",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort a reason that is empty"
        => explained(&reasons(" ", 1));
    endless_reason: "a reason of 10,000 characters", "reasons that people can read",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort a reason that has more than 2000 characters"
        => explained(&reasons(&"a".repeat(10_000), 10_000));
    reason_that_disturbs: "a reason that turns the rest of the line around", "reasons that people can read",
        "rule-failed: `hand-made/rule` gives agency 1 of the cohort a reason that has line ends or other control characters"
        => explained(&reasons("a\\e2\\80\\aeb", 5));
    the_same_megabytes_again: "two hundred texts that all lie on the same 32 kB", "bytes of an answer",
        "rule-failed: `hand-made/rule` answers with more than the 4,202,496 bytes that it may"
        => explained(&answered(&format!(
            "{} (i32.store (i32.const 20) (i32.const 0x30000)) (i32.store (i32.const 24) (i32.const 200))",
            texts(200, 1, 0x8000)
        )));
    refusal_without_words: "to refuse and not say why", "complaints that people can read",
        "rule-failed: `hand-made/rule` refuses without saying why"
        => unscored(&draft().score(
            "(memory.fill (i32.const 0) (i32.const 0) (i32.const 32)) (i32.store8 (i32.const 0) (i32.const 1)) (i32.const 0)"
        ));
    no_complaints: "to refuse parameters and not say why", "complaints that people can read",
        "plugin-unusable: `hand-made/rule` refuses without saying why"
        => unchecked(&draft().check(
            "(i32.store8 (i32.const 0) (i32.const 1)) (i32.store (i32.const 8) (i32.const 0)) (i32.const 0)"
        ));
    flood_of_complaints: "complaints of 20 megabytes", "bytes of an answer",
        "plugin-unusable: `hand-made/rule` answers with more than the 4,194,304 bytes that it may"
        => unchecked(&draft().check(&complaints(100, 0x10000)));
    complaints_without_end: "two thousand complaints", "50 are shown",
        "parameter-refused: no"
        => {
            let draft = draft().check(&complaints(2_000, 2)).further("(data (i32.const 0x8000) \"no\")");
            match super::loaded(&draft).check(&empty()) {
                Err(dti_engine::rules::CheckError::Complaints(complaints)) => assert_eq!(complaints.len(), 50),
                other => panic!("{other:?}"),
            }
            unchecked(&draft)
        };
    pointer_of_a_thousand_levels: "a complaint about what lies thousands of levels deep", "the pointer is cut",
        "parameter-refused: /a/a/a/a"
        => {
            let (deep, levels) = ("/a".repeat(8_000), 16_000);
            let check = complaints(1, levels)
                .replace("(i32.store8", "(i32.store (i32.const 0x3000c) (i32.const 8)) (i32.store (i32.const 0x30014) (i32.const 8)) (i32.store8");
            let draft = draft().check(&check).further(&format!("(data (i32.const 0x8000) \"{deep}\")"));
            match super::loaded(&draft).check(&empty()) {
                Err(dti_engine::rules::CheckError::Complaints(complaints)) => {
                    assert_eq!(complaints[0].pointer.chars().count(), 1_000);
                }
                other => panic!("{other:?}"),
            }
            unchecked(&draft)
        };
}
