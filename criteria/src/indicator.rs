//! Indicators: the leaves of a criteria set, each earning points by a rule.

use std::collections::BTreeMap;

use dti_diagnostics::{Place, Text};
use serde_json::{Map, Value};

use crate::{Agency, Applicability, Input};

/// A leaf of the tree: earns points by a rule.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Indicator {
    /// Unique in the set, such as `6.3`.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// The most points that it gives; above `minimum`, and 0 for a penalty or where it is not scored.
    pub maximum: f64,
    /// The fewest points that it gives; 0 unless the set says otherwise, below 0 for a penalty.
    pub minimum: f64,
    /// Whether its points count and its maximum does not.
    pub bonus: bool,
    /// Whether its points count; those of a mandatory condition may not, and are asked for by a gate.
    pub counted: bool,
    /// Whether its points keep to `minimum` and `maximum`; normalised figures such as z-scores need not.
    pub bounded: bool,
    /// Its share in a parent that takes a weighted mean; above 0, 1 unless the set says otherwise.
    pub weight: f64,
    /// Its own conditions and those of the pillars above, that all must hold for it to apply to an agency.
    pub applies: Vec<Applicability>,
    /// What it counts for where it does not apply; never [`CountsAs::Refuse`].
    pub not_applicable: CountsAs,
    /// What the rule reads, in the order of the set.
    pub inputs: Vec<Input>,
    /// The rule that awards the points; none where figures are collected and not scored.
    pub rule: Option<RuleCall>,
    /// Parameters that differ by cohort position; they replace those of `rule` key by key.
    pub cohort_parameters: BTreeMap<usize, Map<String, Value>>,
    /// What it counts for when a figure is missing.
    pub missing: CountsAs,
    /// What it counts for when the rule withholds the award although all figures are there, as for 0 of 0.
    pub withheld: CountsAs,
    /// What happens when its rule fails while it scores a cohort.
    pub rule_failure: RuleFailurePolicy,
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
    /// The rule's parameters in a cohort; empty where it is not scored.
    #[must_use]
    pub fn parameters(&self, cohort: usize) -> Map<String, Value> {
        let mut parameters = self.rule.as_ref().map(|rule| rule.parameters.clone()).unwrap_or_default();
        if let Some(own) = self.cohort_parameters.get(&cohort) {
            parameters.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        parameters
    }

    /// Whether it applies to an agency.
    #[must_use]
    pub fn applies_to(&self, agency: &Agency) -> bool {
        self.applies.iter().all(|part| part.includes(agency))
    }

    /// Whether it can apply to agencies of a cohort.
    #[must_use]
    pub fn concerns(&self, cohort: usize) -> bool {
        self.applies.iter().all(|part| part.includes_cohort(cohort))
    }

    /// What its rule is called in the set; empty where it is not scored.
    #[must_use]
    pub fn rule_name(&self) -> &str {
        self.rule.as_ref().map_or("", |rule| &rule.name)
    }

    /// The place of the rule, or of the indicator where it is not scored.
    #[must_use]
    pub fn rule_place(&self, pointer: &str) -> &Place {
        self.rule.as_ref().and_then(|rule| rule.place(pointer)).unwrap_or(&self.place)
    }

    /// What its maximum adds to that of its pillar.
    #[must_use]
    pub fn counted_maximum(&self) -> f64 {
        if self.bonus || !self.counted { 0.0 } else { self.maximum }
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

/// What an indicator without an award counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsAs {
    /// No points; the maximum stays.
    Zero,
    /// All points, as where an agency had nothing to do.
    Full,
    /// No points, and the indicator is no part of the agency's maximum.
    Remove,
    /// The agency is not scored.
    Refuse,
}

impl CountsAs {
    /// What a criteria set writes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::Full => "full",
            Self::Remove => "remove",
            Self::Refuse => "refuse",
        }
    }
}

/// What happens when a rule fails while it scores a cohort: it takes more than it may, or breaks its contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RuleFailurePolicy {
    /// The run stops: nobody is scored.
    #[default]
    Stop,
    /// Nobody of the cohort gets points for the indicator, and it is no part of their maxima.
    Withhold,
}

impl RuleFailurePolicy {
    /// What a criteria set writes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Withhold => "withhold",
        }
    }
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
