//! Figures read out of reference tables, with what is wrong with them.

use dti_criteria::ReferenceTable;
use dti_diagnostics::{Code, Finding, Place, Text};

/// A row of a reference table with its year and value as numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    /// Position of the row.
    pub(super) row: usize,
    pub(super) year: i16,
    pub(super) value: f64,
}

/// The figures of the rows that `wanted` picks. Rows without a value are passed over; columns that are not there and
/// cells that are not numbers are told.
pub(super) fn figures(
    table: &ReferenceTable,
    columns: &[&str],
    faults: &mut Vec<Finding>,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Figure> {
    let absent: Vec<_> = columns.iter().filter(|&column| !table.columns.iter().any(|known| known == column)).collect();
    for column in &absent {
        let reason = Text::new(format!("thiếu cột `{column}`"), format!("it lacks the column `{column}`"));
        faults.push(unusable(table, reason).at(Place::file(&table.path)));
    }
    if !absent.is_empty() {
        return Vec::new();
    }
    let rows = (0..table.rows.len()).filter(|&row| wanted(row) && !table.cell(row, "value").trim().is_empty());
    rows.filter_map(|row| figure(table, row, faults)).collect()
}

fn figure(table: &ReferenceTable, row: usize, faults: &mut Vec<Finding>) -> Option<Figure> {
    let year = table.cell(row, "year").trim().parse().ok();
    let value = table.cell(row, "value").trim().parse().ok().filter(|value: &f64| value.is_finite());
    if let (Some(year), Some(value)) = (year, value) {
        return Some(Figure { row, year, value });
    }
    let column = if year.is_none() { "year" } else { "value" };
    let cell = table.cell(row, column);
    let vi = format!("`{column}` là “{cell}”, không phải số");
    let finding = unusable(table, Text::new(vi, format!("`{column}` is “{cell}”, not a number")));
    // The headings are line 1.
    let line = u32::try_from(row + 2).unwrap_or(u32::MAX);
    faults.push(finding.at(Place::line(&table.path, line, 1)));
    None
}

fn unusable(table: &ReferenceTable, reason: Text) -> Finding {
    Finding::new(Code::ReferenceTableUnusable).with("table", &table.id).with("reason", reason)
}
