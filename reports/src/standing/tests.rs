//! What the screen says where the sample case says something else.

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::{Language, Text};
use dti_engine::Standing;
use dti_engine::standing::{
    Absent, AbsentCause, AggregateLine, Behind, FigureKind, Neighbour, Outcome, Outlook, Progress, Projection,
    RankLine, Release, SeriesLine, Status,
};

use super::{screen, standing};
use crate::fixture::Fixture;
use crate::render_tests::parts;
use crate::{Report, RunError, render};

fn told(outcome: Outcome, language: Language) -> Vec<String> {
    let title = Text::new("Mục tiêu", "Target");
    let progress =
        Progress { target: "t".to_owned(), title, official: true, basis: "kế hoạch".to_owned(), outcome };
    let standing = Standing { until: "2023-12-31".to_owned(), targets: vec![progress] };
    screen("Bộ thử", &standing, language).lines().skip(2).map(str::to_owned).collect()
}

fn place(rank: Option<usize>, value: f64) -> RankLine {
    let neighbour = |name: &str, rank, value| Some(Neighbour { name: name.to_owned(), rank, value });
    RankLine {
        year: 2023,
        edition: String::new(),
        kind: FigureKind::Computed,
        latest: true,
        rank,
        of: 3,
        value: rank.map(|_| value),
        last: neighbour("B", 2, 0.7),
        gap: rank.map(|_| value - 0.7),
        above: rank.and_then(|_| neighbour("A", 1, 0.9)),
        below: None,
        change: None,
        reached: rank.map(|rank| rank <= 2),
        source: "index.csv: so, c".to_owned(),
    }
}

fn rank(place: RankLine) -> Outcome {
    Outcome::Rank { table: None, subject: "C".to_owned(), top: 2, unit: String::new(), places: vec![place] }
}

#[test]
fn a_place_is_short_of_the_last_that_counts_or_level_with_it_or_none() {
    assert_eq!(
        told(rank(place(Some(3), 0.5)), Language::En),
        [
            "Of 1 goals measured: 0 reached, 1 missed, 0 not reached with time left, 0 without a figure.",
            "Target [t]",
            "  MISSED: 2023 (this run) place 3 of 3, 0.5, 0.2 short of place 2 (B 0.7) [index.csv]",
            "    above: 1. A 0.9 (+0.4)",
        ]
    );
    let level = told(rank(place(Some(2), 0.7)), Language::Vi);
    assert_eq!(level[2], "  ĐẠT: 2023 (đợt chấm này) hạng 2 trên 3, 0,7, vừa bằng hạng 2 [index.csv]");
    let nowhere = told(rank(place(None, 0.0)), Language::Vi);
    assert_eq!(nowhere[0], "Trong 1 mốc đã đo: 0 đạt, 0 không đạt, 0 chưa đạt nhưng còn hạn, 1 chưa có số liệu.");
    assert_eq!(nowhere[2], "  CHƯA CÓ SỐ LIỆU: 2023 (đợt chấm này) không có tên trong bảng");
    assert_eq!(nowhere.len(), 3);
}

#[test]
fn a_series_tells_estimates_other_releases_and_years_without_a_figure() {
    let release = |value, kind| Release { value, kind, release: String::new(), source: "s.csv:2: GSO".to_owned() };
    let line = |year, releases, goal: Option<f64>| SeriesLine {
        year,
        producer: "GSO".to_owned(),
        releases,
        goal,
        gap: goal.map(|goal| 13.5 - goal),
        reached: goal.map(|goal| 13.5 >= goal),
    };
    let both = vec![release(13.5, FigureKind::Estimate), release(13.2, FigureKind::Actual)];
    let mut unsaid = line(2022, Vec::new(), Some(13.0));
    (unsaid.gap, unsaid.reached) = (None, None);
    let outlook = Outlook {
        producer: "GSO".to_owned(),
        year: 2025,
        goal: 13.0,
        last_year: 2021,
        last: 13.2,
        gap: 0.2,
        needed: 0.0,
        projection: None,
        on_track: Some(true),
        source: "s.csv:2: GSO".to_owned(),
    };
    let outcome = Outcome::Series {
        table: Text::new("Bảng", ""),
        subject: "C".to_owned(),
        unit: "%".to_owned(),
        years: vec![unsaid, line(2023, both, Some(13.0))],
        outlooks: vec![outlook],
    };
    assert_eq!(
        told(outcome, Language::En),
        [
            "Of 2 goals measured: 1 reached, 0 missed, 0 not reached with time left, 1 without a figure.",
            "Target [t]",
            "  GSO, 2022: there is a goal and no figure",
            "  GSO, 2023: 13.5 % (estimate); goal 13 %: REACHED by 0.5 pp; released otherwise: 13.2 % [s.csv:2]",
            "  GSO, goal 13 % in 2025: REACHED before, 13.2 % (2021)",
            "    fewer than three years of actual figures make no trend",
        ]
    );
}

fn aggregate(measure: &str, direction: &str, share: bool, line: AggregateLine) -> Outcome {
    Outcome::Aggregate {
        measure: measure.to_owned(),
        computed_from: "6.a ÷ 6.b".to_owned(),
        reads: Vec::new(),
        share,
        whole_things: measure != "mean",
        direction: direction.to_owned(),
        due: "2025-06-30".to_owned(),
        lines: vec![line],
    }
}

fn line(value: Option<f64>, missing: Option<f64>, status: Status) -> AggregateLine {
    let behind = |name: &str, missing| Behind {
        agency: name.to_lowercase(),
        name: name.to_owned(),
        cohort: "so".to_owned(),
        value: 0.25,
        part: None,
        whole: None,
        missing,
        pull: 0.1,
    };
    AggregateLine {
        cohort: Some("so".to_owned()),
        cohort_title: Some(Text::new("Sở", "Departments")),
        goal: 0.5,
        value,
        part: None,
        whole: None,
        gap: value.map(|value| value - 0.5),
        missing,
        counted: 2,
        of: 4,
        status,
        absent: vec![
            Absent { agency: "x".to_owned(), name: "X".to_owned(), cause: AbsentCause::Missing },
            Absent { agency: "y".to_owned(), name: "Y".to_owned(), cause: AbsentCause::NotSubmitted },
        ],
        behind: vec![behind("A", 2.0000000001), behind("B", 0.5)],
    }
}

#[test]
fn what_is_missing_is_told_in_the_unit_of_its_measure() {
    let open = line(Some(0.3), Some(2.2), Status::Open);
    assert_eq!(
        told(aggregate("ratio", "at-least", true, open.clone()), Language::En)[2..],
        [
            "  Departments: NOT YET REACHED, still time: 30 % of 50 %, due 30/06/2025, 3 more needed; figures of 2 of 4 \
         agencies (1 not submitted, 1 left empty) [6.a ÷ 6.b]",
            "    pulled down by: A 25 % (−2); B 25 % (−1)",
        ]
    );
    let missed = line(Some(0.8), Some(0.3), Status::Missed);
    assert_eq!(
        told(aggregate("mean", "at-most", true, missed), Language::Vi)[2..],
        [
            "  Sở: KHÔNG ĐẠT: 80 % / 50 %, hạn 30/06/2025, còn thừa 30 điểm %; số liệu 2/4 đơn vị (1 chưa nộp, 1 bỏ trống) \
         [6.a ÷ 6.b]",
            "    kéo xuống: A 25 % (−200 điểm %); B 25 % (−50 điểm %)",
        ]
    );
    let agencies = told(aggregate("agencies", "at-least", true, open), Language::En);
    assert!(agencies[2].contains("3 more agencies needed"), "{}", agencies[2]);
    assert_eq!(agencies[3], "    pulled down by: A; B");
}

#[test]
fn those_behind_are_not_told_of_a_goal_that_is_reached_or_not_measured() {
    let reached = told(aggregate("ratio", "at-least", false, line(Some(0.75), None, Status::Reached)), Language::En);
    assert_eq!(
        reached[2..],
        ["  Departments: REACHED: 0.75 of 0.5, due 30/06/2025; figures of 2 of 4 agencies \
                               (1 not submitted, 1 left empty) [6.a ÷ 6.b]"]
    );
    let unknown = told(aggregate("ratio", "at-least", true, line(None, None, Status::Unknown)), Language::En);
    assert!(unknown[2].starts_with("  Departments: NO FIGURE: – of 50 %"), "{}", unknown[2]);
    assert_eq!(unknown.len(), 3);
}

#[test]
fn a_set_without_targets_says_so() {
    let standing = Standing { until: "2023-12-31".to_owned(), targets: Vec::new() };
    let told = screen("Bộ thử", &standing, Language::En);
    assert_eq!(told.lines().last(), Some("The criteria set names no target that can be measured."));
}

/// The cells of a sheet that hold something, row by row.
#[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
fn sheet(file: &std::path::Path, tab: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range(tab).unwrap();
    let cells = |row: &[Data]| row.iter().map(ToString::to_string).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    range.rows().map(cells).filter(|row| !row.is_empty()).collect()
}

/// A share that grows by 1 each year, and is to be 10 in 2026.
fn growing() -> Outcome {
    let year = |year: i16| SeriesLine {
        year,
        producer: "GSO".to_owned(),
        releases: vec![Release {
            value: f64::from(year) - 2020.0,
            kind: FigureKind::Actual,
            release: String::new(),
            source: format!("s.csv:{year}: GSO"),
        }],
        goal: None,
        gap: None,
        reached: None,
    };
    let projection = Projection {
        first: 2021,
        last: 2023,
        years: 3,
        slope: 1.0,
        forecast: 6.0,
        low: 4.0,
        high: 8.0,
        arrival: None,
        earliest: None,
        latest: None,
    };
    let outlook = Outlook {
        producer: "GSO".to_owned(),
        year: 2026,
        goal: 10.0,
        last_year: 2023,
        last: 3.0,
        gap: -7.0,
        needed: 7.0 / 3.0,
        projection: Some(projection),
        on_track: Some(false),
        source: "s.csv:2023: GSO".to_owned(),
    };
    Outcome::Series {
        table: Text::new("Bảng", ""),
        subject: "C".to_owned(),
        unit: "%".to_owned(),
        years: vec![year(2021), year(2022), year(2023)],
        outlooks: vec![outlook],
    }
}

/// A run of a place, of an aggregate and of a series, in a folder of its own.
fn rendered() -> (tempfile::TempDir, std::path::PathBuf) {
    let line = line(Some(0.3), Some(2.2), Status::Open);
    let progress = |target: &str, outcome| Progress {
        target: target.to_owned(),
        title: Text::new("=Mục tiêu", "Target"),
        official: false,
        basis: "thử".to_owned(),
        outcome,
    };
    let targets = vec![
        progress("r", rank(place(Some(3), 0.5))),
        progress("a", aggregate("ratio", "at-least", true, line)),
        progress("s", growing()),
    ];
    let measured = Standing { until: "2023-12-31".to_owned(), targets };
    let (fixture, home) = (Fixture::new(), tempfile::tempdir().unwrap());
    let out = home.path().join("out");
    let report = Report { standing: &measured, ..fixture.report(Language::Vi) };
    render(&report, &out, &()).unwrap();
    (home, out)
}

#[test]
fn a_run_keeps_its_standing_in_tables() {
    let (_home, out) = rendered();
    let csv = std::fs::read_to_string(out.join("standing.csv")).unwrap();
    let rows: Vec<_> = csv.lines().skip(1).collect();
    assert_eq!(
        rows[0],
        "r,'=Mục tiêu,rank,2023,,0.5,0.7,3,3,-0.19999999999999996,false,\"index.csv: so, c\",missed,\
        computed,,,,,,,,2,,B,A,0.9,,,,,,,,,,,,"
    );
    assert_eq!(
        rows[1],
        "a,'=Mục tiêu,aggregate,2025-06-30,,0.3,0.5,,4,-0.2,false,metrics.csv: ratio 6.a ÷ 6.b,open,\
        computed,,so,2025-06-30,2,,,2.2,,,,,,,,,,,,,,,,,"
    );
    let agencies = std::fs::read_to_string(out.join("standing-agencies.csv")).unwrap();
    let rows: Vec<_> = agencies.lines().collect();
    assert_eq!(
        rows[1..],
        [
            "a,so,0.5,a,A,behind,0.25,,,2.0000000001,0.1",
            "a,so,0.5,b,B,behind,0.25,,,0.5,0.1",
            "a,so,0.5,x,X,missing,,,,,",
            "a,so,0.5,y,Y,not-submitted,,,,,",
        ]
    );
}

#[test]
fn the_sheet_tells_the_lines_target_by_target() {
    let (_home, out) = rendered();
    let rows = sheet(&out.join("ranking.xlsx"), "Mục tiêu");
    let has = |cells: &[&str]| assert!(rows.iter().any(|row| row == cells), "{cells:?} {rows:#?}");
    has(&["=Mục tiêu"]);
    let (cohort, title, note) = ("Sở: ngành", "tổng hợp số liệu các đơn vị", "(1 chưa nộp, 1 bỏ trống)");
    has(&[cohort, title, "30/06/2025", "0.3", "0.5", "-0.2", "2.2", "4", "2", "CHƯA ĐẠT, còn hạn", note]);
    let note = "trên: 1. A 0,9 (+0,4) [index.csv]";
    has(&["C", "thứ hạng", "2023", "0.5", "0.7", "-0.19999999999999996", "3", "3", "KHÔNG ĐẠT", note]);
}

#[test]
fn those_who_are_behind_a_goal_stand_below_it() {
    let (_home, out) = rendered();
    let rows = sheet(&out.join("ranking.xlsx"), "Mục tiêu theo đơn vị");
    let has = |cells: &[&str]| assert!(rows.iter().any(|row| row == cells), "{cells:?} {rows:#?}");
    has(&["Sở: ngành – =Mục tiêu"]);
    has(&["A", "kéo xuống", "Sở: ngành", "0.25", "0.5", "-0.25", "2.0000000001", "0.1"]);
    has(&["Y", "chưa nộp", "tất cả đơn vị liên quan", "0.5"]);
}

#[test]
fn charts_refer_to_the_figures_beside_them() {
    let (_home, out) = rendered();
    let rows = sheet(&out.join("ranking.xlsx"), "Biểu đồ mục tiêu");
    let has = |cells: &[&str]| assert!(rows.iter().any(|row| row == cells), "{cells:?} {rows:#?}");
    has(&["3. C", "0.5", "0.7", "-0.19999999999999996"]);
    has(&["GSO", "số đã công bố", "2022", "2"]);
    has(&["xu thế GSO", "xu thế", "2023", "3"]);
    has(&["xu thế GSO", "xu thế", "2026", "6", "2"]);
    has(&["Mục tiêu", "2026", "10"]);
    has(&["Sở: ngành – =Mục tiêu", "0.3", "0.5", "-0.2"]);
    let parts = parts(&std::fs::read(out.join("ranking.xlsx")).unwrap());
    let charts: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).collect();
    assert_eq!(charts.len(), 3, "neighbours, series, aggregates; equal pulls need no chart");
    let series = charts.iter().find(|(_, chart)| chart.contains("xu thế GSO")).unwrap().1;
    assert!(series.contains("<c:errBars>") && series.contains("<c:max val=\"2026\"/>"), "{series}");
    assert!(series.contains("<c:f>'Biểu đồ mục tiêu'!$D$"), "{series}");
}

#[test]
fn the_screen_is_told_from_the_folder_of_the_run() {
    let (_home, out) = rendered();
    let told = standing(&out, Language::En).unwrap();
    assert!(told.contains("Target [r]") && told.contains("    pulled down by: A 25 % (−2)"), "{told}");
    std::fs::write(out.join(super::FILE), "{").unwrap();
    assert!(matches!(standing(&out, Language::En), Err(RunError::Unreadable { .. })));
}
