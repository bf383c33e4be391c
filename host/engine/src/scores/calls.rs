//! Calls of rules: one indicator for one cohort each, in parallel, with results in the order of the set.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator, Input, Kind, RuleFailurePolicy};
use dti_diagnostics::{Code, Finding, Findings, Language, Text, sentence_with};
use rayon::prelude::*;
use tracing::trace;

use super::roster::Roster;
use crate::Metrics;
use crate::metrics::Prepared;
use crate::rules::{Awards, Column, Plan, ScoreError, Task};

/// What a rule awarded one agency.
#[derive(Debug, Clone)]
pub(super) struct Award {
    pub(super) points: Option<f64>,
    pub(super) reason: String,
    /// Whether every figure of the indicator is there.
    pub(super) complete: bool,
    /// Whether the rule failed, and the set withholds the indicator where it does.
    pub(super) failed: bool,
}

/// The awards by indicator position and agency position.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    awards: Vec<BTreeMap<usize, Award>>,
    /// Why a rule failed, by indicator and cohort position.
    failures: BTreeMap<(usize, usize), Text>,
    pub(super) fuel: Vec<u64>,
    /// How often rules were called, by indicator position.
    pub(super) calls: Vec<u64>,
}

impl Ledger {
    /// A ledger without awards.
    pub(super) fn new(indicators: usize) -> Self {
        let (awards, failures) = (vec![BTreeMap::new(); indicators], BTreeMap::new());
        Self { awards, failures, fuel: vec![0; indicators], calls: vec![0; indicators] }
    }

    /// What an agency was awarded; none if the indicator does not apply to it.
    pub(super) fn award(&self, indicator: usize, agency: usize) -> Option<&Award> {
        self.awards[indicator].get(&agency)
    }

    /// Forgets what these calls awarded.
    pub(super) fn clear(&mut self, calls: &[Call]) {
        for call in calls {
            self.awards[call.indicator].retain(|agency, _| call.agencies.binary_search(agency).is_err());
            self.failures.remove(&(call.indicator, call.cohort));
        }
    }

    /// Why rules failed where the set withholds the indicator, by indicator and cohort position.
    pub(super) fn failures(&self) -> &BTreeMap<(usize, usize), Text> {
        &self.failures
    }

    fn enter(&mut self, call: &Call, awards: Awards, complete: impl Fn(usize) -> bool) {
        self.fuel[call.indicator] += awards.fuel;
        self.failures.remove(&(call.indicator, call.cohort));
        let mut reasons = awards.reasons.into_iter();
        for (&agency, points) in call.agencies.iter().zip(awards.points) {
            let reason = reasons.next().unwrap_or_default();
            let award = Award { points, reason, complete: complete(agency), failed: false };
            self.awards[call.indicator].insert(agency, award);
        }
    }

    /// Nobody of the cohort gets anything.
    fn withhold(&mut self, call: &Call, why: Text, language: Language, complete: impl Fn(usize) -> bool) {
        let reason = sentence_with("score-rule-failed", &[("reason", why.get(language).into())], language);
        for &agency in &call.agencies {
            let award = Award { points: None, reason: reason.clone(), complete: complete(agency), failed: true };
            self.awards[call.indicator].insert(agency, award);
        }
        self.failures.insert((call.indicator, call.cohort), why);
    }
}

/// One indicator for the agencies of one cohort.
pub(super) struct Call {
    indicator: usize,
    cohort: usize,
    agencies: Vec<usize>,
}

/// The calls that score everybody for the indicators that `wanted` picks; empty cohorts are not called for.
pub(super) fn calls(set: &CriteriaSet, roster: &Roster, wanted: impl Fn(usize) -> bool) -> Vec<Call> {
    let members: Vec<_> = (0..set.cohorts().len()).map(|cohort| roster.members(set, cohort)).collect();
    let mut calls = Vec::new();
    for (indicator, defined) in set.indicators().iter().enumerate().filter(|(indicator, _)| wanted(*indicator)) {
        if defined.rule.is_none() {
            continue;
        }
        for (cohort, members) in members.iter().enumerate() {
            let applicable = members.iter().filter(|&&agency| defined.applies_to(&set.agencies()[agency]));
            let agencies: Vec<_> = applicable.copied().collect();
            calls.extend((!agencies.is_empty()).then_some(Call { indicator, cohort, agencies }));
        }
    }
    calls
}

/// What all calls share.
pub(super) struct Caller<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) metrics: &'a Metrics,
    pub(super) plan: &'a Plan<'a>,
    pub(super) language: Language,
}

impl<'a> Caller<'a> {
    /// The same calls over the figures as the council corrected them; none if it corrected nothing.
    pub(super) fn corrected(&self) -> Option<Caller<'a>> {
        Some(Caller { metrics: self.metrics.corrected()?, ..*self })
    }

    /// Makes the calls and enters what they award; refusals become findings, and failures that the set does not withhold
    /// the indicator for.
    pub(super) fn make(&self, calls: &[&Call], prepared: &Prepared, ledger: &mut Ledger, findings: &mut Findings) {
        // Collected in the order of the calls, whatever thread made them.
        let results: Vec<_> = calls.par_iter().map(|call| self.score(call, prepared)).collect();
        for (call, result) in calls.iter().zip(results) {
            let indicator = &self.set.indicators()[call.indicator];
            let there = |agency, input| prepared.value(self.metrics, agency, call.indicator, input).is_some();
            let complete = |agency| (0..indicator.inputs.len()).all(|input| there(agency, input));
            ledger.calls[call.indicator] += 1;
            self.log(call, &result);
            match result {
                Ok(awards) => ledger.enter(call, awards, complete),
                Err(ScoreError::Failed(failure)) if indicator.rule_failure == RuleFailurePolicy::Withhold => {
                    ledger.withhold(call, failure.0, self.language, complete);
                }
                Err(error) => findings.push(not_scored(indicator, error)),
            }
        }
    }

    fn log(&self, call: &Call, result: &Result<Awards, ScoreError>) {
        let (indicator, cohort) = (&self.set.indicators()[call.indicator], &self.set.cohorts()[call.cohort].id);
        let fuel = result.as_ref().ok().map(|awards| awards.fuel);
        trace!(name: "call", indicator = indicator.code, cohort, agencies = call.agencies.len(), fuel);
    }

    fn score(&self, call: &Call, prepared: &Prepared) -> Result<Awards, ScoreError> {
        let indicator = &self.set.indicators()[call.indicator];
        self.plan.rule(call.indicator).expect("only what is scored is called for").score(&Task {
            parameters: &indicator.parameters(call.cohort),
            minimum: indicator.minimum,
            maximum: indicator.maximum,
            agencies: call.agencies.len(),
            columns: self.columns(call, prepared),
            reasons: Some(self.language),
        })
    }

    /// What the rule reads.
    pub(super) fn columns(&self, call: &Call, prepared: &Prepared) -> Vec<Column> {
        let inputs = self.set.indicators()[call.indicator].inputs.iter().enumerate();
        let column_of = |(input, defined): (usize, &Input)| {
            let figure = |&agency: &usize| prepared.value(self.metrics, agency, call.indicator, input);
            column(&defined.name, &defined.kind, call.agencies.iter().map(figure))
        };
        inputs.map(column_of).collect()
    }
}

/// An input as a rule reads it.
pub(crate) fn column(name: &str, kind: &Kind, figures: impl Iterator<Item = Option<f64>>) -> Column {
    let options = match kind {
        Kind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
        _ => Vec::new(),
    };
    let (values, present) = figures.map(|figure| (figure.unwrap_or(0.0), figure.is_some())).unzip();
    Column { name: name.to_owned(), options, values, present }
}

/// The finding of a call that came to nothing.
pub(crate) fn not_scored(indicator: &Indicator, error: ScoreError) -> Finding {
    let (code, reason, pointer) = match error {
        ScoreError::Refused(complaint) => (Code::RuleRefused, complaint.message, complaint.pointer),
        ScoreError::Failed(failure) => (Code::RuleFailed, failure.0, String::new()),
        ScoreError::Interrupted(reason) => {
            return interrupted(indicator, reason).at(indicator.rule_place("").clone());
        }
    };
    let place = indicator.rule_place(&pointer).clone();
    let finding = Finding::new(code).with("rule", indicator.rule_name()).with("code", &indicator.code);
    finding.with("reason", reason).at(place).indicator(&indicator.code)
}

/// The finding of a call that this machine did not bring to its end: no score may come of that, nor none.
pub(crate) fn interrupted(indicator: &Indicator, reason: Text) -> Finding {
    let finding = Finding::new(Code::PluginInterrupted).with("plugin", indicator.rule_name()).with("reason", reason);
    finding.indicator(&indicator.code)
}

/// The warning of an indicator that a cohort is not scored by, because its rule failed.
pub(super) fn withheld(set: &CriteriaSet, (indicator, cohort): (usize, usize), reason: &Text) -> Finding {
    let (indicator, cohort) = (&set.indicators()[indicator], &set.cohorts()[cohort]);
    let finding =
        Finding::new(Code::IndicatorWithheld).with("code", &indicator.code).with("cohort", cohort.title.clone());
    let finding = finding.with("rule", indicator.rule_name()).with("reason", reason.clone());
    finding.at(indicator.rule_place("").clone()).indicator(&indicator.code)
}
