//! Flat tables and records sheets.

use rust_xlsxwriter::Workbook;

use super::*;

#[test]
fn a_flat_table_gives_a_row_to_each_agency() {
    let csv = "agency,name,6.1.a,6.1.b,6.2,6.5,6.10.self-points\n\
               so-y-te,Sở Y tế,45,100,0.85,71.123,4\n\
               QUAN-1,Quận 1,,,-,5.000,\n\
               ,Tổng,,,,,\n";
    let outcome = Case::new().file("bang.csv", csv).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    assert_eq!(outcome.answer("so-y-te", "6.1", "b"), Some(100.0));
    assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.85));
    assert_eq!(outcome.answer("so-y-te", "6.5", "value"), Some(71.123), "a comma between fields: points are decimal");
    assert_eq!(outcome.answer("quan-1", "6.5", "value"), Some(5.0));
    let points = outcome.of("so-y-te").entries[&outcome.set.indicator("6.10").unwrap()].self_points.clone();
    assert_eq!(points.unwrap().value, 4.0);
    let missing: Vec<_> = outcome.findings.iter().filter_map(|finding| finding.agency.as_deref()).collect();
    assert_eq!(missing, ["so-noi-vu", "quan-1"], "figures of others are no submission");
}

#[test]
fn faults_of_a_flat_table_are_told_row_by_row() {
    let csv = "Mã đơn vị;6.5;6.6;7.1\nso-y-te;cao;3;\nso-yte;1;;\n;2;;\n";
    let outcome = Case::new().file("bang.csv", csv).read();
    let mut codes = outcome.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["agency-missing", "agency-unknown", "answer-ignored", "column-unknown", "number-expected"]);
    assert_eq!(outcome.only(Code::NumberExpected).agency.as_deref(), Some("so-y-te"));
    assert_eq!(Outcome::address(outcome.only(Code::AgencyMissing)).as_deref(), Some("A4"));
}

#[test]
fn a_flat_table_and_forms_are_merged() {
    let case = Case::new().file("a.xlsx", correct("so-y-te"));
    let outcome = case.file("b.csv", "agency;6.5;6.1.a;6.1.b\nso-y-te;71,5;45;999\n").read();
    assert_eq!(outcome.answer("so-y-te", "6.5", "value"), Some(71.5));
    assert_eq!(outcome.answer("so-y-te", "6.1", "b"), Some(1100.0), "the first stays");
    let finding = outcome.only(Code::AnswerDefinedTwice);
    assert_eq!(finding.indicator.as_deref(), Some("6.1"));
    assert_eq!(finding.place.as_ref().unwrap().to_string(), "b.csv, D2");
    assert_eq!(finding.against.as_ref().unwrap().to_string(), "a.xlsx, `Phiếu`!D7");
    assert_eq!(outcome.codes().len(), 1);
}

#[test]
fn a_flat_table_may_cite_evidence_and_explain() {
    let csv = "agency;6.1.a;6.1.b;6.1.evidence;6.1.explanation;6.6.evidence\n\
               so-y-te;45;100;12/BC – 01/02/2023: a; đã làm;3/BC – 01/02/2023: b\n\
               so-noi-vu;;;-;;\n";
    let outcome = Case::new().file("bang.csv", csv).read();
    assert_eq!(outcome.codes(), ["answer-ignored"], "{}", outcome.told());
    let entry = &outcome.of("so-y-te").entries[&0];
    assert_eq!((entry.evidence.as_str(), entry.explanation.as_str()), ("12/BC – 01/02/2023: a", "đã làm"));
    assert_eq!(entry.documents[0].place.to_string(), "bang.csv, D2");
    assert!(outcome.of("so-noi-vu").entries.is_empty());
}

#[test]
fn documents_of_form_and_flat_table_are_all_kept() {
    let case = Case::new().file("a.xlsx", correct("so-y-te"));
    let csv = "agency;6.1.evidence;6.2.evidence;6.1.explanation\nso-y-te;13/BC – 01/02/2024: b;14/BC – 01/02/2024: c;đã làm\n";
    let outcome = case.file("b.csv", csv).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    let entry = |code| &outcome.of("so-y-te").entries[&outcome.set.indicator(code).unwrap()];
    let places: Vec<_> = entry("6.1").documents.iter().map(|document| document.place.to_string()).collect();
    assert_eq!(places, ["a.xlsx, `Phiếu`!G7", "b.csv, B2"]);
    assert_eq!(entry("6.1").evidence, "12/BC – 01/02/2024: báo cáo\n13/BC – 01/02/2024: b");
    assert_eq!(entry("6.1").explanation, "đã làm", "the same is not said twice");
    assert_eq!(entry("6.2").evidence_place.as_ref().unwrap().to_string(), "b.csv, C2");
}

#[test]
fn evidence_of_figures_that_others_supply_is_no_submission() {
    let csv = "agency;6.5;6.5.evidence\nso-y-te;71;9/BC – 01/02/2023: Kết quả đo\n";
    let outcome = Case::new().file("bang.csv", csv).read();
    assert!(!outcome.of("so-y-te").handed_in);
    assert_eq!(outcome.of("so-y-te").entries.values().next().unwrap().documents.len(), 1);
}

#[test]
fn the_figure_of_another_body_takes_the_place_of_the_agencys_own() {
    let case = Case::with_replacement().file("a.xlsx", correct("so-y-te"));
    let outcome = case.file("b.csv", "agency;6.1.a\nso-y-te;44\n").read();
    let finding = outcome.only(Code::AnswerReplaced);
    let message = finding.message(dti_diagnostics::Language::En);
    assert!(message.ends_with("the agency says 45, another body says 44, which counts"), "{message}");
    assert_eq!(finding.place.as_ref().unwrap().to_string(), "b.csv, B2");
    assert_eq!(finding.against.as_ref().unwrap().to_string(), "a.xlsx, `Phiếu`!C7");
    assert_eq!(outcome.codes(), ["answer-replaced"], "{}", outcome.told());
    let answer = &outcome.of("so-y-te").answers[&(0, 0)];
    assert_eq!((answer.value, answer.replaced().unwrap().value), (44.0, 45.0));
    let indicator = &outcome.set.indicators()[0];
    assert_eq!(outcome.of("so-y-te").claim(0, indicator).unwrap().value, 1100.0, "what is replaced claims nothing");
}

#[test]
fn equal_figures_of_agency_and_another_body_need_no_word() {
    let case = Case::with_replacement().file("a.xlsx", correct("so-y-te"));
    let outcome = case.file("b.csv", "agency;6.1.a\nso-y-te;45\nso-noi-vu;7\n").read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    assert_eq!(outcome.of("so-y-te").answers[&(0, 0)].place.to_string(), "b.csv, B2");
    let other = outcome.of("so-noi-vu");
    assert_eq!((other.answers[&(0, 0)].replaced(), other.handed_in), (None, false));
}

#[test]
fn two_other_bodies_must_not_differ() {
    let case = Case::with_replacement().file("a.xlsx", correct("so-y-te"));
    let case = case.file("b.csv", "agency;6.1.a\nso-y-te;44\n").file("c.csv", "agency;6.1.a\nso-y-te;43\n");
    let outcome = case.read();
    assert_eq!(outcome.codes(), ["answer-replaced", "answer-defined-twice"], "{}", outcome.told());
    assert_eq!(outcome.only(Code::AnswerDefinedTwice).against.as_ref().unwrap().to_string(), "b.csv, B2");
}

#[test]
fn a_flat_table_may_be_a_workbook() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Bảng tổng hợp").unwrap();
    sheet.write_string(2, 0, "Mã đơn vị").unwrap();
    sheet.write_string(2, 1, "Tên đơn vị").unwrap();
    sheet.write_number(2, 2, 6.5).unwrap();
    sheet.write_string(3, 0, "so-noi-vu").unwrap();
    sheet.write_number(3, 2, 12.5).unwrap();
    let outcome = Case::new().file("bang.xlsx", workbook.save_to_buffer().unwrap()).read();
    assert_eq!(outcome.answer("so-noi-vu", "6.5", "value"), Some(12.5), "{}", outcome.told());
}

/// A form with a records sheet.
fn with_records(rows: &[[&str; 4]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let form = workbook.add_worksheet();
    form.set_name("Phiếu").unwrap();
    write_texts(form, &form_texts("so-y-te", &correct_rows()));
    let sheet = workbook.add_worksheet();
    sheet.set_name("HỒ SƠ").unwrap();
    let mut texts = vec![
        vec!["Danh sách hồ sơ".to_owned()],
        ["Lệ phí", "Ngày nhận", "trực tuyến", "Mã hồ sơ"].map(str::to_owned).to_vec(),
    ];
    texts.extend(rows.iter().map(|row| row.map(str::to_owned).to_vec()));
    write_texts(sheet, &texts);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_records_sheet_becomes_a_typed_table() {
    let rows = [
        ["1.500,5", "31/12/2023", "Có", "0100"],
        ["-", "", "Không", "A2"],
        ["", "", "", ""],
        ["0", "1/1/1970", "x", ""],
    ];
    let outcome = Case::new().file("a.xlsx", with_records(&rows)).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    let table = &outcome.of("so-y-te").records[&0].table;
    assert_eq!(table.shape(), (3, 4));
    let numbers = |name: &str| table.column(name).unwrap().f64().unwrap().iter().collect::<Vec<_>>();
    assert_eq!(numbers("phi"), [Some(1500.5), None, Some(0.0)]);
    assert_eq!(numbers("ngay"), [Some(19_722.0), None, Some(0.0)]);
    let online: Vec<_> = table.column("truc_tuyen").unwrap().bool().unwrap().iter().collect();
    assert_eq!(online, [Some(true), Some(false), Some(true)]);
    let codes: Vec<_> = table.column("ma").unwrap().str().unwrap().iter().collect();
    assert_eq!(codes, [Some("0100"), Some("A2"), None]);
}

#[test]
fn an_empty_records_sheet_is_missing_not_zero() {
    let outcome = Case::new().file("a.xlsx", with_records(&[])).read();
    assert!(outcome.of("so-y-te").records.is_empty());
    assert_eq!(outcome.codes(), Vec::<&str>::new());
}

#[test]
fn many_wrong_cells_of_a_column_are_summed_up() {
    let rows = vec![["nhiều", "1/1/2023", "Có", "a"]; 25];
    let outcome = Case::new().file("a.xlsx", with_records(&rows)).read();
    assert_eq!(outcome.count(Code::NumberExpected), 20);
    let more = outcome.only(Code::MoreCellsWrong).message(dti_diagnostics::Language::Vi);
    assert!(more.contains("còn 5 ô"), "{more}");
    assert_eq!(outcome.of("so-y-te").records[&0].table.height(), 25);
}

#[test]
fn the_published_table_of_the_provinces_is_read_without_a_finding() {
    let mut findings = Findings::new();
    let source = Source::find("national-2024", &mut findings).unwrap();
    let set = CriteriaSet::load(&source, &mut findings).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/national-2024/submissions");
    let submissions = read(&set, &folder, Reading::here(), &mut findings).unwrap();
    assert_eq!(findings.len(), 0, "{}", findings.render(dti_diagnostics::Language::En));
    assert_eq!(submissions.list.len(), 34);
    assert!(submissions.list.iter().all(|submission| submission.answers.len() == 8));
}
