//! Templates read back, cell by cell and by the reader of submissions.

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::{Findings, Language};
use dti_engine::submissions::stamp::SHEET;
use dti_engine::submissions::{self, Reading};

use super::{template, write_templates};
use crate::OutputError;
use crate::fixture::Fixture;

/// The templates of all agencies in a folder of their own.
fn written(fixture: &Fixture, language: Language) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let agencies: Vec<_> = (0..fixture.set.agencies().len()).collect();
    write_templates(&fixture.set, &fixture.plan, &agencies, home.path(), language, &()).unwrap();
    home
}

#[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
fn sheet(home: &tempfile::TempDir, file: &str, tab: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(home.path().join(file)).unwrap();
    book.worksheet_range(tab).unwrap()
}

fn formulas(home: &tempfile::TempDir, file: &str, tab: &str) -> Range<String> {
    let mut book: Xlsx<_> = open_workbook(home.path().join(file)).unwrap();
    book.worksheet_formula(tab).unwrap()
}

fn column(range: &Range<Data>, column: u32) -> Vec<String> {
    (0..30).map(|row| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default()).collect()
}

#[test]
fn the_form_bears_its_stamp_and_a_row_for_each_indicator_that_applies() {
    let fixture = Fixture::new();
    let home = written(&fixture, Language::Vi);
    let form = sheet(&home, "c1.xlsx", "Phiếu");
    assert_eq!(column(&form, 1)[..3], ["c1", "Xã Đông", "thu-2024"]);
    let codes = column(&form, 0);
    assert_eq!(codes[7..14], ["", "Mã", "1", "1.1", "2", "2.1", "2.2"]);
    assert_eq!(codes[14], "", "2.10 does not apply to communes");
    assert!(column(&form, 3)[12].ends_with("mục tiêu 0,4"), "the rule bears the cohort's parameters");
    let asked = &column(&form, 4)[12];
    let expected = "(1) Hồ sơ trực tuyến [số nguyên, không lớn hơn (2)]\n(2) Tổng số hồ sơ [số nguyên]\nPhải có tài liệu kiểm chứng";
    assert_eq!(asked, expected);
    let records = sheet(&home, "c1.xlsx", "Hồ sơ");
    assert_eq!(records.get_value((0, 1)), Some(&Data::String("Ngày nhận".to_owned())));
}

#[test]
fn what_is_not_scored_is_asked_and_what_does_not_simply_add_up_says_so() {
    let fixture = Fixture::outcomes();
    let home = written(&fixture, Language::Vi);
    let form = sheet(&home, "so-b.xlsx", "Phiếu");
    let row = |code: &str| column(&form, 0).iter().position(|found| found == code);
    let [collected, penalty, bonus] = ["0.1", "3.3", "3.4"].map(|code| row(code).unwrap());
    let (maxima, rules) = (column(&form, 2), column(&form, 3));
    assert_eq!([collected, penalty, bonus].map(|row| maxima[row].as_str()), ["không tính điểm", "-5", "5"]);
    assert_eq!(column(&form, 4)[collected], "(1) Dân số [số nguyên]");
    assert!(rules[penalty].starts_with("[điểm trừ: thấp nhất -5 điểm]\n"), "{}", rules[penalty]);
    assert!(rules[bonus].starts_with("[điểm cộng: tối đa 5 điểm, không tính vào điểm tối đa]\n"), "{}", rules[bonus]);
    assert_eq!(row("1.2"), None, "it does not apply");
}

#[test]
fn the_reader_finds_nothing_wrong_with_a_template() {
    let fixture = Fixture::new();
    for language in [Language::Vi, Language::En] {
        let home = written(&fixture, language);
        let mut findings = Findings::new();
        let read = submissions::read(&fixture.set, home.path(), Reading::here(), &mut findings);
        let told = findings.render(Language::En);
        assert_eq!(read.expect(&told).list.len(), 4, "{told}");
        assert!(findings.is_empty(), "{told}");
    }
}

#[test]
fn equal_sets_give_equal_templates() {
    let (one, other) = (Fixture::new(), Fixture::new());
    let bytes = |fixture: &Fixture| template(&fixture.set, &fixture.plan, 0, Language::Vi).unwrap();
    assert_eq!(bytes(&one), bytes(&other));
}

#[test]
fn a_form_that_may_be_filled_in_is_not_overwritten() {
    let fixture = Fixture::new();
    let home = written(&fixture, Language::Vi);
    let again = || write_templates(&fixture.set, &fixture.plan, &[0, 1], home.path(), Language::Vi, &());
    again().expect("equal templates may be written again");
    std::fs::write(home.path().join("a2.xlsx"), "filled in").unwrap();
    assert!(matches!(again(), Err(OutputError::Exists { path }) if path.ends_with("a2.xlsx")));
}

#[test]
fn what_is_entered_is_counted_and_checked_live() {
    let fixture = Fixture::new();
    let home = written(&fixture, Language::Vi);
    let formulas = formulas(&home, "a1.xlsx", "Phiếu");
    let at = |row: u32, column: u32| formulas.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!([at(1, 3), at(2, 3), at(3, 3)], ["COUNTA(F11:G15)", "E10", "E12"], "the whole, and two pillars");
    assert_eq!([at(9, 4), at(11, 4)], ["COUNTA(F11:G11)", "COUNTA(F13:G15)"]);
    let check = "IF(IF(COUNT(F13)*COUNT(G13),F13>G13),\"sai: (1) lớn hơn (2)\",IF(COUNTA(F13:G13)=0,\"chưa nhập\",\
        IF(COUNTA(F13:G13)<COLUMNS(F13:G13),\"còn thiếu số liệu\",IF(AND(K13=\"\",OR(F13<>0,G13<>0)),\
        \"chưa nêu tài liệu kiểm chứng\",\"đủ\"))))";
    assert_eq!(at(12, 7), check);
    assert_eq!(at(13, 7), "", "nothing is entered for what records are counted for");
    let form = sheet(&home, "a1.xlsx", "Phiếu");
    assert_eq!(column(&form, 3)[..4], ["Bộ thử & kiểm (01/01/2024 – 31/12/2024)", "0", "0", "0"]);
    assert_eq!(column(&form, 4)[1..4], ["Toàn phiếu (số ô phải nhập)", "1 Nhận thức số", "2 Chính quyền số"]);
    assert_eq!(column(&form, 7)[8..13], ["Kiểm tra", "", "chưa nhập", "", "chưa nhập"]);
}

#[test]
fn the_stamp_stands_in_the_properties_and_on_a_very_hidden_sheet() {
    let fixture = Fixture::new();
    let home = written(&fixture, Language::Vi);
    let mut book: Xlsx<_> = open_workbook(home.path().join("a2.xlsx")).unwrap();
    let properties = book.workbook_properties().unwrap().custom_properties;
    let hidden = book.sheets_metadata().iter().find(|sheet| sheet.name == SHEET).map(|sheet| sheet.visible);
    assert_eq!(hidden, Some(calamine::SheetVisible::VeryHidden));
    let stamp = sheet(&home, "a2.xlsx", SHEET);
    let digest = fixture.set.digest();
    let expected = [
        ("dti-set", "thu-2024"),
        ("dti-set-title", "Bộ thử & kiểm"),
        ("dti-period", "2024-01-01/2024-12-31"),
        ("dti-set-digest", digest),
        ("dti-agency", "a2"),
    ];
    for (row, (mark, said)) in expected.into_iter().enumerate() {
        assert_eq!((column(&stamp, 0)[row].as_str(), column(&stamp, 1)[row].as_str()), (mark, said));
        assert_eq!(properties.get(mark).map(String::as_str), Some(said));
    }
}
