//! Plugins written by hand: a core module in WAT, wrapped as a component that exports the contract.

use std::path::PathBuf;

use dti_engine::rules::{Awards, Column, Rule, ScoreError, Task};
use dti_sandbox::{Limits, Plugin, PluginError, Sandbox};
use serde_json::{Map, Value, json};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// The profile of the plugin that these tests make, unless they say otherwise.
pub(crate) fn profile() -> Profile {
    Profile { name: "hand-made".to_owned(), rules: vec!["rule".to_owned()], ..Profile::default() }
}

/// What a plugin made here says of itself.
#[derive(Clone, Default)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) rules: Vec<String>,
    pub(crate) summary: Option<String>,
    pub(crate) schema: Option<String>,
    pub(crate) inputs: Vec<String>,
    pub(crate) unbounded: bool,
}

/// A plugin in the making: bodies of its functions in WAT.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) contract: String,
    pub(crate) profile: Profile,
    pub(crate) describe: String,
    pub(crate) check: String,
    pub(crate) score: String,
    pub(crate) further: String,
    /// What `cabi_realloc` does instead of making room.
    pub(crate) realloc: String,
}

/// A plugin that accepts all parameters and gives every agency the same points.
pub(crate) fn draft() -> Draft {
    Draft {
        contract: include_str!("../../../../wit/scoring.wit").to_owned(),
        profile: profile(),
        describe: String::new(),
        check: "i32.const 0 i32.const 0 i32.store8 i32.const 0".to_owned(),
        score: awards("local.get $agencies", "f64.const 1"),
        further: String::new(),
        realloc: "(local $at i32)
                (local.set $at (i32.and (i32.add (global.get $free) (i32.const 15)) (i32.const -16)))
                (global.set $free (i32.add (local.get $at) (local.get 3)))
                (local.get $at)"
            .to_owned(),
    }
}

/// A body of `score` that answers with some number of equal points, all earned, and no reasons.
pub(crate) fn awards(count: &str, points: &str) -> String {
    format!("(call $award ({count}) ({points}))")
}

impl Draft {
    pub(crate) fn score(mut self, body: &str) -> Self {
        self.score = body.to_owned();
        self
    }

    pub(crate) fn check(mut self, body: &str) -> Self {
        self.check = body.to_owned();
        self
    }

    pub(crate) fn realloc(mut self, body: &str) -> Self {
        self.realloc = body.to_owned();
        self
    }

    /// In the body `ROOT` is the address of the profile.
    pub(crate) fn describe(mut self, body: &str) -> Self {
        self.describe = body.to_owned();
        self
    }

    pub(crate) fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// Data, globals and functions besides.
    pub(crate) fn further(mut self, text: &str) -> Self {
        self.further = text.to_owned();
        self
    }

    pub(crate) fn version(mut self, version: &str) -> Self {
        self.contract = self.contract.replace("@0.2.0", &format!("@{version}"));
        self
    }

    /// For the contract as it was frozen.
    pub(crate) fn frozen(mut self, contract: &str) -> Self {
        self.contract = contract.to_owned();
        self
    }

    /// The component.
    pub(crate) fn component(&self) -> Vec<u8> {
        let mut resolve = Resolve::default();
        let package = resolve.push_str("scoring.wit", &self.contract).unwrap();
        let world = resolve.select_world(&[package], None).unwrap();
        let mut module = wat::parse_str(self.module()).unwrap();
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).unwrap();
        ComponentEncoder::default().module(&module).unwrap().validate(true).encode().unwrap()
    }

    fn module(&self) -> String {
        let version = self.contract.split("dti:scoring@").nth(1).unwrap().split(';').next().unwrap();
        let (data, root) = laid_out(&self.profile);
        let describe = if self.describe.is_empty() { "i32.const ROOT" } else { &self.describe };
        let describe = describe.replace("ROOT", &root.to_string());
        let name = format!("dti:scoring/rules@{version}");
        let Self { check, score, further, realloc, .. } = self;
        format!(
            r#"(module
            (memory (export "memory") 4)
            (global $free (mut i32) (i32.const 0x20000))
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) {realloc})
            (func $award (param $count i32) (param $points f64) (result i32)
                (local $index i32)
                (block $done
                    (loop $next
                        (br_if $done (i32.ge_u (local.get $index) (local.get $count)))
                        (f64.store offset=0x10000 (i32.mul (local.get $index) (i32.const 8)) (local.get $points))
                        (i32.store8 offset=0x18000 (local.get $index) (i32.const 1))
                        (local.set $index (i32.add (local.get $index) (i32.const 1)))
                        (br $next)))
                (i32.store8 (i32.const 0) (i32.const 0))
                (i32.store (i32.const 4) (i32.const 0x10000))
                (i32.store (i32.const 8) (local.get $count))
                (i32.store (i32.const 12) (i32.const 0x18000))
                (i32.store (i32.const 16) (local.get $count))
                (i32.store (i32.const 20) (i32.const 0))
                (i32.store (i32.const 24) (i32.const 0))
                (i32.const 0))
            {further}
            (func (export "{name}#describe") (result i32) {describe})
            (func (export "{name}#check") (param i32 i32 i32 i32) (result i32) {check})
            (func (export "{name}#score") (param i32 i32 i32 i32 f64 f64) (param $agencies i32) (param i32 i32 i32 i32)
                (result i32) {score})
            (data (i32.const 0x1000) "{data}")
        )"#
        )
    }
}

/// The profile as the canonical ABI lays it out from address 0x1000 on, and the address of its record.
fn laid_out(profile: &Profile) -> (String, usize) {
    let mut memory = Memory { bytes: Vec::new() };
    let summary = profile.summary.as_deref().unwrap_or("a summary");
    let schema = profile.schema.as_deref().unwrap_or("{}");
    let mut rules = Vec::new();
    for id in &profile.rules {
        let mut inputs = Vec::new();
        for name in &profile.inputs {
            inputs.extend(memory.string(name));
            inputs.push(0x0100);
        }
        let count = profile.inputs.len();
        let inputs = memory.words(&inputs);
        rules.extend([memory.string(id), memory.string(summary), memory.string(summary)].concat());
        // Three bytes: further inputs, relative, unbounded.
        rules.extend([inputs, count, usize::from(profile.unbounded) << 16]);
        rules.extend(memory.string(schema));
    }
    let rules = memory.words(&rules);
    let record = [memory.string(&profile.name), memory.string("1.0.0"), vec![rules, profile.rules.len()]].concat();
    let root = memory.words(&record);
    (memory.bytes.iter().map(|byte| format!("\\{byte:02x}")).collect(), root)
}

struct Memory {
    bytes: Vec<u8>,
}

impl Memory {
    fn string(&mut self, text: &str) -> Vec<usize> {
        let address = 0x1000 + self.bytes.len();
        self.bytes.extend(text.as_bytes());
        vec![address, text.len()]
    }

    fn words(&mut self, words: &[usize]) -> usize {
        self.bytes.resize(self.bytes.len().next_multiple_of(8), 0);
        let address = 0x1000 + self.bytes.len();
        self.bytes.extend(words.iter().flat_map(|word| u32::try_from(*word).unwrap().to_le_bytes()));
        address
    }
}

/// Limits at which a test waits for nothing.
pub(crate) fn small() -> Limits {
    Limits { fuel: 10_000_000, fuel_per_agency: 1_000, memory_bytes: 1 << 20, ..Limits::default() }
}

pub(crate) fn sandbox() -> Sandbox {
    Sandbox::new(small(), None).unwrap()
}

pub(crate) fn load(draft: &Draft) -> Plugin {
    Plugin::load(&sandbox(), &draft.component()).unwrap()
}

pub(crate) fn refusal(bytes: &[u8]) -> PluginError {
    Plugin::load(&sandbox(), bytes).err().unwrap()
}

/// The first rule of a plugin.
pub(crate) fn rule(plugin: &Plugin) -> Box<dyn Rule> {
    plugin.rules().remove(0)
}

/// What the draft's rule awards to a cohort of this size, for 0 to 10 points.
pub(crate) fn scored(draft: &Draft, agencies: usize) -> Result<Awards, ScoreError> {
    score(rule(&load(draft)).as_ref(), agencies)
}

pub(crate) fn score(rule: &dyn Rule, agencies: usize) -> Result<Awards, ScoreError> {
    let parameters = Map::new();
    rule.score(&task(&parameters, agencies))
}

pub(crate) fn task(parameters: &Map<String, Value>, agencies: usize) -> Task<'_> {
    let values = vec![0.5; agencies];
    let column = Column { name: "a".to_owned(), options: Vec::new(), values, present: vec![true; agencies] };
    Task { parameters, minimum: 0.0, maximum: 10.0, agencies, columns: vec![column], reasons: None }
}

/// The English sentence of a failure.
pub(crate) fn failure(result: Result<Awards, ScoreError>) -> String {
    match result {
        Err(ScoreError::Failed(failure)) => {
            assert!(!failure.0.vi.is_empty());
            failure.0.en
        }
        other => panic!("{other:?}"),
    }
}

pub(crate) fn parameters(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other}"),
    }
}

pub(crate) fn empty() -> Map<String, Value> {
    parameters(json!({}))
}

/// A folder that goes away with the test.
pub(crate) fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("compiled");
    (folder, path)
}
