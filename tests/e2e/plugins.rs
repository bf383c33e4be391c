//! What authors of plugins do, from an empty folder to a file that a city trusts.

use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard};

use crate::program::{Outcome, dti_in, dti_with, path};

/// All projects share a target folder, so that the SDK and what it needs are compiled once.
static TARGET: LazyLock<Mutex<PathBuf>> =
    LazyLock::new(|| Mutex::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("authors")));

/// A project of its own, and the right to build: two builds at once would only wait for each other.
struct Author {
    home: tempfile::TempDir,
    target: MutexGuard<'static, PathBuf>,
}

impl Author {
    fn begins(name: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder can be made");
        let outcome = dti_in(home.path(), &["plugin", "new", name, "--lang", "rust", "--lang", "en"]);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        assert!(outcome.out.contains(&format!("dti plugin build {name}")), "{}", outcome.out);
        let target = TARGET.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Self { home, target }
    }

    fn dti(&self, arguments: &[&str]) -> Outcome {
        // What is needed was fetched when this workspace was built.
        let surroundings = [("CARGO_NET_OFFLINE", "true"), ("CARGO_TARGET_DIR", &path(&self.target))];
        dti_with(self.home.path(), arguments, &surroundings)
    }

    fn succeeds(&self, arguments: &[&str]) -> String {
        let outcome = self.dti(arguments);
        assert_eq!(outcome.code, 0, "{}\n{}", outcome.out, outcome.err);
        outcome.out
    }

    /// What is told when it fails.
    fn fails(&self, arguments: &[&str]) -> String {
        let outcome = self.dti(arguments);
        assert_eq!(outcome.code, 1, "{}\n{}", outcome.out, outcome.err);
        outcome.err
    }

    fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.file(name), text).expect("the file can be written");
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.file(name)).expect("the file is there");
        assert!(text.contains(from), "{from} in {text}");
        self.write(name, &text.replace(from, to));
    }
}

fn assert_tells(told: &str, words: &[&str]) {
    for word in words {
        assert!(told.contains(word), "{word} in\n{told}");
    }
}

#[test]
fn a_plugin_is_begun_built_checked_tested_and_run() {
    let author = Author::begins("tien-do");
    let built = author.succeeds(&["plugin", "build", "tien-do", "--lang", "en"]);
    assert_tells(&built, &["tien-do/tien-do.wasm is written", "imports nothing", "tien-do 0.1.0 · dti:scoring/rules@"]);

    let file = "tien-do/tien-do.wasm";
    let checked = author.succeeds(&["plugin", "check", file, "--lang", "en"]);
    assert_tells(&checked, &["inputs: `value` (number ↑)", "3 from the cases", "laws kept: 9 of 9", "KiB of memory"]);
    let tested = author.succeeds(&["plugin", "test", file]);
    assert_eq!(tested.trim(), "4 ví dụ đều đúng.");

    author.write("figures.csv", "Đơn vị,value,note\nSở A,50,x\nSở B,,\nSở C,66,\n");
    let parameters = r#"{"goal": 60, "start": 20}"#;
    let run = ["plugin", "run", file, "--csv", "figures.csv", "--parameters", parameters, "--reasons", "--lang", "en"];
    let told = author.succeeds(&run);
    assert_tells(
        &told,
        &[
            "Sở A           7.5  (50 − 20) / (60 − 20) = 75 % × 10 = 7.5",
            "Sở B      withheld  `value` is missing",
            "counted as 100 % × 10 = 10",
            "Columns that the rule does not read: `note`",
            "fuel ",
        ],
    );
    mistakes_at_run(&author, file);
    mistakes_in_cases(&author);
    mistakes_in_the_project(&author);
}

fn mistakes_at_run(author: &Author, file: &str) {
    let run = |parameters: &str, csv: &str| {
        let arguments = ["plugin", "run", file, "--csv", csv, "--parameters", parameters, "--lang", "en"];
        author.fails(&arguments)
    };
    assert_tells(&run("{goal: 60}", "figures.csv"), &["argument-unfit", "is not JSON", "line 1 column 2"]);
    assert_tells(&run("nowhere.json", "figures.csv"), &["argument-unfit", "cannot be read"]);
    assert_tells(
        &run(r#"{"gaol": 60}"#, "figures.csv"),
        &["/gaol", "there is no such parameter, only `goal`, `start`"],
    );
    assert_tells(&run(r#"{"goal": 60}"#, "nowhere.csv"), &["table-unfit", "nowhere.csv"]);
    author.write("other.csv", "Đơn vị,values\nSở A,50\n");
    assert_tells(
        &run(r#"{"goal": 60}"#, "other.csv"),
        &["the column `value` is missing; there are: `Đơn vị`, `values`"],
    );
    author.write("comma.csv", "Đơn vị;value\nSở A,\"7,5\"\n".replace(';', ",").as_str());
    assert_tells(&run(r#"{"goal": 60}"#, "comma.csv"), &["“7,5” is not a number such as 12.5", "comma.csv, B2"]);
    let unknown = author.fails(&["plugin", "run", file, "--rule", "linear", "--csv", "figures.csv", "--lang", "en"]);
    assert_tells(&unknown, &["rule-unknown", "`linear`", "there are: `tien-do`"]);
}

fn mistakes_in_cases(author: &Author) {
    author.edit("tien-do/cases.toml", "earns = 7.5", "earns = 8");
    author.edit("tien-do/cases.toml", "refuses = \"/goal\"", "refuses = \"/start\"");
    let told = author.fails(&["plugin", "test", "tien-do/tien-do.wasm", "--lang", "en"]);
    assert_tells(
        &told,
        &[
            "case-fails",
            "the case “Ba phần tư quãng đường” fails: expected 8, earned 7.5 ((50 − 20) / (60 − 20) = 75 % × 10 = 7,5)",
            "--> tien-do/cases.toml:4:1",
            "a complaint about `/start` is expected, but it is: `/goal`: must be above `start`",
        ],
    );
    author.edit("tien-do/cases.toml", "earns = 8", "earn = 8");
    let told = author.fails(&["plugin", "test", "tien-do/tien-do.wasm", "--lang", "en"]);
    assert_tells(&told, &["cases-unreadable", "unknown field `earn`", "tien-do/cases.toml:9:1"]);
}

fn mistakes_in_the_project(author: &Author) {
    assert_tells(
        &author.fails(&["plugin", "build", ".", "--lang", "en"]),
        &["plugin-project-missing", "dti plugin new"],
    );
    author.edit(
        "tien-do/src/linear.rs",
        "complaints.settle(Self { start, goal })",
        "complaints.settle(Self { start, gaol })",
    );
    let told = author.fails(&["plugin", "build", "tien-do", "--lang", "en"]);
    assert_tells(&told, &["error[plugin-faulty]", "has no field named `gaol`", "--> tien-do/src/linear.rs:4"]);
    author.edit("tien-do/Cargo.toml", "serde = {", "serdee = {");
    let told = author.fails(&["plugin", "build", "tien-do", "--lang", "en"]);
    assert_tells(&told, &["plugin-not-built", "serdee"]);
}

#[test]
fn every_law_that_a_rule_breaks_is_told_with_a_small_counter_example() {
    let author = Author::begins("naughty");
    author.write("naughty/src/lib.rs", include_str!("fixtures/naughty.rs"));
    author.succeeds(&["plugin", "build", "naughty", "--out", "naughty.wasm"]);
    let told = author.fails(&["plugin", "check", "naughty.wasm", "--lang", "en", "--tries", "12"]);
    for (rule, law, example) in [
        ("answers", "answers", "panicked: src/lib.rs:"),
        ("endless", "answers", "units of fuel (in `dti_plugin_naughty::endless`"),
        ("shape", "shape", "a reason that has line ends"),
        ("bounds", "bounds", "points, but 0 to 10 are allowed"),
        ("order", "order", "`value` = [–; –]: in another order the agencies should earn [5; 10], but earn [10; 5]"),
        ("reasons", "reasons", "`value` = [0]"),
        ("alone", "alone", "`value` = [–; 1]: [0] among the others, but [10] alone"),
        ("direction", "direction", "raising `value` of agency 1 from 0 to 0.01 moves its points from 10 to 9.99"),
    ] {
        let start = format!("error[law-broken]: the rule `{rule}` breaks the law `{law}`");
        let finding = told.split("\n\n").find(|finding| finding.starts_with(&start));
        let finding = finding.unwrap_or_else(|| panic!("{start} in\n{told}"));
        assert!(finding.contains(example), "{example} in\n{finding}");
    }
    assert_tells(&told, &["warning[law-unseen]: the rule `unseen`", "called by"]);
    assert!(!told.contains("`remembers`"), "{told}");
}

#[test]
fn a_missing_target_or_tool_is_told_with_the_way_to_install_it() {
    let author = Author::begins("thu");
    let with = |name: &'static str, value: &str| {
        let outcome = dti_with(author.home.path(), &["plugin", "build", "thu", "--lang", "en"], &[(name, value)]);
        assert_eq!(outcome.code, 1);
        outcome.err
    };
    assert_tells(
        &with("RUSTC", "no-such-rustc"),
        &["plugin-not-built", "`no-such-rustc` is not installed", "https://rustup.rs"],
    );
    assert_tells(&with("CARGO", "no-such-cargo"), &["`no-such-cargo` is not installed", "https://rustup.rs"]);
    // Prints nothing, as a compiler without the target prints no folder that is there.
    assert_tells(
        &with("RUSTC", "true"),
        &["`wasm32-unknown-unknown` is not installed", "rustup target add wasm32-unknown-unknown"],
    );
}

#[test]
fn the_standard_plugins_keep_all_laws() {
    let home = tempfile::tempdir().expect("a folder can be made");
    let mut arguments = vec!["plugin".to_owned(), "check".to_owned()];
    for plugin in dti_bundle::standard_plugins() {
        let file = home.path().join(format!("{}.wasm", plugin.name));
        std::fs::write(&file, plugin.component).expect("the file can be written");
        arguments.push(path(&file));
    }
    arguments.extend(["--lang", "en", "--tries", "6"].map(str::to_owned));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = dti_in(home.path(), &arguments);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""), "{}", outcome.out);
    let rules = outcome.out.matches("inputs:").count();
    assert_eq!(outcome.out.matches("laws kept: 9 of 9").count(), rules, "{}", outcome.out);
    assert!(rules > 20, "{}", outcome.out);
}

/// A set of two indicators, the first scored by a rule that breaks off over figures of 3,000 and more.
const FRAGILE: &str = r#"
id = "mong-manh"
title = "Bộ có cách tính dễ hỏng"
period = { from = 2025-01-01, to = 2025-12-31 }
missing = "zero"
cohort = [{ id = "so", title = "Sở" }, { id = "xa", title = "Xã" }]
agency = [{ code = "so-a", name = "Sở A", cohort = "so" }, { code = "xa-a", name = "Xã A", cohort = "xa" }]
[defaults]
points = 10
own-choice = "made up"
inputs = { value = { title = "Số liệu", kind = "number" } }
[[indicator]]
code = "1"
title = "Một"
rule = { use = "answers" }
[[indicator]]
code = "2"
title = "Hai"
rule = { use = "unseen" }
"#;

#[test]
fn a_rule_that_breaks_off_stops_the_run_or_loses_its_indicator_as_the_set_says() {
    let author = Author::begins("naughty");
    author.write("naughty/src/lib.rs", include_str!("fixtures/naughty.rs"));
    author.succeeds(&["plugin", "build", "naughty", "--out", "naughty.wasm"]);
    std::fs::create_dir(author.file("set")).expect("a folder can be made");
    std::fs::create_dir(author.file("submissions")).expect("a folder can be made");
    author.write("set/set.toml", FRAGILE);
    author.write("submissions/figures.csv", "agency,1,2\nso-a,5000,4\nxa-a,5,4\n");
    let score = [
        "score",
        "set",
        "--submissions",
        "submissions",
        "--out",
        "results",
        "--plugin",
        "naughty.wasm",
        "--lang",
        "en",
    ];

    let told = author.fails(&score);
    assert_tells(&told, &["error[rule-failed]", "failed while it scored the indicator `1`", "panicked"]);
    assert!(!author.file("results/scores.csv").exists());

    author.edit("set/set.toml", "missing = \"zero\"", "missing = \"zero\"\nrule-failure = \"withhold\"");
    let outcome = author.dti(&score);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let scored = crate::program::rows(&author.file("results/scores.csv"));
    let points: Vec<_> = scored.iter().map(|row| (row["status"].as_str(), row["final_points"].as_str())).collect();
    assert_eq!(points, [("rule-failed", ""), ("computed", "4"), ("computed", "1"), ("computed", "4")]);
    assert_tells(&scored[0]["reason"], &["the rule failed, so nobody of the cohort is scored"]);
    let findings = std::fs::read_to_string(author.file("results/findings.json")).expect("it is written");
    assert_tells(&findings, &["indicator-withheld"]);
}
