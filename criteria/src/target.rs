//! Targets: what a plan wants to reach, and what tells how far we are.

use dti_diagnostics::{Place, Text};
use jiff::civil::Date;

use crate::{Applicability, Indicator, Kind};

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
    /// A subject's place in a published ranking.
    Rank {
        /// Id of the reference table: columns `edition`, `year`, `subject`, `value` and, optionally, `kind`, `source`.
        table: String,
        /// The subject's name in the table.
        subject: String,
        /// The rank to reach, such as 5; 1 to 9999.
        top: u32,
    },
    /// An agency's place in the ranking of its cohort that the run itself makes.
    Place {
        /// Position of the agency.
        agency: usize,
        /// The rank to reach; 1 to 9999.
        top: u32,
    },
    /// A figure over the years.
    Series {
        /// Id of the reference table: columns `subject`, `year`, `value`, `kind`, `producer`, `release`, `source`.
        table: String,
        /// The subject's name in the table.
        subject: String,
        /// The producers whose figures count; all of the table where it is empty.
        producers: Vec<String>,
        /// The goals by year, in order; no year twice.
        goals: Vec<Goal>,
    },
    /// A figure of many agencies taken together.
    Aggregate(AggregateGoal),
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

/// What agencies should reach together, and until when.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AggregateGoal {
    /// How the agencies' figures become one.
    pub measure: AggregateMeasure,
    /// On which side of the goal it is reached.
    pub direction: Direction,
    /// The goals: a single one without a cohort, or one for each cohort that has its own, in the order of the set.
    pub goals: Vec<CohortGoal>,
    /// The last day on which it may be reached.
    pub due: Date,
    /// Whom it concerns. Agencies that an indicator does not apply to are not concerned either.
    pub applies: Applicability,
}

/// How the figures of agencies become one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AggregateMeasure {
    /// The sum of one input over the sum of another: agencies count by their size.
    Ratio {
        /// The input above the line, by the positions of its indicator and of itself there.
        part: (usize, usize),
        /// The input below the line.
        whole: (usize, usize),
    },
    /// The share, 0 to 1, of the agencies whose figure reaches a level.
    Agencies {
        /// The figure.
        figure: AggregateFigure,
        /// The level; 1 for yes-no.
        level: f64,
    },
    /// The arithmetic mean of the agencies' figures, each agency counting the same.
    Mean(AggregateFigure),
    /// The least figure of an agency.
    Minimum(AggregateFigure),
    /// The greatest figure of an agency.
    Maximum(AggregateFigure),
}

/// A figure that every agency has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AggregateFigure {
    /// An input, by the positions of its indicator and of itself there.
    Input(usize, usize),
    /// The share of its maximum, 0 to 1, that an indicator earned, by position.
    Indicator(usize),
}

/// A figure this near to a goal is at the goal.
const NEAR: f64 = 1e-9;

/// On which side of its goal a target is reached; the goal itself counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// At the goal or above it.
    #[default]
    AtLeast,
    /// At the goal or below it.
    AtMost,
}

/// A goal, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct CohortGoal {
    /// Position of the cohort; none if the goal is of all who are concerned.
    pub cohort: Option<usize>,
    /// The figure, in the unit of the measure; shares are 0 to 1.
    pub value: f64,
}

impl AggregateMeasure {
    /// The positions of the indicators that it reads.
    #[must_use]
    pub fn indicators(&self) -> Vec<usize> {
        let of = |figure: &AggregateFigure| match *figure {
            AggregateFigure::Input(indicator, _) | AggregateFigure::Indicator(indicator) => indicator,
        };
        match self {
            Self::Ratio { part, whole } => vec![part.0, whole.0],
            Self::Agencies { figure, .. } | Self::Mean(figure) | Self::Minimum(figure) | Self::Maximum(figure) => {
                vec![of(figure)]
            }
        }
    }

    /// Whether it can only lie between 0 and 1, so that people read it in per cent.
    #[must_use]
    pub fn is_share(&self, indicators: &[Indicator]) -> bool {
        let input = |(indicator, input): (usize, usize)| &indicators[indicator].inputs[input];
        match *self {
            Self::Ratio { part, whole } => part.0 == whole.0 && input(part).part_of == Some(whole.1),
            Self::Agencies { .. } => true,
            Self::Mean(figure) | Self::Minimum(figure) | Self::Maximum(figure) => match figure {
                AggregateFigure::Indicator(_) => true,
                AggregateFigure::Input(indicator, number) => input((indicator, number)).kind == Kind::Percent,
            },
        }
    }

    /// What a criteria set writes after `measure =`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Ratio { .. } => "ratio",
            Self::Agencies { .. } => "agencies",
            Self::Mean(_) => "mean",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
        }
    }
}

impl Direction {
    /// Whether a figure reaches a goal, both unrounded. A figure within 1e-9 of the goal is at the goal, as with classes:
    /// the mean of 0.3, 0.9 and 0 is 0.4 to everybody but a computer.
    #[must_use]
    pub fn reached(self, value: f64, goal: f64) -> bool {
        self.missing(value, goal) <= NEAR
    }

    /// How much of a figure lies on the wrong side of a goal, above 0; 0 or less where it is reached.
    #[must_use]
    pub fn missing(self, value: f64, goal: f64) -> f64 {
        match self {
            Self::AtLeast => goal - value,
            Self::AtMost => value - goal,
        }
    }

    /// What a criteria set writes after `direction =`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
        }
    }
}
