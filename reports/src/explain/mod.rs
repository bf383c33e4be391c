//! One award told step by step, from the folder of a run alone: cell, metric, rule, points, what the council decided,
//! pillar, index.

mod chain;
mod near;

pub use near::nearest;

use std::path::Path;

use dti_diagnostics::Language;

use crate::readback::{AppraisalRow, IndexRow, MetricRow, PillarRow, ScoreRow, rows};
use crate::{RuleRecord, Run, RunError};

/// What a run's files say of one award.
struct Award {
    run: Run,
    rule: RuleRecord,
    place: IndexRow,
    /// How many agencies the cohort ranks.
    of: usize,
    score: ScoreRow,
    metrics: Vec<MetricRow>,
    /// The council's remarks, round by round.
    appraisals: Vec<AppraisalRow>,
    /// The agency's pillars.
    pillars: Vec<PillarRow>,
}

/// Tells how an agency came to its points for an indicator, in lines of text.
///
/// # Errors
/// [`RunError`] if the folder is not a finished run, or does not know the agency or the indicator.
pub fn explain(run: &Path, agency: &str, indicator: &str, language: Language) -> Result<String, RunError> {
    Ok(chain::tell(&read(run, agency, indicator)?, language))
}

fn read(folder: &Path, agency: &str, indicator: &str) -> Result<Award, RunError> {
    let run = Run::read(folder)?;
    let mut index: Vec<IndexRow> = rows(folder, "index.csv", |_| true)?;
    let position = index.iter().position(|row| row.agency == agency).ok_or_else(|| agency_unknown(&index, agency))?;
    let rule = run.rules.iter().find(|rule| rule.indicator == indicator).cloned();
    let rule = rule.ok_or_else(|| indicator_unknown(&run, indicator))?;
    let place = index.swap_remove(position);
    let others = index.iter().filter(|row| row.cohort == place.cohort && row.rank.is_some()).count();
    let of = others + usize::from(place.rank.is_some());
    if !place.is_scored() {
        return Err(RunError::NotScored { agency: agency.to_owned(), status: place.status });
    }
    let scores: Vec<ScoreRow> =
        rows(folder, "scores.csv", |row: &ScoreRow| row.agency == agency && row.indicator == indicator)?;
    let Some(score) = scores.into_iter().next() else {
        return Err(RunError::NotApplicable { agency: agency.to_owned(), indicator: indicator.to_owned() });
    };
    let metrics = rows(folder, "metrics.csv", |row: &MetricRow| row.agency == agency && row.indicator == indicator)?;
    let appraisals =
        rows(folder, "appraisals.csv", |row: &AppraisalRow| row.agency == agency && row.indicator == indicator)?;
    let pillars = rows(folder, "pillars.csv", |row: &PillarRow| row.agency == agency)?;
    Ok(Award { run, rule, place, of, score, metrics, appraisals, pillars })
}

pub(crate) fn agency_unknown(index: &[IndexRow], code: &str) -> RunError {
    let known = near::nearest(code, index.iter().map(|row| row.agency.as_str()));
    RunError::AgencyUnknown { code: code.to_owned(), known }
}

fn indicator_unknown(run: &Run, code: &str) -> RunError {
    let known = near::nearest(code, run.rules.iter().map(|rule| rule.indicator.as_str()));
    RunError::IndicatorUnknown { code: code.to_owned(), known }
}
