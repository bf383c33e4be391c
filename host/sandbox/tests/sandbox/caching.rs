//! Compiled code is kept, believed only when whole, and otherwise made anew.

use std::fs;
use std::path::{Path, PathBuf};

use dti_sandbox::{Plugin, Sandbox};

use crate::kit::{draft, folder, rule, score, small};

/// Loads the plugin as a new process would, and says whether its code was there already.
fn cached(folder: &Path) -> bool {
    let sandbox = Sandbox::new(small(), Some(folder.to_owned())).unwrap();
    let plugin = Plugin::load(&sandbox, &draft().component()).unwrap();
    assert_eq!(score(rule(&plugin).as_ref(), 2).unwrap().points, [Some(1.0); 2]);
    plugin.info().cached
}

fn only_file(folder: &Path) -> PathBuf {
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    files[0].clone()
}

#[test]
fn code_is_compiled_once_and_gives_the_same() {
    let (_guard, folder) = folder();
    assert!(!cached(&folder));
    assert!(cached(&folder));
}

#[test]
fn cached_code_costs_the_same_fuel() {
    let (_guard, folder) = folder();
    let fuel = || {
        let sandbox = Sandbox::new(small(), Some(folder.clone())).unwrap();
        let plugin = Plugin::load(&sandbox, &draft().component()).unwrap();
        score(rule(&plugin).as_ref(), 2).unwrap().fuel
    };
    assert_eq!(fuel(), fuel());
}

#[test]
fn tampered_code_is_compiled_anew() {
    let (_guard, folder) = folder();
    cached(&folder);
    let whole = fs::read(only_file(&folder)).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    for tampered in [changed, whole[..whole.len() - 1].to_vec(), Vec::new(), b"short".to_vec()] {
        fs::write(only_file(&folder), tampered).unwrap();
        assert!(!cached(&folder));
        assert_eq!(fs::read(only_file(&folder)).unwrap(), whole);
    }
    assert!(cached(&folder));
}

#[test]
fn a_folder_that_cannot_be_made_costs_only_time() {
    let (guard, _) = folder();
    let file = guard.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(!cached(&file.join("compiled")));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_put_code_there() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_guard, folder) = folder();
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    cached(&folder);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}
