//! The lines of the sheet: a value, its name, what it is.

use crate::WorkbookError;
use crate::ranking::Source;
use crate::workbook::address::{fixed, fixed_range};
use crate::workbook::{Names, Pen};

const COLUMNS: usize = 5;
/// The columns of the values and of the names.
const VALUES: u16 = 2;
const NAMES: u16 = 3;

/// Lines below a caption.
pub(super) struct Section {
    title: String,
    /// The name of all values together.
    name: Option<String>,
    lines: Vec<Line>,
}

/// A parameter.
pub(super) struct Line {
    code: String,
    title: String,
    value: Content,
    name: Option<String>,
    note: String,
}

/// What the cell holds.
pub(super) enum Content {
    Number(f64),
    Text(String),
}

impl Section {
    pub(super) fn new(title: String, lines: Vec<Line>) -> Self {
        Self { title, name: None, lines }
    }

    /// The section, its values together under a name.
    pub(super) fn named(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
    }

    /// Writes the caption and the lines, and gives the names to their cells; returns the row below.
    pub(super) fn write(
        &self,
        source: &Source<'_>,
        pen: &mut Pen<'_>,
        row: u32,
        (tab, names): (&str, &mut Names),
    ) -> Result<u32, WorkbookError> {
        source.caption(pen, row, COLUMNS, (0, &self.title))?;
        let end = row + 1 + u32::try_from(self.lines.len()).expect("a sheet holds them");
        if let Some(name) = &self.name {
            pen.text(row, NAMES, name, &source.styles.caption_text)?;
            names.assign(name, tab, &fixed_range((row + 1, VALUES), (end - 1, VALUES)));
        }
        for (row, line) in (row + 1..).zip(&self.lines) {
            line.write(source, pen, row)?;
            if let Some(name) = &line.name {
                names.assign(name, tab, &fixed(row, VALUES));
            }
        }
        Ok(end)
    }
}

impl Line {
    pub(super) fn new(code: &str, title: &str, value: Content) -> Self {
        Self { code: code.to_owned(), title: title.to_owned(), value, name: None, note: String::new() }
    }

    pub(super) fn named(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
    }

    pub(super) fn noted(self, note: String) -> Self {
        Self { note, ..self }
    }

    fn write(&self, source: &Source<'_>, pen: &mut Pen<'_>, row: u32) -> Result<(), WorkbookError> {
        let styles = source.styles;
        pen.text(row, 0, &self.code, &styles.centred)?;
        pen.text(row, 1, &self.title, &styles.text)?;
        match &self.value {
            Content::Number(value) => pen.number(row, VALUES, Some(*value), &styles.parameter)?,
            Content::Text(text) => pen.text(row, VALUES, text, &styles.centred)?,
        }
        pen.text(row, NAMES, self.name.as_deref().unwrap_or_default(), &styles.text)?;
        pen.text(row, NAMES + 1, &self.note, &styles.text)
    }
}
