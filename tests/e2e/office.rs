//! The workbooks of a run, recalculated by another program: every formula gives what the engine says.

use std::fs;
use std::path::{Path, PathBuf};

use dti_tests::hcmc;
use dti_tests::office::{Office, differences, formulas};

use crate::program::{dti_succeeds, path};

/// Scores the sample case, and gives the folder of the run.
fn sample_run(folder: &Path) -> PathBuf {
    let (submissions, results) = (folder.join("submissions"), folder.join("results"));
    fs::create_dir(&submissions).expect("a folder can be made");
    hcmc::write_case(&submissions).expect("the case can be written");
    dti_succeeds(&["score", hcmc::SET, "--submissions", &path(&submissions), "--out", &path(&results)]);
    results
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read").map(|entry| entry.expect("it is there").path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "xlsx")).collect()
}

#[test]
fn recalculated_every_formula_equals_the_value_beside_it() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let results = sample_run(folder.path());
    let (mut books, recalculated) = (workbooks(&results.join("agencies")), folder.path().join("recalculated"));
    books.push(results.join("ranking.xlsx"));
    Office::open().recalculate(&books, &recalculated);
    let (mut wrong, mut without) = (Vec::new(), 0);
    for book in &books {
        let name = book.file_name().expect("it is a file");
        let written = formulas(book);
        without += usize::from(written.is_empty());
        let found = differences(&written, &formulas(&recalculated.join(name)));
        wrong.extend(found.into_iter().map(|line| format!("{}: {line}", name.display())));
    }
    // An agency with errors has no points that could add up.
    assert!(without < books.len() / 4, "{without} of {} workbooks have no formulas", books.len());
    assert!(wrong.is_empty(), "{} of the formulas differ:\n{}", wrong.len(), wrong.join("\n"));
}
