//! Exact choices where gains add up: the fewest indicators, or the cheapest.

use super::Step;

/// How many branches are looked at before the cheapest set so far is taken.
const BRANCHES: u32 = 2_000_000;

/// The candidates by gain, the greatest first; equals stay in the order of the set.
pub(super) fn by_gain(candidates: &[Step]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| candidates[b].gain.total_cmp(&candidates[a].gain));
    order
}

/// The cheapest set whose gains cover what is needed, and whether that is proved; none where all together do not.
///
/// Branch and bound over the candidates by cost per gain. The bound of a branch is its cost and that of the next
/// candidates until the need is covered, the last of them in part: no set of the branch is cheaper.
pub(super) fn cheapest(candidates: &[Step], needed: f64) -> Option<(Vec<usize>, bool)> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&at| candidates[at].gain > 0.0).collect();
    let price = |at: usize| candidates[at].cost.unwrap_or_default() / candidates[at].gain;
    order.sort_by(|&a, &b| price(a).total_cmp(&price(b)));
    let items = order.iter().map(|&at| (candidates[at].cost.unwrap_or_default(), candidates[at].gain)).collect();
    let mut search = Search { items, best: None, branches: 0 };
    search.branch(0, needed, 0.0, &mut Vec::new());
    let proved = search.branches <= BRANCHES;
    let (_, chosen) = search.best?;
    Some((chosen.into_iter().map(|item| order[item]).collect(), proved))
}

struct Search {
    /// Cost and gain, the best price first.
    items: Vec<(f64, f64)>,
    best: Option<(f64, Vec<usize>)>,
    branches: u32,
}

impl Search {
    fn branch(&mut self, next: usize, needed: f64, cost: f64, chosen: &mut Vec<usize>) {
        self.branches = self.branches.saturating_add(1);
        if needed <= 0.0 {
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, chosen.clone()));
            }
            return;
        }
        let promising = |bound: f64| self.best.as_ref().is_none_or(|(best, _)| bound < *best);
        // Without an outcome yet the search goes on: taking everything left is one.
        if (self.branches > BRANCHES && self.best.is_some()) || !self.bound(next, needed, cost).is_some_and(promising) {
            return;
        }
        let (price, gain) = self.items[next];
        chosen.push(next);
        self.branch(next + 1, needed - gain, cost + price, chosen);
        chosen.pop();
        self.branch(next + 1, needed, cost, chosen);
    }

    /// What a branch costs at least; none where what is left does not cover the need.
    fn bound(&self, next: usize, needed: f64, cost: f64) -> Option<f64> {
        let (mut needed, mut cost) = (needed, cost);
        for &(price, gain) in &self.items[next..] {
            if gain >= needed {
                return Some(cost + price * (needed / gain));
            }
            needed -= gain;
            cost += price;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn steps(items: &[(f64, f64)]) -> Vec<Step> {
        let step =
            |(indicator, &(cost, gain))| Step { indicator, from: 0.0, to: 1.0, ceiling: 1.0, gain, cost: Some(cost) };
        items.iter().enumerate().map(step).collect()
    }

    proptest! {
        #[test]
        fn no_subset_is_cheaper(
            items in prop::collection::vec((0.0..9.0_f64, 0.0..1.0_f64), 0..12),
            needed in 0.1..4.0_f64,
        ) {
            let total = |mask: u32, of: fn(&(f64, f64)) -> f64| -> f64 {
                (0..items.len()).filter(|at| mask >> at & 1 == 1).map(|at| of(&items[at])).sum()
            };
            // A hair's breadth of a covered need is a matter of rounding.
            let covers = |mask: &u32| total(*mask, |item| item.1) >= needed - 1e-12;
            let least = (0..1_u32 << items.len()).filter(covers).map(|mask| total(mask, |item| item.0)).reduce(f64::min);
            let found = cheapest(&steps(&items), needed);
            prop_assert_eq!(found.is_some(), least.is_some());
            if let Some((chosen, proved)) = found {
                let cost: f64 = chosen.iter().map(|&at| items[at].0).sum();
                prop_assert!(proved && (cost - least.unwrap()).abs() < 1e-9);
                prop_assert!(chosen.iter().map(|&at| items[at].1).sum::<f64>() >= needed - 1e-12);
            }
        }
    }
}
