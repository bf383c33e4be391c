//! Station 5: how far the city is from its targets, measured in published tables.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Text};

use crate::Index;

/// Progress toward every target of the set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The lines in the order of the targets and their years.
    pub lines: Vec<StandingLine>,
}

/// One figure of one target: a year of a rank or of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingLine {
    /// The target's id.
    pub target: String,
    /// The target's title.
    pub title: Text,
    /// What the line measures.
    pub measure: Measure,
    /// The year, and the edition of the table where it has several (`63`, `34`).
    pub period: String,
    /// Who produced the figure; empty where the table has one producer.
    pub producer: String,
    /// The figure of the subject, in the table's unit.
    pub value: Option<f64>,
    /// What it should be: the score of the last rank that counts, or the goal.
    pub goal: Option<f64>,
    /// The subject's rank; none for series.
    pub rank: Option<usize>,
    /// How many are ranked; none for series.
    pub of: Option<usize>,
    /// `value − goal`: below 0 where the target is missed.
    pub gap: Option<f64>,
    /// Whether the target is reached; none where there is no figure.
    pub reached: Option<bool>,
    /// Where the figure comes from.
    pub source: String,
}

/// What a line of the standing measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A place in a ranking table.
    Rank,
    /// A figure against a goal of the same year.
    Series,
    /// The latest figure against a goal of a later year.
    Outlook,
}

impl Measure {
    /// The word in `standing.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Series => "series",
            Self::Outlook => "outlook",
        }
    }
}

/// Measures every target of the set.
pub fn assess(set: &CriteriaSet, index: &Index, findings: &mut Findings) -> Standing {
    let _ = (set, index, findings);
    Standing::default()
}
