//! A rule of a plugin, as the engine calls it.

use std::sync::Arc;

use dti_diagnostics::{Language, Text};
use dti_engine::rules::{Awards, CheckError, Complaint, Rule, RuleFailure, RuleProfile, ScoreError, Task};
use serde_json::{Map, Value};

use crate::call::{Answer, Callee};
use crate::schema::Schema;
use crate::{Failure, Usage, answer, contract};

/// A rule of a plugin; may be called from several threads at once.
#[derive(Clone)]
pub struct SandboxedRule {
    inner: Arc<Inner>,
}

/// What a call brought that was measured.
#[derive(Debug)]
pub struct Measured {
    /// The awards, or why the rule refuses the task.
    pub answer: Result<Awards, Complaint>,
    /// What the call used.
    pub usage: Usage,
}

struct Inner {
    callee: Arc<Callee>,
    profile: RuleProfile,
    schema: Schema,
}

impl SandboxedRule {
    pub(crate) fn new(callee: Arc<Callee>, profile: RuleProfile, schema: Schema) -> Self {
        Self { inner: Arc::new(Inner { callee, profile, schema }) }
    }

    fn ask(&self, parameters: &Map<String, Value>) -> Result<Vec<Complaint>, Failure> {
        let parameters = written(parameters);
        let id = &self.inner.profile.id;
        let answer = self.inner.callee.call(0, |guest, store| guest.call_check(store, id, &parameters))?;
        match answer.value {
            Ok(()) => Ok(Vec::new()),
            Err(complaints) => Ok(answer::complaints(&complaints)?),
        }
    }

    /// Scores one indicator for one whole cohort, and tells what that used.
    ///
    /// # Errors
    /// [`Failure`] if the call brings nothing that can be believed.
    pub fn measure(&self, task: &Task<'_>) -> Result<Measured, Failure> {
        let asked = self.asked(task);
        let Answer { value, usage } =
            self.inner.callee.call(task.agencies, |guest, store| guest.call_score(store, &asked))?;
        let answer = match value {
            Ok(awards) => {
                let (points, reasons) = answer::awards(awards, task, self.inner.profile.unbounded)?;
                Ok(Awards { points, reasons, fuel: usage.fuel })
            }
            Err(complaint) => Err(answer::complaint(&complaint)?),
        };
        Ok(Measured { answer, usage })
    }

    fn asked(&self, task: &Task<'_>) -> contract::Task {
        let column = |column: &dti_engine::rules::Column| contract::Column {
            name: column.name.clone(),
            options: column.options.clone(),
            values: column.values.clone(),
            present: column.present.clone(),
        };
        contract::Task {
            rule: self.inner.profile.id.clone(),
            parameters: written(task.parameters),
            minimum: task.minimum,
            maximum: task.maximum,
            agencies: u32::try_from(task.agencies).expect("a cohort has fewer than 2^32 agencies"),
            columns: task.columns.iter().map(column).collect(),
            reasons: task.reasons.map(|language| match language {
                Language::Vi => contract::Language::Vi,
                Language::En => contract::Language::En,
            }),
        }
    }

    fn failure(&self, failure: &Failure) -> RuleFailure {
        let RuleProfile { plugin, id, .. } = &self.inner.profile;
        let Text { vi, en } = failure.text();
        RuleFailure(Text::new(format!("`{plugin}/{id}` {vi}"), format!("`{plugin}/{id}` {en}")))
    }
}

impl Rule for SandboxedRule {
    fn profile(&self) -> &RuleProfile {
        &self.inner.profile
    }

    fn check(&self, parameters: &Map<String, Value>) -> Result<(), CheckError> {
        let mut complaints = self.inner.schema.complaints(parameters);
        if complaints.is_empty() {
            // The contract promises a plugin parameters that its schema accepts.
            complaints = self.ask(parameters).map_err(|failure| self.failure(&failure))?;
        }
        if complaints.is_empty() { Ok(()) } else { Err(CheckError::Complaints(complaints)) }
    }

    fn score(&self, task: &Task<'_>) -> Result<Awards, ScoreError> {
        self.measure(task).map_err(|failure| self.failure(&failure))?.answer.map_err(ScoreError::Refused)
    }
}

fn written(parameters: &Map<String, Value>) -> String {
    serde_json::to_string(parameters).expect("a JSON object can be written")
}
