//! Sheets as pages: a title, a table with frozen headings, A4.

use rust_xlsxwriter::Worksheet;

use super::{Pen, Styles};
use crate::WorkbookError;

/// A4 in the numbering of spreadsheets.
const A4: u8 = 9;
/// Left, right, top, bottom, header, footer, in inches: 20 mm, 15 mm, 20 mm, 20 mm, 10 mm, 10 mm.
const MARGINS: [f64; 6] = [0.79, 0.59, 0.79, 0.79, 0.39, 0.39];
/// What the title needs, in points.
const TITLE_HEIGHT: f64 = 21.0;
/// The most rows of a sheet.
pub(crate) const SHEET_ROWS: u32 = 1 << 20;
/// The heading row of a page that has a title and a subtitle.
pub(crate) const HEADING_ROW: u32 = 3;
/// The first row below the headings of such a page.
pub(crate) const FIRST_ROW: u32 = HEADING_ROW + 1;

/// A column of a table: its heading and its width in digits.
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) width: f64,
}

impl Column {
    pub(crate) fn new(heading: impl Into<String>, width: f64) -> Self {
        Self { heading: heading.into(), width }
    }
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Orientation {
    Portrait,
    Landscape,
}

/// What a sheet is before its rows are written.
pub(crate) struct Page<'a> {
    pub(crate) tab: String,
    pub(crate) title: &'a str,
    pub(crate) subtitle: &'a str,
    pub(crate) orientation: Orientation,
    pub(crate) columns: &'a [Column],
    /// How many columns stay in sight.
    pub(crate) frozen: u16,
}

impl Page<'_> {
    /// Sets a sheet up; what is written next stands in the first row below the headings.
    pub(crate) fn begin<'s>(&self, sheet: &'s mut Worksheet, styles: &Styles) -> Result<Pen<'s>, WorkbookError> {
        sheet.set_freeze_panes(FIRST_ROW, self.frozen)?;
        sheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
        let mut pen = self.open(sheet, styles)?;
        headings(&mut pen, HEADING_ROW, self.columns, styles)?;
        Ok(pen)
    }

    /// Sets a sheet up that has several tables, from the row of the headings on; each brings headings of its own.
    pub(crate) fn open<'s>(&self, sheet: &'s mut Worksheet, styles: &Styles) -> Result<Pen<'s>, WorkbookError> {
        sheet.set_name(&self.tab)?;
        set_up_paper(sheet, self.orientation);
        let mut pen = Pen::new(sheet);
        let last = u16::try_from(self.columns.len()).expect("a sheet has few columns");
        for row in 0..HEADING_ROW {
            pen.blanks(row, 0..last, &styles.bare)?;
        }
        pen.text(0, 0, self.title, &styles.title)?;
        pen.sheet.set_row_height(0, TITLE_HEIGHT)?;
        pen.text(1, 0, self.subtitle, &styles.subtitle)?;
        pen.set_widths(self.columns.iter().map(|column| column.width))?;
        Ok(pen)
    }
}

/// Writes the headings of a table and sets the widths of its columns; what is printed shows the grid.
pub(crate) fn headings(pen: &mut Pen<'_>, row: u32, columns: &[Column], styles: &Styles) -> Result<(), WorkbookError> {
    pen.sheet.set_print_gridlines(true);
    pen.set_widths(columns.iter().map(|column| column.width))?;
    for (position, column) in (0..).zip(columns) {
        pen.text(row, position, &column.heading, &styles.heading)?;
    }
    Ok(())
}

/// A4 with the page's number centred in the top margin, as wide as one page.
pub(crate) fn set_up_paper(sheet: &mut Worksheet, orientation: Orientation) {
    let [left, right, top, bottom, header, footer] = MARGINS;
    sheet.set_paper_size(A4).set_margins(left, right, top, bottom, header, footer);
    sheet.set_header("&C&\"Times New Roman,Regular\"&12&P").set_print_fit_to_pages(1, 0);
    match orientation {
        Orientation::Portrait => sheet.set_portrait(),
        Orientation::Landscape => sheet.set_landscape(),
    };
}
