//! Random settings: which values the uncertain choices take in a row of a sample.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use dti_criteria::{CriteriaSet, Robustness};

use super::Source;
use super::setting::Setting;

/// Room for so many uncertain choices in the number of a stream.
const STREAMS: u64 = 1 << 20;

/// Draws the uncertain choices.
///
/// The value of a choice hangs on the seed, the row of the sample and the position of the choice, and on nothing else:
/// each has a stream of ChaCha8 of its own. So it does not matter which thread draws, or what was drawn before.
pub(super) struct Sampler<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) choices: &'a Robustness,
    pub(super) sources: Vec<Source>,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(set: &'a CriteriaSet, choices: &'a Robustness) -> Self {
        let weights = choices.weights.is_some().then_some(Source::Weights);
        let aggregates = choices.aggregates.iter().map(|&(pillar, _)| Source::Aggregate(pillar));
        let leave_out = (!choices.leave_out.is_empty()).then_some(Source::LeaveOut);
        Self { set, choices, sources: weights.into_iter().chain(aggregates).chain(leave_out).collect() }
    }

    /// A setting whose choices come from a row each, by source; choices without a row stay as they are in the set.
    pub(super) fn setting(&self, row_of: impl Fn(usize) -> Option<u64>) -> Setting {
        let mut setting = Setting::nominal(self.set);
        for (position, &source) in self.sources.iter().enumerate() {
            if let Some(row) = row_of(position) {
                self.draw(source, &mut self.stream(row, position), &mut setting);
            }
        }
        setting
    }

    fn stream(&self, row: u64, position: usize) -> ChaCha8Rng {
        let mut random = ChaCha8Rng::seed_from_u64(self.choices.seed);
        random.set_stream(row * STREAMS + position as u64);
        random
    }

    fn draw(&self, source: Source, random: &mut ChaCha8Rng, setting: &mut Setting) {
        match source {
            Source::Weights => {
                let Some(weights) = &self.choices.weights else { return };
                for &member in &weights.of {
                    let deviation = weights.spread * (2.0 * share(random) - 1.0);
                    setting.scale(self.set, member, 1.0 + deviation);
                }
            }
            Source::Aggregate(pillar) => {
                let among = self.choices.aggregates.iter().find(|(known, _)| *known == pillar);
                let Some((_, among)) = among else { return };
                setting.methods[pillar] = among[one_of(random, among.len())];
            }
            Source::LeaveOut => {
                let nodes = &self.choices.leave_out;
                // Leaving out nothing is one of the possibilities.
                setting.left_out = nodes.get(one_of(random, nodes.len() + 1)).copied();
            }
        }
    }
}

/// A number from 0 up to but without 1, each multiple of 2⁻⁵³ with the same probability.
fn share(random: &mut ChaCha8Rng) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let numerator = (random.next_u64() >> 11) as f64;
    numerator / (1_u64 << 53) as f64
}

/// One of so many positions, each with the same probability but for less than 2⁻⁴⁰.
fn one_of(random: &mut ChaCha8Rng, count: usize) -> usize {
    let wide = u128::from(random.next_u64()) * count as u128;
    usize::try_from(wide >> 64).expect("below the count")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_same_everywhere() {
        let mut random = ChaCha8Rng::seed_from_u64(0);
        random.set_stream(1);
        assert_eq!(random.next_u64(), 13_937_087_304_575_520_531);
        assert!((0..1000).map(|_| share(&mut random)).all(|share| (0.0..1.0).contains(&share)));
        assert!((0..1000).all(|_| one_of(&mut random, 3) < 3));
    }
}
