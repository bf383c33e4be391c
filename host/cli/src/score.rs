//! `dti score`: from submissions to reports.

use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place, Text};
use dti_engine::changes::Period;
use dti_engine::robustness::vary;
use dti_engine::{
    Appraisals, Index, Metrics, Scores, Submissions, appraisals, index, metrics, rules, scores, signs, standing,
    submissions,
};
use dti_reports::{Manifest, PastRun, Previous, Report};

use crate::arguments::{Common, Score};
use crate::locks::Opened;
use crate::plugins::Plugins;
use crate::terminal::Terminal;
use crate::{clock, plugins, robustness, summary};

/// Enough that rules run on the threads of the pool, without one of their own for each call.
const STACK: usize = 4 << 20;

/// Scores submissions and writes the results.
pub(crate) fn score(asked: &Score, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let threads = asked.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    let pool = pool.expect("a computer that runs this starts threads");
    let result = pool.install(|| run(asked, common, terminal, &mut findings));
    terminal.tell_urgent(&mut findings, result.is_ok());
    if let Ok(summary) = &result {
        terminal.say("cli-scored", summary);
    }
    summary::tell("score", &findings, terminal);
    result.map(drop)
}

/// The words of the last sentence.
type Summary = Vec<(&'static str, Argument)>;

fn run(asked: &Score, common: &Common, terminal: &Terminal, findings: &mut Findings) -> Result<Summary, Halted> {
    let language = terminal.language;
    let opened = Opened::open(&asked.set, findings)?;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    let set = opened.set;
    let choices = asked.robustness.map(|draws| robustness::choices(&set, draws, None, findings)).transpose()?;
    metrics::check_sql(&set, findings);
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    let previous = asked.previous.as_ref().map(|folder| PastRun::read(folder, findings)).transpose()?;
    findings.settle(())?;

    let (submissions, metrics, appraisals) = read(asked, &set, terminal, findings)?;
    let scores = scores::award(&set, &metrics, &submissions, &appraisals, &plan, language, findings)?;
    signs::look(&set, &metrics, Some(&scores), previous.as_ref().map(PastRun::earlier), findings);
    let index = index::compose(&set, &scores, findings);
    let present = Period { set: &set, scores: &scores, index: &index };
    let compared = previous.as_ref().map(|run| run.compared_with(present, findings)).transpose()?;
    let standing = standing::assess(&set, &metrics, &scores, &index, findings);
    let uncertainty = choices.map(|choices| vary(&set, &scores, &choices, &mut |_| {}));

    findings.sort();
    let manifest = manifest(asked, &plugins);
    let report = Report {
        set: &set,
        submissions: &submissions,
        metrics: &metrics,
        appraisals: &appraisals,
        plan: &plan,
        scores: &scores,
        index: &index,
        standing: &standing,
        robustness: uncertainty.as_ref(),
        previous: previous.as_ref().zip(compared.as_ref()).map(|(run, changes)| Previous { run, changes }),
        findings: &*findings,
        manifest: &manifest,
        language,
    };
    let written = dti_reports::render(&report, &asked.out, &terminal.progress("cli-writing"));
    written.map_err(|error| unwritable(&asked.out, error.text(), findings))?;
    Ok(summary(asked, &scores, &index))
}

/// What the agencies handed in and the council decided, and the figures in force.
fn read(
    asked: &Score,
    set: &CriteriaSet,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(Submissions, Metrics, Appraisals), Halted> {
    let submissions = submissions::read(set, &asked.submissions, &terminal.progress("cli-reading"), findings)?;
    let mut metrics = metrics::derive(set, &submissions, findings);
    let rounds = asked.decisions.rounds();
    let appraisals = appraisals::read(set, &rounds, &terminal.progress("cli-reading-decisions"), findings)?;
    metrics::correct(set, &mut metrics, &appraisals, findings);
    if asked.strict {
        findings.settle(())?;
    }
    Ok((submissions, metrics, appraisals))
}

fn manifest(asked: &Score, plugins: &Plugins) -> Manifest {
    Manifest {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        at: asked.at.unwrap_or_else(clock::today),
        plugins: plugins.records(),
        limits: serde_json::json!({ "plugins": plugins.limits, "submissions": submissions::LIMITS }),
    }
}

/// Tells why a folder cannot be written.
pub(crate) fn unwritable(out: &Path, reason: Text, findings: &mut Findings) -> Halted {
    let place = Place::file(out.to_string_lossy());
    findings.push(Finding::new(Code::OutputUnwritable).with("reason", reason).at(place));
    Halted
}

fn summary(asked: &Score, scores: &Scores, index: &Index) -> Summary {
    vec![
        ("scored", Argument::from(scores.agencies.len())),
        ("unscored", Argument::from(scores.unscored.len())),
        ("cohorts", Argument::from(index.rankings.iter().filter(|ranking| !ranking.places.is_empty()).count())),
        ("ranking", Argument::from(asked.out.join("ranking.xlsx").to_string_lossy().into_owned())),
        ("agencies", Argument::from(asked.out.join("agencies").to_string_lossy().into_owned())),
        ("out", Argument::from(asked.out.to_string_lossy().into_owned())),
    ]
}
