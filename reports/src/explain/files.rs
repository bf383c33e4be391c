//! The tables of a run, read back.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};

use crate::RunError;
use crate::tables::FORMULA_LEADS;

/// A row of `index.csv`.
#[derive(Deserialize)]
pub(super) struct IndexRow {
    pub(super) cohort: String,
    pub(super) rank: Option<usize>,
    #[serde(deserialize_with = "text")]
    pub(super) agency: String,
    #[serde(deserialize_with = "text")]
    pub(super) name: String,
    pub(super) points: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) index: Option<f64>,
    pub(super) status: String,
    #[serde(deserialize_with = "text")]
    pub(super) band_title: String,
}

/// A row of `scores.csv`.
#[derive(Deserialize)]
pub(super) struct ScoreRow {
    #[serde(deserialize_with = "text")]
    pub(super) agency: String,
    #[serde(deserialize_with = "text")]
    pub(super) indicator: String,
    pub(super) self_points: Option<f64>,
    pub(super) computed_points: Option<f64>,
    pub(super) final_points: Option<f64>,
    pub(super) max_points: f64,
    pub(super) status: String,
    #[serde(deserialize_with = "text")]
    pub(super) reason: String,
}

/// A row of `metrics.csv`.
#[derive(Deserialize)]
pub(super) struct MetricRow {
    #[serde(deserialize_with = "text")]
    pub(super) agency: String,
    #[serde(deserialize_with = "text")]
    pub(super) indicator: String,
    #[serde(deserialize_with = "text")]
    pub(super) input: String,
    pub(super) value: Option<f64>,
    #[serde(deserialize_with = "text")]
    pub(super) raw: String,
    #[serde(deserialize_with = "text")]
    pub(super) file: String,
    #[serde(deserialize_with = "text")]
    pub(super) sheet: String,
    pub(super) cell: String,
    /// What was done to the figure before the rule read it; empty if nothing was.
    #[serde(deserialize_with = "text")]
    pub(super) adjustment: String,
}

/// A row of `pillars.csv`.
#[derive(Deserialize)]
pub(super) struct PillarRow {
    #[serde(deserialize_with = "text")]
    pub(super) agency: String,
    #[serde(deserialize_with = "text")]
    pub(super) pillar: String,
    pub(super) points: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) index: Option<f64>,
}

/// The rows of a table that are wanted.
pub(super) fn rows<T: DeserializeOwned>(
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
