//! Takes points that somebody else gave.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Input, Kind, NoParameters, Rule, Sample, Summary};

#[cfg(test)]
mod tests;

dti_plugin_sdk::export_plugin! { name: "declared", rules: [Declared] }

/// Points as they were declared.
#[derive(Debug)]
pub struct Declared;

impl Rule for Declared {
    type Parameters = NoParameters;

    const ID: &'static str = "declared";
    const SUMMARY: Summary = Summary {
        vi: "Điểm do cơ quan khác cung cấp, trong khoảng cho phép",
        en: "Points that somebody else gave, within the range",
    };
    const INPUTS: &'static [Input] = &[Input::required("points", Kind::Number).rising()];
    const SAMPLE: Sample = Sample::of("{}");

    fn new(_: NoParameters) -> Result<Self, Vec<Complaint>> {
        Ok(Self)
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let points = cohort.column("points")?;
        Ok(cohort.award_each(|agency| Ok(award(cohort, points.figure(agency)?))))
    }
}

fn award(cohort: &Cohort<'_>, points: f64) -> Award {
    cohort.earn_points(points, |pen| format!("{} {}", pen.pick("kê khai", "declared"), pen.number(points)))
}
