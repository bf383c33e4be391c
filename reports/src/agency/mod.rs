//! `agencies/<code>.xlsx`: one agency's result, every award of which it can check by hand.

mod indicators;
mod summary;

use dti_diagnostics::{Language, sentence};
use dti_engine::scores::Status;
use dti_engine::scores::UnscoredCause;
use rust_xlsxwriter::DocProperties;

use crate::cohort::{Spread, spreads};
use crate::dossier::Dossier;
use crate::outline::{Entry, outline, pillars};
use crate::wording::{FigureWords, IndicatorWords, SetWords, of_indicators};
use crate::workbook::{Styles, Tabs, workbook};
use crate::{Report, WorkbookError, findings_sheet};

/// What all agencies' workbooks are made from, prepared once.
pub(crate) struct Source<'a> {
    report: &'a Report<'a>,
    styles: &'a Styles,
    indicators: Vec<IndicatorWords>,
    figures: FigureWords,
    /// The words for how points came about.
    statuses: [(Status, String); Status::ALL.len()],
    cohorts: Vec<CohortPart>,
}

/// What is the same for all agencies of a cohort.
struct CohortPart {
    outline: Vec<Entry>,
    /// The pillars in which something is scored.
    pillars: Vec<usize>,
    spreads: Vec<Option<Spread>>,
}

impl<'a> Source<'a> {
    /// Prepares what all workbooks share.
    pub(crate) fn new(report: &'a Report<'a>, styles: &'a Styles) -> Self {
        let word = |key: &str| sentence(key, report.language);
        Self {
            report,
            styles,
            indicators: of_indicators(report.set, report.plan, report.language),
            figures: FigureWords::new(report.language),
            statuses: Status::ALL.map(|status| (status, word(&format!("report-points-{}", status.as_str())))),
            cohorts: (0..report.set.cohorts().len()).map(|cohort| cohort_part(report, cohort)).collect(),
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
}

fn cohort_part(report: &Report<'_>, cohort: usize) -> CohortPart {
    let ranking = report.index.rankings.iter().find(|ranking| ranking.cohort == cohort);
    CohortPart {
        outline: outline(report.set, cohort),
        pillars: pillars(report.set, cohort),
        spreads: ranking.map(spreads).unwrap_or_default(),
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

/// The bytes of an agency's workbook.
pub(crate) fn make(source: &Source<'_>, dossier: &Dossier<'_>) -> Result<Vec<u8>, WorkbookError> {
    let report = source.report;
    let agency = &report.set.agencies()[dossier.agency];
    let properties = DocProperties::new()
        .set_title(&agency.name)
        .set_custom_property("dti-set", report.set.id())
        .set_custom_property("dti-agency", &*agency.code);
    let mut book = workbook(source.styles, properties, report.manifest.at)?;
    let mut tabs = Tabs::default();
    summary::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-summary")), dossier)?;
    indicators::write(source, book.add_worksheet(), tabs.name(&source.word("report-tab-indicators")), dossier)?;
    let tab = tabs.name(&source.word("report-tab-findings"));
    findings_sheet::write(report, source.styles, book.add_worksheet(), tab, dossier.findings.iter().copied())?;
    Ok(book.save_to_buffer()?)
}
