//! How often each agency had each rank, without keeping the ranks of every draw.

use super::RankInterval;
use super::places::UNRANKED;

/// How often an agency had each rank. Memory grows with the ranks that it had, not with the draws.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// The rank that `counts` begins with.
    first: u32,
    counts: Vec<u32>,
    ranked: u32,
}

impl Tally {
    /// Counts a rank; no rank is none.
    pub(super) fn count(&mut self, rank: u32) {
        if rank == UNRANKED {
            return;
        }
        if self.counts.is_empty() {
            self.first = rank;
        }
        if rank < self.first {
            let more = (self.first - rank) as usize;
            self.counts.splice(0..0, std::iter::repeat_n(0, more));
            self.first = rank;
        }
        let at = (rank - self.first) as usize;
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] += 1;
        self.ranked += 1;
    }

    /// The interval of an agency.
    pub(super) fn interval(&self, (agency, cohort): (usize, usize), nominal: u32) -> RankInterval {
        RankInterval {
            agency,
            cohort,
            nominal: (nominal != UNRANKED).then_some(nominal),
            low: self.quantile(0.05),
            median: self.quantile(0.5),
            high: self.quantile(0.95),
            mean: self.mean(),
            ranked: self.ranked,
        }
    }

    /// The quantile of R's type 7, which lies between two ranks where the draws do not hit one; none without ranks.
    fn quantile(&self, probability: f64) -> Option<f64> {
        let last = self.ranked.checked_sub(1)?;
        let at = f64::from(last) * probability;
        let below = at.floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last draw")]
        let position = below as u32;
        let (low, high) = (f64::from(self.at(position)), f64::from(self.at((position + 1).min(last))));
        Some(low + (at - below) * (high - low))
    }

    /// The rank at a position when all are put in order.
    fn at(&self, position: u32) -> u32 {
        let mut passed = 0;
        for (rank, count) in (self.first..).zip(&self.counts) {
            passed += count;
            if passed > position {
                return rank;
            }
        }
        UNRANKED
    }

    fn mean(&self) -> Option<f64> {
        let sum: u64 = (u64::from(self.first)..).zip(&self.counts).map(|(rank, &count)| rank * u64::from(count)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a million draws of a million ranks stay below 2^53")]
        let sum = sum as f64;
        (self.ranked > 0).then(|| sum / f64::from(self.ranked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(ranks: &[u32]) -> Tally {
        let mut tally = Tally::default();
        ranks.iter().for_each(|&rank| tally.count(rank));
        tally
    }

    #[test]
    fn quantiles_are_those_of_r() {
        // quantile(c(3, 1, 4, 1, 5, 9, 2, 6), c(.05, .5, .95)) gives 1, 3.5, 7.95.
        let interval = tally(&[3, 1, 4, 1, 5, 9, UNRANKED, 2, 6]).interval((0, 0), 4);
        let shown = [interval.low, interval.median, interval.high, interval.mean].map(Option::unwrap);
        assert!(std::iter::zip(shown, [1.0, 3.5, 7.95, 3.875]).all(|(own, known)| (own - known).abs() < 1e-12));
        assert_eq!((interval.ranked, interval.nominal), (8, Some(4)));
    }

    #[test]
    fn an_agency_without_a_rank_has_no_interval() {
        let interval = tally(&[UNRANKED; 3]).interval((0, 0), UNRANKED);
        assert_eq!((interval.low, interval.median, interval.mean, interval.ranked), (None, None, None, 0));
    }
}
