//! One cohort's figures as columns: what a setting leaves as it is stands ready, the rest is composed anew.

use std::ops::Range;

use dti_criteria::{Aggregate, CriteriaSet, Gaps, Gate, GateClosed, Member, Needed, Pillar, Tree};

use super::column::{Column, MISSING, PRESENT, Part, View};
use super::setting::{Consequences, Setting, id};
use crate::Scores;
use crate::index::Presence;

/// The scored agencies of one cohort, row by row in the order of their codes, and the figures of every node.
///
/// Composing a setting gives what [`compose`](crate::index::compose) would give if the set were written so: the same
/// operations on the same numbers in the same order, for many agencies at a time.
pub(super) struct Flat<'a> {
    pub(super) set: &'a CriteriaSet,
    /// Positions of the agencies.
    pub(super) agencies: Vec<usize>,
    /// The figures with the set as it is, by id.
    base: Vec<Column>,
    /// How many indicators below each pillar have a figure, and how many apply, by pillar and row.
    leaves: Vec<Vec<(u32, u32)>>,
    /// Members of each pillar by id.
    members: Vec<Vec<usize>>,
    /// Whether logarithms of a node's shares may be asked for, by id.
    logarithms: Vec<bool>,
}

/// Room for the pillars of some rows.
#[derive(Default)]
pub(super) struct Room {
    columns: Vec<Column>,
}

impl<'a> Flat<'a> {
    /// The columns of a cohort; `geometric` says which pillars may take a geometric mean.
    pub(super) fn new(set: &'a CriteriaSet, scores: &Scores, cohort: usize, geometric: &[bool]) -> Self {
        let mut rows: Vec<usize> =
            (0..scores.agencies.len()).filter(|&row| set.agencies()[scores.agencies[row]].cohort == cohort).collect();
        rows.sort_by_key(|&row| &set.agencies()[scores.agencies[row]].code);
        let members: Vec<Vec<usize>> = set.tree().pillars.iter().map(|pillar| ids(set, pillar)).collect();
        let mut flat = Self {
            set,
            agencies: rows.iter().map(|&row| scores.agencies[row]).collect(),
            base: Vec::new(),
            leaves: Vec::new(),
            logarithms: logarithms(set, &members, geometric),
            members,
        };
        flat.base = flat.indicators(scores, &rows);
        flat.count_leaves();
        flat.compose_base();
        flat
    }

    fn indicators(&self, scores: &Scores, rows: &[usize]) -> Vec<Column> {
        let mut columns = vec![Column::of(rows.len()); self.set.indicators().len()];
        for (at, &row) in rows.iter().enumerate() {
            for score in &scores.by_agency[row] {
                let defined = &self.set.indicators()[score.indicator];
                // Those of a bonus are extra; conditions that do not count have a share all the same.
                let maximum = if defined.bonus { 0.0 } else { defined.maximum };
                match (score.final_points, score.presence()) {
                    (Some(points), _) => columns[score.indicator].set(at, points, maximum),
                    (None, Presence::Missing) => columns[score.indicator].state[at] = MISSING,
                    (None, _) => {}
                }
            }
        }
        for (position, column) in columns.iter_mut().enumerate() {
            column.finish(self.logarithms[position]);
        }
        columns
    }

    fn count_leaves(&mut self) {
        let rows = self.agencies.len();
        self.leaves = vec![vec![(0, 0); rows]; self.members.len()];
        for pillar in (0..self.members.len()).rev() {
            let counts = (0..rows)
                .map(|row| self.members[pillar].iter().map(|&member| self.leaves_below(member, row)).fold((0, 0), add));
            self.leaves[pillar] = counts.collect();
        }
    }

    /// How many indicators below a node have a figure, and how many apply.
    fn leaves_below(&self, node: usize, row: usize) -> (u32, u32) {
        match node.checked_sub(self.set.indicators().len()) {
            Some(pillar) => self.leaves[pillar][row],
            None => (u32::from(self.base[node].state[row] == PRESENT), u32::from(self.base[node].state[row] != 0)),
        }
    }

    /// Composes every pillar with the set as it is.
    fn compose_base(&mut self) {
        let setting = Setting::nominal(self.set);
        let mut told = Consequences::of(self.set, &setting);
        told.changed.fill(true);
        self.base.resize(setting.factors.len(), Column::default());
        let mut room = Room::default();
        self.compose(&told, 0..self.agencies.len(), &mut room);
        let first = self.set.indicators().len();
        self.base.splice(first.., room.columns);
        for (column, &logarithms) in std::iter::zip(&mut self.base, &self.logarithms).skip(first) {
            column.finish(logarithms);
        }
    }

    /// Composes what a setting changes, for some rows.
    pub(super) fn compose(&self, told: &Consequences<'_>, rows: Range<usize>, room: &mut Room) {
        room.columns.resize(self.members.len(), Column::default());
        for position in (0..self.members.len()).rev() {
            if told.changed[position] {
                let mut column = std::mem::take(&mut room.columns[position]);
                column.reset(rows.len());
                self.pillar(position, told, &rows, room, &mut column);
                room.columns[position] = column;
            }
        }
    }

    /// The figures of a node for the rows that were composed last; none if it is left out.
    pub(super) fn view<'v>(
        &'v self,
        node: usize,
        told: &Consequences<'_>,
        rows: &Range<usize>,
        room: &'v Room,
    ) -> Option<View<'v>> {
        if told.out[node] {
            return None;
        }
        let pillar = node.checked_sub(self.set.indicators().len());
        Some(match pillar.filter(|&pillar| told.changed[pillar]) {
            Some(pillar) => room.columns[pillar].view(0..rows.len()),
            None => self.base[node].view(rows.clone()),
        })
    }

    /// The figures of a node with the set as it is.
    pub(super) fn nominal(&self, node: usize) -> View<'_> {
        self.base[node].view(0..self.agencies.len())
    }

    /// The share of the indicators that apply to an agency that have a figure; 1 where none applies.
    pub(super) fn coverage(&self, told: &Consequences<'_>, row: usize) -> f64 {
        let (present, applicable) = self.leaves_without(Tree::ROOT, told, row);
        share(present, applicable)
    }

    fn pillar(&self, position: usize, told: &Consequences<'_>, rows: &Range<usize>, room: &Room, column: &mut Column) {
        let pillar = &self.set.tree().pillars[position];
        let parts = self.parts(pillar, position, told, rows, room);
        let method = told.setting.methods[position];
        let node = id(self.set, Member::Pillar(position));
        if method == Aggregate::Sum {
            column.add_up(&parts, pillar.gaps == Gaps::Zero);
        } else {
            column.average(method, &parts, pillar.gaps == Gaps::Zero, told.worth[node]);
        }
        column.settle(pillar.gaps);
        if method == Aggregate::Sum && pillar.gaps == Gaps::Rescale {
            column.rescale(told.worth[node]);
        }
        self.withhold_uncovered(position, told, rows, &parts, column);
        if let Some(gate) = &pillar.gate {
            self.close(gate, told, rows, room, column);
        }
        let parent = pillar.parent.filter(|&parent| told.setting.methods[parent] == Aggregate::GeometricMean);
        column.finish(parent.is_some());
    }

    /// The members that take part, each with what the setting makes of its weight.
    fn parts<'v>(
        &'v self,
        pillar: &Pillar,
        position: usize,
        told: &Consequences<'_>,
        rows: &Range<usize>,
        room: &'v Room,
    ) -> Vec<Part<'v>> {
        let members = std::iter::zip(&self.members[position], &pillar.members);
        let part = |(&node, &member): (&usize, &Member)| {
            let factor = told.setting.factors[node];
            // The members of a sum weigh what they are worth, whatever else the sum may be turned into.
            let own = if pillar.aggregate == Aggregate::Sum { told.worth[node] } else { self.weight(member) };
            let view = self.view(node, told, rows, room).filter(|_| self.counts(member))?;
            Some(Part { view, factor, weight: own * factor, worth: told.worth[node] })
        };
        members.filter_map(part).collect()
    }

    /// Whether a member's points count; those of a mandatory condition may not.
    fn counts(&self, member: Member) -> bool {
        !matches!(member, Member::Indicator(position) if !self.set.indicators()[position].counted)
    }

    fn weight(&self, member: Member) -> f64 {
        match member {
            Member::Pillar(position) => self.set.tree().pillars[position].weight,
            Member::Indicator(position) => self.set.indicators()[position].weight,
        }
    }

    /// Takes the figure from rows of which too little has one.
    fn withhold_uncovered(
        &self,
        position: usize,
        told: &Consequences<'_>,
        rows: &Range<usize>,
        parts: &[Part<'_>],
        column: &mut Column,
    ) {
        let Some(coverage) = self.set.tree().pillars[position].coverage else { return };
        for at in 0..rows.len() {
            let (present, applicable) = if coverage.of_indicators {
                self.leaves_without(position, told, rows.start + at)
            } else {
                parts.iter().map(|part| counts(part.view.state[at])).fold((0, 0), add)
            };
            let covered = match coverage.needed {
                Needed::Share(needed) => share(present, applicable) >= needed,
                Needed::Count(needed) => present >= needed,
            };
            if column.state[at] == PRESENT && !covered {
                column.withhold(at);
            }
        }
    }

    /// The counts of a pillar without what is left out below it.
    fn leaves_without(&self, position: usize, told: &Consequences<'_>, row: usize) -> (u32, u32) {
        let all = self.leaves[position][row];
        let Some(member) = told.setting.left_out.filter(|_| told.above_left_out[position]) else { return all };
        let lost = self.leaves_below(id(self.set, member), row);
        (all.0 - lost.0, all.1 - lost.1)
    }

    /// What happens to rows that do not meet the conditions.
    fn close(&self, gate: &Gate, told: &Consequences<'_>, rows: &Range<usize>, room: &Room, column: &mut Column) {
        let conditions: Vec<View<'_>> =
            gate.conditions.iter().filter_map(|&node| self.view(id(self.set, node), told, rows, room)).collect();
        for at in 0..rows.len() {
            let unmet = |condition: &View<'_>| match condition.state[at] {
                MISSING => true,
                PRESENT => condition.points[at] < gate.share * condition.maximum[at],
                _ => false,
            };
            if column.state[at] != PRESENT || !conditions.iter().any(unmet) {
                continue;
            }
            match gate.otherwise {
                GateClosed::Zero => column.points[at] = 0.0,
                GateClosed::Withhold => column.withhold(at),
                GateClosed::NoBand => {}
            }
        }
    }
}

fn ids(set: &CriteriaSet, pillar: &Pillar) -> Vec<usize> {
    pillar.members.iter().map(|&member| id(set, member)).collect()
}

/// Which nodes are members of pillars that may take a geometric mean, by id.
fn logarithms(set: &CriteriaSet, members: &[Vec<usize>], geometric: &[bool]) -> Vec<bool> {
    let mut asked = vec![false; set.indicators().len() + members.len()];
    for (members, _) in std::iter::zip(members, geometric).filter(|(_, geometric)| **geometric) {
        members.iter().for_each(|&member| asked[member] = true);
    }
    asked
}

/// One for a figure, one for what should have one.
fn counts(state: u8) -> (u32, u32) {
    (u32::from(state == PRESENT), u32::from(state != 0))
}

fn add(one: (u32, u32), other: (u32, u32)) -> (u32, u32) {
    (one.0 + other.0, one.1 + other.1)
}

fn share(present: u32, applicable: u32) -> f64 {
    if applicable == 0 { 1.0 } else { f64::from(present) / f64::from(applicable) }
}
