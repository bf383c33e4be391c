//! Figures counted from records: all agencies' rows in one table, one query for each records sheet.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, InputSource, Kind, Records};
use dti_diagnostics::{Code, Finding, Findings, Place, Text};
use polars::prelude::{Column, DataFrame, DataType, IntoColumn, IntoLazy, PolarsError, PolarsResult};
use polars::prelude::{IdxCa, NamedFrom, Series};
use polars::sql::SQLContext;

use super::sql;
use crate::Submissions;

/// The agencies' column: no column of a records sheet can bear this name, so no expression can read it.
const AGENCY: &str = "#agency";

/// The figures of every row of the metrics, by indicator position and input position.
pub(super) type Counted = BTreeMap<(usize, usize), Vec<Option<f64>>>;

/// An expression that the guard admitted.
struct Query {
    indicator: usize,
    input: usize,
    sql: String,
}

/// Checks the SQL of all metrics and tries it on a table without rows: what is not allowed and what cannot work is
/// told before any data is read.
pub fn check_sql(set: &CriteriaSet, findings: &mut Findings) {
    for (position, records) in set.records().iter().enumerate() {
        let queries = queries(set, position, findings);
        let evaluated = evaluate(records, &[], 1, &queries);
        findings.extend(evaluated.into_iter().flat_map(|(_, result)| result.err()).map(|_| todo_marker()));
    }
}
