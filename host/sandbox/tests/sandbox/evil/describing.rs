//! Plugins that say of themselves what is not so, or what nobody can use.

use serde_json::{Map, json};

use super::{Told, refused, refused_profile, refused_schema, roomy, rows, unusable};
use crate::kit::{self, Profile, draft, empty, profile};
use dti_engine::rules::CheckError;
use dti_sandbox::{Plugin, Sandbox};

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("r{number}")).collect()
}

/// A schema that says so many times the same of one value.
fn doubling() -> String {
    let level = |level: usize| {
        let next = json!({"$ref": format!("#/$defs/{}", level + 1)});
        (level.to_string(), json!({"anyOf": [next, next]}))
    };
    let mut definitions: Map<_, _> = (0..30).map(level).collect();
    definitions.insert("30".to_owned(), json!(false));
    json!({"$ref": "#/$defs/0", "$defs": definitions}).to_string()
}

/// How parameters are refused that this schema would branch over at every level.
fn branching() -> Told {
    let schema = json!({"allOf": vec![json!({"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}); 200]});
    let profile = Profile { schema: Some(schema.to_string()), ..profile() };
    let rule = super::loaded(&draft().profile(profile));
    match rule.check(&kit::parameters(json!({"a": [[{"a": 1}]]}))) {
        Err(CheckError::Complaints(complaints)) => {
            Told { code: "parameter-refused", reason: complaints[0].message.en.clone() }
        }
        other => panic!("{other:?}"),
    }
}

/// What a schema with this pattern says of a text that the pattern does not fit.
fn matched(pattern: &str) -> Told {
    let schema = json!({"properties": {"a": {"pattern": pattern}}}).to_string();
    let rule = super::loaded(&draft().profile(Profile { schema: Some(schema), ..profile() }));
    match rule.check(&kit::parameters(json!({"a": format!("{}!", "a".repeat(50_000))}))) {
        Err(CheckError::Complaints(complaints)) => {
            assert_eq!(complaints[0].pointer, "/a");
            Told { code: "parameter-refused", reason: "it is told to be unlike the pattern".to_owned() }
        }
        other => panic!("{other:?}"),
    }
}

rows! {
    bad_name: "a name with spaces and capitals", "names of a-z, 0-9 and -",
        "plugin-unusable: its name `Bad Name` must be 1 to 64 lower-case letters, digits and hyphens"
        => refused_profile(|profile| profile.name = "Bad Name".to_owned());
    path_for_a_name: "a name that is a path", "names of a-z, 0-9 and -",
        "plugin-unusable: its name `../../etc/passwd` must be 1 to 64 lower-case letters, digits and hyphens"
        => refused_profile(|profile| profile.name = "../../etc/passwd".to_owned());
    name_in_cyrillic: "a name that looks like another: `rаtio` with a Cyrillic а", "names of a-z, 0-9 and -",
        "plugin-unusable: its name `rаtio` must be 1 to 64 lower-case letters, digits and hyphens"
        => refused_profile(|profile| profile.name = "rаtio".to_owned());
    name_of_a_novel: "a name of 20,000 letters", "names of 64 letters",
        "plugin-unusable: its name `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` must be 1 to 64 lower-case letters, digits and hyphens"
        => refused_profile(|profile| profile.name = "a".repeat(20_000));
    name_that_is_no_text: "a name that is not UTF-8", "the border of the component",
        "plugin-unusable: asked what it offers, it broke off: invalid utf-8 sequence of 1 bytes from index 0"
        => refused(&draft().describe("(i32.store8 (i32.load (i32.const ROOT)) (i32.const 255)) (i32.const ROOT)").component());
    profile_out_of_bounds: "a profile beyond its memory", "the border of the component",
        "plugin-unusable: asked what it offers, it broke off: pointer out of bounds of memory"
        => refused(&draft().describe("(i32.const -16)").component());
    name_of_another: "the name of a plugin that is there already", "the first of a name is taken",
        "plugin-unusable: another plugin is called `hand-made` too"
        => {
            let twins = [("one.wasm", draft().component()), ("two.wasm", draft().component())];
            let loaded = dti_sandbox::load_all(&kit::sandbox(), &twins);
            assert_eq!(loaded.plugins.len(), 1);
            unusable(loaded.refused[0].error.text().en)
        };
    no_rule: "no rule at all", "the check of the profile",
        "plugin-unusable: it offers no rule"
        => refused_profile(|profile| profile.rules = Vec::new());
    too_many_rules: "101 rules", "the check of the profile",
        "plugin-unusable: it has 101 rules, at most 100 are allowed"
        => refused_profile(|profile| profile.rules = ids(101));
    the_same_rule_a_million_times: "a million rules that all lie in the same place", "bytes of an answer",
        "plugin-unusable: asked what it offers, it answers with more than the 4,194,304 bytes that it may"
        => {
            let body = "(drop (memory.grow (i32.const 800))) (i32.store offset=20 (i32.const ROOT) (i32.const 1000000))
                (i32.const ROOT)";
            let sandbox = Sandbox::new(roomy(), None).unwrap();
            unusable(Plugin::load(&sandbox, &draft().describe(body).component()).err().unwrap().text().en)
        };
    duplicate_ids: "two rules of one id", "the check of the profile",
        "plugin-unusable: it has two rules `a`"
        => refused_profile(|profile| profile.rules = vec!["a".to_owned(), "b".to_owned(), "a".to_owned()]);
    duplicate_inputs: "two inputs of one name", "the check of the profile",
        "plugin-unusable: it has two inputs of the rule `rule`: `a`"
        => refused_profile(|profile| profile.inputs = vec!["a".to_owned(), "a".to_owned()]);
    empty_text: "an empty summary", "texts that people can read",
        "plugin-unusable: its summary of the rule `rule` is empty"
        => refused_profile(|profile| profile.summary = Some("  ".to_owned()));
    text_that_disturbs: "a summary that clears the screen", "texts that people can read",
        "plugin-unusable: its summary of the rule `rule` has line ends or other control characters"
        => refused_profile(|profile| profile.summary = Some("\u{1b}[2J".to_owned()));
    endless_text: "a summary of 10,000 characters", "texts that people can read",
        "plugin-unusable: its summary of the rule `rule` has more than 300 characters"
        => refused_profile(|profile| profile.summary = Some("a".repeat(10_000)));
    inputs_that_it_does_not_read: "to claim inputs that it does not read", "nothing: a set that uses it must supply them",
        "scored: [Some(1.0), Some(1.0)]"
        => {
            let claiming = draft().profile(Profile { inputs: vec!["x".to_owned(), "y".to_owned()], ..profile() });
            super::unscored(&claiming)
        };
    schema_that_is_no_json: "a schema that is not JSON", "the check of the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: EOF while parsing an object at line 1 column 1"
        => refused_schema("{");
    schema_that_is_a_list: "a schema that is a list", "the check of the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it is not a JSON object"
        => refused_schema("[]");
    schema_that_is_none: "a schema of a type that there is not", "the check of the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: \"thing\" is not valid under any of the schemas listed in the 'anyOf' keyword"
        => refused_schema(r#"{"properties": {"a": {"type": "thing"}}}"#);
    schema_of_a_text: "a schema that no object fits", "the check of the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it is not of an object"
        => refused_schema(r#"{"type": "string"}"#);
    huge_schema: "a schema of 69,632 bytes", "bytes of a schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it is longer than 65536 bytes"
        => {
            let longer = "(i32.store offset=40 (i32.load offset=16 (i32.const ROOT)) (i32.const 0x11000)) (i32.const ROOT)";
            refused(&draft().describe(longer).component())
        };
    deep_schema: "a schema of a thousand levels", "the reader of JSON",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: recursion limit exceeded at line 1 column 890"
        => refused_schema(&format!("{}{}", r#"{"not":"#.repeat(1_000), "}".repeat(1_000)));
    schema_from_elsewhere: "a schema that refers to the network", "references stay within the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: its reference `http://localhost/x.json` is not to a place within it"
        => refused_schema(r#"{"$ref": "http://localhost/x.json"}"#);
    schema_from_a_file: "a schema that refers to a file", "references stay within the schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: its reference `file:///etc/passwd` is not to a place within it"
        => refused_schema(r#"{"properties": {"a": {"$ref": "file:///etc/passwd"}}}"#);
    schema_in_a_circle: "a schema that refers to itself", "a schema is applied 256 times to one value at most",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it applies more than 256 schemas to one value"
        => refused_schema(r##"{"$ref": "#"}"##);
    schema_that_doubles: "a schema that says everything twice, thirty levels deep", "a schema is applied 256 times to one value at most",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it applies more than 256 schemas to one value"
        => refused_schema(&doubling());
    schema_that_branches: "a schema that branches at every level of the parameters", "100,000 steps to hold parameters against a schema",
        "parameter-refused: they take more than 100000 steps to hold against the rule's schema"
        => branching();
    catastrophic_pattern: "a pattern for which backtracking takes for ever", "patterns are matched in linear time",
        "parameter-refused: it is told to be unlike the pattern"
        => matched("^(a+)+$");
    pattern_that_backtracks: "a pattern that cannot be matched without backtracking", "patterns are matched in linear time",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: \"^(a)\\\\1$\" is not a \"regex\""
        => refused_schema(r#"{"properties": {"a": {"pattern": "^(a)\\1$"}}}"#);
    huge_pattern: "a pattern that becomes gigabytes", "bytes of a compiled pattern",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: \"((a{1000}){1000}){1000}\" is not a \"regex\""
        => refused_schema(r#"{"properties": {"a": {"pattern": "((a{1000}){1000}){1000}"}}}"#);
    many_patterns: "a thousand patterns", "50 patterns in a schema",
        "plugin-unusable: the parameter schema of its rule `rule` is not a JSON Schema: it has more than 50 patterns"
        => {
            let each = (0..1_000).map(|number| (number.to_string(), json!({"pattern": "a{900}"})));
            refused_schema(&json!({"properties": each.collect::<Map<_, _>>()}).to_string())
        };
}

#[test]
fn parameters_that_the_schema_refuses_never_reach_the_plugin() {
    let schema = Some(r#"{"required": ["goal"]}"#.to_owned());
    let rule = super::loaded(&draft().profile(Profile { schema, ..profile() }).check("unreachable"));
    assert!(matches!(rule.check(&empty()), Err(CheckError::Complaints(_))));
}
