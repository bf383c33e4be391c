//! Lists the files of the built-in sets and reference tables, so that they are compiled in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut list = String::from("&[\n");
    for folder in ["sets", "reference"] {
        println!("cargo::rerun-if-changed={folder}");
        add_files(&here.join(folder), &format!("criteria/{folder}"), &mut list)?;
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("builtin.rs"), list)
}

/// Adds `(path as people are shown it, text)` for every file below a folder.
fn add_files(folder: &Path, shown: &str, list: &mut String) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let shown = format!("{shown}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            add_files(&path, &shown, list)?;
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            // The folder is asked for when the list is compiled: a target folder may outlive the clone that filled it.
            let path = format!("/../{shown}");
            writeln!(list, "({shown:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),")
                .expect("a string takes all");
        }
    }
    Ok(())
}
