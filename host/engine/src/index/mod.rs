//! Station 4: points composed to an index, agencies ranked inside their cohort and put into classes.

mod aggregate;
mod banding;
mod compose;
mod nodes;
mod ranking;
#[cfg(test)]
mod tests;

pub use compose::{compose, recompose};
pub(crate) use nodes::{Own, own};
pub(crate) use ranking::{compare, ranked, without_noise};

/// The composed index of every agency that is scored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    /// One ranking for each cohort, in the order of the set; may be empty.
    pub rankings: Vec<Ranking>,
}

/// The agencies of one cohort: those with a rank, best first, then the others by code.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Position of the cohort.
    pub cohort: usize,
    /// The agencies by rank, and among equals by code.
    pub places: Vec<PlacedAgency>,
}

/// An agency and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedAgency {
    /// Position of the agency in the set.
    pub agency: usize,
    /// Its rank, counted from 1, as the set ranks equals; none where `unranked` says why.
    pub rank: Option<usize>,
    /// Why it has no rank.
    pub unranked: Option<Unranked>,
    /// The figures of the root: the index itself.
    pub total: Figure,
    /// The figures by pillar position.
    pub pillars: Vec<Figure>,
    /// The figures by view position, each with its rank inside the cohort.
    pub views: Vec<(Figure, Option<usize>)>,
    /// Its class.
    pub band: Band,
    /// Positions of pillars whose mandatory conditions it does not meet.
    pub closed: Vec<usize>,
    /// The share, 0 to 1, of the indicators that apply to it that have a figure.
    pub coverage: f64,
}

/// Why a scored agency has no rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unranked {
    /// Fewer of its indicators have a figure than the ranking asks for.
    Coverage,
    /// Its index is withheld: by a gate, by the coverage that the root asks for, or because nothing has a figure.
    Withheld,
}

/// The class of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// The cohort is not classed, or the index is withheld.
    None,
    /// A class by position in the cohort's bands.
    Class(usize),
    /// Its figure lies between two classes.
    Gap,
    /// A mandatory condition is not met.
    Refused,
}

/// Points and the most points that apply.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figure {
    /// Points earned; 0 where there is no figure.
    pub points: f64,
    /// The most points that apply to the agency; 0 where there is no figure.
    pub maximum: f64,
    /// Whether there is a figure.
    pub presence: Presence,
}

/// Whether a node has a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// It has.
    Present,
    /// It should have one, and has none.
    Missing,
    /// Nothing of it applies to the agency.
    #[default]
    NotApplicable,
}

impl Presence {
    /// The word in `pillars.csv` and `views.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Missing => "missing",
            Self::NotApplicable => "not-applicable",
        }
    }
}

impl Figure {
    /// A node that should have a figure, and has none.
    pub const MISSING: Self = Self { points: 0.0, maximum: 0.0, presence: Presence::Missing };

    /// A figure.
    #[must_use]
    pub fn present(points: f64, maximum: f64) -> Self {
        Self { points, maximum, presence: Presence::Present }
    }

    /// Points ÷ maximum; 0 where there is no figure or no maximum.
    #[must_use]
    pub fn index(self) -> f64 {
        if self.maximum > 0.0 { self.points / self.maximum } else { 0.0 }
    }

    /// The figure, where there is one.
    #[must_use]
    pub fn there(self) -> Option<Self> {
        (self.presence == Presence::Present).then_some(self)
    }
}
