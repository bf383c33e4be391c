//! The sheet of findings, in the ranking and in each agency's workbook.

use dti_diagnostics::{Finding, Language, Place, Severity, Spot, sentence, sentence_with};
use rust_xlsxwriter::Worksheet;

use crate::run::criteria_place;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, SHEET_ROWS, Streams, Styles};
use crate::{Report, WorkbookError};

/// The most findings of a sheet: one row tells how many more there are.
pub(crate) const MOST: usize = (SHEET_ROWS - FIRST_ROW - 1) as usize;

/// Writes findings, one a row.
pub(crate) fn write(
    report: &Report<'_>,
    styles: &Styles,
    (sheet, tab, streams): (&mut Worksheet, String, Streams),
    findings: &[&Finding],
) -> Result<Streams, WorkbookError> {
    let word = |key| sentence(key, report.language);
    let (title, subtitle) = (word("report-findings-title"), word("report-findings-subtitle"));
    let columns = columns(report.language);
    let page = Page {
        tab,
        title: &title,
        subtitle: &subtitle,
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, styles)?;
    pen.stream(streams)?;
    let mut row = FIRST_ROW;
    for finding in findings.iter().take(MOST) {
        write_row(report, styles, &mut pen, row, finding)?;
        row += 1;
    }
    match findings.len().saturating_sub(MOST) {
        0 if findings.is_empty() => pen.text(row, 0, &word("report-findings-none"), &styles.value)?,
        0 => {}
        more => {
            let told = sentence_with("report-findings-more", &[("count", more.into())], report.language);
            pen.text(row, 0, &told, &styles.value)?;
        }
    }
    pen.finish_stream()
}

fn columns(language: Language) -> [Column; 8] {
    let column = |key, width| Column::new(sentence(key, language), width);
    [
        column("report-severity", 11.0),
        column("report-agency-code", 18.0),
        column("report-indicator", 9.0),
        column("report-file", 24.0),
        column("report-sheet", 13.0),
        column("report-cell", 8.0),
        column("report-message", 48.0),
        column("report-hint", 40.0),
    ]
}

fn write_row(
    report: &Report<'_>,
    styles: &Styles,
    pen: &mut Pen<'_>,
    row: u32,
    finding: &Finding,
) -> Result<(), WorkbookError> {
    let place = finding.place.as_ref().map(|place| criteria_place(report.set, place));
    let (file, sheet, cell) = place.as_ref().map(parts).unwrap_or_default();
    let hint = finding.hint(report.language).unwrap_or_default();
    pen.text(row, 0, &severity(finding.severity(), report.language), &styles.centred)?;
    pen.text(row, 1, finding.agency.as_deref().unwrap_or_default(), &styles.text)?;
    pen.text(row, 2, finding.indicator.as_deref().unwrap_or_default(), &styles.centred)?;
    pen.text(row, 3, file, &styles.text)?;
    pen.text(row, 4, sheet, &styles.text)?;
    pen.text(row, 5, &cell, &styles.centred)?;
    pen.text(row, 6, &finding.message(report.language), &styles.text)?;
    pen.text(row, 7, &hint, &styles.text)
}

fn severity(severity: Severity, language: Language) -> String {
    let key = match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    sentence(key, language)
}

fn parts(place: &Place) -> (&str, &str, String) {
    let (sheet, spot) = match &place.spot {
        Spot::Cell { sheet, .. } => (sheet.as_str(), place.address().unwrap_or_default()),
        Spot::Sheet { sheet } => (sheet.as_str(), String::new()),
        Spot::Line { line, .. } => ("", line.to_string()),
        Spot::File {} => ("", String::new()),
    };
    (&place.file, sheet, spot)
}
