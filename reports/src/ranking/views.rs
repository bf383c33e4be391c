//! The views: the index and the rank of each agency in each of them, cohort by cohort.

use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::dossier::{Dossier, in_order};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

/// Columns before those of the views.
const FIXED: u16 = 2;

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
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
    for (position, cohort) in source.report.set.cohorts().iter().enumerate() {
        let listed: Vec<_> = in_order(source.report, source.dossiers, position);
        let scored: Vec<_> = listed.into_iter().filter(|dossier| dossier.place.is_some()).collect();
        if scored.is_empty() {
            continue;
        }
        source.caption(&mut pen, row, columns.len(), (1, cohort.title.get(source.language())))?;
        for (row, dossier) in (row + 1..).zip(&scored) {
            write_row(source, &mut pen, row, dossier)?;
        }
        row += 1 + u32::try_from(scored.len()).expect("a sheet holds them");
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> Vec<Column> {
    let fixed = [("report-agency-code", 20.0), ("report-agency", 36.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    for view in source.report.set.views() {
        let title = view.title.get(source.language());
        columns.push(Column::new(format!("{title}\n{}", source.word("report-index")), 15.0));
        columns.push(Column::new(format!("{title}\n{}", source.word("report-rank")), 15.0));
    }
    columns
}

fn write_row(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let Some(place) = dossier.place else { return Ok(()) };
    let (styles, agency) = (source.styles, &source.report.set.agencies()[dossier.agency]);
    pen.text(row, 0, &agency.code, &styles.text)?;
    pen.text(row, 1, &agency.name, &styles.text)?;
    for (column, &(figure, rank)) in (FIXED..).step_by(2).zip(&place.views) {
        pen.figure(row, column, (Some(figure), Figure::index), (&styles.index, &styles.centred))?;
        pen.count(row, column + 1, rank, &styles.count)?;
    }
    Ok(())
}
