//! What the tests of this crate share: a small run whose figures can be checked by hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Code, Finding, Findings, Language, Place, Text};
use dti_engine::appraisals::{self, RoundKind};
use dti_engine::rules::{
    Awards, CheckError, Column, InputDirection, InputKind, Plan, Rule, RuleInput, RuleProfile, Rules, ScoreError, Task,
};
use dti_engine::submissions::evidence::Days;
use dti_engine::submissions::{Answer, Entry, Reading, Submission, SubmittedFile, Supplier};
use dti_engine::{Appraisals, Index, Metrics, Scores, Standing, Submissions, index, metrics, rules, scores, standing};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::{Manifest, OptionsRecord, PluginRecord, PluginSource, Report};

/// Two cohorts; `b1` and `c1` hand nothing in that can be scored.
const SET: &str = r#"
id = "thu-2024"
title = { vi = "Bộ thử & kiểm", en = "Trial set" }
period = { from = 2024-01-01, to = 2024-12-31 }
note = { vi = "Chỉ để thử.", en = "For trial only." }
missing = "zero"
legal-basis = [{ number = "1/QĐ-UBND", date = 2024-02-05, issuer = "UBND Thành phố" }]
cohort = [{ id = "so", title = { vi = "Sở: ngành", en = "Departments" } }, { id = "xa", title = "Xã" }]
agency = [
    { code = "a1", name = "Sở Y tế", cohort = "so" },
    { code = "a2", name = "=Sở Tài chính", cohort = "so" },
    { code = "b1", name = "Sở Nội vụ", cohort = "so" },
    { code = "c1", name = "Xã Đông", cohort = "xa" },
]

[[records]]
id = "ho-so"
title = { vi = "Hồ sơ", en = "Dossiers" }
columns = [
    { id = "ma", title = { vi = "Mã hồ sơ", en = "Dossier" }, kind = "text" },
    { id = "ngay", title = { vi = "Ngày nhận", en = "Received" }, kind = "date" },
    { id = "truc_tuyen", title = { vi = "Trực tuyến", en = "Online" }, kind = "yes-no" },
]

[[pillar]]
code = "1"
title = { vi = "Nhận thức số", en = "Awareness" }

[[indicator]]
code = "1.1"
title = { vi = "Người đứng đầu", en = "Leader" }
points = 10
inputs.value = { title = { vi = "Chức vụ", en = "Office" }, kind = "choice", options = [
    { id = "khong", title = { vi = "Chưa có", en = "None" } },
    { id = "cap-truong", title = { vi = "Cấp trưởng, hoặc tương đương", en = "Head" } },
] }
rule = { use = "times", factor = 10 }
own-choice = "để thử"
note = "Ghi quyết định."

[[pillar]]
code = "2"
title = { vi = "Chính quyền số", en = "Government" }

[[indicator]]
code = "2.1"
title = { vi = "Hồ sơ trực tuyến", en = "Online dossiers" }
points = 40
inputs.a = { title = { vi = "Hồ sơ trực tuyến", en = "Online" }, kind = "count", part-of = "b" }
inputs.b = { title = { vi = "Tổng số hồ sơ", en = "All" }, kind = "count" }
rule = { use = "ratio", goal = 0.5 }
evidence = "required"
official = "1/QĐ-UBND, mục 2"
parameters-by-cohort = { xa = { goal = 0.4 } }

[[indicator]]
code = "2.2"
title = { vi = "Hồ sơ đã số hóa", en = "Digitised" }
points = 20
inputs.value = { title = { vi = "Số hồ sơ", en = "Dossiers" }, kind = "count", from = "ho-so", sql = "COUNT(*)" }
rule = { use = "times", factor = 2 }
missing = "remove"
own-choice = "để thử"

[[indicator]]
code = "2.10"
title = { vi = "Ban hành đúng hạn", en = "In time" }
points = 30
cohorts = ["so"]
inputs.value = { title = { vi = "Tỷ lệ", en = "Share" }, kind = "percent" }
rule = { use = "times", factor = 30 }
own-choice = "để thử"
"#;

/// A small run, made once by the engine itself.
pub(crate) struct Fixture {
    pub(crate) set: CriteriaSet,
    pub(crate) plan: Plan<'static>,
    submissions: Submissions,
    metrics: Metrics,
    appraisals: Appraisals,
    scores: Scores,
    index: Index,
    standing: Standing,
    findings: Findings,
    pub(crate) manifest: Manifest,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self::with_rounds(&[])
    }

    /// The run with rounds of decisions, by path.
    pub(crate) fn with_rounds(rounds: &[(RoundKind, PathBuf)]) -> Self {
        let set = set(&[("/home/somebody/thu-2024/set.toml", SET)]);
        let mut findings = Findings::new();
        let submissions = submissions(&set, &mut findings);
        Self::of(set, submissions, rounds, findings)
    }

    /// The case `outcomes-2025`, scored by stand-ins for its rules that give the same points.
    pub(crate) fn outcomes() -> Self {
        let set = set(&[
            ("outcomes-2025/set.toml", include_str!("../../tests/cases/outcomes-2025/set/set.toml")),
            ("outcomes-2025/agencies.csv", include_str!("../../tests/cases/outcomes-2025/set/agencies.csv")),
        ]);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/outcomes-2025/submissions");
        let mut findings = Findings::new();
        let submissions = dti_engine::submissions::read(&set, &folder, Reading::here(), &mut findings);
        let submissions = submissions.unwrap_or_else(|_| panic!("{}", told(&findings)));
        Self::of(set, submissions, &[], findings)
    }

    fn of(set: CriteriaSet, submissions: Submissions, rounds: &[(RoundKind, PathBuf)], mut findings: Findings) -> Self {
        let rules: &'static Rules = Box::leak(Box::new(rules()));
        let plan = rules::plan(&set, rules, &mut findings).unwrap_or_else(|_| panic!("{}", told(&findings)));
        let mut metrics = metrics::derive(&set, &submissions, &mut findings);
        let appraisals = appraisals::read(&set, rounds, Reading::here(), &mut findings);
        let appraisals = appraisals.unwrap_or_else(|_| panic!("{}", told(&findings)));
        metrics::correct(&set, &mut metrics, &appraisals, &mut findings);
        let scores = scores::award(&set, &metrics, &submissions, &appraisals, &plan, Language::Vi, &mut findings);
        let scores = scores.unwrap_or_else(|_| panic!("{}", told(&findings)));
        let index = index::compose(&set, &scores, &mut findings);
        let standing = standing::assess(&set, &metrics, &scores, &index, &mut findings);
        findings.sort();
        Self { set, plan, submissions, metrics, appraisals, scores, index, standing, findings, manifest: manifest() }
    }

    pub(crate) fn report(&self, language: Language) -> Report<'_> {
        Report {
            set: &self.set,
            submissions: &self.submissions,
            metrics: &self.metrics,
            appraisals: &self.appraisals,
            plan: &self.plan,
            scores: &self.scores,
            index: &self.index,
            standing: &self.standing,
            robustness: None,
            previous: None,
            findings: &self.findings,
            manifest: &self.manifest,
            inputs: None,
            language,
        }
    }
}

fn told(findings: &Findings) -> String {
    findings.render(Language::En)
}

fn manifest() -> Manifest {
    let plugin = PluginRecord {
        name: "gia".to_owned(),
        version: "0.1.0".to_owned(),
        contract: "dti:scoring@0.1.0".to_owned(),
        digest: "00ff".to_owned(),
        source: PluginSource::Standard,
        signed_by: None,
    };
    Manifest {
        engine: "0.1.0".to_owned(),
        sandbox: "wasmtime".to_owned(),
        contract: "dti:scoring/rules@0.2.0".to_owned(),
        at: Date::constant(2025, 3, 9),
        options: OptionsRecord::default(),
        plugins: vec![plugin],
        limits: json!({ "fuel": 1_000_000 }),
    }
}

fn set(files: &[(&str, &str)]) -> CriteriaSet {
    let file = |&(path, text): &(&str, &str)| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let files = files.iter().map(file).collect();
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&Source { files, reference: BTreeMap::new() }, &mut findings);
    set.unwrap_or_else(|_| panic!("{}", told(&findings)))
}

fn submissions(set: &CriteriaSet, findings: &mut Findings) -> Submissions {
    let mut first = submission(set, "a1", &[("1.1", 0, 1.0), ("2.1", 0, 45.0), ("2.1", 1, 100.0), ("2.10", 0, 0.85)]);
    let mut second = submission(set, "a2", &[("1.1", 0, 1.0), ("2.1", 0, 10.0), ("2.1", 1, 40.0)]);
    let cited = Place::cell("a1.xlsx", "Phiếu", 11, 8);
    first.entries.entry(1).or_default().cite("13/BC-SYT – 05/01/2025: Báo cáo", &cited, &Days::of(set));
    let entry = second.entries.entry(1).or_default();
    entry.explanation = "=HYPERLINK(\"http://example.com\")".to_owned();
    let evidence = Place::cell("a2.xlsx", "Phiếu", 9, 8);
    entry.cite("12/BC-STC – 05/01/2025: Báo cáo\u{0}", &evidence, &Days::of(set));
    entry.self_points = Some(answer("a2", 9, 39.5));
    let third = submission(set, "b1", &[]);
    let wrong = Finding::new(Code::NumberExpected).with("input", "Tỷ lệ").with("value", "=1+1");
    findings.push(wrong.at(Place::cell("b1.xlsx", "Phiếu", 11, 5)).agency("b1").indicator("2.10"));
    let files = ["a1", "a2", "b1"].map(|code| SubmittedFile {
        path: format!("{code}.xlsx"),
        digest: format!("{code}00"),
        bytes: 1000,
    });
    Submissions { list: vec![first, second, third], files: files.into() }
}

fn submission(set: &CriteriaSet, agency: &str, figures: &[(&str, usize, f64)]) -> Submission {
    let cell = |(row, &(code, input, value)): (u32, &(&str, usize, f64))| {
        ((set.indicator(code).unwrap(), input), answer(agency, row, value))
    };
    Submission {
        agency: set.agency(agency).unwrap(),
        answers: (10..).zip(figures).map(cell).collect(),
        entries: BTreeMap::from([(0, Entry::default())]),
        blanks: BTreeMap::new(),
        information: Vec::new(),
        records: BTreeMap::new(),
        handed_in: true,
    }
}

fn answer(agency: &str, row: u32, value: f64) -> Answer {
    let place = Place::cell(format!("{agency}.xlsx"), "Phiếu", row, 5);
    Answer { value, raw: value.to_string(), place, supplied_by: Supplier::Agency }
}

type Points = fn(&Map<String, Value>, &[Option<f64>], f64) -> Option<f64>;

struct FakeRule {
    profile: RuleProfile,
    points: Points,
}

impl Rule for FakeRule {
    fn profile(&self) -> &RuleProfile {
        &self.profile
    }

    fn check(&self, _: &Map<String, Value>) -> Result<(), CheckError> {
        Ok(())
    }

    fn score(&self, task: &Task<'_>) -> Result<Awards, ScoreError> {
        let figure = |column: &Column, agency: usize| column.present[agency].then(|| column.values[agency]);
        let row = |agency| task.columns.iter().map(|column| figure(column, agency)).collect::<Vec<_>>();
        let award = |agency| (self.points)(task.parameters, &row(agency), task.maximum);
        let points: Vec<_> = (0..task.agencies).map(award).collect();
        let reasons = points.iter().map(|points| points.map_or("thiếu".to_owned(), |points| format!("= {points}")));
        Ok(Awards { reasons: reasons.collect(), fuel: 7, points })
    }
}

/// `ratio`: a/b over the goal, of the maximum; `times`: the value times a factor; `share`, `yes-no` and `deduction` as
/// the standard ones.
fn rules() -> Rules {
    let number =
        |name: &str, kind| RuleInput { name: name.to_owned(), kind, required: true, direction: InputDirection::None };
    let ratio =
        fake("ratio", vec![number("a", InputKind::Number), number("b", InputKind::Number)], |given, row, full| {
            Some((row[0]? / row[1]? / given["goal"].as_f64()?).min(1.0) * full)
        });
    let mut times = fake("times", vec![], |given, row, _| Some(row[0]? * given["factor"].as_f64()?));
    times.profile.further_inputs = true;
    let share = fake("share", vec![number("value", InputKind::Number)], |_, row, full| Some(row[0]? * full));
    let yes_no = fake("yes-no", vec![number("answer", InputKind::YesNo)], |_, row, full| Some(row[0]? * full));
    let deduction = fake("deduction", vec![number("count", InputKind::Number)], |given, row, full| {
        Some(full - row[0]? * given["each"].as_f64()?)
    });
    Rules::new(vec![Box::new(ratio), Box::new(times), Box::new(share), Box::new(yes_no), Box::new(deduction)])
}

fn fake(id: &str, inputs: Vec<RuleInput>, points: Points) -> FakeRule {
    let profile = RuleProfile {
        plugin: "gia".to_owned(),
        id: id.to_owned(),
        summary: Text::new(format!("Cách tính {id}"), format!("The rule {id}")),
        inputs,
        further_inputs: false,
        relative: false,
        unbounded: false,
        schema: Value::Null,
    };
    FakeRule { profile, points }
}
