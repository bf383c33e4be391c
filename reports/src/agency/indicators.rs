//! The second sheet: every indicator with its figures, its rule, its points and the reason.

use dti_criteria::{Aggregate, CriteriaSet};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::outline::Entry;
use crate::tables::origins;
use crate::wording::decision_in_words;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Style, Styles};

const MAXIMUM: u16 = 2;
const FINAL: u16 = 8;
const LAST: u16 = 15;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    dossier: &Dossier<'_>,
) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-indicators-title"),
        subtitle: &source.report.set.agencies()[dossier.agency].name,
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: 2,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.set_looks(looks(source.styles))?;
    let mut row = FIRST_ROW;
    for entry in &source.cohorts[source.cohort(dossier)].outline {
        match *entry {
            Entry::Pillar(position) => caption(source, &mut pen, row, position)?,
            Entry::Indicator(position) => indicator(source, &mut pen, row, dossier, position)?,
        }
        row += 1;
    }
    total(source, &mut pen, row, dossier)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; 16] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-code", 7.0),
        column("report-indicator", 26.0),
        column("report-maximum", 8.0),
        column("report-figures", 26.0),
        column("report-rule", 26.0),
        column("report-self-points", 7.5),
        column("report-computed-points", 7.5),
        column("report-appraised-points", 7.5),
        column("report-final-points", 7.5),
        column("report-status", 11.0),
        column("report-reason", 24.0),
        column("report-council", 22.0),
        column("report-basis", 30.0),
        column("report-origin", 18.0),
        column("report-evidence", 18.0),
        column("report-explanation", 18.0),
    ]
}

/// The looks of the columns.
fn looks(styles: &Styles) -> [&Style; 16] {
    let Styles { centred, text, points, .. } = styles;
    [centred, text, points, text, text, points, points, points, points, centred, text, text, text, text, text, text]
}

fn caption(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
    let pillar = &source.report.set.tree().pillars[position];
    pen.text(row, 0, &pillar.code, &source.styles.caption)?;
    pen.text(row, 1, pillar.title.get(source.language()), &source.styles.caption)?;
    pen.blanks(row, MAXIMUM..LAST + 1, &source.styles.caption)
}

fn indicator(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    dossier: &Dossier<'_>,
    position: usize,
) -> Result<(), WorkbookError> {
    let (styles, words) = (source.styles, &source.indicators[position]);
    let indicator = &source.report.set.indicators()[position];
    pen.text(row, 0, &indicator.code, &styles.centred)?;
    pen.text(row, 1, indicator.title.get(source.language()), &styles.text)?;
    pen.number(row, MAXIMUM, Some(indicator.maximum), &styles.points)?;
    pen.text(row, 3, &figures(source, dossier, position), &styles.text)?;
    pen.text(row, 4, &words.rules[source.cohort(dossier)], &styles.text)?;
    points(source, pen, row, dossier, position)?;
    pen.text(row, 12, &words.basis, &styles.text)?;
    pen.text(row, 13, &origins(source.report, dossier, position).join("\n"), &styles.text)?;
    let entry = dossier.submission.and_then(|submission| submission.entries.get(&position));
    pen.text(row, 14, entry.map_or("", |entry| &entry.evidence), &styles.text)?;
    pen.text(row, LAST, entry.map_or("", |entry| &entry.explanation), &styles.text)
}

/// The figures that were handed in, a line each, and behind them what the council made of them.
fn figures(source: &Source<'_>, dossier: &Dossier<'_>, position: usize) -> String {
    let mut text = String::new();
    for (number, input) in source.report.set.indicators()[position].inputs.iter().enumerate() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(input.title.get(source.language()));
        text.push_str(": ");
        let figure = source.report.metrics.value(dossier.agency, position, number);
        text.push_str(&source.figures.of(figure, &input.kind));
        if let Some((corrected, _)) = source.report.metrics.correction(dossier.agency, position, number) {
            text.push_str(" → ");
            text.push_str(&source.figures.of(Some(corrected), &input.kind));
        }
    }
    text
}

fn points(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    dossier: &Dossier<'_>,
    position: usize,
) -> Result<(), WorkbookError> {
    let (styles, score) = (source.styles, dossier.score(position));
    let status = score.map_or("", |score| source.status(score.status));
    pen.number(row, 5, score.and_then(|score| score.self_points), &styles.points)?;
    pen.number(row, 6, score.and_then(|score| score.computed_points), &styles.points)?;
    pen.number(row, 7, score.and_then(|score| score.appraised_points), &styles.points)?;
    pen.number(row, FINAL, score.and_then(|score| score.final_points), &styles.points)?;
    pen.text(row, 9, status, &styles.centred)?;
    pen.text(row, 10, score.map_or("", |score| &score.reason), &styles.text)?;
    let decision = source.report.appraisals.decision(dossier.agency, position);
    let said = decision.map(|decision| decision_in_words(&decision, source.language())).unwrap_or_default();
    pen.text(row, 11, &said, &styles.text)
}

fn total(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let Some(place) = dossier.place else { return Ok(()) };
    let styles = source.styles;
    pen.blanks(row, 0..LAST + 1, &styles.caption)?;
    pen.text(row, 1, &source.word("report-total"), &styles.caption)?;
    pen.number(row, MAXIMUM, Some(place.total.maximum), &styles.caption_points)?;
    if adds_up(source.report.set) {
        pen.sum(row, FINAL, FIRST_ROW, place.total.points, &styles.caption_points)
    } else {
        pen.number(row, FINAL, Some(place.total.points), &styles.caption_points)
    }
}

/// Whether the points of the whole are the sum of the points of the indicators.
fn adds_up(set: &CriteriaSet) -> bool {
    set.tree().pillars.iter().all(|pillar| pillar.aggregate == Aggregate::Sum)
}
