//! The author's cases: what goes in and what must come out, in TOML, run through the real host.

mod read;
mod run;

use dti_diagnostics::{Language, Place};
use dti_engine::rules::RuleProfile;
use serde_json::{Map, Value};

pub use self::read::read_cases;
pub use self::run::run_case;
use crate::laws::Origin;
use crate::laws::samples::{Sample, trial_input};
use crate::trial::TrialInput;
use crate::{figures, table};

/// One case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Where it stands.
    pub place: Place,
    /// What it is called.
    pub name: String,
    /// The rule; none where the plugin has only one.
    pub rule: Option<String>,
    parameters: Map<String, Value>,
    minimum: f64,
    maximum: f64,
    language: Language,
    options: Vec<(String, Vec<String>)>,
    /// What each agency has, by input.
    given: Vec<toml::Table>,
    expected: Expected,
}

/// What must come of a case.
#[derive(Debug, Clone, PartialEq)]
enum Expected {
    /// For each agency the points, none where they are withheld, and the reason if it is compared.
    Earns(Vec<Option<f64>>, Vec<Option<String>>),
    /// A complaint about the parameter at a JSON Pointer, or any.
    Refuses(Option<String>),
}

impl Case {
    /// The inputs that the case supplies to a rule.
    fn inputs(&self, profile: &RuleProfile) -> Vec<TrialInput> {
        let mut names: Vec<&String> = Vec::new();
        for agency in &self.given {
            names.extend(agency.keys().filter(|name| !names.contains(name)).collect::<Vec<_>>());
        }
        let required = profile.inputs.iter().filter(|input| input.required).map(|input| &input.name);
        let missing: Vec<_> = required.filter(|name| !names.contains(name)).collect();
        names.extend(missing);
        names.into_iter().map(|name| self.input(name, profile)).collect()
    }

    fn input(&self, name: &str, profile: &RuleProfile) -> TrialInput {
        let values: Vec<_> = self.given.iter().filter_map(|agency| agency.get(name)).collect();
        let texts: Vec<_> = values.iter().filter_map(|value| value.as_str()).collect();
        let written = self.options.iter().find(|(input, _)| input == name).map(|(_, options)| options.clone());
        let options = written.unwrap_or_else(|| table::options(&texts, &self.parameters));
        match profile.inputs.iter().find(|input| input.name == name) {
            Some(input) => trial_input(input, &options),
            None => {
                let kind = values.first().map_or(dti_engine::rules::InputKind::Number, |value| figures::kind_of(value));
                let options = if kind == dti_engine::rules::InputKind::Choice { options } else { Vec::new() };
                TrialInput { name: name.to_owned(), kind, direction: dti_engine::rules::InputDirection::None, options }
            }
        }
    }

    /// What the law suite may try a rule with, if the rule is to accept it.
    #[must_use]
    pub fn sample(&self, profile: &RuleProfile) -> Option<Sample> {
        matches!(self.expected, Expected::Earns(..)).then(|| Sample {
            origin: Origin::Cases,
            parameters: self.parameters.clone(),
            minimum: self.minimum,
            maximum: self.maximum,
            inputs: self.inputs(profile),
        })
    }
}
