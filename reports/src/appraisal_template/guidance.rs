//! The sheet that tells how to fill the table in.

use dti_diagnostics::sentence;
use rust_xlsxwriter::Worksheet;

use super::AppraisalTemplate;
use crate::WorkbookError;
use crate::workbook::{Orientation, Pen, Styles, set_up_paper};

const WIDTH: f64 = 92.0;
/// The messages in their order.
const LINES: [&str; 9] = [
    "appraisal-guide-cells",
    "appraisal-guide-verdict",
    "appraisal-guide-points",
    "appraisal-guide-figures",
    "appraisal-guide-reason",
    "appraisal-guide-members",
    "appraisal-guide-date",
    "appraisal-guide-untouched",
    "appraisal-guide-evidence",
];

pub(super) fn write(
    template: &AppraisalTemplate,
    styles: &Styles,
    sheet: &mut Worksheet,
    tab: String,
) -> Result<(), WorkbookError> {
    let language = template.language;
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Portrait);
    let mut pen = Pen::new(sheet);
    pen.set_widths([WIDTH])?;
    pen.text(0, 0, &sentence("appraisal-guide-title", language), &styles.title)?;
    pen.text(1, 0, template.run.set.title.get(language), &styles.subtitle)?;
    for ((row, number), key) in (3..).zip(1..).zip(LINES) {
        pen.text(row, 0, &format!("{number}. {}", sentence(key, language)), &styles.paragraph)?;
    }
    pen.finish()
}
