//! The evidence of an indicator: the documents that a cell cites, each as number, date and abstract.
//!
//! A citation reads `12/BC-STC – 05/01/2025: Báo cáo kết quả`. One cell may hold several, on lines of their own or
//! behind semicolons, with bullets or numbers before them. A piece that does not look like the beginning of a citation
//! belongs to the one before it, so that abstracts may hold line breaks and semicolons. Nothing of the cell is lost.

mod citation;
mod claim;
mod fault;
mod listing;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use dti_criteria::CriteriaSet;
use dti_diagnostics::Place;
use jiff::civil::Date;

use self::citation::Citation;
pub use self::fault::{Fault, wrong_forms};
use self::listing::Listing;
use self::words::is_mere_word;
use super::Entry;

/// The most documents of one cell; what follows belongs to the last one.
pub(super) const DOCUMENTS_OF_A_CELL: usize = 200;
/// The longest abstract, in letters; a longer one is cut, the raw text is not.
const SUMMARY_LETTERS: usize = 1_000;

/// A document that a cell cites.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its number and symbol, such as `12/BC-STC`.
    pub number: Option<String>,
    /// The day on which it was signed.
    pub date: Option<Date>,
    /// Its abstract (`trích yếu`), at most 1,000 letters, behind its kind where the citation names that.
    pub summary: String,
    /// What the cell says of it, as it stands there.
    pub raw: String,
    /// The cell.
    pub place: Place,
    /// What is wrong with the form of the citation.
    pub faults: Vec<Fault>,
}

impl Document {
    /// Whether a document is named at all: `có` or `đính kèm` names none.
    #[must_use]
    pub fn is_cited(&self) -> bool {
        !self.faults.contains(&Fault::MereWord)
    }
}

/// What the date of a cited document is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First and last day of the assessed period.
    pub period: (Date, Date),
    /// The day on which the form was filled in, where it says so.
    pub filled_in: Option<Date>,
}

impl Days {
    /// The period of a set, for a table that does not say when it was filled in.
    #[must_use]
    pub fn of(set: &CriteriaSet) -> Self {
        Self { period: set.period(), filled_in: None }
    }

    /// The same with the day on which the form was filled in.
    #[must_use]
    pub(super) fn filled_in(self, filled_in: Option<Date>) -> Self {
        Self { filled_in, ..self }
    }
}

impl Entry {
    /// Takes what an evidence cell says, in normal form C, and reads the documents in it.
    pub fn cite(&mut self, text: &str, place: &Place, days: &Days) {
        text.clone_into(&mut self.evidence);
        self.evidence_place = Some(place.clone());
        self.documents = documents(text, place, days);
    }
}

/// The documents that a text cites, in their order. Every letter of it but the separators is in one of them.
fn documents(text: &str, place: &Place, days: &Days) -> Vec<Document> {
    let listing = Listing::of(text);
    let mut documents: Vec<_> = listing.items.iter().map(|item| document(item, place, days)).collect();
    if let Some(last) = documents.last_mut().filter(|_| listing.is_cut) {
        last.faults.push(Fault::TooMany);
    }
    documents
}

fn document(raw: &str, place: &Place, days: &Days) -> Document {
    let citation = Citation::of(raw);
    let date = citation.date.and_then(tokens::date_of);
    let faults = fault::faults(&citation, date, days);
    Document {
        number: citation.number.clone(),
        date,
        summary: citation.summary().chars().take(SUMMARY_LETTERS).collect(),
        raw: raw.to_owned(),
        place: place.clone(),
        faults,
    }
}
