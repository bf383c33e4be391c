//! The plan of a run: each indicator bound to its rule, with inputs and parameters checked before data is read.

use dti_criteria::{CriteriaSet, Indicator, Input, Kind};
use dti_diagnostics::{Code, Finding, Findings, Halted, Place, Text};
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::{CheckError, Complaint, InputKind, Rule, RuleProfile, Rules, ScoreError, Task};
use crate::scores::{column, interrupted};

/// For each indicator of a set the rule that awards its points; parameters and inputs are checked.
pub struct Plan<'a> {
    /// The rules by indicator position.
    pub rules: Vec<Option<&'a dyn Rule>>,
}

impl<'a> Plan<'a> {
    /// The rule of an indicator; none if it is collected and not scored.
    #[must_use]
    pub fn rule(&self, indicator: usize) -> Option<&'a dyn Rule> {
        self.rules[indicator]
    }
}

/// Finds each indicator's rule and checks inputs and parameters, before any data is read.
///
/// # Errors
/// [`Halted`] if a rule is unknown or ambiguous, an input does not fit, or a parameter is refused.
pub fn plan<'a>(set: &CriteriaSet, rules: &'a Rules, findings: &mut Findings) -> Result<Plan<'a>, Halted> {
    let bind = |indicator| {
        let mut findings = Findings::new();
        (bind(set, indicator, rules, &mut findings), findings)
    };
    let (bound, told): (Vec<_>, Vec<_>) = set.indicators().par_iter().map(bind).unzip();
    let mut own = Findings::new();
    told.into_iter().for_each(|findings| own.append(findings));
    let planned = own.settle(Plan { rules: bound });
    findings.append(own);
    planned
}

/// The indicator's rule; none if there is no such rule or the indicator is not scored.
fn bind<'a>(
    set: &CriteriaSet,
    indicator: &Indicator,
    rules: &'a Rules,
    findings: &mut Findings,
) -> Option<&'a dyn Rule> {
    let call = indicator.rule.as_ref()?;
    let rule = match rules.find(&call.name) {
        Ok(rule) => rule,
        Err(finding) => {
            findings.push(about(indicator, finding.at(rule_place(indicator))));
            return None;
        }
    };
    let before = findings.len();
    check_inputs(indicator, rule.profile(), findings);
    findings.extend(unbounded(indicator, rule.profile()));
    // A rule that lacks inputs would complain of them again.
    if findings.len() == before {
        check_parameters(set, indicator, rule, findings);
    }
    Some(rule)
}

impl Rules {
    /// The rule that `rule` or `plugin/rule` names.
    ///
    /// # Errors
    /// The finding, without a place, if no plugin or more than one offers it.
    pub fn find(&self, name: &str) -> Result<&dyn Rule, Box<Finding>> {
        let (plugin, id) = name.split_once('/').map_or((None, name), |(plugin, id)| (Some(plugin), id));
        let offered = self.offered.get(id).map_or(&[][..], Vec::as_slice);
        let mut fitting: Vec<_> = offered.iter().map(Box::as_ref).collect();
        fitting.retain(|rule| plugin.is_none_or(|plugin| rule.profile().plugin == plugin));
        match fitting[..] {
            [rule] => Ok(rule),
            [] => Err(Box::new(Finding::new(Code::RuleUnknown).with("rule", name).with("known", self.known()))),
            _ => Err(Box::new(Finding::new(Code::RuleAmbiguous).with("rule", name).with("known", listed(&fitting)))),
        }
    }

    /// All rules as a criteria set may name them.
    fn known(&self) -> String {
        let names = self.offered.iter().map(|(id, offered)| match offered.len() {
            1 => id.clone(),
            _ => listed(&offered.iter().map(Box::as_ref).collect::<Vec<_>>()),
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Rules as `plugin/rule`.
fn listed(rules: &[&dyn Rule]) -> String {
    let names = rules.iter().map(|rule| format!("{}/{}", rule.profile().plugin, rule.profile().id));
    names.collect::<Vec<_>>().join(", ")
}

/// Points beyond an indicator's range take two keys: the rule must say that it awards them, and the set that it wants
/// them.
fn unbounded(indicator: &Indicator, profile: &RuleProfile) -> Option<Finding> {
    let code = match (profile.unbounded, indicator.bounded) {
        (true, true) => Code::RuleUnbounded,
        (false, false) => Code::RuleBounded,
        _ => return None,
    };
    let finding = Finding::new(code).with("code", &indicator.code).with("rule", indicator.rule_name());
    Some(about(indicator, finding.at(rule_place(indicator))))
}

fn check_inputs(indicator: &Indicator, profile: &RuleProfile, findings: &mut Findings) {
    for wanted in profile.inputs.iter().filter(|wanted| wanted.required) {
        if indicator.input(&wanted.name).is_none() {
            let finding = Finding::new(Code::RuleInputMissing).with("code", &indicator.code);
            let finding = finding.with("input", &wanted.name).with("rule", indicator.rule_name());
            findings.push(about(indicator, finding.at(rule_place(indicator))));
        }
    }
    findings.extend(indicator.inputs.iter().filter_map(|input| check_input(indicator, input, profile)));
}

fn check_input(indicator: &Indicator, input: &Input, profile: &RuleProfile) -> Option<Finding> {
    let rule = indicator.rule_name();
    let finding = match profile.inputs.iter().find(|wanted| wanted.name == input.name) {
        Some(wanted) if fits(&input.kind, wanted.kind) => return None,
        Some(wanted) => wrong_kind(input, wanted.kind.as_str()),
        None if !profile.further_inputs => {
            let known: Vec<_> = profile.inputs.iter().map(|wanted| wanted.name.as_str()).collect();
            Finding::new(Code::RuleInputUnknown).with("input", &input.name).with("known", known.join(", "))
        }
        None if input.kind == Kind::Text => wrong_kind(input, InputKind::Number.as_str()),
        None => return None,
    };
    Some(about(indicator, finding.with("rule", rule).at(input.place.clone())))
}

fn wrong_kind(input: &Input, expected: &'static str) -> Finding {
    let finding = Finding::new(Code::RuleInputOfWrongKind).with("input", &input.name);
    finding.with("found", input.kind.as_str()).with("expected", expected)
}

/// Whether figures of a kind are what a rule reads. Counts and shares are numbers; everything else is only itself.
fn fits(kind: &Kind, wanted: InputKind) -> bool {
    match wanted {
        InputKind::Number => matches!(kind, Kind::Number | Kind::Count | Kind::Percent),
        InputKind::Choice => matches!(kind, Kind::Choice(_)),
        InputKind::YesNo => *kind == Kind::YesNo,
        InputKind::Date => *kind == Kind::Date,
    }
}

/// Checks the parameters of each cohort, equal ones once.
fn check_parameters(set: &CriteriaSet, indicator: &Indicator, rule: &dyn Rule, findings: &mut Findings) {
    let mut checked: Vec<Map<String, Value>> = Vec::new();
    let mut told: Vec<Finding> = Vec::new();
    for cohort in (0..set.cohorts().len()).filter(|&cohort| indicator.concerns(cohort)) {
        let parameters = indicator.parameters(cohort);
        if checked.contains(&parameters) {
            continue;
        }
        let found = match trial(indicator, rule, &parameters) {
            Ok(()) => Vec::new(),
            Err(CheckError::Complaints(complaints)) => {
                complaints.into_iter().map(|complaint| refused(set, indicator, cohort, complaint)).collect()
            }
            Err(CheckError::Failed(failure)) => vec![unusable(indicator, rule.profile(), failure.0)],
            Err(CheckError::Interrupted(reason)) => vec![interrupted(indicator, reason).at(rule_place(indicator))],
        };
        // A fault of the common parameters shows in every cohort.
        let new: Vec<_> = found.into_iter().filter(|finding| !told.contains(finding)).collect();
        told.extend(new);
        checked.push(parameters);
    }
    findings.extend(told);
}

/// Checks the parameters, and scores nobody with them: what does not fit the indicator's points, inputs or options
/// shows before any data is read.
fn trial(indicator: &Indicator, rule: &dyn Rule, parameters: &Map<String, Value>) -> Result<(), CheckError> {
    rule.check(parameters)?;
    let columns = indicator.inputs.iter().map(|input| column(&input.name, &input.kind, std::iter::empty()));
    let nobody = Task {
        parameters,
        minimum: indicator.minimum,
        maximum: indicator.maximum,
        agencies: 0,
        columns: columns.collect(),
        reasons: None,
    };
    match rule.score(&nobody) {
        Ok(_) => Ok(()),
        Err(ScoreError::Refused(complaint)) => Err(CheckError::Complaints(vec![complaint])),
        Err(ScoreError::Failed(failure)) => Err(CheckError::Failed(failure)),
        Err(ScoreError::Interrupted(reason)) => Err(CheckError::Interrupted(reason)),
    }
}

fn refused(set: &CriteriaSet, indicator: &Indicator, cohort: usize, complaint: Complaint) -> Finding {
    let place = parameter_place(set, indicator, cohort, &complaint.pointer);
    let parameter = match complaint.pointer.trim_start_matches('/') {
        "" => Text::new("các tham số", "the parameters"),
        name => Text::new(format!("`{name}`"), format!("`{name}`")),
    };
    let finding = Finding::new(Code::ParameterRefused).with("rule", indicator.rule_name());
    about(indicator, finding.with("parameter", parameter).with("reason", complaint.message).at(place))
}

fn unusable(indicator: &Indicator, profile: &RuleProfile, reason: Text) -> Finding {
    let finding = Finding::new(Code::PluginUnusable).with("plugin", &profile.plugin).with("reason", reason);
    about(indicator, finding.at(rule_place(indicator)))
}

/// Where a parameter of a cohort stands: among the cohort's own if it replaces the common one.
fn parameter_place(set: &CriteriaSet, indicator: &Indicator, cohort: usize, pointer: &str) -> Place {
    let key = pointer.split('/').nth(1).unwrap_or_default();
    let replaced = indicator.cohort_parameters.get(&cohort).is_some_and(|own| own.contains_key(key));
    let own = if replaced { format!("{}{pointer}", set.cohorts()[cohort].id) } else { pointer.to_owned() };
    indicator.rule_place(&own).clone()
}

fn rule_place(indicator: &Indicator) -> Place {
    indicator.rule_place("").clone()
}

fn about(indicator: &Indicator, finding: Finding) -> Finding {
    finding.indicator(&indicator.code)
}
