//! The pillars: the share that each agency reached of each of them, and how its cohort did as a whole.

use dti_criteria::Member;
use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::live::{Live, Tally};
use super::matrix::{self, MatrixNames};
use super::nodes::{self, Node};
use super::summary::Summary;
use super::{Source, heat};
use crate::dossier::Dossier;
use crate::workbook::address::cell;
use crate::workbook::{Column, FIRST_ROW, NOT_APPLICABLE, Orientation, Page, Pen};
use crate::{WorkbookError, outline};

/// Code and name stand before the pillars.
const FIXED: u16 = 2;
/// What is told of a cohort below its agencies.
const SUMMARY: [(&str, Summary); 4] = [
    ("pillars-best", Summary::Best),
    ("pillars-mean", Summary::Mean),
    ("pillars-median", Summary::Median),
    ("pillars-least", Summary::Least),
];

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    live: &mut Live,
) -> Result<(), WorkbookError> {
    let pillars = pillars(source, live);
    let columns = columns(source, &pillars);
    let page = Page {
        tab,
        title: &source.word("ranking-pillars-title"),
        subtitle: &source.word("ranking-pillars-subtitle"),
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: FIXED,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let mut row = FIRST_ROW;
    for (&cohort, names) in &live.matrices {
        let block =
            Block { source, names, pillars: &pillars, agencies: matrix::scored(source, cohort), first: row + 1 };
        let title = source.report.set.cohorts()[cohort].title.get(source.language());
        source.caption(&mut pen, row, columns.len(), (1, title))?;
        row = block.write(&mut pen, &mut live.tally)?;
    }
    pen.finish()
}

/// The pillars of all cohorts that somebody is scored in, in the order of the set.
fn pillars(source: &Source<'_>, live: &Live) -> Vec<usize> {
    let of_cohorts = live.matrices.keys().flat_map(|&cohort| outline::pillars(source.report.set, cohort));
    let mut pillars: Vec<_> = of_cohorts.collect();
    pillars.sort_unstable();
    pillars.dedup();
    pillars
}

fn columns(source: &Source<'_>, pillars: &[usize]) -> Vec<Column> {
    let fixed = [("report-agency-code", 18.0), ("report-agency", 36.0), ("matrix-whole", 9.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    columns.extend(pillars.iter().map(|&one| Column::new(source.words().node(Member::Pillar(one)), 13.0)));
    columns
}

/// The agencies of one cohort.
struct Block<'a> {
    source: &'a Source<'a>,
    names: &'a MatrixNames,
    pillars: &'a [usize],
    agencies: Vec<&'a Dossier<'a>>,
    first: u32,
}

impl Block<'_> {
    /// Writes the agencies and below them the summary; returns the row below.
    fn write(&self, pen: &mut Pen<'_>, tally: &mut Tally) -> Result<u32, WorkbookError> {
        let mut row = self.first;
        for dossier in &self.agencies {
            self.row(pen, tally, (row, dossier))?;
            row += 1;
        }
        for (column, _) in self.nodes() {
            pen.sheet.add_conditional_format(self.first, column, row - 1, column, &heat::share())?;
        }
        for (key, summary) in SUMMARY.into_iter().filter(|_| self.ranked() > 0) {
            self.summary(pen, tally, (row, key, summary))?;
            row += 1;
        }
        Ok(row)
    }

    /// The whole and the pillars with their columns.
    fn nodes(&self) -> impl Iterator<Item = (u16, Node)> {
        (FIXED..).zip(std::iter::once(Node::ROOT).chain(self.pillars.iter().map(|&one| Node::Pillar(one))))
    }

    /// How many agencies are ranked; they stand first.
    fn ranked(&self) -> u32 {
        let ranked = |dossier: &&&Dossier<'_>| dossier.place.is_some_and(|place| place.rank.is_some());
        u32::try_from(self.agencies.iter().filter(ranked).count()).expect("a sheet holds them")
    }

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
        for (column, node) in self.nodes() {
            let Some(names) = self.names.node(node) else {
                pen.text(row, column, NOT_APPLICABLE, &styles.percent)?;
                continue;
            };
            let formula = format!("=INDEX({},MATCH({},{},0))", names.share, cell(row, 0), self.names.codes);
            let value = nodes::shown(nodes::figure(place, node), Figure::index);
            tally.formula(pen, (row, column), (&formula, value), &styles.percent)?;
        }
        Ok(())
    }

    fn summary(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, key, summary): (u32, &str, Summary),
    ) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        pen.text(row, 0, "", &styles.caption_text)?;
        pen.text(row, 1, &self.source.word(key), &styles.caption_text)?;
        for (column, node) in self.nodes() {
            let letters = dti_diagnostics::column_letters(column.into());
            let range = format!("{letters}{}:{letters}{}", self.first + 1, self.first + self.ranked());
            let formula = format!("=IF(COUNT({range})>0,{}({range}),\"\")", summary.function());
            tally.formula(pen, (row, column), (&formula, summary.of(&self.shares(node))), &styles.caption_percent)?;
        }
        Ok(())
    }

    /// The engine's shares of the ranked.
    fn shares(&self, node: Node) -> Vec<f64> {
        let ranked = self.agencies.iter().filter_map(|dossier| dossier.place.filter(|place| place.rank.is_some()));
        ranked.filter_map(|place| nodes::figure(place, node).there()).map(Figure::index).collect()
    }
}
