//! How much work a JSON Schema is: a plugin's schema must not keep the host busy for ever.

use serde_json::{Map, Value};

/// How many schemas may be applied to one value; a list of options needs one for each.
const MOST: usize = 256;
/// How many patterns a schema may have; each is compiled.
const PATTERNS: usize = 50;
/// How many times schemas may be applied to all values of an indicator's parameters together.
const APPLIED: usize = 100_000;
/// Keywords that apply one further schema to the same value.
const ONE: [&str; 4] = ["not", "if", "then", "else"];
/// Keywords that apply several further schemas to the same value.
const SEVERAL: [&str; 4] = ["allOf", "anyOf", "oneOf", "dependentSchemas"];
/// Keywords that look at everything beside them once more.
const AGAIN: [&str; 2] = ["unevaluatedProperties", "unevaluatedItems"];
/// Keywords that apply one further schema to every value within.
const EACH: [&str; 6] =
    ["additionalProperties", "unevaluatedProperties", "propertyNames", "items", "contains", "unevaluatedItems"];
/// Keywords that make a reference mean something else than a place in the whole document.
const MOVING: [&str; 3] = ["$dynamicRef", "$recursiveRef", "$id"];

/// Refuses a schema that refers to itself without end or that repeats itself too often; says so in English.
pub(crate) fn demand_light(schema: &Value) -> Result<(), String> {
    let (mut rest, mut patterns) = (vec![schema], 0);
    while let Some(value) = rest.pop() {
        patterns += patterns_of(value);
        if patterns > PATTERNS {
            return Err(format!("it has more than {PATTERNS} patterns"));
        }
        // Every object is taken for a schema, also those that are not: that is strict enough, and simple.
        let mut left = MOST;
        weigh(schema, value, &mut left)?;
        rest.extend(within(value));
    }
    Ok(())
}

fn patterns_of(value: &Value) -> usize {
    let own = usize::from(value.get("pattern").is_some_and(Value::is_string));
    own + value.get("patternProperties").and_then(Value::as_object).map_or(0, Map::len)
}

/// Refuses parameters for which a light schema takes too many steps all the same: at each level it may branch, and say
/// the same of every value.
pub(crate) fn demand_light_for(schema: &Value, parameters: &Value) -> Result<(), usize> {
    let (mut rest, mut left) = (vec![(schema, parameters)], APPLIED);
    while let Some((applied, value)) = rest.pop() {
        left = left.checked_sub(1).ok_or(APPLIED)?;
        let Value::Object(keywords) = applied else { continue };
        let times = if AGAIN.iter().any(|name| keywords.contains_key(*name)) { 2 } else { 1 };
        for _ in 0..times {
            rest.extend(beside(schema, keywords).map(|further| (further, value)));
            rest.extend(below(keywords, value));
        }
    }
    Ok(())
}

/// The schemas that apply to the same value.
fn beside<'a>(root: &'a Value, keywords: &'a Map<String, Value>) -> impl Iterator<Item = &'a Value> {
    let reference = keywords.get("$ref").and_then(Value::as_str);
    let referred = reference.and_then(|reference| referred(root, reference).ok());
    let several = SEVERAL.iter().filter_map(|name| keywords.get(*name)).flat_map(within);
    referred.into_iter().chain(ONE.iter().filter_map(|name| keywords.get(*name))).chain(several)
}

/// The schemas that apply to values within, each with its value.
fn below<'a>(keywords: &'a Map<String, Value>, value: &'a Value) -> Vec<(&'a Value, &'a Value)> {
    let patterns = keywords.get("patternProperties").map(within).unwrap_or_default();
    let each: Vec<_> = EACH.iter().filter_map(|name| keywords.get(*name)).chain(patterns).collect();
    let named = |name: &String| keywords.get("properties").and_then(|properties| properties.get(name));
    let placed = |position: usize| keywords.get("prefixItems").and_then(|items| items.get(position));
    let inner: Vec<_> = match value {
        Value::Object(entries) => entries.iter().map(|(name, inner)| (named(name), inner)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(position, inner)| (placed(position), inner)).collect(),
        _ => Vec::new(),
    };
    inner.iter().flat_map(|(own, inner)| own.iter().chain(&each).map(|schema| (*schema, *inner))).collect()
}

fn within(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(entries) => entries.values().collect(),
        _ => Vec::new(),
    }
}

fn weigh(root: &Value, schema: &Value, left: &mut usize) -> Result<(), String> {
    *left = left.checked_sub(1).ok_or_else(|| format!("it applies more than {MOST} schemas to one value"))?;
    let Value::Object(keywords) = schema else { return Ok(()) };
    if let Some(moving) = MOVING.iter().find(|name| keywords.contains_key(**name) && !std::ptr::eq(schema, root)) {
        return Err(format!("it uses `{moving}`"));
    }
    if let Some(Value::String(reference)) = keywords.get("$ref") {
        referred(root, reference)?;
    }
    let times = if AGAIN.iter().any(|name| keywords.contains_key(*name)) { 2 } else { 1 };
    (0..times).try_for_each(|_| beside(root, keywords).try_for_each(|schema| weigh(root, schema, left)))
}

fn referred<'a>(root: &'a Value, reference: &str) -> Result<&'a Value, String> {
    let place = reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
    place.ok_or_else(|| format!("its reference `{reference}` is not to a place within it"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn options_and_lists_of_themselves_are_light() {
        let options: Vec<_> = (0..200).map(|option| json!({"const": option})).collect();
        assert!(demand_light(&json!({"properties": {"a": {"oneOf": options}}})).is_ok());
        assert!(demand_light(&json!({"$id": "x", "properties": {"a": {"items": {"$ref": "#"}}}})).is_ok());
    }

    #[test]
    fn circles_are_refused() {
        assert!(demand_light(&json!({"$ref": "#"})).is_err());
        let circle = json!({"$defs": {"a": {"not": {"$ref": "#/$defs/b"}}, "b": {"anyOf": [{"$ref": "#/$defs/a"}]}}});
        assert!(demand_light(&circle).is_err());
    }

    #[test]
    fn doubling_without_end_is_refused() {
        let mut definitions = serde_json::Map::new();
        for level in 0..30 {
            let next = json!({"$ref": format!("#/$defs/{}", level + 1)});
            definitions.insert(level.to_string(), json!({"anyOf": [next, next]}));
        }
        definitions.insert("30".to_owned(), json!(false));
        assert!(demand_light(&json!({"$ref": "#/$defs/0", "$defs": definitions})).is_err());
    }

    #[test]
    fn references_stay_within_the_schema() {
        for reference in ["http://localhost/x.json", "other.json", "#anchor", "#/nowhere"] {
            assert!(demand_light(&json!({"$ref": reference})).is_err(), "{reference}");
        }
        assert!(demand_light(&json!({"properties": {"a": {"$dynamicRef": "#"}}})).is_err());
    }

    #[test]
    fn many_patterns_are_refused() {
        let patterns = |count: usize| {
            let each = (0..count).map(|number| (format!("a{number}"), json!({"pattern": "^a"})));
            json!({"properties": each.collect::<serde_json::Map<_, _>>()})
        };
        assert!(demand_light(&patterns(PATTERNS)).is_ok());
        assert!(demand_light(&patterns(PATTERNS + 1)).is_err());
    }

    #[test]
    fn looking_at_everything_again_and_again_is_refused() {
        let nested = (0..9).fold(json!({}), |inner, _| json!({"allOf": [inner], "unevaluatedProperties": false}));
        assert!(demand_light(&nested).is_err());
    }

    #[test]
    fn a_schema_that_branches_at_every_level_is_refused_for_parameters_of_many() {
        let schema = json!({"allOf": vec![json!({"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}); 100]});
        demand_light(&schema).unwrap();
        demand_light_for(&schema, &json!({"a": 1})).unwrap();
        assert!(demand_light_for(&schema, &json!({"a": [{"a": 1}]})).is_err());
        let bands = json!({"type": "array", "items": {"properties": {"from": {"type": "number"}}}});
        let bands = json!({"properties": {"bands": bands}, "additionalProperties": false});
        demand_light_for(&bands, &json!({"bands": vec![json!({"from": 1}); 10_000]})).unwrap();
    }
}
