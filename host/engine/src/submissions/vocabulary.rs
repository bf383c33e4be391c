//! What a criteria set calls its things, by match key: made once for all files.

use std::collections::btree_map::Entry as Slot;
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
    agencies: Agencies<'a>,
}

/// What agencies are called: tables have a row for each, so that looking through all of them each time takes too long.
struct Agencies<'a> {
    codes: BTreeMap<&'a str, usize>,
    keys: BTreeMap<String, usize>,
    /// By codes without the zeros before them; none if that is the same of several.
    without_zeros: BTreeMap<&'a str, Option<usize>>,
    /// By keys of declared aliases.
    aliases: BTreeMap<String, usize>,
}

impl<'a> Agencies<'a> {
    fn of(set: &'a CriteriaSet) -> Self {
        let (codes, keys, without_zeros, aliases) = Default::default();
        let mut all = Self { codes, keys, without_zeros, aliases };
        for (position, agency) in set.agencies().iter().enumerate() {
            all.codes.entry(&agency.code).or_insert(position);
            all.keys.entry(text::key(&agency.code)).or_insert(position);
            match all.without_zeros.entry(agency.code.trim_start_matches('0')) {
                Slot::Vacant(slot) => drop(slot.insert(Some(position))),
                Slot::Occupied(mut slot) => drop(slot.insert(None)),
            }
            for alias in &agency.aliases {
                all.aliases.entry(text::key(alias)).or_insert(position);
            }
        }
        all
    }
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
            agencies: Agencies::of(set),
        }
    }

    /// The position of the agency that bears a code, however it is spelt.
    pub(super) fn agency(&self, code: &str) -> Option<usize> {
        self.agencies.codes.get(code).or_else(|| self.agencies.keys.get(&text::key(code))).copied()
    }

    /// The position of the only agency whose code is these digits, without the zeros that spreadsheets drop.
    pub(super) fn agency_of_digits(&self, digits: &str) -> Option<usize> {
        self.agencies.without_zeros.get(digits).copied().flatten()
    }

    /// The position of the agency that has an alias with this key.
    pub(super) fn agency_of_alias(&self, key: &str) -> Option<usize> {
        self.agencies.aliases.get(key).copied()
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
