//! Year on year: what changed for each agency between two runs, and what cannot be compared.

mod between;
mod carry;
mod definitions;
#[cfg(test)]
mod tests;

use dti_criteria::CriteriaSet;

use crate::{Index, Scores};

pub use between::between;
pub use carry::{Carried, CarriedOver, carry_over};
pub use definitions::WhyNot;

/// A finished run, as far as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Period<'a> {
    /// What it was scored by.
    pub set: &'a CriteriaSet,
    /// What each agency earned.
    pub scores: &'a Scores,
    /// The indices and ranks.
    pub index: &'a Index,
}

/// What changed between two runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// The agencies of the present set in its order, then those that only the previous one has.
    pub agencies: Vec<AgencyChanges>,
    /// How many agencies are compared.
    pub compared: usize,
    /// How many scored indicators both sets have, by code.
    pub indicators: usize,
}

impl Changes {
    /// The changes of an agency of the present set.
    #[must_use]
    pub fn of(&self, agency: usize) -> Option<&AgencyChanges> {
        self.agencies.iter().find(|one| one.agency == Some(agency))
    }
}

/// What changed for one agency.
#[derive(Debug, Clone, PartialEq)]
pub struct AgencyChanges {
    /// Its position in the present set; none where it is no longer there.
    pub agency: Option<usize>,
    /// Whom it was, by position in the previous set; several where they were merged, nobody where it is new.
    pub previous: Vec<usize>,
    /// The rank, the index, and where the agency is compared all pillars, views and scored indicators of both sets.
    pub rows: Vec<Change>,
}

impl AgencyChanges {
    /// The change of the rank.
    #[must_use]
    pub fn rank(&self) -> Option<&Change> {
        self.rows.iter().find(|row| row.node.kind == NodeKind::Rank)
    }

    /// The change of the index.
    #[must_use]
    pub fn index(&self) -> Option<&Change> {
        self.rows.iter().find(|row| row.node.kind == NodeKind::Index)
    }
}

/// What changed of one node for one agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What is compared.
    pub node: Node,
    /// What it was.
    pub before: Standing,
    /// What it is.
    pub now: Standing,
    /// Why it is not compared; none where it is.
    pub why_not: Option<WhyNot>,
}

/// Something of a set that two runs may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its position in the previous set; that of the root for the rank and the index.
    pub before: Option<usize>,
    /// Its position in the present set.
    pub now: Option<usize>,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// The rank inside the cohort.
    Rank,
    /// The whole.
    Index,
    /// A pillar.
    Pillar,
    /// A view.
    View,
    /// An indicator.
    Indicator,
}

impl NodeKind {
    /// The word in `changes.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Index => "index",
            Self::Pillar => "pillar",
            Self::View => "view",
            Self::Indicator => "indicator",
        }
    }
}

/// What an agency had of a node in one run; nothing where it had no figure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Standing {
    /// Points earned.
    pub points: Option<f64>,
    /// The most points that applied to the agency.
    pub maximum: Option<f64>,
    /// Points ÷ maximum; none where the maximum is 0, as for a penalty.
    pub index: Option<f64>,
    /// The rank inside the cohort; of the rank and of views.
    pub rank: Option<usize>,
    /// How many agencies the cohort ranked; of the rank.
    pub of: Option<usize>,
}

impl Change {
    /// Points gained; none where they are not compared, or where the maximum that applied to the agency differs.
    #[must_use]
    pub fn points(&self) -> Option<f64> {
        let comparable = self.why_not.is_none() && self.before.maximum == self.now.maximum;
        comparable.then(|| Some(self.now.points? - self.before.points?)).flatten()
    }

    /// The index gained, as a share: 0.05 is five percentage points; none where it is not compared.
    #[must_use]
    pub fn index(&self) -> Option<f64> {
        self.why_not.is_none().then(|| Some(self.now.index? - self.before.index?)).flatten()
    }

    /// Ranks gained: 3 is from fifth to second, below 0 is a fall; none where they are not compared.
    #[must_use]
    pub fn rank(&self) -> Option<i64> {
        let signed = |rank: usize| i64::try_from(rank).ok();
        self.why_not.is_none().then(|| Some(signed(self.before.rank?)? - signed(self.now.rank?)?)).flatten()
    }
}
