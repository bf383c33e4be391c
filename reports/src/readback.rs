//! The tables of a run, read back.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};

use crate::RunError;
use crate::tables::FORMULA_LEADS;

/// A row of `index.csv`.
#[derive(Deserialize)]
pub(crate) struct IndexRow {
    pub(crate) cohort: String,
    pub(crate) rank: Option<usize>,
    #[serde(deserialize_with = "text")]
    pub(crate) agency: String,
    #[serde(deserialize_with = "text")]
    pub(crate) name: String,
    pub(crate) points: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) index: Option<f64>,
    pub(crate) status: String,
    #[serde(deserialize_with = "text")]
    pub(crate) band_title: String,
}

impl IndexRow {
    /// Whether the agency is scored, with a rank or without.
    pub(crate) fn is_scored(&self) -> bool {
        ["scored", "not-ranked"].contains(&self.status.as_str())
    }
}

/// A row of `scores.csv`.
#[derive(Deserialize)]
pub(crate) struct ScoreRow {
    #[serde(deserialize_with = "text")]
    pub(crate) agency: String,
    #[serde(deserialize_with = "text")]
    pub(crate) indicator: String,
    pub(crate) self_points: Option<f64>,
    pub(crate) computed_points: Option<f64>,
    pub(crate) appraised_points: Option<f64>,
    pub(crate) final_points: Option<f64>,
    pub(crate) max_points: Option<f64>,
    pub(crate) status: String,
    #[serde(deserialize_with = "text")]
    pub(crate) reason: String,
    #[serde(deserialize_with = "text")]
    pub(crate) evidence: String,
    #[serde(deserialize_with = "text")]
    pub(crate) explanation: String,
}

/// A row of `metrics.csv`.
#[derive(Deserialize)]
pub(crate) struct MetricRow {
    #[serde(deserialize_with = "text")]
    pub(crate) agency: String,
    #[serde(deserialize_with = "text")]
    pub(crate) indicator: String,
    #[serde(deserialize_with = "text")]
    pub(crate) input: String,
    pub(crate) value: Option<f64>,
    #[serde(deserialize_with = "text")]
    pub(crate) raw: String,
    #[serde(deserialize_with = "text")]
    pub(crate) file: String,
    #[serde(deserialize_with = "text")]
    pub(crate) sheet: String,
    pub(crate) cell: String,
    pub(crate) corrected_value: Option<f64>,
    #[serde(deserialize_with = "text")]
    pub(crate) corrected_raw: String,
    #[serde(deserialize_with = "text")]
    pub(crate) corrected_file: String,
    #[serde(deserialize_with = "text")]
    pub(crate) corrected_sheet: String,
    pub(crate) corrected_cell: String,
    /// What was done to the figure before the rule read it; empty if nothing was.
    #[serde(deserialize_with = "text")]
    pub(crate) adjustment: String,
}

/// A row of `appraisals.csv`.
#[derive(Deserialize)]
pub(crate) struct AppraisalRow {
    #[serde(deserialize_with = "text")]
    pub(crate) agency: String,
    #[serde(deserialize_with = "text")]
    pub(crate) indicator: String,
    pub(crate) kind: String,
    #[serde(deserialize_with = "text")]
    pub(crate) file: String,
    #[serde(deserialize_with = "text")]
    pub(crate) sheet: String,
    pub(crate) cell: String,
    pub(crate) points: Option<f64>,
    #[serde(deserialize_with = "text")]
    pub(crate) figures: String,
    pub(crate) verdict: String,
    #[serde(deserialize_with = "text")]
    pub(crate) reason: String,
    #[serde(deserialize_with = "text")]
    pub(crate) members: String,
    pub(crate) date: String,
}

/// A row of `pillars.csv`.
#[derive(Deserialize)]
pub(crate) struct PillarRow {
    #[serde(deserialize_with = "text")]
    pub(crate) agency: String,
    #[serde(deserialize_with = "text")]
    pub(crate) pillar: String,
    pub(crate) points: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) index: Option<f64>,
    pub(crate) status: String,
}

/// The rows of a table that are wanted.
pub(crate) fn rows<T: DeserializeOwned>(
    folder: &Path,
    name: &str,
    wanted: impl Fn(&T) -> bool,
) -> Result<Vec<T>, RunError> {
    let path = folder.join(name);
    let unreadable = |reason: String| RunError::Unreadable { file: path.display().to_string(), reason };
    let text = fs::read_to_string(&path).map_err(|error| unreadable(error.to_string()))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut list = Vec::new();
    for row in reader.deserialize() {
        let row = row.map_err(|error| unreadable(error.to_string()))?;
        if wanted(&row) {
            list.push(row);
        }
    }
    Ok(list)
}

/// A text without the `'` that keeps spreadsheets from taking it for a formula.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let bare = text.strip_prefix('\'').filter(|bare| bare.starts_with(FORMULA_LEADS));
    Ok(bare.map(str::to_owned).unwrap_or(text))
}
