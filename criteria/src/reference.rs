//! Reference tables: published figures that targets are measured against.

use dti_diagnostics::Text;

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
    /// The path of its CSV file as people are shown it.
    pub path: String,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows below the headings, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

impl ReferenceTable {
    /// A cell by row position and heading; empty if there is no such column.
    #[must_use]
    pub fn cell(&self, row: usize, column: &str) -> &str {
        let position = self.columns.iter().position(|heading| heading == column);
        position.and_then(|position| self.rows.get(row)?.get(position)).map_or("", String::as_str)
    }
}
