//! What a run says of each indicator that a council may decide on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::explain::agency_unknown;
use crate::readback::{IndexRow, MetricRow, ScoreRow, rows};
use crate::{Run, RunError};

/// Statuses of indicators that nobody can give points for.
const WITHOUT_POINTS: [&str; 2] = ["not-applicable", "not-scored"];

/// One indicator of one agency.
pub(super) struct Row {
    /// The agency's name.
    pub(super) name: String,
    /// Position of the indicator in the run.
    pub(super) rule: usize,
    /// What it earned.
    pub(super) score: ScoreRow,
    /// Its figures, by input position.
    pub(super) metrics: Vec<Option<MetricRow>>,
}

/// The scored indicators of the agencies that are asked for, in the order of the run.
pub(super) fn gather(
    folder: &Path,
    run: &Run,
    cohort: Option<&str>,
    agencies: &[String],
) -> Result<Vec<Row>, RunError> {
    let index: Vec<IndexRow> = rows(folder, "index.csv", |_| true)?;
    check_asked(run, &index, cohort, agencies)?;
    let wanted = |row: &&IndexRow| {
        let named = agencies.is_empty() || agencies.contains(&row.agency);
        row.is_scored() && named && cohort.is_none_or(|cohort| row.cohort == cohort)
    };
    let names: BTreeMap<&str, &str> =
        index.iter().filter(wanted).map(|row| (row.agency.as_str(), row.name.as_str())).collect();
    let mut metrics = metrics(folder, &names.keys().copied().collect())?;
    let scores: Vec<ScoreRow> = rows(folder, "scores.csv", |row: &ScoreRow| {
        names.contains_key(row.agency.as_str()) && !WITHOUT_POINTS.contains(&row.status.as_str())
    })?;
    let row = |score: ScoreRow| {
        let rule = run.rules.iter().position(|rule| rule.indicator == score.indicator)?;
        let mut figure = |name: &String| metrics.remove(&(score.agency.clone(), score.indicator.clone(), name.clone()));
        let metrics = run.rules[rule].inputs.iter().map(|input| figure(&input.name)).collect();
        Some(Row { name: names[score.agency.as_str()].to_owned(), rule, score, metrics })
    };
    Ok(scores.into_iter().filter_map(row).collect())
}

type Figures = BTreeMap<(String, String, String), MetricRow>;

fn metrics(folder: &Path, agencies: &BTreeSet<&str>) -> Result<Figures, RunError> {
    let list: Vec<MetricRow> = rows(folder, "metrics.csv", |row: &MetricRow| agencies.contains(row.agency.as_str()))?;
    let keyed = list.into_iter().map(|row| ((row.agency.clone(), row.indicator.clone(), row.input.clone()), row));
    Ok(keyed.collect())
}

fn check_asked(run: &Run, index: &[IndexRow], cohort: Option<&str>, agencies: &[String]) -> Result<(), RunError> {
    if let Some(code) = cohort.filter(|cohort| run.cohorts.iter().all(|known| known.id != *cohort)) {
        let known = run.cohorts.iter().map(|cohort| cohort.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(RunError::CohortUnknown { code: code.to_owned(), known });
    }
    match agencies.iter().find(|code| index.iter().all(|row| row.agency != **code)) {
        Some(code) => Err(agency_unknown(index, code)),
        None => Ok(()),
    }
}
