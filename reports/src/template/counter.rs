//! Live counters: how many of the cells that the agency should fill in are filled in.

use dti_criteria::CriteriaSet;
use dti_engine::submissions::form::{answered_inputs, asks_self_points};
use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format};

use super::Source;
use super::layout::{FIGURES, Layout};
use crate::WorkbookError;
use crate::workbook::{Pen, Style, address};

/// The cells to fill in of some indicators.
pub(super) struct Counter {
    /// Their ranges.
    ranges: Vec<String>,
    /// How many there are.
    of: usize,
}

impl Counter {
    /// The cells of some rows of a form; none if there is nothing to fill in.
    pub(super) fn of(set: &CriteriaSet, layout: &Layout, rows: &[(u32, usize)]) -> Option<Self> {
        let figures = |(_, position): &(u32, usize)| answered_inputs(&set.indicators()[*position]).len();
        let own = rows.iter().filter(|(_, position)| asks_self_points(&set.indicators()[*position]));
        let own: Vec<u32> = own.map(|(row, _)| *row).collect();
        let asked: usize = rows.iter().map(figures).sum();
        let (first, last) = (rows.first()?.0, rows.last()?.0);
        // Cells between that nobody fills in are locked and blank.
        let block = (asked > 0).then(|| address::range((first, FIGURES), (last, layout.check() - 1)));
        let runs = own.chunk_by(|one, next| one + 1 == *next);
        let column = layout.self_points();
        let runs = runs.map(|run| address::range((run[0], column), (run[run.len() - 1], column)));
        let counter = Self { ranges: block.into_iter().chain(runs).collect(), of: asked + own.len() };
        (counter.of > 0).then_some(counter)
    }

    /// Writes `đã nhập x/y`, of which x is live.
    pub(super) fn write(
        &self,
        source: &Source<'_>,
        pen: &mut Pen<'_>,
        place: (u32, u16),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        self.show(source, pen, place, &format!("=COUNTA({})", self.ranges.join(",")), style)
    }

    /// Writes the same where it stands in another cell already.
    pub(super) fn refer(
        &self,
        source: &Source<'_>,
        pen: &mut Pen<'_>,
        place: (u32, u16),
        (row, column): (u32, u16),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        self.show(source, pen, place, &format!("={}", address::cell(row, column)), style)
    }

    fn show(
        &self,
        source: &Source<'_>,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        formula: &str,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let shown = format!("\"{} \"#,##0\"/{}\"", source.word("form-entered"), self.of);
        pen.formula(row, column, formula, 0.0, &style.plain.clone().set_num_format(shown).into())?;
        let of = u32::try_from(self.of).expect("a form has few cells");
        let complete = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::GreaterThanOrEqualTo(of))
            .set_format(Format::new().set_font_color(super::check::GOOD).set_bold());
        pen.sheet.add_conditional_format(row, column, row, column, &complete)?;
        Ok(())
    }
}
