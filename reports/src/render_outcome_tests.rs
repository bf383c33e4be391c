//! The case `outcomes-2025`, rendered and read back: classes, views, unranked agencies, what does not apply.

use calamine::{Data, Range};

use crate::Run;
use crate::fixture::Fixture;
use crate::render_tests::{Rendered, at, text};

fn rendered() -> Rendered {
    Rendered::of(&Fixture::outcomes())
}

/// The row whose column holds a text.
fn row(range: &Range<Data>, column: u32, words: &str) -> u32 {
    (0..60).find(|&row| at(range, row, column) == text(words)).unwrap_or_else(|| panic!("no `{words}`"))
}

fn cells<const N: usize>(range: &Range<Data>, row: u32, columns: [u32; N]) -> [Data; N] {
    columns.map(|column| at(range, row, column))
}

#[test]
fn the_unranked_stand_below_a_divider_with_the_reason() {
    let sheet = rendered().sheet("ranking.xlsx", "Xếp hạng Sở, ban, ngành");
    let names: Vec<_> = (4..11).map(|row| at(&sheet, row, 2).to_string()).collect();
    assert_eq!(names, ["Sở A", "Sở B", "Sở D", "Không xếp hạng", "Sở C", "Chưa được chấm", "Sở E"]);
    let reason = text("chỉ 25 % số chỉ số áp dụng có số liệu, cần 60 %");
    assert_eq!(cells(&sheet, 8, [0, 8, 9]), [Data::Empty, Data::Float(0.25), reason]);
    assert_eq!(cells(&sheet, 4, [0, 7]), [Data::Float(1.0), text("Dẫn dắt")]);
    assert_eq!(cells(&sheet, 6, [0, 7]), [Data::Float(3.0), text("Chưa đạt điều kiện bắt buộc")]);
}

#[test]
fn pillars_without_a_result_are_blank_and_those_without_points_have_no_column() {
    let sheet = rendered().sheet("ranking.xlsx", "Xếp hạng Sở, ban, ngành");
    let headings = ["1 Nền tảng số", "2 Dịch vụ số", "3 Kết quả"].map(text);
    assert_eq!(cells(&sheet, 3, [10, 11, 12]), headings);
    assert_eq!(cells(&sheet, row(&sheet, 2, "Sở D"), [10, 12]), [Data::Float(0.75), text("")]);
}

#[test]
fn the_matrix_tells_what_does_not_apply_from_what_is_missing() {
    let sheet = rendered().sheet("ranking.xlsx", "Ma trận Sở, ban, ngành");
    let column = |code: &str| (0..40).find(|&column| at(&sheet, 3, column) == text(code));
    assert_eq!(column("0.1"), None, "it is not scored");
    let codes = ["1.2", "3.2"].map(|code| column(code).unwrap());
    assert_eq!(cells(&sheet, row(&sheet, 0, "so-b"), codes), [text("–"), Data::Empty]);
}

#[test]
fn views_have_an_index_and_a_rank_of_their_own() {
    let sheet = rendered().sheet("ranking.xlsx", "Góc nhìn");
    assert_eq!(cells(&sheet, 3, [2, 3]), ["Chính quyền số\nChỉ số", "Chính quyền số\nHạng"].map(text));
    let b = [Data::Float(0.6), Data::Float(2.0), Data::Float(0.4), Data::Float(2.0)];
    assert_eq!(cells(&sheet, row(&sheet, 0, "so-b"), [2, 3, 4, 5]), b);
    assert_eq!(cells(&sheet, row(&sheet, 0, "so-d"), [4, 5]), [text(""), text("")]);
}

#[test]
fn classes_are_counted_cohort_by_cohort() {
    let sheet = rendered().sheet("ranking.xlsx", "Phân loại");
    let line = |words: &str| cells(&sheet, row(&sheet, 0, words), [1, 2, 3]);
    assert_eq!(line("Nâng cao"), [text("trên 50 đến 75 %"), Data::Float(1.0), Data::Float(0.25)]);
    assert_eq!(line("Chưa đạt điều kiện bắt buộc"), [Data::Empty, Data::Float(2.0), Data::Float(0.5)]);
    assert_eq!(line("Khá")[..2], [text("trên 40 đến 60 điểm"), Data::Float(2.0)]);
    assert_eq!(line("Nằm giữa hai mức")[1], Data::Float(1.0));
}

#[test]
fn the_first_sheet_tells_how_places_come_about() {
    let sheet = rendered().sheet("ranking.xlsx", "Bìa");
    let told = |label: &str| at(&sheet, row(&sheet, 0, label), 1).to_string();
    assert!(told("Cách xếp hạng").contains("cùng hạng, bỏ hạng kế tiếp (1, 2, 2, 4)"));
    assert!(told("Cách tổng hợp").contains("2 Dịch vụ số: 40 điểm × trung bình nhân"));
    assert!(told("Phân loại").contains("Hình thành: trên 25 đến 50 %"));
    assert!(told("Góc nhìn").starts_with("Chính quyền số: 1 + 2\n"));
    assert_eq!(told("Không tính điểm"), "0.1 Dân số");
}

#[test]
fn the_record_tells_what_is_needed_to_compute_a_run_by_hand() {
    let run = rendered();
    let record = Run::read(&run.out()).unwrap();
    let services = record.pillars.iter().find(|pillar| pillar.code == "2").unwrap();
    assert_eq!((services.aggregate.as_str(), services.gaps.as_str()), ("geometric-mean", "zero"));
    let gate = record.pillars[0].gate.as_ref().unwrap();
    assert_eq!(
        (gate.conditions.as_slice(), gate.share, gate.otherwise.as_str()),
        (&["2".to_owned()][..], 0.3, "no-band")
    );
    assert_eq!(record.bands[1].classes[1].words.vi, "trên 40 đến 60 điểm");
    assert_eq!(record.ranking.tie_breakers, ["2"]);
    assert_eq!((record.decimals.index, record.decimals.points), (3, 1));
    let online = record.rules.iter().find(|rule| rule.indicator == "1.2").unwrap();
    assert_eq!((online.missing.as_str(), online.not_applicable.as_str()), ("remove", "remove"));
    assert_eq!(online.applies.en, "only agencies where “Has administrative procedures” is yes");
}

/// The formula and the shown value of the cell in a row and below a heading of a matrix.
fn live(tab: &str, agency: &str, heading: &str) -> (String, Data) {
    let run = rendered();
    let sheet = run.sheet("ranking.xlsx", tab);
    let column = (0..40).find(|&column| at(&sheet, 3, column) == text(heading)).expect("there is such a column");
    let row = row(&sheet, 0, agency);
    (run.formula("ranking.xlsx", tab, (row, column)), at(&sheet, row, column))
}

#[test]
fn the_points_of_pillars_are_formulas_over_their_members_by_names() {
    let tab = "Ma trận Sở, ban, ngành";
    let (formula, shown) = live(tab, "so-b", "2");
    assert!(formula.starts_with("IF(COUNT(") && formula.contains(",dti_not_applicable,dti_points_2*IF("), "{formula}");
    assert!(formula.contains("EXP(SUM("), "{formula}");
    assert_eq!(shown, Data::Float(36.0));
    let (formula, shown) = live(tab, "so-b", "Tổng");
    assert!(formula.contains("SUM(") && !formula.contains("dti_points"), "{formula}");
    assert_eq!(shown, Data::Float(46.0));
    assert_eq!(live(tab, "so-b", "Góc nhìn 1").1, Data::Float(36.0));
}

#[test]
fn what_a_gate_took_is_no_formula_and_bears_a_remark() {
    let sheet = rendered().sheet("ranking.xlsx", "Ma trận Sở, ban, ngành");
    let told = (6..10).map(|row| at(&sheet, row, sheet.width() as u32 - 1).to_string()).collect::<String>();
    assert!(told.contains("chưa đạt điều kiện bắt buộc, điểm do phần mềm ghi"), "{told}");
}

#[test]
fn ranks_and_classes_are_formulas() {
    let tab = "Xếp hạng Sở, ban, ngành";
    let run = rendered();
    let formula = |column| run.formula("ranking.xlsx", tab, (4, column));
    assert!(formula(0).starts_with("RANK(") && formula(0).contains("dti_so_tie_breaker_1"), "{}", formula(0));
    assert!(formula(3).starts_with("INDEX(dti_so_points_total,"), "{}", formula(3));
    assert!(formula(7).contains("INDEX(dti_class_titles_1,1+MIN("), "{}", formula(7));
}

#[test]
fn every_check_is_met_and_the_cover_says_so() {
    let run = rendered();
    let sheet = run.sheet("ranking.xlsx", "Kiểm tra");
    let results: Vec<_> = (4..40).map(|row| at(&sheet, row, 13)).filter(|cell| *cell != Data::Empty).collect();
    assert!(results.len() > 20 && results.iter().all(|result| *result == text("ĐẠT")), "{results:?}");
    let cover = run.sheet("ranking.xlsx", "Bìa");
    let line = row(&cover, 0, "Kiểm tra sổ");
    assert_eq!(
        (run.formula("ranking.xlsx", "Bìa", (line, 1)), at(&cover, line, 1)),
        ("dti_check".to_owned(), text("ĐẠT"))
    );
}

#[test]
fn the_data_hold_a_line_for_each_score() {
    let sheet = rendered().sheet("ranking.xlsx", "Dữ liệu");
    let lines: Vec<_> = (4..200).filter(|&row| at(&sheet, row, 0) == text("so-b")).collect();
    let paths: Vec<_> = lines.iter().map(|&row| at(&sheet, row, 3).to_string()).collect();
    assert!(paths.contains(&"2 Dịch vụ số".to_owned()), "{paths:?}");
    let [computed, status] = [6, 11].map(|column| at(&sheet, lines[0], column));
    assert!(matches!(computed, Data::Float(_)) && status == text("tính theo số liệu"), "{computed} {status}");
}
