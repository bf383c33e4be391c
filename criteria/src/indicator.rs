//! Indicators: the leaves of a criteria set, each earning points by a rule.

use std::collections::BTreeMap;

use dti_diagnostics::{Place, Text};
use serde_json::{Map, Value};

/// A leaf of the tree: earns points by a rule.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Indicator {
    /// Unique in the set, such as `6.3`.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// The most points that it gives; above `minimum`.
    pub maximum: f64,
    /// The fewest points that it gives; 0 unless the set says otherwise.
    pub minimum: f64,
    /// Its share in a parent that takes a weighted mean; above 0, 1 unless the set says otherwise.
    pub weight: f64,
    /// Positions of the cohorts that it applies to; elsewhere it is no part of the maximum.
    pub cohorts: Vec<usize>,
    /// What the rule reads, in the order of the set.
    pub inputs: Vec<Input>,
    /// The rule that awards the points.
    pub rule: RuleCall,
    /// Parameters that differ by cohort position; they replace those of `rule` key by key.
    pub cohort_parameters: BTreeMap<usize, Map<String, Value>>,
    /// What it counts for when a figure is missing.
    pub missing: MissingPolicy,
    /// What it counts for when the rule withholds the award although all figures are there, as for 0 of 0.
    pub withheld: MissingPolicy,
    /// Whether a cited document is asked for.
    pub evidence: Evidence,
    /// Who says so: a published source, or the author of the set.
    pub basis: Basis,
    /// What an agency is told about how to answer; may be empty.
    pub note: Text,
    /// Examples that run as tests.
    pub examples: Vec<Example>,
    /// Where it is defined.
    pub place: Place,
}

impl Indicator {
    /// The rule's parameters in a cohort.
    #[must_use]
    pub fn parameters(&self, cohort: usize) -> Map<String, Value> {
        let mut parameters = self.rule.parameters.clone();
        if let Some(own) = self.cohort_parameters.get(&cohort) {
            parameters.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        parameters
    }

    /// Whether it applies to a cohort.
    #[must_use]
    pub fn applies_to(&self, cohort: usize) -> bool {
        self.cohorts.contains(&cohort)
    }

    /// The position of an input by name.
    #[must_use]
    pub fn input(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.name == name)
    }
}

/// A rule with its parameters.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RuleCall {
    /// What `use` says: `rule`, or `plugin/rule` where several plugins offer it.
    pub name: String,
    /// The parameters, a JSON object.
    pub parameters: Map<String, Value>,
    /// Where each parameter stands, by JSON Pointer (`/bands/2/from`); the empty pointer is the rule itself. Holds the
    /// places of the parameters by cohort too, under `cohort-id` + pointer.
    pub places: BTreeMap<String, Place>,
}

impl RuleCall {
    /// Where a parameter stands: the place of the pointer or of the nearest parameter that holds it.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Option<&Place> {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.places.get(pointer) {
                return Some(place);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}

/// Something that a rule reads.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Input {
    /// The name that the rule reads, such as `a`.
    pub name: String,
    /// What the agency is asked for.
    pub title: Text,
    /// What may be entered.
    pub kind: Kind,
    /// Where the figure comes from.
    pub source: InputSource,
    /// The smallest figure allowed.
    pub minimum: Option<f64>,
    /// The largest figure allowed.
    pub maximum: Option<f64>,
    /// Position of the input of the same indicator that this one counts a part of.
    pub part_of: Option<usize>,
    /// Where it is defined.
    pub place: Place,
}

/// What may be entered for an input, and how its cell reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Any number.
    Number,
    /// A whole number of 0 or more.
    Count,
    /// A share: 85 % is 0.85.
    Percent,
    /// One of the options; the metric is its position.
    Choice(Vec<Choice>),
    /// Yes or no; the metric is 1 or 0.
    YesNo,
    /// A day; the metric is days since 1970-01-01.
    Date,
    /// A text; only in records, no metric by itself.
    Text,
}

impl Kind {
    /// What a criteria set writes after `kind =`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Choice(_) => "choice",
            Self::YesNo => "yes-no",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// What the rule calls it.
    pub id: String,
    /// What the agency chooses.
    pub title: Text,
}

/// Where the figure of an input comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum InputSource {
    /// The agency enters it in its form, or a flat table holds it.
    Answer,
    /// Another body supplies it in a flat table; the form does not ask for it.
    Outside,
    /// The self-scored points of the form.
    SelfPoints,
    /// An aggregate over a records sheet.
    Records {
        /// Position of the records sheet in the set.
        records: usize,
        /// A polars SQL expression over its columns.
        sql: String,
    },
}

/// What an indicator without an award counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// No points; the maximum stays.
    Zero,
    /// No points, and the indicator is left out of the agency's maximum.
    Withhold,
    /// The agency is not scored.
    Refuse,
}

/// Whether a cited document is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// It must be cited.
    Required,
    /// It may be cited.
    Optional,
    /// It is not asked for.
    None,
}

/// Who says that an indicator is scored so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// A published source, cited.
    Official(String),
    /// The author of the set, with the reason.
    OwnChoice(String),
}

/// An example that runs as a test: one agency, or a cohort of several.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Example {
    /// Position of the cohort whose parameters apply.
    pub cohort: usize,
    /// For each agency its figures by input position; none where the figure is missing.
    pub given: Vec<Vec<Option<f64>>>,
    /// What each of them earns.
    pub earns: Vec<Expected>,
    /// Where it is defined.
    pub place: Place,
}

/// What an agency of an example earns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expected {
    /// Points, within 1e-9.
    Points(f64),
    /// The award is withheld.
    Withheld,
}
