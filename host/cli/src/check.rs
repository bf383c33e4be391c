//! `dti check`: all findings of a set, and of submissions against it, without scoring.

use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Findings, Halted};
use dti_engine::submissions::Reading;
use dti_engine::{appraisals, metrics, rules, signs, standing, submissions};
use dti_reports::{Feedback, PastRun};

use crate::arguments::{Check, Common};
use crate::locks::Opened;
use crate::score::unwritable;
use crate::terminal::Terminal;
use crate::{plugins, readers, summary};

/// The words of the last sentence.
type Words = [(&'static str, Argument); 2];

/// Checks a set and, where they are named, submissions.
pub(crate) fn check(asked: &Check, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let words = terminal.settle_with(&mut findings, |findings| run(asked, common, terminal, findings));
    if let Ok(words) = &words {
        terminal.say("cli-checked", words);
    }
    summary::tell("check", &findings, terminal);
    words.map(drop)
}

fn run(asked: &Check, common: &Common, terminal: &Terminal, findings: &mut Findings) -> Result<Words, Halted> {
    let workers = readers::start(asked.submissions.is_some());
    let reading = Reading::by(&workers);
    let opened = Opened::open(&asked.set, findings)?;
    let words = examine(&opened, asked, common, reading, terminal, findings);
    // Feedback is for those who must mend something, so that errors do not keep it back.
    if let (Some(out), Some(folder)) = (&asked.feedback, &asked.submissions) {
        feedback(&opened.set, folder, reading, out, terminal, findings)?;
    }
    words
}

/// Tells everything about a set, its submissions, and what a council decided.
fn examine(
    opened: &Opened<'_>,
    asked: &Check,
    common: &Common,
    reading: Reading<'_>,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<Words, Halted> {
    let set = &opened.set;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    // A fault of the plan does not keep the submissions from being read: all findings come in one run.
    let planned = rules::plan(set, &plugins.rules, findings).map(|_| ());
    metrics::check_sql(set, findings);
    standing::check(set, findings);
    let rounds = asked.decisions.rounds();
    let mut files = rounds.len();
    // A fault of the submissions does not keep the decisions from being read.
    let read = asked.submissions.as_ref().map(|folder| {
        let progress = terminal.progress("cli-reading");
        submissions::read(set, folder, reading.watched_by(&progress), findings)
            .map(|submissions| (metrics::derive(set, &submissions, findings), submissions.files.len()))
    });
    let previous = asked.previous.as_ref().map(|folder| PastRun::read(folder, findings));
    let progress = terminal.progress("cli-reading-decisions");
    let appraisals = appraisals::read(set, &rounds, reading.watched_by(&progress), findings)?;
    drop(progress);
    if let Some((mut metrics, submitted)) = read.transpose()? {
        metrics::correct(set, &mut metrics, &appraisals, findings);
        signs::look(set, &metrics, None, previous.transpose()?.as_ref().map(PastRun::earlier), findings);
        files += submitted;
    }
    planned.and_then(|()| findings.settle([("set", Argument::from(set.id())), ("files", Argument::from(files))]))
}

/// Gives each agency that a finding names its own findings, beside a copy of what it handed in.
fn feedback(
    set: &CriteriaSet,
    submissions: &Path,
    reading: Reading<'_>,
    out: &Path,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(), Halted> {
    findings.sort();
    let feedback = Feedback { set, submissions, reading, findings, language: terminal.language };
    let written = dti_reports::write_feedback(&feedback, out, &terminal.progress("cli-writing"));
    let written = written.map_err(|error| unwritable(out, error.text(), findings))?;
    let (shown, summary) = (out.to_string_lossy(), out.join(dti_reports::FEEDBACK_SUMMARY));
    let words = [
        ("count", Argument::from(written)),
        ("out", Argument::from(&*shown)),
        ("summary", Argument::from(&*summary.to_string_lossy())),
    ];
    terminal.say("cli-feedback", &words);
    Ok(())
}
