//! What the tests of this crate share: sets from TOML, submissions from figures, and rules without WebAssembly.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Halted, Language, Place, Text};
use serde_json::{Map, Value};

use crate::appraisals::{self, Appraisals, RoundKind};
use crate::rules::{
    Awards, CheckError, Complaint, InputDirection, InputKind, Rule, RuleFailure, RuleInput, RuleProfile, Rules,
    ScoreError, Task,
};
use crate::submissions::{Answer, Entry, Reading, Submission, Submissions, Supplier};

/// The head of a set with two cohorts: `a1`, `a2` and `a3` in `one`, `b1` and `b2` in `two`.
const HEAD: &str = r#"
id = "trial"
title = "Bộ thử"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
cohort = [{ id = "one", title = "Một" }, { id = "two", title = "Hai" }]
agency = [
    { code = "a1", name = "A1", cohort = "one" },
    { code = "a2", name = "A2", cohort = "one" },
    { code = "a3", name = "A3", cohort = "one" },
    { code = "b1", name = "B1", cohort = "two" },
    { code = "b2", name = "B2", cohort = "two" },
]
"#;

/// A set of the usual head and more TOML.
pub(crate) fn set(more: &str) -> CriteriaSet {
    set_with_tables(more, &[])
}

/// The same with reference tables, each by file name and text.
pub(crate) fn set_with_tables(more: &str, tables: &[(&str, &str)]) -> CriteriaSet {
    load(format!("{HEAD}{more}"), tables)
}

/// A set of the usual head with more agencies, as TOML tables between commas, and more TOML.
pub(crate) fn with_agencies(more: &str, agencies: &str) -> CriteriaSet {
    load(format!("{}{more}", HEAD.replacen("agency = [", &format!("agency = [{agencies}"), 1)), &[])
}

fn load(text: String, tables: &[(&str, &str)]) -> CriteriaSet {
    let file = |path: &str, text: String| SourceFile { path: path.to_owned(), text };
    let reference: BTreeMap<_, _> =
        tables.iter().map(|&(name, text)| (name.to_owned(), file(name, text.to_owned()))).collect();
    let source = Source { files: vec![file("trial/set.toml", text)], reference };
    let mut findings = Findings::new();
    CriteriaSet::load(&source, &mut findings).unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

/// A figure in cell `B<row>` of the agency's own file.
pub(crate) fn answer(agency: &str, row: u32, value: f64) -> Answer {
    let place = Place::cell(format!("{agency}.xlsx"), "Phiếu", row, 1);
    Answer { value, raw: value.to_string(), place, supplied_by: Supplier::Agency }
}

/// A submission of figures by indicator and input, `self-points` among them; each indicator has an entry without
/// evidence.
pub(crate) fn submission(set: &CriteriaSet, agency: &str, figures: &[(&str, &str, f64)]) -> Submission {
    let mut made = Submission {
        agency: set.agency(agency).unwrap(),
        answers: BTreeMap::new(),
        entries: BTreeMap::new(),
        blanks: BTreeMap::new(),
        information: Vec::new(),
        records: BTreeMap::new(),
        handed_in: true,
    };
    for (row, &(code, input, value)) in (0..).zip(figures) {
        let indicator = set.indicator(code).unwrap();
        let entry: &mut Entry = made.entries.entry(indicator).or_default();
        let answer = answer(agency, row, value);
        match input {
            "self-points" => entry.self_points = Some(answer),
            _ => drop(made.answers.insert((indicator, set.indicators()[indicator].input(input).unwrap()), answer)),
        }
    }
    made
}

/// Submissions in the order of the set.
pub(crate) fn submissions(mut list: Vec<Submission>) -> Submissions {
    list.sort_by_key(|submission| submission.agency);
    Submissions { list, files: Vec::new() }
}

/// Rounds of decisions from CSV files, the first an appraisal and the others appeals.
pub(crate) fn appraisals(set: &CriteriaSet, files: &[String], findings: &mut Findings) -> Result<Appraisals, Halted> {
    let folder = tempfile::tempdir().unwrap();
    let path = |(number, text): (usize, &String)| {
        let path = folder.path().join(format!("vong-{number}.csv"));
        std::fs::write(&path, text).unwrap();
        let kind = if number == 0 { RoundKind::Appraisal } else { RoundKind::Appeal };
        (kind, path)
    };
    let paths: Vec<_> = files.iter().enumerate().map(path).collect();
    appraisals::read(set, &paths, Reading::here(), findings)
}

/// The findings as `code agency indicator: message`, one a line.
pub(crate) fn told(findings: &Findings) -> Vec<String> {
    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let line = |finding: &dti_diagnostics::Finding| {
        let message = finding.message(Language::En);
        format!("{} {} {}: {message}", finding.code.as_str(), part(&finding.agency), part(&finding.indicator))
    };
    findings.iter().map(line).collect()
}

type Check = fn(&Map<String, Value>) -> Result<(), CheckError>;
type Score = fn(&Task<'_>) -> Result<Awards, ScoreError>;

/// A rule of two functions.
pub(crate) struct FakeRule {
    pub(crate) profile: RuleProfile,
    pub(crate) check: Check,
    pub(crate) score: Score,
}

impl Rule for FakeRule {
    fn profile(&self) -> &RuleProfile {
        &self.profile
    }

    fn check(&self, parameters: &Map<String, Value>) -> Result<(), CheckError> {
        (self.check)(parameters)
    }

    fn score(&self, task: &Task<'_>) -> Result<Awards, ScoreError> {
        // The plan scores nobody to try a rule; these fakes fail only over somebody.
        if task.agencies == 0 {
            return Ok(Awards { points: Vec::new(), reasons: Vec::new(), fuel: 0 });
        }
        (self.score)(task)
    }
}

/// A rule of the plugin `fake` that takes any parameters.
pub(crate) fn rule(id: &str, inputs: &[(&str, InputKind)], score: Score) -> FakeRule {
    let input = |&(name, kind): &(&str, InputKind)| RuleInput {
        name: name.to_owned(),
        kind,
        required: true,
        direction: InputDirection::None,
    };
    let profile = RuleProfile {
        plugin: "fake".to_owned(),
        id: id.to_owned(),
        summary: Text::default(),
        inputs: inputs.iter().map(input).collect(),
        further_inputs: false,
        relative: false,
        unbounded: false,
        schema: Value::Null,
    };
    FakeRule { profile, check: |_| Ok(()), score }
}

/// `ratio` (a/b of the maximum, `goal` at most 1), `value` (itself), `penalty` (less than nothing), `best` (over the best of the cohort, withheld
/// where somebody alone is missing), `mix` (any inputs), `broken`, `broken-at-two` (where a figure is 2),
/// `interrupted` and `refusing`.
pub(crate) fn rules() -> Rules {
    let number = InputKind::Number;
    let mut ratio = rule("ratio", &[("a", number), ("b", number)], |task| {
        Ok(each(task, |row| Some(row[0]? / row[1].filter(|&whole| whole > 0.0)? * task.maximum)))
    });
    ratio.check = goal_at_most_one;
    let mut best = rule("best", &[("value", number)], |task| {
        let best = task.columns[0].values.iter().fold(0.0_f64, |best, &value| best.max(value));
        Ok(each(task, |row| Some(row[0]? / best * task.maximum)))
    });
    best.profile.relative = true;
    let mut mix = rule("mix", &[], |task| Ok(each(task, |_| Some(task.maximum))));
    mix.profile.further_inputs = true;
    let list = vec![
        ratio,
        best,
        mix,
        rule("value", &[("value", number)], |task| Ok(each(task, |row| row[0]))),
        rule("penalty", &[("value", number)], |task| Ok(each(task, |row| Some(-row[0]?)))),
        rule("chosen", &[("value", InputKind::Choice)], |task| Ok(each(task, |row| row[0]))),
        rule("broken", &[("value", number)], |_| Err(RuleFailure(Text::new("hết nhiên liệu", "out of fuel")).into())),
        rule("broken-at-two", &[("value", number)], |task| match task.columns[0].values.contains(&2.0) {
            true => Err(RuleFailure(Text::new("hết nhiên liệu", "out of fuel")).into()),
            false => Ok(each(task, |row| row[0])),
        }),
        rule("interrupted", &[("value", number)], |_| Err(ScoreError::Interrupted(Text::new("máy chậm", "too slow")))),
        rule("refusing", &[("value", number)], |_| Err(ScoreError::Refused(complaint("/goal", "no goal")))),
    ];
    Rules::new(list.into_iter().map(|rule| Box::new(rule) as Box<dyn Rule>).collect())
}

pub(crate) fn complaint(pointer: &str, message: &str) -> Complaint {
    Complaint { pointer: pointer.to_owned(), message: Text::new(message, message) }
}

fn goal_at_most_one(parameters: &Map<String, Value>) -> Result<(), CheckError> {
    match parameters.get("goal").and_then(Value::as_f64) {
        Some(goal) if goal > 1.0 => Err(CheckError::Complaints(vec![complaint("/goal", "above 1")])),
        _ => Ok(()),
    }
}

/// Points of each agency from its row of figures, at a fuel of 1 an agency.
fn each(task: &Task<'_>, points: impl Fn(&[Option<f64>]) -> Option<f64>) -> Awards {
    let figure = |column: &crate::rules::Column, agency: usize| column.present[agency].then(|| column.values[agency]);
    let row = |agency| task.columns.iter().map(|column| figure(column, agency)).collect::<Vec<_>>();
    let points: Vec<_> = (0..task.agencies).map(|agency| points(&row(agency))).collect();
    let reason = |points: &Option<f64>| points.map_or("figures are missing".to_owned(), |points| format!("= {points}"));
    let reasons = if task.reasons.is_some() { points.iter().map(reason).collect() } else { Vec::new() };
    Awards { reasons, fuel: task.agencies as u64, points }
}
