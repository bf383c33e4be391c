//! `dti score`: from submissions to reports.

use std::path::{Path, PathBuf};

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Language, Place, Text};
use dti_engine::appraisals::RoundKind;
use dti_engine::changes::Period;
use dti_engine::robustness::vary;
use dti_engine::submissions::Reading;
use dti_engine::submissions::worker::Workers;
use dti_engine::{
    Appraisals, Index, Metrics, Scores, Submissions, appraisals, index, metrics, rules, scores, signs, standing,
    submissions,
};
use dti_reports::{Inputs, Manifest, OptionsRecord, PastRun, Previous, Report};
use dti_sandbox::{CONTRACT, Sandbox};
use jiff::civil::Date;

use crate::arguments::{Common, Score};
use crate::locks::Opened;
use crate::paths::location;
use crate::plugins::Plugins;
use crate::terminal::Terminal;
use crate::{clock, plugins, readers, robustness, summary};

/// Enough that rules run on the threads of the pool, without one of their own for each call.
const STACK: usize = 4 << 20;

/// What a run is made from and where it goes, whoever says so: a command line, or the record of an earlier run.
pub(crate) struct Recipe {
    /// The folder of the criteria set, or the name of a built-in one.
    pub(crate) set: String,
    /// Whether that is the set of a finished run, as it was.
    pub(crate) past: bool,
    pub(crate) submissions: PathBuf,
    /// The council's files in the order in which they win over each other.
    pub(crate) rounds: Vec<(RoundKind, PathBuf)>,
    pub(crate) previous: Option<PathBuf>,
    /// How often what is uncertain is drawn anew, where that is asked for; otherwise as the set says.
    pub(crate) robustness: Option<Option<u32>>,
    pub(crate) at: Date,
    pub(crate) strict: bool,
    /// Whether agencies get no workbooks of their own.
    pub(crate) no_agency_workbooks: bool,
    /// The language of titles, reasons and workbooks.
    pub(crate) language: Language,
    pub(crate) common: Common,
    pub(crate) out: PathBuf,
}

impl Recipe {
    fn of(asked: &Score, common: &Common, language: Language) -> Self {
        Self {
            set: asked.set.set.clone(),
            past: false,
            submissions: asked.submissions.clone(),
            rounds: asked.decisions.rounds(),
            previous: asked.previous.clone(),
            robustness: asked.robustness,
            at: asked.at.unwrap_or_else(clock::today),
            strict: asked.strict,
            no_agency_workbooks: asked.no_agency_workbooks,
            language,
            common: common.clone(),
            out: asked.out.clone(),
        }
    }
}

/// What came out of a run, in figures.
pub(crate) struct Made {
    scored: usize,
    unscored: usize,
    /// Cohorts in which somebody is ranked.
    cohorts: usize,
}

/// Scores submissions and writes the results.
pub(crate) fn score(asked: &Score, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let recipe = Recipe::of(asked, common, terminal.language);
    let result = on_threads(asked.jobs, || make(&recipe, terminal, &mut findings));
    terminal.tell_urgent(&mut findings, result.is_ok());
    if let Ok(made) = &result {
        let said = if asked.no_agency_workbooks { "cli-scored-together" } else { "cli-scored" };
        terminal.say(said, &words(asked, made));
    }
    summary::tell("score", &findings, terminal);
    result.map(drop)
}

/// Works on a pool of threads: one for each processor, unless their number is said.
pub(crate) fn on_threads<T: Send>(jobs: Option<u16>, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from)).stack_size(STACK).build();
    pool.expect("a computer that runs this starts threads").install(work)
}

/// Makes a run: reads, scores and writes.
pub(crate) fn make(recipe: &Recipe, terminal: &Terminal, findings: &mut Findings) -> Result<Made, Halted> {
    let language = recipe.language;
    let workers = readers::start(true);
    let opened = Opened::named(&recipe.set, recipe.past, findings)?;
    let plugins = plugins::load_for(opened.chosen(), &recipe.common, findings)?;
    let set = opened.set;
    let choices = recipe.robustness.map(|draws| robustness::choices(&set, draws, None, findings)).transpose()?;
    metrics::check_sql(&set, findings);
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    let previous = recipe.previous.as_ref().map(|folder| PastRun::read(folder, findings)).transpose()?;
    findings.settle(())?;

    let (submissions, metrics, appraisals) = read(recipe, &set, &workers, terminal, findings)?;
    drop(workers);
    let scores = scores::award(&set, &metrics, &submissions, &appraisals, &plan, language, findings)?;
    signs::look(&set, &metrics, Some(&scores), previous.as_ref().map(PastRun::earlier), findings);
    let index = index::compose(&set, &scores, findings);
    let present = Period { set: &set, scores: &scores, index: &index };
    let compared = previous.as_ref().map(|run| run.compared_with(present, findings)).transpose()?;
    let standing = standing::assess(&set, &metrics, &scores, &index, findings);
    let uncertainty = choices.map(|choices| vary(&set, &scores, &choices, &mut |_| {}));

    dti_reports::forewarn(&scores, findings);
    findings.sort();
    let (manifest, inputs) = (manifest(recipe, &plugins), inputs(recipe, &plugins));
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
        inputs: Some(&inputs),
        language,
    };
    let written = dti_reports::render(&report, &recipe.out, &terminal.progress("cli-writing"));
    written.map_err(|error| unwritable(&recipe.out, error.text(), findings))?;
    Ok(made(&scores, &index))
}

/// What the agencies handed in and the council decided, and the figures in force.
fn read(
    recipe: &Recipe,
    set: &CriteriaSet,
    workers: &Workers,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(Submissions, Metrics, Appraisals), Halted> {
    let progress = terminal.progress("cli-reading");
    let reading = Reading::by(workers).watched_by(&progress);
    let submissions = submissions::read(set, &recipe.submissions, reading, findings)?;
    drop(progress);
    let mut metrics = metrics::derive(set, &submissions, findings);
    let progress = terminal.progress("cli-reading-decisions");
    let reading = Reading::by(workers).watched_by(&progress);
    let appraisals = appraisals::read(set, &recipe.rounds, reading, findings)?;
    drop(progress);
    metrics::correct(set, &mut metrics, &appraisals, findings);
    if recipe.strict {
        findings.settle(())?;
    }
    Ok((submissions, metrics, appraisals))
}

/// What only this program knows of a run.
pub(crate) fn manifest(recipe: &Recipe, plugins: &Plugins) -> Manifest {
    Manifest {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        sandbox: Sandbox::ENGINE.to_owned(),
        contract: CONTRACT.to_owned(),
        at: recipe.at,
        options: OptionsRecord {
            strict: recipe.strict,
            require_signed: recipe.common.require_signed,
            no_agency_workbooks: recipe.no_agency_workbooks,
        },
        plugins: plugins.records(),
        limits: serde_json::json!({ "plugins": plugins.limits, "submissions": submissions::LIMITS }),
    }
}

fn inputs(recipe: &Recipe, plugins: &Plugins) -> Inputs {
    let place = |path: &PathBuf| location(&recipe.out, path);
    Inputs {
        command_line: recipe.common.command_line.clone(),
        submissions: place(&recipe.submissions),
        appraisals: recipe.rounds.iter().map(|(_, path)| place(path)).collect(),
        previous: recipe.previous.as_ref().map(place),
        plugins: plugins.files.iter().map(|(plugin, path)| (plugin.clone(), place(path))).collect(),
    }
}

/// Tells why a folder cannot be written.
pub(crate) fn unwritable(out: &Path, reason: Text, findings: &mut Findings) -> Halted {
    let place = Place::file(out.to_string_lossy());
    findings.push(Finding::new(Code::OutputUnwritable).with("reason", reason).at(place));
    Halted
}

fn made(scores: &Scores, index: &Index) -> Made {
    Made {
        scored: scores.agencies.len(),
        unscored: scores.unscored.len(),
        cohorts: index.rankings.iter().filter(|ranking| !ranking.places.is_empty()).count(),
    }
}

/// The words of the last sentence.
fn words(asked: &Score, made: &Made) -> [(&'static str, Argument); 6] {
    let shown = |path: &Path| Argument::from(path.to_string_lossy().into_owned());
    [
        ("scored", Argument::from(made.scored)),
        ("unscored", Argument::from(made.unscored)),
        ("cohorts", Argument::from(made.cohorts)),
        ("ranking", shown(&asked.out.join("ranking.xlsx"))),
        ("agencies", shown(&asked.out.join("agencies"))),
        ("out", shown(&asked.out)),
    ]
}
