//! Embeds what a new Rust project brings along, so that it builds with nothing but the registry:
//!
//! 1. the sources of the SDK ([`list`]);
//! 2. the versions that this workspace is tested with ([`lock`]).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What a plugin depends on.
const SDK: &str = "dti-plugin-sdk";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.ancestors().nth(2).ok_or("the workbench is not below the workspace")?;
    let output = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(output.join("sdk.rs"), list(&root.join("scoring-plugins/sdk"))?)?;
    let written = root.join("Cargo.lock");
    println!("cargo::rerun-if-changed={}", written.display());
    fs::write(output.join("Cargo.lock"), lock(&fs::read_to_string(written)?)?)?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

/// A Rust list of the SDK's sources, by their paths within it.
fn list(sdk: &Path) -> Outcome<String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![sdk.join("src")];
    while let Some(folder) = folders.pop() {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { _ = files.insert(path) }
        }
    }
    let mut entries = String::new();
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(sdk)?.to_str().ok_or("a path of the SDK is not UTF-8")?.replace('\\', "/");
        entries.push_str(&format!("    ({name:?}, include_str!({:?})),\n", file.display().to_string()));
    }
    Ok(format!("const SDK_SOURCES: &[(&str, &str)] = &[\n{entries}];\n"))
}

/// The part of a lock file that the SDK needs, without the SDK's dependencies for tests.
fn lock(text: &str) -> Outcome<String> {
    let (head, packages) = text.split_once("[[package]]\n").ok_or("the lock file holds no package")?;
    let packages: BTreeMap<&str, &str> =
        packages.split("[[package]]\n").map(|package| (key(package), package.trim_end())).collect();
    let mut needed = BTreeSet::new();
    let mut rest: Vec<&str> = find(&packages, SDK).into_iter().collect();
    while let Some(key) = rest.pop() {
        if needed.insert(key) {
            rest.extend(dependencies(packages[key]).filter_map(|name| find(&packages, name)));
        }
    }
    let written = needed.iter().map(|key| format!("[[package]]\n{}\n", without_tests(packages[key])));
    Ok(format!("{head}{}", written.collect::<Vec<_>>().join("\n")))
}

/// Name and version of a package: both lines, because a name may be there in several versions.
fn key(package: &str) -> &str {
    let lines = package.match_indices('\n').nth(1);
    &package[..lines.map_or(package.len(), |(end, _)| end)]
}

fn dependencies(package: &str) -> impl Iterator<Item = &str> {
    let listed = package.split_once("dependencies = [\n").map_or("", |(_, listed)| listed);
    let names = listed.lines().map_while(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
    names.filter(move |name| !(is_sdk(package) && *name == "proptest"))
}

/// The package that a dependency names, with its version only where the name alone would not do.
fn find<'a>(packages: &BTreeMap<&'a str, &'a str>, name: &str) -> Option<&'a str> {
    let mut words = name.split(' ');
    let start = format!("name = \"{}\"\n", words.next()?);
    let version = words.next().map(|version| format!("version = \"{version}\""));
    let fits = |key: &&str| key.starts_with(&start) && version.as_ref().is_none_or(|version| key.ends_with(version));
    packages.keys().copied().find(fits)
}

fn is_sdk(package: &str) -> bool {
    package.starts_with(&format!("name = \"{SDK}\"\n"))
}

fn without_tests(package: &str) -> String {
    if is_sdk(package) { package.replace(" \"proptest\",\n", "") } else { package.to_owned() }
}
