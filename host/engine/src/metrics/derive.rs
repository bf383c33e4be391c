//! The table of metrics, put together agency by agency.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator, Input, InputSource};
use dti_diagnostics::Findings;
use polars::prelude::{Column, DataFrame, NamedFrom, Series};
use rayon::prelude::*;

use super::checks::{Checks, Told};
use super::records::{self, Counted};
use super::{Metrics, Origin};
use crate::Submissions;
use crate::submissions::{Answer, Submission};

/// Derives the metrics and checks bounds and part-of relations. Findings name their agency.
///
/// Figures of indicators that do not apply to an agency are left out. A missing figure is told as a warning, unless
/// another body supplies it or something has been told of that indicator of that agency already.
#[tracing::instrument(name = "metrics", skip_all, fields(agencies, figures))]
pub fn derive(set: &CriteriaSet, submissions: &Submissions, findings: &mut Findings) -> Metrics {
    let counted = records::count(set, submissions, findings);
    let told = Told::new(findings);
    let rows: Vec<Row> = submissions
        .list
        .par_iter()
        .enumerate()
        .map(|(row, submission)| Row::new(set, submission, row, &counted, &told))
        .collect();
    let station = tracing::Span::current();
    station.record("agencies", rows.len());
    station.record("figures", rows.iter().flat_map(|row| &row.figures).flatten().count());
    assemble(set, submissions, rows, findings)
}

/// The figures of one agency.
struct Row {
    figures: Vec<Option<f64>>,
    origins: BTreeMap<(usize, usize), Origin>,
    findings: Findings,
}

impl Row {
    fn new(set: &CriteriaSet, submission: &Submission, row: usize, counted: &Counted, told: &Told) -> Self {
        let agency = &set.agencies()[submission.agency];
        let mut made = Self { figures: Vec::new(), origins: BTreeMap::new(), findings: Findings::new() };
        for (position, indicator) in set.indicators().iter().enumerate() {
            let first = made.figures.len();
            made.figures.resize(first + indicator.inputs.len(), None);
            if indicator.applies_to(agency) {
                made.fill(submission, (position, indicator), row, counted, first);
            }
        }
        Checks { set, submission, told, origins: &made.origins }.run(&made.figures, &mut made.findings);
        made
    }

    fn fill(
        &mut self,
        submission: &Submission,
        (position, indicator): (usize, &Indicator),
        row: usize,
        counted: &Counted,
        first: usize,
    ) {
        for (number, input) in indicator.inputs.iter().enumerate() {
            let metric = (position, number);
            let count = counted.get(&metric).and_then(|column| column[row]);
            if let Some((value, origin)) = figure(submission, metric, input, count) {
                self.figures[first + number] = Some(value);
                self.origins.insert(metric, origin);
            }
        }
    }
}

/// A figure and where it came from.
fn figure(submission: &Submission, metric: (usize, usize), input: &Input, count: Option<f64>) -> Option<(f64, Origin)> {
    let entered = |answer: &Answer| {
        let origin = Origin { place: answer.place.clone(), raw: answer.raw.clone() };
        (answer.value, origin)
    };
    match &input.source {
        InputSource::Answer | InputSource::Outside | InputSource::AnswerUnlessOutside => {
            submission.answers.get(&metric).map(entered)
        }
        InputSource::SelfPoints => submission.entries.get(&metric.0)?.self_points.as_ref().map(entered),
        InputSource::Records { records, sql } => {
            let place = submission.records.get(records)?.place.clone();
            Some((count?, Origin { place, raw: sql.clone() }))
        }
    }
}

impl Metrics {
    /// The metrics of figures that are known already, by agency, indicator and input position; without origins.
    #[must_use]
    pub fn of(set: &CriteriaSet, agencies: &[usize], figures: &BTreeMap<(usize, usize, usize), f64>) -> Self {
        let row = |&agency: &usize| {
            let inputs = set.indicators().iter().enumerate();
            let metrics =
                inputs.flat_map(|(position, indicator)| (0..indicator.inputs.len()).map(move |n| (position, n)));
            let figures = metrics.map(|(position, number)| figures.get(&(agency, position, number)).copied());
            Row { figures: figures.collect(), origins: BTreeMap::new(), findings: Findings::new() }
        };
        let rows: Vec<Row> = agencies.iter().map(row).collect();
        let mut row_of = vec![None; set.agencies().len()];
        agencies.iter().enumerate().for_each(|(row, &agency)| row_of[agency] = Some(row));
        let (first_columns, table) = table(set, &rows);
        let origins = vec![BTreeMap::new(); rows.len()];
        Self { agencies: agencies.to_vec(), table, origins, rows: row_of, first_columns, corrected: None }
    }
}

fn assemble(set: &CriteriaSet, submissions: &Submissions, rows: Vec<Row>, findings: &mut Findings) -> Metrics {
    let agencies: Vec<usize> = submissions.list.iter().map(|submission| submission.agency).collect();
    let mut row_of = vec![None; set.agencies().len()];
    for (row, &agency) in agencies.iter().enumerate() {
        row_of[agency] = Some(row);
    }
    let (first_columns, table) = table(set, &rows);
    let mut origins = Vec::with_capacity(rows.len());
    for row in rows {
        findings.append(row.findings);
        origins.push(row.origins);
    }
    Metrics { agencies, table, origins, rows: row_of, first_columns, corrected: None }
}

/// The columns of all inputs, and where those of each indicator begin.
fn table(set: &CriteriaSet, rows: &[Row]) -> (Vec<usize>, DataFrame) {
    let (mut first_columns, mut columns) = (Vec::new(), Vec::<Column>::new());
    for indicator in set.indicators() {
        first_columns.push(columns.len());
        for input in &indicator.inputs {
            let position = columns.len();
            let figures: Vec<Option<f64>> = rows.iter().map(|row| row.figures[position]).collect();
            columns.push(Series::new(format!("{}.{}", indicator.code, input.name).into(), figures).into());
        }
    }
    let table = DataFrame::new(rows.len(), columns).expect("codes and input names are unique in a checked set");
    (first_columns, table)
}
