//! Forms: correct ones in every format, and the faults that people make.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

/// The figures of the correct form.
fn assert_correct(outcome: &Outcome, agency: &str) {
    let answer = |indicator, input| outcome.answer(agency, indicator, input);
    assert_eq!(answer("6.1", "a"), Some(45.0));
    assert_eq!(answer("6.1", "b"), Some(1100.0));
    assert_eq!(answer("6.2", "value"), Some(0.85));
    assert_eq!(answer("6.3", "value"), Some(1.0));
    assert_eq!(answer("6.4", "value"), Some(1.0));
    assert_eq!(answer("6.4", "ngay"), Some(19_722.0));
    assert_eq!(answer("6.10", "value"), Some(8.5));
    let submission = outcome.of(agency);
    let entry = &submission.entries[&outcome.set.indicator("6.1").unwrap()];
    assert_eq!(entry.self_points.as_ref().unwrap().value, 8.5);
    assert_eq!(entry.explanation, "đã làm");
    assert_eq!(entry.evidence, "12/BC – 01/02/2024: báo cáo");
    let document = &entry.documents[0];
    assert_eq!((document.number.as_deref(), document.summary.as_str()), (Some("12/BC"), "báo cáo"));
    assert_eq!(document.date.unwrap().to_string(), "2024-02-01");
    assert_eq!(document.place.address().as_deref(), Some("G7"));
    let own = &submission.entries[&outcome.set.indicator("6.11").unwrap()];
    assert_eq!(own.self_points.as_ref().unwrap().value, 4.0);
}

#[test]
fn a_correct_workbook_gives_its_figures_and_no_finding() {
    let outcome = Case::new().file("so-y-te.xlsx", correct("so-y-te")).read();
    assert_correct(&outcome, "so-y-te");
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    assert_eq!(outcome.count(Code::SubmissionMissing), 2);
    let submission = outcome.of("so-y-te");
    assert!(submission.information.contains(&("Người lập phiếu".to_owned(), "Nguyễn Văn A".to_owned())));
    let answer = &submission.answers[&(outcome.set.indicator("6.1").unwrap(), 1)];
    assert_eq!((answer.raw.as_str(), answer.place.to_string().as_str()), ("1.100", "so-y-te.xlsx, `Phiếu`!D7"));
    let file = &outcome.submissions.as_ref().unwrap().files[0];
    assert_eq!((file.path.as_str(), file.digest.len()), ("so-y-te.xlsx", 64));
}

#[test]
fn a_csv_export_of_the_form_is_a_submission_too() {
    let csv = format!("\u{feff}{}", csv_of(&form_texts("quan-1", &correct_rows())));
    let outcome = Case::new().file("quan-1.csv", csv).read();
    assert_correct(&outcome, "quan-1");
    assert_eq!(outcome.codes(), ["row-missing"], "{}", outcome.told());
    assert_eq!(outcome.findings.iter().next().unwrap().indicator.as_deref(), Some("6.6"));
}

#[test]
fn an_opendocument_form_is_a_submission_too() {
    let cell = |text: &String| {
        let text = text.replace('&', "&amp;");
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row =
        |row: &Vec<String>| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    let rows: String = form_texts("so-y-te", &correct_rows()).iter().map(row).collect();
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Phiếu">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let bytes =
        archive(&[("mimetype", mimetype), ("META-INF/manifest.xml", b"<m/>"), ("content.xml", content.as_bytes())]);
    let outcome = Case::new().file("so-y-te.ods", bytes).read();
    assert_correct(&outcome, "so-y-te");
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());

    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = archive(&[("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", b"\x01\x02")]);
    assert_eq!(Case::new().file("a.ods", locked).read().codes(), ["workbook-encrypted"]);
}

#[test]
fn columns_may_stand_in_any_order_and_spelling() {
    // Swapped columns, the other tone placement, decomposed letters, double spaces, small letters, an eth for Đ.
    let texts = vec![
        vec!["MÃ ĐƠN VỊ:".to_owned(), "So-Y-Te".to_owned()],
        vec!["Bô\u{323} chỉ số".to_owned(), "thu-2023 (bản 1)".to_owned()],
        ["Ta\u{300}i liệu  kiểm chứng", "\u{d0}iểm tự chấm", "số liệu 2", "Số liệu 1", "mã"]
            .map(str::to_owned)
            .to_vec(),
        ["x", "1", "1.100", "45", "6.1"].map(str::to_owned).to_vec(),
    ];
    let mut workbook = Workbook::new();
    write_texts(workbook.add_worksheet(), &texts);
    let outcome = Case::new().file("a.xlsx", workbook.save_to_buffer().unwrap()).read();
    assert_eq!(outcome.answer("so-y-te", "6.1", "a"), Some(45.0), "{}", outcome.told());
    assert_eq!(outcome.answer("so-y-te", "6.1", "b"), Some(1100.0));
    assert_eq!(outcome.count(Code::LetterCorrected), 1);
    assert_eq!(outcome.count(Code::RowMissing), 5);
}

#[test]
fn cells_of_every_kind_are_read() {
    let bytes = form_workbook("so-y-te", &correct_rows(), |sheet| {
        sheet.write_number(6, 2, 7.000_000_000_000_001).unwrap();
        sheet.write_number(6, 3, 12.0).unwrap();
        sheet.write_number_with_format(7, 2, 0.855, &Format::new().set_num_format("0.0%")).unwrap();
        sheet.write_boolean(9, 2, false).unwrap();
        let date = ExcelDateTime::from_ymd(2023, 6, 30).unwrap();
        sheet.write_datetime_with_format(9, 3, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_formula(10, 2, Formula::new("=4+4").set_result("8")).unwrap();
    });
    let outcome = Case::new().file("a.xlsx", bytes).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    let answer = |indicator, input| outcome.answer("so-y-te", indicator, input);
    assert_eq!(answer("6.1", "a"), Some(7.0));
    assert_eq!(answer("6.2", "value"), Some(0.855));
    assert_eq!(answer("6.4", "value"), Some(0.0));
    assert_eq!(answer("6.4", "ngay"), Some(19_538.0));
    assert_eq!(answer("6.10", "value"), Some(8.0));
    let percent = &outcome.of("so-y-te").answers[&(outcome.set.indicator("6.2").unwrap(), 0)];
    assert_eq!(percent.raw, "85.5 %");
}

#[test]
fn the_epoch_of_1904_is_respected() {
    let styles = br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let rows = raw_form("so-y-te")
        .replace(r#"<c r="D10" t="inlineStr"><is><t>31/12/2023</t></is></c>"#, r#"<c r="D10" s="1"><v>43829</v></c>"#);
    let mut bytes = raw_xlsx(&rows, &[("xl/styles.xml", styles)]);
    let read_day = |bytes: &[u8]| Case::new().file("a.xlsx", bytes).read().answer("so-y-te", "6.4", "ngay");
    assert_eq!(read_day(&bytes), Some(18_260.0), "2019-12-30 by the epoch of 1900");
    let workbook = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"Phiếu\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let mut archive_1904 = ZipWriter::new(Cursor::new(Vec::new()));
    let mut archive = zip::ZipArchive::new(Cursor::new(std::mem::take(&mut bytes))).unwrap();
    for position in 0..archive.len() {
        let entry = archive.by_index(position).unwrap();
        let name = entry.name().unwrap().into_owned();
        let content = if name == "xl/workbook.xml" {
            workbook.as_bytes().to_vec()
        } else {
            std::io::Read::bytes(entry).map(Result::unwrap).collect()
        };
        archive_1904.start_file(name, SimpleFileOptions::default()).unwrap();
        archive_1904.write_all(&content).unwrap();
    }
    assert_eq!(read_day(&archive_1904.finish().unwrap().into_inner()), Some(19_722.0));
}

#[test]
fn ten_wrong_cells_make_ten_findings_with_their_addresses() {
    let rows = vec![
        vec!["6.1", "", "a", "b"],
        vec!["6.2", "", "c"],
        vec!["6.3", "", "d"],
        vec!["6.4", "", "e", "f"],
        vec!["6.10", "", "g", "", "h"],
        vec!["6.11", "", "", "", "k"],
    ];
    let bytes = form_workbook("so-y-te", &rows, |sheet| {
        sheet.write_formula(10, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    let outcome = Case::new().file("a.xlsx", bytes).read();
    let addresses: Vec<_> = outcome.findings.iter().filter_map(Outcome::address).collect();
    assert_eq!(addresses.len(), 10, "{}", outcome.told());
    assert_eq!(addresses, ["C6", "D6", "C7", "C8", "C9", "D9", "C10", "E10", "E11", "F11"]);
    assert!(
        outcome
            .findings
            .iter()
            .filter(|one| one.place.as_ref().is_some_and(|place| place.address().is_some()))
            .all(|one| one.indicator.is_some())
    );
}

#[test]
fn formulas_without_value_and_errors_are_told() {
    let rows = raw_form("so-y-te")
        .replace(r#"<c r="C7" t="inlineStr"><is><t>45</t></is></c>"#, r#"<c r="C7"><f>1+1</f></c>"#)
        .replace(
            r#"<c r="D7" t="inlineStr"><is><t>1.100</t></is></c>"#,
            r##"<c r="D7" t="e"><f>Z9</f><v>#REF!</v></c>"##,
        )
        .replace(r#"<c r="C8" t="inlineStr"><is><t>85 %</t></is></c>"#, r#"<c r="C8" t="str"><f>""</f><v></v></c>"#);
    let outcome = Case::new().file("a.xlsx", raw_xlsx(&rows, &[])).read();
    assert_eq!(outcome.codes(), ["formula-without-value", "cell-error"], "{}", outcome.told());
    assert_eq!(Outcome::address(outcome.only(Code::FormulaWithoutValue)).as_deref(), Some("C7"));
    assert_eq!(outcome.only(Code::CellError).indicator.as_deref(), Some("6.1"));
    assert_eq!(outcome.answer("so-y-te", "6.2", "value"), None, "an empty result is no answer");
    assert_eq!(outcome.answer("so-y-te", "6.10", "value"), Some(8.5), "the others are read");
}

#[test]
fn words_for_missing_are_no_answers() {
    let rows = vec![vec!["6.1", "", "-", "Không có số liệu"], vec!["6.2", "", "KXĐ", "", "–", "-", "-"]];
    let outcome = Case::new().file("a.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    assert!(outcome.of("so-y-te").answers.is_empty());
    assert_eq!(outcome.count(Code::RowMissing), outcome.codes().len());
    let entry = &outcome.of("so-y-te").entries[&outcome.set.indicator("6.2").unwrap()];
    assert!(entry.self_points.is_none() && entry.explanation.is_empty() && entry.evidence.is_empty());
    assert!(entry.documents.is_empty());
    assert_eq!(entry.evidence_place.as_ref().unwrap().address().as_deref(), Some("G7"), "where evidence belongs");
}

#[test]
fn the_stamps_are_checked() {
    let rows = correct_rows();
    let codes = |texts: Vec<Vec<String>>| Case::new().file("a.csv", csv_of(&texts)).read().codes();
    let mut nobody = form_texts("so-y-te", &rows);
    nobody.remove(0);
    assert_eq!(codes(nobody), ["agency-missing"]);
    let blank = Case::new().file("a.csv", csv_of(&form_texts("", &rows))).read();
    assert_eq!(Outcome::address(blank.only(Code::AgencyMissing)).as_deref(), Some("B1"));
    let mut titled = form_texts("", &rows);
    titled[0].extend([String::new(), "so-noi-vu".to_owned()]);
    let titled = Case::new().file("a.csv", csv_of(&titled)).read();
    assert_eq!(titled.count(Code::AgencyMissing), 1, "what stands far from a label is not its value");
    let mut other = form_texts("so-y-te", &rows);
    other[1][1] = "thu-2022".to_owned();
    assert_eq!(codes(other), ["set-mismatch"]);
    let mut none = form_texts("so-y-te", &rows);
    none.remove(1);
    assert_eq!(codes(none), ["set-mismatch"]);

    let unknown = Case::new().file("a.csv", csv_of(&form_texts("so-yte", &rows))).read();
    let hint = unknown.only(Code::AgencyUnknown).hint(dti_diagnostics::Language::En);
    assert_eq!(hint.as_deref(), Some("is it `so-y-te`?"));
    let by_name = Case::new().file("a.csv", csv_of(&form_texts("SỞ NỘI VỤ", &rows))).read();
    let hint = by_name.only(Code::AgencyUnknown).hint(dti_diagnostics::Language::En);
    assert_eq!(hint.as_deref(), Some("is it `so-noi-vu`?"));
}

#[test]
fn codes_that_became_numbers_are_still_found() {
    let numbers = |rows: &[Vec<&str>], codes: &[f64]| {
        let bytes = form_workbook("so-y-te", rows, |sheet| {
            for (row, code) in (5..).zip(codes) {
                sheet.write_number(row, 0, *code).unwrap();
            }
        });
        Case::new().file("a.xlsx", bytes).read()
    };
    // 6.2 has one meaning; of 6.1 and 6.10 the titles tell.
    let titled = [vec!["", "Tỷ lệ", "50%"], vec!["", "Hồ sơ trực tuyến", "1", "2"], vec!["", "băng thông", "8"]];
    let outcome = numbers(&titled, &[6.2, 6.1, 6.1]);
    assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.5), "{}", outcome.told());
    assert_eq!(outcome.answer("so-y-te", "6.1", "a"), Some(1.0));
    assert_eq!(outcome.answer("so-y-te", "6.10", "value"), Some(8.0));
    // Without titles nothing tells, unless the other one has a row of its own.
    let bare = [vec!["", "", "1", "2"]];
    assert_eq!(numbers(&bare, &[6.1]).count(Code::IndicatorAmbiguous), 1);
    let own = [vec!["", "", "1", "2"], vec!["6.10", "", "8"]];
    assert_eq!(numbers(&own, &[6.1]).answer("so-y-te", "6.1", "b"), Some(2.0));
    // A CSV export of numbers writes commas.
    let mut texts = form_texts("so-y-te", &[vec!["6,2", "", "85%"]]);
    texts[0][1] = "so-y-te".to_owned();
    assert_eq!(Case::new().file("a.csv", csv_of(&texts)).read().answer("so-y-te", "6.2", "value"), Some(0.85));
}

#[test]
fn columns_that_lack_or_repeat_are_told() {
    let mut texts = form_texts("so-y-te", &correct_rows());
    texts[4] = ["Mã", "Chỉ số", "Số liệu 1", "Ghi chú", "Giải trình", "Giải trình"].map(str::to_owned).to_vec();
    let outcome = Case::new().file("a.csv", csv_of(&texts)).read();
    assert_eq!(outcome.count(Code::ColumnMissing), 2, "{}", outcome.told());
    assert_eq!(outcome.count(Code::ColumnUnknown), 1);
    assert_eq!(outcome.count(Code::ColumnDefinedTwice), 1);
}

#[test]
fn remarks_below_the_table_are_no_rows() {
    let mut rows = correct_rows();
    rows.push(vec!["", "Tổng cộng", "", "", "12,5"]);
    rows.push(vec!["Người lập phiếu ký tên"]);
    let outcome = Case::new().file("a.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
    rows.push(vec!["", "mất mã", "5"]);
    rows.push(vec!["7.7"]);
    let outcome = Case::new().file("a.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    assert_eq!(outcome.codes(), ["indicator-unknown", "indicator-unknown"]);
}

#[test]
fn two_submissions_of_one_agency_are_told() {
    let same = Case::new()
        .file("a.xlsx", correct("so-y-te"))
        .file("b.csv", csv_of(&form_texts("so-y-te", &correct_rows())))
        .read();
    assert_eq!(same.codes(), ["submission-repeated"], "{}", same.told());
    let bytes = correct("so-y-te");
    let identical = Case::new().file("a.xlsx", &bytes).file("z/b.xlsx", &bytes).read();
    let finding = identical.only(Code::SubmissionRepeated);
    assert_eq!(finding.place.as_ref().unwrap().file, "z/b.xlsx");
    assert_eq!(finding.agency.as_deref(), Some("so-y-te"));
    let mut rows = correct_rows();
    rows[1][2] = "46";
    let differ = Case::new().file("a.xlsx", bytes).file("b.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    let finding = differ.only(Code::SubmissionDefinedTwice);
    assert_eq!(finding.place.as_ref().unwrap().file, "b.xlsx");
    assert_eq!(finding.against.as_ref().unwrap().file, "a.xlsx");
    assert_eq!(differ.answer("so-y-te", "6.1", "a"), Some(45.0));
}

#[test]
fn the_order_of_results_does_not_depend_on_threads() {
    let render = |threads: usize| {
        let mut case = Case::new();
        for (position, agency) in ["quan-1", "so-noi-vu", "so-y-te", "la"].into_iter().cycle().take(24).enumerate() {
            let mut rows = correct_rows();
            rows[2][2] = "85";
            case = case.file(
                &format!("{:02}.csv", 50 - position),
                csv_of(&form_texts(agency, &rows)) + &format!("\nghi chú số {position} của phiếu"),
            );
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let outcome = pool.install(|| case.read());
        let order: Vec<_> = outcome.submissions.as_ref().unwrap().list.iter().map(|one| one.agency).collect();
        assert_eq!(order, [0, 1, 2]);
        outcome.told()
    };
    assert_eq!(render(1), render(4));
}
