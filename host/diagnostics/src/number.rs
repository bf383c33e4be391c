//! Numbers as people of each language write them.

use crate::Language;

/// A number for display, with at most `decimals` decimals and no zeros behind them: 1234.5 is `1.234,5` in
/// Vietnamese and `1,234.5` in English. Display only: nothing is computed from it. Rounds like [`round_half_up`].
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

/// A number rounded to decimals as people and Excel do: half away from zero, seen as the decimal number of 15
/// significant digits that it stands for. 0.68665 is 0.6867 with four decimals, although its double lies below.
#[must_use]
pub fn round_half_up(value: f64, decimals: u32) -> f64 {
    let rounded: f64 = rounded(value.abs(), decimals as usize).parse().unwrap_or(value.abs());
    rounded.copysign(value) + 0.0
}

/// The digits of a number of 0 or more: by way of whole numbers where that cannot round differently, because decimals
/// of round numbers take long.
fn digits(value: f64, decimals: usize) -> String {
    const POWERS: [u64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
    let Some(&power) = POWERS.get(decimals) else { return rounded(value, decimals) };
    #[expect(clippy::cast_precision_loss, reason = "a million is exact")]
    let scaled = value * power as f64;
    let whole = scaled.round();
    if value >= 1e7 || (scaled - whole).abs() >= 0.498 {
        return rounded(value, decimals);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 10^13, and not below 0")]
    let (whole, rest) = (whole as u64 / power, whole as u64 % power);
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{rest:0decimals$}") }
}

/// The digits of a number of 0 or more, rounded half up from its first 15 significant ones.
fn rounded(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let written = format!("{value:.14e}");
    let (mantissa, exponent) = written.split_once('e').expect("scientific notation has an exponent");
    let exponent: i32 = exponent.parse().expect("an exponent is a whole number");
    let mut number: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    // The digits are those of 0.d₁d₂… · 10^point; zeros in front make the point 1 or more.
    let mut point = exponent + 1;
    while point < 1 {
        number.insert(0, 0);
        point += 1;
    }
    let point = usize::try_from(point).expect("it is 1 or more");
    number.resize(number.len().max(point + decimals + 1), 0);
    let up = number[point + decimals] >= 5;
    number.truncate(point + decimals);
    if up {
        carry(&mut number);
    } else {
        number.insert(0, 0);
    }
    text(&number, point + 1)
}

/// Adds one to the last digit and a digit in front for what is carried.
fn carry(number: &mut Vec<u8>) {
    for digit in number.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return number.insert(0, 0);
        }
        *digit = 0;
    }
    number.insert(0, 1);
}

/// Digits as text, so many of them before the point, without zeros in front.
fn text(number: &[u8], point: usize) -> String {
    let shown = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
    let (whole, fraction) = number.split_at(point);
    let whole = shown(whole);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{}", shown(fraction)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_up_as_people_write_it() {
        for (value, decimals, expected) in [
            (0.68665, 4, 0.6867),
            ((0.6 + 0.7 + 0.75995) / 3.0, 5, 0.68665),
            (0.686_649_999_999_999_9, 4, 0.6867),
            (2.5, 0, 3.0),
            (-2.5, 0, -3.0),
            (1.005, 2, 1.01),
            (0.000_04, 4, 0.0),
            (0.999_95, 4, 1.0),
            (99.995, 2, 100.0),
            (1e20, 2, 1e20),
            (0.686_64, 4, 0.6866),
        ] {
            assert_eq!(round_half_up(value, decimals), expected, "{value} to {decimals}");
        }
    }

    #[test]
    fn the_quick_way_to_digits_is_the_exact_one() {
        let mut value = 0.0;
        while value < 1.1e7 {
            for decimals in 0..8 {
                for part in [0.0, 0.5, 0.00005, 0.123_45, 0.999_949, 1.0 / 3.0] {
                    assert_eq!(digits(value + part, decimals), rounded(value + part, decimals));
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
