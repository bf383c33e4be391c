//! The tree of pillars and indicators, of any depth.

use dti_diagnostics::{Place, Text};

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

/// How the members of a pillar become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// The points of the members add up, and so do their maxima.
    Sum,
    /// Points × Σ wᵢ·(pᵢ/mᵢ) / Σ wᵢ over the members that apply (weighted arithmetic mean, OECD/JRC handbook, 6.2).
    WeightedMean,
}

/// A member of a pillar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
