//! The way from `[[indicator]]` to its draft.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Place, Text};
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::DeValue;

use super::examples::read_examples;
use super::fields::{Fields, FromToml};
use super::read::{read_basis, read_weight};
use super::{DraftIndicator, DraftInput, Located};
use crate::indicator::{Choice, Evidence, Kind, MissingPolicy, RuleCall};

/// What `missing =` may say.
pub(crate) const MISSING_POLICIES: &[(&str, MissingPolicy)] =
    &[("zero", MissingPolicy::Zero), ("withhold", MissingPolicy::Withhold), ("refuse", MissingPolicy::Refuse)];

const EVIDENCE: &[(&str, Evidence)] =
    &[("required", Evidence::Required), ("optional", Evidence::Optional), ("none", Evidence::None)];

pub(crate) fn read_indicator(fields: &mut Fields<'_>) -> Option<DraftIndicator> {
    let (code, title) = (fields.required("code"), fields.title());
    let mut rule = read_rule(fields);
    Some(DraftIndicator {
        code: code?,
        title,
        pillar: fields.optional("pillar"),
        points: fields.required::<f64>("points").map(|points| points.value),
        minimum: fields.optional::<f64>("minimum").map_or(0.0, |minimum| minimum.value),
        weight: read_weight(fields),
        cohorts: fields.strings("cohorts"),
        inputs: read_inputs(fields),
        cohort_parameters: read_cohort_parameters(fields, rule.as_mut()),
        rule,
        missing: fields.word("missing", MISSING_POLICIES),
        withheld: fields.word("withheld", MISSING_POLICIES),
        evidence: fields.word("evidence", EVIDENCE).unwrap_or(Evidence::None),
        basis: read_basis(fields),
        note: fields.text("note"),
        examples: read_examples(fields),
    })
}

fn read_inputs(fields: &mut Fields<'_>) -> Vec<DraftInput> {
    fields.require("inputs");
    let kind = Text::new("số liệu", "the input");
    let Some(table) = fields.table("inputs", &kind) else { return Vec::new() };
    let read = |(name, value): (Located<String>, &Spanned<DeValue<'_>>)| {
        let Some(mut fields) = table.enter(value, &kind) else {
            table.wrong_type(&name.value, value, Text::new("một bảng", "a table"));
            return None;
        };
        let input = read_input(name, &mut fields);
        fields.finish();
        input
    };
    table.entries().filter_map(read).collect()
}

fn read_input(name: Located<String>, fields: &mut Fields<'_>) -> Option<DraftInput> {
    let title = fields.title();
    let kind = read_kind(fields);
    let input = DraftInput {
        name,
        title,
        kind: kind?,
        from: fields.optional("from"),
        sql: fields.optional("sql"),
        minimum: fields.optional::<f64>("minimum").map(|minimum| minimum.value),
        maximum: fields.optional::<f64>("maximum").map(|maximum| maximum.value),
        part_of: fields.optional("part-of"),
    };
    Some(input)
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

fn read_rule(fields: &mut Fields<'_>) -> Option<RuleCall> {
    fields.require("rule");
    let mut rule = fields.table("rule", &Text::new("cách tính điểm", "the rule"))?;
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

fn json(
    fields: &Fields<'_>,
    value: &Spanned<DeValue<'_>>,
    pointer: &str,
    places: &mut BTreeMap<String, Place>,
) -> Option<Value> {
    match value.get_ref() {
        DeValue::String(text) => Some(Value::from(text.as_ref())),
        DeValue::Boolean(flag) => Some(Value::from(*flag)),
        DeValue::Datetime(datetime) => Some(Value::from(datetime.to_string())),
        whole @ DeValue::Integer(_) => i64::from_toml(whole).map(Value::from).or_else(|| refuse(fields, value)),
        number @ DeValue::Float(_) => f64::from_toml(number).map(Value::from).or_else(|| refuse(fields, value)),
        DeValue::Array(items) => {
            let mut list = Vec::new();
            for (position, item) in items.iter().enumerate() {
                let pointer = format!("{pointer}/{position}");
                places.insert(pointer.clone(), fields.place_of(item));
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
fn refuse(fields: &Fields<'_>, value: &Spanned<DeValue<'_>>) -> Option<Value> {
    let finding = Finding::new(Code::ValueOfWrongType).with("key", "rule").with("found", "∞, NaN");
    fields.tell(finding.with("expected", f64::expected()).at(fields.place_of(value)));
    None
}
