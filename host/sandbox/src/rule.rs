//! A rule of a plugin, as the engine calls it.

use std::sync::Arc;

use dti_diagnostics::Text;
use dti_engine::rules::{Awards, CheckError, Complaint, Rule, RuleFailure, RuleProfile, ScoreError, Task};
use serde_json::{Map, Value};

use crate::call::{Answer, Callee};
use crate::contract::Asked;
use crate::schema::Schema;
use crate::{Failure, Usage, answer};

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
        let answer = self.inner.callee.call(0, |plugin, store| plugin.check(store, id, &parameters))?;
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
        let asked = Asked { rule: &self.inner.profile.id, parameters: &written(task.parameters), task };
        let Answer { value, usage } =
            self.inner.callee.call(task.agencies, |plugin, store| plugin.score(store, &asked))?;
        let answer = match value {
            Ok(awards) => {
                let (points, reasons) = answer::awards(awards, task, self.inner.profile.unbounded)?;
                Ok(Awards { points, reasons, fuel: usage.fuel })
            }
            Err(complaint) => Err(answer::complaint(&complaint)?),
        };
        Ok(Measured { answer, usage })
    }

    fn failure(&self, failure: &Failure) -> Text {
        let RuleProfile { plugin, id, .. } = &self.inner.profile;
        let Text { vi, en } = failure.text();
        Text::new(format!("`{plugin}/{id}` {vi}"), format!("`{plugin}/{id}` {en}"))
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
            complaints = self.ask(parameters).map_err(|failure| match failure.is_of_the_machine() {
                true => CheckError::Interrupted(self.failure(&failure)),
                false => RuleFailure(self.failure(&failure)).into(),
            })?;
        }
        if complaints.is_empty() { Ok(()) } else { Err(CheckError::Complaints(complaints)) }
    }

    fn score(&self, task: &Task<'_>) -> Result<Awards, ScoreError> {
        let measured = self.measure(task).map_err(|failure| match failure.is_of_the_machine() {
            true => ScoreError::Interrupted(self.failure(&failure)),
            false => RuleFailure(self.failure(&failure)).into(),
        })?;
        measured.answer.map_err(ScoreError::Refused)
    }
}

fn written(parameters: &Map<String, Value>) -> String {
    serde_json::to_string(parameters).expect("a JSON object can be written")
}
