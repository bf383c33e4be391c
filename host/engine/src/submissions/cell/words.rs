//! Yes and no, options of a choice, and the words that say that there is no figure.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dti_criteria::Choice;

use super::{Refusal, plain_number, shown};
use crate::submissions::grid::{Cell, Content};
use crate::text;

static YES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&["có", "co", "đã có", "đạt", "dat", "đúng", "yes", "y", "true", "x", "✓", "✔", "☑", "☒", "1"])
});

static NO: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        "không",
        "khong",
        "không có",
        "chưa",
        "chưa có",
        "chưa đạt",
        "chua dat",
        "không đạt",
        "khong dat",
        "sai",
        "no",
        "n",
        "false",
        "☐",
        "0",
    ])
});

static MISSING: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        "",
        "-",
        "--",
        "---",
        "…",
        ".",
        "/",
        "không có số liệu",
        "khong co so lieu",
        "chưa có số liệu",
        "không có dữ liệu",
        "chưa có dữ liệu",
        "không xác định",
        "kxđ",
        "kxd",
        "không áp dụng",
        "n/a",
        "na",
        "nan",
        "..",
        "null",
        "no data",
    ])
});

/// No spelling of a word for "missing" is longer, in bytes; explanations and evidence are.
const LONGEST_MISSING: usize = 48;

fn keys(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| text::key(word)).collect()
}

/// Whether a text says that there is no figure. That is not zero, and not "no".
pub(crate) fn is_missing(text: &str) -> bool {
    text.len() <= LONGEST_MISSING && may_be_missing(text) && MISSING.contains(&text::key(text))
}

/// Most texts begin as none of these words does, or hold a digit, which none of them does either.
fn may_be_missing(text: &str) -> bool {
    let begins = match text.bytes().next() {
        Some(first) if first.is_ascii_alphanumeric() => matches!(first, b'c' | b'C' | b'k' | b'K' | b'n' | b'N'),
        _ => true,
    };
    begins && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// 1 for yes, 0 for no.
pub(super) fn yes_no_of_cell(cell: Cell<'_>) -> Result<f64, Refusal> {
    let word = match cell.content {
        Content::Bool(value) => return Ok(f64::from(u8::from(value))),
        Content::Text(text) => text::key(text),
        _ => shown(plain_number(cell).ok_or(Refusal::YesNo)?),
    };
    let word = word.trim_end_matches('.');
    if YES.contains(word) {
        Ok(1.0)
    } else if NO.contains(word) {
        Ok(0.0)
    } else {
        Err(Refusal::YesNo)
    }
}

/// The position of the option.
pub(super) fn choice_of_cell(cell: Cell<'_>, options: &[Choice]) -> Result<f64, Refusal> {
    let text = match cell.content {
        Content::Text(text) => text.to_owned(),
        Content::Number(value) => shown(value),
        _ => cell.raw(),
    };
    #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of options")]
    let position = choice_of_text(&text, options).map(|position| position as f64);
    position.ok_or_else(|| {
        let titles: Vec<_> = options.iter().map(|option| format!("“{}”", option.title.vi)).collect();
        Refusal::Option(titles.join(", "))
    })
}

/// The position of the option that bears this id or title; none if there is none, or several after folding.
pub(super) fn choice_of_text(text: &str, options: &[Choice]) -> Option<usize> {
    let exact = text::normalise(text);
    let same =
        |option: &Choice| [&option.id, &option.title.vi, &option.title.en].into_iter().any(|name| *name == exact);
    if let Some(position) = options.iter().position(same) {
        return Some(position);
    }
    let wanted = text::key(text);
    let alike = |option: &Choice| {
        [&option.id, &option.title.vi, &option.title.en].into_iter().any(|name| text::key(name) == wanted)
    };
    let mut alike = options.iter().enumerate().filter(|(_, option)| !wanted.is_empty() && alike(option));
    let (position, _) = alike.next()?;
    alike.next().is_none().then_some(position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submissions::cell::cell_of;
    use crate::submissions::grid::Format;

    fn yes_no(content: Content<'_>) -> Result<f64, Refusal> {
        yes_no_of_cell(cell_of(content, Format::Plain))
    }

    #[test]
    fn yes_and_no_are_read_as_people_write_them() {
        for text in ["Có", "CÓ", "Co\u{301}", " có ", "Đạt", "\u{d0}ạt", "x", "X", "✓", "1", "TRUE", "Yes", "Có."]
        {
            assert_eq!(yes_no(Content::Text(text)), Ok(1.0), "{text}");
        }
        for text in ["Không", "không đạt", "Chưa đạt", "Chưa", "0", "False", "no"] {
            assert_eq!(yes_no(Content::Text(text)), Ok(0.0), "{text}");
        }
        assert_eq!(yes_no(Content::Bool(true)), Ok(1.0));
        assert_eq!(yes_no(Content::Number(0.0)), Ok(0.0));
        for content in [Content::Number(2.0), Content::Text("đang làm"), Content::Day(1)] {
            assert_eq!(yes_no(content), Err(Refusal::YesNo));
        }
    }

    #[test]
    fn every_word_for_missing_is_looked_for() {
        for word in MISSING.iter() {
            assert!(is_missing(word) && is_missing(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn words_for_missing_are_neither_zero_nor_no() {
        for text in ["", " ", "-", "–", "Không có số liệu", "KHÔNG CÓ SỐ LIỆU", "KXĐ", "kx\u{111}", "N/A", "…", "..."]
        {
            assert!(is_missing(text), "{text}");
        }
        for text in ["0", "Không", "không có", "x"] {
            assert!(!is_missing(text), "{text}");
        }
    }
}
