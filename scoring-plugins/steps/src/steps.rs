//! The rule `steps`: points by the band that holds a value.

use dti_plugin_sdk::{Awards, Cohort, Complaint, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::bands::{Band, Bands};

/// What a criteria set says of steps.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The bands, in any order; together they hold every number exactly once.
    #[schemars(extend("minItems" = 1))]
    pub bands: Vec<Band>,
}

/// A value and its bands.
#[derive(Debug)]
pub struct Steps {
    bands: Bands,
}

impl Rule for Steps {
    type Parameters = Parameters;

    const ID: &'static str = "steps";
    const SUMMARY: Summary =
        Summary { vi: "Điểm theo bậc của một giá trị", en: "Points by the band that holds a value" };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"bands": [{"from": 4, "points": 10}, {"below": 4, "points": 2.5}]}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        Bands::new(&parameters.bands).map(|bands| Self { bands })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        self.bands.demand_range(cohort)?;
        let value = cohort.column("value")?;
        Ok(cohort.award_each(|agency| {
            let value = value.figure(agency)?;
            Ok(self.bands.award(cohort, value, Pen::number, |pen| pen.number(value)))
        }))
    }
}
