//! Takes the stored values of marked formulas out of a workbook, because the writer always stores one.

use std::io::{self, Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// The stored value that marks a formula.
pub(super) const MARK: &str = "-987654321";

/// The same workbook, in which marked formulas have no stored value.
pub(super) fn without_values(workbook: &[u8]) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).map_err(io::Error::other)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for position in 0..archive.len() {
        let mut entry = archive.by_index(position).map_err(io::Error::other)?;
        let mut text = String::new();
        entry.read_to_string(&mut text)?;
        let name = entry.name().map_err(io::Error::other)?.into_owned();
        writer.start_file(name, options).map_err(io::Error::other)?;
        writer.write_all(text.replace(&format!("<v>{MARK}</v>"), "<v></v>").as_bytes())?;
    }
    Ok(writer.finish().map_err(io::Error::other)?.into_inner())
}
