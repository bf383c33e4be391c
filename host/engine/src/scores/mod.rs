//! Station 3: what each agency earned for each indicator, and why.

#[cfg(test)]
mod applicability_tests;
#[cfg(test)]
mod appraisal_tests;
mod award;
mod calls;
mod hypothesis;
#[cfg(test)]
mod hypothesis_tests;
mod objections;
mod passes;
mod policy;
mod roster;
#[cfg(test)]
mod tests;
mod unawarded;

use crate::metrics::Prepared;

pub use award::award;
pub use hypothesis::{Figures, suppose};

use crate::index::Presence;
pub(crate) use calls::{column, interrupted, not_scored};

/// What each agency earned for each indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// Positions of the agencies that are scored, in the order of the set.
    pub agencies: Vec<usize>,
    /// `by_agency[i]` holds the scores of `agencies[i]` for the indicators that apply, in the order of the set.
    pub by_agency: Vec<Vec<Score>>,
    /// Positions of agencies of the set that are not scored, and why.
    pub unscored: Vec<Unscored>,
    /// The figures that the rules read where they are not those of the metrics.
    pub prepared: Prepared,
    /// How often the rules were called, by indicator position.
    pub calls: Vec<u64>,
    /// Fuel that the rules used, by indicator position; that of calls that came to nothing is not in it.
    pub fuel: Vec<u64>,
}

/// An agency that is not scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unscored {
    /// Position of the agency.
    pub agency: usize,
    /// Why.
    pub cause: UnscoredCause,
}

/// Why an agency is not scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnscoredCause {
    /// It handed nothing in.
    NotSubmitted,
    /// Its submission has errors.
    Errors,
    /// An indicator that must be answered is not.
    AnswerRequired,
}

/// What one agency earned for one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Position of the indicator.
    pub indicator: usize,
    /// What the agency gave itself.
    pub self_points: Option<f64>,
    /// What the rule awarded by the agency's own figures; none where it withheld the award.
    pub computed_points: Option<f64>,
    /// What counts after the council decided: the points that it set or confirmed, or what the figures give that it
    /// corrected, also where it corrected those of others; none where nothing was appraised.
    pub appraised_points: Option<f64>,
    /// What counts: the appraised points, or else the computed ones; none where the indicator is left out of the
    /// agency's maximum.
    pub final_points: Option<f64>,
    /// The most points possible.
    pub maximum: f64,
    /// How the points came about.
    pub status: Status,
    /// One sentence that a person can check by hand.
    pub reason: String,
}

impl Score {
    /// Whether the indicator has a figure for the agency.
    #[must_use]
    pub fn presence(&self) -> Presence {
        match (self.final_points, self.status) {
            (Some(_), _) => Presence::Present,
            (None, Status::NotApplicable | Status::NotScored) => Presence::NotApplicable,
            (None, _) => Presence::Missing,
        }
    }
}

/// How the points of one indicator came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The rule awarded them.
    Computed,
    /// The award was withheld and counts as zero.
    Zero,
    /// The award was withheld and counts as all points.
    Full,
    /// A figure is missing, and the indicator is no part of the agency's maximum.
    Removed,
    /// The indicator does not apply to the agency and counts as the set says, or the rule found nothing to measure
    /// (0 of 0), and it is no part of the agency's maximum.
    NotApplicable,
    /// The agency claims something and cites no document: no points until the council gives some.
    EvidenceRequired,
    /// The council set or confirmed them, or the rule awarded them by figures that it corrected.
    Appraised,
    /// The rule awarded others, because the council corrected figures that they depend on: those of other agencies of the
    /// cohort, or a denominator.
    Recomputed,
    /// The rule failed for the cohort, and the indicator is no part of the agency's maximum.
    RuleFailed,
    /// The indicator is collected and not scored.
    NotScored,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 10] = [
        Self::Computed,
        Self::Zero,
        Self::Full,
        Self::Removed,
        Self::NotApplicable,
        Self::EvidenceRequired,
        Self::Appraised,
        Self::Recomputed,
        Self::RuleFailed,
        Self::NotScored,
    ];

    /// The word in `scores.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Zero => "zero",
            Self::Full => "full",
            Self::Removed => "removed",
            Self::NotApplicable => "not-applicable",
            Self::EvidenceRequired => "evidence-required",
            Self::Appraised => "appraised",
            Self::Recomputed => "recomputed",
            Self::RuleFailed => "rule-failed",
            Self::NotScored => "not-scored",
        }
    }
}
