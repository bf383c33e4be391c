//! What a criteria set calls its things, by match key: made once for all files.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::CriteriaSet;

use super::headings::FlatHeadings;
use super::limits::LongSheets;
use super::records_reader::sheet_keys;
use crate::text;

/// The names that a set gives to indicators, pillars, and columns of flat tables.
pub(crate) struct Vocabulary<'a> {
    /// The set itself.
    pub(crate) set: &'a CriteriaSet,
    /// The headings of flat tables.
    pub(super) flat: FlatHeadings,
    /// Which sheets hold its records.
    pub(super) long: LongSheets,
    indicators: BTreeMap<String, usize>,
    pillars: BTreeSet<String>,
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary of a set.
    pub(crate) fn of(set: &'a CriteriaSet) -> Self {
        let codes = set.indicators().iter().enumerate();
        let pillars = set.tree().pillars.iter().filter(|pillar| !pillar.code.is_empty());
        Self {
            set,
            flat: FlatHeadings::of(set),
            long: LongSheets::Named(set.records().iter().flat_map(sheet_keys).collect()),
            indicators: codes.map(|(position, indicator)| (text::key(&indicator.code), position)).collect(),
            pillars: pillars.map(|pillar| text::key(&pillar.code)).collect(),
        }
    }

    /// The position of an indicator by the key of its code.
    pub(crate) fn indicator(&self, key: &str) -> Option<usize> {
        self.indicators.get(key).copied()
    }

    /// Whether a pillar bears the code with this key.
    pub(crate) fn is_pillar(&self, key: &str) -> bool {
        self.pillars.contains(key)
    }

    /// The positions of the indicators whose codes are this number, such as 6.1 and 6.10.
    pub(crate) fn indicators_of_number(&self, value: f64) -> Vec<usize> {
        let codes = self.indicators.iter().filter(|(code, _)| is_number(code, value));
        codes.map(|(_, &position)| position).collect()
    }

    /// Whether the code of a pillar is this number.
    pub(crate) fn is_pillar_number(&self, value: f64) -> bool {
        self.pillars.iter().any(|code| is_number(code, value))
    }
}

#[expect(clippy::float_cmp, reason = "both were read from the same few digits")]
fn is_number(code: &str, value: f64) -> bool {
    code.parse::<f64>().is_ok_and(|other| other == value)
}
