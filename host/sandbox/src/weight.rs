//! How often a JSON Schema looks at one and the same value: a plugin's schema must not keep the host busy for ever.

use serde_json::Value;

/// How many schemas may be applied to one value; a list of options needs one for each.
const MOST: usize = 256;
/// Keywords that apply one further schema to the same value.
const ONE: [&str; 4] = ["not", "if", "then", "else"];
/// Keywords that apply several further schemas to the same value.
const SEVERAL: [&str; 4] = ["allOf", "anyOf", "oneOf", "dependentSchemas"];
/// Keywords that make a reference mean something else than a place in the whole document.
const MOVING: [&str; 3] = ["$dynamicRef", "$recursiveRef", "$id"];

/// Refuses a schema that refers to itself without end or that repeats itself too often; says so in English.
pub(crate) fn demand_light(schema: &Value) -> Result<(), String> {
    let mut rest = vec![schema];
    while let Some(value) = rest.pop() {
        // Every object is taken for a schema, also those that are not: that is strict enough, and simple.
        let mut left = MOST;
        weigh(schema, value, &mut left)?;
        rest.extend(within(value));
    }
    Ok(())
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
        weigh(root, referred(root, reference)?, left)?;
    }
    let several = SEVERAL.iter().filter_map(|name| keywords.get(*name)).flat_map(within);
    let mut further = ONE.iter().filter_map(|name| keywords.get(*name)).chain(several);
    further.try_for_each(|schema| weigh(root, schema, left))
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
}
