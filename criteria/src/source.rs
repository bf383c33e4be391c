//! The files of a criteria set: a folder on disk, or a set that is built in.

use std::collections::BTreeMap;
use std::path::Path;

use dti_diagnostics::{Code, Finding, Findings, Halted, Place};

use crate::{PluginLock, builtin};

/// The files of a criteria set and the reference tables that are at hand.
#[derive(Debug, Clone)]
pub struct Source {
    /// The set's own files, in the order of their names.
    pub files: Vec<SourceFile>,
    /// The files of reference tables by name, such as `national-dti.csv`; those beside the set win over built-in ones.
    pub reference: BTreeMap<String, SourceFile>,
}

/// One file: where people find it, and what it says.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path that people are shown, with `/` between its parts.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Finds a set: a folder that holds a `set.toml`, or the name of a built-in set.
    ///
    /// # Errors
    /// [`Halted`] if it is neither, or if a file cannot be read.
    pub fn find(name: &str, findings: &mut Findings) -> Result<Self, Halted> {
        let folder = Path::new(name);
        if folder.is_dir() {
            return Self::from_folder(folder, findings);
        }
        if let Some(source) = builtin::source(name) {
            return Ok(source);
        }
        let known = builtin::names().join(", ");
        findings.push(Finding::new(Code::SetNotFound).with("name", name).with("known", known));
        Err(Halted)
    }

    /// The names of the built-in sets.
    #[must_use]
    pub fn builtin_names() -> Vec<&'static str> {
        builtin::names()
    }

    /// One of the set's own files, by name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path.rsplit('/').next() == Some(name))
    }

    fn from_folder(folder: &Path, findings: &mut Findings) -> Result<Self, Halted> {
        let mut files = Vec::new();
        let mut reference = builtin::reference();
        read_files(folder, &["toml", "csv", "lock"], findings, |name, file| {
            if !name.ends_with(".lock") || name == PluginLock::FILE {
                files.push(file);
            }
        });
        let tables = folder.join("reference");
        if tables.is_dir() {
            read_files(&tables, &["toml", "csv"], findings, |name, file| {
                reference.insert(name, file);
            });
        }
        if !files.iter().any(|file| file.path.ends_with("/set.toml")) {
            let known = builtin::names().join(", ");
            let name = shown(folder);
            findings.push(
                Finding::new(Code::SetNotFound).with("name", &name).with("known", known).at(Place::file(name.clone())),
            );
        }
        findings.settle(Self { files, reference })
    }
}

/// A path as people are shown it, the same on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}

/// Sorts `2-…` before `10-…`: the number in front, then the name.
pub(crate) fn natural(path: &Path) -> (u64, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(0), name)
}

fn read_files(folder: &Path, endings: &[&str], findings: &mut Findings, mut take: impl FnMut(String, SourceFile)) {
    let unreadable = |path: &Path, error: &std::io::Error| {
        Finding::new(Code::SetFileUnreadable).with("reason", error.to_string()).at(Place::file(shown(path)))
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return findings.push(unreadable(folder, &error)),
    };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|&wanted| ending == wanted)));
    paths.sort_by_key(|path| natural(path));
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                take(name, SourceFile { path: shown(&path), text });
            }
            Err(error) => findings.push(unreadable(&path, &error)),
        }
    }
}
