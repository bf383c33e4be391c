//! `scores.csv`: what each agency earned for each indicator, and why.

use dti_engine::appraisals::{Decision, Verdict};
use dti_engine::scores::Score;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::wording::{date, members, reasons};
use crate::{OutputError, Report};

const HEADINGS: [&str; 18] = [
    "agency",
    "indicator",
    "self_points",
    "computed_points",
    "appraised_points",
    "final_points",
    "max_points",
    "appraised_minus_computed",
    "final_minus_self",
    "status",
    "reason",
    "verdict",
    "appraisal_reason",
    "members",
    "date",
    "origin",
    "evidence",
    "explanation",
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
    table.number(score.self_points).number(score.computed_points).number(score.appraised_points);
    table.number(score.final_points).number(indicator.rule.is_some().then_some(score.maximum));
    table.number(difference(score.appraised_points, score.computed_points));
    table.number(difference(score.final_points, score.self_points));
    table.text(score.status.as_str()).text(&score.reason);
    decision(table, report.appraisals.decision(dossier.agency, score.indicator).as_ref());
    table.text(&origins(report, dossier, score.indicator).join("; "));
    let entry = dossier.submission.and_then(|submission| submission.entries.get(&score.indicator));
    table.text(entry.map_or("", |entry| &entry.evidence)).text(entry.map_or("", |entry| &entry.explanation)).end_row();
}

fn difference(points: Option<f64>, other: Option<f64>) -> Option<f64> {
    points.zip(other).map(|(points, other)| points - other)
}

/// What the last round that decided something says.
fn decision(table: &mut Table<'_>, decision: Option<&Decision<'_>>) {
    let remarks = decision.map_or(&[][..], |decision| decision.remarks);
    table.text(decision.and_then(|decision| decision.verdict).map_or("", Verdict::as_str));
    table.text(&reasons(remarks)).text(&members(remarks)).text(&date(remarks));
}

/// The places of the inputs; a place that several inputs share is told once.
fn origins(report: &Report<'_>, dossier: &Dossier<'_>, indicator: usize) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for input in 0..report.set.indicators()[indicator].inputs.len() {
        let place = report.metrics.origin(dossier.agency, indicator, input).map(|origin| origin.place.to_string());
        if let Some(place) = place.filter(|place| !places.contains(place)) {
            places.push(place);
        }
    }
    places
}
