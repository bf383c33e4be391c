//! One file: its digest, its forms and flat tables, and everything there is to tell about it.

use std::fs::File;
use std::io::Read;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Language, Place, Text};
use sha2::{Digest, Sha256};
use tracing::field::Empty;
use tracing::{Span, debug_span};

use super::failure::Failure;
use super::form::{Heading, sheet_name};
use super::form_reader::{Template, tagged};
use super::grid::Grid;
use super::headings::form_row;
use super::limits::{Excess, FILE_BYTES};
use super::reading::Reading;
use super::records_reader::{read_all, records_named};
use super::vocabulary::Vocabulary;
use super::walk::FoundFile;
use super::workbook::Contents;
use super::{Submission, SubmittedFile, flat_reader, form_reader, shared_records, typing};

/// What one file holds.
#[derive(Debug, Default)]
pub(super) struct FileContent {
    /// The file itself; none if its bytes could not be read.
    pub(super) file: Option<SubmittedFile>,
    /// Its forms, each with the sheet that it fills.
    pub(super) forms: Vec<(Submission, Place)>,
    /// The rows of its flat tables.
    pub(super) flat: Vec<Submission>,
    /// Everything there is to tell about it.
    pub(super) findings: Vec<Finding>,
    /// How many cells with content it holds.
    pub(super) cells: usize,
    /// Whether no cells could be had of it.
    pub(super) is_unread: bool,
}

/// Reads one file for a station.
pub(super) fn read(
    vocabulary: &Vocabulary<'_>,
    found: &FoundFile,
    reading: Reading<'_>,
    station: &Span,
) -> FileContent {
    let span = debug_span!(parent: station, "file", file = found.shown, bytes = Empty, cells = Empty);
    let _entered = span.enter();
    let mut content = FileContent::default();
    let contents = read_bytes(found).and_then(|bytes| {
        span.record("bytes", bytes.len());
        content.file = Some(submitted(found, &bytes));
        reading.contents(bytes, &found.ending, &vocabulary.long)
    });
    match contents {
        Ok(contents) => {
            content.cells = contents.grids.iter().map(Grid::len).sum();
            span.record("cells", content.cells);
            content.take(vocabulary, &found.shown, &contents);
        }
        Err(failure) => {
            content.is_unread = true;
            content.findings.push(failure.finding(&found.shown));
        }
    }
    content
}

pub(crate) fn read_bytes(found: &FoundFile) -> Result<Vec<u8>, Failure> {
    let file = File::open(&found.path).map_err(|error| Failure::of_io(&error))?;
    let declared = file.metadata().map_or(0, |metadata| metadata.len());
    check_size(declared)?;
    // One byte more than allowed, so that a file that grows is noticed too.
    let mut bytes = Vec::with_capacity(usize::try_from(declared).unwrap_or_default() + 1);
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Failure::of_io(&error))?;
    check_size(bytes.len() as u64)?;
    Ok(bytes)
}

fn check_size(bytes: u64) -> Result<(), Failure> {
    if bytes <= FILE_BYTES {
        return Ok(());
    }
    Err(Excess::bytes(Text::new("dung lượng tệp", "the size of the file"), bytes, FILE_BYTES).into())
}

/// A file with its digest; none if its bytes cannot be read.
pub(crate) fn digested(found: &FoundFile) -> Option<SubmittedFile> {
    Some(submitted(found, &read_bytes(found).ok()?))
}

pub(crate) fn submitted(found: &FoundFile, bytes: &[u8]) -> SubmittedFile {
    let digest = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    SubmittedFile { path: found.shown.clone(), digest, bytes: bytes.len() as u64 }
}

impl FileContent {
    fn take(&mut self, vocabulary: &Vocabulary<'_>, file: &str, contents: &Contents) {
        let set = vocabulary.set;
        let grids = &contents.grids;
        let tabled = || grids.iter().filter(|grid| records_named(set, &grid.sheet).is_none());
        let template = Template { stamp: &contents.stamp, alone: tabled().filter_map(form_row).count() == 1 };
        let has_form = tabled().any(|grid| form_row(grid).is_some());
        let mut tables = 0;
        let mut records = Vec::new();
        for grid in grids {
            if records_named(set, &grid.sheet).is_some() {
                // Without a form beside it, it says itself whose its rows are.
                let shared =
                    if has_form { None } else { shared_records::read(vocabulary, file, grid, &mut self.findings) };
                match shared {
                    Some(shared) => {
                        tables += 1;
                        self.flat.extend(shared);
                    }
                    None => records.push(grid),
                }
            } else if let Some(row) = form_row(grid) {
                tables += 1;
                let form = form_reader::read(vocabulary, file, grid, row, template, &mut self.findings);
                self.forms.extend(form.map(|form| (form, grid.whole(file))));
            } else if let Some(row) = vocabulary.flat.row(grid) {
                tables += 1;
                self.flat.extend(flat_reader::read(vocabulary, file, grid, row, &mut self.findings));
            } else if let Some(shared) = shared_records::read(vocabulary, file, grid, &mut self.findings) {
                tables += 1;
                self.flat.extend(shared);
            }
        }
        if tables == 0 {
            self.no_table(file, grids);
        }
        self.take_records(set, file, &records);
        self.findings.extend(grids.iter().flat_map(|grid| typing::oddities(file, grid)));
    }

    /// Limits that other sheets exceed matter only where no table was found: it may lie beyond them.
    fn no_table(&mut self, file: &str, grids: &[Grid]) {
        for grid in grids {
            if let Some(excess) = grid.excess.clone() {
                self.findings.push(excess.finding(grid.excess_place(file)));
            }
        }
        let column = form_reader::title(Heading::Code);
        let place = match grids.iter().find(|grid| is_form_name(&grid.sheet)) {
            Some(grid) => grid.whole(file),
            None => Place::file(file),
        };
        self.findings.push(Finding::new(Code::FormMissing).with("column", column).at(place));
    }

    /// The records of a workbook belong to the one form in it.
    fn take_records(&mut self, set: &CriteriaSet, file: &str, grids: &[&Grid]) {
        let mut own = Vec::new();
        let tables = read_all(set, file, grids, &mut own);
        if let [(form, _)] = self.forms.as_mut_slice() {
            let code = set.agencies()[form.agency].code.as_str();
            self.findings.extend(own.into_iter().map(|finding| tagged(finding, Some(code))));
            form.records = tables;
            return;
        }
        self.findings.extend(own);
        for table in tables.into_values() {
            let reason = Text::new(
                "tệp không có đúng một phiếu nên không rõ bảng này của đơn vị nào",
                "the file does not hold exactly one form, so it is not clear whose records they are",
            );
            let sheet = match &table.place.spot {
                dti_diagnostics::Spot::Sheet { sheet } => sheet.clone(),
                _ => String::new(),
            };
            let finding = Finding::new(Code::AnswerIgnored).with("value", sheet).with("reason", reason);
            self.findings.push(finding.at(table.place));
        }
    }
}

fn is_form_name(sheet: &str) -> bool {
    [Language::Vi, Language::En]
        .into_iter()
        .any(|language| crate::text::key(sheet_name(language)) == crate::text::key(sheet))
}
