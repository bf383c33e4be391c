//! `agencies/<code>.xlsx`: one agency's result, every award of which it can check by hand.
//!
//! Of others it says no more than the agency's rank among them, their median and best, and how far the agency is from
//! the places that matter.

mod aim;
mod chances;
mod checks;
mod composed;
mod detail;
mod field;
mod layout;
mod looks;
mod summary;
#[cfg(test)]
mod tests;

use dti_diagnostics::{Language, sentence};
use dti_engine::scores::Status;
use dti_engine::scores::UnscoredCause;
use rust_xlsxwriter::DocProperties;

use self::composed::Composer;
use self::field::Field;
use self::layout::Layout;
use self::looks::Looks;
use crate::cohort::{Spread, spreads};
use crate::dossier::Dossier;
use crate::outline::pillars;
use crate::wording::{FigureWords, IndicatorWords, SetWords, of_indicators};
use crate::workbook::{Names, Styles, Tabs, workbook};
use crate::{Report, WorkbookError, findings_sheet};

/// What all agencies' workbooks are made from, prepared once.
pub(crate) struct Source<'a> {
    report: &'a Report<'a>,
    styles: &'a Styles,
    looks: Looks,
    figures: FigureWords,
    /// The words for how points came about.
    statuses: [(Status, String); Status::ALL.len()],
    cohorts: Vec<CohortPart>,
}

/// What is the same for all agencies of a cohort.
struct CohortPart {
    layout: Layout,
    /// The pillars that the first sheet shows.
    pillars: Vec<usize>,
    spreads: Vec<Option<Spread>>,
    field: Field,
    /// What to reach, by indicator position.
    aims: Vec<String>,
    /// The rule in words and who says so, by indicator position.
    rules: Vec<String>,
}

impl<'a> Source<'a> {
    /// Prepares what all workbooks share.
    pub(crate) fn new(report: &'a Report<'a>, styles: &'a Styles) -> Self {
        let word = |key: &str| sentence(key, report.language);
        let words = of_indicators(report.set, report.plan, report.language);
        Self {
            report,
            styles,
            looks: Looks::new(styles, report.set.decimals()),
            figures: FigureWords::new(report.language),
            statuses: Status::ALL.map(|status| (status, word(&format!("report-points-{}", status.as_str())))),
            cohorts: (0..report.set.cohorts().len()).map(|cohort| cohort_part(report, cohort, &words)).collect(),
        }
    }

    fn language(&self) -> Language {
        self.report.language
    }

    fn word(&self, key: &str) -> String {
        sentence(key, self.language())
    }

    fn words(&self) -> SetWords<'_> {
        SetWords::new(self.report.set, self.language())
    }

    fn status(&self, status: Status) -> &str {
        self.statuses.iter().find(|(known, _)| *known == status).map_or("", |(_, word)| word)
    }

    fn cohort(&self, dossier: &Dossier<'_>) -> usize {
        self.report.set.agencies()[dossier.agency].cohort
    }

    fn part(&self, dossier: &Dossier<'_>) -> &CohortPart {
        &self.cohorts[self.cohort(dossier)]
    }

    fn composer<'s>(&'s self, dossier: &'s Dossier<'s>) -> Composer<'s> {
        let layout = &self.part(dossier).layout;
        Composer { set: self.report.set, layout, columns: detail::COLUMNS, dossier }
    }
}

fn cohort_part(report: &Report<'_>, cohort: usize, words: &[IndicatorWords]) -> CohortPart {
    let ranking = report.index.rankings.iter().find(|ranking| ranking.cohort == cohort);
    let rule = |words: &IndicatorWords| format!("{}\n{}", words.rules[cohort], words.basis);
    CohortPart {
        layout: Layout::new(report.set, cohort),
        pillars: chances::main_pillars(report.set, &pillars(report.set, cohort)),
        spreads: ranking.map(spreads).unwrap_or_default(),
        field: ranking.map(Field::of).unwrap_or_default(),
        aims: aim::aims(report.set, report.plan, cohort, report.language),
        rules: words.iter().map(rule).collect(),
    }
}

/// Whether an agency gets a workbook: all that handed something in do, also those that have errors to mend.
pub(crate) fn is_due(dossier: &Dossier<'_>) -> bool {
    dossier.place.is_some() || dossier.submission.is_some() || dossier.cause() == Some(UnscoredCause::Errors)
}

/// The workbook's name in the folder of the run.
pub(crate) fn file(report: &Report<'_>, dossier: &Dossier<'_>) -> String {
    format!("agencies/{}.xlsx", report.set.agencies()[dossier.agency].code)
}

/// The names of the sheets, which refer to each other.
struct Sheets {
    summary: String,
    details: String,
    checks: String,
    findings: String,
}

impl Sheets {
    fn new(source: &Source<'_>) -> Self {
        let mut tabs = Tabs::default();
        let mut tab = |key| tabs.name(&source.word(key));
        Self {
            summary: tab("agency-tab-summary"),
            details: tab("agency-tab-details"),
            checks: tab("agency-tab-checks"),
            findings: tab("report-tab-findings"),
        }
    }
}

/// The bytes of an agency's workbook.
pub(crate) fn make(source: &Source<'_>, dossier: &Dossier<'_>) -> Result<Vec<u8>, WorkbookError> {
    let report = source.report;
    let agency = &report.set.agencies()[dossier.agency];
    let properties = DocProperties::new()
        .set_title(&agency.name)
        .set_custom_property("dti-set", report.set.id())
        .set_custom_property("dti-agency", &*agency.code);
    let mut book = workbook(source.styles, properties, report.manifest.at)?;
    let sheets = Sheets::new(source);
    let mut names = Names::default();
    let checks = checks::Checks::new(source, dossier, &sheets, &mut names);
    summary::write(source, book.add_worksheet(), &sheets, dossier, &checks)?;
    let streams = detail::write(source, book.add_worksheet(), sheets.details.clone(), dossier)?;
    checks.write(book.add_worksheet())?;
    let place = (book.add_worksheet(), sheets.findings.clone(), streams);
    let streams = findings_sheet::write(report, source.styles, place, &dossier.findings)?;
    names.write(&mut book)?;
    streams.save(&mut book)
}
