//! How the figures of pillars, of the whole and of views come out of the cells of the details.

use dti_criteria::{Aggregate, CriteriaSet, Gaps, GateClosed, Member, Pillar, View};
use dti_engine::index::{Figure, Presence};
use dti_engine::scores::Score;

use super::layout::Layout;
use crate::dossier::Dossier;
use crate::workbook::address::{cell, range};

/// Where points, maxima and weights stand in the details.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) points: u16,
    pub(super) maximum: u16,
    pub(super) weight: u16,
}

/// How a figure stands in the details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Composed {
    /// It is calculated: the formula of the points, and that of the maximum where this is a sum as well.
    Live { points: String, maximum: Option<String> },
    /// It is what the program says, because a formula cannot tell; the key of the reason.
    Told(&'static str),
    /// There is no figure.
    Nothing,
}

/// A node that is made of others.
struct Node<'a> {
    aggregate: Aggregate,
    gaps: Gaps,
    members: &'a [Member],
}

/// An agency's cells.
pub(super) struct Composer<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) layout: &'a Layout,
    pub(super) columns: Columns,
    pub(super) dossier: &'a Dossier<'a>,
}

impl Composer<'_> {
    /// The figure of a pillar or of the whole; none where the agency is not scored.
    pub(super) fn figure(&self, pillar: usize) -> Option<Figure> {
        self.dossier.place.map(|place| place.pillars[pillar])
    }

    /// How a pillar, or the whole, comes out of the rows of its members.
    pub(super) fn pillar(&self, position: usize) -> Composed {
        let pillar: &Pillar = &self.set.tree().pillars[position];
        let node = Node { aggregate: pillar.aggregate, gaps: pillar.gaps, members: &pillar.members };
        match self.figure(position).and_then(Figure::there) {
            None => Composed::Nothing,
            Some(_) if self.is_emptied(position) => Composed::Told("agency-told-gate"),
            Some(_) => self.node(&node, self.layout.row(Member::Pillar(position))),
        }
    }

    /// How a view comes out of the rows of its members; it stands in a row of its own.
    pub(super) fn view(&self, view: &View, figure: Figure, row: u32) -> Composed {
        // The maximum of a member without a figure stands there only if its own pillar counts it.
        let tells = |member: &Member| self.presence(*member) == Presence::Missing;
        let node = Node { aggregate: view.aggregate, gaps: view.gaps, members: &view.members };
        match figure.there() {
            None => Composed::Nothing,
            Some(_) if view.members.iter().any(tells) => Composed::Told("agency-told-gaps"),
            Some(_) => self.node(&node, Some(row)),
        }
    }

    /// Whether a member's maximum counts in its pillar although it has no figure.
    pub(super) fn counts_as_zero(&self, member: Member) -> bool {
        let gaps = self.layout.parent(member).map(|parent| self.set.tree().pillars[parent].gaps);
        gaps == Some(Gaps::Zero) && self.presence(member) == Presence::Missing
    }

    /// Whether a closed gate has taken the points.
    fn is_emptied(&self, position: usize) -> bool {
        let gate = self.set.tree().pillars[position].gate.as_ref();
        let closed = self.dossier.place.is_some_and(|place| place.closed.contains(&position));
        closed && gate.is_some_and(|gate| gate.otherwise == GateClosed::Zero)
    }

    fn presence(&self, member: Member) -> Presence {
        match member {
            Member::Pillar(position) => self.figure(position).map(|figure| figure.presence).unwrap_or_default(),
            Member::Indicator(position) => self.dossier.score(position).map(Score::presence).unwrap_or_default(),
        }
    }

    fn node(&self, node: &Node<'_>, own: Option<u32>) -> Composed {
        let rows = self.rows(node);
        let (Some(own), false) = (own, rows.is_empty()) else { return Composed::Told("agency-told-elsewhere") };
        let sums = [self.columns.points, self.columns.maximum].map(|column| sum(column, &rows));
        let [points, maximum] = sums;
        match (node.aggregate, node.gaps) {
            (Aggregate::Sum, Gaps::Rescale) if self.adds_maximum(node) => {
                Composed::Live { points: format!("={}*{points}/{maximum}", self.maximum(own)), maximum: None }
            }
            (Aggregate::Sum, _) => {
                Composed::Live { points: format!("={points}"), maximum: Some(format!("={maximum}")) }
            }
            _ if self.lacks_maximum(node) => Composed::Told("agency-told-maximum"),
            _ => Composed::Live { points: self.mean(node.aggregate, own, &rows), maximum: None },
        }
    }

    /// The rows of the members that count: those with a figure, and those whose want of one counts as zero.
    fn rows(&self, node: &Node<'_>) -> Vec<u32> {
        self.counted(node).filter_map(|member| self.layout.row(member)).collect()
    }

    fn counted(&self, node: &Node<'_>) -> impl Iterator<Item = Member> {
        let gaps = node.gaps;
        let counts = move |member: &Member| match self.presence(*member) {
            Presence::Present => true,
            Presence::Missing => gaps == Gaps::Zero,
            Presence::NotApplicable => false,
        };
        let is_added = |member: &Member| match *member {
            Member::Indicator(position) => self.set.indicators()[position].counted,
            Member::Pillar(_) => true,
        };
        node.members.iter().copied().filter(move |member| is_added(member) && counts(member))
    }

    /// Whether a member has no maximum that its points could be divided by.
    fn lacks_maximum(&self, node: &Node<'_>) -> bool {
        self.counted(node).any(|member| self.worth(member) <= 0.0)
    }

    /// Whether the members have a maximum together.
    fn adds_maximum(&self, node: &Node<'_>) -> bool {
        self.counted(node).map(|member| self.worth(member)).sum::<f64>() > 0.0
    }

    fn worth(&self, member: Member) -> f64 {
        match member {
            Member::Indicator(position) => self.set.indicators()[position].counted_maximum(),
            Member::Pillar(position) => match self.figure(position).and_then(Figure::there) {
                Some(figure) => figure.maximum,
                None => self.set.tree().pillars[position].points,
            },
        }
    }

    /// The mean of the shares, times what the node is worth; strict means are nothing where a share is nothing.
    fn mean(&self, aggregate: Aggregate, own: u32, rows: &[u32]) -> String {
        let worth = self.maximum(own);
        let over = |separator: &str, term: &dyn Fn(u32) -> String| {
            rows.iter().map(|&row| term(row)).collect::<Vec<_>>().join(separator)
        };
        let weight = |row| cell(row, self.columns.weight);
        let share = |row| format!("{}/{}", cell(row, self.columns.points), self.maximum(row));
        let inverse = |row| format!("{}*{}/{}", weight(row), self.maximum(row), cell(row, self.columns.points));
        let weights = sum(self.columns.weight, rows);
        let lowest = format!("MIN({})", over(",", &share));
        match aggregate {
            Aggregate::GeometricMean => {
                let terms = over("+", &|row| format!("{}*LN({})", weight(row), share(row)));
                format!("=IF({lowest}>0,{worth}*EXP(({terms})/{weights}),0)")
            }
            Aggregate::HarmonicMean => format!("=IF({lowest}>0,{worth}*{weights}/({}),0)", over("+", &inverse)),
            Aggregate::Minimum => format!("={worth}*{lowest}"),
            Aggregate::Sum | Aggregate::WeightedMean => {
                let terms = over("+", &|row| format!("{}*{}", weight(row), share(row)));
                format!("={worth}*({terms})/{weights}")
            }
        }
    }

    fn maximum(&self, row: u32) -> String {
        cell(row, self.columns.maximum)
    }
}

/// The sum of cells of a column, neighbours as one range.
pub(super) fn sum(column: u16, rows: &[u32]) -> String {
    format!("SUM({})", cells(column, rows).join(","))
}

/// The cells of a column, neighbours as one range.
pub(super) fn cells(column: u16, rows: &[u32]) -> Vec<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    let run = |(first, last)| match first == last {
        true => cell(first, column),
        false => range((first, column), (last, column)),
    };
    runs.into_iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_range() {
        assert_eq!(sum(8, &[4, 5, 6, 8, 10, 11]), "SUM(I5:I7,I9,I11:I12)");
    }
}
