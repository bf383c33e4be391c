//! CSV files as one grid: UTF-8 or UTF-16, fields parted by semicolons, commas or tabs.

use std::borrow::Cow;

use dti_diagnostics::Text;
use encoding_rs::{Encoding, UTF_8};
use memchr::memchr_iter;

use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::limits::{Excess, FIELDS_OF_A_LINE};
use super::sheets::Sheets;
use crate::text;

/// How many records are looked at to tell what parts the fields.
const SAMPLE: usize = 50;
/// What may part the fields.
const CANDIDATES: [u8; 3] = [b';', b'\t', b','];

/// Reads the table of a CSV file.
pub(super) fn read(bytes: &[u8], sheets: &mut dyn Sheets) -> Result<(), Failure> {
    let text = decode(bytes)?;
    CANDIDATES.into_iter().try_for_each(|delimiter| check_lines(&text, delimiter))?;
    let (delimiter, text) = delimiter_of(&text);
    check_lines(text, delimiter)?;
    check_quotes(text, delimiter)?;
    sheets.begin("");
    // Who parts fields with commas writes decimals with points.
    let format = if delimiter == b',' { Format::DecimalPoint } else { Format::Plain };
    let mut reader = reader(text, delimiter);
    let mut lines = Lines { text, at: 0, row: 0, within: 0 };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| Failure::damaged(&error))? {
        let row = lines.row_of(&record);
        if !push_record(sheets, row, &record, format) {
            break;
        }
    }
    Ok(())
}

/// Counts rows as a spreadsheet does: blank lines count, line breaks within a field do not.
struct Lines<'a> {
    text: &'a str,
    /// Up to where it was counted.
    at: usize,
    row: u64,
    /// How many lines end within the fields of the record before.
    within: u64,
}

impl Lines<'_> {
    /// The row of the next record. Where the parser says that it begins, blank lines may stand.
    fn row_of(&mut self, record: &csv::StringRecord) -> u32 {
        let begin = record.position().map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(usize::MAX).min(self.text.len());
        let blank = self.text.as_bytes()[begin..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.row += breaks(&self.text.as_bytes()[self.at..begin + blank]).saturating_sub(self.within);
        self.at = begin + blank;
        self.within = record.iter().map(|field| breaks(field.as_bytes())).sum();
        u32::try_from(self.row).unwrap_or(u32::MAX)
    }
}

/// How many lines end in a text, by whichever of the three ends.
fn breaks(text: &[u8]) -> u64 {
    let feeds = text.iter().filter(|&&byte| byte == b'\n').count();
    let returns = text.iter().filter(|&&byte| byte == b'\r').count();
    let both = if returns == 0 { 0 } else { text.windows(2).filter(|pair| pair == b"\r\n").count() };
    (feeds + returns - both) as u64
}

fn push_record(sheets: &mut dyn Sheets, row: u32, record: &csv::StringRecord, format: Format) -> bool {
    let cells = (0..).zip(record).filter(|(_, field)| !text::is_blank(field));
    let mut cells = cells.map(|(column, field)| Cell { row, column, content: content(field), format });
    cells.all(|cell| sheets.push(cell))
}

fn content(field: &str) -> Content<'_> {
    let shown = field.trim();
    let known = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];
    if known.contains(&shown) { Content::Error(shown) } else { Content::Text(field) }
}

/// The text of a file: UTF-8, or UTF-16 as Excel saves “Unicode text”, which its first two bytes tell.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    if mark == 0
        && let Some(encoding) = unmarked_utf_16(bytes)
    {
        return Err(encoded(encoding));
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    let text = text.ok_or_else(|| if encoding == UTF_8 { encoded("windows-1258, TCVN3, VNI…") } else { broken() })?;
    if text.contains('\0') {
        return Err(Failure::Unreadable(Text::new(
            "tệp chứa ký tự NUL, không phải văn bản",
            "it holds NUL, so it is no text",
        )));
    }
    Ok(text)
}

/// UTF-16 without a mark, by the zeros between its letters.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(16).filter(|&&byte| byte == 0).count();
    if zeros(1) >= 8 {
        return Some("UTF-16 LE");
    }
    (zeros(0) >= 8).then_some("UTF-16 BE")
}

/// The refusal of UTF-16 that is none.
fn broken() -> Failure {
    Failure::Unreadable(Text::new(
        "chữ trong tệp không phải UTF-16 đúng quy cách; trong Excel: Lưu như › “CSV UTF-8”",
        "its text is no valid UTF-16; in Excel: Save As › “CSV UTF-8”",
    ))
}

/// The refusal of another encoding: which letters stand there cannot be known for certain.
fn encoded(encoding: &str) -> Failure {
    Failure::Unreadable(Text::new(
        format!("chữ trong tệp không phải mã UTF-8 mà có lẽ là {encoding}; trong Excel: Lưu như › “CSV UTF-8”"),
        format!("its text is not UTF-8 but probably {encoding}; in Excel: Save As › “CSV UTF-8”"),
    ))
}

/// Refuses quotes that do not pair up: the rows between them would become one field, and nobody would miss them.
fn check_quotes(text: &str, delimiter: u8) -> Result<(), Failure> {
    if !text.contains('"') {
        return Ok(());
    }
    let mut at_start = true;
    let mut line = 1_usize;
    let mut opened = None;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (byte, opened) {
            (b'"', None) if at_start => opened = Some(line),
            (b'"', Some(_)) if bytes.next_if_eq(&b'"').is_some() => {}
            (b'"', Some(first)) => {
                while bytes.next_if_eq(&b' ').is_some() {}
                if bytes.peek().is_some_and(|&next| next != delimiter && !matches!(next, b'\r' | b'\n')) {
                    return Err(stray_quote(first));
                }
                opened = None;
            }
            _ => {}
        }
        at_start = opened.is_none() && (byte == delimiter || matches!(byte, b'\r' | b'\n'));
    }
    opened.map_or(Ok(()), |first| Err(stray_quote(first)))
}

fn stray_quote(line: usize) -> Failure {
    Failure::Unreadable(Text::new(
        format!("dấu nháy kép mở ở dòng {line} không được đóng đúng chỗ, nên không rõ các dòng sau nó"),
        format!("a quote opened in line {line} is not closed where it should be, so the rows behind it are not clear"),
    ))
}

/// The parser holds the places of all fields of a line: nobody writes so many.
fn check_lines(text: &str, delimiter: u8) -> Result<(), Failure> {
    let mut begin = 0;
    let lines = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(|end| {
        let line = &text.as_bytes()[begin.min(end)..end];
        begin = end + 1;
        line
    });
    let long = lines.filter(|line| line.len() > FIELDS_OF_A_LINE);
    let most = long.map(|line| memchr_iter(delimiter, line).count() + 1).max().unwrap_or_default();
    if most <= FIELDS_OF_A_LINE {
        return Ok(());
    }
    let what = Text::new("số cột của một dòng", "the number of columns of a line");
    let way_out = Text::new("chỉ giữ các cột cần thiết", "keep only the columns that are needed");
    #[expect(clippy::cast_precision_loss, reason = "a file is not so large")]
    Err(Excess::new(what, most as f64, FIELDS_OF_A_LINE as f64, way_out).into())
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// What parts the fields, and the text without the line `sep=;` by which Excel says so.
fn delimiter_of(text: &str) -> (u8, &str) {
    if let Some(&[delimiter, ref rest @ ..]) = text.strip_prefix("sep=").map(str::as_bytes)
        && delimiter.is_ascii()
        && let Ok(rest) = std::str::from_utf8(rest)
    {
        return (delimiter, rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest));
    }
    let best = CANDIDATES.into_iter().rev().max_by_key(|&delimiter| regularity(text, delimiter));
    (best.unwrap_or(b','), text)
}

/// How many of the first records have the most frequent number of fields, and that number, if fields are parted.
fn regularity(text: &str, delimiter: u8) -> (usize, usize) {
    let widths: Vec<usize> =
        reader(text, delimiter).records().take(SAMPLE).map_while(Result::ok).map(|record| record.len()).collect();
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().filter(|&&width| width > 1).map(|&width| (count(width), width)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submissions::grid::Grid;
    use crate::submissions::limits::SheetLimits;
    use crate::submissions::sheets::Grids;

    fn grid(bytes: &[u8]) -> Result<Grid, Failure> {
        let mut grids = Grids::new(&|_| SheetLimits::FORM);
        read(bytes, &mut grids)?;
        Ok(grids.finish().remove(0))
    }

    fn texts(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let grid = grid(bytes).unwrap();
        grid.rows().map(|row| (row.number(), row.cells().map(Cell::raw).collect())).collect()
    }

    #[test]
    fn the_separator_is_found_by_the_regular_rows() {
        for text in [
            "a;b;c\n1,5;2,5;x, y\n",
            "a\tb\tc\n1,5\t2,5\tx, y\n",
            "a,b,c\n\"1,5\",\"2,5\",\"x, y\"\n",
            "sep=|\r\na|b|c\n1,5|2,5|x, y",
        ] {
            let rows = texts(text.as_bytes());
            assert_eq!(rows[1].1, ["1,5", "2,5", "x, y"], "{text}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}a;b", "", "\"x", "y\";1", "z;2", "", "", "t;3"].join(end);
            let rows = texts(text.as_bytes());
            assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 2, 3, 6]);
            assert_eq!(rows[0].1, ["a", "b"]);
        }
    }

    #[test]
    fn other_encodings_are_refused() {
        for bytes in [&b"M\xe3;\xd0"[..], b"\xff\xfeM\0;\xd8", b"\xfe\xff\0M\xdc\0\0a"] {
            assert!(matches!(grid(bytes), Err(Failure::Unreadable(_))));
        }
    }

    #[test]
    fn quotes_must_pair_up() {
        for text in ["a;b\n\"x;1\ny;2\n", "a;b\n\"x;1\n\"y\";2\n", "a;b\n\"x\"y;1\n", "a;\""] {
            let Err(Failure::Unreadable(reason)) = check_quotes(text, b';').map(|()| text) else { panic!("{text}") };
            assert!(reason.en.contains(if text.len() < 5 { "line 1" } else { "line 2" }), "{text}");
        }
        for text in ["", "a;b\n\"x;\n\"\"y\"\"\";1\n", "5\" màn hình;1\n", "\"x\" ;1\r\n\"\"\n"] {
            assert_eq!(check_quotes(text, b';'), Ok(()), "{text}");
        }
    }

    #[test]
    fn unicode_text_as_excel_saves_it_is_read() {
        let text = "Mã\tSố liệu 1\r\n6.1\t8,5\r\n";
        let little = |unit: u16| unit.to_le_bytes();
        let big = |unit: u16| unit.to_be_bytes();
        let marked = || std::iter::once(0xfeff).chain(text.encode_utf16());
        for bytes in [marked().flat_map(little).collect::<Vec<_>>(), marked().flat_map(big).collect()] {
            let rows = texts(&bytes);
            assert_eq!(
                rows,
                [(0, vec!["Mã".to_owned(), "Số liệu 1".to_owned()]), (1, vec!["6.1".to_owned(), "8,5".to_owned()])]
            );
        }
    }

    #[test]
    fn a_line_of_nothing_but_separators_is_refused() {
        let bytes = ";".repeat(FIELDS_OF_A_LINE + 1);
        assert!(matches!(grid(bytes.as_bytes()), Err(Failure::Excess(_))));
    }

    #[test]
    fn blank_fields_are_no_cells() {
        let grid = grid(b"a;;c\n;;\n").unwrap();
        let row = grid.rows().next().unwrap();
        assert!(row.at(1).is_none() && row.at(2).is_some());
        assert_eq!(grid.rows().count(), 1);
    }
}
