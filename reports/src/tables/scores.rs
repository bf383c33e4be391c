//! `scores.csv`: what each agency earned for each indicator, and why.

use dti_engine::scores::Score;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::{OutputError, Report};

const HEADINGS: [&str; 9] = [
    "agency",
    "indicator",
    "self_points",
    "computed_points",
    "final_points",
    "max_points",
    "status",
    "reason",
    "origin",
];

pub(super) fn table(report: &Report<'_>, dossiers: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for dossier in dossiers {
        for score in dossier.scores() {
            row(&mut table, report, dossier, score);
        }
    }
    table.finish("scores.csv")
}

fn row(table: &mut Table<'_>, report: &Report<'_>, dossier: &Dossier<'_>, score: &Score) {
    let indicator = &report.set.indicators()[score.indicator];
    table.text(&report.set.agencies()[dossier.agency].code).text(&indicator.code);
    table.number(score.self_points).number(score.computed_points).number(score.final_points);
    table.number(Some(score.maximum)).text(score.status.as_str()).text(&score.reason);
    table.text(&origins(report, dossier, score.indicator).join("; ")).end_row();
}

/// The places of the inputs; a place that several inputs share is told once.
pub(crate) fn origins(report: &Report<'_>, dossier: &Dossier<'_>, indicator: usize) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for input in 0..report.set.indicators()[indicator].inputs.len() {
        let place = report.metrics.origin(dossier.agency, indicator, input).map(|origin| origin.place.to_string());
        if let Some(place) = place.filter(|place| !places.contains(place)) {
            places.push(place);
        }
    }
    places
}
