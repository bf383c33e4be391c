//! `changes.csv`: every node of every agency in two runs, the change, or why there is none.

use dti_criteria::CriteriaSet;
use dti_diagnostics::Language;
use dti_engine::changes::{AgencyChanges, Change, Standing};

use super::File;
use super::table::Table;
use crate::{OutputError, YearOnYear};

/// The file's name in the folder of a run.
pub(crate) const FILE: &str = "changes.csv";

const HEADINGS: [&str; 22] = [
    "agency",
    "name",
    "previous_agency",
    "kind",
    "node",
    "title",
    "previous_title",
    "previous_points",
    "previous_max",
    "previous_index",
    "previous_rank",
    "previous_of",
    "points",
    "max",
    "index",
    "rank",
    "of",
    "points_change",
    "index_change",
    "rank_change",
    "comparable",
    "why_not",
];

pub(crate) fn changes(compared: &YearOnYear<'_>, language: Language) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for agency in &compared.changes.agencies {
        for change in &agency.rows {
            row(&mut table, compared, agency, change, language);
        }
    }
    table.finish(FILE)
}

fn row(table: &mut Table<'_>, compared: &YearOnYear<'_>, agency: &AgencyChanges, change: &Change, language: Language) {
    let present = agency.agency.map(|agency| &compared.now.agencies()[agency]);
    let (code, [before, now]) = compared.node(change.node, language);
    table.text(present.map_or("", |agency| &agency.code)).text(present.map_or("", |agency| &agency.name));
    table.text(&previous(compared.before, agency)).text(change.node.kind.as_str()).text(&code).text(&now).text(&before);
    standing(table, change.before);
    standing(table, change.now);
    table.number(change.points()).number(change.index());
    #[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
    table.number(change.rank().map(|places| places as f64));
    table.text(if change.why_not.is_none() { "true" } else { "false" });
    table.text(change.why_not.map_or("", |reason| reason.as_str())).end_row();
}

/// The codes of whom the agency was.
fn previous(set: &CriteriaSet, agency: &AgencyChanges) -> String {
    agency.previous.iter().map(|&old| set.agencies()[old].code.as_str()).collect::<Vec<_>>().join("; ")
}

fn standing(table: &mut Table<'_>, standing: Standing) {
    table.number(standing.points).number(standing.maximum).number(standing.index);
    table.count(standing.rank).count(standing.of);
}
