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
/// The columns of a view: its index and its rank; behind all views stand the indices as they are compared.
const OWN: u16 = 2;

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
    pen.finish()?;
    let shown = columns.len() - source.report.set.views().len();
    sheet.set_print_area(0, 0, row - 1, u16::try_from(shown).expect("a sheet has few columns") - 1)?;
    Ok(())
}

fn columns(source: &Source<'_>) -> Vec<Column> {
    let fixed = [("report-agency-code", 18.0), ("report-agency", 36.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    for view in source.report.set.views() {
        let title = view.title.get(source.language());
        let headings = ["report-index", "report-rank"];
        columns.extend(headings.map(|key| Column::new(format!("{title}\n{}", source.word(key)), 20.0)));
    }
    let keys = source.report.set.views().iter().map(|view| view.title.get(source.language()));
    columns.extend(keys.map(|title| Column::new(format!("{title}\n{}", source.word("listing-key")), 20.0)));
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
            let view = u16::try_from(view).expect("a set has few views");
            let (column, compared) = (FIXED + OWN * view, self.keys() + view);
            let index = format!("=INDEX({},MATCH({},{},0))", names.share, cell(row, 0), self.names.codes);
            tally.formula(pen, (row, column), (&index, nodes::shown(figure, Figure::index)), &styles.index)?;
            self.rank(pen, tally, (row, column + 1, compared), rank)?;
            let key = format!("=IF(ISNUMBER({0}),ROUND({0},{BREAKER_DIGITS}),\"\")", cell(row, column));
            let value: Value<'_> = figure.there().map(|figure| without_noise(figure.index())).into();
            tally.formula(pen, (row, compared), (&key, value), &styles.exact)?;
        }
        Ok(())
    }

    /// The first column behind the views.
    fn keys(&self) -> u16 {
        FIXED + OWN * u16::try_from(self.source.report.set.views().len()).expect("a set has few views")
    }

    /// The rank of an index, by the column of the indices as they are compared.
    fn rank(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column, compared): (u32, u16, u16),
        rank: Option<usize>,
    ) -> Result<(), WorkbookError> {
        let letters = dti_diagnostics::column_letters(compared.into());
        let key = cell(row, compared);
        let keys = format!("{letters}${}:{letters}${}", self.first + 1, self.last + 1);
        let formula = format!("=IF(ISNUMBER({key}),RANK({key},{keys}),\"\")");
        tally.formula(pen, (row, column), (&formula, rank.into()), &self.source.styles.count)
    }
}
