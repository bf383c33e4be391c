//! What a withheld award counts for: zero, nothing at all, or that the agency is not scored.

use dti_criteria::{Indicator, MissingPolicy};

use super::calls::Award;
use super::{Score, Status};
use crate::submissions::Submission;

/// The score of an award. A withheld award that counts as zero is 0 points, moved into the indicator's bounds: an
/// indicator whose fewest points are above 0 gives those.
pub(super) fn score(position: usize, indicator: &Indicator, submission: Option<&Submission>, award: &Award) -> Score {
    let (final_points, status) = match (award.points, indicator.missing) {
        (Some(points), _) => (Some(points), Status::Computed),
        (None, MissingPolicy::Zero) => (Some(nothing(indicator)), Status::Zero),
        (None, MissingPolicy::Withhold | MissingPolicy::Refuse) => (None, Status::Withheld),
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
    award.points.is_none() && indicator.missing == MissingPolicy::Refuse
}
