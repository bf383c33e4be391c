//! `dti plugin run`: a table of figures scored by one rule, with what that used.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Language, Place, Text, number, sentence_with};
use dti_engine::rules::{Awards, CheckError, Rule as _, Task};
use dti_sandbox::{SandboxedRule, Usage};
use dti_workbench::{Table, read_table};
use serde_json::{Map, Value};

use super::arguments::Run;
use super::build::{seconds, shown};
use super::opened::{open, used};
use crate::arguments::Common;
use crate::terminal::{Terminal, words};

/// The awards of a table, and what they cost.
struct Scored {
    table: Table,
    awards: Awards,
    usage: Usage,
    took: Duration,
}

/// Scores a table and shows the awards.
pub(super) fn run(asked: &Run, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let scored = terminal.settle_with(&mut findings, |findings| score(asked, common, terminal, findings))?;
    show(&scored, terminal);
    Ok(())
}

fn score(asked: &Run, common: &Common, terminal: &Terminal, findings: &mut Findings) -> Result<Scored, Halted> {
    let opened = open(&asked.plugin, common, terminal, findings)?;
    let rule = opened.rule(asked.rule.as_deref(), None, findings).ok_or(Halted)?;
    let parameters = parameters(&asked.parameters, findings)?;
    accept(rule, &parameters, findings)?;
    let file = shown(&asked.csv);
    let bytes = fs::read(&asked.csv).map_err(|error| unfit(&file, error.to_string(), findings))?;
    let table = read_table(&file, &bytes, rule.profile(), &parameters, findings)?;
    let task = Task {
        parameters: &parameters,
        minimum: asked.minimum,
        maximum: asked.points,
        agencies: table.names.len(),
        columns: table.columns.clone(),
        reasons: asked.reasons.then_some(terminal.language),
    };
    let start = Instant::now();
    let measured = rule.measure(&task).map_err(|failure| unfit(&file, of_rule(rule, &failure.text()), findings))?;
    let took = start.elapsed();
    let awards = measured.answer.map_err(|complaint| unfit(&file, of_rule(rule, &complaint.message), findings))?;
    Ok(Scored { table, awards, usage: measured.usage, took })
}

fn of_rule(rule: &SandboxedRule, text: &Text) -> Text {
    let id = &rule.profile().id;
    Text::new(format!("`{id}` {}", text.vi), format!("`{id}` {}", text.en))
}

fn unfit(file: &str, reason: impl Into<Argument>, findings: &mut Findings) -> Halted {
    findings.push(Finding::new(Code::TableUnfit).with("reason", reason).at(Place::file(file)));
    Halted
}

/// Tells every parameter that the rule does not accept.
fn accept(rule: &SandboxedRule, parameters: &Map<String, Value>, findings: &mut Findings) -> Result<(), Halted> {
    let refused = |parameter: Argument, reason: Text| {
        let finding = Finding::new(Code::ParameterRefused).with("rule", &rule.profile().id);
        finding.with("parameter", parameter).with("reason", reason)
    };
    match rule.check(parameters) {
        Ok(()) => return Ok(()),
        Err(CheckError::Complaints(complaints)) => findings.extend(complaints.into_iter().map(|complaint| {
            let whole = complaint.pointer.is_empty();
            let parameter = if whole { words("plugin-parameters").into() } else { Argument::from(complaint.pointer) };
            refused(parameter, complaint.message)
        })),
        Err(CheckError::Failed(failure)) => findings.push(refused(words("plugin-parameters").into(), failure.0)),
        Err(CheckError::Interrupted(reason)) => {
            let finding = Finding::new(Code::PluginInterrupted).with("plugin", &rule.profile().plugin);
            findings.push(finding.with("reason", reason));
        }
    }
    Err(Halted)
}

/// Parameters as JSON, or from a file of JSON.
fn parameters(asked: &str, findings: &mut Findings) -> Result<Map<String, Value>, Halted> {
    let written =
        if asked.trim_start().starts_with('{') { Ok(asked.to_owned()) } else { fs::read_to_string(Path::new(asked)) };
    let text = match written {
        Ok(text) => text,
        Err(error) => {
            let reason = Text::new(format!("không đọc được: {error}"), format!("cannot be read: {error}"));
            findings.push(unfit_parameters(asked, reason));
            return Err(Halted);
        }
    };
    serde_json::from_str(&text).map_err(|error| {
        let reason = Text::new(format!("không phải JSON: {error}"), format!("is not JSON: {error}"));
        findings.push(unfit_parameters(asked, reason));
        Halted
    })
}

fn unfit_parameters(asked: &str, reason: Text) -> Finding {
    let finding = Finding::new(Code::ArgumentUnfit).with("argument", "--parameters").with("value", asked);
    finding.with("reason", reason).with("way-out", words("plugin-parameters-way-out"))
}

fn show(scored: &Scored, terminal: &Terminal) {
    let Scored { table, awards, usage, took } = scored;
    let width = table.names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    for (agency, name) in table.names.iter().enumerate() {
        let points = shown_points(awards.points[agency], terminal.language);
        let reason = awards.reasons.get(agency).map_or("", String::as_str);
        terminal.show(format!("{name:<width$}  {points:>12}  {reason}").trim_end());
    }
    if !table.unread.is_empty() {
        let unread = table.unread.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        terminal.say("plugin-run-unread", &[("columns", Argument::from(unread))]);
    }
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let limit = Argument::from(usage.seconds_limit as f64);
    let mut arguments = used(*usage);
    arguments.extend([
        ("agencies", Argument::from(table.names.len())),
        ("seconds", seconds(*took)),
        ("seconds-limit", limit),
    ]);
    terminal.say("plugin-run-used", &arguments);
}

fn shown_points(points: Option<f64>, language: Language) -> String {
    points.map_or_else(|| sentence_with("law-withheld", &[], language), |points| number(points, 6, language))
}
