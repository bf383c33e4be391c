//! The parameters that every workbook has.

use super::lines::{Content, Line, Section};
use crate::ranking::Source;
use crate::workbook::{self, Names};

/// The mark of what does not apply.
pub(in crate::ranking) const NOT_APPLICABLE: &str = "dti_not_applicable";
/// Decimals to which indices are compared.
pub(in crate::ranking) const RANK_DIGITS: &str = "dti_rank_digits";
/// Decimals to which the shares of tie-breakers are compared.
pub(in crate::ranking) const BREAKER_DIGITS: &str = "dti_tie_breaker_digits";
/// What stands for the share of a tie-breaker without a figure.
pub(in crate::ranking) const LOWEST: &str = "dti_lowest";
/// By what a share is multiplied to be held against the edges of classes.
pub(in crate::ranking) const PERCENT: &str = "dti_percent";
/// Decimals to which figures are held against the edges of classes.
pub(in crate::ranking) const CLASS_DIGITS: &str = "dti_class_digits";
/// Decimals to which the engine and this workbook must agree.
pub(in crate::ranking) const CHECK_DIGITS: &str = "dti_check_digits";
/// The words for a check that is met.
pub(in crate::ranking) const PASSED: &str = "dti_passed";
/// The words for a check that is not.
pub(in crate::ranking) const FAILED: &str = "dti_failed";

/// The decimals to which the engine compares what the set does not round.
const FULL: u32 = 12;

pub(super) fn section(source: &Source<'_>, names: &mut Names) -> Section {
    let number = |value: u32| Content::Number(f64::from(value));
    let text = |key| Content::Text(source.word(key));
    let rank_digits = source.report.set.ranking().decimals.unwrap_or(FULL);
    let constants = [
        (NOT_APPLICABLE, "parameters-not-applicable", Content::Text(workbook::NOT_APPLICABLE.to_owned())),
        (RANK_DIGITS, "parameters-rank-digits", number(rank_digits)),
        (BREAKER_DIGITS, "parameters-tie-breaker-digits", number(FULL)),
        (LOWEST, "parameters-lowest", Content::Number(-1e9)),
        (PERCENT, "parameters-percent", number(100)),
        (CLASS_DIGITS, "parameters-class-digits", number(9)),
        (CHECK_DIGITS, "parameters-check-digits", number(9)),
        (PASSED, "parameters-passed", text("checks-passed")),
        (FAILED, "parameters-failed", text("checks-failed")),
    ];
    let line = |(name, key, value)| {
        names.reserve(name);
        Line::new("", &source.word(key), value).named(name)
    };
    Section::new(source.word("parameters-constants"), constants.into_iter().map(line).collect())
}
