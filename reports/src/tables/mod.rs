//! The tables of a run as CSV for other programs: UTF-8 with a byte-order mark, comma, CRLF, full precision.
//!
//! Their names and headings are an interface: headings are added, never renamed. Headings and words such as statuses
//! are the same in every language; titles and reasons are in the language of the run.

mod appraisals;
mod attributes;
mod carried;
mod changes;
mod findings;
pub(crate) mod improvement;
mod index;
mod metrics;
mod pillars;
pub(crate) mod robustness;
mod scores;
mod standing;
mod table;
mod views;

pub(crate) use carried::carried;
pub(crate) use changes::changes;
pub use robustness::DrawsTable;
pub(crate) use standing::{Row as StandingRow, rows as standing_rows};

use crate::dossier::Dossier;
use crate::{OutputError, Report};

/// Beginnings of a text that a spreadsheet would take for a formula.
pub(crate) const FORMULA_LEADS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0'];

/// A file's name and its bytes.
pub(crate) type File = (&'static str, Vec<u8>);

/// Makes one file.
pub(crate) type Maker = fn(&Report<'_>, &[Dossier<'_>]) -> Result<File, OutputError>;

/// All tables, each with its maker.
pub(crate) const ALL: [Maker; 11] = [
    index::table,
    scores::table,
    metrics::table,
    appraisals::table,
    pillars::table,
    views::table,
    attributes::table,
    standing::table,
    standing::agencies,
    standing::record,
    findings::list,
];
