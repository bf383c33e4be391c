//! One sheet as a grid of cells, the same whatever file it came from.

use dti_diagnostics::{Code, Finding, Place, Text};
use jiff::civil::Date;

use super::limits::{Excess, SheetLimits, TEXT_UNITS};
use crate::text;

/// How many letters of a cell a finding quotes.
const QUOTED: usize = 80;

/// A sheet: its cells with content, row by row.
///
/// A cell takes 16 bytes, and its text a range of one long text, where texts that are often used stand once.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    /// The sheet's name as its file writes it; empty for CSV.
    pub(crate) sheet: String,
    /// The cells in the order of their rows and columns.
    cells: Vec<Packed>,
    /// All texts of the cells, one behind the other.
    texts: String,
    /// The first limit that the sheet exceeds; cells beyond it are left out.
    pub(crate) excess: Option<Excess>,
    /// The first cell that stands in the file twice and holds two things.
    repeated: Option<(u32, u32)>,
}

/// A cell with content, as a view of the grid that keeps it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell<'a> {
    /// Row, counted from 0.
    pub(crate) row: u32,
    /// Column, counted from 0.
    pub(crate) column: u32,
    /// What it holds.
    pub(crate) content: Content<'a>,
    /// How it shows what it holds.
    pub(crate) format: Format,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Content<'a> {
    /// A finite number.
    Number(f64),
    /// A text, not blank.
    Text(&'a str),
    /// A truth value.
    Bool(bool),
    /// A day, as days since 1970-01-01.
    Day(i32),
    /// An error such as `#REF!`.
    Error(&'a str),
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

impl Cell<'_> {
    /// What a person sees in the cell, as near as can be told.
    pub(crate) fn raw(self) -> String {
        match self.content {
            Content::Number(value) if self.format == Format::Percent => format!("{} %", without_dust(value * 100.0)),
            Content::Number(value) => format!("{value}"),
            Content::Text(text) => text::normalise(text).into_owned(),
            Content::Bool(value) => if value { "TRUE" } else { "FALSE" }.to_owned(),
            Content::Day(days) => shown_day(days),
            Content::Error(error) => error.to_owned(),
            Content::FormulaWithoutValue => String::new(),
        }
    }

    /// What a finding quotes of the cell.
    pub(crate) fn quoted(self) -> String {
        cut(&self.raw())
    }

    /// Where the cell is.
    pub(crate) fn place(self, file: &str, sheet: &str) -> Place {
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
    // Whole numbers, and the number nearest to a decimal of few digits, have none.
    let shifted = (value * 1e4).round();
    #[expect(clippy::float_cmp, reason = "the division gives the nearest number")]
    let is_decimal = shifted.abs() < 1e12 && shifted / 1e4 == value;
    if value.fract() == 0.0 || is_decimal {
        return value;
    }
    let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
    if (rounded - value).abs() <= value.abs() * 1e-13 { rounded } else { value }
}

impl Grid {
    /// How many cells with content it has.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The rows that have cells, in order; each row's cells in the order of their columns.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.cells.chunk_by(|a, b| a.row == b.row).map(|cells| Row { texts: &self.texts, cells })
    }

    /// Where a cell is.
    pub(crate) fn place(&self, file: &str, row: u32, column: u32) -> Place {
        Place::cell(file, &self.sheet, row, column)
    }

    /// Where the whole sheet is: the file itself if it is one table.
    pub(crate) fn whole(&self, file: &str) -> Place {
        if self.sheet.is_empty() { Place::file(file) } else { Place::sheet(file, &self.sheet) }
    }

    /// What is wrong with the sheet as a whole: the limit that it exceeds, and a cell that holds two things.
    pub(crate) fn faults(&self, file: &str) -> impl Iterator<Item = Finding> {
        let excess = self.excess.clone().map(|excess| excess.finding(self.excess_place(file)));
        let repeated = self.repeated.map(|(row, column)| self.place(file, row, column));
        excess.into_iter().chain(repeated.map(|place| Finding::new(Code::CellDefinedTwice).at(place)))
    }

    /// Where the limit is exceeded that this sheet exceeds.
    pub(crate) fn excess_place(&self, file: &str) -> Place {
        match self.excess.as_ref().and_then(|excess| excess.cell) {
            Some((row, column)) => self.place(file, row, column),
            None => self.whole(file),
        }
    }
}

/// The cells of one row; there is at least one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    texts: &'a str,
    cells: &'a [Packed],
}

impl<'a> Row<'a> {
    /// Which row it is, counted from 0.
    pub(crate) fn number(self) -> u32 {
        self.cells[0].row
    }

    /// The cells in the order of their columns.
    pub(crate) fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        self.cells.iter().map(move |cell| cell.unpack(self.texts))
    }

    /// The cell in a column.
    pub(crate) fn at(self, column: u32) -> Option<Cell<'a>> {
        let column = u16::try_from(column).ok()?;
        // Tables have few gaps: a cell mostly stands where its column says.
        let near = self.cells.get(usize::from(column)).filter(|cell| cell.column == column);
        let found = near.or_else(|| {
            let position = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
            self.cells.get(position)
        });
        found.map(|cell| cell.unpack(self.texts))
    }
}

/// A cell as a grid keeps it.
#[derive(Debug, Clone, Copy)]
struct Packed {
    row: u32,
    column: u16,
    kind: Kind,
    format: Format,
    /// A number's bits, a text's range, or a day.
    bits: u64,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Number,
    Text,
    False,
    True,
    Day,
    Error,
    FormulaWithoutValue,
}

impl Packed {
    fn unpack(self, texts: &str) -> Cell<'_> {
        let text = || &texts[Range::of_bits(self.bits).positions()];
        let content = match self.kind {
            Kind::Number => Content::Number(f64::from_bits(self.bits)),
            Kind::Text => Content::Text(text()),
            Kind::False => Content::Bool(false),
            Kind::True => Content::Bool(true),
            Kind::Day => Content::Day(self.bits.cast_signed() as i32),
            Kind::Error => Content::Error(text()),
            Kind::FormulaWithoutValue => Content::FormulaWithoutValue,
        };
        Cell { row: self.row, column: u32::from(self.column), content, format: self.format }
    }

    fn position(self) -> (u32, u16) {
        (self.row, self.column)
    }
}

/// Counts what a sheet holds, cell by cell, against its limits.
#[derive(Debug)]
pub(crate) struct Gauge {
    limits: SheetLimits,
    cells: usize,
    text_bytes: usize,
    /// The first limit that is exceeded.
    pub(crate) excess: Option<Excess>,
}

impl Gauge {
    /// Nothing was counted yet.
    pub(crate) fn new(limits: SheetLimits) -> Self {
        Self { limits, cells: 0, text_bytes: 0, excess: None }
    }

    /// Whether a cell lies within the limits; if not, that is noted. To be asked before its content is copied.
    pub(crate) fn admits(&mut self, row: u32, column: u32) -> bool {
        let within = row < self.limits.rows && column < self.limits.columns;
        if !within {
            self.exceed(|limits| stray(row, column, limits));
        }
        within
    }

    /// Counts a cell that was admitted. False when the sheet is so large that reading on is of no use.
    pub(crate) fn count(&mut self, cell: Cell<'_>) -> bool {
        if let Content::Text(text) = cell.content {
            self.text_bytes += text.len();
            let units = if text.len() > TEXT_UNITS { text.encode_utf16().count() } else { 0 };
            if units > TEXT_UNITS {
                self.exceed(|_| too_long(cell, units));
                return false;
            }
        }
        if self.cells >= self.limits.cells || self.text_bytes > self.limits.text_bytes {
            self.exceed(too_many);
            return false;
        }
        self.cells += 1;
        true
    }

    fn exceed(&mut self, excess: impl FnOnce(SheetLimits) -> Excess) {
        if self.excess.is_none() {
            self.excess = Some(excess(self.limits));
        }
    }
}

/// A grid in the making, within its limits; cells may come one by one, in any order.
#[derive(Debug)]
pub(crate) struct GridBuilder {
    sheet: String,
    gauge: Gauge,
    cells: Vec<Packed>,
    texts: Texts,
    in_order: bool,
}

impl GridBuilder {
    /// No cells yet.
    pub(crate) fn new(sheet: impl Into<String>, limits: SheetLimits) -> Self {
        let gauge = Gauge::new(limits);
        Self { sheet: sheet.into(), gauge, cells: Vec::new(), texts: Texts::new(), in_order: true }
    }

    /// Whether a cell lies within the limits; if not, that is noted. To be asked before its content is copied.
    pub(crate) fn admits(&mut self, row: u32, column: u32) -> bool {
        self.gauge.admits(row, column)
    }

    /// Notes a limit that whoever read the sheet saw exceeded.
    pub(crate) fn exceed(&mut self, excess: Excess) {
        self.gauge.excess = Some(excess);
    }

    /// Takes a cell. False when the sheet is so large that reading on is of no use.
    pub(crate) fn push(&mut self, cell: Cell<'_>) -> bool {
        if !self.gauge.admits(cell.row, cell.column) {
            return true;
        }
        if !self.gauge.count(cell) {
            return false;
        }
        let packed = self.pack(cell);
        self.in_order &= self.cells.last().is_none_or(|last| last.position() < packed.position());
        self.cells.push(packed);
        true
    }

    fn pack(&mut self, cell: Cell<'_>) -> Packed {
        let (kind, bits) = match cell.content {
            Content::Number(value) => (Kind::Number, value.to_bits()),
            Content::Text(text) => (Kind::Text, self.texts.take(text).bits()),
            Content::Bool(false) => (Kind::False, 0),
            Content::Bool(true) => (Kind::True, 0),
            Content::Day(days) => (Kind::Day, i64::from(days).cast_unsigned()),
            Content::Error(text) => (Kind::Error, self.texts.take(text).bits()),
            Content::FormulaWithoutValue => (Kind::FormulaWithoutValue, 0),
        };
        let column = u16::try_from(cell.column).expect("no limit of columns is higher");
        Packed { row: cell.row, column, kind, format: cell.format, bits }
    }

    /// The grid, its cells in order; of two cells with the same address the first stays.
    pub(crate) fn finish(mut self) -> Grid {
        let mut repeated = None;
        if !self.in_order {
            self.cells.sort_by_key(|cell| cell.position());
            repeated = self.repeated();
            self.cells.dedup_by_key(|cell| cell.position());
        }
        Grid { sheet: self.sheet, cells: self.cells, texts: self.texts.all, excess: self.gauge.excess, repeated }
    }

    /// The first of the sorted cells that came twice with two contents.
    fn repeated(&self) -> Option<(u32, u32)> {
        let mut pairs = self.cells.windows(2).map(|pair| [pair[0], pair[1]]);
        let content = |cell: Packed| cell.unpack(&self.texts.all).content;
        let [cell, _] =
            pairs.find(|&[one, other]| one.position() == other.position() && content(one) != content(other))?;
        Some((cell.row, u32::from(cell.column)))
    }
}

/// The texts of a grid in the making: one long text, in which a text that was lately taken stands once.
#[derive(Debug)]
struct Texts {
    all: String,
    /// Where texts stand that were lately taken, each in the slot that its letters tell.
    lately: Vec<Range>,
}

/// Where a text stands in a longer one.
#[derive(Debug, Clone, Copy, Default)]
struct Range {
    start: u32,
    length: u32,
}

/// So many texts are looked among for one that is taken again: the words of a column of choices, and more.
const LATELY: usize = 1 << 10;

impl Texts {
    fn new() -> Self {
        Self { all: String::new(), lately: vec![Range::default(); LATELY] }
    }

    fn take(&mut self, text: &str) -> Range {
        let slot = slot(text.as_bytes());
        let known = self.lately[slot];
        if known.length as usize == text.len() && &self.all[known.positions()] == text {
            return known;
        }
        let too_long = "the limits of texts are far below 4 GiB";
        let start = u32::try_from(self.all.len()).expect(too_long);
        self.all.push_str(text);
        let range = Range { start, length: u32::try_from(text.len()).expect(too_long) };
        self.lately[slot] = range;
        range
    }
}

/// The slot of a text, by its length and its first and last eight letters.
fn slot(text: &[u8]) -> usize {
    let (first, last) = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (text.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0),
    };
    let mixed = (first ^ last.rotate_left(29) ^ text.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 54) as usize % LATELY
}

impl Range {
    fn positions(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }

    fn bits(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.length)
    }

    fn of_bits(bits: u64) -> Self {
        Self { start: (bits >> 32) as u32, length: bits as u32 }
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

fn too_long(cell: Cell<'_>, units: usize) -> Excess {
    let what = Text::new("số ký tự trong một ô", "the number of letters in one cell");
    let way_out = Text::new("rút gọn nội dung ô", "shorten what the cell says");
    let mut excess = Excess::new(what, units, TEXT_UNITS, way_out);
    excess.cell = Some((cell.row, cell.column));
    excess
}

fn too_many(limits: SheetLimits) -> Excess {
    let what =
        Text::new("số ô hoặc lượng chữ của trang tính", "the number of cells or the amount of text of the sheet");
    let way_out = Text::new("bỏ bớt hàng và cột không cần thiết", "remove rows and columns that are not needed");
    let SheetLimits { cells, text_bytes, .. } = limits;
    let text = text_bytes >> 20;
    let value = Text::new(format!("hơn {cells} ô hoặc {text} MB"), format!("over {cells} cells or {text} MB"));
    Excess::new(what, value, limits.cells, way_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, content: Content<'_>) -> Cell<'_> {
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
        let rows: Vec<_> = grid.rows().map(|row| row.cells().map(|cell| cell.column).collect::<Vec<_>>()).collect();
        assert_eq!(rows, [vec![3], vec![0, 1]]);
        assert_eq!(grid.faults("a.xlsx").count(), 0);
        assert!(grid.rows().next().unwrap().at(3).is_some());
        assert!(grid.rows().next().unwrap().at(2).is_none());
        assert_eq!(grid.rows().next().unwrap().number(), 0);
    }

    #[test]
    fn a_cell_that_holds_two_things_is_told() {
        let mut builder = GridBuilder::new("", SheetLimits::FORM);
        for value in [45.0, 99.0] {
            builder.push(cell(4, 2, Content::Number(value)));
        }
        let told: Vec<_> = builder.finish().faults("a.xlsx").collect();
        assert_eq!(told[0].code, Code::CellDefinedTwice);
        assert_eq!(told[0].place.as_ref().and_then(Place::address).as_deref(), Some("C5"));
    }

    #[test]
    fn a_sheet_with_too_many_cells_stops_the_reader() {
        let limits = SheetLimits { cells: 2, ..SheetLimits::FORM };
        let mut builder = GridBuilder::new("", limits);
        let taken = (0..5).take_while(|&row| builder.push(cell(row, 0, Content::Bool(true)))).count();
        assert_eq!(taken, 2);
        assert!(builder.finish().excess.is_some());
    }
    #[test]
    fn a_cell_is_small_and_says_what_was_put_in() {
        assert_eq!(size_of::<Packed>(), 16);
        let contents = [
            Content::Number(-0.5),
            Content::Text("Sở Y tế"),
            Content::Bool(true),
            Content::Bool(false),
            Content::Day(-25_567),
            Content::Error("#REF!"),
            Content::FormulaWithoutValue,
            Content::Text("x"),
        ];
        let mut builder = GridBuilder::new("", SheetLimits::FORM);
        for (column, content) in (0..).zip(contents) {
            assert!(builder.push(cell(3, column, content)));
        }
        let grid = builder.finish();
        let found: Vec<_> = grid.rows().flat_map(Row::cells).map(|cell| cell.content).collect();
        assert_eq!(found, contents);
    }

    #[test]
    fn a_text_that_is_used_often_is_kept_once() {
        let mut builder = GridBuilder::new("", SheetLimits::FORM);
        for row in 0..1_000 {
            builder.push(cell(row, 0, Content::Text("đã nộp hồ sơ trực tuyến")));
            builder.push(cell(row, 1, Content::Text("chưa")));
        }
        let grid = builder.finish();
        assert_eq!(grid.texts, "đã nộp hồ sơ trực tuyếnchưa");
        assert!(grid.rows().all(|row| row.at(1).unwrap().content == Content::Text("chưa")));
    }

    proptest::proptest! {
        #[test]
        fn texts_come_out_as_they_went_in(texts in proptest::collection::vec("\\PC{0,12}", 0..200)) {
            let mut builder = GridBuilder::new("", SheetLimits::FORM);
            for (row, text) in (0..).zip(&texts) {
                builder.push(cell(row, 0, Content::Text(text)));
            }
            let grid = builder.finish();
            let found: Vec<_> = grid.rows().map(|row| row.at(0).unwrap().content).collect();
            let expected: Vec<_> = texts.iter().map(|text| Content::Text(text)).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
