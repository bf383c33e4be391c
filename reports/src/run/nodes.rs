//! What a run's record says of pillars and views: how they are composed, in figures and in words.

use dti_criteria::{Coverage, CriteriaSet, Gate, Member, Needed, Pillar, View};
use dti_diagnostics::Text;
use serde::{Deserialize, Serialize};

use crate::wording::SetWords;

/// A pillar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PillarRecord {
    /// Its code; empty for the root.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// The code of its parent; none for the root.
    pub parent: Option<String>,
    /// The points that it is worth.
    pub points: f64,
    /// Its share in a parent that takes a mean.
    pub weight: f64,
    /// How its members become one figure.
    pub aggregate: String,
    /// What a member without a figure means.
    pub gaps: String,
    /// How much of it must have a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageRecord>,
    /// Its mandatory conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<GateRecord>,
    /// The codes of its members.
    pub members: Vec<String>,
    /// To whom it applies.
    pub applies: Text,
    /// How it is composed.
    pub words: Text,
}

/// How much of a pillar must have a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoverageRecord {
    /// The share that is needed, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// The number that is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// What is counted: `members` or `indicators`.
    pub of: String,
}

/// Mandatory conditions of a pillar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GateRecord {
    /// The codes of the nodes that must be met.
    pub conditions: Vec<String>,
    /// The share of its maximum that each must reach.
    pub share: f64,
    /// What happens otherwise.
    pub otherwise: String,
}

/// A view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewRecord {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The points that it is worth.
    pub points: f64,
    /// How its members become one figure.
    pub aggregate: String,
    /// What a member without a figure means.
    pub gaps: String,
    /// The codes of its members.
    pub members: Vec<String>,
    /// How it is composed.
    pub words: Text,
}

/// The pillars in the order of the set.
pub(super) fn pillars(set: &CriteriaSet) -> Vec<PillarRecord> {
    (0..set.tree().pillars.len()).map(|position| pillar(set, position)).collect()
}

fn pillar(set: &CriteriaSet, position: usize) -> PillarRecord {
    let pillar: &Pillar = &set.tree().pillars[position];
    PillarRecord {
        code: pillar.code.clone(),
        title: pillar.title.clone(),
        parent: pillar.parent.map(|parent| set.tree().pillars[parent].code.clone()),
        points: pillar.points,
        weight: pillar.weight,
        aggregate: pillar.aggregate.as_str().to_owned(),
        gaps: pillar.gaps.as_str().to_owned(),
        coverage: pillar.coverage.map(coverage),
        gate: pillar.gate.as_ref().map(|one| gate(set, one)),
        members: codes(set, &pillar.members),
        applies: SetWords::both(set, |words| words.pillar_applies(position)),
        words: SetWords::both(set, |words| words.pillar(pillar)),
    }
}

fn coverage(coverage: Coverage) -> CoverageRecord {
    let (share, count) = match coverage.needed {
        Needed::Share(share) => (Some(share), None),
        Needed::Count(count) => (None, Some(count)),
    };
    let of = if coverage.of_indicators { "indicators" } else { "members" };
    CoverageRecord { share, count, of: of.to_owned() }
}

fn gate(set: &CriteriaSet, gate: &Gate) -> GateRecord {
    GateRecord {
        conditions: codes(set, &gate.conditions),
        share: gate.share,
        otherwise: gate.otherwise.as_str().to_owned(),
    }
}

/// The codes of nodes.
pub(super) fn codes(set: &CriteriaSet, members: &[Member]) -> Vec<String> {
    members.iter().map(|&member| set.node(member).0.to_owned()).collect()
}

/// The views in the order of the set.
pub(super) fn views(set: &CriteriaSet) -> Vec<ViewRecord> {
    let record = |view: &View| ViewRecord {
        id: view.id.clone(),
        title: view.title.clone(),
        points: view.points,
        aggregate: view.aggregate.as_str().to_owned(),
        gaps: view.gaps.as_str().to_owned(),
        members: codes(set, &view.members),
        words: SetWords::both(set, |words| words.view(view)),
    };
    set.views().iter().map(record).collect()
}
