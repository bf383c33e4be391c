//! What agencies handed in, cell by cell, for who shows it to them again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::Findings;
use jiff::civil::Date;

use super::Reading;
use super::cell::is_missing;
use super::file::read_bytes;
use super::form::{Heading, Label};
use super::grid::{self, Content, Format, Grid, Row, day_to_date};
use super::headings::{FlatHeading, form_heading, form_row, layout};
use super::labels::{Labels, named_agency};
use super::records_reader::records_named;
use super::vocabulary::Vocabulary;
use super::walk::{self, FoundFile};

/// So many rows of a sheet are copied.
pub const ROWS: u32 = 5_000;

/// A sheet that an agency handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    /// The path of its file below the submissions folder.
    pub file: String,
    /// Its name; empty for a file that is one table, such as CSV.
    pub sheet: String,
    /// What it is.
    pub table: Table,
    /// Its cells with content in the order of their rows and columns; those of other agencies are left out.
    pub cells: Vec<CopiedCell>,
}

/// What a sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Table {
    /// A form.
    Form {
        /// The row of its headings.
        heading: u32,
        /// What its columns are.
        columns: BTreeMap<u32, Heading>,
    },
    /// A table with a row for each agency.
    Flat {
        /// The row of its headings.
        heading: u32,
    },
    /// Records beside a form.
    Records,
}

/// A cell as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct CopiedCell {
    /// Row, counted from 0.
    pub row: u32,
    /// Column, counted from 0.
    pub column: u32,
    /// What it holds.
    pub value: CopiedValue,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CopiedValue {
    /// A number.
    Number(f64),
    /// A number that is shown as a percentage.
    Percent(f64),
    /// A day.
    Day(Date),
    /// A text, an error such as `#REF!`, or a truth value; empty for a formula whose value was never stored.
    Text(String),
}

/// What some agencies, by position, handed in: in the order of the files and their sheets.
#[must_use]
pub fn copies(
    set: &CriteriaSet,
    folder: &Path,
    agencies: &BTreeSet<usize>,
    reading: Reading<'_>,
) -> BTreeMap<usize, Vec<Copy>> {
    // What cannot be read has been told when it was read for the first time.
    let found = walk::find(folder, &mut Findings::new()).unwrap_or_default();
    let vocabulary = Vocabulary::of(set);
    let files = reading.each(&found, |found| of_file(&vocabulary, found, agencies, reading).unwrap_or_default());
    let mut copies: BTreeMap<usize, Vec<Copy>> = BTreeMap::new();
    for (agency, copy) in files.into_iter().flatten() {
        copies.entry(agency).or_default().push(copy);
    }
    copies
}

fn of_file(
    vocabulary: &Vocabulary<'_>,
    found: &FoundFile,
    agencies: &BTreeSet<usize>,
    reading: Reading<'_>,
) -> Option<Vec<(usize, Copy)>> {
    let contents = reading.contents(read_bytes(found).ok()?, &found.ending, &vocabulary.long).ok()?;
    let file = found.shown.as_str();
    let mut copied = Vec::new();
    let (records, tables): (Vec<&Grid>, Vec<&Grid>) =
        contents.grids.iter().partition(|grid| records_named(vocabulary.set, &grid.sheet).is_some());
    let mut owners = BTreeSet::new();
    for grid in tables {
        if let Some((agency, copy)) = of_form(vocabulary, file, grid) {
            owners.insert(agency);
            copied.extend(agency.map(|agency| (agency, copy)));
        } else {
            copied.extend(of_flat(vocabulary, file, grid));
        }
    }
    // Records belong to the one form in their file.
    if let [Some(agency)] = owners.iter().copied().collect::<Vec<_>>().as_slice() {
        copied.extend(records.into_iter().map(|grid| (*agency, copy(file, grid, Table::Records, |_| true))));
    }
    copied.retain(|(agency, _)| agencies.contains(agency));
    Some(copied)
}

/// A form and whose it is, where that is known.
fn of_form(vocabulary: &Vocabulary<'_>, file: &str, grid: &Grid) -> Option<(Option<usize>, Copy)> {
    let headings = form_row(grid)?;
    let heading = headings.number();
    let labels = Labels::read(grid, heading);
    let place = grid.whole(file);
    let code = labels.get(Label::AgencyCode);
    let agency = code.and_then(|(cell, code)| named_agency(vocabulary, cell, code, &place, &mut Vec::new()));
    let columns = headings.cells().filter_map(|cell| Some((cell.column, form_heading(cell)?))).collect();
    Some((agency, copy(file, grid, Table::Form { heading, columns }, |_| true)))
}

/// The rows of a flat table, agency by agency.
fn of_flat(vocabulary: &Vocabulary<'_>, file: &str, grid: &Grid) -> Vec<(usize, Copy)> {
    let Some(headings) = vocabulary.flat.row(grid) else { return Vec::new() };
    let layout = layout(file, grid, headings, |cell| vocabulary.flat.meaning(cell), &mut Vec::new());
    let Some(&column) = layout.columns.get(&FlatHeading::Agency) else { return Vec::new() };
    let place = grid.whole(file);
    let mut rows: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for row in grid.rows().skip_while(|row| row.number() <= layout.row) {
        let named = row.at(column).map(|cell| (cell, cell.raw())).filter(|(_, code)| !is_missing(code));
        let agency = named.and_then(|(cell, code)| named_agency(vocabulary, cell, &code, &place, &mut Vec::new()));
        if let Some(agency) = agency {
            rows.entry(agency).or_default().insert(row.number());
        }
    }
    let table = Table::Flat { heading: layout.row };
    let own = |rows: BTreeSet<u32>| copy(file, grid, table.clone(), |row| row == layout.row || rows.contains(&row));
    rows.into_iter().map(|(agency, rows)| (agency, own(rows))).collect()
}

fn copy(file: &str, grid: &Grid, table: Table, takes: impl Fn(u32) -> bool) -> Copy {
    // Rows of flat tables are few for each agency, wherever they stand.
    let near = |row: u32| row < ROWS || matches!(table, Table::Flat { .. });
    let rows = grid.rows().filter(|row| near(row.number()) && takes(row.number()));
    let cells = rows.flat_map(Row::cells).map(copied).collect();
    Copy { file: file.to_owned(), sheet: grid.sheet.clone(), cells, table }
}

fn copied(cell: grid::Cell<'_>) -> CopiedCell {
    let value = match cell.content {
        Content::Number(value) if cell.format == Format::Percent => CopiedValue::Percent(value),
        Content::Number(value) => CopiedValue::Number(value),
        Content::Text(text) => CopiedValue::Text(text.to_owned()),
        Content::Day(days) => day_to_date(days).map_or_else(|| CopiedValue::Text(cell.raw()), CopiedValue::Day),
        Content::Bool(_) | Content::Error(_) | Content::FormulaWithoutValue => CopiedValue::Text(cell.raw()),
    };
    CopiedCell { row: cell.row, column: cell.column, value }
}
