//! The rule `base-and-items`: points for a share, and points for each item.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Goal, Input, Kind, Pen, Rule, Sample, Summary, Unusable, WhenEmpty,
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::worth::Worth;

/// What a criteria set says of a share and items.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The points that the full share a / b earns, at least 0.
    #[schemars(extend("minimum" = 0))]
    pub base: f64,
    /// The points for each item, above 0.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub each: f64,
    /// The most points that the items earn, without the share.
    #[schemars(extend("minimum" = 0))]
    pub cap: Option<f64>,
    /// The share that earns all of `base`, above 0; 1 if it is not given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub goal: Option<f64>,
    /// What the share counts for where `b` is 0.
    #[serde(default)]
    pub when_empty: WhenEmpty,
}

/// A share and items.
#[derive(Debug)]
pub struct BaseAndItems {
    base: f64,
    worth: Worth,
    goal: Goal,
    when_empty: WhenEmpty,
}

impl Rule for BaseAndItems {
    type Parameters = Parameters;

    const ID: &'static str = "base-and-items";
    const SUMMARY: Summary = Summary {
        vi: "Tỷ lệ a / b nhân điểm cơ sở, cộng điểm cho mỗi mục",
        en: "The share a / b times base points, plus points for each item",
    };
    const INPUTS: &'static [Input] = &[
        Input::required("a", Kind::Number).rising(),
        Input::required("b", Kind::Number),
        Input::required("count", Kind::Number).rising(),
    ];
    const SAMPLE: Sample = Sample::of(r#"{"base": 7, "each": 1, "cap": 3, "goal": 0.9, "when-empty": "full"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let Parameters { base, each, cap, goal, when_empty } = parameters;
        complaints.demand(base >= 0.0, "/base", "điểm cơ sở không được âm", "the base must not be below 0");
        let worth = Worth::new(each, cap, &mut complaints);
        let goal = Goal::new(goal, "/goal", &mut complaints);
        complaints.settle(Self { base, worth, goal, when_empty })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (part, whole, count) = (cohort.column("a")?, cohort.column("b")?, cohort.column("count")?);
        Ok(cohort.award_each(|agency| {
            let share = self.share(part.figure(agency)?, whole.amount(agency)?)?;
            Ok(self.award(cohort, share, count.amount(agency)?))
        }))
    }
}

/// The share of one agency, and the figures that it comes from.
#[derive(Clone, Copy)]
enum Share {
    Of(f64, f64),
    Empty(f64),
}

impl BaseAndItems {
    fn share(&self, part: f64, whole: f64) -> Result<Share, Unusable<'static>> {
        match whole {
            0.0 => self.when_empty.share().map(Share::Empty).ok_or(Unusable::Zero("b")),
            whole => Ok(Share::Of(part, whole)),
        }
    }

    fn reached(&self, share: Share) -> f64 {
        match share {
            Share::Of(part, whole) => self.goal.reached(part / whole).clamp(0.0, 1.0),
            Share::Empty(share) => share,
        }
    }

    fn award(&self, cohort: &Cohort<'_>, share: Share, count: f64) -> Award {
        let (base, items) = (self.reached(share) * self.base, self.worth.of(count));
        cohort.earn_points(base + items, |pen| {
            let first = format!("{} × {} = {}", self.say(pen, share), pen.number(self.base), pen.number(base));
            let sum = format!("{} + {} = {}", pen.number(base), pen.number(items), pen.number(base + items));
            format!("{first}; {}; {sum}", self.worth.say(pen, count))
        })
    }

    fn say(&self, pen: Pen, share: Share) -> String {
        let counted = self.reached(share);
        let said = match share {
            Share::Of(part, whole) => {
                let reached = self.goal.say(pen, part / whole);
                format!("{} / {} = {reached}", pen.number(part), pen.number(whole))
            }
            Share::Empty(_) => "`b` = 0".to_owned(),
        };
        match share {
            Share::Of(part, whole) if self.goal.reached(part / whole) == counted => said,
            _ => format!("{said}, {} {}", pen.pick("tính", "counted as"), pen.percent(counted)),
        }
    }
}
