//! Sobol's indices: how much of the variance of the mean rank shift each uncertain choice explains.

use super::sample::Sampler;
use super::setting::Setting;

/// The rows of the samples lie far behind those of the draws, so that they share no random numbers.
const SAMPLE_A: u64 = 1 << 32;
const SAMPLE_B: u64 = 1 << 33;

/// Sobol's indices of one uncertain choice, of the mean absolute rank shift of a draw.
///
/// Estimates: they may lie a little below 0 or above 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sobol {
    /// The share of the variance that goes away if the choice were settled: its effect by itself.
    pub first: f64,
    /// The share of the variance that would be left if all other choices were settled: with all interactions.
    pub total: f64,
}

/// The settings of a design of N·(d + 2) rows for d choices (COINr's `SA_sample`): sample A, sample B, and for each
/// choice sample A with the choice's own values taken from sample B.
pub(super) fn design(sampler: &Sampler<'_>, rows: u32) -> Vec<Setting> {
    let choices = sampler.sources.len();
    let rows = || (0..u64::from(rows)).map(|row| (SAMPLE_A + row, SAMPLE_B + row));
    let a = rows().map(|(a, _)| sampler.setting(|_| Some(a)));
    let b = rows().map(|(_, b)| sampler.setting(|_| Some(b)));
    let mixed = (0..choices)
        .flat_map(|own| rows().map(move |(a, b)| sampler.setting(|choice| Some(if choice == own { b } else { a }))));
    a.chain(b).chain(mixed).collect()
}

/// The indices of each choice, from the outputs of a design with so many rows a sample; none where nothing varies.
///
/// With f the outputs, centred by their mean over A and B: first order Σ f_B·(f_AB − f_A) / (N·V) (Saltelli and others
/// 2010), total Σ (f_A − f_AB)² / (2·N·V) (Jansen 1999), V the sample variance over A and B: as COINr's `SA_estimate`
/// computes them, but for the centring, which only lessens the noise.
pub(super) fn estimate(outputs: &[f64], rows: usize) -> Vec<Option<Sobol>> {
    let base = &outputs[..2 * rows];
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53 rows")]
    let count = rows as f64;
    let mean = base.iter().sum::<f64>() / (2.0 * count);
    let variance = base.iter().map(|output| (output - mean) * (output - mean)).sum::<f64>() / (2.0 * count - 1.0);
    let (a, b) = base.split_at(rows);
    let indices = |mixed: &[f64]| {
        let first = |((a, b), mixed): ((&f64, &f64), &f64)| (b - mean) * (mixed - a);
        let total = |(a, mixed): (&f64, &f64)| (a - mixed) * (a - mixed);
        Sobol {
            first: std::iter::zip(std::iter::zip(a, b), mixed).map(first).sum::<f64>() / (count * variance),
            total: std::iter::zip(a, mixed).map(total).sum::<f64>() / (2.0 * count * variance),
        }
    };
    outputs[2 * rows..].chunks(rows).map(|mixed| (variance > 0.0).then(|| indices(mixed))).collect()
}

#[cfg(test)]
mod tests {
    use chacha20::ChaCha8Rng;
    use chacha20::rand_core::{Rng, SeedableRng};

    use super::*;

    /// Uniform numbers of three choices for so many rows of both samples.
    fn samples(rows: usize) -> [Vec<[f64; 3]>; 2] {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let mut share = || f64::from(random.next_u32()) / 4_294_967_296.0;
        [(); 2].map(|()| (0..rows).map(|_| [share(), share(), share()]).collect())
    }

    #[test]
    fn indices_of_a_known_function_come_out() {
        // f = x₁ + 2·x₂ + 3·x₃ has no interactions: the indices are 1, 4 and 9 of 14.
        let rows = 20_000;
        let [a, b] = samples(rows);
        let f = |x: &[f64; 3]| x[0] + 2.0 * x[1] + 3.0 * x[2];
        let mut outputs: Vec<f64> = a.iter().chain(&b).map(f).collect();
        for own in 0..3 {
            outputs.extend(std::iter::zip(&a, &b).map(|(a, b)| {
                let mut mixed = *a;
                mixed[own] = b[own];
                f(&mixed)
            }));
        }
        for (sobol, known) in std::iter::zip(estimate(&outputs, rows), [1.0, 4.0, 9.0]) {
            let sobol = sobol.unwrap();
            assert!((sobol.first - known / 14.0).abs() < 0.02, "{sobol:?}");
            assert!((sobol.total - known / 14.0).abs() < 0.02, "{sobol:?}");
        }
    }

    #[test]
    fn what_never_varies_has_no_indices() {
        assert_eq!(estimate(&[1.0; 12], 3), [None, None]);
    }
}
