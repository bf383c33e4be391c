//! The pillars and indicators that apply to a cohort, in the order in which people read them.

use dti_criteria::{CriteriaSet, Member, Tree};

/// A line of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A pillar by position, above its members.
    Pillar(usize),
    /// An indicator by position.
    Indicator(usize),
}

/// The outline of a set for a cohort: without the root, and without pillars of which nothing applies.
pub(crate) fn outline(set: &CriteriaSet, cohort: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    members(set, cohort, Tree::ROOT, &mut entries);
    entries
}

/// The pillars of the outline.
pub(crate) fn pillars(set: &CriteriaSet, cohort: usize) -> Vec<usize> {
    let entries = outline(set, cohort).into_iter();
    entries.filter_map(|entry| if let Entry::Pillar(position) = entry { Some(position) } else { None }).collect()
}

fn members(set: &CriteriaSet, cohort: usize, pillar: usize, entries: &mut Vec<Entry>) {
    for &member in &set.tree().pillars[pillar].members {
        match member {
            Member::Indicator(position) if set.indicators()[position].applies_to(cohort) => {
                entries.push(Entry::Indicator(position));
            }
            Member::Indicator(_) => {}
            Member::Pillar(position) => {
                let before = entries.len();
                entries.push(Entry::Pillar(position));
                members(set, cohort, position, entries);
                if entries.len() == before + 1 {
                    entries.truncate(before);
                }
            }
        }
    }
}
