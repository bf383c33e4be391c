//! A subject's figure over the years against the goals of a plan, producer by producer.

use std::cmp::Reverse;

use dti_criteria::{Goal, ReferenceTable, Target};
use dti_diagnostics::Finding;

use super::table::{Figure, figures};
use super::{Measure, StandingLine, no_subject};

const COLUMNS: &[&str] = &["subject", "year", "value", "kind", "producer", "release", "source"];

/// A line for each producer and year that has a figure, then one for each goal that lies behind a producer's last
/// figure.
pub(super) fn lines(
    target: &Target,
    table: &ReferenceTable,
    subject: &str,
    goals: &[Goal],
    faults: &mut Vec<Finding>,
) -> Vec<StandingLine> {
    let before = faults.len();
    let wanted =
        |row| table.cell(row, "subject") == subject && matches!(table.cell(row, "kind").trim(), "actual" | "estimate");
    let figures = figures(table, COLUMNS, faults, wanted);
    if faults.len() > before {
        return Vec::new();
    }
    if figures.is_empty() {
        faults.push(no_subject(target, table, subject));
    }
    let years = years(table, figures);
    let measured = years.iter().map(|year| {
        let goal = goals.iter().find(|goal| goal.year == year.latest().year).map(|goal| goal.value);
        line(target, table, year, Measure::Series, year.latest().year, goal)
    });
    let outlook = goals.iter().flat_map(|goal| {
        let last = years.iter().filter(|year| year.is_last_of(&years, table) && year.latest().year < goal.year);
        last.map(|year| line(target, table, year, Measure::Outlook, goal.year, Some(goal.value)))
    });
    measured.chain(outlook).collect()
}

/// What one producer says of one year, the release that counts first.
struct Year {
    releases: Vec<Figure>,
}

impl Year {
    fn latest(&self) -> &Figure {
        &self.releases[0]
    }

    fn producer<'a>(&self, table: &'a ReferenceTable) -> &'a str {
        table.cell(self.latest().row, "producer")
    }

    /// Whether its producer has no figure of a later year.
    fn is_last_of(&self, years: &[Self], table: &ReferenceTable) -> bool {
        let same = |other: &&Self| other.producer(table) == self.producer(table);
        years.iter().filter(same).all(|other| other.latest().year <= self.latest().year)
    }

    /// Where the figure comes from and, behind arrows, the figures that it takes the place of.
    fn source(&self, table: &ReferenceTable) -> String {
        let earlier = self.releases[1..].iter().map(|figure| {
            let release = release_shown(table, figure);
            format!(" ← {}{release}", table.cell(figure.row, "value"))
        });
        let source = table.cell(self.latest().row, "source");
        format!("{source}{}{}", release_shown(table, self.latest()), earlier.collect::<String>())
    }
}

/// The release in brackets, and that the figure is an estimate, in the table's own words.
fn release_shown(table: &ReferenceTable, figure: &Figure) -> String {
    let (kind, release) = (table.cell(figure.row, "kind").trim(), table.cell(figure.row, "release").trim());
    match (kind, release) {
        ("estimate", "") => " [estimate]".to_owned(),
        ("estimate", release) => format!(" [estimate; {release}]"),
        (_, "") => String::new(),
        (_, release) => format!(" [{release}]"),
    }
}

/// The figures by year, and within a year by producer in the order of the table.
fn years(table: &ReferenceTable, figures: Vec<Figure>) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for figure in figures {
        let producer = table.cell(figure.row, "producer");
        match years.iter_mut().find(|year| year.latest().year == figure.year && year.producer(table) == producer) {
            Some(year) => year.releases.push(figure),
            None => years.push(Year { releases: vec![figure] }),
        }
    }
    for year in &mut years {
        year.releases.sort_by_key(|figure| Reverse(precedence(table, figure)));
    }
    years.sort_by_key(|year| year.latest().year);
    years
}

/// What makes a figure count: actual ones come before estimates, and later releases before earlier ones. Among
/// figures without a date of release the first of the table counts.
fn precedence(table: &ReferenceTable, figure: &Figure) -> (bool, Option<(u16, u16)>) {
    (table.cell(figure.row, "kind").trim() == "actual", released(table.cell(figure.row, "release")))
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

fn line(
    target: &Target,
    table: &ReferenceTable,
    year: &Year,
    measure: Measure,
    period: i16,
    goal: Option<f64>,
) -> StandingLine {
    let value = year.latest().value;
    let first = table.rows.first().map(|_| table.cell(0, "producer"));
    let several = (0..table.rows.len()).any(|row| Some(table.cell(row, "producer")) != first);
    let source = year.source(table);
    StandingLine {
        target: target.id.clone(),
        title: target.title.clone(),
        measure,
        period: period.to_string(),
        producer: if several { year.producer(table).to_owned() } else { String::new() },
        value: Some(value),
        goal,
        rank: None,
        of: None,
        gap: goal.map(|goal| value - goal),
        reached: goal.map(|goal| value >= goal),
        source: if measure == Measure::Outlook { format!("{}: {source}", year.latest().year) } else { source },
    }
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
