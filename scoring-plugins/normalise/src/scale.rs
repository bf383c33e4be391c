//! The range of points onto which values are brought.

use std::cmp::Ordering;

use dti_plugin_sdk::{Award, Cohort, Complaint, Complaints, Pen};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::{Way, term};

/// The points that the worst and the best earn, as a criteria set says.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scale {
    /// The indicator's minimum and maximum.
    Whole,
    /// These points.
    Points(f64, f64),
    /// These shares of the indicator's maximum.
    Shares(f64, f64),
}

impl Scale {
    /// The scale that `to` says; without it, the whole.
    pub(crate) fn new(to: Option<[f64; 2]>, complaints: &mut Complaints) -> Self {
        let Some([low, high]) = to else { return Self::Whole };
        let (vi, en) = ("số đầu phải nhỏ hơn số sau", "the first number must be less than the second");
        complaints.demand(low < high, "/to", vi, en);
        Self::Points(low, high)
    }

    /// Complains of a `beyond` that has no room: without `to`, the ends are the ends of the indicator's range.
    pub(crate) fn demand_room(self, beyond: bool, complaints: &mut Complaints) {
        let (vi, en) = ("`beyond` cần có `to`", "`beyond` needs `to`");
        complaints.demand(!beyond || !matches!(self, Self::Whole), "/beyond", vi, en);
    }

    /// The scale in the points of an indicator.
    ///
    /// # Errors
    /// If the indicator cannot give the points of `to`.
    pub(crate) fn over<'task>(self, cohort: &Cohort<'task>) -> Result<Span<'task>, Complaint> {
        let (low, high) = match self {
            Self::Whole => (cohort.minimum(), cohort.maximum()),
            Self::Points(low, high) => (demand(cohort, low, 0)?, demand(cohort, high, 1)?),
            Self::Shares(low, high) => (low * cohort.maximum(), high * cohort.maximum()),
        };
        Ok(Span { cohort: *cohort, low, high, beyond: false })
    }
}

fn demand(cohort: &Cohort<'_>, points: f64, position: usize) -> Result<f64, Complaint> {
    let (minimum, maximum) = (cohort.minimum(), cohort.maximum());
    if (minimum..=maximum).contains(&points) {
        return Ok(points);
    }
    Err(Complaint::at(
        format!("/to/{position}"),
        format!("thang có {points} điểm, chỉ số chỉ cho từ {minimum} đến {maximum} điểm"),
        format!("the scale has {points} points, but the indicator gives {minimum} to {maximum}"),
    ))
}

/// A scale in the points of one indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'task> {
    cohort: Cohort<'task>,
    low: f64,
    high: f64,
    beyond: bool,
}

impl Span<'_> {
    /// The span on which what lies beyond an end earns more, or less, than that end, within the indicator's range.
    pub(crate) fn with_beyond(self, beyond: bool) -> Self {
        Self { beyond, ..self }
    }

    /// The award of a value on a way.
    pub(crate) fn award(&self, value: f64, way: Way) -> Award {
        self.award_share(way.gone(value), &|pen| way.say(pen, value))
    }

    /// The award of a share of the span: 0 earns its low end, 1 its high end. `working` says how it came about.
    pub(crate) fn award_share(&self, share: f64, working: &dyn Fn(Pen) -> String) -> Award {
        let counted = if self.beyond { share } else { share.clamp(0.0, 1.0) };
        let points = self.points(counted);
        self.cohort.earn_points(points, |pen| {
            let share = format!("{}{}", pen.percent(share), pen.counted(share, counted));
            format!("{} = {share}{}", working(pen), self.say(pen, counted, points))
        })
    }

    /// The award where the rule's formula has no answer, and why it has none.
    pub(crate) fn award_otherwise(&self, otherwise: Otherwise, why: &dyn Fn(Pen) -> String) -> Award {
        let Some(share) = otherwise.share() else { return self.cohort.withhold(why) };
        let points = self.points(share);
        self.cohort.earn_points(points, |pen| {
            let words = pen.pick("tính", "counted as");
            format!("{}, {words} {}{}", why(pen), pen.percent(share), self.say(pen, share, points))
        })
    }

    /// Both ends are met exactly, whatever rounding does to the sum.
    fn points(&self, share: f64) -> f64 {
        let points = self.low + (self.high - self.low) * share;
        match share.partial_cmp(&1.0) {
            Some(Ordering::Less) => points.min(self.high),
            Some(Ordering::Equal) => self.high,
            Some(Ordering::Greater) => points.max(self.high),
            None => share,
        }
    }

    /// " × 10 = 5" where the low end is 0, else "; 1 + 9 × 50 % = 5.5".
    fn say(&self, pen: Pen, share: f64, points: f64) -> String {
        let (low, span, points) = (pen.number(self.low), term(pen, self.high - self.low), pen.number(points));
        if self.low == 0.0 {
            return format!(" × {span} = {points}");
        }
        format!("; {low} + {span} × {} = {points}", pen.percent(share))
    }
}

/// What counts where the formula has no answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Otherwise {
    /// The awards are withheld.
    #[default]
    Withhold,
    /// The points of the best.
    High,
    /// Half-way between the points of the worst and of the best.
    Middle,
    /// The points of the worst.
    Low,
}

impl Otherwise {
    fn share(self) -> Option<f64> {
        match self {
            Self::Withhold => None,
            Self::High => Some(1.0),
            Self::Middle => Some(0.5),
            Self::Low => Some(0.0),
        }
    }
}

/// Why values cannot be told apart: "all values are 3".
pub(crate) fn all_equal(pen: Pen, value: f64) -> String {
    let value = pen.number(value);
    pen.pick(format!("mọi giá trị đều bằng {value}"), format!("all values are {value}"))
}
