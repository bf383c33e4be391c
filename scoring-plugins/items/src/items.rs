//! The rule `items`: points for each item.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::worth::Worth;

/// What a criteria set says of items.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The points for each item, above 0.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub each: f64,
    /// The most points that the items earn, without the base.
    #[schemars(extend("minimum" = 0))]
    pub cap: Option<f64>,
    /// The points that are there before the first item.
    #[serde(default)]
    pub base: f64,
}

/// Points for each item.
#[derive(Debug)]
pub struct Items {
    worth: Worth,
    base: f64,
}

impl Rule for Items {
    type Parameters = Parameters;

    const ID: &'static str = "items";
    const SUMMARY: Summary =
        Summary { vi: "Điểm cho mỗi mục, có mức trần", en: "Points for each item, up to a cap" };
    const INPUTS: &'static [Input] = &[Input::required("count", Kind::Number).rising()];
    const SAMPLE: Sample = Sample::of(r#"{"each": 1.5, "cap": 6, "base": 2}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let worth = Worth::new(parameters.each, parameters.cap, &mut complaints);
        complaints.settle(Self { worth, base: parameters.base })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let count = cohort.column("count")?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, count.amount(agency)?))))
    }
}

impl Items {
    fn award(&self, cohort: &Cohort<'_>, count: f64) -> Award {
        let points = self.base + self.worth.of(count);
        cohort.earn_points(points, |pen| {
            let items = self.worth.say(pen, count);
            if self.base == 0.0 {
                return items;
            }
            let (base, earned) = (pen.number(self.base), pen.number(self.worth.of(count)));
            format!("{items}; {base} + {earned} = {}", pen.number(points))
        })
    }
}
