//! What an agency was in an earlier period: the same body, several bodies, or nobody.

use crate::{Agency, CriteriaSet};

/// What an agency was in an earlier set, whose agencies are named by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lineage {
    /// The same body, under the same code, an alias, or as its only successor.
    Same(usize),
    /// Several bodies were merged into it; at least one of them is in the earlier set.
    Merged(Vec<usize>),
    /// One of several bodies into which that one was split.
    Split(usize),
    /// The earlier set assesses nobody that it came from.
    New,
}

/// An agency that another one came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Predecessor {
    /// What the registry calls it.
    pub code: String,
    /// Whom the earlier set assesses for it: itself, or where it is not there those that it came from; may be nobody.
    pub agencies: Vec<usize>,
}

impl CriteriaSet {
    /// What an agency was in an earlier set.
    ///
    /// Bodies are matched by code or declared alias, never by name. Where the agency has predecessors and did not yet
    /// exist on the last day of the earlier period, they are whom it was, and its code alone says nothing.
    ///
    /// # Panics
    /// Panics if there is no agency at that position.
    #[must_use]
    pub fn lineage(&self, agency: usize, earlier: &Self) -> Lineage {
        let own = &self.agencies[agency];
        if existed(own, earlier) {
            return earlier.called(own).map_or(Lineage::New, Lineage::Same);
        }
        let mut found: Vec<usize> =
            self.predecessors(agency, earlier).into_iter().flat_map(|one| one.agencies).collect();
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [] => Lineage::New,
            [only] if own.predecessors.len() > 1 => Lineage::Merged(vec![only]),
            [only] if self.is_shared(own) => Lineage::Split(only),
            [only] => Lineage::Same(only),
            _ => Lineage::Merged(found),
        }
    }

    /// The predecessors of an agency, each with those of an earlier set that stand for it; none where the agency itself
    /// existed in the earlier period.
    ///
    /// # Panics
    /// Panics if there is no agency at that position.
    #[must_use]
    pub fn predecessors(&self, agency: usize, earlier: &Self) -> Vec<Predecessor> {
        let own = &self.agencies[agency];
        if existed(own, earlier) {
            return Vec::new();
        }
        let stand_in = |code: &String| {
            let bearer = || earlier.agencies.iter().position(|other| other.is_called(code));
            let agencies = if *code == own.code { bearer().into_iter().collect() } else { self.resolve(code, earlier) };
            Predecessor { code: code.clone(), agencies }
        };
        own.predecessors.iter().map(stand_in).collect()
    }

    /// Whom an earlier set assesses for a predecessor: itself, or else those that it came from. The registry holds no
    /// cycles.
    fn resolve(&self, code: &str, earlier: &Self) -> Vec<usize> {
        if let Some(found) = earlier.agencies.iter().position(|other| other.is_called(code)) {
            return vec![found];
        }
        let Some(defined) = self.agencies.iter().chain(&self.inactive).find(|agency| agency.code == code) else {
            return Vec::new();
        };
        if let Some(found) = earlier.called(defined) {
            return vec![found];
        }
        let before = defined.predecessors.iter().filter(|other| *other != code);
        before.flat_map(|other| self.resolve(other, earlier)).collect()
    }

    /// The agency that is the same body as one of another set, by code or alias of either.
    fn called(&self, other: &Agency) -> Option<usize> {
        let same = |own: &Agency| own.is_called(&other.code) || other.is_called(&own.code);
        let exact = self.agencies.iter().position(|own| own.code == other.code);
        exact.or_else(|| self.agencies.iter().position(same))
    }

    /// Whether a predecessor of an agency has other successors too.
    fn is_shared(&self, own: &Agency) -> bool {
        let others = self.agencies.iter().filter(|other| other.code != own.code);
        others.flat_map(|other| &other.predecessors).any(|code| own.predecessors.contains(code))
    }
}

/// Whether an agency was there on the last day of an earlier period; one without predecessors or days always was.
fn existed(agency: &Agency, earlier: &CriteriaSet) -> bool {
    agency.from.is_none_or(|from| from <= earlier.period.1)
}
