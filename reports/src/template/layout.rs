//! Where the columns and rows of a form stand.

use std::collections::BTreeSet;

use dti_criteria::{Agency, CriteriaSet, Member, Tree};
use dti_engine::submissions::form::{Label, answered_inputs};

use crate::outline::{Entry, outline_for};

/// The first column of figures; code, title, maximum, rule and what to enter stand before it.
pub(super) const FIGURES: u16 = 5;
/// Beyond so many pillars only the whole is counted at the top: what is frozen must leave room for the rows.
const MOST_AT_TOP: usize = 8;

/// The columns and rows of the form of one agency.
pub(super) struct Layout {
    /// How many columns of figures there are.
    pub(super) figures: u16,
    /// The pillars that are counted at the top.
    pub(super) at_top: Vec<usize>,
    /// The row of the headings.
    pub(super) heading_row: u32,
    /// The rows below, each with what stands in it.
    pub(super) rows: Vec<(u32, Entry)>,
}

impl Layout {
    pub(super) fn of(set: &CriteriaSet, agency: &Agency) -> Self {
        let entries = outline_for(set, agency);
        let at_top = at_top(set, &entries);
        // The title of the set and the whole stand above the pillars; a blank row follows.
        let above = (at_top.len() + 2).max(Label::ALL.len()) + 1;
        let heading_row = u32::try_from(above).expect("there are few pillars");
        Self { figures: figures(set, &entries), at_top, heading_row, rows: (heading_row + 1..).zip(entries).collect() }
    }

    pub(super) fn check(&self) -> u16 {
        FIGURES + self.figures
    }

    pub(super) fn self_points(&self) -> u16 {
        self.check() + 1
    }

    pub(super) fn explanation(&self) -> u16 {
        self.check() + 2
    }

    pub(super) fn evidence(&self) -> u16 {
        self.check() + 3
    }

    /// The column behind the last.
    pub(super) fn end(&self) -> u16 {
        self.check() + 4
    }

    /// The rows of all indicators, each with the indicator's position.
    pub(super) fn indicators(&self) -> Vec<(u32, usize)> {
        let indicator = |&(row, entry): &(u32, Entry)| match entry {
            Entry::Indicator(position) => Some((row, position)),
            Entry::Pillar(_) => None,
        };
        self.rows.iter().filter_map(indicator).collect()
    }

    /// The rows of the indicators below a pillar.
    pub(super) fn below(&self, set: &CriteriaSet, pillar: usize) -> Vec<(u32, usize)> {
        let mut members = BTreeSet::new();
        gather(set, pillar, &mut members);
        self.indicators().into_iter().filter(|(_, position)| members.contains(position)).collect()
    }

    /// The row of a pillar's caption.
    pub(super) fn caption(&self, pillar: usize) -> Option<u32> {
        self.rows.iter().find(|(_, entry)| *entry == Entry::Pillar(pillar)).map(|(row, _)| *row)
    }
}

/// The most figures that an indicator asks for.
fn figures(set: &CriteriaSet, entries: &[Entry]) -> u16 {
    let asked = |entry: &Entry| match entry {
        Entry::Indicator(position) => answered_inputs(&set.indicators()[*position]).len(),
        Entry::Pillar(_) => 0,
    };
    u16::try_from(entries.iter().map(asked).max().unwrap_or_default()).expect("a rule reads few figures")
}

/// The outermost pillars; none if they are too many.
fn at_top(set: &CriteriaSet, entries: &[Entry]) -> Vec<usize> {
    let outermost = set.tree().pillars[Tree::ROOT].members.iter().filter_map(|member| match member {
        Member::Pillar(pillar) => entries.contains(&Entry::Pillar(*pillar)).then_some(*pillar),
        Member::Indicator(_) => None,
    });
    let outermost: Vec<_> = outermost.collect();
    if outermost.len() > MOST_AT_TOP { Vec::new() } else { outermost }
}

fn gather(set: &CriteriaSet, pillar: usize, members: &mut BTreeSet<usize>) {
    for &member in &set.tree().pillars[pillar].members {
        match member {
            Member::Indicator(position) => _ = members.insert(position),
            Member::Pillar(pillar) => gather(set, pillar, members),
        }
    }
}
