//! Indicators as they are believed.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::codes::{check_unique, find};
use super::figures::example_figures;
use super::nodes::{Conditions, contradiction};
use super::{Draft, DraftExample, DraftHead, DraftImputation, DraftIndicator, DraftInput, Located};
use crate::indicator::{CountsAs, Evidence, Example, Expected};
use crate::input::{Among, Denominator, Imputation, Input, InputSource, Kind};
use crate::{Applicability, AttributeKind, Indicator, Tree};

/// Looks up what indicators name.
pub(crate) struct Leaves<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) head: &'a DraftHead,
    pub(crate) tree: &'a Tree,
    pub(crate) conditions: &'a Conditions<'a>,
}

impl Leaves<'_> {
    /// The indicators in the order of the tree, given by their positions in the draft.
    pub(crate) fn believe(&self, grown: &[usize], findings: &mut Findings) -> Vec<Indicator> {
        let drafts: Vec<_> = grown.iter().map(|&at| &self.draft.indicators[at]).collect();
        let each = drafts.iter().enumerate();
        let mut indicators: Vec<_> = each.map(|(position, draft)| self.indicator(position, draft, findings)).collect();
        for (position, draft) in drafts.iter().enumerate() {
            // Inputs and their drafts stand in the same order.
            for (number, input) in draft.inputs.iter().enumerate() {
                let per = input.per.as_ref().and_then(|per| denominator(per, input.times, &indicators, findings));
                indicators[position].inputs[number].per = per;
            }
        }
        indicators
    }

    fn cohort(&self, key: &str, id: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let ids = self.draft.cohorts.iter().map(|cohort| cohort.id.value.as_str());
        find(key, id, &Text::new("nhóm xếp hạng", "cohort"), ids, findings)
    }

    fn indicator(&self, position: usize, draft: &DraftIndicator, findings: &mut Findings) -> Indicator {
        let maximum = draft.points.unwrap_or(draft.minimum + 1.0);
        check_points(draft, maximum, findings);
        let inputs: Vec<_> = draft.inputs.iter().map(|input| self.input(input, draft, findings)).collect();
        let applies = self.applies(position, draft, findings);
        let concerned: Vec<_> = (0..self.draft.cohorts.len())
            .filter(|&cohort| applies.iter().all(|part| part.includes_cohort(cohort)))
            .collect();
        let missing = draft.missing.or(self.head.missing).unwrap_or(CountsAs::Zero);
        let examples = draft.examples.iter();
        Indicator {
            examples: examples.filter_map(|given| self.example(given, &inputs, &concerned, findings)).collect(),
            cohort_parameters: self.cohort_parameters(draft, &concerned, findings),
            code: draft.code.value.clone(),
            title: draft.title.clone(),
            maximum,
            minimum: draft.minimum,
            bonus: draft.bonus,
            counted: draft.counted,
            bounded: draft.bounded,
            weight: draft.weight,
            applies,
            not_applicable: draft.not_applicable.unwrap_or(CountsAs::Remove),
            inputs,
            // Told of already where it should be there.
            rule: draft.rule.clone().or_else(|| draft.scored.then(|| no_rule(draft))),
            missing,
            withheld: draft.withheld.or(self.head.withheld).unwrap_or(missing),
            rule_failure: draft.rule_failure.or(self.head.rule_failure).unwrap_or_default(),
            evidence: draft.evidence.or(self.head.evidence).unwrap_or(Evidence::None),
            // Told of already where it is missing.
            basis: draft.basis.clone().unwrap_or_else(|| crate::Basis::OwnChoice(String::new())),
            note: draft.note.clone(),
            place: draft.code.place.clone(),
        }
    }

    /// The indicator's own conditions, then those of the pillars above it.
    fn applies(&self, position: usize, draft: &DraftIndicator, findings: &mut Findings) -> Vec<Applicability> {
        let short = draft.cohorts.as_ref().map(|named| Applicability {
            cohorts: Some(self.conditions.cohorts(named, findings)),
            ..Applicability::default()
        });
        let own = draft.applies.as_ref().map(|applies| self.conditions.believe(applies, findings));
        let pillars = self.tree.parent_of_indicator(position).map(|parent| self.tree.path(parent)).unwrap_or_default();
        let above = pillars.into_iter().map(|pillar| self.tree.pillars[pillar].applies.clone());
        short.into_iter().chain(own).chain(above).filter(|part| !part.is_general()).collect()
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
            per: None,
            impute: draft.impute.as_ref().and_then(|impute| self.imputation(impute, findings)),
            treat: draft.treat,
            carry_over: draft.carry_over.as_ref().map(|node| node.value.clone()),
            cumulative: draft.cumulative,
            place: draft.name.place.clone(),
        };
        check_input(&input, findings);
        check_preparation(draft, indicator, findings);
        check_over_time(draft, &input, indicator, findings);
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
            Some("answer-unless-outside") => InputSource::AnswerUnlessOutside,
            Some("self-points") => InputSource::SelfPoints,
            Some(_) => return self.records_source(draft, findings),
        };
        unexpected_sql(findings);
        source
    }

    fn records_source(&self, draft: &DraftInput, findings: &mut Findings) -> InputSource {
        let from = draft.from.as_ref().expect("only called where `from` is written");
        let words = ["answer", "outside", "answer-unless-outside", "self-points"];
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

    fn imputation(&self, draft: &DraftImputation, findings: &mut Findings) -> Option<Imputation> {
        if draft.among.value == "cohort" {
            return Some(Imputation { with: draft.with, among: Among::Cohort });
        }
        let attributes = self.conditions.attributes.iter();
        let categories = attributes.enumerate().filter(|(_, attribute)| attribute.kind == AttributeKind::Category);
        let (positions, ids): (Vec<_>, Vec<_>) =
            categories.map(|(position, attribute)| (position, attribute.id.as_str())).unzip();
        let ids = std::iter::once("cohort").chain(ids);
        let found = find("among", &draft.among, &Text::new("đặc điểm phân nhóm", "category"), ids, findings)?;
        Some(Imputation { with: draft.with, among: Among::Attribute(positions[found - 1]) })
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
}

/// The input that `<indicator>.<input>` names.
fn denominator(
    named: &Located<String>,
    times: f64,
    indicators: &[Indicator],
    findings: &mut Findings,
) -> Option<Denominator> {
    let names = indicators.iter().enumerate().flat_map(|(indicator, defined)| {
        let inputs = defined.inputs.iter().enumerate();
        inputs.map(move |(input, one)| (indicator, input, format!("{}.{}", defined.code, one.name)))
    });
    let names: Vec<_> = names.collect();
    let known = names.iter().map(|(.., name)| name.as_str());
    let kind = Text::new("số liệu (chỉ số.tên)", "input (indicator.name)");
    let found = find("per", named, &kind, known, findings)?;
    Some(Denominator { indicator: names[found].0, input: names[found].1, times })
}

fn no_rule(draft: &DraftIndicator) -> crate::RuleCall {
    let places = BTreeMap::from([(String::new(), draft.code.place.clone())]);
    crate::RuleCall { name: String::new(), parameters: serde_json::Map::new(), places }
}

/// Only numbers can be divided, stood in for and tamed: the mean of two options is none of them.
fn check_preparation(draft: &DraftInput, indicator: &DraftIndicator, findings: &mut Findings) {
    if matches!(draft.kind, Kind::Number | Kind::Count | Kind::Percent) {
        return;
    }
    let written = [("per", draft.per.is_some()), ("impute", draft.impute.is_some()), ("treat", draft.treat.is_some())];
    for (key, _) in written.into_iter().filter(|(_, written)| *written) {
        let name = format!("{}.{}", indicator.code.value, draft.name.value);
        let owner = Text::new(format!("số liệu `{name}`"), format!("the input `{name}`"));
        let kind = format!("kind = \"{}\"", draft.kind.as_str());
        findings.push(contradiction(owner, &kind, key, &draft.name.place));
    }
}

/// What is carried over comes from outside as a plain number; only numbers can grow.
fn check_over_time(draft: &DraftInput, input: &Input, indicator: &DraftIndicator, findings: &mut Findings) {
    let name = format!("{}.{}", indicator.code.value, draft.name.value);
    let owner = || Text::new(format!("số liệu `{name}`"), format!("the input `{name}`"));
    let mut tell = |one: &str, other: String| findings.push(contradiction(owner(), one, &other, &draft.name.place));
    let kind = || format!("kind = \"{}\"", draft.kind.as_str());
    if draft.carry_over.is_some() && draft.kind != Kind::Number {
        tell("carry-over", kind());
    }
    if draft.carry_over.is_some() && !matches!(input.source, InputSource::Outside | InputSource::AnswerUnlessOutside) {
        let from = draft.from.as_ref().map_or("answer", |from| from.value.as_str());
        tell("carry-over", format!("from = \"{from}\""));
    }
    if draft.cumulative && !matches!(draft.kind, Kind::Number | Kind::Count) {
        tell("cumulative", kind());
    }
}

fn check_points(draft: &DraftIndicator, points: f64, findings: &mut Findings) {
    if draft.scored && points <= draft.minimum {
        let limit = Text::new(format!("lớn hơn {}", draft.minimum), format!("above {}", draft.minimum));
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", "points").with("value", points);
        findings.push(finding.with("limit", limit).at(draft.code.place.clone()));
    }
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
