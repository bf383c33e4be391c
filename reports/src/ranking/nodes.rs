//! What formulas compose: pillars and views, each with the members that a cohort has.

use dti_criteria::{Aggregate, CriteriaSet, Gaps, Indicator, Member, Tree};
use dti_engine::index::{Figure, PlacedAgency, Presence};

use crate::dossier::Dossier;
use crate::outline;
use crate::workbook::{NOT_APPLICABLE, Value};

/// A pillar or a view by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Pillar(usize),
    View(usize),
}

/// How a node is composed.
pub(super) struct Composition<'a> {
    pub(super) aggregate: Aggregate,
    pub(super) gaps: Gaps,
    /// The points that the node is worth.
    pub(super) worth: f64,
    members: &'a [Member],
}

impl Node {
    pub(super) const ROOT: Self = Self::Pillar(Tree::ROOT);

    pub(super) fn composition(self, set: &CriteriaSet) -> Composition<'_> {
        match self {
            Self::Pillar(position) => {
                let pillar = &set.tree().pillars[position];
                let (aggregate, gaps) = (pillar.aggregate, pillar.gaps);
                Composition { aggregate, gaps, worth: pillar.points, members: &pillar.members }
            }
            Self::View(position) => {
                let view = &set.views()[position];
                Composition { aggregate: view.aggregate, gaps: view.gaps, worth: view.points, members: &view.members }
            }
        }
    }

    /// The code of a pillar, empty for the root, or the identifier of a view.
    pub(super) fn code(self, set: &CriteriaSet) -> &str {
        match self {
            Self::Pillar(position) => &set.tree().pillars[position].code,
            Self::View(position) => &set.views()[position].id,
        }
    }
}

impl Composition<'_> {
    /// Whether it averages shares, or takes the least of them.
    pub(super) fn is_mean(&self) -> bool {
        self.aggregate != Aggregate::Sum
    }

    /// Whether what is left of a sum is scaled up.
    pub(super) fn is_rescaled(&self) -> bool {
        self.aggregate == Aggregate::Sum && self.gaps == Gaps::Rescale
    }

    /// Whether its points are the sum of those of its members.
    pub(super) fn is_plain(&self) -> bool {
        self.aggregate == Aggregate::Sum && self.gaps != Gaps::Rescale
    }

    /// The members that count for somebody in a cohort.
    pub(super) fn members(&self, set: &CriteriaSet, cohort: usize) -> Vec<Member> {
        let pillars = outline::pillars(set, cohort);
        let counts = |member: &Member| match *member {
            Member::Pillar(position) => pillars.contains(&position),
            Member::Indicator(position) => {
                let indicator = &set.indicators()[position];
                indicator.counted && indicator.rule.is_some() && indicator.concerns(cohort)
            }
        };
        self.members.iter().copied().filter(counts).collect()
    }
}

/// The engine's figure of a node.
pub(super) fn figure(place: &PlacedAgency, node: Node) -> Figure {
    match node {
        Node::Pillar(position) => place.pillars[position],
        Node::View(position) => place.views[position].0,
    }
}

/// The engine's figure of a member.
pub(super) fn figure_of(set: &CriteriaSet, dossier: &Dossier<'_>, member: Member) -> Figure {
    let Some(place) = dossier.place else { return Figure::default() };
    let position = match member {
        Member::Pillar(position) => return figure(place, Node::Pillar(position)),
        Member::Indicator(position) => position,
    };
    let Some(score) = dossier.score(position) else { return Figure::default() };
    match score.final_points {
        Some(points) => Figure::present(points, counted_maximum(&set.indicators()[position])),
        None => Figure { presence: score.presence(), ..Figure::default() },
    }
}

/// A part of a figure as a formula shows it: the mark of what does not apply, nothing where it is missing.
pub(super) fn shown(figure: Figure, part: fn(Figure) -> f64) -> Value<'static> {
    match figure.presence {
        Presence::Present => part(figure).into(),
        Presence::Missing => Value::Blank,
        Presence::NotApplicable => NOT_APPLICABLE.into(),
    }
}

/// What an indicator's points are held against.
pub(super) fn counted_maximum(indicator: &Indicator) -> f64 {
    if indicator.bonus { 0.0 } else { indicator.maximum }
}

/// The weight of a member of a mean.
pub(super) fn weight(set: &CriteriaSet, member: Member) -> f64 {
    match member {
        Member::Pillar(position) => set.tree().pillars[position].weight,
        Member::Indicator(position) => set.indicators()[position].weight,
    }
}

/// Whether the points of an indicator add to the whole as they are.
pub(super) fn adds_up(set: &CriteriaSet, indicator: usize) -> bool {
    let parent = set.tree().parent_of_indicator(indicator).unwrap_or(Tree::ROOT);
    let plain = |pillar: usize| Node::Pillar(pillar).composition(set).is_plain();
    set.indicators()[indicator].counted && set.tree().path(parent).into_iter().all(plain)
}

/// The highest pillars of a cohort that are no plain sums, though all above them are.
pub(super) fn lumps(set: &CriteriaSet, cohort: usize) -> Vec<usize> {
    let plain = |pillar: usize| Node::Pillar(pillar).composition(set).is_plain();
    let is_lump = |&pillar: &usize| !plain(pillar) && set.tree().path(pillar).into_iter().skip(1).all(plain);
    outline::pillars(set, cohort).into_iter().filter(is_lump).collect()
}

/// All pillars, the root first, and all views.
pub(super) fn all(set: &CriteriaSet) -> impl Iterator<Item = Node> {
    (0..set.tree().pillars.len()).map(Node::Pillar).chain((0..set.views().len()).map(Node::View))
}
