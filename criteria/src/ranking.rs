//! How the agencies of a cohort are ranked, and how figures are displayed.

use crate::Member;

/// How the agencies of a cohort are ranked.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RankingRules {
    /// What equals get.
    pub ties: Ties,
    /// Nodes whose figures decide, one after the other, between agencies with equal indices; the higher figure wins.
    pub tie_breakers: Vec<Member>,
    /// Decimals to which indices are rounded half up before they are compared; unrounded where none.
    pub decimals: Option<u32>,
    /// The smallest share, 0 to 1, of the indicators that apply to an agency that must have a figure; agencies below
    /// are listed without a rank.
    pub coverage: Option<f64>,
}

/// What agencies with equal indices get.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ties {
    /// The same rank, and the next rank is skipped: 1, 2, 2, 4.
    #[default]
    Competition,
    /// The same rank, and no rank is skipped: 1, 2, 2, 3.
    Dense,
    /// Ranks of their own, in the order of their codes: 1, 2, 3, 4.
    Ordinal,
}

impl Ties {
    /// What a criteria set writes after `ties =`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Competition => "competition",
            Self::Dense => "dense",
            Self::Ordinal => "ordinal",
        }
    }
}

/// How many decimals people are shown; nothing is computed or ranked with rounded figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decimals {
    /// Of an index, 0 to 8.
    pub index: u32,
    /// Of points, 0 to 8.
    pub points: u32,
}

impl Default for Decimals {
    fn default() -> Self {
        Self { index: 4, points: 2 }
    }
}
