//! Figures and states of the standing in the words of a language.

use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::standing::{FigureKind, Status};
use jiff::civil::Date;

use crate::wording::date_words;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: Language,
}

impl Words {
    pub(crate) fn word(self, key: &str) -> String {
        sentence(key, self.language)
    }

    pub(crate) fn with(self, key: &str, words: &[(&'static str, Argument)]) -> String {
        sentence_with(key, words, self.language)
    }

    /// A number for people, with at most so many decimals.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        number(value, decimals, self.language)
    }

    /// A figure of a table with its unit.
    pub(crate) fn figure(self, value: f64, unit: &str) -> String {
        let decimals = if unit.is_empty() { 4 } else { 2 };
        [self.number(value, decimals).as_str(), unit].join(" ").trim_end().to_owned()
    }

    /// A share as a percentage, or a plain number.
    pub(crate) fn share(self, value: f64, share: bool) -> String {
        if share { format!("{} %", self.number(value * 100.0, 2)) } else { self.number(value, 2) }
    }

    /// What is missing: things are counted upwards, because a part of one is no help.
    pub(crate) fn missing(self, value: f64, share: bool, whole_things: bool) -> String {
        // A sum that is off in its last bits asks for nothing more.
        match (whole_things, share) {
            (true, _) => self.number((value - 1e-6).ceil().max(0.0), 0),
            (false, true) => format!("{} {}", self.number(value * 100.0, 2), self.word("standing-points")),
            (false, false) => self.number(value, 2),
        }
    }

    /// A day such as `31/12/2023`, from `2023-12-31`.
    pub(crate) fn day(self, day: &str) -> String {
        day.parse::<Date>().map_or_else(|_| day.to_owned(), date_words)
    }

    /// The table and row, or the inputs, that a figure was computed from.
    pub(crate) fn cited(self, source: &str) -> String {
        let source = source.split(": ").next().unwrap_or_default();
        self.with("standing-cited", &[("source", source.into())])
    }

    pub(crate) fn status(self, status: Status) -> String {
        self.word(&format!("standing-status-{}", status.as_str()))
    }

    pub(crate) fn reached(self, reached: Option<bool>) -> String {
        self.status(Status::of(reached, true))
    }

    /// How a figure came about, where that is to be known; empty for actual and published ones.
    pub(crate) fn kind(self, kind: FigureKind) -> String {
        match kind {
            FigureKind::Published | FigureKind::Actual => String::new(),
            other => self.word(&format!("standing-kind-{}", other.as_str())),
        }
    }
}
