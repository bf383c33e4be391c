//! Any bytes, or any WAT, as a plugin: refused with a sentence, or loaded, and then its rules answer or are told.
#![no_main]

use std::sync::OnceLock;

use dti_diagnostics::Language;
use dti_engine::rules::{Column, Rule, Task};
use dti_sandbox::{Limits, Loaded, Sandbox, load_all};
use libfuzzer_sys::fuzz_target;
use serde_json::Map;
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

static SANDBOX: OnceLock<Sandbox> = OnceLock::new();

fn sandbox() -> Sandbox {
    let limits =
        Limits { fuel: 1_000_000, fuel_per_agency: 1_000, memory_bytes: 16 << 20, seconds: 5, ..Limits::default() };
    Sandbox::new(limits, None).expect("the machine runs plugins")
}

fuzz_target!(|bytes: &[u8]| {
    let sandbox = SANDBOX.get_or_init(sandbox);
    let component = component(bytes);
    let Loaded { rules, refused, .. } = load_all(sandbox, &[("a.wasm", component.as_slice())]);
    for refusal in &refused {
        let text = refusal.error.text();
        assert!(!text.get(Language::Vi).is_empty() && !text.get(Language::En).is_empty());
    }
    rules.iter().for_each(|rule| exercise(rule.as_ref()));
});

/// The bytes themselves, the component of a text, or a component around the core module of a text.
fn component(bytes: &[u8]) -> Vec<u8> {
    let written = if bytes.starts_with(b"(") { wat::parse_bytes(bytes).ok() } else { None };
    let Some(binary) = written else { return bytes.to_vec() };
    if bytes.starts_with(b"(module") { wrapped(&binary).unwrap_or(binary.into_owned()) } else { binary.into_owned() }
}

fn wrapped(module: &[u8]) -> Option<Vec<u8>> {
    let mut resolve = Resolve::default();
    let package = resolve.push_str("scoring.wit", include_str!("../../../wit/scoring.wit")).ok()?;
    let world = resolve.select_world(&[package], None).ok()?;
    let mut module = module.to_vec();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).ok()?;
    ComponentEncoder::default().module(&module).ok()?.encode().ok()
}

/// Asks a rule about three agencies, one of which has no figures.
fn exercise(rule: &dyn Rule) {
    let parameters = Map::new();
    let _ = rule.check(&parameters);
    let column = |name: &String| Column {
        name: name.clone(),
        options: Vec::new(),
        values: vec![1.0, 0.5, 0.0],
        present: vec![true, true, false],
    };
    let columns = rule.profile().inputs.iter().map(|input| column(&input.name)).collect();
    let task = Task {
        parameters: &parameters,
        minimum: 0.0,
        maximum: 10.0,
        agencies: 3,
        columns,
        reasons: Some(Language::Vi),
    };
    if let Ok(awards) = rule.score(&task) {
        assert_eq!(awards.points.len(), 3);
        assert!(awards.points.iter().flatten().all(|points| points.is_finite()));
    }
}
