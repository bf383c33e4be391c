//! The JSON Schema of a rule's parameters, and what it says of parameters that do not fit.

use std::sync::OnceLock;

use dti_diagnostics::Text;
use dti_engine::rules::Complaint;
use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::{Map, Value};

use crate::{violation, weight};

/// Bytes of a schema.
const LONGEST: usize = 64 << 10;
/// Bytes of a compiled pattern.
const LARGEST_PATTERN: usize = 1 << 20;
/// Complaints of one indicator's parameters that anybody would read.
const COMPLAINTS: usize = 50;

/// The schema of a rule's parameters.
pub(crate) struct Schema {
    written: Value,
    validator: OnceLock<Validator>,
}

impl Schema {
    /// Reads a schema; the error says in English what is wrong with it.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("it is longer than {LONGEST} bytes"));
        }
        let schema = Self::reread(text)?;
        if !schema.written.is_object() {
            return Err("it is not a JSON object".to_owned());
        }
        demand_of_object(&schema.written)?;
        weight::demand_light(&schema.written)?;
        let validator = compile(&schema.written)?;
        Ok(Self { validator: OnceLock::from(validator), ..schema })
    }

    /// Reads a schema that was read before; it is compiled when parameters are first held against it.
    pub(crate) fn reread(text: &str) -> Result<Self, String> {
        let written = serde_json::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self { written, validator: OnceLock::new() })
    }

    /// The schema as the plugin wrote it.
    pub(crate) fn written(&self) -> &Value {
        &self.written
    }

    /// Every fault of the parameters.
    pub(crate) fn complaints(&self, parameters: &Map<String, Value>) -> Vec<Complaint> {
        let parameters = Value::Object(parameters.clone());
        if let Err(limit) = weight::demand_light_for(&self.written, &parameters) {
            return vec![too_heavy(limit)];
        }
        let compiled = || compile(&self.written).expect("it compiled when it was first read");
        let errors = self.validator.get_or_init(compiled).iter_errors(&parameters);
        errors.flat_map(|error| violation::complaints(&error, &self.written)).take(COMPLAINTS).collect()
    }
}

fn compile(schema: &Value) -> Result<Validator, String> {
    // Nothing is fetched, and patterns are matched in linear time: the schema comes from a plugin.
    let options = jsonschema::options().with_draft(Draft::Draft202012).offline();
    let patterns = PatternOptions::regex().size_limit(LARGEST_PATTERN).dfa_size_limit(LARGEST_PATTERN);
    let options = options.with_pattern_options(patterns);
    options.build(schema).map_err(|error| error.to_string())
}

/// Parameters are an object: a schema of anything else would refuse them all.
fn demand_of_object(schema: &Value) -> Result<(), String> {
    let of_object = match schema.get("type") {
        None => true,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "object"),
        Some(kind) => kind == "object",
    };
    if of_object { Ok(()) } else { Err("it is not of an object".to_owned()) }
}

fn too_heavy(limit: usize) -> Complaint {
    let vi = format!("cần hơn {limit} bước mới đối chiếu xong với lược đồ của cách tính");
    let en = format!("they take more than {limit} steps to hold against the rule's schema");
    Complaint { pointer: String::new(), message: Text::new(vi, en) }
}

#[cfg(test)]
mod tests {
    use dti_diagnostics::Language;
    use serde_json::json;

    use super::*;

    const RATIO: &str = r##"{
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "goal": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 10},
            "empty": {"$ref": "#/$defs/Empty"},
            "bands": {"type": "array", "minItems": 1, "items": {
                "type": "object",
                "properties": {"from": {"type": "number", "minimum": 0}},
                "required": ["from"],
                "additionalProperties": false
            }}
        },
        "required": ["goal"],
        "additionalProperties": false,
        "$defs": {"Empty": {"oneOf": [
            {"description": "all points", "type": "string", "const": "full"},
            {"description": "none", "type": "string", "const": "none"}
        ]}}
    }"##;

    fn told(parameters: &Value, language: Language) -> Vec<String> {
        let schema = Schema::read(RATIO).unwrap();
        let complaints = schema.complaints(parameters.as_object().unwrap());
        complaints
            .iter()
            .map(|complaint| format!("{}: {}", complaint.pointer, complaint.message.get(language)))
            .collect()
    }

    #[test]
    fn good_parameters_bring_no_complaint() {
        assert!(told(&json!({"goal": 0.6, "empty": "full", "bands": [{"from": 0}]}), Language::En).is_empty());
    }

    #[test]
    fn every_fault_is_told_where_it_is() {
        let faulty = json!({"gaol": 0.6, "empty": "half", "bands": [{"from": -1}, {"form": 1}]});
        let mut english = told(&faulty, Language::En);
        english.sort();
        assert_eq!(
            english,
            [
                "/bands/0/from: it is `-1`, must be at least 0",
                "/bands/1/form: there is no such parameter, only `from`",
                "/bands/1: `from` is missing",
                "/empty: it is `\"half\"`, must be one of `full`, `none`",
                "/gaol: there is no such parameter, only `goal`, `empty`, `bands`",
                ": `goal` is missing",
            ]
        );
    }

    #[test]
    fn the_common_faults_are_told_in_vietnamese() {
        let faulty = json!({"gaol": 1, "goal": 0, "empty": "half", "bands": []});
        let mut vietnamese = told(&faulty, Language::Vi);
        vietnamese.sort();
        assert_eq!(
            vietnamese,
            [
                "/bands: phải có ít nhất 1 phần tử",
                "/empty: là `\"half\"`, phải là một trong `full`, `none`",
                "/gaol: không có tham số này, chỉ có `goal`, `empty`, `bands`",
                "/goal: là `0`, phải lớn hơn 0",
            ]
        );
        assert_eq!(told(&json!({"goal": "0.6"}), Language::Vi), ["/goal: là văn bản, phải là số"]);
    }

    #[test]
    fn a_name_with_a_slash_is_escaped_in_the_pointer() {
        assert!(told(&json!({"goal": 1, "a/b~": 1}), Language::En)[0].starts_with("/a~1b~0: "));
    }

    #[test]
    fn a_schema_is_refused_that_is_not_one() {
        for text in ["{", "[]", "true", r#"{"type": "thing"}"#, r#"{"$ref": "http://localhost/x.json"}"#] {
            assert!(Schema::read(text).is_err(), "{text}");
        }
        assert!(Schema::read(&" ".repeat(LONGEST + 1)).is_err());
    }
}
