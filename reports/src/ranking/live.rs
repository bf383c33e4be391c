//! What the formulas of the workbook share: names, parameters, and how many figures are live.

use std::collections::BTreeMap;

use super::Source;
use super::cohort::ListingNames;
use super::data::DataNames;
use super::matrix::{self, MatrixNames};
use super::parameters::Parameters;
use crate::WorkbookError;
use crate::workbook::{Names, Pen, Streams, Style, Value};

/// What the formulas of the workbook share.
pub(super) struct Live {
    pub(super) names: Names,
    pub(super) parameters: Parameters,
    /// By cohort, where somebody is scored.
    pub(super) matrices: BTreeMap<usize, MatrixNames>,
    /// By cohort, where there are agencies.
    pub(super) listings: BTreeMap<usize, ListingNames>,
    /// Where there are scores.
    pub(super) data: Option<DataNames>,
    /// The severities of the findings, where there are some.
    pub(super) severities: Option<String>,
    pub(super) tally: Tally,
    /// The rows of the large sheets.
    pub(super) streams: Streams,
}

/// How many figures are live.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// How many figures formulas make.
    pub(super) formulas: usize,
    /// How many figures no formula makes, and the engine wrote.
    pub(super) decided: usize,
}

impl Tally {
    /// Writes a formula and counts it.
    pub(super) fn formula(
        &mut self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        (formula, value): (&str, Value<'_>),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        self.formulas += 1;
        pen.formula(row, column, formula, value, style)
    }
}

impl Live {
    pub(super) fn new(source: &Source<'_>) -> Self {
        let (set, mut names) = (source.report.set, Names::default());
        let parameters = Parameters::new(source, &mut names);
        let cohorts = (0..set.cohorts().len()).filter(|&cohort| !matrix::scored(source, cohort).is_empty());
        let matrices = cohorts.map(|cohort| (cohort, MatrixNames::new(set, cohort, &mut names))).collect();
        Self {
            names,
            parameters,
            matrices,
            listings: BTreeMap::new(),
            data: None,
            severities: None,
            tally: Tally::default(),
            streams: Streams::default(),
        }
    }
}
