//! The second sheet: every indicator with its figures, its rule, its points and the reason.

use dti_criteria::{Aggregate, CriteriaSet, Indicator};
use dti_diagnostics::{number, sentence_with};
use dti_engine::index::PlacedAgency;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::outline::Entry;
use crate::tables::origins;
use crate::wording::decision_in_words;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Style, Styles};

const MAXIMUM: u16 = 2;
const RULE: u16 = 4;
const FINAL: u16 = 8;
const STATUS: u16 = 9;
const REASON: u16 = 10;
const LAST: u16 = 15;
/// What adding decimal fractions in another order leaves.
const NOISE: f64 = 1e-9;

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
            Entry::Pillar(position) => caption(source, &mut pen, row, dossier, position)?,
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

fn caption(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    dossier: &Dossier<'_>,
    position: usize,
) -> Result<(), WorkbookError> {
    let pillar = &source.report.set.tree().pillars[position];
    pen.text(row, 0, &pillar.code, &source.styles.caption)?;
    pen.text(row, 1, pillar.title.get(source.language()), &source.styles.caption)?;
    pen.blanks(row, MAXIMUM..LAST + 1, &source.styles.caption)?;
    if source.words().composition(pillar).is_empty() {
        return Ok(());
    }
    pen.text(row, RULE, &source.words().pillar(pillar), &source.styles.caption_text)?;
    pen.text(row, REASON, &pillar_outcome(source, dossier, position), &source.styles.caption_text)
}

/// The points of a pillar that is no plain sum, told in words so that the column of points stays a sum of indicators.
fn pillar_outcome(source: &Source<'_>, dossier: &Dossier<'_>, position: usize) -> String {
    let Some(place) = dossier.place else { return String::new() };
    let Some(figure) = place.pillars[position].there() else { return source.word("report-no-result") };
    let shown = |points| number(points, source.report.set.decimals().points as usize, source.language());
    let words = [("points", shown(figure.points).into()), ("maximum", shown(figure.maximum).into())];
    let mut lines = vec![sentence_with("report-points-of", &words, source.language())];
    lines.extend(place.closed.contains(&position).then(|| source.word("report-gate-closed")));
    lines.join("\n")
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
    pen.text(row, 1, &title(source, indicator), &styles.text)?;
    pen.number(row, MAXIMUM, counted_maximum(source, dossier, position), &styles.points)?;
    pen.text(row, 3, &figures(source, dossier, position), &styles.text)?;
    pen.text(row, RULE, &words.rules[source.cohort(dossier)], &styles.text)?;
    points(source, pen, row, dossier, position)?;
    pen.text(row, 12, &words.basis, &styles.text)?;
    pen.text(row, 13, &origins(source.report, dossier, position).join("\n"), &styles.text)?;
    let entry = dossier.submission.and_then(|submission| submission.entries.get(&position));
    pen.text(row, 14, entry.map_or("", |entry| &entry.evidence), &styles.text)?;
    pen.text(row, LAST, entry.map_or("", |entry| &entry.explanation), &styles.text)
}

/// The title, with how the points count where that is not plain.
fn title(source: &Source<'_>, indicator: &Indicator) -> String {
    let title = indicator.title.get(source.language());
    match source.words().mark(indicator) {
        Some(_) if indicator.rule.is_some() => format!("{title}\n[{}]", source.words().points(indicator)),
        _ => title.to_owned(),
    }
}

/// What the indicator adds to the agency's maximum; none where it counts for nothing there.
fn counted_maximum(source: &Source<'_>, dossier: &Dossier<'_>, position: usize) -> Option<f64> {
    let set = source.report.set;
    let indicator = &set.indicators()[position];
    let counts = match dossier.score(position) {
        Some(score) => score.final_points.is_some(),
        None => indicator.applies_to(&set.agencies()[dossier.agency]),
    };
    let maximum = indicator.counted_maximum();
    (counts && maximum > 0.0).then_some(maximum)
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
    let (status, reason) = outcome(source, dossier, position);
    pen.number(row, 5, score.and_then(|score| score.self_points), &styles.points)?;
    pen.number(row, 6, score.and_then(|score| score.computed_points), &styles.points)?;
    pen.number(row, 7, score.and_then(|score| score.appraised_points), &styles.points)?;
    pen.number(row, FINAL, score.and_then(|score| score.final_points), &styles.points)?;
    pen.text(row, STATUS, &status, &styles.centred)?;
    pen.text(row, REASON, &reason, &styles.text)?;
    let decision = source.report.appraisals.decision(dossier.agency, position);
    let said = decision.map(|decision| decision_in_words(&decision, source.language())).unwrap_or_default();
    pen.text(row, 11, &said, &styles.text)
}

/// How the points came about, and why: also where there are none because the indicator is not scored, or does not
/// apply to the agency.
fn outcome(source: &Source<'_>, dossier: &Dossier<'_>, position: usize) -> (String, String) {
    let set = source.report.set;
    let indicator = &set.indicators()[position];
    if let Some(score) = dossier.score(position) {
        return (source.status(score.status).to_owned(), score.reason.clone());
    }
    if !indicator.applies_to(&set.agencies()[dossier.agency]) {
        return (source.word("report-points-not-applicable"), source.words().indicator_applies(indicator));
    }
    (source.words().mark(indicator).filter(|_| indicator.rule.is_none()).unwrap_or_default(), String::new())
}

fn total(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let Some(place) = dossier.place else { return Ok(()) };
    let styles = source.styles;
    pen.blanks(row, 0..LAST + 1, &styles.caption)?;
    pen.text(row, 1, &source.word("report-total"), &styles.caption)?;
    pen.number(row, MAXIMUM, place.total.there().map(|total| total.maximum), &styles.caption_points)?;
    if adds_up(source.report.set, dossier, place) {
        pen.sum(row, FINAL, FIRST_ROW, place.total.points, &styles.caption_points)
    } else {
        pen.number(row, FINAL, place.total.there().map(|total| total.points), &styles.caption_points)
    }
}

/// Whether the points of the whole are the sum of the points of the indicators: only sums, and no gate, rescaling or
/// missing figure in between has made something else of it.
fn adds_up(set: &CriteriaSet, dossier: &Dossier<'_>, place: &PlacedAgency) -> bool {
    let sum: f64 = dossier.scores().iter().filter_map(|score| score.final_points).sum();
    let same = (sum - place.total.points).abs() <= NOISE * sum.abs().max(1.0);
    same && set.tree().pillars.iter().all(|pillar| pillar.aggregate == Aggregate::Sum)
}
