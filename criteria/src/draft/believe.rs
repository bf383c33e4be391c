//! The way from a draft to a set: every contradiction between its parts becomes a finding.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Halted, Text};
use sha2::{Digest, Sha256};

use super::codes::{check_codes, check_unique, find};
use super::figures::example_figures;
use super::tables::read_table;
use super::trees::grow;
use super::{Draft, DraftExample, DraftHead, DraftIndicator, DraftInput, DraftMeasure, DraftTarget, Located};
use crate::indicator::{Example, Expected, Input, InputSource, Kind, MissingPolicy};
use crate::set::{Agency, Cohort, Records, RecordsColumn};
use crate::target::{Target, TargetKind};
use crate::{CriteriaSet, Indicator, ReferenceTable, Source};

/// Puts the set together.
pub(crate) fn believe(draft: &Draft, source: &Source, findings: &mut Findings) -> Result<CriteriaSet, Halted> {
    let Some(head) = &draft.head else { return Err(Halted) };
    check_codes(draft, head, findings);
    let grown = grow(draft, head, findings);
    let believer = Believer { draft, head };
    let cohorts = believer.cohorts();
    let agencies = believer.agencies(findings);
    let records = believer.records();
    let indicators = grown.indicators.iter().map(|&at| believer.indicator(&draft.indicators[at], findings)).collect();
    let (targets, reference) = believer.targets(source, findings);
    let set = CriteriaSet {
        id: head.id.clone(),
        title: head.title.clone(),
        period: head.period.unwrap_or_default(),
        legal_basis: head.legal_basis.clone(),
        note: head.note.clone(),
        cohorts,
        agencies,
        records,
        tree: grown.tree,
        indicators,
        digest: digest(source, &reference),
        targets,
        reference,
        place: head.place.clone(),
    };
    findings.settle(set)
}

/// SHA-256 of the set's files and of the reference tables that it uses, each with its name and length.
fn digest(source: &Source, reference: &[ReferenceTable]) -> String {
    let mut hasher = Sha256::new();
    let mut add = |path: &str, text: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        hasher.update(format!("{name}\0{}\0", text.len()));
        hasher.update(text);
    };
    for file in &source.files {
        add(&file.path, &file.text);
    }
    for (name, file) in &source.reference {
        if reference.iter().any(|table| name.rsplit_once('.').is_some_and(|(stem, _)| stem == table.id)) {
            add(&file.path, &file.text);
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Believer<'a> {
    draft: &'a Draft,
    head: &'a DraftHead,
}

impl Believer<'_> {
    fn cohorts(&self) -> Vec<Cohort> {
        let cohorts = self.draft.cohorts.iter();
        cohorts.map(|cohort| Cohort { id: cohort.id.value.clone(), title: cohort.title.clone() }).collect()
    }

    fn cohort(&self, key: &str, id: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let ids = self.draft.cohorts.iter().map(|cohort| cohort.id.value.as_str());
        find(key, id, &Text::new("nhóm xếp hạng", "cohort"), ids, findings)
    }

    fn agencies(&self, findings: &mut Findings) -> Vec<Agency> {
        let mut believe = |agency: &super::DraftAgency| {
            let cohort = agency.cohort.as_ref().and_then(|id| self.cohort("cohort", id, findings));
            Agency {
                code: agency.code.value.clone(),
                name: agency.name.clone(),
                cohort: cohort.unwrap_or(0),
                place: agency.code.place.clone(),
            }
        };
        self.draft.agencies.iter().map(&mut believe).collect()
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

    fn indicator(&self, draft: &DraftIndicator, findings: &mut Findings) -> Indicator {
        let points = draft.points.unwrap_or(draft.minimum + 1.0);
        if points <= draft.minimum {
            let limit = Text::new(format!("lớn hơn {}", draft.minimum), format!("above {}", draft.minimum));
            let finding = Finding::new(Code::ValueOutOfBounds).with("key", "points").with("value", points);
            findings.push(finding.with("limit", limit).at(draft.code.place.clone()));
        }
        let inputs: Vec<_> = draft.inputs.iter().map(|input| self.input(input, draft, findings)).collect();
        let cohorts = self.applicable(draft, findings);
        let missing = draft.missing.or(self.head.missing).unwrap_or(MissingPolicy::Zero);
        Indicator {
            examples: draft
                .examples
                .iter()
                .filter_map(|given| self.example(given, &inputs, &cohorts, findings))
                .collect(),
            cohort_parameters: self.cohort_parameters(draft, &cohorts, findings),
            code: draft.code.value.clone(),
            title: draft.title.clone(),
            maximum: points,
            minimum: draft.minimum,
            weight: draft.weight,
            cohorts,
            inputs,
            rule: draft.rule.clone().unwrap_or_else(|| no_rule(draft)),
            missing,
            withheld: draft.withheld.or(self.head.withheld).unwrap_or(missing),
            evidence: draft.evidence,
            // Told of already where it is missing.
            basis: draft.basis.clone().unwrap_or_else(|| crate::Basis::OwnChoice(String::new())),
            note: draft.note.clone(),
            place: draft.code.place.clone(),
        }
    }

    fn applicable(&self, draft: &DraftIndicator, findings: &mut Findings) -> Vec<usize> {
        let Some(named) = &draft.cohorts else { return (0..self.draft.cohorts.len()).collect() };
        let mut cohorts: Vec<_> = named.iter().filter_map(|id| self.cohort("cohorts", id, findings)).collect();
        cohorts.sort_unstable();
        cohorts.dedup();
        cohorts
    }

    fn cohort_parameters(
        &self,
        draft: &DraftIndicator,
        applicable: &[usize],
        findings: &mut Findings,
    ) -> BTreeMap<usize, serde_json::Map<String, serde_json::Value>> {
        let mut by_cohort = BTreeMap::new();
        for (id, parameters) in &draft.cohort_parameters {
            let ids = applicable.iter().map(|&cohort| self.draft.cohorts[cohort].id.value.as_str());
            let found = find("parameters-by-cohort", id, &Text::new("nhóm xếp hạng", "cohort"), ids, findings);
            if let Some(found) = found {
                by_cohort.insert(applicable[found], parameters.clone());
            }
        }
        by_cohort
    }

    fn input(&self, draft: &DraftInput, indicator: &DraftIndicator, findings: &mut Findings) -> Input {
        let names = indicator.inputs.iter().map(|input| input.name.value.as_str());
        let kind = Text::new("số liệu của chỉ số này", "input of this indicator");
        let part_of = draft.part_of.as_ref().and_then(|whole| find("part-of", whole, &kind, names, findings));
        let percent = draft.kind == Kind::Percent;
        let input = Input {
            name: draft.name.value.clone(),
            title: draft.title.clone(),
            kind: draft.kind.clone(),
            source: self.input_source(draft, findings),
            minimum: draft.minimum.or((percent || draft.kind == Kind::Count).then_some(0.0)),
            maximum: draft.maximum.or(percent.then_some(1.0)),
            part_of,
            place: draft.name.place.clone(),
        };
        check_input(&input, findings);
        input
    }

    fn input_source(&self, draft: &DraftInput, findings: &mut Findings) -> InputSource {
        let unexpected_sql = |findings: &mut Findings| {
            if let Some(sql) = &draft.sql {
                let owner =
                    Text::new(format!("số liệu `{}`", draft.name.value), format!("the input `{}`", draft.name.value));
                let finding = Finding::new(Code::KeyUnknown).with("owner", owner).with("key", "sql");
                findings.push(finding.with("known", "from = \"<records>\", sql").at(sql.place.clone()));
            }
        };
        let source = match draft.from.as_ref().map(|from| from.value.as_str()) {
            None | Some("answer") => InputSource::Answer,
            Some("outside") => InputSource::Outside,
            Some("self-points") => InputSource::SelfPoints,
            Some(_) => return self.records_source(draft, findings),
        };
        unexpected_sql(findings);
        source
    }

    fn records_source(&self, draft: &DraftInput, findings: &mut Findings) -> InputSource {
        let from = draft.from.as_ref().expect("only called where `from` is written");
        let words = ["answer", "outside", "self-points"];
        let ids = self.draft.records.iter().map(|records| records.id.value.as_str()).chain(words);
        let kind = Text::new("bảng kê", "records sheet");
        let records = find("from", from, &kind, ids, findings);
        if draft.sql.is_none() {
            let owner =
                Text::new(format!("số liệu `{}`", draft.name.value), format!("the input `{}`", draft.name.value));
            let finding = Finding::new(Code::KeyMissing).with("owner", owner).with("key", "sql");
            findings.push(finding.at(draft.name.place.clone()));
        }
        let sql = draft.sql.as_ref().map(|sql| sql.value.clone()).unwrap_or_default();
        records.map_or(InputSource::Answer, |records| InputSource::Records { records, sql })
    }

    fn example(
        &self,
        draft: &DraftExample,
        inputs: &[Input],
        applicable: &[usize],
        findings: &mut Findings,
    ) -> Option<Example> {
        let named = draft.cohort.as_ref().map(|id| self.cohort("cohort", id, findings));
        let cohort = named.unwrap_or_else(|| applicable.first().copied())?;
        if draft.given.len() != draft.earns.len() {
            let finding = Finding::new(Code::ValueOutOfBounds).with("key", "earns").with("value", draft.earns.len());
            let limit = Text::new(
                format!("có {} phần tử", draft.given.len()),
                format!("as long as `given`: {}", draft.given.len()),
            );
            findings.push(finding.with("limit", limit).at(draft.place.clone()));
        }
        let given = draft.given.iter().map(|figures| example_figures(figures, inputs, findings)).collect();
        let earns = draft.earns.iter().map(|points| points.map_or(Expected::Withheld, Expected::Points)).collect();
        Some(Example { cohort, given, earns, place: draft.place.clone() })
    }

    fn targets(&self, source: &Source, findings: &mut Findings) -> (Vec<Target>, Vec<ReferenceTable>) {
        let mut tables: Vec<ReferenceTable> = Vec::new();
        let mut targets = Vec::new();
        for draft in &self.draft.targets {
            let Some(measure) = &draft.measure else { continue };
            let (DraftMeasure::Rank { table, .. } | DraftMeasure::Series { table, .. }) = measure;
            if !tables.iter().any(|known| known.id == table.value) {
                tables.extend(read_table(&table.value, &table.place, source, findings));
            }
            targets.push(target(draft, measure));
        }
        (targets, tables)
    }
}

fn no_rule(draft: &DraftIndicator) -> crate::RuleCall {
    let places = BTreeMap::from([(String::new(), draft.code.place.clone())]);
    crate::RuleCall { name: String::new(), parameters: serde_json::Map::new(), places }
}

fn target(draft: &DraftTarget, measure: &DraftMeasure) -> Target {
    let kind = match measure {
        DraftMeasure::Rank { table, subject, top } => {
            TargetKind::Rank { table: table.value.clone(), subject: subject.clone(), top: *top }
        }
        DraftMeasure::Series { table, subject, goals } => {
            TargetKind::Series { table: table.value.clone(), subject: subject.clone(), goals: goals.clone() }
        }
    };
    let basis = draft.basis.clone().unwrap_or_else(|| crate::Basis::OwnChoice(String::new()));
    Target { id: draft.id.value.clone(), title: draft.title.clone(), kind, basis, place: draft.id.place.clone() }
}

fn check_input(input: &Input, findings: &mut Findings) {
    if let (Some(minimum), Some(maximum)) = (input.minimum, input.maximum)
        && maximum < minimum
    {
        let limit = Text::new(format!("ít nhất là {minimum}"), format!("{minimum} or more"));
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", "maximum").with("value", maximum);
        findings.push(finding.with("limit", limit).at(input.place.clone()));
    }
    if input.kind == Kind::Text {
        let finding = Finding::new(Code::ValueNotAllowed).with("key", "kind").with("value", "text");
        findings.push(finding.with("known", "number, count, percent, choice, yes-no, date").at(input.place.clone()));
    }
    if let Kind::Choice(options) = &input.kind {
        let ids: Vec<_> =
            options.iter().map(|option| Located { value: option.id.clone(), place: input.place.clone() }).collect();
        check_unique(&Text::new("lựa chọn", "option"), &ids.iter().collect::<Vec<_>>(), findings);
    }
}
