//! Criteria sets as the engine believes them.

use dti_diagnostics::{Findings, Halted, Place, Text};
use jiff::civil::Date;

use crate::{
    Attribute, AttributeValue, Bands, Decimals, EarlySigns, Indicator, Kind, Member, RankingRules, ReferenceTable,
    Robustness, Source, Target, Tree, View, draft,
};

/// One jurisdiction's rules for one period, checked: its codes are unique, its tree is a tree, its points add up.
#[derive(Debug, Clone)]
pub struct CriteriaSet {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) period: (Date, Date),
    pub(crate) legal_basis: Vec<LegalBasis>,
    pub(crate) note: Text,
    pub(crate) ranking: RankingRules,
    pub(crate) decimals: Decimals,
    pub(crate) early_signs: EarlySigns,
    pub(crate) cohorts: Vec<Cohort>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) inactive: Vec<Agency>,
    pub(crate) records: Vec<Records>,
    pub(crate) tree: Tree,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) views: Vec<View>,
    pub(crate) bands: Vec<Bands>,
    pub(crate) robustness: Option<Robustness>,
    pub(crate) targets: Vec<Target>,
    pub(crate) reference: Vec<ReferenceTable>,
    pub(crate) files: Vec<(String, String)>,
    pub(crate) digest: String,
    pub(crate) place: Place,
}

impl CriteriaSet {
    /// Reads and checks a set, telling all its contradictions at once.
    ///
    /// # Errors
    /// [`Halted`] if anything is wrong with it; `findings` says what, with file and line.
    pub fn load(source: &Source, findings: &mut Findings) -> Result<Self, Halted> {
        draft::check(source, findings)
    }

    /// The set's identifier, such as `hcmc-2023`: names the set and its edition.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// First and last day of the assessed period.
    #[must_use]
    pub fn period(&self) -> (Date, Date) {
        self.period
    }

    /// The decisions it rests on.
    #[must_use]
    pub fn legal_basis(&self) -> &[LegalBasis] {
        &self.legal_basis
    }

    /// What readers must know about it, such as what is official and what is not; may be empty.
    #[must_use]
    pub fn note(&self) -> &Text {
        &self.note
    }

    /// The cohorts; at least one.
    #[must_use]
    pub fn cohorts(&self) -> &[Cohort] {
        &self.cohorts
    }

    /// The attributes of agencies.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// How agencies are ranked inside their cohort.
    #[must_use]
    pub fn ranking(&self) -> &RankingRules {
        &self.ranking
    }

    /// How many decimals people are shown.
    #[must_use]
    pub fn decimals(&self) -> Decimals {
        self.decimals
    }

    /// Which early signs are looked for, and from which thresholds.
    #[must_use]
    pub fn early_signs(&self) -> &EarlySigns {
        &self.early_signs
    }

    /// The agencies that take part, in the order of the set: those that exist on the last day of the period.
    #[must_use]
    pub fn agencies(&self) -> &[Agency] {
        &self.agencies
    }

    /// The agencies of the registry that do not exist on the last day of the period: abolished ones and later ones.
    #[must_use]
    pub fn inactive(&self) -> &[Agency] {
        &self.inactive
    }

    /// The position of an agency by code.
    #[must_use]
    pub fn agency(&self, code: &str) -> Option<usize> {
        self.agencies.iter().position(|agency| agency.code == code)
    }

    /// The records sheets that agencies may fill in.
    #[must_use]
    pub fn records(&self) -> &[Records] {
        &self.records
    }

    /// The tree of pillars.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The indicators in the order of the tree.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The position of an indicator by code.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.indicators.iter().position(|indicator| indicator.code == code)
    }

    /// The views, in the order of the set.
    #[must_use]
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// The bands of a cohort; none if its agencies are not classed.
    #[must_use]
    pub fn bands(&self, cohort: usize) -> Option<&Bands> {
        self.bands.iter().find(|bands| bands.cohorts.contains(&cohort))
    }

    /// What it declares uncertain; none where it declares nothing.
    #[must_use]
    pub fn robustness(&self) -> Option<&Robustness> {
        self.robustness.as_ref()
    }

    /// All bands, in the order of the set.
    #[must_use]
    pub fn all_bands(&self) -> &[Bands] {
        &self.bands
    }

    /// The code and the title of a node; the set's own title and no code for the root.
    #[must_use]
    pub fn node(&self, member: Member) -> (&str, &Text) {
        match member {
            Member::Pillar(position) => (&self.tree.pillars[position].code, &self.tree.pillars[position].title),
            Member::Indicator(position) => (&self.indicators[position].code, &self.indicators[position].title),
        }
    }

    /// The targets.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// A reference table by id.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&ReferenceTable> {
        self.reference.iter().find(|table| table.id == id)
    }

    /// Its files and those of the reference tables that it uses, by their paths below its folder: a folder of them is
    /// the same set.
    #[must_use]
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// SHA-256 of all files of the set and of the reference tables that it uses, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Where its `set.toml` is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
}

/// A decision that a set rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LegalBasis {
    /// Number and symbol, such as `79/QĐ-UBND`.
    pub number: String,
    /// The day it was signed.
    pub date: Date,
    /// Who issued it.
    pub issuer: String,
}

/// Agencies that are scored and ranked against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cohort {
    /// Unique in the set.
    pub id: String,
    /// What it is called.
    pub title: Text,
}

/// A body that is assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Agency {
    /// Unique in the set; file names are made of it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Other codes and names under which submissions and earlier runs may call it; unique in the set.
    pub aliases: Vec<String>,
    /// The first day on which it exists; none if that was before anything here matters.
    pub from: Option<Date>,
    /// The last day on which it exists; none if no end is known.
    pub to: Option<Date>,
    /// The codes of the agencies that it came from: of the set, or of earlier runs. Its own code is the body that bore
    /// it before.
    pub predecessors: Vec<String>,
    /// The position of its cohort.
    pub cohort: usize,
    /// What it says of each attribute, by the attribute's position; none of a category that it does not name.
    pub attributes: Vec<Option<AttributeValue>>,
    /// Where it is defined.
    pub place: Place,
}

impl Agency {
    /// Whether it exists on a day.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to >= day)
    }

    /// Whether a code or name is its own: its code or one of its aliases, whatever the case of the letters.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.code == name || self.aliases.iter().any(|alias| alias.to_lowercase() == name)
    }

    /// Whether it says this of an attribute.
    #[must_use]
    pub fn has(&self, attribute: usize, value: &AttributeValue) -> bool {
        self.attributes.get(attribute).and_then(Option::as_ref) == Some(value)
    }
}

/// A sheet with one row for each dossier, procedure or official.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Records {
    /// Unique in the set.
    pub id: String,
    /// What it is called; the sheet bears the Vietnamese title.
    pub title: Text,
    /// Its columns.
    pub columns: Vec<RecordsColumn>,
    /// Where it is defined.
    pub place: Place,
}

/// A column of a records sheet.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RecordsColumn {
    /// Its name in SQL: lower-case letters, digits and underscores.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// What its cells hold.
    pub kind: Kind,
}
