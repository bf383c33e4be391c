//! The rule `share`: a part of a whole that is already a share.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Goal, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The share that earns the full points, above 0; 1 if it is not given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub goal: Option<f64>,
    /// Whether the share is of what went wrong, so that 1 − value counts.
    #[serde(default)]
    pub complement: bool,
}

/// A given share against a goal.
#[derive(Debug)]
pub struct Share {
    goal: Goal,
    complement: bool,
}

impl Rule for Share {
    type Parameters = Parameters;

    const ID: &'static str = "share";
    const SUMMARY: Summary = Summary {
        vi: "Tỷ lệ có sẵn so với mục tiêu, nhân điểm tối đa",
        en: "A given share against a goal, times the maximum",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"goal": 0.8, "complement": true}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let goal = Goal::new(parameters.goal, "/goal", &mut complaints);
        complaints.settle(Self { goal, complement: parameters.complement })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let value = cohort.column("value")?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, value.figure(agency)?))))
    }
}

impl Share {
    fn award(&self, cohort: &Cohort<'_>, value: f64) -> Award {
        let share = if self.complement { 1.0 - value } else { value };
        cohort.earn_share(self.goal.reached(share), |pen| {
            let said = self.goal.say(pen, share);
            if self.complement { format!("100 % − {} = {said}", pen.percent(value)) } else { said }
        })
    }
}
