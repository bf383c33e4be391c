//! One citation, taken apart: kind, number, date, and what is left of it.

use super::tokens::{date_behind, day, digits, is_dash, is_joint, is_quote, number, word};
use super::words::{behind_number_word, kind};

/// The most words between the kind of a document and its number: `Quyết định của Ủy ban nhân dân xã số 12/QĐ-UBND`.
const WORDS_BEFORE_NUMBER: usize = 12;

/// The parts of a citation as the cell says them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Citation<'a> {
    /// The kind of document and who issued it, where the citation begins with them.
    kind: &'a str,
    /// The number with its symbol.
    pub(super) number: Option<String>,
    /// What looks like a date behind the number; there may be no such day.
    pub(super) date: Option<&'a str>,
    /// A date that stands where the number belongs.
    pub(super) date_for_number: Option<&'a str>,
    /// Everything else.
    rest: &'a str,
}

impl<'a> Citation<'a> {
    /// Takes a citation apart.
    pub(super) fn of(raw: &'a str) -> Self {
        let body = without_mark(raw).1;
        let head = Head::of(body);
        let mut made = Self { kind: head.kind, number: head.number, rest: head.rest, ..Self::default() };
        if let Some(date) = head.date_for_number {
            made.date_for_number = Some(date);
            made.number_behind(date);
        } else if made.number.is_some() {
            made.take_date();
        } else {
            made.rest = body;
        }
        made
    }

    /// Number and date changed places, or a date stands for the number and another follows.
    fn number_behind(&mut self, date: &'a str) {
        let rest = self.rest.trim_start_matches(is_joint);
        let head = Head::of(rest);
        if head.number.is_some() {
            (self.kind, self.number, self.date, self.rest) = (head.kind, head.number, Some(date), head.rest);
        } else {
            self.take_date();
        }
    }

    fn take_date(&mut self) {
        if let Some((date, rest)) = date_behind(self.rest) {
            self.date = Some(date);
            self.rest = rest;
        }
    }

    /// The abstract, behind the kind of document.
    pub(super) fn summary(&self) -> String {
        let ends =
            |letter: char| letter.is_whitespace() || is_quote(letter) || is_dash(letter) || ",:;.)]".contains(letter);
        let rest = self.rest.trim_start_matches(ends).trim_end_matches(|letter: char| letter.is_whitespace());
        let is_quoted = self.rest.trim_start_matches(|letter| ends(letter) && !is_quote(letter)).starts_with(is_quote);
        let rest = if is_quoted { rest.trim_end_matches(is_quote) } else { rest };
        [self.kind, rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it is a link and nothing else.
    pub(super) fn is_link(&self) -> bool {
        let link = self.rest.trim();
        let begins = |start: &str| link.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
        self.number.is_none() && ["http://", "https://", "www."].into_iter().any(begins) && !link.contains(' ')
    }
}

/// The beginning of a citation up to its number.
#[derive(Debug, Default)]
struct Head<'a> {
    kind: &'a str,
    number: Option<String>,
    /// Whether the number bears a symbol, and one that begins with a capital letter or is announced by a word.
    is_clear: bool,
    date_for_number: Option<&'a str>,
    rest: &'a str,
}

impl<'a> Head<'a> {
    fn of(body: &'a str) -> Self {
        let (kind, rest) = kind(body).unwrap_or(("", body));
        let (kind, named) = number_word(kind, rest, body);
        let is_announced = named.is_some() || !kind.is_empty();
        let rest = named.unwrap_or(rest).trim_start_matches(|letter: char| letter == ' ' || is_quote(letter));
        if let Some((date, rest)) = day(rest) {
            return Self { kind, date_for_number: Some(date), rest, ..Self::default() };
        }
        if let Some((number, after)) = number(rest) {
            let is_clear =
                is_announced || number.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
            return Self { kind, number: Some(number), is_clear, rest: after, ..Self::default() };
        }
        // Digits alone are a number where a word says so or a date follows.
        match digits(rest, 6)
            .filter(|(_, after)| is_announced && !after.starts_with('/') || date_behind(after).is_some())
        {
            Some((number, after)) => Self { kind, number: Some(number.to_owned()), rest: after, ..Self::default() },
            None => Self { rest: body, ..Self::default() },
        }
    }
}

/// What follows the word `số` behind a kind of document, and the kind with the words before `số`.
fn number_word<'a>(kind: &'a str, rest: &'a str, body: &'a str) -> (&'a str, Option<&'a str>) {
    let mut rest = rest.trim_start_matches(' ');
    if let Some(after) = behind_number_word(rest) {
        return (kind, Some(after));
    }
    for _ in 0..if kind.is_empty() { 0 } else { WORDS_BEFORE_NUMBER } {
        // The number of another document that the abstract mentions is not this one's.
        if super::words::kind(rest).is_some_and(|(name, _)| name.contains(' ')) {
            break;
        }
        let (word, after) = word(rest);
        let after = after.strip_prefix('.').unwrap_or(after).trim_start_matches(' ');
        if word.is_empty() {
            break;
        }
        if let Some(named) = behind_number_word(after).filter(|named| number(named).is_some()) {
            return (body[..body.len() - after.len()].trim_end(), Some(named));
        }
        rest = after;
    }
    (kind, None)
}

/// Whether a piece of a cell begins a citation.
pub(super) fn begins(piece: &str) -> bool {
    let body = without_mark(piece).1;
    let head = Head::of(body);
    if head.date_for_number.is_some() {
        let after = head.rest.trim_start();
        return after.is_empty() || after.starts_with(|letter| letter == ':' || is_dash(letter));
    }
    head.number.is_some() && (head.is_clear || date_behind(head.rest).is_some())
}

/// Whether a piece of a cell bears the number of a document at its beginning.
pub(super) fn bears_number(piece: &str) -> bool {
    Head::of(without_mark(piece).1).number.is_some()
}

/// What stands before a citation in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// A bullet or a dash.
    Bullet(char),
    /// `1.`, `(1)`, `a)`: its place in the list.
    Ordinal(u32),
}

/// The mark before a citation, and the citation without quotation marks before it.
pub(super) fn without_mark(text: &str) -> (Mark, &str) {
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || is_quote(letter));
    let (mark, rest) = if number(text).is_some() || day(text).is_some() {
        (Mark::None, text)
    } else {
        bullet(text).or_else(|| ordinal(text)).unwrap_or((Mark::None, text))
    };
    (mark, rest.trim_start_matches(|letter: char| letter.is_whitespace() || is_quote(letter)))
}

fn bullet(text: &str) -> Option<(Mark, &str)> {
    let mark = text.chars().next()?;
    let is_bullet = is_dash(mark) || "+*•●○■▪·>→".contains(mark) || matches!(mark, '\u{f000}'..='\u{f0ff}');
    let shown = if is_dash(mark) { '-' } else { mark };
    is_bullet.then(|| (Mark::Bullet(shown), &text[mark.len_utf8()..]))
}

fn ordinal(text: &str) -> Option<(Mark, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let (number, rest) = place_in_list(inner)?;
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let is_listed = match mark {
        '.' | ')' => after.starts_with(|letter: char| !letter.is_ascii_digit()),
        '/' => after.starts_with(' '),
        _ => false,
    };
    // `1.12/BC-STC` and `1 - 12/BC-STC` are the first of a list too.
    let joined = rest.trim_start_matches(|letter: char| is_joint(letter) || matches!(letter, ')' | '/'));
    let is_joined = joined.len() < rest.len() && self::number(joined).is_some();
    (is_listed || is_joined).then_some((Mark::Ordinal(number), if is_listed { after } else { joined }))
}

/// `12` or `c`, as the place in a list.
fn place_in_list(text: &str) -> Option<(u32, &str)> {
    if let Some((number, rest)) = digits(text, 2) {
        return Some((number.parse().ok()?, rest));
    }
    let letter = text.chars().next().filter(char::is_ascii_lowercase)?;
    Some((u32::from(letter) - u32::from('a') + 1, &text[1..])).filter(|(_, rest)| rest.starts_with(['.', ')']))
}
