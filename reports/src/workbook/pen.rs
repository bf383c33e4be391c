//! Writing cells: texts that stay texts, numbers that are numbers.

use dti_diagnostics::cell_address;
use rust_xlsxwriter::{Format, Worksheet};

use super::Style;
use super::lines::lines;
use super::stream::{Given, Stream, Streams};
use crate::WorkbookError;
use crate::tables::FORMULA_LEADS;

/// The most UTF-16 units that a cell holds.
const CELL_LIMIT: usize = 32_767;

/// In points: a line, what is left free above and below, and the tallest row that spreadsheets take.
const LINE_HEIGHT: f64 = 14.0;
const ROW_PADDING: f64 = 3.0;
const TALLEST_ROW: f64 = 409.0;

/// Writes cells of one sheet, row by row, and makes rows as tall as their texts; [`Pen::finish`] ends the last row.
pub(crate) struct Pen<'a> {
    pub(crate) sheet: &'a mut Worksheet,
    /// The widths of the columns, in digits.
    widths: Vec<f64>,
    /// The looks of the columns, where they have one.
    columns: Vec<&'a Style>,
    row: u32,
    /// How many lines the tallest text of the row takes.
    lines: u32,
    /// Where the rows go, if not to the sheet.
    stream: Option<Stream>,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(sheet: &'a mut Worksheet) -> Self {
        // Otherwise formulas that come to nothing would show 0.
        sheet.set_formula_result_default("");
        Self { sheet, widths: Vec::new(), columns: Vec::new(), row: 0, lines: 1, stream: None }
    }

    /// Sets the widths of the columns, in digits; texts are fitted to them.
    pub(crate) fn set_widths(&mut self, widths: impl IntoIterator<Item = f64>) -> Result<(), WorkbookError> {
        self.widths = widths.into_iter().collect();
        for (column, &width) in (0..).zip(&self.widths) {
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    /// Gives whole columns a look. The writer looks up the style of every cell that bears one, which costs more than
    /// the cell itself; cells that look like their column bear none.
    pub(crate) fn set_looks(&mut self, looks: impl IntoIterator<Item = &'a Style>) -> Result<(), WorkbookError> {
        self.columns = looks.into_iter().collect();
        for (column, style) in (0..).zip(&self.columns) {
            self.sheet.set_column_format(column, &style.plain)?;
        }
        Ok(())
    }

    /// Whether a style is the look of the column.
    pub(super) fn is_look(&self, column: u16, style: &Style) -> bool {
        self.columns.get(usize::from(column)).is_some_and(|&own| std::ptr::eq(own, style))
    }

    /// Ends the last row.
    pub(crate) fn finish(&mut self) -> Result<(), WorkbookError> {
        self.move_to(self.row + 1)
    }

    /// Writes all further rows past the writer of workbooks: from the top down, without cells that are merged or lead
    /// elsewhere; [`Pen::finish_stream`] ends the last one.
    pub(crate) fn stream(&mut self, streams: Streams) -> Result<(), WorkbookError> {
        self.finish()?;
        self.stream = Some(Stream::new(streams, self.sheet.name()));
        Ok(())
    }

    /// Ends the last row of those that were written past the writer of workbooks.
    pub(crate) fn finish_stream(mut self) -> Result<Streams, WorkbookError> {
        self.finish()?;
        Ok(self.stream.map(Stream::finish).unwrap_or_default())
    }

    fn move_to(&mut self, row: u32) -> Result<(), WorkbookError> {
        if row == self.row {
            return Ok(());
        }
        let height = (self.lines > 1).then(|| (f64::from(self.lines) * LINE_HEIGHT + ROW_PADDING).min(TALLEST_ROW));
        match (&mut self.stream, height) {
            (Some(stream), height) => stream.end_row(self.row, height),
            (None, Some(height)) => _ = self.sheet.set_row_height(self.row, height)?,
            (None, None) => {}
        }
        (self.row, self.lines) = (row, 1);
        Ok(())
    }

    /// Puts something into a cell of the stream; tells whether there is one.
    pub(super) fn streamed(
        &mut self,
        (row, column): (u32, u16),
        given: Given<'_>,
        format: &Format,
    ) -> Result<bool, WorkbookError> {
        if self.stream.is_some() {
            self.move_to(row)?;
        }
        let Some(stream) = &mut self.stream else { return Ok(false) };
        stream.put(column, given, format);
        Ok(true)
    }

    /// Makes the row as tall as a text that is about to be written.
    pub(super) fn make_room(&mut self, row: u32, column: u16, text: &str, style: &Style) -> Result<(), WorkbookError> {
        let width = self.widths.get(usize::from(column)).copied();
        self.make_room_in(row, text, width.filter(|_| style.wraps))
    }

    /// Makes the row as tall as a text in cells of this width together; as one line where it does not wrap.
    pub(super) fn make_room_in(&mut self, row: u32, text: &str, width: Option<f64>) -> Result<(), WorkbookError> {
        self.move_to(row)?;
        if let Some(width) = width {
            self.lines = self.lines.max(lines(text, width));
        }
        Ok(())
    }

    /// The width of columns together, in digits; none where some have none.
    pub(super) fn width_of(&self, columns: std::ops::RangeInclusive<u16>) -> Option<f64> {
        columns.map(|column| self.widths.get(usize::from(column))).sum()
    }

    /// A text, whoever wrote it: never a formula, never a link.
    pub(crate) fn text(&mut self, row: u32, column: u16, text: &str, style: &Style) -> Result<(), WorkbookError> {
        self.make_room(row, column, text, style)?;
        let quoted = text.starts_with(FORMULA_LEADS);
        let format = if quoted { &style.quoted } else { &style.plain };
        let look = self.is_look(column, style);
        let given = if text.is_empty() { Given::Nothing } else { Given::Text(fitting(text)) };
        if look && text.is_empty() || self.streamed((row, column), given, format)? {
            return Ok(());
        }
        match look && !quoted {
            true => self.sheet.write_string(row, column, fitting(text))?,
            false => self.sheet.write_string_with_format(row, column, fitting(text), format)?,
        };
        Ok(())
    }

    /// A number, or an empty cell where there is none.
    pub(crate) fn number(
        &mut self,
        row: u32,
        column: u16,
        value: Option<f64>,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let look = self.is_look(column, style);
        if let Some(value) = value {
            self.demand_finite(row, column, value)?;
        }
        let (given, format) =
            value.map_or((Given::Nothing, &style.plain), |value| (Given::Number(value), style.of(value)));
        if look && value.is_none() || self.streamed((row, column), given, format)? {
            return Ok(());
        }
        match value {
            Some(value) if look && style.whole.is_none() => _ = self.sheet.write_number(row, column, value)?,
            Some(value) => _ = self.sheet.write_number_with_format(row, column, value, format)?,
            None => _ = self.sheet.write_blank(row, column, &style.plain)?,
        }
        Ok(())
    }

    /// A whole number, or an empty cell where there is none.
    pub(crate) fn count(
        &mut self,
        row: u32,
        column: u16,
        count: Option<usize>,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        #[expect(clippy::cast_precision_loss, reason = "counts of agencies and rows stay far below 2^53")]
        self.number(row, column, count.map(|count| count as f64), style)
    }

    /// A row of empty cells that look alike.
    pub(crate) fn blanks(
        &mut self,
        row: u32,
        columns: std::ops::Range<u16>,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        for column in columns {
            if !self.streamed((row, column), Given::Nothing, &style.plain)? {
                self.sheet.write_blank(row, column, &style.plain)?;
            }
        }
        Ok(())
    }

    pub(super) fn demand_finite(&self, row: u32, column: u16, value: f64) -> Result<(), WorkbookError> {
        if value.is_finite() {
            return Ok(());
        }
        Err(WorkbookError::NotFinite { sheet: self.sheet.name(), cell: cell_address(row, column.into()) })
    }
}

/// The text, cut off where a cell's limit cuts it.
pub(super) fn fitting(text: &str) -> &str {
    // A character takes at most as many UTF-16 units as bytes.
    if text.len() <= CELL_LIMIT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > CELL_LIMIT
    });
    end.map_or(text, |(position, _)| &text[..position])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_at_the_limit_of_a_cell() {
        assert_eq!(fitting("ngắn"), "ngắn");
        let long = "ổ".repeat(CELL_LIMIT + 1);
        assert_eq!(fitting(&long).chars().count(), CELL_LIMIT);
        assert_eq!(fitting(&"😀".repeat(CELL_LIMIT)).encode_utf16().count(), CELL_LIMIT - 1);
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        let mut sheet = Worksheet::new();
        let mut pen = Pen::new(&mut sheet);
        let style = rust_xlsxwriter::Format::new().into();
        let error = pen.number(3, 1, Some(f64::INFINITY), &style).unwrap_err();
        assert!(matches!(error, WorkbookError::NotFinite { ref cell, .. } if cell == "B4"), "{error}");
        assert!(pen.number(3, 1, None, &style).is_ok());
    }
}
