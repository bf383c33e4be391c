//! Cohorts, attributes and agencies in words.

use dti_criteria::{Agency, AttributeKind};
use dti_diagnostics::Argument;

use super::{Facts, Thing};
use crate::wording::date_words;

impl Facts<'_> {
    pub(super) fn cohorts(&self) -> Vec<Thing> {
        let cohorts = self.set.cohorts().iter().enumerate();
        let thing = |(position, cohort): (usize, &dti_criteria::Cohort)| {
            let agencies = self.set.agencies().iter().filter(|agency| agency.cohort == position).count();
            let title = cohort.title.get(self.language);
            let facts = vec![
                self.fact("criteria-title", title),
                self.fact("criteria-agencies", &self.with("criteria-count", &[("count", Argument::from(agencies))])),
            ];
            Thing { code: cohort.id.clone(), title: title.to_owned(), facts }
        };
        cohorts.map(thing).collect()
    }

    pub(super) fn attributes(&self) -> Vec<Thing> {
        let thing = |attribute: &dti_criteria::Attribute| {
            let kind = match attribute.kind {
                AttributeKind::Flag => "criteria-flag",
                AttributeKind::Category => "criteria-category",
            };
            let title = attribute.title.get(self.language);
            let facts = vec![self.fact("criteria-title", title), self.fact("criteria-kind", &self.word(kind))];
            Thing { code: attribute.id.clone(), title: title.to_owned(), facts }
        };
        self.set.attributes().iter().map(thing).collect()
    }

    pub(super) fn agencies(&self) -> Vec<Thing> {
        let thing = |agency: &Agency| {
            let cohort = self.set.cohorts()[agency.cohort].title.get(self.language);
            let mut facts = vec![self.fact("criteria-title", &agency.name), self.fact("report-cohort", cohort)];
            facts.extend(self.told("criteria-attributes", &self.attributes_of(agency)));
            facts.extend(self.told("criteria-aliases", &agency.aliases.join(", ")));
            facts.extend(self.told("criteria-valid", &self.days_of(agency)));
            facts.extend(self.told("criteria-predecessors", &agency.predecessors.join(", ")));
            Thing { code: agency.code.clone(), title: agency.name.clone(), facts }
        };
        self.set.agencies().iter().chain(self.set.inactive()).map(thing).collect()
    }

    /// The days on which an agency begins and ends, where the set says any.
    fn days_of(&self, agency: &Agency) -> String {
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "…".to_owned(), date_words);
        let days = match (agency.from, agency.to) {
            (None, None) => String::new(),
            (from, to) => format!("{} – {}", day(from), day(to)),
        };
        let takes_part = agency.exists_on(self.set.period().1);
        if takes_part { days } else { format!("{days} ({})", self.word("criteria-takes-no-part")) }
    }

    /// What an agency says of attributes; a flag that is not set says nothing.
    fn attributes_of(&self, agency: &Agency) -> String {
        let values = agency.attributes.iter().enumerate();
        let said = values.filter_map(|(position, value)| Some((position, value.as_ref()?)));
        let said = said.filter(|(_, value)| **value != dti_criteria::AttributeValue::Flag(false));
        said.map(|(position, value)| self.attribute_value(position, value)).collect::<Vec<_>>().join(", ")
    }
}
