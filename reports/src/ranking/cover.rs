//! The cover: what the run is, what its rules rest on, and how to read what follows.

use dti_criteria::{Basis, CriteriaSet, LegalBasis};
use dti_diagnostics::{Argument, Severity, sentence_with};
use rust_xlsxwriter::Worksheet;

use super::live::Live;
use super::{Source, checks, outcome, overview};
use crate::WorkbookError;
use crate::wording::date_words;
use crate::workbook::{Orientation, Pen, set_up_paper};

/// The labels, and beside them columns that texts share and figures have for themselves.
const WIDTHS: [f64; 7] = [25.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0];
const LAST: u16 = 6;
/// The first row below the title.
const FIRST_ROW: u32 = 3;

/// A label and what stands beside it.
pub(super) type Line = (String, String);

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    live: &mut Live,
) -> Result<(), WorkbookError> {
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Portrait);
    let styles = source.styles;
    let mut pen = Pen::new(sheet);
    pen.set_widths(WIDTHS)?;
    pen.across(0, 0..=LAST, &source.word("report-title"), &styles.cover_title)?;
    pen.across(1, 0..=LAST, source.subtitle(), &styles.cover_subtitle)?;
    let row = lines(source, &mut pen, FIRST_ROW, rules(source).into_iter().chain(facts(source)))?;
    let row = check(source, &mut pen, row, live)?;
    let row = overview::write(source, &mut pen, row + 1, live)?;
    lines(source, &mut pen, row + 1, outcome::lines(source))?;
    pen.finish()
}

/// The word of the checks; returns the row below.
fn check(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, live: &mut Live) -> Result<u32, WorkbookError> {
    pen.text(row, 0, &source.word("checks-cover"), &source.styles.label)?;
    let passed = source.word("checks-passed");
    let formula = format!("={}", checks::OVERALL);
    live.tally.formula(pen, (row, 1), (&formula, passed.as_str().into()), &source.styles.centred)?;
    checks::colour(pen.sheet, (row, 1), (row, 1))?;
    Ok(row + 1)
}

/// Writes labels with their texts; returns the row below.
fn lines(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    first: u32,
    lines: impl IntoIterator<Item = Line>,
) -> Result<u32, WorkbookError> {
    let mut row = first;
    for (label, text) in lines {
        pen.text(row, 0, &label, &source.styles.label)?;
        pen.across(row, 1..=LAST, &text, &source.styles.paragraph)?;
        row += 1;
    }
    Ok(row)
}

fn rules(source: &Source<'_>) -> Vec<Line> {
    let set = source.report.set;
    let (first, last) = set.period();
    let mut lines = vec![
        (source.word("report-set"), set.id().to_owned()),
        (source.word("report-period"), format!("{} – {}", date_words(first), date_words(last))),
    ];
    lines.extend(set.legal_basis().iter().map(|basis| (source.word("report-legal-basis"), legal_basis(source, basis))));
    lines.push((source.word("report-basis"), official_and_own(source, set)));
    let note = set.note().get(source.language());
    if !note.is_empty() {
        lines.push((source.word("report-note"), note.trim().to_owned()));
    }
    lines
}

fn legal_basis(source: &Source<'_>, basis: &LegalBasis) -> String {
    let words: [(&str, Argument); 3] = [
        ("number", (&basis.number).into()),
        ("date", date_words(basis.date).into()),
        ("issuer", (&basis.issuer).into()),
    ];
    sentence_with("report-legal-basis-words", &words, source.language())
}

fn official_and_own(source: &Source<'_>, set: &CriteriaSet) -> String {
    let official = set.indicators().iter().filter(|one| matches!(one.basis, Basis::Official(_))).count();
    let own = set.indicators().len() - official;
    let words = [("official", official.into()), ("own", own.into())];
    sentence_with("report-basis-words", &words, source.language())
}

fn facts(source: &Source<'_>) -> Vec<Line> {
    let report = source.report;
    let scored = [("scored", report.scores.agencies.len().into()), ("agencies", report.set.agencies().len().into())];
    let findings = [
        ("errors", report.findings.count(Severity::Error).into()),
        ("warnings", report.findings.count(Severity::Warning).into()),
        ("notes", report.findings.count(Severity::Note).into()),
    ];
    let words = |key, words: &[(&'static str, Argument)]| sentence_with(key, words, source.language());
    vec![
        (source.word("report-at"), date_words(report.manifest.at)),
        (source.word("report-scored"), words("report-scored-words", &scored)),
        (source.word("report-findings-title"), words("report-findings-words", &findings)),
    ]
}
