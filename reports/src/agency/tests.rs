//! The workbooks of agencies, read back.

use std::collections::BTreeMap;
use std::fs;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::Language;

use crate::fixture::Fixture;
use crate::render_tests::{Rendered, appraised, at, parts, text};

/// A sheet whose rows are found by what stands in their first cells.
struct Sheet(Range<Data>);

impl Sheet {
    fn of(run: &Rendered, agency: &str, tab: &str) -> Self {
        Self(run.sheet(&format!("agencies/{agency}.xlsx"), tab))
    }

    /// The cells of the first row that begins with a text, or has it in its second cell.
    fn row(&self, words: &str) -> Vec<Data> {
        let begins = |row: &u32| (0..2).any(|column| at(&self.0, *row, column) == text(words));
        let row = (0..200).find(begins).unwrap_or_else(|| panic!("no `{words}`: {:?}", self.0));
        (0..14).map(|column| at(&self.0, row, column)).collect()
    }

    fn has(&self, words: &str) -> bool {
        self.0.used_cells().any(|(_, _, cell)| cell.to_string().contains(words))
    }
}

/// The formulas of a sheet by the address of their cells.
fn formulas(run: &Rendered, agency: &str, tab: &str) -> BTreeMap<(u32, u32), String> {
    let mut book: Xlsx<_> = open_workbook(run.out().join(format!("agencies/{agency}.xlsx"))).unwrap();
    let range = book.worksheet_formula(tab).unwrap();
    let (top, left) = range.start().unwrap_or_default();
    let cells = range.used_cells().filter(|(_, _, formula)| !formula.is_empty());
    cells
        .map(|(row, column, formula)| {
            ((top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap()), formula.clone())
        })
        .collect()
}

fn number(value: f64) -> Data {
    Data::Float(value)
}

#[test]
fn the_first_page_tells_rank_index_and_distance() {
    let sheet = Sheet::of(&Rendered::new(), "a2", "Tóm tắt");
    assert_eq!(sheet.row("=Sở Tài chính")[0], text("=Sở Tài chính"));
    assert_eq!(sheet.row("trong 2 đơn vị được xếp hạng")[4], text("trên 80 điểm tối đa áp dụng"));
    let total = sheet.row("Tổng cộng");
    assert_eq!(total[2..7], [30.0, 80.0, 0.375, 0.634_375, 0.893_75].map(number));
    assert_eq!(sheet.row("Kém đơn vị đứng đầu (chỉ số)")[2], number(0.518_75));
    assert_eq!(sheet.row("– tính ra điểm của đơn vị")[2], number(41.5));
    assert!(!sheet.has("Kém đơn vị thứ năm") && !sheet.has("Hơn đơn vị đứng ngay sau"));
}

#[test]
fn chances_come_with_what_to_do() {
    let sheet = Sheet::of(&Rendered::new(), "a2", "Tóm tắt");
    let chances = sheet.row("2 chỉ số còn nhiều điểm để đạt nhất");
    assert!(chances[0].to_string().starts_with('2'));
    assert_eq!(sheet.row("2.10")[2..6], [number(0.0), number(30.0), number(30.0), text("Bổ sung số liệu: Tỷ lệ")]);
    assert_eq!(sheet.row("2.1")[2..6], [number(20.0), number(40.0), number(20.0), text("Đạt 50 %")]);
}

#[test]
fn an_agency_reads_how_each_award_came_about() {
    let sheet = Sheet::of(&Rendered::new(), "a2", "Chi tiết");
    let row = sheet.row("2.1");
    assert_eq!(row[2], text("Hồ sơ trực tuyến: 10 [Phiếu!F12]\nTổng số hồ sơ: 40 [Phiếu!F13]"));
    assert_eq!(row[3], text("Cách tính ratio; mục tiêu 0,5\nChính thức: 1/QĐ-UBND, mục 2"));
    assert_eq!((&row[5], &row[8], &row[9]), (&number(39.5), &number(20.0), &number(40.0)));
    assert!(row[12].to_string().ends_with("Giải trình: =HYPERLINK(\"http://example.com\")"), "{:?}", row[12]);
    assert_eq!(sheet.row("Tổng cộng")[8..10], [number(30.0), number(80.0)]);
    assert_eq!(sheet.row("Chỉ số DTI")[8], number(0.375));
}

#[test]
fn what_the_council_decided_stands_beside_what_was_computed() {
    let run = appraised();
    let row = Sheet::of(&run, "a1", "Chi tiết").row("2.1");
    assert_eq!(row[6..9], [36.0, 34.0, 34.0].map(number));
    let figures = "Hồ sơ trực tuyến: 45 [Phiếu!F12] → 40 [tham-dinh.csv, C2]\nTổng số hồ sơ: 100 [Phiếu!F13]";
    assert_eq!(row[2], text(figures));
    assert_eq!(row[11], text("Không thống nhất: Bổ sung (Lê A, 20/02/2025)"));
    let advice = Sheet::of(&run, "a2", "Tóm tắt").row("1.1");
    assert_eq!(advice[5], text("Theo ý kiến hội đồng: =Chưa đủ"));
}

#[test]
fn an_agency_with_errors_reads_what_to_mend() {
    let run = Rendered::new();
    let sheet = Sheet::of(&run, "b1", "Tóm tắt");
    assert!(sheet.has("Chưa được chấm: phiếu có lỗi") && sheet.has("Đã có 0 trong 5 số liệu được hỏi"));
    assert!(sheet.has("1 lỗi") && sheet.has("b1.xlsx, `Phiếu`!F12") && sheet.has("cần một con số"));
    assert!(formulas(&run, "b1", "Chi tiết").is_empty());
}

#[test]
fn sums_and_means_are_calculated_from_the_rows_of_their_members() {
    let run = Rendered::of(&Fixture::outcomes());
    let sheet = Sheet::of(&run, "so-b", "Chi tiết");
    let formulas = formulas(&run, "so-b", "Chi tiết");
    let of = |column| formulas.iter().filter(move |((_, at), _)| *at == column).map(|(_, formula)| formula.as_str());
    let expected = [
        "IF(MIN(I11/J11,I12/J12)>0,J10*EXP((N11*LN(I11/J11)+N12*LN(I12/J12))/SUM(N11:N12)),0)",
        "J13*SUM(I14,I16:I17)/SUM(J14,J16:J17)",
        "SUM(I7,I10,I13)",
        "I18/J18",
        "SUM(I7,I10)",
        "J22*MIN(I8/J8,I13/J13)",
    ];
    assert_eq!(of(8).collect::<Vec<_>>(), expected);
    assert_eq!(sheet.row("Tổng cộng")[8..10], [number(46.0), number(80.0)]);
    assert_eq!(sheet.row("Chính quyền số")[8..11], [number(36.0), number(60.0), text("hạng 2")]);
    // A closed gate is no formula.
    let gated = sheet.row("Nền tảng số");
    assert_eq!((&gated[8], &gated[9]), (&number(0.0), &number(20.0)));
    assert!(gated[11].to_string().contains("điều kiện bắt buộc đã lấy hết điểm"), "{gated:?}");
}

#[test]
fn maxima_that_do_not_count_are_blank() {
    let sheet = Sheet::of(&Rendered::of(&Fixture::outcomes()), "so-b", "Chi tiết");
    let maximum = |code: &str| sheet.row(code)[9].clone();
    assert_eq!(["1.1", "2.2"].map(maximum), [20.0, 10.0].map(number));
    assert_eq!(["0.1", "1.2", "3.2", "3.3", "3.4"].map(maximum), [const { Data::Empty }; 5]);
    let bonus = &sheet.row("3.4")[1];
    assert_eq!(bonus, &text("Sáng kiến được công nhận\n[điểm cộng: tối đa 5 điểm, không tính vào điểm tối đa]"));
}

#[test]
fn the_first_page_tells_the_class_and_the_best_of_the_cohort() {
    let run = Rendered::of(&Fixture::outcomes());
    let sheet = Sheet::of(&run, "so-b", "Tóm tắt");
    assert!(sheet.has("Nâng cao") && sheet.has("trên 50 đến 75 %") && sheet.has("Có thủ tục hành chính: không"));
    assert_eq!(sheet.row("Dịch vụ số")[2..5], [36.0, 40.0, 0.9].map(number));
    assert!(sheet.has("có nhóm lấy trung bình"));
    let parts = parts(&fs::read(run.out().join("agencies/so-b.xlsx")).unwrap());
    assert!(parts["xl/charts/chart1.xml"].contains("<c:radarChart>"));
}

#[test]
fn the_checks_count_what_is_live() {
    let sheet = Sheet::of(&Rendered::of(&Fixture::outcomes()), "so-b", "Kiểm tra");
    assert_eq!(sheet.row("Tổng cộng: điểm")[1..5], [number(46.0), number(46.0), number(0.0), text("Đạt")]);
    assert_eq!(sheet.row("Số kết quả nhóm là công thức")[1], number(3.0));
    assert_eq!(sheet.row("Số kết quả nhóm là số của phần mềm")[1], number(1.0));
    let plain = Sheet::of(&Rendered::new(), "a1", "Kiểm tra");
    assert_eq!(plain.row("Tổng điểm của mọi chỉ số thành phần")[1..4], [71.5, 71.5, 0.0].map(number));
}

#[test]
fn nobody_reads_of_others() {
    for language in [Language::Vi, Language::En] {
        for fixture in [Fixture::new(), Fixture::outcomes()] {
            let run = Rendered::in_language(&fixture, language);
            let agencies: Vec<_> = fixture.set.agencies().iter().map(|agency| (&agency.code, &agency.name)).collect();
            for entry in fs::read_dir(run.out().join("agencies")).unwrap() {
                let path = entry.unwrap().path();
                let own = path.file_stem().unwrap().to_string_lossy().into_owned();
                let parts = parts(&fs::read(&path).unwrap());
                let told: String = parts.values().map(|part| words(part)).collect();
                for (code, name) in agencies.iter().filter(|(code, _)| ***code != own) {
                    assert!(
                        !told.contains(&format!("\n{name}\n")) && !told.contains(&format!("{name} ")),
                        "{own}: {name}"
                    );
                    let named = told.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
                    assert!(named.clone().all(|word| word != code.as_str()), "{own}: {code}");
                }
            }
        }
    }
}

/// What stands between the tags of a part, a line each.
fn words(part: &str) -> String {
    let pieces = part.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, words)| format!("\n{words}\n")).collect()
}
