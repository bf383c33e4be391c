//! The program `dti` as a function: reads the command line, runs a command, prints what there is to say.
//!
//! The only crate that prints, exits and reads the clock.

mod appraisal_template;
mod arguments;
mod check;
mod clock;
mod compare;
mod component;
mod criteria;
mod help;
mod lang;
mod locks;
mod log;
mod paths;
mod plugin;
mod plugins;
mod readers;
mod robustness;
mod score;
mod starter;
mod summary;
mod supposed;
mod template;
mod terminal;
mod verify;
mod what_if;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorFormatter;
use clap::{CommandFactory as _, FromArgMatches as _, Parser as _};
use dti_diagnostics::{Code, Finding, Findings, Halted, Language, Place};
use dti_reports::RunError;

use crate::arguments::{Arguments, Command, Explain, Standing};
use crate::log::{Log, LogFormat, LogLevel};
use crate::terminal::Terminal;

pub use readers::serve_another_process;

/// Runs `dti` with a command line, whose first word is the program's name.
///
/// Exit codes: 0 done, 1 findings prevented it. Wrong usage ends the process with 2, `--help` and `--version` with 0.
#[must_use]
pub fn main(command_line: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command_line: Vec<OsString> = command_line.into_iter().collect();
    let words = command_line.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let mut arguments = parse(command_line);
    arguments.common.command_line = words;
    let log = arguments.common.log();
    log.begin();
    let terminal = Terminal::new(lang::messages(&arguments.common.lang), log);
    match run(&arguments, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Halted) => ExitCode::from(1),
    }
}

/// Understands a command line, or ends the process: with help, or with what is wrong, in the language that it asks for.
fn parse(command_line: Vec<OsString>) -> Arguments {
    let is_json = help::asks_for_json(&command_line);
    match help::language(&command_line) {
        Language::En => Arguments::try_parse_from(command_line).unwrap_or_else(|error| end(&error, is_json)),
        Language::Vi => {
            let matches = help::in_vietnamese(Arguments::command()).try_get_matches_from(command_line);
            let arguments = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
            arguments.unwrap_or_else(|error| end(&error.apply::<help::InVietnamese>(), is_json))
        }
    }
}

/// Ends the process: with help, or with what is wrong with the command line.
fn end<F: ErrorFormatter>(error: &clap::error::Error<F>, is_json: bool) -> ! {
    if is_json && error.use_stderr() {
        let log = Log::new(Some(LogFormat::Json), LogLevel::Error);
        log.message(LogLevel::Error, "usage", &error.render().to_string());
        std::process::exit(error.exit_code());
    }
    error.exit()
}

fn run(arguments: &Arguments, terminal: &Terminal) -> Result<(), Halted> {
    let common = &arguments.common;
    match &arguments.command {
        Command::Score(asked) => score::score(asked, common, terminal),
        Command::Check(asked) => check::check(asked, common, terminal),
        Command::Template(asked) => template::template(asked, common, terminal),
        Command::AppraisalTemplate(asked) => appraisal_template::write(asked, terminal),
        Command::CarryOver(asked) => compare::carry_over(asked, terminal),
        Command::Compare(asked) => compare::compare(asked, terminal),
        Command::Explain(asked) => explain(asked, terminal),
        Command::Standing(asked) => standing(asked, terminal),
        Command::Robustness(asked) => robustness::robustness(asked, terminal),
        Command::Verify(asked) => verify::verify(asked, common, terminal),
        Command::WhatIf(asked) => what_if::what_if(asked, common, terminal),
        Command::Criteria(asked) => criteria::criteria(asked, common, terminal),
        Command::Plugin(asked) => plugin::plugin(asked, common, terminal),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "dti", &mut std::io::stdout());
            Ok(())
        }
    }
}

fn explain(asked: &Explain, terminal: &Terminal) -> Result<(), Halted> {
    match dti_reports::explain(&asked.run, &asked.agency, &asked.indicator, terminal.language) {
        Ok(text) => terminal.show(text.trim_end()),
        Err(error) => {
            let mut findings = Findings::new();
            findings.push(run_finding(&error, Code::NothingToExplain, &asked.run));
            terminal.tell(&mut findings);
            return Err(Halted);
        }
    }
    Ok(())
}

fn standing(asked: &Standing, terminal: &Terminal) -> Result<(), Halted> {
    match dti_reports::standing(&asked.run, terminal.language) {
        Ok(text) => terminal.show(&text),
        Err(error) => {
            let mut findings = Findings::new();
            findings.push(run_finding(&error, Code::RunUnreadable, &asked.run));
            terminal.tell(&mut findings);
            return Err(Halted);
        }
    }
    Ok(())
}

/// The finding about a run that cannot be read, or that does not hold what is asked for.
fn run_finding(error: &RunError, lacking: Code, run: &Path) -> Finding {
    let code = match error {
        RunError::Unfinished { .. } | RunError::Unreadable { .. } => Code::RunUnreadable,
        _ => lacking,
    };
    Finding::new(code).with("reason", error.text()).at(Place::file(run.to_string_lossy()))
}
