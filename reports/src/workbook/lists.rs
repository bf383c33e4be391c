//! The options of choices, on a hidden sheet behind defined names: lists inside a validation end at 255 characters.

use std::collections::BTreeMap;

use dti_diagnostics::{Language, Text};
use rust_xlsxwriter::{Workbook, utility};

use super::{Pen, Styles};
use crate::WorkbookError;

/// The options of the choices of a workbook, by the positions of indicator and input.
pub(crate) struct Lists<'a> {
    tab: String,
    options: BTreeMap<(usize, usize), Vec<&'a Text>>,
}

impl<'a> Lists<'a> {
    /// The options of choices, to be written on a sheet of this name.
    pub(crate) fn new(tab: String, options: BTreeMap<(usize, usize), Vec<&'a Text>>) -> Self {
        Self { tab, options }
    }

    /// The defined name of an input's options.
    pub(crate) fn name(&self, indicator: usize, input: usize) -> Option<String> {
        self.options.contains_key(&(indicator, input)).then(|| name(indicator, input))
    }

    /// Writes the hidden sheet, a column for each choice, and defines the names.
    pub(crate) fn write(&self, styles: &Styles, language: Language, book: &mut Workbook) -> Result<(), WorkbookError> {
        if self.options.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&self.tab)?.set_very_hidden(true);
        let mut pen = Pen::new(sheet);
        for (column, options) in (0..).zip(self.options.values()) {
            for (row, option) in (0..).zip(options) {
                pen.text(row, column, option.get(language), &styles.value)?;
            }
        }
        for (column, (&(indicator, input), options)) in (0..).zip(&self.options) {
            let letters = utility::column_number_to_name(column);
            let range = format!("='{}'!${letters}$1:${letters}${}", self.tab, options.len());
            book.define_name(name(indicator, input), &range)?;
        }
        Ok(())
    }
}

fn name(indicator: usize, input: usize) -> String {
    format!("dti_list_{indicator}_{input}")
}
