//! A subject's place in a published ranking, one line for each edition and year.

use dti_criteria::{ReferenceTable, Target};
use dti_diagnostics::Finding;

use super::table::{Figure, Shape, figures, source};
use super::{FigureKind, Neighbour, Outcome, RankLine, no_subject};
use crate::index::ranked;

const SHAPE: Shape = Shape {
    columns: &["edition", "year", "subject", "value"],
    kinds: &["published", "derived"],
    key: &["edition", "year", "subject"],
};

pub(super) fn outcome(
    target: &Target,
    table: &ReferenceTable,
    subject: &str,
    top: usize,
    faults: &mut Vec<Finding>,
) -> Option<Outcome> {
    let figures = figures(table, &SHAPE, faults)?;
    if !figures.iter().any(|figure| table.cell(figure.row, "subject") == subject) {
        faults.push(no_subject(target, table, subject));
        return None;
    }
    let rankings = rankings(table, &figures);
    let mut places: Vec<_> = rankings.iter().map(|ranking| line(table, subject, top, ranking)).collect();
    complete(&mut places);
    let (title, subject, unit) = (table.title.clone(), subject.to_owned(), table.unit.clone());
    Some(Outcome::Rank { table: Some(title), subject, top, unit, places })
}

fn edition<'a>(table: &'a ReferenceTable, figure: &Figure) -> &'a str {
    table.cell(figure.row, "edition")
}

/// The figures by year, and within a year by edition in the order of the table.
fn rankings<'a>(table: &ReferenceTable, figures: &'a [Figure]) -> Vec<Vec<&'a Figure>> {
    let mut rankings: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        let same = |other: &Figure| other.year == figure.year && edition(table, other) == edition(table, figure);
        match rankings.iter_mut().find(|ranking| same(ranking[0])) {
            Some(ranking) => ranking.push(figure),
            None => rankings.push(vec![figure]),
        }
    }
    rankings.sort_by_key(|ranking| ranking[0].year);
    rankings
}

fn line(table: &ReferenceTable, subject: &str, top: usize, ranking: &[&Figure]) -> RankLine {
    let values: Vec<f64> = ranking.iter().map(|figure| figure.value).collect();
    let order = ranked(&values, |a, b| a.cmp(&b));
    let at = |place: usize| {
        let &(position, rank) = order.get(place)?;
        let name = table.cell(ranking[position].row, "subject").to_owned();
        Some(Neighbour { name, rank, value: values[position] })
    };
    let own = order.iter().position(|&(position, _)| table.cell(ranking[position].row, "subject") == subject);
    let derived = ranking.iter().any(|figure| table.cell(figure.row, "kind").trim() == "derived");
    let row = own.map_or(ranking[0].row, |place| ranking[order[place].0].row);
    let place = Place { own, count: values.len(), top };
    RankLine {
        year: ranking[0].year,
        edition: edition(table, ranking[0]).to_owned(),
        kind: if derived { FigureKind::Derived } else { FigureKind::Published },
        source: source(table, row),
        ..place.line(at)
    }
}

/// A place in an order, counted from 0, before it is known of which year.
pub(super) struct Place {
    /// The subject's; none if it is not ranked.
    pub(super) own: Option<usize>,
    /// How many are ranked.
    pub(super) count: usize,
    /// The rank to reach.
    pub(super) top: usize,
}

impl Place {
    /// The line, given who stands at each place.
    pub(super) fn line(&self, at: impl Fn(usize) -> Option<Neighbour>) -> RankLine {
        let own = self.own.and_then(&at);
        let last = self.top.checked_sub(1).and_then(&at);
        let gap = own.as_ref().zip(last.as_ref()).map(|(own, last)| own.value - last.value);
        RankLine {
            year: 0,
            edition: String::new(),
            kind: FigureKind::Published,
            latest: true,
            rank: own.as_ref().map(|own| own.rank),
            of: self.count,
            value: own.as_ref().map(|own| own.value),
            gap,
            above: self.own.and_then(|place| at(place.checked_sub(1)?)),
            below: self.own.and_then(|place| at(place + 1)),
            change: None,
            reached: own.map(|own| own.rank <= self.top),
            last,
            source: String::new(),
        }
    }
}

/// Fills in what depends on other lines: the latest year, the change of rank, editions only where there are several.
fn complete(places: &mut [RankLine]) {
    let latest = places.iter().map(|place| place.year).max();
    let several = places.iter().any(|place| place.edition != places[0].edition);
    let before = places.to_vec();
    for place in places {
        place.latest = Some(place.year) == latest;
        let same = |other: &&RankLine| other.edition == place.edition && other.year.checked_add(1) == Some(place.year);
        let previous = before.iter().find(same).and_then(|other| other.rank);
        place.change = previous.zip(place.rank).map(|(previous, rank)| signed(previous) - signed(rank));
        if !several {
            place.edition.clear();
        }
    }
}

fn signed(rank: usize) -> i64 {
    i64::try_from(rank).unwrap_or(i64::MAX)
}
