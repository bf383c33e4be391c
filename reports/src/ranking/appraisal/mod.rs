//! What was lost at appraisal: every decision that changed points with its reason, and the sums of each agency.

pub(super) mod agencies;
mod decisions;

use dti_engine::scores::{Score, Status};

use super::Source;
use crate::dossier::{Dossier, in_order};

pub(super) use decisions::write;

/// Whether the council decided anything.
pub(super) fn is_due(source: &Source<'_>) -> bool {
    scored(source).iter().any(|dossier| dossier.scores().iter().any(is_appraised))
}

/// Whether the points of a score come from the council or from figures that it corrected.
fn is_appraised(score: &Score) -> bool {
    matches!(score.status, Status::Appraised | Status::Recomputed)
}

/// The scored agencies, cohort by cohort, in the order of their ranking.
fn scored<'a>(source: &Source<'a>) -> Vec<&'a Dossier<'a>> {
    let cohorts = 0..source.report.set.cohorts().len();
    let listed = cohorts.flat_map(|cohort| in_order(source.report, source.dossiers, cohort));
    listed.filter(|dossier| dossier.place.is_some()).collect()
}
