//! The rule `{name}`: evenly from a start to a goal.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says: the JSON Schema of the parameters is made from this type, these comments included.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The figure that earns the maximum, above `start`.
    pub goal: f64,
    /// The figure that earns nothing.
    #[serde(default)]
    pub start: f64,
}

/// A rule whose parameters are believed: `start` is below `goal`.
#[derive(Debug)]
pub struct Linear {
    start: f64,
    goal: f64,
}

impl Rule for Linear {
    type Parameters = Parameters;

    const ID: &'static str = "{name}";
    const SUMMARY: Summary = Summary {
        vi: "Tăng đều từ mức khởi điểm đến mục tiêu, nhân điểm tối đa",
        en: "Evenly from a start to a goal, times the maximum",
    };
    // Rising: a higher figure never lowers the points, which the law suite holds the rule to.
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number).rising()];
    const SAMPLE: Sample = Sample::of(r#"{"goal": 60, "start": 20}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { start, goal } = parameters;
        let mut complaints = Complaints::default();
        complaints.demand(start < goal, "/goal", "phải lớn hơn `start`", "must be above `start`");
        complaints.settle(Self { start, goal })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let value = cohort.column("value")?;
        // A missing figure ends the closure at `?`, and the award is withheld.
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, value.figure(agency)?))))
    }
}

impl Linear {
    fn award(&self, cohort: &Cohort<'_>, value: f64) -> Award {
        let share = (value - self.start) / (self.goal - self.start);
        // The reason is a sum that a person can check by hand; it is written only if the task wants reasons.
        cohort.earn_share(share, |pen| {
            let [value, start, goal] = [value, self.start, self.goal].map(|figure| pen.number(figure));
            format!("({value} − {start}) / ({goal} − {start}) = {}", pen.percent(share))
        })
    }
}
