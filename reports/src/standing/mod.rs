//! The standing of a run on one screen: which targets are reached, what is missing, who pulls down.

mod aggregate;
mod outlook;
mod rank;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use std::fs;
use std::path::Path;

use dti_diagnostics::Language;
use dti_engine::Standing;
use dti_engine::standing::Outcome;

use crate::{Run, RunError};

pub(crate) use words::Words;

/// The standing in the folder of a run, complete and exact.
pub(crate) const FILE: &str = "standing.json";

/// Tells the standing of a finished run, from its files alone.
///
/// # Errors
/// [`RunError`] if the folder is not a finished run, or its `standing.json` cannot be read.
pub fn standing(run: &Path, language: Language) -> Result<String, RunError> {
    let record = Run::read(run)?;
    Ok(screen(record.set.title.get(language), &read(run)?, language))
}

fn read(run: &Path) -> Result<Standing, RunError> {
    let path = run.join(FILE);
    let unreadable = |reason: String| RunError::Unreadable { file: path.display().to_string(), reason };
    let bytes = fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))
}

/// How many goals are reached, then all targets: a heading, and what there is to say of it.
pub(crate) fn screen(set: &str, standing: &Standing, language: Language) -> String {
    let words = Words { language };
    let mut lines = vec![
        words.with("standing-title", &[("set", set.into())]),
        words.with("standing-until", &[("until", words.day(&standing.until).into())]),
    ];
    if standing.targets.is_empty() {
        lines.push(words.word("report-standing-none"));
        return lines.join("\n");
    }
    lines.push(words.summary(standing));
    for progress in &standing.targets {
        lines.push(format!("{} [{}]", progress.title.get(language), progress.target));
        let said = match &progress.outcome {
            Outcome::Rank { top, unit, places, .. } => words.places(*top, unit, places),
            Outcome::Series { unit, years, outlooks, .. } => words.series(unit, years, outlooks),
            Outcome::Aggregate { .. } => words.aggregates(&progress.outcome),
        };
        lines.extend(said.into_iter().map(|line| format!("  {line}")));
    }
    lines.join("\n")
}
