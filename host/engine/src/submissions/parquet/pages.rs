//! What the pages of a column say of themselves: seen before they are inflated.

use std::io::{self, Read as _};

use dti_diagnostics::Text;
use flate2::read::MultiGzDecoder;
use parquet::basic::Compression;
use parquet::file::metadata::ColumnChunkMetaData;

use super::super::failure::Failure;
use super::super::limits::{Excess, INFLATED_BYTES};
use super::compact::{Compact, Field};
use super::damaged;

/// The largest page when inflated, in bytes; programs write pages of 1 MiB.
const PAGE_BYTES: u64 = 64 << 20;

/// What a page says of itself.
#[derive(Debug, Default)]
struct Page {
    is_dictionary: bool,
    uncompressed: i64,
    compressed: i64,
    values: i64,
    encoding: i64,
}

/// Refuses a column whose pages inflate to more than they may, or declare more values than they can hold; returns how
/// many bytes its pages inflate to.
pub(super) fn inspect(bytes: &[u8], chunk: &ColumnChunkMetaData, rows: u64) -> Result<u64, Failure> {
    let name = chunk.column_path().string();
    let broken = || damaged(&name);
    let start = chunk.dictionary_page_offset().filter(|&offset| offset > 0).unwrap_or(chunk.data_page_offset());
    let range = usize::try_from(start).ok().zip(usize::try_from(chunk.compressed_size()).ok());
    let range = range.and_then(|(start, length)| Some(start..start.checked_add(length)?));
    let mut rest = range.and_then(|range| bytes.get(range)).ok_or_else(broken)?;
    let mut inflated = 0;
    while !rest.is_empty() {
        let mut compact = Compact::new(rest);
        let page = Page::read(&mut compact).ok_or_else(broken)?;
        let length = usize::try_from(page.compressed).map_err(|_| broken())?;
        let body = compact.rest().get(..length).ok_or_else(broken)?;
        rest = &compact.rest()[length..];
        inflated += page.check(&name, body, chunk.compression(), rows)?;
        if inflated > INFLATED_BYTES {
            return Err(Excess::bytes(of_column(&name), inflated, INFLATED_BYTES).into());
        }
    }
    Ok(inflated)
}

fn of_column(name: &str) -> Text {
    Text::new(format!("dung lượng giải nén của cột `{name}`"), format!("the inflated size of the column `{name}`"))
}

impl Page {
    fn read(compact: &mut Compact<'_>) -> Option<Self> {
        let mut page = Self::default();
        let mut last = 0;
        while let Some(field) = compact.field(last)? {
            last = field.id;
            match field.id {
                1 if field.is_number() => page.is_dictionary = compact.number()? == 2,
                2 if field.is_number() => page.uncompressed = compact.number()?,
                3 if field.is_number() => page.compressed = compact.number()?,
                5 | 7 if field.is_structure() => page.read_header(compact, 2)?,
                8 if field.is_structure() => page.read_header(compact, 4)?,
                _ => compact.skip(field)?,
            }
        }
        Some(page)
    }

    /// Reads the header of a kind of page: the number of values comes first, the encoding where `encoding` says.
    fn read_header(&mut self, compact: &mut Compact<'_>, encoding: i16) -> Option<()> {
        let mut last = 0;
        while let Some(field) = compact.field(last)? {
            last = field.id;
            match field {
                Field { id: 1, .. } if field.is_number() => self.values = compact.number()?,
                Field { id, .. } if id == encoding && field.is_number() => self.encoding = compact.number()?,
                _ => compact.skip(field)?,
            }
        }
        Some(())
    }

    /// How many bytes it inflates to, if that may be.
    fn check(&self, column: &str, body: &[u8], compression: Compression, rows: u64) -> Result<u64, Failure> {
        let uncompressed = u64::try_from(self.uncompressed).map_err(|_| damaged(column))?;
        let values = u64::try_from(self.values).map_err(|_| damaged(column))?;
        if uncompressed > PAGE_BYTES {
            return Err(Excess::bytes(of_column(column), uncompressed, PAGE_BYTES).into());
        }
        // A value of a dictionary takes a byte at least, and no page has more values than there are rows.
        let most = if self.is_dictionary { uncompressed } else { rows };
        if values > most {
            let what = Text::new(
                format!("số giá trị mà một trang của cột `{column}` khai"),
                format!("the number of values that a page of the column `{column}` declares"),
            );
            let way_out = Text::new("xuất lại tệp từ hệ thống nguồn", "export the file anew");
            return Err(Excess::new(what, values as f64, most as f64, way_out).into());
        }
        if matches!(self.encoding, 6 | 7) && !self.is_dictionary {
            let (vi, en) = ("mã hóa DELTA của chữ", "the DELTA encoding of texts");
            return Err(super::unfit(column, vi, en));
        }
        // The library inflates gzip to its end, whatever the page says.
        if matches!(compression, Compression::GZIP(_)) && longer_than(body, uncompressed) {
            return Err(damaged(column));
        }
        Ok(uncompressed)
    }
}

fn longer_than(gzip: &[u8], bytes: u64) -> bool {
    let mut most = MultiGzDecoder::new(gzip).take(bytes + 1);
    io::copy(&mut most, &mut io::sink()).is_ok_and(|length| length > bytes)
}
