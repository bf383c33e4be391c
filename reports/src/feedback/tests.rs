//! Feedback for a folder of a form, a flat table and a broken file, read back.

use std::io::Read as _;
use std::path::Path;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Language};
use dti_engine::submissions::Reading;
use dti_engine::{metrics, submissions};
use rust_xlsxwriter::{Format, Workbook};

use super::{Feedback, RECORD, SUMMARY, write_feedback};
use crate::OutputError;
use crate::fixture::Fixture;

/// The form of `a1` with a part above its whole, a percentage that may mean two things, and a text like a formula.
fn form() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Phiếu").unwrap();
    let rows: [&[&str]; 8] = [
        &["Mã đơn vị", "a1"],
        &["Bộ chỉ số", "thu-2024"],
        &[],
        &["Mã", "Chỉ số", "Số liệu 1", "Số liệu 2", "Giải trình", "Tài liệu kiểm chứng"],
        &["1.1", "Người đứng đầu", "Cấp trưởng, hoặc tương đương"],
        &["2.1", "Hồ sơ trực tuyến", "", "", "=HYPERLINK(\"http://example.com\")"],
        &["2.2", "Hồ sơ đã số hóa"],
        &["2.10", "Ban hành đúng hạn"],
    ];
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    let grouped = Format::new().set_num_format("#,##0");
    sheet.write_number_with_format(5, 2, 1200, &grouped).unwrap().write_number(5, 3, 1000).unwrap();
    sheet.write_number(7, 2, 85).unwrap();
    book.save_to_buffer().unwrap()
}

/// A folder of submissions and what is told about them.
struct Checked {
    home: tempfile::TempDir,
    set: CriteriaSet,
    findings: Findings,
}

impl Checked {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("submissions");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("a1.xlsx"), form()).unwrap();
        std::fs::write(folder.join("broken.xlsx"), "not a workbook").unwrap();
        let table = "agency;2.1.a;2.1.b;2.10\na2;10;20;50%\nb1;abc;5;40%\n";
        std::fs::write(folder.join("table.csv"), table).unwrap();
        let set = Fixture::new().set;
        let mut findings = Findings::new();
        let read = submissions::read(&set, &folder, Reading::here(), &mut findings).unwrap();
        metrics::derive(&set, &read, &mut findings);
        findings.sort();
        Self { home, set, findings }
    }

    fn write(&self) -> Result<usize, OutputError> {
        let submissions = &self.home.path().join("submissions");
        let feedback = Feedback {
            set: &self.set,
            submissions,
            reading: Reading::here(),
            findings: &self.findings,
            language: Language::Vi,
        };
        write_feedback(&feedback, &self.home.path().join("out"), &())
    }

    fn book(&self, file: &str) -> Xlsx<std::io::BufReader<std::fs::File>> {
        open_workbook(self.home.path().join("out").join(file)).unwrap()
    }
}

#[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
fn sheet(book: &mut Xlsx<std::io::BufReader<std::fs::File>>, tab: &str) -> Range<Data> {
    book.worksheet_range(tab).unwrap()
}

fn at(range: &Range<Data>, row: u32, column: u32) -> String {
    range.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
}

/// The text of a part of a workbook.
fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn an_agency_gets_its_findings_and_a_copy_with_the_faulty_cells_marked() {
    let checked = Checked::new();
    checked.write().unwrap();
    let mut book = checked.book("a1.xlsx");
    assert_eq!(book.sheet_names(), ["Cần xem lại", "Phiếu"]);
    let list = sheet(&mut book, "Cần xem lại");
    assert_eq!(at(&list, 0, 0), "Phản hồi về phiếu của Sở Y tế (a1)");
    let told: Vec<_> = (4..20).map(|row| [2, 3].map(|column| at(&list, row, column))).collect();
    for expected in [["C6", "1.200"], ["C8", "85"]] {
        assert!(told.contains(&expected.map(str::to_owned)), "{told:?}");
    }
    let copy = sheet(&mut book, "Phiếu");
    let copied = [(0, 1), (3, 0), (4, 2), (5, 2), (5, 3), (7, 2)].map(|(row, column)| at(&copy, row, column));
    assert_eq!(copied, ["a1", "Mã", "Cấp trưởng, hoặc tương đương", "1200", "1000", "85"]);
    assert_eq!(at(&copy, 5, 4), "=HYPERLINK(\"http://example.com\")", "a text stays a text");

    let file = checked.home.path().join("out/a1.xlsx");
    let notes = part(&file, "xl/comments1.xml");
    for address in ["C6", "C8"] {
        assert!(notes.contains(&format!("ref=\"{address}\"")), "{notes}");
    }
    assert!(notes.contains("không rõ là 85 % hay 85 lần") && notes.contains("→ gõ kèm dấu %"), "{notes}");
    let links = part(&file, "xl/worksheets/sheet1.xml");
    assert!(links.contains("'Phiếu'!C6"), "{links}");
    assert!(!links.contains("example.com") && !part(&file, "xl/worksheets/sheet2.xml").contains("<f>"));
}

#[test]
fn of_a_flat_table_an_agency_sees_its_own_row_only() {
    let checked = Checked::new();
    checked.write().unwrap();
    let mut book = checked.book("b1.xlsx");
    assert_eq!(book.sheet_names(), ["Cần xem lại", "Bảng"]);
    let own = sheet(&mut book, "Bảng");
    let rows: Vec<_> = (4..8).map(|row| [0, 1, 2].map(|column| at(&own, row, column))).collect();
    let expected = [["A3", "agency", "b1"], ["B3", "2.1.a", "abc"], ["C3", "2.1.b", "5"], ["D3", "2.10", "40%"]];
    assert_eq!(rows, expected.map(|row| row.map(str::to_owned)));
    let file = checked.home.path().join("out/b1.xlsx");
    assert!(part(&file, "xl/comments1.xml").contains("ref=\"C6\""), "the line of the faulty cell");
    assert!(part(&file, "xl/worksheets/sheet1.xml").contains("'Bảng'!C6"));
    assert!(!part(&file, "xl/sharedStrings.xml").contains("a2"), "nothing of another agency");
}

#[test]
fn what_belongs_to_nobody_is_for_whoever_runs_the_check() {
    let checked = Checked::new();
    let agencies = checked.write().unwrap();
    let mut book = checked.book(SUMMARY);
    let counted = sheet(&mut book, "Đơn vị");
    let codes: Vec<_> = (4..).map(|row| at(&counted, row, 0)).take_while(|code| !code.is_empty()).collect();
    assert_eq!(codes, ["a1", "a2", "b1", "c1", "Tổng cộng"]);
    assert_eq!(agencies, 4);
    let others = sheet(&mut book, "Không rõ đơn vị");
    assert_eq!([at(&others, 4, 0), at(&others, 4, 1)], ["lỗi", "broken.xlsx"]);
}

#[test]
fn feedback_replaces_feedback_and_nothing_else_and_equal_findings_give_equal_bytes() {
    let checked = Checked::new();
    let read = || std::fs::read(checked.home.path().join("out/a1.xlsx")).unwrap();
    checked.write().unwrap();
    let first = read();
    checked.write().unwrap();
    assert_eq!(first, read());
    std::fs::write(checked.home.path().join("out/letter.docx"), "").unwrap();
    assert!(matches!(checked.write(), Err(OutputError::NotARun { found, .. }) if found == "letter.docx"));
    std::fs::remove_file(checked.home.path().join("out/letter.docx")).unwrap();
    std::fs::remove_file(checked.home.path().join("out").join(RECORD)).unwrap();
    assert!(checked.write().is_err(), "a folder without its record is not replaced");
}

#[test]
fn tables_of_other_bodies_are_left_out_where_nothing_is_wrong_with_them() {
    let checked = Checked::new();
    let outside = checked.home.path().join("submissions/outside.csv");
    std::fs::write(outside, "agency;2.10\na1;40%\n").unwrap();
    checked.write().unwrap();
    assert_eq!(checked.book("a1.xlsx").sheet_names(), ["Cần xem lại", "Phiếu"]);
}
