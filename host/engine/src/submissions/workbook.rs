//! Any file as grids: told apart by what it holds, not by its name, and read behind the guards.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dti_diagnostics::Text;

use super::archive::{self, WorkbookKind};
use super::failure::Failure;
use super::grid::Grid;
use super::limits::SheetLimits;
use super::sheets::{Grids, Sheets};
use super::stamp::Stamp;
use super::{delimited, disguise, ods, parquet, xlsx};

/// The first bytes of a compound file: .xls, or any encrypted workbook.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// The first bytes of a zip archive: of an entry, or of the directory of an empty archive.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Contents {
    /// Its sheets.
    pub(crate) grids: Vec<Grid>,
    /// What it says of the template that it was made from.
    pub(super) stamp: Stamp,
}

impl Contents {
    pub(super) fn new(mut grids: Vec<Grid>, properties: &BTreeMap<String, String>) -> Self {
        let stamp = Stamp::take(&mut grids, properties);
        Self { grids, stamp }
    }
}

/// The sheets and the stamp of a file whose name ends in `ending`.
pub(crate) fn read(bytes: &[u8], ending: &str, limits: &dyn Fn(&str) -> SheetLimits) -> Result<Contents, Failure> {
    let mut grids = Grids::new(limits);
    let properties = read_into(bytes, ending, &mut grids)?;
    Ok(Contents::new(grids.finish(), &properties))
}

/// Reads the sheets of a file whose name ends in `ending`, cell by cell; returns the custom properties of a workbook.
/// What was read before a failure is to be forgotten.
pub(crate) fn read_into(
    bytes: &[u8],
    ending: &str,
    sheets: &mut dyn Sheets,
) -> Result<BTreeMap<String, String>, Failure> {
    // Readers of foreign formats panic on files that nobody foresaw; one file must not end the run.
    catch_unwind(AssertUnwindSafe(|| read_guarded(bytes, ending, sheets))).unwrap_or_else(|_| {
        Err(Failure::Unreadable(Text::new("cấu trúc tệp không hợp lệ", "its structure is not valid")))
    })
}

fn read_guarded(bytes: &[u8], ending: &str, sheets: &mut dyn Sheets) -> Result<BTreeMap<String, String>, Failure> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::Unreadable(Text::new("tệp rỗng", "it is empty")));
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes, ending));
    }
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return match archive::open(bytes)? {
            (WorkbookKind::Xlsx, inflater) => xlsx::read(inflater, sheets),
            (WorkbookKind::Ods, inflater) => ods::read(inflater, sheets).map(|()| BTreeMap::new()),
        };
    }
    if parquet::is_parquet(bytes) {
        return parquet::read(bytes, sheets).map(|()| BTreeMap::new());
    }
    if let Some(failure) = disguise::refuse(bytes) {
        return Err(failure);
    }
    if ending == "csv" {
        return delimited::read(bytes, sheets).map(|()| BTreeMap::new());
    }
    Err(Failure::Unreadable(Text::new(
        format!("nội dung không phải tệp .{ending}"),
        format!("it is no .{ending} file"),
    )))
}

/// An old .xls, whatever its name, another document of its time, or a workbook behind a password.
fn compound(bytes: &[u8], ending: &str) -> Failure {
    let names_stream = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if names_stream("EncryptedPackage") {
        return Failure::Encrypted;
    }
    let documents = [("WordDocument", "doc"), ("PowerPoint Document", "ppt")];
    if let Some((_, kind)) = documents.into_iter().find(|(stream, _)| names_stream(stream)) {
        return disguise::refuse_ending(kind);
    }
    if names_stream("Workbook") || names_stream("Book") || ending == "xls" {
        return disguise::refuse_ending("xls");
    }
    Failure::Encrypted
}
