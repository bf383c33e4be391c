//! A rule of a plugin, as the engine calls it.

use std::sync::Arc;

use dti_diagnostics::{Language, Text};
use dti_engine::rules::{Awards, CheckError, Complaint, Rule, RuleFailure, RuleProfile, ScoreError, Task};
use serde_json::{Map, Value};

use crate::call::{Answer, Callee};
use crate::schema::Schema;
use crate::{Failure, answer, contract};

/// A rule of a plugin; may be called from several threads at once.
#[derive(Clone)]
pub(crate) struct SandboxedRule {
    inner: Arc<Inner>,
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

    fn try_score(&self, task: &Task<'_>) -> Result<Result<Awards, Complaint>, Failure> {
        let asked = self.asked(task);
        let Answer { value, fuel } =
            self.inner.callee.call(task.agencies, |guest, store| guest.call_score(store, &asked))?;
        Ok(match value {
            Ok(awards) => {
                let (points, reasons) = answer::awards(awards, task, self.inner.profile.unbounded)?;
                Ok(Awards { points, reasons, fuel })
            }
            Err(complaint) => Err(answer::complaint(&complaint)?),
        })
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
        self.try_score(task).map_err(|failure| self.failure(&failure))?.map_err(ScoreError::Refused)
    }
}

fn written(parameters: &Map<String, Value>) -> String {
    serde_json::to_string(parameters).expect("a JSON object can be written")
}
