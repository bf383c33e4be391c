//! What the form says beside a row while it is filled in: what is missing, and which part exceeds its whole.

use dti_criteria::{Evidence, Indicator, Input, Kind};
use dti_diagnostics::{Argument, sentence_with};
use dti_engine::submissions::form::{answered_inputs, asks_self_points};
use rust_xlsxwriter::{
    Color, ConditionalFormatBlank, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText,
    ConditionalFormatTextRule, Format,
};

use super::Source;
use super::layout::{FIGURES, Layout};
use crate::WorkbookError;
use crate::workbook::{Pen, address};

/// The colour of what is complete.
pub(super) const GOOD: Color = Color::RGB(0x0037_5623);
const GOOD_FILL: Color = Color::RGB(0x00E2_EFDA);
const WRONG: Color = Color::RGB(0x009C_0006);
const WRONG_FILL: Color = Color::RGB(0x00FF_C7CE);
const OPEN: Color = Color::RGB(0x007F_6000);
/// Cells that are still to be filled in.
const OPEN_FILL: Color = Color::RGB(0x00FF_E699);

/// Writes the check of an indicator's row.
pub(super) fn write(
    source: &Source<'_>,
    layout: &Layout,
    pen: &mut Pen<'_>,
    row: u32,
    indicator: &Indicator,
) -> Result<(), WorkbookError> {
    let style = &source.styles.centred;
    match formula(source, layout, row, indicator) {
        Some(formula) => pen.formula(row, layout.check(), &formula, &*source.word("form-check-empty"), style),
        None => pen.blanks(row, layout.check()..layout.check() + 1, &source.styles.unused),
    }
}

/// The first of these that is so: a part exceeds its whole; nothing is entered; something is missing; a claim lacks its
/// evidence; all is there. None where there is nothing to enter.
fn formula(source: &Source<'_>, layout: &Layout, row: u32, indicator: &Indicator) -> Option<String> {
    let asked = answered_inputs(indicator);
    let own = asks_self_points(indicator).then(|| address::cell(row, layout.self_points()));
    let block = (FIGURES..).zip(&asked).last().map(|(last, _)| address::range((row, FIGURES), (row, last)));
    let ranges: Vec<String> = block.into_iter().chain(own.clone()).collect();
    if ranges.is_empty() {
        return None;
    }
    let word = |key| quoted(&source.word(key));
    let entered = format!("COUNTA({})", ranges.join(","));
    let needed = ranges.iter().map(|range| format!("COLUMNS({range})")).collect::<Vec<_>>().join("+");
    let complete = match claims(source, row, indicator, own) {
        Some(claims) if indicator.evidence == Evidence::Required => {
            let evidence = address::cell(row, layout.evidence());
            let (lacking, done) = (word("form-check-evidence"), word("form-check-done"));
            format!("IF(AND({evidence}=\"\",OR({claims})),{lacking},{done})")
        }
        _ => word("form-check-done"),
    };
    let (empty, incomplete) = (word("form-check-empty"), word("form-check-incomplete"));
    let counted = format!("IF({entered}=0,{empty},IF({entered}<{needed},{incomplete},{complete}))");
    let excesses = excesses(source, row, indicator, &asked);
    Some(format!("={}", excesses.iter().rev().fold(counted, |rest, (is, word)| format!("IF({is},{word},{rest})"))))
}

/// For each part: whether it exceeds its whole, and the words for it.
fn excesses(source: &Source<'_>, row: u32, indicator: &Indicator, asked: &[usize]) -> Vec<(String, String)> {
    let place = |input: usize| (FIGURES..).zip(1_usize..).zip(asked).find(|(_, one)| **one == input).map(|(at, _)| at);
    let excess = |&input: &usize| {
        let (column, part) = place(input)?;
        let (whole_column, whole) = place(indicator.inputs[input].part_of?)?;
        let (cell, whole_cell) = (address::cell(row, column), address::cell(row, whole_column));
        let words = [("part", Argument::from(part)), ("whole", Argument::from(whole))];
        let words = sentence_with("form-check-above", &words, source.language);
        // Only where both are numbers: a text would compare as larger.
        let is = format!("IF(COUNT({cell})*COUNT({whole_cell}),{cell}>{whole_cell})");
        Some((is, quoted(&format!("{}: {words}", source.word("form-check-wrong")))))
    };
    asked.iter().filter_map(excess).collect()
}

/// When the figures of a row claim something, as the reader sees it: an option, yes, or any number but zero.
fn claims(source: &Source<'_>, row: u32, indicator: &Indicator, own: Option<String>) -> Option<String> {
    let claim = |(column, input): (u16, usize)| {
        let cell = address::cell(row, column);
        let input: &Input = &indicator.inputs[input];
        match input.kind {
            Kind::Choice(_) => format!("{cell}<>\"\""),
            Kind::YesNo => format!("{cell}={}", quoted(&source.word("report-yes"))),
            _ => format!("{cell}<>0"),
        }
    };
    let claims = (FIGURES..).zip(answered_inputs(indicator)).map(claim);
    let claims: Vec<_> = claims.chain(own.map(|cell| format!("{cell}<>0"))).collect();
    (!claims.is_empty()).then(|| claims.join(","))
}

/// A text as formulas write it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Colours what the checks say, and the cells that are still to be filled in.
pub(super) fn colour(source: &Source<'_>, layout: &Layout, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
    let rows = layout.indicators();
    let (Some(&(first, _)), Some(&(last, _)), column) = (rows.first(), rows.last(), layout.check()) else {
        return Ok(());
    };
    let look = |ink, fill| Format::new().set_font_color(ink).set_background_color(fill);
    let wrong = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::BeginsWith(source.word("form-check-wrong")))
        .set_format(look(WRONG, WRONG_FILL));
    pen.sheet.add_conditional_format(first, column, last, column, &wrong)?;
    let equal = |key| ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(source.word(key)));
    for (key, look) in [
        ("form-check-done", look(GOOD, GOOD_FILL)),
        ("form-check-incomplete", look(OPEN, OPEN_FILL)),
        ("form-check-evidence", look(OPEN, OPEN_FILL)),
    ] {
        pen.sheet.add_conditional_format(first, column, last, column, &equal(key).set_format(look))?;
    }
    open_cells(source, layout, pen, &rows)
}

fn open_cells(
    source: &Source<'_>,
    layout: &Layout,
    pen: &mut Pen<'_>,
    rows: &[(u32, usize)],
) -> Result<(), WorkbookError> {
    let cells = |&(row, position): &(u32, usize)| {
        let indicator = &source.set.indicators()[position];
        let block = (FIGURES..).zip(answered_inputs(indicator)).last();
        let block = block.map(|(last, _)| address::range((row, FIGURES), (row, last)));
        let own = asks_self_points(indicator).then(|| address::cell(row, layout.self_points()));
        block.into_iter().chain(own).collect::<Vec<_>>()
    };
    let ranges: Vec<String> = rows.iter().flat_map(cells).collect();
    let Some(&(first, _)) = rows.first().filter(|_| !ranges.is_empty()) else { return Ok(()) };
    let open = ConditionalFormatBlank::new()
        .set_multi_range(ranges.join(" "))
        .set_format(Format::new().set_background_color(OPEN_FILL));
    pen.sheet.add_conditional_format(first, FIGURES, first, FIGURES, &open)?;
    Ok(())
}
