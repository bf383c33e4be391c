//! The first sheet: one page that a director reads in a minute.

mod chances;
mod faults;
mod headline;
mod pillars;
mod position;

use rust_xlsxwriter::Worksheet;

use super::checks::Checks;
use super::{Sheets, Source};
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::workbook::address::{cell, on};
use crate::workbook::{Orientation, Pen, Style, set_up_paper};

/// Codes, titles, and six columns of figures; the page is as wide as all of them.
const WIDTHS: [f64; 8] = [8.0, 32.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0];
const LAST: u16 = 7;

/// How many lines of a long text are shown here; the details have all of it.
const SHOWN_LINES: u32 = 2;

/// The page of one agency, written from the top.
struct Summary<'a, 's> {
    source: &'a Source<'a>,
    dossier: &'a Dossier<'a>,
    sheets: &'a Sheets,
    checks: &'a Checks<'a>,
    pen: Pen<'s>,
    /// The next free row.
    row: u32,
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    sheets: &Sheets,
    dossier: &Dossier<'_>,
    checks: &Checks<'_>,
) -> Result<(), WorkbookError> {
    sheet.set_name(&sheets.summary)?;
    set_up_paper(sheet, Orientation::Portrait);
    sheet.set_print_fit_to_pages(1, 1).set_print_center_horizontally(true).set_screen_gridlines(false);
    let mut pen = Pen::new(sheet);
    pen.set_widths(WIDTHS)?;
    let mut page = Summary { source, dossier, sheets, checks, pen, row: 0 };
    page.headline()?;
    if dossier.place.is_some() {
        let table = page.pillars()?;
        page.position(&table)?;
        page.chances()?;
    } else {
        page.faults()?;
        page.gaps()?;
    }
    page.evidence()?;
    page.pen.finish()
}

impl Summary<'_, '_> {
    /// Begins a part of the page: a free line and a heading.
    fn section(&mut self, title: &str) -> Result<(), WorkbookError> {
        self.row += 1;
        self.pen.across(self.row, 0..=LAST, title, &self.source.looks.section)?;
        self.row += 1;
        Ok(())
    }

    /// The headings of a table; the last one stands across what is left.
    fn headings(&mut self, keys: &[&str]) -> Result<(), WorkbookError> {
        let style = &self.source.styles.heading;
        for (column, key) in (0..).zip(keys) {
            let text = self.source.word(key);
            match usize::from(column) + 1 == keys.len() && column < LAST {
                true => self.pen.across(self.row, column..=LAST, &text, style)?,
                false => self.pen.text(self.row, column, &text, style)?,
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A line of text as wide as the page.
    fn line(&mut self, text: &str, style: &Style) -> Result<(), WorkbookError> {
        self.pen.across(self.row, 0..=LAST, text, style)?;
        self.row += 1;
        Ok(())
    }

    /// A text cut to the lines that it may take here.
    fn shortened(&self, text: &str, columns: std::ops::RangeInclusive<u16>) -> String {
        self.pen.beginning(text, columns, SHOWN_LINES)
    }

    /// A cell of the details, as a formula.
    fn detail(&self, row: u32, column: u16) -> String {
        format!("={}", on(&self.sheets.details, &cell(row, column)))
    }
}
