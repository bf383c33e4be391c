//! A rule's JSON Schema: whether it keeps its own word, and parameters made up as it allows.

use std::collections::BTreeSet;

use dti_diagnostics::{Argument, Code, Finding, Text};
use serde_json::{Map, Number, Value};

use super::cohorts::Random;
use super::samples::{Sample, joined};
use super::{Fault, Subject, words};

/// A parameter that no rule has.
const UNKNOWN: &str = "no-such-parameter";
/// How deep made-up parameters nest.
const DEEPEST: usize = 8;

/// Tells values that the schema offers and the rule refuses, and a rule that takes parameters that nobody knows.
pub(super) fn check(subject: &Subject<'_>, samples: &[Sample], findings: &mut Vec<Finding>) {
    let Some(sample) = samples.first() else { return };
    let unfit = |what: Text, reason: Text| {
        Finding::new(Code::SchemaUnfit).with("rule", &subject.profile.id).with("what", what).with("reason", reason)
    };
    for (name, value) in offered(&subject.profile.schema) {
        let what = [("parameter", Argument::from(name)), ("value", Argument::from(value.to_string()))];
        match (subject.check)(&with(&sample.parameters, name, value)) {
            Ok(complaints) if complaints.is_empty() => {}
            Ok(complaints) => findings.push(unfit(words("schema-offers", &what), joined(&complaints))),
            Err(Fault::Failed(_, why)) => findings.push(unfit(words("schema-offers", &what), why)),
            Err(Fault::Refused(complaint)) => findings.push(unfit(words("schema-offers", &what), complaint.message)),
        }
    }
    let unknown = with(&sample.parameters, UNKNOWN, &Value::from(1));
    if (subject.check)(&unknown).is_ok_and(|complaints| complaints.is_empty()) {
        findings.push(unfit(words("schema-takes-unknown", &[]), words("schema-close-it", &[])));
    }
}

/// Defaults and examples of single parameters.
fn offered(schema: &Value) -> Vec<(&str, &Value)> {
    let properties = schema["properties"].as_object().into_iter().flatten();
    let values = properties.flat_map(|(name, property)| {
        let examples = property["examples"].as_array().into_iter().flatten();
        property.get("default").into_iter().chain(examples).map(move |value| (name.as_str(), value))
    });
    // Nobody can write null in TOML.
    values.filter(|(_, value)| !value.is_null()).collect()
}

fn with(parameters: &Map<String, Value>, name: &str, value: &Value) -> Map<String, Value> {
    let mut parameters = parameters.clone();
    parameters.insert(name.to_owned(), value.clone());
    parameters
}

/// The words of a schema: names of properties, and texts that it lets parameters be.
pub(super) fn known_words(schema: &Value) -> BTreeSet<&str> {
    let mut known = BTreeSet::new();
    let mut rest = vec![schema];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(entries) => {
                let properties = entries.get("properties").and_then(Value::as_object).into_iter().flatten();
                known.extend(properties.map(|(name, _)| name.as_str()));
                let options = entries.get("enum").and_then(Value::as_array).into_iter().flatten();
                known.extend(options.chain(entries.get("const")).filter_map(Value::as_str));
                rest.extend(entries.iter().filter(|(key, _)| *key != "examples").map(|(_, value)| value));
            }
            _ => {}
        }
    }
    known
}

/// A value that a schema allows, as far as that can be told without trying; with or without what may be left out.
pub(super) fn instance(schema: &Value, with_optional: bool, random: &mut Random) -> Value {
    Maker { root: schema, with_optional, random }.make(schema, DEEPEST)
}

struct Maker<'a> {
    root: &'a Value,
    with_optional: bool,
    random: &'a mut Random,
}

impl Maker<'_> {
    fn make(&mut self, schema: &Value, left: usize) -> Value {
        let Some(left) = left.checked_sub(1) else { return Value::Null };
        if let Some(value) = self.named(schema) {
            return value;
        }
        if let Some(place) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            let root = self.root;
            return root.pointer(place).map_or(Value::Null, |schema| self.make(schema, left));
        }
        if let Some(ways) = ["oneOf", "anyOf"].iter().find_map(|key| schema[*key].as_array()) {
            return self.pick(ways).map_or(Value::Null, |way| self.make(way, left));
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect(),
            one => one.as_str().into_iter().collect(),
        };
        match types.first().copied().unwrap_or("object") {
            "number" => Value::from(self.number(schema)),
            "integer" => self.integer(schema),
            "boolean" => Value::from(self.random.below(2) == 1),
            "string" => Value::from(["a", "b", "c", "2023-06-30"][self.random.below(4)]),
            "array" => self.array(schema, left),
            _ => self.object(schema, left),
        }
    }

    /// A value that the schema names itself.
    fn named(&mut self, schema: &Value) -> Option<Value> {
        if let Some(value) = schema.get("const") {
            return Some(value.clone());
        }
        let values = ["enum", "examples"].iter().find_map(|key| schema[*key].as_array())?;
        // The examples of the whole are tried by themselves.
        if std::ptr::eq(schema, self.root) { None } else { self.pick(values).cloned() }
    }

    fn pick<'v>(&mut self, values: &'v [Value]) -> Option<&'v Value> {
        values.get(self.random.below(values.len()))
    }

    fn number(&mut self, schema: &Value) -> f64 {
        let bound = |keys: [&str; 2]| keys.iter().find_map(|key| schema[*key].as_f64());
        let (low, high) = (bound(["minimum", "exclusiveMinimum"]), bound(["maximum", "exclusiveMaximum"]));
        #[expect(clippy::cast_precision_loss, reason = "it is below 8")]
        let part = (self.random.below(7) + 1) as f64;
        match (low, high) {
            (Some(low), Some(high)) => low + (high - low) * part / 8.0,
            (Some(low), None) => low + part,
            (None, Some(high)) => high - part,
            (None, None) => part,
        }
    }

    fn integer(&mut self, schema: &Value) -> Value {
        #[expect(clippy::cast_possible_truncation, reason = "schemas bound counts by small numbers")]
        let whole = self.number(schema).ceil() as i64;
        Value::Number(Number::from(whole))
    }

    fn array(&mut self, schema: &Value, left: usize) -> Value {
        if let Some(items) = schema["prefixItems"].as_array() {
            return items.iter().map(|item| self.make(item, left)).collect();
        }
        let bound = |key: &str| schema[key].as_u64().and_then(|bound| usize::try_from(bound).ok());
        let least = bound("minItems").unwrap_or(1);
        let most = bound("maxItems").unwrap_or(usize::MAX).max(least);
        let count = (least + self.random.below(3)).min(most).min(20);
        (0..count).map(|_| self.make(&schema["items"], left)).collect()
    }

    fn object(&mut self, schema: &Value, left: usize) -> Value {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut object = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let wanted = required.contains(&name.as_str()) || (self.with_optional && self.random.below(2) == 1);
            if wanted {
                object.insert(name.clone(), self.make(property, left));
            }
        }
        if schema["additionalProperties"].is_object() {
            for name in ["a", "b"] {
                object.insert(name.to_owned(), self.make(&schema["additionalProperties"], left));
            }
        }
        Value::Object(object)
    }
}
