//! Why an output cannot be written, or a run cannot be read.

use std::io;

use dti_diagnostics::{Argument, Language, Text, sentence_with};

/// Why a run cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The system refuses.
    #[error("cannot write `{path}`")]
    Unwritable {
        /// What was to be written.
        path: String,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The folder holds something that is not an earlier run, and would be lost.
    #[error("`{path}` holds `{found}`, which no earlier run made")]
    NotARun {
        /// The folder.
        path: String,
        /// The file in it that would be lost.
        found: String,
    },
    /// The file is there already and differs: somebody may have filled it in.
    #[error("`{path}` is there already and differs")]
    Exists {
        /// The file.
        path: String,
    },
    /// The place of the outputs is the folder in which the program runs, or above it.
    #[error("`{path}` is the folder that the program runs in")]
    CurrentFolder {
        /// The folder.
        path: String,
    },
    /// Another run writes there at the moment.
    #[error("another run writes to `{path}` at the moment")]
    Busy {
        /// The folder.
        path: String,
    },
    /// A program has a file open that is to be replaced.
    #[error("another program has `{path}` open")]
    Open {
        /// The file.
        path: String,
    },
    /// A workbook cannot be made.
    #[error("cannot make `{path}`")]
    Workbook {
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: WorkbookError,
    },
    /// A table holds a number that is none.
    #[error("`{path}` would hold a number that is not finite, in column `{column}` of row {row}")]
    NotFinite {
        /// The file.
        path: String,
        /// The column.
        column: String,
        /// The row, counted from 1, headings included.
        row: usize,
    },
}

/// Why a workbook cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// The writer refuses.
    #[error(transparent)]
    Refused(#[from] rust_xlsxwriter::XlsxError),
    /// A cell would hold a number that is none.
    #[error("the cell {cell} of the sheet `{sheet}` would hold a number that is not finite")]
    NotFinite {
        /// The sheet.
        sheet: String,
        /// The cell's address.
        cell: String,
    },
    /// A part of the workbook is larger than an archive of workbooks takes.
    #[error("`{part}` would be larger than 4 GB")]
    TooLarge {
        /// The part.
        part: String,
    },
    /// A formula would come to a text that spreadsheets take for a number.
    #[error("the formula in the cell {cell} of the sheet `{sheet}` would come to a text that reads as a number")]
    NotText {
        /// The sheet.
        sheet: String,
        /// The cell's address.
        cell: String,
    },
}

/// Why a run cannot be read or does not hold what is asked for.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The folder lacks `run.json`, which is written last.
    #[error("`{folder}` has no `run.json`: the run was not finished, or the folder is not a run")]
    Unfinished {
        /// The folder.
        folder: String,
    },
    /// A file of the run cannot be read.
    #[error("cannot read `{file}`: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// The run has no such agency.
    #[error("the run has no agency `{code}`; similar: {known}")]
    AgencyUnknown {
        /// What was asked for.
        code: String,
        /// Agencies that it has.
        known: String,
    },
    /// The run has no such cohort.
    #[error("the run has no cohort `{code}`; it has: {known}")]
    CohortUnknown {
        /// What was asked for.
        code: String,
        /// Cohorts that it has.
        known: String,
    },
    /// Nobody whom the template is asked for is scored.
    #[error("nobody who is asked for was scored")]
    NobodyToAppraise,
    /// The set has no such indicator.
    #[error("the run has no indicator `{code}`; similar: {known}")]
    IndicatorUnknown {
        /// What was asked for.
        code: String,
        /// Indicators that it has.
        known: String,
    },
    /// The agency was not scored.
    #[error("the agency `{agency}` was not scored: {status}")]
    NotScored {
        /// The agency.
        agency: String,
        /// The word in `index.csv`.
        status: String,
    },
    /// The indicator does not apply to the agency.
    #[error("the indicator `{indicator}` does not apply to the agency `{agency}`")]
    NotApplicable {
        /// The agency.
        agency: String,
        /// The indicator.
        indicator: String,
    },
}

impl OutputError {
    /// The error in both languages, with what the system says of it.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Unwritable { path, source } => {
                both("output-refused", &[("path", path.into()), ("reason", source.to_string().into())])
            }
            Self::NotARun { path, found } => {
                both("output-not-a-run", &[("path", path.into()), ("found", found.into())])
            }
            Self::Exists { path } => both("output-exists", &[("path", path.into())]),
            Self::CurrentFolder { path } => both("output-is-current-folder", &[("path", path.into())]),
            Self::Open { path } => both("output-open", &[("path", path.into())]),
            Self::Busy { path } => both("output-busy", &[("path", path.into())]),
            Self::Workbook { path, source } => {
                both("output-refused", &[("path", path.into()), ("reason", source.to_string().into())])
            }
            Self::NotFinite { path, column, row } => {
                both("output-not-finite", &[("path", path.into()), ("column", column.into()), ("row", (*row).into())])
            }
        }
    }
}

impl RunError {
    /// The error in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Unfinished { folder } => both("run-unfinished", &[("folder", folder.into())]),
            Self::Unreadable { file, reason } => {
                both("run-file-unreadable", &[("file", file.into()), ("reason", reason.into())])
            }
            Self::AgencyUnknown { code, known } => {
                both("run-agency-unknown", &[("code", code.into()), ("known", known.into())])
            }
            Self::IndicatorUnknown { code, known } => {
                both("run-indicator-unknown", &[("code", code.into()), ("known", known.into())])
            }
            Self::NotScored { agency, status } => {
                let words = |language| sentence_with(&format!("report-status-{status}"), &[], language);
                let status = Text::new(words(Language::Vi), words(Language::En));
                both("run-not-scored", &[("agency", agency.into()), ("status", status.into())])
            }
            Self::CohortUnknown { code, known } => {
                both("run-cohort-unknown", &[("code", code.into()), ("known", known.into())])
            }
            Self::NobodyToAppraise => both("run-nobody-to-appraise", &[]),
            Self::NotApplicable { agency, indicator } => {
                both("run-not-applicable", &[("agency", agency.into()), ("indicator", indicator.into())])
            }
        }
    }
}

fn both(key: &str, arguments: &[(&'static str, Argument)]) -> Text {
    Text::new(sentence_with(key, arguments, Language::Vi), sentence_with(key, arguments, Language::En))
}
