//! Neighbours in a row that are one cell.

use std::ops::RangeInclusive;

use super::lines::lines;
use super::pen::fitting;
use super::{Pen, Style};
use crate::WorkbookError;
use crate::tables::FORMULA_LEADS;

/// How much narrower a line may come out in print.
const SHRUNK: f64 = 0.92;

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

    /// Makes cells of a row one; what is written into the first stands across all.
    pub(crate) fn merge(&mut self, row: u32, columns: RangeInclusive<u16>, style: &Style) -> Result<(), WorkbookError> {
        self.across(row, columns, "", style)
    }

    /// The beginning of a text that takes no more than so many lines across columns, with a mark where more follows.
    pub(crate) fn beginning(&self, text: &str, columns: RangeInclusive<u16>, most: u32) -> String {
        let text = text.replace('\n', " ");
        // Programs that print a page smaller than it is break lines earlier.
        let width = self.width_of(columns).map(|width| width * SHRUNK);
        let fits = |text: &str| width.is_none_or(|width| lines(text, width) <= most);
        if fits(&text) {
            return text;
        }
        let ends: Vec<usize> = text.match_indices(' ').map(|(position, _)| position).collect();
        let cut = |&end: &usize| format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' ']));
        let kept = ends.partition_point(|end| fits(&cut(end)));
        kept.checked_sub(1).map_or_else(|| text.clone(), |last| cut(&ends[last]))
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

    #[test]
    fn a_long_text_is_cut_between_words() {
        let mut sheet = Worksheet::new();
        let mut pen = Pen::new(&mut sheet);
        pen.set_widths([10.0, 10.0]).unwrap();
        assert_eq!(pen.beginning("Tỷ lệ hồ sơ", 0..=1, 1), "Tỷ lệ hồ sơ");
        assert_eq!(pen.beginning("Tỷ lệ hồ sơ trực tuyến, toàn trình", 0..=1, 1), "Tỷ lệ hồ sơ trực…");
        assert_eq!(pen.beginning("Tỷ lệ hồ sơ trực tuyến, toàn trình", 0..=1, 2), "Tỷ lệ hồ sơ trực tuyến, toàn trình");
    }
}
