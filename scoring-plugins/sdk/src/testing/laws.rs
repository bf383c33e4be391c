//! The laws that every plugin must keep, tried on random cohorts.

use serde_json::Value;

use super::random::{Random, trials};
use super::{Trial, award};
use crate::contract::{Awards, Column, Direction, Input, Kind, Rule, Text};
use crate::{Award, Plugin};

/// A profile has proper names, texts in both languages, and schemas that refuse unknown parameters.
pub fn the_profile_obeys_the_contract(plugin: &'static Plugin) {
    let profile = plugin.describe();
    assert!(proper(&profile.name), "`{}` is not a name", profile.name);
    assert!(!profile.version.is_empty(), "the version is empty");
    assert!(!profile.rules.is_empty(), "there is no rule");
    for (position, rule) in profile.rules.iter().enumerate() {
        assert!(proper(&rule.id), "`{}` is not an id", rule.id);
        assert!(profile.rules[..position].iter().all(|other| other.id != rule.id), "`{}` is there twice", rule.id);
        assert!(one_line(&rule.summary), "`{}` needs a summary of one line in both languages", rule.id);
        assert!(rule.inputs.iter().all(|input| proper(&input.name)), "`{}` has an input without a name", rule.id);
        demand_closed_object(rule);
    }
    let unknown = plugin.check("no-such-rule", "{}");
    assert!(unknown.is_err_and(|complaints| !complaints.is_empty()), "an unknown rule is a fault");
}

/// A README has the five sections in order, and names every rule and every parameter.
pub fn the_readme_has_five_sections_and_names_every_parameter(plugin: &'static Plugin, readme: &str) {
    let sections: Vec<_> = readme.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(sections, ["What it does", "Formula", "Parameters", "Worked example", "Source"]);
    for rule in plugin.describe().rules {
        assert!(readme.contains(&format!("`{}`", rule.id)), "the README does not name rule `{}`", rule.id);
        for parameter in parameters(&rule) {
            let named = readme.contains(&format!("`{parameter}`"));
            assert!(named, "the README does not name parameter `{parameter}` of `{}`", rule.id);
        }
    }
}

/// Agencies are told apart by position alone.
pub fn permuting_the_cohort_permutes_the_awards(plugin: &'static Plugin) {
    let mut random = Random::new();
    for (_, _, trial) in trials(plugin) {
        let order = random.order(trial.task.agencies as usize);
        let awards = trial.awards();
        let expected: Vec<Award> = order.iter().map(|&agency| awards[agency].clone()).collect();
        assert_eq!(picked(&trial, &order).awards(), expected, "{trial:?}");
    }
}

/// Whatever the figures, points are finite, and within the indicator's minimum and maximum unless the rule is unbounded.
pub fn points_stay_within_the_indicators_range(plugin: &'static Plugin) {
    for (profile, index, trial) in trials(plugin) {
        let (unbounded, range) = (profile.rules[index].unbounded, trial.task.minimum..=trial.task.maximum);
        for points in trial.points().into_iter().flatten() {
            assert!(points.is_finite() && (unbounded || range.contains(&points)), "{points} points: {trial:?}");
        }
    }
}

/// Raising one agency's figure in an input that says `rising` never lowers its points, and in one that says `falling` it
/// never raises them.
pub fn points_follow_a_figure_as_its_direction_says(plugin: &'static Plugin) {
    let mut random = Random::new();
    for (profile, index, trial) in trials(plugin) {
        for input in profile.rules[index].inputs.iter().filter(|input| input.direction != Direction::None) {
            for agency in 0..trial.task.agencies as usize {
                let Some(raised) = raised(&trial, input, agency, random.step()) else { continue };
                let pair = trial.points()[agency].zip(raised.points()[agency]);
                let follows = pair.is_none_or(|pair| follows(input.direction, pair));
                assert!(follows, "{pair:?} points with a higher `{}`: {trial:?}", input.name);
            }
        }
    }
}

/// A rule is relative if and only if an agency's award depends on the others.
pub fn only_a_relative_rule_looks_at_other_agencies(plugin: &'static Plugin) {
    let trials = trials(plugin);
    for rule in plugin.describe().rules {
        let mine = trials.iter().filter(|(profile, index, _)| profile.rules[*index].id == rule.id);
        let looks = mine.into_iter().any(|(_, _, trial)| depends_on_others(trial));
        assert_eq!(looks, rule.relative, "whether `{}` looks at other agencies, and whether it says so", rule.id);
    }
}

/// One reason for each agency when reasons are wanted, none otherwise; the points are the same.
pub fn reasons_are_written_exactly_when_wanted(plugin: &'static Plugin) {
    for (_, _, trial) in trials(plugin) {
        let silent = scored(&trial.clone().without_reasons());
        assert!(silent.reasons.is_empty(), "unwanted reasons: {trial:?}");
        for told in [scored(&trial), scored(&trial.clone().in_english())] {
            assert_eq!((&told.points, &told.earned), (&silent.points, &silent.earned), "{trial:?}");
            assert_eq!(told.reasons.len(), trial.task.agencies as usize, "{trial:?}");
            assert!(told.reasons.iter().all(|reason| is_one_line(reason)), "{:?}", told.reasons);
        }
    }
}

fn scored(trial: &Trial) -> Awards {
    trial.score().unwrap_or_else(|complaint| panic!("the sample is refused: {complaint:?}"))
}

fn depends_on_others(trial: &Trial) -> bool {
    let together = scored(trial);
    (0..trial.task.agencies as usize).any(|agency| {
        let alone = scored(&picked(trial, &[agency]));
        award(&alone, 0) != award(&together, agency)
    })
}

/// The trial of these agencies, in this order.
fn picked(trial: &Trial, agencies: &[usize]) -> Trial {
    let mut picked = trial.clone();
    picked.task.agencies = agencies.len() as u32;
    picked.task.columns = trial.task.columns.iter().map(|column| picked_column(column, agencies)).collect();
    picked
}

fn follows(direction: Direction, (lower, higher): (f64, f64)) -> bool {
    match direction {
        Direction::None => true,
        Direction::Rising => higher >= lower,
        Direction::Falling => higher <= lower,
    }
}

/// The trial with a higher figure of one agency; none where the figure is missing or cannot be higher.
fn raised(trial: &Trial, input: &Input, agency: usize, step: f64) -> Option<Trial> {
    let mut raised = trial.clone();
    let column = raised.task.columns.iter_mut().find(|column| column.name == input.name)?;
    let figure = column.values[agency];
    let (higher, limit) = match input.kind {
        Kind::Number => (figure + step, f64::MAX),
        Kind::Date => (figure + step.ceil(), f64::MAX),
        Kind::YesNo => (figure + 1.0, 1.0),
        Kind::Choice => (figure + 1.0, column.options.len() as f64 - 1.0),
    };
    column.values[agency] = higher;
    (column.present[agency] != 0 && higher > figure && higher <= limit).then_some(raised)
}

fn picked_column(column: &Column, agencies: &[usize]) -> Column {
    let values = agencies.iter().map(|&agency| column.values[agency]).collect();
    let present = agencies.iter().map(|&agency| column.present[agency]).collect();
    Column { values, present, ..column.clone() }
}

fn proper(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn one_line(text: &Text) -> bool {
    is_one_line(&text.vi) && is_one_line(&text.en)
}

fn is_one_line(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains('\n')
}

fn demand_closed_object(rule: &Rule) {
    let schema = schema(rule);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "`{}`", rule.id);
    assert_eq!(schema["type"], "object", "the parameters of `{}` are an object", rule.id);
    assert_eq!(schema["additionalProperties"], false, "`{}` must refuse unknown parameters", rule.id);
}

fn schema(rule: &Rule) -> Value {
    serde_json::from_str(&rule.schema).unwrap_or_else(|error| panic!("`{}` has a broken schema: {error}", rule.id))
}

/// The names of all parameters, also of those within lists.
fn parameters(rule: &Rule) -> Vec<String> {
    let mut names = Vec::new();
    gather(&schema(rule), &mut names);
    names
}

fn gather(schema: &Value, names: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        names.extend(properties.keys().cloned());
        properties.values().for_each(|property| gather(property, names));
    }
    if let Some(items) = schema.get("items") {
        gather(items, names);
    }
}
