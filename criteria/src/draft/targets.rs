//! Targets, as they are written.

use dti_diagnostics::{Code, Finding, Text};
use jiff::civil::Date;

use super::Located;
use super::fields::Fields;
use super::nodes::{DraftApplies, read_applies};
use super::read::{each_of, read_basis};
use super::values::FromToml;
use crate::indicator::Basis;
use crate::target::{Direction, Goal};

const DIRECTIONS: &[(&str, Direction)] = &[("at-least", Direction::AtLeast), ("at-most", Direction::AtMost)];

const STATISTICS: &[(&str, DraftStatistic)] = &[
    ("ratio", DraftStatistic::Ratio),
    ("agencies", DraftStatistic::Agencies),
    ("mean", DraftStatistic::Mean),
    ("minimum", DraftStatistic::Minimum),
    ("maximum", DraftStatistic::Maximum),
];

#[derive(Debug)]
pub(crate) struct DraftTarget {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
    pub(crate) measure: Option<DraftMeasure>,
    pub(crate) basis: Option<Basis>,
}

#[derive(Debug)]
pub(crate) enum DraftMeasure {
    Rank { table: Located<String>, subject: String, top: u32 },
    Place { agency: Located<String>, top: u32 },
    Series { table: Located<String>, subject: String, producers: Vec<Located<String>>, goals: Vec<Located<Goal>> },
    Aggregate(Box<DraftAggregate>),
}

/// What agencies should reach together.
#[derive(Debug)]
pub(crate) struct DraftAggregate {
    pub(crate) measure: DraftAggregateMeasure,
    pub(crate) direction: Direction,
    pub(crate) goal: Option<Located<f64>>,
    pub(crate) goals_by_cohort: Vec<(Located<String>, Located<f64>)>,
    pub(crate) due: Option<Located<Date>>,
    pub(crate) applies: Option<DraftApplies>,
}

/// How the figures of agencies become one, with what it reads.
#[derive(Debug)]
pub(crate) enum DraftAggregateMeasure {
    Ratio { part: Located<String>, whole: Located<String> },
    Figure { statistic: DraftStatistic, figure: Located<String>, level: Option<Located<f64>> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftStatistic {
    Ratio,
    Agencies,
    Mean,
    Minimum,
    Maximum,
}

/// Reads a target; exactly one of its kinds must be written.
pub(crate) fn read_target(fields: &mut Fields<'_>) -> Option<DraftTarget> {
    const KINDS: [&str; 3] = ["rank", "series", "aggregate"];
    let (id, title) = (fields.required("id"), fields.title());
    let written: Vec<_> = KINDS.into_iter().filter(|kind| fields.has(kind)).collect();
    match written[..] {
        [] => fields.require("rank | series | aggregate"),
        [one, other, ..] => fields.tell_contradiction(one, other),
        [_] => {}
    }
    let rank = fields.table("rank", &Text::new("mục tiêu thứ hạng", "the rank target")).and_then(read_rank);
    let series = fields.table("series", &Text::new("mục tiêu chuỗi số", "the series target")).and_then(read_series);
    let aggregate = fields.table("aggregate", &Text::new("mục tiêu tổng hợp", "the aggregate target"));
    let measure = rank.or(series).or(aggregate.and_then(read_aggregate));
    let basis = read_basis(fields);
    Some(DraftTarget { id: id?, title, measure, basis })
}

/// Either a subject of a table, or an agency of the run itself.
fn read_rank(mut fields: Fields<'_>) -> Option<DraftMeasure> {
    let top = positive_whole(&mut fields, "top");
    let measure = if fields.has("agency") {
        let agency = fields.required("agency");
        agency.zip(top).map(|(agency, top)| DraftMeasure::Place { agency, top })
    } else {
        let (table, subject) = (fields.required("table"), fields.required::<String>("subject"));
        let named = table.zip(subject).zip(top);
        named.map(|((table, subject), top)| DraftMeasure::Rank { table, subject: subject.value, top })
    };
    fields.finish();
    measure
}

fn read_series(mut fields: Fields<'_>) -> Option<DraftMeasure> {
    let table = fields.required("table");
    let subject = fields.required::<String>("subject");
    let producers = fields.strings("producers").unwrap_or_default();
    fields.require("goals");
    let mut goals = each_of(&mut fields, "goals", "mốc", "the goal", read_goal);
    goals.sort_by_key(|goal| goal.value.year);
    fields.finish();
    Some(DraftMeasure::Series { table: table?, subject: subject?.value, producers, goals })
}

fn read_goal(fields: &mut Fields<'_>) -> Option<Located<Goal>> {
    let year = positive_whole(fields, "year").and_then(|year| i16::try_from(year).ok());
    let value = fields.required::<f64>("value");
    let place = fields.place().clone();
    Some(Located { value: Goal { year: year?, value: value?.value }, place })
}

fn read_aggregate(mut fields: Fields<'_>) -> Option<DraftMeasure> {
    fields.require("measure");
    let statistic = fields.word("measure", STATISTICS);
    let measure = statistic.and_then(|statistic| read_measure(&mut fields, statistic));
    let direction = fields.word("direction", DIRECTIONS).unwrap_or_default();
    let goal = fields.optional("goal");
    let goals_by_cohort = read_goals_by_cohort(&mut fields);
    match (fields.has("goal"), fields.has("goals-by-cohort")) {
        (true, true) => fields.tell_contradiction("goal", "goals-by-cohort"),
        (false, false) => fields.require("goal"),
        _ => {}
    }
    let (due, applies) = (fields.optional("due"), read_applies(&mut fields));
    // Which further keys mean something depends on the measure.
    if statistic.is_some() {
        fields.finish();
    }
    let draft = DraftAggregate { measure: measure?, direction, goal, goals_by_cohort, due, applies };
    Some(DraftMeasure::Aggregate(Box::new(draft)))
}

fn read_measure(fields: &mut Fields<'_>, statistic: DraftStatistic) -> Option<DraftAggregateMeasure> {
    if statistic == DraftStatistic::Ratio {
        let (part, whole) = (fields.required("part"), fields.required("whole"));
        return Some(DraftAggregateMeasure::Ratio { part: part?, whole: whole? });
    }
    let figure = fields.required("figure");
    let level = if statistic == DraftStatistic::Agencies { fields.optional("level") } else { None };
    Some(DraftAggregateMeasure::Figure { statistic, figure: figure?, level })
}

fn read_goals_by_cohort(fields: &mut Fields<'_>) -> Vec<(Located<String>, Located<f64>)> {
    let Some(table) = fields.table("goals-by-cohort", &Text::new("mục tiêu theo nhóm", "the goals by cohort"))
    else {
        return Vec::new();
    };
    let mut goals = Vec::new();
    for (cohort, node) in table.entries() {
        match f64::from_toml(node.get_ref()) {
            Some(value) => goals.push((cohort, Located { value, place: node.place() })),
            None => table.wrong_type(&cohort.value, node, f64::expected()),
        }
    }
    goals
}

/// A whole number of 1 to 9999.
fn positive_whole(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let number = fields.required::<i64>(key)?;
    let read = u32::try_from(number.value).ok().filter(|number| (1..=9999).contains(number));
    if read.is_none() {
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", key).with("value", number.value.to_string());
        fields.tell(finding.with("limit", Text::new("trong khoảng 1 đến 9999", "within 1 and 9999")).at(number.place));
    }
    read
}
