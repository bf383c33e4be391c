//! Agency by agency: what the engine has, what the formulas make, and whether the parts add up to the whole.

use std::fmt::Write as _;

use dti_criteria::Gaps;
use dti_engine::index::{Figure, PlacedAgency, Presence};

use super::{COLUMNS, result};
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::outline;
use crate::ranking::Source;
use crate::ranking::cohort::ListingNames;
use crate::ranking::data::DataNames;
use crate::ranking::live::Tally;
use crate::ranking::matrix::{self, MatrixNames};
use crate::ranking::nodes::{self, Node};
use crate::ranking::parameters::CHECK_DIGITS;
use crate::workbook::address::cell;
use crate::workbook::{NOT_APPLICABLE, Pen, Style, Value};

/// The columns of three figures: the engine's, the one here, and the difference.
const POINTS: u16 = 2;
const INDEX: u16 = 5;
const RANK: u16 = 8;
/// The columns of the sum of the parts and of its difference.
const PARTS: u16 = 11;

/// The agencies of one cohort.
pub(super) struct Block<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) cohort: usize,
    pub(super) matrix: &'a MatrixNames,
    pub(super) listing: &'a ListingNames,
    /// None where the sheet of data was left out.
    pub(super) data: Option<&'a DataNames>,
}

impl Block<'_> {
    /// Returns the row below.
    pub(super) fn write(&self, pen: &mut Pen<'_>, tally: &mut Tally, first: u32) -> Result<u32, WorkbookError> {
        let title = self.source.report.set.cohorts()[self.cohort].title.get(self.source.language());
        self.source.caption(pen, first, COLUMNS.len(), (1, title))?;
        let mut row = first + 1;
        for dossier in matrix::scored(self.source, self.cohort) {
            if let Some(place) = dossier.place {
                self.row(pen, tally, (row, dossier, place))?;
                row += 1;
            }
        }
        Ok(row)
    }

    fn row(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, dossier, place): (u32, &Dossier<'_>, &PlacedAgency),
    ) -> Result<(), WorkbookError> {
        let (styles, agency) = (self.source.styles, &self.source.report.set.agencies()[dossier.agency]);
        pen.text(row, 0, &agency.code, &styles.text)?;
        pen.text(row, 1, &agency.name, &styles.text)?;
        let Some(total) = self.matrix.node(Node::ROOT) else { return Ok(()) };
        let figure = nodes::figure(place, Node::ROOT);
        let codes = &self.matrix.codes;
        let points = nodes::shown(figure, |figure| figure.points);
        self.compare(pen, tally, (row, POINTS), (points, &total.points, codes), &styles.points)?;
        let index = nodes::shown(figure, Figure::index);
        self.compare(pen, tally, (row, INDEX), (index, &total.share, codes), &styles.index)?;
        let rank = (place.rank.into(), self.listing.ranks.as_str(), self.listing.codes.as_str());
        self.compare(pen, tally, (row, RANK), rank, &styles.count)?;
        self.parts(pen, tally, (row, dossier, place))?;
        result(self.source, pen, tally, row)
    }

    /// The engine's figure as it is, the one of this workbook, and how far they are apart.
    fn compare(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column): (u32, u16),
        (engine, name, codes): (Value<'_>, &str, &str),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        let number = if let Value::Number(number) = engine { Some(number) } else { None };
        pen.number(row, column, number, style)?;
        let looked_up = format!("INDEX({name},MATCH({},{codes},0))", cell(row, 0));
        // A rank that there is not is an empty cell, which a formula would take for 0.
        let (formula, here) = match engine {
            Value::Number(_) | Value::Text(_) => (format!("={looked_up}"), engine),
            Value::Blank => (format!("=IF(ISNUMBER({looked_up}),{looked_up},\"\")"), engine),
        };
        tally.formula(pen, (row, column + 1), (&formula, here), style)?;
        self.difference(pen, tally, (row, column + 2), [column, column + 1])
    }

    fn difference(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column): (u32, u16),
        of: [u16; 2],
    ) -> Result<(), WorkbookError> {
        let [one, other] = of.map(|column| cell(row, column));
        let formula = format!("=ROUND(N({one})-N({other}),{CHECK_DIGITS})");
        tally.formula(pen, (row, column), (&formula, 0.0.into()), &self.source.styles.exact)
    }

    /// The sum of the points in the data and of the pillars that are no plain sums, where the whole is such a sum.
    fn parts(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, dossier, place): (u32, &Dossier<'_>, &PlacedAgency),
    ) -> Result<(), WorkbookError> {
        let Some(DataNames { agencies, points }) = self.data.filter(|_| self.is_sum(place)) else {
            return pen.text(row, PARTS, NOT_APPLICABLE, &self.source.styles.centred);
        };
        let set = self.source.report.set;
        let scores = dossier.scores().iter().filter(|score| nodes::adds_up(set, score.indicator));
        let mut sum: f64 = scores.filter_map(|score| score.final_points).sum();
        let mut formula = format!("=SUMIF({agencies},{},{points})", cell(row, 0));
        for node in nodes::lumps(set, self.cohort).into_iter().map(Node::Pillar) {
            let Some(names) = self.matrix.node(node) else { continue };
            sum += nodes::figure(place, node).there().map_or(0.0, |figure| figure.points);
            let looked_up = format!("INDEX({},MATCH({},{},0))", names.points, cell(row, 0), self.matrix.codes);
            write!(formula, "+N({looked_up})").expect("a string takes all");
        }
        tally.formula(pen, (row, PARTS), (&formula, sum.into()), &self.source.styles.points)?;
        self.difference(pen, tally, (row, PARTS + 1), [POINTS + 1, PARTS])
    }

    /// Whether the whole is the sum of its parts, and no plain sum below it was decided otherwise.
    fn is_sum(&self, place: &PlacedAgency) -> bool {
        let set = self.source.report.set;
        let lumps = nodes::lumps(set, self.cohort);
        let within_lump = |pillar: usize| set.tree().path(pillar).iter().any(|above| lumps.contains(above));
        let pillars = outline::pillars(set, self.cohort).into_iter().filter(|&pillar| !within_lump(pillar));
        let mut nodes = std::iter::once(Node::ROOT).chain(pillars.map(Node::Pillar));
        let sums = Node::ROOT.composition(set).is_plain() && place.total.there().is_some();
        let withheld = |node: Node| {
            let figure = nodes::figure(place, node);
            node.composition(set).gaps == Gaps::Withhold && figure.presence == Presence::Missing
        };
        sums && !nodes.any(|node| matrix::is_decided(set, place, node) || withheld(node))
    }
}
