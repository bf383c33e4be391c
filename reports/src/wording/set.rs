//! What a criteria set says, in the words of one language; each part of a set has its file.

use dti_criteria::{CriteriaSet, Member};
use dti_diagnostics::{Argument, Language, Text, number, sentence, sentence_with};

/// The words for the rules of a criteria set in one language: applicability, policies, composition, bands, ranking.
#[derive(Clone, Copy)]
pub struct SetWords<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) language: Language,
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

    /// The codes of nodes.
    pub(super) fn codes(&self, members: &[Member]) -> String {
        joined(members.iter().map(|&member| self.set.node(member).0.to_owned()))
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
pub(super) fn clauses(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Words in typographic quotation marks.
pub(super) fn quoted(words: &str) -> String {
    format!("“{words}”")
}
