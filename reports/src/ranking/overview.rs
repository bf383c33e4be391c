//! The overview on the cover: how many agencies each cohort has, and how it did, counted in the rankings.

use super::Source;
use super::cohort::ListingNames;
use super::live::{Live, Tally};
use super::summary::Summary;
use crate::WorkbookError;
use crate::workbook::Pen;

const HEADINGS: [&str; 7] = [
    "report-cohort",
    "overview-registered",
    "overview-scored",
    "overview-ranked",
    "overview-mean",
    "overview-median",
    "overview-best",
];

/// Writes a line for each cohort below headings; returns the row below.
pub(super) fn write(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, live: &mut Live) -> Result<u32, WorkbookError> {
    for (column, key) in (0..).zip(HEADINGS) {
        pen.text(first, column, &source.word(key), &source.styles.heading)?;
    }
    let mut row = first + 1;
    for (&cohort, names) in &live.listings {
        line(source, pen, &mut live.tally, (row, cohort, names))?;
        row += 1;
    }
    Ok(row)
}

fn line(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    tally: &mut Tally,
    (row, cohort, names): (u32, usize, &ListingNames),
) -> Result<(), WorkbookError> {
    let (set, styles) = (source.report.set, source.styles);
    pen.text(row, 0, set.cohorts()[cohort].title.get(source.language()), &styles.text)?;
    let of_cohort = || source.dossiers.iter().filter(|one| set.agencies()[one.agency].cohort == cohort);
    let indices = indices(source, cohort);
    let counts = [
        (format!("=COUNTA({})", names.codes), of_cohort().count()),
        (format!("=COUNTA({})", names.index), of_cohort().filter(|dossier| dossier.place.is_some()).count()),
        (format!("=COUNT({})", names.ranks), indices.len()),
    ];
    for (column, (formula, count)) in (1..).zip(counts) {
        tally.formula(pen, (row, column), (&formula, count.into()), &styles.count)?;
    }
    let Some(ranked) = &names.ranked else { return pen.blanks(row, 4..7, &styles.index) };
    for (column, (function, value)) in (4..).zip(Summary::ALL.map(|one| (one.function(), one.of(&indices)))) {
        tally.formula(pen, (row, column), (&format!("={function}({ranked})"), value), &styles.index)?;
    }
    Ok(())
}

/// The indices of the ranked.
fn indices(source: &Source<'_>, cohort: usize) -> Vec<f64> {
    let rankings = source.report.index.rankings.iter().filter(|ranking| ranking.cohort == cohort);
    let ranked = rankings.flat_map(|ranking| &ranking.places).filter(|place| place.rank.is_some());
    ranked.map(|place| place.total.index()).collect()
}
