//! Reference tables: published figures that targets are measured against.

use dti_diagnostics::{Place, Text};

/// A published table with its source.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReferenceTable {
    /// The name of its files without their endings.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Who published it, and where.
    pub source: String,
    /// The unit of its values, such as `%`; empty for an index between 0 and 1.
    pub unit: String,
    /// Who may produce its figures; empty where the table does not say.
    pub producers: Vec<String>,
    /// The path of its CSV file as people are shown it.
    pub path: String,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows below the headings, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
    /// The line of the CSV file on which each row begins, counted from 1.
    pub lines: Vec<u32>,
}

impl ReferenceTable {
    /// Where a row is.
    #[must_use]
    pub fn place(&self, row: usize) -> Place {
        Place::line(&self.path, self.lines.get(row).copied().unwrap_or(1), 1)
    }

    /// A row as people cite it, wherever the table lies: `national-dti.csv:12`.
    #[must_use]
    pub fn cited(&self, row: usize) -> String {
        format!("{}.csv:{}", self.id, self.lines.get(row).copied().unwrap_or(1))
    }

    /// Whether there is a column of this heading.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|heading| heading == column)
    }

    /// A cell by row position and heading; empty if there is no such column.
    #[must_use]
    pub fn cell(&self, row: usize, column: &str) -> &str {
        let position = self.columns.iter().position(|heading| heading == column);
        position.and_then(|position| self.rows.get(row)?.get(position)).map_or("", String::as_str)
    }
}
