//! The first sheet: rank, class, index and points, each pillar beside the cohort's median and best, and the views.

use dti_criteria::{Pillar, Tree};
use dti_engine::index::{Figure, PlacedAgency};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::cohort::Spread;
use crate::dossier::Dossier;
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
    let row = pillars(source, &mut pen, row + 2, dossier)?;
    views(source, &mut pen, row + 1, dossier)?;
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
    let agency = &set.agencies()[dossier.agency];
    let cohort = set.cohorts()[agency.cohort].title.get(source.language());
    let line = |key, text: &str| (source.word(key), text.to_owned());
    let mut lines = vec![
        line("report-agency-code", &agency.code),
        line("report-cohort", cohort),
        (source.word("report-status"), status(source, dossier)),
    ];
    lines.extend(class(source, dossier).map(|class| (source.word("report-band"), class)));
    let attributes = std::iter::zip(set.attributes(), &agency.attributes);
    lines.extend(attributes.filter_map(|(attribute, value)| {
        let value = source.words().attribute_value(value.as_ref()?);
        Some((attribute.title.get(source.language()).to_owned(), value))
    }));
    for (row, (label, text)) in (FIRST_LINE..).zip(&lines) {
        pen.text(row, 0, label, &source.styles.label)?;
        pen.text(row, VALUES, text, &source.styles.value)?;
    }
    Ok(FIRST_LINE + u32::try_from(lines.len()).expect("a sheet holds them"))
}

/// Whether the agency is scored and ranked, and why not.
fn status(source: &Source<'_>, dossier: &Dossier<'_>) -> String {
    let status = wording::status(dossier.status(), source.language());
    match dossier.place.and_then(|place| source.words().unranked(place)) {
        Some(reason) => format!("{status}: {reason}"),
        None => status,
    }
}

/// The class with its edges, or why there is none; none where the cohort is not classed.
fn class(source: &Source<'_>, dossier: &Dossier<'_>) -> Option<String> {
    let (cohort, words) = (source.cohort(dossier), source.words());
    let bands = source.report.set.bands(cohort)?;
    let title = words.band(cohort, dossier.place?.band);
    let edges = dossier.class(source.report.set).map(|class| words.edges(class, bands.scale));
    Some(edges.map_or_else(|| title.clone(), |edges| format!("{title} ({edges})")))
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
    let total = place.total.there();
    let figures: [(&str, Option<f64>, &Style); 4] = [
        ("report-index", total.map(Figure::index), &styles.value_index),
        ("report-points", total.map(|total| total.points), &styles.value_points),
        ("report-maximum", total.map(|total| total.maximum), &styles.value_points),
        ("report-coverage-words", Some(place.coverage), &styles.value_percent),
    ];
    for (key, value, style) in figures {
        let line = label(pen, key)?;
        pen.number(line, VALUES, value, style)?;
    }
    Ok(row)
}

/// Writes the pillars and the whole; returns the row below them.
fn pillars(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, dossier: &Dossier<'_>) -> Result<u32, WorkbookError> {
    let part = &source.cohorts[source.cohort(dossier)];
    let spread = |position: usize| part.spreads.get(position).copied().flatten();
    let styles = source.styles;
    let mut row = first;
    for &position in &part.pillars {
        let pillar = &source.report.set.tree().pillars[position];
        pen.text(row, 0, &pillar.code, &styles.centred)?;
        pen.text(row, 1, &title(source, dossier, position, pillar.title.get(source.language())), &styles.text)?;
        let figure = dossier.place.and_then(|place| place.pillars.get(position)).copied();
        figures(pen, row, (figure, spread(position)), [&styles.points, &styles.index, &styles.centred])?;
        row += 1;
    }
    let Some(place) = dossier.place else { return Ok(row) };
    pen.text(row, 0, "", &styles.caption)?;
    pen.text(row, 1, &title(source, dossier, Tree::ROOT, &source.word("report-total")), &styles.caption)?;
    let looks = [&styles.caption_points, &styles.caption_index, &styles.caption];
    figures(pen, row, (Some(place.total), spread(Tree::ROOT)), looks)?;
    Ok(row + 1)
}

/// A pillar's title, with how it is composed where that is no plain sum, and whether its conditions are not met.
fn title(source: &Source<'_>, dossier: &Dossier<'_>, position: usize, title: &str) -> String {
    let pillar: &Pillar = &source.report.set.tree().pillars[position];
    let mut lines = vec![title.to_owned()];
    if !source.words().composition(pillar).is_empty() {
        lines.push(format!("[{}]", source.words().pillar(pillar)));
    }
    if dossier.place.is_some_and(|place: &PlacedAgency| place.closed.contains(&position)) {
        lines.push(source.word("report-gate-closed"));
    }
    lines.join("\n")
}

fn figures(
    pen: &mut Pen<'_>,
    row: u32,
    (figure, spread): (Option<Figure>, Option<Spread>),
    [points, index, dash]: [&Style; 3],
) -> Result<(), WorkbookError> {
    pen.figure(row, 2, (figure, |figure| figure.points), (points, dash))?;
    pen.figure(row, 3, (figure, |figure| figure.maximum), (points, dash))?;
    pen.figure(row, 4, (figure, Figure::index), (index, dash))?;
    pen.number(row, 5, spread.map(|spread| spread.median), index)?;
    pen.number(row, 6, spread.map(|spread| spread.best), index)
}

/// Writes the views with their ranks, where the set has some.
fn views(source: &Source<'_>, pen: &mut Pen<'_>, heading: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let (Some(place), views) = (dossier.place, source.report.set.views()) else { return Ok(()) };
    if views.is_empty() {
        return Ok(());
    }
    let styles = source.styles;
    let keys = ["report-views", "report-points", "report-maximum", "report-index", "report-rank-in-cohort"];
    pen.text(heading, 0, "", &styles.heading)?;
    for (column, key) in (1..).zip(keys) {
        pen.text(heading, column, &source.word(key), &styles.heading)?;
    }
    for (row, (view, &(figure, rank))) in (heading + 1..).zip(std::iter::zip(views, &place.views)) {
        let title = format!("{}\n[{}]", view.title.get(source.language()), source.words().view(view));
        let (figure, dash) = (Some(figure), &styles.centred);
        pen.text(row, 0, "", &styles.centred)?;
        pen.text(row, 1, &title, &styles.text)?;
        pen.figure(row, 2, (figure, |figure| figure.points), (&styles.points, dash))?;
        pen.figure(row, 3, (figure, |figure| figure.maximum), (&styles.points, dash))?;
        pen.figure(row, 4, (figure, Figure::index), (&styles.index, dash))?;
        pen.count(row, 5, rank, &styles.count)?;
    }
    Ok(())
}
