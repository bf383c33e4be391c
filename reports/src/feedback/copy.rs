//! A copy of a sheet that an agency handed in: every cell where it stands in the agency's own file, faulty ones marked.

use std::collections::BTreeMap;

use dti_criteria::Kind;
use dti_diagnostics::{Argument, Finding, cell_address, sentence_with};
use dti_engine::submissions::copies::{CopiedCell, CopiedValue, Copy, ROWS, Table};
use rust_xlsxwriter::{Color, FormatAlign, Worksheet};

use super::Source;
use super::marks::{Marks, look, note};
use crate::WorkbookError;
use crate::template::{entry, form};
use crate::workbook::{Column, Orientation, Page, Pen, Style, excel_day, set_up_paper};

/// The width of columns that no heading tells, in digits, and the most.
const NARROW: f64 = 10.0;
const WIDE: f64 = 40.0;
/// The columns of a flat table's row, written one cell a line: address, heading, value.
const VALUE: u16 = 2;

/// How copied cells look.
struct Looks {
    text: Style,
    heading: Style,
    number: Style,
    percent: Style,
    day: Style,
}

impl Looks {
    fn of(source: &Source<'_>) -> Self {
        let white = source.styles.input.plain.clone().set_background_color(Color::White).set_locked();
        let text = Style { wraps: true, ..Style::from(white) };
        let of = |kind| entry::look(&text, &kind);
        let numbers = [of(Kind::Number), of(Kind::Percent), of(Kind::Date)];
        let [number, percent, day] = numbers;
        Self { heading: source.styles.heading.clone(), text, number, percent, day }
    }

    fn of_value(&self, value: &CopiedValue) -> &Style {
        match value {
            CopiedValue::Number(_) => &self.number,
            CopiedValue::Percent(_) => &self.percent,
            CopiedValue::Day(_) => &self.day,
            CopiedValue::Text(_) => &self.text,
        }
    }
}

/// Writes the copy; of a flat table the agency's own row.
pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    copy: &Copy,
    findings: &[&Finding],
) -> Result<(), WorkbookError> {
    let marks = Marks::of(copy, findings);
    let looks = Looks::of(source);
    match &copy.table {
        Table::Flat { heading } => flat(source, sheet, tab, copy, *heading, (&marks, &looks)),
        Table::Form { heading, .. } => same(source, sheet, tab, copy, Some(*heading), (&marks, &looks)),
        Table::Records => same(source, sheet, tab, copy, None, (&marks, &looks)),
    }
}

/// Where a cell of an agency's file stands in the copy.
pub(super) fn address_in(copy: &Copy, (row, column): (u32, u32)) -> Option<String> {
    match copy.table {
        Table::Flat { heading } => {
            let line = flat_cells(copy, heading).position(|cell| (cell.row, cell.column) == (row, column))?;
            Some(cell_address(crate::workbook::FIRST_ROW + u32::try_from(line).ok()?, VALUE.into()))
        }
        Table::Form { .. } | Table::Records => (row < ROWS).then(|| cell_address(row, column)),
    }
}

/// What a cell of an agency's file shows.
pub(super) fn shown(source: &Source<'_>, copy: &Copy, place: (u32, u32)) -> Option<String> {
    let cell = copy.cells.iter().find(|cell| (cell.row, cell.column) == place)?;
    let number = |value| dti_diagnostics::number(value, 6, source.feedback.language);
    Some(match &cell.value {
        CopiedValue::Number(value) => number(*value),
        CopiedValue::Percent(value) => format!("{} %", number(*value * 100.0)),
        CopiedValue::Day(day) => crate::wording::date_words(*day),
        CopiedValue::Text(text) => text.clone(),
    })
}

/// Every cell where it stands.
fn same(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    copy: &Copy,
    heading: Option<u32>,
    (marks, looks): (&Marks<'_>, &Looks),
) -> Result<(), WorkbookError> {
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Landscape);
    let mut pen = Pen::new(sheet);
    pen.set_widths(widths(copy))?;
    let mut open: BTreeMap<(u32, u32), Option<&CopiedCell>> =
        copy.cells.iter().map(|cell| ((cell.row, cell.column), Some(cell))).collect();
    for place in marks.cells().filter(|(row, _)| *row < ROWS) {
        open.entry(place).or_default();
    }
    for (place, cell) in open {
        let is_heading = Some(place.0) == heading;
        let style = cell.map_or(&looks.text, |cell| looks.of_value(&cell.value));
        put(source, &mut pen, place, cell, (if is_heading { &looks.heading } else { style }, marks))?;
    }
    pen.finish()?;
    if let Some(heading) = heading {
        sheet.set_freeze_panes(heading + 1, 2)?.set_repeat_rows(heading, heading)?;
    }
    Ok(())
}

/// Writes a cell, or a blank one that something is wrong with.
fn put(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    (row, column): (u32, u32),
    cell: Option<&CopiedCell>,
    (style, marks): (&Style, &Marks<'_>),
) -> Result<(), WorkbookError> {
    let findings = marks.at((row, column));
    let column = u16::try_from(column).expect("columns are read up to a limit");
    value(pen, (row, column), cell, &look(style, findings))?;
    if !findings.is_empty() {
        pen.sheet.insert_note(row, column, &note(source, findings))?;
    }
    Ok(())
}

fn value(
    pen: &mut Pen<'_>,
    (row, column): (u32, u16),
    cell: Option<&CopiedCell>,
    style: &Style,
) -> Result<(), WorkbookError> {
    match cell.map(|cell| &cell.value) {
        None => pen.blanks(row, column..column + 1, style),
        Some(CopiedValue::Text(text)) => pen.text(row, column, text, style),
        Some(CopiedValue::Number(number) | CopiedValue::Percent(number)) => {
            pen.number(row, column, Some(*number), style)
        }
        Some(CopiedValue::Day(day)) => {
            pen.sheet.write_datetime_with_format(row, column, &excel_day(*day)?, &style.plain)?;
            Ok(())
        }
    }
}

/// As wide as the template's columns where headings tell, else as the contents need.
fn widths(copy: &Copy) -> Vec<f64> {
    let last = copy.cells.iter().map(|cell| cell.column).max().unwrap_or_default();
    let mut widths = vec![NARROW; last as usize + 1];
    for cell in &copy.cells {
        if let CopiedValue::Text(text) = &cell.value {
            let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
            let width = &mut widths[cell.column as usize];
            *width = width.max((f64::from(letters) + 2.0).min(WIDE));
        }
    }
    if let Table::Form { columns, .. } = &copy.table {
        for (&column, &heading) in columns {
            widths[column as usize] = form::width(heading);
        }
    }
    widths
}

/// The cells of the agency's rows of a flat table.
fn flat_cells(copy: &Copy, heading: u32) -> impl Iterator<Item = &CopiedCell> {
    copy.cells.iter().filter(move |cell| cell.row != heading)
}

/// One cell a line, beside its heading: such tables are far wider than a page.
fn flat(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    copy: &Copy,
    heading: u32,
    (marks, looks): (&Marks<'_>, &Looks),
) -> Result<(), WorkbookError> {
    let words = [("file", Argument::from(&copy.file))];
    let columns = [("report-cell", 9.0), ("feedback-column", 34.0), ("report-value", 44.0)];
    let columns = columns.map(|(key, width)| Column::new(source.word(key), width));
    let page = Page {
        tab,
        title: &source.word("feedback-table-title"),
        subtitle: &sentence_with("feedback-table-subtitle", &words, source.feedback.language),
        orientation: Orientation::Portrait,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, &source.styles)?;
    let headings: BTreeMap<u32, &CopiedCell> =
        copy.cells.iter().filter(|cell| cell.row == heading).map(|cell| (cell.column, cell)).collect();
    for (row, cell) in (crate::workbook::FIRST_ROW..).zip(flat_cells(copy, heading)) {
        pen.text(row, 0, &cell_address(cell.row, cell.column), &source.styles.centred)?;
        value(&mut pen, (row, 1), headings.get(&cell.column).copied(), &source.styles.text)?;
        let findings = marks.at((cell.row, cell.column));
        let left = looks.of_value(&cell.value).plain.clone().set_align(FormatAlign::Left);
        let left = Style { wraps: true, ..Style::from(left) };
        value(&mut pen, (row, VALUE), Some(cell), &look(&left, findings))?;
        if !findings.is_empty() {
            pen.sheet.insert_note(row, VALUE, &note(source, findings))?;
        }
    }
    pen.finish()
}
