//! The figures of a cohort that are there, and what is computed of all of them.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use dti_plugin_sdk::{Award, Awards, Cohort, Figures, Pen};

/// The figures that are there, from the least to the greatest. Their order in the cohort is forgotten, so that no sum
/// depends on it.
#[derive(Debug)]
pub(crate) struct Values(Vec<f64>);

impl Values {
    pub(crate) fn of(figures: Figures<'_>) -> Self {
        let sorted: BinaryHeap<Figure> = figures.present().map(Figure).collect();
        Self(sorted.into_sorted_vec().into_iter().map(|Figure(value)| value).collect())
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The least; 0 where there is none, and nobody to ask for it.
    pub(crate) fn least(&self) -> f64 {
        self.0.first().copied().unwrap_or(0.0)
    }

    /// The greatest; 0 where there is none.
    pub(crate) fn greatest(&self) -> f64 {
        self.0.last().copied().unwrap_or(0.0)
    }

    /// The worst: the least, or with `inverse` the greatest.
    pub(crate) fn worst(&self, inverse: bool) -> f64 {
        if inverse { self.greatest() } else { self.least() }
    }

    /// The best: the greatest, or with `inverse` the least.
    pub(crate) fn best(&self, inverse: bool) -> f64 {
        self.worst(!inverse)
    }

    /// Whether no two differ; so it is with a single one.
    pub(crate) fn all_equal(&self) -> bool {
        self.least() == self.greatest()
    }

    /// The arithmetic mean.
    pub(crate) fn mean(&self) -> f64 {
        self.mean_of(self.unit()) / self.unit()
    }

    /// The value in the middle, or half-way between the two there.
    pub(crate) fn median(&self) -> f64 {
        let middle = |position: usize| self.0.get(position).copied().unwrap_or(0.0);
        let half = self.count() / 2;
        if self.count() % 2 == 1 { middle(half) } else { f64::midpoint(middle(half.saturating_sub(1)), middle(half)) }
    }

    /// Where a value stands among all.
    pub(crate) fn standing(&self, value: f64, inverse: bool) -> Standing {
        let less = self.0.partition_point(|&other| other < value);
        let up_to = self.0.partition_point(|&other| other <= value);
        let worse = if inverse { self.count() - up_to } else { less };
        Standing { worse, equal: up_to - less, of: self.count() }
    }

    /// A power of two: in its multiples no sum of squares is too large or too small for a number.
    fn unit(&self) -> f64 {
        match self.least().abs().max(self.greatest().abs()) {
            largest if largest > 1e100 => SMALL,
            largest if largest < 1e-100 => 1.0 / SMALL,
            _ => 1.0,
        }
    }

    fn mean_of(&self, unit: f64) -> f64 {
        let sum: f64 = self.0.iter().map(|value| value * unit).sum();
        // Rounding must not put the mean of equal values beside them.
        (sum / self.count() as f64).max(self.least() * unit).min(self.greatest() * unit)
    }
}

/// A figure in the order of numbers. A heap of them sorts in a tenth of the code of `sort`.
struct Figure(f64);

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Figure {}

/// 2⁻⁶⁰⁰, by its bits.
const SMALL: f64 = f64::from_bits((1023 - 600) << 52);

/// Mean and standard deviation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    unit: f64,
    mean: f64,
    deviation: f64,
}

impl Spread {
    /// The spread of the values, the standard deviation with n − 1; none where they do not differ.
    pub(crate) fn of(values: &Values) -> Option<Self> {
        if values.all_equal() {
            return None;
        }
        let unit = values.unit();
        let mean = values.mean_of(unit);
        let squares: f64 = values.0.iter().map(|value| (value * unit - mean) * (value * unit - mean)).sum();
        let deviation = (squares / (values.count() - 1) as f64).sqrt();
        Some(Self { unit, mean, deviation })
    }

    pub(crate) fn mean(self) -> f64 {
        self.mean / self.unit
    }

    pub(crate) fn deviation(self) -> f64 {
        self.deviation / self.unit
    }

    /// How many standard deviations a value lies above the mean.
    pub(crate) fn score(self, value: f64) -> f64 {
        (value * self.unit - self.mean) / self.deviation
    }
}

/// Where a value stands among all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    /// How many are worse.
    pub(crate) worse: usize,
    /// How many are equal, itself among them.
    pub(crate) equal: usize,
    /// How many there are.
    pub(crate) of: usize,
}

/// The way from one number to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    /// Where it begins: 0 %.
    pub(crate) from: f64,
    /// Where it ends: 100 %; another number than `from`.
    pub(crate) to: f64,
    /// What its end is called; nothing where the number says enough.
    pub(crate) end: Option<Name>,
}

/// A name in Vietnamese and in English.
pub(crate) type Name = (&'static str, &'static str);

impl Way {
    /// How much of the way a value has gone: 0 at its beginning, 1 at its end.
    pub(crate) fn gone(self, value: f64) -> f64 {
        let Self { from, to, .. } = self;
        if (to - from).is_finite() { (value - from) / (to - from) } else { half(value, from) / half(to, from) }
    }

    /// "(12 − 4) / (20 − 4)", on the way down "(20 − 12) / (20 − 4)"; a name stands behind its number: "20 (mean)".
    pub(crate) fn say(self, pen: Pen, value: f64) -> String {
        let Self { from, to, end } = self;
        let end = end.map(|(vi, en)| format!(" ({})", pen.pick(vi, en))).unwrap_or_default();
        let (number, term) = (|value| pen.number(value), |value| term(pen, value));
        match (to > from, from == 0.0) {
            (true, true) => format!("{} / {}{end}", number(value), term(to)),
            (true, false) => format!("({} − {}) / ({}{end} − {})", number(value), term(from), number(to), term(from)),
            (false, _) => format!("({} − {}) / ({} − {}{end})", number(from), term(value), number(from), term(to)),
        }
    }
}

/// One award for each agency that has a value; the others' are withheld.
///
/// Not generic in `award`, because every rule would then have its own copy of it.
pub(crate) fn award_each(cohort: &Cohort<'_>, figures: Figures<'_>, award: &dyn Fn(f64) -> Award) -> Awards {
    cohort.award_each(|agency| Ok(award(figures.figure(agency)?)))
}

/// Half of the difference, which is always finite.
fn half(one: f64, other: f64) -> f64 {
    one / 2.0 - other / 2.0
}

/// A number after a sign: "4", "(−4)".
pub(crate) fn term(pen: Pen, value: f64) -> String {
    let number = pen.number(value);
    if number.starts_with('−') { format!("({number})") } else { number }
}
