//! The names of the columns of a matrix, by which other sheets look figures up.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Member};

use super::layout::Layout;
use crate::ranking::nodes::{Node, counted_maximum};
use crate::ranking::parameters::Parameters;
use crate::workbook::Names;

/// The names of the columns of a matrix.
pub(in crate::ranking) struct MatrixNames {
    /// The codes of the agencies.
    pub(in crate::ranking) codes: String,
    pub(super) nodes: BTreeMap<Node, NodeNames>,
    /// The points of those indicators that other sheets ask for, by position.
    pub(super) indicators: BTreeMap<usize, String>,
}

/// The names of the figures of a node.
pub(in crate::ranking) struct NodeNames {
    pub(in crate::ranking) points: String,
    pub(in crate::ranking) maximum: String,
    pub(in crate::ranking) share: String,
}

impl MatrixNames {
    pub(in crate::ranking) fn new(set: &CriteriaSet, cohort: usize, names: &mut Names) -> Self {
        let (layout, id) = (Layout::new(set, cohort), &set.cohorts()[cohort].id);
        let codes = names.take(&format!("{id} codes"));
        let mut own = Self { codes, nodes: BTreeMap::new(), indicators: BTreeMap::new() };
        for node in layout.nodes() {
            let code = if node == Node::ROOT { "total" } else { node.code(set) };
            let kind = if matches!(node, Node::View(_)) { "view " } else { "" };
            let mut take = |part: &str| names.take(&format!("{id} {part} {kind}{code}"));
            let figures = NodeNames { points: take("points"), maximum: take("maximum"), share: take("share") };
            own.nodes.insert(node, figures);
        }
        let groups = set.bands(cohort).map(|bands| bands.groups.as_slice()).unwrap_or_default();
        for member in set.ranking().tie_breakers.iter().chain(groups) {
            if let &Member::Indicator(position) = member
                && layout.has(position)
            {
                let name = || names.take(&format!("{id} points {}", set.indicators()[position].code));
                own.indicators.entry(position).or_insert_with(name);
            }
        }
        own
    }

    /// The names of a node; none where nothing of it is scored in the cohort.
    pub(in crate::ranking) fn node(&self, node: Node) -> Option<&NodeNames> {
        self.nodes.get(&node)
    }

    /// The name of the points of a tie-breaker or of a part of the classes.
    pub(in crate::ranking) fn points(&self, member: Member) -> Option<&str> {
        match member {
            Member::Pillar(position) => self.node(Node::Pillar(position)).map(|names| names.points.as_str()),
            Member::Indicator(position) => self.indicators.get(&position).map(String::as_str),
        }
    }

    /// The formula for the share of such a member in a row of the matrix, where it has points.
    pub(in crate::ranking) fn share(
        &self,
        set: &CriteriaSet,
        parameters: &Parameters,
        (member, row): (Member, &str),
    ) -> Option<String> {
        Some(match member {
            Member::Pillar(position) => format!("INDEX({},{row})", self.node(Node::Pillar(position))?.share),
            Member::Indicator(position) if counted_maximum(&set.indicators()[position]) > 0.0 => {
                format!("INDEX({},{row})/{}", self.points(member)?, parameters.maximum(position))
            }
            Member::Indicator(_) => "0".to_owned(),
        })
    }
}
