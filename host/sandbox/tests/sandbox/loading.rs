//! What a file must be to be a plugin.

use dti_diagnostics::Text;
use dti_sandbox::{Limits, Plugin, PluginError, Sandbox, load_all};

use crate::kit::{self, Profile, draft, profile, refusal, small};

#[test]
fn a_plugin_says_what_it_is() {
    let component = draft().component();
    let plugin = kit::load(&draft());
    let info = plugin.info();
    assert_eq!((info.name.as_str(), info.version.as_str()), ("hand-made", "1.0.0"));
    assert_eq!((info.contract.as_str(), info.bytes), ("dti:scoring/rules@0.2.0", component.len()));
    assert_eq!((info.rules.as_slice(), info.digest.len()), (["rule".to_owned()].as_slice(), 64));
    assert!(serde_json::to_value(info).unwrap().get("cached").is_none());
}

#[test]
fn a_file_that_is_not_webassembly_is_refused() {
    for bytes in [b"".as_slice(), b"PK\x03\x04", b"(component)", b"\x7fELF\x02\x01\x01\0"] {
        assert_eq!(refusal(bytes), PluginError::NotWebAssembly);
    }
}

#[test]
fn a_core_module_is_refused() {
    let error = refusal(&wat::parse_str("(module)").unwrap());
    assert_eq!(error, PluginError::CoreModule);
    assert_eq!(error.text().en, "it is a core WebAssembly module, but a plugin must be a component");
}

#[test]
fn a_damaged_component_is_refused() {
    let component = draft().component();
    for length in [9, 100, component.len() / 2, component.len() - 1] {
        let error = refusal(&component[..length]);
        assert!(matches!(error, PluginError::Damaged { .. } | PluginError::MissingContract { .. }), "{error:?}");
    }
}

#[test]
fn no_damaged_byte_ends_the_process() {
    let component = draft().component();
    let sandbox = kit::sandbox();
    for index in (8..component.len()).step_by(37) {
        let mut damaged = component.clone();
        damaged[index] ^= 0x55;
        drop(Plugin::load(&sandbox, &damaged));
    }
}

#[test]
fn forbidden_imports_are_named() {
    let text = r#"(component
        (import "wasi:cli/environment@0.2.3" (instance))
        (import "log" (func)))"#;
    let error = refusal(&wat::parse_str(text).unwrap());
    let told = "it imports `wasi:cli/environment@0.2.3`, `log`, but a plugin must not import anything";
    assert_eq!(error.text().en, told);
}

#[test]
fn another_version_of_the_contract_is_told_with_those_that_are_served() {
    let Text { vi, en } = refusal(&draft().version("0.3.0").component()).text();
    assert_eq!(en, "it exports `dti:scoring/rules@0.3.0`, but this host serves `@0.2.0`, `@0.1.0`");
    assert!(vi.contains("`dti:scoring/rules@0.3.0`") && vi.contains("`@0.2.0`, `@0.1.0`"), "{vi}");
}

#[test]
fn a_missing_contract_is_told() {
    let text =
        r#"(component (component $empty) (instance $none (instantiate $empty)) (export "other" (instance $none)))"#;
    let error = refusal(&wat::parse_str(text).unwrap());
    assert_eq!(error.text().en, "it does not export `dti:scoring/rules@0.2.0`; it exports `other`");
    assert_eq!(
        refusal(&wat::parse_str("(component)").unwrap()).text().en,
        "it does not export `dti:scoring/rules@0.2.0`"
    );
}

#[test]
fn something_else_under_the_name_of_the_contract_is_refused() {
    let text = r#"(component
        (component $empty) (instance $none (instantiate $empty))
        (export "dti:scoring/rules@0.2.0" (instance $none)))"#;
    let error = refusal(&wat::parse_str(text).unwrap());
    assert!(matches!(error, PluginError::DifferentContract { .. }), "{error:?}");
}

/// Why a component does not load that has this in a module.
fn refused_with(further: &str) -> PluginError {
    let text = format!(
        r#"(component
            (core module (memory 1) {further})
            (component $empty) (instance $none (instantiate $empty))
            (export "dti:scoring/rules@0.2.0" (instance $none)))"#
    );
    refusal(&wat::parse_str(text).unwrap())
}

#[test]
fn what_is_switched_off_does_not_compile() {
    let cases = [
        ("(func (drop (i32x4.relaxed_trunc_f32x4_s (v128.const i64x2 0 0))))", "relaxed SIMD"),
        ("(memory 1 1 shared)", "threads"),
        ("(memory i64 1)", "memory64"),
        ("(type (struct))", "gc"),
        ("(tag)", "exceptions"),
    ];
    for (further, feature) in cases {
        let told = refused_with(further).text().en;
        assert!(told.starts_with("it cannot be compiled: ") && told.contains(feature), "{told}");
    }
    assert!(matches!(refused_with(""), PluginError::DifferentContract { .. }));
}

fn refused_by(limits: Limits) -> String {
    let sandbox = Sandbox::new(limits, None).unwrap();
    let error = Plugin::load(&sandbox, &draft().component()).err().unwrap();
    assert!(matches!(error, PluginError::TooLarge { .. }), "{error:?}");
    error.text().en
}

#[test]
fn what_is_too_large_is_not_compiled() {
    let bytes = draft().component().len();
    let told = refused_by(Limits { component_bytes: 1000, ..small() });
    assert_eq!(
        told,
        format!(
            "it has {} bytes, at most 1,000 are allowed",
            dti_diagnostics::number(bytes as f64, 0, dti_diagnostics::Language::En)
        )
    );
    assert!(refused_by(Limits { functions: 2, ..small() }).starts_with("it has 3 functions, "));
    assert!(refused_by(Limits { function_bytes: 20, ..small() }).contains("bytes in one function, at most 20"));
    assert!(refused_by(Limits { locals: 0, ..small() }).contains("local variables, at most 0"));
    assert!(refused_by(Limits { modules: 0, ..small() }).contains("modules, at most 0"));
}

#[test]
fn too_many_memories_or_tables_are_refused_before_anything_is_compiled() {
    let tables = "(table 1 funcref)".repeat(100);
    assert!(matches!(refused_with(&tables), PluginError::DifferentContract { .. }));
    let told = refused_with(&format!("{tables} (table 1 funcref)")).text().en;
    assert_eq!(told, "it has 101 tables, at most 100 are allowed");
    let told = refused_with(&"(memory 1)".repeat(10)).text().en;
    assert_eq!(told, "it has 11 memories, at most 10 are allowed");
    let told = refused_with("(table 200001 funcref)").text().en;
    assert_eq!(told, "it has 200,001 elements in one table, at most 200,000 are allowed");
}

#[test]
fn a_plugin_that_cannot_describe_itself_is_refused() {
    let error = refusal(&draft().describe("unreachable").component());
    assert_eq!(error.text().en, "asked what it offers, it broke off: wasm `unreachable` instruction executed");
    let error = refusal(&draft().describe("(loop $again (br $again)) unreachable").component());
    assert_eq!(error.text().en, "asked what it offers, it used up its 10,000,000 units of fuel");
}

#[test]
fn an_instance_that_wants_too_much_memory_is_refused() {
    let limits = Limits { memory_bytes: 1 << 16, ..small() };
    let error = Plugin::load(&Sandbox::new(limits, None).unwrap(), &draft().component()).err().unwrap();
    assert_eq!(error.text().en, "asked what it offers, it wants more than the 65,536 bytes of memory that it may have");
}

#[test]
fn a_profile_must_keep_the_contract() {
    let rules = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let cases = [
        (
            Profile { name: "Bad Name".to_owned(), ..profile() },
            "its name `Bad Name` must be 1 to 64 lower-case letters, digits and hyphens",
        ),
        (Profile { rules: Vec::new(), ..profile() }, "it offers no rule"),
        (Profile { rules: rules(&["a", "b", "a"]), ..profile() }, "it has two rules `a`"),
        (
            Profile { rules: rules(&["a/b"]), ..profile() },
            "its rule id `a/b` must be 1 to 64 lower-case letters, digits and hyphens",
        ),
        (Profile { summary: Some(String::new()), ..profile() }, "its summary of the rule `rule` is empty"),
        (
            Profile { summary: Some("a\nb".to_owned()), ..profile() },
            "its summary of the rule `rule` has line ends or other control characters",
        ),
        (
            Profile { summary: Some("a".repeat(301)), ..profile() },
            "its summary of the rule `rule` has more than 300 characters",
        ),
        (Profile { inputs: rules(&["a", "a"]), ..profile() }, "it has two inputs of the rule `rule`: `a`"),
        (
            Profile { inputs: rules(&["A"]), ..profile() },
            "its input `A` must be 1 to 64 lower-case letters, digits and hyphens",
        ),
        (
            Profile { schema: Some("[]".to_owned()), ..profile() },
            "the parameter schema of its rule `rule` is not a JSON Schema: it is not a JSON object",
        ),
    ];
    for (profile, told) in cases {
        let text = refusal(&draft().profile(profile).component()).text();
        assert_eq!(text.en, told);
        assert!(!text.vi.is_empty());
    }
}

#[test]
fn inputs_are_read_as_the_profile_has_them() {
    let rule = kit::rule(&kit::load(&draft().profile(Profile { inputs: vec!["a".to_owned()], ..profile() })));
    let input = &rule.profile().inputs[0];
    assert_eq!((input.name.as_str(), input.required), ("a", true));
}

#[test]
fn all_plugins_are_loaded_and_all_faults_told() {
    let plugins = [
        ("one.wasm", draft().component()),
        ("text.wasm", b"text".to_vec()),
        ("same.wasm", draft().component()),
        ("two.wasm", draft().profile(Profile { name: "two".to_owned(), ..profile() }).component()),
    ];
    let loaded = load_all(&kit::sandbox(), &plugins);
    let names: Vec<_> = loaded.plugins.iter().map(|info| info.name.as_str()).collect();
    assert_eq!((names.as_slice(), loaded.rules.len()), (["hand-made", "two"].as_slice(), 2));
    let refused: Vec<_> =
        loaded.refused.iter().map(|refused| (refused.name.as_str(), refused.error.text().en)).collect();
    let taken = "another plugin is called `hand-made` too";
    assert_eq!(refused, [("text.wasm", "it is not WebAssembly".to_owned()), ("same.wasm", taken.to_owned())]);
}
