//! Progress toward the targets, and below it the agencies that are behind or say nothing.

use dti_engine::standing::{AggregateLine, Outcome, Progress};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::standing::Words;
use crate::tables::{StandingRow, standing_rows};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-standing-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let targets = &source.report.standing.targets;
    let mut row = FIRST_ROW;
    for progress in targets {
        let notes = notes(source, &progress.outcome);
        for (line, note) in std::iter::zip(standing_rows(&progress.outcome), notes) {
            write_row(source, &mut pen, row, (progress, &line, &note))?;
            row += 1;
        }
    }
    if targets.is_empty() {
        pen.text(FIRST_ROW, 0, &source.word("report-standing-none"), &source.styles.value)?;
    }
    write_agencies(source, &mut pen, row + 1)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; 14] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-target", 30.0),
        column("report-measure", 18.0),
        column("report-time", 12.0),
        column("report-producer", 18.0),
        column("report-value", 10.0),
        column("report-goal", 10.0),
        column("report-gap", 10.0),
        column("standing-column-missing", 13.0),
        column("report-rank", 7.0),
        column("report-of", 9.0),
        column("standing-column-counted", 9.0),
        column("standing-column-status", 14.0),
        column("standing-column-note", 50.0),
        column("report-source", 44.0),
    ]
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (progress, line, note): (&Progress, &StandingRow<'_>, &str),
) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let needed = line.parts[2].or(line.outlook.map(|outlook| outlook.needed));
    let status = match line.status {
        "" => String::new(),
        status => source.word(&format!("standing-status-{status}")),
    };
    pen.text(row, 0, progress.title.get(source.language()), &styles.text)?;
    pen.text(row, 1, &source.word(measure_key(line.measure)), &styles.text)?;
    pen.text(row, 2, &line.period, &styles.centred)?;
    pen.text(row, 3, if line.producer.is_empty() { line.cohort } else { line.producer }, &styles.text)?;
    pen.number(row, 4, line.value, &styles.figure)?;
    pen.number(row, 5, line.goal, &styles.figure)?;
    pen.number(row, 6, line.gap, &styles.figure)?;
    pen.number(row, 7, needed, &styles.figure)?;
    pen.count(row, 8, line.rank, &styles.count)?;
    pen.count(row, 9, line.of, &styles.count)?;
    pen.count(row, 10, line.counted, &styles.count)?;
    pen.text(row, 11, &status, &styles.centred)?;
    pen.text(row, 12, note, &styles.text)?;
    pen.text(row, 13, &line.source, &styles.text)
}

fn measure_key(measure: &str) -> &'static str {
    match measure {
        "rank" => "report-measure-rank",
        "series" => "report-measure-series",
        "outlook" => "report-measure-outlook",
        _ => "standing-measure-aggregate",
    }
}

/// What a reader wants to know beside the figures, for each line of a target.
fn notes(source: &Source<'_>, outcome: &Outcome) -> Vec<String> {
    let words = Words { language: source.language() };
    match outcome {
        Outcome::Rank { places, unit, .. } => {
            places.iter().map(|place| words.neighbours(unit, place).unwrap_or_default()).collect()
        }
        Outcome::Series { years, outlooks, unit, .. } => {
            let years = years.iter().map(|line| words.year(unit, line));
            years.chain(outlooks.iter().map(|line| words.track(unit, line))).collect()
        }
        Outcome::Aggregate { lines, reads, .. } => {
            let reads = reads.iter().map(|title| title.get(source.language())).collect::<Vec<_>>().join(" ÷ ");
            lines.iter().map(|line| format!("{reads}{}", words.absent(line)).trim().to_owned()).collect()
        }
    }
}

/// Everybody who is behind, strongest pull first, then those without figures, for each goal of each aggregate.
fn write_agencies(source: &Source<'_>, pen: &mut Pen<'_>, first: u32) -> Result<(), WorkbookError> {
    const HEADINGS: [&str; 8] = [
        "report-target",
        "standing-column-state",
        "standing-column-cohort",
        "report-agency",
        "standing-column-own",
        "report-goal",
        "standing-column-pull",
        "standing-column-missing-own",
    ];
    let goals: Vec<_> = source.report.standing.targets.iter().flat_map(goals).collect();
    if goals.iter().all(|(_, line)| line.behind.is_empty() && line.absent.is_empty()) {
        return Ok(());
    }
    pen.text(first, 0, &source.word("standing-agencies-title"), &source.styles.label)?;
    for (column, key) in (0..).zip(HEADINGS) {
        pen.text(first + 1, column, &source.word(key), &source.styles.heading)?;
    }
    let mut row = first + 2;
    for (progress, line) in goals {
        row = write_behind(source, pen, row, (progress, line))?;
    }
    Ok(())
}

/// Each goal of an aggregate.
fn goals(progress: &Progress) -> Vec<(&Progress, &AggregateLine)> {
    match &progress.outcome {
        Outcome::Aggregate { lines, .. } => lines.iter().map(|line| (progress, line)).collect(),
        _ => Vec::new(),
    }
}

fn write_behind(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    first: u32,
    (progress, line): (&Progress, &AggregateLine),
) -> Result<u32, WorkbookError> {
    let goal = Some(line.goal);
    let behind = line.behind.iter().map(|one| {
        ("behind", &one.name, one.cohort.as_str(), [Some(one.value), goal, Some(one.pull), Some(one.missing)])
    });
    let cohort = line.cohort.as_deref().unwrap_or_default();
    let absent = line.absent.iter().map(|one| (one.cause.as_str(), &one.name, cohort, [None, goal, None, None]));
    let mut row = first;
    for (state, name, cohort, figures) in behind.chain(absent) {
        pen.text(row, 0, progress.title.get(source.language()), &source.styles.text)?;
        pen.text(row, 1, &source.word(&format!("standing-state-{state}")), &source.styles.text)?;
        pen.text(row, 2, cohort, &source.styles.text)?;
        pen.text(row, 3, name, &source.styles.text)?;
        for (column, figure) in (4..).zip(figures) {
            pen.number(row, column, figure, &source.styles.figure)?;
        }
        row += 1;
    }
    Ok(row)
}
