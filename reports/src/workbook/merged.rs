//! Neighbours in a row that are one cell.

use std::ops::RangeInclusive;

use super::pen::fitting;
use super::{Pen, Style};
use crate::WorkbookError;
use crate::tables::FORMULA_LEADS;

impl Pen<'_> {
    /// A text across several cells of a row, whoever wrote it.
    pub(crate) fn across(
        &mut self,
        row: u32,
        columns: RangeInclusive<u16>,
        text: &str,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let width = self.width_of(columns.clone()).filter(|_| style.wraps);
        self.make_room_in(row, text, width)?;
        let format = if text.starts_with(FORMULA_LEADS) { &style.quoted } else { &style.plain };
        self.sheet.merge_range(row, *columns.start(), row, *columns.end(), fitting(text), format)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Worksheet;

    use super::*;

    #[test]
    fn a_text_has_the_width_of_its_cells_together() {
        let mut sheet = Worksheet::new();
        let mut pen = Pen::new(&mut sheet);
        pen.set_widths([10.0, 20.0, 30.0]).unwrap();
        assert_eq!(pen.width_of(1..=2), Some(50.0));
        assert_eq!(pen.width_of(2..=3), None);
    }
}
