//! The rules `distance-to-target` and `distance-to-reference`: the way from the cohort's worst to a goal.

use dti_plugin_sdk::{Awards, Cohort, Complaint, Complaints, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::scale::{Otherwise, Scale};
use crate::values::{Name, Values, Way, award_each};

const VALUE: &[Input] = &[Input::required("value", Kind::Number)];

/// What a criteria set says of a distance to a target.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TargetParameters {
    /// The value to reach, in the unit of the figures.
    pub target: f64,
    /// The points of the cohort's worst value and of the target, within the indicator's minimum and maximum, which are
    /// the default.
    pub to: Option<[f64; 2]>,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// Whether values beyond the target earn more than the target, up to the indicator's maximum.
    #[serde(default)]
    pub beyond: bool,
}

/// What a criteria set says of a distance to the cohort's mean or median.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReferenceParameters {
    /// What the values are held against.
    pub reference: Reference,
    /// The points of the cohort's worst value and of the reference, within the indicator's minimum and maximum, which
    /// are the default.
    pub to: Option<[f64; 2]>,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// Whether values beyond the reference earn more than the reference, up to the indicator's maximum.
    #[serde(default)]
    pub beyond: bool,
}

/// What the values of a cohort are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// The arithmetic mean of the cohort.
    Mean,
    /// The median of the cohort.
    Median,
}

/// Where a way ends.
#[derive(Debug, Clone, Copy)]
enum Goal {
    /// At a fixed target.
    Target(f64),
    /// At what the cohort says.
    Reference(Reference),
}

impl Goal {
    fn of(self, values: &Values) -> (f64, Name) {
        match self {
            Self::Target(target) => (target, ("mục tiêu", "target")),
            Self::Reference(Reference::Mean) => (values.mean(), ("trung bình", "mean")),
            Self::Reference(Reference::Median) => (values.median(), ("trung vị", "median")),
        }
    }
}

/// The way from the cohort's worst value to a goal.
#[derive(Debug)]
struct Distance {
    goal: Goal,
    scale: Scale,
    inverse: bool,
    beyond: bool,
}

impl Distance {
    fn new(goal: Goal, to: Option<[f64; 2]>, inverse: bool, beyond: bool) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let scale = Scale::new(to, &mut complaints);
        scale.demand_room(beyond, &mut complaints);
        complaints.settle(Self { goal, scale, inverse, beyond })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (span, value) = (self.scale.over(cohort)?.with_beyond(self.beyond), cohort.column("value")?);
        let values = Values::of(value);
        let (goal, name) = self.goal.of(&values);
        let way = Way { from: values.worst(self.inverse), to: goal, end: Some(name) };
        let all_reached = if self.inverse { way.from <= goal } else { way.from >= goal };
        Ok(award_each(cohort, value, &|value| match all_reached {
            true => span.award_otherwise(Otherwise::High, &|pen| say_reached(pen, goal, name)),
            false => span.award(value, way),
        }))
    }
}

/// "all agencies have reached 50 (target)".
fn say_reached(pen: Pen, goal: f64, (vi, en): Name) -> String {
    let goal = pen.number(goal);
    pen.pick(format!("mọi đơn vị đều đạt {goal} ({vi})"), format!("all agencies have reached {goal} ({en})"))
}

/// The way from the cohort's worst value to a fixed target.
#[derive(Debug)]
pub struct DistanceToTarget(Distance);

impl Rule for DistanceToTarget {
    type Parameters = TargetParameters;

    const ID: &'static str = "distance-to-target";
    const SUMMARY: Summary = Summary {
        vi: "Quãng đường từ giá trị kém nhất trong nhóm đến mục tiêu, quy về thang điểm",
        en: "How far the value is on the way from the cohort's worst to a target, rescaled",
    };
    const INPUTS: &'static [Input] = VALUE;
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"target": 100, "to": [1, 8], "beyond": true}"#);

    fn new(parameters: TargetParameters) -> Result<Self, Vec<Complaint>> {
        let TargetParameters { target, to, inverse, beyond } = parameters;
        Distance::new(Goal::Target(target), to, inverse, beyond).map(Self)
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        self.0.score(cohort)
    }
}

/// The way from the cohort's worst value to its mean or median.
#[derive(Debug)]
pub struct DistanceToReference(Distance);

impl Rule for DistanceToReference {
    type Parameters = ReferenceParameters;

    const ID: &'static str = "distance-to-reference";
    const SUMMARY: Summary = Summary {
        vi: "Quãng đường từ giá trị kém nhất đến trung bình hoặc trung vị của nhóm, quy về thang điểm",
        en: "How far the value is on the way from the cohort's worst to its mean or median, rescaled",
    };
    const INPUTS: &'static [Input] = VALUE;
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"reference": "mean", "inverse": true}"#);

    fn new(parameters: ReferenceParameters) -> Result<Self, Vec<Complaint>> {
        let ReferenceParameters { reference, to, inverse, beyond } = parameters;
        Distance::new(Goal::Reference(reference), to, inverse, beyond).map(Self)
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        self.0.score(cohort)
    }
}
