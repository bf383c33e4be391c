//! One thing to tell a person.

use serde::{Deserialize, Serialize};

use crate::{Code, Language, Place, Text, message, number};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// What it concerns cannot be used.
    Error,
    /// It can be used, but somebody should look.
    Warning,
    /// Something was done that a reader may want to know.
    Note,
}

/// A word of a finding's sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// Shown as it stands.
    Words(String),
    /// Shown as the language writes numbers, with up to 6 decimals.
    Number(f64),
    /// Shown in the language that is asked for.
    Text(Text),
}

impl Argument {
    /// The word in a language.
    #[must_use]
    pub fn shown(&self, language: Language) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(value) => number(*value, 6, language),
            Self::Text(text) => text.get(language).to_owned(),
        }
    }
}

impl From<&str> for Argument {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Argument {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<f64> for Argument {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts shown to people stay far below 2^53")]
        Self::Number(count as f64)
    }
}

impl From<Text> for Argument {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// One thing to tell a person: a stable code, where, and the words of its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What kind of thing it is; decides the sentence and the severity.
    pub code: Code,
    /// The words that the sentence names, by the name that the sentence uses.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where to look.
    pub place: Option<Place>,
    /// The criteria line that asks for it.
    pub asked_by: Option<Place>,
    /// The other of two places that disagree.
    pub against: Option<Place>,
    /// The code of the agency that it concerns.
    pub agency: Option<String>,
    /// The code of the indicator that it concerns.
    pub indicator: Option<String>,
}

impl Finding {
    /// A finding of a kind, to be completed with [`Finding::with`], [`Finding::at`] and their like.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, arguments: Vec::new(), place: None, asked_by: None, against: None, agency: None, indicator: None }
    }

    /// Names a word of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Says where to look.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Names the criteria line that asks for it.
    #[must_use]
    pub fn asked_by(mut self, place: Place) -> Self {
        self.asked_by = Some(place);
        self
    }

    /// Names the other of two places that disagree.
    #[must_use]
    pub fn against(mut self, place: Place) -> Self {
        self.against = Some(place);
        self
    }

    /// Names the agency that it concerns, by code.
    #[must_use]
    pub fn agency(mut self, code: impl Into<String>) -> Self {
        self.agency = Some(code.into());
        self
    }

    /// Names the indicator that it concerns, by code.
    #[must_use]
    pub fn indicator(mut self, code: impl Into<String>) -> Self {
        self.indicator = Some(code.into());
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The sentence in a language.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        message(self.code.as_str(), None, &self.arguments, language).unwrap_or_else(|| self.code.as_str().to_owned())
    }

    /// The way out in a language, where there is one to give.
    #[must_use]
    pub fn hint(&self, language: Language) -> Option<String> {
        message(self.code.as_str(), Some("hint"), &self.arguments, language)
    }
}
