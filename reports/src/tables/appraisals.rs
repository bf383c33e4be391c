//! `appraisals.csv`: every remark of the council, round by round, and the cell that it stands in.

use dti_diagnostics::Spot;
use dti_engine::appraisals::{Remark, Verdict};

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::{OutputError, Report};

const HEADINGS: [&str; 13] = [
    "agency",
    "indicator",
    "round",
    "kind",
    "file",
    "sheet",
    "cell",
    "points",
    "figures",
    "verdict",
    "reason",
    "members",
    "date",
];

pub(super) fn table(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for ((agency, indicator), remarks) in report.appraisals.chains() {
        for remark in remarks {
            table.text(&report.set.agencies()[agency].code).text(&report.set.indicators()[indicator].code);
            row(&mut table, report, indicator, remark);
        }
    }
    table.finish("appraisals.csv")
}

fn row(table: &mut Table<'_>, report: &Report<'_>, indicator: usize, remark: &Remark) {
    let sheet = match &remark.place.spot {
        Spot::Cell { sheet, .. } | Spot::Sheet { sheet } => sheet,
        Spot::Line { .. } | Spot::File {} => "",
    };
    table.count(Some(remark.round + 1)).text(report.appraisals.rounds[remark.round].kind.as_str());
    table.text(&remark.place.file).text(sheet).text(&remark.place.address().unwrap_or_default());
    table.number(remark.points.as_ref().map(|points| points.value)).text(&figures(report, indicator, remark));
    table.text(remark.verdict.map_or("", Verdict::as_str)).text(&remark.reason);
    table.text(&remark.members.join("; ")).text(&remark.date.map(|date| date.to_string()).unwrap_or_default());
    table.end_row();
}

/// The corrected figures as they were typed, by the names that the rule reads.
fn figures(report: &Report<'_>, indicator: usize, remark: &Remark) -> String {
    let inputs = &report.set.indicators()[indicator].inputs;
    let figure = |(&input, answer): (&usize, &dti_engine::submissions::Answer)| {
        format!("{} = {}", inputs[input].name, answer.raw)
    };
    remark.figures.iter().map(figure).collect::<Vec<_>>().join("; ")
}
