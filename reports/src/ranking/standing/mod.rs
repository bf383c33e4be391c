//! Progress toward the targets: every goal in a table, charts with their figures, and the agencies that are behind or
//! say nothing.

pub(super) mod agencies;
pub(super) mod charts;
mod lines;

use dti_engine::standing::Outcome;

use super::Source;
use crate::WorkbookError;
use crate::workbook::{Pen, Style, Styles};

pub(super) use lines::write;

/// How the figures of a target are shown.
fn look<'s>(styles: &'s Styles, outcome: &Outcome) -> &'s Style {
    match outcome {
        Outcome::Aggregate { share: true, .. } => &styles.percent,
        _ => &styles.figure,
    }
}

/// A row over so many columns that names what follows.
pub(super) fn banner(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    (row, columns): (u32, u16),
    text: &str,
) -> Result<(), WorkbookError> {
    pen.blanks(row, 0..columns, &source.styles.banner)?;
    pen.text(row, 0, text, &source.styles.banner)
}

/// What a cohort is called; without one, all who are concerned.
fn cohort(source: &Source<'_>, id: &str) -> String {
    let cohort = source.report.set.cohorts().iter().find(|cohort| cohort.id == id);
    cohort.map_or_else(|| source.word("standing-all"), |cohort| cohort.title.get(source.language()).to_owned())
}
