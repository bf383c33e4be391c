//! Office Open XML workbooks as grids: cells are streamed, what the file declares about its size is ignored.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::cell::days_of_text;
use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::sheets::Sheets;
use super::stamp;
use crate::text::is_blank;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the visible worksheets in their order and the hidden one of a template's stamp; returns the custom properties of
/// the workbook. Without formulas one pass over each sheet is enough.
pub(super) fn read(bytes: &[u8], formulas: bool, sheets: &mut dyn Sheets) -> Result<BTreeMap<String, String>, Failure> {
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(failure)?;
    for name in names(&workbook) {
        let sheet = if formulas { read_with_formulas } else { read_values };
        match sheet(&mut workbook, &name, sheets) {
            Ok(()) | Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(failure(error)),
        }
    }
    // Whoever damages the properties only loses the stamp.
    let properties = workbook.workbook_properties().map(|properties| properties.custom_properties);
    Ok(properties.unwrap_or_default().into_iter().collect())
}

fn failure(error: XlsxError) -> Failure {
    match error {
        XlsxError::Password => Failure::Encrypted,
        error => Failure::damaged(&error),
    }
}

fn names(workbook: &Workbook<'_>) -> Vec<String> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let read = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible || sheet.name == stamp::SHEET);
    read.map(|sheet| sheet.name.clone()).collect()
}

fn read_values(workbook: &mut Workbook<'_>, name: &str, sheets: &mut dyn Sheets) -> Result<(), XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    sheets.begin(name);
    let percents = percent_styles(cells.styles());
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let position @ (row, column) = cell.get_position();
        if *cell.get_value() == DataRef::Empty || !sheets.admits(row, column) {
            continue;
        }
        let Some(content) = content(cell.get_value(), false) else { continue };
        if !sheets.push(shown_cell(position, content, percents.contains(&style))) {
            break;
        }
    }
    Ok(())
}

fn shown_cell((row, column): (u32, u32), content: Content<'_>, percent: bool) -> Cell<'_> {
    let percent = percent && matches!(content, Content::Number(_));
    Cell { row, column, content, format: if percent { Format::Percent } else { Format::Plain } }
}

fn read_with_formulas(workbook: &mut Workbook<'_>, name: &str, sheets: &mut dyn Sheets) -> Result<(), XlsxError> {
    let percents = percent_cells(workbook, name)?;
    let mut cells = workbook.worksheet_cells_reader(name)?;
    sheets.begin(name);
    while let Some(record) = cells.next_cell_with_formula_metadata()? {
        let (row, column) = record.pos;
        let formula = record.formula.is_some();
        if record.value == DataRef::Empty && !formula || !sheets.admits(row, column) {
            continue;
        }
        let Some(content) = content(&record.value, formula) else { continue };
        if !sheets.push(shown_cell(record.pos, content, percents.contains(&record.pos))) {
            break;
        }
    }
    Ok(())
}

/// The cells that are shown as percentages. A second pass over the sheet, because one pass gives formulas or styles.
fn percent_cells(workbook: &mut Workbook<'_>, name: &str) -> Result<BTreeSet<(u32, u32)>, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let percent_styles = percent_styles(cells.styles());
    let mut found = BTreeSet::new();
    if percent_styles.is_empty() {
        return Ok(found);
    }
    while let Some((row, column, style)) = cells.next_style_id()? {
        if found.len() < super::limits::SheetLimits::RECORDS.cells && percent_styles.contains(&style) {
            found.insert((row, column));
        }
    }
    Ok(found)
}

fn percent_styles(styles: &[Style]) -> BTreeSet<usize> {
    styles.iter().enumerate().filter(|(_, style)| is_percent(style)).map(|(id, _)| id).collect()
}

fn is_percent(style: &Style) -> bool {
    let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    let mut quoted = false;
    let mut escaped = false;
    code.chars().any(|character| {
        let literal = quoted || escaped;
        escaped = character == '\\' && !literal;
        quoted ^= character == '"' && !escaped;
        character == '%' && !literal
    })
}

fn content<'a>(value: &'a DataRef<'_>, formula: bool) -> Option<Content<'a>> {
    Some(match value {
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are f64")]
        DataRef::Int(value) => Content::Number(*value as f64),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => return text_content(text),
        DataRef::SharedString(text) => return text_content(text),
        DataRef::Bool(value) => Content::Bool(*value),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::DateTimeIso(text) => days_of_text(text).map_or_else(|| Content::Text(text), Content::Day),
        DataRef::DurationIso(text) => Content::Text(text),
        DataRef::Error(error) => Content::Error(shown_error(error)),
        DataRef::Empty if formula => Content::FormulaWithoutValue,
        DataRef::Empty => return None,
    })
}

fn text_content(text: &str) -> Option<Content<'_>> {
    (!is_blank(text)).then_some(Content::Text(text))
}

fn shown_error(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

fn number(value: f64) -> Content<'static> {
    if value.is_finite() { Content::Number(value) } else { Content::Error("#NUM!") }
}

/// A date cell as a day, by the epoch of its workbook; a time of day or a duration stays a number.
fn day(moment: ExcelDateTime) -> Content<'static> {
    let serial = moment.as_f64();
    if moment.is_duration() || serial < 1.0 {
        return number(serial);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match days_of_text(&format!("{year:04}-{month:02}-{day:02}")) {
        Some(days) => Content::Day(days),
        None => number(serial),
    }
}
