//! The sets and reference tables that are compiled in.

use std::collections::BTreeMap;
use std::path::Path;

use crate::source::natural;
use crate::{Source, SourceFile};

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The names of the built-in sets, in order.
pub(crate) fn names() -> Vec<&'static str> {
    FILES.iter().filter_map(|(path, _)| path.strip_prefix("criteria/sets/")?.strip_suffix("/set.toml")).collect()
}

/// The files of a built-in set; none if there is no such set.
pub(crate) fn source(name: &str) -> Option<Source> {
    let folder = format!("criteria/sets/{name}/");
    let mut files: Vec<_> = FILES
        .iter()
        .filter(|(path, _)| path.strip_prefix(&folder).is_some_and(|rest| !rest.contains('/')))
        .map(|&(path, text)| SourceFile { path: path.to_owned(), text: text.to_owned() })
        .collect();
    files.sort_by_key(|file| natural(Path::new(&file.path)));
    (!files.is_empty()).then(|| Source { files, reference: reference() })
}

/// The built-in reference tables by file name.
pub(crate) fn reference() -> BTreeMap<String, SourceFile> {
    let files = FILES.iter().filter_map(|&(path, text)| {
        let name = path.strip_prefix("criteria/reference/")?;
        Some((name.to_owned(), SourceFile { path: path.to_owned(), text: text.to_owned() }))
    });
    files.collect()
}
