//! Trials of a rule in native tests, and the laws that every plugin must keep.
//!
//! A trial goes the host's way: `check` the parameters, then `score` a task.
//!
//! ```text
//! let trial = Trial::of(&PLUGIN, "ratio", r#"{"goal": 0.6}"#).worth(0.0, 40.0);
//! assert_eq!(trial.figures("a", [45.0]).figures("b", [100.0]).points(), [Some(30.0)]);
//! ```

mod laws;
mod random;

pub use laws::{
    only_a_relative_rule_looks_at_other_agencies, permuting_the_cohort_permutes_the_awards,
    points_follow_a_figure_as_its_direction_says, points_stay_within_the_indicators_range,
    reasons_are_written_exactly_when_wanted, the_profile_obeys_the_contract,
    the_readme_has_five_sections_and_names_every_parameter,
};

use crate::contract::{Awards, Column, Task};
use crate::{Award, Complaint, Language, Plugin};

/// Worked examples: each trial's first agency earns the points, and the README shows its reason.
pub fn the_readme_shows(readme: &str, examples: impl IntoIterator<Item = (Trial, f64)>) {
    for (trial, points) in examples {
        let award = &trial.awards()[0];
        let earned = award.points().unwrap_or_else(|| panic!("nothing is earned: {}", award.reason()));
        assert!((earned - points).abs() < 1e-9, "{earned} points are earned, not {points}: {}", award.reason());
        assert!(readme.contains(award.reason()), "the README does not show `{}`", award.reason());
    }
}

/// One task on the way to a plugin: 0 to 10 points and Vietnamese reasons, unless told otherwise.
#[derive(Debug, Clone)]
pub struct Trial {
    plugin: &'static Plugin,
    task: Task,
}

impl Trial {
    /// A trial of a rule with these parameters, as JSON.
    pub fn of(plugin: &'static Plugin, rule: &str, parameters: &str) -> Self {
        let task = Task {
            rule: rule.to_owned(),
            parameters: parameters.to_owned(),
            minimum: 0.0,
            maximum: 10.0,
            agencies: 0,
            columns: Vec::new(),
            reasons: Some(Language::Vi),
        };
        Self { plugin, task }
    }

    /// The indicator's minimum and maximum.
    pub fn worth(mut self, minimum: f64, maximum: f64) -> Self {
        (self.task.minimum, self.task.maximum) = (minimum, maximum);
        self
    }

    /// Reasons in English.
    pub fn in_english(mut self) -> Self {
        self.task.reasons = Some(Language::En);
        self
    }

    /// No reasons.
    pub fn without_reasons(mut self) -> Self {
        self.task.reasons = None;
        self
    }

    /// An input: a figure, or `None`, for each agency.
    pub fn figures<F: Into<Option<f64>>>(self, name: &str, figures: impl IntoIterator<Item = F>) -> Self {
        self.choices(name, &[], figures)
    }

    /// A choice input: the code of an option, or `None`, for each agency.
    pub fn choices<F: Into<Option<f64>>>(
        mut self,
        name: &str,
        options: &[&str],
        codes: impl IntoIterator<Item = F>,
    ) -> Self {
        let codes: Vec<Option<f64>> = codes.into_iter().map(Into::into).collect();
        self.task.agencies = codes.len() as u32;
        self.task.columns.push(Column {
            name: name.to_owned(),
            options: options.iter().map(|&option| option.to_owned()).collect(),
            // Where nothing is present the contract promises nothing, so that no rule may look there.
            values: codes.iter().map(|code| code.unwrap_or(f64::NAN)).collect(),
            present: codes.iter().map(|code| u8::from(code.is_some())).collect(),
        });
        self
    }

    /// What `check` complains of.
    pub fn complaints(&self) -> Vec<Complaint> {
        self.plugin.check(&self.task.rule, &self.task.parameters).err().unwrap_or_default()
    }

    /// Where `check` complains: the pointers.
    pub fn faults(&self) -> Vec<String> {
        self.complaints().into_iter().map(|complaint| complaint.pointer).collect()
    }

    /// Why `score` refuses the task.
    pub fn refusal(&self) -> Option<Complaint> {
        self.score().err()
    }

    /// What the agencies earn; panics if the parameters or the task are refused.
    pub fn awards(&self) -> Vec<Award> {
        let awards = self.score().unwrap_or_else(|complaint| panic!("the task is refused: {complaint:?}"));
        let agencies = 0..self.task.agencies as usize;
        agencies.map(|agency| award(&awards, agency)).collect()
    }

    /// The points, or `None` where they are withheld.
    pub fn points(&self) -> Vec<Option<f64>> {
        self.awards().iter().map(Award::points).collect()
    }

    /// The reasons.
    pub fn reasons(&self) -> Vec<String> {
        self.awards().iter().map(|award| award.reason().to_owned()).collect()
    }

    fn score(&self) -> Result<Awards, Complaint> {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the parameters are refused: {complaints:?}");
        self.plugin.score(&self.task)
    }
}

fn award(awards: &Awards, agency: usize) -> Award {
    let reason = awards.reasons.get(agency).cloned().unwrap_or_default();
    match awards.earned[agency] {
        0 => Award::Withheld { reason },
        _ => Award::Earned { points: awards.points[agency], reason },
    }
}
