//! Citations as officials type them. All are made up: no number, date or abstract here is that of a real document.

use dti_diagnostics::Language;
use proptest::prelude::*;

use super::*;

fn days() -> Days {
    Days { period: (Date::constant(2025, 1, 1), Date::constant(2025, 12, 31)), filled_in: None }
}

fn read(text: &str) -> Vec<Document> {
    documents(text, &Place::cell("a.xlsx", "Phiếu", 8, 11), &days())
}

/// `number | date | abstract | what is wrong`, a line for each document.
fn shown(text: &str) -> String {
    let line = |document: Document| {
        let faults: Vec<_> = document.faults.iter().map(|fault| fault.words().get(Language::En).to_owned()).collect();
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        let parts = [document.number.unwrap_or_default(), date, document.summary, faults.join(", ")];
        parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    read(text).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn citations_are_read_as_officials_type_them() {
    let same = "12/BC-STC | 2025-01-05 | Báo cáo kết quả";
    for text in [
        "12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "12/BC-STC - 05/01/2025 - Báo cáo kết quả",
        "12/BC-STC—5/1/2025: Báo cáo kết quả",
        "12/BC-STC-05/01/2025: Báo cáo kết quả",
        "12/BC-STC ngày 05/01/2025: Báo cáo kết quả",
        "12/BC-STC ngày 05 tháng 01 năm 2025: Báo cáo kết quả",
        "12/BC-STC, ký ngày 05-01-2025, Báo cáo kết quả",
        "12/BC-STC (05.01.2025): Báo cáo kết quả",
        "12/BC-STC (ngày 05/01/2025) Báo cáo kết quả",
        "12/BC-STC – 2025-01-05: Báo cáo kết quả",
        "12/BC-STC – 05 / 01 / 2025: Báo cáo kết quả",
        "Số 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "SỐ: 12/BC-STC – ngày ban hành: 05/01/2025: Báo cáo kết quả",
        "1. 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "1.12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "1) Số 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "(1) 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "a) 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "1/ 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "- 12/BC-STC – 05/01/2025: Báo cáo kết quả",
        "• 12/BC-STC – 05/01/2025: Báo cáo kết quả;",
        "“12/BC-STC – 05/01/2025: Báo cáo kết quả”",
        "12/BC-STC – 05/01/2025: “Báo cáo kết quả”",
        "12 /BC-STC – 05/01/2025: Báo cáo kết quả",
        "12/ BC-STC – 05/01/2025: Báo cáo kết quả",
    ] {
        let shown = shown(text).replace("quả”", "quả");
        assert_eq!(shown, same, "{text}");
    }
}

#[test]
fn numbers_of_all_kinds_are_read() {
    for (text, number) in [
        ("30/2020/NĐ-CP – 05/01/2025: a", "30/2020/NĐ-CP"),
        ("45-KH/TU – 05/01/2025: a", "45-KH/TU"),
        ("07-NQ/ĐU ngày 05/01/2025: a", "07-NQ/ĐU"),
        ("12a/BC-UBND – 05/01/2025: a", "12a/BC-UBND"),
        ("315/CV-P.VHXH – 05/01/2025: a", "315/CV-P.VHXH"),
        ("1022/STTTT-CNTT&CĐS – 05/01/2025: a", "1022/STTTT-CNTT&CĐS"),
        ("88/QĐ-Tg – 05/01/2025: a", "88/QĐ-Tg"),
        ("12/bc-stc – 05/01/2025: a", "12/bc-stc"),
        ("Số 415 ngày 05/01/2025: a", "415"),
        ("415 – 05/01/2025: a", "415"),
        ("01/2025/HĐ-DV – 05/01/2025: a", "01/2025/HĐ-DV"),
        ("0001/GM-UBND – 05/01/2025: a", "0001/GM-UBND"),
    ] {
        assert_eq!(shown(text), format!("{number} | 2025-01-05 | a"), "{text}");
    }
}

#[test]
fn the_kind_of_a_document_stands_before_its_abstract() {
    for (text, expected) in [
        ("Quyết định số 12/QĐ-UBND ngày 05/01/2025 về kế hoạch", "12/QĐ-UBND | 2025-01-05 | Quyết định về kế hoạch"),
        ("Quyết định 12/QĐ-UBND ngày 05/01/2025", "12/QĐ-UBND | 2025-01-05 | Quyết định"),
        ("QĐ số 12/QĐ-UBND ngày 05/01/2025: A", "12/QĐ-UBND | 2025-01-05 | QĐ A"),
        ("Báo cáo của UBND phường số 12/BC-UBND, ngày 05/01/2025", "12/BC-UBND | 2025-01-05 | Báo cáo của UBND phường"),
        (
            "Báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025",
            " |  | Báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 | no number stands at its beginning",
        ),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn a_cell_holds_several_documents() {
    let both = "12/KH-STC | 2025-01-05 | Kế hoạch\n13/BC-STC | 2025-06-30 | Báo cáo";
    for text in [
        "12/KH-STC – 05/01/2025: Kế hoạch\n13/BC-STC – 30/06/2025: Báo cáo",
        "12/KH-STC – 05/01/2025: Kế hoạch; 13/BC-STC – 30/06/2025: Báo cáo",
        "12/KH-STC – 05/01/2025: Kế hoạch;\n13/BC-STC – 30/06/2025: Báo cáo;",
        "1. 12/KH-STC – 05/01/2025: Kế hoạch\n\n2. 13/BC-STC – 30/06/2025: Báo cáo",
        "- Số 12/KH-STC – 05/01/2025: Kế hoạch\n- Số 13/BC-STC – 30/06/2025: Báo cáo",
        "+ 12/KH-STC ngày 05/01/2025: Kế hoạch ; + 13/BC-STC ngày 30/06/2025: Báo cáo",
    ] {
        assert_eq!(shown(text).replace("Kế hoạch;", "Kế hoạch"), both, "{text}");
    }
    assert_eq!(read("12/KH-STC – 05/01/2025: a; 13/BC-STC – 30/06/2025: b")[1].raw, "13/BC-STC – 30/06/2025: b");
}

#[test]
fn an_abstract_may_hold_dashes_colons_semicolons_lines_and_links() {
    for text in [
        "12/KH-STC – 05/01/2025: Kế hoạch năm 2025 – giai đoạn 2: đào tạo; tập huấn; 24/7; đạt 100%",
        "12/KH-STC – 05/01/2025: Kế hoạch gồm:\n- đào tạo\n- tập huấn 3 lớp",
        "12/KH-STC – 05/01/2025: Kế hoạch\nhttps://example.vn/van-ban?so=12;ngay=5",
        "12/KH-STC – 05/01/2025: Phát triển mạng; 4G/5G tại 12 phường",
        "12/KH-STC – 05/01/2025: Họp định kỳ; 31/12/2025 là hạn cuối",
        "12/KH-STC – 05/01/2025: Chỉnh trang; số 5 đường Hoa Mai",
    ] {
        let documents = read(text);
        assert_eq!(documents.len(), 1, "{text}");
        assert_eq!((documents[0].raw.as_str(), documents[0].faults.len()), (text, 0), "{text}");
        assert!(text.ends_with(&documents[0].summary));
    }
}

#[test]
fn documents_without_numbers_are_told_apart_by_their_marks() {
    let numbered = "1. Báo cáo tổng kết năm\n2. Biên bản họp\n3. 12/BC-STC – 05/01/2025: Báo cáo";
    assert_eq!(read(numbered).len(), 3);
    assert_eq!(read("- Báo cáo tổng kết năm\n- Biên bản họp").len(), 2);
    assert_eq!(read("Báo cáo tổng kết năm\nBiên bản họp").len(), 1);
}

#[test]
fn what_is_wrong_with_a_citation_is_told() {
    for (text, expected) in [
        (
            "04/03/2026 - 04/03/2026",
            " | 2026-03-04 |  | `04/03/2026` is a date, not a number and symbol, the abstract is missing",
        ),
        (
            "Số 04/03/2026 – 04/03/2026: Báo cáo",
            " | 2026-03-04 | Báo cáo | `04/03/2026` is a date, not a number and symbol",
        ),
        (
            "05/01/2025 – 12/BC-STC: Báo cáo",
            "12/BC-STC | 2025-01-05 | Báo cáo | `05/01/2025` is a date, not a number and symbol",
        ),
        (
            "12/BC-STC – 31/02/2025: Báo cáo",
            "12/BC-STC |  | Báo cáo | `31/02/2025` is no day of the calendar in day/month/year",
        ),
        (
            "12/BC-STC – 05/01/25: Báo cáo",
            "12/BC-STC |  | Báo cáo | `05/01/25` is no day of the calendar in day/month/year",
        ),
        (
            "12/BC-STC – 01/2025: Báo cáo",
            "12/BC-STC |  | Báo cáo | `01/2025` is no day of the calendar in day/month/year",
        ),
        (
            "12/BC-STC – tháng 01/2025: Báo cáo",
            "12/BC-STC |  | Báo cáo | `tháng 01/2025` is no day of the calendar in day/month/year",
        ),
        ("12/BC-STC: Báo cáo", "12/BC-STC |  | Báo cáo | no date stands behind its number"),
        ("12/BC-STC", "12/BC-STC |  |  | no date stands behind its number, the abstract is missing"),
        ("12/BC-STC – 05/01/2025", "12/BC-STC | 2025-01-05 |  | the abstract is missing"),
        ("12/BC-STC – 05/01/2035: A", "12/BC-STC | 2035-01-05 | A | its date 05/01/2035 is far from the period"),
        ("12/BC-STC – 05/01/1925: A", "12/BC-STC | 1925-01-05 | A | its date 05/01/1925 is far from the period"),
        ("Báo cáo tổng kết năm 2025", " |  | Báo cáo tổng kết năm 2025 | no number stands at its beginning"),
        ("…/BC-STC – 05/01/2025: A", " |  | …/BC-STC – 05/01/2025: A | no number stands at its beginning"),
        ("Có", " |  | Có | it names no document"),
        ("đính kèm.", " |  | đính kèm. | it names no document"),
        ("(Có tài liệu kèm theo)", " |  | (Có tài liệu kèm theo) | it names no document"),
        ("như trên", " |  | như trên | no number stands at its beginning"),
        ("https://example.vn/bao-cao", " |  | https://example.vn/bao-cao | it is a link without number and date"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn a_document_younger_than_the_form_is_told() {
    let days = days().filled_in(Some(Date::constant(2026, 1, 15)));
    let place = Place::file("a.csv");
    let faults = |text: &str| documents(text, &place, &days)[0].faults.clone();
    assert_eq!(faults("12/BC-STC – 15/01/2026: A"), []);
    let (signed, filled_in) = (Date::constant(2026, 1, 16), Date::constant(2026, 1, 15));
    assert_eq!(faults("12/BC-STC – 16/01/2026: A"), [Fault::AfterFillingIn(signed, filled_in)]);
}

#[test]
fn what_is_beyond_the_limits_stays_in_the_last_document() {
    let cell = vec!["12/BC-STC – 05/01/2025: Báo cáo"; 250].join("\n");
    let documents = read(&cell);
    assert_eq!(documents.len(), 200);
    assert_eq!(documents[199].faults, [Fault::TooMany]);
    assert_eq!(documents[199].raw.lines().count(), 51);
    let long = read(&format!("12/BC-STC – 05/01/2025: {}", "dài ".repeat(1_000)));
    assert_eq!((long[0].summary.chars().count(), long[0].raw.chars().count()), (1_000, 4_023));
    assert_eq!(read(&format!("12/{}", "A".repeat(200)))[0].number, None);
}

/// The letters of a text that are neither white space nor separators.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, ';' | '\u{ff1b}')).collect()
}

#[track_caller]
fn nothing_is_lost(text: &str) {
    let documents = read(text);
    let kept: String = documents.iter().map(|document| letters(&document.raw)).collect();
    assert_eq!(kept, letters(text));
    let mut entry = Entry::default();
    entry.cite(text, &Place::file("a.csv"), &days());
    for finding in wrong_forms(&entry, true) {
        let finding = finding.with("code", "1");
        assert!(!finding.message(Language::Vi).is_empty() && finding.hint(Language::En).is_some());
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_nothing_of_it_is_lost(text in "\\PC{0,60}|(\\PC|\\n|;){0,60}") {
        nothing_is_lost(&text);
    }

    #[test]
    fn no_near_citation_panics_and_nothing_of_it_is_lost(
        text in "([0-9]{1,4}|[/.:;, \\n()-]|–|Số |ngày |tháng |năm |QĐ|BC-|Kế hoạch |https://|“|”|1\\. |a\\)|đ){0,24}"
    ) {
        nothing_is_lost(&text);
    }

    #[test]
    fn every_citation_in_its_form_reads_back(
        number in 1u32..99_999, symbol in "[A-ZĐ]{2,4}(-[A-ZĐ]{2,6}){0,2}", day in 0i32..1_400, summary in "[a-zđê]{1,9}( [a-zđê;:–]{1,9}){0,6}"
    ) {
        let date = Date::constant(2023, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let text = format!("{number}/{symbol} – {:02}/{:02}/{}: {summary}", date.day(), date.month(), date.year());
        let documents = read(&text);
        prop_assert_eq!(documents.len(), 1);
        let document = &documents[0];
        prop_assert_eq!(document.number.clone(), Some(format!("{number}/{symbol}")));
        prop_assert_eq!((document.date, document.faults.as_slice()), (Some(date), [].as_slice()));
    }
}
