//! The way from `[[indicator]]` to its draft.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Place, Text};
use serde_json::{Map, Value};
use toml::de::DeValue;

use super::examples::read_examples;
use super::fields::{Fields, Node};
use super::nodes::{number_within, read_applies};
use super::read::{read_basis, read_weight};
use super::values::FromToml;
use super::{DraftImputation, DraftIndicator, DraftInput, Located};
use crate::indicator::{CountsAs, Evidence, RuleCall, RuleFailurePolicy};
use crate::input::{Choice, Kind, Statistic, Treatment};

/// What `missing =` and its like may say.
pub(crate) const COUNTS_AS: &[(&str, CountsAs)] =
    &[("zero", CountsAs::Zero), ("full", CountsAs::Full), ("remove", CountsAs::Remove), ("refuse", CountsAs::Refuse)];

/// What `not-applicable =` may say: nobody is refused for what does not apply to her.
const NOT_APPLICABLE: &[(&str, CountsAs)] =
    &[("zero", CountsAs::Zero), ("full", CountsAs::Full), ("remove", CountsAs::Remove)];

pub(crate) const RULE_FAILURE: &[(&str, RuleFailurePolicy)] =
    &[("stop", RuleFailurePolicy::Stop), ("withhold", RuleFailurePolicy::Withhold)];

pub(crate) const EVIDENCE: &[(&str, Evidence)] =
    &[("required", Evidence::Required), ("optional", Evidence::Optional), ("none", Evidence::None)];

pub(crate) fn read_indicator(fields: &mut Fields<'_>) -> Option<DraftIndicator> {
    let (code, title) = (fields.required("code"), fields.title());
    let scored = fields.or("scored", true);
    let points = read_points(fields, scored);
    let mut rule = read_rule(fields, scored);
    Some(DraftIndicator {
        code: code?,
        pillar: fields.optional("pillar"),
        points,
        minimum: fields.or("minimum", 0.0),
        scored,
        bonus: fields.or("bonus", false),
        counted: fields.or("counted", true),
        bounded: fields.or("bounded", true),
        weight: read_weight(fields),
        cohorts: fields.strings("cohorts"),
        applies: read_applies(fields),
        not_applicable: fields.word("not-applicable", NOT_APPLICABLE),
        inputs: read_inputs(fields, &title),
        cohort_parameters: read_cohort_parameters(fields, rule.as_mut()),
        rule,
        missing: fields.word("missing", COUNTS_AS),
        withheld: fields.word("withheld", COUNTS_AS),
        rule_failure: fields.word("rule-failure", RULE_FAILURE),
        evidence: fields.word("evidence", EVIDENCE),
        basis: read_basis(fields),
        note: fields.text("note"),
        examples: read_examples(fields),
        title,
    })
}

/// The points of an indicator that is scored; one that is not has none.
fn read_points(fields: &mut Fields<'_>, scored: bool) -> Option<f64> {
    if scored {
        fields.require("points");
    } else if fields.writes("points") {
        fields.tell_contradiction("scored = false", "points");
    }
    let points = fields.optional::<f64>("points").map(|points| points.value);
    if scored { points } else { Some(0.0) }
}

fn read_inputs(fields: &mut Fields<'_>, indicator: &Text) -> Vec<DraftInput> {
    fields.require("inputs");
    let kind = Text::new("số liệu", "the input");
    let Some(table) = fields.table("inputs", &kind) else { return Vec::new() };
    let read = |(name, value): (Located<String>, Node<'_>)| {
        let Some(mut fields) = table.enter(value, &kind) else {
            table.wrong_type(&name.value, value, Text::new("một bảng", "a table"));
            return None;
        };
        let input = read_input(name, &mut fields, indicator);
        fields.finish();
        input
    };
    // Of the default's inputs an indicator that writes inputs has only those that it writes itself.
    let entries: Vec<_> =
        if fields.writes("inputs") { table.own_entries().collect() } else { table.entries().collect() };
    entries.into_iter().filter_map(read).collect()
}

/// An input; where it has no title it is called like its indicator.
fn read_input(name: Located<String>, fields: &mut Fields<'_>, indicator: &Text) -> Option<DraftInput> {
    let title = if fields.has("title") { fields.title() } else { indicator.clone() };
    fields.known_elsewhere("title");
    let kind = read_kind(fields);
    let mut input = DraftInput {
        name,
        title,
        kind: Kind::Number,
        from: fields.optional("from"),
        sql: fields.optional("sql"),
        minimum: fields.optional::<f64>("minimum").map(|minimum| minimum.value),
        maximum: fields.optional::<f64>("maximum").map(|maximum| maximum.value),
        part_of: fields.optional("part-of"),
        per: read_per(fields),
        times: number_within(fields, "times", 0.0, f64::MAX).map_or(1.0, |times| times.value),
        impute: fields.table("impute", &Text::new("bù số liệu thiếu", "the imputation")).and_then(read_imputation),
        treat: fields.table("treat", &Text::new("xử lý ngoại lệ", "the treatment")).map(read_treatment),
        carry_over: fields.optional("carry-over"),
        cumulative: fields.or("cumulative", false),
    };
    input.kind = kind?;
    Some(input)
}

/// The denominator; a multiplier means nothing without it.
fn read_per(fields: &mut Fields<'_>) -> Option<Located<String>> {
    if fields.writes("times") {
        fields.require("per");
    }
    fields.optional("per")
}

fn read_imputation(mut fields: Fields<'_>) -> Option<DraftImputation> {
    fields.require("with");
    let with = fields.word("with", &[("mean", Statistic::Mean), ("median", Statistic::Median)]);
    let among = fields.required("among");
    fields.finish();
    Some(DraftImputation { with: with?, among: among? })
}

fn read_treatment(mut fields: Fields<'_>) -> Treatment {
    let usual = Treatment::default();
    let mut limit = |key, usual| number_within(&mut fields, key, 0.0, f64::MAX).map_or(usual, |limit| limit.value);
    let (skewness, kurtosis) = (limit("skewness", usual.skewness), limit("kurtosis", usual.kurtosis));
    let winsorise = fields.optional::<i64>("winsorise");
    let most = winsorise.as_ref().and_then(|most| u32::try_from(most.value).ok());
    if let Some(wrong) = winsorise.filter(|_| most.is_none()) {
        fields.tell_out_of_bounds("winsorise", &wrong, Text::new("từ 0 trở lên", "0 or more"));
    }
    let log = fields.or("log", usual.log);
    fields.finish();
    Treatment { winsorise: most.unwrap_or(usual.winsorise), log, skewness, kurtosis }
}

/// The kind of an input or a records column, with the options of a choice.
pub(crate) fn read_kind(fields: &mut Fields<'_>) -> Option<Kind> {
    fields.require("kind");
    let options = read_options(fields);
    let word = fields.word(
        "kind",
        &[
            ("number", "number"),
            ("count", "count"),
            ("percent", "percent"),
            ("choice", "choice"),
            ("yes-no", "yes-no"),
            ("date", "date"),
            ("text", "text"),
        ],
    )?;
    if word == "choice" {
        fields.require("options");
    }
    Some(match word {
        "number" => Kind::Number,
        "count" => Kind::Count,
        "percent" => Kind::Percent,
        "choice" => Kind::Choice(options),
        "yes-no" => Kind::YesNo,
        "date" => Kind::Date,
        _ => Kind::Text,
    })
}

fn read_options(fields: &mut Fields<'_>) -> Vec<Choice> {
    let read = |mut fields: Fields<'_>| {
        let (id, title) = (fields.required::<String>("id"), fields.title());
        fields.finish();
        Some(Choice { id: id?.value, title })
    };
    fields.tables("options", &Text::new("lựa chọn", "the option")).into_iter().filter_map(read).collect()
}

fn read_rule(fields: &mut Fields<'_>, scored: bool) -> Option<RuleCall> {
    if !scored {
        if fields.writes("rule") {
            fields.tell_contradiction("scored = false", "rule");
        }
        fields.known_elsewhere("rule");
        return None;
    }
    fields.require("rule");
    let mut rule = fields.table("rule", &Text::new("cách tính điểm", "the rule"))?;
    if rule.writes("use") {
        // Another rule has other parameters.
        rule = rule.with_defaults(None);
    }
    let name = rule.required::<String>("use")?.value;
    let mut places = BTreeMap::from([(String::new(), rule.place().clone())]);
    let mut parameters = parameters(&rule, "", &mut places);
    parameters.remove("use");
    Some(RuleCall { name, parameters, places })
}

fn read_cohort_parameters(
    fields: &mut Fields<'_>,
    rule: Option<&mut RuleCall>,
) -> Vec<(Located<String>, Map<String, Value>)> {
    let kind = Text::new("tham số theo nhóm", "the parameters of the cohort");
    let Some(table) = fields.table("parameters-by-cohort", &kind) else { return Vec::new() };
    let mut places = BTreeMap::new();
    let mut read = |(cohort, value): (Located<String>, _)| {
        let own = table.enter(value, &kind)?;
        places.insert(cohort.value.clone(), own.place().clone());
        let parameters = parameters(&own, &cohort.value, &mut places);
        Some((cohort, parameters))
    };
    let by_cohort = table.entries().filter_map(&mut read).collect();
    if let Some(rule) = rule {
        rule.places.extend(places);
    }
    by_cohort
}

/// All entries of a table as JSON, and the place of every value by its pointer.
fn parameters(fields: &Fields<'_>, pointer: &str, places: &mut BTreeMap<String, Place>) -> Map<String, Value> {
    let mut object = Map::new();
    for (key, value) in fields.entries() {
        let pointer = format!("{pointer}/{}", escape(&key.value));
        places.insert(pointer.clone(), key.place);
        if let Some(value) = json(fields, value, &pointer, places) {
            object.insert(key.value, value);
        }
    }
    object
}

/// A key in a JSON Pointer (RFC 6901).
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn json(fields: &Fields<'_>, value: Node<'_>, pointer: &str, places: &mut BTreeMap<String, Place>) -> Option<Value> {
    match value.get_ref() {
        DeValue::String(text) => Some(Value::from(text.as_ref())),
        DeValue::Boolean(flag) => Some(Value::from(*flag)),
        DeValue::Datetime(datetime) => Some(Value::from(datetime.to_string())),
        whole @ DeValue::Integer(_) => i64::from_toml(whole).map(Value::from).or_else(|| refuse(fields, value)),
        number @ DeValue::Float(_) => f64::from_toml(number).map(Value::from).or_else(|| refuse(fields, value)),
        DeValue::Array(_) => {
            let mut list = Vec::new();
            for (position, item) in value.items().into_iter().flatten().enumerate() {
                let pointer = format!("{pointer}/{position}");
                places.insert(pointer.clone(), item.place());
                list.extend(json(fields, item, &pointer, places));
            }
            Some(Value::Array(list))
        }
        DeValue::Table(_) => {
            let inner = fields.enter(value, &Text::default())?;
            Some(Value::Object(parameters(&inner, pointer, places)))
        }
    }
}

/// Infinities, NaN and numbers beyond 64 bits are no parameters.
fn refuse(fields: &Fields<'_>, value: Node<'_>) -> Option<Value> {
    let finding = Finding::new(Code::ValueOfWrongType).with("key", "rule").with("found", "∞, NaN");
    fields.tell(finding.with("expected", f64::expected()).at(value.place()));
    None
}
