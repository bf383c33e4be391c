//! `run.json`: the record of a run, complete enough to explain every award and to verify every file.

mod nodes;
mod outcome;
mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dti_criteria::{CriteriaSet, Indicator};
use dti_diagnostics::{Language, Place, Severity, Text};
use dti_engine::appraisals::Round;
use dti_engine::submissions::SubmittedFile;
use serde::{Deserialize, Deserializer, Serialize};

use crate::folder::{RUN_FILE, digest_of};
use crate::{Manifest, Previous, Report, RunError};

pub use nodes::{CoverageRecord, GateRecord, PillarRecord, ViewRecord};
pub use outcome::{AttributeRecord, BandsRecord, ClassRecord, DecimalsRecord, EdgeRecord, RankingRecord};
pub use rules::{Basis, DenominatorRecord, ImputationRecord, InputRecord, OptionRecord, RuleRecord, TreatmentRecord};

/// The record of a run. Nothing in it depends on where the files lay, on the clock, or on the number of threads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The form of the record: [`Run::FORMAT`]. The first one did not say.
    #[serde(default = "first_format")]
    pub format: u32,
    /// What the caller told: engine, day, plugins, limits.
    #[serde(flatten)]
    pub manifest: Manifest,
    /// The language of titles, reasons and workbooks.
    pub language: Language,
    /// The criteria set.
    pub set: SetRecord,
    /// The files that were read.
    pub submissions: Vec<SubmissionRecord>,
    /// The council's files in the order of their rounds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appraisals: Vec<AppraisalRecord>,
    /// The earlier run that it is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<PreviousRecord>,
    /// What its rank intervals were made from, where these were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub robustness: Option<RobustnessRecord>,
    /// How many of each there were.
    pub counts: Counts,
    /// The cohorts in the order of the set.
    pub cohorts: Vec<CohortRecord>,
    /// The attributes of agencies.
    pub attributes: Vec<AttributeRecord>,
    /// The pillars in the order of the set, the root first.
    pub pillars: Vec<PillarRecord>,
    /// The views in the order of the set.
    pub views: Vec<ViewRecord>,
    /// How agencies are ranked.
    pub ranking: RankingRecord,
    /// The classes.
    pub bands: Vec<BandsRecord>,
    /// How many decimals people are shown.
    pub decimals: DecimalsRecord,
    /// The indicators with their rules, in the order of the set.
    pub rules: Vec<RuleRecord>,
    /// What the rules used, by indicator in the order of the set.
    #[serde(deserialize_with = "fuel_of_any_format")]
    pub fuel: Vec<FuelRecord>,
    /// SHA-256 of every other file of the run, by name.
    pub outputs: BTreeMap<String, String>,
}

/// A criteria set, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRecord {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// SHA-256 of its files in hexadecimal.
    pub digest: String,
}

/// A run that another one is compared with, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousRecord {
    /// The set that it was scored by.
    pub set: SetRecord,
    /// SHA-256 of its record in hexadecimal.
    pub digest: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionRecord {
    /// Its path below the submissions folder; the name of a council's file.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub digest: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A file of the council's decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppraisalRecord {
    /// What the round is: `appraisal` or `appeal`.
    pub kind: String,
    /// The file.
    #[serde(flatten)]
    pub file: SubmissionRecord,
}

/// How many of each there were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Agencies of the set.
    pub agencies: usize,
    /// Agencies with a score.
    pub scored: usize,
    /// Indicators of the set.
    pub indicators: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
}

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortRecord {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
}

/// What rank intervals were made from: equal seeds and numbers of draws give equal intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RobustnessRecord {
    /// What the draws were made from.
    pub seed: u64,
    /// How many draws there were.
    pub draws: usize,
}

/// What the rule of an indicator used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FuelRecord {
    /// The indicator's code.
    pub indicator: String,
    /// How often the rule was called: once for each cohort, and again where figures were corrected or an agency dropped
    /// out.
    pub calls: u64,
    /// Units of fuel that these calls used.
    pub units: u64,
}

/// Records of the first form tell no calls.
fn fuel_of_any_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<FuelRecord>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Fuel {
        List(Vec<FuelRecord>),
        First(BTreeMap<String, u64>),
    }
    let record = |(indicator, units)| FuelRecord { indicator, calls: 0, units };
    Ok(match Fuel::deserialize(deserializer)? {
        Fuel::List(list) => list,
        Fuel::First(units) => units.into_iter().map(record).collect(),
    })
}

fn first_format() -> u32 {
    1
}

impl Run {
    /// The form of the records that are written now. Another number means that a record of one form cannot be compared
    /// with one of another.
    pub const FORMAT: u32 = 2;

    /// The record of a run whose other files are `outputs`, by name.
    pub(crate) fn of(report: &Report<'_>, outputs: BTreeMap<String, String>) -> Self {
        let set = report.set;
        Self {
            format: Self::FORMAT,
            manifest: report.manifest.clone(),
            language: report.language,
            set: SetRecord { id: set.id().into(), title: set.title().clone(), digest: set.digest().into() },
            submissions: report.submissions.files.iter().map(file_record).collect(),
            appraisals: report.appraisals.rounds.iter().map(appraisal_record).collect(),
            previous: report.previous.map(previous_record),
            robustness: report.robustness.map(|one| RobustnessRecord { seed: one.seed, draws: one.draws }),
            counts: counts(report),
            cohorts: set
                .cohorts()
                .iter()
                .map(|one| CohortRecord { id: one.id.clone(), title: one.title.clone() })
                .collect(),
            attributes: outcome::attributes(set),
            pillars: nodes::pillars(set),
            views: nodes::views(set),
            ranking: outcome::ranking(set),
            bands: outcome::bands(set),
            decimals: outcome::decimals(set),
            rules: rules::rules(report),
            fuel: fuel(report),
            outputs,
        }
    }

    /// Reads the record of a finished run.
    ///
    /// # Errors
    /// [`RunError::Unfinished`] if there is none, [`RunError::Unreadable`] if it is not the record of a run.
    pub fn read(folder: &Path) -> Result<Self, RunError> {
        let path = folder.join(RUN_FILE);
        if !path.is_file() {
            return Err(RunError::Unfinished { folder: folder.display().to_string() });
        }
        let unreadable = |reason: String| RunError::Unreadable { file: path.display().to_string(), reason };
        let bytes = fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
        serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))
    }

    /// SHA-256 of the record of a finished run in hexadecimal.
    ///
    /// # Errors
    /// [`RunError::Unreadable`] if there is none.
    pub fn digest(folder: &Path) -> Result<String, RunError> {
        let path = folder.join(RUN_FILE);
        let digest = fs::read(&path).map(|bytes| digest_of(&bytes));
        digest.map_err(|error| RunError::Unreadable { file: path.display().to_string(), reason: error.to_string() })
    }

    pub(crate) fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("the record holds plain texts and numbers");
        json.push(b'\n');
        json
    }
}

/// A place with a path that does not depend on where the set lies: `<set id>/<file>` for a file of the set.
pub(crate) fn criteria_place(set: &CriteriaSet, place: &Place) -> Place {
    let folder = set.place().file.strip_suffix("set.toml").filter(|folder| !folder.is_empty());
    let name = folder.and_then(|folder| place.file.strip_prefix(folder));
    let file = name.map_or_else(|| place.file.clone(), |name| format!("{}/{name}", set.id()));
    Place { file, spot: place.spot.clone() }
}

fn previous_record(previous: Previous<'_>) -> PreviousRecord {
    PreviousRecord { set: previous.run.record.set.clone(), digest: previous.run.digest.clone() }
}

fn file_record(file: &SubmittedFile) -> SubmissionRecord {
    SubmissionRecord { path: file.path.clone(), digest: file.digest.clone(), bytes: file.bytes }
}

fn appraisal_record(round: &Round) -> AppraisalRecord {
    AppraisalRecord { kind: round.kind.as_str().to_owned(), file: file_record(&round.file) }
}

fn counts(report: &Report<'_>) -> Counts {
    Counts {
        agencies: report.set.agencies().len(),
        scored: report.scores.agencies.len(),
        indicators: report.set.indicators().len(),
        errors: report.findings.count(Severity::Error),
        warnings: report.findings.count(Severity::Warning),
        notes: report.findings.count(Severity::Note),
    }
}

fn fuel(report: &Report<'_>) -> Vec<FuelRecord> {
    let scores = report.scores;
    let used = scores.calls.iter().zip(&scores.fuel);
    let record = |(indicator, (&calls, &units)): (&Indicator, (&u64, &u64))| FuelRecord {
        indicator: indicator.code.clone(),
        calls,
        units,
    };
    report.set.indicators().iter().zip(used).map(record).collect()
}
