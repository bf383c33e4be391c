//! What is wrong with the form of a citation, and the finding that says so.

use dti_diagnostics::{Argument, Code, Finding, Language, Place, Text, sentence_with};
use jiff::civil::Date;

use super::citation::Citation;
use super::{DOCUMENTS_OF_A_CELL, Days, is_mere_word};
use crate::submissions::Entry;
use crate::submissions::grid::cut;

/// How many documents of a cell are told one by one.
const TOLD_OF_A_CELL: usize = 5;
/// How many years behind the period a document may be, where the form does not say when it was filled in.
const YEARS_BEHIND: i16 = 2;
/// How many years before the period a document may be.
const YEARS_BEFORE: i16 = 30;

/// What is wrong with the form of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cites nothing, such as `có` or `đính kèm`.
    MereWord,
    /// It is a link without number and date.
    MereLink,
    /// It does not begin with a number.
    NoNumber,
    /// A date stands where the number belongs.
    DateForNumber(String),
    /// No date stands behind the number.
    NoDate,
    /// The date is none: no such day, no day at all, or a year of two digits.
    NoSuchDate(String),
    /// The document is younger than the form that cites it.
    AfterFillingIn(Date, Date),
    /// The date is far from the period.
    FarFromPeriod(Date),
    /// The abstract is missing.
    NoSummary,
    /// The cell cites more documents than are read.
    TooMany,
}

/// What is wrong with a citation.
pub(super) fn faults(citation: &Citation<'_>, date: Option<Date>, days: &Days) -> Vec<Fault> {
    let summary = citation.summary();
    if citation.number.is_none() && citation.date_for_number.is_none() {
        return vec![match () {
            () if is_mere_word(&summary) => Fault::MereWord,
            () if citation.is_link() => Fault::MereLink,
            () => Fault::NoNumber,
        }];
    }
    let misplaced = citation.date_for_number.map(|date| Fault::DateForNumber(date.to_owned()));
    let date = match (citation.date, date) {
        (_, Some(date)) => untimely(date, days),
        (Some(token), None) => Some(Fault::NoSuchDate(token.to_owned())),
        (None, None) => (misplaced.is_none()).then_some(Fault::NoDate),
    };
    let summary = summary.is_empty().then_some(Fault::NoSummary);
    [misplaced, date, summary].into_iter().flatten().collect()
}

fn untimely(date: Date, days: &Days) -> Option<Fault> {
    let (first, last) = days.period;
    match days.filled_in {
        Some(filled_in) if date > filled_in => Some(Fault::AfterFillingIn(date, filled_in)),
        None if date.year() > last.year() + YEARS_BEHIND => Some(Fault::FarFromPeriod(date)),
        _ => (date.year() < first.year() - YEARS_BEFORE).then_some(Fault::FarFromPeriod(date)),
    }
}

/// A date as people write it.
fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

impl Fault {
    /// What is wrong, in words.
    #[must_use]
    pub fn words(&self) -> Text {
        let date = |date: Date| vec![("date", Argument::from(shown(date)))];
        let (key, arguments) = match self {
            Self::MereWord => ("evidence-mere-word", vec![]),
            Self::MereLink => ("evidence-mere-link", vec![]),
            Self::NoNumber => ("evidence-without-number", vec![]),
            Self::DateForNumber(token) => ("evidence-date-for-number", vec![("date", token.into())]),
            Self::NoDate => ("evidence-without-date", vec![]),
            Self::NoSuchDate(token) => ("evidence-no-such-date", vec![("date", token.into())]),
            Self::AfterFillingIn(signed, filled_in) => {
                ("evidence-after-filling-in", [date(*signed), vec![("filled-in", shown(*filled_in).into())]].concat())
            }
            Self::FarFromPeriod(signed) => ("evidence-far-from-period", date(*signed)),
            Self::NoSummary => ("evidence-without-abstract", vec![]),
            Self::TooMany => ("evidence-too-many", vec![("limit", DOCUMENTS_OF_A_CELL.into())]),
        };
        let words = |language| sentence_with(key, &arguments, language);
        Text::new(words(Language::Vi), words(Language::En))
    }
}

/// A warning for each cell that cites documents in a wrong form. Cells that name no document at all are left to those
/// who know whether evidence is required, if `mere_words` is false.
#[must_use]
pub fn wrong_forms(entry: &Entry, mere_words: bool) -> Vec<Finding> {
    let wrong = |document: &&super::Document| !document.faults.is_empty() && (mere_words || document.is_cited());
    let documents: Vec<_> = entry.documents.iter().filter(wrong).collect();
    let cells = documents.chunk_by(|one, other| one.place == other.place);
    cells.map(|cell| wrong_form(cell, &cell[0].place)).collect()
}

fn wrong_form(documents: &[&super::Document], place: &Place) -> Finding {
    let mut told: Vec<_> = documents.iter().take(TOLD_OF_A_CELL).map(|document| what_is_wrong(document)).collect();
    let further = documents.len().saturating_sub(TOLD_OF_A_CELL);
    if further > 0 {
        told.push(Text::new(format!("và {further} tài liệu khác"), format!("and {further} more")));
    }
    Finding::new(Code::EvidenceOfWrongForm).with("faults", joined(&told, "; ")).at(place.clone())
}

fn what_is_wrong(document: &super::Document) -> Text {
    let words: Vec<_> = document.faults.iter().map(Fault::words).collect();
    let (words, raw) = (joined(&words, ", "), cut(&document.raw.replace('\n', " ")));
    Text::new(format!("“{raw}”: {}", words.vi), format!("“{raw}”: {}", words.en))
}

fn joined(texts: &[Text], between: &str) -> Text {
    let all = |text: fn(&Text) -> &str| texts.iter().map(text).collect::<Vec<_>>().join(between);
    Text::new(all(|text| &text.vi), all(|text| &text.en))
}
