//! What `--lang` chooses: the language of messages, and for a new plugin the one that it is written in as well.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use dti_diagnostics::Language;
use dti_workbench::LANGUAGES;

/// A word after `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    /// A language of messages and reports.
    Messages(Language),
    /// A language that plugins are written in.
    Code(&'static str),
}

/// The language of messages: the last that was named.
pub(crate) fn messages(asked: &[Lang]) -> Language {
    let named = asked.iter().rev().find_map(|lang| match lang {
        Lang::Messages(language) => Some(*language),
        Lang::Code(_) => None,
    });
    named.unwrap_or_default()
}

/// The language of a plugin: the last that was named, if any was.
pub(crate) fn code(asked: &[Lang]) -> Option<&'static str> {
    asked.iter().rev().find_map(|lang| match lang {
        Lang::Code(name) => Some(*name),
        Lang::Messages(_) => None,
    })
}

/// Reads a word after `--lang`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LangParser {
    with_code: bool,
}

impl LangParser {
    /// Languages of messages only.
    pub(crate) fn messages() -> Self {
        Self { with_code: false }
    }

    /// Languages of plugins as well.
    pub(crate) fn with_code() -> Self {
        Self { with_code: true }
    }

    fn words(self) -> impl Iterator<Item = (&'static str, Lang)> {
        let messages = [("vi", Lang::Messages(Language::Vi)), ("en", Lang::Messages(Language::En))];
        let code = LANGUAGES.iter().map(|language| (language.name(), Lang::Code(language.name())));
        messages.into_iter().chain(code.filter(move |_| self.with_code))
    }
}

impl TypedValueParser for LangParser {
    type Value = Lang;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &std::ffi::OsStr) -> Result<Lang, Error> {
        let found = self.words().find(|(word, _)| value == *word);
        found.map(|(_, lang)| lang).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let words = self.words().map(|(word, _)| word.to_owned()).collect();
            let name = arg.map(ToString::to_string).unwrap_or_default();
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(value.to_string_lossy().into_owned()));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(words));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words().map(|(word, _)| PossibleValue::new(word))))
    }
}
