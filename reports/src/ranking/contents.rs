//! The contents: a link to each sheet, and what it shows.

use rust_xlsxwriter::Worksheet;

use super::Source;
use super::sheets::Listed;
use crate::WorkbookError;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page};

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    listed: &[Listed],
) -> Result<(), WorkbookError> {
    let columns = [("ranking-contents-sheet", 46.0), ("ranking-contents-shows", 46.0)]
        .map(|(key, width)| (source.word(key), width));
    let page = Page {
        tab,
        title: &source.word("ranking-contents-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Portrait,
        columns: &columns.map(|(heading, width)| Column::new(heading, width)),
        frozen: 0,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    for (row, line) in (FIRST_ROW..).zip(listed) {
        match &line.tab {
            Some(tab) => pen.link(row, 0, (tab, &line.name), &source.styles.link)?,
            None => pen.text(row, 0, &line.name, &source.styles.text)?,
        }
        pen.text(row, 1, &line.shows, &source.styles.text)?;
    }
    pen.finish()
}
