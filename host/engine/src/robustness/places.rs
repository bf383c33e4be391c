//! The ranks of one cohort under one setting after the other.

use std::ops::Range;

use dti_criteria::{CriteriaSet, Member, Ties, Tree};
use dti_diagnostics::round_half_up;

use super::flat::{Flat, Room};
use super::setting::{Consequences, id};
use crate::index::without_noise;

/// How many rows are composed at a time, so that their columns stay in the cache from one setting to the next.
const ROWS: usize = 256;

/// An agency without a rank.
pub(super) const UNRANKED: u32 = 0;

/// The ranks of a cohort, setting by setting: the indices and the figures of the tie-breakers, turned into numbers
/// that sort as they do, and the ranks that follow.
pub(super) struct Places<'a> {
    flat: &'a Flat<'a>,
    /// The nodes that decide, the root first.
    deciders: Vec<usize>,
    /// By decider, setting and row.
    keys: Vec<Vec<u64>>,
    order: Vec<(u64, u32)>,
    room: Room,
}

impl<'a> Places<'a> {
    pub(super) fn new(flat: &'a Flat<'a>) -> Self {
        let breakers = &flat.set.ranking().tie_breakers;
        let deciders = std::iter::once(&Member::Pillar(Tree::ROOT)).chain(breakers);
        let deciders: Vec<usize> = deciders.map(|&member| id(flat.set, member)).collect();
        Self { flat, keys: vec![Vec::new(); deciders.len()], deciders, order: Vec::new(), room: Room::default() }
    }

    /// The ranks of the rows under each setting, one setting after the other; [`UNRANKED`] where there is none.
    pub(super) fn under(&mut self, settings: &[Consequences<'_>]) -> Vec<u32> {
        let rows = self.flat.agencies.len();
        self.keys.iter_mut().for_each(|keys| keys.resize(settings.len() * rows, 0));
        for start in (0..rows).step_by(ROWS) {
            let block = start..rows.min(start + ROWS);
            for (at, told) in settings.iter().enumerate() {
                self.decide(told, &block, at * rows);
            }
        }
        let mut ranks = vec![UNRANKED; settings.len() * rows];
        for (at, ranks) in ranks.chunks_mut(rows.max(1)).enumerate() {
            self.rank(at * rows, ranks);
        }
        ranks
    }

    /// Composes some rows and keeps what decides about their ranks.
    fn decide(&mut self, told: &Consequences<'_>, rows: &Range<usize>, offset: usize) {
        self.flat.compose(told, rows.clone(), &mut self.room);
        let rules = self.flat.set.ranking();
        for (&decider, keys) in std::iter::zip(&self.deciders, &mut self.keys) {
            let keys = &mut keys[offset + rows.start..offset + rows.end];
            let Some(view) = self.flat.view(decider, told, rows, &self.room) else {
                keys.fill(0);
                continue;
            };
            let index = decider == self.deciders[0];
            for ((key, &share), &state) in std::iter::zip(std::iter::zip(keys, view.share), view.state) {
                let decimals = rules.decimals.filter(|_| index);
                let value = decimals.map_or(share, |decimals| round_half_up(share, decimals));
                *key = if state == super::column::PRESENT { sorting(without_noise(value)) } else { 0 };
            }
        }
        let Some(needed) = rules.coverage else { return };
        for row in rows.clone().filter(|&row| self.flat.coverage(told, row) < needed) {
            self.keys[0][offset + row] = 0;
        }
    }

    /// Ranks the rows of one setting as [`compose`](crate::index::compose) does.
    fn rank(&mut self, offset: usize, ranks: &mut [u32]) {
        let Self { keys, order, flat, .. } = self;
        let (indices, breakers) = keys.split_first().expect("the root decides");
        order.clear();
        // The greatest index first; rows stand in the order of their codes.
        order.extend((0_u32..).zip(&indices[offset..offset + ranks.len()]).map(|(row, &key)| (!key, row)));
        order.sort_unstable();
        if !breakers.is_empty() {
            break_ties(order, breakers, offset);
        }
        let ties = flat.set.ranking().ties;
        let same = |a: (u64, u32), b: (u64, u32)| {
            a.0 == b.0 && breakers_of(breakers, offset, a.1).eq(breakers_of(breakers, offset, b.1))
        };
        number(order, ties, same, ranks);
    }
}

/// Gives ranks to rows that stand in order, up to the first without a figure.
fn number(order: &[(u64, u32)], ties: Ties, same: impl Fn((u64, u32), (u64, u32)) -> bool, ranks: &mut [u32]) {
    let mut rank = 0;
    let mut before = None;
    for (place, &entry) in (1_u32..).zip(order).take_while(|(_, entry)| entry.0 != u64::MAX) {
        rank = match (ties, before.is_some_and(|before| same(before, entry))) {
            (Ties::Competition | Ties::Dense, true) => rank,
            (Ties::Dense, false) => rank + 1,
            (Ties::Competition, false) | (Ties::Ordinal, _) => place,
        };
        ranks[entry.1 as usize] = rank;
        before = Some(entry);
    }
}

/// The figures of the tie-breakers for a row, one after the other.
fn breakers_of(breakers: &[Vec<u64>], offset: usize, row: u32) -> impl Iterator<Item = u64> {
    breakers.iter().map(move |keys| keys[offset + row as usize])
}

/// Puts rows with equal indices in the order that the tie-breakers give them, and then of their codes.
fn break_ties(order: &mut [(u64, u32)], breakers: &[Vec<u64>], offset: usize) {
    for equals in order.chunk_by_mut(|a, b| a.0 == b.0).filter(|equals| equals.len() > 1) {
        equals.sort_by(|a, b| {
            let (own, other) = (breakers_of(breakers, offset, a.1), breakers_of(breakers, offset, b.1));
            other.cmp(own).then(a.1.cmp(&b.1))
        });
    }
}

/// A number above 0 that is greater where the figure is.
fn sorting(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

/// The agencies of all cohorts, each with its cohort, in the order in which ranks stand.
pub(super) fn in_order(set: &CriteriaSet, flats: &[Flat<'_>]) -> Vec<(usize, usize)> {
    let agencies = flats.iter().flat_map(|flat| &flat.agencies);
    agencies.map(|&agency| (agency, set.agencies()[agency].cohort)).collect()
}
