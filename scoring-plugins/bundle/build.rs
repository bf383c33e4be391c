//! Compiles the standard plugins to WebAssembly and encodes them as components.
//!
//! 1. one cargo run compiles all plugins ([`compile`]), in a target folder of its own, because the outer cargo holds the
//!    lock of the usual one; clippy, tests and releases share it;
//! 2. each module becomes a component ([`encode`]), which fails if it imports anything;
//! 3. a Rust file embeds them ([`list`]).

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use dti_compiler::TARGET;

/// The standard plugins; each is a folder beside this one.
const PLUGINS: &[&str] =
    &["choice", "declared", "items", "measured", "normalise", "parts", "ratio", "relative", "steps"];

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let root = root()?;
    let output = PathBuf::from(env::var("OUT_DIR")?);
    watch(&root);
    let rustc = env::var_os("RUSTC").ok_or("cargo did not say which rustc it uses")?;
    dti_compiler::demand_target(&rustc, &root)?;
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
}

fn compile(root: &Path, target: &Path) -> Outcome<()> {
    let program = env::var_os("CARGO").ok_or("cargo did not say where it is")?;
    let mut cargo = dti_compiler::cargo(&program, root, &[(root, "/dti"), (target, "/target")]);
    cargo.arg("--locked").arg("--target-dir").arg(target);
    for plugin in PLUGINS {
        cargo.arg("--package").arg(format!("dti-plugin-{plugin}"));
    }
    match cargo.status()?.success() {
        true => Ok(()),
        false => Err("the standard plugins do not compile; cargo's messages are above".into()),
    }
}

fn encode(target: &Path, output: &Path, plugin: &str) -> Outcome<()> {
    let module = target.join(TARGET).join("plugin").join(format!("dti_plugin_{plugin}.wasm"));
    let component = dti_compiler::encode(&fs::read(module)?)?;
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
