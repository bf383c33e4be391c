//! Figures prepared for rules: denominated, imputed, treated, in COINr's order.
//!
//! An input that asks for none of it (`per`, `impute`, `treat`) is read as it was handed in.

mod moments;
mod steps;
#[cfg(test)]
mod tests;
mod treatment;

use std::collections::BTreeMap;

use dti_criteria::{Among, CriteriaSet, Indicator, Input};
use dti_diagnostics::{Code, Finding};

use self::steps::{Figure, grouped};
use super::Metrics;

/// What was done to the figures of those inputs that ask for it, so that rules read them prepared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prepared {
    /// By indicator and input, then by agency; agencies whose figure stayed as it was are not in it.
    adjusted: BTreeMap<(usize, usize), BTreeMap<usize, Vec<Adjustment>>>,
    /// For inputs that ask for imputation, how many figures are missing all the same.
    gaps: BTreeMap<(usize, usize), usize>,
}

/// One thing that was done to a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjustment {
    /// The figure before; none if it was missing.
    pub from: Option<f64>,
    /// The figure after; none if it could not be denominated.
    pub to: Option<f64>,
    /// What was done. How it was asked for stands in the input.
    pub kind: AdjustmentKind,
}

/// What was done to a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AdjustmentKind {
    /// Divided by another figure of the agency and multiplied with the factor that the input's `per` says.
    Denominated {
        /// The denominator as it was handed in; none if it is missing.
        by: Option<f64>,
    },
    /// Missing, and filled in with the mean or median that the input's `impute` says.
    Imputed {
        /// How many agencies' figures it is the mean or median of.
        of: usize,
    },
    /// An outlier, moved to the nearest figure that stays.
    Winsorised,
    /// The logarithm taken, as of all figures of the cohort, because winsorising would not do: ln(x − min + (max − min) / 100).
    Logged,
}

impl Prepared {
    /// The figure that a rule reads, by the set's positions; none if it is missing. `metrics` are those that it was
    /// prepared from.
    #[must_use]
    pub fn value(&self, metrics: &Metrics, agency: usize, indicator: usize, input: usize) -> Option<f64> {
        match self.adjustments(agency, indicator, input).last() {
            Some(adjustment) => adjustment.to,
            None => metrics.value(agency, indicator, input),
        }
    }

    /// What was done to a figure, in order; empty if it is read as it was handed in.
    #[must_use]
    pub fn adjustments(&self, agency: usize, indicator: usize, input: usize) -> &[Adjustment] {
        let adjustments = self.adjusted.get(&(indicator, input)).and_then(|column| column.get(&agency));
        adjustments.map_or(&[], Vec::as_slice)
    }

    /// A warning for each input whose missing figures could not all be imputed.
    pub(crate) fn gaps(&self, set: &CriteriaSet) -> impl Iterator<Item = Finding> {
        self.gaps.iter().map(|(&(indicator, input), &count)| {
            let indicator = &set.indicators()[indicator];
            let input = &indicator.inputs[input];
            let finding = Finding::new(Code::NothingToImputeFrom).with("code", &indicator.code);
            let finding = finding.with("input", input.title.clone()).with("count", count);
            finding.at(input.place.clone()).indicator(&indicator.code)
        })
    }

    fn enter(&mut self, column: (usize, usize), imputed: bool, agencies: &[usize], figures: Vec<Figure>) {
        let missing = figures.iter().filter(|figure| figure.value.is_none()).count();
        if imputed && missing > 0 {
            self.gaps.insert(column, missing);
        }
        let adjustments = figures.into_iter().map(|figure| figure.adjustments);
        let changed = agencies.iter().copied().zip(adjustments).filter(|(_, adjustments)| !adjustments.is_empty());
        self.adjusted.insert(column, changed.collect());
    }
}

/// Prepares the figures of `agencies`, given by position: those that are scored, since others are no part of a mean
/// or of a cohort. Of these, an input concerns those that its indicator applies to.
///
/// 1. Each figure is divided by its denominator, taken as it was handed in; without one above 0 the figure is missing.
/// 2. A missing figure becomes the mean or median of its group: the cohort, or everybody with the same category.
/// 3. The outliers of each cohort are treated, imputed figures among them.
///
/// # Panics
/// If `metrics` are not those of the set.
#[must_use]
pub fn prepare(set: &CriteriaSet, metrics: &Metrics, agencies: &[usize]) -> Prepared {
    let mut prepared = Prepared::default();
    for (position, indicator) in set.indicators().iter().enumerate() {
        for (number, input) in indicator.inputs.iter().enumerate().filter(|(_, input)| is_asked_for(input)) {
            let concerned = concerned(set, indicator, agencies);
            let figures = figures(set, metrics, &concerned, (position, number));
            prepared.enter((position, number), input.impute.is_some(), &concerned, figures);
        }
    }
    prepared
}

/// Whether an agency's figures may depend on who else is scored.
pub(crate) fn depends_on_others(indicator: &Indicator) -> bool {
    indicator.inputs.iter().any(|input| input.impute.is_some() || input.treat.is_some())
}

fn is_asked_for(input: &Input) -> bool {
    input.per.is_some() || input.impute.is_some() || input.treat.is_some()
}

fn concerned(set: &CriteriaSet, indicator: &Indicator, agencies: &[usize]) -> Vec<usize> {
    agencies.iter().copied().filter(|&agency| indicator.applies_to(&set.agencies()[agency])).collect()
}

/// One input of several agencies, prepared.
fn figures(
    set: &CriteriaSet,
    metrics: &Metrics,
    agencies: &[usize],
    (indicator, number): (usize, usize),
) -> Vec<Figure> {
    let input = &set.indicators()[indicator].inputs[number];
    let column = |indicator, input| agencies.iter().map(|&agency| metrics.value(agency, indicator, input)).collect();
    let denominators = input.per.as_ref().map(|per| column(per.indicator, per.input));
    steps::take(input, column(indicator, number), denominators, |among| peers(set, agencies, among))
}

/// The groups of agencies, by their positions among `agencies`. One that names no category belongs to no group.
fn peers(set: &CriteriaSet, agencies: &[usize], among: Among) -> Vec<Vec<usize>> {
    let agencies = agencies.iter().map(|&agency| &set.agencies()[agency]);
    match among {
        Among::Cohort => grouped(agencies.map(|agency| Some(agency.cohort))),
        Among::Attribute(attribute) => grouped(agencies.map(|agency| agency.attributes[attribute].as_ref())),
    }
}

/// The figures of an example, input by input and agency by agency, prepared as one cohort and one group.
///
/// An example gives the inputs of its own indicator only: where the denominator is another indicator's, the figure
/// given is taken as denominated already.
pub(crate) fn prepare_example(
    position: usize,
    indicator: &Indicator,
    given: &[Vec<Option<f64>>],
) -> Vec<Vec<Option<f64>>> {
    let column = |input: usize| given.iter().map(|figures| figures.get(input).copied().flatten()).collect();
    let prepared = indicator.inputs.iter().enumerate().map(|(number, input)| {
        let denominator = input.per.as_ref().filter(|per| per.indicator == position);
        let denominators = denominator.map(|per| column(per.input));
        let figures = steps::take(input, column(number), denominators, |_| vec![(0..given.len()).collect()]);
        figures.into_iter().map(|figure| figure.value).collect()
    });
    prepared.collect()
}
