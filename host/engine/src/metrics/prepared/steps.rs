//! The three steps for the figures of one input: denominate, impute, treat.

use std::collections::BTreeMap;

use dti_criteria::{Among, Input, Statistic, Treatment};

use super::moments::{ascending, mean, median};
use super::treatment::Remedy;
use super::{Adjustment, AdjustmentKind};

/// A figure on its way from what was handed in to what a rule reads.
pub(super) struct Figure {
    /// Where it has come to; none if it is missing.
    pub(super) value: Option<f64>,
    /// What was done to it, in order.
    pub(super) adjustments: Vec<Adjustment>,
}

impl Figure {
    /// A figure as it was handed in.
    pub(super) fn new(value: Option<f64>) -> Self {
        Self { value, adjustments: Vec::new() }
    }

    fn becomes(&mut self, to: Option<f64>, kind: AdjustmentKind) {
        self.adjustments.push(Adjustment { from: self.value, to, kind });
        self.value = to;
    }
}

/// Takes the steps that an input asks for, for one figure of each agency as it was handed in. `peers` groups the
/// agencies by their positions; without denominators the figures are taken as denominated already.
pub(super) fn take(
    input: &Input,
    given: Vec<Option<f64>>,
    denominators: Option<Vec<Option<f64>>>,
    peers: impl Fn(Among) -> Vec<Vec<usize>>,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = given.into_iter().map(Figure::new).collect();
    if let (Some(per), Some(denominators)) = (&input.per, denominators) {
        denominate(&mut figures, denominators, per.times);
    }
    if let Some(imputation) = &input.impute {
        impute(&mut figures, &peers(imputation.among), imputation.with);
    }
    if let Some(treatment) = &input.treat {
        treat(&mut figures, &peers(Among::Cohort), treatment);
    }
    figures
}

/// Divides each figure by its denominator and multiplies it with `times`. A figure without a denominator above 0 is
/// missing from here on.
fn denominate(figures: &mut [Figure], denominators: Vec<Option<f64>>, times: f64) {
    for (figure, by) in figures.iter_mut().zip(denominators) {
        if let Some(value) = figure.value {
            let share = by.filter(|&by| by > 0.0).map(|by| quotient(value, by, times));
            figure.becomes(share, AdjustmentKind::Denominated { by });
        }
    }
}

/// Multiplied first, so that 45 per 90 000 times 1000 is 0.5 to the last bit; what exceeds the range of numbers ends
/// at its bound.
fn quotient(figure: f64, by: f64, times: f64) -> f64 {
    (figure * times / by).clamp(f64::MIN, f64::MAX)
}

/// Fills in the missing figures of each group, given by positions, with a statistic of those that are there. A group
/// without figures keeps its gaps; so does a figure of no group.
fn impute(figures: &mut [Figure], groups: &[Vec<usize>], with: Statistic) {
    for group in groups {
        let there = ascending(group.iter().filter_map(|&position| figures[position].value));
        let statistic = match with {
            Statistic::Mean => mean(&there),
            Statistic::Median => median(&there),
        };
        for &position in group {
            if statistic.is_some() && figures[position].value.is_none() {
                figures[position].becomes(statistic, AdjustmentKind::Imputed { of: there.len() });
            }
        }
    }
}

/// Treats the outliers of each group, given by positions.
fn treat(figures: &mut [Figure], groups: &[Vec<usize>], treatment: &Treatment) {
    for group in groups {
        let remedy = Remedy::find(group.iter().filter_map(|&position| figures[position].value), treatment);
        for &position in group {
            let Some(value) = figures[position].value else { continue };
            let treated = remedy.apply(value);
            match remedy {
                Remedy::Clamp { .. } if treated != value => {
                    figures[position].becomes(Some(treated), AdjustmentKind::Winsorised);
                }
                Remedy::Log { .. } => figures[position].becomes(Some(treated), AdjustmentKind::Logged),
                Remedy::Clamp { .. } | Remedy::Nothing => {}
            }
        }
    }
}

/// The positions of equal keys, in the order of the keys; what has no key is in no group.
pub(super) fn grouped<K: Ord>(keys: impl IntoIterator<Item = Option<K>>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (position, key) in keys.into_iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(position);
        }
    }
    groups.into_values().collect()
}
