//! Indicators in words: points, rule, inputs, evidence, and what they count for without an award.

use dti_criteria::{CountsAs, Evidence, Indicator};
use dti_diagnostics::Argument;
use dti_engine::rules::Rule;

use super::{Fact, Facts, Thing};
use crate::wording::{names, parameters_in_words, rule_in_words};

impl Facts<'_> {
    /// One indicator.
    pub(crate) fn indicator(&self, position: usize) -> Thing {
        let indicator = &self.set.indicators()[position];
        let title = indicator.title.get(self.language);
        let mut facts = vec![self.fact("criteria-title", title)];
        facts.extend(self.parent(self.set.tree().parent_of_indicator(position)));
        facts.push(self.fact("report-points", &self.points(indicator)));
        facts.extend(self.weight(indicator.weight));
        facts.extend(self.applies(indicator));
        facts.extend(self.rules(position, indicator));
        facts.extend(indicator.inputs.iter().map(|input| self.input(indicator, input)));
        facts.extend(self.evidence(indicator.evidence));
        facts.extend(self.policies(indicator));
        facts.push(self.basis(&indicator.basis));
        facts.extend(self.told("report-note", indicator.note.get(self.language)));
        Thing { code: indicator.code.clone(), title: title.to_owned(), facts }
    }

    /// `40`, `-5 đến 0`, and what is unusual about them.
    fn points(&self, indicator: &Indicator) -> String {
        if indicator.rule.is_none() {
            return self.word("report-points-not-scored");
        }
        let bounds = [("minimum", indicator.minimum), ("maximum", indicator.maximum)];
        let bounds = bounds.map(|(name, value)| (name, Argument::from(self.number(value))));
        let mut words = vec![match indicator.minimum == 0.0 {
            true => self.number(indicator.maximum),
            false => self.with("template-between", &bounds),
        }];
        words.extend(indicator.bonus.then(|| self.word("criteria-bonus")));
        words.extend((!indicator.bounded).then(|| self.word("criteria-unbounded")));
        words.join("; ")
    }

    fn applies(&self, indicator: &Indicator) -> Vec<Fact> {
        let parts = indicator.applies.iter().filter(|part| !part.is_general()).map(|part| self.applicability(part));
        let conditions: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        if conditions.is_empty() {
            return Vec::new();
        }
        let elsewhere = self.counts_as(indicator.not_applicable);
        let mut facts = vec![self.fact("criteria-applies", &conditions.join("; "))];
        facts.push(self.fact("criteria-not-applicable", &elsewhere));
        facts
    }

    pub(super) fn counts_as(&self, policy: CountsAs) -> String {
        self.word(&format!("criteria-counts-as-{}", policy.as_str()))
    }

    /// The rule with its parameters, cohort by cohort where they differ.
    fn rules(&self, position: usize, indicator: &Indicator) -> Vec<Fact> {
        let concerned = (0..self.set.cohorts().len()).filter(|&cohort| indicator.concerns(cohort));
        let mut rules: Vec<(String, Vec<usize>)> = Vec::new();
        for cohort in concerned.filter(|_| indicator.rule.is_some()) {
            let words = self.rule(position, indicator, cohort);
            match rules.iter_mut().find(|(other, _)| *other == words) {
                Some((_, cohorts)) => cohorts.push(cohort),
                None => rules.push((words, vec![cohort])),
            }
        }
        if let [(words, _)] = rules.as_slice() {
            return vec![self.fact("report-rule", words)];
        }
        let fact = |(words, cohorts): (String, Vec<usize>)| {
            let label = format!("{} – {}", self.word("report-rule"), self.cohort_titles(&cohorts));
            Fact { label, value: words }
        };
        rules.into_iter().map(fact).collect()
    }

    fn rule(&self, position: usize, indicator: &Indicator, cohort: usize) -> String {
        let name = indicator.rule_name();
        let profile = self.plan.and_then(|plan| plan.rule(position)).map(Rule::profile);
        if profile.is_some() {
            return format!("`{name}`: {}", rule_in_words(indicator, profile, cohort, self.language));
        }
        let parameters = parameters_in_words(&indicator.parameters(cohort), &names(indicator), self.language);
        if parameters.is_empty() { format!("`{name}`") } else { format!("`{name}`: {parameters}") }
    }

    fn evidence(&self, evidence: Evidence) -> Option<Fact> {
        let key = match evidence {
            Evidence::Required => "criteria-evidence-required",
            Evidence::Optional => "criteria-evidence-optional",
            Evidence::None => return None,
        };
        Some(self.fact("report-evidence", &self.word(key)))
    }

    fn policies(&self, indicator: &Indicator) -> Vec<Fact> {
        if indicator.rule.is_none() {
            return Vec::new();
        }
        let missing = self.fact("criteria-missing", &self.counts_as(indicator.missing));
        let withheld = self.fact("criteria-withheld", &self.counts_as(indicator.withheld));
        vec![missing, withheld]
    }
}
