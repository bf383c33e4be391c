//! What the council decided: appraisals of the computed points and appeals against them, each remark with the cell that
//! it came from.
//!
//! Each file is a round. A later round wins, agency by agency and indicator by indicator; [`Appraisals::decision`] is
//! what all rounds leave in force, [`Appraisals::remarks`] the chain that led there.

mod checks;
mod decision;
mod file;
pub mod form;
mod row;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Halted, Place, Severity};
use jiff::civil::Date;
use rayon::prelude::*;

pub use decision::Decision;
pub(crate) use decision::{rounds, verdict};
pub use form::Verdict;

use crate::submissions::file::digested;
use crate::submissions::vocabulary::Vocabulary;
use crate::submissions::{Answer, Reading, SubmittedFile};

/// What the council decided, round by round.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Appraisals {
    /// The files in the order in which they win over each other, the last over all.
    pub rounds: Vec<Round>,
    /// By positions of agency and indicator; in the order of the rounds, and inside a round by day, members and reason.
    remarks: BTreeMap<(usize, usize), Vec<Remark>>,
}

/// One file of decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// What the round is.
    pub kind: RoundKind,
    /// The file; its path is its name.
    pub file: SubmittedFile,
}

/// What a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundKind {
    /// The council appraises what the agencies handed in.
    Appraisal,
    /// It decides again, because agencies appealed.
    Appeal,
}

impl RoundKind {
    /// The word in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Appraisal => "appraisal",
            Self::Appeal => "appeal",
        }
    }
}

/// What one row says of an agency's indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Position of the round.
    pub round: usize,
    /// The cell of the points or figures that it sets, or else of its verdict or reason.
    pub place: Place,
    /// The points that it sets.
    pub points: Option<Answer>,
    /// The figures that it corrects, by input position.
    pub figures: BTreeMap<usize, Answer>,
    /// Whether the council agrees with what stood before.
    pub verdict: Option<Verdict>,
    /// Why; may be empty.
    pub reason: String,
    /// Who says so.
    pub members: Vec<String>,
    /// When.
    pub date: Option<Date>,
}

impl Remark {
    /// Whether it sets points or figures, or gives a verdict.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.points.is_some() || !self.figures.is_empty() || self.verdict.is_some()
    }

    /// What remarks of one round are ordered by: nothing that depends on the order of the rows, where that is possible.
    fn order(&self) -> (usize, Option<Date>, &[String], &str, &Place) {
        (self.round, self.date, &self.members, &self.reason, &self.place)
    }
}

impl Appraisals {
    /// The remarks on an agency's indicator, round by round.
    #[must_use]
    pub fn remarks(&self, agency: usize, indicator: usize) -> &[Remark] {
        self.remarks.get(&(agency, indicator)).map_or(&[], Vec::as_slice)
    }

    /// What all rounds leave in force for an agency's indicator; none if nobody decided anything.
    #[must_use]
    pub fn decision(&self, agency: usize, indicator: usize) -> Option<Decision<'_>> {
        Decision::of(self.remarks(agency, indicator))
    }

    /// All chains of remarks, by positions of agency and indicator.
    pub fn chains(&self) -> impl Iterator<Item = ((usize, usize), &[Remark])> {
        self.remarks.iter().map(|(&key, remarks)| (key, remarks.as_slice()))
    }

    fn add(&mut self, agency: usize, indicator: usize, remark: Remark) {
        self.remarks.entry((agency, indicator)).or_default().push(remark);
    }

    fn sort(&mut self) {
        for remarks in self.remarks.values_mut() {
            remarks.sort_by(|a, b| a.order().cmp(&b.order()));
        }
    }
}

/// The council's files as [`read`] calls them, each with its digest; none where one cannot be read.
#[must_use]
pub fn files(files: &[(RoundKind, PathBuf)]) -> Vec<Option<SubmittedFile>> {
    file::named(files).par_iter().map(digested).collect()
}

/// Reads the council's files, each a round, in the order in which they win over each other.
///
/// Every problem becomes a finding that names its agency where that is known: such an agency is not scored.
///
/// # Errors
/// [`Halted`] if any problem concerns nobody in particular, such as a file that cannot be read or an agency that is not
/// known: then nobody can tell whose points would be wrong.
pub fn read(
    set: &CriteriaSet,
    files: &[(RoundKind, PathBuf)],
    reading: Reading<'_>,
    findings: &mut Findings,
) -> Result<Appraisals, Halted> {
    let _station = (!files.is_empty()).then(|| tracing::info_span!("appraisals", files = files.len()).entered());
    let vocabulary = Vocabulary::of(set);
    let named: Vec<_> = file::named(files).into_iter().enumerate().collect();
    let contents = reading.each(&named, |(round, found)| file::read(&vocabulary, *round, found, reading));
    let (appraisals, mut own) = put_together(files, contents);
    checks::run(set, &appraisals, &mut own);
    let unclear = own.iter().any(|one| one.severity() == Severity::Error && one.agency.is_none());
    findings.append(own);
    if unclear { Err(Halted) } else { Ok(appraisals) }
}

fn put_together(files: &[(RoundKind, PathBuf)], contents: Vec<file::Content>) -> (Appraisals, Findings) {
    let (mut appraisals, mut findings) = (Appraisals::default(), Findings::new());
    for ((kind, _), content) in files.iter().zip(contents) {
        appraisals.rounds.push(Round { kind: *kind, file: content.file });
        findings.extend(content.findings);
        for ((agency, indicator), remark) in content.remarks {
            appraisals.add(agency, indicator, remark);
        }
    }
    appraisals.sort();
    (appraisals, findings)
}
