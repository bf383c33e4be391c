//! The rule `ratio`: a part of a whole, from two counts.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Goal, Input, Kind, Pen, Rule, Sample, Summary, WhenEmpty,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a ratio.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The share that earns the full points, above 0; 1 if it is not given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub goal: Option<f64>,
    /// Whether `a` counts what went wrong, so that the share is (b − a) / b.
    #[serde(default)]
    pub complement: bool,
    /// What counts where `b` is 0.
    #[serde(default)]
    pub when_empty: WhenEmpty,
}

/// `a / b` against a goal.
#[derive(Debug)]
pub struct Ratio {
    goal: Goal,
    complement: bool,
    when_empty: WhenEmpty,
}

impl Rule for Ratio {
    type Parameters = Parameters;

    const ID: &'static str = "ratio";
    const SUMMARY: Summary = Summary {
        vi: "Tỷ lệ a / b so với mục tiêu, nhân điểm tối đa",
        en: "The share a / b against a goal, times the maximum",
    };
    const INPUTS: &'static [Input] = &[Input::required("a", Kind::Number), Input::required("b", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"goal": 0.6, "complement": true, "when-empty": "full"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let goal = Goal::new(parameters.goal, "/goal", &mut complaints);
        complaints.settle(Self { goal, complement: parameters.complement, when_empty: parameters.when_empty })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (part, whole) = (cohort.column("a")?, cohort.column("b")?);
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, part.figure(agency)?, whole.amount(agency)?))))
    }
}

impl Ratio {
    fn award(&self, cohort: &Cohort<'_>, part: f64, whole: f64) -> Award {
        if whole == 0.0 {
            return self.when_empty.award(cohort, "b");
        }
        let share = if self.complement { (whole - part) / whole } else { part / whole };
        cohort.earn_share(self.goal.reached(share), |pen| {
            format!("{} = {}", self.quotient(pen, part, whole), self.goal.say(pen, share))
        })
    }

    fn quotient(&self, pen: Pen, part: f64, whole: f64) -> String {
        let (part, whole) = (pen.number(part), pen.number(whole));
        if self.complement { format!("({whole} − {part}) / {whole}") } else { format!("{part} / {whole}") }
    }
}
