//! The guard before a workbook: what a zip archive says that it holds, checked before any of it is inflated.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use dti_diagnostics::Text;
use zip::read::ZipFile;
use zip::{CompressionMethod, ZipArchive};

use super::disguise::refuse_archive;
use super::failure::Failure;
use super::foreign::{self, ForeignPart};
use super::inflater::{Inflater, Part, check_size, check_total};
use super::limits::{ENTRIES, Excess, HELD_BYTES, INFLATED_BYTES, SHEET_BYTES};

/// So many bytes of a part that is refused are looked at.
const HEAD_BYTES: u64 = 64 << 10;

/// The kind of workbook that an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkbookKind {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// Checks the directory of an archive within all limits, and says which kind of workbook it is. Nothing is inflated yet.
pub(super) fn open(bytes: &[u8]) -> Result<(WorkbookKind, Inflater<'_>), Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Failure::damaged(&error))?;
    let names = check_names(&archive)?;
    let kind = kind_of(&names)?;
    if let Some(part) = foreign::find(&names) {
        return Err(Failure::Foreign(looked_into(&mut archive, part)));
    }
    let parts = parts(&mut archive, names)?;
    if parts.iter().any(|part| part.data.end > bytes.len()) {
        return Err(Failure::damaged(&"its directory points beyond its end"));
    }
    Ok((kind, Inflater::new(bytes, parts)))
}

fn check_names(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, Failure> {
    if archive.len() > ENTRIES {
        return Err(too_many_entries(archive.len()).into());
    }
    if archive.has_duplicate_names() {
        return Err(suspicious("hai mục cùng tên", "two entries bear the same name"));
    }
    let mut names: Vec<String> = Vec::with_capacity(archive.len());
    let mut folded = BTreeSet::new();
    for name in archive.file_names() {
        let name = name.map_err(|error| Failure::damaged(&error))?.into_owned();
        if leaves_archive(&name) {
            return Err(suspicious(
                &format!("mục `{name}` chỉ ra ngoài tệp"),
                &format!("the entry `{name}` points outside the file"),
            ));
        }
        // Programs that do not tell case apart would take one for the other.
        if !folded.insert(name.to_lowercase()) {
            return Err(suspicious("hai mục cùng tên", "two entries bear the same name"));
        }
        names.push(name);
    }
    Ok(names)
}

fn leaves_archive(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/') || drive || name.split('/').any(|part| part == "..")
}

fn suspicious(vi: &str, en: &str) -> Failure {
    Failure::Unreadable(Text::new(format!("cấu trúc tệp đáng ngờ: {vi}"), format!("its structure is suspicious: {en}")))
}

fn too_many_entries(count: usize) -> Excess {
    let way_out = Text::new("lưu lại chỉ với các trang tính cần thiết", "save it with the needed sheets only");
    Excess::new(Text::new("số mục trong tệp", "the number of entries in the file"), count, ENTRIES, way_out)
}

/// What an archive is, by the entries that it holds.
fn kind_of(names: &[String]) -> Result<WorkbookKind, Failure> {
    let holds = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if holds("content.xml") && holds("mimetype") {
        return Ok(WorkbookKind::Ods);
    }
    let workbook = names.iter().any(|name| name.starts_with("xl/")) && !holds("xl/workbook.bin");
    if holds("[Content_Types].xml") && workbook {
        return Ok(WorkbookKind::Xlsx);
    }
    Err(refuse_archive(names))
}

/// The part that is refused, after a look at its first bytes.
fn looked_into(archive: &mut ZipArchive<Cursor<&[u8]>>, part: ForeignPart) -> ForeignPart {
    let mut head = Vec::new();
    if let Ok(entry) = archive.by_name(&part.name) {
        // What cannot be read is refused by its name alone.
        let _ = entry.take(HEAD_BYTES).read_to_end(&mut head);
    }
    part.looked_into(&head)
}

/// Looks up where the parts are; what they say of their sizes is enough to refuse them.
fn parts(archive: &mut ZipArchive<Cursor<&[u8]>>, names: Vec<String>) -> Result<Vec<Part>, Failure> {
    let (mut total, mut held): (u64, u64) = (0, 0);
    let mut parts = Vec::with_capacity(names.len());
    for (position, name) in names.into_iter().enumerate() {
        let entry = archive.by_index_raw(position).map_err(|error| Failure::damaged(&error))?;
        if entry.encrypted() {
            return Err(Failure::Encrypted);
        }
        let part = part(&entry, name)?;
        total = total.saturating_add(part.size);
        check_size(part.size, SHEET_BYTES, &part)?;
        check_total(total, INFLATED_BYTES)?;
        if !part.name.contains("/worksheets/") {
            held = held.saturating_add(part.size);
            check_total(held, HELD_BYTES)?;
        }
        parts.push(part);
    }
    Ok(parts)
}

fn part(entry: &ZipFile<'_, Cursor<&[u8]>>, name: String) -> Result<Part, Failure> {
    let deflated = match entry.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        other => return Err(Failure::damaged(&other)),
    };
    let start = entry.data_start().and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX);
    let length = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
    let data = start..start.saturating_add(length);
    Ok(Part { name, data, deflated, size: entry.size(), checksum: entry.crc32() })
}
