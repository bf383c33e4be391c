//! Targets in words.

use dti_criteria::{AggregateFigure, AggregateGoal, AggregateMeasure, Goal, Kind, Target, TargetKind};
use dti_diagnostics::Argument;

use super::{Fact, Facts, Thing};
use crate::wording::date_words;

impl Facts<'_> {
    pub(super) fn targets(&self) -> Vec<Thing> {
        let thing = |target: &Target| {
            let title = target.title.get(self.language);
            let mut facts =
                vec![self.fact("criteria-title", title), self.fact("report-measure", &self.measure(&target.kind))];
            if let TargetKind::Aggregate(goal) = &target.kind {
                facts.extend(self.aggregate(goal));
            }
            facts.push(self.basis(&target.basis));
            Thing { code: target.id.clone(), title: title.to_owned(), facts }
        };
        self.set.targets().iter().map(thing).collect()
    }

    fn measure(&self, kind: &TargetKind) -> String {
        let top = |top: u32| Argument::from(f64::from(top));
        let title = |table: &str| self.set.reference(table).map(|table| table.title.get(self.language).to_owned());
        let table = |table: &str| Argument::from(title(table).unwrap_or_else(|| table.to_owned()));
        match kind {
            TargetKind::Rank { table: id, subject, top: last } => {
                let words = [("subject", subject.into()), ("table", table(id)), ("top", top(*last))];
                self.with("criteria-target-rank", &words)
            }
            TargetKind::Place { agency, top: last } => {
                let name = &self.set.agencies()[*agency].name;
                self.with("standing-book-place", &[("subject", name.into()), ("top", top(*last))])
            }
            TargetKind::Series { table: id, subject, producers, goals } => {
                let goals = self.series_goals(goals);
                let words = [("subject", subject.into()), ("table", table(id)), ("goals", goals.into())];
                let said = self.with("criteria-target-series", &words);
                if producers.is_empty() { said } else { format!("{said} ({})", producers.join(", ")) }
            }
            TargetKind::Aggregate(goal) => self.aggregated(&goal.measure),
        }
    }

    fn series_goals(&self, goals: &[Goal]) -> String {
        let goals = goals.iter().map(|goal| format!("{}: {}", goal.year, self.number(goal.value)));
        goals.collect::<Vec<_>>().join(", ")
    }

    fn aggregated(&self, measure: &AggregateMeasure) -> String {
        let one = |key: &str, figure: &AggregateFigure| self.with(key, &[("figure", self.figure(figure).into())]);
        match measure {
            AggregateMeasure::Ratio { part, whole } => {
                let of = |(indicator, input)| Argument::from(self.figure(&AggregateFigure::Input(indicator, input)));
                self.with("standing-book-ratio", &[("part", of(*part)), ("whole", of(*whole))])
            }
            AggregateMeasure::Agencies { figure, level } => match self.figure_kind(figure) {
                Some(Kind::YesNo) => one("standing-book-agencies-yes", figure),
                _ => {
                    let words = [("figure", self.figure(figure).into()), ("level", self.number(*level).into())];
                    self.with("standing-book-agencies", &words)
                }
            },
            AggregateMeasure::Mean(figure) => one("standing-book-mean", figure),
            AggregateMeasure::Minimum(figure) => one("standing-book-minimum", figure),
            AggregateMeasure::Maximum(figure) => one("standing-book-maximum", figure),
        }
    }

    fn figure_kind(&self, figure: &AggregateFigure) -> Option<&Kind> {
        match *figure {
            AggregateFigure::Input(indicator, input) => Some(&self.set.indicators()[indicator].inputs[input].kind),
            AggregateFigure::Indicator(_) => None,
        }
    }

    /// A figure by its code and title.
    fn figure(&self, figure: &AggregateFigure) -> String {
        match *figure {
            AggregateFigure::Input(indicator, input) => {
                let indicator = &self.set.indicators()[indicator];
                let input = &indicator.inputs[input];
                format!("{}.{} {}", indicator.code, input.name, input.title.get(self.language))
            }
            AggregateFigure::Indicator(indicator) => {
                let indicator = &self.set.indicators()[indicator];
                format!("{} {}", indicator.code, indicator.title.get(self.language))
            }
        }
    }

    /// Goals, day and whom it concerns.
    fn aggregate(&self, goal: &AggregateGoal) -> Vec<Fact> {
        let direction = self.word(&format!("standing-book-{}", goal.direction.as_str()));
        let share = goal.measure.is_share(self.set.indicators());
        let number = |value: f64| if share { format!("{} %", self.number(value * 100.0)) } else { self.number(value) };
        let goals = goal.goals.iter().map(|one| {
            let cohort = one.cohort.map(|cohort| self.set.cohorts()[cohort].title.get(self.language));
            cohort.map_or_else(|| number(one.value), |cohort| format!("{cohort}: {}", number(one.value)))
        });
        // Whom its indicators do not apply to, it does not concern either.
        let indicators = goal.measure.indicators();
        let own = indicators.iter().flat_map(|&indicator| &self.set.indicators()[indicator].applies);
        let conditions: Vec<_> = std::iter::once(&goal.applies).chain(own).cloned().collect();
        let goals = format!("{direction} {}", goals.collect::<Vec<_>>().join("; "));
        vec![
            self.fact("report-goal", &goals),
            self.fact("standing-book-due", &date_words(goal.due)),
            self.fact("standing-book-whom", &self.words.applies(&conditions)),
        ]
    }
}
