//! What agencies get back after a check: a workbook for each that has findings, and one for whoever runs the check.

mod copy;
mod list;
mod marks;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dti_criteria::{Agency, CriteriaSet};
use dti_diagnostics::{Finding, Findings, Language, Severity, sentence};
use dti_engine::submissions::copies::{Copy, Table, copies};
use dti_engine::submissions::{Progress, Reading};
use rayon::prelude::*;
use rust_xlsxwriter::DocProperties;

use self::marks::Marks;
use crate::folder::Staging;
use crate::workbook::{Styles, Tabs, workbook};
use crate::{OutputError, WorkbookError};

/// The record of the feedback, written last: a folder without it is not replaced.
const RECORD: &str = "feedback.json";
/// The workbook of whoever runs the check; no agency's code holds a blank.
pub const SUMMARY: &str = "tong hop.xlsx";

/// What a check found.
#[derive(Clone, Copy)]
pub struct Feedback<'a> {
    /// The set that was checked against.
    pub set: &'a CriteriaSet,
    /// The folder of the submissions.
    pub submissions: &'a Path,
    /// How they are read.
    pub reading: Reading<'a>,
    /// Everything there is to tell, in reading order.
    pub findings: &'a Findings,
    /// The language of the workbooks.
    pub language: Language,
}

/// The feedback of one agency.
struct Reply<'a> {
    agency: &'a Agency,
    findings: Vec<&'a Finding>,
    copies: Vec<Copy>,
}

/// What all workbooks of a feedback are made from.
struct Source<'a> {
    feedback: Feedback<'a>,
    styles: Styles,
}

impl Source<'_> {
    fn word(&self, key: &str) -> String {
        sentence(key, self.feedback.language)
    }
}

/// Writes `<code>.xlsx` for each agency that a finding names, and a workbook of the rest and of all agencies, into a
/// folder beside `out`, which is moved into place when all is there. An earlier feedback at `out`, or an empty folder, is
/// replaced. Returns how many agencies got a workbook. Equal submissions give equal bytes.
///
/// # Errors
/// [`OutputError`]; then `out` is as it was.
pub fn write_feedback(feedback: &Feedback<'_>, out: &Path, progress: &dyn Progress) -> Result<usize, OutputError> {
    let staging = Staging::open_for(out, RECORD)?;
    let source = Source { feedback: *feedback, styles: Styles::new(feedback.set.decimals()) };
    let replies = replies(feedback, progress);
    let write = |reply: &Reply<'_>| {
        let name = file(reply.agency);
        let bytes = make(&source, reply).map_err(|source| OutputError::Workbook { path: name.clone(), source })?;
        let digest = staging.write(&name, &bytes)?;
        Ok((name, digest))
    };
    let mut outputs: BTreeMap<String, String> = replies.par_iter().map(write).collect::<Result<_, OutputError>>()?;
    let summary = summary::make(&source, &replies);
    let summary = summary.map_err(|source| OutputError::Workbook { path: SUMMARY.to_owned(), source })?;
    outputs.insert(SUMMARY.to_owned(), staging.write(SUMMARY, &summary)?);
    let record = serde_json::json!({ "set": feedback.set.id(), "digest": feedback.set.digest(), "outputs": outputs });
    staging.write(RECORD, format!("{record:#}\n").as_bytes())?;
    staging.finish()?;
    Ok(replies.len())
}

fn file(agency: &Agency) -> String {
    format!("{}.xlsx", agency.code)
}

/// The agencies that findings name, in the order of the set.
fn replies<'a>(feedback: &Feedback<'a>, progress: &dyn Progress) -> Vec<Reply<'a>> {
    let mut by_agency: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in feedback.findings {
        if let Some(agency) = finding.agency.as_deref().and_then(|code| feedback.set.agency(code)) {
            by_agency.entry(agency).or_default().push(finding);
        }
    }
    let agencies: BTreeSet<usize> = by_agency.keys().copied().collect();
    let mut copied = copies(feedback.set, feedback.submissions, &agencies, feedback.reading.watched_by(progress));
    let reply = |(agency, findings): (usize, Vec<&'a Finding>)| {
        let copies = of_use(copied.remove(&agency).unwrap_or_default(), &findings);
        Reply { agency: &feedback.set.agencies()[agency], findings, copies }
    };
    by_agency.into_iter().map(reply).collect()
}

/// Forms and their records first; of flat tables, which other bodies may have filled in, those that something is wrong
/// with, or that are all there is.
fn of_use(copies: Vec<Copy>, findings: &[&Finding]) -> Vec<Copy> {
    let is_flat = |copy: &Copy| matches!(copy.table, Table::Flat { .. });
    let (flat, mut of_use): (Vec<_>, Vec<_>) = copies.into_iter().partition(is_flat);
    let alone = of_use.is_empty();
    of_use.extend(flat.into_iter().filter(|copy| alone || Marks::of(copy, findings).cells().next().is_some()));
    of_use
}

/// The workbook of one agency: its findings, then copies of what it handed in.
fn make(source: &Source<'_>, reply: &Reply<'_>) -> Result<Vec<u8>, WorkbookError> {
    let (set, language) = (source.feedback.set, source.feedback.language);
    let properties = DocProperties::new().set_title(set.title().get(language)).set_subject(&reply.agency.name);
    let mut book = workbook(&source.styles, properties, set.period().0)?;
    let mut tabs = Tabs::default();
    let list_tab = tabs.name(&source.word("feedback-tab-list"));
    let named =
        |copy: &Copy| if copy.sheet.is_empty() { source.word("feedback-tab-table") } else { copy.sheet.clone() };
    let copy_tabs: Vec<_> = reply.copies.iter().map(|copy| tabs.name(&named(copy))).collect();
    list::write(source, book.add_worksheet(), list_tab, reply, &copy_tabs)?;
    for (copy, tab) in reply.copies.iter().zip(copy_tabs) {
        copy::write(source, book.add_worksheet(), tab, copy, &reply.findings)?;
    }
    Ok(book.save_to_buffer()?)
}

/// How many findings there are of each severity.
fn counts(findings: &[&Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| findings.iter().filter(|finding| finding.severity() == severity).count())
}

/// The word for a severity.
fn severity(source: &Source<'_>, severity: Severity) -> String {
    source.word(match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    })
}
