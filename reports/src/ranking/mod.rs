//! `ranking.xlsx`: the whole run in one workbook.

mod appraisal;
mod bands;
mod changes;
mod checks;
mod cohort;
mod contents;
mod cover;
mod data;
mod heat;
mod live;
mod manifest;
mod matrix;
mod nodes;
mod outcome;
mod overview;
mod parameters;
mod pillars;
mod robustness;
mod sheets;
mod signs;
mod standing;
mod summary;
mod views;

use dti_diagnostics::{Language, sentence};
use rust_xlsxwriter::Worksheet;

pub use self::data::forewarn;
use self::live::Live;
use self::sheets::Sheets;
use crate::dossier::Dossier;
use crate::wording::SetWords;
use crate::workbook::address::fixed_range;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Styles};
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

    /// A sheet for several tables and the charts beside them, without the grid between.
    fn canvas<'s>(
        &self,
        sheet: &'s mut Worksheet,
        tab: &str,
        title: &str,
        columns: &[Column],
    ) -> Result<Pen<'s>, WorkbookError> {
        let page = Page {
            tab: tab.to_owned(),
            title: &self.word(title),
            subtitle: self.subtitle(),
            orientation: Orientation::Landscape,
            columns,
            frozen: 0,
        };
        let pen = page.open(sheet, self.styles)?;
        pen.sheet.set_screen_gridlines(false);
        Ok(pen)
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
        pen.text(row, column, text, &self.styles.banner)
    }
}

/// The bytes of the workbook.
pub(crate) fn make(source: &Source<'_>) -> Result<Vec<u8>, WorkbookError> {
    let set = source.report.set;
    let mut sheets = Sheets::new(source)?;
    let mut live = Live::new(source);
    for cohort in 0..set.cohorts().len() {
        if set.agencies().iter().any(|agency| agency.cohort == cohort) {
            sheets.add("ranking-tab-ranking", Some(cohort), |sheet, tab| {
                cohort::write(source, sheet, &tab, (&mut live, cohort))
            })?;
        }
    }
    if live.matrices.keys().any(|&cohort| set.bands(cohort).is_some()) {
        sheets.add("ranking-tab-bands", None, |sheet, tab| bands::write(source, sheet, tab, &mut live))?;
    }
    for cohort in live.matrices.keys().copied().collect::<Vec<_>>() {
        sheets.add("ranking-tab-matrix", Some(cohort), |sheet, tab| {
            matrix::write(source, sheet, &tab, (&mut live, cohort))
        })?;
    }
    if !live.matrices.is_empty() {
        sheets.add("ranking-tab-pillars", None, |sheet, tab| pillars::write(source, sheet, tab, &mut live))?;
    }
    if !live.matrices.is_empty() && !set.views().is_empty() {
        sheets.add("ranking-tab-views", None, |sheet, tab| views::write(source, sheet, tab, &mut live))?;
    }
    add_standing(source, &mut sheets)?;
    add_examined(source, &mut sheets)?;
    sheets.add("ranking-tab-parameters", None, |sheet, tab| {
        live.parameters.write(source, sheet, &tab, &mut live.names)
    })?;
    match data::left_out(source) {
        Some(why) => sheets.leave_out("ranking-tab-data", why),
        None if data::is_due(source) => {
            sheets.add("ranking-tab-data", None, |sheet, tab| data::write(source, sheet, &tab, &mut live))?;
        }
        None => {}
    }
    sheets.add("ranking-tab-findings", None, |sheet, tab| findings(source, sheet, tab, &mut live))?;
    sheets.add("ranking-tab-checks", None, |sheet, tab| checks::write(source, sheet, &tab, &mut live))?;
    sheets.add("ranking-tab-manifest", None, |sheet, tab| manifest::write(source, sheet, tab))?;
    sheets.finish(&mut live)
}

/// The sheet of all findings, with a name for their severities.
fn findings(source: &Source<'_>, sheet: &mut Worksheet, tab: String, live: &mut Live) -> Result<(), WorkbookError> {
    let report = source.report;
    let last = report.findings.iter().count().checked_sub(1).filter(|&last| last < findings_sheet::MOST);
    if let Some(last) = last.and_then(|last| u32::try_from(last).ok()) {
        let severities = fixed_range((FIRST_ROW, 0), (FIRST_ROW + last, 0));
        live.severities = Some(live.names.define("findings severity", &tab, &severities));
    }
    let findings: Vec<_> = report.findings.iter().collect();
    let streams = std::mem::take(&mut live.streams);
    live.streams = findings_sheet::write(report, source.styles, (sheet, tab, streams), &findings)?;
    Ok(())
}

/// The sheets of the targets.
fn add_standing(source: &Source<'_>, sheets: &mut Sheets<'_>) -> Result<(), WorkbookError> {
    if source.report.standing.targets.is_empty() {
        return Ok(());
    }
    sheets.add("ranking-tab-standing", None, |sheet, tab| standing::write(source, sheet, tab))?;
    if standing::charts::is_due(source) {
        sheets.add("charts-tab-standing", None, |sheet, tab| standing::charts::write(source, sheet, &tab))?;
    }
    if standing::agencies::is_due(source) {
        sheets.add("charts-tab-agencies", None, |sheet, tab| standing::agencies::write(source, sheet, &tab))?;
    }
    Ok(())
}

/// The sheets of what somebody examined or should: early signs, what was lost at appraisal, how robust
/// the ranks are, what changed.
fn add_examined(source: &Source<'_>, sheets: &mut Sheets<'_>) -> Result<(), WorkbookError> {
    if signs::is_due(source) {
        sheets.add("charts-tab-signs", None, |sheet, tab| signs::write(source, sheet, tab))?;
    }
    if appraisal::is_due(source) {
        sheets.add("charts-tab-losses", None, |sheet, tab| appraisal::write(source, sheet, &tab))?;
        sheets.add("charts-tab-appraised", None, |sheet, tab| appraisal::agencies::write(source, sheet, tab))?;
    }
    if let Some(uncertainty) = source.report.robustness {
        sheets.add("charts-tab-robustness", None, |sheet, tab| robustness::write(source, sheet, &tab, uncertainty))?;
    }
    if let Some(compared) = source.report.year_on_year() {
        sheets.add("charts-tab-changes", None, |sheet, tab| changes::write(source, sheet, tab, &compared))?;
    }
    Ok(())
}
