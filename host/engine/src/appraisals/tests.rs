//! Files of decisions read: as councils fill them in, and with the mistakes that they make.

use std::path::PathBuf;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Halted, Language};
use proptest::prelude::*;

use super::{Appraisals, RoundKind, Verdict, read};
use crate::fixture::set;
use crate::submissions::Reading;

/// An indicator of two counts, one of a share, one for the cohort `two` alone.
fn trial() -> CriteriaSet {
    let head = |code: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T{code}\"\npoints = 10\nown-choice = \"thử\"\nrule = {{ use = \"mix\" }}\n"
        )
    };
    let counts = "inputs = { a = { title = \"Phần\", kind = \"count\", part-of = \"b\" }, b = { title = \"Tổng\", kind = \"count\" } }\n";
    let share = "inputs = { p = { title = \"Tỷ lệ\", kind = \"percent\" } }\n";
    set(&[
        head("6.1"),
        counts.into(),
        head("6.10"),
        share.into(),
        head("7"),
        share.into(),
        "cohorts = [\"two\"]\n".into(),
    ]
    .concat())
}

const HEADINGS: &str =
    "Mã đơn vị;Mã chỉ số;Chỉ số;Số liệu 1;Số liệu 2;Điểm thẩm định;Kết luận;Lý do;Thành viên hội đồng;Ngày thẩm định\n";

struct Outcome {
    set: CriteriaSet,
    appraisals: Result<Appraisals, Halted>,
    findings: Findings,
}

impl Outcome {
    /// The findings as `code agency indicator cell: message | câu`, one a line.
    fn told(&self) -> Vec<String> {
        let part = |part: Option<&str>| part.unwrap_or("-").to_owned();
        let line = |finding: &dti_diagnostics::Finding| {
            let cell = finding.place.as_ref().and_then(dti_diagnostics::Place::address);
            let (agency, indicator) = (finding.agency.as_deref(), finding.indicator.as_deref());
            let [vi, en] = [Language::Vi, Language::En].map(|language| finding.message(language));
            let known = [part(agency), part(indicator), part(cell.as_deref())].join(" ");
            format!("{} {known}: {en} | {vi}", finding.code.as_str())
        };
        self.findings.iter().map(line).collect()
    }

    fn codes(&self) -> Vec<&str> {
        self.findings.iter().map(|finding| finding.code.as_str()).collect()
    }

    fn sound(&self) -> &Appraisals {
        assert_eq!(self.told(), [""; 0]);
        self.appraisals.as_ref().unwrap()
    }
}

fn read_files(files: &[String]) -> Outcome {
    let (set, mut findings) = (trial(), Findings::new());
    let appraisals = crate::fixture::appraisals(&set, files, &mut findings);
    Outcome { set, appraisals, findings }
}

fn read_rows(rows: &str) -> Outcome {
    read_files(&[format!("{HEADINGS}{rows}")])
}

#[test]
fn a_row_says_what_the_council_decides() {
    let rows = "a1;6.1;T6.1;45;;7,5;Không thống nhất;Thiếu hồ sơ;Trần B; 20/01/2024\n\
                a1;6.10;;85 %;;;không thống nhất;Số của Cục Thống kê;\"Trần B; Lê A\nTrần B\";2024-01-21\n";
    let outcome = read_rows(rows);
    let appraisals = outcome.sound();
    let first = &appraisals.remarks(0, 0)[0];
    assert_eq!(first.points.as_ref().map(|points| (points.value, points.raw.as_str())), Some((7.5, "7,5")));
    assert_eq!(first.place.to_string(), "vong-0.csv, F2");
    assert_eq!(first.figures[&0].value, 45.0);
    assert_eq!((first.verdict, first.reason.as_str()), (Some(Verdict::NotAgreed), "Thiếu hồ sơ"));
    let second = &appraisals.remarks(0, 1)[0];
    assert_eq!(second.figures[&0].value, 0.85);
    assert_eq!(second.members, ["Lê A", "Trần B"]);
    assert_eq!(second.date.unwrap().to_string(), "2024-01-21");
    assert_eq!(appraisals.rounds[0].file.digest.len(), 64);
    assert_eq!((appraisals.rounds[0].kind, outcome.set.id()), (RoundKind::Appraisal, "trial"));
}

#[test]
fn rows_that_nobody_touched_decide_nothing() {
    let rows =
        "a1;6.1;T6.1;;;;;;Trần B;20/01/2024\na2;6.1;;-;;;;;;\n;;;;;;;;;\n;;;;;;;TM. HỘI ĐỒNG;;\nzz;9.9;;;;;;;;\n";
    assert_eq!(read_rows(rows).sound().chains().count(), 0);
}

#[test]
fn english_and_short_headings_are_read_and_labels_date_all_rows() {
    let text = "Criteria set;trial\nDate of the appraisal;20/01/2024\nagency;indicator;points;verdict;reason;members\n\
                a1;6.1;5;Not agreed;late;B\n";
    let outcome = read_files(&[text.to_owned()]);
    assert_eq!(outcome.sound().remarks(0, 0)[0].date.unwrap().to_string(), "2024-01-20");
}

#[test]
fn every_mistake_of_a_row_is_told_with_its_cell_in_both_languages() {
    let rows = "a9;6.1;;;;5;;x;B;20/01/2024\n\
                a1;9.9;;;;5;;x;B;20/01/2024\n\
                a1;7;;;;5;;x;B;20/01/2024\n\
                a1;6.1;;;;12;;x;B;20/01/2024\n\
                a1;6.10;;50 %;9;;;x;B;20/01/2024\n\
                a2;6.1;;4,5;;;;x;B;20/01/2024\n\
                a2;6.10;;;;;Có lẽ;;B;20/01/2024\n\
                a3;6.1;;;;5;Không thống nhất;;B;20/01/2024\n\
                a3;6.10;;;;;Không thống nhất;vì;B;20/01/2024\n\
                b1;6.1;;;;5;;x;B;hôm qua\n\
                b1;6.10;;;;;Thống nhất;;B;\n\
                b2;6.10;;;;;;xem lại;B;20/01/2024\n\
                ;6.10;;;;5;;x;B;20/01/2024\n\
                a2;;;;;5;;x;B;20/01/2024\n";
    let outcome = read_rows(rows);
    assert!(outcome.appraisals.is_err(), "nobody knows whom a9 means");
    let told = outcome.told();
    let expected = [
        "agency-unknown - 6.1 A2: there is no agency with the code `a9` | không có đơn vị nào mang mã `a9`",
        "indicator-unknown a1 - B3: the criteria set has no indicator `9.9` | bộ chỉ số không có chỉ số `9.9`",
        "appraisal-not-applicable a1 7 F4: the council decides on the indicator `7`, which does not apply to this agency | \
         hội đồng kết luận về chỉ số `7`, nhưng chỉ số này không áp dụng cho đơn vị này",
        "appraised-points-out-of-bounds a1 6.1 F5: the appraised points of the indicator `6.1` are 12, not within 0 and 10 | \
         điểm thẩm định của chỉ số `6.1` là 12, không nằm trong khoảng 0 đến 10",
        "appraisal-figure-unasked a1 6.10 E6: `Figure 2` is “9”, but the indicator `6.10` asks for no such figure | \
         `Số liệu 2` là “9”, nhưng chỉ số `6.10` không hỏi số liệu ở cột ấy",
        "count-expected a2 6.1 D7: `Phần` is 4.5, not a whole number of 0 or more | `Phần` là 4,5, cần một số nguyên không âm",
        "verdict-unknown a2 6.10 G8: the verdict is “Có lẽ”, which is not one that is read | \
         kết luận là “Có lẽ”, không phải một kết luận đọc được",
        "date-expected b1 6.1 J11: `Date` is “hôm qua”, not a date | `Ngày thẩm định` là “hôm qua”, cần một ngày",
        "agency-unknown - 6.10 F14: there is no agency with the code `(left blank)` | không có đơn vị nào mang mã `(để trống)`",
        "indicator-unknown a2 - F15: the criteria set has no indicator `(left blank)` | bộ chỉ số không có chỉ số `(để trống)`",
        "appraisal-reason-missing a3 6.1 F9: the council changes the indicator `6.1` and gives no reason | \
         hội đồng thay đổi chỉ số `6.1` mà không nêu lý do",
        "disagreement-without-change a3 6.10 G10: the council does not agree on the indicator `6.10`, but sets neither points nor figures | \
         hội đồng không thống nhất chỉ số `6.10` nhưng không ghi điểm hay số liệu thay thế",
        "appraisal-date-missing b1 6.1 F11: the decision on the indicator `6.1` bears no date | kết luận về chỉ số `6.1` không ghi ngày",
        "appraisal-date-missing b1 6.10 G12: the decision on the indicator `6.10` bears no date | kết luận về chỉ số `6.10` không ghi ngày",
        "appraisal-undecided b2 6.10 H13: there are remarks on the indicator `6.10`, but neither verdict nor points nor figures; nothing changes | \
         có ý kiến về chỉ số `6.10` nhưng không có kết luận, điểm hay số liệu; không có gì thay đổi",
    ];
    assert_eq!(told, expected);
}

#[test]
fn errors_that_name_their_agency_do_not_halt() {
    let outcome = read_rows("a1;6.1;;;;12;;x;B;20/01/2024\n");
    assert_eq!(outcome.codes(), ["appraised-points-out-of-bounds"]);
    assert!(outcome.appraisals.is_ok());
}

#[test]
fn members_who_say_different_things_are_told_with_both_cells() {
    let rows = "a1;6.1;;45;;5;Không thống nhất;x;B;20/01/2024\n\
                a1;6.1;;46;;6;Thống nhất;y;C;20/01/2024\n\
                a2;6.1;;;;5;Không thống nhất;x;B;20/01/2024\n\
                a2;6.1;;;;5,0;;y;C;20/01/2024\n";
    let outcome = read_rows(rows);
    let cells: Vec<_> = outcome
        .findings
        .iter()
        .map(|one| [&one.place, &one.against].map(|place| place.as_ref().unwrap().address().unwrap()))
        .collect();
    assert_eq!(cells, [["F3", "F2"], ["D3", "D2"], ["F3", "F2"]]);
    assert_eq!(
        outcome.told()[0],
        "appraisal-contradiction a1 6.1 F3: `Appraised points` of the indicator `6.1` is “5” in one row and “6” in another | \
         `Điểm thẩm định` của chỉ số `6.1` là “5” ở một dòng và “6” ở dòng khác"
    );
    assert!(outcome.told()[2].contains("“Không thống nhất” ở một dòng và “Thống nhất”"));
    assert_eq!(outcome.appraisals.unwrap().remarks(1, 0).len(), 2);
}

#[test]
fn a_later_round_wins_and_an_agreement_confirms() {
    let round = |rows: &str| format!("{HEADINGS}{rows}");
    let files = [
        round("a1;6.1;;45;;5;;x;B;20/01/2024\na2;6.1;;45;60;;;x;B;20/01/2024\na3;6.1;;;;5;;x;B;20/01/2024\n"),
        round("a1;6.1;;;;;Thống nhất;;B;20/02/2024\na2;6.1;;;;7;;y;B;20/02/2024\na3;6.1;;46;;;;y;B;20/02/2024\n"),
        round("a2;6.1;;;61;;;z;B;20/03/2024\na3;6.1;;;;8;thống nhất;y;B;20/03/2024\n"),
    ];
    let outcome = read_files(&files);
    let appraisals = outcome.sound();
    let decision = |agency| appraisals.decision(agency, 0).unwrap();
    let points = |agency| decision(agency).points.map(|points| points.value);
    let figures =
        |agency| decision(agency).figures.into_iter().map(|(input, one)| (input, one.value)).collect::<Vec<_>>();
    assert_eq!((points(0), figures(0), decision(0).agreed), (Some(5.0), vec![(0, 45.0)], false));
    assert_eq!(decision(0).verdict, Some(Verdict::Agreed));
    assert_eq!((points(1), figures(1)), (None, vec![(0, 45.0), (1, 61.0)]), "new figures are for the rule to score");
    assert_eq!(decision(1).points_before, [7.0]);
    assert_eq!((points(2), figures(2), decision(2).agreed), (Some(8.0), vec![(0, 46.0)], true));
    assert_eq!(appraisals.remarks(2, 0).len(), 3);
    assert!(appraisals.decision(3, 0).is_none());
}

#[test]
fn a_round_older_than_the_one_it_wins_over_is_told() {
    let round = |date: &str| format!("{HEADINGS}a1;6.1;;;;5;;x;B;{date}\n");
    let outcome = read_files(&[round("20/02/2024"), round("19/02/2024")]);
    assert_eq!(
        outcome.told(),
        [
            "appeal-older a1 6.1 F2: the decision on the indicator `6.1` is of 19/02/2024, but wins over one of 20/02/2024 | \
          kết luận về chỉ số `6.1` ghi ngày 19/02/2024 nhưng lại thay thế kết luận ngày 20/02/2024"
        ]
    );
    assert_eq!(outcome.findings.iter().next().unwrap().against.as_ref().unwrap().file, "vong-0.csv");
}

#[test]
fn a_file_given_twice_or_of_another_set_halts() {
    let round = format!("{HEADINGS}a1;6.1;;;;5;;x;B;20/01/2024\n");
    let twice = read_files(&[round.clone(), round.clone()]);
    assert_eq!(
        twice.told(),
        ["appraisal-repeated - - -: the file is the same as vong-0.csv | tệp này giống hệt vong-0.csv"]
    );
    assert!(twice.appraisals.is_err());
    let other = read_files(&[format!("Bộ chỉ số;trial-2022\n{round}")]);
    assert_eq!(
        other.told(),
        ["appraisal-set-mismatch - - B1: the council's file is for the criteria set `trial-2022`, not `trial` | \
          tệp thẩm định được lập cho bộ chỉ số `trial-2022`, không phải `trial`"]
    );
    assert!(other.appraisals.is_err());
    let edition = read_files(&[format!("Bộ chỉ số;trial\nMã phiên bản bộ chỉ số;00ff\n{round}")]);
    assert_eq!(edition.codes(), ["appraisal-edition-differs"]);
    assert!(edition.told()[0].contains("another version of the criteria set (00ff, now"), "{:?}", edition.told());
    assert!(edition.told()[0].contains("một phiên bản khác của bộ chỉ số"));
    assert!(edition.appraisals.is_ok());
}

#[test]
fn files_that_hold_no_table_halt() {
    for (text, code) in [
        ("Mã đơn vị;Số liệu\na1;5\n", "form-missing"),
        ("Mã đơn vị;Mã chỉ số;Lý do\na1;6.1;x\n", "column-missing"),
        ("", "file-unreadable"),
    ] {
        let outcome = read_files(&[text.to_owned()]);
        assert_eq!(outcome.codes()[0], code);
        assert!(outcome.appraisals.is_err());
    }
    let mut findings = Findings::new();
    let missing = [(RoundKind::Appeal, PathBuf::from("không/có.xlsx"))];
    assert!(read(&trial(), &missing, Reading::here(), &mut findings).is_err());
    assert_eq!(findings.iter().next().unwrap().place.as_ref().unwrap().file, "có.xlsx");
}

#[test]
fn a_workbook_must_say_which_set_it_is_for_and_codes_that_became_numbers_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, label: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        if label {
            sheet.write(0, 0, "Bộ chỉ số").unwrap().write(0, 1, "trial").unwrap();
        }
        for (column, heading) in (0..).zip(HEADINGS.trim().split(';')) {
            sheet.write(1, column, heading).unwrap();
        }
        // 6.10 is 6.1 as a number; the title tells.
        sheet.write(2, 0, "a1").unwrap().write(2, 1, 6.1).unwrap().write(2, 2, "T6.10").unwrap();
        sheet.write(2, 5, 5).unwrap().write(2, 7, "x").unwrap().write(2, 9, "20/01/2024").unwrap();
        let path = folder.path().join(name);
        book.save(&path).unwrap();
        let mut findings = Findings::new();
        (read(&trial(), &[(RoundKind::Appraisal, path)], Reading::here(), &mut findings), findings)
    };
    let (appraisals, findings) = write("a.xlsx", true);
    assert_eq!(findings.render(Language::En), "");
    assert_eq!(appraisals.unwrap().remarks(0, 1).len(), 1);
    let (appraisals, findings) = write("b.xlsx", false);
    assert!(appraisals.is_err() && findings.render(Language::Vi).contains("(không ghi)"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_rows_does_not_matter(order in Just(vec![0_usize, 1, 2, 3, 4, 5]).prop_shuffle()) {
        let rows = [
            "a1;6.1;;45;;5;;x;B;20/01/2024\n", "a1;6.1;;;;5;;y;C;20/01/2024\n", "a1;6.1;;;;;;z;D;19/01/2024\n",
            "a2;6.10;;50 %;;;Không thống nhất;x;B;20/01/2024\n", "a2;6.1;;;;;Thống nhất;;B;20/01/2024\n", "b1;7;;;;1;;x;B;20/01/2024\n",
        ];
        let said = |rows: String| {
            let outcome = read_rows(&rows);
            let remarks = outcome.sound().chains().flat_map(|(key, remarks)| remarks.iter().map(move |one| (key, one)));
            let said = remarks.map(|(key, one)| {
                let points = one.points.as_ref().map(|points| points.value);
                let figures: Vec<_> = one.figures.iter().map(|(input, figure)| (*input, figure.value)).collect();
                (key, points, figures, one.verdict, one.reason.clone(), one.members.clone(), one.date)
            });
            said.collect::<Vec<_>>()
        };
        prop_assert_eq!(said(order.iter().map(|&row| rows[row]).collect()), said(rows.concat()));
    }

    #[test]
    fn no_text_makes_the_reader_panic(cells in prop::collection::vec("\\PC{0,12}", 10..30)) {
        let text: Vec<_> = cells.chunks(10).map(|row| row.join(";")).collect();
        read_rows(&format!("a1;6.1;{}\n{}\n", cells[0], text.join("\n")));
    }
}
