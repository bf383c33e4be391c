//! What a cell means for an input: a figure, nothing, or a refusal that says why.

mod date;
mod number;
mod words;

use dti_criteria::{Input, Kind};
use dti_diagnostics::{Code, Finding, Text};

pub(super) use self::date::{days_of_text, days_of_ymd};
pub(crate) use self::number::shown;
pub(crate) use self::words::is_missing;
use super::grid::{Cell, Content, Format, without_dust};

/// What an input asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// What may be entered.
    pub(crate) kind: &'a Kind,
    /// The smallest figure allowed, to choose between two readings of a number.
    pub(crate) minimum: Option<f64>,
    /// The largest figure allowed.
    pub(crate) maximum: Option<f64>,
}

impl<'a> Wanted<'a> {
    /// A figure without bounds.
    pub(crate) fn any(kind: &'a Kind) -> Self {
        Self { kind, minimum: None, maximum: None }
    }

    fn allows(&self, value: f64) -> bool {
        self.minimum.is_none_or(|minimum| value >= minimum) && self.maximum.is_none_or(|maximum| value <= maximum)
    }
}

impl<'a> From<&'a Input> for Wanted<'a> {
    fn from(input: &'a Input) -> Self {
        Self { kind: &input.kind, minimum: input.minimum, maximum: input.maximum }
    }
}

/// Why a cell is no figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Refusal {
    /// No number.
    Number,
    /// A number that can be read in two ways.
    AmbiguousNumber(f64, f64),
    /// A number that is no count.
    Count(f64),
    /// A number that may be a share or a percentage.
    AmbiguousPercent(f64),
    /// No date.
    Date,
    /// Neither yes nor no.
    YesNo,
    /// None of the options.
    Option(String),
    /// A formula without a value.
    FormulaWithoutValue,
    /// An error such as `#REF!`.
    Error(String),
}

impl Refusal {
    /// The finding, for an input that is called so and a cell that shows `raw`.
    pub(crate) fn finding(self, input: &Text, raw: &str) -> Finding {
        let about = |code| Finding::new(code).with("input", input.clone());
        let quoting = |code| about(code).with("value", raw);
        match self {
            Self::Number => quoting(Code::NumberExpected),
            Self::AmbiguousNumber(one, other) => quoting(Code::NumberAmbiguous).with("one", one).with("other", other),
            Self::Count(value) => about(Code::CountExpected).with("value", value),
            Self::AmbiguousPercent(value) => about(Code::PercentAmbiguous).with("value", value),
            Self::Date => quoting(Code::DateExpected),
            Self::YesNo => quoting(Code::YesNoExpected),
            Self::Option(known) => quoting(Code::OptionUnknown).with("known", known),
            Self::FormulaWithoutValue => Finding::new(Code::FormulaWithoutValue),
            Self::Error(error) => Finding::new(Code::CellError).with("value", error),
        }
    }
}

/// The figure that a cell holds, as a metric; none if it says that there is none.
pub(crate) fn figure(cell: Cell<'_>, wanted: &Wanted<'_>) -> Result<Option<f64>, Refusal> {
    match cell.content {
        Content::Error(error) => return Err(Refusal::Error(error.to_owned())),
        Content::FormulaWithoutValue => return Err(Refusal::FormulaWithoutValue),
        // An option may be called like a word for "missing".
        Content::Text(text) if words::is_missing(text) && !is_option(text, wanted.kind) => return Ok(None),
        _ => {}
    }
    let value = match wanted.kind {
        Kind::Number => number::of_cell(cell, wanted),
        Kind::Count => number::count_of_cell(cell),
        Kind::Percent => number::share_of_cell(cell, wanted),
        Kind::Choice(options) => words::choice_of_cell(cell, options),
        Kind::YesNo => words::yes_no_of_cell(cell),
        Kind::Date => date::of_cell(cell),
        Kind::Text => Err(Refusal::Number),
    };
    value.map(Some)
}

fn is_option(text: &str, kind: &Kind) -> bool {
    matches!(kind, Kind::Choice(options) if words::choice_of_text(text, options).is_some())
}

/// The text that a cell holds; none if it says that there is none.
pub(crate) fn text(cell: Cell<'_>) -> Result<Option<String>, Refusal> {
    match cell.content {
        Content::Error(error) => Err(Refusal::Error(error.to_owned())),
        Content::FormulaWithoutValue => Err(Refusal::FormulaWithoutValue),
        Content::Text(text) if words::is_missing(text) => Ok(None),
        _ => Ok(Some(cell.raw())),
    }
}

/// The number of a cell that holds one, unless it is shown as a percentage.
fn plain_number(cell: Cell<'_>) -> Option<f64> {
    match cell.content {
        Content::Number(value) if cell.format != Format::Percent => Some(without_dust(value)),
        _ => None,
    }
}

#[cfg(test)]
pub(super) fn cell_of(content: Content<'_>, format: Format) -> Cell<'_> {
    Cell { row: 0, column: 0, content, format }
}
