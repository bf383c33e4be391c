//! Live cells: formulas, each with the engine's value, which is shown until a spreadsheet calculates.

use rust_xlsxwriter::{Formula, Url};

use super::address::{cell, on};
use super::stream::Given;
use super::{Pen, Style};
use crate::WorkbookError;

/// Differences below this share of a number are taken for noise: 2⁻⁴⁸, as `LibreOffice` has it.
const NOISE: f64 = 1.0 / (1_u64 << 48) as f64;

/// What a formula comes to, as the engine has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    /// The empty text.
    Blank,
    Number(f64),
    Text(&'a str),
}

impl From<f64> for Value<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Option<f64>> for Value<'_> {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Number)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts of agencies and rows stay far below 2^53")]
        Self::Number(count as f64)
    }
}

impl From<Option<usize>> for Value<'_> {
    fn from(count: Option<usize>) -> Self {
        count.map_or(Self::Blank, Self::from)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl Pen<'_> {
    /// A formula with its leading `=`, in the English of spreadsheets, and what it comes to.
    ///
    /// Numbers that are none are refused, and so are texts that would be taken for numbers or truth values.
    pub(crate) fn formula<'v>(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        value: impl Into<Value<'v>>,
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let value = value.into();
        let format = match value {
            Value::Number(number) => style.of(number),
            _ => &style.plain,
        };
        match value {
            Value::Blank => {}
            Value::Text(text) => self.demand_text(row, column, text, style)?,
            Value::Number(number) => self.demand_finite(row, column, number)?,
        }
        // A formula never comes to −0.
        let unsigned = |number: f64| number + 0.0;
        let plain = formula.trim_start_matches('=');
        let given = match value {
            Value::Blank => Given::Told(plain, ""),
            Value::Text(text) => Given::Told(plain, text),
            Value::Number(number) => Given::Calculated(plain, unsigned(number)),
        };
        if self.streamed((row, column), given, format)? {
            return Ok(());
        }
        let shown = match value {
            Value::Blank => String::new(),
            Value::Text(text) => text.to_owned(),
            Value::Number(number) => unsigned(number).to_string(),
        };
        let formula = Formula::new(formula).set_result(shown);
        match self.is_look(column, style) && style.whole.is_none() {
            true => self.sheet.write_formula(row, column, formula)?,
            false => self.sheet.write_formula_with_format(row, column, formula, format)?,
        };
        Ok(())
    }

    /// The live difference of two cells of a row, the second taken from the first; empty where one of them is.
    pub(crate) fn difference(
        &mut self,
        row: u32,
        column: u16,
        [(from, value), (of, less)]: [(u16, Option<f64>); 2],
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let (first, second) = (cell(row, from), cell(row, of));
        let formula = format!("=IF(OR({first}=\"\",{second}=\"\"),\"\",{first}-{second})");
        let difference = value.zip(less).map(|(value, less)| subtracted(value, less));
        self.formula(row, column, &formula, difference, style)
    }

    /// A text that leads to the first cell of another sheet.
    pub(crate) fn link(
        &mut self,
        row: u32,
        column: u16,
        (tab, text): (&str, &str),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        self.make_room(row, column, text, style)?;
        let url = Url::new(format!("internal:{}", on(tab, &cell(0, 0)))).set_text(text);
        self.sheet.write_url_with_format(row, column, url, &style.plain)?;
        Ok(())
    }

    fn demand_text(&mut self, row: u32, column: u16, text: &str, style: &Style) -> Result<(), WorkbookError> {
        // The writer tells the kind of a result by its looks.
        if text.parse::<f64>().is_ok() || text == "TRUE" || text == "FALSE" {
            return Err(WorkbookError::NotText { sheet: self.sheet.name(), cell: cell(row, column) });
        }
        self.make_room(row, column, text, style)
    }
}

/// A difference as spreadsheets have it: of what is equal but for the last bits it is 0.
pub(crate) fn subtracted(value: f64, less: f64) -> f64 {
    let difference = value - less;
    if difference.abs() < value.abs() * NOISE { 0.0 } else { difference }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Worksheet;

    use super::*;

    #[test]
    fn what_differs_in_the_last_bits_only_does_not_differ() {
        assert_eq!(subtracted(0.1 + 0.2, 0.3), 0.0);
        assert_eq!(subtracted(0.75, 1.0), -0.25);
    }

    #[test]
    fn results_that_a_spreadsheet_would_not_show_are_refused() {
        let mut sheet = Worksheet::new();
        let mut pen = Pen::new(&mut sheet);
        let style = rust_xlsxwriter::Format::new().into();
        let mut write = |value: Value<'_>| pen.formula(3, 1, "=A1", value, &style);
        assert!(matches!(write(f64::NAN.into()), Err(WorkbookError::NotFinite { cell, .. }) if cell == "B4"));
        for text in ["1.5", "inf", "TRUE"] {
            assert!(matches!(write(text.into()), Err(WorkbookError::NotText { cell, .. }) if cell == "B4"), "{text}");
        }
        for value in [Value::Blank, Value::from("ĐẠT"), Value::from(-0.0), Value::from(None::<usize>), 3.into()] {
            write(value).unwrap();
        }
    }
}
