//! What a run's record says of the outcome: attributes, ranking, bands, decimals.

use dti_criteria::{Attribute, AttributeKind, Bands, Class, CriteriaSet, Decimals, Edge, Scale};
use dti_diagnostics::Text;
use serde::{Deserialize, Serialize};

use super::nodes::codes;
use crate::wording::{Fact, SetWords, clauses};

/// A property of agencies; what each says of it is in `attributes.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeRecord {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What agencies may say of it: `flag` or `category`.
    pub kind: String,
}

/// How the agencies of a cohort are ranked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankingRecord {
    /// What equals get.
    pub ties: String,
    /// The codes of the nodes that decide between equals.
    pub tie_breakers: Vec<String>,
    /// Decimals to which indices are rounded before they are compared; unrounded where none.
    pub decimals: Option<u32>,
    /// The share of indicators that must have a figure for a rank.
    pub coverage: Option<f64>,
    /// All of it in words.
    pub words: Text,
}

/// How many decimals people are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecimalsRecord {
    /// Of an index.
    pub index: u32,
    /// Of points.
    pub points: u32,
}

impl From<DecimalsRecord> for Decimals {
    fn from(record: DecimalsRecord) -> Self {
        let mut decimals = Self::default();
        (decimals.index, decimals.points) = (record.index, record.points);
        decimals
    }
}

/// The classes of one or several cohorts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BandsRecord {
    /// What the edges are measured in: `percent` or `points`.
    pub on: String,
    /// The cohorts whose agencies are classed.
    pub cohorts: Vec<String>,
    /// The codes of the nodes that are classed, the lowest of which counts; the whole where there are none.
    pub groups: Vec<String>,
    /// The classes, lowest first.
    pub classes: Vec<ClassRecord>,
    /// What is measured, in words.
    pub words: Text,
}

/// A class of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassRecord {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Where it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower: Option<EdgeRecord>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<EdgeRecord>,
    /// Its edges in words.
    pub words: Text,
}

/// An end of a class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EdgeRecord {
    /// The figure.
    pub value: f64,
    /// Whether the figure itself belongs to the class.
    pub closed: bool,
}

/// The attributes in the order of the set.
pub(super) fn attributes(set: &CriteriaSet) -> Vec<AttributeRecord> {
    let kind = |attribute: &Attribute| match attribute.kind {
        AttributeKind::Flag => "flag",
        AttributeKind::Category => "category",
    };
    let record =
        |one: &Attribute| AttributeRecord { id: one.id.clone(), title: one.title.clone(), kind: kind(one).to_owned() };
    set.attributes().iter().map(record).collect()
}

/// How agencies are ranked.
pub(super) fn ranking(set: &CriteriaSet) -> RankingRecord {
    let rules = set.ranking();
    RankingRecord {
        ties: rules.ties.as_str().to_owned(),
        tie_breakers: codes(set, &rules.tie_breakers),
        decimals: rules.decimals,
        coverage: rules.coverage,
        words: SetWords::both(set, |words| clauses(words.ranking().iter().map(Fact::in_line))),
    }
}

/// How many decimals people are shown.
pub(super) fn decimals(set: &CriteriaSet) -> DecimalsRecord {
    DecimalsRecord { index: set.decimals().index, points: set.decimals().points }
}

/// The bands of all cohorts, each once.
pub(super) fn bands(set: &CriteriaSet) -> Vec<BandsRecord> {
    set.all_bands().iter().map(|bands| bands_record(set, bands)).collect()
}

fn bands_record(set: &CriteriaSet, bands: &Bands) -> BandsRecord {
    let on = match bands.scale {
        Scale::Percent => "percent",
        Scale::Points => "points",
    };
    BandsRecord {
        on: on.to_owned(),
        cohorts: bands.cohorts.iter().map(|&cohort| set.cohorts()[cohort].id.clone()).collect(),
        groups: codes(set, &bands.groups),
        classes: bands.classes.iter().map(|class| class_record(set, bands, class)).collect(),
        words: SetWords::both(set, |words| clauses(words.bands(bands).iter().map(Fact::in_line))),
    }
}

fn class_record(set: &CriteriaSet, bands: &Bands, class: &Class) -> ClassRecord {
    let edge = |edge: Edge| EdgeRecord { value: edge.value, closed: edge.closed };
    ClassRecord {
        id: class.id.clone(),
        title: class.title.clone(),
        lower: class.lower.map(edge),
        upper: class.upper.map(edge),
        words: SetWords::both(set, |words| words.edges(class, bands.scale)),
    }
}
