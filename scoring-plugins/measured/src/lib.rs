//! Scores a measured value on a scale.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

#[cfg(test)]
mod tests;

dti_plugin_sdk::export_plugin! { name: "measured", rules: [Measured] }

/// What a criteria set says of a scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The value that earns nothing.
    #[serde(default)]
    pub from: f64,
    /// The value that earns the maximum; less than `from` if less is better.
    #[serde(default = "one")]
    pub to: f64,
}

fn one() -> f64 {
    1.0
}

/// A scale from nothing to the maximum.
#[derive(Debug)]
pub struct Measured {
    from: f64,
    to: f64,
}

impl Rule for Measured {
    type Parameters = Parameters;

    const ID: &'static str = "measured";
    const SUMMARY: Summary = Summary {
        vi: "Giá trị đo được trên thang từ 0 đến điểm tối đa",
        en: "A measured value on a scale from 0 to the maximum",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"from": 20, "to": 80}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { from, to } = parameters;
        let mut complaints = Complaints::default();
        let (vi, en) = ("`to` phải khác `from`", "`to` must differ from `from`");
        complaints.demand(from != to, "/to", vi, en);
        complaints.demand((to - from).is_finite(), "/to", "thang đo quá rộng", "the scale is too wide");
        complaints.settle(Self { from, to })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let value = cohort.column("value")?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, value.figure(agency)?))))
    }
}

impl Measured {
    fn award(&self, cohort: &Cohort<'_>, value: f64) -> Award {
        let share = (value - self.from) / (self.to - self.from);
        cohort.earn_share(share, |pen| format!("{} = {}", self.say(pen, value), pen.percent(share)))
    }

    fn say(&self, pen: Pen, value: f64) -> String {
        let (value, from, to) = (pen.number(value), pen.number(self.from), pen.number(self.to));
        if self.from == 0.0 { format!("{value} / {to}") } else { format!("({value} − {from}) / ({to} − {from})") }
    }
}
