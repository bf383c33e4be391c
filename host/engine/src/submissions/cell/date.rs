//! Days, from date cells and from texts; the day stands before the month.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::Refusal;
use crate::submissions::grid::{Cell, Content};
use crate::text;

/// Years that a figure may lie in; others are slips of the hand.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Days since 1970-01-01.
pub(super) fn of_cell(cell: Cell<'_>) -> Result<f64, Refusal> {
    let days = match cell.content {
        Content::Day(days) => Some(days),
        Content::Text(text) => days_of_text(text),
        _ => None,
    };
    days.map(f64::from).ok_or(Refusal::Date)
}

/// Days since 1970-01-01 of `31/12/2023`, `31-12-2023`, `31.12.2023`, `2023-12-31`, a date with a time behind it, or
/// `ngày 31 tháng 12 năm 2023`. Years of two digits are refused.
pub(in crate::submissions) fn days_of_text(text: &str) -> Option<i32> {
    let key = text::key(text);
    if key.contains(char::is_alphabetic) && !key.contains('t') {
        return None;
    }
    let numbers = spelt_out(&key).or_else(|| separated(&key))?;
    let [year, month, day] = numbers;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then(|| days_of_date(date))
}

/// Days since 1970-01-01 of a date in a year that a figure may lie in.
pub(in crate::submissions) fn days_of_ymd(year: u16, month: u8, day: u8) -> Option<i32> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(days_of_date)
}

/// Days since 1970-01-01.
fn days_of_date(date: Date) -> i32 {
    let since = date - Date::constant(1970, 1, 1);
    since.get_days()
}

/// The keys of the words of a date that is spelt out.
static WORDS: LazyLock<[String; 3]> = LazyLock::new(|| ["ngày", "tháng", "năm"].map(text::key));

/// Year, month and day of `ngày 31 tháng 12 năm 2023`; a place may stand before it, as at the foot of a document.
fn spelt_out(key: &str) -> Option<[i16; 3]> {
    let [day, month, year] = &*WORDS;
    let (_, after) = key.rsplit_once(day)?;
    let (day, after) = after.split_once(month)?;
    let (month, year) = after.split_once(year)?;
    in_order(year, month, day)
}

fn separated(key: &str) -> Option<[i16; 3]> {
    let date = key.split_once([' ', 't']).map_or(key, |(date, time)| if is_time(time) { date } else { key });
    let separator = ['/', '-', '.'].into_iter().find(|&separator| date.matches(separator).count() == 2)?;
    let parts: Vec<&str> = date.split(separator).map(str::trim).collect();
    let &[first, month, last] = parts.as_slice() else { return None };
    if first.len() == 4 { in_order(first, month, last) } else { in_order(last, month, first) }
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || b":.z+".contains(&byte))
}

fn in_order(year: &str, month: &str, day: &str) -> Option<[i16; 3]> {
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let text = text.trim();
        (digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
    };
    Some([number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAST_OF_2023: i32 = 19_722;

    #[test]
    fn days_are_read_as_people_type_them() {
        let same = [
            "31/12/2023",
            " 31 / 12 / 2023 ",
            "31-12-2023",
            "31.12.2023",
            "2023-12-31",
            "2023/12/31",
            "2023-12-31T00:00:00",
            "2023-12-31 09:30:00",
            "31/12/2023 09:30",
            "ngày 31 tháng 12 năm 2023",
            "Nga\u{300}y 31 tháng 12 năm 2023",
            "TP. Hồ Chí Minh, ngày 31 tháng 12 năm 2023",
        ];
        for text in same {
            assert_eq!(days_of_text(text), Some(LAST_OF_2023), "{text}");
        }
        assert_eq!(days_of_text("03/04/1970"), Some(92), "the day comes first");
        assert_eq!(days_of_text("1/1/1970"), Some(0));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "31/12/23",
            "32/01/2023",
            "29/02/2023",
            "12/2023",
            "2023",
            "45291",
            "hôm qua",
            "31/12/0202",
            "31/13/2023",
            "tháng 12 năm 2023",
            "1/2/3/2023",
        ] {
            assert_eq!(days_of_text(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_reads_back(days in -25_000i32..47_000) {
            let date = crate::submissions::grid::day_to_date(days).unwrap();
            let text = format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
            prop_assert_eq!(days_of_text(&text), Some(days));
            let spelt = format!("ngày {} tháng {} năm {}", date.day(), date.month(), date.year());
            prop_assert_eq!(days_of_text(&spelt), Some(days));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,20}") {
            let _ = days_of_text(&text);
        }
    }
}
