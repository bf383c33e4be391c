//! The council's workbook written for a run, filled in and read back.

use std::path::{Path, PathBuf};

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::{Findings, Language};
use dti_engine::Appraisals;
use dti_engine::appraisals::form::{Heading, sheet_name};
use dti_engine::appraisals::{RoundKind, Verdict, read};
use dti_engine::submissions::Reading;
use rust_xlsxwriter::Workbook;

use super::AppraisalTemplate;
use crate::fixture::Fixture;
use crate::{OutputError, RunError, render};

struct Written {
    home: tempfile::TempDir,
    language: Language,
}

impl Written {
    fn new(language: Language) -> Self {
        let home = tempfile::tempdir().unwrap();
        render(&Fixture::new().report(language), &home.path().join("run"), &()).unwrap();
        let written = Self { home, language };
        written.template(None, &[]).unwrap().write(&written.path("council.xlsx")).unwrap();
        written
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn template(&self, cohort: Option<&str>, agencies: &[&str]) -> Result<AppraisalTemplate, RunError> {
        let agencies: Vec<_> = agencies.iter().map(|code| (*code).to_owned()).collect();
        AppraisalTemplate::of(&self.path("run"), cohort, &agencies, self.language)
    }

    #[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
    fn table(&self) -> Range<Data> {
        let mut book: Xlsx<_> = open_workbook(self.path("council.xlsx")).unwrap();
        book.worksheet_range(sheet_name(self.language)).unwrap()
    }

    /// The workbook again with some cells filled in, each by agency, indicator and heading.
    fn filled(&self, cells: &[(&str, &str, Heading, &str)]) -> PathBuf {
        let table = self.table();
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(self.language)).unwrap();
        for (row, column, value) in table.used_cells() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match value {
                Data::Float(number) => drop(sheet.write(row, column, *number).unwrap()),
                other => drop(sheet.write(row, column, other.to_string()).unwrap()),
            }
        }
        sheet.write(3, 1, "20/01/2025").unwrap();
        for &(agency, indicator, heading, text) in cells {
            let row = self.row(&table, agency, indicator);
            sheet.write(row, self.column(&table, heading), text).unwrap();
        }
        let path = self.path("filled.xlsx");
        book.save(&path).unwrap();
        path
    }

    fn row(&self, table: &Range<Data>, agency: &str, indicator: &str) -> u32 {
        let is = |row: u32, column: u16, text: &str| at(table, row, column) == text;
        let code = self.column(table, Heading::Code);
        (6..40).find(|&row| is(row, 0, agency) && is(row, code, indicator)).unwrap()
    }

    fn column(&self, table: &Range<Data>, heading: Heading) -> u16 {
        let text = heading.text(self.language);
        (0..40).find(|&column| at(table, 5, column) == text).unwrap_or_else(|| panic!("{text}"))
    }
}

fn at(table: &Range<Data>, row: u32, column: u16) -> String {
    table.get_value((row, column.into())).map(ToString::to_string).unwrap_or_default()
}

fn read_back(path: &Path) -> (Appraisals, String) {
    let mut findings = Findings::new();
    let appraisals =
        read(&Fixture::new().set, &[(RoundKind::Appraisal, path.to_owned())], Reading::here(), &mut findings);
    let told = findings.render(Language::En);
    (appraisals.unwrap_or_else(|_| panic!("{told}")), told)
}

#[test]
fn the_table_holds_what_the_run_says() {
    let written = Written::new(Language::Vi);
    let table = written.table();
    let set = Fixture::new().set;
    assert_eq!([at(&table, 0, 1), at(&table, 1, 1), at(&table, 2, 1)], ["thu-2024", set.digest(), "2025-03-09"]);
    let row = written.row(&table, "a2", "2.1");
    let cell = |heading| at(&table, row, written.column(&table, heading));
    assert_eq!(cell(Heading::Submitted), "(1) Hồ sơ trực tuyến: 10\n(2) Tổng số hồ sơ: 40");
    let points = [Heading::Maximum, Heading::SelfPoints, Heading::Computed, Heading::Final].map(cell);
    assert_eq!(points, ["40", "39.5", "20", "20"]);
    assert_eq!(cell(Heading::Status), "tính theo số liệu");
    assert!(cell(Heading::Evidence).starts_with("12/BC-STC – 05/01/2025: Báo cáo"));
    assert_eq!(cell(Heading::Explanation), "=HYPERLINK(\"http://example.com\")");
    let counted = [written.template(None, &[]), written.template(Some("so"), &["a1"])].map(|one| one.unwrap().len());
    assert_eq!(counted, [8, 4], "agencies that are not scored are left out");
}

#[test]
fn a_template_that_nobody_touched_decides_nothing() {
    for language in [Language::Vi, Language::En] {
        let (appraisals, told) = read_back(&Written::new(language).path("council.xlsx"));
        assert_eq!((told.as_str(), appraisals.chains().count()), ("", 0));
    }
}

#[test]
fn a_template_filled_in_is_read_without_a_finding() {
    for language in [Language::Vi, Language::En] {
        let written = Written::new(language);
        let verdict = |verdict: Verdict| verdict.text(language);
        let option = if language == Language::Vi { "Cấp trưởng, hoặc tương đương" } else { "Head" };
        let path = written.filled(&[
            ("a1", "1.1", Heading::Verdict, verdict(Verdict::Agreed)),
            ("a1", "2.1", Heading::Points, "30"),
            ("a1", "2.1", Heading::Verdict, verdict(Verdict::NotAgreed)),
            ("a1", "2.1", Heading::Reason, "Thiếu hồ sơ"),
            ("a1", "2.1", Heading::Members, "Trần B; Lê A"),
            ("a2", "2.1", Heading::Figure(1), "12"),
            ("a2", "2.1", Heading::Reason, "Số của Cục Thống kê"),
            ("a2", "2.10", Heading::Figure(1), "85 %"),
            ("a2", "2.10", Heading::Reason, "Có văn bản"),
            ("a2", "1.1", Heading::Figure(1), option),
            ("a2", "1.1", Heading::Reason, "Quyết định 5"),
        ]);
        let (appraisals, told) = read_back(&path);
        assert_eq!((told.as_str(), appraisals.chains().count()), ("", 5));
        assert_eq!(appraisals.remarks(0, 1)[0].members, ["Lê A", "Trần B"]);
        assert_eq!(appraisals.remarks(1, 3)[0].figures[&0].value, 0.85);
        assert_eq!(appraisals.remarks(1, 0)[0].figures[&0].value, 1.0);
        assert_eq!(appraisals.remarks(0, 0)[0].date.unwrap().to_string(), "2025-01-20");
    }
}

#[test]
fn who_is_not_there_is_told_and_nothing_is_overwritten() {
    let written = Written::new(Language::Vi);
    let error = |cohort, agencies: &[&str]| written.template(cohort, agencies).err().unwrap();
    assert!(matches!(error(Some("s"), &[]), RunError::CohortUnknown { known, .. } if known == "so, xa"));
    assert!(matches!(error(None, &["a9"]), RunError::AgencyUnknown { .. }));
    assert_eq!(error(Some("xa"), &[]).text().vi, "không có đơn vị nào trong số được nêu đã được chấm");
    let path = written.path("council.xlsx");
    written.template(None, &[]).unwrap().write(&path).expect("equal bytes may be written again");
    std::fs::write(&path, "filled in").unwrap();
    let refused = written.template(None, &[]).unwrap().write(&path);
    assert!(matches!(refused, Err(OutputError::Exists { .. })));
}
