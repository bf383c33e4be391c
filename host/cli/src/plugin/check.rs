//! `dti plugin check`: the contract, the limits, the schemas, and the laws that every rule keeps.

use std::path::Path;

use dti_diagnostics::{Argument, Findings, Halted, Language, Place, sentence, sentence_with};
use dti_engine::rules::{InputDirection, RuleProfile};
use dti_sandbox::{CONTRACT, SandboxedRule};
use dti_workbench::{Case, Law, Sample, Subject, Verdict, try_rule};

use super::arguments::Check;
use super::build::{seconds, shown};
use super::opened::{Opened, Watched, open, used};
use crate::arguments::Common;
use crate::terminal::Terminal;

/// Checks plugins, each to the end.
pub(super) fn check(asked: &Check, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    for path in &asked.files {
        let mut own = Findings::new();
        // What is wrong with one plugin is told; the others are checked all the same.
        let _ = one(path, asked, common, terminal, &mut own);
        findings.append(own);
    }
    terminal.tell(&mut findings);
    findings.settle(())
}

fn one(
    path: &Path,
    asked: &Check,
    common: &Common,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(), Halted> {
    let opened = open(path, common, terminal, findings)?;
    let cases = opened.cases(asked.cases.as_deref(), findings)?.unwrap_or_default();
    tell_plugin(&opened, terminal);
    for rule in opened.compiled.plugin.sandboxed() {
        terminal.show(&tried(rule, &cases, path, asked.tries, terminal.language, findings));
    }
    Ok(())
}

fn tell_plugin(opened: &Opened, terminal: &Terminal) {
    let info = opened.compiled.plugin.info();
    let arguments = [
        ("file", Argument::from(shown(&opened.path))),
        ("name", Argument::from(&info.name)),
        ("version", Argument::from(&info.version)),
        ("contract", Argument::from(&info.contract)),
        ("kilobytes", Argument::from(info.bytes.div_ceil(1000))),
        ("limit", Argument::from(opened.sandbox.limits().component_bytes / 1000)),
        ("seconds", seconds(opened.compiled.took)),
    ];
    terminal.say(if info.cached { "plugin-loaded" } else { "plugin-compiled" }, &arguments);
    if info.contract != CONTRACT {
        terminal.say("plugin-older", &[("newest", Argument::from(CONTRACT))]);
    }
}

/// Tries a rule; what is told of it on standard output.
fn tried(
    rule: &SandboxedRule,
    cases: &[Case],
    path: &Path,
    tries: usize,
    language: Language,
    findings: &mut Findings,
) -> String {
    let watched = Watched::new(rule);
    let profile = watched.profile();
    let own = cases.iter().filter(|case| case.rule.as_ref().is_none_or(|rule| *rule == profile.id));
    let samples: Vec<Sample> = own.filter_map(|case| case.sample(profile)).collect();
    let verdict = {
        let check = |parameters: &_| watched.check(parameters);
        let score = |task: &dti_engine::rules::Task<'_>| watched.score(task);
        try_rule(&Subject { profile, check: &check, score: &score }, samples, tries)
    };
    let told = summary(profile, &verdict, &watched, language);
    findings.extend(verdict.findings.into_iter().map(|finding| finding.at(Place::file(shown(path)))));
    told
}

fn summary(profile: &RuleProfile, verdict: &Verdict, watched: &Watched<'_>, language: Language) -> String {
    let say = |key: &str, arguments: &[(&'static str, Argument)]| sentence_with(key, arguments, language);
    let inputs = inputs(profile, language);
    let mut lines = vec![format!("  `{}`: {}", profile.id, profile.summary.get(language))];
    lines.push(say("plugin-rule-inputs", &[("inputs", Argument::from(inputs))]));
    if verdict.cohorts > 0 {
        let origin =
            |(origin, count): &(dti_workbench::Origin, usize)| format!("{count} {}", sentence(origin.key(), language));
        let origins = verdict.origins.iter().map(origin).collect::<Vec<_>>().join(", ");
        lines.push(say(
            "plugin-rule-tried",
            &[("origins", Argument::from(origins)), ("cohorts", Argument::from(verdict.cohorts))],
        ));
        let broken = verdict.broken();
        let laws = [("kept", Argument::from(Law::ALL.len() - broken)), ("laws", Argument::from(Law::ALL.len()))];
        lines.push(say(if verdict.stopped() { "plugin-rule-stopped" } else { "plugin-rule-kept" }, &laws));
        lines.push(say("plugin-rule-used", &used(watched.dearest())));
    }
    lines.join("\n")
}

fn inputs(profile: &RuleProfile, language: Language) -> String {
    let direction = |direction| match direction {
        InputDirection::None => "",
        InputDirection::Rising => " ↑",
        InputDirection::Falling => " ↓",
    };
    let fixed = profile.inputs.iter().map(|input| {
        let optional = if input.required { "" } else { "?" };
        format!("`{}`{optional} ({}{})", input.name, input.kind.as_str(), direction(input.direction))
    });
    let further = profile.further_inputs.then(|| sentence("plugin-further-inputs", language));
    fixed.chain(further).collect::<Vec<_>>().join(", ")
}
