//! CSV files as one grid: UTF-8, fields parted by semicolons, commas or tabs.

use dti_diagnostics::Text;

use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::sheets::Sheets;
use crate::text;

/// How many records are looked at to tell what parts the fields.
const SAMPLE: usize = 50;

/// Reads the table of a CSV file.
pub(super) fn read(bytes: &[u8], sheets: &mut dyn Sheets) -> Result<(), Failure> {
    let text = decode(bytes)?;
    let (delimiter, text) = delimiter_of(text);
    sheets.begin("");
    // Who parts fields with commas writes decimals with points.
    let format = if delimiter == b',' { Format::DecimalPoint } else { Format::Plain };
    let mut reader = reader(text, delimiter);
    let mut breaks_in_cells = 0;
    for record in reader.records() {
        let record = record.map_err(|error| Failure::damaged(&error))?;
        let line = record.position().map_or(0, |position| line_of(text, position));
        let row = u32::try_from(line - breaks_in_cells).unwrap_or(u32::MAX);
        breaks_in_cells += record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
        if !push_record(sheets, row, &record, format) {
            break;
        }
    }
    Ok(())
}

/// The line of a record, counted from 0. The parser counts from the end of the record before, without blank lines.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(text.len());
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() - 1 + breaks.filter(|&&byte| byte == b'\n').count() as u64
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

fn decode(bytes: &[u8]) -> Result<&str, Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| {
        Failure::Unreadable(Text::new(
            "chữ trong tệp không phải mã UTF-8 (trong Excel, chọn lưu dạng “CSV UTF-8”)",
            "its text is not UTF-8 (in Excel, save it as “CSV UTF-8”)",
        ))
    })
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
    let candidates = [b';', b'\t', b','];
    let best = candidates.into_iter().rev().max_by_key(|&delimiter| regularity(text, delimiter));
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
        for end in ["\n", "\r\n"] {
            let text = ["\u{feff}a;b", "", "\"x", "y\";1", "z;2", "", "", "t;3"].join(end);
            let rows = texts(text.as_bytes());
            assert_eq!(rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 2, 3, 6]);
            assert_eq!(rows[0].1, ["a", "b"]);
        }
    }

    #[test]
    fn other_encodings_are_refused() {
        for bytes in [&b"M\xe3;\xd0"[..], b"\xff\xfeM\0", b"\xfe\xff\0M"] {
            assert!(matches!(grid(bytes), Err(Failure::Unreadable(_))));
        }
    }

    #[test]
    fn blank_fields_are_no_cells() {
        let grid = grid(b"a;;c\n;;\n").unwrap();
        let row = grid.rows().next().unwrap();
        assert!(row.at(1).is_none() && row.at(2).is_some());
        assert_eq!(grid.rows().count(), 1);
    }
}
