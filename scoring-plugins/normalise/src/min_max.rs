//! The rule `min-max`: a value between the least and the greatest of the cohort.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Input, Kind, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::scale::{Otherwise, Scale, Span, all_equal};
use crate::values::{Values, Way, award_each};

/// What a criteria set says of rescaling.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The points that the worst and the best value of the cohort earn, within the indicator's minimum and maximum,
    /// which are the default.
    pub to: Option<[f64; 2]>,
    /// What the worst value of the cohort earns, as a share of the maximum from 0 to 1; not together with `to`.
    pub low: Option<f64>,
    /// What the best value of the cohort earns, as a share of the maximum from 0 to 1; not together with `to`.
    pub high: Option<f64>,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// What counts where all values of the cohort are equal.
    #[serde(default)]
    pub when_equal: Otherwise,
}

/// A scale from the least to the greatest value.
#[derive(Debug)]
pub struct MinMax {
    scale: Scale,
    inverse: bool,
    when_equal: Otherwise,
}

impl Rule for MinMax {
    type Parameters = Parameters;

    const ID: &'static str = "min-max";
    const SUMMARY: Summary = Summary {
        vi: "Giá trị giữa thấp nhất và cao nhất trong nhóm, quy về thang điểm",
        en: "The value between the cohort's least and greatest, rescaled",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number)];
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"to": [1, 10], "inverse": true, "when-equal": "middle"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let Parameters { to, low, high, inverse, when_equal } = parameters;
        let mut complaints = Complaints::default();
        let scale = match (low, high) {
            (None, None) => Scale::new(to, &mut complaints),
            (low, high) => shares(low.unwrap_or(0.0), high.unwrap_or(1.0), to, &mut complaints),
        };
        complaints.settle(Self { scale, inverse, when_equal })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (span, value) = (self.scale.over(cohort)?, cohort.column("value")?);
        let values = Values::of(value);
        Ok(award_each(cohort, value, &|value| self.award(&span, value, &values)))
    }
}

impl MinMax {
    fn award(&self, span: &Span<'_>, value: f64, values: &Values) -> Award {
        if values.all_equal() {
            return span.award_otherwise(self.when_equal, &|pen| all_equal(pen, value));
        }
        let (worst, best) = (values.worst(self.inverse), values.best(self.inverse));
        span.award(value, Way { from: worst, to: best, end: None })
    }
}

/// The scale that `low` and `high` say.
fn shares(low: f64, high: f64, to: Option<[f64; 2]>, complaints: &mut Complaints) -> Scale {
    let (vi, en) = ("chỉ được có `to`, hoặc `low` và `high`", "there is either `to`, or `low` and `high`, not both");
    complaints.demand(to.is_none(), "/to", vi, en);
    for (pointer, share) in [("/low", low), ("/high", high)] {
        let in_range = (0.0..=1.0).contains(&share);
        complaints.demand(in_range, pointer, "phần điểm phải từ 0 đến 1", "the share must be from 0 to 1");
    }
    complaints.demand(low < high, "/low", "`low` phải nhỏ hơn `high`", "`low` must be less than `high`");
    Scale::Shares(low, high)
}
