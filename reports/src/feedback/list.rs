//! The first sheet of a feedback: what is wrong, where, and what to do.

use dti_diagnostics::{Argument, Finding, Place, Spot, sentence_with};
use dti_engine::submissions::copies::Copy;
use rust_xlsxwriter::{Url, Worksheet};

use super::copy::{address_in, shown};
use super::{Reply, Source, counts, severity};
use crate::WorkbookError;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, address};

/// Writes the findings of an agency, each with a link to the cell in the copy.
pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    reply: &Reply<'_>,
    tabs: &[String],
) -> Result<(), WorkbookError> {
    let [errors, warnings, notes] = counts(&reply.findings).map(Argument::from);
    let words = [("errors", errors), ("warnings", warnings), ("notes", notes)];
    let title = [("agency", Argument::from(&reply.agency.name)), ("code", Argument::from(&reply.agency.code))];
    let language = source.feedback.language;
    let page = Page {
        tab,
        title: &sentence_with("feedback-title", &title, language),
        subtitle: &sentence_with("feedback-subtitle", &words, language),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: 0,
    };
    let mut pen = page.begin(sheet, &source.styles)?;
    for (row, finding) in (FIRST_ROW..).zip(&reply.findings) {
        write_row(source, &mut pen, row, finding, (&reply.copies, tabs))?;
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; 7] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-severity", 10.0),
        column("report-indicator", 9.0),
        column("report-cell", 9.0),
        column("report-value", 20.0),
        column("report-message", 46.0),
        column("report-hint", 42.0),
        column("report-file", 24.0),
    ]
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    finding: &Finding,
    (copies, tabs): (&[Copy], &[String]),
) -> Result<(), WorkbookError> {
    let (styles, language) = (&source.styles, source.feedback.language);
    let place = finding.place.as_ref();
    let found = place.and_then(|place| found_in(place, copies));
    pen.text(row, 0, &severity(source, finding.severity()), &styles.centred)?;
    pen.text(row, 1, finding.indicator.as_deref().unwrap_or_default(), &styles.centred)?;
    let shown_address = place.and_then(Place::address).unwrap_or_default();
    let target = found.and_then(|(copy, cell)| Some((&tabs[copy], address_in(&copies[copy], cell)?)));
    match target {
        Some((tab, target)) => link(pen, (row, 2), &shown_address, tab, &target, source)?,
        None => pen.text(row, 2, &shown_address, &styles.centred)?,
    }
    let value = found.and_then(|(copy, cell)| shown(source, &copies[copy], cell)).unwrap_or_default();
    pen.text(row, 3, &value, &styles.text)?;
    pen.text(row, 4, &finding.message(language), &styles.text)?;
    pen.text(row, 5, &finding.hint(language).unwrap_or_default(), &styles.text)?;
    pen.text(row, 6, &place.map(where_in).unwrap_or_default(), &styles.text)
}

/// The position of the copy that a cell belongs to, and the cell.
fn found_in(place: &Place, copies: &[Copy]) -> Option<(usize, (u32, u32))> {
    let Spot::Cell { sheet, row, column } = &place.spot else { return None };
    let position = copies.iter().position(|copy| copy.file == place.file && copy.sheet == *sheet)?;
    Some((position, (*row, *column)))
}

/// The file, and the sheet in it.
fn where_in(place: &Place) -> String {
    match &place.spot {
        Spot::Cell { sheet, .. } | Spot::Sheet { sheet } if !sheet.is_empty() => format!("{}, {sheet}", place.file),
        _ => place.file.clone(),
    }
}

/// The address as a link within the workbook: the text is a cell's address, the target a sheet of our own.
fn link(
    pen: &mut Pen<'_>,
    (row, column): (u32, u16),
    text: &str,
    tab: &str,
    target: &str,
    source: &Source<'_>,
) -> Result<(), WorkbookError> {
    let url = Url::new(format!("internal:{}", address::on(tab, target))).set_text(text);
    pen.sheet.write_url_with_format(row, column, url, &source.styles.link.plain)?;
    Ok(())
}
