//! `dti criteria`: faults of a set, its examples run as tests, its tree.

use dti_criteria::{Aggregate, Basis, CriteriaSet, Indicator, Member, Source, Tree};
use dti_diagnostics::{Argument, Findings, Halted, Language, number, sentence};
use dti_engine::{examples, metrics, rules};

use crate::arguments::{Common, Criteria, Set};
use crate::plugins;
use crate::terminal::Terminal;

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
            let set = terminal.settle_with(&mut findings, |findings| load(set, findings))?;
            terminal.show(show(&set, terminal.language).trim_end());
        }
        Criteria::List => Source::builtin_names().iter().for_each(|name| terminal.show(name)),
    }
    Ok(())
}

fn load(asked: &Set, findings: &mut Findings) -> Result<CriteriaSet, Halted> {
    CriteriaSet::load(&Source::find(&asked.set, findings)?, findings)
}

fn check(asked: &Set, common: &Common, findings: &mut Findings) -> Result<[(&'static str, Argument); 4], Halted> {
    let set = load(asked, findings)?;
    let plugins = plugins::load(common, findings)?;
    metrics::check_sql(&set, findings);
    rules::plan(&set, &plugins.rules, findings)?;
    Ok([
        ("set", Argument::from(set.id())),
        ("indicators", Argument::from(set.indicators().len())),
        ("points", Argument::from(set.tree().pillars[Tree::ROOT].points)),
        ("agencies", Argument::from(set.agencies().len())),
    ])
}

fn test(asked: &Set, common: &Common, findings: &mut Findings) -> Result<usize, Halted> {
    let set = load(asked, findings)?;
    let plugins = plugins::load(common, findings)?;
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    let report = examples::run(&set, &plan, findings);
    findings.settle(report.count)
}

/// The set as a tree: code, title, points, rule; what is no official criterion is marked.
fn show(set: &CriteriaSet, language: Language) -> String {
    let mut text = format!("{}\n", set.title().get(language));
    if !set.note().vi.is_empty() {
        text.push_str(&format!("{}\n", set.note().get(language)));
    }
    show_pillar(set, Tree::ROOT, 0, language, &mut text);
    text.push_str(&format!("* {}\n", sentence("cli-own-choice", language)));
    text
}

fn show_pillar(set: &CriteriaSet, position: usize, depth: usize, language: Language, text: &mut String) {
    let pillar = &set.tree().pillars[position];
    if position != Tree::ROOT {
        let mean = match pillar.aggregate {
            Aggregate::Sum => String::new(),
            other => format!(" ({})", other.as_str()),
        };
        let line = line(depth, &pillar.code, pillar.title.get(language), pillar.points, language);
        text.push_str(&format!("{line}{mean}\n"));
    }
    for member in &pillar.members {
        match *member {
            Member::Pillar(child) => show_pillar(set, child, depth + 1, language, text),
            Member::Indicator(leaf) => text.push_str(&show_indicator(&set.indicators()[leaf], depth + 1, language)),
        }
    }
}

fn show_indicator(indicator: &Indicator, depth: usize, language: Language) -> String {
    let mark = if matches!(indicator.basis, Basis::OwnChoice(_)) { "*" } else { "" };
    let line = line(depth, &indicator.code, indicator.title.get(language), indicator.maximum, language);
    format!("{line}  {}{mark}\n", indicator.rule_name())
}

fn line(depth: usize, code: &str, title: &str, points: f64, language: Language) -> String {
    format!("{:indent$}{code:<6} {title}  [{}]", "", number(points, 4, language), indent = depth.saturating_sub(1) * 2)
}
