//! `standing.csv`: progress toward every target.

use dti_engine::standing::StandingLine;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::{OutputError, Report};

const HEADINGS: [&str; 12] =
    ["target", "title", "measure", "period", "producer", "value", "goal", "rank", "of", "gap", "reached", "source"];

pub(super) fn table(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for line in &report.standing.lines {
        row(&mut table, report, line);
    }
    table.finish("standing.csv")
}

fn row(table: &mut Table<'_>, report: &Report<'_>, line: &StandingLine) {
    let reached = match line.reached {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    };
    table.text(&line.target).text(line.title.get(report.language)).text(line.measure.as_str());
    table.text(&line.period).text(&line.producer).number(line.value).number(line.goal);
    table.count(line.rank).count(line.of).number(line.gap).text(reached).text(&line.source).end_row();
}
