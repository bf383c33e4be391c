//! Every goal of every target with its figure, the difference live.

use dti_engine::standing::{AggregateLine, Outcome, Progress};
use rust_xlsxwriter::Worksheet;

use super::{banner, cohort, look};
use crate::WorkbookError;
use crate::ranking::Source;
use crate::standing::Words;
use crate::tables::{StandingRow, standing_rows};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

const WHO: u16 = 0;
const MEASURE: u16 = 1;
const TIME: u16 = 2;
const VALUE: u16 = 3;
const GOAL: u16 = 4;
const GAP: u16 = 5;
const MISSING: u16 = 6;
const RANK: u16 = 7;
const OF: u16 = 8;
const COUNTED: u16 = 9;
const STATUS: u16 = 10;
const NOTE: u16 = 11;
const COLUMNS: u16 = 12;

/// The row of the summary, between the titles and the headings.
const SUMMARY_ROW: u32 = 2;

/// Writes the lines target by target.
pub(in crate::ranking) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("report-standing-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let words = Words { language: source.language() };
    pen.text(SUMMARY_ROW, 0, &words.summary(source.report.standing), &source.styles.value)?;
    let mut row = FIRST_ROW;
    for progress in &source.report.standing.targets {
        banner(source, &mut pen, (row, COLUMNS), progress.title.get(source.language()))?;
        row = write_target(source, &mut pen, row + 1, progress)?;
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS as usize] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("standing-column-who", 26.0),
        column("report-measure", 18.0),
        column("report-time", 12.0),
        column("report-value", 10.0),
        column("report-goal", 10.0),
        column("report-gap", 10.0),
        column("standing-column-missing", 14.0),
        column("report-rank", 7.0),
        column("report-of", 9.0),
        column("standing-column-counted", 9.0),
        column("standing-column-status", 14.0),
        column("standing-column-note", 62.0),
    ]
}

fn write_target(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, progress: &Progress) -> Result<u32, WorkbookError> {
    let mut row = first;
    let notes = notes(source, &progress.outcome);
    for (line, note) in std::iter::zip(standing_rows(&progress.outcome), notes) {
        write_row(source, pen, row, (progress, &line, &note))?;
        row += 1;
    }
    Ok(row)
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (progress, line, note): (&Progress, &StandingRow<'_>, &str),
) -> Result<(), WorkbookError> {
    let (styles, figure) = (source.styles, look(source.styles, &progress.outcome));
    let needed = line.parts[2].or(line.outlook.map(|outlook| outlook.needed));
    // What is missing of a sum is a number of things, not a share of them.
    let needed_look = if line.parts[2].is_some() { &styles.figure } else { figure };
    let status = match line.status {
        "" => String::new(),
        status => source.word(&format!("standing-status-{status}")),
    };
    pen.text(row, WHO, &who(source, &progress.outcome, line), &styles.text)?;
    pen.text(row, MEASURE, &source.word(measure_key(line.measure)), &styles.text)?;
    pen.text(row, TIME, &time(source, line), &styles.centred)?;
    pen.number(row, VALUE, line.value, figure)?;
    pen.number(row, GOAL, line.goal, figure)?;
    pen.difference(row, GAP, [(VALUE, line.value), (GOAL, line.goal)], figure)?;
    pen.number(row, MISSING, needed, needed_look)?;
    pen.count(row, RANK, line.rank, &styles.count)?;
    pen.count(row, OF, line.of, &styles.count)?;
    pen.count(row, COUNTED, line.counted, &styles.count)?;
    pen.text(row, STATUS, &status, &styles.centred)?;
    pen.text(row, NOTE, note, &styles.text)
}

/// Whose figure it is: the subject of a ranking, who published it, or the cohort.
fn who(source: &Source<'_>, outcome: &Outcome, line: &StandingRow<'_>) -> String {
    match outcome {
        Outcome::Rank { subject, .. } => subject.clone(),
        Outcome::Series { .. } => line.producer.to_owned(),
        Outcome::Aggregate { .. } => cohort(source, line.cohort),
    }
}

/// The year, or the day of an aggregate.
fn time(source: &Source<'_>, line: &StandingRow<'_>) -> String {
    Words { language: source.language() }.day(&line.period)
}

fn measure_key(measure: &str) -> &'static str {
    match measure {
        "rank" => "report-measure-rank",
        "series" => "report-measure-series",
        "outlook" => "report-measure-outlook",
        _ => "standing-measure-aggregate",
    }
}

/// What a reader wants to know beside the figures, for each line of a target, and where the figure stands.
fn notes(source: &Source<'_>, outcome: &Outcome) -> Vec<String> {
    let words = Words { language: source.language() };
    let cited = |text: String, from: &str| format!("{text}{}", words.cited(from)).trim().to_owned();
    match outcome {
        Outcome::Rank { places, unit, .. } => {
            let note = |place| words.neighbours(unit, place).unwrap_or_default();
            places.iter().map(|place| cited(note(place), &place.source)).collect()
        }
        Outcome::Series { years, outlooks, unit, .. } => {
            let years = years.iter().map(|line| words.year(unit, line));
            years.chain(outlooks.iter().map(|line| cited(words.track(unit, line), &line.source))).collect()
        }
        Outcome::Aggregate { lines, reads, .. } => {
            let reads = reads.iter().map(|title| title.get(source.language())).collect::<Vec<_>>().join(" ÷ ");
            let note = |line: &AggregateLine| format!("{reads}{}", words.absent(line)).trim().to_owned();
            lines.iter().map(note).collect()
        }
    }
}
