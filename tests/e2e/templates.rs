//! Templates that a clerk fills in with `LibreOffice`: read without a finding, every figure as it was typed.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::Findings;
use dti_engine::submissions::{self, Reading};
use dti_tests::clerk::{self, Figure, Filling};
use dti_tests::office::{Office, differences, formulas};

use crate::program::{case, dti, dti_succeeds, path, rows};

/// Templates of a set that were filled in.
struct Filled {
    home: tempfile::TempDir,
    set: CriteriaSet,
    fillings: Vec<Filling>,
}

impl Filled {
    /// Lets the program write templates of a set for some agencies, or for all, and a clerk fill them in.
    fn new(set: &str, agencies: &[&str], change: impl Fn(&str, &mut Filling)) -> Self {
        let home = tempfile::tempdir().expect("a folder can be made");
        let templates = home.path().join("templates");
        let mut arguments = vec!["template".to_owned(), set.to_owned(), "--out".to_owned(), path(&templates)];
        arguments.extend(agencies.iter().flat_map(|code| ["--agency".to_owned(), (*code).to_owned()]));
        dti_succeeds(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let mut findings = Findings::new();
        let source = Source::find(set, &mut findings).expect("the set is there");
        let set = CriteriaSet::load(&source, &mut findings).expect("the set is sound");
        let named = |code: &str| agencies.is_empty() || agencies.contains(&code);
        let asked = (0..set.agencies().len()).filter(|&agency| named(&set.agencies()[agency].code));
        let fillings: Vec<_> = asked
            .map(|agency| {
                let code = &set.agencies()[agency].code;
                let mut filling = Filling::of(&set, agency, &templates.join(format!("{code}.xlsx")));
                change(code, &mut filling);
                filling
            })
            .collect();
        std::fs::create_dir(home.path().join("filled")).expect("a folder can be made");
        clerk::fill_in(&fillings, &home.path().join("filled"));
        Self { home, set, fillings }
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("filled")
    }

    /// Reads the forms and compares every figure with what was typed.
    fn arrives(&self) {
        let mut findings = Findings::new();
        let read =
            submissions::read(&self.set, &self.folder(), Reading::here(), &mut findings).expect("they can be read");
        assert_eq!(read.list.iter().filter(|one| one.handed_in).count(), self.fillings.len());
        for (submission, filling) in read.list.iter().filter(|one| one.handed_in).zip(&self.fillings) {
            let code = &self.set.agencies()[submission.agency].code;
            assert_eq!(submission.answers.len(), filling.figures.len(), "{code}");
            for Figure { indicator, input, value, .. } in &filling.figures {
                let position = self.set.indicator(indicator).expect("it is in the set");
                let number = self.set.indicators()[position].input(input).expect("it is in the set");
                let found = submission.answers.get(&(position, number)).map(|answer| answer.value);
                assert_eq!(found, Some(*value), "{code} {indicator}.{input}");
            }
            let telephone = submission.information.iter().find(|(label, _)| label == "Điện thoại");
            assert_eq!(telephone.map(|(_, value)| value.as_str()), Some(clerk::TELEPHONE));
            let mut cited = submission.entries.values().filter(|entry| !entry.documents.is_empty());
            assert!(cited.all(|entry| entry.documents.len() == 2 && entry.explanation == clerk::EXPLANATION));
        }
    }
}

/// The codes of the findings that a run of the program told, but those of agencies that handed nothing in.
fn codes(told: &str) -> Vec<&str> {
    let heads = told.lines().filter(|line| !line.starts_with(' '));
    let codes = heads.filter_map(|line| Some(line.split_once("]: ")?.0.split_once('[')?.1));
    codes.filter(|code| *code != "submission-missing").collect()
}

fn check(set: &str, folder: &Path) -> (i32, Vec<String>) {
    let outcome = dti(&["check", set, "--submissions", &path(folder)]);
    (outcome.code, codes(&outcome.err).into_iter().map(str::to_owned).collect())
}

/// A made-up set, all of whose agencies hand their forms in.
static ALL: LazyLock<Filled> = LazyLock::new(|| Filled::new(&path(&case("outcomes-2025/set")), &[], |_, _| {}));

/// A city's set with every kind of figure: one form is right, but somebody tried to change its locked cells; in the
/// other a part exceeds its whole.
static CITY: LazyLock<Filled> = LazyLock::new(|| {
    Filled::new("hcmc-2023", &["so-y-te", "quan-1"], |agency, filling| match agency {
        "so-y-te" => {
            filling.also("B1", "quan-1");
            filling.also("B3", "hcmc-2022");
        }
        _ => {
            filling.retype("2.2", "a", 120);
            filling.retype("2.2", "b", 100);
        }
    })
});

#[test]
fn what_a_clerk_fills_in_is_read_without_a_finding_and_scored() {
    let set = path(&case("outcomes-2025/set"));
    ALL.arrives();
    // The set itself has a gap between its classes on purpose.
    let of_the_set = dti(&["check", &set]);
    let outcome = dti(&["check", &set, "--submissions", &path(&ALL.folder())]);
    assert_eq!((outcome.code, outcome.err), (0, of_the_set.err));
    let results = ALL.home.path().join("results");
    dti_succeeds(&["score", &set, "--submissions", &path(&ALL.folder()), "--out", &path(&results)]);
    let metrics = rows(&results.join("metrics.csv"));
    let share = metrics.iter().find(|row| row["agency"] == "so-a" && row["indicator"] == "1.1").expect("it is there");
    assert_eq!((share["value"].as_str(), share["raw"].as_str()), ("0.31", "31 %"));
}

#[test]
fn a_template_of_the_last_edition_is_refused_by_name() {
    let text = std::fs::read_to_string(case("outcomes-2025/set/set.toml")).expect("it can be read");
    let next = ALL.home.path().join("outcomes-2026");
    std::fs::create_dir(&next).expect("a folder can be made");
    let text = text
        .replace("outcomes-2025", "outcomes-2026")
        .replace("{ from = 2025-01-01, to = 2025-12-31 }", "{ from = 2026-01-01, to = 2026-12-31 }");
    std::fs::write(next.join("set.toml"), text).expect("a file can be written");
    std::fs::copy(case("outcomes-2025/set/agencies.csv"), next.join("agencies.csv")).expect("it can be copied");
    let outcome = dti(&["check", &path(&next), "--submissions", &path(&ALL.folder()), "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    let told = codes(&outcome.err);
    assert_eq!(told.iter().filter(|code| **code == "template-of-other-edition").count(), 8, "{}", outcome.err);
    assert!(outcome.err.contains("dti template outcomes-2026 --agency so-a"), "{}", outcome.err);
    assert!(!told.contains(&"answer-missing"), "nobody looked at the rows: {}", outcome.err);
}

#[test]
fn forms_with_every_kind_of_figure_arrive_and_their_locked_cells_stay() {
    CITY.arrives();
    let shown = clerk::shown(&CITY.folder().join("so-y-te.xlsx"));
    assert!(!shown.checks.is_empty() && shown.checks.iter().all(|check| check == "đủ"), "{:?}", shown.checks);
    let typed = u32::try_from(CITY.fillings[0].asked()).expect("a form is small");
    assert_eq!(shown.entered, f64::from(typed));
}

#[test]
fn what_is_wrong_in_a_form_is_told_beside_its_row_and_by_the_program() {
    let shown = clerk::shown(&CITY.folder().join("quan-1.xlsx"));
    let wrong: Vec<_> = shown.checks.iter().filter(|check| *check != "đủ").collect();
    assert_eq!(wrong, ["sai: (1) lớn hơn (2)"]);
    assert_eq!(check("hcmc-2023", &CITY.folder()), (1, vec!["part-above-whole".to_owned()]));
}

#[test]
fn an_untouched_template_shows_what_a_spreadsheet_calculates() {
    let template = CITY.home.path().join("templates/so-y-te.xlsx");
    let calculated = CITY.home.path().join("calculated");
    Office::open().recalculate(std::slice::from_ref(&template), &calculated);
    let (written, calculated) = (formulas(&template), formulas(&calculated.join("so-y-te.xlsx")));
    assert!(written.len() > 30, "counters and checks: {}", written.len());
    assert_eq!(differences(&written, &calculated), Vec::<String>::new());
}
