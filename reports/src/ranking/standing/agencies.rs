//! Everybody who is behind a goal of an aggregate, strongest pull first, then those without figures; beside them a chart
//! of the strongest pulls.

use dti_criteria::CriteriaSet;
use dti_diagnostics::sentence_with;
use dti_engine::standing::{AggregateLine, Outcome, Progress};
use rust_xlsxwriter::Worksheet;

use super::charts::{CHART_ROWS, Frame};
use super::{banner, cohort, look};
use crate::WorkbookError;
use crate::ranking::Source;
use crate::workbook::{Cells, Column, Drawing, HEADING_ROW, Look, Pen, Scale, Series, Styles};

/// How many of those who are behind a chart shows.
const SHOWN: usize = 10;
/// In hundredths: as wide as a page. Only sheets of a given scale keep breaks between pages.
const PRINT_SCALE: u16 = 58;

const NAME: u16 = 0;
const STATE: u16 = 1;
const OF: u16 = 2;
const VALUE: u16 = 3;
const GOAL: u16 = 4;
const GAP: u16 = 5;
const MISSING: u16 = 6;
const PULL: u16 = 7;
/// The first column of the charts.
const CHART: u16 = 8;

/// An aggregate with one of its goals.
struct Goal<'a> {
    progress: &'a Progress,
    line: &'a AggregateLine,
    /// What the goal is of.
    title: String,
}

impl Goal<'_> {
    /// Whether somebody is behind it, or says nothing.
    fn names_anybody(&self) -> bool {
        !self.line.behind.is_empty() || !self.line.absent.is_empty()
    }
}

/// Whether any goal names agencies.
pub(in crate::ranking) fn is_due(source: &Source<'_>) -> bool {
    all(source).iter().any(Goal::names_anybody)
}

/// Writes the agencies goal by goal, each from the top of a page.
pub(in crate::ranking) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: &str) -> Result<(), WorkbookError> {
    let styles = Styles::lined(source.report.set.decimals());
    let source = &Source { styles: &styles, ..*source };
    let columns = columns(source);
    let mut pen = source.canvas(sheet, tab, "standing-agencies-title", &columns)?;
    pen.sheet.set_print_scale(PRINT_SCALE);
    let mut breaks = Vec::new();
    let mut row = HEADING_ROW;
    for goal in all(source).iter().filter(|goal| goal.names_anybody()) {
        breaks.push(row);
        banner(source, &mut pen, (row, CHART), &goal.title)?;
        for (column, heading) in (0..).zip(&columns) {
            pen.text(row + 1, column, &heading.heading, &source.styles.heading)?;
        }
        let below = rows(source, &mut pen, row + 2, goal)?;
        chart(source, &mut pen, tab, (row + 2, goal))?;
        row = below.max(row + 2 + CHART_ROWS) + 1;
    }
    pen.sheet.set_page_breaks(breaks.get(1..).unwrap_or_default())?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; CHART as usize] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-agency", 34.0),
        column("standing-column-state", 14.0),
        column("report-cohort", 27.0),
        column("standing-column-own", 10.0),
        column("report-goal", 10.0),
        column("report-gap", 10.0),
        column("standing-column-missing-own", 11.0),
        column("standing-column-pull", 10.0),
    ]
}

fn all<'a>(source: &Source<'a>) -> Vec<Goal<'a>> {
    source.report.standing.targets.iter().flat_map(|progress| goals(source, progress)).collect()
}

/// Each goal of an aggregate.
fn goals<'a>(source: &Source<'_>, progress: &'a Progress) -> Vec<Goal<'a>> {
    let Outcome::Aggregate { lines, .. } = &progress.outcome else { return Vec::new() };
    let title = |line: &AggregateLine| {
        let target = progress.title.get(source.language());
        match &line.cohort {
            Some(id) => format!("{} – {target}", cohort(source, id)),
            None => target.to_owned(),
        }
    };
    lines.iter().map(|line| Goal { progress, line, title: title(line) }).collect()
}

fn rows(source: &Source<'_>, pen: &mut Pen<'_>, first: u32, goal: &Goal<'_>) -> Result<u32, WorkbookError> {
    let set = source.report.set;
    let figure = look(source.styles, &goal.progress.outcome);
    let target = Some(goal.line.goal);
    let behind = goal
        .line
        .behind
        .iter()
        .map(|one| ("behind", &one.name, one.cohort.clone(), [Some(one.value), Some(one.missing), Some(one.pull)]));
    let absent =
        goal.line.absent.iter().map(|one| (one.cause.as_str(), &one.name, cohort_of(set, &one.agency), [None; 3]));
    let mut row = first;
    for (state, name, of, [value, missing, pull]) in behind.chain(absent) {
        pen.text(row, NAME, name, &source.styles.text)?;
        pen.text(row, STATE, &source.word(&format!("standing-state-{state}")), &source.styles.text)?;
        pen.text(row, OF, &cohort(source, &of), &source.styles.text)?;
        pen.number(row, VALUE, value, figure)?;
        pen.number(row, GOAL, target, figure)?;
        pen.difference(row, GAP, [(VALUE, value), (GOAL, target)], figure)?;
        pen.number(row, MISSING, missing, &source.styles.figure)?;
        pen.number(row, PULL, pull, figure)?;
        row += 1;
    }
    Ok(row)
}

/// The id of an agency's cohort.
fn cohort_of(set: &CriteriaSet, code: &str) -> String {
    let agency = set.agency(code).map(|agency| &set.agencies()[agency]);
    agency.map(|agency| set.cohorts()[agency.cohort].id.clone()).unwrap_or_default()
}

/// The strongest pulls as bars; none where all are the same, as when agencies are counted.
fn chart(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    tab: &str,
    (first, goal): (u32, &Goal<'_>),
) -> Result<(), WorkbookError> {
    let pulls: Vec<f64> = goal.line.behind.iter().map(|one| one.pull).collect();
    if pulls.iter().all(|pull| Some(pull) == pulls.first()) {
        return Ok(());
    }
    let count = u32::try_from(pulls.len().min(SHOWN)).expect("few are shown");
    let series = Series {
        name: &source.word("standing-column-pull"),
        values: Cells::down(tab, (first, PULL), count),
        look: Look::Own,
    };
    let share = matches!(goal.progress.outcome, Outcome::Aggregate { share: true, .. });
    let title = sentence_with("standing-chart-pull", &[("count", f64::from(count).into())], source.language());
    let frame = Frame { source, title: &title, of: &goal.title };
    let names = Cells::down(tab, (first, NAME), count);
    let scale = Scale::from_zero(if share { "0.0%" } else { "0.0" });
    let mut drawing = frame.draw(|caption| Drawing::bars(caption, names, &[series], scale));
    frame.place(&mut drawing, pen, (first - 1, CHART))
}
