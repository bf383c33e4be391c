//! The tree of pillars and indicators, of any depth.

use dti_diagnostics::{Place, Text};

use crate::Applicability;

/// An inner node of the tree.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Pillar {
    /// Unique in the set; empty for the root.
    pub code: String,
    /// What it is called; the set's title for the root.
    pub title: Text,
    /// How its members become one figure.
    pub aggregate: Aggregate,
    /// What a member without a figure means.
    pub gaps: Gaps,
    /// How much of it must have a figure; less, and it has none itself.
    pub coverage: Option<Coverage>,
    /// Conditions that must be met for its points to count.
    pub gate: Option<Gate>,
    /// To which agencies it and its members apply.
    pub applies: Applicability,
    /// The points that it is worth: declared, or the sum of its members' points.
    pub points: f64,
    /// Its share in a parent that takes a weighted mean; above 0, 1 unless the set says otherwise.
    pub weight: f64,
    /// What it is made of, in the order of the set.
    pub members: Vec<Member>,
    /// Position of the parent; none for the root.
    pub parent: Option<usize>,
    /// Where it is defined.
    pub place: Place,
}

/// How the members of a node become one figure.
///
/// In the formulas pᵢ are the points of a member, mᵢ its maximum and wᵢ its weight, all over the members that count;
/// "points" are those that the node is worth. The means are those of the OECD/JRC handbook, step 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// Σ pᵢ of Σ mᵢ.
    Sum,
    /// Points · Σ wᵢ·(pᵢ/mᵢ) / Σ wᵢ.
    WeightedMean,
    /// Points · exp(Σ wᵢ·ln(pᵢ/mᵢ) / Σ wᵢ); 0 where a member has 0 or less.
    GeometricMean,
    /// Points · Σ wᵢ / Σ (wᵢ·mᵢ/pᵢ); 0 where a member has 0 or less.
    HarmonicMean,
    /// Points · min(pᵢ/mᵢ): the lowest member counts for all.
    Minimum,
}

impl Aggregate {
    /// What a criteria set writes after `aggregate =`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::WeightedMean => "weighted-mean",
            Self::GeometricMean => "geometric-mean",
            Self::HarmonicMean => "harmonic-mean",
            Self::Minimum => "minimum",
        }
    }
}

/// What a member without a figure means; members that do not apply to an agency never count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Gaps {
    /// It is left out: a sum loses its maximum, a mean its weight.
    #[default]
    LeaveOut,
    /// It is left out, and what is left of a sum is scaled up to the points that the node is worth.
    Rescale,
    /// It counts as 0 of its maximum.
    Zero,
    /// The node has no figure either.
    Withhold,
}

impl Gaps {
    /// What a criteria set writes after `gaps =`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave-out",
            Self::Rescale => "rescale",
            Self::Zero => "zero",
            Self::Withhold => "withhold",
        }
    }
}

/// How much of a node must have a figure, of what applies to an agency.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Coverage {
    /// How much is needed.
    pub needed: Needed,
    /// Whether indicators below the node are counted, at any depth, or its members.
    pub of_indicators: bool,
}

/// How much is needed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Needed {
    /// A share, above 0 and at most 1; reached where it is equal.
    Share(f64),
    /// A number.
    Count(u32),
}

/// Mandatory conditions of a node.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Gate {
    /// The nodes that must be met.
    pub conditions: Vec<Member>,
    /// The share of its maximum that each of them must reach; above 0 and at most 1.
    pub share: f64,
    /// What happens otherwise.
    pub otherwise: GateClosed,
}

/// What happens where a mandatory condition is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateClosed {
    /// The node gets no points.
    Zero,
    /// The node has no figure.
    Withhold,
    /// The node keeps its points, and the agency gets no band.
    NoBand,
}

impl GateClosed {
    /// What a criteria set writes after `otherwise =`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::Withhold => "withhold",
            Self::NoBand => "no-band",
        }
    }
}

/// A named combination of nodes that overlaps with others and never adds up to the index.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct View {
    /// Unique in the set.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// How its members become one figure.
    pub aggregate: Aggregate,
    /// What a member without a figure means.
    pub gaps: Gaps,
    /// The points that it is worth: declared, or the sum of its members' points.
    pub points: f64,
    /// What it is made of.
    pub members: Vec<Member>,
    /// Where it is defined.
    pub place: Place,
}

/// A member of a pillar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// A pillar by position.
    Pillar(usize),
    /// An indicator by position.
    Indicator(usize),
}

/// All pillars; the root is the first, and every pillar stands before its members.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Tree {
    /// The pillars by position.
    pub pillars: Vec<Pillar>,
}

impl Tree {
    /// The position of the root.
    pub const ROOT: usize = 0;

    /// The position of the pillar that an indicator belongs to.
    #[must_use]
    pub fn parent_of_indicator(&self, indicator: usize) -> Option<usize> {
        self.pillars.iter().position(|pillar| pillar.members.contains(&Member::Indicator(indicator)))
    }

    /// The positions of a pillar and its ancestors, from the pillar up to the root.
    #[must_use]
    pub fn path(&self, pillar: usize) -> Vec<usize> {
        std::iter::successors(Some(pillar), |&position| self.pillars[position].parent).collect()
    }
}
