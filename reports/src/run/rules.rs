//! What a run's record says of indicators: their rules, what they read, and what they count for.

use std::collections::BTreeMap;

use dti_criteria::{Among, CriteriaSet, Evidence, Indicator, InputSource, Statistic};
use dti_diagnostics::Text;
use dti_engine::rules::Rule;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::criteria_place;
use crate::Report;
use crate::wording::SetWords;

/// An indicator with its rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleRecord {
    /// The indicator's code.
    pub indicator: String,
    /// What the indicator is called.
    pub title: Text,
    /// Its pillars from the nearest up to the root, by code.
    pub path: Vec<String>,
    /// The fewest points.
    pub minimum: f64,
    /// The most points.
    pub maximum: f64,
    /// Its share in a parent that takes a mean.
    pub weight: f64,
    /// Whether it is scored, or its figures only collected.
    pub scored: bool,
    /// Whether its points count and its maximum does not.
    pub bonus: bool,
    /// Whether its points count at all.
    pub counted: bool,
    /// Whether its points keep to the fewest and the most.
    pub bounded: bool,
    /// What it counts for when a figure is missing.
    pub missing: String,
    /// What it counts for when the rule withholds the award although all figures are there.
    pub withheld: String,
    /// What it counts for where it does not apply.
    pub not_applicable: String,
    /// What happens when its rule fails: `stop`, `withhold`.
    #[serde(default)]
    pub rule_failure: String,
    /// Whether a cited document is asked for: `required`, `optional`, `none`.
    pub evidence: String,
    /// To whom it applies.
    pub applies: Text,
    /// The rule's id; empty where it is not scored.
    pub rule: String,
    /// The plugin that offers it.
    pub plugin: String,
    /// What the plugin says of it.
    pub summary: Text,
    /// The parameters by cohort; cohorts that it does not apply to are not in it.
    pub parameters: BTreeMap<String, Map<String, Value>>,
    /// What it reads.
    pub inputs: Vec<InputRecord>,
    /// Who says so.
    pub basis: Basis,
    /// The criteria line that defines it.
    pub place: String,
}

/// Something that a rule reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputRecord {
    /// The name that the rule reads.
    pub name: String,
    /// What the agency is asked for.
    pub title: Text,
    /// What may be entered.
    pub kind: String,
    /// The options of a choice, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionRecord>,
    /// Where it comes from: `answer`, `outside`, `answer-unless-outside`, `self-points`, or the id of a records sheet.
    pub source: String,
    /// The smallest figure allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The largest figure allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// What is counted in the records sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// What it is divided by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<DenominatorRecord>,
    /// What stands in for a missing figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impute: Option<ImputationRecord>,
    /// How outliers are tamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treat: Option<TreatmentRecord>,
}

/// What a figure is divided by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DenominatorRecord {
    /// The indicator of the other figure.
    pub indicator: String,
    /// The name of the other figure there.
    pub input: String,
    /// What the quotient is multiplied by.
    pub times: f64,
}

/// What stands in for a missing figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImputationRecord {
    /// `mean` or `median`.
    pub with: String,
    /// `cohort`, or the attribute whose value the agencies share.
    pub among: String,
}

/// How outliers are tamed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TreatmentRecord {
    /// The most figures that are pulled in.
    pub winsorise: u32,
    /// Whether logarithms are taken where that does not help.
    pub log: bool,
    /// The limit of |skewness|.
    pub skewness: f64,
    /// The limit of the excess kurtosis.
    pub kurtosis: f64,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionRecord {
    /// What the rule calls it.
    pub id: String,
    /// What the agency chooses.
    pub title: Text,
}

/// Who says that an indicator is scored so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A published source, cited.
    Official(String),
    /// The author of the set, with the reason.
    OwnChoice(String),
}

/// The indicators in the order of the set.
pub(super) fn rules(report: &Report<'_>) -> Vec<RuleRecord> {
    let indicators = std::iter::zip(report.set.indicators(), &report.plan.rules).enumerate();
    indicators.map(|(position, (indicator, &rule))| rule_record(report.set, position, indicator, rule)).collect()
}

fn rule_record(set: &CriteriaSet, position: usize, indicator: &Indicator, rule: Option<&dyn Rule>) -> RuleRecord {
    let profile = rule.map(Rule::profile);
    let path = set.tree().parent_of_indicator(position).map(|pillar| set.tree().path(pillar)).unwrap_or_default();
    RuleRecord {
        indicator: indicator.code.clone(),
        title: indicator.title.clone(),
        path: path.into_iter().map(|pillar| set.tree().pillars[pillar].code.clone()).collect(),
        minimum: indicator.minimum,
        maximum: indicator.maximum,
        weight: indicator.weight,
        scored: indicator.rule.is_some(),
        bonus: indicator.bonus,
        counted: indicator.counted,
        bounded: indicator.bounded,
        missing: indicator.missing.as_str().to_owned(),
        withheld: indicator.withheld.as_str().to_owned(),
        not_applicable: indicator.not_applicable.as_str().to_owned(),
        rule_failure: indicator.rule_failure.as_str().to_owned(),
        evidence: evidence(indicator.evidence).to_owned(),
        applies: SetWords::both(set, |words| words.indicator_applies(indicator)),
        rule: profile.map(|profile| profile.id.clone()).unwrap_or_default(),
        plugin: profile.map(|profile| profile.plugin.clone()).unwrap_or_default(),
        summary: profile.map(|profile| profile.summary.clone()).unwrap_or_default(),
        parameters: parameters(set, indicator),
        inputs: indicator.inputs.iter().map(|input| input_record(set, input)).collect(),
        basis: basis(indicator),
        place: criteria_place(set, &indicator.place).to_string(),
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Required => "required",
        Evidence::Optional => "optional",
        Evidence::None => "none",
    }
}

fn basis(indicator: &Indicator) -> Basis {
    match &indicator.basis {
        dti_criteria::Basis::Official(source) => Basis::Official(source.clone()),
        dti_criteria::Basis::OwnChoice(reason) => Basis::OwnChoice(reason.clone()),
    }
}

fn parameters(set: &CriteriaSet, indicator: &Indicator) -> BTreeMap<String, Map<String, Value>> {
    let cohorts = set.cohorts().iter().enumerate().filter(|(cohort, _)| indicator.concerns(*cohort));
    cohorts.map(|(position, cohort)| (cohort.id.clone(), indicator.parameters(position))).collect()
}

fn input_record(set: &CriteriaSet, input: &dti_criteria::Input) -> InputRecord {
    let options = match &input.kind {
        dti_criteria::Kind::Choice(choices) => choices.iter().map(option_record).collect(),
        _ => Vec::new(),
    };
    let (source, sql) = source(set, &input.source);
    InputRecord {
        name: input.name.clone(),
        title: input.title.clone(),
        kind: input.kind.as_str().to_owned(),
        options,
        source: source.to_owned(),
        minimum: input.minimum,
        maximum: input.maximum,
        sql: sql.cloned(),
        per: input.per.map(|per| denominator(set, per)),
        impute: input.impute.map(|impute| imputation(set, impute)),
        treat: input.treat.map(treatment),
    }
}

/// Where a figure comes from, and what is counted there.
fn source<'a>(set: &'a CriteriaSet, source: &'a InputSource) -> (&'a str, Option<&'a String>) {
    match source {
        InputSource::Answer => ("answer", None),
        InputSource::Outside => ("outside", None),
        InputSource::AnswerUnlessOutside => ("answer-unless-outside", None),
        InputSource::SelfPoints => ("self-points", None),
        InputSource::Records { records, sql } => (&set.records()[*records].id, Some(sql)),
    }
}

fn denominator(set: &CriteriaSet, per: dti_criteria::Denominator) -> DenominatorRecord {
    let indicator = &set.indicators()[per.indicator];
    DenominatorRecord {
        indicator: indicator.code.clone(),
        input: indicator.inputs[per.input].name.clone(),
        times: per.times,
    }
}

fn imputation(set: &CriteriaSet, impute: dti_criteria::Imputation) -> ImputationRecord {
    let with = match impute.with {
        Statistic::Mean => "mean",
        Statistic::Median => "median",
    };
    let among = match impute.among {
        Among::Cohort => "cohort",
        Among::Attribute(attribute) => &set.attributes()[attribute].id,
    };
    ImputationRecord { with: with.to_owned(), among: among.to_owned() }
}

fn treatment(treat: dti_criteria::Treatment) -> TreatmentRecord {
    let dti_criteria::Treatment { winsorise, log, skewness, kurtosis, .. } = treat;
    TreatmentRecord { winsorise, log, skewness, kurtosis }
}

fn option_record(choice: &dti_criteria::Choice) -> OptionRecord {
    OptionRecord { id: choice.id.clone(), title: choice.title.clone() }
}
