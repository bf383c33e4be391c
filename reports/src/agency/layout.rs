//! Which row of the details holds which pillar and which indicator: the same for all agencies of a cohort.

use std::collections::BTreeMap;

use dti_criteria::{Aggregate, CriteriaSet, Member, Tree};

use crate::outline::{Entry, outline};
use crate::workbook::FIRST_ROW;

/// The rows of the details.
pub(super) struct Layout {
    pub(super) entries: Vec<Entry>,
    rows: BTreeMap<Member, u32>,
    parents: BTreeMap<Member, usize>,
    /// The row of the whole, below the last entry.
    pub(super) total: u32,
    /// Whether something is a mean, so that weights matter.
    pub(super) weighs: bool,
    /// Whether all are sums, so that a point of one indicator is worth as much as that of another.
    pub(super) adds_up: bool,
}

impl Layout {
    pub(super) fn new(set: &CriteriaSet, cohort: usize) -> Self {
        let entries = outline(set, cohort);
        let member = |entry: &Entry| match *entry {
            Entry::Pillar(position) => Member::Pillar(position),
            Entry::Indicator(position) => Member::Indicator(position),
        };
        let mut rows: BTreeMap<Member, u32> = entries.iter().map(member).zip(FIRST_ROW..).collect();
        let total = FIRST_ROW + u32::try_from(entries.len()).expect("a sheet holds them");
        rows.insert(Member::Pillar(Tree::ROOT), total);
        let shown = |position: &usize| rows.contains_key(&Member::Pillar(*position));
        let aggregates =
            (0..set.tree().pillars.len()).filter(shown).map(|position| set.tree().pillars[position].aggregate);
        let aggregates: Vec<_> = aggregates.collect();
        let weighs = aggregates.iter().any(|&aggregate| weighs(aggregate));
        let adds_up = aggregates.iter().all(|&aggregate| aggregate == Aggregate::Sum);
        let pillars = set.tree().pillars.iter().enumerate();
        let of_pillar = |(position, pillar): (usize, &dti_criteria::Pillar)| {
            pillar.members.iter().map(move |&member| (member, position)).collect::<Vec<_>>()
        };
        Self { entries, rows, parents: pillars.flat_map(of_pillar).collect(), total, weighs, adds_up }
    }

    /// The pillar that a node belongs to.
    pub(super) fn parent(&self, member: Member) -> Option<usize> {
        self.parents.get(&member).copied()
    }

    /// The row of a node; none where nothing of it concerns the cohort.
    pub(super) fn row(&self, member: Member) -> Option<u32> {
        self.rows.get(&member).copied()
    }

    /// The positions of all indicators with their rows, from the top.
    pub(super) fn indicators(&self) -> impl Iterator<Item = (usize, u32)> {
        self.entries.iter().zip(FIRST_ROW..).filter_map(|(entry, row)| match *entry {
            Entry::Indicator(position) => Some((position, row)),
            Entry::Pillar(_) => None,
        })
    }
}

/// Whether members have weights.
pub(super) fn weighs(aggregate: Aggregate) -> bool {
    !matches!(aggregate, Aggregate::Sum | Aggregate::Minimum)
}
