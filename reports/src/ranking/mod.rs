//! `ranking.xlsx`: the whole run in one workbook.

mod about;
mod bands;
mod cohort;
mod matrix;
mod outcome;
mod standing;
mod views;

use dti_diagnostics::{Language, sentence};
use rust_xlsxwriter::DocProperties;

use crate::dossier::Dossier;
use crate::wording::SetWords;
use crate::workbook::{Pen, Styles, Tabs, workbook};
use crate::{Report, WorkbookError, findings_sheet};

/// The workbook's name in the folder of the run.
pub(crate) const FILE: &str = "ranking.xlsx";

/// What the sheets of the ranking are made from.
pub(crate) struct Source<'a> {
    pub(crate) report: &'a Report<'a>,
    pub(crate) dossiers: &'a [Dossier<'a>],
    pub(crate) styles: &'a Styles,
}

impl Source<'_> {
    fn language(&self) -> Language {
        self.report.language
    }

    fn word(&self, key: &str) -> String {
        sentence(key, self.language())
    }

    /// The set's title, below the title of each sheet.
    fn subtitle(&self) -> &str {
        self.report.set.title().get(self.language())
    }

    fn words(&self) -> SetWords<'_> {
        SetWords::new(self.report.set, self.language())
    }

    /// A caption row with a text in one of its columns.
    fn caption(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        columns: usize,
        (column, text): (u16, &str),
    ) -> Result<(), WorkbookError> {
        let columns = u16::try_from(columns).expect("a sheet has few columns");
        pen.blanks(row, 0..columns, &self.styles.caption)?;
        pen.text(row, column, text, &self.styles.caption)
    }
}

/// The bytes of the workbook.
pub(crate) fn make(source: &Source<'_>) -> Result<Vec<u8>, WorkbookError> {
    let report = source.report;
    let properties = DocProperties::new().set_title(source.subtitle()).set_custom_property("dti-set", report.set.id());
    let mut book = workbook(source.styles, properties, report.manifest.at)?;
    let mut tabs = Tabs::default();
    about::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-about")))?;
    for position in 0..report.set.cohorts().len() {
        if report.set.agencies().iter().any(|agency| agency.cohort == position) {
            cohort::write(source, book.add_worksheet(), &mut tabs, position)?;
        }
    }
    if report.set.cohorts().iter().enumerate().any(|(cohort, _)| report.set.bands(cohort).is_some()) {
        bands::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-bands")))?;
    }
    if !report.set.views().is_empty() {
        views::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-views")))?;
    }
    matrix::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-matrix")))?;
    standing::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-standing")))?;
    let tab = tabs.name(&source.word("report-tab-findings"));
    findings_sheet::write(report, source.styles, book.add_worksheet(), tab, report.findings.iter())?;
    Ok(book.save_to_buffer()?)
}
