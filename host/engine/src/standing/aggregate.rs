//! Figures of many agencies taken together, against the goals of a plan; and who pulls them down.

use std::cmp::Ordering;

use dti_criteria::{
    Agency, AggregateFigure, AggregateGoal, AggregateMeasure, CohortGoal, CriteriaSet, Direction, Input, Kind, Target,
};
use dti_diagnostics::{Code, Finding, Text};

use super::{Absent, AbsentCause, AggregateLine, Behind, Outcome, Status, written};
use crate::index::Presence;
use crate::scores::{Score, UnscoredCause};
use crate::{Metrics, Scores};

/// What the agencies' figures are read from.
pub(super) struct Figures<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) metrics: &'a Metrics,
    pub(super) scores: &'a Scores,
}

/// An agency's figure, as the measure reads it.
#[derive(Debug, Clone, Copy)]
struct Own {
    /// Position of the agency.
    agency: usize,
    /// The figure itself; none for 0 of 0.
    value: Option<f64>,
    /// What it adds above the line.
    part: f64,
    /// What it adds below the line.
    whole: f64,
}

/// What an agency says.
enum Said {
    Figure(Own),
    Absent(AbsentCause),
    /// The indicator does not concern it after all, as its rule found nothing to measure.
    NotConcerned,
}

pub(super) fn outcome(
    figures: &Figures<'_>,
    target: &Target,
    goal: &AggregateGoal,
    faults: &mut Vec<Finding>,
) -> Outcome {
    let lines = goal.goals.iter().map(|one| line(figures, target, goal, one, faults)).collect();
    let (computed_from, reads) = figures.read_by(&goal.measure);
    Outcome::Aggregate {
        measure: goal.measure.as_str().to_owned(),
        computed_from,
        reads,
        share: goal.measure.is_share(figures.set.indicators()),
        whole_things: figures.is_whole(&goal.measure),
        direction: written(goal.direction),
        due: goal.due.to_string(),
        lines,
    }
}

fn line(
    figures: &Figures<'_>,
    target: &Target,
    goal: &AggregateGoal,
    own: &CohortGoal,
    faults: &mut Vec<Finding>,
) -> AggregateLine {
    let (said, absent) = figures.all(goal, own.cohort);
    let taken = Taken::of(&goal.measure, &said);
    if taken.value.is_none() {
        faults.push(no_figure(figures.set, target, own.cohort, said.len(), absent.len()));
    }
    let reached = taken.value.map(|value| goal.direction.reached(value, own.value));
    let cohort = own.cohort.map(|cohort| &figures.set.cohorts()[cohort]);
    AggregateLine {
        cohort: cohort.map(|cohort| cohort.id.clone()),
        cohort_title: cohort.map(|cohort| cohort.title.clone()),
        goal: own.value,
        gap: taken.value.map(|value| value - own.value),
        missing: if reached == Some(false) { taken.missing(goal.direction, own.value) } else { None },
        counted: said.len(),
        of: said.len() + absent.len(),
        status: Status::of(reached, goal.due <= figures.set.period().1),
        behind: behind(figures, goal, own.value, &said, &taken),
        absent,
        value: taken.value,
        part: taken.part,
        whole: taken.whole,
    }
}

/// The figures taken together.
struct Taken {
    value: Option<f64>,
    part: Option<f64>,
    whole: Option<f64>,
}

impl Taken {
    fn of(measure: &AggregateMeasure, said: &[Own]) -> Self {
        let (part, whole) = (sum(said, |own| own.part), sum(said, |own| own.whole));
        let values = || said.iter().filter_map(|own| own.value);
        let alone = |value: Option<f64>| Self { value, part: None, whole: None };
        let first = |order: Ordering| values().reduce(|a, b| if b.total_cmp(&a) == order { b } else { a });
        match measure {
            AggregateMeasure::Ratio { .. } | AggregateMeasure::Agencies { .. } => {
                // Also where figures of both signs add up to nothing.
                let value = (whole != 0.0 && !said.is_empty()).then(|| part / whole);
                Self { value, part: Some(part), whole: Some(whole) }
            }
            AggregateMeasure::Mean(_) => alone((whole > 0.0).then(|| part / whole)),
            AggregateMeasure::Minimum(_) => alone(first(Ordering::Less)),
            AggregateMeasure::Maximum(_) => alone(first(Ordering::Greater)),
        }
    }

    /// What is missing to the goal, in units of what stands above the line.
    fn missing(&self, direction: Direction, goal: f64) -> Option<f64> {
        match (self.part, self.whole) {
            (Some(part), Some(whole)) => Some(direction.missing(part, goal * whole)),
            _ => self.value.map(|value| direction.missing(value, goal)),
        }
    }
}

/// Sums in the order of the set: no other order gives the same last bit.
fn sum(said: &[Own], of: impl Fn(&Own) -> f64) -> f64 {
    // An empty sum is −0, which people would see.
    said.iter().map(of).sum::<f64>() + 0.0
}

/// Those who are on the wrong side of the goal (or of the level), the strongest pull first.
fn behind(figures: &Figures<'_>, goal: &AggregateGoal, value: f64, said: &[Own], taken: &Taken) -> Vec<Behind> {
    // Figures that add up to nothing cannot be pulled.
    if taken.value.is_none() {
        return Vec::new();
    }
    let one = |own: &Own| {
        let missing = missing(goal, value, own)?;
        Some(figures.behind(goal, own, missing, pull(&goal.measure, missing, said.len(), taken)))
    };
    let mut behind: Vec<_> = said.iter().filter_map(one).collect();
    // Stable: equals stay in the order of the set.
    behind.sort_by(|a, b| b.pull.total_cmp(&a.pull).then(b.missing.total_cmp(&a.missing)));
    behind
}

/// What an agency is short of, 0 or more; none if it does not pull away from the goal.
fn missing(goal: &AggregateGoal, value: f64, own: &Own) -> Option<f64> {
    // A level is always one to reach; the direction is that of the share of agencies.
    let wanted = match goal.measure {
        AggregateMeasure::Agencies { level, .. } => level,
        _ => value,
    };
    let own_value = own.value.filter(|&own_value| pulls(goal, own_value, wanted))?;
    Some(match goal.measure {
        AggregateMeasure::Ratio { .. } => goal.direction.missing(own.part, wanted * own.whole).max(0.0),
        _ => (wanted - own_value).abs(),
    })
}

/// Whether a figure pulls away from the goal: it does not reach it itself, or is not on the side of the level that is
/// wanted of agencies.
fn pulls(goal: &AggregateGoal, own: f64, wanted: f64) -> bool {
    match goal.measure {
        AggregateMeasure::Agencies { .. } => (own >= wanted) != (goal.direction == Direction::AtLeast),
        _ => !goal.direction.reached(own, wanted),
    }
}

/// By how much the figure of all would move if one agency no longer missed this much.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 agencies")]
fn pull(measure: &AggregateMeasure, missing: f64, counted: usize, taken: &Taken) -> f64 {
    match (measure, taken.whole) {
        (AggregateMeasure::Ratio { .. }, Some(whole)) => missing / whole,
        (AggregateMeasure::Agencies { .. }, _) => 1.0 / counted as f64,
        (AggregateMeasure::Mean(_), _) => missing / counted as f64,
        _ => missing,
    }
}

fn no_figure(set: &CriteriaSet, target: &Target, cohort: Option<usize>, counted: usize, absent: usize) -> Finding {
    let (reason, way_out) = match (counted, absent) {
        (0, 0) => (
            Text::new("không liên quan đến đơn vị nào", "it concerns no agency"),
            Text::new(
                "xem lại `applies` của mục tiêu và phạm vi áp dụng của chỉ số",
                "look at the target's `applies` and to whom the indicator applies",
            ),
        ),
        (0, absent) => (
            Text::new(
                format!("không đơn vị nào trong {absent} đơn vị liên quan có số liệu được tính"),
                format!("none of the {absent} agencies that it concerns has figures that count"),
            ),
            Text::new("đề nghị các đơn vị nộp hoặc sửa phiếu", "ask the agencies to hand in or to mend their figures"),
        ),
        (counted, _) => (
            Text::new(
                format!("mẫu số của {counted} đơn vị cộng lại bằng 0"),
                format!("the figures below the line add up to 0 over {counted} agencies"),
            ),
            Text::new("xem lại số liệu ở mẫu số", "look at the figures below the line"),
        ),
    };
    let cohort = cohort.map(|cohort| &set.cohorts()[cohort].title).map(|title| {
        let english = title.get(dti_diagnostics::Language::En);
        Text::new(format!(" ở nhóm “{}”", title.vi), format!(" in the cohort “{english}”"))
    });
    let finding = Finding::new(Code::TargetNotMeasured).with("target", &target.id).with("reason", reason);
    let finding = finding.with("cohort", cohort.unwrap_or_default()).with("way-out", way_out);
    finding.at(target.place.clone())
}

impl Figures<'_> {
    /// Whom the target concerns, in the order of the set.
    fn concerned(&self, goal: &AggregateGoal, cohort: Option<usize>) -> Vec<usize> {
        let indicators = goal.measure.indicators();
        let applies = |agency: &Agency| {
            goal.applies.includes(agency)
                && cohort.is_none_or(|cohort| cohort == agency.cohort)
                && indicators.iter().all(|&indicator| self.set.indicators()[indicator].applies_to(agency))
        };
        let agencies = self.set.agencies().iter().enumerate();
        agencies.filter(|(_, agency)| applies(agency)).map(|(position, _)| position).collect()
    }

    fn said(&self, agency: usize, measure: &AggregateMeasure) -> Said {
        if let Some(unscored) = self.scores.unscored.iter().find(|unscored| unscored.agency == agency) {
            return Said::Absent(match unscored.cause {
                UnscoredCause::NotSubmitted => AbsentCause::NotSubmitted,
                _ => AbsentCause::NotScored,
            });
        }
        match *measure {
            AggregateMeasure::Ratio { part, whole } => {
                let of = |(indicator, input)| self.metrics.value(agency, indicator, input);
                let Some((part, whole)) = of(part).zip(of(whole)) else { return Said::Absent(AbsentCause::Missing) };
                Said::Figure(Own { agency, value: (whole != 0.0).then(|| part / whole), part, whole })
            }
            AggregateMeasure::Agencies { figure, level } => self.one(agency, figure, |value| f64::from(value >= level)),
            AggregateMeasure::Mean(figure) | AggregateMeasure::Minimum(figure) | AggregateMeasure::Maximum(figure) => {
                self.one(agency, figure, |value| value)
            }
        }
    }

    /// One figure of an agency, which adds itself (or whether it reaches a level) above the line and 1 below it.
    fn one(&self, agency: usize, figure: AggregateFigure, part: impl Fn(f64) -> f64) -> Said {
        let value = match figure {
            AggregateFigure::Input(indicator, input) => self.metrics.value(agency, indicator, input),
            AggregateFigure::Indicator(indicator) => match self.score(agency, indicator) {
                Some(score) if score.presence() == Presence::NotApplicable => return Said::NotConcerned,
                score => score.and_then(|score| Some(score.final_points? / self.set.indicators()[indicator].maximum)),
            },
        };
        let value = value.filter(|value| value.is_finite());
        match value {
            Some(value) => Said::Figure(Own { agency, value: Some(value), part: part(value), whole: 1.0 }),
            None => Said::Absent(AbsentCause::Missing),
        }
    }

    fn score(&self, agency: usize, indicator: usize) -> Option<&Score> {
        let position = self.scores.agencies.iter().position(|&scored| scored == agency)?;
        self.scores.by_agency[position].iter().find(|score| score.indicator == indicator)
    }

    /// What everybody says whom the target concerns, and who says nothing.
    fn all(&self, goal: &AggregateGoal, cohort: Option<usize>) -> (Vec<Own>, Vec<Absent>) {
        let (mut said, mut absent) = (Vec::new(), Vec::new());
        for agency in self.concerned(goal, cohort) {
            match self.said(agency, &goal.measure) {
                Said::Figure(figure) => said.push(figure),
                Said::Absent(cause) => absent.push(self.absent(agency, cause)),
                Said::NotConcerned => {}
            }
        }
        (said, absent)
    }

    fn behind(&self, goal: &AggregateGoal, own: &Own, missing: f64, pull: f64) -> Behind {
        let agency = &self.set.agencies()[own.agency];
        let is_ratio = matches!(goal.measure, AggregateMeasure::Ratio { .. });
        Behind {
            agency: agency.code.clone(),
            name: agency.name.clone(),
            cohort: self.set.cohorts()[agency.cohort].id.clone(),
            value: own.value.unwrap_or_default(),
            part: is_ratio.then_some(own.part),
            whole: is_ratio.then_some(own.whole),
            missing,
            pull,
        }
    }

    fn absent(&self, agency: usize, cause: AbsentCause) -> Absent {
        let agency = &self.set.agencies()[agency];
        Absent { agency: agency.code.clone(), name: agency.name.clone(), cause }
    }

    fn input(&self, (indicator, input): (usize, usize)) -> &Input {
        &self.set.indicators()[indicator].inputs[input]
    }

    /// What a measure reads, by code and by title.
    fn read_by(&self, measure: &AggregateMeasure) -> (String, Vec<Text>) {
        let code = |(indicator, input): (usize, usize)| {
            format!("{}.{}", self.set.indicators()[indicator].code, self.input((indicator, input)).name)
        };
        match *measure {
            AggregateMeasure::Ratio { part, whole } => {
                let titles = vec![self.input(part).title.clone(), self.input(whole).title.clone()];
                (format!("{} ÷ {}", code(part), code(whole)), titles)
            }
            AggregateMeasure::Agencies { figure, .. }
            | AggregateMeasure::Mean(figure)
            | AggregateMeasure::Minimum(figure)
            | AggregateMeasure::Maximum(figure) => match figure {
                AggregateFigure::Input(indicator, input) => {
                    (code((indicator, input)), vec![self.input((indicator, input)).title.clone()])
                }
                AggregateFigure::Indicator(indicator) => {
                    let indicator = &self.set.indicators()[indicator];
                    (indicator.code.clone(), vec![indicator.title.clone()])
                }
            },
        }
    }

    fn is_whole(&self, measure: &AggregateMeasure) -> bool {
        match *measure {
            AggregateMeasure::Ratio { part, .. } => self.input(part).kind == Kind::Count,
            AggregateMeasure::Agencies { .. } => true,
            _ => false,
        }
    }
}
