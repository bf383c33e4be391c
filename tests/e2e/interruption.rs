//! A run that is interrupted leaves what was there before.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::program::{cache, case, dti, dti_succeeds, files, path};

const TURNS: u32 = 15;

/// A place for results.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder can be made"))
    }

    fn out(&self) -> PathBuf {
        self.0.path().join("results")
    }

    /// A run of the provinces on a day, which tells it from runs on others.
    fn arguments(&self, day: u32) -> Vec<String> {
        let submissions = path(&case("national-2024/submissions"));
        let (out, day) = (path(&self.out()), format!("2025-01-{day:02}"));
        let words =
            ["score", "national-2024", "--submissions", &submissions, "--out", &out, "--at", &day, "--cache", cache()];
        words.map(str::to_owned).to_vec()
    }

    fn command(&self, day: u32) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
        command.args(self.arguments(day)).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn score(&self, day: u32) -> Duration {
        let begin = Instant::now();
        assert!(self.command(day).status().expect("the program starts").success());
        begin.elapsed()
    }

    /// The day of the run that is there, which must be whole.
    fn day(&self) -> String {
        let outcome = dti(&["verify", &path(&self.out()), "--outputs-only"]);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        let record = fs::read(self.out().join("run.json")).expect("it is there");
        let record: serde_json::Value = serde_json::from_slice(&record).expect("it is JSON");
        record["at"].as_str().expect("it is a day").to_owned()
    }

    /// What lies beside the results.
    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("it is a folder").filter_map(Result::ok);
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "results").collect()
    }
}

#[test]
fn a_killed_run_leaves_the_old_results_or_the_new_ones() {
    let home = Home::new();
    home.score(1);
    let length = home.score(1);
    let mut expected = "2025-01-01".to_owned();
    for turn in 0..TURNS {
        let day = turn + 2;
        let mut child = home.command(day).spawn().expect("the program starts");
        std::thread::sleep(length * (turn + 1) / TURNS);
        child.kill().expect("it can be killed");
        let ended = child.wait().expect("it ends");
        let (new, found) = (format!("2025-01-{day:02}"), home.day());
        assert!(found == expected || found == new, "turn {turn}: {found}");
        assert!(!ended.success() || found == new, "turn {turn}: {found}");
        expected = found;
    }
    home.score(31);
    assert_eq!((home.day().as_str(), home.beside()), ("2025-01-31", vec![]));
}

/// Every write beyond a size fails, as on a full disk: with an error where the signal for it is ignored, and by the
/// signal where it is not.
#[test]
fn a_run_that_cannot_write_on_leaves_the_old_results() {
    let home = Home::new();
    home.score(1);
    let before = files(&home.out());
    let limited = |prelude: &str| {
        let script = format!("{prelude} ulimit -f 40; exec \"$0\" \"$@\"");
        let arguments = home.arguments(2);
        let output = Command::new("sh").arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_dti")).args(arguments).output();
        output.expect("a shell starts")
    };
    let refused = limited("trap '' XFSZ;");
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(told.contains("output-unwritable"), "{told}");
    assert!(files(&home.out()) == before);
    assert_eq!(home.beside(), Vec::<String>::new());
    assert!(!limited("").status.success());
    assert!(files(&home.out()) == before);
    home.score(3);
    assert_eq!((home.day().as_str(), home.beside()), ("2025-01-03", vec![]));
}

/// Fills a disk of its own: a run fits on it, and a second beside it does not. 98 and 97 tell which step went wrong.
const FULL_DISK: &str = r#"mount -t tmpfs -o size="$2"k tmpfs "$1" || exit 99
results=$1/results; shift 2
"$0" "$@" || exit 98
"$0" "$@"; code=$?
"$0" verify "$results" --outputs-only || exit 97
test "$(ls -A "$results/..")" = results || exit 96
exit $code"#;

/// A disk that is really full, where a test may mount one.
#[test]
fn a_full_disk_leaves_the_old_results() {
    let home = Home::new();
    home.score(1);
    let size = files(&home.out()).values().map(Vec::len).sum::<usize>() * 3 / 2 / 1024;
    fs::remove_dir_all(home.out()).expect("it can be removed");
    let mut command = Command::new("unshare");
    command.args(["-Urm", "sh", "-c", FULL_DISK, env!("CARGO_BIN_EXE_dti"), &path(home.0.path()), &size.to_string()]);
    let output = command.args(home.arguments(2)).output();
    let code = output.as_ref().ok().and_then(|output| output.status.code());
    let told =
        output.map_or_else(|error| error.to_string(), |output| String::from_utf8_lossy(&output.stderr).into_owned());
    if told.starts_with("unshare") || matches!(code, None | Some(99)) {
        return skip(&told);
    }
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("output-unwritable"), "{told}");
}

#[expect(clippy::print_stderr, reason = "whoever reads the tests should know")]
fn skip(reason: &str) {
    eprintln!("skipped, because no disk can be mounted here: {reason}");
}

#[test]
fn a_place_that_cannot_be_written_to_is_told() {
    let home = Home::new();
    fs::write(home.0.path().join("file"), "no folder").expect("the file can be written");
    let submissions = path(&case("national-2024/submissions"));
    let out = path(&home.0.path().join("file/results"));
    let outcome = dti(&["score", "national-2024", "--submissions", &submissions, "--out", &out, "--lang", "en"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("error[output-unwritable]") && outcome.err.contains("file"), "{}", outcome.err);
    assert_eq!(fs::read_to_string(home.0.path().join("file")).expect("it is there"), "no folder");
}

#[test]
fn other_commands_write_whole_files_or_none() {
    let home = Home::new();
    home.score(1);
    let (run, blocked) = (path(&home.out()), path(&home.0.path().join("there")));
    fs::create_dir(&blocked).expect("a folder can be made");
    fs::write(Path::new(&blocked).join("inside"), "kept").expect("the file can be written");
    for asked in [
        vec!["appraisal-template", &run, "--out", &blocked],
        vec!["compare", &run, &run, "--out", &blocked],
        vec!["robustness", &run, "--draws", "100", "--export", &blocked],
    ] {
        let outcome = dti(&asked);
        assert_eq!(outcome.code, 1, "{asked:?}: {}", outcome.err);
        assert!(outcome.err.contains("output-unwritable"), "{asked:?}: {}", outcome.err);
    }
    assert_eq!(home.beside(), ["there"]);
    dti_succeeds(&["robustness", &run, "--draws", "100", "--out", &path(&home.0.path().join("tables"))]);
    assert_eq!(files(&home.0.path().join("tables")).len(), 4);
}
