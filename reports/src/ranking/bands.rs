//! How many agencies there are in each class, cohort by cohort.

use dti_criteria::Bands;
use dti_engine::index::{Band, PlacedAgency};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

const COLUMNS: usize = 4;

/// A line of the summary: what, which figures, how many.
struct Line {
    title: String,
    edges: String,
    count: usize,
}

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-bands-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Portrait,
        columns: &columns(source),
        frozen: 0,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let mut row = FIRST_ROW;
    for cohort in 0..source.report.set.cohorts().len() {
        if let Some(bands) = source.report.set.bands(cohort) {
            row = part(source, &mut pen, row, (cohort, bands))?;
        }
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-band", 36.0),
        column("report-band-edges", 30.0),
        column("report-band-agencies", 12.0),
        column("report-band-share", 12.0),
    ]
}

/// The part of one cohort; returns the row below it.
fn part(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    first: u32,
    (cohort, bands): (usize, &Bands),
) -> Result<u32, WorkbookError> {
    let places: Vec<_> = source.report.index.rankings.iter().filter(|one| one.cohort == cohort).collect();
    let places: Vec<_> = places.into_iter().flat_map(|ranking| &ranking.places).collect();
    let title = source.report.set.cohorts()[cohort].title.get(source.language());
    source.caption(pen, first, COLUMNS, (0, title))?;
    let mut row = first + 1;
    for line in lines(source, bands, &places) {
        write_row(source, pen, row, &line, places.len())?;
        row += 1;
    }
    Ok(row)
}

/// A line for each class, and one for each other outcome that there is.
fn lines(source: &Source<'_>, bands: &Bands, places: &[&PlacedAgency]) -> Vec<Line> {
    let words = source.words();
    let count = |band| places.iter().filter(|place| place.band == band).count();
    let class = |(position, class): (usize, &dti_criteria::Class)| Line {
        title: class.title.get(source.language()).to_owned(),
        edges: words.edges(class, bands.scale),
        count: count(Band::Class(position)),
    };
    let mut lines: Vec<_> = bands.classes.iter().enumerate().map(class).collect();
    let others =
        [(Band::Gap, "band-none-gap"), (Band::Refused, "band-none-refused"), (Band::None, "band-none-no-result")];
    let other = |(band, key)| Line { title: source.word(key), edges: String::new(), count: count(band) };
    lines.extend(others.map(other).into_iter().filter(|line| line.count > 0));
    lines.push(Line { title: source.word("report-total"), edges: String::new(), count: places.len() });
    lines
}

fn write_row(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, line: &Line, of: usize) -> Result<(), WorkbookError> {
    #[expect(clippy::cast_precision_loss, reason = "counts of agencies stay far below 2^53")]
    let share = (of > 0).then(|| line.count as f64 / of as f64);
    pen.text(row, 0, &line.title, &source.styles.text)?;
    pen.text(row, 1, &line.edges, &source.styles.text)?;
    pen.count(row, 2, Some(line.count), &source.styles.count)?;
    pen.number(row, 3, share, &source.styles.percent)
}
