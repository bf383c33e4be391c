//! Station 1: what the agencies handed in, each answer with the cell that it came from.

mod archive;
pub(crate) mod cell;
pub mod copies;
mod delimited;
mod disguise;
pub mod evidence;
pub(crate) mod failure;
pub(crate) mod file;
mod flat_reader;
mod foreign;
pub mod form;
mod form_reader;
pub(crate) mod grid;
pub(crate) mod headings;
mod inflater;
pub(crate) mod labels;
pub(crate) mod limits;
mod merge;
mod ods;
mod parquet;
mod plain_archive;
mod reading;
mod records_reader;
mod rows;
mod shared_records;
pub(crate) mod sheets;
pub mod stamp;
#[cfg(test)]
mod tests;
mod typing;
pub(crate) mod vocabulary;
pub(crate) mod walk;
mod watch;
pub(crate) mod workbook;
pub mod worker;
mod xlsx;

pub use limits::{LIMITS, Limits};
pub use reading::{Progress, Reading};

use std::collections::BTreeMap;
use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Halted, Place};
use polars::frame::DataFrame;
use rayon::prelude::*;
use tracing::Span;

use self::evidence::Document;
use self::vocabulary::Vocabulary;

/// What the agencies handed in.
#[derive(Debug, Default)]
pub struct Submissions {
    /// One for each agency that handed something in, in the order of the set.
    pub list: Vec<Submission>,
    /// Every file that was read, in the order of their names.
    pub files: Vec<SubmittedFile>,
}

/// What one agency handed in, or a flat table holds of it.
#[derive(Debug)]
pub struct Submission {
    /// Position of the agency in the set.
    pub agency: usize,
    /// Whether the agency handed something in itself: figures that others supply are nothing to score it by.
    pub handed_in: bool,
    /// The figures by indicator position and input position. Missing figures are not in it.
    pub answers: BTreeMap<(usize, usize), Answer>,
    /// The cells of the form in which a figure belongs and none stands, by indicator position and input position.
    pub blanks: BTreeMap<(usize, usize), Place>,
    /// What else the form's row says, by indicator position.
    pub entries: BTreeMap<usize, Entry>,
    /// The general information of the form: label and value.
    pub information: Vec<(String, String)>,
    /// The records by position of the records sheet: columns named by id (booleans, floats, days as dates are `f64`
    /// days since 1970-01-01, texts).
    pub records: BTreeMap<usize, RecordsTable>,
}

/// One entered figure, with the cell that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The figure as a metric: a share for percents, a position for choices, 1 or 0 for yes or no, days for dates.
    pub value: f64,
    /// What the cell holds, as text.
    pub raw: String,
    /// Where it was entered.
    pub place: Place,
    /// Who says so.
    pub supplied_by: Supplier,
}

/// Who supplied a figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Supplier {
    /// The agency itself.
    #[default]
    Agency,
    /// Another body, in a flat table.
    OtherBody {
        /// The agency's own figure, whose place this one takes.
        replaced: Option<Box<Answer>>,
    },
    /// The council that appraises what was handed in.
    Council,
}

impl Answer {
    /// The agency's own figure, where another body's took its place.
    #[must_use]
    pub fn replaced(&self) -> Option<&Self> {
        match &self.supplied_by {
            Supplier::OtherBody { replaced } => replaced.as_deref(),
            Supplier::Agency | Supplier::Council => None,
        }
    }
}

/// What the form's row of an indicator says beside its figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// Self-scored points.
    pub self_points: Option<Answer>,
    /// The agency's explanation; may be empty.
    pub explanation: String,
    /// What its evidence cell says; may be empty. [`Entry::cite`] sets it with the two below.
    pub evidence: String,
    /// The evidence cell, even if it is empty; none where there is no such column.
    pub evidence_place: Option<Place>,
    /// The documents that the evidence cell cites.
    pub documents: Vec<Document>,
}

/// The rows of a records sheet.
#[derive(Debug)]
pub struct RecordsTable {
    /// The rows, one column for each column of the records sheet.
    pub table: DataFrame,
    /// The sheet that it came from.
    pub place: Place,
    /// Whether another body supplied it, in a table of all agencies.
    pub is_shared: bool,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedFile {
    /// Its path below the submissions folder, with `/` between its parts, in NFC.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub digest: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Reads all submissions below a folder, any depth, in parallel on the current rayon pool.
///
/// Every problem becomes a finding that names its agency where that is known; an agency with errors is still in the
/// result, with the answers that could be read.
///
/// # Errors
/// [`Halted`] if the folder cannot be read or holds no submission at all.
#[tracing::instrument(name = "submissions", skip_all, fields(files, unread, bytes, cells, agencies))]
pub fn read(
    set: &CriteriaSet,
    folder: &Path,
    reading: Reading<'_>,
    findings: &mut Findings,
) -> Result<Submissions, Halted> {
    let found = walk::find(folder, findings).ok_or(Halted)?;
    let vocabulary = Vocabulary::of(set);
    let station = Span::current();
    let unsupported = findings.iter().filter(|finding| finding.code == Code::FileKindUnsupported).count();
    let contents = reading.each(&found, |found| file::read(&vocabulary, found, reading, &station));
    let unread = unsupported + contents.iter().filter(|content| content.is_unread).count();
    let cells: usize = contents.iter().map(|content| content.cells).sum();
    let submissions = merge::merge(set, contents, findings);
    station.record("files", submissions.files.len());
    station.record("unread", unread);
    station.record("cells", cells);
    station.record("bytes", submissions.files.iter().map(|file| file.bytes).sum::<u64>());
    station.record("agencies", submissions.list.iter().filter(|submission| submission.handed_in).count());
    if !submissions.list.is_empty() {
        return Ok(submissions);
    }
    if !findings.has_errors() {
        let shown = folder.to_string_lossy().replace('\\', "/");
        findings.push(Finding::new(Code::SubmissionsEmpty).at(Place::file(shown)));
    }
    Err(Halted)
}

/// The files below a folder that [`read`] reads, each with its digest, in the same order.
///
/// # Errors
/// [`Halted`] if the folder cannot be read, or holds too many files.
pub fn files(folder: &Path, findings: &mut Findings) -> Result<Vec<SubmittedFile>, Halted> {
    let found = walk::find(folder, findings).ok_or(Halted)?;
    Ok(found.par_iter().filter_map(file::digested).collect())
}
