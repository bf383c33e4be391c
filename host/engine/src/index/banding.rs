//! The class of an agency.

use dti_criteria::{Bands, CriteriaSet, GateClosed, Member, Scale, Tree};

use super::nodes::Nodes;
use super::{Band, Figure, Presence};

/// The class of an agency: of its index, or the lowest of the classes of the groups that the bands name.
pub(super) fn band(set: &CriteriaSet, bands: Option<&Bands>, nodes: &Nodes<'_>) -> Band {
    let Some(bands) = bands else { return Band::None };
    let refuses = |&position: &usize| {
        let gate = set.tree().pillars[position].gate.as_ref();
        gate.is_some_and(|gate| gate.otherwise == GateClosed::NoBand)
    };
    if nodes.closed.iter().any(refuses) {
        return Band::Refused;
    }
    let classed = if bands.groups.is_empty() { &[Member::Pillar(Tree::ROOT)][..] } else { &bands.groups };
    let figures: Vec<Figure> = classed.iter().map(|&member| nodes.figure(member)).collect();
    if figures.iter().any(|figure| figure.presence == Presence::Missing) {
        return Band::None;
    }
    let applicable = figures.into_iter().filter(|figure| figure.presence == Presence::Present);
    let classes: Option<Vec<usize>> = applicable.map(|figure| bands.class(on_scale(bands.scale, figure))).collect();
    match classes.map(|classes| classes.into_iter().min()) {
        None => Band::Gap,
        Some(None) => Band::None,
        Some(Some(lowest)) => Band::Class(lowest),
    }
}

fn on_scale(scale: Scale, figure: Figure) -> f64 {
    match scale {
        Scale::Percent => figure.index() * 100.0,
        Scale::Points => figure.points,
    }
}
