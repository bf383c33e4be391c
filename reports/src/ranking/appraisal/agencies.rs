//! The points of each agency from its own score to the final one, and what the council changed.

use std::collections::BTreeMap;

use dti_engine::scores::Score;
use rust_xlsxwriter::Worksheet;

use super::{is_appraised, scored};
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::ranking::Source;
use crate::workbook::address::range;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

const CODE: u16 = 0;
const NAME: u16 = 1;
const OWN: u16 = 2;
const FINAL_OF_OWN: u16 = 3;
const OWN_CHANGE: u16 = 4;
const DECIDED: u16 = 5;
const COMPUTED_OF_DECIDED: u16 = 6;
const APPRAISED: u16 = 7;
const COUNCIL_CHANGE: u16 = 8;
const COMPUTED: u16 = 9;
const FINAL: u16 = 10;
const CHANGE: u16 = 11;
const COLUMNS: usize = 12;

/// The sums of one agency. Two sums that are compared are of the same indicators.
struct Sums {
    own: Option<f64>,
    final_of_own: Option<f64>,
    decided: usize,
    computed_of_decided: Option<f64>,
    appraised: Option<f64>,
    computed: Option<f64>,
    finally: Option<f64>,
}

impl Sums {
    fn of(dossier: &Dossier<'_>) -> Self {
        let scores = dossier.scores();
        let decided = |score: &&Score| is_appraised(score) && score.computed_points.is_some();
        let own = |score: &&Score| score.self_points.is_some() && score.final_points.is_some();
        Self {
            own: sum(scores.iter().filter(own).map(|score| score.self_points)),
            final_of_own: sum(scores.iter().filter(own).map(|score| score.final_points)),
            decided: scores.iter().filter(|score| is_appraised(score)).count(),
            computed_of_decided: sum(scores.iter().filter(decided).map(|score| score.computed_points)),
            appraised: sum(scores.iter().filter(decided).map(|score| score.appraised_points)),
            computed: sum(scores.iter().map(|score| score.computed_points)),
            finally: sum(scores.iter().map(|score| score.final_points)),
        }
    }
}

/// A column with what stands in it.
type Cell = (u16, Option<f64>);

/// The sum of those that are there; none if there are none.
fn sum(points: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    points.flatten().reduce(|sum, points| sum + points)
}

pub(in crate::ranking) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("losses-agencies-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: NAME + 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let sums: Vec<_> = scored(source).into_iter().map(|dossier| (dossier.agency, Sums::of(dossier))).collect();
    for (row, (agency, sums)) in (FIRST_ROW..).zip(&sums) {
        write_row(source, &mut pen, row, (*agency, sums))?;
    }
    totals(source, &mut pen, &sums)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-agency-code", 20.0),
        column("report-agency", 36.0),
        column("report-self-points", 11.0),
        column("losses-final-of-own", 13.0),
        column("losses-own-change", 13.0),
        column("losses-decided", 11.0),
        column("losses-computed-of-decided", 13.0),
        column("losses-appraised", 13.0),
        column("losses-council-change", 13.0),
        column("losses-computed", 12.0),
        column("losses-final", 12.0),
        column("losses-change", 13.0),
    ]
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (agency, sums): (usize, &Sums),
) -> Result<(), WorkbookError> {
    let (styles, agency) = (source.styles, &source.report.set.agencies()[agency]);
    pen.text(row, CODE, &agency.code, &styles.text)?;
    pen.text(row, NAME, &agency.name, &styles.text)?;
    for (column, points) in figures(sums) {
        pen.number(row, column, points, &styles.points)?;
    }
    pen.count(row, DECIDED, Some(sums.decided), &styles.count)?;
    for (column, [after, before]) in changes(sums) {
        pen.difference(row, column, [after, before], &styles.points)?;
    }
    Ok(())
}

/// The columns that are sums of points.
fn figures(sums: &Sums) -> [Cell; 6] {
    [
        (OWN, sums.own),
        (FINAL_OF_OWN, sums.final_of_own),
        (COMPUTED_OF_DECIDED, sums.computed_of_decided),
        (APPRAISED, sums.appraised),
        (COMPUTED, sums.computed),
        (FINAL, sums.finally),
    ]
}

/// The columns that are differences, each with what is subtracted from what.
fn changes(sums: &Sums) -> [(u16, [Cell; 2]); 3] {
    [
        (OWN_CHANGE, [(FINAL_OF_OWN, sums.final_of_own), (OWN, sums.own)]),
        (COUNCIL_CHANGE, [(APPRAISED, sums.appraised), (COMPUTED_OF_DECIDED, sums.computed_of_decided)]),
        (CHANGE, [(FINAL, sums.finally), (COMPUTED, sums.computed)]),
    ]
}

/// A live sum below each column.
fn totals(source: &Source<'_>, pen: &mut Pen<'_>, sums: &[(usize, Sums)]) -> Result<(), WorkbookError> {
    let styles = source.styles;
    let row = FIRST_ROW + u32::try_from(sums.len()).expect("a sheet holds them");
    pen.blanks(row, CODE..CHANGE + 1, &styles.caption)?;
    pen.text(row, NAME, &source.word("report-total"), &styles.caption)?;
    let mut totals: BTreeMap<u16, f64> = BTreeMap::new();
    for (_, own) in sums {
        let changes = changes(own).map(|(column, [(_, after), (_, before)])| {
            (column, after.zip(before).map(|(after, before)| after - before))
        });
        for (column, points) in figures(own).into_iter().chain(changes) {
            *totals.entry(column).or_default() += points.unwrap_or_default();
        }
    }
    let above = |column| format!("=SUM({})", range((FIRST_ROW, column), (row - 1, column)));
    for (column, total) in totals {
        pen.formula(row, column, &above(column), total, &styles.caption_points)?;
    }
    let decided = sums.iter().map(|(_, sums)| sums.decided).sum::<usize>();
    pen.formula(row, DECIDED, &above(DECIDED), decided, &styles.caption_count)
}
