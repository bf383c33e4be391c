//! The guard before a workbook: what a zip archive holds, inflated and counted before any reader trusts it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use dti_diagnostics::Text;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::disguise::refuse_archive;
use super::failure::Failure;
use super::foreign::{self, ForeignPart};
use super::limits::{ENTRIES, ENTRY_BYTES, Excess, INFLATED_BYTES, RATIO, RATIO_FREE_BYTES, SHARED_STRINGS};

/// So many bytes of a part that is refused are looked at.
const HEAD_BYTES: u64 = 64 << 10;

/// The kind of workbook that an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkbookKind {
    /// Office Open XML; whether any of its parts may hold formulas.
    Xlsx {
        /// False only if there are none.
        formulas: bool,
    },
    /// OpenDocument.
    Ods,
}

/// Checks an archive within all limits and says which kind of workbook it is.
pub(super) fn inspect(bytes: &[u8]) -> Result<WorkbookKind, Failure> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Failure::damaged(&error))?;
    let names = check_names(&archive)?;
    let kind = kind_of(&names)?;
    if let Some(part) = foreign::find(&names) {
        return Err(Failure::Foreign(looked_into(&mut archive, part)));
    }
    let formulas = inflate_all(&mut archive)?;
    Ok(if kind == WorkbookKind::Ods { kind } else { WorkbookKind::Xlsx { formulas } })
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
        return Ok(WorkbookKind::Xlsx { formulas: true });
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

/// Inflates all entries and says whether any may hold formulas.
fn inflate_all(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, Failure> {
    let mut total = 0;
    let mut formulas = false;
    let mut buffer = vec![0; 64 << 10];
    for position in 0..archive.len() {
        let mut entry = archive.by_index(position).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => Failure::Encrypted,
            error => Failure::damaged(&error),
        })?;
        total += inflate(&mut entry, &mut buffer, INFLATED_BYTES - total, &mut formulas)?;
    }
    Ok(formulas)
}

/// Inflates an entry into nothing and counts: what its header declares is not believed.
fn inflate(
    entry: &mut ZipFile<'_, Cursor<&[u8]>>,
    buffer: &mut [u8],
    left: u64,
    formulas: &mut bool,
) -> Result<u64, Failure> {
    let announces_strings = entry.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
    let most_by_ratio = (entry.compressed_size() * RATIO).max(RATIO_FREE_BYTES);
    let mut count = 0;
    let mut seam = [0; 2];
    loop {
        let read = entry.read(buffer).map_err(|error| Failure::damaged(&error))?;
        if read == 0 {
            return Ok(count);
        }
        // A tag that is split between two reads counts too: the end of what came before is kept.
        *formulas = *formulas || holds_formula(&seam, &buffer[..read]);
        seam = [buffer[read.saturating_sub(2)], buffer[read - 1]];
        if announces_strings && count == 0 {
            check_announced_strings(&buffer[..read])?;
        }
        count += read as u64;
        check_size(count, left, most_by_ratio)?;
    }
}

/// Whether a part of a sheet holds the tag `f`, with or without a prefix.
fn holds_formula(seam: &[u8; 2], part: &[u8]) -> bool {
    let is_tag = |window: &[u8]| matches!(window, [b'<' | b':', b'f', b'>' | b' ' | b'/']);
    let mut across = seam.to_vec();
    across.extend(part.iter().take(2));
    part.windows(3).any(is_tag) || across.windows(3).any(is_tag)
}

fn check_size(count: u64, left: u64, most_by_ratio: u64) -> Result<(), Failure> {
    let what = || Text::new("dung lượng sau khi giải nén", "the inflated size");
    if count > ENTRY_BYTES {
        return Err(Excess::bytes(what(), count, ENTRY_BYTES).into());
    }
    if count > left {
        return Err(Excess::bytes(what(), INFLATED_BYTES + (count - left), INFLATED_BYTES).into());
    }
    if count > most_by_ratio {
        let way_out = Text::new("mở tệp bằng Excel rồi lưu lại", "open it in Excel and save it again");
        let what = Text::new("tỷ lệ nén", "the compression ratio");
        let more = Text::new(format!("hơn {RATIO}"), format!("over {RATIO}"));
        return Err(Excess::new(what, more, format!("{RATIO}"), way_out).into());
    }
    Ok(())
}

/// `uniqueCount="…"` makes the reader reserve memory before it reads a single string.
fn check_announced_strings(head: &[u8]) -> Result<(), Failure> {
    let head = String::from_utf8_lossy(head);
    for announced in head.split("uniqueCount").skip(1) {
        let digits: String = announced
            .chars()
            .skip_while(|character| !character.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .take(20)
            .collect();
        if digits.parse::<u64>().is_ok_and(|count| count > SHARED_STRINGS) || digits.len() == 20 {
            let what = Text::new("số chuỗi văn bản", "the number of strings");
            let way_out = Text::new("mở tệp bằng Excel rồi lưu lại", "open it in Excel and save it again");
            #[expect(clippy::cast_precision_loss, reason = "the limit is small")]
            return Err(Excess::new(what, digits, SHARED_STRINGS as f64, way_out).into());
        }
    }
    Ok(())
}
