//! What a citation is made of, taken off the beginning of a text: numbers of documents, dates, and what joins them.

use jiff::civil::Date;

use crate::submissions::cell::days_of_text;
use crate::submissions::grid::day_to_date;
use crate::text;

/// The longest symbol of a document, in letters.
const SYMBOL_LETTERS: usize = 100;
/// The most joints and words such as `ngày` between a number and its date.
const JOINTS: usize = 8;

/// Hyphens, dashes and the minus sign.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Quotation marks of all kinds.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '\u{2018}'..='\u{201f}' | '«' | '»' | '`')
}

/// What stands between the parts of a citation.
pub(super) fn is_joint(character: char) -> bool {
    character.is_whitespace() || is_dash(character) || matches!(character, ',' | ':' | '(' | '[' | '.')
}

/// The letters at the beginning, and what follows.
pub(super) fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|character: char| !character.is_alphabetic()).unwrap_or(text.len()))
}

/// One to `most` digits; none if there are more.
pub(super) fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&end).then(|| text.split_at(end))
}

/// A number with its symbol: `12/BC-STC`, `30/2020/NĐ-CP`, `45-KH/TU`, `123 /QĐ-UBND`.
pub(super) fn number(text: &str) -> Option<(String, &str)> {
    let (_, rest) = digits(text, 6)?;
    let (is_tight, rest) = separator(letter_of_series(rest))?;
    let rest = if is_tight { without_year(rest) } else { rest };
    let symbol = symbol(rest)?;
    // `1/ Báo cáo` is the first of a list, `1 /BC-STC` a number typed with a space.
    let is_clear = is_tight || symbol.contains(['-', '/']) && !symbol.contains(char::is_lowercase);
    let rest = &rest[symbol.len()..];
    let taken = &text[..text.len() - rest.len()];
    is_clear.then(|| (taken.split_whitespace().collect(), rest))
}

/// Skips the letter of `12a/BC-STC`.
fn letter_of_series(text: &str) -> &str {
    let rest = text.strip_prefix(|letter: char| matches!(letter, 'a'..='e' | 'A'..='E'));
    rest.filter(|rest| rest.starts_with(['/', '-'])).unwrap_or(text)
}

/// The slash or the hyphen before a symbol, and whether no spaces stand around it.
fn separator(text: &str) -> Option<(bool, &str)> {
    if let Some(rest) = text.strip_prefix(['-', '\u{2010}', '\u{2011}']) {
        return Some((true, rest));
    }
    let rest = text.trim_start().strip_prefix('/')?;
    Some((text.starts_with('/') && !rest.starts_with(char::is_whitespace), rest.trim_start()))
}

/// Skips the year of `30/2020/NĐ-CP`.
fn without_year(text: &str) -> &str {
    let rest = digits(text, 4).and_then(|(_, rest)| rest.strip_prefix(['/', '-']));
    rest.unwrap_or(text)
}

/// `QĐ-UBND`, `CV-P.VHXH`: letters and digits joined by slashes and hyphens, up to a date that is joined as well.
fn symbol(text: &str) -> Option<&str> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let letters = text.char_indices().take(SYMBOL_LETTERS + 1);
    let beyond = letters.clone().find(|&(at, letter)| !goes_on(text, at, letter));
    match beyond {
        Some((end, _)) => Some(&text[..end]),
        None => (letters.count() <= SYMBOL_LETTERS).then_some(text),
    }
}

/// Whether a symbol goes on with a letter.
fn goes_on(text: &str, at: usize, letter: char) -> bool {
    let after = &text[at + letter.len_utf8()..];
    match letter {
        '/' | '-' | '\u{2010}' | '\u{2011}' | '&' | '_' => {
            after.starts_with(char::is_alphanumeric) && day(after).is_none()
        }
        '.' => is_initial(&text[..at]) && after.starts_with(char::is_uppercase),
        letter => letter.is_alphanumeric(),
    }
}

/// Whether a text ends with one capital letter alone.
fn is_initial(text: &str) -> bool {
    let mut letters = text.chars().rev();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|before| !before.is_alphanumeric())
}

/// What looks like a day: `05/01/2025`, `5-1-2025`, `2025-01-05`, `05 tháng 01 năm 2025`; there may be no such day.
pub(super) fn day(text: &str) -> Option<(&str, &str)> {
    let rest = separated(text).or_else(|| spelt_out(text))?;
    Some(text.split_at(text.len() - rest.len()))
}

fn separated(text: &str) -> Option<&str> {
    let (_, rest) = digits(text, 4)?;
    let separator = rest.trim_start().chars().next().filter(|&mark| matches!(mark, '/' | '.') || is_dash(mark))?;
    let (_, rest) = digits(behind(rest, separator)?, 2)?;
    let (_, rest) = digits(behind(rest, separator)?, 4)?;
    ends(rest).then_some(rest)
}

/// What follows a separator; spaces may stand around a slash.
fn behind(text: &str, separator: char) -> Option<&str> {
    if separator == '/' {
        return text.trim_start().strip_prefix(separator).map(str::trim_start);
    }
    text.strip_prefix(separator)
}

/// Whether a date may end here: `12/03/2023/QĐ-UBND` is none.
fn ends(rest: &str) -> bool {
    let after = rest.strip_prefix('/').unwrap_or(rest);
    !after.starts_with(char::is_alphanumeric)
}

fn spelt_out(text: &str) -> Option<&str> {
    let (_, rest) = digits(text, 2)?;
    let (_, rest) = digits(named(rest, "tháng")?, 2)?;
    let (_, rest) = digits(named(rest, "năm")?, 4)?;
    Some(rest)
}

/// What follows a word.
fn named<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (word, rest) = word(text.trim_start());
    (text::key(word) == text::key(name)).then(|| rest.trim_start())
}

/// A month without its day: `01/2025`, `tháng 01/2025`.
pub(super) fn month(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = digits(named(text, "tháng").unwrap_or(text), 2)?;
    let (_, rest) = digits(rest.strip_prefix(['/', '-', '.'])?, 4)?;
    ends(rest).then(|| text.split_at(text.len() - rest.len()))
}

/// The date behind joints and words such as `ký ngày`, which may not exist.
pub(super) fn date_behind(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    for _ in 0..JOINTS {
        rest = rest.trim_start_matches(is_joint);
        if let Some(date) = day(rest).or_else(|| month(rest)) {
            return Some(date);
        }
        let (before, after) = word(rest);
        if !is_date_word(before) {
            return None;
        }
        rest = after;
    }
    None
}

/// Words between a number and its date.
fn is_date_word(word: &str) -> bool {
    let key = text::key(word);
    ["ngày", "ký", "ban", "hành", "đề", "dated", "of"].iter().any(|known| text::key(known) == key)
}

/// The date of a text that looks like one; none if there is no such day.
pub(super) fn date_of(token: &str) -> Option<Date> {
    let days = days_of_text(token).or_else(|| days_of_text(&format!("ngày {token}")))?;
    day_to_date(days)
}
