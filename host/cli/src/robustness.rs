//! `dti robustness`: how much the ranks of a run hang on what its set calls uncertain.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use dti_criteria::{CriteriaSet, Robustness as Choices};
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Text};
use dti_engine::Scores;
use dti_engine::robustness::{Uncertainty, cohere, vary};
use dti_reports::{DrawsTable, OutputError, Partial, PastRun, RobustnessReport};

use crate::arguments::Robustness;
use crate::score::unwritable;
use crate::terminal::Terminal;

/// Draws what is uncertain, and tells how the ranks come out.
pub(crate) fn robustness(asked: &Robustness, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let text = terminal.settle_with(&mut findings, |findings| run(asked, terminal, findings))?;
    terminal.show(text.trim_end());
    if let Some(out) = &asked.out {
        terminal.say("robustness-written", &[("out", Argument::from(out.to_string_lossy().into_owned()))]);
    }
    if let Some(file) = &asked.export {
        terminal.say("robustness-exported", &[("file", Argument::from(file.to_string_lossy().into_owned()))]);
    }
    Ok(())
}

fn run(asked: &Robustness, terminal: &Terminal, findings: &mut Findings) -> Result<String, Halted> {
    let past = PastRun::read(&asked.run, findings)?;
    let set = &past.set;
    let choices = choices(set, asked.draws, asked.seed, findings)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(asked.jobs.map_or(0, usize::from)).build();
    let pool = pool.expect("a computer that runs this starts threads");
    let varied = pool.install(|| varied(set, &past.scores, &choices, asked.export.as_deref()));
    let uncertainty = varied.map_err(|(file, reason)| unwritable(file, reason, findings))?;
    let coherence = cohere(set, &past.scores);
    let report =
        RobustnessReport { set, uncertainty: &uncertainty, coherence: &coherence, language: terminal.language };
    if let Some(out) = &asked.out {
        report.write(out).map_err(|error| unwritable(out, error.text(), findings))?;
    }
    Ok(report.text())
}

/// What the set calls uncertain, with other numbers where these are asked for.
pub(crate) fn choices(
    set: &CriteriaSet,
    draws: Option<u32>,
    seed: Option<u64>,
    findings: &mut Findings,
) -> Result<Choices, Halted> {
    let Some(choices) = set.robustness() else {
        let place = set.place().clone();
        findings.push(Finding::new(Code::RobustnessUndeclared).with("set", set.id()).at(place));
        return Err(Halted);
    };
    let mut choices = choices.clone();
    choices.draws = draws.unwrap_or(choices.draws);
    choices.seed = seed.unwrap_or(choices.seed);
    Ok(choices)
}

/// Draws, and writes every draw to a file where one is asked for.
fn varied<'f>(
    set: &CriteriaSet,
    scores: &Scores,
    choices: &Choices,
    export: Option<&'f Path>,
) -> Result<Uncertainty, (&'f Path, Text)> {
    let Some(file) = export else { return Ok(vary(set, scores, choices, &mut |_| {})) };
    let failed = |error: OutputError| (file, error.text());
    let refused = |error: io::Error| (file, Text::new(error.to_string(), error.to_string()));
    let partial = Partial::begin(file).map_err(failed)?;
    let mut table = DrawsTable::new(set, choices, BufWriter::new(File::create(partial.path()).map_err(refused)?));
    let mut fault: Option<io::Error> = None;
    let uncertainty = vary(set, scores, choices, &mut |draw| {
        if fault.is_none() {
            fault = table.add(draw).map_err(io::Error::from).err();
        }
    });
    match fault {
        Some(error) => Err(refused(error)),
        None => {
            table.finish().map_err(refused)?;
            partial.finish().map(|()| uncertainty).map_err(failed)
        }
    }
}
