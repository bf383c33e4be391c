//! Parts of a whole, and goals that they are measured against.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{Award, Cohort, Complaints, Pen};

/// What a share of nothing counts for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenEmpty {
    /// The award is withheld.
    #[default]
    Withhold,
    /// It counts as 100 %: there was nothing to do, and all of it was done.
    Full,
    /// It counts as 0 %.
    Zero,
}

impl WhenEmpty {
    /// The share that nothing counts for, unless the award is withheld.
    pub fn share(self) -> Option<f64> {
        match self {
            Self::Withhold => None,
            Self::Full => Some(1.0),
            Self::Zero => Some(0.0),
        }
    }

    /// The award where the named input is 0 and would be divided by.
    pub fn award(self, cohort: &Cohort<'_>, name: &str) -> Award {
        match self.share() {
            None => cohort.withhold(|pen| crate::Unusable::Zero(name).say(pen)),
            Some(share) => cohort.earn_share(share, |pen| {
                format!("`{name}` = 0, {} {}", pen.pick("tính", "counted as"), pen.percent(share))
            }),
        }
    }
}

/// The share that earns everything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal(f64);

impl Goal {
    /// A goal above 0; without one, the whole is the goal. A complaint is pushed for any other.
    pub fn new(goal: Option<f64>, pointer: impl Into<String>, complaints: &mut Complaints) -> Self {
        let goal = goal.unwrap_or(1.0);
        let vi = format!("mục tiêu là {goal}, phải lớn hơn 0");
        complaints.demand(goal > 0.0, pointer, &vi, &format!("the goal is {goal}, but it must be above 0"));
        Self(goal)
    }

    /// How much of the goal is reached.
    pub fn reached(self, share: f64) -> f64 {
        share / self.0
    }

    /// The share and how much of the goal it reaches: "45 %; 45 % / 60 % = 75 %", or "45 %" where the goal is the whole.
    pub fn say(self, pen: Pen, share: f64) -> String {
        let percent = pen.percent(share);
        if self.0 == 1.0 {
            return percent;
        }
        format!("{percent}; {percent} / {} = {}", pen.percent(self.0), pen.percent(self.reached(share)))
    }

    /// The goal itself.
    pub fn value(self) -> f64 {
        self.0
    }
}
