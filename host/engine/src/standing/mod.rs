//! Station 5: how far the city is from its targets, measured in published tables.

mod rank;
mod series;
mod table;
#[cfg(test)]
mod tests;

use dti_criteria::{CriteriaSet, ReferenceTable, Target, TargetKind};
use dti_diagnostics::{Code, Finding, Findings, Text};

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

/// Measures every target of the set, each year that its table holds.
///
/// The published tables tell how far the city is; the index of this run is of the city's own agencies, and no target
/// asks for it yet.
pub fn assess(set: &CriteriaSet, index: &Index, findings: &mut Findings) -> Standing {
    let _ = index;
    let mut standing = Standing::default();
    let mut told: Vec<Finding> = Vec::new();
    for target in set.targets() {
        let mut faults = Vec::new();
        standing.lines.extend(measure(set, target, &mut faults));
        // Two targets may use one table.
        faults.retain(|fault| !told.contains(fault));
        told.extend(faults);
    }
    findings.extend(told);
    standing
}

fn measure(set: &CriteriaSet, target: &Target, faults: &mut Vec<Finding>) -> Vec<StandingLine> {
    let (TargetKind::Rank { table, .. } | TargetKind::Series { table, .. }) = &target.kind;
    let Some(table) = set.reference(table) else {
        let vi = format!("không có bảng tham chiếu `{table}`");
        faults.push(unusable(target, Text::new(vi, format!("there is no reference table `{table}`"))));
        return Vec::new();
    };
    match &target.kind {
        TargetKind::Rank { subject, top, .. } => rank::lines(target, table, subject, *top, faults),
        TargetKind::Series { subject, goals, .. } => series::lines(target, table, subject, goals, faults),
    }
}

fn unusable(target: &Target, reason: Text) -> Finding {
    Finding::new(Code::TargetUnusable).with("target", &target.id).with("reason", reason).at(target.place.clone())
}

/// The finding of a target whose subject is not in its table.
fn no_subject(target: &Target, table: &ReferenceTable, subject: &str) -> Finding {
    let table = &table.id;
    let vi = format!("bảng `{table}` không có số liệu của `{subject}`");
    unusable(target, Text::new(vi, format!("the table `{table}` has no figure of `{subject}`")))
}
