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
    let written = format!("{:.decimals$}", value.abs());
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

#[cfg(test)]
mod tests {
    use super::*;

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
