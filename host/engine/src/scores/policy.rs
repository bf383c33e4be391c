//! What an indicator without an award counts for: zero, nothing at all, or that the agency is not scored.

use dti_criteria::{CountsAs, Indicator};

use super::calls::Award;
use super::{Score, Status};
use crate::submissions::Submission;

/// What the set says of an award: nothing special where there are points; otherwise it depends on whether a figure is
/// missing or the rule withheld the award although all figures are there.
pub(super) fn policy(indicator: &Indicator, award: &Award) -> Option<CountsAs> {
    match award.points {
        Some(_) => None,
        None if award.complete => Some(indicator.withheld),
        None => Some(indicator.missing),
    }
}

/// The score of an award. One that counts as zero is 0 points, moved into the indicator's bounds: an indicator whose
/// fewest points are above 0 gives those.
pub(super) fn score(position: usize, indicator: &Indicator, submission: Option<&Submission>, award: &Award) -> Score {
    let (final_points, status) = match policy(indicator, award) {
        None => (award.points, Status::Computed),
        Some(CountsAs::Zero) => (Some(nothing(indicator)), Status::Zero),
        Some(CountsAs::Full) => (Some(indicator.maximum), Status::Full),
        Some(CountsAs::Remove) if award.complete => (None, Status::NotApplicable),
        Some(CountsAs::Remove | CountsAs::Refuse) => (None, Status::Removed),
    };
    let entry = submission.and_then(|submission| submission.entries.get(&position));
    Score {
        indicator: position,
        self_points: entry.and_then(|entry| entry.self_points.as_ref()).map(|answer| answer.value),
        computed_points: award.points,
        final_points,
        maximum: indicator.maximum,
        status,
        reason: award.reason.clone(),
    }
}

fn nothing(indicator: &Indicator) -> f64 {
    0.0_f64.max(indicator.minimum).min(indicator.maximum)
}

/// Whether an award means that the agency is not scored.
pub(super) fn refuses(indicator: &Indicator, award: &Award) -> bool {
    policy(indicator, award) == Some(CountsAs::Refuse)
}
