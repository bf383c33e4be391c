//! What an agency has to come up to: an index, or the place of another agency.

use dti_criteria::{CriteriaSet, Ties};
use dti_diagnostics::round_half_up;

use super::{Goal, Question};
use crate::index::{Figure, Own, PlacedAgency, compare, own};

/// What an agency has to come up to.
pub(super) enum Bar {
    /// This index.
    Index(f64),
    /// Any figure: there are fewer others than the rank.
    Figure,
    /// The place of another agency, to equal or to pass.
    Other {
        /// Its index, as it is compared.
        index: f64,
        /// Its tie-breakers.
        breakers: Vec<f64>,
        /// Whether it is enough to equal it.
        equal: bool,
    },
    /// Nothing helps: too few of its indicators have a figure for a rank.
    Never,
}

impl Bar {
    /// The bar of a question. A rank r is reached exactly if the r-th of the others does not stand before the agency.
    pub(super) fn of(question: &Question<'_>, place: &PlacedAgency) -> Self {
        let needed = question.set.ranking().coverage;
        let rank = match question.goal {
            Goal::Index(index) => return Self::Index(index),
            // Raising what has a figure adds no figures.
            Goal::Rank(_) if needed.is_some_and(|needed| place.coverage < needed) => return Self::Never,
            Goal::Rank(rank) => rank,
        };
        let mut others: Vec<&PlacedAgency> = question.others().collect();
        let ties = question.set.ranking().ties;
        if ties == Ties::Dense {
            others.dedup_by_key(|other| other.rank);
        }
        let Some(other) = rank.checked_sub(1).and_then(|at| others.get(at)) else { return Self::Figure };
        let code = |agency: usize| &question.set.agencies()[agency].code;
        let equal = ties != Ties::Ordinal || code(question.agency) < code(other.agency);
        let breakers =
            question.scores_of(other.agency).map(|scores| own(question.set, scores).breakers).unwrap_or_default();
        Self::Other { index: compared(question.set, other.total), breakers, equal }
    }

    /// Whether an agency comes up to it.
    pub(super) fn is_reached(&self, set: &CriteriaSet, own: &Own) -> bool {
        let Some(total) = own.total.there() else { return false };
        match self {
            Self::Index(index) => total.index() >= *index,
            Self::Figure => true,
            Self::Other { index, breakers, equal } => {
                let by_index = compare(compared(set, total), *index);
                let pairs = std::iter::zip(&own.breakers, breakers);
                let order = pairs.fold(by_index, |order, (&own, &other)| order.then_with(|| compare(own, other)));
                order.is_gt() || (order.is_eq() && *equal)
            }
            Self::Never => false,
        }
    }

    /// An index below which no agency comes up to it.
    pub(super) fn least(&self, set: &CriteriaSet) -> f64 {
        match self {
            Self::Index(index) => *index,
            // Indices that agree to 12 decimals are equal, and rounding is half up. What is lost to the last bits is
            // given away, so that it stays a lower bound.
            Self::Other { index, .. } => match set.ranking().decimals {
                None => index - 1e-12,
                Some(decimals) => index - 0.5 / libm::pow(10.0, f64::from(decimals)) - 1e-12,
            },
            Self::Figure | Self::Never => f64::NEG_INFINITY,
        }
    }
}

/// The index of a figure as the ranking compares it.
fn compared(set: &CriteriaSet, total: Figure) -> f64 {
    set.ranking().decimals.map_or(total.index(), |decimals| round_half_up(total.index(), decimals))
}
