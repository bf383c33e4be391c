//! Early signs: figures that somebody should look at before anybody publishes them. They are warnings, and never
//! change points.

mod cohort;
mod own;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, EarlySigns, Input, InputSource, Kind};
use dti_diagnostics::{Code, Finding, Findings};

use crate::{Metrics, Scores};

/// The figures of an earlier run.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// What it was scored by.
    pub set: &'a CriteriaSet,
    /// The figures in force, by agency, indicator and input position of that set.
    pub figures: &'a BTreeMap<(usize, usize, usize), f64>,
}

/// Looks for the signs that the set declares; those that need points or an earlier run only where these are there.
///
/// Figures are those in force, before anything is prepared. A figure is compared with an earlier one only where the
/// agency is the same body and both sets ask for it under the same code, name and kind.
pub fn look(
    set: &CriteriaSet,
    metrics: &Metrics,
    scores: Option<&Scores>,
    earlier: Option<Earlier<'_>>,
    findings: &mut Findings,
) {
    let looker = Looker { set, signs: set.early_signs(), metrics: metrics.in_force() };
    findings.extend(looker.own(earlier));
    findings.extend(looker.of_cohorts());
    findings.extend(scores.into_iter().flat_map(|scores| looker.self_scores(scores)));
}

struct Looker<'a> {
    set: &'a CriteriaSet,
    signs: &'a EarlySigns,
    /// The metrics in force.
    metrics: &'a Metrics,
}

/// The position of an indicator and of one of its inputs.
type At = (usize, usize);

impl<'a> Looker<'a> {
    fn input(&self, (indicator, input): At) -> &'a Input {
        &self.set.indicators()[indicator].inputs[input]
    }

    /// The inputs that hold measured numbers: choices, days and yes or no are far from nothing, and points are no
    /// figures.
    fn measured(&self) -> impl Iterator<Item = At> + use<'a> {
        let set = self.set;
        let is_measured = |input: &Input| {
            matches!(input.kind, Kind::Number | Kind::Count | Kind::Percent) && input.source != InputSource::SelfPoints
        };
        (0..set.indicators().len()).flat_map(move |indicator| {
            let inputs = set.indicators()[indicator].inputs.iter().enumerate();
            inputs.filter(move |(_, input)| is_measured(input)).map(move |(input, _)| (indicator, input))
        })
    }

    fn value(&self, agency: usize, (indicator, input): At) -> Option<f64> {
        self.metrics.value(agency, indicator, input)
    }

    /// A finding about one figure of an agency, at its cell.
    fn about(&self, code: Code, agency: usize, at: At) -> Finding {
        let (indicator, input) = (&self.set.indicators()[at.0], self.input(at));
        let finding = self.finding(code).with("input", input.title.clone()).with("code", &indicator.code);
        let finding = finding.agency(&self.set.agencies()[agency].code).indicator(&indicator.code);
        match self.metrics.origin(agency, at.0, at.1) {
            Some(origin) => finding.at(origin.place.clone()),
            None => finding,
        }
    }

    /// A finding that names where the signs are declared.
    fn finding(&self, code: Code) -> Finding {
        let finding = Finding::new(code);
        match &self.signs.place {
            Some(place) => finding.asked_by(place.clone()),
            None => finding,
        }
    }
}
