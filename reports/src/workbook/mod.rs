//! Workbooks: their properties, styles, pages and cells.

pub(crate) mod address;
mod chart;
mod formula;
mod lines;
mod lists;
mod merged;
mod names;
mod page;
mod pen;
mod stream;
mod style;
mod tabs;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::WorkbookError;

pub(crate) use chart::{Caption, Cells, Drawing, Look, Points, Scale, Series};
pub(crate) use formula::{Value, subtracted};
pub(crate) use lists::Lists;
pub(crate) use names::Names;
pub(crate) use page::{Column, FIRST_ROW, HEADING_ROW, Orientation, Page, SHEET_ROWS, headings, set_up_paper};
pub(crate) use pen::Pen;
pub(crate) use stream::Streams;
pub(crate) use style::{HEADING_FILL, Style, Styles, lined, with_decimals};
pub(crate) use tabs::Tabs;

/// What stands where something does not apply to an agency.
pub(crate) const NOT_APPLICABLE: &str = "–";

/// Excel's default row height and column width in pixels for the styles' font.
const DEFAULT_CELL: (u32, u32) = (20, 64);

/// Of 9.
const COMPRESSION: u8 = 1;

/// A workbook whose bytes depend on nothing but its contents, and the properties that it is to bear.
pub(crate) fn workbook(styles: &Styles, properties: DocProperties, day: Date) -> Result<Workbook, WorkbookError> {
    let mut workbook = Workbook::new();
    // Small enough for a mailbox, and half the time of the usual level.
    workbook.set_zip_compression_level(COMPRESSION);
    workbook.set_default_format(&styles.base(), DEFAULT_CELL.0, DEFAULT_CELL.1)?;
    // Otherwise the writer takes the time from the clock.
    workbook.set_properties(&properties.set_creation_datetime(&excel_day(day)?));
    Ok(workbook)
}

/// A day as the writer takes it.
pub(crate) fn excel_day(day: Date) -> Result<ExcelDateTime, WorkbookError> {
    Ok(ExcelDateTime::parse_from_str(&day.to_string())?)
}
