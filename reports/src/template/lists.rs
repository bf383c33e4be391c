//! The options of choices, on a hidden sheet behind defined names: lists inside a validation end at 255 characters.

use std::collections::BTreeMap;

use dti_criteria::{Agency, Choice, Kind};
use rust_xlsxwriter::{Workbook, utility};

use super::Source;
use crate::WorkbookError;
use crate::workbook::Pen;

/// The choices of a template, by the positions of indicator and input.
pub(super) struct Lists<'a> {
    tab: String,
    choices: BTreeMap<(usize, usize), &'a [Choice]>,
}

impl<'a> Lists<'a> {
    /// The choices of the indicators that apply to an agency.
    pub(super) fn of(source: &Source<'a>, agency: &Agency, tab: String) -> Self {
        let mut choices = BTreeMap::new();
        for position in source.indicators(agency) {
            for (number, input) in source.set.indicators()[position].inputs.iter().enumerate() {
                if let Kind::Choice(options) = &input.kind {
                    choices.insert((position, number), options.as_slice());
                }
            }
        }
        Self { tab, choices }
    }

    /// The defined name of an input's options.
    pub(super) fn name(&self, indicator: usize, input: usize) -> Option<String> {
        self.choices.contains_key(&(indicator, input)).then(|| name(indicator, input))
    }

    /// Writes the hidden sheet, a column for each choice, and defines the names.
    pub(super) fn write(&self, source: &Source<'_>, book: &mut Workbook) -> Result<(), WorkbookError> {
        if self.choices.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&self.tab)?.set_very_hidden(true);
        let mut pen = Pen::new(sheet);
        for (column, options) in (0..).zip(self.choices.values()) {
            for (row, option) in (0..).zip(*options) {
                pen.text(row, column, option.title.get(source.language), &source.styles.value)?;
            }
        }
        for (column, (&(indicator, input), options)) in (0..).zip(&self.choices) {
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
