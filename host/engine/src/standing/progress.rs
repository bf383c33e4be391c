//! What a standing holds: progress toward each target, by the kinds of targets.

use dti_diagnostics::Text;
use serde::{Deserialize, Serialize};

use super::Projection;

/// Progress toward every target of the set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Standing {
    /// The last day of the period that the agencies' figures are of, such as `2023-12-31`.
    pub until: String,
    /// The targets in the order of the set; those that cannot be measured at all have no lines.
    pub targets: Vec<Progress>,
}

/// Progress toward one target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The target's id.
    pub target: String,
    /// The target's title.
    pub title: Text,
    /// Whether a published source says so; else the author of the set chose it.
    pub official: bool,
    /// The source, or the author's reason.
    pub basis: String,
    /// What was measured.
    pub outcome: Outcome,
}

/// What was measured, by kind of target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Outcome {
    /// A place in a ranking.
    Rank {
        /// The title of the table; none if it is the ranking of the run itself.
        table: Option<Text>,
        /// Whose place it is.
        subject: String,
        /// The rank to reach.
        top: usize,
        /// The unit of the figures; empty for an index.
        unit: String,
        /// The rankings, by year and in the order of their editions.
        places: Vec<RankLine>,
    },
    /// Figures of years, by producer.
    Series {
        /// The title of the table.
        table: Text,
        /// Whose figures they are.
        subject: String,
        /// The unit of the figures.
        unit: String,
        /// What each producer says of each year.
        years: Vec<SeriesLine>,
        /// What each producer's last actual figure means for each later goal.
        outlooks: Vec<Outlook>,
    },
    /// Figures of agencies taken together.
    Aggregate {
        /// The measure, as a criteria set writes it.
        measure: String,
        /// The inputs or the indicator that it was computed from, such as `6.3.a ÷ 6.3.b`.
        computed_from: String,
        /// The titles of what it was computed from.
        reads: Vec<Text>,
        /// Whether a figure of 1 means 100 %.
        share: bool,
        /// Whether what is missing is a number of things, so that a part of one means a whole one.
        whole_things: bool,
        /// On which side of the goal it is reached: `at-least` or `at-most`.
        direction: String,
        /// The last day on which it may be reached, such as `2025-12-31`.
        due: String,
        /// One line, or one for each cohort with its own goal.
        lines: Vec<AggregateLine>,
    },
}

/// A subject's place in one edition and year of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankLine {
    /// The year.
    pub year: i16,
    /// The edition, where the table has several, such as `63` and `34`; else empty.
    pub edition: String,
    /// Where the figures come from.
    pub kind: FigureKind,
    /// Whether no ranking of the target is of a later year.
    pub latest: bool,
    /// The subject's rank, counted from 1; none if it is not ranked.
    pub rank: Option<usize>,
    /// How many are ranked.
    pub of: usize,
    /// The subject's figure.
    pub value: Option<f64>,
    /// The last one whose rank counts, as the fifth of a top five; none where fewer are ranked.
    pub last: Option<Neighbour>,
    /// The subject's figure − that of `last`: below 0 by as much as is missing.
    pub gap: Option<f64>,
    /// Who stands directly before the subject; equals may.
    pub above: Option<Neighbour>,
    /// Who stands directly behind the subject; equals may.
    pub below: Option<Neighbour>,
    /// Ranks gained on the year before in the same edition, above 0 for a better place; none without such a year.
    pub change: Option<i64>,
    /// Whether the rank is reached; none without a rank.
    pub reached: Option<bool>,
    /// Where the subject's figure stands, and who says so.
    pub source: String,
}

/// Somebody in a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Its rank.
    pub rank: usize,
    /// Its figure.
    pub value: f64,
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// A published place in a ranking.
    Published,
    /// Computed by the table's author from published figures.
    Derived,
    /// Computed by this run.
    Computed,
    /// A figure of a year that is over.
    Actual,
    /// An estimate of its producer.
    Estimate,
}

impl FigureKind {
    /// The word in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::Computed => "computed",
            Self::Actual => "actual",
            Self::Estimate => "estimate",
        }
    }
}

/// What one producer says of one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriesLine {
    /// The year.
    pub year: i16,
    /// Who produced the figure.
    pub producer: String,
    /// The releases; the first counts. Empty where the producer has no figure of a year with a goal.
    pub releases: Vec<Release>,
    /// The goal of the year.
    pub goal: Option<f64>,
    /// The figure that counts − the goal: below 0 by as much as is missing.
    pub gap: Option<f64>,
    /// Whether the goal is reached; none without a goal or a figure.
    pub reached: Option<bool>,
}

impl SeriesLine {
    /// The release that counts.
    #[must_use]
    pub fn counts(&self) -> Option<&Release> {
        self.releases.first()
    }
}

/// A figure as it was released.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// The figure.
    pub value: f64,
    /// An actual figure or an estimate.
    pub kind: FigureKind,
    /// When or how it was released, as the table says it; may be empty.
    pub release: String,
    /// Where it stands, and who says so.
    pub source: String,
}

/// What a producer's last actual figure means for a goal of a later year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// Who produced the figures.
    pub producer: String,
    /// The year of the goal.
    pub year: i16,
    /// The goal.
    pub goal: f64,
    /// The year of the last actual figure; estimates do not count.
    pub last_year: i16,
    /// The last actual figure.
    pub last: f64,
    /// `last − goal`: below 0 by as much as is missing.
    pub gap: f64,
    /// By how much the figure must still grow each year, in units a year: `(goal − last) ÷ (year − last_year)`; 0 where
    /// the goal is reached.
    pub needed: f64,
    /// Where the present trend leads; none with fewer than 3 years of actual figures.
    pub projection: Option<Projection>,
    /// Whether the last figure reaches the goal, or the trend does in the goal's year; none without a trend.
    pub on_track: Option<bool>,
    /// Where the last figure stands, and who says so.
    pub source: String,
}

/// The figures of agencies taken together, against one goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AggregateLine {
    /// The id of the cohort; none if the goal is of all who are concerned.
    pub cohort: Option<String>,
    /// What the cohort is called.
    pub cohort_title: Option<Text>,
    /// The goal.
    pub goal: f64,
    /// The figure of those who have one; none if nobody does or the figures below the line add up to 0.
    pub value: Option<f64>,
    /// What stands above the line: a sum, or how many agencies reach the level; none for other measures.
    pub part: Option<f64>,
    /// What stands below the line: a sum, or how many agencies have a figure; none for other measures.
    pub whole: Option<f64>,
    /// `value − goal`.
    pub gap: Option<f64>,
    /// What is missing to the goal, above 0, in units of `part` (or of the figure itself); none where it is reached.
    pub missing: Option<f64>,
    /// How many agencies have figures that count.
    pub counted: usize,
    /// How many agencies are concerned.
    pub of: usize,
    /// How far it is.
    pub status: Status,
    /// Those who are concerned and have no figures that count, in the order of the set.
    pub absent: Vec<Absent>,
    /// Those who pull the figure away from the goal, the strongest pull first.
    pub behind: Vec<Behind>,
}

/// How far a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is reached.
    Reached,
    /// It is not reached, and the day is over.
    Missed,
    /// It is not reached, and there is still time.
    Open,
    /// There is no figure.
    Unknown,
}

impl Status {
    /// The word in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Unknown => "unknown",
        }
    }

    /// How far a goal is whose time is over or not; [`Status::Unknown`] where nothing says whether it is reached.
    #[must_use]
    pub fn of(reached: Option<bool>, is_over: bool) -> Self {
        match reached {
            Some(true) => Self::Reached,
            Some(false) if is_over => Self::Missed,
            Some(false) => Self::Open,
            None => Self::Unknown,
        }
    }
}

/// An agency that a target concerns and that has no figure for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// Its code.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub cause: AbsentCause,
}

/// Why an agency has no figure for a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AbsentCause {
    /// It handed nothing in.
    NotSubmitted,
    /// Its submission has errors, or lacks an answer that must be given, so that none of its figures count yet.
    NotScored,
    /// It is scored, and this figure is missing.
    Missing,
}

impl AbsentCause {
    /// The word in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotSubmitted => "not-submitted",
            Self::NotScored => "not-scored",
            Self::Missing => "missing",
        }
    }
}

/// An agency that pulls a figure away from its goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Behind {
    /// Its code.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// The id of its cohort.
    pub cohort: String,
    /// Its own figure, comparable with the goal (or with the level that agencies must reach).
    pub value: f64,
    /// What it adds above the line; none unless the measure is a ratio.
    pub part: Option<f64>,
    /// What it adds below the line; none unless the measure is a ratio.
    pub whole: Option<f64>,
    /// What it is short of, above 0, in units of `part` (or of the figure itself).
    pub missing: f64,
    /// By how much the figure of all would move toward the goal if this agency alone reached it.
    pub pull: f64,
}
