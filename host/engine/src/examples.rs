//! Examples of a criteria set run as tests: each `[[indicator.example]]` through the real rule.

use dti_criteria::{CriteriaSet, Example, Expected, Indicator};
use dti_diagnostics::{Code, Finding, Findings, Language, Text, number};
use rayon::prelude::*;

use crate::rules::{Awards, Plan, Rule, ScoreError, Task};
use crate::scores::{column, not_scored};

/// How far points may be from what an example says.
const TOLERANCE: f64 = 1e-9;

/// How many examples were run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExampleReport {
    /// All examples of the set.
    pub count: usize,
    /// Those that earn something else than they say.
    pub failed: usize,
}

/// Runs every example of a set, in parallel on the current rayon pool. Each agency of an example that earns something
/// else makes a finding with the rule's reason.
pub fn run(set: &CriteriaSet, plan: &Plan<'_>, findings: &mut Findings) -> ExampleReport {
    let mut trials = Vec::new();
    for (indicator, &rule) in set.indicators().iter().zip(&plan.rules) {
        trials.extend(indicator.examples.iter().map(|example| Trial { indicator, rule, example }));
    }
    let told: Vec<Vec<Finding>> = trials.par_iter().map(Trial::run).collect();
    let failed = told.iter().filter(|told| !told.is_empty()).count();
    findings.extend(told.into_iter().flatten());
    ExampleReport { count: trials.len(), failed }
}

/// One example and the rule that it tests.
struct Trial<'a> {
    indicator: &'a Indicator,
    rule: &'a dyn Rule,
    example: &'a Example,
}

impl Trial<'_> {
    fn run(&self) -> Vec<Finding> {
        let awards = match self.score(None) {
            Ok(awards) => awards,
            Err(error) => return vec![not_scored(self.indicator, error).asked_by(self.example.place.clone())],
        };
        let earned = (0..).map(|agency| awards.points.get(agency).copied().flatten());
        let differing = self.example.earns.iter().zip(earned).enumerate();
        let differing = differing.filter(|(_, (expected, earned))| !agree(**expected, *earned));
        differing.map(|(agency, (&expected, earned))| self.failed(agency, expected, earned)).collect()
    }

    fn score(&self, reasons: Option<Language>) -> Result<Awards, ScoreError> {
        let (indicator, given) = (self.indicator, &self.example.given);
        let columns = indicator.inputs.iter().enumerate().map(|(position, input)| {
            let figures = given.iter().map(|figures| figures.get(position).copied().flatten());
            column(&input.name, &input.kind, figures)
        });
        self.rule.score(&Task {
            parameters: &indicator.parameters(self.example.cohort),
            minimum: indicator.minimum,
            maximum: indicator.maximum,
            agencies: given.len(),
            columns: columns.collect(),
            reasons,
        })
    }

    fn failed(&self, agency: usize, expected: Expected, earned: Option<f64>) -> Finding {
        let expected = match expected {
            Expected::Points(points) => Some(points),
            Expected::Withheld => None,
        };
        let reason = Text::new(self.reason(agency, Language::Vi), self.reason(agency, Language::En));
        let finding = Finding::new(Code::ExampleFails).with("code", &self.indicator.code);
        let finding = finding.with("earned", shown(earned)).with("expected", shown(expected)).with("reason", reason);
        finding.at(self.example.place.clone()).indicator(&self.indicator.code)
    }

    /// The rule's reason. Reasons are asked for only where an example fails: most do not.
    fn reason(&self, agency: usize, language: Language) -> String {
        let reasons = self.score(Some(language)).map(|awards| awards.reasons).unwrap_or_default();
        reasons.into_iter().nth(agency).unwrap_or_default()
    }
}

fn agree(expected: Expected, earned: Option<f64>) -> bool {
    match (expected, earned) {
        (Expected::Points(points), Some(earned)) => (points - earned).abs() <= TOLERANCE,
        (Expected::Withheld, None) => true,
        _ => false,
    }
}

/// Points with enough decimals to tell apart what the tolerance tells apart.
fn shown(points: Option<f64>) -> Text {
    let written = |language, withheld: &str| match points {
        Some(points) => number(points, 10, language),
        None => withheld.to_owned(),
    };
    Text::new(written(Language::Vi, "không được chấm"), written(Language::En, "`withheld`"))
}
