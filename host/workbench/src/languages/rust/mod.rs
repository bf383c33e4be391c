//! Plugins in Rust: the project brings the SDK along, so that it builds with nothing but the registry.

mod build;
mod messages;

use std::path::Path;

use crate::languages::{BuildError, Language, NewFile};

// Defines `SDK_SOURCES`.
include!(concat!(env!("OUT_DIR"), "/sdk.rs"));

/// The versions that the SDK was tested with.
const LOCK: &str = include_str!(concat!(env!("OUT_DIR"), "/Cargo.lock"));
const CONTRACT: &str = include_str!("../../../../../wit/scoring.wit");
/// Where the project keeps the SDK; `wit` is where the SDK's sources look for it from there.
const VENDOR: &str = "vendor/dti-plugin-sdk";

const FILES: [(&str, &str); 8] = [
    ("Cargo.toml", include_str!("../../../templates/rust/Cargo.toml")),
    ("README.md", include_str!("../../../templates/rust/README.md")),
    ("cases.toml", include_str!("../../../templates/rust/cases.toml")),
    ("src/lib.rs", include_str!("../../../templates/rust/src/lib.rs")),
    ("src/linear.rs", include_str!("../../../templates/rust/src/linear.rs")),
    ("src/tests.rs", include_str!("../../../templates/rust/src/tests.rs")),
    (".gitignore", include_str!("../../../templates/rust/gitignore")),
    ("vendor/dti-plugin-sdk/Cargo.toml", include_str!("../../../templates/rust/sdk.toml")),
];

/// Plugins in Rust.
pub(crate) struct Rust;

impl Language for Rust {
    fn name(&self) -> &'static str {
        "rust"
    }

    fn recognises(&self, folder: &Path) -> bool {
        folder.join("Cargo.toml").is_file()
    }

    fn project(&self, name: &str) -> Vec<NewFile> {
        let own = FILES.iter().map(|(path, template)| NewFile::of(path, template, name));
        let sdk = SDK_SOURCES.iter().map(|(path, text)| as_it_is(&format!("{VENDOR}/{path}"), text));
        let shared = [as_it_is("Cargo.lock", LOCK), as_it_is("wit/scoring.wit", CONTRACT)];
        own.chain(sdk).chain(shared).collect()
    }

    fn build(&self, folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BuildError> {
        build::build(folder, watch)
    }
}

fn as_it_is(path: &str, text: &str) -> NewFile {
    NewFile { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use toml::Table;

    use super::*;

    fn manifest(text: &str) -> Table {
        text.parse().expect("it is TOML")
    }

    /// The dependencies of the SDK in this workspace, as a project outside of it must write them.
    fn resolved() -> Table {
        let workspace = manifest(include_str!("../../../../../Cargo.toml"));
        let sdk = manifest(include_str!("../../../../../scoring-plugins/sdk/Cargo.toml"));
        let versions = workspace["workspace"]["dependencies"].as_table().expect("it is a table");
        let names = sdk["dependencies"].as_table().expect("it is a table").keys();
        names.map(|name| (name.clone(), versions[name].clone())).collect()
    }

    #[test]
    fn a_project_depends_on_what_the_workspace_is_tested_with() {
        let sdk = manifest(include_str!("../../../templates/rust/sdk.toml"));
        assert_eq!(sdk["dependencies"].as_table(), Some(&resolved()));
        let project = manifest(include_str!("../../../templates/rust/Cargo.toml"));
        for name in ["schemars", "serde"] {
            assert_eq!(project["dependencies"][name], resolved()[name]);
        }
    }

    #[test]
    fn the_lock_file_holds_the_sdk_and_no_dependency_of_its_tests() {
        let lock = manifest(LOCK);
        let packages = lock["package"].as_array().expect("it is a list");
        let names: Vec<_> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
        for name in ["dti-plugin-sdk", "schemars", "serde", "serde_json", "wit-bindgen", "wit-parser"] {
            assert!(names.contains(&name), "{names:?}");
        }
        for name in ["proptest", "wasmtime", "polars"] {
            assert!(!names.contains(&name), "{names:?}");
        }
    }

    #[test]
    fn a_project_brings_the_sdk_and_the_contract_along() {
        let files = Rust.project("thu");
        let text = |path: &str| files.iter().find(|file| file.path == path).map(|file| file.text.as_str());
        assert!(text("src/lib.rs").is_some_and(|text| text.contains(r#"name: "thu""#)));
        assert!(text("vendor/dti-plugin-sdk/src/testing/laws.rs").is_some());
        assert_eq!(text("wit/scoring.wit"), Some(CONTRACT));
        assert!(files.iter().all(|file| file.path.starts_with("vendor") || !file.text.contains("{name}")));
    }
}
