//! A case run through a rule, and how far what came out is from what should have.

use dti_diagnostics::{Argument, Code, Finding, Language, Text};
use dti_engine::rules::Awards;

use super::read::json;
use super::{Case, Expected};
use crate::figures;
use crate::laws::samples::joined;
use crate::laws::{Fault, Subject, words};
use crate::trial::{Trial, TrialInput, figure};

/// How far points may be from what a case says.
const TOLERANCE: f64 = 1e-9;

/// Runs a case: a finding for everything that came out otherwise.
#[must_use]
pub fn run_case(case: &Case, subject: &Subject<'_>) -> Vec<Finding> {
    let inputs = case.inputs(subject.profile);
    match case.cohort(&inputs) {
        Err(wrong) => vec![case.fails(wrong)],
        Ok(agencies) => case.run(subject, inputs, agencies),
    }
}

impl Case {
    fn fails(&self, what: Text) -> Finding {
        Finding::new(Code::CaseFails).with("case", &self.name).with("what", what).at(self.place.clone())
    }

    /// The figures that the case gives.
    fn cohort(&self, inputs: &[TrialInput]) -> Result<Vec<Vec<Option<f64>>>, Text> {
        let figure = |agency: &toml::Table, input: &TrialInput| {
            let Some(value) = agency.get(&input.name) else { return Ok(None) };
            figures::read_value(value, input.kind, &input.options).map(Some).ok_or_else(|| {
                let expected = words(&format!("figure-{}", input.kind.as_str()), &[]);
                let value = json(value.clone()).to_string();
                let arguments =
                    [("input", Argument::from(&input.name)), ("value", value.into()), ("expected", expected.into())];
                words("case-figure", &arguments)
            })
        };
        let row = |agency: &toml::Table| inputs.iter().map(|input| figure(agency, input)).collect();
        self.given.iter().map(row).collect()
    }

    fn run(&self, subject: &Subject<'_>, inputs: Vec<TrialInput>, agencies: Vec<Vec<Option<f64>>>) -> Vec<Finding> {
        let Self { parameters, minimum, maximum, .. } = self.clone();
        let complaints = match (subject.check)(&parameters) {
            Ok(complaints) => complaints,
            Err(fault) => return vec![self.fails(failure(fault))],
        };
        let trial = Trial { parameters, minimum, maximum, inputs, agencies };
        let refused = |pointers: Vec<&str>, why: Text| match &self.expected {
            Expected::Refuses(None) => Vec::new(),
            Expected::Refuses(Some(pointer)) if pointers.contains(&pointer.as_str()) => Vec::new(),
            Expected::Refuses(Some(pointer)) => {
                vec![self.fails(words("case-refused-elsewhere", &[("pointer", pointer.into()), ("why", why.into())]))]
            }
            Expected::Earns(..) => vec![self.fails(words("case-refused", &[("why", why.into())]))],
        };
        if !complaints.is_empty() {
            return refused(
                complaints.iter().map(|complaint| complaint.pointer.as_str()).collect(),
                joined(&complaints),
            );
        }
        match (subject.score)(&trial.task(Some(self.language), 0.0)) {
            Ok(awards) => self.compare(&awards),
            Err(Fault::Refused(complaint)) => {
                refused(vec![complaint.pointer.as_str()], joined(std::slice::from_ref(&complaint)))
            }
            Err(fault) => vec![self.fails(failure(fault))],
        }
    }

    fn compare(&self, awards: &Awards) -> Vec<Finding> {
        let Expected::Earns(points, reasons) = &self.expected else {
            return vec![self.fails(words("case-accepted", &[]))];
        };
        let each = points.iter().zip(reasons).zip(awards.points.iter().zip(&awards.reasons)).enumerate();
        let told = each.filter_map(|(agency, ((expected, said), (found, reason)))| {
            let what = if !agree(*expected, *found) {
                let arguments = [
                    ("expected", points_text(*expected)),
                    ("found", points_text(*found)),
                    ("reason", Text::new(reason, reason)),
                ];
                words("case-points", &arguments.map(|(name, text)| (name, Argument::from(text))))
            } else if said.as_ref().is_some_and(|said| said != reason) {
                let said = said.clone().unwrap_or_default();
                words("case-says", &[("expected", said.into()), ("found", reason.into())])
            } else {
                return None;
            };
            let position = [("agency", Argument::from(agency + 1)), ("what", Argument::from(what.clone()))];
            Some(self.fails(if points.len() == 1 { what } else { words("case-agency", &position) }))
        });
        told.collect()
    }
}

fn failure(fault: Fault) -> Text {
    match fault {
        Fault::Failed(_, why) => why,
        Fault::Refused(complaint) => complaint.message,
    }
}

fn agree(expected: Option<f64>, found: Option<f64>) -> bool {
    match (expected, found) {
        (Some(expected), Some(found)) => (expected - found).abs() <= TOLERANCE * expected.abs().max(1.0),
        (expected, found) => expected.is_none() && found.is_none(),
    }
}

fn points_text(points: Option<f64>) -> Text {
    let said = |language| match points {
        Some(points) => figure(points, language),
        None => words("law-withheld", &[]).get(language).to_owned(),
    };
    Text::new(said(Language::Vi), said(Language::En))
}
