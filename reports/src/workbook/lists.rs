//! The options of choices, on a hidden sheet behind defined names: lists inside a validation end at 255 characters.

use std::collections::BTreeMap;

use dti_diagnostics::{Language, Text};
use rust_xlsxwriter::Workbook;

use super::address::fixed_range;
use super::{Names, Pen, Styles};
use crate::WorkbookError;

/// The options of the choices of a workbook, by the positions of indicator and input.
pub(crate) struct Lists<'a> {
    tab: String,
    options: BTreeMap<(usize, usize), Vec<&'a Text>>,
    names: BTreeMap<(usize, usize), String>,
}

impl<'a> Lists<'a> {
    /// The options of choices, to be written on a sheet of this name, a column for each choice.
    pub(crate) fn new(tab: String, options: BTreeMap<(usize, usize), Vec<&'a Text>>, names: &mut Names) -> Self {
        let column_of = |(column, (&place, options)): (u16, (&(usize, usize), &Vec<&Text>))| {
            let last = u32::try_from(options.len()).expect("a choice has few options") - 1;
            let (indicator, input) = place;
            let address = fixed_range((0, column), (last, column));
            (place, names.define(&format!("list {indicator} {input}"), &tab, &address))
        };
        let names = (0..).zip(&options).map(column_of).collect();
        Self { tab, options, names }
    }

    /// The defined name of an input's options.
    pub(crate) fn name(&self, indicator: usize, input: usize) -> Option<&str> {
        self.names.get(&(indicator, input)).map(String::as_str)
    }

    /// Writes the hidden sheet.
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
        Ok(())
    }
}
