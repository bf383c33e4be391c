//! `index.csv`: every agency with its rank, points and index, cohort by cohort; below each those not scored.

use dti_criteria::Cohort;
use dti_engine::index::Figure;

use super::File;
use super::table::Table;
use crate::dossier::{Dossier, in_order};
use crate::{OutputError, Report};

const HEADINGS: [&str; 8] = ["cohort", "rank", "agency", "name", "points", "max", "index", "status"];

pub(super) fn table(report: &Report<'_>, dossiers: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for (position, cohort) in report.set.cohorts().iter().enumerate() {
        for dossier in in_order(report, dossiers, position) {
            row(&mut table, report, cohort, dossier);
        }
    }
    table.finish("index.csv")
}

fn row(table: &mut Table<'_>, report: &Report<'_>, cohort: &Cohort, dossier: &Dossier<'_>) {
    let agency = &report.set.agencies()[dossier.agency];
    let total = dossier.place.map(|place| place.total);
    table.text(&cohort.id).count(dossier.place.and_then(|place| place.rank)).text(&agency.code).text(&agency.name);
    table.number(total.map(|total| total.points)).number(total.map(|total| total.maximum));
    table.number(total.map(Figure::index)).text(dossier.status()).end_row();
}
