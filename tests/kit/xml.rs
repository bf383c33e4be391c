//! What workbooks hold, whatever the sheet: the words of all their parts.

use std::fs::File;
use std::path::Path;

use zip::ZipArchive;

/// What stands between the tags of a workbook's parts, a line each; names of sheets and descriptions of charts are
/// inside tags and stand there as well.
///
/// # Panics
/// If the file is no workbook.
#[must_use]
pub fn words(workbook: &Path) -> String {
    let mut archive = ZipArchive::new(File::open(workbook).expect("it can be read")).expect("it is an archive");
    let mut words = String::new();
    for position in 0..archive.len() {
        let part = std::io::read_to_string(archive.by_index(position).expect("it is there")).expect("it is text");
        words.extend(part.split(['<', '>', '"']).flat_map(|piece| [piece, "\n"]));
    }
    words
}
