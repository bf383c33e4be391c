//! One file: its digest, its tables, and everything there is to tell about it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dti_diagnostics::{Code, Finding, Language, Place, Text};

use super::form::Heading;
use super::table::{Table, heading_row};
use super::{Remark, RoundKind};
use crate::submissions::file::{read_bytes, submitted};
use crate::submissions::grid::Grid;
use crate::submissions::limits::LongSheets;
use crate::submissions::vocabulary::Vocabulary;
use crate::submissions::walk::FoundFile;
use crate::submissions::{Reading, SubmittedFile};
use crate::text;

/// What one file holds.
#[derive(Debug)]
pub(super) struct Content {
    /// The file itself, without digest and size if its bytes could not be read.
    pub(super) file: SubmittedFile,
    /// Its remarks, each with the positions of agency and indicator.
    pub(super) remarks: Vec<((usize, usize), Remark)>,
    /// Everything there is to tell about it.
    pub(super) findings: Vec<Finding>,
}

/// The files by their names alone, so that nothing depends on where they lie. The second of a name bears its folder's.
pub(super) fn named(files: &[(RoundKind, PathBuf)]) -> Vec<FoundFile> {
    let mut taken = BTreeSet::new();
    files.iter().map(|(_, path)| found(path, &mut taken)).collect()
}

fn found(path: &Path, taken: &mut BTreeSet<String>) -> FoundFile {
    let name_of = |path: Option<&Path>| {
        let name = path.and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        text::normalise(&name).into_owned()
    };
    let mut shown = name_of(Some(path));
    if !taken.insert(shown.clone()) {
        shown = format!("{}/{shown}", name_of(path.parent()));
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    FoundFile { shown, path: path.to_owned(), ending }
}

/// Reads one file.
pub(super) fn read(vocabulary: &Vocabulary<'_>, round: usize, found: &FoundFile, reading: Reading<'_>) -> Content {
    let unread = SubmittedFile { path: found.shown.clone(), digest: String::new(), bytes: 0 };
    let mut content = Content { file: unread, remarks: Vec::new(), findings: Vec::new() };
    match read_bytes(found) {
        Ok(bytes) => {
            content.file = submitted(found, &bytes);
            // A table holds a row for each agency and indicator, so it may be as long as a sheet of records.
            match reading.contents(bytes, &found.ending, &LongSheets::All) {
                Ok(contents) => content.take(vocabulary, round, &contents.grids),
                Err(failure) => content.findings.push(failure.finding(&found.shown)),
            }
        }
        Err(failure) => content.findings.push(failure.finding(&found.shown)),
    }
    content
}

impl Content {
    fn take(&mut self, vocabulary: &Vocabulary<'_>, round: usize, grids: &[Grid]) {
        let file = self.file.path.clone();
        let tables: Vec<_> = grids.iter().filter_map(|grid| Some((grid, heading_row(grid)?))).collect();
        if tables.is_empty() {
            self.no_table(&file, grids);
        }
        for (grid, headings) in tables {
            let table = Table::open(vocabulary, round, &file, grid, headings, &mut self.findings);
            if let Some(mut table) = table {
                self.remarks.extend(table.remarks());
            }
        }
    }

    /// Limits that sheets exceed matter here: the table may lie beyond them.
    fn no_table(&mut self, file: &str, grids: &[Grid]) {
        for grid in grids {
            let excess = grid.excess.clone();
            self.findings.extend(excess.map(|excess| excess.finding(grid.excess_place(file))));
        }
        let column = Text::new(Heading::Agency.text(Language::Vi), Heading::Agency.text(Language::En));
        self.findings.push(Finding::new(Code::FormMissing).with("column", column).at(Place::file(file)));
    }
}
