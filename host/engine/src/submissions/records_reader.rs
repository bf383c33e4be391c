//! A records sheet as a table: a row for each dossier, procedure or official, columns typed as the set says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Kind, Records, RecordsColumn};
use dti_diagnostics::{Code, Finding};
use polars::frame::DataFrame;
use polars::prelude::{
    BooleanChunkedBuilder, ChunkedBuilder, Column, Float64Type, IntoColumn, PrimitiveChunkedBuilder,
    StringChunkedBuilder,
};

use super::RecordsTable;
use super::cell::{Refusal, Wanted, figure, is_missing, text as text_of_cell};
use super::form_reader::tagged;
use super::grid::{Cell, Content, Grid, Row};
use super::headings::{Layout, layout};
use super::limits::{FINDINGS_OF_A_COLUMN, FINDINGS_OF_AN_AGENCY};
use crate::text;

/// Among so many first rows the headings are looked for; a title may stand above them.
pub(super) const HEADING_ROWS: usize = 20;
/// The longest name that a sheet may bear.
const SHEET_NAME: usize = 31;

/// The position of the records whose sheet bears this name: a title or the id, cut as spreadsheets cut it.
pub(super) fn records_named(set: &CriteriaSet, sheet: &str) -> Option<usize> {
    let wanted = text::key(sheet);
    set.records().iter().position(|records| sheet_keys(records).any(|key| key == wanted))
}

/// The match keys of the names that the sheet of records may bear.
pub(super) fn sheet_keys(records: &Records) -> impl Iterator<Item = String> {
    let names = [&records.title.vi, &records.title.en, &records.id].into_iter().filter(|name| !name.is_empty());
    names.map(|name| text::key(&name.chars().take(SHEET_NAME).collect::<String>()))
}

/// Reads a records sheet. None if it holds no rows, as a template that was not filled in.
pub(super) fn read(records: &Records, file: &str, grid: &Grid, findings: &mut Vec<Finding>) -> Option<RecordsTable> {
    findings.extend(grid.faults(file));
    let headings = heading_row(records, grid)?;
    let layout = layout(file, grid, headings, |cell| column_of(records, cell), findings);
    let rows: Vec<_> = rows_below(grid, layout.row).collect();
    if rows.is_empty() {
        return None;
    }
    let sheet = RecordsSheet { records, file, grid, layout, rows, owners: None };
    Some(RecordsTable { table: sheet.table(findings), place: grid.whole(file), is_shared: false })
}

/// The rows below the headings that hold anything.
pub(super) fn rows_below(grid: &Grid, headings: u32) -> impl Iterator<Item = Row<'_>> {
    grid.rows().skip_while(move |row| row.number() <= headings).filter(|&row| !is_blank(row))
}

/// The row that knows most columns, the first of several.
fn heading_row<'a>(records: &Records, grid: &'a Grid) -> Option<Row<'a>> {
    let known = |row: Row<'_>| row.cells().filter(|&cell| column_of(records, cell).is_some()).count();
    let rows: Vec<_> = grid.rows().take(HEADING_ROWS).map(|row| (known(row), row)).collect();
    let most = rows.iter().map(|(count, _)| *count).max().filter(|&most| most > 0)?;
    rows.into_iter().find(|(count, _)| *count == most).map(|(_, row)| row)
}

/// The position of the column that a heading names.
pub(super) fn column_of(records: &Records, cell: Cell<'_>) -> Option<usize> {
    let wanted = text::key(&cell.raw());
    let named = |column: &RecordsColumn| {
        let names = [&column.title.vi, &column.title.en, &column.id];
        !wanted.is_empty() && names.into_iter().any(|name| text::key(name) == wanted)
    };
    records.columns.iter().position(named)
}

fn is_blank(row: Row<'_>) -> bool {
    row.cells().all(|cell| matches!(cell.content, Content::Text(text) if is_missing(text)))
}

/// A records sheet whose headings are known.
pub(super) struct RecordsSheet<'a> {
    pub(super) records: &'a Records,
    pub(super) file: &'a str,
    pub(super) grid: &'a Grid,
    pub(super) layout: Layout<usize>,
    pub(super) rows: Vec<Row<'a>>,
    /// The code of the agency of each row, where they are not all of one.
    pub(super) owners: Option<Vec<&'a str>>,
}

/// A cell that cannot be read, and why.
type Wrong<'a> = (Cell<'a>, Refusal);

impl<'a> RecordsSheet<'a> {
    /// Its rows, columns typed as the set says.
    pub(super) fn table(&self, findings: &mut Vec<Finding>) -> DataFrame {
        let columns = (0..self.records.columns.len()).map(|column| self.column(column, findings)).collect();
        DataFrame::new(self.rows.len(), columns).expect("ids of columns are unique and columns equally long")
    }

    fn column(&self, position: usize, findings: &mut Vec<Finding>) -> Column {
        let column = &self.records.columns[position];
        let name = column.id.as_str().into();
        if !self.layout.columns.contains_key(&position) {
            let place = self.grid.place(self.file, self.layout.row, 0);
            let finding = Finding::new(Code::ColumnMissing).with("column", column.title.clone());
            findings.push(finding.at(place).asked_by(self.records.place.clone()));
        }
        let (most, wanted) = (self.rows.len(), Wanted::any(&column.kind));
        let mut lately = Lately::default();
        match column.kind {
            Kind::Text => {
                let mut values = StringChunkedBuilder::new(name, most);
                self.values(position, findings, words, |words| values.append_option(words));
                values.finish().into_column()
            }
            Kind::YesNo => {
                let mut values = BooleanChunkedBuilder::new(name, most);
                let read = |cell| lately.figure(cell, |cell| figure(cell, &wanted));
                self.values(position, findings, read, |answer| values.append_option(answer.map(|value| value > 0.0)));
                values.finish().into_column()
            }
            _ => {
                let mut values = PrimitiveChunkedBuilder::<Float64Type>::new(name, most);
                let read = |cell| lately.figure(cell, |cell| figure(cell, &wanted));
                self.values(position, findings, read, |value| values.append_option(value));
                values.finish().into_column()
            }
        }
    }

    /// Reads a column and takes its values; cells that cannot be read are missing, and told.
    fn values<T>(
        &self,
        position: usize,
        findings: &mut Vec<Finding>,
        mut read: impl FnMut(Cell<'a>) -> Result<Option<T>, Refusal>,
        mut take: impl FnMut(Option<T>),
    ) {
        let Some(&column) = self.layout.columns.get(&position) else {
            return self.rows.iter().for_each(|_| take(None));
        };
        let mut wrong: BTreeMap<Option<&str>, Vec<Wrong<'a>>> = BTreeMap::new();
        for (number, row) in self.rows.iter().enumerate() {
            let read = row.at(column).map(|cell| read(cell).map_err(|refusal| (cell, refusal)));
            take(match read {
                None => None,
                Some(Ok(value)) => value,
                Some(Err(unread)) => {
                    let owner = self.owners.as_ref().map(|owners| owners[number]);
                    wrong.entry(owner).or_default().push(unread);
                    None
                }
            });
        }
        for (owner, wrong) in wrong {
            self.tell(&self.records.columns[position], owner, wrong, findings);
        }
    }

    /// Tells the wrong cells of a column, those of one agency where they are not all of one.
    fn tell(&self, column: &RecordsColumn, owner: Option<&str>, wrong: Vec<Wrong<'_>>, findings: &mut Vec<Finding>) {
        let most = if owner.is_some() { FINDINGS_OF_AN_AGENCY } else { FINDINGS_OF_A_COLUMN };
        let more = wrong.len().saturating_sub(most);
        let mut told = Vec::new();
        for (cell, refusal) in wrong.into_iter().take(most) {
            let finding = refusal.finding(&column.title, &cell.quoted());
            told.push(finding.at(cell.place(self.file, &self.grid.sheet)).asked_by(self.records.place.clone()));
        }
        if more > 0 {
            let finding = Finding::new(Code::MoreCellsWrong).with("column", column.title.clone()).with("count", more);
            told.push(finding.at(self.grid.whole(self.file)));
        }
        findings.extend(told.into_iter().map(|finding| tagged(finding, owner)));
    }
}

/// The text of a cell, which is borrowed as long as it is written as it should be.
fn words(cell: Cell<'_>) -> Result<Option<Cow<'_, str>>, Refusal> {
    match cell.content {
        Content::Text(text) => Ok((!is_missing(text)).then(|| text::normalise(text))),
        _ => Ok(text_of_cell(cell)?.map(Cow::Owned)),
    }
}

/// What the texts meant that were lately read: a grid keeps a text once that stands in many cells.
#[derive(Default)]
struct Lately {
    /// Where the text is in memory, its length, and its figure.
    texts: [Option<(usize, usize, Option<f64>)>; 32],
}

impl Lately {
    fn figure<'c>(
        &mut self,
        cell: Cell<'c>,
        read: impl FnOnce(Cell<'c>) -> Result<Option<f64>, Refusal>,
    ) -> Result<Option<f64>, Refusal> {
        let Content::Text(text) = cell.content else { return read(cell) };
        let (address, length) = (text.as_ptr().addr(), text.len());
        let slot = (address ^ address >> 5) % self.texts.len();
        match self.texts[slot] {
            Some((known, size, figure)) if (known, size) == (address, length) => Ok(figure),
            _ => {
                let figure = read(cell)?;
                self.texts[slot] = Some((address, length, figure));
                Ok(figure)
            }
        }
    }
}

/// All records sheets of a file, by position in the set.
pub(super) fn read_all(
    set: &CriteriaSet,
    file: &str,
    grids: &[&Grid],
    findings: &mut Vec<Finding>,
) -> BTreeMap<usize, RecordsTable> {
    let mut tables = BTreeMap::new();
    for grid in grids {
        if let Some(position) = records_named(set, &grid.sheet)
            && let Some(table) = read(&set.records()[position], file, grid, findings)
        {
            tables.entry(position).or_insert(table);
        }
    }
    tables
}
