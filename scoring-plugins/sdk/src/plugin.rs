//! The contract's three functions over a list of rules.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::contract::{self, Awards, Complaint, Profile, Task};
use crate::{Cohort, Input, Rule, Sample, Summary, parameters};

/// A plugin: what `export_plugin!` makes of a list of rules.
#[derive(Debug, Clone, Copy)]
pub struct Plugin {
    /// Lower-case letters, digits, hyphens.
    pub name: &'static str,
    /// The plugin's own version.
    pub version: &'static str,
    /// At least one rule.
    pub rules: &'static [Entry],
}

impl Plugin {
    /// What this plugin offers.
    pub fn describe(&self) -> Profile {
        let rules = self.rules.iter().map(Entry::describe).collect();
        Profile { name: self.name.to_owned(), version: self.version.to_owned(), rules }
    }

    /// Whether a rule accepts these parameters.
    pub fn check(&self, rule: &str, parameters: &str) -> Result<(), Vec<Complaint>> {
        let entry = self.entry(rule).map_err(|complaint| vec![complaint])?;
        (entry.believe)(parameters).map(drop)
    }

    /// Scores one indicator for one whole cohort.
    pub fn score(&self, task: &Task) -> Result<Awards, Complaint> {
        let entry = self.entry(&task.rule)?;
        let rule = (entry.believe)(&task.parameters).map_err(first)?;
        let cohort = Cohort::new(task)?;
        let awards = rule.score(&cohort)?;
        assert_eq!(awards.points.len(), cohort.agencies(), "rule `{}` must award every agency once", entry.id);
        Ok(awards)
    }

    fn entry(&self, rule: &str) -> Result<&Entry, Complaint> {
        self.rules.iter().find(|entry| entry.id == rule).ok_or_else(|| {
            let known: Vec<_> = self.rules.iter().map(|entry| format!("`{}`", entry.id)).collect();
            let (name, known) = (self.name, known.join(", "));
            Complaint::whole(
                format!("`{name}` không có cách tính `{rule}`, chỉ có {known}"),
                format!("`{name}` has no rule `{rule}`, only {known}"),
            )
        })
    }
}

/// One rule of a plugin, its type forgotten.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The rule's id.
    pub id: &'static str,
    /// What the laws of `testing` try the rule with.
    pub sample: Sample,
    summary: Summary,
    inputs: &'static [Input],
    further_inputs: bool,
    relative: bool,
    unbounded: bool,
    schema: fn(&mut SchemaGenerator) -> Schema,
    believe: fn(&str) -> Belief,
}

impl Entry {
    /// The entry of a rule.
    pub const fn of<R: Rule>() -> Self {
        Self {
            id: R::ID,
            sample: R::SAMPLE,
            summary: R::SUMMARY,
            inputs: R::INPUTS,
            further_inputs: R::FURTHER_INPUTS,
            relative: R::RELATIVE,
            unbounded: R::UNBOUNDED,
            schema: <R::Parameters as JsonSchema>::json_schema,
            believe: believe::<R>,
        }
    }

    fn describe(&self) -> contract::Rule {
        contract::Rule {
            id: self.id.to_owned(),
            summary: self.summary.into(),
            inputs: self.inputs.iter().map(|input| (*input).into()).collect(),
            further_inputs: self.further_inputs,
            relative: self.relative,
            unbounded: self.unbounded,
            schema: parameters::schema(self.schema, self.sample.parameters),
        }
    }
}

/// A rule whose parameters are believed, its type forgotten: what is done with it need not be compiled for each rule.
trait Believed {
    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint>;
}

type Belief = Result<Box<dyn Believed>, Vec<Complaint>>;

impl<R: Rule> Believed for R {
    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        Rule::score(self, cohort)
    }
}

fn believe<R: Rule>(text: &str) -> Belief {
    Ok(Box::new(R::new(parameters::read(text)?)?))
}

fn first(complaints: Vec<Complaint>) -> Complaint {
    let unexplained = || Complaint::whole("tham số bị từ chối", "the parameters are refused");
    complaints.into_iter().next().unwrap_or_else(unexplained)
}
