use calamine::Data;
use dti_diagnostics::{Findings, Language};
use dti_engine::changes::Period;

use super::Previous;
use crate::fixture::Fixture;
use crate::render_tests::{Rendered, at, text};
use crate::{PastRun, Report, YearOnYear, render};

/// A run that is compared with itself as it was read back.
fn compared() -> (tempfile::TempDir, PastRun) {
    let (fixture, first) = (Fixture::new(), Rendered::new());
    let mut findings = Findings::new();
    let past = PastRun::read(&first.out(), &mut findings).unwrap();
    let report = fixture.report(Language::En);
    let present = Period { set: report.set, scores: report.scores, index: report.index };
    let changes = past.compared_with(present, &mut findings).unwrap();
    let report = Report { previous: Some(Previous { run: &past, changes: &changes }), ..report };
    let home = tempfile::tempdir().unwrap();
    render(&report, &home.path().join("out"), &()).unwrap();
    assert!(findings.is_empty(), "{}", findings.render(Language::En));
    (home, past)
}

#[test]
fn the_ranking_shows_the_changes_beside_the_index() {
    let (home, _past) = compared();
    let run = Rendered::in_folder(home);
    let sheet = run.sheet("ranking.xlsx", "Ranking Departments");
    let row = |row: u32| (0..=10).map(|column| at(&sheet, row, column)).collect::<Vec<_>>();
    assert_eq!(row(3)[7..9], [text("Previous rank"), text("Change of rank")]);
    assert_eq!(row(3)[9..11], [text("Previous index"), text("Change of index")]);
    assert_eq!(row(4)[7..11], [1.0, 0.0, 0.89375, 0.0].map(Data::Float), "{:?}", row(4));
    let not_scored: Vec<_> = (4..9).map(row).filter(|row| row[1] == text("b1")).collect();
    assert_eq!([&not_scored[0][7], &not_scored[0][9]], [&text("not scored now"), &text("not scored now")]);
    let summary = run.sheet("agencies/a1.xlsx", "Summary");
    let fact = |label: &str| {
        let row = (0..40).find(|&row| at(&summary, row, 0) == text(label)).unwrap_or_else(|| panic!("no `{label}`"));
        at(&summary, row, 2)
    };
    assert_eq!(["Previous rank", "Change of index"].map(fact), [1.0, 0.0].map(Data::Float));
}

#[test]
fn the_sheet_of_changes_says_what_changed_or_why_nothing_is_said() {
    let (home, _past) = compared();
    let sheet = Rendered::in_folder(home).sheet("ranking.xlsx", "Changes");
    let row = |code: &str, of: &str| {
        let row = (4..40).find(|&row| at(&sheet, row, 0) == text(code) && at(&sheet, row, 2) == text(of)).unwrap();
        (3..11).map(|column| at(&sheet, row, column)).collect::<Vec<_>>()
    };
    let number = Data::Float;
    let whole = row("a1", "Total");
    assert_eq!(whole[..4], [number(1.0), number(1.0), number(0.0), Data::Empty]);
    assert_eq!((&whole[6], &whole[7]), (&number(0.0), &Data::Empty));
    assert_eq!(row("a1", "1. Awareness")[..3], [Data::Empty, Data::Empty, Data::Empty]);
    assert_eq!(row("a1", "1. Awareness")[6], number(0.0));
    let unscored = row("b1", "Total");
    assert_eq!((&unscored[3], &unscored[7]), (&text("not scored now"), &text("not scored now")));
}

#[test]
fn a_run_read_back_and_compared_with_itself_has_changes_of_nothing_only() {
    let (_home, past) = compared();
    let changes = super::year_on_year(&past, &past, &mut Findings::new()).unwrap();
    let compared = YearOnYear { before: &past.set, now: &past.set, changes: &changes };
    let table = String::from_utf8(compared.table(Language::Vi).unwrap()).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> = rows.deserialize().collect::<Result<_, _>>().unwrap();
    assert!(rows.iter().any(|row| row[20] == "true" && row[3] == "indicator"));
    for row in rows {
        let changes = row[17..20].join("");
        assert!(changes.chars().all(|digit| digit == '0'), "{row:?}");
        assert_eq!(row[20] == "true", row[21].is_empty(), "{row:?}");
    }
}
