//! The contract's three functions over a list of rules.

use crate::contract::{self, Awards, Complaint, Profile, Task};
use crate::{Cohort, Rule, award, parameters};

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
        let rules = self.rules.iter().map(|entry| (entry.describe)()).collect();
        Profile { name: self.name.to_owned(), version: self.version.to_owned(), rules }
    }

    /// Whether a rule accepts these parameters.
    pub fn check(&self, rule: &str, parameters: &str) -> Result<(), Vec<Complaint>> {
        let entry = self.entry(rule).map_err(|complaint| vec![complaint])?;
        (entry.check)(parameters)
    }

    /// Scores one indicator for one whole cohort.
    pub fn score(&self, task: &Task) -> Result<Awards, Complaint> {
        let entry = self.entry(&task.rule)?;
        (entry.score)(task)
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
    pub sample: crate::Sample,
    describe: fn() -> contract::Rule,
    check: fn(&str) -> Result<(), Vec<Complaint>>,
    score: fn(&Task) -> Result<Awards, Complaint>,
}

impl Entry {
    /// The entry of a rule.
    pub const fn of<R: Rule>() -> Self {
        Self { id: R::ID, sample: R::SAMPLE, describe: describe::<R>, check: check::<R>, score: score::<R> }
    }
}

fn describe<R: Rule>() -> contract::Rule {
    contract::Rule {
        id: R::ID.to_owned(),
        summary: R::SUMMARY.into(),
        inputs: R::INPUTS.iter().map(|input| (*input).into()).collect(),
        further_inputs: R::FURTHER_INPUTS,
        relative: R::RELATIVE,
        unbounded: R::UNBOUNDED,
        schema: parameters::schema::<R::Parameters>(),
    }
}

fn check<R: Rule>(parameters: &str) -> Result<(), Vec<Complaint>> {
    believe::<R>(parameters).map(drop)
}

fn score<R: Rule>(task: &Task) -> Result<Awards, Complaint> {
    let rule = believe::<R>(&task.parameters).map_err(first)?;
    let cohort = Cohort::new(task)?;
    let awards = rule.score(&cohort)?;
    assert_eq!(awards.len(), cohort.agencies(), "rule `{}` must award every agency once", R::ID);
    Ok(award::columns(awards, task.reasons.is_some()))
}

fn believe<R: Rule>(text: &str) -> Result<R, Vec<Complaint>> {
    let parameters = parameters::read(text).map_err(|complaint| vec![complaint])?;
    R::new(parameters)
}

fn first(complaints: Vec<Complaint>) -> Complaint {
    let unexplained = || Complaint::whole("tham số bị từ chối", "the parameters are refused");
    complaints.into_iter().next().unwrap_or_else(unexplained)
}
