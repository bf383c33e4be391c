//! `run.json`: the record of a run, complete enough to explain every award and to verify every file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dti_criteria::{CriteriaSet, Indicator, InputSource};
use dti_diagnostics::{Language, Place, Severity, Text};
use dti_engine::appraisals::Round;
use dti_engine::rules::Rule;
use dti_engine::submissions::SubmittedFile;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::folder::RUN_FILE;
use crate::{Manifest, Report, RunError};

/// The record of a run. Nothing in it depends on where the files lay, on the clock, or on the number of threads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
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
    /// How many of each there were.
    pub counts: Counts,
    /// The cohorts in the order of the set.
    pub cohorts: Vec<CohortRecord>,
    /// The pillars in the order of the set, the root first.
    pub pillars: Vec<PillarRecord>,
    /// The indicators with their rules, in the order of the set.
    pub rules: Vec<RuleRecord>,
    /// Fuel that the rules used, by indicator.
    pub fuel: Map<String, Value>,
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

/// A pillar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PillarRecord {
    /// Its code; empty for the root.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// The code of its parent; none for the root.
    pub parent: Option<String>,
    /// The points that it is worth.
    pub points: f64,
}

/// An indicator with its rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleRecord {
    /// The indicator's code.
    pub indicator: String,
    /// What the indicator is called.
    pub title: Text,
    /// Its pillars from the nearest up to the root, by code.
    pub path: Vec<String>,
    /// The fewest points.
    pub minimum: f64,
    /// The most points.
    pub maximum: f64,
    /// Whether its points keep to these bounds.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub bounded: bool,
    /// The rule's id; empty where the indicator is not scored.
    pub rule: String,
    /// The plugin that offers it.
    pub plugin: String,
    /// What the plugin says of it.
    pub summary: Text,
    /// The parameters by cohort; cohorts that it does not apply to are not in it.
    pub parameters: BTreeMap<String, Map<String, Value>>,
    /// What it reads.
    pub inputs: Vec<InputRecord>,
    /// Who says so.
    pub basis: Basis,
    /// The criteria line that defines it.
    pub place: String,
}

/// Something that a rule reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputRecord {
    /// The name that the rule reads.
    pub name: String,
    /// What the agency is asked for.
    pub title: Text,
    /// What may be entered.
    pub kind: String,
    /// The options of a choice, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionRecord>,
    /// Where it comes from: `answer`, `outside`, `self-points`, or the id of a records sheet.
    pub source: String,
    /// The smallest figure allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The largest figure allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionRecord {
    /// What the rule calls it.
    pub id: String,
    /// What the agency chooses.
    pub title: Text,
}

/// Who says that an indicator is scored so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A published source, cited.
    Official(String),
    /// The author of the set, with the reason.
    OwnChoice(String),
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

impl Run {
    /// The record of a run whose other files are `outputs`, by name.
    pub(crate) fn of(report: &Report<'_>, outputs: BTreeMap<String, String>) -> Self {
        let set = report.set;
        Self {
            manifest: report.manifest.clone(),
            language: report.language,
            set: SetRecord { id: set.id().into(), title: set.title().clone(), digest: set.digest().into() },
            submissions: report.submissions.files.iter().map(file_record).collect(),
            appraisals: report.appraisals.rounds.iter().map(appraisal_record).collect(),
            counts: counts(report),
            cohorts: set
                .cohorts()
                .iter()
                .map(|one| CohortRecord { id: one.id.clone(), title: one.title.clone() })
                .collect(),
            pillars: pillars(set),
            rules: rules(report),
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

fn pillars(set: &CriteriaSet) -> Vec<PillarRecord> {
    let pillars = &set.tree().pillars;
    let record = |pillar: &dti_criteria::Pillar| PillarRecord {
        code: pillar.code.clone(),
        title: pillar.title.clone(),
        parent: pillar.parent.map(|parent| pillars[parent].code.clone()),
        points: pillar.points,
    };
    pillars.iter().map(record).collect()
}

fn fuel(report: &Report<'_>) -> Map<String, Value> {
    let codes = report.set.indicators().iter().map(|indicator| indicator.code.clone());
    std::iter::zip(codes, report.scores.fuel.iter().map(|&fuel| Value::from(fuel))).collect()
}

fn rules(report: &Report<'_>) -> Vec<RuleRecord> {
    let indicators = std::iter::zip(report.set.indicators(), &report.plan.rules).enumerate();
    indicators.map(|(position, (indicator, &rule))| rule_record(report.set, position, indicator, rule)).collect()
}

fn rule_record(set: &CriteriaSet, position: usize, indicator: &Indicator, rule: Option<&dyn Rule>) -> RuleRecord {
    let profile = rule.map(Rule::profile);
    let path = set.tree().parent_of_indicator(position).map(|pillar| set.tree().path(pillar)).unwrap_or_default();
    RuleRecord {
        indicator: indicator.code.clone(),
        title: indicator.title.clone(),
        path: path.into_iter().map(|pillar| set.tree().pillars[pillar].code.clone()).collect(),
        minimum: indicator.minimum,
        maximum: indicator.maximum,
        bounded: indicator.bounded,
        rule: profile.map(|profile| profile.id.clone()).unwrap_or_default(),
        plugin: profile.map(|profile| profile.plugin.clone()).unwrap_or_default(),
        summary: profile.map(|profile| profile.summary.clone()).unwrap_or_default(),
        parameters: parameters(set, indicator),
        inputs: indicator.inputs.iter().map(|input| input_record(set, input)).collect(),
        basis: match &indicator.basis {
            dti_criteria::Basis::Official(source) => Basis::Official(source.clone()),
            dti_criteria::Basis::OwnChoice(reason) => Basis::OwnChoice(reason.clone()),
        },
        place: criteria_place(set, &indicator.place).to_string(),
    }
}

fn parameters(set: &CriteriaSet, indicator: &Indicator) -> BTreeMap<String, Map<String, Value>> {
    let cohorts = set.cohorts().iter().enumerate().filter(|(cohort, _)| indicator.concerns(*cohort));
    cohorts.map(|(position, cohort)| (cohort.id.clone(), indicator.parameters(position))).collect()
}

fn input_record(set: &CriteriaSet, input: &dti_criteria::Input) -> InputRecord {
    let options = match &input.kind {
        dti_criteria::Kind::Choice(choices) => choices.iter().map(option_record).collect(),
        _ => Vec::new(),
    };
    let source = match &input.source {
        InputSource::Answer => "answer",
        InputSource::Outside => "outside",
        InputSource::AnswerUnlessOutside => "answer-unless-outside",
        InputSource::SelfPoints => "self-points",
        InputSource::Records { records, .. } => &set.records()[*records].id,
    };
    InputRecord {
        name: input.name.clone(),
        title: input.title.clone(),
        kind: input.kind.as_str().to_owned(),
        options,
        source: source.to_owned(),
        minimum: input.minimum,
        maximum: input.maximum,
    }
}

fn option_record(choice: &dti_criteria::Choice) -> OptionRecord {
    OptionRecord { id: choice.id.clone(), title: choice.title.clone() }
}
