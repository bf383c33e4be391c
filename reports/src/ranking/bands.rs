//! How many agencies there are in each class, cohort by cohort, counted in the rankings.

use dti_criteria::{Bands, Class};
use dti_engine::index::{Band, PlacedAgency};
use rust_xlsxwriter::Worksheet;

use super::Source;
use super::cohort::ListingNames;
use super::live::{Live, Tally};
use super::matrix::MatrixNames;
use crate::WorkbookError;
use crate::workbook::address::{cell, fixed, range};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Value};

const COLUMNS: usize = 4;
/// The columns of the titles and of the counts.
const TITLES: u16 = 0;
const COUNTS: u16 = 2;

/// A line of the summary: what, which figures, how many.
struct Line {
    title: String,
    edges: String,
    count: usize,
    kind: Kind,
}

/// How a line is counted.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// By its title.
    Titled,
    /// What the other lines leave.
    Rest,
    Total,
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    live: &mut Live,
) -> Result<(), WorkbookError> {
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
    for (&cohort, matrix) in &live.matrices {
        if let Some((bands, listing)) = source.report.set.bands(cohort).zip(live.listings.get(&cohort)) {
            let part = Part { source, cohort, bands, names: (matrix, listing) };
            row = part.write(&mut pen, &mut live.tally, row)?;
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

/// The part of one cohort.
struct Part<'a> {
    source: &'a Source<'a>,
    cohort: usize,
    bands: &'a Bands,
    names: (&'a MatrixNames, &'a ListingNames),
}

impl Part<'_> {
    /// Returns the row below the part.
    fn write(&self, pen: &mut Pen<'_>, tally: &mut Tally, first: u32) -> Result<u32, WorkbookError> {
        let title = self.source.report.set.cohorts()[self.cohort].title.get(self.source.language());
        self.source.caption(pen, first, COLUMNS, (TITLES, title))?;
        let lines = self.lines();
        let last = first + u32::try_from(lines.len()).expect("a cohort has few classes");
        let of = lines.last().map_or(0, |line| line.count);
        for (row, line) in (first + 1..).zip(&lines) {
            self.row(pen, tally, (row, line), (first + 1, last, of))?;
        }
        Ok(last + 1)
    }

    /// A line for each class, one for each other outcome that there is, and the total.
    fn lines(&self) -> Vec<Line> {
        let rankings = self.source.report.index.rankings.iter().filter(|one| one.cohort == self.cohort);
        let places: Vec<&PlacedAgency> = rankings.flat_map(|ranking| &ranking.places).collect();
        let count = |band| places.iter().filter(|place| place.band == band).count();
        let class = |(position, class): (usize, &Class)| Line {
            title: class.title.get(self.source.language()).to_owned(),
            edges: self.source.words().edges(class, self.bands.scale),
            count: count(Band::Class(position)),
            kind: Kind::Titled,
        };
        let mut lines: Vec<_> = self.bands.classes.iter().enumerate().map(class).collect();
        let others = [
            (Band::Gap, "band-none-gap", Kind::Titled),
            (Band::Refused, "band-none-refused", Kind::Titled),
            (Band::None, "band-none-no-result", Kind::Rest),
        ];
        let other =
            |(band, key, kind)| Line { title: self.source.word(key), edges: String::new(), count: count(band), kind };
        lines.extend(others.map(other).into_iter().filter(|line| line.count > 0));
        let title = self.source.word("report-total");
        lines.push(Line { title, edges: String::new(), count: places.len(), kind: Kind::Total });
        lines
    }

    fn row(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, line): (u32, &Line),
        (first, last, of): (u32, u32, usize),
    ) -> Result<(), WorkbookError> {
        let (styles, (matrix, listing)) = (self.source.styles, self.names);
        pen.text(row, TITLES, &line.title, &styles.text)?;
        pen.text(row, 1, &line.edges, &styles.text)?;
        let classes = listing.classes.as_deref().unwrap_or_default();
        let count = match line.kind {
            Kind::Titled => format!("=SUMPRODUCT(--({classes}={}))", cell(row, TITLES)),
            Kind::Rest => {
                format!("={}-SUM({})", fixed(last, COUNTS), range((first, COUNTS), (row - 1, COUNTS)))
            }
            Kind::Total => format!("=COUNTA({})", matrix.codes),
        };
        tally.formula(pen, (row, COUNTS), (&count, line.count.into()), &styles.count)?;
        #[expect(clippy::cast_precision_loss, reason = "counts of agencies stay far below 2^53")]
        let share: Value<'_> = (line.count as f64 / of.max(1) as f64).into();
        let formula = format!("={}/{}", cell(row, COUNTS), fixed(last, COUNTS));
        tally.formula(pen, (row, COUNTS + 1), (&formula, share), &styles.percent)
    }
}
