//! The ranking of one cohort: the ranked, below them those without a rank and those not scored.

use dti_diagnostics::sentence_with;
use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::dossier::{Dossier, in_order};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};
use crate::year_on_year::change_in_words;
use crate::{WorkbookError, outline, wording};

/// The column of the changes, where there is an earlier run, of the class, where there are classes, or of the coverage.
const AFTER_INDEX: u16 = 6;
/// The column of the names.
const NAMES: u16 = 2;

/// What the rows of one ranking have in common.
struct Listing<'a> {
    source: &'a Source<'a>,
    cohort: usize,
    /// Whether its agencies are put into classes.
    classed: bool,
    pillars: Vec<usize>,
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    cohort: usize,
) -> Result<(), WorkbookError> {
    let set = source.report.set;
    let name = set.cohorts()[cohort].title.get(source.language());
    let words = |key| sentence_with(key, &[("cohort", name.into())], source.language());
    let classed = set.bands(cohort).is_some();
    let listing = Listing { source, cohort, classed, pillars: outline::pillars(set, cohort) };
    let page = Page {
        tab,
        title: &words("report-ranking-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &listing.columns(),
        frozen: NAMES + 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    listing.rows(&mut pen)?;
    pen.finish()
}

impl Listing<'_> {
    fn columns(&self) -> Vec<Column> {
        let column = |key, width| Column::new(self.source.word(key), width);
        let mut columns = vec![
            column("report-rank", 7.0),
            column("report-agency-code", 20.0),
            column("report-agency", 36.0),
            column("report-points", 11.0),
            column("report-maximum", 11.0),
            column("report-index", 9.0),
        ];
        if self.source.report.previous.is_some() {
            columns.extend([column("changes-rank-change", 12.0), column("changes-index-change", 12.0)]);
        }
        columns.extend(self.classed.then(|| column("report-band", 16.0)));
        columns.push(column("report-coverage", 9.0));
        columns.push(column("report-status", 22.0));
        columns.extend(self.pillars.iter().map(|&position| {
            let pillar = &self.source.report.set.tree().pillars[position];
            Column::new(format!("{}. {}", pillar.code, pillar.title.get(self.source.language())), 13.0)
        }));
        columns
    }

    fn rows(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        let (mut row, mut section) = (FIRST_ROW, None);
        for dossier in in_order(self.source.report, self.source.dossiers, self.cohort) {
            let own = section_of(dossier);
            if own.is_some() && own != section {
                self.divider(pen, row, own.unwrap_or_default())?;
                row += 1;
            }
            section = own;
            self.row(pen, row, dossier)?;
            row += 1;
        }
        Ok(())
    }

    fn divider(&self, pen: &mut Pen<'_>, row: u32, key: &str) -> Result<(), WorkbookError> {
        self.source.caption(pen, row, self.columns().len(), (NAMES, &self.source.word(key)))
    }

    fn row(&self, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        let agency = &self.source.report.set.agencies()[dossier.agency];
        let total = dossier.place.and_then(|place| place.total.there());
        pen.count(row, 0, dossier.place.and_then(|place| place.rank), &styles.count)?;
        pen.text(row, 1, &agency.code, &styles.text)?;
        pen.text(row, NAMES, &agency.name, &styles.text)?;
        pen.number(row, 3, total.map(|total| total.points), &styles.points)?;
        pen.number(row, 4, total.map(|total| total.maximum), &styles.points)?;
        pen.number(row, 5, total.map(Figure::index), &styles.index)?;
        let mut column = self.changes(pen, row, dossier)?;
        if self.classed {
            pen.text(row, column, &self.band(dossier), &styles.centred)?;
            column += 1;
        }
        pen.number(row, column, dossier.place.map(|place| place.coverage), &styles.percent)?;
        pen.text(row, column + 1, &self.status(dossier), &styles.centred)?;
        self.pillars(pen, row, column + 2, dossier)
    }

    /// Writes what changed since the last period, where there is one; returns the column behind.
    fn changes(&self, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<u16, WorkbookError> {
        let Some(previous) = self.source.report.previous else { return Ok(AFTER_INDEX) };
        let (styles, language) = (self.source.styles, self.source.language());
        let changes = previous.changes.of(dossier.agency);
        for (column, change) in
            (AFTER_INDEX..).zip([changes.and_then(|one| one.rank()), changes.and_then(|one| one.index())])
        {
            let decimals = self.source.report.set.decimals().index;
            let words = change.map(|change| change_in_words(change, decimals, language)).unwrap_or_default();
            pen.text(row, column, &words, &styles.centred)?;
        }
        Ok(AFTER_INDEX + 2)
    }

    fn band(&self, dossier: &Dossier<'_>) -> String {
        let words = self.source.words();
        dossier.place.map(|place| words.band(self.cohort, place.band)).unwrap_or_default()
    }

    /// Whether the agency is scored; why, where it has no rank.
    fn status(&self, dossier: &Dossier<'_>) -> String {
        let unranked = dossier.place.and_then(|place| self.source.words().unranked(place));
        unranked.unwrap_or_else(|| wording::status(dossier.status(), self.source.language()))
    }

    fn pillars(&self, pen: &mut Pen<'_>, row: u32, first: u16, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        for (column, &pillar) in (first..).zip(&self.pillars) {
            let figure = dossier.place.and_then(|place| place.pillars.get(pillar)).copied();
            pen.figure(row, column, (figure, Figure::index), (&styles.index, &styles.centred))?;
        }
        Ok(())
    }
}

/// The heading of the part of the listing that an agency stands in; none for the ranked.
fn section_of(dossier: &Dossier<'_>) -> Option<&'static str> {
    match dossier.place {
        Some(place) if place.rank.is_some() => None,
        Some(_) => Some("report-section-not-ranked"),
        None => Some("report-section-not-scored"),
    }
}
