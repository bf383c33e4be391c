//! Early signs: figures that somebody should look at before anybody publishes them, and how many each agency has.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Code, Finding};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::WorkbookError;
use crate::workbook::address::{cell, fixed_range};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

const CODE: u16 = 0;
const NAME: u16 = 1;
const INDICATOR: u16 = 2;
const KIND: u16 = 3;
const VALUE: u16 = 4;
const AGAINST: u16 = 5;
const MEASURE: u16 = 6;
const LIMIT: u16 = 7;
const MESSAGE: u16 = 8;
const HINT: u16 = 9;
const COLUMNS: usize = 10;
/// The column of the counts.
const COUNT: u16 = INDICATOR;

/// The words of a kind of sign: what it is called, and the arguments of its finding that are its figure, what this is
/// held against, how far it is off, and the limit of that.
struct Kind {
    key: &'static str,
    figures: [Option<&'static str>; 4],
}

fn kind(code: Code) -> Option<Kind> {
    let (key, figures) = match code {
        Code::SignChange => ("signs-change", [Some("value"), Some("previous"), Some("change"), Some("limit")]),
        Code::SignCumulativeFell => ("signs-cumulative-fell", [Some("value"), Some("previous"), None, None]),
        Code::SignOutlier => ("signs-outlier", [Some("value"), Some("median"), Some("score"), Some("limit")]),
        Code::SignSelfScore => ("signs-self-score", [Some("self"), Some("computed"), Some("share"), Some("limit")]),
        Code::SignIdentical => ("signs-identical", [None, None, Some("count"), None]),
        Code::SignRound => ("signs-round", [None, None, Some("count"), None]),
        _ => return None,
    };
    Some(Kind { key, figures })
}

/// A sign of one agency.
struct Sign<'a> {
    /// Position of the agency.
    agency: usize,
    kind: Kind,
    finding: &'a Finding,
}

/// Whether there are any signs.
pub(super) fn is_due(source: &Source<'_>) -> bool {
    !signs(source).is_empty()
}

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("signs-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: NAME + 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let signs = signs(source);
    for (row, sign) in (FIRST_ROW..).zip(&signs) {
        write_sign(source, &mut pen, row, sign)?;
    }
    let below = FIRST_ROW + u32::try_from(signs.len()).expect("a sheet holds them");
    counts(source, &mut pen, below, &signs)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-agency-code", 18.0),
        column("report-agency", 30.0),
        column("report-indicator", 9.0),
        column("signs-kind", 22.0),
        column("report-value", 12.0),
        column("signs-against", 12.0),
        column("signs-measure", 11.0),
        column("signs-limit", 10.0),
        column("report-message", 52.0),
        column("report-hint", 36.0),
    ]
}

/// The signs of the run, agency by agency in the order of the set. What several agencies share is a sign of each.
fn signs<'a>(source: &Source<'a>) -> Vec<Sign<'a>> {
    let set = source.report.set;
    let of_finding = |finding: &'a Finding| {
        let agencies = agencies(set, finding);
        agencies.into_iter().filter_map(move |agency| Some(Sign { agency, kind: kind(finding.code)?, finding }))
    };
    let mut signs: Vec<_> = source.report.findings.iter().flat_map(of_finding).collect();
    signs.sort_by_key(|sign| sign.agency);
    signs
}

/// The agencies that a finding is about; findings of several name their codes.
fn agencies(set: &CriteriaSet, finding: &Finding) -> Vec<usize> {
    if let Some(code) = &finding.agency {
        return set.agency(code).into_iter().collect();
    }
    match argument(finding, "agencies") {
        Some(Argument::Words(codes)) => codes.split(", ").filter_map(|code| set.agency(code)).collect(),
        _ => Vec::new(),
    }
}

fn argument<'a>(finding: &'a Finding, name: &str) -> Option<&'a Argument> {
    finding.arguments.iter().find(|(own, _)| *own == name).map(|(_, argument)| argument)
}

fn number(finding: &Finding, name: &str) -> Option<f64> {
    match argument(finding, name)? {
        Argument::Number(value) => Some(*value),
        Argument::Words(_) | Argument::Text(_) => None,
    }
}

fn write_sign(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, sign: &Sign<'_>) -> Result<(), WorkbookError> {
    let (styles, language) = (source.styles, source.language());
    let agency = &source.report.set.agencies()[sign.agency];
    pen.text(row, CODE, &agency.code, &styles.text)?;
    pen.text(row, NAME, &agency.name, &styles.text)?;
    pen.text(row, INDICATOR, sign.finding.indicator.as_deref().unwrap_or_default(), &styles.centred)?;
    pen.text(row, KIND, &source.word(sign.kind.key), &styles.text)?;
    for (column, name) in [VALUE, AGAINST, MEASURE, LIMIT].into_iter().zip(sign.kind.figures) {
        pen.number(row, column, name.and_then(|name| number(sign.finding, name)), &styles.figure)?;
    }
    pen.text(row, MESSAGE, &sign.finding.message(language), &styles.text)?;
    pen.text(row, HINT, &sign.finding.hint(language).unwrap_or_default(), &styles.text)
}

/// How many signs each agency has, those with most first; live, so that a filtered copy can be counted anew.
fn counts(source: &Source<'_>, pen: &mut Pen<'_>, below: u32, signs: &[Sign<'_>]) -> Result<(), WorkbookError> {
    let mut counted: Vec<(usize, usize)> =
        signs.chunk_by(|a, b| a.agency == b.agency).map(|own| (own[0].agency, own.len())).collect();
    counted.sort_by_key(|&(agency, count)| (std::cmp::Reverse(count), agency));
    let styles = source.styles;
    source.caption(pen, below + 1, COLUMNS, (NAME, &source.word("signs-count-title")))?;
    let codes = fixed_range((FIRST_ROW, CODE), (below - 1, CODE));
    for (row, &(agency, count)) in (below + 2..).zip(&counted) {
        let agency = &source.report.set.agencies()[agency];
        pen.text(row, CODE, &agency.code, &styles.text)?;
        pen.text(row, NAME, &agency.name, &styles.text)?;
        pen.formula(row, COUNT, &format!("=COUNTIF({codes},{})", cell(row, CODE)), count, &styles.count)?;
    }
    let (first, last) = (below + 2, below + 1 + u32::try_from(counted.len()).expect("a sheet holds them"));
    pen.text(last + 1, NAME, &source.word("report-total"), &styles.caption)?;
    let sum = format!("=SUM({})", fixed_range((first, COUNT), (last, COUNT)));
    pen.formula(last + 1, COUNT, &sum, signs.len(), &styles.caption_count)
}

#[cfg(test)]
mod tests {
    use dti_diagnostics::{Findings, Language};

    use super::*;
    use crate::fixture::Fixture;
    use crate::render_tests::{Rendered, at, text};
    use crate::{Report, render};

    fn rendered(findings: &Findings) -> Rendered {
        let (fixture, home) = (Fixture::new(), tempfile::tempdir().unwrap());
        let report = Report { findings, ..fixture.report(Language::En) };
        render(&report, &home.path().join("out"), &()).unwrap();
        Rendered::in_folder(home)
    }

    #[test]
    fn every_sign_stands_at_each_agency_that_it_is_about_and_is_counted() {
        let mut findings = Findings::new();
        let change = Finding::new(Code::SignChange).with("input", "Online").with("code", "2.1").with("value", 45.0);
        let change = change.with("previous", 10.0).with("change", 350.0).with("limit", 50.0);
        findings.push(change.agency("a2").indicator("2.1"));
        let same = Finding::new(Code::SignIdentical).with("code", "2.2").with("count", 4.0);
        findings.push(same.with("agencies", "a1, a2").with("values", "1; 2").indicator("2.2"));
        let sheet = rendered(&findings).sheet("ranking.xlsx", "Early signs");
        let row = |row: u32| (0..8).map(|column| at(&sheet, row, column)).collect::<Vec<_>>();
        let number = calamine::Data::Float;
        assert_eq!(row(4)[..4], ["a1", "Sở Y tế", "2.2", "same figures as others (how many)"].map(text));
        assert_eq!(row(5)[4..], [number(45.0), number(10.0), number(350.0), number(50.0)]);
        assert_eq!((at(&sheet, 5, 0), at(&sheet, 6, 0)), (text("a2"), text("a2")));
        // Those with most signs first, the sum below.
        assert_eq!([row(9)[0].clone(), row(9)[2].clone()], [text("a2"), number(2.0)]);
        assert_eq!([row(10)[0].clone(), row(10)[2].clone()], [text("a1"), number(1.0)]);
        assert_eq!(row(11)[2], number(3.0));
    }

    #[test]
    fn without_signs_there_is_no_sheet() {
        let run = rendered(&Findings::new());
        let parts = crate::render_tests::parts(&std::fs::read(run.out().join("ranking.xlsx")).unwrap());
        assert!(!parts["xl/workbook.xml"].contains("Early signs"));
    }
}
