//! One sheet as a grid of cells, the same whatever file it came from.

use dti_diagnostics::{Place, Text};
use jiff::civil::Date;

use super::limits::{Excess, SheetLimits, TEXT_BYTES};
use crate::text;

/// How many letters of a cell a finding quotes.
const QUOTED: usize = 80;

/// A sheet: its cells with content, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    /// The sheet's name as its file writes it; empty for CSV.
    pub(crate) sheet: String,
    /// The cells in the order of their rows and columns.
    cells: Vec<Cell>,
    /// The first limit that the sheet exceeds; cells beyond it are left out.
    pub(crate) excess: Option<Excess>,
}

/// A cell with content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// Row, counted from 0.
    pub(crate) row: u32,
    /// Column, counted from 0.
    pub(crate) column: u32,
    /// What it holds.
    pub(crate) content: Content,
    /// How it shows what it holds.
    pub(crate) format: Format,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    /// A finite number.
    Number(f64),
    /// A text, not blank.
    Text(String),
    /// A truth value.
    Bool(bool),
    /// A day, as days since 1970-01-01.
    Day(i32),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose value was never stored.
    FormulaWithoutValue,
}

/// How a cell shows what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Format {
    /// As it is.
    #[default]
    Plain,
    /// A number as a percentage: 0.85 is shown as 85 %.
    Percent,
    /// A text of a file whose decimals stand behind a point, such as CSV with commas between its fields.
    DecimalPoint,
}

impl Cell {
    /// What a person sees in the cell, as near as can be told.
    pub(crate) fn raw(&self) -> String {
        match &self.content {
            Content::Number(value) if self.format == Format::Percent => format!("{} %", without_dust(value * 100.0)),
            Content::Number(value) => format!("{value}"),
            Content::Text(text) => text::normalise(text).into_owned(),
            Content::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Content::Day(days) => shown_day(*days),
            Content::Error(error) => error.clone(),
            Content::FormulaWithoutValue => String::new(),
        }
    }

    /// What a finding quotes of the cell.
    pub(crate) fn quoted(&self) -> String {
        cut(&self.raw())
    }

    /// Where the cell is.
    pub(crate) fn place(&self, file: &str, sheet: &str) -> Place {
        Place::cell(file, sheet, self.row, self.column)
    }
}

/// The beginning of a text, as long as a sentence can bear.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A day as people write it, `31/12/2023`.
fn shown_day(days: i32) -> String {
    match day_to_date(days) {
        Some(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        None => days.to_string(),
    }
}

/// The date of days since 1970-01-01.
pub(crate) fn day_to_date(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// A number without the dust of binary fractions: 7.0000000000000009 is 7.
pub(crate) fn without_dust(value: f64) -> f64 {
    if value.fract() == 0.0 {
        return value;
    }
    let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
    if (rounded - value).abs() <= value.abs() * 1e-13 { rounded } else { value }
}

impl Grid {
    /// The rows that have cells, in order; each row's cells in the order of their columns.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }

    /// Where a cell is.
    pub(crate) fn place(&self, file: &str, row: u32, column: u32) -> Place {
        Place::cell(file, &self.sheet, row, column)
    }

    /// Where the whole sheet is: the file itself if it is one table.
    pub(crate) fn whole(&self, file: &str) -> Place {
        if self.sheet.is_empty() { Place::file(file) } else { Place::sheet(file, &self.sheet) }
    }

    /// Where the limit is exceeded that this sheet exceeds.
    pub(crate) fn excess_place(&self, file: &str) -> Place {
        match self.excess.as_ref().and_then(|excess| excess.cell) {
            Some((row, column)) => self.place(file, row, column),
            None => self.whole(file),
        }
    }
}

/// The cell of a row in a column.
pub(crate) fn cell_at(row: &[Cell], column: u32) -> Option<&Cell> {
    row.binary_search_by_key(&column, |cell| cell.column).ok().map(|position| &row[position])
}

/// A grid in the making, within its limits.
#[derive(Debug)]
pub(crate) struct GridBuilder {
    grid: Grid,
    limits: SheetLimits,
    text_bytes: usize,
}

impl GridBuilder {
    /// No cells yet.
    pub(crate) fn new(sheet: impl Into<String>, limits: SheetLimits) -> Self {
        let grid = Grid { sheet: sheet.into(), cells: Vec::new(), excess: None };
        Self { grid, limits, text_bytes: 0 }
    }

    /// Whether a cell lies within the limits; if not, that is noted. To be asked before its content is copied.
    pub(crate) fn admits(&mut self, row: u32, column: u32) -> bool {
        let within = row < self.limits.rows && column < self.limits.columns;
        if !within {
            self.exceed(|limits| stray(row, column, limits));
        }
        within
    }

    /// Takes a cell. False when the sheet is so large that reading on is of no use.
    pub(crate) fn push(&mut self, cell: Cell) -> bool {
        if !self.admits(cell.row, cell.column) {
            return true;
        }
        if let Content::Text(text) = &cell.content {
            self.text_bytes += text.len();
        }
        if self.grid.cells.len() >= self.limits.cells || self.text_bytes > TEXT_BYTES {
            self.exceed(too_many);
            return false;
        }
        self.grid.cells.push(cell);
        true
    }

    fn exceed(&mut self, excess: impl FnOnce(SheetLimits) -> Excess) {
        if self.grid.excess.is_none() {
            self.grid.excess = Some(excess(self.limits));
        }
    }

    /// The grid, its cells in order; of two cells with the same address the first stays.
    pub(crate) fn finish(mut self) -> Grid {
        self.grid.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.grid.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.grid
    }
}

/// A cell far away from all others: add-ins and slips of the hand leave them behind.
fn stray(row: u32, column: u32, limits: SheetLimits) -> Excess {
    let (what, value, limit) = if row >= limits.rows {
        (Text::new("số thứ tự hàng của ô", "the cell's row number"), row, limits.rows)
    } else {
        (Text::new("số thứ tự cột của ô", "the cell's column number"), column, limits.columns)
    };
    let way_out = Text::new(
        "xóa ô này và mọi ô ở xa bảng (chọn hàng hoặc cột rồi chọn Xóa)",
        "delete this cell and all others far from the table (select their rows or columns and choose Delete)",
    );
    let mut excess = Excess::new(what, f64::from(value) + 1.0, f64::from(limit), way_out);
    excess.cell = Some((row, column));
    excess
}

fn too_many(limits: SheetLimits) -> Excess {
    let what =
        Text::new("số ô hoặc lượng chữ của trang tính", "the number of cells or the amount of text of the sheet");
    let way_out = Text::new("bỏ bớt hàng và cột không cần thiết", "remove rows and columns that are not needed");
    let value =
        Text::new(format!("hơn {} ô hoặc 64 MB", limits.cells), format!("over {} cells or 64 MB", limits.cells));
    Excess::new(what, value, limits.cells, way_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, content: Content) -> Cell {
        Cell { row, column, content, format: Format::Plain }
    }

    #[test]
    fn dust_is_brushed_off_but_long_figures_stay() {
        for (value, expected) in [
            (7.000_000_000_000_001, 7.0),
            (0.1 + 0.2, 0.3),
            (44.999_999_999_999_99, 45.0),
            (1_234_567_890_123.0, 1_234_567_890_123.0),
            (123_456_789_012_345.0, 123_456_789_012_345.0),
            (1_234_567_890_123.45, 1_234_567_890_123.45),
            (-0.85, -0.85),
        ] {
            assert_eq!(without_dust(value), expected);
        }
    }

    #[test]
    fn a_stray_cell_is_left_out_and_named() {
        let mut builder = GridBuilder::new("Phiếu", SheetLimits::FORM);
        assert!(builder.push(cell(0, 0, Content::Number(1.0))));
        assert!(builder.push(cell(1_048_575, 16_383, Content::Number(2.0))));
        let grid = builder.finish();
        assert_eq!(grid.rows().count(), 1);
        assert_eq!(grid.excess_place("a.xlsx").address().as_deref(), Some("XFD1048576"));
    }

    #[test]
    fn cells_are_put_in_order_and_found_again() {
        let mut builder = GridBuilder::new("", SheetLimits::FORM);
        for (row, column) in [(2, 1), (0, 3), (2, 0), (0, 3)] {
            builder.push(cell(row, column, Content::Bool(true)));
        }
        let grid = builder.finish();
        let rows: Vec<_> = grid.rows().map(|row| row.iter().map(|cell| cell.column).collect::<Vec<_>>()).collect();
        assert_eq!(rows, [vec![3], vec![0, 1]]);
        assert!(cell_at(grid.rows().next().unwrap(), 3).is_some());
        assert!(cell_at(grid.rows().next().unwrap(), 2).is_none());
    }

    #[test]
    fn a_sheet_with_too_many_cells_stops_the_reader() {
        let limits = SheetLimits { cells: 2, ..SheetLimits::FORM };
        let mut builder = GridBuilder::new("", limits);
        let taken = (0..5).take_while(|&row| builder.push(cell(row, 0, Content::Bool(true)))).count();
        assert_eq!(taken, 2);
        assert!(builder.finish().excess.is_some());
    }
}
