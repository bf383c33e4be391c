//! Whole folders through the station: workbooks as people make them, and as attackers do.

mod attacks;
mod forms;
mod machines;
mod tables;
mod templates;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Code, Finding, Findings, Halted};
use rust_xlsxwriter::{Workbook, Worksheet};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Progress, Reading, Submission, Submissions, read};

const SET: &str = r#"
id = "thu-2023"
title = "Bộ thử"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
[[cohort]]
id = "so-nganh"
title = "Sở, ngành"
[[cohort]]
id = "huyen"
title = "Quận, huyện"
[[agency]]
code = "so-y-te"
name = "Sở Y tế"
cohort = "so-nganh"
[[agency]]
code = "so-noi-vu"
name = "Sở Nội vụ"
cohort = "so-nganh"
[[agency]]
code = "quan-1"
name = "Quận 1"
cohort = "huyen"
[[records]]
id = "ho-so"
title = { vi = "Hồ sơ", en = "Dossiers" }
columns = [
    { id = "ma", title = "Mã hồ sơ", kind = "text" },
    { id = "ngay", title = "Ngày nhận", kind = "date" },
    { id = "truc_tuyen", title = "Trực tuyến", kind = "yes-no" },
    { id = "phi", title = "Lệ phí", kind = "number" },
]
[[pillar]]
code = "6"
title = "Chính quyền số"
[[indicator]]
code = "6.1"
title = "Hồ sơ trực tuyến"
points = 10
inputs = { a = { title = "Hồ sơ trực tuyến", kind = "count" }, b = { title = "Tổng số hồ sơ", kind = "count" } }
rule = { use = "ratio" }
own-choice = "thử"
[[indicator]]
code = "6.2"
title = "Tỷ lệ"
points = 10
inputs = { value = { title = "Tỷ lệ hài lòng", kind = "percent" } }
rule = { use = "measured" }
own-choice = "thử"
[[indicator]]
code = "6.3"
title = "Người đứng đầu"
points = 10
inputs = { value = { title = "Mức chỉ đạo", kind = "choice", options = [{ id = "head", title = "Người đứng đầu" }, { id = "deputy", title = "Cấp phó Điều hành" }] } }
rule = { use = "choice" }
own-choice = "thử"
[[indicator]]
code = "6.4"
title = "Trang thông tin"
points = 10
inputs = { value = { title = "Có trang", kind = "yes-no" }, ngay = { title = "Ngày mở", kind = "date" } }
rule = { use = "choice" }
own-choice = "thử"
[[indicator]]
code = "6.5"
title = "Đánh giá của Sở"
points = 10
inputs = { value = { title = "Kết quả đo", kind = "number", from = "outside", minimum = 0, maximum = 100 } }
rule = { use = "measured" }
own-choice = "thử"
[[indicator]]
code = "6.6"
title = "Chỉ dành cho quận"
points = 10
cohorts = ["huyen"]
inputs = { value = { title = "Số phường", kind = "count" } }
rule = { use = "measured" }
own-choice = "thử"
[[indicator]]
code = "6.10"
title = "Băng thông"
points = 10
inputs = { value = { title = "Băng thông (Mbps)", kind = "number" } }
rule = { use = "measured" }
own-choice = "thử"
[[indicator]]
code = "6.11"
title = "Tự chấm"
points = 5
inputs = { value = { title = "Điểm tự chấm", kind = "number", from = "self-points" } }
rule = { use = "declared" }
own-choice = "thử"
"#;

fn set() -> CriteriaSet {
    set_of(SET)
}

fn set_of(text: &str) -> CriteriaSet {
    let files = vec![SourceFile { path: "thu-2023/set.toml".to_owned(), text: text.to_owned() }];
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files, reference: BTreeMap::new() }, &mut findings);
    set.unwrap_or_else(|_| panic!("{}", findings.render(dti_diagnostics::Language::En)))
}

/// A folder of submissions in the making.
struct Case {
    folder: TempDir,
    set: CriteriaSet,
}

/// What reading it gave.
struct Outcome {
    set: CriteriaSet,
    submissions: Result<Submissions, Halted>,
    findings: Findings,
}

impl Case {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), set: set() }
    }

    /// A folder for the usual set, in which another body's figures may replace the agency's own of 6.1.
    fn with_replacement() -> Self {
        let own = "kind = \"count\" }, b";
        let text = SET.replacen(own, "kind = \"count\", from = \"answer-unless-outside\" }, b", 1);
        Self { set: set_of(&text), ..Self::new() }
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn read(self) -> Outcome {
        let mut findings = Findings::new();
        let submissions = read(&self.set, self.folder.path(), Reading::here(), &mut findings);
        Outcome { set: self.set, submissions, findings }
    }
}

impl Outcome {
    fn of(&self, agency: &str) -> &Submission {
        let position = self.set.agency(agency).unwrap();
        self.submissions.as_ref().unwrap().list.iter().find(|one| one.agency == position).unwrap()
    }

    fn answer(&self, agency: &str, indicator: &str, input: &str) -> Option<f64> {
        let position = self.set.indicator(indicator).unwrap();
        let input = self.set.indicators()[position].input(input).unwrap();
        self.of(agency).answers.get(&(position, input)).map(|answer| answer.value)
    }

    fn count(&self, code: Code) -> usize {
        self.findings.iter().filter(|finding| finding.code == code).count()
    }

    #[track_caller]
    fn only(&self, code: Code) -> &Finding {
        assert_eq!(self.count(code), 1, "{code:?} in\n{}", self.told());
        self.findings.iter().find(|finding| finding.code == code).unwrap()
    }

    /// The codes of all findings but missing submissions of other agencies, in order.
    fn codes(&self) -> Vec<&'static str> {
        let told = self.findings.iter().filter(|finding| finding.code != Code::SubmissionMissing);
        told.map(|finding| finding.code.as_str()).collect()
    }

    fn told(&self) -> String {
        self.findings.render(dti_diagnostics::Language::Vi)
    }

    fn address(finding: &Finding) -> Option<String> {
        finding.place.as_ref()?.address()
    }
}

const HEADINGS: [&str; 8] =
    ["Mã", "Chỉ số", "Số liệu 1", "Số liệu 2", "Điểm tự chấm", "Giải trình", "Tài liệu kiểm chứng", "Điểm tối đa"];

/// The rows of a correct form: code, title, two figures, self-scored points, explanation, evidence.
fn correct_rows() -> Vec<Vec<&'static str>> {
    vec![
        vec!["6", "Chính quyền số"],
        vec!["6.1", "Hồ sơ trực tuyến", "45", "1.100", "8,5", "đã làm", "12/BC – 01/02/2024: báo cáo"],
        vec!["6.2", "Tỷ lệ", "85 %"],
        vec!["6.3", "Người đứng đầu", "Cấp phó điều hành"],
        vec!["6.4", "Trang thông tin", "Có", "31/12/2023"],
        vec!["6.10", "Băng thông", "8,5"],
        vec!["6.11", "Tự chấm", "", "", "4"],
    ]
}

/// A form's sheet of texts, as CSV would hold it.
fn form_texts(agency: &str, rows: &[Vec<&str>]) -> Vec<Vec<String>> {
    let mut texts = vec![
        vec!["Mã đơn vị".to_owned(), agency.to_owned()],
        vec!["Bộ chỉ số".to_owned(), "thu-2023".to_owned()],
        vec!["Người lập phiếu".to_owned(), "Nguyễn Văn A".to_owned()],
        vec![],
        HEADINGS.map(str::to_owned).to_vec(),
    ];
    texts.extend(rows.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()));
    texts
}

fn write_texts(sheet: &mut Worksheet, texts: &[Vec<String>]) {
    for (row, texts) in (0..).zip(texts) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
}

/// A workbook with one form; `change` may edit its sheet.
fn form_workbook(agency: &str, rows: &[Vec<&str>], change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phiếu").unwrap();
    write_texts(sheet, &form_texts(agency, rows));
    change(sheet);
    workbook.save_to_buffer().unwrap()
}

fn correct(agency: &str) -> Vec<u8> {
    form_workbook(agency, &correct_rows(), |_| {})
}

fn csv_of(texts: &[Vec<String>]) -> String {
    texts.iter().map(|row| row.join(";") + "\n").collect()
}

/// A zip archive of texts.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet whose `sheetData` is given.
fn raw_xlsx(sheet_data: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{sheet_data}</sheetData></worksheet>"#
    );
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Phiếu\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".as_bytes()),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    entries.extend_from_slice(further);
    archive(&entries)
}

/// A raw row of inline texts.
fn raw_row(row: usize, texts: &[String]) -> String {
    let cells = ('A'..).zip(texts).filter(|(_, text)| !text.is_empty());
    let cells = cells.map(|(column, text)| format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#));
    format!(r#"<row r="{row}">{}</row>"#, cells.collect::<String>())
}

fn raw_form(agency: &str) -> String {
    let texts = form_texts(agency, &correct_rows());
    (1..).zip(&texts).map(|(row, texts)| raw_row(row, texts)).collect()
}

#[test]
fn nothing_to_read_halts_with_a_finding() {
    let outcome = Case::new().file("anh.png", "x").read();
    assert_eq!(outcome.submissions.unwrap_err(), Halted);
    assert_eq!(outcome.findings.iter().filter(|finding| finding.code == Code::SubmissionsEmpty).count(), 1);

    let mut findings = Findings::new();
    assert!(read(&set(), Path::new("/không/có/thư/mục"), Reading::here(), &mut findings).is_err());
    assert_eq!(findings.iter().next().unwrap().code, Code::FolderUnreadable);
}

#[test]
fn everybody_who_watches_sees_every_file() {
    #[derive(Default)]
    struct Watch(AtomicUsize, AtomicUsize);
    impl Progress for Watch {
        fn begin(&self, files: usize) {
            self.0.store(files, Ordering::SeqCst);
        }
        fn advance(&self) {
            self.1.fetch_add(1, Ordering::SeqCst);
        }
    }
    let case = Case::new().file("a.xlsx", correct("so-y-te")).file("b/hong.xlsx", "x");
    let watch = Watch::default();
    read(&case.set, case.folder.path(), Reading::here().watched_by(&watch), &mut Findings::new()).unwrap();
    assert_eq!((watch.0.into_inner(), watch.1.into_inner()), (2, 2));
}

#[test]
fn every_finding_has_all_its_words() {
    // Filling in a sentence asserts that its words are there, in both languages.
    let rows = vec![
        vec!["6.1", "", "tám", "8,5"],
        vec!["6.2", "", "85"],
        vec!["6.3", "", "Cấp trưởng"],
        vec!["6.4", "", "đang làm", "31/12/23"],
        vec!["6.6", "", "4"],
        vec!["6.10", "", "1.234", "9"],
        vec!["6.11", "", "", "", "7"],
        vec!["9.9", "", "1"],
        vec!["6.1", "", "1"],
    ];
    let outcome = Case::new().file("a.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    for language in [dti_diagnostics::Language::Vi, dti_diagnostics::Language::En] {
        assert!(!outcome.findings.render(language).contains("{$"));
    }
    let mut codes = outcome.codes();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "answer-ignored",
            "answer-ignored",
            "count-expected",
            "date-expected",
            "indicator-unknown",
            "number-ambiguous",
            "number-expected",
            "option-unknown",
            "percent-ambiguous",
            "row-defined-twice",
            "self-points-out-of-bounds",
            "yes-no-expected",
        ],
        "{}",
        outcome.told()
    );
    assert!(
        outcome
            .findings
            .iter()
            .filter(|one| one.code != Code::SubmissionMissing)
            .all(|one| one.agency.as_deref() == Some("so-y-te"))
    );
}
