//! Records of all agencies in one table, as an information system writes them: a column says whose each row is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Records};
use dti_diagnostics::{Code, Finding, Place};

use super::grid::{Cell, Content, Grid, Row};
use super::headings::{FlatHeading, Layout, layout};
use super::labels::named_agency;
use super::records_reader::{HEADING_ROWS, RecordsSheet, column_of, records_named, rows_below};
use super::vocabulary::Vocabulary;
use super::{RecordsTable, Submission};

/// A heading of such a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    /// The agency's code.
    Agency,
    /// The agency's name, which is not read.
    Name,
    /// A column of the records sheet.
    Column(usize),
}

/// Reads a table that names an agency in each row beside the columns of a records sheet: one submission for each agency
/// that is known. None if it is no such table.
pub(super) fn read(
    vocabulary: &Vocabulary<'_>,
    file: &str,
    grid: &Grid,
    findings: &mut Vec<Finding>,
) -> Option<Vec<Submission>> {
    let set = vocabulary.set;
    let headings = grid.rows().take(HEADING_ROWS).find(|&row| names_agencies(vocabulary, row))?;
    let fitting = fitting(set, headings);
    if fitting.is_empty() {
        return None;
    }
    if let Some(excess) = grid.excess.clone() {
        findings.push(excess.finding(grid.excess_place(file)));
    }
    let Some(position) = chosen(set, file, grid, &fitting) else {
        findings.push(ambiguous(set, file, &fitting).at(grid.place(file, headings.number(), 0)));
        return Some(Vec::new());
    };
    let records = &set.records()[position];
    let layout = layout(file, grid, headings, |cell| meaning(vocabulary, records, cell), findings);
    let shared = Shared { vocabulary, set, file, grid, position, layout };
    Some(shared.read(findings))
}

fn names_agencies(vocabulary: &Vocabulary<'_>, row: Row<'_>) -> bool {
    row.cells().any(|cell| vocabulary.flat.meaning(cell) == Some(FlatHeading::Agency))
}

fn meaning(vocabulary: &Vocabulary<'_>, records: &Records, cell: Cell<'_>) -> Option<Heading> {
    match vocabulary.flat.meaning(cell) {
        Some(FlatHeading::Agency) => Some(Heading::Agency),
        known => {
            let name = || (known == Some(FlatHeading::Name)).then_some(Heading::Name);
            column_of(records, cell).map(Heading::Column).or_else(name)
        }
    }
}

/// The records sheets whose columns the headings name, each with how many; those alone that have most.
fn fitting(set: &CriteriaSet, headings: Row<'_>) -> Vec<(usize, usize)> {
    let known = |records: &Records| headings.cells().filter(|&cell| column_of(records, cell).is_some()).count();
    set.records().iter().map(known).enumerate().filter(|(_, known)| *known > 0).collect()
}

/// The records sheet that the table or its file is named after, or else the one of which it has most columns; none if
/// there are several.
fn chosen(set: &CriteriaSet, file: &str, grid: &Grid, fitting: &[(usize, usize)]) -> Option<usize> {
    let named = records_named(set, &grid.sheet).or_else(|| records_named(set, stem(file)));
    if let Some(named) = named.filter(|named| fitting.iter().any(|(position, _)| position == named)) {
        return Some(named);
    }
    let most = fitting.iter().map(|(_, known)| *known).max()?;
    let mut best = fitting.iter().filter(|(_, known)| *known == most);
    let first = best.next()?;
    best.next().is_none().then_some(first.0)
}

/// The name of a file without its folders and its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn ambiguous(set: &CriteriaSet, file: &str, fitting: &[(usize, usize)]) -> Finding {
    let ids: Vec<_> = fitting.iter().map(|(position, _)| format!("`{}`", set.records()[*position].id)).collect();
    let ending = file.rsplit_once('.').map_or("csv", |(_, ending)| ending);
    let example = format!("`{}.{ending}`", set.records()[fitting[0].0].id);
    Finding::new(Code::RecordsAmbiguous).with("known", ids.join(", ")).with("example", example)
}

/// A table whose headings are known.
struct Shared<'a> {
    vocabulary: &'a Vocabulary<'a>,
    set: &'a CriteriaSet,
    file: &'a str,
    grid: &'a Grid,
    /// Position of the records sheet.
    position: usize,
    layout: Layout<Heading>,
}

/// Rows whose agency is not known, or not named.
struct Stray {
    rows: usize,
    first: Place,
    /// What is wrong with the agency's code, where there is one.
    finding: Option<Box<Finding>>,
}

impl<'a> Shared<'a> {
    fn read(&self, findings: &mut Vec<Finding>) -> Vec<Submission> {
        let mut rows = self.owned(findings);
        // Rows of one agency stand together, in the order of the table.
        rows.sort_by_key(|(agency, _)| *agency);
        let code = |agency: usize| self.set.agencies()[agency].code.as_str();
        let sheet = RecordsSheet {
            records: &self.set.records()[self.position],
            file: self.file,
            grid: self.grid,
            layout: self.columns(),
            owners: Some(rows.iter().map(|(agency, _)| code(*agency)).collect()),
            rows: rows.iter().map(|(_, row)| *row).collect(),
        };
        let all = sheet.table(findings);
        let mut start = 0;
        let own = |same: &[(usize, Row<'_>)]| {
            let mut submission = Submission::empty(same[0].0);
            let offset = i64::try_from(start).expect("rows are few");
            let table = all.slice(offset, same.len());
            start += same.len();
            let table = RecordsTable { table, place: self.grid.whole(self.file), is_shared: true };
            submission.records.insert(self.position, table);
            submission
        };
        rows.chunk_by(|one, other| one.0 == other.0).map(own).collect()
    }

    /// The columns of the records sheet alone.
    fn columns(&self) -> Layout<usize> {
        let columns = self.layout.columns.iter().filter_map(|(heading, &column)| match heading {
            Heading::Column(position) => Some((*position, column)),
            Heading::Agency | Heading::Name => None,
        });
        Layout { row: self.layout.row, columns: columns.collect() }
    }

    /// The rows of known agencies, each with its agency; the others are told, each code once.
    fn owned(&self, findings: &mut Vec<Finding>) -> Vec<(usize, Row<'a>)> {
        let column = self.layout.columns[&Heading::Agency];
        let mut known: BTreeMap<Cow<'a, str>, Result<usize, Stray>> = BTreeMap::new();
        let mut owned = Vec::new();
        for row in rows_below(self.grid, self.layout.row) {
            let code = row.at(column).map_or(Cow::Borrowed(""), written);
            let place = || self.grid.place(self.file, row.number(), column);
            let agency =
                known.entry(code).or_insert_with_key(|code| self.agency(row.at(column), code, place(), findings));
            match agency {
                Ok(agency) => owned.push((*agency, row)),
                Err(stray) => stray.rows += 1,
            }
        }
        findings.extend(known.into_iter().filter_map(|(code, agency)| Some(told(&code, agency.err()?))));
        owned
    }

    fn agency(
        &self,
        cell: Option<Cell<'_>>,
        code: &str,
        first: Place,
        findings: &mut Vec<Finding>,
    ) -> Result<usize, Stray> {
        let Some(cell) = cell.filter(|_| !super::cell::is_missing(code)) else {
            return Err(Stray { rows: 0, first, finding: None });
        };
        let mut own = Vec::new();
        match named_agency(self.vocabulary, cell, &cell.raw(), &first, &mut own) {
            Some(agency) => {
                findings.extend(own);
                Ok(agency)
            }
            None => Err(Stray { rows: 0, first, finding: own.pop().map(Box::new) }),
        }
    }
}

/// What a cell says of an agency, copied only where it is no text.
fn written(cell: Cell<'_>) -> Cow<'_, str> {
    match cell.content {
        Content::Text(text) => Cow::Borrowed(text),
        _ => Cow::Owned(cell.raw()),
    }
}

/// The finding about rows that are nobody's.
fn told(code: &str, stray: Stray) -> Finding {
    let counted = |code: Code| Finding::new(code).with("count", stray.rows).at(stray.first.clone());
    match stray.finding {
        None => counted(Code::RecordsAgencyMissing),
        Some(finding) if finding.code == Code::AgencyUnknown => {
            let way_out = finding.arguments.into_iter().find(|(name, _)| *name == "way-out");
            let told = counted(Code::RecordsAgencyUnknown).with("code", super::grid::cut(code));
            way_out.into_iter().fold(told, |told, (name, way_out)| told.with(name, way_out))
        }
        // It took no part in the set's period, or the like.
        Some(finding) => *finding,
    }
}
