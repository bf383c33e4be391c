//! Numbers as people of each language write them.

use crate::Language;

/// A number for display, with at most `decimals` decimals and no zeros behind them: 1234.5 is `1.234,5` in
/// Vietnamese and `1,234.5` in English. Display only: nothing is computed from it.
#[must_use]
pub fn number(value: f64, decimals: usize, language: Language) -> String {
    let (group, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let written = digits(value.abs(), decimals);
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut text = String::new();
    if value < 0.0 && written.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        text.push('-');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// The digits of a number of 0 or more: by way of whole numbers where that cannot round differently, because exact
/// decimals of round numbers take long.
fn digits(value: f64, decimals: usize) -> String {
    const POWERS: [u64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
    let exact = || format!("{value:.decimals$}");
    let Some(&power) = POWERS.get(decimals) else { return exact() };
    #[expect(clippy::cast_precision_loss, reason = "a million is exact")]
    let scaled = value * power as f64;
    let rounded = scaled.round();
    if value >= 1e7 || (scaled - rounded).abs() >= 0.498 {
        return exact();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 10^13, and not below 0")]
    let (whole, rest) = (rounded as u64 / power, rounded as u64 % power);
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{rest:0decimals$}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_to_digits_is_the_exact_one() {
        let mut value = 0.0;
        while value < 1.1e7 {
            for decimals in 0..8 {
                for part in [0.0, 0.5, 0.00005, 0.123_45, 0.999_949, 1.0 / 3.0] {
                    assert_eq!(digits(value + part, decimals), format!("{:.decimals$}", value + part));
                }
            }
            value += 12_345.678_9;
        }
    }

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!(number(1_234_567.891, 2, Language::Vi), "1.234.567,89");
        assert_eq!(number(1_234_567.891, 2, Language::En), "1,234,567.89");
        assert_eq!(number(8.5, 4, Language::Vi), "8,5");
        assert_eq!(number(100.0, 4, Language::Vi), "100");
        assert_eq!(number(-0.00001, 2, Language::En), "0");
        assert_eq!(number(-1000.0, 0, Language::En), "-1,000");
    }
}
