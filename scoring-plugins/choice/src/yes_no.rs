//! The rule `yes-no`: all or nothing.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a yes or no.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// Whether "no" is what earns the points.
    #[serde(default)]
    pub invert: bool,
}

/// A yes or no.
#[derive(Debug)]
pub struct YesNo {
    invert: bool,
}

impl Rule for YesNo {
    type Parameters = Parameters;

    const ID: &'static str = "yes-no";
    const SUMMARY: Summary =
        Summary { vi: "Có: điểm tối đa; không: 0 điểm", en: "The maximum for yes, nothing for no" };
    const INPUTS: &'static [Input] = &[Input::required("answer", Kind::YesNo)];
    const SAMPLE: Sample = Sample::of("{}");

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        Ok(Self { invert: parameters.invert })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let answer = cohort.column("answer")?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, answer.figure(agency)? != 0.0))))
    }
}

impl YesNo {
    fn award(&self, cohort: &Cohort<'_>, yes: bool) -> Award {
        let share = if yes == self.invert { 0.0 } else { 1.0 };
        cohort.earn_share(share, |pen| {
            let answer = if yes { pen.pick("có", "yes") } else { pen.pick("không", "no") };
            format!("{answer}: {}", pen.percent(share))
        })
    }
}
