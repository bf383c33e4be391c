//! The matrix of agencies and indicators that are scored: the final points.

use dti_engine::index::Presence;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::dossier::Dossier;
use crate::workbook::{Column, FIRST_ROW, NOT_APPLICABLE, Orientation, Page, Pen};
use crate::{WorkbookError, outline};

/// Columns before those of the indicators.
const FIXED: u16 = 2;
/// In hundredths; the matrix is too wide for one page.
const PRINT_SCALE: u16 = 60;

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let mut indicators = outline::indicators(source.report.set);
    indicators.retain(|&indicator| source.report.set.indicators()[indicator].rule.is_some());
    let page = Page {
        tab,
        title: &source.word("report-matrix-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source, &indicators),
        frozen: FIXED,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.sheet.set_print_scale(PRINT_SCALE).set_repeat_columns(0, FIXED - 1)?;
    pen.sheet.set_freeze_panes(FIRST_ROW + 1, FIXED)?;
    let texts = std::iter::repeat_n(&source.styles.text, usize::from(FIXED));
    pen.set_looks(texts.chain(std::iter::repeat_n(&source.styles.points, indicators.len())))?;
    maxima(source, &mut pen, &indicators)?;
    let scored = source.dossiers.iter().filter(|dossier| dossier.place.is_some());
    for (row, dossier) in (FIRST_ROW + 1..).zip(scored) {
        write_row(source, &mut pen, row, dossier, &indicators)?;
    }
    pen.finish()
}

fn columns(source: &Source<'_>, indicators: &[usize]) -> Vec<Column> {
    let fixed = [("report-agency-code", 20.0), ("report-agency", 36.0)];
    let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(source.word(key), width)).into();
    let codes = indicators.iter().map(|&indicator| &*source.report.set.indicators()[indicator].code);
    columns.extend(codes.map(|code| Column::new(code, 8.5)));
    columns
}

fn maxima(source: &Source<'_>, pen: &mut Pen<'_>, indicators: &[usize]) -> Result<(), WorkbookError> {
    let (styles, row) = (source.styles, FIRST_ROW);
    pen.text(row, 0, "", &styles.caption)?;
    pen.text(row, 1, &source.word("report-maximum"), &styles.caption)?;
    for (column, &indicator) in (FIXED..).zip(indicators) {
        let indicator = &source.report.set.indicators()[indicator];
        // A penalty has no maximum but a minimum.
        let limit = if indicator.maximum > 0.0 { indicator.maximum } else { indicator.minimum };
        pen.number(row, column, Some(limit), &styles.caption_points)?;
    }
    Ok(())
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    dossier: &Dossier<'_>,
    indicators: &[usize],
) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let agency = &source.report.set.agencies()[dossier.agency];
    pen.text(row, 0, &agency.code, &styles.text)?;
    pen.text(row, 1, &agency.name, &styles.text)?;
    for (column, &indicator) in (FIXED..).zip(indicators) {
        match dossier.score(indicator) {
            Some(score) if score.presence() != Presence::NotApplicable => {
                pen.number(row, column, score.final_points, &styles.points)?;
            }
            _ => pen.text(row, column, NOT_APPLICABLE, &styles.centred)?,
        }
    }
    Ok(())
}
