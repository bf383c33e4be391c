//! The first difference between two versions of a file, in words that people can look up.

use std::ops::Range;

use dti_diagnostics::{Argument, Language, Text, sentence, sentence_with};

use super::cells::{self, Book};

/// Letters of a line that are shown.
const SHOWN: usize = 100;
/// Letters that are shown before the first difference.
const BEFORE: usize = 40;

/// Where what a folder holds first differs from what a run makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// In a text: line and column, counted from 1, with as much of both lines as can be shown.
    Line {
        /// The line.
        line: usize,
        /// The letter in it.
        column: usize,
        /// What stands there.
        kept: String,
        /// What should.
        made: String,
    },
    /// In a cell of a workbook.
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell as Excel shows it.
        cell: String,
        /// What it holds; nothing if it is empty.
        kept: String,
        /// What it should hold.
        made: String,
    },
    /// In a part of a workbook that is no cell, such as formats.
    Part {
        /// The part's name in the archive.
        part: String,
    },
    /// In the bytes.
    Byte {
        /// How many bytes are equal.
        offset: usize,
        /// How many bytes there are.
        kept: usize,
        /// How many there should be.
        made: usize,
    },
}

impl Difference {
    /// The first difference; none if both are equal.
    #[must_use]
    pub fn between(name: &str, kept: &[u8], made: &[u8]) -> Option<Self> {
        if kept == made {
            return None;
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let found = match ending {
            "xlsx" => in_workbooks(kept, made),
            "csv" | "json" | "toml" | "lock" => in_texts(kept, made),
            _ => None,
        };
        Some(found.unwrap_or_else(|| in_bytes(kept, made)))
    }

    /// The difference in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.words(Language::Vi), self.words(Language::En))
    }

    fn words(&self, language: Language) -> String {
        let (key, words): (_, Vec<(&'static str, Argument)>) = match self {
            Self::Line { line, column, kept, made } => {
                let words = vec![("line", (*line).into()), ("column", (*column).into())];
                ("difference-line", [words, both(kept, made, language)].concat())
            }
            Self::Cell { sheet, cell, kept, made } => {
                let words = vec![("sheet", sheet.into()), ("cell", cell.into())];
                ("difference-cell", [words, both(kept, made, language)].concat())
            }
            Self::Part { part } => ("difference-part", vec![("part", part.into())]),
            Self::Byte { offset, kept, made } => (
                "difference-byte",
                vec![("offset", (*offset).into()), ("kept", (*kept).into()), ("made", (*made).into())],
            ),
        };
        sentence_with(key, &words, language)
    }
}

/// What is and what should be; nothing at all has a word of its own.
fn both(kept: &str, made: &str, language: Language) -> Vec<(&'static str, Argument)> {
    let shown =
        |text: &str| if text.is_empty() { sentence("difference-nothing", language) } else { format!("“{text}”") };
    vec![("kept", shown(kept).into()), ("made", shown(made).into())]
}

fn equal_bytes(kept: &[u8], made: &[u8]) -> usize {
    kept.iter().zip(made).take_while(|(a, b)| a == b).count()
}

fn in_bytes(kept: &[u8], made: &[u8]) -> Difference {
    Difference::Byte { offset: equal_bytes(kept, made), kept: kept.len(), made: made.len() }
}

fn in_texts(kept: &[u8], made: &[u8]) -> Option<Difference> {
    let (kept, made) = (std::str::from_utf8(kept).ok()?, std::str::from_utf8(made).ok()?);
    let (mut before, mut after) = (kept.split('\n'), made.split('\n'));
    for line in 1.. {
        let (one, other) = (before.next(), after.next());
        if one.is_none() && other.is_none() {
            break;
        }
        if one != other {
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            let equal = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            let (kept, made) = (clipped(one, equal), clipped(other, equal));
            return Some(Difference::Line { line, column: equal + 1, kept, made });
        }
    }
    None
}

/// As much of a line as can be shown around a letter; what cannot be seen is written as an escape.
fn clipped(line: &str, letter: usize) -> String {
    let letters = line.chars().count();
    let shown: Range<usize> = letter.saturating_sub(BEFORE)..letters.min(letter.saturating_sub(BEFORE) + SHOWN);
    let part = line.chars().skip(shown.start).take(shown.len()).flat_map(visible).collect::<String>();
    let (head, tail) = (if shown.start > 0 { "…" } else { "" }, if shown.end < letters { "…" } else { "" });
    format!("{head}{part}{tail}")
}

fn visible(letter: char) -> Vec<char> {
    if letter.is_control() || letter == '\u{feff}' { letter.escape_default().collect() } else { vec![letter] }
}

fn in_workbooks(kept: &[u8], made: &[u8]) -> Option<Difference> {
    let (kept, made) = (Book::open(kept)?, Book::open(made)?);
    if let Some(differing) = cells::first_differing(&kept, &made) {
        let (sheet, cell, kept, made) = differing;
        let (kept, made) = (clipped(&kept, 0), clipped(&made, 0));
        return Some(Difference::Cell { sheet, cell, kept, made });
    }
    let part = made.first_differing_part(&kept)?;
    Some(Difference::Part { part })
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        let first = book.add_worksheet();
        first.set_name("Xếp hạng").unwrap();
        first.write(0, 0, "Đơn vị").unwrap();
        fill(&mut book);
        book.save_to_buffer().unwrap()
    }

    fn said(name: &str, kept: &[u8], made: &[u8]) -> String {
        Difference::between(name, kept, made).unwrap().text().get(Language::En).to_owned()
    }

    #[test]
    fn equal_bytes_do_not_differ() {
        assert_eq!(Difference::between("a.csv", b"a", b"a"), None);
    }

    #[test]
    fn a_line_is_named_with_both_texts() {
        let difference = Difference::between("a.csv", "mã,tên\r\na,Sở\r\n".as_bytes(), "mã,tên\r\na,Số\r\n".as_bytes());
        let (kept, made) = ("a,Sở\\r".to_owned(), "a,Số\\r".to_owned());
        assert_eq!(difference, Some(Difference::Line { line: 2, column: 4, kept, made }));
        assert_eq!(said("a.json", b"{}\n{}", b"{}\n[]"), "line 2, column 1: “{}” instead of “[]”");
    }

    #[test]
    fn a_long_line_is_shown_around_the_difference() {
        let long = |letter: &str| format!("{}{letter}{}", "x".repeat(500), "y".repeat(500));
        let Some(Difference::Line { column, kept, .. }) =
            Difference::between("a.json", long("1").as_bytes(), long("2").as_bytes())
        else {
            panic!("it is a line")
        };
        assert_eq!(column, 501);
        assert_eq!(kept, format!("…{}1{}…", "x".repeat(40), "y".repeat(59)));
    }

    #[test]
    fn a_cell_is_named_with_both_values() {
        let with = |value: f64| {
            book(|book| {
                let second = book.add_worksheet();
                second.set_name("Điểm").unwrap();
                second.write(3, 2, value).unwrap();
            })
        };
        let (kept, made) = ("38".to_owned(), "36.5".to_owned());
        let (sheet, cell) = ("Điểm".to_owned(), "C4".to_owned());
        let expected = Difference::Cell { sheet, cell, kept, made };
        assert_eq!(Difference::between("ranking.xlsx", &with(38.0), &with(36.5)), Some(expected));
    }

    #[test]
    fn texts_and_formulas_of_cells_are_compared_as_they_are_read() {
        let with = |text: &str| {
            book(|book| {
                book.worksheet_from_index(0).unwrap().write(1, 0, text).unwrap();
            })
        };
        let said = said("a.xlsx", &with("Sở A & B"), &with("Sở C"));
        assert!(said.contains("`Xếp hạng`, cell A2: “Sở A & B” instead of “Sở C”"), "{said}");
        let formula = |text: &str| {
            book(|book| {
                book.worksheet_from_index(0).unwrap().write_formula(1, 1, text).unwrap();
            })
        };
        let differing = Difference::between("a.xlsx", &formula("=1+1"), &formula("=1+2"));
        assert!(matches!(differing, Some(Difference::Cell { kept, .. }) if kept == "=1+1 → 0"));
    }

    #[test]
    fn what_is_no_cell_is_named_by_its_part() {
        let bold = book(|book| {
            book.worksheet_from_index(0).unwrap().set_row_format(0, &Format::new().set_bold()).unwrap();
        });
        let plain = book(|_| {});
        let Some(Difference::Part { part }) = Difference::between("a.xlsx", &plain, &bold) else { panic!("a part") };
        assert!(part.starts_with("xl/"), "{part}");
    }

    #[test]
    fn what_is_no_workbook_differs_by_bytes() {
        let expected = Difference::Byte { offset: 3, kept: 4, made: 5 };
        assert_eq!(Difference::between("a.xlsx", b"abcd", b"abcef"), Some(expected));
    }
}
