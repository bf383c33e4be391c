//! Station 2: the numbers that rules read, from answers or by SQL from records, missing kept apart from zero.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Place};
use polars::frame::DataFrame;

use crate::Submissions;

/// The numbers that rules read: a row for each submission, a column for each input of each indicator.
#[derive(Debug)]
pub struct Metrics {
    /// Positions of the agencies in the set, row by row.
    pub agencies: Vec<usize>,
    /// Column `<indicator code>.<input name>` of `Float64`, null where the figure is missing.
    pub table: DataFrame,
    /// For each row its origins by indicator and input position.
    pub origins: Vec<std::collections::BTreeMap<(usize, usize), Origin>>,
}

/// Where a metric came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The cell, or the sheet of the records that it was counted from.
    pub place: Place,
    /// What the cell holds as text, or the SQL expression.
    pub raw: String,
}

/// Derives the metrics and checks bounds and part-of relations. Findings name their agency.
pub fn derive(set: &CriteriaSet, submissions: &Submissions, findings: &mut Findings) -> Metrics {
    let _ = (set, submissions, findings);
    Metrics { agencies: Vec::new(), table: DataFrame::default(), origins: Vec::new() }
}

impl Metrics {
    /// An agency's figure by the set's positions; none if it is missing or the agency handed nothing in.
    #[must_use]
    pub fn value(&self, set: &CriteriaSet, agency: usize, indicator: usize, input: usize) -> Option<f64> {
        let row = self.agencies.iter().position(|&position| position == agency)?;
        let indicator = &set.indicators()[indicator];
        let name = format!("{}.{}", indicator.code, indicator.inputs[input].name);
        self.table.column(&name).ok()?.f64().ok()?.get(row)
    }
}
