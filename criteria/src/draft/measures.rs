//! What targets measure, believed: it is there and can be taken together, and goals and days make sense.

use dti_diagnostics::{Code, Finding, Findings, Place, Text};
use jiff::ToSpan;
use jiff::civil::Date;

use super::codes::{check_unique, find};
use super::nodes::Conditions;
use super::tables::read_table;
use super::targets::{DraftAggregate, DraftAggregateMeasure, DraftMeasure, DraftStatistic, DraftTarget};
use super::{Draft, Located};
use crate::indicator::Indicator;
use crate::input::Kind;
use crate::target::{AggregateFigure, AggregateGoal, AggregateMeasure, CohortGoal, Goal, Target, TargetKind};
use crate::{ReferenceTable, Source};

/// How many years after the period a plan may reach.
const YEARS_AHEAD: i16 = 50;

/// The first year of a goal: no digital transformation was planned before.
const FIRST_YEAR: i16 = 1990;

/// What targets may name.
pub(crate) struct Measures<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) indicators: &'a [Indicator],
    pub(crate) conditions: &'a Conditions<'a>,
    pub(crate) period: (Date, Date),
}

impl Measures<'_> {
    /// The targets, and the reference tables that they use.
    pub(crate) fn believe(&self, source: &Source, findings: &mut Findings) -> (Vec<Target>, Vec<ReferenceTable>) {
        let mut tables: Vec<ReferenceTable> = Vec::new();
        let mut targets = Vec::new();
        for draft in &self.draft.targets {
            let Some(measure) = &draft.measure else { continue };
            if let DraftMeasure::Rank { table, .. } | DraftMeasure::Series { table, .. } = measure
                && !tables.iter().any(|known| known.id == table.value)
            {
                tables.extend(read_table(&table.value, &table.place, source, findings));
            }
            targets.extend(self.target(draft, measure, findings));
        }
        (targets, tables)
    }

    fn target(&self, draft: &DraftTarget, measure: &DraftMeasure, findings: &mut Findings) -> Option<Target> {
        let kind = match measure {
            DraftMeasure::Rank { table, subject, top } => {
                TargetKind::Rank { table: table.value.clone(), subject: subject.clone(), top: *top }
            }
            DraftMeasure::Place { agency, top } => {
                TargetKind::Place { agency: self.agency(agency, findings)?, top: *top }
            }
            DraftMeasure::Series { table, subject, producers, goals } => TargetKind::Series {
                table: table.value.clone(),
                subject: subject.clone(),
                producers: producers.iter().map(|producer| producer.value.clone()).collect(),
                goals: self.goals(goals, findings),
            },
            DraftMeasure::Aggregate(draft) => TargetKind::Aggregate(self.aggregate(draft, findings)?),
        };
        let basis = draft.basis.clone().unwrap_or_else(|| crate::Basis::OwnChoice(String::new()));
        let place = draft.id.place.clone();
        Some(Target { id: draft.id.value.clone(), title: draft.title.clone(), kind, basis, place })
    }

    fn agency(&self, code: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let codes = self.draft.agencies.iter().map(|agency| agency.code.value.as_str());
        find("agency", code, &Text::new("đơn vị", "agency"), codes, findings)
    }

    /// The goals of a series: a year once, and within living memory.
    fn goals(&self, goals: &[Located<Goal>], findings: &mut Findings) -> Vec<Goal> {
        let years: Vec<_> = goals
            .iter()
            .map(|goal| Located { value: goal.value.year.to_string(), place: goal.place.clone() })
            .collect();
        check_unique(&Text::new("mốc năm", "goal"), &years.iter().collect::<Vec<_>>(), findings);
        let last = self.period.1.year().saturating_add(YEARS_AHEAD);
        for goal in goals.iter().filter(|goal| !(FIRST_YEAR..=last).contains(&goal.value.year)) {
            let limit = Text::new(format!("từ {FIRST_YEAR} đến {last}"), format!("within {FIRST_YEAR} and {last}"));
            findings.push(out_of_bounds("year", goal.value.year.to_string(), limit, &goal.place));
        }
        goals.iter().map(|goal| goal.value).collect()
    }

    fn aggregate(&self, draft: &DraftAggregate, findings: &mut Findings) -> Option<AggregateGoal> {
        let measure = self.measure(&draft.measure, findings);
        let applies = draft.applies.as_ref().map(|applies| self.conditions.believe(applies, findings));
        let due = self.due(draft.due.as_ref(), findings);
        let goals = self.cohort_goals(draft, findings);
        let measure = measure?;
        let written = draft.goal.iter().chain(draft.goals_by_cohort.iter().map(|(_, goal)| goal));
        for goal in written.filter(|goal| measure.is_share(self.indicators) && !(0.0..=1.0).contains(&goal.value)) {
            let limit = Text::new("trong khoảng 0 đến 1 (60 % là 0.6)", "within 0 and 1 (60 % is 0.6)");
            findings.push(out_of_bounds("goal", goal.value.to_string(), limit, &goal.place));
        }
        let applies = applies.unwrap_or_default();
        Some(AggregateGoal { measure, direction: draft.direction, goals, due, applies })
    }

    /// The day until which the target is due: the last of the period unless it is written.
    fn due(&self, written: Option<&Located<Date>>, findings: &mut Findings) -> Date {
        let (from, to) = self.period;
        let Some(due) = written else { return to };
        let last = to.saturating_add(i32::from(YEARS_AHEAD).years());
        if !(from..=last).contains(&due.value) {
            let limit = Text::new(format!("từ {from} đến {last}"), format!("within {from} and {last}"));
            findings.push(out_of_bounds("due", due.value.to_string(), limit, &due.place));
        }
        due.value
    }

    fn cohort_goals(&self, draft: &DraftAggregate, findings: &mut Findings) -> Vec<CohortGoal> {
        let kind = Text::new("nhóm xếp hạng", "cohort");
        let mut goals: Vec<_> = draft.goal.iter().map(|goal| CohortGoal { cohort: None, value: goal.value }).collect();
        for (cohort, goal) in &draft.goals_by_cohort {
            let ids = self.draft.cohorts.iter().map(|cohort| cohort.id.value.as_str());
            let found = find("goals-by-cohort", cohort, &kind, ids, findings);
            goals.extend(found.map(|found| CohortGoal { cohort: Some(found), value: goal.value }));
        }
        goals.sort_by_key(|goal| goal.cohort);
        goals
    }

    fn measure(&self, draft: &DraftAggregateMeasure, findings: &mut Findings) -> Option<AggregateMeasure> {
        match draft {
            DraftAggregateMeasure::Ratio { part, whole } => {
                let part = self.input("part", part, SUMMED, findings);
                let whole = self.input("whole", whole, SUMMED, findings);
                Some(AggregateMeasure::Ratio { part: part?, whole: whole? })
            }
            DraftAggregateMeasure::Figure { statistic: DraftStatistic::Agencies, figure, level } => {
                self.agencies(figure, level.as_ref(), findings)
            }
            DraftAggregateMeasure::Figure { statistic, figure, .. } => {
                let figure = self.figure(figure, MEASURED, findings)?;
                Some(match statistic {
                    DraftStatistic::Minimum => AggregateMeasure::Minimum(figure),
                    DraftStatistic::Maximum => AggregateMeasure::Maximum(figure),
                    _ => AggregateMeasure::Mean(figure),
                })
            }
        }
    }

    /// The share of agencies whose figure reaches a level, which goes without saying for yes and no.
    fn agencies(
        &self,
        named: &Located<String>,
        level: Option<&Located<f64>>,
        findings: &mut Findings,
    ) -> Option<AggregateMeasure> {
        let figure = self.figure(named, COUNTED, findings)?;
        let yes_no = matches!(figure, AggregateFigure::Input(indicator, input)
            if self.indicators[indicator].inputs[input].kind == Kind::YesNo);
        let owner = Text::new(format!("mục tiêu theo `{}`", named.value), format!("the target on `{}`", named.value));
        match level {
            Some(level) if yes_no => {
                findings.push(super::nodes::contradiction(owner, "level", "kind = \"yes-no\"", &level.place));
                None
            }
            None if !yes_no => {
                let finding = Finding::new(Code::KeyMissing).with("owner", owner).with("key", "level");
                findings.push(finding.at(named.place.clone()));
                None
            }
            level => Some(AggregateMeasure::Agencies { figure, level: level.map_or(1.0, |level| level.value) }),
        }
    }

    /// An indicator that earns points, or an input.
    fn figure(&self, named: &Located<String>, kinds: Kinds, findings: &mut Findings) -> Option<AggregateFigure> {
        let indicator = self.indicators.iter().position(|indicator| indicator.code == named.value);
        let Some(indicator) = indicator else {
            let (indicator, input) = self.input("figure", named, kinds, findings)?;
            return Some(AggregateFigure::Input(indicator, input));
        };
        if self.indicators[indicator].rule.is_some() {
            return Some(AggregateFigure::Indicator(indicator));
        }
        findings.push(unfit(
            "figure",
            named,
            "scored = false",
            Text::new("chỉ số tính điểm", "an indicator that is scored"),
        ));
        None
    }

    /// The input that `<indicator>.<input>` names, if it is of a kind that will do.
    fn input(
        &self,
        key: &'static str,
        named: &Located<String>,
        kinds: Kinds,
        findings: &mut Findings,
    ) -> Option<(usize, usize)> {
        let (code, name) = named.value.rsplit_once('.').unwrap_or((named.value.as_str(), ""));
        let indicator = self.indicators.iter().position(|indicator| indicator.code == code);
        let Some(indicator) = indicator else {
            let codes = self.indicators.iter().map(|indicator| indicator.code.as_str());
            find(key, named, &Text::new("số liệu (chỉ số.tên)", "input (indicator.name)"), codes, findings);
            return None;
        };
        let inputs = &self.indicators[indicator].inputs;
        let Some(input) = inputs.iter().position(|input| input.name == name) else {
            let names: Vec<_> = inputs.iter().map(|input| format!("{code}.{}", input.name)).collect();
            let kind = Text::new("số liệu của chỉ số này", "input of this indicator");
            find(key, named, &kind, names.iter().map(String::as_str), findings);
            return None;
        };
        let kind = inputs[input].kind.as_str();
        if kinds.contains(&kind) {
            return Some((indicator, input));
        }
        let expected = kinds.join(", ");
        findings.push(unfit(key, named, &format!("kind = \"{kind}\""), Text::new(expected.clone(), expected)));
        None
    }
}

/// Kinds of inputs by the words of criteria sets.
type Kinds = &'static [&'static str];

/// What can be added up over agencies: shares cannot.
const SUMMED: Kinds = &["number", "count"];
/// What has a mean, a least and a greatest.
const MEASURED: Kinds = &["number", "count", "percent"];
/// What reaches a level or not.
const COUNTED: Kinds = &["yes-no", "number", "count", "percent"];

fn unfit(key: &'static str, named: &Located<String>, found: &str, expected: Text) -> Finding {
    let finding = Finding::new(Code::TargetInputOfWrongKind).with("key", key).with("input", &named.value);
    finding.with("found", found).with("expected", expected).at(named.place.clone())
}

fn out_of_bounds(key: &'static str, value: String, limit: Text, place: &Place) -> Finding {
    let finding = Finding::new(Code::ValueOutOfBounds).with("key", key).with("value", value);
    finding.with("limit", limit).at(place.clone())
}
