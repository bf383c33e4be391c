//! Compiles the standard plugins to WebAssembly and encodes them as components.
//!
//! 1. one cargo run compiles all plugins ([`compile`]), in a target folder of its own, because the outer cargo holds the
//!    lock of the usual one; clippy, tests and releases share it;
//! 2. each module loses what only tools need, and its function names become readable ([`names::tidy`]);
//! 3. each module becomes a component ([`encode`]), which fails if it imports anything;
//! 4. a Rust file embeds them ([`list`]).

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wit_component::ComponentEncoder;

#[path = "build/names.rs"]
mod names;

/// The standard plugins; each is a folder beside this one.
const PLUGINS: &[&str] =
    &["choice", "declared", "items", "measured", "normalise", "parts", "ratio", "relative", "steps"];

const TARGET: &str = "wasm32-unknown-unknown";

/// Small code; function names stay for backtraces, all other debug information goes.
const PROFILE: &[&str] = &[
    "profile.plugin.inherits = 'release'",
    "profile.plugin.opt-level = 's'",
    "profile.plugin.lto = true",
    "profile.plugin.codegen-units = 1",
    "profile.plugin.panic = 'abort'",
    "profile.plugin.debug = false",
    "profile.plugin.strip = 'debuginfo'",
];

/// What the outer cargo or a tool around it sets for native code, and what would only get in the way here.
const FOREIGN: &[&str] = &[
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_LLVM_COV",
    "CARGO_TARGET_DIR",
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "CLIPPY_ARGS",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
    "__CARGO_DEFAULT_LIB_METADATA",
];

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = root()?;
    let output = PathBuf::from(env::var("OUT_DIR")?);
    watch(&root);
    demand_target()?;
    let target = target_folder(&output)?;
    compile(&root, &target)?;
    for plugin in PLUGINS {
        encode(&target, &output, plugin).map_err(|error| format!("cannot encode plugin `{plugin}`: {error}"))?;
    }
    list(&output)
}

fn root() -> Outcome<PathBuf> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.ancestors().nth(2).ok_or("the bundle is not below the workspace")?;
    Ok(root.to_owned())
}

/// `plugins` in the target folder, four levels above `OUT_DIR` (`<target>/<profile>/build/<package>/out`).
fn target_folder(output: &Path) -> Outcome<PathBuf> {
    let target = output.ancestors().nth(4).ok_or("cargo's output folder is not in its target folder")?;
    Ok(target.join("plugins"))
}

fn watch(root: &Path) {
    let folders = PLUGINS.iter().chain(&["sdk"]).map(|name| root.join("scoring-plugins").join(name));
    let sources = folders.flat_map(|folder| [folder.join("src"), folder.join("Cargo.toml")]);
    let shared = ["wit/scoring.wit", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml"].map(|name| root.join(name));
    for path in sources.chain(shared) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
}

/// Says what to do where the target is not installed, which cargo's own message buries.
fn demand_target() -> Outcome<()> {
    let rustc = env::var_os("RUSTC").ok_or("cargo did not say which rustc it uses")?;
    let found = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output()?;
    let library = PathBuf::from(String::from_utf8(found.stdout)?.trim());
    if found.status.success() && library.is_dir() {
        return Ok(());
    }
    Err(format!("the standard plugins need the Rust target {TARGET}: run `rustup target add {TARGET}`").into())
}

fn compile(root: &Path, target: &Path) -> Outcome<()> {
    let mut cargo = Command::new(env::var_os("CARGO").ok_or("cargo did not say where it is")?);
    cargo.current_dir(root).args(["build", "--locked", "--lib", "--profile", "plugin", "--target", TARGET]);
    cargo.arg("--target-dir").arg(target);
    for plugin in PLUGINS {
        cargo.arg("--package").arg(format!("dti-plugin-{plugin}"));
    }
    for setting in PROFILE {
        cargo.arg("--config").arg(setting);
    }
    FOREIGN.iter().for_each(|name| _ = cargo.env_remove(name));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped(root, target)?);
    match cargo.status()?.success() {
        true => Ok(()),
        false => Err("the standard plugins do not compile; cargo's messages are above".into()),
    }
}

/// Flags that take the paths of this machine out of panic texts, so that every machine makes the same bytes.
fn remapped(root: &Path, target: &Path) -> Outcome<OsString> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).ok_or("there is no home folder")?;
    let paths = [(root, "/dti"), (&home, "/cargo"), (target, "/target")];
    let flags = paths.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    Ok(flags.join("\x1f").into())
}

fn encode(target: &Path, output: &Path, plugin: &str) -> Outcome<()> {
    let module = target.join(TARGET).join("plugin").join(format!("dti_plugin_{plugin}.wasm"));
    let module = names::tidy(&fs::read(module)?)?;
    let component = ComponentEncoder::default().validate(true).module(&module)?.encode()?;
    Ok(fs::write(output.join(format!("{plugin}.wasm")), component)?)
}

fn list(output: &Path) -> Outcome<()> {
    let entry = |plugin: &&str| {
        let component = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{plugin}.wasm\"))");
        format!("    StandardPlugin {{ name: \"{plugin}\", component: {component} }},\n")
    };
    let entries: String = PLUGINS.iter().map(entry).collect();
    let list = format!("const STANDARD_PLUGINS: &[StandardPlugin] = &[\n{entries}];\n");
    Ok(fs::write(output.join("standard_plugins.rs"), list)?)
}
