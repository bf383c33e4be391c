//! A subject's figure over the years against the goals of a plan, producer by producer.

use std::cmp::Reverse;

use dti_criteria::{Direction, Goal, ReferenceTable, Target};
use dti_diagnostics::{Finding, Text};

use super::table::{Figure, Shape, figures, source};
use super::trend::project;
use super::{FigureKind, Outcome, Outlook, Release, SeriesLine, no_subject, unusable};

const SHAPE: Shape = Shape {
    columns: &["subject", "year", "value", "kind", "producer", "release", "source"],
    kinds: &["actual", "estimate", "target"],
    key: &["subject", "year", "producer", "kind", "release"],
};

/// A line for each producer and year that has a figure, or a goal within the years of the producer's figures; then an
/// outlook for each goal that lies behind a producer's last actual figure.
pub(super) fn outcome(
    target: &Target,
    table: &ReferenceTable,
    subject: &str,
    (producers, goals): (&[String], &[Goal]),
    faults: &mut Vec<Finding>,
) -> Option<Outcome> {
    let figures = figures(table, &SHAPE, faults)?;
    let is_said = |row| matches!(table.cell(row, "kind").trim(), "actual" | "estimate");
    let own: Vec<_> =
        figures.into_iter().filter(|one| table.cell(one.row, "subject") == subject && is_said(one.row)).collect();
    if own.is_empty() {
        faults.push(no_subject(target, table, subject));
        return None;
    }
    let counting = counting(target, table, producers, &own, faults)?;
    let series: Vec<_> = counting.iter().map(|producer| Series::of(table, producer, &own)).collect();
    let mut years: Vec<_> = series.iter().flat_map(|series| series.lines(table, goals)).collect();
    years.sort_by_key(|line| line.year);
    let outlooks =
        goals.iter().flat_map(|goal| series.iter().filter_map(|series| series.outlook(table, goal))).collect();
    let (title, unit) = (table.title.clone(), table.unit.clone());
    Some(Outcome::Series { table: title, subject: subject.to_owned(), unit, years, outlooks })
}

/// The producers whose figures count: those that the target names, or all; none if it names one without figures.
fn counting<'a>(
    target: &Target,
    table: &'a ReferenceTable,
    producers: &[String],
    figures: &[Figure],
    faults: &mut Vec<Finding>,
) -> Option<Vec<&'a str>> {
    let mut known = producers_of(table, figures);
    let before = faults.len();
    for producer in producers.iter().filter(|producer| !known.contains(&producer.as_str())) {
        faults.push(no_producer(target, table, producer, &known));
    }
    known.retain(|producer| producers.is_empty() || producers.iter().any(|one| one == producer));
    (faults.len() == before).then_some(known)
}

/// The producers of some figures, in the order of the table.
fn producers_of<'a>(table: &'a ReferenceTable, figures: &[Figure]) -> Vec<&'a str> {
    let mut producers = Vec::new();
    for figure in figures {
        let producer = table.cell(figure.row, "producer").trim();
        if !producers.contains(&producer) {
            producers.push(producer);
        }
    }
    producers
}

fn no_producer(target: &Target, table: &ReferenceTable, producer: &str, known: &[&str]) -> Finding {
    let (id, known) = (&table.id, known.join(", "));
    let vi = format!("bảng `{id}` không có số liệu của nơi công bố `{producer}` cho đối tượng này");
    let en = format!("the table `{id}` has no figure of this subject by the producer `{producer}`");
    unusable(target, Text::new(vi, en), Text::new(format!("có: {known}"), format!("there are: {known}")))
}

/// What one producer says, year by year.
struct Series<'a> {
    producer: &'a str,
    /// The figures of each year, the one that counts first.
    years: Vec<Vec<Figure>>,
}

impl<'a> Series<'a> {
    fn of(table: &ReferenceTable, producer: &'a str, figures: &[Figure]) -> Self {
        let mut years: Vec<Vec<Figure>> = Vec::new();
        for &figure in figures.iter().filter(|figure| table.cell(figure.row, "producer").trim() == producer) {
            match years.iter_mut().find(|year| year[0].year == figure.year) {
                Some(year) => year.push(figure),
                None => years.push(vec![figure]),
            }
        }
        for year in &mut years {
            year.sort_by_key(|figure| Reverse(precedence(table, figure)));
        }
        years.sort_by_key(|year| year[0].year);
        Self { producer, years }
    }

    /// The years with a figure, and those in between that only have a goal.
    fn lines(&self, table: &ReferenceTable, goals: &[Goal]) -> Vec<SeriesLine> {
        let goal_of = |year: i16| goals.iter().find(|goal| goal.year == year).map(|goal| goal.value);
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else { return Vec::new() };
        let unsaid = goals.iter().filter(|goal| (first[0].year..last[0].year).contains(&goal.year));
        let unsaid = unsaid.filter(|goal| self.years.iter().all(|year| year[0].year != goal.year));
        let empty = unsaid.map(|goal| self.line(goal.year, Vec::new(), Some(goal.value)));
        let said = self.years.iter().map(|figures| {
            let releases = figures.iter().map(|figure| release(table, figure)).collect();
            self.line(figures[0].year, releases, goal_of(figures[0].year))
        });
        let mut lines: Vec<_> = said.chain(empty).collect();
        lines.sort_by_key(|line| line.year);
        lines
    }

    fn line(&self, year: i16, releases: Vec<Release>, goal: Option<f64>) -> SeriesLine {
        let value = releases.first().map(|release: &Release| release.value);
        let both = value.zip(goal);
        SeriesLine {
            year,
            producer: self.producer.to_owned(),
            releases,
            goal,
            gap: both.map(|(value, goal)| value - goal),
            reached: both.map(|(value, goal)| Direction::AtLeast.reached(value, goal)),
        }
    }

    /// What the last actual figure means for a goal of a later year; none if the goal's year is not later.
    fn outlook(&self, table: &ReferenceTable, goal: &Goal) -> Option<Outlook> {
        let actual: Vec<_> = self.years.iter().filter(|year| is_actual(table, &year[0])).map(|year| year[0]).collect();
        let last = actual.last().filter(|last| last.year < goal.year)?;
        let trend: Vec<_> = actual.iter().map(|figure| (figure.year, figure.value)).collect();
        let projection = project(&trend, goal.year, goal.value);
        let reached = Direction::AtLeast.reached(last.value, goal.value);
        let needed = (goal.value - last.value) / (f64::from(goal.year) - f64::from(last.year));
        Some(Outlook {
            producer: self.producer.to_owned(),
            year: goal.year,
            goal: goal.value,
            last_year: last.year,
            last: last.value,
            gap: last.value - goal.value,
            needed: if reached { 0.0 } else { needed },
            projection,
            on_track: if reached {
                Some(true)
            } else {
                projection.map(|one| Direction::AtLeast.reached(one.forecast, goal.value))
            },
            source: source(table, last.row),
        })
    }
}

fn release(table: &ReferenceTable, figure: &Figure) -> Release {
    Release {
        value: figure.value,
        kind: if is_actual(table, figure) { FigureKind::Actual } else { FigureKind::Estimate },
        release: table.cell(figure.row, "release").trim().to_owned(),
        source: source(table, figure.row),
    }
}

fn is_actual(table: &ReferenceTable, figure: &Figure) -> bool {
    table.cell(figure.row, "kind").trim() == "actual"
}

/// What makes a figure count: actual ones come before estimates, and later releases before earlier ones. Among
/// figures without a date of release the first of the table counts.
fn precedence(table: &ReferenceTable, figure: &Figure) -> (bool, Option<(u16, u16)>) {
    (is_actual(table, figure), released(table.cell(figure.row, "release")))
}

/// Year and month of a release such as `1/2025`, `released 2024` or `2025-01-06`; month 0 where it is not said.
fn released(text: &str) -> Option<(u16, u16)> {
    let mut words = text.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '/' | '-'));
    words.find_map(|word| {
        let numbers: Vec<u16> = word.split(['/', '-']).filter_map(|part| part.parse().ok()).collect();
        let year = numbers.iter().position(|number| (1900..2200).contains(number))?;
        let month = if year == 0 { numbers.get(1) } else { numbers.get(year - 1) };
        Some((numbers[year], month.copied().unwrap_or(0)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_dated_by_the_first_year_that_they_name() {
        let cases = [
            ("1/2025", Some((2025, 1))),
            ("released 12/2023", Some((2023, 12))),
            ("released 2024", Some((2024, 0))),
            ("2025-01-06", Some((2025, 1))),
            ("6/1/2026", Some((2026, 1))),
            ("QĐ 749/QĐ-TTg, NQ 52", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(released(text), expected, "{text}");
        }
    }
}
