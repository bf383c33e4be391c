//! Treatment of outliers, as COINr's `qTreat` does it: winsorise a few points, and if that is not enough take logarithms.

use dti_criteria::Treatment;

use super::moments::{ascending, kurtosis, skewness};

/// What is done to every figure of a cohort so that outliers do not decide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Remedy {
    /// Nothing.
    Nothing,
    /// Figures outside become the bound: winsorising.
    Clamp {
        /// The smallest figure that stays.
        low: f64,
        /// The largest figure that stays.
        high: f64,
    },
    /// The figure x becomes ln(x − low + (high − low) / 100): COINr's `log_CT`. It keeps the order of figures, but not
    /// their unit.
    Log {
        /// The smallest figure of the cohort.
        low: f64,
        /// The largest figure of the cohort.
        high: f64,
    },
}

impl Remedy {
    /// What the figures of a cohort need, exactly as COINr's `Treat` decides with `winsorise` and `log_CT`:
    ///
    /// 1. Figures that hold no outliers stay ([`outlying`]), as do fewer than 4 figures and figures that are all equal.
    /// 2. Else they are winsorised: the largest figures (the smallest where skewness is below 0) take the value of the
    ///    next, again and again until there are no outliers or `winsorise` figures have changed. Equal figures change
    ///    together, so ties may exceed that number.
    /// 3. If outliers remain and `log` is allowed, the original figures are logged, whether or not that is enough; if
    ///    `log` is not allowed, they stay winsorised.
    ///
    /// Where winsorising would make all figures equal they stay as they are: nothing could be told apart any more.
    pub(super) fn find(figures: impl IntoIterator<Item = f64>, treatment: &Treatment) -> Self {
        let mut column = Column { sorted: ascending(figures), lowered: 0, raised: 0 };
        let original = column.bounds();
        let limit = usize::try_from(treatment.winsorise).unwrap_or(usize::MAX);
        let mut has_outliers = outlying(&column.sorted, treatment);
        while has_outliers == Some(true) && column.changed() < limit {
            column.winsorise();
            has_outliers = outlying(&column.sorted, treatment);
        }
        match (has_outliers, original) {
            (Some(true), Some((low, high))) if treatment.log => Self::log(low, high),
            (Some(_), _) => column.remedy(),
            (None, _) => Self::Nothing,
        }
    }

    /// Logarithms need a spread whose hundredth is a number above 0.
    fn log(low: f64, high: f64) -> Self {
        if ((high - low) * 0.01).is_normal() { Self::Log { low, high } } else { Self::Nothing }
    }

    /// What a figure of the cohort becomes.
    pub(super) fn apply(self, figure: f64) -> f64 {
        match self {
            Self::Nothing => figure,
            Self::Clamp { low, high } => figure.max(low).min(high),
            Self::Log { low, high } => libm::log(figure - low + 0.01 * (high - low)),
        }
    }
}

/// Whether figures in ascending order hold outliers: |skewness| and kurtosis both reach their limits (COINr's
/// `check_SkewKurt`). None if it cannot be told: fewer than 4 figures, or all equal.
fn outlying(sorted: &[f64], treatment: &Treatment) -> Option<bool> {
    let (skewness, kurtosis) = (skewness(sorted)?, kurtosis(sorted)?);
    Some(skewness.abs() >= treatment.skewness && kurtosis >= treatment.kurtosis)
}

/// Figures while they are winsorised; they stay in ascending order.
struct Column {
    sorted: Vec<f64>,
    /// How many figures at the upper end were lowered.
    lowered: usize,
    /// How many figures at the lower end were raised.
    raised: usize,
}

impl Column {
    fn bounds(&self) -> Option<(f64, f64)> {
        Some((*self.sorted.first()?, *self.sorted.last()?))
    }

    fn changed(&self) -> usize {
        self.lowered + self.raised
    }

    fn remedy(&self) -> Remedy {
        match self.bounds() {
            Some((low, high)) if self.changed() > 0 => Remedy::Clamp { low, high },
            _ => Remedy::Nothing,
        }
    }

    /// Moves the outermost figures to the next one, at the end that the skewness points to.
    fn winsorise(&mut self) {
        let Some((low, high)) = self.bounds() else { return };
        if skewness(&self.sorted).is_some_and(|skewness| skewness >= 0.0) {
            let below = self.sorted.partition_point(|&figure| figure < high);
            self.lowered = self.sorted.len() - below;
            let next = self.sorted[below.saturating_sub(1)];
            self.sorted[below..].fill(next);
        } else {
            self.raised = self.sorted.partition_point(|&figure| figure <= low);
            let next = self.sorted[self.raised.min(self.sorted.len() - 1)];
            self.sorted[..self.raised].fill(next);
        }
    }
}
