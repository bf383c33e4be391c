//! Records sheets: a heading row and empty rows to fill in.

use std::collections::BTreeSet;

use dti_criteria::{Agency, CriteriaSet, InputSource, Kind, Records};
use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::{Source, asked, entry};
use crate::WorkbookError;
use crate::workbook::{Column, Lists, Orientation, Pen, headings, set_up_paper};

const WIDTH: f64 = 20.0;
/// The last row that a validation covers, counted from 0: more than the reader takes.
const LAST_ROW: u32 = 1_048_575;

/// The records that an indicator of the agency is counted from, in the order of the set.
pub(super) fn of<'a>(source: &Source<'a>, agency: &Agency) -> impl Iterator<Item = (usize, &'a Records)> {
    let used: BTreeSet<usize> = source
        .indicators(agency)
        .flat_map(|position| &source.set.indicators()[position].inputs)
        .filter_map(|input| if let InputSource::Records { records, .. } = input.source { Some(records) } else { None })
        .collect();
    let set = source.set;
    used.into_iter().map(|position| (position, &set.records()[position]))
}

/// The number under which the choices of records are listed: behind all indicators.
pub(super) fn list(set: &CriteriaSet, position: usize) -> usize {
    set.indicators().len() + position
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    position: usize,
    lists: &Lists<'_>,
) -> Result<(), WorkbookError> {
    let records = &source.set.records()[position];
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Landscape);
    let columns: Vec<_> =
        records.columns.iter().map(|column| Column::new(column.title.get(source.language), WIDTH)).collect();
    let mut pen = Pen::new(sheet);
    headings(&mut pen, 0, &columns, &source.styles)?;
    pen.finish()?;
    let yes_no = asked::yes_no(source.language);
    for (number, column) in records.columns.iter().enumerate() {
        let place = u16::try_from(number).expect("records have few columns");
        let look = entry::look(&source.styles.input, &column.kind);
        sheet.set_column_format(place, &look.plain)?;
        let list = lists.name(list(source.set, position), number).map(entry::from_list);
        let typed = || entry::validation(&column.kind, bounds(&column.kind), &yes_no);
        if let Some(validation) = list.map_or_else(typed, |list| Ok(Some(list)))? {
            let title = column.title.get(source.language);
            let kind = source.word(&format!("template-kind-{}", column.kind.as_str()));
            let help = format!("{kind}\n{}", source.word(&format!("form-type-{}", column.kind.as_str())));
            let messages = entry::Messages { title, about: &help, refusal: &help };
            let validation = entry::with_messages(validation, &messages)?;
            sheet.add_data_validation(1, place, LAST_ROW, place, &validation)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        delete_rows: true,
        sort: true,
        ..Default::default()
    });
    Ok(())
}

fn bounds(kind: &Kind) -> (Option<f64>, Option<f64>) {
    if *kind == Kind::Percent { (Some(0.0), Some(1.0)) } else { (None, None) }
}
