//! Indicators in words: points, rule, inputs, evidence, and what they count for without an award.

use dti_criteria::Indicator;
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
        facts.push(self.fact("report-points", &self.words.points(indicator)));
        facts.extend(self.weight(indicator.weight));
        facts.extend(self.applies(&indicator.applies));
        facts.extend(self.rules(position, indicator));
        facts.extend(indicator.inputs.iter().map(|input| self.input(indicator, input)));
        facts.extend(self.words.evidence(indicator.evidence));
        facts.extend(self.words.policies(indicator));
        facts.push(self.basis(&indicator.basis));
        facts.extend(self.told("report-note", indicator.note.get(self.language)));
        Thing { code: indicator.code.clone(), title: title.to_owned(), facts }
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
            let label = format!("{} – {}", self.word("report-rule"), self.words.cohorts(&cohorts));
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
}
