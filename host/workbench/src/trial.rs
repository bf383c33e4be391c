//! A call that might be made: one rule, its parameters, and a cohort, agency by agency.

use dti_diagnostics::{Language, Text, number};
use dti_engine::rules::{Column, InputDirection, InputKind, Task};
use serde_json::{Map, Value};

/// What stands in for a figure that is missing.
const MISSING: &str = "–";
/// The most agencies that a text shows.
const SHOWN: usize = 12;

/// One input of a trial.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TrialInput {
    pub(crate) name: String,
    pub(crate) kind: InputKind,
    pub(crate) direction: InputDirection,
    /// The options of a choice; empty for other kinds.
    pub(crate) options: Vec<String>,
}

/// A call that might be made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trial {
    pub(crate) parameters: Map<String, Value>,
    pub(crate) minimum: f64,
    pub(crate) maximum: f64,
    pub(crate) inputs: Vec<TrialInput>,
    /// For each agency a figure of every input.
    pub(crate) agencies: Vec<Vec<Option<f64>>>,
}

impl Trial {
    /// The call; `hidden` stands where a figure is missing, and means nothing there.
    pub(crate) fn task(&self, reasons: Option<Language>, hidden: f64) -> Task<'_> {
        let column = |(position, input): (usize, &TrialInput)| Column {
            name: input.name.clone(),
            options: input.options.clone(),
            values: self.agencies.iter().map(|agency| agency[position].unwrap_or(hidden)).collect(),
            present: self.agencies.iter().map(|agency| agency[position].is_some()).collect(),
        };
        Task {
            parameters: &self.parameters,
            minimum: self.minimum,
            maximum: self.maximum,
            agencies: self.agencies.len(),
            columns: self.inputs.iter().enumerate().map(column).collect(),
            reasons,
        }
    }

    /// The trial with other agencies.
    pub(crate) fn of(&self, agencies: Vec<Vec<Option<f64>>>) -> Self {
        Self { agencies, ..self.clone() }
    }

    /// The trial in words that a person can repeat it from.
    pub(crate) fn text(&self) -> Text {
        Text::new(self.written(Language::Vi), self.written(Language::En))
    }

    fn written(&self, language: Language) -> String {
        let parameters = Value::Object(self.parameters.clone());
        let (minimum, maximum) = (figure(self.minimum, language), figure(self.maximum, language));
        let head = match language {
            Language::Vi => format!("tham số {parameters}, {minimum} đến {maximum} điểm"),
            Language::En => format!("parameters {parameters}, {minimum} to {maximum} points"),
        };
        if self.agencies.is_empty() {
            return match language {
                Language::Vi => format!("{head}, không có đơn vị nào"),
                Language::En => format!("{head}, no agency"),
            };
        }
        let column = |(position, input): (usize, &TrialInput)| {
            let figures = self.agencies.iter().map(|agency| agency[position]);
            format!("`{}` = {}", input.name, list(figures.map(|value| input.shown(value, language))))
        };
        let columns: Vec<_> = self.inputs.iter().enumerate().map(column).collect();
        format!("{head}, {}", columns.join(", "))
    }
}

impl TrialInput {
    /// A figure as its kind is written.
    fn shown(&self, value: Option<f64>, language: Language) -> String {
        let Some(value) = value else { return MISSING.to_owned() };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a code is a position")]
        match self.options.get(value.max(0.0) as usize) {
            Some(option) => option.clone(),
            None => figure(value, language),
        }
    }
}

/// A few words, one for each agency.
pub(crate) fn list(words: impl Iterator<Item = String>) -> String {
    let words: Vec<_> = words.collect();
    let more = if words.len() > SHOWN { " …" } else { "" };
    format!("[{}{more}]", words[..words.len().min(SHOWN)].join("; "))
}

/// A number as a person would enter it.
pub(crate) fn figure(value: f64, language: Language) -> String {
    let ordinary = value == 0.0 || (1e-4..1e9).contains(&value.abs());
    if ordinary { number(value, 6, language) } else { format!("{value:e}") }
}
