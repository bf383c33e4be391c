//! What a criteria set says, thing by thing, in words: the book prints it, the comparison compares it.

mod indicators;
mod inputs;
mod nodes;
mod outcomes;
mod people;
mod targets;
#[cfg(test)]
mod tests;

use dti_criteria::{Applicability, AttributeValue, CriteriaSet};
use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::rules::Plan;

use crate::wording::{FigureWords, SetWords, basis_in_words, date_words};

pub(crate) use crate::wording::Fact;

/// What a thing of a set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Set,
    Cohorts,
    Attributes,
    Pillars,
    Indicators,
    Ranking,
    Bands,
    Views,
    Targets,
    Records,
    Agencies,
}

impl Section {
    /// All sections in the order in which a reader wants them.
    pub(crate) const ALL: [Self; 11] = [
        Self::Set,
        Self::Cohorts,
        Self::Attributes,
        Self::Pillars,
        Self::Indicators,
        Self::Ranking,
        Self::Bands,
        Self::Views,
        Self::Targets,
        Self::Records,
        Self::Agencies,
    ];

    /// Its heading.
    pub(crate) fn title(self, language: Language) -> String {
        let key = match self {
            Self::Set => "criteria-set",
            Self::Cohorts => "criteria-cohorts",
            Self::Attributes => "criteria-attributes",
            Self::Pillars => "criteria-pillars",
            Self::Indicators => "criteria-indicators",
            Self::Ranking => "criteria-ranking",
            Self::Bands => "criteria-bands",
            Self::Views => "criteria-views",
            Self::Targets => "criteria-targets",
            Self::Records => "criteria-records",
            Self::Agencies => "criteria-agencies",
        };
        sentence(key, language)
    }
}

/// One thing of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    /// Its code or id, unique in its section.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) title: String,
    /// What the set says of it; what is as usual is left out.
    pub(crate) facts: Vec<Fact>,
}

/// Puts a set into words.
pub(crate) struct Facts<'a> {
    pub(crate) set: &'a CriteriaSet,
    /// The rules; without them parameters are told, but not what the rule does with them.
    pub(crate) plan: Option<&'a Plan<'a>>,
    pub(crate) language: Language,
    pub(crate) figures: FigureWords,
    pub(crate) words: SetWords<'a>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(set: &'a CriteriaSet, plan: Option<&'a Plan<'a>>, language: Language) -> Self {
        Self { set, plan, language, figures: FigureWords::new(language), words: SetWords::new(set, language) }
    }

    /// The things of a section, in the order of the set.
    pub(crate) fn of(&self, section: Section) -> Vec<Thing> {
        match section {
            Section::Set => vec![self.head()],
            Section::Cohorts => self.cohorts(),
            Section::Attributes => self.attributes(),
            Section::Pillars => self.pillars(),
            Section::Indicators => (0..self.set.indicators().len()).map(|position| self.indicator(position)).collect(),
            Section::Ranking => vec![self.ranking()],
            Section::Bands => self.bands(),
            Section::Views => self.views(),
            Section::Targets => self.targets(),
            Section::Records => self.records(),
            Section::Agencies => self.agencies(),
        }
    }

    /// The set as a whole.
    fn head(&self) -> Thing {
        let (first, last) = self.set.period();
        let mut facts = vec![
            self.fact("criteria-id", self.set.id()),
            self.fact("criteria-title", self.set.title().get(self.language)),
            self.fact("report-period", &format!("{} – {}", date_words(first), date_words(last))),
        ];
        facts.extend(self.set.legal_basis().iter().map(|basis| {
            let words = [
                ("number", Argument::from(&basis.number)),
                ("date", date_words(basis.date).into()),
                ("issuer", Argument::from(&basis.issuer)),
            ];
            self.fact("report-legal-basis", &self.with("report-legal-basis-words", &words))
        }));
        facts.extend(self.pillar_facts(dti_criteria::Tree::ROOT));
        facts.extend(self.told("report-note", self.set.note().get(self.language)));
        Thing { code: String::new(), title: self.set.title().get(self.language).to_owned(), facts }
    }

    fn fact(&self, key: &str, value: &str) -> Fact {
        Fact { label: self.word(key), value: value.trim().to_owned() }
    }

    /// A fact, unless there is nothing to say.
    fn told(&self, key: &str, value: &str) -> Option<Fact> {
        (!value.trim().is_empty()).then(|| self.fact(key, value))
    }

    fn word(&self, key: &str) -> String {
        sentence(key, self.language)
    }

    fn with(&self, key: &str, words: &[(&'static str, Argument)]) -> String {
        sentence_with(key, words, self.language)
    }

    fn number(&self, value: f64) -> String {
        number(value, 6, self.language)
    }

    fn attribute_value(&self, attribute: usize, value: &AttributeValue) -> String {
        let title = self.set.attributes()[attribute].title.get(self.language);
        format!("“{title}”: {}", self.words.attribute_value(value))
    }

    /// To whom something applies; none for everybody.
    fn applies(&self, conditions: &[Applicability]) -> Option<Fact> {
        let special = conditions.iter().any(|one| !one.is_general());
        special.then(|| self.fact("criteria-applies", &self.words.applies(conditions)))
    }

    fn basis(&self, basis: &dti_criteria::Basis) -> Fact {
        self.fact("report-basis", &basis_in_words(basis, self.language))
    }
}
