//! What a criteria set says, in the words of one language; each part of a set has its file.

use dti_criteria::{CriteriaSet, Member};
use dti_diagnostics::{Argument, Language, Text, number, sentence, sentence_with};

/// The words for the rules of a criteria set in one language: applicability, policies, composition, bands, ranking.
#[derive(Clone, Copy)]
pub struct SetWords<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) language: Language,
}

/// One thing that a set says of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What is said.
    pub value: String,
}

impl Fact {
    /// The fact as part of a sentence.
    #[must_use]
    pub fn in_line(&self) -> String {
        let mut letters = self.label.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
        format!("{first}{}: {}", letters.as_str(), self.value)
    }
}

impl<'a> SetWords<'a> {
    /// The words for a set.
    #[must_use]
    pub fn new(set: &'a CriteriaSet, language: Language) -> Self {
        Self { set, language }
    }

    /// The same in both languages.
    pub(crate) fn both(set: &'a CriteriaSet, words: impl Fn(SetWords<'a>) -> String) -> Text {
        Text::new(words(Self::new(set, Language::Vi)), words(Self::new(set, Language::En)))
    }

    /// The code and the title of a node; the title alone for the root.
    #[must_use]
    pub fn node(&self, member: Member) -> String {
        let (code, title) = self.set.node(member);
        format!("{code} {}", title.get(self.language)).trim().to_owned()
    }

    /// Codes and titles of nodes.
    pub(crate) fn nodes(&self, members: &[Member]) -> String {
        clauses(members.iter().map(|&member| self.node(member)))
    }

    /// The titles of cohorts.
    pub(crate) fn cohorts(&self, cohorts: &[usize]) -> String {
        clauses(cohorts.iter().map(|&cohort| self.title(&self.set.cohorts()[cohort].title)))
    }

    pub(super) fn fact(&self, key: &str, value: String) -> Fact {
        Fact { label: self.word(key), value }
    }

    pub(super) fn word(&self, key: &str) -> String {
        sentence(key, self.language)
    }

    pub(super) fn fill(&self, key: &str, words: &[(&'static str, Argument)]) -> String {
        sentence_with(key, words, self.language)
    }

    /// A number as people write it.
    pub(super) fn number(&self, value: f64) -> String {
        number(value, 6, self.language)
    }

    /// A share as per cent.
    pub(super) fn percent(&self, share: f64) -> String {
        format!("{} %", number(share * 100.0, 4, self.language))
    }

    /// A text in its language.
    pub(super) fn title(&self, text: &Text) -> String {
        text.get(self.language).to_owned()
    }
}

/// Words with commas between them.
pub(super) fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// Clauses with semicolons between them; empty ones are left out.
pub(crate) fn clauses(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Words in typographic quotation marks.
pub(super) fn quoted(words: &str) -> String {
    format!("“{words}”")
}
