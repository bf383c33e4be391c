//! Random cohorts for a rule's sample, the same ones in every run.

use super::Trial;
use crate::contract::Profile;
use crate::{Kind, Plugin};

/// SplitMix64: small, good enough for tests, and the same everywhere.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new() -> Self {
        Self(2026)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn figure(&mut self, kind: Kind, options: usize) -> Option<f64> {
        // One figure in six is missing.
        (self.below(6) > 0).then(|| match kind {
            Kind::Number => self.number(),
            Kind::Choice => self.below(options.max(1)) as f64,
            Kind::YesNo => self.below(2) as f64,
            Kind::Date => 19_000.0 + self.below(1_000) as f64,
        })
    }

    fn number(&mut self) -> f64 {
        match self.below(12) {
            0 => 0.0,
            1 => -(self.below(50) as f64),
            2 => f64::MAX,
            3 => f64::MIN_POSITIVE,
            4..=6 => self.below(8) as f64,
            7..=9 => self.below(1_201) as f64 / 1_000.0,
            _ => self.below(1_000) as f64,
        }
    }

    /// Something above 0: a hundredth, a few, very much.
    pub(super) fn step(&mut self) -> f64 {
        match self.below(3) {
            0 => (1 + self.below(100)) as f64 / 100.0,
            1 => (1 + self.below(30)) as f64,
            _ => 1e6,
        }
    }

    /// The positions from 0 to `count` in another order.
    pub(super) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// Random tasks for every rule of a plugin: small cohorts and large, with and without minimum points.
pub(super) fn trials(plugin: &'static Plugin) -> Vec<(Profile, usize, Trial)> {
    let (mut random, profile) = (Random::new(), plugin.describe());
    let rules = 0..plugin.rules.len();
    let turns = rules.flat_map(|rule| (0..60).map(move |turn| (rule, turn)));
    turns.map(|(rule, turn)| (profile.clone(), rule, trial(plugin, rule, turn % 9, &mut random))).collect()
}

fn trial(plugin: &'static Plugin, rule: usize, agencies: usize, random: &mut Random) -> Trial {
    let (entry, described) = (&plugin.rules[rule], &plugin.describe().rules[rule]);
    let fixed = described.inputs.iter().map(|input| (input.name.as_str(), input.kind));
    let further = entry.sample.further.iter().map(|input| (input.name, input.kind));
    let empty = Trial::of(plugin, entry.id, entry.sample.parameters);
    fixed.chain(further).fold(empty, |trial, (name, kind)| {
        let options = if kind == Kind::Choice { entry.sample.options } else { &[] };
        let figures: Vec<_> = (0..agencies).map(|_| random.figure(kind, options.len())).collect();
        trial.choices(name, options, figures)
    })
}
