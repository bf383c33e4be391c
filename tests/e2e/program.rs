//! Runs of the program `dti`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// What a run of the program left behind.
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `dti`, with compiled plugins kept for all tests of a build.
pub(crate) fn dti(arguments: &[&str]) -> Outcome {
    dti_in(Path::new("."), arguments)
}

/// Runs `dti` in a folder.
pub(crate) fn dti_in(folder: &Path, arguments: &[&str]) -> Outcome {
    dti_with(folder, arguments, &[])
}

/// Runs `dti` in a folder with variables of the environment.
pub(crate) fn dti_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    dti_cached(folder, arguments, variables, cache())
}

/// The same, with compiled plugins kept elsewhere.
pub(crate) fn dti_cached(folder: &Path, arguments: &[&str], variables: &[(&str, &str)], cache: &str) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
    command.envs(variables.iter().copied());
    let output = command.current_dir(folder).args(arguments).args(["--cache", cache]).output();
    let output = output.expect("the program starts");
    Outcome {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("it prints UTF-8"),
        err: String::from_utf8(output.stderr).expect("it prints UTF-8"),
    }
}

/// Runs `dti`, which must succeed.
pub(crate) fn dti_succeeds(arguments: &[&str]) -> Outcome {
    let outcome = dti(arguments);
    assert_eq!(outcome.code, 0, "{}\n{}", outcome.out, outcome.err);
    outcome
}

/// Where compiled plugins are kept for all tests of a build.
pub(crate) fn cache() -> &'static str {
    static CACHE: LazyLock<String> = LazyLock::new(|| path(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("plugins")));
    &CACHE
}

/// A path as an argument.
pub(crate) fn path(path: &Path) -> String {
    path.to_str().expect("the path is UTF-8").to_owned()
}

/// A file of the folder `tests/cases`.
pub(crate) fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name)
}

/// The rows of a CSV file by heading.
pub(crate) fn rows(file: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("it is a table")
}

/// The bytes of all files below a folder, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("it is a folder") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&path).expect("it can be read"));
        }
    }
    files
}
