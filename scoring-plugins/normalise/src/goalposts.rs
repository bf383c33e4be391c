//! The rule `goalposts`: a value between two fixed values.

use dti_plugin_sdk::{Awards, Cohort, Complaint, Complaints, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::scale::Scale;
use crate::values::{Way, award_each};

/// What a criteria set says of goalposts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The lower and the upper goalpost, in the unit of the figures.
    pub goalposts: [f64; 2],
    /// The points of the worse and of the better goalpost, within the indicator's minimum and maximum, which are the
    /// default.
    pub to: Option<[f64; 2]>,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// Whether values outside of the goalposts earn less or more than the goalposts, within the indicator's minimum and
    /// maximum.
    #[serde(default)]
    pub beyond: bool,
}

/// The way from one fixed value to another.
#[derive(Debug)]
pub struct Goalposts {
    way: Way,
    scale: Scale,
    beyond: bool,
}

impl Rule for Goalposts {
    type Parameters = Parameters;

    const ID: &'static str = "goalposts";
    const SUMMARY: Summary = Summary {
        vi: "Giá trị giữa hai mốc cố định, quy về thang điểm",
        en: "The value between two fixed goalposts, rescaled",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"goalposts": [20, 80], "to": [1, 9], "beyond": true}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { goalposts: [low, high], to, inverse, beyond } = parameters;
        let mut complaints = Complaints::default();
        let (vi, en) = ("mốc đầu phải nhỏ hơn mốc sau", "the first goalpost must be less than the second");
        complaints.demand(low < high, "/goalposts", vi, en);
        let scale = Scale::new(to, &mut complaints);
        scale.demand_room(beyond, &mut complaints);
        let (from, to) = if inverse { (high, low) } else { (low, high) };
        complaints.settle(Self { way: Way { from, to, end: None }, scale, beyond })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (span, value) = (self.scale.over(cohort)?.with_beyond(self.beyond), cohort.column("value")?);
        Ok(award_each(cohort, value, &|value| span.award(value, self.way)))
    }
}
