//! The way from a draft to a set: every contradiction between its parts becomes a finding.

use dti_diagnostics::{Code, Finding, Findings, Halted, Text};
use sha2::{Digest, Sha256};

use super::agencies::DraftAttribute;
use super::codes::{check_codes, find};
use super::leaves::Leaves;
use super::measures::Measures;
use super::nodes::Conditions;
use super::registry::check_registry;
use super::results::Results;
use super::robustness::Nodes;
use super::trees::grow;
use super::{Draft, DraftAgency, Located};
use crate::set::{Agency, Cohort, Records, RecordsColumn};
use crate::{Attribute, CriteriaSet, Indicator, ReferenceTable, Source};

/// Puts the set together.
pub(crate) fn believe(draft: &Draft, source: &Source, findings: &mut Findings) -> Result<CriteriaSet, Halted> {
    let Some(head) = &draft.head else { return Err(Halted) };
    check_codes(draft, head, findings);
    let believer = Believer { draft };
    let attributes = believer.attributes();
    let conditions = Conditions { draft, attributes: &attributes };
    check_registry(draft, findings);
    let last_day = head.period.unwrap_or_default().1;
    let (agencies, inactive): (Vec<_>, Vec<_>) =
        believer.agencies(&conditions, findings).into_iter().partition(|agency| agency.exists_on(last_day));
    let grown = grow(draft, head, &conditions, findings);
    let indicators =
        Leaves { draft, head, tree: &grown.tree, conditions: &conditions }.believe(&grown.indicators, findings);
    findings.extend(indicators.iter().filter_map(|indicator| applies_to_nobody(indicator, &agencies)));
    let results = Results { draft, tree: &grown.tree, indicators: &indicators, conditions: &conditions };
    let (ranking, views, bands) = (results.ranking(head, findings), results.views(findings), results.bands(findings));
    let nodes = Nodes { tree: &grown.tree, indicators: &indicators };
    let robustness = head.robustness.as_ref().map(|draft| nodes.believe(draft, findings));
    let period = head.period.unwrap_or_default();
    let measures = Measures { draft, indicators: &indicators, conditions: &conditions, period };
    let (targets, reference) = measures.believe(source, findings);
    let files = files(source, &reference);
    let set = CriteriaSet {
        id: head.id.clone(),
        title: head.title.clone(),
        period,
        legal_basis: head.legal_basis.clone(),
        note: head.note.clone(),
        ranking,
        decimals: head.decimals,
        early_signs: head.early_signs.clone(),
        cohorts: believer.cohorts(),
        agencies,
        inactive,
        records: believer.records(),
        tree: grown.tree,
        indicators,
        views,
        bands,
        robustness,
        digest: digest(&files),
        files,
        targets,
        reference,
        place: head.place.clone(),
        attributes,
    };
    findings.settle(set)
}

/// An indicator whose conditions no agency of its cohorts meets: a slip of the pen, or an agency that is not listed yet.
fn applies_to_nobody(indicator: &Indicator, agencies: &[Agency]) -> Option<Finding> {
    let mut concerned = agencies.iter().filter(|agency| indicator.concerns(agency.cohort)).peekable();
    let nobody = concerned.peek().is_some() && !concerned.any(|agency| indicator.applies_to(agency));
    let finding = Finding::new(Code::AppliesToNobody).with("code", &indicator.code);
    nobody.then(|| finding.at(indicator.place.clone()))
}

/// The set's files and those of the reference tables that it uses, by their paths below the set's folder.
fn files(source: &Source, reference: &[ReferenceTable]) -> Vec<(String, String)> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let own = source.files.iter().map(|file| (name(&file.path), file.text.clone()));
    let used = |file: &str| reference.iter().any(|table| file.rsplit_once('.').is_some_and(|(id, _)| id == table.id));
    let tables = source.reference.iter().filter(|(file, _)| used(file));
    own.chain(tables.map(|(file, content)| (format!("reference/{file}"), content.text.clone()))).collect()
}

/// SHA-256 of files, each with its name and length.
fn digest(files: &[(String, String)]) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in files {
        hasher.update(format!("{name}\0{}\0", text.len()));
        hasher.update(text);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn values(located: &[Located<String>]) -> Vec<String> {
    located.iter().map(|one| one.value.clone()).collect()
}

struct Believer<'a> {
    draft: &'a Draft,
}

impl Believer<'_> {
    fn cohorts(&self) -> Vec<Cohort> {
        let cohorts = self.draft.cohorts.iter();
        cohorts.map(|cohort| Cohort { id: cohort.id.value.clone(), title: cohort.title.clone() }).collect()
    }

    fn attributes(&self) -> Vec<Attribute> {
        let believe = |attribute: &DraftAttribute| Attribute {
            id: attribute.id.value.clone(),
            title: attribute.title.clone(),
            kind: attribute.kind,
            place: attribute.id.place.clone(),
        };
        self.draft.attributes.iter().map(believe).collect()
    }

    /// The agencies; the cohort goes without saying where there is one only.
    fn agencies(&self, conditions: &Conditions<'_>, findings: &mut Findings) -> Vec<Agency> {
        let mut believe = |agency: &DraftAgency| Agency {
            code: agency.code.value.clone(),
            name: agency.name.clone(),
            aliases: values(&agency.aliases),
            from: agency.from.as_ref().map(|from| from.value),
            to: agency.to.as_ref().map(|to| to.value),
            predecessors: values(&agency.predecessors),
            cohort: self.cohort_of(agency, findings).unwrap_or(0),
            attributes: conditions.of_agency(agency, findings),
            place: agency.code.place.clone(),
        };
        self.draft.agencies.iter().map(&mut believe).collect()
    }

    fn cohort_of(&self, agency: &DraftAgency, findings: &mut Findings) -> Option<usize> {
        let Some(id) = &agency.cohort else {
            if self.draft.cohorts.len() > 1 {
                let code = &agency.code.value;
                let owner = Text::new(format!("đơn vị `{code}`"), format!("the agency `{code}`"));
                let finding = Finding::new(Code::KeyMissing).with("owner", owner).with("key", "cohort");
                findings.push(finding.at(agency.code.place.clone()));
            }
            return None;
        };
        let ids = self.draft.cohorts.iter().map(|cohort| cohort.id.value.as_str());
        find("cohort", id, &Text::new("nhóm xếp hạng", "cohort"), ids, findings)
    }

    fn records(&self) -> Vec<Records> {
        let column = |column: &super::DraftColumn| RecordsColumn {
            id: column.id.value.clone(),
            title: column.title.clone(),
            kind: column.kind.clone(),
        };
        let believe = |records: &super::DraftRecords| Records {
            id: records.id.value.clone(),
            title: records.title.clone(),
            columns: records.columns.iter().map(column).collect(),
            place: records.id.place.clone(),
        };
        self.draft.records.iter().map(believe).collect()
    }
}
