//! The rule `deduction`: points taken away for each item.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of deductions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The points taken away for each item, above 0.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub each: f64,
    /// What is left at least.
    #[serde(default)]
    pub floor: f64,
}

/// Points taken away for each item.
#[derive(Debug)]
pub struct Deduction {
    each: f64,
    floor: f64,
}

impl Rule for Deduction {
    type Parameters = Parameters;

    const ID: &'static str = "deduction";
    const SUMMARY: Summary =
        Summary { vi: "Điểm tối đa trừ điểm cho mỗi lỗi", en: "The maximum less points for each item" };
    const INPUTS: &'static [Input] = &[Input::required("count", Kind::Number).falling()];
    const SAMPLE: Sample = Sample::of(r#"{"each": 0.5}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let (vi, en) = ("điểm trừ mỗi mục phải lớn hơn 0", "the points for each must be above 0");
        complaints.demand(parameters.each > 0.0, "/each", vi, en);
        complaints.settle(Self { each: parameters.each, floor: parameters.floor })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        self.demand_floor(cohort)?;
        let count = cohort.column("count")?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, count.amount(agency)?))))
    }
}

impl Deduction {
    fn demand_floor(&self, cohort: &Cohort<'_>) -> Result<(), Complaint> {
        let (floor, maximum) = (self.floor, cohort.maximum());
        if floor <= maximum {
            return Ok(());
        }
        Err(Complaint::at(
            "/floor",
            format!("mức sàn là {floor}, điểm tối đa chỉ là {maximum}"),
            format!("the floor is {floor}, but the maximum is {maximum}"),
        ))
    }

    fn award(&self, cohort: &Cohort<'_>, count: f64) -> Award {
        let left = cohort.maximum() - count * self.each;
        let points = left.max(self.floor);
        cohort.earn_points(points, |pen| {
            let (maximum, count, each) = (pen.number(cohort.maximum()), pen.number(count), pen.number(self.each));
            let working = format!("{maximum} − {count} × {each} = {}", pen.number(left));
            if points == left {
                return working;
            }
            format!("{working}, {} {}", pen.pick("tối thiểu", "at least"), pen.number(points))
        })
    }
}
