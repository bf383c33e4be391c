//! The pillars and indicators that apply to a cohort, in the order of the set.

use dti_criteria::{Agency, CriteriaSet, Indicator, Member, Tree};

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
    of_those_that(set, &|indicator| indicator.concerns(cohort))
}

/// The outline of a set for an agency: what applies to it.
pub(crate) fn outline_for(set: &CriteriaSet, agency: &Agency) -> Vec<Entry> {
    of_those_that(set, &|indicator| indicator.applies_to(agency))
}

/// All indicators in the order of the outline.
pub(crate) fn indicators(set: &CriteriaSet) -> Vec<usize> {
    let entries = of_those_that(set, &|_| true).into_iter();
    entries.filter_map(|entry| if let Entry::Indicator(position) = entry { Some(position) } else { None }).collect()
}

/// The outline of what is scored in a cohort.
pub(crate) fn scored(set: &CriteriaSet, cohort: usize) -> Vec<Entry> {
    of_those_that(set, &|indicator| indicator.concerns(cohort) && indicator.rule.is_some())
}

/// The pillars of the outline in which something is scored.
pub(crate) fn pillars(set: &CriteriaSet, cohort: usize) -> Vec<usize> {
    let entries = scored(set, cohort).into_iter();
    entries.filter_map(|entry| if let Entry::Pillar(position) = entry { Some(position) } else { None }).collect()
}

fn of_those_that(set: &CriteriaSet, applies: &dyn Fn(&Indicator) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    members(set, applies, Tree::ROOT, &mut entries);
    entries
}

fn members(set: &CriteriaSet, applies: &dyn Fn(&Indicator) -> bool, pillar: usize, entries: &mut Vec<Entry>) {
    for &member in &set.tree().pillars[pillar].members {
        match member {
            Member::Indicator(position) if applies(&set.indicators()[position]) => {
                entries.push(Entry::Indicator(position));
            }
            Member::Indicator(_) => {}
            Member::Pillar(position) => {
                let before = entries.len();
                entries.push(Entry::Pillar(position));
                members(set, applies, position, entries);
                if entries.len() == before + 1 {
                    entries.truncate(before);
                }
            }
        }
    }
}
