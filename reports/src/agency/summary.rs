//! The first sheet: rank, index and points, and each pillar beside the cohort's median and best.

use dti_criteria::Tree;
use dti_engine::index::{Figure, PlacedAgency};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::cohort::Spread;
use crate::dossier::Dossier;
use crate::outline::Entry;
use crate::workbook::{Column, Orientation, Pen, Style, headings, set_up_paper};
use crate::{WorkbookError, wording};

/// The column of the general information's values; their labels stand to the left.
const VALUES: u16 = 2;
const FIRST_LINE: u32 = 3;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    dossier: &Dossier<'_>,
) -> Result<(), WorkbookError> {
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Portrait);
    let set = source.report.set;
    let mut pen = Pen::new(sheet);
    pen.text(0, 0, &set.agencies()[dossier.agency].name, &source.styles.title)?;
    pen.text(1, 0, set.title().get(source.language()), &source.styles.subtitle)?;
    let row = texts(source, &mut pen, dossier)?;
    let row = numbers(source, &mut pen, row, dossier)?;
    headings(&mut pen, row + 1, &columns(source), source.styles)?;
    pillars(source, &mut pen, row + 2, dossier)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; 7] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-code", 8.0),
        column("report-pillar", 38.0),
        column("report-points", 11.0),
        column("report-maximum", 11.0),
        column("report-index", 10.0),
        column("report-median", 11.0),
        column("report-best", 11.0),
    ]
}

fn texts(source: &Source<'_>, pen: &mut Pen<'_>, dossier: &Dossier<'_>) -> Result<u32, WorkbookError> {
    let set = source.report.set;
    let cohort = set.cohorts()[source.cohort(dossier)].title.get(source.language());
    let status = wording::status(dossier.status(), source.language());
    let lines = [
        ("report-agency-code", set.agencies()[dossier.agency].code.as_str()),
        ("report-cohort", cohort),
        ("report-status", &status),
    ];
    let mut row = FIRST_LINE;
    for (key, text) in lines {
        pen.text(row, 0, &source.word(key), &source.styles.label)?;
        pen.text(row, VALUES, text, &source.styles.value)?;
        row += 1;
    }
    Ok(row)
}

fn numbers(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, dossier: &Dossier<'_>) -> Result<u32, WorkbookError> {
    let Some(place) = dossier.place else { return Ok(first) };
    let styles = source.styles;
    let mut row = first;
    let mut label = |pen: &mut Pen<'_>, key| {
        row += 1;
        pen.text(row - 1, 0, &source.word(key), &styles.label).map(|()| row - 1)
    };
    let line = label(pen, "report-rank-in-cohort")?;
    pen.count(line, VALUES, place.rank, &styles.value_count)?;
    let line = label(pen, "report-of")?;
    pen.count(line, VALUES, Some(dossier.of), &styles.value_count)?;
    let figures: [(&str, f64, &Style); 3] = [
        ("report-index", place.total.index(), &styles.value_index),
        ("report-points", place.total.points, &styles.value_points),
        ("report-maximum", place.total.maximum, &styles.value_points),
    ];
    for (key, value, style) in figures {
        let line = label(pen, key)?;
        pen.number(line, VALUES, Some(value), style)?;
    }
    Ok(row)
}

fn pillars(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let part = &source.cohorts[source.cohort(dossier)];
    let mut row = first;
    for entry in &part.outline {
        let Entry::Pillar(position) = *entry else { continue };
        let pillar = &source.report.set.tree().pillars[position];
        pen.text(row, 0, &pillar.code, &source.styles.centred)?;
        pen.text(row, 1, pillar.title.get(source.language()), &source.styles.text)?;
        let figure = dossier.place.and_then(|place| place.pillars.get(position)).copied();
        let looks = (&source.styles.points, &source.styles.index);
        figures(pen, row, figure, part.spreads.get(position).copied().flatten(), looks)?;
        row += 1;
    }
    let Some(place) = dossier.place else { return Ok(()) };
    total(source, pen, row, place, part.spreads.get(Tree::ROOT).copied().flatten())
}

fn total(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    place: &PlacedAgency,
    spread: Option<Spread>,
) -> Result<(), WorkbookError> {
    let styles = source.styles;
    pen.text(row, 0, "", &styles.caption)?;
    pen.text(row, 1, &source.word("report-total"), &styles.caption)?;
    figures(pen, row, Some(place.total), spread, (&styles.caption_points, &styles.caption_index))
}

fn figures(
    pen: &mut Pen<'_>,
    row: u32,
    figure: Option<Figure>,
    spread: Option<Spread>,
    (points, index): (&Style, &Style),
) -> Result<(), WorkbookError> {
    pen.number(row, 2, figure.map(|figure| figure.points), points)?;
    pen.number(row, 3, figure.map(|figure| figure.maximum), points)?;
    pen.number(row, 4, figure.map(Figure::index), index)?;
    pen.number(row, 5, spread.map(|spread| spread.median), index)?;
    pen.number(row, 6, spread.map(|spread| spread.best), index)
}
