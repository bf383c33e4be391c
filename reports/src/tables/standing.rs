//! `standing.csv`: progress toward every target; `standing-agencies.csv`: the agencies behind it; `standing.json`: both
//! for programs.

use dti_engine::standing::{AggregateLine, Outcome, Outlook, Progress, RankLine, SeriesLine};

use super::File;
use super::table::Table;
use crate::dossier::Dossier;
use crate::standing::FILE;
use crate::{OutputError, Report};

const HEADINGS: [&str; 38] = [
    "target",
    "title",
    "measure",
    "period",
    "producer",
    "value",
    "goal",
    "rank",
    "of",
    "gap",
    "reached",
    "source",
    "status",
    "kind",
    "unit",
    "cohort",
    "due",
    "counted",
    "part",
    "whole",
    "missing",
    "top",
    "change",
    "last",
    "above",
    "above_value",
    "below",
    "below_value",
    "from_year",
    "needed",
    "trend",
    "forecast",
    "low",
    "high",
    "arrival",
    "earliest",
    "latest",
    "on_track",
];

const AGENCY_HEADINGS: [&str; 11] =
    ["target", "goal_of", "goal", "agency", "name", "state", "value", "part", "whole", "missing", "pull"];

/// A row of `standing.csv`; cells that a kind of target has nothing for stay empty.
#[derive(Default)]
pub(crate) struct Row<'a> {
    pub(crate) measure: &'a str,
    pub(crate) period: String,
    pub(crate) producer: &'a str,
    pub(crate) value: Option<f64>,
    pub(crate) goal: Option<f64>,
    pub(crate) rank: Option<usize>,
    pub(crate) of: Option<usize>,
    pub(crate) gap: Option<f64>,
    pub(crate) reached: Option<bool>,
    pub(crate) source: String,
    pub(crate) status: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) cohort: &'a str,
    pub(crate) due: &'a str,
    pub(crate) counted: Option<usize>,
    pub(crate) parts: [Option<f64>; 3],
    pub(crate) top: Option<usize>,
    pub(crate) change: Option<f64>,
    pub(crate) neighbours: [Option<&'a dti_engine::standing::Neighbour>; 3],
    pub(crate) outlook: Option<&'a Outlook>,
}

pub(super) fn table(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&HEADINGS);
    for progress in &report.standing.targets {
        for row in rows(&progress.outcome) {
            write(&mut table, report, progress, &row);
        }
    }
    table.finish("standing.csv")
}

/// The rows of a target, in the order of its lines.
pub(crate) fn rows(outcome: &Outcome) -> Vec<Row<'_>> {
    match outcome {
        Outcome::Rank { places, top, unit, .. } => {
            places.iter().map(|line| Row { top: Some(*top), unit, ..place(line) }).collect()
        }
        Outcome::Series { years, outlooks, unit, .. } => {
            let rows = years.iter().map(year).chain(outlooks.iter().map(outlook));
            rows.map(|row| Row { unit, ..row }).collect()
        }
        Outcome::Aggregate { lines, due, measure, computed_from, .. } => {
            let source = format!("metrics.csv: {measure} {computed_from}");
            lines
                .iter()
                .map(|line| Row { due, period: due.clone(), source: source.clone(), ..aggregate(line) })
                .collect()
        }
    }
}

fn place(line: &RankLine) -> Row<'_> {
    let RankLine { year, edition, .. } = line;
    Row {
        measure: "rank",
        period: if edition.is_empty() { year.to_string() } else { format!("{year} ({edition})") },
        value: line.value,
        goal: line.last.as_ref().map(|last| last.value),
        rank: line.rank,
        of: Some(line.of),
        gap: line.gap,
        reached: line.reached,
        source: line.source.clone(),
        status: status(line.reached),
        kind: line.kind.as_str(),
        #[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
        change: line.change.map(|change| change as f64),
        neighbours: [line.last.as_ref(), line.above.as_ref(), line.below.as_ref()],
        ..Row::default()
    }
}

fn year(line: &SeriesLine) -> Row<'_> {
    let counts = line.counts();
    Row {
        measure: "series",
        period: line.year.to_string(),
        producer: &line.producer,
        value: counts.map(|release| release.value),
        goal: line.goal,
        gap: line.gap,
        reached: line.reached,
        source: releases(line),
        status: if line.goal.is_some() { status(line.reached) } else { "" },
        kind: counts.map_or("", |release| release.kind.as_str()),
        ..Row::default()
    }
}

/// Where the figure comes from and, behind arrows, the figures that it takes the place of.
fn releases(line: &SeriesLine) -> String {
    let shown = |release: &dti_engine::standing::Release| {
        let words = [release.kind.as_str(), &release.release].join(" ");
        format!("{} [{}] {}", release.value, words.trim_end(), release.source)
    };
    line.releases.iter().map(shown).collect::<Vec<_>>().join(" ← ")
}

fn outlook(line: &Outlook) -> Row<'_> {
    let reached = line.on_track == Some(true) && line.needed == 0.0;
    Row {
        measure: "outlook",
        period: line.year.to_string(),
        producer: &line.producer,
        value: Some(line.last),
        goal: Some(line.goal),
        gap: Some(line.gap),
        reached: Some(reached),
        source: line.source.clone(),
        status: if reached { "reached" } else { "open" },
        kind: "actual",
        outlook: Some(line),
        ..Row::default()
    }
}

fn aggregate(line: &AggregateLine) -> Row<'_> {
    Row {
        measure: "aggregate",
        value: line.value,
        goal: Some(line.goal),
        of: Some(line.of),
        gap: line.gap,
        reached: line.value.map(|_| line.status.as_str() == "reached"),
        status: line.status.as_str(),
        kind: "computed",
        cohort: line.cohort.as_deref().unwrap_or_default(),
        counted: Some(line.counted),
        parts: [line.part, line.whole, line.missing],
        ..Row::default()
    }
}

fn status(reached: Option<bool>) -> &'static str {
    reached.map_or("unknown", |reached| if reached { "reached" } else { "missed" })
}

fn write(table: &mut Table<'_>, report: &Report<'_>, progress: &Progress, row: &Row<'_>) {
    table.text(&progress.target).text(progress.title.get(report.language)).text(row.measure);
    table.text(&row.period).text(row.producer).number(row.value).number(row.goal);
    table.count(row.rank).count(row.of).number(row.gap).text(yes_no(row.reached)).text(&row.source);
    table.text(row.status).text(row.kind).text(row.unit).text(row.cohort).text(row.due).count(row.counted);
    for part in row.parts {
        table.number(part);
    }
    let [last, above, below] = row.neighbours;
    table.count(row.top).number(row.change).text(last.map_or("", |last| &last.name));
    for neighbour in [above, below] {
        table.text(neighbour.map_or("", |one| &one.name)).number(neighbour.map(|one| one.value));
    }
    write_outlook(table, row.outlook);
    table.end_row();
}

fn write_outlook(table: &mut Table<'_>, outlook: Option<&Outlook>) {
    let trend = outlook.and_then(|line| line.projection);
    let year = |year: Option<i16>| year.map(f64::from);
    table.number(year(outlook.map(|line| line.last_year))).number(outlook.map(|line| line.needed));
    for figure in [trend.map(|one| one.slope), trend.map(|one| one.forecast), trend.map(|one| one.low)] {
        table.number(figure);
    }
    table.number(trend.map(|one| one.high));
    for figure in
        [trend.and_then(|one| one.arrival), trend.and_then(|one| one.earliest), trend.and_then(|one| one.latest)]
    {
        table.number(year(figure));
    }
    table.text(yes_no(outlook.and_then(|line| line.on_track)));
}

fn yes_no(reached: Option<bool>) -> &'static str {
    match reached {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    }
}

/// Those who pull an aggregate away from its goal, in the order of their pull, and those who have no figures.
pub(super) fn agencies(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut table = Table::new(&AGENCY_HEADINGS);
    for progress in &report.standing.targets {
        let Outcome::Aggregate { lines, .. } = &progress.outcome else { continue };
        for line in lines {
            write_agencies(&mut table, &progress.target, line);
        }
    }
    table.finish("standing-agencies.csv")
}

fn write_agencies(table: &mut Table<'_>, target: &str, line: &AggregateLine) {
    let mut begin = |agency: &str, name: &str, state: &str, figures: [Option<f64>; 5]| {
        let goal_of = line.cohort.as_deref().unwrap_or_default();
        table.text(target).text(goal_of).number(Some(line.goal)).text(agency).text(name).text(state);
        for figure in figures {
            table.number(figure);
        }
        table.end_row();
    };
    for one in &line.behind {
        let figures = [Some(one.value), one.part, one.whole, Some(one.missing), Some(one.pull)];
        begin(&one.agency, &one.name, "behind", figures);
    }
    for one in &line.absent {
        begin(&one.agency, &one.name, one.cause.as_str(), [None; 5]);
    }
}

/// The whole standing, exact, as `dti standing` reads it.
pub(super) fn record(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let mut json = serde_json::to_vec_pretty(report.standing).expect("the standing holds plain texts and numbers");
    json.push(b'\n');
    Ok((FILE, json))
}
