//! The sheet that tells how to fill the form in.

use dti_criteria::Agency;
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::wording::date_words;
use crate::workbook::{Orientation, Pen, set_up_paper};

const WIDTH: f64 = 92.0;
/// The messages in their order.
const LINES: [&str; 10] = [
    "template-guide-cells",
    "template-guide-figures",
    "template-guide-numbers",
    "template-guide-dates",
    "template-guide-missing",
    "form-guide-check",
    "template-guide-self-points",
    "template-guide-evidence",
    "template-guide-records",
    "template-guide-structure",
];

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    agency: &Agency,
) -> Result<(), WorkbookError> {
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Portrait);
    let styles = &source.styles;
    let mut pen = Pen::new(sheet);
    pen.set_widths([WIDTH])?;
    pen.text(0, 0, &source.word("template-guide-title"), &styles.title)?;
    pen.text(1, 0, source.set.title().get(source.language), &styles.subtitle)?;
    let (first, last) = source.set.period();
    let period = format!("{}: {} – {}", source.word("report-period"), date_words(first), date_words(last));
    pen.text(2, 0, &period, &styles.subtitle)?;
    pen.text(3, 0, &agency.name, &styles.subtitle)?;
    let lines = LINES.iter().zip(1..).map(|(key, number)| format!("{number}. {}", source.word(key)));
    let note = source.set.note().get(source.language).trim().to_owned();
    for (row, line) in (5..).zip(lines.chain([note])) {
        pen.text(row, 0, &line, &styles.paragraph)?;
    }
    pen.finish()
}
