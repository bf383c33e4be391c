//! A subject's place in a published ranking, one line for each edition and year.

use dti_criteria::{ReferenceTable, Target};
use dti_diagnostics::Finding;

use super::table::{Figure, figures};
use super::{Measure, StandingLine, no_subject};
use crate::index::ranked;

pub(super) fn lines(
    target: &Target,
    table: &ReferenceTable,
    subject: &str,
    top: u32,
    faults: &mut Vec<Finding>,
) -> Vec<StandingLine> {
    let before = faults.len();
    let figures = figures(table, &["edition", "year", "subject", "value"], faults, |_| true);
    if faults.len() > before {
        return Vec::new();
    }
    if !figures.iter().any(|figure| table.cell(figure.row, "subject") == subject) {
        faults.push(no_subject(target, table, subject));
        return Vec::new();
    }
    let several = figures.iter().any(|figure| edition(table, figure) != edition(table, &figures[0]));
    let rankings = rankings(table, &figures);
    rankings.iter().map(|ranking| line(target, table, subject, top as usize, ranking, several)).collect()
}

fn edition<'a>(table: &'a ReferenceTable, figure: &Figure) -> &'a str {
    table.cell(figure.row, "edition")
}

/// The figures by year, and within a year by edition in the order of the table.
fn rankings<'a>(table: &ReferenceTable, figures: &'a [Figure]) -> Vec<Vec<&'a Figure>> {
    let mut rankings: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        let same = |other: &Figure| other.year == figure.year && edition(table, other) == edition(table, figure);
        match rankings.iter_mut().find(|ranking| same(ranking[0])) {
            Some(ranking) => ranking.push(figure),
            None => rankings.push(vec![figure]),
        }
    }
    rankings.sort_by_key(|ranking| ranking[0].year);
    rankings
}

fn line(
    target: &Target,
    table: &ReferenceTable,
    subject: &str,
    top: usize,
    ranking: &[&Figure],
    several: bool,
) -> StandingLine {
    let values: Vec<f64> = ranking.iter().map(|figure| figure.value).collect();
    let ranks = ranked(&values, |a, b| a.cmp(&b));
    let own = ranks.iter().find(|(position, _)| table.cell(ranking[*position].row, "subject") == subject);
    let value = own.map(|&(position, _)| values[position]);
    let last = top.checked_sub(1).and_then(|place| ranks.get(place));
    let goal = last.map(|&(position, _)| values[position]);
    let year = ranking[0].year;
    StandingLine {
        target: target.id.clone(),
        title: target.title.clone(),
        measure: Measure::Rank,
        period: if several { format!("{year} ({})", edition(table, ranking[0])) } else { year.to_string() },
        producer: String::new(),
        value,
        goal,
        rank: own.map(|&(_, rank)| rank),
        of: Some(values.len()),
        gap: value.zip(goal).map(|(value, goal)| value - goal),
        reached: own.map(|&(_, rank)| rank <= top),
        source: table.source.clone(),
    }
}
