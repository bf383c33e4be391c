//! The formulas of a matrix: what the engine does with the members of a node, in the words of a spreadsheet.

use std::ops::RangeInclusive;

use dti_criteria::{Aggregate, Gaps, Member};

use super::layout::{Kind, Layout, MAXIMA};
use crate::ranking::nodes::{Node, counted_maximum};
use crate::ranking::parameters::{NOT_APPLICABLE, Parameters};
use crate::workbook::address::{cell, range};

/// The longest formula that spreadsheets take, and the most arguments of a function, with room to spare.
const LONGEST: usize = 8_000;
const MOST_ARGUMENTS: usize = 250;

/// Writes the formulas of one row.
#[derive(Clone, Copy)]
pub(super) struct Formulas<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) parameters: &'a Parameters,
    pub(super) row: u32,
}

impl Formulas<'_> {
    /// The formula of a column; none for the points of an indicator, which no formula makes, and for those of a node
    /// that cannot be written as one.
    pub(super) fn of(self, kind: Kind) -> Option<String> {
        let formula = match kind {
            Kind::Points(node) => self.points(node)?,
            Kind::Maximum(node) => self.where_there(node, &self.maximum(node)),
            Kind::Share(node) => {
                let [points, maximum] = [self.layout.points(node), self.layout.maximum(node)].map(|one| self.cell(one));
                self.where_there(node, &format!("IF({maximum}>0,{points}/{maximum},0)"))
            }
            Kind::Available(node) => self.sum_of_maxima(node),
            Kind::Term(node, member) => self.term(node, member),
            Kind::Indicator(_) => return None,
        };
        (formula.len() <= LONGEST).then(|| format!("={formula}"))
    }

    /// What is shown where the node has points; else the mark of the points.
    fn where_there(self, node: Node, formula: &str) -> String {
        let points = self.cell(self.layout.points(node));
        format!("IF(ISNUMBER({points}),{formula},{points})")
    }

    fn points(self, node: Node) -> Option<String> {
        let runs = self.runs(node);
        if runs.is_empty() || runs.len() > MOST_ARGUMENTS || self.has_bonus_in_mean(node) {
            return None;
        }
        let points = self.composed(node);
        let (there, missing) = (format!("COUNT({})", self.joined(&runs)), self.missing(&runs));
        Some(match self.layout.composition(node).gaps {
            Gaps::LeaveOut | Gaps::Rescale => {
                format!("IF({there}=0,IF({missing}=0,{NOT_APPLICABLE},\"\"),{points})")
            }
            Gaps::Zero => format!("IF({there}+{missing}=0,{NOT_APPLICABLE},{points})"),
            Gaps::Withhold => format!("IF({missing}>0,\"\",IF({there}=0,{NOT_APPLICABLE},{points}))"),
        })
    }

    /// Whether a mean has a member without a maximum, and so without a share.
    fn has_bonus_in_mean(self, node: Node) -> bool {
        let members = self.layout.members(node);
        self.layout.composition(node).is_mean() && members.into_iter().any(|member| !self.has_share(member))
    }

    /// The points of a node that has some.
    fn composed(self, node: Node) -> String {
        let composition = self.layout.composition(node);
        let sum = format!("SUM({})", self.joined(&self.runs(node)));
        let worth = self.parameters.worth(node);
        match composition.aggregate {
            Aggregate::Sum if composition.is_rescaled() => {
                let available = self.cell(self.layout.workings(node));
                format!("IF({available}>0,{worth}*{sum}/{available},{sum})")
            }
            Aggregate::Sum => sum,
            _ => format!("{worth}*{}", self.mean(node)),
        }
    }

    /// The mean of the shares of the members, from what each of them adds.
    fn mean(self, node: Node) -> String {
        let (terms, weights) = (self.terms(node, self.row), self.fixed(&self.terms_range(node)));
        let weighed = format!("SUMPRODUCT(ISNUMBER({terms})*{weights})");
        match self.layout.composition(node).aggregate {
            Aggregate::GeometricMean => format!("IF({},0,EXP(SUM({terms})/{weighed}))", self.is_flat(node)),
            Aggregate::HarmonicMean => format!("IF({},0,{weighed}/SUM({terms}))", self.is_flat(node)),
            Aggregate::Minimum => format!("MIN({terms})"),
            Aggregate::Sum | Aggregate::WeightedMean => format!("SUM({terms})/{weighed}"),
        }
    }

    /// Whether a member has 0 or less, which makes a strict mean 0.
    fn is_flat(self, node: Node) -> String {
        let runs = self.runs(node);
        let least = format!("MIN({})<=0", self.joined(&runs));
        match self.layout.composition(node).gaps {
            Gaps::Zero => format!("OR({least},{}>0)", self.missing(&runs)),
            _ => least,
        }
    }

    fn maximum(self, node: Node) -> String {
        let composition = self.layout.composition(node);
        let worth = self.parameters.worth(node);
        match composition.aggregate {
            Aggregate::Sum if composition.is_rescaled() => {
                format!("IF({}>0,{worth},0)", self.cell(self.layout.workings(node)))
            }
            Aggregate::Sum => self.sum_of_maxima(node),
            _ => worth.to_owned(),
        }
    }

    /// The maxima of the members that count.
    fn sum_of_maxima(self, node: Node) -> String {
        let zero = self.layout.composition(node).gaps == Gaps::Zero;
        let members = self.layout.members(node);
        let mut parts = Vec::new();
        for run in self.runs_of(members.iter().filter(|member| matches!(member, Member::Indicator(_)))) {
            let (points, maxima) = (self.range(&run), self.fixed(&run));
            parts.push(if zero {
                format!("SUMPRODUCT(({points}<>{NOT_APPLICABLE})*{maxima})")
            } else {
                format!("SUMPRODUCT(ISNUMBER({points})*{maxima})")
            });
        }
        let pillars = members.iter().filter_map(|&member| match member {
            Member::Pillar(position) => Some(Node::Pillar(position)),
            Member::Indicator(_) => None,
        });
        let pillars: Vec<Node> = pillars.collect();
        if !pillars.is_empty() {
            let maxima = pillars.iter().map(|&node| self.cell(self.layout.maximum(node))).collect::<Vec<_>>();
            parts.push(format!("SUM({})", maxima.join(",")));
        }
        if zero {
            let worth = |&node: &Node| {
                let (points, worth) = (self.cell(self.layout.points(node)), self.parameters.worth(node));
                format!("IF({points}=\"\",{worth},0)")
            };
            parts.extend(pillars.iter().map(worth));
        }
        parts.join("+")
    }

    /// What a member adds to a mean: by its weight, the share itself, its logarithm or its reciprocal.
    fn term(self, node: Node, member: Member) -> String {
        let composition = self.layout.composition(node);
        let points = self.cell(self.layout.points_of(member));
        let (share, weight) = (self.share(member), self.parameters.weight(member));
        let term = match composition.aggregate {
            _ if !self.has_share(member) => "0".to_owned(),
            Aggregate::GeometricMean => format!("IF({points}>0,{weight}*LN({share}),0)"),
            Aggregate::HarmonicMean => format!("IF({points}>0,{weight}/({share}),0)"),
            Aggregate::Minimum => share,
            Aggregate::Sum | Aggregate::WeightedMean => format!("{weight}*{share}"),
        };
        let missing = if composition.gaps == Gaps::Zero { "0" } else { "\"\"" };
        format!("IF(ISNUMBER({points}),{term},IF({points}={NOT_APPLICABLE},{points},{missing}))")
    }

    /// The share of a member that has points.
    fn share(self, member: Member) -> String {
        match member {
            Member::Pillar(position) => self.cell(self.layout.share(Node::Pillar(position))),
            Member::Indicator(_) => {
                let column = self.layout.points_of(member);
                format!("{}/{}", self.cell(column), self.fixed(&(column..=column)))
            }
        }
    }

    fn has_share(self, member: Member) -> bool {
        match member {
            Member::Pillar(_) => true,
            Member::Indicator(position) => counted_maximum(&self.layout.set.indicators()[position]) > 0.0,
        }
    }

    /// How many members should have a figure and have none.
    fn missing(self, runs: &[RangeInclusive<u16>]) -> String {
        runs.iter().map(|run| format!("COUNTBLANK({})", self.range(run))).collect::<Vec<_>>().join("+")
    }

    /// The columns of the points of the members, neighbours together.
    fn runs(self, node: Node) -> Vec<RangeInclusive<u16>> {
        self.runs_of(self.layout.members(node).iter())
    }

    fn runs_of<'m>(self, members: impl Iterator<Item = &'m Member>) -> Vec<RangeInclusive<u16>> {
        let mut runs: Vec<RangeInclusive<u16>> = Vec::new();
        for column in members.map(|&member| self.layout.points_of(member)) {
            match runs.last_mut() {
                Some(run) if run.end() + 1 == column => *run = *run.start()..=column,
                _ => runs.push(column..=column),
            }
        }
        runs
    }

    fn terms_range(self, node: Node) -> RangeInclusive<u16> {
        let first = self.layout.workings(node);
        let count = u16::try_from(self.layout.members(node).len()).expect("a sheet has few columns");
        first..=first + count - 1
    }

    fn terms(self, node: Node, row: u32) -> String {
        let columns = self.terms_range(node);
        range((row, *columns.start()), (row, *columns.end()))
    }

    fn joined(self, runs: &[RangeInclusive<u16>]) -> String {
        runs.iter().map(|run| self.range(run)).collect::<Vec<_>>().join(",")
    }

    fn range(self, run: &RangeInclusive<u16>) -> String {
        if run.start() == run.end() {
            self.cell(*run.start())
        } else {
            range((self.row, *run.start()), (self.row, *run.end()))
        }
    }

    /// The same columns of the row of maxima and weights.
    fn fixed(self, run: &RangeInclusive<u16>) -> String {
        let [first, last] = [*run.start(), *run.end()].map(|column| row_fixed(MAXIMA, column));
        if first == last { first } else { format!("{first}:{last}") }
    }

    fn cell(self, column: u16) -> String {
        cell(self.row, column)
    }
}

/// A cell of a row that stays the same, such as `H$6`.
fn row_fixed(row: u32, column: u16) -> String {
    format!("{}${}", dti_diagnostics::column_letters(column.into()), row + 1)
}
