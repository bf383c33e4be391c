//! The rule `z-score`: the distance from the cohort's mean, in standard deviations.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::scale::all_equal;
use crate::values::{Spread, Values, award_each, term};

/// What a criteria set says of standardising.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The points that the cohort's mean earns: the mean of the points.
    #[serde(default)]
    pub mean: f64,
    /// The points for each standard deviation, above 0: the standard deviation of the points.
    #[serde(default = "one")]
    pub sd: f64,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// What counts where all values of the cohort are equal.
    #[serde(default)]
    pub when_equal: WhenEqual,
}

fn one() -> f64 {
    1.0
}

/// What counts where all values are equal, or only one agency has a value: their standard deviation is 0 or unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenEqual {
    /// The awards are withheld.
    #[default]
    Withhold,
    /// All earn `mean`, as everybody stands at the mean.
    Mean,
}

/// Points around a mean.
#[derive(Debug)]
pub struct ZScore {
    mean: f64,
    sd: f64,
    inverse: bool,
    when_equal: WhenEqual,
}

impl Rule for ZScore {
    type Parameters = Parameters;

    const ID: &'static str = "z-score";
    const SUMMARY: Summary = Summary {
        vi: "Điểm z: khoảng cách đến trung bình của nhóm, tính bằng số lần độ lệch chuẩn",
        en: "The z-score: the distance from the cohort's mean in standard deviations",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const RELATIVE: bool = true;
    const UNBOUNDED: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"mean": 5, "sd": 2, "inverse": true, "when-equal": "mean"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { mean, sd, inverse, when_equal } = parameters;
        let mut complaints = Complaints::default();
        let (vi, en) = ("độ lệch chuẩn phải lớn hơn 0", "the standard deviation must be above 0");
        complaints.demand(sd > 0.0, "/sd", vi, en);
        complaints.settle(Self { mean, sd, inverse, when_equal })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let value = cohort.column("value")?;
        let spread = Spread::of(&Values::of(value));
        Ok(award_each(cohort, value, &|value| match spread {
            Some(spread) => self.award(cohort, value, spread),
            None => self.award_of_equals(cohort, value),
        }))
    }
}

impl ZScore {
    fn award(&self, cohort: &Cohort<'_>, value: f64, spread: Spread) -> Award {
        let score = if self.inverse { -spread.score(value) } else { spread.score(value) };
        let points = self.mean + self.sd * score;
        cohort.earn_unbounded(points, |pen| {
            format!("{} = {}{}", self.say(pen, value, spread), pen.number(score), self.moved(pen, score, points))
        })
    }

    /// "(20 − 12 (mean)) / 8 (standard deviation)", where less is better "(12 (mean) − 20) / …".
    fn say(&self, pen: Pen, value: f64, spread: Spread) -> String {
        let name = pen.pick("trung bình", "mean");
        let distance = match self.inverse {
            true => format!("{} ({name}) − {}", pen.number(spread.mean()), term(pen, value)),
            false => format!("{} − {} ({name})", pen.number(value), term(pen, spread.mean())),
        };
        let deviation = pen.pick("độ lệch chuẩn", "standard deviation");
        format!("({distance}) / {} ({deviation})", pen.number(spread.deviation()))
    }

    /// "; 50 + 10 × 1 = 60", or nothing for plain z-scores.
    fn moved(&self, pen: Pen, score: f64, points: f64) -> String {
        if (self.mean, self.sd) == (0.0, 1.0) {
            return String::new();
        }
        let (mean, sd) = (pen.number(self.mean), pen.number(self.sd));
        format!("; {mean} + {sd} × {} = {}", term(pen, score), pen.number(points))
    }

    fn award_of_equals(&self, cohort: &Cohort<'_>, value: f64) -> Award {
        match self.when_equal {
            WhenEqual::Withhold => cohort.withhold(|pen| all_equal(pen, value)),
            WhenEqual::Mean => cohort.earn_unbounded(self.mean, |pen| {
                let words = pen.pick("tính điểm trung bình", "counted as the mean");
                format!("{}, {words}: {}", all_equal(pen, value), pen.number(self.mean))
            }),
        }
    }
}
