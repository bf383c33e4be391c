//! A records sheet as a table: a row for each dossier, procedure or official, columns typed as the set says.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Kind, Records, RecordsColumn};
use dti_diagnostics::{Code, Finding};
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};

use super::RecordsTable;
use super::cell::{Refusal, Wanted, figure, is_missing, text as text_of_cell};
use super::grid::{Cell, Content, Grid, Row};
use super::headings::{Layout, layout};
use super::limits::FINDINGS_OF_A_COLUMN;
use crate::text;

/// Among so many first rows the headings are looked for; a title may stand above them.
const HEADING_ROWS: usize = 20;
/// The longest name that a sheet may bear.
const SHEET_NAME: usize = 31;

/// The position of the records whose sheet bears this name: a title or the id, cut as spreadsheets cut it.
pub(super) fn records_named(set: &CriteriaSet, sheet: &str) -> Option<usize> {
    let wanted = text::key(sheet);
    let named = |records: &Records| {
        let names = [&records.title.vi, &records.title.en, &records.id];
        names
            .into_iter()
            .any(|name| !name.is_empty() && text::key(&name.chars().take(SHEET_NAME).collect::<String>()) == wanted)
    };
    set.records().iter().position(named)
}

/// Reads a records sheet. None if it holds no rows, as a template that was not filled in.
pub(super) fn read(records: &Records, file: &str, grid: &Grid, findings: &mut Vec<Finding>) -> Option<RecordsTable> {
    if let Some(excess) = grid.excess.clone() {
        findings.push(excess.finding(grid.excess_place(file)));
    }
    let headings = heading_row(records, grid)?;
    let layout = layout(file, grid, headings, |cell| column_of(records, cell), findings);
    let rows: Vec<_> = grid.rows().skip_while(|row| row.number() <= layout.row).filter(|&row| !is_blank(row)).collect();
    if rows.is_empty() {
        return None;
    }
    let sheet = RecordsSheet { records, file, grid, layout, rows };
    let columns = (0..records.columns.len()).map(|column| sheet.column(column, findings)).collect();
    let table = DataFrame::new(sheet.rows.len(), columns).expect("ids of columns are unique and columns equally long");
    Some(RecordsTable { table, place: grid.whole(file) })
}

/// The row that knows most columns, the first of several.
fn heading_row<'a>(records: &Records, grid: &'a Grid) -> Option<Row<'a>> {
    let known = |row: Row<'_>| row.cells().filter(|&cell| column_of(records, cell).is_some()).count();
    let rows: Vec<_> = grid.rows().take(HEADING_ROWS).map(|row| (known(row), row)).collect();
    let most = rows.iter().map(|(count, _)| *count).max().filter(|&most| most > 0)?;
    rows.into_iter().find(|(count, _)| *count == most).map(|(_, row)| row)
}

fn column_of(records: &Records, cell: Cell<'_>) -> Option<usize> {
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

struct RecordsSheet<'a> {
    records: &'a Records,
    file: &'a str,
    grid: &'a Grid,
    layout: Layout<usize>,
    rows: Vec<Row<'a>>,
}

impl RecordsSheet<'_> {
    fn column(&self, position: usize, findings: &mut Vec<Finding>) -> Column {
        let column = &self.records.columns[position];
        let name = column.id.as_str().into();
        if !self.layout.columns.contains_key(&position) {
            let place = self.grid.place(self.file, self.layout.row, 0);
            let finding = Finding::new(Code::ColumnMissing).with("column", column.title.clone());
            findings.push(finding.at(place).asked_by(self.records.place.clone()));
        }
        let series = match column.kind {
            Kind::Text => Series::new(name, self.values(position, findings, text_of_cell)),
            Kind::YesNo => Series::new(name, self.values(position, findings, |cell| yes_no(cell, &column.kind))),
            _ => Series::new(name, self.values(position, findings, |cell| figure(cell, &Wanted::any(&column.kind)))),
        };
        series.into()
    }

    /// The values of a column; cells that cannot be read are missing, and told.
    fn values<T>(
        &self,
        position: usize,
        findings: &mut Vec<Finding>,
        read: impl Fn(Cell<'_>) -> Result<Option<T>, Refusal>,
    ) -> Vec<Option<T>> {
        let Some(&column) = self.layout.columns.get(&position) else {
            return self.rows.iter().map(|_| None).collect();
        };
        let mut wrong = Vec::new();
        let values = self.rows.iter().map(|row| {
            let cell = row.at(column)?;
            read(cell).unwrap_or_else(|refusal| {
                wrong.push((cell, refusal));
                None
            })
        });
        let values = values.collect();
        self.tell(&self.records.columns[position], wrong, findings);
        values
    }

    fn tell(&self, column: &RecordsColumn, wrong: Vec<(Cell<'_>, Refusal)>, findings: &mut Vec<Finding>) {
        let more = wrong.len().saturating_sub(FINDINGS_OF_A_COLUMN);
        for (cell, refusal) in wrong.into_iter().take(FINDINGS_OF_A_COLUMN) {
            let finding = refusal.finding(&column.title, &cell.quoted());
            findings.push(finding.at(cell.place(self.file, &self.grid.sheet)).asked_by(self.records.place.clone()));
        }
        if more > 0 {
            let finding = Finding::new(Code::MoreCellsWrong).with("column", column.title.clone()).with("count", more);
            findings.push(finding.at(self.grid.whole(self.file)));
        }
    }
}

fn yes_no(cell: Cell<'_>, kind: &Kind) -> Result<Option<bool>, Refusal> {
    Ok(figure(cell, &Wanted::any(kind))?.map(|value| value > 0.0))
}

/// All records sheets of a file, by position in the set.
pub(super) fn read_all(
    set: &CriteriaSet,
    file: &str,
    grids: &[Grid],
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
