//! `dti what-if`: what it would take to reach a goal, and what would change if figures were others.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Source, Target, TargetKind};
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Language, Text, number, sentence_with};
use dti_engine::improvement::{Ceiling, Goal, Impossible, Question, Spot, seek};
use dti_engine::{Index, index, rules, scores};
use dti_reports::{PastRun, improvement_in_words, index_in_words, moves, moves_in_words, nearest, read_costs};

use crate::arguments::{CeilingName, Common, WhatIf};
use crate::locks::Chosen;
use crate::plugins::{self, Plugins};
use crate::score::unwritable;
use crate::supposed::supposed;
use crate::terminal::Terminal;

/// Answers what is asked.
pub(crate) fn what_if(asked: &WhatIf, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let text = terminal.settle_with(&mut findings, |findings| {
        let past = PastRun::read(&asked.run, findings)?;
        let index = index::recompose(&past.set, &past.scores, &mut Findings::new());
        if asked.set.is_empty() {
            improve(asked, &past, &index, terminal, findings)
        } else {
            suppose(asked, &past, &index, (common, terminal), findings)
        }
    })?;
    terminal.show(text.trim_end());
    if let Some(file) = &asked.out {
        terminal.say("what-if-written", &[("file", Argument::from(file.to_string_lossy().into_owned()))]);
    }
    Ok(())
}

/// The smallest set of improvements that reaches the goal.
fn improve(
    asked: &WhatIf,
    past: &PastRun,
    index: &Index,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<String, Halted> {
    let (set, language) = (&past.set, terminal.language);
    let (agency, goal) = wanted(asked, set, findings)?;
    let costs = asked.costs.as_deref().map(|file| read_costs(set, file, findings)).transpose()?;
    let ceiling = match asked.ceiling {
        CeilingName::Best => Ceiling::Best,
        CeilingName::Maximum => Ceiling::Maximum,
    };
    let question = Question { set, scores: &past.scores, index, agency, goal, ceiling, costs: costs.as_ref() };
    let improvement = seek(&question).map_err(|impossible| {
        findings.push(out_of_reach(set, agency, goal, &impossible));
        Halted
    })?;
    if let Some(file) = &asked.out {
        let written = dti_reports::write_improvement(set, agency, &improvement, language, file);
        written.map_err(|error| unwritable(file, error.text(), findings))?;
    }
    Ok(improvement_in_words(set, agency, &improvement, language))
}

/// Whom the supposed figures move.
fn suppose(
    asked: &WhatIf,
    past: &PastRun,
    before: &Index,
    (common, terminal): (&Common, &Terminal),
    findings: &mut Findings,
) -> Result<String, Halted> {
    let (set, language) = (&past.set, terminal.language);
    let supposed = supposed(set, &asked.set, findings)?;
    let folder = asked.run.join(dti_reports::CRITERIA_FOLDER).to_string_lossy().into_owned();
    let source = Source::find(&folder, findings)?;
    let plugins = plugins::load_for(Chosen { name: &folder, source: &source, set, past: true }, common, findings)?;
    findings.extend(changed_plugins(past, &plugins));
    let plan = rules::plan(set, &plugins.rules, findings)?;
    let scores = scores::suppose(set, &past.scores, &past.figures, &supposed, &plan, language, findings)?;
    let after = index::recompose(set, &scores, &mut Findings::new());
    let moves = moves(before, &after);
    if let Some(file) = &asked.out {
        dti_reports::write_moves(set, &moves, file).map_err(|error| unwritable(file, error.text(), findings))?;
    }
    Ok(moves_in_words(set, &moves, language))
}

/// A warning for each plugin of the run that is another one now.
fn changed_plugins(past: &PastRun, plugins: &Plugins) -> Vec<Finding> {
    let now: BTreeMap<_, _> = plugins.records().into_iter().map(|plugin| (plugin.name, plugin.digest)).collect();
    let then = past.record.manifest.plugins.iter();
    let changed = then.filter(|plugin| now.get(&plugin.name) != Some(&plugin.digest));
    changed.map(|plugin| Finding::new(Code::PluginChanged).with("plugin", &plugin.name)).collect()
}

/// Who wants to reach what.
fn wanted(asked: &WhatIf, set: &CriteriaSet, findings: &mut Findings) -> Result<(usize, Goal), Halted> {
    let named = asked.agency.as_deref().map(|code| agency(set, code, findings)).transpose()?;
    let (subject, goal) = match (&asked.target, asked.rank, asked.index) {
        (Some(target), ..) => target_goal(set, target, named.is_some(), findings)?,
        (_, Some(rank), _) => (None, Goal::Rank(rank as usize)),
        (.., index) => (None, Goal::Index(index.unwrap_or_default())),
    };
    let agency = named.or(subject).ok_or(Halted)?;
    Ok((agency, goal))
}

/// The agency with a code; one that is not there is told.
pub(crate) fn agency(set: &CriteriaSet, code: &str, findings: &mut Findings) -> Result<usize, Halted> {
    set.agency(code).ok_or_else(|| {
        let near = nearest(code, set.agencies().iter().map(|agency| agency.code.as_str()));
        let way_out = Text::new(format!("gần nhất: {near}"), format!("the nearest codes: {near}"));
        findings.push(Finding::new(Code::AgencyUnknown).with("code", code).with("way-out", way_out));
        Halted
    })
}

/// The goal of a target, and the agency that it is about: a rank that an agency wants, or the subject of a published
/// ranking where an agency bears its very name; or `top-<N>` of any agency.
fn target_goal(
    set: &CriteriaSet,
    id: &str,
    is_named: bool,
    findings: &mut Findings,
) -> Result<(Option<usize>, Goal), Halted> {
    if let Some(target) = set.targets().iter().find(|target| target.id == id) {
        return subject_goal(set, target, is_named).map_err(|finding| {
            findings.push(*finding);
            Halted
        });
    }
    match id.strip_prefix("top-").and_then(|rank| rank.parse().ok()).filter(|rank| *rank > 0) {
        Some(rank) if is_named => Ok((None, Goal::Rank(rank))),
        _ => {
            findings.push(no_target(set, id));
            Err(Halted)
        }
    }
}

/// The goal of a target of the set.
fn subject_goal(set: &CriteriaSet, target: &Target, is_named: bool) -> Result<(Option<usize>, Goal), Box<Finding>> {
    let unusable = |reason: Text, way_out: Text| {
        let finding = Finding::new(Code::TargetUnusable).with("target", &target.id).with("reason", reason);
        Box::new(finding.with("way-out", way_out).at(target.place.clone()))
    };
    let (subject, top) = match &target.kind {
        TargetKind::Place { agency, top } => return Ok((Some(*agency), Goal::Rank(*top as usize))),
        TargetKind::Rank { subject, top, .. } => (subject, Goal::Rank(*top as usize)),
        _ => {
            let reason = Text::new("không phải mục tiêu về thứ hạng", "it is not about a rank");
            return Err(unusable(reason, Text::new("dùng --rank hoặc --index", "ask with --rank or --index")));
        }
    };
    let agency = set.agencies().iter().position(|agency| agency.name == *subject);
    if agency.is_some() || is_named {
        return Ok((agency, top));
    }
    let vi = format!("đợt chấm này không có đơn vị tên `{subject}`");
    let reason = Text::new(vi, format!("this run has no agency `{subject}`"));
    let way_out = Text::new(
        "nêu đơn vị bằng --agency, trong một đợt chấm mà các chỉ số chính của nó là chỉ số, như bộ national-2024",
        "name the agency with --agency, in a run whose indicators are its main indices, such as one of national-2024",
    );
    Err(unusable(reason, way_out))
}

fn no_target(set: &CriteriaSet, id: &str) -> Finding {
    let mut known: Vec<&str> = set.targets().iter().map(|target| target.id.as_str()).collect();
    known.push("top-5 (--agency)");
    let finding = Finding::new(Code::CodeUnknown).with("key", "--target").with("code", id);
    finding.with("kind", Text::new("mục tiêu", "target")).with("known", known.join(", ")).at(set.place().clone())
}

/// Why there is no way, and how near one can get.
fn out_of_reach(set: &CriteriaSet, agency: usize, goal: Goal, impossible: &Impossible) -> Finding {
    let code = &set.agencies()[agency].code;
    let Impossible::OutOfReach { before, nearest, candidates } = impossible else { return not_scored(code) };
    let index_of = |spot: Spot| in_both(&|language| index_in_words(set, spot, language));
    let rank = |spot: Spot| spot.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    Finding::new(Code::GoalOutOfReach)
        .with("agency", code)
        .with("goal", goal_in_words(goal))
        .with("count", *candidates)
        .with("index", index_of(*nearest))
        .with("rank", rank(*nearest))
        .with("index-before", index_of(*before))
        .with("rank-before", rank(*before))
        .agency(code)
}

fn not_scored(code: &str) -> Finding {
    let vi = "đơn vị không được chấm trong đợt này; xem index.csv";
    let way_out = Text::new(vi, "the agency is not scored in this run; see index.csv");
    let finding = Finding::new(Code::ArgumentUnfit).with("argument", "--agency").with("value", code);
    finding.with("reason", Text::new("chưa được chấm", "is not scored")).with("way-out", way_out).agency(code)
}

fn goal_in_words(goal: Goal) -> Text {
    in_both(&|language| match goal {
        Goal::Rank(rank) => sentence_with("what-if-goal-rank", &[("rank", rank.into())], language),
        Goal::Index(index) => {
            sentence_with("what-if-goal-index", &[("index", number(index, 6, language).into())], language)
        }
    })
}

fn in_both(of: &dyn Fn(Language) -> String) -> Text {
    Text::new(of(Language::Vi), of(Language::En))
}
