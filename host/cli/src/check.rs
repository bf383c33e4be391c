//! `dti check`: all findings of a set, and of submissions against it, without scoring.

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Argument, Findings, Halted};
use dti_engine::{appraisals, metrics, rules, standing, submissions};

use crate::arguments::{Check, Common};
use crate::plugins;
use crate::terminal::Terminal;

/// Checks a set and, where they are named, submissions.
pub(crate) fn check(asked: &Check, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let words = terminal.settle_with(&mut findings, |findings| run(asked, common, terminal, findings))?;
    terminal.say("cli-checked", &words);
    Ok(())
}

fn run(
    asked: &Check,
    common: &Common,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<[(&'static str, Argument); 2], Halted> {
    let set = CriteriaSet::load(&Source::find(&asked.set.set, findings)?, findings)?;
    let plugins = plugins::load(common, findings)?;
    // A fault of the plan does not keep the submissions from being read: all findings come in one run.
    let planned = rules::plan(&set, &plugins.rules, findings).map(|_| ());
    metrics::check_sql(&set, findings);
    standing::check(&set, findings);
    let rounds = asked.decisions.rounds();
    let mut files = rounds.len();
    // A fault of the submissions does not keep the decisions from being read.
    let read = asked.submissions.as_ref().map(|folder| {
        submissions::read(&set, folder, &terminal.progress("cli-reading"), findings)
            .map(|submissions| (metrics::derive(&set, &submissions, findings), submissions.files.len()))
    });
    let appraisals = appraisals::read(&set, &rounds, &terminal.progress("cli-reading-decisions"), findings)?;
    if let Some((mut metrics, submitted)) = read.transpose()? {
        metrics::correct(&set, &mut metrics, &appraisals, findings);
        files += submitted;
    }
    planned.and_then(|()| findings.settle([("set", Argument::from(set.id())), ("files", Argument::from(files))]))
}
