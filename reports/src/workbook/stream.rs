//! Rows that are written past the writer of workbooks, which keeps every cell until the workbook is saved: most of the
//! time and memory of a large sheet. They are deflated as they come, and put into the sheet when it is saved.

mod archive;
mod cells;

use rust_xlsxwriter::{Format, Workbook};

use self::archive::Archive;
pub(super) use self::cells::{Given, Stream};
use crate::WorkbookError;

/// The sheets of a workbook whose rows are written past its writer.
#[derive(Default)]
pub(crate) struct Streams {
    looks: Looks,
    sheets: Vec<Streamed>,
    tables: Vec<Table>,
}

/// The rows of one sheet.
struct Streamed {
    tab: String,
    deflated: Vec<u8>,
    checksum: crc32fast::Hasher,
    /// In bytes, before they were deflated.
    length: u64,
    /// The last row and the last column that hold anything.
    corner: (u32, u16),
}

/// A table whose rows the writer does not know.
struct Table {
    /// The address that the writer has, and the one that is to stand there.
    written: String,
    meant: String,
}

impl Streams {
    /// Gives a table that the writer has for a few cells all its rows.
    pub(crate) fn stretch(&mut self, written: String, meant: String) {
        self.tables.push(Table { written, meant });
    }

    /// The bytes of the workbook with the rows of all sheets.
    pub(crate) fn save(self, book: &mut Workbook) -> Result<Vec<u8>, WorkbookError> {
        for format in &self.looks.formats {
            // Counted from 1 in this order: the look of cells that have none is 0.
            book.register_format(format);
        }
        let written = book.save_to_buffer()?;
        if self.sheets.is_empty() {
            return Ok(written);
        }
        let tabs: Vec<String> = book.worksheets().iter().map(rust_xlsxwriter::Worksheet::name).collect();
        Archive::new(&written, self.tables).with_rows(&tabs, self.sheets)
    }
}

/// The looks of cells by their numbers in the workbook.
#[derive(Default)]
struct Looks {
    formats: Vec<Format>,
    /// What was looked up by where it lies, with the attribute of a cell.
    known: Vec<(*const Format, String)>,
}

impl Looks {
    /// The attribute of a cell that looks so, with a space before it.
    fn attribute(&mut self, format: &Format) -> &str {
        let place = std::ptr::from_ref(format);
        let known = self.known.iter().position(|&(known, _)| known == place);
        let known = known.unwrap_or_else(|| {
            let number = self.formats.iter().position(|known| known == format).unwrap_or_else(|| {
                self.formats.push(format.clone());
                self.formats.len() - 1
            });
            self.known.push((place, format!(" s=\"{}\"", number + 1)));
            self.known.len() - 1
        });
        let attribute = &self.known[known].1;
        debug_assert!(
            self.formats
                .iter()
                .position(|known| known == format)
                .is_some_and(|number| *attribute == format!(" s=\"{}\"", number + 1)),
            "looks live as long as the workbook is made"
        );
        attribute
    }
}
