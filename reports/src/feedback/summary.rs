//! The workbook of whoever runs the check: how many findings each agency has, and those that belong to none.

use dti_diagnostics::{Argument, Finding, Place, sentence_with};
use rust_xlsxwriter::{DocProperties, Worksheet};

use super::{Reply, Source, counts, file, severity};
use crate::WorkbookError;
use crate::run::criteria_place;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Tabs, address, workbook};

pub(super) fn make(source: &Source<'_>, replies: &[Reply<'_>]) -> Result<Vec<u8>, WorkbookError> {
    let (set, language) = (source.feedback.set, source.feedback.language);
    let properties = DocProperties::new().set_title(set.title().get(language));
    let mut book = workbook(&source.styles, properties, set.period().0)?;
    let mut tabs = Tabs::default();
    agencies(source, book.add_worksheet(), tabs.name(&source.word("feedback-tab-agencies")), replies)?;
    others(source, book.add_worksheet(), tabs.name(&source.word("feedback-tab-others")))?;
    Ok(book.save_to_buffer()?)
}

/// A row for each agency that has findings, and their sums.
fn agencies(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    replies: &[Reply<'_>],
) -> Result<(), WorkbookError> {
    let set = source.feedback.set;
    let words = [("of", Argument::from(set.agencies().len())), ("count", Argument::from(replies.len()))];
    let columns = [
        ("report-agency-code", 20.0),
        ("report-agency", 36.0),
        ("report-cohort", 24.0),
        ("severity-error", 9.0),
        ("severity-warning", 10.0),
        ("severity-note", 9.0),
        ("report-file", 26.0),
    ];
    let columns = columns.map(|(key, width)| Column::new(capital(&source.word(key)), width));
    let page = Page {
        tab,
        title: &source.word("feedback-agencies-title"),
        subtitle: &sentence_with("feedback-agencies-subtitle", &words, source.feedback.language),
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, &source.styles)?;
    let styles = &source.styles;
    let mut sums = [0; 3];
    let mut row = FIRST_ROW;
    for reply in replies {
        let agency = reply.agency;
        pen.text(row, 0, &agency.code, &styles.text)?;
        pen.text(row, 1, &agency.name, &styles.text)?;
        pen.text(row, 2, set.cohorts()[agency.cohort].title.get(source.feedback.language), &styles.text)?;
        for ((column, count), sum) in (3..).zip(counts(&reply.findings)).zip(&mut sums) {
            pen.count(row, column, Some(count), &styles.count)?;
            *sum += count;
        }
        pen.text(row, 6, &file(agency), &styles.text)?;
        row += 1;
    }
    if row > FIRST_ROW {
        pen.text(row, 0, &source.word("report-total"), &styles.caption)?;
        pen.blanks(row, 1..3, &styles.caption)?;
        for (column, sum) in (3..).zip(sums) {
            let counts = address::range((FIRST_ROW, column), (row - 1, column));
            pen.formula(row, column, &format!("=SUM({counts})"), sum, &styles.count)?;
        }
    }
    pen.finish()
}

/// The findings that name no agency, such as files that cannot be read.
fn others(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let (set, language, styles) = (source.feedback.set, source.feedback.language, &source.styles);
    let columns = [
        ("report-severity", 11.0),
        ("report-file", 40.0),
        ("report-indicator", 9.0),
        ("report-message", 52.0),
        ("report-hint", 48.0),
    ];
    let columns = columns.map(|(key, width)| Column::new(source.word(key), width));
    let page = Page {
        tab,
        title: &source.word("feedback-others-title"),
        subtitle: &source.word("feedback-others-subtitle"),
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, styles)?;
    let nobodys = |finding: &&Finding| finding.agency.as_deref().and_then(|code| set.agency(code)).is_none();
    let mut row = FIRST_ROW;
    for finding in source.feedback.findings.iter().filter(nobodys) {
        let place = finding.place.as_ref().map(|place| criteria_place(set, place));
        let place = place.as_ref().map(Place::to_string).unwrap_or_default();
        pen.text(row, 0, &severity(source, finding.severity()), &styles.centred)?;
        pen.text(row, 1, &place, &styles.text)?;
        pen.text(row, 2, finding.indicator.as_deref().unwrap_or_default(), &styles.centred)?;
        pen.text(row, 3, &finding.message(language), &styles.text)?;
        pen.text(row, 4, &finding.hint(language).unwrap_or_default(), &styles.text)?;
        row += 1;
    }
    if row == FIRST_ROW {
        pen.text(row, 0, &source.word("report-findings-none"), &styles.value)?;
    }
    pen.finish()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
