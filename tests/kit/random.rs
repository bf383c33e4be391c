//! Random numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014), the same on every machine.

/// A source of numbers that its seed decides.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A source for a name, so that one agency's figures do not depend on who comes before it.
    #[must_use]
    pub fn of(name: &str) -> Self {
        // FNV-1a: spreads similar names.
        let spread = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self { state: name.bytes().fold(0xcbf2_9ce4_8422_2325, spread) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but without 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number between two.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.share() * (high - low)
    }

    /// A whole number from `low` to `high`, both possible.
    pub fn whole(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high - low) + 1;
        low + u32::try_from(self.next() % span).expect("a remainder below the span")
    }

    /// Yes with a probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A part of a whole: about this share of it, never more than it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a count first")]
    pub fn part(&mut self, whole: u32, share: f64) -> u32 {
        let part = f64::from(whole) * (share + self.between(-0.12, 0.12));
        part.round().clamp(0.0, f64::from(whole)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_the_numbers() {
        let mut random = Random { state: 0 };
        assert_eq!([random.next(), random.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn a_part_is_never_more_than_its_whole() {
        let mut random = Random::of("parts");
        assert!((0..1000).all(|_| random.part(7, 0.95) <= 7));
    }
}
