//! `pillars.csv`: the points of each scored agency in each pillar; the whole set is in `index.csv`.

use dti_criteria::Tree;
use dti_engine::index::PlacedAgency;

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::{OutputError, Report};

const HEADINGS: [&str; 8] = ["agency", "pillar", "parent", "title", "points", "max", "index", "status"];

pub(super) fn table(report: &Report<'_>, dossiers: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for place in dossiers.iter().filter_map(|dossier| dossier.place) {
        rows(&mut table, report, place);
    }
    table.finish("pillars.csv")
}

fn rows(table: &mut Table<'_>, report: &Report<'_>, place: &PlacedAgency) {
    let pillars = &report.set.tree().pillars;
    for (position, pillar) in pillars.iter().enumerate().filter(|&(position, _)| position != Tree::ROOT) {
        let Some(figure) = place.pillars.get(position) else { continue };
        let parent = pillar.parent.map_or("", |parent| &pillars[parent].code);
        table.text(&report.set.agencies()[place.agency].code).text(&pillar.code).text(parent);
        table.text(pillar.title.get(report.language));
        table.figure(*figure).text(figure.presence.as_str()).end_row();
    }
}
