//! Where something is, as the person who must look there would say it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A file, and the spot in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The path as given or relative to the folder that was given, with `/` between its parts.
    pub file: String,
    /// The spot in the file.
    #[serde(flatten)]
    pub spot: Spot,
}

/// A spot in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Spot {
    /// A cell; rows and columns count from 0 here and are shown as a spreadsheet shows them.
    Cell {
        /// The sheet's name; empty for a file that is one table, such as CSV.
        sheet: String,
        /// Row, counted from 0.
        row: u32,
        /// Column, counted from 0.
        column: u32,
    },
    /// A line of a text file, both counted from 1.
    Line {
        /// Line, counted from 1.
        line: u32,
        /// Column in characters, counted from 1.
        character: u32,
    },
    /// A whole sheet.
    Sheet {
        /// The sheet's name.
        sheet: String,
    },
    /// The file as a whole.
    File {},
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), spot: Spot::File {} }
    }

    /// A whole sheet of a workbook.
    pub fn sheet(file: impl Into<String>, sheet: impl Into<String>) -> Self {
        Self { file: file.into(), spot: Spot::Sheet { sheet: sheet.into() } }
    }

    /// A cell; row and column count from 0.
    pub fn cell(file: impl Into<String>, sheet: impl Into<String>, row: u32, column: u32) -> Self {
        Self { file: file.into(), spot: Spot::Cell { sheet: sheet.into(), row, column } }
    }

    /// A line of a text file; line and character count from 1.
    pub fn line(file: impl Into<String>, line: u32, character: u32) -> Self {
        Self { file: file.into(), spot: Spot::Line { line, character } }
    }

    /// The cell's address, such as `D14`; none if this is not a cell.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        match self.spot {
            Spot::Cell { row, column, .. } => Some(cell_address(row, column)),
            _ => None,
        }
    }
}

/// `file`, `file:line:character`, `file, sheet` or `file, sheet!D14`.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match &self.spot {
            Spot::File {} => write!(formatter, "{file}"),
            Spot::Line { line, character } => write!(formatter, "{file}:{line}:{character}"),
            Spot::Sheet { sheet } => write!(formatter, "{file}, `{sheet}`"),
            Spot::Cell { sheet, row, column } if sheet.is_empty() => {
                write!(formatter, "{file}, {}", cell_address(*row, *column))
            }
            Spot::Cell { sheet, row, column } => {
                write!(formatter, "{file}, `{sheet}`!{}", cell_address(*row, *column))
            }
        }
    }
}

/// The address of a cell as a spreadsheet shows it: `(13, 3)` is `D14`.
#[must_use]
pub fn cell_address(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}

/// The letters of a column counted from 0: `0` is `A`, `26` is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("a remainder of 26 fits")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_addressed_as_a_spreadsheet_shows_them() {
        assert_eq!(cell_address(13, 3), "D14");
        assert_eq!(cell_address(0, 25), "Z1");
        assert_eq!(cell_address(0, 26), "AA1");
        assert_eq!(cell_address(1_048_575, 16_383), "XFD1048576");
    }
}
