//! Ranks: who stands before whom, and what equals get.

use std::cmp::Ordering;

use dti_criteria::Ties;

/// Positions of the values in the order of their ranks, highest value first, each with its competition rank.
///
/// Values are compared unrounded ([`compare`]). Equals stand in the order that `among`
/// gives their positions. Values must be numbers, not NaN.
pub(crate) fn ranked(values: &[f64], among: impl Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let better = |a: usize, b: usize| compare(values[b], values[a]);
    ranked_by(values.len(), Ties::Competition, better, among)
}

/// Positions below `count` in the order of their ranks, each with its rank. `better` puts the better one first and
/// finds equals equal; these stand in the order that `among` gives them.
pub(super) fn ranked_by(
    count: usize,
    ties: Ties,
    better: impl Fn(usize, usize) -> Ordering,
    among: impl Fn(usize, usize) -> Ordering,
) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| better(a, b).then_with(|| among(a, b)));
    let mut ranks: Vec<(usize, usize)> = Vec::with_capacity(count);
    for (place, &position) in order.iter().enumerate() {
        let rank = match (ranks.last(), ties) {
            (Some(&(before, rank)), Ties::Competition | Ties::Dense) if better(before, position).is_eq() => rank,
            (Some(&(_, rank)), Ties::Dense) => rank + 1,
            _ => place + 1,
        };
        ranks.push((position, rank));
    }
    ranks
}

/// Orders numbers unrounded, but for the noise of binary fractions: 0.1 + 0.2 and 0.3 are the same number here, as they
/// are to whoever adds them by hand, and so are numbers that agree to 12 decimals.
pub(crate) fn compare(a: f64, b: f64) -> Ordering {
    without_noise(a).total_cmp(&without_noise(b))
}

/// The number that [`compare`] compares.
pub(crate) fn without_noise(value: f64) -> f64 {
    const GRID: f64 = 1e12;
    let scaled = (value * GRID).round() / GRID;
    // Adding zero makes −0 a plain 0; numbers too large for the grid are what they are.
    if scaled.is_finite() { scaled + 0.0 } else { value }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ranks(values: &[f64]) -> Vec<usize> {
        in_places(ranked(values, |a, b| a.cmp(&b)))
    }

    fn in_places(ranked: Vec<(usize, usize)>) -> Vec<usize> {
        let mut ranks = vec![0; ranked.len()];
        for (position, rank) in ranked {
            ranks[position] = rank;
        }
        ranks
    }

    #[test]
    fn equals_share_a_rank_and_the_next_is_skipped() {
        assert_eq!(ranks(&[0.5, 0.7, 0.7, 0.9]), [4, 2, 2, 1]);
        assert_eq!(ranks(&[0.5, 0.5, 0.5]), [1, 1, 1]);
        assert_eq!(ranks(&[0.0, -0.0, -1.0]), [1, 1, 3]);
        assert_eq!(ranks(&[]), [0; 0]);
    }

    #[test]
    fn ties_are_ranked_as_the_set_says() {
        let values = [0.5, 0.7, 0.7, 0.9];
        let by = |ties| in_places(ranked_by(4, ties, |a, b| compare(values[b], values[a]), |a, b| a.cmp(&b)));
        assert_eq!(by(Ties::Competition), [4, 2, 2, 1]);
        assert_eq!(by(Ties::Dense), [3, 2, 2, 1]);
        assert_eq!(by(Ties::Ordinal), [4, 2, 3, 1]);
    }

    #[test]
    fn the_noise_of_adding_decimals_ranks_nobody_and_the_smallest_true_difference_does() {
        assert_eq!(ranks(&[0.3, 0.1 + 0.2]), [1, 1]);
        assert_eq!(ranks(&[0.3, 0.300_000_000_01]), [2, 1]);
        assert_eq!(ranks(&[1e300, 1e301]), [2, 1]);
    }

    proptest! {
        #[test]
        fn a_rank_is_one_more_than_the_number_of_better_values(steps in prop::collection::vec(0_u8..6, 0..40)) {
            let values: Vec<f64> = steps.iter().map(|&step| f64::from(step) / 5.0).collect();
            let expected: Vec<_> =
                values.iter().map(|&own| 1 + values.iter().filter(|&&other| other > own).count()).collect();
            prop_assert_eq!(ranks(&values), expected);
        }
    }
}
