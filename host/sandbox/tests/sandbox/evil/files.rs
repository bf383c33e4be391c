//! Files that are no plugins, or would be too much work to compile.

use std::fs::{self, File};
use std::io::Write as _;

use dti_sandbox::Plugin;

use super::{refused, refused_module, refused_text, rows, unusable};
use crate::kit::{draft, sandbox, small};

/// Every interface of WASI 0.2 that a component may ask its host for.
const WASI: [&str; 26] = [
    "cli/environment",
    "cli/exit",
    "cli/run",
    "cli/stdin",
    "cli/stdout",
    "cli/stderr",
    "cli/terminal-input",
    "cli/terminal-output",
    "cli/terminal-stdin",
    "cli/terminal-stdout",
    "cli/terminal-stderr",
    "clocks/monotonic-clock",
    "clocks/wall-clock",
    "filesystem/types",
    "filesystem/preopens",
    "http/types",
    "http/incoming-handler",
    "http/outgoing-handler",
    "io/error",
    "io/poll",
    "io/streams",
    "random/random",
    "random/insecure",
    "random/insecure-seed",
    "sockets/network",
    "sockets/tcp",
];
/// Those of sockets that are left, and modules of older and newer versions.
const MORE: [&str; 9] = [
    "sockets/instance-network",
    "sockets/ip-name-lookup",
    "sockets/tcp-create-socket",
    "sockets/udp",
    "sockets/udp-create-socket",
    "clocks/timezone",
    "config/store",
    "keyvalue/store",
    "blobstore/container",
];

/// So many loops within each other that all change the same variables.
fn nested_loops(variables: usize, loops: usize) -> String {
    let locals = "i32 ".repeat(variables);
    let change = (0..variables).map(|n| format!("(local.set {n} (i32.add (local.get {n}) (i32.const 1)))"));
    let close = "(br_if 0 (i32.load (i32.const 0))) end ".repeat(loops);
    format!("(memory 1) (func (local {locals}) {} {} {close})", "loop ".repeat(loops), change.collect::<String>())
}

/// Components of which each instantiates the one before it twice.
fn doubled_instances(levels: usize) -> String {
    let mut within = "(component $c0 (core module $m) (core instance (instantiate $m)))".to_owned();
    for level in 1..=levels {
        let twice = format!("(instance (instantiate $c{}))", level - 1).repeat(2);
        within = format!("(component $c{level} {within} {twice})");
    }
    format!("(component {within} (instance (instantiate $c{levels})))")
}

/// A function that calls another one, with so many parameters, so many times.
fn wide_calls(parameters: usize, calls: usize) -> String {
    let (wide, all) =
        ("i32 ".repeat(parameters), (0..parameters).map(|n| format!("local.get {n} ")).collect::<String>());
    let calls = "call $f ".repeat(calls);
    format!("(type $t (func (param {wide}) (result {wide}))) (func $f (type $t) {all}) (func (type $t) {all} {calls})")
}

rows! {
    text: "a file of text", "the first bytes",
        "plugin-unusable: it is not WebAssembly"
        => refused(b"(component)");
    program: "a program of the operating system", "the first bytes",
        "plugin-unusable: it is not WebAssembly"
        => refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    core_module: "a core module instead of a component", "the first bytes",
        "plugin-unusable: it is a core WebAssembly module, but a plugin must be a component"
        => refused(&wat::parse_str("(module)").unwrap());
    command_of_preview_1: "a program for WASI preview 1", "the first bytes",
        "plugin-unusable: it is a core WebAssembly module, but a plugin must be a component"
        => refused(&wat::parse_str(
            r#"(module (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32))))"#
        ).unwrap());
    cut_short: "a component that was cut short", "the parser",
        "plugin-unusable: it is damaged: unexpected end-of-file (at offset 0x50)"
        => refused(&draft().component()[..100]);
    other_version: "a contract of the future", "the names of its exports",
        "plugin-unusable: it exports `dti:scoring/rules@0.3.0`, but this host serves `@0.2.0`, `@0.1.0`"
        => refused(&draft().version("0.3.0").component());
    no_contract: "no contract", "the names of its exports",
        "plugin-unusable: it does not export `dti:scoring/rules@0.2.0`"
        => refused_text("(component)");
    hollow_contract: "nothing under the name of the contract", "the types of its exports",
        "plugin-unusable: its `dti:scoring/rules@0.2.0` differs from the contract: instance export `dti:scoring/rules@0.2.0` does not have export `describe`"
        => refused_module("");
    file_import: "to import the file system", "no imports",
        "plugin-unusable: it imports `wasi:filesystem/types@0.2.3`, but a plugin must not import anything"
        => refused_text(r#"(component (import "wasi:filesystem/types@0.2.3" (instance)))"#);
    function_import: "to import a function of the host", "no imports",
        "plugin-unusable: it imports `log`, but a plugin must not import anything"
        => refused_text(r#"(component (import "log" (func)))"#);
    module_import: "to import a core module, such as preview 1", "no imports",
        "plugin-unusable: it imports `wasi-snapshot-preview1`, but a plugin must not import anything"
        => refused_text(r#"(component (import "wasi-snapshot-preview1" (core module)))"#);
    hundred_megabytes: "a component of 100 MB", "bytes of a component, before it is parsed",
        "plugin-unusable: it has 104,857,600 bytes, at most 33,554,432 are allowed"
        => {
            let mut component = wat::parse_str("(component)").unwrap();
            component.resize(100 << 20, 0);
            refused(&component)
        };
    hundred_gigabytes_on_disk: "a file of 100 GB", "the length of the file, before it is read",
        "plugin-unusable: it has 107,374,182,400 bytes, at most 33,554,432 are allowed"
        => {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("evil.wasm");
            let file = File::create(&path).unwrap();
            // Sparse: it takes no room.
            file.set_len(100 << 30).unwrap();
            unusable(Plugin::read(&path, &small()).unwrap_err().text().en)
        };
    many_functions: "50,001 functions", "functions of a component",
        "plugin-unusable: it has 50,001 functions, at most 50,000 are allowed"
        => refused_module(&"(func)".repeat(50_001));
    huge_function: "a function of a megabyte", "bytes of a function",
        "plugin-unusable: it has 1,100,002 bytes in one function, at most 1,048,576 are allowed"
        => refused_module(&format!("(func {})", "nop ".repeat(1_100_000)));
    many_variables: "50,000 local variables in each of 41 functions of a few bytes", "local variables of a component",
        "plugin-unusable: it has 2,050,000 local variables, at most 2,000,000 are allowed"
        => refused_module(&format!("(func (local {}))", "i32 ".repeat(50_000)).repeat(41));
    many_modules: "201 modules", "modules of a component",
        "plugin-unusable: it has 201 modules, at most 200 are allowed"
        => refused_text(&format!("(component {})", "(core module)".repeat(201)));
    nested_modules: "components within components, 1,000 levels deep", "modules of a component",
        "plugin-unusable: it has 201 modules, at most 200 are allowed"
        => {
            let mut bytes = wat::parse_str("(component)").unwrap();
            for _ in 0..1_000 {
                let mut outer = wat::parse_str("(component)").unwrap();
                outer.push(4);
                let mut length = bytes.len();
                while length >= 0x80 {
                    outer.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
                    length >>= 7;
                }
                outer.push(u8::try_from(length).unwrap());
                outer.extend(bytes);
                bytes = outer;
            }
            refused(&bytes)
        };
    nested_loops_around_variables: "a thousand loops around a thousand variables: 20 kB that cost the compiler gigabytes", "steps of the compiler",
        "plugin-unusable: to compile one of its functions takes more than 2,000,000 steps"
        => refused_module(&nested_loops(1_000, 1_000));
    nested_blocks: "100,000 blocks within each other", "steps of the compiler",
        "plugin-unusable: to compile one of its functions takes more than 2,000,000 steps"
        => refused_module(&format!("(func {} {})", "block ".repeat(100_000), "end ".repeat(100_000)));
    calls_with_a_thousand_parameters: "ten thousand calls with a thousand parameters: 26 kB", "steps of the compiler",
        "plugin-unusable: to compile one of its functions takes more than 2,000,000 steps"
        => refused_module(&wide_calls(1_000, 10_000));
    much_of_everything: "many functions, each of them within bounds", "steps of the compiler",
        "plugin-unusable: to compile all of its functions takes more than 40,000,000 steps"
        => refused_module(&format!("(func (local {}) {} {})", "i32 ".repeat(1_000), "block ".repeat(100), "end ".repeat(100)).repeat(400));
    doubling_instances: "thirty components that each instantiate the one before twice: 2 kB, a billion instances", "one component, not many",
        "plugin-unusable: it is composed of components that call or instantiate one another, but a plugin must be a single one"
        => refused_text(&doubled_instances(30));
    components_that_call: "components that call one another, for which the engine writes code", "one component, not many",
        "plugin-unusable: it is composed of components that call or instantiate one another, but a plugin must be a single one"
        => refused_text(
            r#"(component
                (component $inner
                    (core module $m (func (export "f")))
                    (core instance $i (instantiate $m))
                    (func (export "f") (canon lift (core func $i "f"))))
                (instance $inner (instantiate $inner))
                (core func (canon lower (func $inner "f"))))"#
        );
    many_instances: "101 instances", "instances of a component",
        "plugin-unusable: it has 101 instances, at most 100 are allowed"
        => refused_text(&format!("(component (core module $m) {})", "(core instance (instantiate $m))".repeat(101)));
    nested_types: "a list of lists, 10,000 levels deep", "the validator",
        "plugin-unusable: it cannot be compiled: failed to parse WebAssembly module: type nesting is too deep (at offset 0xf8)"
        => {
            let lists: String = (1..=10_000).map(|n| format!("(type $t{n} (list $t{}))", n - 1)).collect();
            refused_text(&format!(
                r#"(component (type $t0 u8) {lists} (type $f (func (param "a" $t10000)))
                    (core module $m (memory (export "m") 1) (func (export "r") (param i32 i32 i32 i32) (result i32) unreachable)
                        (func (export "f") (param i32 i32)))
                    (core instance $i (instantiate $m))
                    (alias core export $i "m" (core memory $memory))
                    (alias core export $i "r" (core func $realloc))
                    (func $g (type $f) (canon lift (core func $i "f") (memory $memory) (realloc $realloc)))
                    (instance $none (export "g" (func $g)))
                    (export "dti:scoring/rules@0.2.0" (instance $none)))"#
            ))
        };
    relaxed_simd: "instructions whose result depends on the processor", "they are switched off",
        "plugin-unusable: it cannot be compiled: failed to compile: wasm[0]::function[0]: WebAssembly translation error: Invalid input WebAssembly code at offset 51: relaxed SIMD support is not enabled"
        => refused_module("(func (drop (i32x4.relaxed_trunc_f32x4_s (v128.const i64x2 0 0))))");
    threads: "memory that threads share", "they are switched off",
        "plugin-unusable: it cannot be compiled: failed to parse WebAssembly module: threads must be enabled for shared memories (at offset 0x15)"
        => refused_module("(memory 1 1 shared)");
    garbage_collection: "memory that the host would have to tidy up", "it is switched off",
        "plugin-unusable: it cannot be compiled: failed to parse WebAssembly module: struct indexed types not supported without the gc feature (at offset 0x15)"
        => refused_module("(type (struct))");
    swapped_file: "to be another file after its digest was taken", "the bytes that are digested are the bytes that run",
        "scored: [Some(1.0), Some(1.0)]"
        => {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("rule.wasm");
            fs::write(&path, draft().component()).unwrap();
            let bytes = Plugin::read(&path, &small()).unwrap();
            File::create(&path).unwrap().write_all(&draft().score("unreachable").component()).unwrap();
            let plugin = Plugin::load(&sandbox(), &bytes).unwrap();
            let digest = <sha2::Sha256 as sha2::Digest>::digest(draft().component());
            let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(plugin.info().digest, digest);
            super::told(crate::kit::score(crate::kit::rule(&plugin).as_ref(), 2))
        };
}

#[test]
fn every_interface_of_wasi_is_refused_by_name() {
    for interface in WASI.iter().chain(&MORE) {
        let told = refused_text(&format!(r#"(component (import "wasi:{interface}@0.2.6" (instance)))"#));
        let expected = format!("it imports `wasi:{interface}@0.2.6`, but a plugin must not import anything");
        assert_eq!(told.reason, expected);
    }
    super::demand_intact();
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let error = Plugin::read(&folder.path().join("none.wasm"), &small()).unwrap_err();
    assert!(error.text().en.starts_with("it cannot be read: "), "{error}");
}

#[cfg(unix)]
#[test]
fn an_endless_file_is_read_no_further_than_a_component_may_be_long() {
    let limits = dti_sandbox::Limits { component_bytes: 1 << 20, ..small() };
    let error = Plugin::read(std::path::Path::new("/dev/zero"), &limits).unwrap_err();
    assert_eq!(error.text().en, "it has 1,048,577 bytes, at most 1,048,576 are allowed");
}
