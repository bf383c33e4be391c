//! Correlations of figures, of which some may be missing.

/// The product-moment correlation of Pearson, −1 to 1; none for fewer than three pairs, or where one side is constant.
pub(super) fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let variances = covariance_of(pairs, |pair| (pair.0, pair.0))? * covariance_of(pairs, |pair| (pair.1, pair.1))?;
    let correlation = covariance_of(pairs, |pair| pair)? / variances.sqrt();
    (variances > 0.0).then(|| correlation.clamp(-1.0, 1.0))
}

/// The rank correlation of Spearman: that of Pearson between ranks, where equals share the mean of their ranks.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let (first, second): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ranks: Vec<(f64, f64)> = std::iter::zip(mean_ranks(&first), mean_ranks(&second)).collect();
    pearson(&ranks)
}

/// The sample covariance, with n − 1; none for fewer than two pairs.
pub(super) fn covariance(pairs: &[(f64, f64)]) -> Option<f64> {
    covariance_of(pairs, |pair| pair)
}

fn covariance_of(pairs: &[(f64, f64)], of: impl Fn((f64, f64)) -> (f64, f64)) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53 agencies")]
    let count = pairs.len() as f64;
    let pairs = || pairs.iter().map(|&pair| of(pair));
    let (sum, other) = pairs().fold((0.0, 0.0), |sums, pair| (sums.0 + pair.0, sums.1 + pair.1));
    let (mean, other) = (sum / count, other / count);
    let products = pairs().map(|pair| (pair.0 - mean) * (pair.1 - other));
    (count >= 2.0).then(|| products.sum::<f64>() / (count - 1.0))
}

fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut passed = 0.0;
    for equals in order.chunk_by(|&a, &b| values[a] == values[b]) {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53 agencies")]
        let count = equals.len() as f64;
        equals.iter().for_each(|&position| ranks[position] = passed + (count + 1.0) / 2.0);
        passed += count;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAIRS: [(f64, f64); 6] = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 7.0), (5.0, 5.0)];

    #[test]
    fn correlations_are_those_of_another_program() {
        // By the statistics module of Python, of x = 1, 2, 3, 4, 5, 5 and y = 2, 1, 4, 3, 7, 5.
        assert!((pearson(&PAIRS).unwrap() - 0.8315218406202999).abs() < 1e-12);
        assert!((spearman(&PAIRS).unwrap() - 0.8696565534786727).abs() < 1e-12);
        assert!((covariance(&PAIRS).unwrap() - 2.933333333333333).abs() < 1e-12);
    }

    #[test]
    fn there_is_no_correlation_with_what_never_changes() {
        assert_eq!(pearson(&[(1.0, 2.0), (1.0, 3.0), (1.0, 5.0)]), None);
        assert_eq!(pearson(&PAIRS[..2]), None);
        assert_eq!(covariance(&PAIRS[..1]), None);
    }

    proptest! {
        #[test]
        fn spearman_sees_only_the_order(values in prop::collection::vec((0.01..9.0_f64, 0.01..9.0_f64), 3..20)) {
            let cubed: Vec<_> = values.iter().map(|&(x, y)| (x * x * x, y)).collect();
            prop_assert_eq!(spearman(&values), spearman(&cubed));
        }
    }
}
