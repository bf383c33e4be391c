//! A finished run read back from its folder, so that it can be compared with another, composed anew or asked what if.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Code, Finding, Findings, Halted, Place};
use dti_engine::Scores;
use dti_engine::scores::{Score, Status};

use crate::folder::{CRITERIA_FOLDER, digest_of};
use crate::readback::{IndexRow, MetricRow, ScoreRow, rows};
use crate::{Run, RunError};

/// A finished run.
#[derive(Debug)]
#[non_exhaustive]
pub struct PastRun {
    /// What it was made from.
    pub record: Run,
    /// The criteria set as it was.
    pub set: CriteriaSet,
    /// What each scored agency earned, by the positions of that set; without what was prepared, and without fuel.
    pub scores: Scores,
    /// The figures in force, by agency, indicator and input position: corrected where the council corrected them, and
    /// before anything was prepared.
    pub figures: BTreeMap<(usize, usize, usize), f64>,
    /// SHA-256 of its record in hexadecimal, which holds the digests of all its files.
    pub digest: String,
}

/// The tables that are read back.
const TABLES: [&str; 3] = ["index.csv", "scores.csv", "metrics.csv"];

impl PastRun {
    /// Reads a run.
    ///
    /// # Errors
    /// [`Halted`] if the folder is no finished run, or if a file that is read was changed since.
    pub fn read(folder: &Path, findings: &mut Findings) -> Result<Self, Halted> {
        let record = Run::read(folder).map_err(|error| unreadable(&error, folder, findings))?;
        check_digests(&record, folder, findings)?;
        let set = set(folder, findings)?;
        let read = Tables::read(folder).map_err(|error| unreadable(&error, folder, findings))?;
        let digest = Run::digest(folder).map_err(|error| unreadable(&error, folder, findings))?;
        Ok(Self { scores: read.scores(&set), figures: read.figures(&set), record, set, digest })
    }
}

/// The set as it was. Its warnings were told by the run.
fn set(folder: &Path, findings: &mut Findings) -> Result<CriteriaSet, Halted> {
    let mut own = Findings::new();
    let source = Source::find(&folder.join(CRITERIA_FOLDER).to_string_lossy(), &mut own);
    let set = source.and_then(|source| CriteriaSet::load(&source, &mut own));
    if set.is_err() {
        findings.append(own);
    }
    set
}

fn unreadable(error: &RunError, folder: &Path, findings: &mut Findings) -> Halted {
    let finding = Finding::new(Code::RunUnreadable).with("reason", error.text());
    findings.push(finding.at(Place::file(folder.to_string_lossy())));
    Halted
}

/// What is read must be what the run wrote.
fn check_digests(record: &Run, folder: &Path, findings: &mut Findings) -> Result<(), Halted> {
    let before = findings.len();
    let in_set = |name: &str| name.strip_prefix(CRITERIA_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    for (name, digest) in record.outputs.iter().filter(|(name, _)| TABLES.contains(&name.as_str()) || in_set(name)) {
        let found = fs::read(folder.join(name)).map(|bytes| digest_of(&bytes));
        if found.ok().as_ref() != Some(digest) {
            let place = Place::file(folder.join(name).to_string_lossy());
            findings.push(Finding::new(Code::RunChanged).with("file", name).at(place));
        }
    }
    if findings.len() > before { Err(Halted) } else { Ok(()) }
}

struct Tables {
    index: Vec<IndexRow>,
    scores: Vec<ScoreRow>,
    metrics: Vec<MetricRow>,
}

impl Tables {
    fn read(folder: &Path) -> Result<Self, RunError> {
        Ok(Self {
            index: rows(folder, TABLES[0], |_| true)?,
            scores: rows(folder, TABLES[1], |_| true)?,
            metrics: rows(folder, TABLES[2], |_| true)?,
        })
    }

    fn scores(&self, set: &CriteriaSet) -> Scores {
        let scored = self.index.iter().filter(|row| row.is_scored()).filter_map(|row| set.agency(&row.agency));
        let mut by_agency: BTreeMap<usize, Vec<Score>> = scored.map(|agency| (agency, Vec::new())).collect();
        for row in &self.scores {
            let own = set.agency(&row.agency).and_then(|agency| by_agency.get_mut(&agency));
            if let (Some(own), Some(score)) = (own, score(set, row)) {
                own.push(score);
            }
        }
        by_agency.values_mut().for_each(|own| own.sort_by_key(|score| score.indicator));
        let (agencies, by_agency) = by_agency.into_iter().unzip();
        Scores { agencies, by_agency, ..Scores::default() }
    }

    fn figures(&self, set: &CriteriaSet) -> BTreeMap<(usize, usize, usize), f64> {
        let figure = |row: &MetricRow| {
            let (agency, indicator) = (set.agency(&row.agency)?, set.indicator(&row.indicator)?);
            let input = set.indicators()[indicator].input(&row.input)?;
            Some(((agency, indicator, input), row.corrected_value.or(row.value)?))
        };
        self.metrics.iter().filter_map(figure).collect()
    }
}

fn score(set: &CriteriaSet, row: &ScoreRow) -> Option<Score> {
    let indicator = set.indicator(&row.indicator)?;
    Some(Score {
        indicator,
        self_points: row.self_points,
        computed_points: row.computed_points,
        appraised_points: row.appraised_points,
        final_points: row.final_points,
        maximum: row.max_points.unwrap_or_default(),
        status: Status::ALL.into_iter().find(|status| status.as_str() == row.status)?,
        reason: row.reason.clone(),
    })
}
