//! Figures read out of reference tables, with what is wrong with them.

use std::collections::BTreeMap;

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

/// What a kind of table must be like.
pub(super) struct Shape {
    /// The columns that it must have.
    pub(super) columns: &'static [&'static str],
    /// The words that its column `kind` may hold.
    pub(super) kinds: &'static [&'static str],
    /// The columns that tell its rows apart: no two rows may agree in all of them.
    pub(super) key: &'static [&'static str],
}

/// The figures of a table; none if anything is wrong with it, which is told row by row. Rows without a value are passed
/// over.
pub(super) fn figures(table: &ReferenceTable, shape: &Shape, faults: &mut Vec<Finding>) -> Option<Vec<Figure>> {
    let before = faults.len();
    for column in shape.columns.iter().filter(|column| !table.has(column)) {
        let reason = Text::new(format!("thiếu cột `{column}`"), format!("it lacks the column `{column}`"));
        faults.push(unusable(table, reason).at(Place::file(&table.path)));
    }
    if faults.len() > before {
        return None;
    }
    let rows = || (0..table.rows.len()).filter(|&row| !table.cell(row, "value").trim().is_empty());
    let figures: Vec<_> = rows().filter_map(|row| figure(table, row, faults)).collect();
    rows().for_each(|row| check_words(table, shape, row, faults));
    check_twice(table, shape, rows(), faults);
    (faults.len() == before).then_some(figures)
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
    let reason = Text::new(vi, format!("`{column}` is “{cell}”, not a number"));
    faults.push(unusable(table, reason).at(table.place(row)));
    None
}

/// A kind that means nothing, or a producer that the table does not declare: often a slip of the pen, which would
/// otherwise make a series of its own.
fn check_words(table: &ReferenceTable, shape: &Shape, row: usize, faults: &mut Vec<Finding>) {
    let declared: Vec<_> = table.producers.iter().map(String::as_str).collect();
    for (column, known) in [("kind", shape.kinds), ("producer", declared.as_slice())] {
        let cell = table.cell(row, column).trim();
        // A ranking need not say how its figures came about, and a table need not declare its producers.
        let says_nothing = known.is_empty() || (cell.is_empty() && !shape.columns.contains(&column));
        if says_nothing || known.contains(&cell) {
            continue;
        }
        let listed = known.join(", ");
        let vi = format!("`{column}` là “{cell}”, không thuộc: {listed}");
        let reason = Text::new(vi, format!("`{column}` is “{cell}”, not one of: {listed}"));
        faults.push(unusable(table, reason).at(table.place(row)));
    }
}

/// Two rows that say the same of the same: which of them counts would depend on their order.
fn check_twice(table: &ReferenceTable, shape: &Shape, rows: impl Iterator<Item = usize>, faults: &mut Vec<Finding>) {
    let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for row in rows {
        let key: Vec<_> = shape.key.iter().map(|column| table.cell(row, column).trim()).collect();
        let words = key.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(", ");
        if let Some(first) = seen.insert(key, row) {
            let reason = Text::new(format!("có hai dòng cùng là {words}"), format!("two rows are both of {words}"));
            faults.push(unusable(table, reason).at(table.place(row)).against(table.place(first)));
        }
    }
}

fn unusable(table: &ReferenceTable, reason: Text) -> Finding {
    Finding::new(Code::ReferenceTableUnusable).with("table", &table.id).with("reason", reason)
}

/// Where a figure stands, and who says so: the row's own source, or that of the whole table.
pub(super) fn source(table: &ReferenceTable, row: usize) -> String {
    let own = table.cell(row, "source").trim();
    format!("{}: {}", table.cited(row), if own.is_empty() { table.source.trim() } else { own })
}
