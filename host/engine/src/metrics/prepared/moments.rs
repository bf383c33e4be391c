//! Mean, median, skewness and kurtosis of a column.
//!
//! All take figures in ascending order: a sum of floats depends on its order, and the order of agencies must not matter.

/// The figures in ascending order, as everything here takes them.
pub(super) fn ascending(figures: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The arithmetic mean, with the second pass over the rounding error that R's `mean` makes too: equal figures have
/// themselves as their mean. None without figures, or beyond the range of numbers.
pub(super) fn mean(sorted: &[f64]) -> Option<f64> {
    let count = count(sorted);
    let first = sorted.iter().sum::<f64>() / count;
    let error = sorted.iter().map(|figure| figure - first).sum::<f64>() / count;
    Some(first + error).filter(|mean| mean.is_finite())
}

/// The figure in the middle, or half-way between the two in the middle. None without figures.
pub(super) fn median(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = if sorted.len().is_multiple_of(2) { sorted[sorted.len() / 2 - 1] } else { upper };
    Some(f64::midpoint(lower, upper))
}

/// The sample skewness G₁, positive where the high figures lie far out: with deviations d from the mean,
/// √n · Σd³ / (Σd²)^(3/2) · √(n(n − 1)) / (n − 2).
///
/// This is `skew` of COINr (R/treat.R), type 2 of R's e1071 and `SKEW` of spreadsheets. None for fewer than 3 figures
/// or if all are equal.
pub(super) fn skewness(sorted: &[f64]) -> Option<f64> {
    if sorted.len() < 3 {
        return None;
    }
    let (count, [second, third, _]) = (count(sorted), powers(sorted)?);
    let biased = count.sqrt() * third / (second * second.sqrt());
    Some(biased * (count * (count - 1.0)).sqrt() / (count - 2.0))
}

/// The sample excess kurtosis G₂, 0 for a normal distribution and positive where the tails are heavy: with r = n · Σd⁴ / (Σd²)²,
/// ((n + 1)(r − 3) + 6) · (n − 1) / ((n − 2)(n − 3)).
///
/// This is `kurt` of COINr (R/treat.R), type 2 of R's e1071 and `KURT` of spreadsheets. None for fewer than 4 figures
/// or if all are equal.
pub(super) fn kurtosis(sorted: &[f64]) -> Option<f64> {
    if sorted.len() < 4 {
        return None;
    }
    let (count, [second, _, fourth]) = (count(sorted), powers(sorted)?);
    let ratio = count * fourth / (second * second);
    Some(((count + 1.0) * (ratio - 3.0) + 6.0) * (count - 1.0) / ((count - 2.0) * (count - 3.0)))
}

/// Σd², Σd³ and Σd⁴ of the deviations, in units of the largest: skewness and kurtosis do not depend on the unit, and
/// fourth powers of large figures would leave the range of numbers.
fn powers(sorted: &[f64]) -> Option<[f64; 3]> {
    if sorted.first()? == sorted.last()? {
        return None;
    }
    let mean = mean(sorted)?;
    let unit = sorted.iter().fold(0.0_f64, |unit, figure| unit.max((figure - mean).abs()));
    let mut sums = [0.0; 3];
    for figure in sorted {
        let deviation = (figure - mean) / unit;
        let square = deviation * deviation;
        sums = [sums[0] + square, sums[1] + square * deviation, sums[2] + square * square];
    }
    Some(sums).filter(|sums| sums.iter().all(|sum| sum.is_finite()))
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer agencies than 2^53")]
fn count(sorted: &[f64]) -> f64 {
    sorted.len() as f64
}
