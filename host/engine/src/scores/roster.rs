//! Who is scored: every agency whose submission has no errors.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Severity};

use super::{Unscored, UnscoredCause};
use crate::Submissions;

/// The agencies that are scored and those that are not.
pub(super) struct Roster {
    /// Positions of the agencies that are scored, in the order of the set.
    pub(super) agencies: Vec<usize>,
    /// The others, in the order of the set once [`Roster::finish`] is called.
    unscored: Vec<Unscored>,
}

impl Roster {
    /// Leaves out agencies that handed nothing in or that `findings` hold errors of.
    pub(super) fn new(set: &CriteriaSet, submissions: &Submissions, findings: &Findings) -> Self {
        let errors = errors_by_agency(findings);
        let handed_in = submissions.list.iter().filter(|submission| submission.handed_in);
        let handed_in: BTreeSet<_> = handed_in.map(|submission| submission.agency).collect();
        let mut roster = Self { agencies: Vec::new(), unscored: Vec::new() };
        for (agency, defined) in set.agencies().iter().enumerate() {
            if errors.contains_key(defined.code.as_str()) {
                roster.unscored.push(Unscored { agency, cause: UnscoredCause::Errors });
            } else if !handed_in.contains(&agency) {
                roster.unscored.push(Unscored { agency, cause: UnscoredCause::NotSubmitted });
            } else {
                roster.agencies.push(agency);
            }
        }
        roster
    }

    /// The agencies of a run, all of them scored.
    pub(super) fn of(agencies: &[usize]) -> Self {
        Self { agencies: agencies.to_vec(), unscored: Vec::new() }
    }

    /// The agencies of a cohort that are scored.
    pub(super) fn members(&self, set: &CriteriaSet, cohort: usize) -> Vec<usize> {
        self.agencies.iter().copied().filter(|&agency| set.agencies()[agency].cohort == cohort).collect()
    }

    /// Takes agencies out, given in the order of the set.
    pub(super) fn refuse(&mut self, refused: &[Unscored]) {
        self.agencies.retain(|agency| refused.binary_search_by_key(agency, |one| one.agency).is_err());
        self.unscored.extend(refused.iter().cloned());
    }

    /// Warns of every agency that is not scored because of errors, and hands over who is not scored.
    pub(super) fn finish(mut self, set: &CriteriaSet, findings: &mut Findings) -> (Vec<usize>, Vec<Unscored>) {
        self.unscored.sort_by_key(|unscored| unscored.agency);
        let errors = errors_by_agency(findings);
        let warning = |unscored: &Unscored| {
            let code = set.agencies()[unscored.agency].code.as_str();
            let count = *errors.get(code)?;
            Some(Finding::new(Code::AgencyNotScored).with("agency", code).with("count", count).agency(code))
        };
        let warnings: Vec<_> = self.unscored.iter().filter_map(warning).collect();
        findings.extend(warnings);
        (self.agencies, self.unscored)
    }
}

/// How many errors there are of each agency.
fn errors_by_agency(findings: &Findings) -> BTreeMap<String, usize> {
    let mut errors = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity() == Severity::Error) {
        if let Some(agency) = &finding.agency {
            *errors.entry(agency.clone()).or_insert(0) += 1;
        }
    }
    errors
}
