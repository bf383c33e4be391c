//! The rule `timeliness`: in time, late, or not at all.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Figures, Input, Kind, Pen, Rule, Sample, Summary, Unusable, date,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a deadline.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The deadline of agencies that have no figure in the input `due`, such as "2023-12-31".
    #[schemars(extend("format" = "date"))]
    pub due: Option<String>,
    /// How many days after the deadline still count as in time.
    #[serde(default)]
    pub grace_days: u32,
    /// What being late earns, as a share of the maximum from 0 to 1.
    #[serde(default = "half")]
    pub late: f64,
    /// What counts where `done` is missing.
    #[serde(default)]
    pub not_done: NotDone,
}

fn half() -> f64 {
    0.5
}

/// What a missing date of completion means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotDone {
    /// The figure is missing: the award is withheld.
    #[default]
    Withhold,
    /// It was not done: 0 %.
    Zero,
}

/// A deadline and what missing it costs.
#[derive(Debug)]
pub struct Timeliness {
    due: Option<f64>,
    grace_days: f64,
    late: f64,
    not_done: NotDone,
}

impl Rule for Timeliness {
    type Parameters = Parameters;

    const ID: &'static str = "timeliness";
    const SUMMARY: Summary = Summary {
        vi: "Đúng hạn: điểm tối đa; trễ hạn: một phần; không làm: 0 điểm",
        en: "The maximum in time, a share when late, nothing when not done",
    };
    const INPUTS: &'static [Input] =
        &[Input::required("done", Kind::Date).falling(), Input::optional("due", Kind::Date).rising()];
    const SAMPLE: Sample = Sample::of(r#"{"due": "2023-06-30", "grace-days": 5, "late": 0.4, "not-done": "zero"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let due = parameters.due.as_deref().map(date::parse);
        let (vi, en) = ("không phải ngày dạng 2023-12-31", "this is no date like 2023-12-31");
        complaints.demand(due != Some(None), "/due", vi, en);
        let in_range = (0.0..=1.0).contains(&parameters.late);
        complaints.demand(in_range, "/late", "phần điểm phải từ 0 đến 1", "the share must be from 0 to 1");
        complaints.settle(Self {
            due: due.flatten(),
            grace_days: f64::from(parameters.grace_days),
            late: parameters.late,
            not_done: parameters.not_done,
        })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (done, due) = (cohort.column("done")?, cohort.optional("due"));
        if due.is_none() && self.due.is_none() {
            return Err(Complaint::whole(
                "chưa có hạn: hãy đặt tham số `due` hoặc đầu vào `due`",
                "there is no deadline: give the parameter `due` or the input `due`",
            ));
        }
        Ok(cohort.award_each(|agency| match (done.figure(agency), self.not_done) {
            (Err(_), NotDone::Zero) => Ok(not_done(cohort)),
            (done, _) => Ok(self.award(cohort, done?, self.due(due, agency)?)),
        }))
    }
}

impl Timeliness {
    fn due<'task>(&self, due: Option<Figures<'task>>, agency: usize) -> Result<f64, Unusable<'task>> {
        due.and_then(|due| due.get(agency)).or(self.due).ok_or(Unusable::Missing("due"))
    }

    fn award(&self, cohort: &Cohort<'_>, done: f64, due: f64) -> Award {
        let late = done > due + self.grace_days;
        let share = if late { self.late } else { 1.0 };
        cohort.earn_share(share, |pen| {
            let dates = format!("{} {}", pen.pick("hoàn thành", "done"), pen.date(done));
            let dates = format!("{dates}, {} {}", pen.pick("hạn", "due"), pen.date(due));
            format!("{dates}, {}: {}", self.verdict(pen, done - due, late), pen.percent(share))
        })
    }

    fn verdict(&self, pen: Pen, days: f64, late: bool) -> String {
        if days <= 0.0 {
            return pen.pick("đúng hạn", "in time").to_owned();
        }
        let (days, grace) = (pen.number(days), pen.number(self.grace_days));
        match late {
            true => pen.pick(format!("trễ {days} ngày"), format!("days late: {days}")),
            false => pen.pick(
                format!("trễ {days} ngày, trong {grace} ngày gia hạn"),
                format!("days late: {days}, of {grace} allowed"),
            ),
        }
    }
}

fn not_done(cohort: &Cohort<'_>) -> Award {
    cohort.earn_share(0.0, |pen| format!("{}: {}", pen.pick("chưa hoàn thành", "not done"), pen.percent(0.0)))
}
