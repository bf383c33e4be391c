//! What TOML says, with the place of everything that was written, and the way from there to what is believed.
//!
//! [`read`] takes the files apart and tells every fault of form; [`believe`] puts a [`CriteriaSet`] together and tells
//! every contradiction. Both go on after a fault, so that one run tells all of them.

mod agencies;
mod believe;
mod classes;
mod codes;
mod examples;
mod fields;
mod figures;
mod indicators;
mod leaves;
mod listed;
mod lock;
mod measures;
mod nodes;
mod outcomes;
mod read;
mod registry;
mod results;
mod robustness;
mod signers;
mod signs;
mod tables;
mod targets;
mod trees;
mod values;

use dti_diagnostics::{Findings, Halted, Place, Spot, Text};
use jiff::civil::Date;
use serde_json::{Map, Value};

use agencies::DraftAttribute;
use classes::DraftBands;
use nodes::{DraftApplies, DraftAttributeValue, DraftNode};
use outcomes::{DraftRanking, DraftView};
use robustness::DraftRobustness;
use targets::DraftTarget;

pub(crate) use lock::read_lock;
pub(crate) use signers::read_signers;

use crate::indicator::{Basis, CountsAs, Evidence, RuleCall, RuleFailurePolicy};
use crate::input::{Kind, Statistic, Treatment};
use crate::ranking::Decimals;
use crate::set::LegalBasis;
use crate::signs::EarlySigns;
use crate::{CriteriaSet, Source};

/// Reads and checks a set. A fault of the defaults shows in every indicator and is told once.
pub(crate) fn check(source: &Source, findings: &mut Findings) -> Result<CriteriaSet, Halted> {
    let mut told = Findings::new();
    let draft = read::read(source, &mut told);
    let set = believe::believe(&draft, source, &mut told);
    findings.append_new(told);
    set
}

/// A value with the place where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// Everything that the files of a set say.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Whether all files are TOML; else what they should say may be missing.
    pub(crate) complete: bool,
    /// The paths of the files, in the order in which they are read.
    pub(crate) files: Vec<String>,
    pub(crate) head: Option<DraftHead>,
    pub(crate) cohorts: Vec<DraftCohort>,
    pub(crate) attributes: Vec<DraftAttribute>,
    pub(crate) agencies: Vec<DraftAgency>,
    pub(crate) records: Vec<DraftRecords>,
    pub(crate) targets: Vec<DraftTarget>,
    pub(crate) pillars: Vec<DraftPillar>,
    pub(crate) indicators: Vec<DraftIndicator>,
    pub(crate) views: Vec<DraftView>,
    pub(crate) bands: Vec<DraftBands>,
}

impl Draft {
    /// Sorts places in the order in which a reader of the files meets them.
    pub(crate) fn order<'a>(&self, place: &'a Place) -> (Option<usize>, &'a Spot) {
        (self.files.iter().position(|file| *file == place.file), &place.spot)
    }
}

/// The top level of `set.toml`.
#[derive(Debug)]
pub(crate) struct DraftHead {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) period: Option<(Date, Date)>,
    pub(crate) note: Text,
    pub(crate) missing: Option<CountsAs>,
    pub(crate) withheld: Option<CountsAs>,
    pub(crate) rule_failure: Option<RuleFailurePolicy>,
    pub(crate) evidence: Option<Evidence>,
    pub(crate) ranking: DraftRanking,
    pub(crate) decimals: Decimals,
    pub(crate) robustness: Option<DraftRobustness>,
    pub(crate) node: DraftNode,
    pub(crate) legal_basis: Vec<LegalBasis>,
    pub(crate) early_signs: EarlySigns,
    pub(crate) place: Place,
}

#[derive(Debug)]
pub(crate) struct DraftCohort {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
}

#[derive(Debug)]
pub(crate) struct DraftAgency {
    pub(crate) code: Located<String>,
    pub(crate) name: String,
    pub(crate) aliases: Vec<Located<String>>,
    pub(crate) from: Option<Located<Date>>,
    pub(crate) to: Option<Located<Date>>,
    pub(crate) predecessors: Vec<Located<String>>,
    pub(crate) cohort: Option<Located<String>>,
    pub(crate) attributes: Vec<DraftAttributeValue>,
}

#[derive(Debug)]
pub(crate) struct DraftRecords {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
    pub(crate) columns: Vec<DraftColumn>,
}

#[derive(Debug)]
pub(crate) struct DraftColumn {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
    pub(crate) kind: Kind,
}

#[derive(Debug)]
pub(crate) struct DraftPillar {
    pub(crate) code: Located<String>,
    pub(crate) title: Text,
    pub(crate) parent: Option<Located<String>>,
    pub(crate) node: DraftNode,
    pub(crate) applies: Option<DraftApplies>,
    pub(crate) weight: f64,
}

#[derive(Debug)]
pub(crate) struct DraftIndicator {
    pub(crate) code: Located<String>,
    pub(crate) title: Text,
    pub(crate) pillar: Option<Located<String>>,
    pub(crate) points: Option<f64>,
    pub(crate) minimum: f64,
    pub(crate) scored: bool,
    pub(crate) bonus: bool,
    pub(crate) counted: bool,
    pub(crate) bounded: bool,
    pub(crate) weight: f64,
    pub(crate) cohorts: Option<Vec<Located<String>>>,
    pub(crate) applies: Option<DraftApplies>,
    pub(crate) not_applicable: Option<CountsAs>,
    pub(crate) inputs: Vec<DraftInput>,
    pub(crate) rule: Option<RuleCall>,
    pub(crate) cohort_parameters: Vec<(Located<String>, Map<String, Value>)>,
    pub(crate) missing: Option<CountsAs>,
    pub(crate) withheld: Option<CountsAs>,
    pub(crate) rule_failure: Option<RuleFailurePolicy>,
    pub(crate) evidence: Option<Evidence>,
    pub(crate) basis: Option<Basis>,
    pub(crate) note: Text,
    pub(crate) examples: Vec<DraftExample>,
}

#[derive(Debug)]
pub(crate) struct DraftInput {
    pub(crate) name: Located<String>,
    pub(crate) title: Text,
    pub(crate) kind: Kind,
    pub(crate) from: Option<Located<String>>,
    pub(crate) sql: Option<Located<String>>,
    pub(crate) minimum: Option<f64>,
    pub(crate) maximum: Option<f64>,
    pub(crate) part_of: Option<Located<String>>,
    pub(crate) per: Option<Located<String>>,
    pub(crate) times: f64,
    pub(crate) impute: Option<DraftImputation>,
    pub(crate) treat: Option<Treatment>,
    pub(crate) carry_over: Option<Located<String>>,
    pub(crate) cumulative: bool,
}

#[derive(Debug)]
pub(crate) struct DraftImputation {
    pub(crate) with: Statistic,
    pub(crate) among: Located<String>,
}

#[derive(Debug)]
pub(crate) struct DraftExample {
    pub(crate) cohort: Option<Located<String>>,
    pub(crate) given: Vec<DraftFigures>,
    pub(crate) earns: Vec<Option<f64>>,
    pub(crate) place: Place,
}

/// One agency's figures of an example.
pub(crate) type DraftFigures = Vec<(Located<String>, DraftFigure)>;

/// A figure of an example as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DraftFigure {
    Number(f64),
    YesNo(bool),
    Day(Date),
    Option(String),
}
