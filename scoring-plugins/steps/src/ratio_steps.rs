//! The rule `ratio-steps`: points by the band that holds a share.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Input, Kind, Pen, Rule, Sample, Summary, WhenEmpty};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::bands::{Band, Bands};

/// What a criteria set says of steps on a share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The bands of the share (90 % is 0.9), in any order; together they hold every number exactly once.
    #[schemars(extend("minItems" = 1))]
    pub bands: Vec<Band>,
    /// Whether `a` counts what went wrong, so that the share is (b − a) / b.
    #[serde(default)]
    pub complement: bool,
    /// What counts where `b` is 0: a share of the maximum, without a look at the bands.
    #[serde(default)]
    pub when_empty: WhenEmpty,
}

/// A share of two figures and its bands.
#[derive(Debug)]
pub struct RatioSteps {
    bands: Bands,
    complement: bool,
    when_empty: WhenEmpty,
}

impl Rule for RatioSteps {
    type Parameters = Parameters;

    const ID: &'static str = "ratio-steps";
    const SUMMARY: Summary =
        Summary { vi: "Điểm theo bậc của tỷ lệ a / b", en: "Points by the band that holds the share a / b" };
    const INPUTS: &'static [Input] = &[Input::required("a", Kind::Number), Input::required("b", Kind::Number)];
    const SAMPLE: Sample = Sample::of(r#"{"bands": [{"above": 0.9, "points": 10}, {"up-to": 0.9, "points": 2.5}]}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let bands = Bands::new(&parameters.bands)?;
        Ok(Self { bands, complement: parameters.complement, when_empty: parameters.when_empty })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        self.bands.demand_range(cohort)?;
        let (part, whole) = (cohort.column("a")?, cohort.column("b")?);
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, part.figure(agency)?, whole.amount(agency)?))))
    }
}

impl RatioSteps {
    fn award(&self, cohort: &Cohort<'_>, part: f64, whole: f64) -> Award {
        if whole == 0.0 {
            return self.when_empty.award(cohort, "b");
        }
        let share = if self.complement { (whole - part) / whole } else { part / whole };
        self.bands.award(cohort, share, Pen::percent, |pen| {
            let (part, whole, percent) = (pen.number(part), pen.number(whole), pen.percent(share));
            let part = if self.complement { format!("({whole} − {part})") } else { part };
            format!("{part} / {whole} = {percent}")
        })
    }
}
