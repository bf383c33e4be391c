//! Equal input gives equal bytes, whatever the number of threads, the cache, the order and the place of files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dti_tests::hcmc;
use tempfile::TempDir;

use crate::program::{cache, case, dti_cached, dti_succeeds, files, path};

type Files = BTreeMap<String, Vec<u8>>;

/// Submissions, decisions of the council, and an earlier run.
struct Inputs {
    home: TempDir,
}

impl Inputs {
    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let inputs = Inputs { home: tempfile::tempdir().expect("a folder can be made") };
    fs::create_dir(inputs.at("submissions")).expect("a folder can be made");
    hcmc::write_case(&inputs.at("submissions")).expect("the case can be written");
    let decisions = case("hcmc-2023/appraisal");
    copy(&decisions.join("tham-dinh-gia-lap.csv"), &inputs.at("tham-dinh.csv"));
    copy(&decisions.join("phuc-tra-gia-lap.csv"), &inputs.at("phuc-tra.csv"));
    let (submissions, out) = (path(&inputs.at("submissions")), path(&inputs.at("earlier")));
    dti_succeeds(&["score", hcmc::SET, "--submissions", &submissions, "--out", &out, "--at", "2024-01-15"]);
    inputs
});

static EXPECTED: LazyLock<Files> = LazyLock::new(|| run(INPUTS.home.path(), &["--jobs", "1"], &[], cache()));

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("the file can be copied");
}

/// What a run writes that is made in the folder of its inputs.
fn run(home: &Path, options: &[&str], variables: &[(&str, &str)], cache: &str) -> Files {
    let out = tempfile::tempdir().expect("a folder can be made");
    let results = path(&out.path().join("results"));
    let asked = ["score", hcmc::SET, "--submissions", "submissions", "--appraisal", "tham-dinh.csv"];
    let further = ["--appeal", "phuc-tra.csv", "--previous", "earlier", "--robustness=100", "--at", "2024-03-20"];
    let outcome = dti_cached(home, &[&asked[..], &further, &["--out", &results], options].concat(), variables, cache);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let mut files = files(Path::new(&results));
    // It says where this run's inputs and outputs lie.
    files.remove("inputs.json").expect("it is written");
    files
}

fn assert_equal(files: &Files) {
    assert_eq!(EXPECTED.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
    let differing: Vec<_> =
        EXPECTED.iter().filter(|(name, bytes)| files[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn the_number_of_threads_does_not_change_a_byte() {
    let polars = [("POLARS_MAX_THREADS", "1")];
    assert_equal(&run(INPUTS.home.path(), &["--jobs", "2"], &polars, cache()));
}

#[test]
fn more_threads_than_processors_and_a_cold_cache_do_not_change_a_byte() {
    let cold = tempfile::tempdir().expect("a folder can be made");
    let polars = [("POLARS_MAX_THREADS", "8")];
    assert_equal(&run(INPUTS.home.path(), &["--jobs", "8"], &polars, &path(cold.path())));
}

#[test]
fn neither_the_order_nor_the_place_of_files_nor_the_environment_changes_a_byte() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let submitted = files(&INPUTS.at("submissions"));
    // Written in the reverse order, on a path of other length.
    for (name, bytes) in submitted.iter().rev() {
        let to = home.path().join("Thư mục khác/submissions").join(name);
        fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(&to, bytes).expect("the file can be written");
    }
    let elsewhere = home.path().join("Thư mục khác");
    for (name, bytes) in files(&INPUTS.at("earlier")).iter().rev() {
        let to = elsewhere.join("earlier").join(name);
        fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(&to, bytes).expect("the file can be written");
    }
    copy(&INPUTS.at("phuc-tra.csv"), &elsewhere.join("phuc-tra.csv"));
    copy(&INPUTS.at("tham-dinh.csv"), &elsewhere.join("tham-dinh.csv"));
    let environment =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("RUST_LOG", "trace")];
    assert_equal(&run(&elsewhere, &[], &environment, cache()));
}

/// What the names of the files themselves are told in: where each figure was entered.
#[test]
fn names_of_files_change_only_what_names_them() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let renamed = home.path().join("submissions");
    for (name, bytes) in files(&INPUTS.at("submissions")) {
        let (stem, ending) = name.rsplit_once('.').expect("it has an ending");
        let to = renamed.join(format!("{stem}-x.{ending}"));
        fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(&to, bytes).expect("the file can be written");
    }
    let out = home.path().join("results");
    dti_succeeds(&["score", hcmc::SET, "--submissions", &path(&renamed), "--out", &path(&out), "--at", "2024-01-15"]);
    let (one, other) = (files(&INPUTS.at("earlier")), files(&out));
    for table in ["index.csv", "pillars.csv", "views.csv", "standing.csv", "attributes.csv"] {
        assert!(one[table] == other[table], "{table}");
    }
}
