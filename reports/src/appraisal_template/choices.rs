//! The options of choices, on a hidden sheet behind defined names: lists inside a validation end at 255 characters.

use std::collections::BTreeMap;

use dti_diagnostics::Language;
use rust_xlsxwriter::{Workbook, utility};

use crate::workbook::{Pen, Styles};
use crate::{OptionRecord, Run, WorkbookError};

/// The choices of a run, by the positions of indicator and input.
pub(super) struct Choices<'a> {
    tab: String,
    lists: BTreeMap<(usize, usize), &'a [OptionRecord]>,
}

impl<'a> Choices<'a> {
    pub(super) fn of(run: &'a Run, tab: String) -> Self {
        let mut lists = BTreeMap::new();
        for (indicator, rule) in run.rules.iter().enumerate() {
            let choices = rule.inputs.iter().enumerate().filter(|(_, input)| !input.options.is_empty());
            lists.extend(choices.map(|(input, record)| ((indicator, input), record.options.as_slice())));
        }
        Self { tab, lists }
    }

    /// The defined name of an input's options.
    pub(super) fn name(&self, indicator: usize, input: usize) -> Option<String> {
        self.lists.contains_key(&(indicator, input)).then(|| name(indicator, input))
    }

    /// Writes the hidden sheet, a column for each choice, and defines the names.
    pub(super) fn write(&self, styles: &Styles, language: Language, book: &mut Workbook) -> Result<(), WorkbookError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&self.tab)?.set_very_hidden(true);
        let mut pen = Pen::new(sheet);
        for (column, options) in (0..).zip(self.lists.values()) {
            for (row, option) in (0..).zip(*options) {
                pen.text(row, column, option.title.get(language), &styles.value)?;
            }
        }
        for (column, (&(indicator, input), options)) in (0..).zip(&self.lists) {
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
