//! `dti check`: all findings of a set, and of submissions against it, without scoring.

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Argument, Findings, Halted};
use dti_engine::{metrics, rules, submissions};

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
    let mut files = 0;
    if let Some(folder) = &asked.submissions {
        let submissions = submissions::read(&set, folder, &terminal.progress("cli-reading"), findings)?;
        metrics::derive(&set, &submissions, findings);
        files = submissions.files.len();
    }
    planned.and_then(|()| findings.settle([("set", Argument::from(set.id())), ("files", Argument::from(files))]))
}
