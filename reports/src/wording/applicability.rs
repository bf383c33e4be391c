//! To whom a part of a set applies, in words.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{Applicability, AttributeValue, Indicator};

use super::SetWords;
use super::set::{clauses, joined, quoted};

impl SetWords<'_> {
    /// To whom an indicator applies, by its own conditions and those of the pillars above.
    #[must_use]
    pub fn indicator_applies(&self, indicator: &Indicator) -> String {
        self.applies(&indicator.applies)
    }

    /// To whom a pillar applies, by its own conditions and those of the pillars above.
    #[must_use]
    pub fn pillar_applies(&self, pillar: usize) -> String {
        let pillars = &self.set.tree().pillars;
        let conditions: Vec<_> =
            self.set.tree().path(pillar).iter().map(|&position| pillars[position].applies.clone()).collect();
        self.applies(&conditions)
    }

    /// Conditions that must all hold; “all agencies” where there are none.
    #[must_use]
    pub fn applies(&self, conditions: &[Applicability]) -> String {
        let except = conditions.iter().flat_map(|one| &one.except).map(String::as_str).collect();
        let attributes: BTreeMap<_, _> = conditions.iter().flat_map(|one| &one.attributes).collect();
        let mut parts =
            vec![self.only_cohorts(conditions), self.only_agencies(conditions), self.named("applies-except", &except)];
        parts.extend(attributes.into_iter().map(|(&attribute, value)| self.attribute(attribute, value)));
        let told = clauses(parts);
        if told.is_empty() { self.word("applies-to-all") } else { told }
    }

    fn only_cohorts(&self, conditions: &[Applicability]) -> String {
        if conditions.iter().all(|one| one.cohorts.is_none()) {
            return String::new();
        }
        let cohorts = self.set.cohorts().iter().enumerate();
        let meant = cohorts.filter(|&(cohort, _)| conditions.iter().all(|one| one.includes_cohort(cohort)));
        let titles = joined(meant.map(|(_, cohort)| quoted(cohort.title.get(self.language))));
        self.fill("applies-cohorts", &[("cohorts", titles.into())])
    }

    fn only_agencies(&self, conditions: &[Applicability]) -> String {
        let lists = conditions.iter().filter_map(|one| one.agencies.as_ref());
        let lists = lists.map(|codes| codes.iter().map(String::as_str).collect::<BTreeSet<_>>());
        let meant = lists.reduce(|one, other| &one & &other);
        meant.map(|codes| self.named("applies-agencies", &codes)).unwrap_or_default()
    }

    /// The names of agencies in the order of the set; nothing where there are none.
    fn named(&self, key: &str, codes: &BTreeSet<&str>) -> String {
        if codes.is_empty() {
            return String::new();
        }
        let agencies = self.set.agencies().iter().filter(|agency| codes.contains(agency.code.as_str()));
        self.fill(key, &[("agencies", joined(agencies.map(|agency| agency.name.clone())).into())])
    }

    fn attribute(&self, attribute: usize, value: &AttributeValue) -> String {
        let title = self.title(&self.set.attributes()[attribute].title);
        let value = self.attribute_value(value);
        self.fill("applies-attribute", &[("title", title.into()), ("value", value.into())])
    }

    /// What an agency says of an attribute.
    #[must_use]
    pub fn attribute_value(&self, value: &AttributeValue) -> String {
        match value {
            AttributeValue::Flag(true) => self.word("report-yes").to_lowercase(),
            AttributeValue::Flag(false) => self.word("report-no").to_lowercase(),
            AttributeValue::Category(group) => group.clone(),
        }
    }
}
