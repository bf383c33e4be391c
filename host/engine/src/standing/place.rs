//! An agency's place in the ranking that the run itself made.

use dti_criteria::CriteriaSet;

use super::rank::Place;
use super::{FigureKind, Neighbour, Outcome, RankLine};
use crate::Index;

pub(super) fn outcome(set: &CriteriaSet, index: &Index, agency: usize, top: usize) -> Outcome {
    let body = &set.agencies()[agency];
    let ranking = index.rankings.iter().find(|ranking| ranking.cohort == body.cohort);
    let listed = ranking.map_or(&[][..], |ranking| &ranking.places);
    let ranked: Vec<_> = listed.iter().filter(|place| place.rank.is_some()).collect();
    let at = |place: usize| {
        let placed = ranked.get(place)?;
        let name = set.agencies()[placed.agency].name.clone();
        Some(Neighbour { name, rank: placed.rank?, value: placed.total.index() })
    };
    let own = ranked.iter().position(|place| place.agency == agency);
    let line = RankLine {
        year: set.period().1.year(),
        kind: FigureKind::Computed,
        source: format!("index.csv: {}, {}", set.cohorts()[body.cohort].id, body.code),
        ..Place { own, count: ranked.len(), top }.line(at)
    };
    Outcome::Rank { table: None, subject: body.name.clone(), top, unit: String::new(), places: vec![line] }
}
