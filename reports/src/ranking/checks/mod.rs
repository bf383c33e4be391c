//! The checks: whether this workbook and the engine agree, figure by figure, and one word for all of it.

mod agencies;
mod counts;

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, Worksheet};

use self::agencies::Block;
use self::counts::Count;
use super::Source;
use super::live::{Live, Tally};
use super::parameters::{FAILED, PASSED};
use crate::WorkbookError;
use crate::workbook::address::{cell, fixed_range};
use crate::workbook::{Column, FIRST_ROW, Names, Orientation, Page, Pen};

/// The columns with their widths.
const COLUMNS: [(&str, f64); 14] = [
    ("report-agency-code", 14.0),
    ("checks-what", 40.0),
    ("checks-engine-points", 11.0),
    ("checks-here-points", 11.0),
    ("checks-difference", 10.0),
    ("checks-engine-index", 11.0),
    ("checks-here-index", 11.0),
    ("checks-difference", 10.0),
    ("checks-engine-rank", 10.0),
    ("checks-here-rank", 10.0),
    ("checks-difference", 10.0),
    ("checks-parts", 12.0),
    ("checks-difference", 10.0),
    ("checks-result", 13.0),
];
const DIFFERENCES: [u16; 4] = [4, 7, 10, 12];
const RESULTS: u16 = 13;
/// The name of the word for all checks together.
pub(super) const OVERALL: &str = "dti_check";

const GOOD: u32 = 0x00C6_EFCE;
const BAD: u32 = 0x00FF_C7CE;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: &str,
    live: &mut Live,
) -> Result<(), WorkbookError> {
    let page = Page {
        tab: tab.to_owned(),
        title: &source.word("ranking-checks-title"),
        subtitle: &source.word("ranking-checks-subtitle"),
        orientation: Orientation::Landscape,
        columns: &COLUMNS.map(|(key, width)| Column::new(source.word(key), width)),
        frozen: 2,
    };
    let counts = counts::all(source, live);
    let Live { names, matrices, listings, data, tally, streams, .. } = live;
    let mut pen = page.begin(sheet, source.styles)?;
    let last = FIRST_ROW + lines(source, &counts, matrices.len());
    overall(source, &mut pen, tally, last)?;
    pen.stream(std::mem::take(streams))?;
    let mut row = section(source, &mut pen, tally, (FIRST_ROW + 1, &counts))?;
    for (cohort, matrix) in matrices.iter() {
        if let Some(listing) = listings.get(cohort) {
            let block = Block { source, cohort: *cohort, matrix, listing, data: data.as_ref() };
            row = block.write(&mut pen, tally, row)?;
        }
    }
    debug_assert_eq!(row, last + 1, "every line is counted");
    *streams = pen.finish_stream()?;
    colour(sheet, (FIRST_ROW, RESULTS), (row - 1, RESULTS))?;
    name(names, tab);
    Ok(())
}

/// How many rows stand below the first: a caption above the counts and above each cohort, and a row for each of them.
fn lines(source: &Source<'_>, counts: &[Count], cohorts: usize) -> u32 {
    let scored = source.dossiers.iter().filter(|dossier| dossier.place.is_some()).count();
    u32::try_from(1 + counts.len() + cohorts + scored).expect("a sheet holds them")
}

fn name(names: &mut Names, tab: &str) {
    names.reserve(OVERALL);
    names.assign(OVERALL, tab, &fixed_range((FIRST_ROW, RESULTS), (FIRST_ROW, RESULTS)));
}

/// The line that sums all others up.
fn overall(source: &Source<'_>, pen: &mut Pen<'_>, tally: &mut Tally, last: u32) -> Result<(), WorkbookError> {
    source.caption(pen, FIRST_ROW, COLUMNS.len(), (1, &source.word("checks-overall")))?;
    let results = fixed_range((FIRST_ROW + 1, RESULTS), (last, RESULTS));
    let formula = format!("=IF(COUNTIF({results},{FAILED})=0,{PASSED},{FAILED})");
    let passed = source.word("checks-passed");
    tally.formula(pen, (FIRST_ROW, RESULTS), (&formula, passed.as_str().into()), &source.styles.caption)
}

/// What is counted, below a caption; returns the row below.
fn section(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    tally: &mut Tally,
    (first, counts): (u32, &[Count]),
) -> Result<u32, WorkbookError> {
    source.caption(pen, first, COLUMNS.len(), (1, &source.word("checks-counts")))?;
    let mut row = first + 1;
    for count in counts {
        count.write(source, pen, tally, row)?;
        row += 1;
    }
    Ok(row)
}

/// The word for one line: all its differences are 0.
fn result(source: &Source<'_>, pen: &mut Pen<'_>, tally: &mut Tally, row: u32) -> Result<(), WorkbookError> {
    let differences = DIFFERENCES.map(|column| format!("ABS({})", cell(row, column))).join(",");
    let formula = format!("=IF(MAX({differences})=0,{PASSED},{FAILED})");
    let passed = source.word("checks-passed");
    tally.formula(pen, (row, RESULTS), (&formula, passed.as_str().into()), &source.styles.centred)
}

/// Colours the words for met and unmet checks.
pub(super) fn colour(sheet: &mut Worksheet, first: (u32, u16), last: (u32, u16)) -> Result<(), WorkbookError> {
    for (name, fill) in [(PASSED, GOOD), (FAILED, BAD)] {
        let rule = ConditionalFormatCellRule::EqualTo(Formula::new(format!("={name}")));
        let format = Format::new().set_bold().set_background_color(fill);
        let condition = ConditionalFormatCell::new().set_rule(rule).set_format(format);
        sheet.add_conditional_format(first.0, first.1, last.0, last.1, &condition)?;
    }
    Ok(())
}
