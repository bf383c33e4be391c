//! Station 4: points added up to an index, and agencies ranked inside their cohort.

mod compose;
mod ranking;
#[cfg(test)]
mod tests;

pub use compose::compose;
pub(crate) use ranking::ranked;

/// The composed index of every agency that is scored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    /// One ranking for each cohort, in the order of the set; may be empty.
    pub rankings: Vec<Ranking>,
}

/// The agencies of one cohort, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Position of the cohort.
    pub cohort: usize,
    /// The agencies by rank, and among equals by code.
    pub places: Vec<RankedAgency>,
}

/// An agency and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedAgency {
    /// Position of the agency in the set.
    pub agency: usize,
    /// Competition rank: equal indices share a rank, and the next rank is skipped (1, 2, 2, 4). Compared unrounded.
    pub rank: usize,
    /// The figures of the root: the index itself.
    pub total: Figure,
    /// The figures by pillar position.
    pub pillars: Vec<Figure>,
}

/// Points and the most points that apply.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figure {
    /// Points earned.
    pub points: f64,
    /// The most points that apply to the agency.
    pub maximum: f64,
}

impl Figure {
    /// Points ÷ maximum, 0 where nothing applies.
    #[must_use]
    pub fn index(self) -> f64 {
        if self.maximum > 0.0 { self.points / self.maximum } else { 0.0 }
    }
}
