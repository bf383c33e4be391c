//! To which agencies a part of a set applies, and the attributes that tell agencies apart.

use std::collections::BTreeMap;

use dti_diagnostics::{Place, Text};

use crate::Agency;

/// A property of agencies that rules of applicability, imputation and bands may ask for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attribute {
    /// Unique in the set.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What an agency may say of it.
    pub kind: AttributeKind,
    /// Where it is defined.
    pub place: Place,
}

/// What an agency may say of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeKind {
    /// Yes or no; no where an agency says nothing.
    Flag,
    /// The name of a group; none where an agency says nothing.
    Category,
}

/// What an agency says of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributeValue {
    /// Of a flag.
    Flag(bool),
    /// Of a category.
    Category(String),
}

/// To which agencies a pillar or an indicator applies: all of its conditions must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applicability {
    /// Only these cohorts, by position.
    pub cohorts: Option<Vec<usize>>,
    /// Only these agencies, by code.
    pub agencies: Option<Vec<String>>,
    /// Not these agencies, by code.
    pub except: Vec<String>,
    /// Only agencies with all of these attributes, by position.
    pub attributes: BTreeMap<usize, AttributeValue>,
}

impl Applicability {
    /// Whether it applies to everybody.
    #[must_use]
    pub fn is_general(&self) -> bool {
        *self == Self::default()
    }

    /// Whether agencies of a cohort can be meant at all.
    #[must_use]
    pub fn includes_cohort(&self, cohort: usize) -> bool {
        self.cohorts.as_ref().is_none_or(|cohorts| cohorts.contains(&cohort))
    }

    /// Whether an agency is meant.
    #[must_use]
    pub fn includes(&self, agency: &Agency) -> bool {
        self.includes_cohort(agency.cohort)
            && self.agencies.as_ref().is_none_or(|agencies| agencies.contains(&agency.code))
            && !self.except.contains(&agency.code)
            && self.attributes.iter().all(|(&attribute, wanted)| agency.has(attribute, wanted))
    }
}
