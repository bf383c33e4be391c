//! The tables of `dti what-if`: the improvements that reach a goal, and whom a hypothesis moves.

use dti_criteria::CriteriaSet;
use dti_engine::improvement::Improvement;
use dti_engine::index::Figure;

use super::File;
use super::table::Table;
use crate::OutputError;
use crate::what_if::Move;

const STEPS: [&str; 8] = ["agency", "indicator", "title", "points", "points_needed", "ceiling", "index_gain", "cost"];
const MOVES: [&str; 9] = [
    "cohort",
    "agency",
    "name",
    "points_before",
    "points_after",
    "index_before",
    "index_after",
    "rank_before",
    "rank_after",
];

/// `what-if.csv`: the indicators to raise.
pub(crate) fn steps(
    set: &CriteriaSet,
    agency: usize,
    improvement: &Improvement,
    language: dti_diagnostics::Language,
) -> Result<File, OutputError> {
    let mut table = Table::new(&STEPS);
    for step in &improvement.steps {
        let indicator = &set.indicators()[step.indicator];
        table.text(&set.agencies()[agency].code).text(&indicator.code).text(indicator.title.get(language));
        table.number(Some(step.from)).number(Some(step.to)).number(Some(step.ceiling));
        table.number(Some(step.gain)).number(step.cost).end_row();
    }
    table.finish("what-if.csv")
}

/// `what-if.csv`: everybody whose points, index or rank moves.
pub(crate) fn moves(set: &CriteriaSet, moves: &[Move]) -> Result<File, OutputError> {
    let mut table = Table::new(&MOVES);
    for one in moves {
        let agency = &set.agencies()[one.agency];
        table.text(&set.cohorts()[agency.cohort].id).text(&agency.code).text(&agency.name);
        let (before, after) = (one.before.total.there(), one.after.total.there());
        table.number(before.map(|total| total.points)).number(after.map(|total| total.points));
        table.number(before.map(Figure::index)).number(after.map(Figure::index));
        table.count(one.before.rank).count(one.after.rank).end_row();
    }
    table.finish("what-if.csv")
}
