//! The columns of a matrix: each pillar's figures before its members, the views behind all pillars.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Member};

use crate::outline::{self, Entry};
use crate::ranking::nodes::{Composition, Node};

/// The first row of agencies: below the headings stand the titles and what the columns are held against.
pub(super) const FIRST_ROW: u32 = crate::workbook::FIRST_ROW + 2;
/// The row of what the columns are held against: maxima of indicators, weights of members.
pub(super) const MAXIMA: u32 = FIRST_ROW - 1;
/// Code and name stand before all else.
pub(super) const FIXED: u16 = 2;

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// The points of a node.
    Points(Node),
    /// The most points that apply to the agency.
    Maximum(Node),
    /// Points ÷ maximum.
    Share(Node),
    /// The maxima of the members that have a figure, of a sum that is scaled up.
    Available(Node),
    /// What a member adds to a mean.
    Term(Node, Member),
    /// The final points of an indicator.
    Indicator(usize),
}

/// The columns of one cohort.
pub(super) struct Layout<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) cohort: usize,
    /// In their order, without code and name before them and the remark behind them.
    pub(super) kinds: Vec<Kind>,
    /// Where the figures of a node begin.
    nodes: BTreeMap<Node, u16>,
    indicators: BTreeMap<usize, u16>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(set: &'a CriteriaSet, cohort: usize) -> Self {
        let mut layout = Self { set, cohort, kinds: Vec::new(), nodes: BTreeMap::new(), indicators: BTreeMap::new() };
        layout.add_node(Node::ROOT);
        for entry in outline::scored(set, cohort) {
            match entry {
                Entry::Pillar(position) => layout.add_node(Node::Pillar(position)),
                Entry::Indicator(position) => layout.add_indicator(position),
            }
        }
        (0..set.views().len()).for_each(|view| layout.add_node(Node::View(view)));
        layout
    }

    fn next(&self) -> u16 {
        FIXED + u16::try_from(self.kinds.len()).expect("a sheet has few columns")
    }

    fn add_indicator(&mut self, position: usize) {
        self.indicators.insert(position, self.next());
        self.kinds.push(Kind::Indicator(position));
    }

    fn add_node(&mut self, node: Node) {
        self.nodes.insert(node, self.next());
        self.kinds.extend([Kind::Points(node), Kind::Maximum(node), Kind::Share(node)]);
        let composition = node.composition(self.set);
        if composition.is_rescaled() {
            self.kinds.push(Kind::Available(node));
        }
        if composition.is_mean() {
            self.kinds.extend(self.members(node).into_iter().map(|member| Kind::Term(node, member)));
        }
    }

    pub(super) fn composition(&self, node: Node) -> Composition<'a> {
        node.composition(self.set)
    }

    /// The members of a node that have columns here.
    pub(super) fn members(&self, node: Node) -> Vec<Member> {
        self.composition(node).members(self.set, self.cohort)
    }

    /// The columns with their kinds.
    pub(super) fn columns(&self) -> impl Iterator<Item = (u16, Kind)> {
        (FIXED..).zip(self.kinds.iter().copied())
    }

    /// The column of the remarks.
    pub(super) fn remark(&self) -> u16 {
        self.next()
    }

    /// The nodes that have columns here, in the order of the tree.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Node> {
        self.nodes.keys().copied()
    }

    /// The column of the points of a member.
    pub(super) fn points_of(&self, member: Member) -> u16 {
        match member {
            Member::Pillar(position) => self.points(Node::Pillar(position)),
            Member::Indicator(position) => self.indicators[&position],
        }
    }

    /// Whether an indicator has a column here.
    pub(super) fn has(&self, indicator: usize) -> bool {
        self.indicators.contains_key(&indicator)
    }

    pub(super) fn points(&self, node: Node) -> u16 {
        self.nodes[&node]
    }

    pub(super) fn maximum(&self, node: Node) -> u16 {
        self.nodes[&node] + 1
    }

    pub(super) fn share(&self, node: Node) -> u16 {
        self.nodes[&node] + 2
    }

    /// The first column of the workings of a node.
    pub(super) fn workings(&self, node: Node) -> u16 {
        self.nodes[&node] + 3
    }
}
