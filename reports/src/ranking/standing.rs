//! Progress toward the targets.

use dti_engine::standing::{Measure, StandingLine};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-standing-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: 0,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    for (row, line) in (FIRST_ROW..).zip(&source.report.standing.lines) {
        write_row(source, &mut pen, row, line)?;
    }
    if source.report.standing.lines.is_empty() {
        pen.text(FIRST_ROW, 0, &source.word("report-standing-none"), &source.styles.value)?;
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; 11] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-target", 30.0),
        column("report-measure", 18.0),
        column("report-time", 12.0),
        column("report-producer", 18.0),
        column("report-value", 10.0),
        column("report-goal", 10.0),
        column("report-gap", 10.0),
        column("report-rank", 7.0),
        column("report-of", 9.0),
        column("report-reached", 10.0),
        column("report-source", 44.0),
    ]
}

fn write_row(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, line: &StandingLine) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let reached = match line.reached {
        Some(true) => source.word("report-yes"),
        Some(false) => source.word("report-no"),
        None => String::new(),
    };
    pen.text(row, 0, line.title.get(source.language()), &styles.text)?;
    pen.text(row, 1, &source.word(measure_key(line.measure)), &styles.text)?;
    pen.text(row, 2, &line.period, &styles.centred)?;
    pen.text(row, 3, &line.producer, &styles.text)?;
    pen.number(row, 4, line.value, &styles.figure)?;
    pen.number(row, 5, line.goal, &styles.figure)?;
    pen.number(row, 6, line.gap, &styles.figure)?;
    pen.count(row, 7, line.rank, &styles.count)?;
    pen.count(row, 8, line.of, &styles.count)?;
    pen.text(row, 9, &reached, &styles.centred)?;
    pen.text(row, 10, &line.source, &styles.text)
}

fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Rank => "report-measure-rank",
        Measure::Series => "report-measure-series",
        Measure::Outlook => "report-measure-outlook",
    }
}
