//! A CSV table in the making.

use std::borrow::Cow;
use std::fmt::Write as _;

use csv::{Terminator, WriterBuilder};
use dti_engine::index::Figure;

use super::FORMULA_LEADS;
use crate::OutputError;

/// Excel takes a file without it for the system's old code page.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A CSV table in the making: cells are added from left to right.
pub(super) struct Table<'a> {
    headings: &'a [&'a str],
    writer: csv::Writer<Vec<u8>>,
    row: usize,
    column: usize,
    buffer: String,
    /// Row and column of the first number that is not finite.
    not_finite: Option<(usize, usize)>,
}

impl<'a> Table<'a> {
    pub(super) fn new(headings: &'a [&'a str]) -> Self {
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.into());
        let mut table = Self { headings, writer, row: 1, column: 0, buffer: String::new(), not_finite: None };
        for heading in headings {
            table.text(heading);
        }
        table.end_row();
        table
    }

    /// A cell of text; one that a spreadsheet would take for a formula gets a `'` in front.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.field(harmless(text).as_bytes());
        self
    }

    /// A number in its shortest form that reads back as the same number; empty if there is none.
    pub(super) fn number(&mut self, value: Option<f64>) -> &mut Self {
        self.buffer.clear();
        if let Some(value) = value {
            if !value.is_finite() {
                self.not_finite.get_or_insert((self.row, self.column));
            }
            // Adding zero makes −0 a plain 0.
            write!(self.buffer, "{}", value + 0.0).expect("a string takes all");
        }
        self.buffer_as_field();
        self
    }

    /// A whole number; empty if there is none.
    pub(super) fn count(&mut self, count: Option<usize>) -> &mut Self {
        self.buffer.clear();
        if let Some(count) = count {
            write!(self.buffer, "{count}").expect("a string takes all");
        }
        self.buffer_as_field();
        self
    }

    /// The points, the maximum and the index of a figure: three cells, empty if there is no figure.
    pub(super) fn figure(&mut self, figure: Figure) -> &mut Self {
        let figure = figure.there();
        self.number(figure.map(|figure| figure.points)).number(figure.map(|figure| figure.maximum));
        self.number(figure.map(Figure::index))
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        debug_assert_eq!(self.column, self.headings.len(), "a cell for each heading");
        self.writer.write_record(None::<&[u8]>).expect("memory takes all");
        self.row += 1;
        self.column = 0;
    }

    /// The table as the bytes of a file.
    pub(super) fn finish(self, name: &'static str) -> Result<super::File, OutputError> {
        if let Some((row, column)) = self.not_finite {
            let column = self.headings[column].to_owned();
            return Err(OutputError::NotFinite { path: name.to_owned(), column, row });
        }
        Ok((name, self.writer.into_inner().expect("memory takes all")))
    }

    fn buffer_as_field(&mut self) {
        let buffer = std::mem::take(&mut self.buffer);
        self.field(buffer.as_bytes());
        self.buffer = buffer;
    }

    fn field(&mut self, bytes: &[u8]) {
        self.writer.write_field(bytes).expect("memory takes all");
        self.column += 1;
    }
}

/// The text as a cell that no spreadsheet takes for a formula. Numbers such as `-8,5` are harmless as they are.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA_LEADS) && !is_plain_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(fill: impl FnOnce(&mut Table<'_>)) -> Result<String, OutputError> {
        let mut table = Table::new(&["one", "two"]);
        fill(&mut table);
        table.finish("test.csv").map(|(_, bytes)| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_table_begins_with_the_mark_and_ends_its_lines_as_windows_does() {
        let text = written(|table| table.text("Sở Y tế").number(Some(0.1 + 0.2)).end_row()).unwrap();
        assert_eq!(text, "\u{feff}one,two\r\nSở Y tế,0.30000000000000004\r\n");
    }

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        let text = written(|table| {
            table.text("=1+1").text("-8,5").end_row();
            table.text("@SUM(A1)").text("-1+cmd").end_row();
            table.number(Some(-2.0)).number(None).end_row();
        });
        assert_eq!(text.unwrap(), "\u{feff}one,two\r\n'=1+1,\"-8,5\"\r\n'@SUM(A1),'-1+cmd\r\n-2,\r\n");
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        let error = written(|table| table.text("a").number(Some(f64::NAN)).end_row()).unwrap_err();
        assert!(matches!(error, OutputError::NotFinite { row: 2, ref column, .. } if column == "two"), "{error}");
    }
}
