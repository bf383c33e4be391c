//! Parameters that a rule accepts, with the inputs that go with them.

use dti_diagnostics::{Argument, Code, Finding, Text};
use dti_engine::rules::{Complaint, InputDirection, InputKind, RuleInput};
use serde_json::{Map, Value};

use super::cohorts::Random;
use super::{Fault, Subject, schema, words};
use crate::trial::{Trial, TrialInput};

/// How many parameters are made up, and how many of those that the rule accepts are kept.
const MADE_UP: usize = 48;
const KEPT: usize = 3;
/// How many of the author's cases are tried.
const CASES: usize = 6;
/// How many inputs are supplied to a rule whose parameters name them.
const NAMES: usize = 30;
/// A figure that no yes-no input may have.
const NEITHER_YES_NOR_NO: f64 = 2.5;
/// The points of an indicator where nobody says otherwise.
const RANGE: (f64, f64) = (0.0, 10.0);

/// Where parameters came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author's cases.
    Cases,
    /// The examples in the schema.
    Examples,
    /// Made up as the schema allows.
    Schema,
}

impl Origin {
    /// The key of the words for people.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Cases => "origin-cases",
            Self::Examples => "origin-examples",
            Self::Schema => "origin-schema",
        }
    }
}

/// Parameters that a rule accepts, with the inputs that go with them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub(crate) origin: Origin,
    pub(crate) parameters: Map<String, Value>,
    pub(crate) minimum: f64,
    pub(crate) maximum: f64,
    pub(crate) inputs: Vec<TrialInput>,
}

impl Sample {
    /// The call for a cohort.
    pub(crate) fn trial(&self, agencies: Vec<Vec<Option<f64>>>) -> Trial {
        let Self { parameters, minimum, maximum, inputs, .. } = self.clone();
        Trial { parameters, minimum, maximum, inputs, agencies }
    }

    fn is_like(&self, other: &Self) -> bool {
        let names = |sample: &Self| sample.inputs.iter().map(|input| input.name.clone()).collect::<Vec<_>>();
        self.parameters == other.parameters
            && (self.minimum, self.maximum) == (other.minimum, other.maximum)
            && names(self) == names(other)
    }
}

/// The author's samples, or what the schema offers; that there is none is told.
pub(super) fn gather(subject: &Subject<'_>, given: Vec<Sample>, findings: &mut Vec<Finding>) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    for sample in given {
        if samples.len() < CASES && !samples.iter().any(|known| known.is_like(&sample)) {
            samples.push(sample);
        }
    }
    if !samples.is_empty() {
        return samples;
    }
    let mut refusals = Vec::new();
    for example in subject.profile.schema["examples"].as_array().into_iter().flatten() {
        samples.extend(example_sample(subject, example, &mut refusals, findings));
    }
    let known = samples.iter().map(|sample| sample.parameters.clone()).collect();
    samples.extend(made_up(subject, known, &mut refusals, findings));
    if samples.is_empty() && findings.is_empty() {
        let why = refusals.into_iter().next().unwrap_or_else(|| words("law-no-parameters", &[]));
        findings.push(Finding::new(Code::LawUntried).with("rule", &subject.profile.id).with("reason", why));
    }
    samples
}

fn example_sample(
    subject: &Subject<'_>,
    example: &Value,
    refusals: &mut Vec<Text>,
    findings: &mut Vec<Finding>,
) -> Option<Sample> {
    let unfit = |reason: Text| {
        let finding = Finding::new(Code::SchemaUnfit).with("rule", &subject.profile.id);
        finding
            .with("what", words("schema-example", &[("example", Argument::from(example.to_string()))]))
            .with("reason", reason)
    };
    let Some(parameters) = example.as_object() else {
        findings.push(unfit(words("schema-no-object", &[])));
        return None;
    };
    match (subject.check)(parameters) {
        Ok(complaints) if complaints.is_empty() => fit(subject, parameters, Origin::Examples, refusals),
        Ok(complaints) => {
            findings.push(unfit(joined(&complaints)));
            None
        }
        Err(fault) => {
            findings.push(unfit(reason(fault)));
            None
        }
    }
}

/// Parameters made up as the schema allows: the first few that the rule accepts and that were not tried yet.
fn made_up(
    subject: &Subject<'_>,
    mut tried: Vec<Map<String, Value>>,
    refusals: &mut Vec<Text>,
    findings: &mut Vec<Finding>,
) -> Vec<Sample> {
    let mut random = Random::new();
    let mut samples: Vec<Sample> = Vec::new();
    for turn in 0..MADE_UP {
        let Value::Object(parameters) = schema::instance(&subject.profile.schema, turn > 0, &mut random) else {
            continue;
        };
        if samples.len() == KEPT || tried.contains(&parameters) {
            continue;
        }
        match (subject.check)(&parameters) {
            Ok(complaints) if complaints.is_empty() => {
                samples.extend(fit(subject, &parameters, Origin::Schema, refusals));
            }
            Ok(complaints) => refusals.push(joined(&complaints)),
            Err(fault) => {
                let what =
                    words("schema-accepts", &[("parameters", Argument::from(Value::Object(parameters).to_string()))]);
                let finding = Finding::new(Code::SchemaUnfit).with("rule", &subject.profile.id);
                findings.push(finding.with("what", what).with("reason", reason(fault)));
                return samples;
            }
        }
        tried.push(parameters);
    }
    samples
}

/// The inputs with which a rule accepts an empty cohort; none if it accepts none that can be thought of.
fn fit(
    subject: &Subject<'_>,
    parameters: &Map<String, Value>,
    origin: Origin,
    refusals: &mut Vec<Text>,
) -> Option<Sample> {
    let profile = subject.profile;
    let further = if profile.further_inputs { names(parameters, &profile.schema, &profile.inputs) } else { Vec::new() };
    for options in option_lists(parameters) {
        for with_optional in [true, false] {
            let fixed = profile.inputs.iter().filter(|input| input.required || with_optional);
            let fixed = fixed.map(|input| trial_input(input, &options));
            let inputs = fixed.chain(further.iter().map(|name| free_input(name))).collect();
            let (minimum, maximum) = RANGE;
            let sample = Sample { origin, parameters: parameters.clone(), minimum, maximum, inputs };
            match (subject.score)(&sample.trial(Vec::new()).task(None, 0.0)) {
                // A failure is for the laws to tell.
                Ok(_) | Err(Fault::Failed(..)) => return Some(with_likely_kinds(subject, sample, &further)),
                Err(Fault::Refused(complaint)) => refusals.push(complaint.message),
            }
        }
    }
    None
}

/// The sample with yes and no for the inputs that the parameters name, if their rule refuses other figures: nobody says
/// of what kind they are.
fn with_likely_kinds(subject: &Subject<'_>, sample: Sample, further: &[String]) -> Sample {
    let is_further = |input: &TrialInput| further.contains(&input.name);
    let probe = sample.inputs.iter().map(|input| is_further(input).then_some(NEITHER_YES_NOR_NO)).collect();
    let refused = (subject.score)(&sample.trial(vec![probe]).task(None, 0.0));
    if further.is_empty() || !matches!(refused, Err(Fault::Refused(_))) {
        return sample;
    }
    let kind = |input: &TrialInput| if is_further(input) { InputKind::YesNo } else { input.kind };
    let inputs = sample.inputs.iter().map(|input| TrialInput { kind: kind(input), ..input.clone() }).collect();
    Sample { inputs, ..sample }
}

/// An input of the profile; the options are for a choice.
pub(crate) fn trial_input(input: &RuleInput, options: &[String]) -> TrialInput {
    let options = if input.kind == InputKind::Choice { options.to_vec() } else { Vec::new() };
    TrialInput { name: input.name.clone(), kind: input.kind, direction: input.direction, options }
}

fn free_input(name: &str) -> TrialInput {
    let (kind, direction) = (InputKind::Number, InputDirection::None);
    TrialInput { name: name.to_owned(), kind, direction, options: Vec::new() }
}

/// Options that a choice may have with these parameters: those that a table or a list of them names, or any.
pub(crate) fn option_lists(parameters: &Map<String, Value>) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    let mut rest: Vec<&Value> = parameters.values().collect();
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => {
                let texts: Vec<_> = items.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                if !texts.is_empty() && texts.len() == items.len() {
                    lists.push(texts);
                }
                rest.extend(items);
            }
            Value::Object(entries) => {
                lists.push(entries.keys().cloned().collect());
                rest.extend(entries.values());
            }
            _ => {}
        }
    }
    lists.push(["a", "b", "c"].map(str::to_owned).to_vec());
    lists
}

/// Names in the parameters that may be those of inputs: texts and keys that the schema does not know.
fn names(parameters: &Map<String, Value>, schema: &Value, fixed: &[RuleInput]) -> Vec<String> {
    let known = schema::known_words(schema);
    let mut names: Vec<String> = Vec::new();
    let mut take = |name: &str| {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        let new = !names.iter().any(|other| other == name) && !fixed.iter().any(|input| input.name == name);
        if new && !known.contains(name) && !name.is_empty() && name.chars().all(fits) && names.len() < NAMES {
            names.push(name.to_owned());
        }
    };
    let mut rest: Vec<&Value> = parameters.values().collect();
    while let Some(value) = rest.pop() {
        match value {
            Value::String(text) => take(text),
            Value::Array(items) => rest.extend(items.iter().rev()),
            Value::Object(entries) => {
                entries.keys().for_each(|key| take(key));
                rest.extend(entries.values().rev());
            }
            _ => {}
        }
    }
    names
}

/// Complaints as one sentence.
pub(crate) fn joined(complaints: &[Complaint]) -> Text {
    let one = |complaint: &Complaint, text: &str| match complaint.pointer.as_str() {
        "" => text.to_owned(),
        pointer => format!("`{pointer}`: {text}"),
    };
    let all = |pick: fn(&Text) -> &str| {
        complaints.iter().map(|complaint| one(complaint, pick(&complaint.message))).collect::<Vec<_>>().join("; ")
    };
    Text::new(all(|text| &text.vi), all(|text| &text.en))
}

fn reason(fault: Fault) -> Text {
    match fault {
        Fault::Refused(complaint) => complaint.message,
        Fault::Failed(_, why) => why,
    }
}
