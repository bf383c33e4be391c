//! The port through which rules come in: what a plugin offers, and a rule bound to an indicator.

mod plan;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dti_diagnostics::{Language, Text};
use serde_json::{Map, Value};

pub use plan::{Plan, plan};

/// A rule that a plugin offers, seen from the engine.
pub trait Rule: Send + Sync {
    /// What the plugin says of the rule.
    fn profile(&self) -> &RuleProfile;

    /// Every fault of the parameters.
    ///
    /// # Errors
    /// The complaints, or a failure of the plugin.
    fn check(&self, parameters: &Map<String, Value>) -> Result<(), CheckError>;

    /// Scores one indicator for one whole cohort.
    ///
    /// # Errors
    /// A refusal of the rule, or a failure of the plugin.
    fn score(&self, task: &Task<'_>) -> Result<Awards, ScoreError>;
}

/// What a plugin says of one of its rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleProfile {
    /// The plugin's name.
    pub plugin: String,
    /// The rule's id.
    pub id: String,
    /// One line for people.
    pub summary: Text,
    /// The inputs with fixed names.
    pub inputs: Vec<RuleInput>,
    /// Whether it also reads inputs whose names its parameters choose.
    pub further_inputs: bool,
    /// Whether an agency's points depend on the other agencies of its cohort.
    pub relative: bool,
    /// Whether its points may lie beyond the indicator's minimum and maximum, as z-scores do.
    pub unbounded: bool,
    /// The JSON Schema of its parameters.
    pub schema: Value,
}

/// An input that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInput {
    /// Its name.
    pub name: String,
    /// What its numbers mean.
    pub kind: InputKind,
    /// Whether a criteria set must supply it.
    pub required: bool,
    /// Which way an agency's points go with its figure.
    pub direction: InputDirection,
}

/// Which way an agency's own points go with its figure, whatever the parameters and with all else equal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InputDirection {
    /// Nothing is promised.
    #[default]
    None,
    /// A higher figure never lowers the points.
    Rising,
    /// A higher figure never raises the points.
    Falling,
}

/// What the numbers of an input mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// Any finite number.
    Number,
    /// A position in the options.
    Choice,
    /// 1 for yes, 0 for no.
    YesNo,
    /// Days since 1970-01-01.
    Date,
}

impl InputKind {
    /// The word in findings, the same as after `kind =` in a criteria set.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Choice => "choice",
            Self::YesNo => "yes-no",
            Self::Date => "date",
        }
    }
}

/// A fault of a rule's parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// A JSON Pointer into the parameters; empty when the whole is meant.
    pub pointer: String,
    /// What is wrong.
    pub message: Text,
}

/// Why parameters are not accepted.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The parameters have faults.
    #[error("the parameters have faults")]
    Complaints(Vec<Complaint>),
    /// The plugin failed.
    #[error(transparent)]
    Failed(#[from] RuleFailure),
    /// This machine did not run the plugin to its end, which says nothing about the plugin.
    #[error("{}", .0.en)]
    Interrupted(Text),
}

/// Why a task is not scored.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    /// The rule refuses the task.
    #[error("{}", .0.message.en)]
    Refused(Complaint),
    /// The plugin failed.
    #[error(transparent)]
    Failed(#[from] RuleFailure),
    /// This machine did not run the plugin to its end, which says nothing about the plugin or the agencies.
    #[error("{}", .0.en)]
    Interrupted(Text),
}

/// A failure of a plugin, the same on every machine: it ran out of fuel, trapped, or broke its contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct RuleFailure(pub Text);

/// One indicator for one whole cohort, without names.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// The rule's parameters.
    pub parameters: &'a Map<String, Value>,
    /// The fewest points.
    pub minimum: f64,
    /// The most points.
    pub maximum: f64,
    /// How many agencies there are.
    pub agencies: usize,
    /// The inputs in the order of the set.
    pub columns: Vec<Column>,
    /// The language of the reasons; none when no reasons are wanted.
    pub reasons: Option<Language>,
}

/// One input of a whole cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The input's name.
    pub name: String,
    /// The options of a choice by id; empty for other kinds.
    pub options: Vec<String>,
    /// A figure for each agency; 0 where it is missing.
    pub values: Vec<f64>,
    /// Whether the figure is there.
    pub present: Vec<bool>,
}

/// What a cohort earns for one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Awards {
    /// Points of each agency; none where the award is withheld.
    pub points: Vec<Option<f64>>,
    /// A sentence for each agency; empty when none were wanted.
    pub reasons: Vec<String>,
    /// What the call cost, in units of fuel.
    pub fuel: u64,
}

/// Every rule that the plugins at hand offer, by id.
#[derive(Default)]
pub struct Rules {
    offered: BTreeMap<String, Vec<Box<dyn Rule>>>,
}

impl Rules {
    /// The rules of all plugins at hand.
    #[must_use]
    pub fn new(rules: Vec<Box<dyn Rule>>) -> Self {
        let mut offered: BTreeMap<String, Vec<Box<dyn Rule>>> = BTreeMap::new();
        for rule in rules {
            offered.entry(rule.profile().id.clone()).or_default().push(rule);
        }
        Self { offered }
    }

    /// All rules, by id and then in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Rule> {
        self.offered.values().flatten().map(Box::as_ref)
    }
}
