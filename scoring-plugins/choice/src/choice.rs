//! The rule `choice`: each option earns a share of the maximum.

use std::collections::BTreeMap;

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Figures, Input, Kind, Rule, Sample, Summary, pointer,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a choice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// What each option earns, as a share of the maximum from 0 to 1.
    #[schemars(extend("minProperties" = 1))]
    pub shares: BTreeMap<String, f64>,
}

/// Options and what they earn.
#[derive(Debug)]
pub struct Choice {
    shares: BTreeMap<String, f64>,
}

impl Rule for Choice {
    type Parameters = Parameters;

    const ID: &'static str = "choice";
    const SUMMARY: Summary = Summary {
        vi: "Mỗi phương án được một phần điểm tối đa",
        en: "Each option earns a share of the maximum",
    };
    const INPUTS: &'static [Input] = &[Input::required("option", Kind::Choice)];
    const SAMPLE: Sample = Sample {
        parameters: r#"{"shares": {"head": 1, "deputy": 0.5, "none": 0}}"#,
        further: &[],
        options: &["head", "deputy", "none"],
    };

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let shares = parameters.shares;
        complaints.demand(!shares.is_empty(), "/shares", "không có phương án nào", "there is no option");
        for (option, share) in shares.iter().filter(|(_, share)| !(0.0..=1.0).contains(*share)) {
            complaints.push(Complaint::at(
                pointer(["shares", option]),
                format!("phần điểm là {share}, phải từ 0 đến 1"),
                format!("the share is {share}, but it must be from 0 to 1"),
            ));
        }
        complaints.settle(Self { shares })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let chosen = cohort.column("option")?;
        self.demand_same_options(chosen)?;
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, chosen.option(agency)?))))
    }
}

impl Choice {
    fn demand_same_options(&self, chosen: Figures<'_>) -> Result<(), Complaint> {
        let options = chosen.options();
        if let Some(option) = options.iter().find(|option| !self.shares.contains_key(*option)) {
            return Err(Complaint::at(
                "/shares",
                format!("phương án `{option}` của đầu vào chưa có phần điểm"),
                format!("the input's option `{option}` has no share"),
            ));
        }
        match self.shares.keys().find(|option| !options.contains(option)) {
            None => Ok(()),
            Some(option) => Err(Complaint::at(
                pointer(["shares", option]),
                format!("đầu vào không có phương án `{option}`, chỉ có `{}`", options.join("`, `")),
                format!("the input has no option `{option}`, only `{}`", options.join("`, `")),
            )),
        }
    }

    fn award(&self, cohort: &Cohort<'_>, option: &str) -> Award {
        let share = self.shares[option];
        cohort.earn_share(share, |pen| format!("`{option}`: {}", pen.percent(share)))
    }
}
