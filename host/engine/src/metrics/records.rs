//! Figures counted from records: all agencies' rows in one table, one query for each records sheet.
//!
//! Queries run in polars' in-memory engine: the rows of one agency are added up by one thread in the order of the
//! sheet, so sums do not depend on the number of threads.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, InputSource, Kind, Records};
use dti_diagnostics::{Code, Finding, Findings, Text};
use polars::prelude::{
    Column, DataFrame, DataType, IdxCa, IntoColumn, IntoLazy, PlSmallStr, PolarsError, PolarsResult,
};
use polars::sql::SQLContext;

use super::sql;
use crate::Submissions;

/// The agencies' column: no column of a records sheet can bear this name, so no expression can read it.
const AGENCY: &str = "#agency";

/// The figures of every row of the metrics, by indicator position and input position.
pub(super) type Counted = BTreeMap<(usize, usize), Vec<Option<f64>>>;

/// The most operations on rows that the expressions over one records sheet may take: some seconds.
const OPERATIONS: usize = 5_000_000_000;
/// The most memory that they may take, in bytes, if each operation keeps a figure for each row.
const BYTES: usize = 4 << 30;

/// An expression that the guard admitted.
struct Query {
    /// Positions of the indicator and the input.
    metric: (usize, usize),
    sql: String,
    /// How many operations it takes for each row.
    operations: usize,
}

/// Checks the SQL of all metrics and tries it on a table without figures: what is not allowed and what cannot work is
/// told before any data is read.
pub fn check_sql(set: &CriteriaSet, findings: &mut Findings) {
    for (position, records) in set.records().iter().enumerate() {
        let queries = queries(set, position, findings);
        match blank(records) {
            Ok(table) => drop(answers(set, &table, 1, &queries, findings)),
            Err(error) => findings.extend(queries.iter().map(|query| failed(set, query.metric, &error))),
        }
    }
}

/// Counts every metric that comes from records. An agency without rows in a records sheet has no figures from it;
/// divisions by zero have no figure either.
pub(super) fn count(set: &CriteriaSet, submissions: &Submissions, findings: &mut Findings) -> Counted {
    let mut counted = Counted::new();
    for (position, records) in set.records().iter().enumerate() {
        let queries = queries(set, position, findings);
        if let Some(finding) = beyond_budget(records, height(position, submissions), &queries) {
            findings.push(finding);
            continue;
        }
        match rows(records, position, submissions) {
            Ok(table) => counted.extend(answers(set, &table, submissions.list.len(), &queries, findings)),
            Err(error) => findings.extend(queries.iter().map(|query| failed(set, query.metric, &error))),
        }
    }
    counted
}

/// The expressions over a records sheet that the guard admits; the others become findings.
fn queries(set: &CriteriaSet, position: usize, findings: &mut Findings) -> Vec<Query> {
    let mut queries = Vec::new();
    for (indicator, defined) in set.indicators().iter().enumerate() {
        for (input, source) in defined.inputs.iter().map(|input| &input.source).enumerate() {
            let sql = match source {
                InputSource::Records { records, sql } if *records == position => sql,
                _ => continue,
            };
            match sql::admit(sql, &set.records()[position]) {
                Ok(sql::Admitted { sql, operations }) => {
                    queries.push(Query { metric: (indicator, input), sql, operations });
                }
                Err(reason) => findings.push(refused(set, (indicator, input), position, reason)),
            }
        }
    }
    queries
}

/// How many rows all agencies have in a records sheet.
fn height(position: usize, submissions: &Submissions) -> usize {
    let sheets = submissions.list.iter().filter_map(|submission| submission.records.get(&position));
    sheets.map(|sheet| sheet.table.height()).sum()
}

/// The finding about expressions that would take too long or too much memory, before they are evaluated.
fn beyond_budget(records: &Records, rows: usize, queries: &[Query]) -> Option<Finding> {
    let operations: usize = queries.iter().map(|query| query.operations).sum();
    let work = rows.saturating_mul(operations);
    let bytes = rows.saturating_mul(operations + records.columns.len()).saturating_mul(size_of::<f64>());
    let told = |what: Text, value: usize, limit: usize| {
        let finding = Finding::new(Code::SqlBudget).with("what", what).with("value", value).with("limit", limit);
        finding.with("rows", rows).with("table", &records.id).at(records.place.clone())
    };
    if work > OPERATIONS {
        let what = Text::new("số phép tính trên các dòng", "the number of operations on rows");
        return Some(told(what, work, OPERATIONS));
    }
    let what = || Text::new("bộ nhớ cần dùng (MB)", "the memory that it takes (MB)");
    (bytes > BYTES).then(|| told(what(), bytes >> 20, BYTES >> 20))
}

/// All agencies' rows, each with the row of its agency in the metrics.
fn rows(records: &Records, position: usize, submissions: &Submissions) -> PolarsResult<DataFrame> {
    let mut all = stamped(records, &DataFrame::empty(), 0)?;
    for (row, submission) in submissions.list.iter().enumerate() {
        if let Some(sheet) = submission.records.get(&position) {
            all.vstack_mut_owned(stamped(records, &sheet.table, row)?)?;
        }
    }
    Ok(all)
}

/// One row without figures, to try expressions on.
fn blank(records: &Records) -> PolarsResult<DataFrame> {
    let column = Column::full_null(PlSmallStr::from_static("blank"), 1, &DataType::Null);
    stamped(records, &DataFrame::new_infer_height(vec![column])?, 0)
}

/// The columns that the set defines, in its order and of its kinds, behind the agency's row.
fn stamped(records: &Records, table: &DataFrame, row: usize) -> PolarsResult<DataFrame> {
    let height = table.height();
    let row = u32::try_from(row).map_err(|_| PolarsError::ComputeError("too many agencies".into()))?;
    let agency = IdxCa::from_vec(PlSmallStr::from_static(AGENCY), vec![row; height]);
    let mut columns = vec![agency.into_column()];
    for column in &records.columns {
        let kind = data_type(&column.kind);
        columns.push(match table.column(&column.id) {
            Ok(found) => found.cast(&kind)?,
            Err(_) => Column::full_null(PlSmallStr::from_str(&column.id), height, &kind),
        });
    }
    DataFrame::new(height, columns)
}

fn data_type(kind: &Kind) -> DataType {
    match kind {
        Kind::YesNo => DataType::Boolean,
        Kind::Text => DataType::String,
        Kind::Number | Kind::Count | Kind::Percent | Kind::Choice(_) | Kind::Date => DataType::Float64,
    }
}

/// The figures of all queries. They are asked together, and one by one if that fails, to find out which one it is.
fn answers(set: &CriteriaSet, table: &DataFrame, rows: usize, queries: &[Query], findings: &mut Findings) -> Counted {
    let together: Vec<&Query> = queries.iter().collect();
    if let Ok(columns) = ask(table, rows, &together) {
        return queries.iter().map(|query| query.metric).zip(columns).collect();
    }
    let mut counted = Counted::new();
    for query in queries {
        match ask(table, rows, &[query]) {
            Ok(columns) => counted.extend(columns.into_iter().map(|column| (query.metric, column))),
            Err(error) => findings.push(failed(set, query.metric, &error)),
        }
    }
    counted
}

/// One column of figures for each query, a figure for each row of the metrics.
fn ask(table: &DataFrame, rows: usize, queries: &[&Query]) -> PolarsResult<Vec<Vec<Option<f64>>>> {
    if queries.is_empty() || table.height() == 0 {
        return Ok(vec![vec![None; rows]; queries.len()]);
    }
    let mut context = SQLContext::new();
    context.register("records", table.clone().lazy());
    let asked = queries.iter().enumerate().map(|(position, query)| format!("({}) AS \"#{position}\"", query.sql));
    let asked = asked.collect::<Vec<_>>().join(", ");
    let statement = format!("SELECT \"{AGENCY}\", {asked} FROM records GROUP BY \"{AGENCY}\"");
    let found = context.execute(&statement)?.collect()?;
    let agencies = found.column(AGENCY)?.idx()?;
    // Groups come in any order.
    (0..queries.len()).map(|position| scattered(agencies, found.column(&format!("#{position}"))?, rows)).collect()
}

/// A figure for each row of the metrics.
fn scattered(agencies: &IdxCa, found: &Column, rows: usize) -> PolarsResult<Vec<Option<f64>>> {
    let kind = found.dtype();
    if !(kind.is_primitive_numeric() || kind.is_bool() || kind.is_null()) {
        return Err(PolarsError::SchemaMismatch(format!("the result is not a number but {kind}").into()));
    }
    let figures = found.cast(&DataType::Float64)?;
    let mut column = vec![None; rows];
    for (agency, figure) in agencies.iter().zip(figures.f64()?.iter()) {
        if let Some(slot) = agency.and_then(|agency| column.get_mut(agency as usize)) {
            *slot = figure.filter(|figure| figure.is_finite());
        }
    }
    Ok(column)
}

fn refused(set: &CriteriaSet, metric: (usize, usize), records: usize, reason: Text) -> Finding {
    let finding = about(set, metric, Code::SqlRefused).with("reason", reason);
    finding.with("table", &set.records()[records].id)
}

fn failed(set: &CriteriaSet, metric: (usize, usize), error: &PolarsError) -> Finding {
    let reason: String = error.to_string().lines().next().unwrap_or_default().chars().take(200).collect();
    about(set, metric, Code::SqlFailed).with("reason", reason)
}

fn about(set: &CriteriaSet, (indicator, input): (usize, usize), code: Code) -> Finding {
    let indicator = &set.indicators()[indicator];
    let input = &indicator.inputs[input];
    let finding = Finding::new(code).with("input", &input.name).with("code", &indicator.code);
    finding.at(input.place.clone()).indicator(&indicator.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::set;

    #[test]
    fn more_rows_than_expressions_can_work_through_are_told_before_they_run() {
        let set = set(r#"
            [[records]]
            id = "ho-so"
            title = "Hồ sơ"
            columns = [{ id = "phi", title = "Phí", kind = "number" }]
            [[indicator]]
            code = "1"
            title = "T"
            points = 1
            own-choice = "thử"
            rule = { use = "mix" }
            inputs = { x = { title = "X", kind = "number" } }
            "#);
        let records = &set.records()[0];
        let queries = |operations| [Query { metric: (0, 0), sql: String::new(), operations }];
        assert!(beyond_budget(records, 40_000_000, &queries(10)).is_none());
        let told = beyond_budget(records, 60_000_000, &queries(10)).expect("5 GB are too much");
        assert!(told.message(dti_diagnostics::Language::En).contains("(MB)"));
        let told = beyond_budget(records, usize::MAX, &queries(10)).expect("nobody has so many");
        assert!(told.message(dti_diagnostics::Language::En).contains("operations"));
    }
}
