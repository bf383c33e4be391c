//! Targets: what a plan wants to reach, and the table that tells how far we are.

use dti_diagnostics::{Place, Text};

/// A goal of a plan that a run measures progress toward.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Target {
    /// Unique in the set.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// How it is measured.
    pub kind: TargetKind,
    /// Who says so.
    pub basis: crate::Basis,
    /// Where it is defined.
    pub place: Place,
}

/// How a target is measured.
#[derive(Debug, Clone)]
pub enum TargetKind {
    /// A subject's place in a ranking table.
    Rank {
        /// Id of the reference table: columns `edition`, `year`, `subject`, `value`.
        table: String,
        /// The subject's name in the table.
        subject: String,
        /// The rank to reach, such as 5.
        top: u32,
    },
    /// A figure over the years.
    Series {
        /// Id of the reference table: columns `subject`, `year`, `value`, `kind`, `producer`, `release`, `source`.
        table: String,
        /// The subject's name in the table.
        subject: String,
        /// The goals by year, in order.
        goals: Vec<Goal>,
    },
}

/// What a series should reach, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Goal {
    /// The year.
    pub year: i16,
    /// The figure, in the table's unit.
    pub value: f64,
}
