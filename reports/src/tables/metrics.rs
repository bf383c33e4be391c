//! `metrics.csv`: every figure, where it came from, what the council made of it, and as a rule read it; empty values are
//! missing figures.

use dti_diagnostics::Spot;
use dti_engine::metrics::Origin;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::wording::adjustments_in_words;
use crate::{OutputError, Report};

const HEADINGS: [&str; 16] = [
    "agency",
    "indicator",
    "input",
    "title",
    "value",
    "raw",
    "file",
    "sheet",
    "cell",
    "corrected_value",
    "corrected_raw",
    "corrected_file",
    "corrected_sheet",
    "corrected_cell",
    "prepared",
    "adjustment",
];

pub(super) fn table(report: &Report<'_>, dossiers: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for dossier in dossiers.iter().filter(|dossier| report.metrics.row(dossier.agency).is_some()) {
        for indicator in dossier.indicators(report.set) {
            rows(&mut table, report, dossier, indicator);
        }
    }
    table.finish("metrics.csv")
}

fn rows(table: &mut Table<'_>, report: &Report<'_>, dossier: &Dossier<'_>, position: usize) {
    let indicator = &report.set.indicators()[position];
    for (number, input) in indicator.inputs.iter().enumerate() {
        let figure = report.metrics.value(dossier.agency, position, number);
        table.text(&report.set.agencies()[dossier.agency].code).text(&indicator.code);
        table.text(&input.name).text(input.title.get(report.language)).number(figure);
        origin(table, report.metrics.origin(dossier.agency, position, number));
        let correction = report.metrics.correction(dossier.agency, position, number);
        table.number(correction.map(|(value, _)| value));
        origin(table, correction.map(|(_, origin)| origin));
        prepared(table, report, dossier, (position, number));
        table.end_row();
    }
}

/// The figure that the rule read, and what was done to it before; nothing where the agency is not scored.
fn prepared(table: &mut Table<'_>, report: &Report<'_>, dossier: &Dossier<'_>, (position, number): (usize, usize)) {
    let prepared = &report.scores.prepared;
    let read = dossier.place.and_then(|_| prepared.value(report.metrics.in_force(), dossier.agency, position, number));
    let adjustments = prepared.adjustments(dossier.agency, position, number);
    let words = adjustments_in_words(report.set, (position, number), adjustments, report.language);
    table.number(read).text(&words);
}

fn origin(table: &mut Table<'_>, origin: Option<&Origin>) {
    let Some(Origin { place, raw }) = origin else {
        table.text("").text("").text("").text("");
        return;
    };
    let sheet = match &place.spot {
        Spot::Cell { sheet, .. } | Spot::Sheet { sheet } => sheet,
        Spot::Line { .. } | Spot::File {} => "",
    };
    table.text(raw).text(&place.file).text(sheet).text(&place.address().unwrap_or_default());
}
