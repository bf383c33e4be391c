//! Two runs side by side: as a table for other programs, as a page to read, and in words.

mod page;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Halted, Language, Place};
use dti_engine::changes::{self, Changes, Node, NodeKind, Period};
use dti_engine::index;
use dti_engine::signs::Earlier;

use crate::folder::write_whole;
use crate::template::refuse_to_overwrite;
use crate::{OutputError, PastRun, tables};

pub(crate) use words::{in_one_line, why_not};

/// What a run is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Previous<'a> {
    /// The earlier run.
    pub run: &'a PastRun,
    /// What changed since.
    pub changes: &'a Changes,
}

/// Two runs side by side.
#[derive(Debug, Clone, Copy)]
pub struct YearOnYear<'a> {
    /// The set of the earlier run.
    pub before: &'a CriteriaSet,
    /// The set of the later run.
    pub now: &'a CriteriaSet,
    /// What changed between them.
    pub changes: &'a Changes,
}

impl YearOnYear<'_> {
    /// The columns of `changes.csv` as the bytes of a file.
    ///
    /// # Errors
    /// [`OutputError::NotFinite`] if a change is no number.
    pub fn table(&self, language: Language) -> Result<Vec<u8>, OutputError> {
        tables::changes(self, language).map(|(_, bytes)| bytes)
    }

    /// The page that `dti compare` prints, in Markdown: who rose and fell most, which indicators moved most, and what
    /// is not compared and why.
    #[must_use]
    pub fn page(&self, language: Language) -> String {
        page::page(self, language)
    }

    /// Writes the table into a file of its own.
    ///
    /// # Errors
    /// [`OutputError`]; a file that is there and differs is left alone.
    pub fn write(&self, out: &Path, language: Language) -> Result<(), OutputError> {
        let bytes = self.table(language)?;
        refuse_to_overwrite(out, &bytes)?;
        write_whole(out, &bytes)
    }

    /// The code or id and the titles of a node, before and now; no code for rank and index.
    pub(crate) fn node(&self, node: Node, language: Language) -> (String, [String; 2]) {
        let name = |set: &CriteriaSet, position: Option<usize>| {
            let Some(position) = position else { return (String::new(), String::new()) };
            let (code, title) = match node.kind {
                NodeKind::Rank | NodeKind::Index => ("", set.title()),
                NodeKind::Pillar => (set.tree().pillars[position].code.as_str(), &set.tree().pillars[position].title),
                NodeKind::View => (set.views()[position].id.as_str(), &set.views()[position].title),
                NodeKind::Indicator => (set.indicators()[position].code.as_str(), &set.indicators()[position].title),
            };
            (code.to_owned(), title.get(language).to_owned())
        };
        let ((old, before), (new, now)) = (name(self.before, node.before), name(self.now, node.now));
        (if new.is_empty() { old } else { new }, [before, now])
    }
}

/// Compares two finished runs.
///
/// # Errors
/// [`Halted`] if they have no agency or no indicator in common.
pub fn year_on_year(previous: &PastRun, present: &PastRun, findings: &mut Findings) -> Result<Changes, Halted> {
    previous.compared_with(period(present, &present.index()), findings)
}

/// Writes what agencies take over from an earlier run into a flat table that can be handed in, and returns how many
/// agencies take something.
///
/// # Errors
/// [`Halted`] if the set takes nothing from an earlier run, or if the file cannot be written; one that is there and
/// differs is left alone.
pub fn write_carry_over(
    set: &CriteriaSet,
    previous: &PastRun,
    out: &Path,
    language: Language,
    findings: &mut Findings,
) -> Result<usize, Halted> {
    let over = changes::carry_over(set, period(previous, &previous.index()), findings)?;
    let written = tables::carried(set, previous, &over, language).and_then(|(_, bytes)| {
        refuse_to_overwrite(out, &bytes)?;
        write_whole(out, &bytes)
    });
    written.map_err(|error| {
        let finding = Finding::new(Code::OutputUnwritable).with("reason", error.text());
        findings.push(finding.at(Place::file(out.to_string_lossy())));
        Halted
    })?;
    Ok(over.agencies.iter().filter(|(_, took)| took.iter().any(Option::is_some)).count())
}

/// A finished run as it is compared.
fn period<'a>(run: &'a PastRun, index: &'a dti_engine::Index) -> Period<'a> {
    Period { set: &run.set, scores: &run.scores, index }
}

impl PastRun {
    /// Its figures, to look for early signs.
    #[must_use]
    pub fn earlier(&self) -> Earlier<'_> {
        Earlier { set: &self.set, figures: &self.figures }
    }

    /// What changed between it and a later run.
    ///
    /// # Errors
    /// [`Halted`] if they have no agency or no indicator in common.
    pub fn compared_with(&self, present: Period<'_>, findings: &mut Findings) -> Result<Changes, Halted> {
        changes::between(period(self, &self.index()), present, findings)
    }

    /// Its indices and ranks, composed anew; what there was to tell of them was told by the run.
    #[must_use]
    pub fn index(&self) -> dti_engine::Index {
        index::recompose(&self.set, &self.scores, &mut Findings::new())
    }
}
