//! What changed since the last period: rank and index of each agency and the indices of its pillars, the differences
//! live; and why something is not compared.

use dti_engine::changes::{AgencyChanges, Change, NodeKind};
use rust_xlsxwriter::Worksheet;

use super::Source;
use crate::workbook::address::cell;
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, Style, subtracted};
use crate::year_on_year::why_not;
use crate::{WorkbookError, YearOnYear};

const CODE: u16 = 0;
const NAME: u16 = 1;
const PILLAR: u16 = 2;
/// The first columns of the rank and of the index: before, now, change, why there is none.
const RANK: u16 = 3;
const INDEX: u16 = 7;
const COLUMNS: usize = 11;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    compared: &YearOnYear<'_>,
) -> Result<(), WorkbookError> {
    let page = Page {
        tab,
        title: &source.word("yearly-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &columns(source),
        frozen: NAME + 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let mut row = FIRST_ROW;
    for one in &compared.changes.agencies {
        whole(source, &mut pen, row, (compared, one))?;
        row += 1;
        for change in one.rows.iter().filter(|change| change.node.kind == NodeKind::Pillar) {
            named(source, &mut pen, row, (compared, one), &pillar(source, compared, change))?;
            part(source, &mut pen, (row, INDEX), Some(change), Figure::Index)?;
            row += 1;
        }
    }
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-agency-code", 24.0),
        column("report-agency", 34.0),
        column("report-pillar", 34.0),
        column("changes-rank-before", 9.0),
        column("report-rank", 9.0),
        column("changes-rank-change", 10.0),
        column("yearly-no-rank", 24.0),
        column("changes-index-before", 10.0),
        column("report-index", 10.0),
        column("changes-index-change", 10.0),
        column("yearly-no-index", 24.0),
    ]
}

/// The row of the whole: rank and index.
fn whole(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (compared, one): (&YearOnYear<'_>, &AgencyChanges),
) -> Result<(), WorkbookError> {
    named(source, pen, row, (compared, one), &source.word("report-total"))?;
    part(source, pen, (row, RANK), one.rank(), Figure::Rank)?;
    part(source, pen, (row, INDEX), one.index(), Figure::Index)
}

/// Whose row it is, and of what: an agency that is gone bears the name that it had.
fn named(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (compared, one): (&YearOnYear<'_>, &AgencyChanges),
    of: &str,
) -> Result<(), WorkbookError> {
    let now = one.agency.map(|agency| &compared.now.agencies()[agency]);
    let before = one.previous.first().map(|&agency| &compared.before.agencies()[agency]);
    let (code, name) = now.or(before).map(|agency| (agency.code.as_str(), agency.name.as_str())).unwrap_or_default();
    pen.text(row, CODE, code, &source.styles.text)?;
    pen.text(row, NAME, name, &source.styles.text)?;
    pen.text(row, PILLAR, of, &source.styles.text)
}

fn pillar(source: &Source<'_>, compared: &YearOnYear<'_>, change: &Change) -> String {
    let (code, [before, now]) = compared.node(change.node, source.language());
    let title = if now.is_empty() { before } else { now };
    format!("{code}. {title}")
}

/// What is compared of a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// A smaller one is better.
    Rank,
    Index,
}

/// Before, now, the change, and why there is none.
fn part(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    (row, first): (u32, u16),
    change: Option<&Change>,
    figure: Figure,
) -> Result<(), WorkbookError> {
    let Some(change) = change else { return Ok(()) };
    let (styles, language) = (source.styles, source.language());
    let (look, [before, now]): (&Style, _) = match figure {
        Figure::Rank => (&styles.count, [change.before.rank, change.now.rank].map(|rank| rank.map(as_number))),
        Figure::Index => (&styles.index, [change.before.index, change.now.index]),
    };
    let gained = match figure {
        #[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
        Figure::Rank => change.rank().map(|places| places as f64),
        Figure::Index => change.index().and_then(|_| Some(subtracted(now?, before?))),
    };
    let look_of_change = if figure == Figure::Rank { &styles.signed_count } else { &styles.signed_index };
    let [was, is, why] = [first, first + 1, first + 3].map(|column| cell(row, column));
    let difference = if figure == Figure::Rank { format!("{was}-{is}") } else { format!("{is}-{was}") };
    let formula = format!("=IF(OR({why}<>\"\",{was}=\"\",{is}=\"\"),\"\",{difference})");
    pen.number(row, first, before, look)?;
    pen.number(row, first + 1, now, look)?;
    pen.formula(row, first + 2, &formula, gained, look_of_change)?;
    match change.why_not {
        Some(reason) => pen.text(row, first + 3, &why_not(reason, language), &styles.text),
        None => Ok(()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
fn as_number(rank: usize) -> f64 {
    rank as f64
}
