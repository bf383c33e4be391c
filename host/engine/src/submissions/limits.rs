//! The limits of what is read, and the finding when one is exceeded.

use std::collections::BTreeSet;

use dti_diagnostics::{Argument, Code, Finding, Place, Text};
use serde::{Deserialize, Serialize};

use crate::text;

/// The largest file, in bytes.
pub(super) const FILE_BYTES: u64 = 64 << 20;
/// The most files below a folder.
pub(super) const FILES: usize = 10_000;
/// The deepest folder below the submissions folder.
pub(super) const DEPTH: usize = 16;
/// The most entries of a workbook, which is a zip archive.
pub(super) const ENTRIES: usize = 2_000;
/// The largest entry when inflated, in bytes, unless it is a sheet: it is held in memory.
pub(super) const ENTRY_BYTES: u64 = 100 << 20;
/// The largest sheet of records when inflated, in bytes: it streams by.
pub(super) const SHEET_BYTES: u64 = 1 << 30;
/// The most that all entries but sheets may say that they are, in bytes.
pub(super) const HELD_BYTES: u64 = 300 << 20;
/// The most that is inflated of one archive, in bytes; what is inflated twice counts twice.
pub(super) const INFLATED_BYTES: u64 = 2 << 30;
/// How much more an entry may be than its compressed form; small entries may exceed it.
pub(super) const RATIO: u64 = 200;
/// Up to this size in bytes an entry's ratio does not matter.
pub(super) const RATIO_FREE_BYTES: u64 = 10 << 20;
/// The most bytes of a sheet within which a cell must begin: the reader holds the text of a cell in memory.
pub(super) const TEXT_RUN_BYTES: u64 = 4 << 20;
/// The most tags in the part that says how cells look: the reader holds all styles in memory.
pub(super) const STYLE_TAGS: u64 = 600_000;
/// The most strings that a workbook may hold for its cells to share, or announce: the reader makes room for them before
/// it sees them.
pub(super) const SHARED_STRINGS: u64 = 1_000_000;
/// The longest text of a cell, in UTF-16 units: no spreadsheet program writes a longer one.
pub(super) const TEXT_UNITS: usize = 32_767;
/// The most fields of a line of CSV.
pub(super) const FIELDS_OF_A_LINE: usize = 1 << 20;
/// How many wrong cells of one column of records are told one by one.
pub(super) const FINDINGS_OF_A_COLUMN: usize = 20;
/// The same for one agency of a table that holds the records of all.
pub(super) const FINDINGS_OF_AN_AGENCY: usize = 3;
/// After so many findings about the rows of a form nobody reads on.
pub(super) const FINDINGS_OF_A_FORM: usize = 200;
/// After so many findings about a flat table nobody reads on.
pub(super) const FINDINGS_OF_A_TABLE: usize = 10_000;

/// The limits in force, for the record of a run: sizes in bytes, the rest are counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Limits {
    files: usize,
    file_bytes: u64,
    entries: usize,
    entry_bytes: u64,
    sheet_bytes: u64,
    inflated_bytes: u64,
    inflation_ratio: u64,
    form_cells: usize,
    records_cells: usize,
    records_rows: u32,
}

/// The limits in force.
pub const LIMITS: Limits = Limits {
    files: FILES,
    file_bytes: FILE_BYTES,
    entries: ENTRIES,
    entry_bytes: ENTRY_BYTES,
    sheet_bytes: SHEET_BYTES,
    inflated_bytes: INFLATED_BYTES,
    inflation_ratio: RATIO,
    form_cells: SheetLimits::FORM.cells,
    records_cells: SheetLimits::RECORDS.cells,
    records_rows: SheetLimits::RECORDS.rows,
};

/// The limits of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SheetLimits {
    /// The most rows.
    pub(super) rows: u32,
    /// The most columns.
    pub(super) columns: u32,
    /// The most cells with content.
    pub(super) cells: usize,
    /// The most bytes of text in its cells: one string may be used by many of them.
    pub(super) text_bytes: usize,
    /// The most bytes of its part when inflated.
    pub(super) inflated_bytes: u64,
}

impl SheetLimits {
    /// For forms, flat tables, and sheets that mean nothing here.
    pub(super) const FORM: Self =
        Self { rows: 5_000, columns: 200, cells: 200_000, text_bytes: 64 << 20, inflated_bytes: ENTRY_BYTES };
    /// For records sheets, and for files that are one table.
    pub(crate) const RECORDS: Self =
        Self { rows: 1_048_576, columns: 200, cells: 12_000_000, text_bytes: 256 << 20, inflated_bytes: SHEET_BYTES };
}

/// Which sheets of a file may be as long as records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LongSheets {
    /// All of them.
    All,
    /// Those whose names have these match keys.
    Named(BTreeSet<String>),
}

impl LongSheets {
    /// The limits of a sheet.
    pub(crate) fn limits(&self, sheet: &str) -> SheetLimits {
        match self {
            // A file that is one table, such as CSV, may hold the records of all agencies.
            Self::Named(keys) if !sheet.is_empty() && !keys.contains(&text::key(sheet)) => SheetLimits::FORM,
            Self::All | Self::Named(_) => SheetLimits::RECORDS,
        }
    }
}

/// What exceeds a limit, in the words of the finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Excess {
    /// What is too large.
    pub(super) what: Text,
    /// How large it is.
    pub(super) value: Argument,
    /// How large it may be.
    pub(super) limit: Argument,
    /// What to do about it.
    pub(super) way_out: Text,
    /// Row and column of the cell that exceeds it, where it is a cell.
    pub(super) cell: Option<(u32, u32)>,
}

impl Excess {
    pub(super) fn new(what: Text, value: impl Into<Argument>, limit: impl Into<Argument>, way_out: Text) -> Self {
        Self { what, value: value.into(), limit: limit.into(), way_out, cell: None }
    }

    /// A size in bytes, told in megabytes.
    pub(super) fn bytes(what: Text, value: u64, limit: u64) -> Self {
        let way_out = Text::new(
            "xóa hình ảnh, trang tính và định dạng không cần thiết rồi lưu lại",
            "remove pictures, sheets and formats that are not needed, and save it again",
        );
        Self::new(what, megabytes(value), megabytes(limit), way_out)
    }

    /// More findings about one table than anybody works off; what stands behind is not read.
    pub(super) fn findings(limit: usize) -> Self {
        let what = Text::new("số lỗi trong bảng", "the number of findings about the table");
        let way_out = Text::new(
            "các dòng từ đây trở đi chưa được đọc: sửa các lỗi nêu trên, xóa các dòng thừa dưới bảng, rồi nộp lại",
            "rows from here on are not read: mend what is told above, delete what stands below the table, hand it in again",
        );
        Self::new(what, limit + 1, limit, way_out)
    }

    /// The finding; `place` is the cell, the sheet or the file.
    pub(crate) fn finding(self, place: Place) -> Finding {
        Finding::new(Code::LimitExceeded)
            .with("what", self.what)
            .with("value", self.value)
            .with("limit", self.limit)
            .with("way-out", self.way_out)
            .at(place)
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
