//! The figures of one node for many agencies, and how the columns of members become that of their pillar.

use std::ops::Range;

use dti_criteria::{Aggregate, Gaps};

/// The state of a row that has a figure; states of several members are put together with `|`.
pub(super) const PRESENT: u8 = 1;
/// The state of a row that should have a figure and has none. Where nothing applies the state is 0.
pub(super) const MISSING: u8 = 2;

/// The figures of one node, row by row; 0 where there is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) points: Vec<f64>,
    pub(super) maximum: Vec<f64>,
    /// Points ÷ maximum, 0 where there is no maximum.
    share: Vec<f64>,
    /// ln(share), where it may be asked for.
    logarithm: Vec<f64>,
    pub(super) state: Vec<u8>,
}

/// Some rows of a column.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) points: &'a [f64],
    pub(super) maximum: &'a [f64],
    pub(super) share: &'a [f64],
    logarithm: &'a [f64],
    pub(super) state: &'a [u8],
}

/// A member of a pillar.
pub(super) struct Part<'a> {
    pub(super) view: View<'a>,
    /// What its points and its maximum are multiplied by in a sum.
    pub(super) factor: f64,
    /// Its weight in a mean, factor included; above 0.
    pub(super) weight: f64,
    /// The maximum that it would have if it had a figure.
    pub(super) worth: f64,
}

impl Column {
    /// Rows to which nothing applies.
    pub(super) fn of(rows: usize) -> Self {
        let mut column = Self::default();
        column.reset(rows);
        column
    }

    /// Makes it such rows again.
    pub(super) fn reset(&mut self, rows: usize) {
        for numbers in [&mut self.points, &mut self.maximum] {
            numbers.clear();
            numbers.resize(rows, 0.0);
        }
        self.state.clear();
        self.state.resize(rows, 0);
    }

    pub(super) fn set(&mut self, row: usize, points: f64, maximum: f64) {
        (self.points[row], self.maximum[row], self.state[row]) = (points, maximum, PRESENT);
    }

    pub(super) fn withhold(&mut self, row: usize) {
        (self.points[row], self.maximum[row], self.state[row]) = (0.0, 0.0, MISSING);
    }

    pub(super) fn view(&self, rows: Range<usize>) -> View<'_> {
        View {
            points: &self.points[rows.clone()],
            maximum: &self.maximum[rows.clone()],
            share: &self.share[rows.clone()],
            logarithm: self.logarithm.get(rows.clone()).unwrap_or_default(),
            state: &self.state[rows],
        }
    }

    /// Σ points and Σ maxima of the members, each times its factor. Rows without a figure add nothing, but where they
    /// count as zero they add what the member is worth.
    pub(super) fn add_up(&mut self, parts: &[Part<'_>], gaps_are_zero: bool) {
        parts.chunks(4).for_each(|group| add_scaled(&mut self.points, group, |view| view.points));
        if !gaps_are_zero {
            parts.chunks(4).for_each(|group| add_scaled(&mut self.maximum, group, |view| view.maximum));
        }
        for part in parts {
            if gaps_are_zero {
                let worth = part.factor * part.worth;
                let scaled = std::iter::zip(part.view.maximum, part.view.state);
                for (sum, (&maximum, &state)) in std::iter::zip(&mut self.maximum, scaled) {
                    *sum += if state == MISSING { worth } else { part.factor * maximum };
                }
            }
            self.see(part.view.state);
        }
    }

    /// Points times a mean, or the minimum, of the members' shares.
    pub(super) fn average(&mut self, method: Aggregate, parts: &[Part<'_>], gaps_are_zero: bool, points: f64) {
        let counted = if gaps_are_zero { PRESENT | MISSING } else { PRESENT };
        let mut means = Means::new(method, self.state.len());
        for part in parts {
            for row in (0..self.state.len()).filter(|&row| part.view.state[row] & counted != 0) {
                means.add(row, part);
            }
            self.see(part.view.state);
        }
        for row in 0..self.state.len() {
            self.points[row] = points * means.mean(row);
            self.maximum[row] = points;
        }
    }

    /// Whether each row has a figure, by what was seen of the members.
    pub(super) fn settle(&mut self, gaps: Gaps) {
        for row in 0..self.state.len() {
            let seen = self.state[row];
            let present = match gaps {
                Gaps::Withhold => seen == PRESENT,
                Gaps::Zero => seen != 0,
                Gaps::LeaveOut | Gaps::Rescale => seen & PRESENT != 0,
            };
            match (present, seen) {
                (true, _) => self.state[row] = PRESENT,
                (false, 0) => (self.points[row], self.maximum[row]) = (0.0, 0.0),
                (false, _) => self.withhold(row),
            }
        }
    }

    /// Scales sums up to the points that the node is worth.
    pub(super) fn rescale(&mut self, points: f64) {
        let figures = std::iter::zip(&mut self.points, &mut self.maximum);
        for (own, maximum) in figures.filter(|(_, maximum)| **maximum > 0.0) {
            *own = points * (*own / *maximum);
            *maximum = points;
        }
    }

    /// Works out the shares, and their logarithms where they may be asked for.
    pub(super) fn finish(&mut self, logarithms: bool) {
        let share = |(&points, &maximum): (&f64, &f64)| if maximum > 0.0 { points / maximum } else { 0.0 };
        self.share.clear();
        self.share.extend(std::iter::zip(&self.points, &self.maximum).map(share));
        self.logarithm.clear();
        if logarithms {
            self.logarithm.extend(self.share.iter().map(|&share| if share > 0.0 { libm::log(share) } else { 0.0 }));
        }
    }

    fn see(&mut self, states: &[u8]) {
        for (seen, &state) in std::iter::zip(&mut self.state, states) {
            *seen |= state;
        }
    }
}

/// Means in the making, row by row.
struct Means {
    method: Aggregate,
    sums: Vec<f64>,
    weights: Vec<f64>,
    /// Whether a member has 0 or less of its maximum, which leaves nothing of a strict mean.
    nothing: Vec<bool>,
}

impl Means {
    fn new(method: Aggregate, rows: usize) -> Self {
        let start = if method == Aggregate::Minimum { f64::INFINITY } else { 0.0 };
        Self { method, sums: vec![start; rows], weights: vec![0.0; rows], nothing: vec![false; rows] }
    }

    fn add(&mut self, row: usize, part: &Part<'_>) {
        let (share, sum) = (part.view.share[row], self.sums[row]);
        self.weights[row] += part.weight;
        self.nothing[row] |= share <= 0.0;
        self.sums[row] = match self.method {
            Aggregate::Minimum => sum.min(share),
            Aggregate::Sum | Aggregate::WeightedMean => sum + part.weight * share,
            _ if share <= 0.0 => sum,
            Aggregate::GeometricMean => sum + part.weight * part.view.logarithm[row],
            Aggregate::HarmonicMean => sum + part.weight * share.recip(),
        };
    }

    fn mean(&self, row: usize) -> f64 {
        let (sum, weight) = (self.sums[row], self.weights[row]);
        match self.method {
            Aggregate::Minimum => sum,
            Aggregate::Sum | Aggregate::WeightedMean => sum / weight,
            _ if self.nothing[row] => 0.0,
            Aggregate::GeometricMean => libm::exp(sum / weight),
            Aggregate::HarmonicMean => weight / sum,
        }
    }
}

/// Adds the values of some members, each times its factor, one member after the other; four at a time save reading
/// and writing the sums in between.
fn add_scaled<'a>(sums: &mut [f64], group: &[Part<'a>], values: impl Fn(&View<'a>) -> &'a [f64]) {
    let rows = sums.len();
    if let [a, b, c, d] = group {
        let [av, bv, cv, dv] = [a, b, c, d].map(|part| &values(&part.view)[..rows]);
        for row in 0..rows {
            let sum = sums[row] + a.factor * av[row] + b.factor * bv[row];
            sums[row] = sum + c.factor * cv[row] + d.factor * dv[row];
        }
        return;
    }
    for part in group {
        for (sum, &value) in std::iter::zip(&mut *sums, values(&part.view)) {
            *sum += part.factor * value;
        }
    }
}
