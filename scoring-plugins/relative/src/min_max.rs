//! The rule `min-max`: a value between the least and the greatest of the cohort.

use dti_plugin_sdk::{Award, Cohort, Complaint, Complaints, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of rescaling.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// What the worst value of the cohort earns, as a share of the maximum from 0 to 1.
    #[serde(default)]
    pub low: f64,
    /// What the best value of the cohort earns, as a share of the maximum from 0 to 1.
    #[serde(default = "one")]
    pub high: f64,
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

/// What counts where all values are equal, or only one agency has a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenEqual {
    /// The awards are withheld.
    #[default]
    Withhold,
    /// All earn `high`.
    High,
    /// All earn half-way between `low` and `high`.
    Middle,
    /// All earn `low`.
    Low,
}

/// A scale from the least to the greatest value.
#[derive(Debug)]
pub struct MinMax {
    low: f64,
    high: f64,
    inverse: bool,
    when_equal: WhenEqual,
}

impl Rule for MinMax {
    type Parameters = Parameters;

    const ID: &'static str = "min-max";
    const SUMMARY: Summary = Summary {
        vi: "Giá trị giữa thấp nhất và cao nhất trong nhóm, quy về thang điểm",
        en: "The value between the cohort's least and greatest, rescaled",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"low": 0.1, "inverse": true, "when-equal": "middle"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { low, high, inverse, when_equal } = parameters;
        let mut complaints = Complaints::default();
        for (pointer, share) in [("/low", low), ("/high", high)] {
            let in_range = (0.0..=1.0).contains(&share);
            complaints.demand(in_range, pointer, "phần điểm phải từ 0 đến 1", "the share must be from 0 to 1");
        }
        complaints.demand(low < high, "/low", "`low` phải nhỏ hơn `high`", "`low` must be less than `high`");
        complaints.settle(Self { low, high, inverse, when_equal })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Vec<Award>, Complaint> {
        let value = cohort.column("value")?;
        let least = value.present().fold(f64::INFINITY, f64::min);
        let greatest = value.present().fold(f64::NEG_INFINITY, f64::max);
        let range = Range { least, greatest };
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, value.figure(agency)?, range))))
    }
}

/// The least and the greatest value of the cohort.
#[derive(Clone, Copy)]
struct Range {
    least: f64,
    greatest: f64,
}

impl MinMax {
    fn award(&self, cohort: &Cohort<'_>, value: f64, range: Range) -> Award {
        if range.least == range.greatest {
            return self.award_of_equals(cohort, range.least);
        }
        let way = self.way(value, range);
        let share = self.low + (self.high - self.low) * way;
        cohort.earn_share(share, |pen| self.say(pen, value, range, way, share))
    }

    /// How far the value is on the way from the worst to the best, from 0 to 1.
    fn way(&self, value: f64, Range { least, greatest }: Range) -> f64 {
        let distance = if self.inverse { half(greatest, value) } else { half(value, least) };
        distance / half(greatest, least)
    }

    fn award_of_equals(&self, cohort: &Cohort<'_>, value: f64) -> Award {
        let share = match self.when_equal {
            WhenEqual::Withhold => return cohort.withhold(|pen| all_equal(pen, value)),
            WhenEqual::High => self.high,
            WhenEqual::Middle => (self.low + self.high) / 2.0,
            WhenEqual::Low => self.low,
        };
        cohort.earn_share(share, |pen| {
            format!("{}, {} {}", all_equal(pen, value), pen.pick("tính", "counted as"), pen.percent(share))
        })
    }

    /// "(12 − 4) / (20 − 4) = 50 %; 10 % + 90 % × 50 % = 55 %"; the second half only where `low` or `high` is set.
    fn say(&self, pen: Pen, value: f64, Range { least, greatest }: Range, way: f64, share: f64) -> String {
        let (value, least, greatest) = (pen.number(value), pen.number(least), pen.number(greatest));
        let distance = if self.inverse { format!("{greatest} − {value}") } else { format!("{value} − {least}") };
        let way = pen.percent(way);
        let scaled = format!("({distance}) / ({greatest} − {least}) = {way}");
        if (self.low, self.high) == (0.0, 1.0) {
            return scaled;
        }
        let (low, span) = (pen.percent(self.low), pen.percent(self.high - self.low));
        format!("{scaled}; {low} + {span} × {way} = {}", pen.percent(share))
    }
}

/// Half of the difference, which is always finite.
fn half(greater: f64, less: f64) -> f64 {
    greater / 2.0 - less / 2.0
}

fn all_equal(pen: Pen, value: f64) -> String {
    let value = pen.number(value);
    pen.pick(format!("mọi giá trị đều bằng {value}"), format!("all values are {value}"))
}
