//! Runs written and read back.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::{Code, Findings, Language};
use dti_engine::appraisals::RoundKind;

use crate::fixture::Fixture;
use crate::{PastRun, Run, RunError, explain, render};

/// A rendered run in a folder of its own.
pub(crate) struct Rendered {
    home: tempfile::TempDir,
}

impl Rendered {
    pub(crate) fn new() -> Self {
        Self::of(&Fixture::new())
    }

    pub(crate) fn of(fixture: &Fixture) -> Self {
        Self::in_language(fixture, Language::Vi)
    }

    pub(crate) fn in_language(fixture: &Fixture, language: Language) -> Self {
        let home = tempfile::tempdir().unwrap();
        render(&fixture.report(language), &home.path().join("out"), &()).unwrap();
        Self { home }
    }

    /// A run that was rendered as `out` in a folder.
    pub(crate) fn in_folder(home: tempfile::TempDir) -> Self {
        Self { home }
    }

    /// The formula of a cell; empty where there is none.
    pub(crate) fn formula(&self, file: &str, tab: &str, cell: (u32, u32)) -> String {
        let mut book: Xlsx<_> = open_workbook(self.out().join(file)).unwrap();
        book.worksheet_formula(tab).unwrap().get_value(cell).cloned().unwrap_or_default()
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.home.path().join("out")
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.out().join(name)).unwrap()
    }

    #[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
    pub(crate) fn sheet(&self, file: &str, tab: &str) -> Range<Data> {
        let mut book: Xlsx<_> = open_workbook(self.out().join(file)).unwrap();
        let names = book.sheet_names();
        book.worksheet_range(tab).unwrap_or_else(|error| panic!("{error}: {names:?}"))
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|(name, bytes)| (path.file_name().unwrap().into(), name, bytes))
                    .map(|(folder, name, bytes): (PathBuf, PathBuf, Vec<u8>)| (folder.join(name), bytes)),
            );
        } else {
            found.insert(path.file_name().unwrap().into(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The XML parts of a workbook, by their paths inside it.
pub(crate) fn parts(workbook: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let count = archive.len();
    let part = |position| {
        let mut file = archive.by_index(position).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The cell's text as its row and column are shown by a spreadsheet, counted from 0.
pub(crate) fn at(range: &Range<Data>, row: u32, column: u32) -> Data {
    range.get_value((row, column)).cloned().unwrap_or_default()
}

pub(crate) fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

#[test]
fn a_run_holds_its_files_and_nothing_else() {
    let run = Rendered::new();
    let names: Vec<_> = files(&run.out()).into_keys().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    let expected = [
        "agencies/a1.xlsx",
        "agencies/a2.xlsx",
        "agencies/b1.xlsx",
        "appraisals.csv",
        "attributes.csv",
        "criteria/set.toml",
        "findings.json",
        "index.csv",
        "metrics.csv",
        "pillars.csv",
        "ranking.xlsx",
        "run.json",
        "scores.csv",
        "standing-agencies.csv",
        "standing.csv",
        "standing.json",
        "views.csv",
    ];
    assert_eq!(names, expected);
    let record = Run::read(&run.out()).unwrap();
    assert_eq!(record.outputs.len(), expected.len() - 1);
    assert_eq!(fs::read_dir(run.home.path()).unwrap().count(), 1, "nothing is left beside the run");
}

#[test]
fn agencies_get_no_workbooks_where_none_are_wanted() {
    let mut fixture = Fixture::new();
    fixture.manifest.options.no_agency_workbooks = true;
    let run = Rendered::of(&fixture);
    assert!(!run.out().join("agencies").exists() && run.out().join("ranking.xlsx").exists());
    assert!(Run::read(&run.out()).unwrap().manifest.options.no_agency_workbooks);
}

#[test]
fn index_lists_the_ranked_and_then_the_others() {
    let expected = "\u{feff}cohort,rank,agency,name,points,max,index,status,band,band_title,coverage\r\n\
        so,1,a1,Sở Y tế,71.5,80,0.89375,scored,,,0.75\r\n\
        so,2,a2,'=Sở Tài chính,30,80,0.375,scored,,,0.75\r\n\
        so,,b1,Sở Nội vụ,,,,errors,,,\r\n\
        xa,,c1,Xã Đông,,,,not-submitted,,,\r\n";
    assert_eq!(Rendered::new().text("index.csv"), expected);
}

#[test]
fn scores_say_why_and_where_from() {
    let scores = Rendered::new().text("scores.csv");
    let expected = [
        "a1,1.1,,10,,10,10,,,computed,'= 10,,,,,\"a1.xlsx, `Phiếu`!F11\",,",
        "a1,2.1,,36,,36,40,,,computed,'= 36,,,,,\"a1.xlsx, `Phiếu`!F12; a1.xlsx, `Phiếu`!F13\",\
         13/BC-SYT – 05/01/2025: Báo cáo,",
        "a1,2.2,,,,,20,,,removed,thiếu,,,,,,,",
        "a2,2.1,39.5,20,,20,40,,-19.5,computed,'= 20,,,,,\"a2.xlsx, `Phiếu`!F12; a2.xlsx, `Phiếu`!F13\",\
         12/BC-STC – 05/01/2025: Báo cáo\u{0},\"'=HYPERLINK(\"\"http://example.com\"\")\"",
        "a2,2.10,,,,0,30,,,zero,thiếu,,,,,,,",
    ];
    for line in expected {
        assert!(scores.contains(&format!("\r\n{line}\r\n")), "{line}\n{scores}");
    }
}

#[test]
fn metrics_and_pillars_are_told_in_full() {
    let run = Rendered::new();
    let metrics = run.text("metrics.csv");
    assert!(metrics.contains("\r\na1,2.10,value,Tỷ lệ,0.85,0.85,a1.xlsx,Phiếu,F14,,,,,,0.85,\r\n"), "{metrics}");
    assert!(metrics.contains("\r\na2,2.10,value,Tỷ lệ,,,,,,,,,,,,\r\n"), "{metrics}");
    let pillars = run.text("pillars.csv");
    assert!(pillars.contains("\r\na1,2,,Chính quyền số,61.5,70,0.8785714285714286,present\r\n"), "{pillars}");
}

#[test]
fn findings_are_told_in_both_languages() {
    let json: serde_json::Value = serde_json::from_str(&Rendered::new().text("findings.json")).unwrap();
    let finding = json.as_array().unwrap().iter().find(|one| one["code"] == "number-expected").unwrap();
    assert_eq!(finding["message_vi"], "`Tỷ lệ` là “=1+1”, cần một con số");
    assert_eq!(finding["message_en"], "`Tỷ lệ` is “=1+1”, not a number");
    assert_eq!(
        (&finding["file"], &finding["sheet"], &finding["cell"]),
        (&"b1.xlsx".into(), &"Phiếu".into(), &"F12".into())
    );
}

#[test]
fn the_record_does_not_depend_on_where_the_set_lies() {
    let record = Rendered::new().text("run.json");
    assert!(!record.contains("somebody"), "{record}");
    assert!(record.contains("\"place\": \"thu-2024/set.toml:"), "{record}");
}

#[test]
fn equal_runs_give_equal_bytes_on_any_number_of_threads() {
    let rendered = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| files(&Rendered::new().out()))
    };
    assert_eq!(rendered(1), rendered(4));
}

#[test]
fn the_contents_lead_to_every_sheet() {
    let run = Rendered::new();
    let book: Xlsx<_> = open_workbook(run.out().join("ranking.xlsx")).unwrap();
    let contents = run.sheet("ranking.xlsx", "Mục lục");
    let bare = |name: &str| name.replace([':', ' '], "");
    let listed = (4..4 + book.sheet_names().len() as u32 - 2).map(|row| bare(&at(&contents, row, 0).to_string()));
    let tabs: Vec<_> = book.sheet_names().iter().skip(2).map(|tab| bare(tab)).collect();
    assert_eq!(listed.collect::<Vec<_>>(), tabs);
    assert!((4..4 + tabs.len() as u32).all(|row| at(&contents, row, 1) != Data::Empty), "{contents:?}");
}

#[test]
fn the_manifest_lists_what_the_run_was_made_from() {
    let sheet = Rendered::new().sheet("ranking.xlsx", "Hồ sơ");
    let line = |name: &str| {
        let row = (0..40).find(|&row| at(&sheet, row, 0) == text(name)).unwrap_or_else(|| panic!("no `{name}`"));
        (at(&sheet, row, 1), at(&sheet, row, 2))
    };
    assert_eq!(line("a1.xlsx"), (Data::Float(1000.0), text("a100")));
    assert_eq!(line("gia"), (text("0.1.0\ndti:scoring@0.1.0"), text("00ff")));
    assert_eq!(line("fuel").0, Data::Float(1_000_000.0));
    assert!(matches!(line("criteria/set.toml").1, Data::String(digest) if digest.len() == 64));
}

#[test]
fn the_ranking_holds_numbers() {
    let run = Rendered::new();
    let sheet = run.sheet("ranking.xlsx", "Xếp hạng Sở  ngành");
    assert_eq!(at(&sheet, 4, 0), Data::Float(1.0));
    assert_eq!(at(&sheet, 4, 2), text("Sở Y tế"));
    assert_eq!(at(&sheet, 4, 5), Data::Float(0.89375));
    assert_eq!(at(&sheet, 5, 2), text("=Sở Tài chính"));
    assert_eq!(at(&sheet, 6, 2), text("Chưa được chấm"));
    assert_eq!((at(&sheet, 7, 0), at(&sheet, 7, 8)), (Data::Empty, text("phiếu có lỗi")));
    let matrix = run.sheet("ranking.xlsx", "Ma trận Sở  ngành");
    let column = (0..20).find(|&column| at(&matrix, 3, column) == text("2.1")).unwrap();
    assert_eq!((at(&matrix, 5, column), at(&matrix, 6, column)), (Data::Float(40.0), Data::Float(36.0)));
}

#[test]
fn nothing_that_was_handed_in_becomes_a_formula() {
    let run = Rendered::new();
    for file in ["ranking.xlsx", "agencies/a1.xlsx", "agencies/a2.xlsx", "agencies/b1.xlsx"] {
        let mut book: Xlsx<_> = open_workbook(run.out().join(file)).unwrap();
        for tab in book.sheet_names() {
            let formulas = book.worksheet_formula(&tab).unwrap();
            let foreign = ["HYPERLINK", "1+1", "Sở"];
            let found =
                formulas.used_cells().find(|(_, _, formula)| foreign.iter().any(|words| formula.contains(words)));
            assert!(found.is_none(), "{file} {tab}: {found:?}");
        }
    }
}

#[test]
fn an_award_is_explained_from_the_folder_alone() {
    let run = Rendered::new();
    let told = explain(&run.out(), "a1", "2.1", Language::Vi).unwrap();
    let expected = "\
Đơn vị        Sở Y tế (a1)
Chỉ số        2.1 Hồ sơ trực tuyến
Ô nguồn       a1.xlsx, `Phiếu`!F12: “45”
Số liệu       a = 45 (Hồ sơ trực tuyến)
Ô nguồn       a1.xlsx, `Phiếu`!F13: “100”
Số liệu       b = 100 (Tổng số hồ sơ)
Cách tính     ratio (gia): Cách tính ratio
Tham số       mục tiêu 0,5
Quy định tại  thu-2024/set.toml:46:8
Căn cứ        Chính thức: 1/QĐ-UBND, mục 2
Diễn giải     = 36
Điểm          tự chấm – · tính 36 · thẩm định – · cuối 36 trên 40 (tính theo số liệu)
Nhóm          2 Chính quyền số: 61,5 / 70 = 0,878571
Chỉ số DTI    71,5 / 80 = 0,89375; hạng 1 trong 2 đơn vị của nhóm “Sở: ngành”
";
    assert_eq!(told, expected);
    assert!(explain(&run.out(), "a1", "2.1", Language::En).unwrap().contains("Online dossiers"));
}

/// A run that was appraised, and appealed against.
pub(crate) fn appraised() -> Rendered {
    let home = tempfile::tempdir().unwrap();
    let headings = "Mã đơn vị;Mã chỉ số;Số liệu 1;Điểm thẩm định;Kết luận;Lý do;Thành viên hội đồng;Ngày thẩm định\n";
    let rows = [
        "a1;2.1;40;;Không thống nhất;Trùng 5 hồ sơ;Trần B;20/01/2025\na1;2.1;;;;Đã đối chiếu;Lê A;21/01/2025\n\
                 a2;1.1;;5;Không thống nhất;=Chưa đủ;Trần B;20/01/2025\n",
        "a1;2.1;;34;Không thống nhất;Bổ sung;Lê A;20/02/2025\n",
    ];
    let kinds = [RoundKind::Appraisal, RoundKind::Appeal];
    let write = |(kind, (name, rows)): (RoundKind, (&str, &str))| {
        let path = home.path().join(name);
        fs::write(&path, format!("{headings}{rows}")).unwrap();
        (kind, path)
    };
    let names = ["tham-dinh.csv", "phuc-tra.csv"];
    let rounds: Vec<_> = kinds.into_iter().zip(names.into_iter().zip(rows)).map(write).collect();
    render(&Fixture::with_rounds(&rounds).report(Language::Vi), &home.path().join("out"), &()).unwrap();
    Rendered { home }
}

#[test]
fn what_was_lost_at_appraisal_stands_with_its_reason_the_greatest_loss_first() {
    let run = appraised();
    let sheet = run.sheet("ranking.xlsx", "Thẩm định");
    let first = (0..40).find(|&row| at(&sheet, row, 0) == text("Đơn vị (chỉ số)")).unwrap() + 1;
    let row = |row: u32| (0..8).map(|column| at(&sheet, row, column)).collect::<Vec<_>>();
    let number = Data::Float;
    assert_eq!(row(first)[..2], ["=Sở Tài chính (1.1)", "1.1"].map(text));
    assert_eq!(row(first)[3..6], [number(10.0), number(5.0), number(5.0)]);
    assert_eq!(row(first)[6..], ["Không thống nhất", "=Chưa đủ"].map(text));
    assert_eq!(row(first + 1)[3..6], [number(36.0), number(34.0), number(2.0)]);
    // The sums by indicator, with who lost most.
    assert_eq!(row(first + 4)[..2], ["=Sở Tài chính", "1.1"].map(text));
    assert_eq!((&row(first + 4)[3], &row(first + 4)[5]), (&number(1.0), &number(5.0)));
    let sums = run.sheet("ranking.xlsx", "Thẩm định theo đơn vị");
    let a2 = (0..12).find(|&row| at(&sums, row, 0) == text("a2")).unwrap();
    let cells: Vec<_> = (5..9).map(|column| at(&sums, a2, column)).collect();
    assert_eq!(cells, [1.0, 10.0, 5.0, -5.0].map(number));
    let total = (0..12).find(|&row| at(&sums, row, 1) == text("Tổng cộng")).unwrap();
    assert_eq!(at(&sums, total, 8), number(-7.0));
}

#[test]
fn what_the_council_decided_stands_beside_what_was_computed() {
    let run = appraised();
    let scores = run.text("scores.csv");
    let told = "\r\na1,2.1,,36,34,34,40,-2,,appraised,hội đồng cho 34 điểm (theo số liệu: = 32),not-agreed,Bổ sung,Lê A,\
                2025-02-20,";
    assert!(scores.contains(told), "{scores}");
    let told = "\r\na2,1.1,,10,5,5,10,-5,,appraised,hội đồng cho 5 điểm (theo số liệu: = 10),not-agreed,'=Chưa đủ,Trần B,\
                2025-01-20,";
    assert!(scores.contains(told), "{scores}");
    let metrics = run.text("metrics.csv");
    assert!(
        metrics.contains("a1,2.1,a,Hồ sơ trực tuyến,45,45,a1.xlsx,Phiếu,F12,40,40,tham-dinh.csv,,C2,40,\r\n"),
        "{metrics}"
    );
    assert_eq!(
        run.text("appraisals.csv"),
        "\u{feff}agency,indicator,round,kind,file,sheet,cell,points,figures,verdict,reason,members,date\r\n\
         a1,2.1,1,appraisal,tham-dinh.csv,,C2,,a = 40,not-agreed,Trùng 5 hồ sơ,Trần B,2025-01-20\r\n\
         a1,2.1,1,appraisal,tham-dinh.csv,,F3,,,,Đã đối chiếu,Lê A,2025-01-21\r\n\
         a1,2.1,2,appeal,phuc-tra.csv,,D2,34,,not-agreed,Bổ sung,Lê A,2025-02-20\r\n\
         a2,1.1,1,appraisal,tham-dinh.csv,,D4,5,,not-agreed,'=Chưa đủ,Trần B,2025-01-20\r\n"
    );
    let record = Run::read(&run.out()).unwrap();
    let kinds: Vec<_> = record.appraisals.iter().map(|one| (one.kind.as_str(), one.file.path.as_str())).collect();
    assert_eq!(kinds, [("appraisal", "tham-dinh.csv"), ("appeal", "phuc-tra.csv")]);
    assert!(record.appraisals.iter().all(|one| one.file.digest.len() == 64));
}

#[test]
fn an_explanation_shows_every_round() {
    let run = appraised();
    let told = explain(&run.out(), "a1", "2.1", Language::Vi).unwrap();
    let expected = "\
Ô nguồn       tham-dinh.csv, C2: “40”
Số liệu sửa   a = 40 (Hồ sơ trực tuyến)
";
    assert!(told.contains(expected), "{told}");
    let expected = "\
Thẩm định     tham-dinh.csv, C2: Không thống nhất; a = 40; Trùng 5 hồ sơ; Trần B; 20/01/2025
              tham-dinh.csv, F3: Đã đối chiếu; Lê A; 21/01/2025
Phúc tra      phuc-tra.csv, D2: Không thống nhất; 34 điểm; Bổ sung; Lê A; 20/02/2025
Diễn giải     hội đồng cho 34 điểm (theo số liệu: = 32)
Điểm          tự chấm – · tính 36 · thẩm định 34 · cuối 34 trên 40 (hội đồng thẩm định)
";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn what_cannot_be_explained_is_said() {
    let run = Rendered::new();
    let error = |agency, indicator| explain(&run.out(), agency, indicator, Language::Vi).unwrap_err();
    assert!(matches!(error("a9", "2.1"), RunError::AgencyUnknown { known, .. } if known == "a1, a2, b1, c1"));
    assert!(matches!(error("a1", "2.11"), RunError::IndicatorUnknown { known, .. } if known == "2.1, 2.10, 1.1, 2.2"));
    assert_eq!(error("b1", "2.1").text().vi, "đơn vị `b1` không được chấm: phiếu có lỗi");
    fs::remove_file(run.out().join("run.json")).unwrap();
    assert!(matches!(error("a1", "2.1"), RunError::Unfinished { .. }));
}

#[test]
fn english_reports_are_english() {
    let run = Rendered::in_language(&Fixture::new(), Language::En);
    assert_eq!(at(&run.sheet("ranking.xlsx", "Ranking Departments"), 3, 0), text("Rank"));
    assert!(run.text("pillars.csv").contains("a1,2,,Government,"));
}

#[test]
fn a_run_reads_back_as_it_was_composed_and_not_if_it_was_changed() {
    let fixture = Fixture::new();
    let report = fixture.report(Language::Vi);
    let run = Rendered::of(&fixture);
    let mut findings = Findings::new();
    let past = PastRun::read(&run.out(), &mut findings).unwrap();
    assert_eq!(past.set.digest(), report.set.digest());
    assert_eq!(past.scores.by_agency, report.scores.by_agency);
    let composed = dti_engine::index::compose(&past.set, &past.scores, &mut Findings::new());
    assert_eq!(&composed, report.index);
    assert!(past.figures.iter().all(|(&(agency, indicator, input), figure)| {
        report.metrics.in_force().value(agency, indicator, input) == Some(*figure)
    }));
    fs::write(run.out().join("scores.csv"), "agency\n").unwrap();
    assert!(PastRun::read(&run.out(), &mut findings).is_err());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::RunChanged]);
}
