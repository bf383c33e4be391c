//! `dti plugin test`: the author's cases, run through the real host.

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};
use dti_workbench::{Subject, run_case};

use super::arguments::Test;
use super::build::shown;
use super::opened::{Watched, open};
use crate::arguments::Common;
use crate::terminal::{Terminal, words};

/// Runs all cases.
pub(super) fn test(asked: &Test, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let counts = terminal.settle_with(&mut findings, |findings| run(asked, common, terminal, findings))?;
    terminal.say("plugin-cases-pass", &[("count", Argument::from(counts))]);
    Ok(())
}

fn run(asked: &Test, common: &Common, terminal: &Terminal, findings: &mut Findings) -> Result<usize, Halted> {
    let opened = open(&asked.plugin, common, terminal, findings)?;
    let Some(cases) = opened.cases(asked.cases.as_deref(), findings)? else {
        let finding = Finding::new(Code::CasesUnreadable).with("reason", words("cases-missing"));
        findings.push(finding.at(Place::file(shown(&asked.plugin))));
        return Err(Halted);
    };
    for case in &cases {
        let Some(rule) = opened.rule(case.rule.as_deref(), Some(case.place.clone()), findings) else { continue };
        let watched = Watched::new(rule);
        let check = |parameters: &_| watched.check(parameters);
        let score = |task: &dti_engine::rules::Task<'_>| watched.score(task);
        findings.extend(run_case(case, &Subject { profile: watched.profile(), check: &check, score: &score }));
    }
    Ok(cases.len())
}
