//! `dti criteria`: faults of a set, its examples run as tests, its book; a new set to start from, two sets compared.

use std::path::Path;

use dti_criteria::{CriteriaSet, Source, Tree};
use dti_diagnostics::{Argument, Findings, Halted, Language};
use dti_engine::{examples, metrics, rules, standing};

use crate::arguments::{Common, Criteria, Diff, Set};
use crate::locks::Opened;
use crate::terminal::Terminal;
use crate::{plugins, starter};

/// Runs a subcommand of `dti criteria`.
pub(crate) fn criteria(asked: &Criteria, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    match asked {
        Criteria::Check(set) => {
            let words = terminal.settle_with(&mut findings, |findings| check(set, common, findings))?;
            terminal.say("cli-set-sound", &words);
        }
        Criteria::Test(set) => {
            let count = terminal.settle_with(&mut findings, |findings| test(set, common, findings))?;
            terminal.say("cli-examples-pass", &[("count", Argument::from(count))]);
        }
        Criteria::Show(set) => {
            let book =
                terminal.settle_with(&mut findings, |findings| show(set, common, terminal.language, findings))?;
            terminal.show(book.trim_end());
        }
        Criteria::New(asked) => {
            terminal.settle_with(&mut findings, |findings| starter::write(&asked.folder, findings))?;
            terminal.say("cli-set-begun", &[("folder", Argument::from(shown(&asked.folder)))]);
        }
        Criteria::Diff(asked) => {
            let sets = terminal.settle_with(&mut findings, |findings| both(asked, findings))?;
            terminal.show(dti_reports::comparison(&sets.0, &sets.1, terminal.language).trim_end());
        }
        Criteria::List => Source::builtin_names().iter().for_each(|name| terminal.show(name)),
    }
    Ok(())
}

fn check(asked: &Set, common: &Common, findings: &mut Findings) -> Result<[(&'static str, Argument); 4], Halted> {
    let opened = Opened::open(asked, findings)?;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    let set = opened.set;
    metrics::check_sql(&set, findings);
    standing::check(&set, findings);
    rules::plan(&set, &plugins.rules, findings)?;
    Ok([
        ("set", Argument::from(set.id())),
        ("indicators", Argument::from(set.indicators().len())),
        ("points", Argument::from(set.tree().pillars[Tree::ROOT].points)),
        ("agencies", Argument::from(set.agencies().len())),
    ])
}

fn test(asked: &Set, common: &Common, findings: &mut Findings) -> Result<usize, Halted> {
    let opened = Opened::open(asked, findings)?;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    let set = opened.set;
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    let report = examples::run(&set, &plan, findings);
    findings.settle(report.count)
}

fn show(asked: &Set, common: &Common, language: Language, findings: &mut Findings) -> Result<String, Halted> {
    let opened = Opened::open(asked, findings)?;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    let set = opened.set;
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    Ok(dti_reports::book(&set, &plan, language))
}

/// Both sets of a comparison; the faults of both are told.
fn both(asked: &Diff, findings: &mut Findings) -> Result<(CriteriaSet, CriteriaSet), Halted> {
    let mut load = |name: &str| {
        let mut own = Findings::new();
        let set = Source::find(name, &mut own).and_then(|source| CriteriaSet::load(&source, &mut own));
        findings.append(own);
        set
    };
    let (old, new) = (load(&asked.old), load(&asked.new));
    Ok((old?, new?))
}

/// A path as people are shown it, the same on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
