//! The views: the index and the rank of each agency in each of them, cohort by cohort, looked up in the matrices.

use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::Source;
use super::cohort::without_noise;
use super::live::{Live, Tally};
use super::matrix::{self, MatrixNames};
use super::nodes::{self, Node};
use super::parameters::BREAKER_DIGITS;
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::workbook::address::cell;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Value};

/// Columns before those of the views.
const FIXED: u16 = 2;
/// The columns of a view: its index, its rank, and the index as it is compared.
const OWN: u16 = 3;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    live: &mut Live,
) -> Result<(), WorkbookError> {
    let columns = columns(source);
    let page = Page {
        tab,
        title: &source.word("report-views-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: FIXED,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let mut row = FIRST_ROW;
    for (&cohort, names) in &live.matrices {
        let title = source.report.set.cohorts()[cohort].title.get(source.language());
        source.caption(&mut pen, row, columns.len(), (1, title))?;
        let scored = matrix::scored(source, cohort);
        let first = row + 1;
        row = first + u32::try_from(scored.len()).expect("a sheet holds them");
        for (own, dossier) in (first..).zip(&scored) {
            let block = Block { source, names, first, last: row - 1 };
            block.row(&mut pen, &mut live.tally, (own, dossier))?;
        }
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> Vec<Column> {
    let fixed = [("report-agency-code", 18.0), ("report-agency", 36.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    for view in source.report.set.views() {
        let title = view.title.get(source.language());
        let headings = [("report-index", 12.0), ("report-rank", 9.0), ("listing-key", 17.0)];
        columns.extend(headings.map(|(key, width)| Column::new(format!("{title}\n{}", source.word(key)), width)));
    }
    columns
}

/// The agencies of one cohort.
struct Block<'a> {
    source: &'a Source<'a>,
    names: &'a MatrixNames,
    first: u32,
    last: u32,
}

impl Block<'_> {
    fn row(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, dossier): (u32, &Dossier<'_>),
    ) -> Result<(), WorkbookError> {
        let Some(place) = dossier.place else { return Ok(()) };
        let (styles, agency) = (self.source.styles, &self.source.report.set.agencies()[dossier.agency]);
        pen.text(row, 0, &agency.code, &styles.text)?;
        pen.text(row, 1, &agency.name, &styles.text)?;
        for (view, &(figure, rank)) in place.views.iter().enumerate() {
            let Some(names) = self.names.node(Node::View(view)) else { continue };
            let column = FIXED + OWN * u16::try_from(view).expect("a set has few views");
            let index = format!("=INDEX({},MATCH({},{},0))", names.share, cell(row, 0), self.names.codes);
            tally.formula(pen, (row, column), (&index, nodes::shown(figure, Figure::index)), &styles.index)?;
            self.rank(pen, tally, (row, column), rank)?;
            let key = format!("=IF(ISNUMBER({0}),ROUND({0},{BREAKER_DIGITS}),\"\")", cell(row, column));
            let compared: Value<'_> = figure.there().map(|figure| without_noise(figure.index())).into();
            tally.formula(pen, (row, column + 2), (&key, compared), &styles.exact)?;
        }
        Ok(())
    }

    /// The rank of an index by what stands two columns behind it.
    fn rank(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column): (u32, u16),
        rank: Option<usize>,
    ) -> Result<(), WorkbookError> {
        let letters = dti_diagnostics::column_letters((column + 2).into());
        let key = cell(row, column + 2);
        let keys = format!("{letters}${}:{letters}${}", self.first + 1, self.last + 1);
        let formula = format!("=IF(ISNUMBER({key}),RANK({key},{keys}),\"\")");
        tally.formula(pen, (row, column + 1), (&formula, rank.into()), &self.source.styles.count)
    }
}
