//! Parquet files as one sheet: the names of the columns in the first row, a row below for each record.
//!
//! What a file declares is looked at before room is made for it; columns are read side by side, some rows at a time.

mod column;
mod compact;
mod pages;

use bytes::Bytes;
use dti_diagnostics::Text;
use parquet::basic::Compression;
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader as _, SerializedFileReader};

use self::column::{Column, Meaning};
use self::compact::Compact;
use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::limits::{Excess, INFLATED_BYTES, SheetLimits};
use super::sheets::Sheets;
use crate::text;

/// The first and last bytes of a file.
const MAGIC: &[u8] = b"PAR1";
/// The same where its end is encrypted.
const ENCRYPTED: &[u8] = b"PARE";
/// The largest description of a file, in bytes.
const FOOTER_BYTES: usize = 4 << 20;
/// The field of a description that names the encryption of columns.
const ENCRYPTION: i16 = 8;
/// So many rows of all columns are held at once.
const ROWS_AT_ONCE: u32 = 1_024;

/// Whether a file begins as Parquet files do.
pub(super) fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.starts_with(ENCRYPTED)
}

/// Reads the table of a Parquet file.
pub(super) fn read(bytes: &[u8], sheets: &mut dyn Sheets) -> Result<(), Failure> {
    inspect_footer(bytes)?;
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(|_| cut_off())?;
    let meanings = inspect(bytes, reader.metadata())?;
    sheets.begin("");
    let names = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    for (column, described) in (0..).zip(&names) {
        if !text::is_blank(described.name()) {
            sheets.push(Cell { row: 0, column, content: Content::Text(described.name()), format: Format::Plain });
        }
    }
    let mut first = 1;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(|_| cut_off())?;
        let column = |(position, meaning): (usize, &Meaning)| {
            let reader = group.get_column_reader(position).map_err(|_| damaged(names[position].name()))?;
            Ok(Column::new(&names[position], *meaning, reader))
        };
        let columns: Vec<Column> = meanings.iter().enumerate().map(column).collect::<Result<_, Failure>>()?;
        let rows = u32::try_from(group.metadata().num_rows()).map_err(|_| cut_off())?;
        if !pass_on(columns, first, rows, sheets)? {
            break;
        }
        first += rows;
    }
    Ok(())
}

/// Passes the rows of a group on, from the row `first` of the sheet. False when reading on is of no use.
fn pass_on(mut columns: Vec<Column>, first: u32, rows: u32, sheets: &mut dyn Sheets) -> Result<bool, Failure> {
    let mut done = 0;
    while done < rows {
        let batch = (rows - done).min(ROWS_AT_ONCE);
        let values = columns.iter_mut().map(|column| column.read(batch as usize));
        let values: Vec<_> = values.collect::<Result<_, _>>()?;
        for row in 0..batch {
            for (column, held) in (0..).zip(&values) {
                let Some(content) = held[row as usize].content() else { continue };
                // A system that writes figures as texts writes decimals with points.
                let is_text = matches!(content, Content::Text(_));
                let format = if is_text { Format::DecimalPoint } else { Format::Plain };
                if !sheets.push(Cell { row: first + done + row, column, content, format }) {
                    return Ok(false);
                }
            }
        }
        done += batch;
    }
    Ok(true)
}

/// Looks at the description of the file as far as its lengths go.
fn inspect_footer(bytes: &[u8]) -> Result<(), Failure> {
    let (before, end) = bytes.split_last_chunk::<4>().ok_or_else(cut_off)?;
    if bytes.starts_with(ENCRYPTED) || end == ENCRYPTED {
        return Err(Failure::Encrypted);
    }
    if end != MAGIC {
        return Err(cut_off());
    }
    let (before, length) = before.split_last_chunk::<4>().ok_or_else(cut_off)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > FOOTER_BYTES {
        let what = Text::new("dung lượng phần mô tả của tệp", "the size of the file's description");
        return Err(Excess::bytes(what, length as u64, FOOTER_BYTES as u64).into());
    }
    let start = before.len().checked_sub(length).ok_or_else(cut_off)?;
    let mut described = Compact::new(&before[start..]);
    described.skip_structure().ok_or_else(cut_off)?;
    match names_encryption(Compact::new(&before[start..])) {
        true => Err(Failure::Encrypted),
        false => Ok(()),
    }
}

/// Whether a description names the way in which columns are encrypted.
fn names_encryption(mut described: Compact<'_>) -> bool {
    let mut last = 0;
    while let Some(Some(field)) = described.field(last) {
        last = field.id;
        if last == ENCRYPTION || described.skip(field).is_none() {
            return last == ENCRYPTION;
        }
    }
    false
}

/// What the columns mean, if everything that the file declares may be.
fn inspect(bytes: &[u8], described: &ParquetMetaData) -> Result<Vec<Meaning>, Failure> {
    let fields = described.file_metadata().schema_descr().root_schema().get_fields();
    let most = SheetLimits::RECORDS;
    if fields.len() > most.columns as usize {
        let what = Text::new("số cột", "the number of columns");
        return Err(Excess::new(what, fields.len(), most.columns as usize, fewer("cột", "columns")).into());
    }
    let meanings = fields.iter().map(|field| Meaning::of(field)).collect::<Result<Vec<_>, _>>()?;
    let mut rows = 0;
    let mut inflated = 0;
    for group in described.row_groups() {
        let own = u64::try_from(group.num_rows()).map_err(|_| cut_off())?;
        rows += own;
        if rows >= u64::from(most.rows) {
            let what = Text::new("số dòng", "the number of rows");
            return Err(Excess::new(what, rows as f64, f64::from(most.rows - 1), fewer("dòng", "rows")).into());
        }
        inflated += inspect_group(bytes, group, own)?;
        if inflated > INFLATED_BYTES {
            let what = Text::new("tổng dung lượng giải nén", "the sum of all inflated sizes");
            return Err(Excess::bytes(what, inflated, INFLATED_BYTES).into());
        }
    }
    Ok(meanings)
}

fn inspect_group(bytes: &[u8], group: &RowGroupMetaData, rows: u64) -> Result<u64, Failure> {
    let mut inflated = 0;
    for chunk in group.columns() {
        let name = chunk.column_path().string();
        match chunk.compression() {
            Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) | Compression::ZSTD(_) => {}
            other => {
                let codec = other.to_string();
                let codec = codec.split('(').next().unwrap_or_default();
                return Err(Failure::Unreadable(Text::new(
                    format!("cột `{name}` được nén bằng {codec}; hãy nén bằng snappy, zstd hoặc gzip"),
                    format!("the column `{name}` is compressed with {codec}; use snappy, zstd or gzip"),
                )));
            }
        }
        inflated += pages::inspect(bytes, chunk, rows)?;
    }
    Ok(inflated)
}

fn fewer(vi: &str, en: &str) -> Text {
    Text::new(format!("chia tệp để mỗi tệp có ít {vi} hơn"), format!("split the file, so that each has fewer {en}"))
}

/// The file ends too early, or its description is broken.
fn cut_off() -> Failure {
    Failure::Unreadable(Text::new(
        "tệp Parquet bị cắt ngang hoặc hỏng ở phần mô tả cuối tệp; hãy xuất lại",
        "the Parquet file is cut off, or the description at its end is broken; export it anew",
    ))
}

/// A column is broken.
fn damaged(column: &str) -> Failure {
    Failure::Unreadable(Text::new(
        format!("dữ liệu của cột `{column}` bị hỏng; hãy xuất lại tệp"),
        format!("the data of the column `{column}` is broken; export the file anew"),
    ))
}

/// A column holds what no cell can.
fn unfit(column: &str, vi: &str, en: &str) -> Failure {
    Failure::Unreadable(column::refused(column, vi, en))
}
