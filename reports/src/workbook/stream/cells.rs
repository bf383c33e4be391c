//! Rows as the parts of a workbook have them.

use std::io::Write as _;
use std::ops::Range;

use flate2::{Compress, Compression, FlushCompress};
use rust_xlsxwriter::Format;

use super::super::COMPRESSION;
use super::{Streamed, Streams};
use crate::workbook::address::column_letters;

/// How many bytes are deflated at once.
const CHUNK: usize = 64 << 10;

/// Spreadsheets draw rows in pixels of three quarters of a point.
const PIXEL: f64 = 0.75;

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::workbook) enum Given<'a> {
    Nothing,
    Text(&'a str),
    Number(f64),
    /// A formula without its leading `=`, and the number that it comes to.
    Calculated(&'a str, f64),
    /// A formula without its leading `=`, and the text that it comes to.
    Told(&'a str, &'a str),
}

/// The rows of one sheet in the making, from the top down; the cells of a row come in any order.
pub(in crate::workbook) struct Stream {
    streams: Streams,
    tab: String,
    compress: Compress,
    deflated: Vec<u8>,
    checksum: crc32fast::Hasher,
    length: u64,
    /// Rows that are not deflated yet.
    waiting: Vec<u8>,
    /// What follows the addresses of the row's cells, and where that of each column stands.
    row: Vec<u8>,
    cells: Vec<Option<Range<usize>>>,
    letters: Vec<String>,
    corner: (u32, u16),
}

impl Stream {
    pub(in crate::workbook) fn new(streams: Streams, tab: String) -> Self {
        Self {
            streams,
            tab,
            compress: Compress::new(Compression::new(COMPRESSION.into()), false),
            deflated: Vec::new(),
            checksum: crc32fast::Hasher::new(),
            length: 0,
            waiting: Vec::with_capacity(CHUNK),
            row: Vec::new(),
            cells: Vec::new(),
            letters: Vec::new(),
            corner: (0, 0),
        }
    }

    /// Puts something into a column of the row, in place of what was there.
    pub(in crate::workbook) fn put(&mut self, column: u16, given: Given<'_>, format: &Format) {
        let start = self.row.len();
        self.row.extend_from_slice(self.streams.looks.attribute(format).as_bytes());
        write(&mut self.row, given);
        let column = usize::from(column);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, None);
        }
        self.cells[column] = Some(start..self.row.len());
    }

    /// Ends a row, which is so many points high.
    pub(in crate::workbook) fn end_row(&mut self, row: u32, height: Option<f64>) {
        if self.row.is_empty() && height.is_none() {
            return;
        }
        debug_assert!(row > self.corner.0, "rows come from the top down");
        let number = (u64::from(row) + 1).to_string();
        self.waiting.extend_from_slice(b"<row r=\"");
        self.waiting.extend_from_slice(number.as_bytes());
        self.waiting.push(b'"');
        if let Some(height) = height {
            let height = (height / PIXEL).round() * PIXEL;
            write!(self.waiting, " ht=\"{height}\" customHeight=\"1\"").expect("memory takes all");
        }
        self.waiting.push(b'>');
        for column in self.letters.len()..self.cells.len() {
            self.letters.push(column_letters(u32::try_from(column).expect("columns are counted in 16 bits")));
        }
        for (cell, letters) in std::iter::zip(&mut self.cells, &self.letters) {
            let Some(content) = cell.take() else { continue };
            for part in [b"<c r=\"", letters.as_bytes(), number.as_bytes(), b"\"", &self.row[content]] {
                self.waiting.extend_from_slice(part);
            }
        }
        self.waiting.extend_from_slice(b"</row>");
        self.row.clear();
        let columns = u16::try_from(self.cells.len()).expect("columns are counted in 16 bits");
        self.corner = (row, self.corner.1.max(columns.saturating_sub(1)));
        if self.waiting.len() >= CHUNK {
            self.deflate(FlushCompress::None);
        }
    }

    fn deflate(&mut self, flush: FlushCompress) {
        self.checksum.update(&self.waiting);
        self.length += self.waiting.len() as u64;
        deflate(&mut self.compress, &self.waiting, flush, &mut self.deflated);
        self.waiting.clear();
    }

    /// Keeps the rows for the workbook.
    pub(in crate::workbook) fn finish(mut self) -> Streams {
        self.deflate(FlushCompress::Sync);
        let Self { mut streams, tab, deflated, checksum, length, corner, .. } = self;
        streams.sheets.push(Streamed { tab, deflated, checksum, length, corner });
        streams
    }
}

/// Deflates bytes behind others; what is flushed may be followed by what another made.
pub(super) fn deflate(compress: &mut Compress, bytes: &[u8], flush: FlushCompress, into: &mut Vec<u8>) {
    let start = compress.total_in();
    loop {
        let taken = usize::try_from(compress.total_in() - start).expect("it is in memory");
        into.reserve(CHUNK.min(bytes.len() - taken + 64));
        let status = compress.compress_vec(&bytes[taken..], into, flush).expect("memory takes all");
        let taken = usize::try_from(compress.total_in() - start).expect("it is in memory");
        let room_left = into.len() < into.capacity();
        if status == flate2::Status::StreamEnd || (taken == bytes.len() && room_left) {
            return;
        }
    }
}

/// Writes what follows the attributes of a cell.
fn write(into: &mut Vec<u8>, given: Given<'_>) {
    match given {
        Given::Nothing => into.extend_from_slice(b"/>"),
        Given::Text(text) => {
            let kept = text.starts_with(BLANK) || text.ends_with(BLANK);
            let begin: &[u8] =
                if kept { b" t=\"inlineStr\"><is><t xml:space=\"preserve\">" } else { b" t=\"inlineStr\"><is><t>" };
            into.extend_from_slice(begin);
            escape(into, text);
            into.extend_from_slice(b"</t></is></c>");
        }
        Given::Number(number) => write!(into, "><v>{number}</v></c>").expect("memory takes all"),
        Given::Calculated(formula, number) => {
            into.extend_from_slice(b"><f>");
            escape(into, formula);
            write!(into, "</f><v>{number}</v></c>").expect("memory takes all");
        }
        Given::Told(formula, text) => {
            into.extend_from_slice(b" t=\"str\"><f>");
            escape(into, formula);
            into.extend_from_slice(b"</f><v>");
            escape(into, text);
            into.extend_from_slice(b"</v></c>");
        }
    }
}

/// What is lost at the ends of a text unless it is said to be kept.
const BLANK: [char; 3] = ['\t', '\n', ' '];

/// Writes a text; what XML cannot hold is written as spreadsheets do: `_x0007_`.
fn escape(into: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some(position) = rest.bytes().position(is_special) {
        let (plain, special) = rest.split_at(position);
        into.extend_from_slice(plain.as_bytes());
        let letter = special.chars().next().expect("there is one");
        match letter {
            '&' => into.extend_from_slice(b"&amp;"),
            '<' => into.extend_from_slice(b"&lt;"),
            '>' => into.extend_from_slice(b"&gt;"),
            '_' if reads_as_escape(special) => into.extend_from_slice(b"_x005F_"),
            '\0'..'\t' | '\u{b}'..' ' | '\u{fffe}' | '\u{ffff}' => {
                write!(into, "_x{:04X}_", u32::from(letter)).expect("memory takes all");
            }
            _ => into.extend_from_slice(&special.as_bytes()[..letter.len_utf8()]),
        }
        rest = &special[letter.len_utf8()..];
    }
    into.extend_from_slice(rest.as_bytes());
}

/// Whether a byte begins what may have to be written otherwise.
fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'_' | 0xef)
}

/// Whether a text begins as an escaped letter does.
fn reads_as_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'_', b'x', digits @ .., _] if digits.len() >= 4)
        && text.as_bytes()[2..6].iter().all(u8::is_ascii_hexdigit)
        && text.as_bytes()[6] == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut bytes = Vec::new();
        escape(&mut bytes, text);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn texts_are_escaped_as_spreadsheets_do() {
        assert_eq!(escaped("A&B <Ổ> \"_\"\n"), "A&amp;B &lt;Ổ&gt; \"_\"\n");
        assert_eq!(escaped("\u{7}|\r|\u{ffff}|\u{fffd}|ﬀ"), "_x0007_|_x000D_|_xFFFF_|\u{fffd}|ﬀ");
        assert_eq!(escaped("_x0007_ _x007_ _x00"), "_x005F_x0007_ _x007_ _x00");
    }

    #[test]
    fn what_is_deflated_piece_by_piece_is_one_stream() {
        let pieces = ["một ".repeat(40_000), String::new(), "hai".to_owned()];
        let mut deflated = Vec::new();
        for (number, piece) in pieces.iter().enumerate() {
            let mut compress = Compress::new(Compression::fast(), false);
            let flush = if number + 1 == pieces.len() { FlushCompress::Finish } else { FlushCompress::Sync };
            deflate(&mut compress, piece.as_bytes(), flush, &mut deflated);
        }
        let inflated = std::io::read_to_string(flate2::read::DeflateDecoder::new(&*deflated)).unwrap();
        assert_eq!(inflated, pieces.concat());
    }
}
