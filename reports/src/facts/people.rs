//! Cohorts, attributes and agencies in words.

use dti_criteria::{Agency, AttributeKind};
use dti_diagnostics::Argument;

use super::{Facts, Thing};

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
            Thing { code: agency.code.clone(), title: agency.name.clone(), facts }
        };
        self.set.agencies().iter().map(thing).collect()
    }

    /// What an agency says of attributes; a flag that is not set says nothing.
    fn attributes_of(&self, agency: &Agency) -> String {
        let values = agency.attributes.iter().enumerate();
        let said = values.filter_map(|(position, value)| Some((position, value.as_ref()?)));
        let said = said.filter(|(_, value)| **value != dti_criteria::AttributeValue::Flag(false));
        said.map(|(position, value)| self.attribute_value(position, value)).collect::<Vec<_>>().join(", ")
    }
}
