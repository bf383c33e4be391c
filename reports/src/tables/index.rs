//! `index.csv`: every agency with its rank, points and index, cohort by cohort; below each those
//! without a rank, and those not scored.

use dti_criteria::Cohort;

use super::File;
use super::table::Table;
use crate::dossier::{Dossier, in_order};
use crate::{OutputError, Report};

const HEADINGS: [&str; 11] =
    ["cohort", "rank", "agency", "name", "points", "max", "index", "status", "band", "band_title", "coverage"];

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
    table.text(&cohort.id).count(dossier.place.and_then(|place| place.rank)).text(&agency.code).text(&agency.name);
    table.figure(dossier.place.map(|place| place.total).unwrap_or_default()).text(dossier.status());
    let class = dossier.class(report.set);
    table.text(class.map_or("", |class| &class.id)).text(class.map_or("", |class| class.title.get(report.language)));
    table.number(dossier.place.map(|place| place.coverage)).end_row();
}
