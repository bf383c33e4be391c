//! Station 2: the numbers that rules read, from answers or by SQL from records, missing kept apart from zero, and
//! prepared where the criteria ask for it.

mod checks;
mod correct;
mod derive;
mod prepared;
mod records;
mod sql;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dti_diagnostics::{Place, Spot};
use jiff::Span;
use jiff::civil::Date;
use polars::frame::DataFrame;

pub(crate) use checks::faults;
pub use correct::correct;
pub use derive::derive;
pub use prepared::{Adjustment, AdjustmentKind, Prepared, prepare};
pub(crate) use prepared::{depends_on_others, prepare_example};
pub use records::check_sql;

/// The numbers that rules read: a row for each submission, a column for each input of each indicator.
#[derive(Debug, Clone)]
pub struct Metrics {
    /// Positions of the agencies in the set, row by row.
    pub agencies: Vec<usize>,
    /// Column `<indicator code>.<input name>` of `Float64`, null where the figure is missing.
    pub table: DataFrame,
    /// For each row its origins by indicator and input position.
    pub origins: Vec<BTreeMap<(usize, usize), Origin>>,
    /// The row of each agency of the set.
    rows: Vec<Option<usize>>,
    /// The position of each indicator's first column.
    first_columns: Vec<usize>,
    /// The same with the council's corrections in place; none if it corrected nothing.
    corrected: Option<Box<Metrics>>,
}

/// Where a metric came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The cell, or the sheet of the records that it was counted from.
    pub place: Place,
    /// What the cell holds as text, or the SQL expression.
    pub raw: String,
}

impl Metrics {
    /// An agency's figure by the set's positions; none if it is missing, if the indicator does not apply to the agency,
    /// or if the agency handed nothing in.
    #[must_use]
    pub fn value(&self, agency: usize, indicator: usize, input: usize) -> Option<f64> {
        let column = self.table.columns().get(self.first_columns[indicator] + input)?;
        column.f64().ok()?.get(self.row(agency)?)
    }

    /// Where a figure came from; none where there is no figure.
    #[must_use]
    pub fn origin(&self, agency: usize, indicator: usize, input: usize) -> Option<&Origin> {
        self.origins[self.row(agency)?].get(&(indicator, input))
    }

    /// The metrics with the council's corrections in place of what the agencies handed in; none if it corrected nothing.
    #[must_use]
    pub fn corrected(&self) -> Option<&Self> {
        self.corrected.as_deref()
    }

    /// The figures that count: as corrected where the council corrected any.
    #[must_use]
    pub fn in_force(&self) -> &Self {
        self.corrected().unwrap_or(self)
    }

    /// A figure as the council corrected it, and where it did; none where it did not.
    #[must_use]
    pub fn correction(&self, agency: usize, indicator: usize, input: usize) -> Option<(f64, &Origin)> {
        let corrected = self.corrected()?;
        let origin = corrected.origin(agency, indicator, input)?;
        let own = self.origin(agency, indicator, input);
        let value = corrected.value(agency, indicator, input)?;
        (own != Some(origin)).then_some((value, origin))
    }

    /// The row of an agency; none if it handed nothing in.
    #[must_use]
    pub fn row(&self, agency: usize) -> Option<usize> {
        self.rows.get(agency).copied().flatten()
    }

    /// The sheet that an agency's first figure stands in; none if it has no figures.
    #[must_use]
    pub fn sheet(&self, agency: usize) -> Option<Place> {
        self.origins[self.row(agency)?].values().next().map(|origin| sheet_of(&origin.place))
    }
}

/// The sheet or file that holds a place.
fn sheet_of(place: &Place) -> Place {
    match &place.spot {
        Spot::Cell { sheet, .. } | Spot::Sheet { sheet } if !sheet.is_empty() => Place::sheet(&place.file, sheet),
        _ => Place::file(&place.file),
    }
}

/// A number of days since 1970-01-01 as a date; none if there is no such date.
fn day(days: f64) -> Option<String> {
    #[expect(clippy::cast_possible_truncation, reason = "a cast to an integer stops at the largest one")]
    let days = Span::new().try_days(days as i64).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok().map(|date| date.to_string())
}
