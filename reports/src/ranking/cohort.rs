//! The ranking of one cohort.

use dti_diagnostics::sentence_with;
use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::dossier::{Dossier, in_order};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Tabs};
use crate::{WorkbookError, outline, wording};

/// Columns before those of the pillars.
const FIXED: u16 = 7;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tabs: &mut Tabs,
    cohort: usize,
) -> Result<(), WorkbookError> {
    let name = source.report.set.cohorts()[cohort].title.get(source.language());
    let words = |key| sentence_with(key, &[("cohort", name.into())], source.language());
    let pillars = outline::pillars(source.report.set, cohort);
    let page = Page {
        tab: tabs.name(&words("report-tab-ranking")),
        title: &words("report-ranking-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source, &pillars),
        frozen: 3,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    for (row, dossier) in (FIRST_ROW..).zip(in_order(source.report, source.dossiers, cohort)) {
        write_row(source, &mut pen, row, dossier, &pillars)?;
    }
    pen.finish()
}

fn columns(source: &Source<'_>, pillars: &[usize]) -> Vec<Column> {
    let column = |key, width| Column::new(source.word(key), width);
    let mut columns = vec![
        column("report-rank", 7.0),
        column("report-agency-code", 20.0),
        column("report-agency", 36.0),
        column("report-points", 11.0),
        column("report-maximum", 11.0),
        column("report-index", 9.0),
        column("report-status", 15.0),
    ];
    columns.extend(pillars.iter().map(|&position| {
        let pillar = &source.report.set.tree().pillars[position];
        Column::new(format!("{}. {}", pillar.code, pillar.title.get(source.language())), 13.0)
    }));
    columns
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    dossier: &Dossier<'_>,
    pillars: &[usize],
) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let agency = &source.report.set.agencies()[dossier.agency];
    let total = dossier.place.map(|place| place.total);
    pen.count(row, 0, dossier.place.and_then(|place| place.rank), &styles.count)?;
    pen.text(row, 1, &agency.code, &styles.text)?;
    pen.text(row, 2, &agency.name, &styles.text)?;
    pen.number(row, 3, total.map(|total| total.points), &styles.points)?;
    pen.number(row, 4, total.map(|total| total.maximum), &styles.points)?;
    pen.number(row, 5, total.map(Figure::index), &styles.index)?;
    pen.text(row, 6, &wording::status(dossier.status(), source.language()), &styles.centred)?;
    for (column, &pillar) in (FIXED..).zip(pillars) {
        let figure = dossier.place.and_then(|place| place.pillars.get(pillar));
        pen.number(row, column, figure.map(|figure| figure.index()), &styles.index)?;
    }
    Ok(())
}
