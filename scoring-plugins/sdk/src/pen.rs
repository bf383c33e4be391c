//! How reasons write numbers, shares and dates in the language of the task.

use crate::contract::Language;
use crate::date;

/// Writes in one language.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    language: Language,
}

impl Pen {
    /// A pen of this language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The Vietnamese or the English of two.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// A number with up to four decimals: "7,5" in Vietnamese, "7.5" in English.
    pub fn number(self, value: f64) -> String {
        let digits = digits(value).replace('-', "−");
        self.pick(digits.replace('.', ","), digits)
    }

    /// A share as a percentage: "75 %".
    pub fn percent(self, share: f64) -> String {
        format!("{} %", self.number(share * 100.0))
    }

    /// A date from days since 1970-01-01: "31/12/2023" in Vietnamese, "2023-12-31" in English.
    pub fn date(self, days: f64) -> String {
        let (year, month, day) = date::of_days(days as i64);
        self.pick(format!("{day:02}/{month:02}/{year:04}"), format!("{year:04}-{month:02}-{day:02}"))
    }

    /// ", counted as 100 %" where a share was moved into its range.
    pub fn counted(self, share: f64, counted: f64) -> String {
        if share == counted {
            return String::new();
        }
        format!(", {} {}", self.pick("tính", "counted as"), self.percent(counted))
    }

    /// ", at most 10" where points were moved into their range.
    pub(crate) fn limited(self, points: f64, limited: f64) -> String {
        let words = if points > limited {
            self.pick("tối đa", "at most")
        } else if points < limited {
            self.pick("tối thiểu", "at least")
        } else {
            return String::new();
        };
        format!(", {words} {}", self.number(limited))
    }
}

fn digits(value: f64) -> String {
    // Beyond this the decimals are noise, and 300 digits are no help to anybody.
    if value.abs() >= 1e15 {
        return format!("{value:e}");
    }
    let fixed = quick_digits(value).unwrap_or_else(|| format!("{value:.4}"));
    let short = fixed.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// The number with four decimals by way of whole numbers, which costs a plugin a hundredth of the fuel; none where that
/// might round differently, near the middle between two decimals.
fn quick_digits(value: f64) -> Option<String> {
    let scaled = value * 1e4;
    let rounded = scaled.round();
    if value.abs() >= 1e9 || (scaled - rounded).abs() >= 0.498 {
        return None;
    }
    let (whole, decimals) = (rounded.abs() as u64 / 10_000, rounded.abs() as u64 % 10_000);
    let sign = if rounded < 0.0 { "-" } else { "" };
    Some(format!("{sign}{whole}.{decimals:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_decimals_at_most() {
        let (vi, en) = (Pen::new(Language::Vi), Pen::new(Language::En));
        let table = [(7.5, "7.5"), (100.0, "100"), (120.0 / 7.0, "17.1429"), (-0.00001, "0"), (-2.5, "−2.5")];
        for (value, text) in table {
            assert_eq!(en.number(value), text);
            assert_eq!(vi.number(value), text.replace('.', ","));
        }
        assert_eq!(en.number(1e300), "1e300");
    }

    #[test]
    fn the_quick_way_to_digits_is_the_exact_one() {
        let mut value = -7.0e8;
        while value < 7.0e8 {
            for part in [0.0, 0.5, 0.00005, 0.123_45, 0.999_949, 0.999_951, 1.0 / 3.0] {
                let number = value + part;
                if let Some(digits) = quick_digits(number) {
                    let exact = format!("{number:.4}");
                    let exact = if exact == "-0.0000" { "0.0000" } else { &exact };
                    assert_eq!(digits, exact);
                }
            }
            value += 1_234_567.891;
        }
        assert_eq!(quick_digits(2.5).as_deref(), Some("2.5000"));
        assert_eq!(quick_digits(0.00005), None, "in the middle between two decimals");
    }

    #[test]
    fn shares_and_dates_are_written_as_people_write_them() {
        assert_eq!(Pen::new(Language::Vi).percent(0.07), "7 %");
        assert_eq!(Pen::new(Language::Vi).date(19722.0), "31/12/2023");
        assert_eq!(Pen::new(Language::En).date(0.0), "1970-01-01");
    }
}
