//! The archive that a workbook is, written anew with the rows of its streamed sheets.

use std::io::{Cursor, Read as _};

use flate2::{Compress, Compression, FlushCompress};
use zip::ZipArchive;

use super::super::COMPRESSION;
use super::cells::deflate;
use super::{Streamed, Table};
use crate::WorkbookError;
use crate::workbook::address::cell;

const DEFLATED: u16 = 8;
/// The version of the format that it takes to read the archive.
const VERSION: u16 = 20;
/// The first day that an archive can tell: 1 January 1980.
const DAY: u16 = 0x21;
const END_OF_ROWS: &str = "</sheetData>";

/// A workbook as its writer wrote it.
pub(super) struct Archive<'a> {
    entries: ZipArchive<Cursor<&'a [u8]>>,
    tables: Vec<Table>,
    compress: Compress,
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// What the archive says of an entry.
struct Entry<'a> {
    name: &'a str,
    checksum: u32,
    length: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn new(written: &'a [u8], tables: Vec<Table>) -> Self {
        let entries = ZipArchive::new(Cursor::new(written)).expect("the writer of workbooks writes archives");
        Self {
            entries,
            tables,
            compress: Compress::new(Compression::new(COMPRESSION.into()), false),
            bytes: Vec::new(),
            directory: Vec::new(),
            count: 0,
        }
    }

    /// The workbook with the rows of these sheets; `tabs` are the names of all sheets in their order.
    pub(super) fn with_rows(mut self, tabs: &[String], mut sheets: Vec<Streamed>) -> Result<Vec<u8>, WorkbookError> {
        for position in 0..self.entries.len() {
            let name = self.entries.name_for_index(position).and_then(Result::ok).expect("it is there").into_owned();
            let tab = sheet_number(&name).and_then(|number| tabs.get(number - 1));
            let streamed = tab.and_then(|tab| sheets.iter().position(|sheet| sheet.tab == *tab));
            match streamed {
                Some(streamed) => self.add_sheet(position, &name, &sheets.swap_remove(streamed))?,
                None if name.starts_with("xl/tables/") => self.add_table(position, &name)?,
                None => self.copy(position, &name)?,
            }
        }
        self.finish()
    }

    fn text(&mut self, position: usize) -> String {
        let mut text = String::new();
        let mut entry = self.entries.by_index(position).expect("it is there");
        entry.read_to_string(&mut text).expect("the writer of workbooks writes text");
        text
    }

    fn copy(&mut self, position: usize, name: &str) -> Result<(), WorkbookError> {
        let mut entry = self.entries.by_index_raw(position).expect("it is there");
        let mut deflated = Vec::new();
        entry.read_to_end(&mut deflated).expect("it is in memory");
        let about = Entry { name, checksum: entry.crc32(), length: entry.size() };
        drop(entry);
        self.add(&about, &[&deflated])
    }

    /// Tables have the addresses of all their rows.
    fn add_table(&mut self, position: usize, name: &str) -> Result<(), WorkbookError> {
        let mut text = self.text(position);
        for Table { written, meant } in &self.tables {
            text = text.replace(&format!("ref=\"{written}\""), &format!("ref=\"{meant}\""));
        }
        let deflated = self.deflated(&text, FlushCompress::Finish);
        let about = Entry { name, checksum: crc32fast::hash(text.as_bytes()), length: text.len() as u64 };
        self.add(&about, &[&deflated])
    }

    fn add_sheet(&mut self, position: usize, name: &str, sheet: &Streamed) -> Result<(), WorkbookError> {
        let text = self.text(position);
        let (above, below) = text.split_at(text.rfind(END_OF_ROWS).expect("a sheet has a title"));
        let above = with_corner(above, sheet.corner);
        let parts = [self.deflated(&above, FlushCompress::Sync), self.deflated(below, FlushCompress::Finish)];
        let mut checksum = crc32fast::Hasher::new();
        checksum.update(above.as_bytes());
        checksum.combine(&sheet.checksum);
        checksum.combine(&{
            let mut checksum = crc32fast::Hasher::new();
            checksum.update(below.as_bytes());
            checksum
        });
        let length = sheet.length + (above.len() + below.len()) as u64;
        let about = Entry { name, checksum: checksum.finalize(), length };
        self.add(&about, &[&parts[0], &sheet.deflated, &parts[1]])
    }

    fn deflated(&mut self, text: &str, flush: FlushCompress) -> Vec<u8> {
        let mut deflated = Vec::new();
        self.compress.reset();
        deflate(&mut self.compress, text.as_bytes(), flush, &mut deflated);
        deflated
    }

    /// Adds an entry whose deflated bytes are these parts.
    fn add(&mut self, entry: &Entry<'_>, parts: &[&[u8]]) -> Result<(), WorkbookError> {
        let small =
            |length: u64| u32::try_from(length).map_err(|_| WorkbookError::TooLarge { part: entry.name.to_owned() });
        let offset = small(self.bytes.len() as u64)?;
        let deflated = parts.iter().map(|part| part.len() as u64).sum();
        let mut about = Vec::new();
        for number in [VERSION, 0, DEFLATED, 0, DAY] {
            about.extend_from_slice(&number.to_le_bytes());
        }
        for number in [entry.checksum, small(deflated)?, small(entry.length)?] {
            about.extend_from_slice(&number.to_le_bytes());
        }
        let name_length = u16::try_from(entry.name.len()).expect("names of parts are short");
        about.extend_from_slice(&name_length.to_le_bytes());
        // No further fields.
        about.extend_from_slice(&0_u16.to_le_bytes());
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&about);
        self.bytes.extend_from_slice(entry.name.as_bytes());
        for part in parts {
            self.bytes.extend_from_slice(part);
        }
        self.directory.extend_from_slice(b"PK\x01\x02");
        self.directory.extend_from_slice(&VERSION.to_le_bytes());
        self.directory.extend_from_slice(&about);
        // No comment, the first disk, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&offset.to_le_bytes());
        self.directory.extend_from_slice(entry.name.as_bytes());
        self.count += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>, WorkbookError> {
        let small =
            |length: usize| u32::try_from(length).map_err(|_| WorkbookError::TooLarge { part: "xl".to_owned() });
        let (offset, length) = (small(self.bytes.len())?, small(self.directory.len())?);
        self.bytes.append(&mut self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        for _ in 0..2 {
            self.bytes.extend_from_slice(&self.count.to_le_bytes());
        }
        for number in [length, offset] {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
        self.bytes.extend_from_slice(&[0; 2]);
        Ok(self.bytes)
    }
}

/// The number of a sheet by the name of its part, such as `xl/worksheets/sheet3.xml`.
fn sheet_number(name: &str) -> Option<usize> {
    name.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?.parse().ok()
}

/// The beginning of a sheet, which says down to which cell it reaches.
fn with_corner(above: &str, (row, column): (u32, u16)) -> String {
    const DIMENSION: &str = "<dimension ref=\"A1:";
    let Some((before, (written, after))) =
        above.split_once(DIMENSION).and_then(|(before, after)| Some((before, after.split_once('"')?)))
    else {
        return above.to_owned();
    };
    let letters = written.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let mine = cell(row, column);
    let own = mine.trim_end_matches(|letter: char| letter.is_ascii_digit());
    // Letters of columns are in the order of their number, then of the alphabet.
    let wider = if (own.len(), own) > (letters.len(), letters) { own } else { letters };
    format!("{before}{DIMENSION}{wider}{}\"{after}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_reaches_down_to_its_last_row() {
        let above = "<x><dimension ref=\"A1:L4\"/><y>";
        assert_eq!(with_corner(above, (99, 25)), "<x><dimension ref=\"A1:Z100\"/><y>");
        assert_eq!(with_corner(above, (99, 3)), "<x><dimension ref=\"A1:L100\"/><y>");
        assert_eq!(with_corner(above, (99, 26)), "<x><dimension ref=\"A1:AA100\"/><y>");
    }

    #[test]
    fn parts_of_sheets_are_numbered() {
        assert_eq!(sheet_number("xl/worksheets/sheet12.xml"), Some(12));
        assert_eq!(sheet_number("xl/worksheets/_rels/sheet1.xml.rels"), None);
    }
}
