//! The generated cases are what they say they are.

use std::collections::BTreeMap;
use std::path::Path;

use dti_tests::hcmc;

/// The bytes of all files below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

fn written() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    hcmc::write_case(folder.path()).unwrap();
    files(folder.path())
}

#[test]
fn a_case_has_the_same_bytes_every_time() {
    let (first, second) = (written(), written());
    // 57 agencies, two further copies, a lock file, the flat table.
    assert_eq!(first.len(), 61);
    let differing: Vec<_> = first.iter().filter(|(name, bytes)| second.get(*name) != Some(bytes)).collect();
    assert!(differing.is_empty(), "{:?}", differing.iter().map(|(name, _)| name).collect::<Vec<_>>());
}
