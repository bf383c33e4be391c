//! What rules read: the inputs of indicators, and where their figures come from.

use dti_diagnostics::{Place, Text};

/// Something that a rule reads.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Input {
    /// The name that the rule reads, such as `a`.
    pub name: String,
    /// What the agency is asked for.
    pub title: Text,
    /// What may be entered.
    pub kind: Kind,
    /// Where the figure comes from.
    pub source: InputSource,
    /// The smallest figure allowed.
    pub minimum: Option<f64>,
    /// The largest figure allowed.
    pub maximum: Option<f64>,
    /// Position of the input of the same indicator that this one counts a part of.
    pub part_of: Option<usize>,
    /// What the figure is divided by before anything else is done with it.
    pub per: Option<Denominator>,
    /// What stands in for a missing figure.
    pub impute: Option<Imputation>,
    /// How outliers are tamed.
    pub treat: Option<Treatment>,
    /// The code of the node of an earlier run whose index the figure is, or [`Input::WHOLE`]; `dti carry-over` writes it.
    pub carry_over: Option<String>,
    /// Whether the figure only grows from period to period, so that a smaller one is an early sign.
    pub cumulative: bool,
    /// Where it is defined.
    pub place: Place,
}

impl Input {
    /// What `carry-over` says for the index of the whole.
    pub const WHOLE: &'static str = "index";
}

/// What may be entered for an input, and how its cell reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Any number.
    Number,
    /// A whole number of 0 or more.
    Count,
    /// A share: 85 % is 0.85.
    Percent,
    /// One of the options; the metric is its position.
    Choice(Vec<Choice>),
    /// Yes or no; the metric is 1 or 0.
    YesNo,
    /// A day; the metric is days since 1970-01-01.
    Date,
    /// A text; only in records, no metric by itself.
    Text,
}

impl Kind {
    /// What a criteria set writes after `kind =`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Choice(_) => "choice",
            Self::YesNo => "yes-no",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// What the rule calls it.
    pub id: String,
    /// What the agency chooses.
    pub title: Text,
}

/// Where the figure of an input comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum InputSource {
    /// The agency enters it in its form, or a flat table holds it.
    Answer,
    /// Another body supplies it in a flat table; the form does not ask for it.
    Outside,
    /// The agency enters it; where another body supplies it in a flat table, that figure replaces the agency's own.
    AnswerUnlessOutside,
    /// The self-scored points of the form.
    SelfPoints,
    /// An aggregate over a records sheet.
    Records {
        /// Position of the records sheet in the set.
        records: usize,
        /// A polars SQL expression over its columns.
        sql: String,
    },
}

/// A figure of the same agency that another one is divided by, as for figures per inhabitant.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Denominator {
    /// Position of the indicator that the denominator is an input of.
    pub indicator: usize,
    /// Position of the input there.
    pub input: usize,
    /// What the quotient is multiplied by, such as 1000 for "per thousand inhabitants"; above 0.
    pub times: f64,
}

/// What stands in for a missing figure (OECD/JRC handbook, step 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imputation {
    /// Which statistic of the figures that are there.
    pub with: Statistic,
    /// Of whom.
    pub among: Among,
}

/// A statistic of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// The arithmetic mean.
    Mean,
    /// The median.
    Median,
}

/// Whose figures stand in for a missing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Those of the agency's cohort.
    Cohort,
    /// Those of all agencies with the same value of a category, by the attribute's position.
    Attribute(usize),
}

/// How outliers are tamed before a rule reads the figures of a cohort (OECD/JRC handbook, step 3; COINr's `Treat`).
///
/// Figures have outliers where |skewness| and kurtosis both exceed their limits. Then the most extreme figures are
/// pulled in, one by one; if that does not help, logarithms are taken.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Treatment {
    /// The most figures that are pulled in; 0 to go to logarithms at once.
    pub winsorise: u32,
    /// Whether logarithms are taken where pulling in does not help.
    pub log: bool,
    /// The limit of |skewness|.
    pub skewness: f64,
    /// The limit of the excess kurtosis.
    pub kurtosis: f64,
}

impl Default for Treatment {
    fn default() -> Self {
        Self { winsorise: 5, log: true, skewness: 2.0, kurtosis: 3.5 }
    }
}
