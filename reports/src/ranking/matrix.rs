//! The matrix of agencies and indicators: the final points.

use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::workbook::{Column, Orientation, Page, Pen};

/// Columns before those of the indicators.
const FIXED: u16 = 2;
/// In hundredths; the matrix is too wide for one page.
const PRINT_SCALE: u16 = 60;

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-matrix-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: FIXED,
    };
    let first = page.begin(sheet, source.styles)?;
    sheet.set_print_scale(PRINT_SCALE).set_repeat_columns(0, FIXED - 1)?;
    let mut pen = Pen { sheet };
    maxima(source, &mut pen, first)?;
    let scored = source.dossiers.iter().filter(|dossier| dossier.place.is_some());
    for (row, dossier) in (first + 1..).zip(scored) {
        write_row(source, &mut pen, row, dossier)?;
    }
    pen.sheet.set_freeze_panes(first + 1, FIXED)?;
    Ok(())
}

fn columns(source: &Source<'_>) -> Vec<Column> {
    let fixed = [("report-agency-code", 20.0), ("report-agency", 36.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    columns.extend(source.report.set.indicators().iter().map(|indicator| Column::new(&*indicator.code, 8.5)));
    columns
}

fn maxima(source: &Source<'_>, pen: &mut Pen<'_>, row: u32) -> Result<(), WorkbookError> {
    let styles = source.styles;
    pen.text(row, 0, "", &styles.caption)?;
    pen.text(row, 1, &source.word("report-maximum"), &styles.caption)?;
    for (column, indicator) in (FIXED..).zip(source.report.set.indicators()) {
        pen.number(row, column, Some(indicator.maximum), &styles.caption_points)?;
    }
    Ok(())
}

fn write_row(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, dossier: &Dossier<'_>) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let agency = &source.report.set.agencies()[dossier.agency];
    pen.text(row, 0, &agency.code, &styles.text)?;
    pen.text(row, 1, &agency.name, &styles.text)?;
    for (column, indicator) in (FIXED..).zip(0..source.report.set.indicators().len()) {
        let points = dossier.score(indicator).and_then(|score| score.final_points);
        pen.number(row, column, points, &styles.points)?;
    }
    Ok(())
}
