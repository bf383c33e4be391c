//! The workbooks of a run, recalculated by another program: every formula gives what the engine says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dti_tests::hcmc;
use dti_tests::office::{Formulas, Office, differences, formulas};

use crate::program::{case, dti_succeeds, path};

/// Scores the sample case into a folder of this name, and gives it.
fn score(folder: &Path, name: &str, further: &[&str]) -> PathBuf {
    let results = folder.join(name);
    let (submissions, out) = (path(&folder.join("submissions")), path(&results));
    dti_succeeds(&[&["score", hcmc::SET, "--submissions", &submissions, "--out", &out], further].concat());
    results
}

/// A folder with the submissions of the sample case.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let submissions = folder.path().join("submissions");
    fs::create_dir(&submissions).expect("a folder can be made");
    hcmc::write_case(&submissions).expect("the case can be written");
    folder
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read").map(|entry| entry.expect("it is there").path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "xlsx")).collect()
}

/// Recalculates workbooks, demands that every formula gives the value beside it, and gives the formulas of each.
fn recalculated(books: &[PathBuf], out: &Path) -> Vec<Formulas> {
    Office::open().recalculate(books, out);
    let mut wrong = Vec::new();
    let compare = |book: &PathBuf| {
        let (name, written) = (book.file_name().expect("it is a file"), formulas(book));
        let found = differences(&written, &formulas(&out.join(name)));
        wrong.extend(found.into_iter().map(|line| format!("{}: {line}", name.display())));
        written
    };
    let written = books.iter().map(compare).collect();
    assert!(wrong.is_empty(), "{} of the formulas differ:\n{}", wrong.len(), wrong.join("\n"));
    written
}

#[test]
fn recalculated_every_formula_equals_the_value_beside_it() {
    let folder = sample();
    let results = score(folder.path(), "results", &[]);
    let mut books = workbooks(&results.join("agencies"));
    books.push(results.join("ranking.xlsx"));
    let written = recalculated(&books, &folder.path().join("recalculated"));
    // An agency with errors has no points that could add up.
    let without = written.iter().filter(|formulas| formulas.is_empty()).count();
    assert!(without < books.len() / 4, "{without} of {} workbooks have no formulas", books.len());
}

#[test]
fn so_does_every_formula_about_appraisal_change_and_robustness() {
    let folder = sample();
    let previous = path(&score(folder.path(), "previous", &[]));
    let decided = |name: &str| path(&case(&format!("hcmc-2023/appraisal/{name}-gia-lap.csv")));
    let (appraisal, appeal) = (decided("tham-dinh"), decided("phuc-tra"));
    let decisions = ["--appraisal", &appraisal, "--appeal", &appeal];
    let results =
        score(folder.path(), "results", &[&decisions[..], &["--previous", &previous, "--robustness=100"]].concat());
    let written = recalculated(&[results.join("ranking.xlsx")], &folder.path().join("recalculated"));
    let sheets: BTreeSet<_> = written[0].keys().map(|(sheet, _)| sheet.as_str()).collect();
    for sheet in ["Thẩm định", "Thẩm định theo đơn vị", "Thay đổi"] {
        assert!(sheets.contains(sheet), "`{sheet}` has formulas: {sheets:?}");
    }
}
