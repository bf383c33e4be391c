//! Office Open XML workbooks as grids: cells are streamed, what the file declares about its size is ignored.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use calamine::{
    CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError,
};

use super::cell::{days_of_text, days_of_ymd};
use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::inflater::Inflater;
use super::plain_archive::PlainArchive;
use super::sheets::Sheets;
use super::stamp;
use crate::text::is_blank;

/// Reads the visible worksheets in their order and the hidden one of a template's stamp; returns the custom properties of
/// the workbook.
pub(super) fn read(inflater: Inflater<'_>, sheets: &mut dyn Sheets) -> Result<BTreeMap<String, String>, Failure> {
    let inflater = Rc::new(RefCell::new(inflater));
    let read = Workbook::open(&inflater).and_then(|mut workbook| {
        workbook.sheets(sheets)?;
        let properties = workbook.properties();
        inflater.borrow_mut().finish()?;
        Ok(properties)
    });
    // The reader only knows that it got no more; why not is known here.
    match inflater.borrow_mut().take_failure() {
        Some(failure) => Err(failure),
        None => read.map_err(failure),
    }
}

fn failure(error: XlsxError) -> Failure {
    match error {
        XlsxError::Password => Failure::Encrypted,
        error => Failure::damaged(&error),
    }
}

type CellReader<'r, 'a> = XlsxCellReader<'r, PlainArchive<'a>>;
/// A cell and the id of its style.
type ReadCell<'r> = (calamine::Cell<DataRef<'r>>, usize);

struct Workbook<'a> {
    inflater: Rc<RefCell<Inflater<'a>>>,
    reader: Xlsx<PlainArchive<'a>>,
    /// Whether a style, by its id, shows numbers as percentages; known from the first sheet on.
    percents: Option<Vec<bool>>,
}

impl<'a> Workbook<'a> {
    fn open(inflater: &Rc<RefCell<Inflater<'a>>>) -> Result<Self, XlsxError> {
        let reader = Xlsx::new(PlainArchive::new(inflater))?;
        Ok(Self { inflater: Rc::clone(inflater), reader, percents: None })
    }

    fn sheets(&mut self, sheets: &mut dyn Sheets) -> Result<(), XlsxError> {
        for name in self.names() {
            match self.sheet(&name, sheets) {
                Ok(()) | Err(XlsxError::NotAWorksheet(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn names(&self) -> Vec<String> {
        let sheets = self.reader.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let read = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible || sheet.name == stamp::SHEET);
        read.map(|sheet| sheet.name.clone()).collect()
    }

    /// Whoever damages the properties only loses the stamp.
    fn properties(&mut self) -> BTreeMap<String, String> {
        let properties = self.reader.workbook_properties().map(|properties| properties.custom_properties);
        properties.unwrap_or_default().into_iter().collect()
    }

    /// Reads values and how they are shown. Formulas without a value look like blank cells then, and are read again.
    fn sheet(&mut self, name: &str, sheets: &mut dyn Sheets) -> Result<(), XlsxError> {
        let mut cells = self.reader.worksheet_cells_reader(name)?;
        let limits = sheets.begin(name);
        self.inflater.borrow_mut().is_sheet(limits.inflated_bytes);
        let percents = self.percents.get_or_insert_with(|| cells.styles().iter().map(is_percent).collect());
        let styled = percents.contains(&true);
        let mut blanks = Vec::new();
        while let Some((cell, style)) = next_cell(&mut cells, styled)? {
            let position @ (row, column) = cell.get_position();
            if *cell.get_value() == DataRef::Empty {
                if blanks.len() < limits.cells {
                    blanks.push(position);
                }
                continue;
            }
            if !sheets.admits(row, column) {
                continue;
            }
            let Some(content) = content(cell.get_value()) else { continue };
            let percent = matches!(content, Content::Number(_)) && percents.get(style) == Some(&true);
            let format = if percent { Format::Percent } else { Format::Plain };
            if !sheets.push(Cell { row, column, content, format }) {
                self.inflater.borrow_mut().leave();
                return Ok(());
            }
        }
        drop(cells);
        if self.inflater.borrow().saw_formula_without_value() {
            blanks.sort_unstable();
            return self.formulas(name, &blanks, sheets);
        }
        Ok(())
    }

    /// Reads the formulas among cells that looked blank.
    fn formulas(&mut self, name: &str, blanks: &[(u32, u32)], sheets: &mut dyn Sheets) -> Result<(), XlsxError> {
        let mut cells = self.reader.worksheet_cells_reader(name)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            let (row, column) = cell.pos;
            if cell.formula.is_none() || blanks.binary_search(&cell.pos).is_err() || !sheets.admits(row, column) {
                continue;
            }
            let content =
                if cell.value == DataRef::Empty { Some(Content::FormulaWithoutValue) } else { content(&cell.value) };
            let Some(content) = content else { continue };
            if !sheets.push(Cell { row, column, content, format: Format::Plain }) {
                self.inflater.borrow_mut().leave();
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The next cell, with its style if that matters.
fn next_cell<'a>(cells: &mut CellReader<'a, '_>, styled: bool) -> Result<Option<ReadCell<'a>>, XlsxError> {
    if styled {
        return cells.next_cell_with_style_id();
    }
    Ok(cells.next_cell()?.map(|cell| (cell, usize::MAX)))
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

fn content<'a>(value: &'a DataRef<'_>) -> Option<Content<'a>> {
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
    match days_of_ymd(year, month, day) {
        Some(days) => Content::Day(days),
        None => number(serial),
    }
}
