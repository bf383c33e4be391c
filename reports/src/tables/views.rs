//! `views.csv`: the figure of each scored agency in each view, and its rank there inside its cohort.

use dti_engine::index::PlacedAgency;

use super::File;
use super::table::Table;
use crate::dossier::{Dossier, in_order};
use crate::{OutputError, Report};

const HEADINGS: [&str; 9] = ["cohort", "agency", "view", "title", "points", "max_points", "index", "rank", "status"];

pub(super) fn table(report: &Report<'_>, dossiers: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for cohort in 0..report.set.cohorts().len() {
        for place in in_order(report, dossiers, cohort).into_iter().filter_map(|dossier| dossier.place) {
            rows(&mut table, report, place);
        }
    }
    table.finish("views.csv")
}

fn rows(table: &mut Table<'_>, report: &Report<'_>, place: &PlacedAgency) {
    let agency = &report.set.agencies()[place.agency];
    for (view, &(figure, rank)) in std::iter::zip(report.set.views(), &place.views) {
        table.text(&report.set.cohorts()[agency.cohort].id).text(&agency.code);
        table.text(&view.id).text(view.title.get(report.language));
        table.figure(figure).count(rank).text(figure.presence.as_str()).end_row();
    }
}
