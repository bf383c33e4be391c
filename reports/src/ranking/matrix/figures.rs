//! The engine's figures for the cells of a matrix, the workings of means among them.

use dti_criteria::{Aggregate, CriteriaSet, Gaps, GateClosed, Member};
use dti_engine::index::{Figure, PlacedAgency, Presence};

use super::layout::{Kind, Layout};
use crate::dossier::Dossier;
use crate::ranking::nodes::{self, Node};
use crate::workbook::{NOT_APPLICABLE, Value};

/// What the engine has for one agency.
pub(super) struct Figures<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) dossier: &'a Dossier<'a>,
    pub(super) place: &'a PlacedAgency,
}

impl Figures<'_> {
    /// The value of a column.
    pub(super) fn of(&self, kind: Kind) -> Value<'static> {
        match kind {
            Kind::Points(node) => nodes::shown(self.node(node), |figure| figure.points),
            Kind::Maximum(node) => nodes::shown(self.node(node), |figure| figure.maximum),
            Kind::Share(node) => nodes::shown(self.node(node), Figure::index),
            Kind::Available(node) => self.available(node).into(),
            Kind::Term(node, member) => self.term(node, member),
            Kind::Indicator(position) => nodes::shown(self.member(Member::Indicator(position)), |figure| figure.points),
        }
    }

    fn node(&self, node: Node) -> Figure {
        nodes::figure(self.place, node)
    }

    fn member(&self, member: Member) -> Figure {
        nodes::figure_of(self.layout.set, self.dossier, member)
    }

    fn available(&self, node: Node) -> f64 {
        let figures = self.layout.members(node).into_iter().filter_map(|member| self.member(member).there());
        figures.map(|figure| figure.maximum).sum()
    }

    fn term(&self, node: Node, member: Member) -> Value<'static> {
        let (composition, figure) = (self.layout.composition(node), self.member(member));
        match figure.presence {
            Presence::NotApplicable => NOT_APPLICABLE.into(),
            Presence::Missing if composition.gaps == Gaps::Zero => 0.0.into(),
            Presence::Missing => Value::Blank,
            Presence::Present => term(composition.aggregate, figure, nodes::weight(self.layout.set, member)).into(),
        }
    }
}

/// Whether the points of a node are not what its members make.
pub(in crate::ranking) fn is_decided(set: &CriteriaSet, place: &PlacedAgency, node: Node) -> bool {
    let Node::Pillar(position) = node else { return false };
    let asks = set.tree().pillars[position].coverage.is_some();
    (asks && nodes::figure(place, node).presence == Presence::Missing) || is_closed(set, place, position)
}

/// Whether a mandatory condition took the points of a pillar.
pub(super) fn is_closed(set: &CriteriaSet, place: &PlacedAgency, pillar: usize) -> bool {
    let gate = set.tree().pillars[pillar].gate.as_ref();
    place.closed.contains(&pillar) && gate.is_some_and(|gate| gate.otherwise != GateClosed::NoBand)
}

/// What a member with a figure adds to a mean.
fn term(aggregate: Aggregate, figure: Figure, weight: f64) -> f64 {
    let share = figure.index();
    match aggregate {
        Aggregate::GeometricMean | Aggregate::HarmonicMean if figure.points <= 0.0 => 0.0,
        Aggregate::GeometricMean => weight * libm::log(share),
        Aggregate::HarmonicMean => weight / share,
        Aggregate::Minimum => share,
        Aggregate::Sum | Aggregate::WeightedMean => weight * share,
    }
}
