//! Numbers, counts and shares, as Vietnamese and international habits write them.

use super::{Refusal, Wanted, plain_number};
use crate::submissions::grid::{Cell, Content, Format, without_dust};

/// The largest number up to which every whole number has a `f64` of its own.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// How a text reads as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Reading {
    /// In one way.
    One(f64),
    /// As a decimal or in thousands: `1.234`.
    Two { decimal: f64, thousands: f64 },
}

/// Any number.
pub(super) fn of_cell(cell: Cell<'_>, wanted: &Wanted<'_>) -> Result<f64, Refusal> {
    if let Some(value) = plain_number(cell) {
        return Ok(value);
    }
    let Content::Text(text) = cell.content else { return Err(Refusal::Number) };
    decide(read(text, cell.format).ok_or(Refusal::Number)?, 1.0, wanted)
}

/// A whole number of 0 or more.
pub(super) fn count_of_cell(cell: Cell<'_>) -> Result<f64, Refusal> {
    let value = match (plain_number(cell), cell.content) {
        (Some(value), _) => value,
        (None, Content::Text(text)) => count_of_text(text, cell.format)?,
        _ => return Err(Refusal::Number),
    };
    if (0.0..=WHOLE).contains(&value) && value.fract() == 0.0 { Ok(value) } else { Err(Refusal::Count(value)) }
}

fn count_of_text(text: &str, format: Format) -> Result<f64, Refusal> {
    let thousands = simplify(text).and_then(|digits| grouped(&digits, ','));
    match read(text, format).ok_or(Refusal::Number)? {
        // `1,000` is 1 in Vietnamese and 1000 elsewhere.
        Reading::One(value) if thousands.is_some_and(|thousands| thousands > value) => {
            Err(Refusal::AmbiguousNumber(thousands.unwrap_or(value), value))
        }
        // Where points are decimal, `15.763` may still be meant as 15 763.
        Reading::One(value) if value.fract() != 0.0 => match simplify(text).as_deref().and_then(single_dot) {
            Some(Reading::Two { thousands, decimal }) => Err(Refusal::AmbiguousNumber(thousands, decimal)),
            _ => Ok(value),
        },
        // Nobody counts to three decimals, so `1.234` has one meaning.
        Reading::One(value) | Reading::Two { thousands: value, .. } => Ok(value),
    }
}

/// A share: 85 % is 0.85. A bare number above 1 may be either.
pub(super) fn share_of_cell(cell: Cell<'_>, wanted: &Wanted<'_>) -> Result<f64, Refusal> {
    let bare = match cell.content {
        Content::Number(value) if cell.format == Format::Percent => return Ok(without_dust(value)),
        Content::Number(value) => without_dust(value),
        Content::Text(text) => match text.trim_end().strip_suffix(['%', '\u{ff05}']) {
            Some(number) => {
                let reading = read(number, cell.format).ok_or(Refusal::Number)?;
                return decide(reading, 100.0, wanted);
            }
            None => decide(read(text, cell.format).ok_or(Refusal::Number)?, 1.0, wanted)?,
        },
        _ => return Err(Refusal::Number),
    };
    if bare.abs() <= 1.0 { Ok(bare) } else { Err(Refusal::AmbiguousPercent(bare)) }
}

/// Chooses the reading that the bounds allow; two that both fit, or both do not, stay ambiguous. What is written out is
/// taken at its word; only the division of a percentage leaves dust.
fn decide(reading: Reading, divisor: f64, wanted: &Wanted<'_>) -> Result<f64, Refusal> {
    match reading {
        Reading::One(value) if divisor > 1.0 => Ok(without_dust(value / divisor)),
        Reading::One(value) => Ok(value),
        Reading::Two { decimal, thousands } => {
            match (wanted.allows(decimal / divisor), wanted.allows(thousands / divisor)) {
                (true, false) => Ok(decimal / divisor),
                (false, true) => Ok(thousands / divisor),
                _ => Err(Refusal::AmbiguousNumber(thousands, decimal)),
            }
        }
    }
}

fn read(text: &str, format: Format) -> Option<Reading> {
    let text = simplify(text)?;
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let sign = |value: f64| if negative { -value } else { value };
    Some(match read_unsigned(digits, format)? {
        Reading::One(value) => Reading::One(sign(value)),
        Reading::Two { decimal, thousands } => Reading::Two { decimal: sign(decimal), thousands: sign(thousands) },
    })
}

/// ASCII digits and signs; spaces only where they part thousands, written as `_`. None if there is anything else, or if
/// a mark turns the figures round: who wrote it saw another number.
fn simplify(text: &str) -> Option<String> {
    if text.contains(crate::text::turns_direction) {
        return None;
    }
    let text = crate::text::normalise(text);
    text.chars().map(simplify_character).collect()
}

fn simplify_character(character: char) -> Option<char> {
    match character {
        '0'..='9' | '.' | ',' | '-' | '+' | 'e' | 'E' => Some(character),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(character) - 0xff10, 10),
        '\u{ff0e}' => Some('.'),
        '\u{ff0c}' => Some(','),
        '\u{2212}' | '\u{2013}' | '\u{ff0d}' => Some('-'),
        ' ' | '\'' | '\u{2019}' => Some('_'),
        _ => None,
    }
}

fn read_unsigned(digits: &str, format: Format) -> Option<Reading> {
    if digits.contains(['e', 'E']) || format == Format::DecimalPoint && !digits.contains([',', '_']) {
        return one(machine(digits)?);
    }
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (dots, commas) {
        (0, 0) => one(grouped(digits, '_')?),
        (1, 0) => single_dot(digits),
        (0, 1) => one(with_decimals(digits, ',', '_')?),
        (_, 0) => one(grouped(digits, '.')?),
        (0, _) => one(grouped(digits, ',')?),
        (_, 1) if digits.rfind(',') > digits.rfind('.') => one(with_decimals(digits, ',', '.')?),
        (1, _) => one(with_decimals(digits, '.', ',')?),
        _ => None,
    }
}

fn one(value: f64) -> Option<Reading> {
    value.is_finite().then_some(Reading::One(value))
}

/// `1.234` is 1234 in Vietnamese and 1,234 elsewhere; `12.34`, `0.123` and `1234.567` can only be decimals.
fn single_dot(digits: &str) -> Option<Reading> {
    let decimal = with_decimals(digits, '.', '_')?;
    match grouped(digits, '.') {
        Some(thousands) if !digits.starts_with('0') => Some(Reading::Two { decimal, thousands }),
        _ => one(decimal),
    }
}

/// Whole part in groups or plain, then decimals.
fn with_decimals(digits: &str, point: char, separator: char) -> Option<f64> {
    let (whole, decimals) = digits.rsplit_once(point)?;
    if decimals.is_empty() || !is_digits(decimals) {
        return None;
    }
    let whole = plain(whole, separator)?;
    format!("{whole}.{decimals}").parse().ok()
}

fn grouped(digits: &str, separator: char) -> Option<f64> {
    plain(digits, separator)?.parse().ok()
}

/// The digits without separators, which must part groups of three.
fn plain(digits: &str, separator: char) -> Option<String> {
    let mut groups = digits.split(separator);
    let first = groups.next().filter(|first| is_digits(first))?;
    let rest: Vec<_> = groups.collect();
    let well_grouped = rest.is_empty() || first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    (well_grouped && rest.iter().all(|group| is_digits(group))).then(|| format!("{first}{}", rest.concat()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as programs write it: `0.85`, `1E+05`.
fn machine(digits: &str) -> Option<f64> {
    let plausible = digits.starts_with(|first: char| first.is_ascii_digit());
    plausible.then(|| digits.parse().ok()).flatten()
}

/// A number that stands where a code belongs, as its cell shows it: 6.1 is `6.1`, 7 is `7`.
pub(crate) fn shown(value: f64) -> String {
    format!("{}", without_dust(value))
}

#[cfg(test)]
mod tests {
    use dti_criteria::Kind;
    use dti_diagnostics::{Language, number as written};
    use proptest::prelude::*;

    use super::*;
    use crate::submissions::cell::cell_of;

    fn number(text: &str) -> Result<f64, Refusal> {
        of_cell(typed(text), &Wanted::any(&Kind::Number))
    }

    fn typed(text: &str) -> Cell<'_> {
        cell_of(Content::Text(text), Format::Plain)
    }

    fn share(cell: Cell<'_>) -> Result<f64, Refusal> {
        share_of_cell(cell, &Wanted { kind: &Kind::Percent, minimum: Some(0.0), maximum: Some(1.0) })
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let rows = [
            ("8,5", 8.5),
            ("8.5", 8.5),
            (" 8,5 ", 8.5),
            ("８,５", 8.5),
            ("8\u{ff0c}5", 8.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567,25", 1_234_567.25),
            ("1 234 567", 1_234_567.0),
            ("1\u{a0}234,5", 1234.5),
            ("1234.567", 1234.567),
            ("0.712", 0.712),
            ("0,712", 0.712),
            ("1,234", 1.234),
            ("-3,5", -3.5),
            ("\u{2212}3,5", -3.5),
            ("+7", 7.0),
            ("1E+05", 100_000.0),
            ("007", 7.0),
        ];
        for (text, value) in rows {
            assert_eq!(number(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "tám",
            "8,5 điểm",
            "1.23.456",
            "12 5",
            "1,2,3",
            "8,",
            ",5",
            "--5",
            "1/2",
            "85 %",
            "e5",
            "1.234,5,6",
            "nan",
            "inf",
            "1e999",
            ".",
        ] {
            assert_eq!(number(text), Err(Refusal::Number), "{text}");
        }
        for content in [Content::Bool(true), Content::Day(19_000)] {
            assert_eq!(of_cell(cell_of(content, Format::Plain), &Wanted::any(&Kind::Number)), Err(Refusal::Number));
        }
        let percent = cell_of(Content::Number(0.85), Format::Percent);
        assert_eq!(of_cell(percent, &Wanted::any(&Kind::Number)), Err(Refusal::Number));
    }

    #[test]
    fn one_dot_before_three_digits_is_ambiguous_unless_bounds_decide() {
        assert_eq!(number("1.234"), Err(Refusal::AmbiguousNumber(1234.0, 1.234)));
        assert_eq!(number("-12.500"), Err(Refusal::AmbiguousNumber(-12500.0, -12.5)));
        let at_most = |maximum| Wanted { kind: &Kind::Number, minimum: Some(0.0), maximum: Some(maximum) };
        assert_eq!(of_cell(typed("1.234"), &at_most(10.0)), Ok(1.234));
        assert!(of_cell(typed("1.234"), &at_most(5000.0)).is_err());
        let at_least = Wanted { kind: &Kind::Number, minimum: Some(100.0), maximum: None };
        assert_eq!(of_cell(typed("1.234"), &at_least), Ok(1234.0));
        let machine = cell_of(Content::Text("1.234"), Format::DecimalPoint);
        assert_eq!(of_cell(machine, &Wanted::any(&Kind::Number)), Ok(1.234));
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        for (text, value) in
            [("1.234", 1234.0), ("1,234,567", 1_234_567.0), ("1.000", 1000.0), ("12", 12.0), ("0", 0.0)]
        {
            assert_eq!(count_of_cell(typed(text)), Ok(value), "{text}");
        }
        assert_eq!(count_of_cell(typed("1,000")), Err(Refusal::AmbiguousNumber(1000.0, 1.0)));
        assert_eq!(count_of_cell(typed("8,5")), Err(Refusal::Count(8.5)));
        assert_eq!(count_of_cell(typed("-3")), Err(Refusal::Count(-3.0)));
        let written = cell_of(Content::Text("5.1000000000000005"), Format::DecimalPoint);
        assert_eq!(of_cell(written, &Wanted::any(&Kind::Number)), Ok(5.100_000_000_000_000_5));
        let thousands = cell_of(Content::Text("15.763"), Format::DecimalPoint);
        assert_eq!(count_of_cell(thousands), Err(Refusal::AmbiguousNumber(15_763.0, 15.763)));
        let dusty = cell_of(Content::Number(7.000_000_000_000_001), Format::Plain);
        assert_eq!(count_of_cell(dusty), Ok(7.0));
    }

    #[test]
    fn shares_need_a_sign_or_a_number_up_to_one() {
        let rows = [
            ("85%", 0.85),
            ("85 %", 0.85),
            ("85,5 %", 0.855),
            ("85％", 0.85),
            ("0,85", 0.85),
            ("0.85", 0.85),
            ("1", 1.0),
            ("100%", 1.0),
        ];
        for (text, value) in rows {
            assert_eq!(share(typed(text)), Ok(value), "{text}");
        }
        assert_eq!(share(typed("85")), Err(Refusal::AmbiguousPercent(85.0)));
        assert_eq!(share(typed("12.345 %")), Ok(0.12345));
        let cell = |value, format| cell_of(Content::Number(value), format);
        assert_eq!(share(cell(0.85, Format::Percent)), Ok(0.85));
        assert_eq!(share(cell(1.2, Format::Percent)), Ok(1.2));
        assert_eq!(share(cell(0.85, Format::Plain)), Ok(0.85));
        assert_eq!(share(cell(85.0, Format::Plain)), Err(Refusal::AmbiguousPercent(85.0)));
        assert_eq!(share(typed("nhiều")), Err(Refusal::Number));
    }

    proptest! {
        #[test]
        fn what_is_written_in_vietnamese_reads_back(thousandths in -1_000_000_000_000i64..1_000_000_000_000, decimals in 0usize..=3) {
            let value = thousandths as f64 / 1000.0;
            let text = written(value, decimals, Language::Vi);
            let expected = dti_diagnostics::round_half_up(value, u32::try_from(decimals).unwrap());
            match number(&text) {
                Ok(read) => prop_assert_eq!(read, expected),
                // One group of thousands and no decimals.
                Err(refusal) => {
                    prop_assert!(matches!(refusal, Refusal::AmbiguousNumber(thousands, _) if thousands == expected));
                    prop_assert!(expected.fract() == 0.0 && (1e3..1e6).contains(&expected.abs()));
                }
            }
        }

        #[test]
        fn counts_written_in_vietnamese_read_back(count in 0u32..) {
            let text = written(f64::from(count), 0, Language::Vi);
            prop_assert_eq!(count_of_cell(typed(&text)), Ok(f64::from(count)));
        }

        #[test]
        fn shares_written_in_vietnamese_read_back(basis_points in 0u32..=10_000) {
            let text = format!("{} %", written(f64::from(basis_points) / 100.0, 2, Language::Vi));
            let read = share(typed(&text)).unwrap();
            prop_assert!((read - f64::from(basis_points) / 10_000.0).abs() < 1e-15);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[0-9.,eE+ %-]{0,12}|\\PC{0,12}") {
            let _ = (number(&text), count_of_cell(typed(&text)), share(typed(&text)));
        }
    }
}
