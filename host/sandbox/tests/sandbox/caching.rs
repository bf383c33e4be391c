//! Compiled code is kept, believed only when whole, and otherwise made anew.

use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::{thread, time::Duration};

use dti_sandbox::{Limits, Plugin, PluginError, PluginInfo, Sandbox, Source};
use serde_json::json;

use crate::kit::{self, Profile, draft, folder, profile, rule, score, small};

/// Loads the plugin as a new process would, and says whether its code was there already.
fn cached(folder: &Path) -> bool {
    let sandbox = Sandbox::new(small(), Some(folder.to_owned())).unwrap();
    let plugin = Plugin::load(&sandbox, &draft().component()).unwrap();
    assert_eq!(score(rule(&plugin).as_ref(), 2).unwrap().points, [Some(1.0); 2]);
    plugin.info().cached
}

/// The file of the code and that of the seal.
fn files(folder: &Path) -> [PathBuf; 2] {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.try_into().unwrap()
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
fn what_was_tampered_with_is_made_anew() {
    let (_guard, folder) = folder();
    cached(&folder);
    for file in files(&folder) {
        let whole = fs::read(&file).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        for tampered in [changed, whole[..whole.len() - 1].to_vec(), Vec::new(), b"short".to_vec()] {
            fs::write(&file, tampered).unwrap();
            assert!(!cached(&folder));
            assert_eq!(fs::read(&file).unwrap(), whole);
        }
        fs::remove_file(&file).unwrap();
        assert!(!cached(&folder));
    }
    assert!(cached(&folder));
}

#[test]
fn what_was_kept_of_one_component_is_not_taken_for_another() {
    let (_guard, folder) = folder();
    cached(&folder);
    let before = files(&folder);
    let kept = before.clone().map(|file| fs::read(file).unwrap());
    let sandbox = Sandbox::new(small(), Some(folder.clone())).unwrap();
    let other = draft().profile(Profile { name: "other".to_owned(), ..profile() });
    Plugin::load(&sandbox, &other.component()).unwrap();
    let own = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut own: Vec<_> = own.filter(|file| !before.contains(file)).collect();
    own.sort();
    // The code alone does not fit the seal.
    fs::write(&own[0], &kept[0]).unwrap();
    let again = Plugin::load(&sandbox, &other.component()).unwrap();
    assert_eq!((again.info().name.as_str(), again.info().cached), ("other", false));
}

#[test]
fn a_cached_plugin_is_the_same_plugin() {
    let (_guard, folder) = folder();
    let schema = r#"{"properties": {"goal": {"type": "number"}}, "additionalProperties": false}"#.to_owned();
    let profile = Profile { inputs: vec!["a".to_owned()], schema: Some(schema), ..profile() };
    let load = || {
        Plugin::load(
            &Sandbox::new(small(), Some(folder.clone())).unwrap(),
            &draft().profile(profile.clone()).component(),
        )
    };
    let (first, again) = (load().unwrap(), load().unwrap());
    assert!(again.info().cached);
    assert_eq!(PluginInfo { cached: false, ..again.info().clone() }, *first.info());
    assert_eq!(rule(&first).profile(), rule(&again).profile());
    for parameters in [json!({"goal": 1}), json!({"gaol": 1}), json!({"goal": "x"})] {
        let told = |plugin: &Plugin| format!("{:?}", rule(plugin).check(&kit::parameters(parameters.clone())));
        assert_eq!(told(&first), told(&again));
    }
}

#[test]
fn what_smaller_limits_would_refuse_is_not_taken_from_the_cache() {
    let (_guard, folder) = folder();
    cached(&folder);
    let limits = Limits { functions: 2, ..small() };
    let sandbox = Sandbox::new(limits, Some(folder)).unwrap();
    let error = Plugin::load(&sandbox, &draft().component()).err().unwrap();
    assert!(matches!(error, PluginError::TooLarge { .. }), "{error:?}");
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

/// A component whose file is known again once it has rested.
#[cfg(unix)]
fn at_rest(folder: &Path) -> (PathBuf, Vec<u8>) {
    let path = folder.join("plugin.wasm");
    let bytes = dti_bundle::standard_plugins()[0].component.to_vec();
    fs::write(&path, &bytes).unwrap();
    thread::sleep(Duration::from_millis(3_100));
    (path, bytes)
}

#[cfg(unix)]
#[test]
fn a_file_that_is_known_is_not_read_until_it_changes() {
    use std::os::unix::fs::FileExt as _;
    let (guard, folder) = folder();
    let sandbox = Sandbox::new(small(), Some(folder.clone())).unwrap();
    let (path, bytes) = at_rest(guard.path());
    let notes = || fs::read_dir(&folder).unwrap().filter(|entry| is_note(&entry.as_ref().unwrap().path())).count();
    let first = Source::open(&sandbox, &path).unwrap();
    assert_eq!((first.digest(), notes()), (Source::of(&*bytes).digest(), 1));

    let known = Source::open(&sandbox, &path).unwrap();
    assert_eq!(known.digest(), first.digest());
    // The last byte is changed in place, and the time of writing set back.
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    let last = bytes.len() - 1;
    file.write_all_at(&[!bytes[last]], last as u64).unwrap();
    file.set_times(fs::FileTimes::new().set_modified(written)).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);

    // What was recognised before was not read, and is not taken for what is there now.
    assert!(known.bytes(&small()).unwrap_err().to_string().contains("changed"));
    let refused = Plugin::load_source(&sandbox, &known).err().unwrap();
    assert!(matches!(refused, PluginError::Unreadable { .. }), "{refused:?}");
    let changed = Source::open(&sandbox, &path).unwrap();
    assert_ne!(changed.digest(), first.digest());
    assert_eq!(changed.bytes(&small()).unwrap()[last], !bytes[last]);
    // What was read before stays what it was.
    assert_eq!(first.bytes(&small()).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn a_note_of_a_file_that_was_tampered_with_is_not_believed() {
    let (guard, folder) = folder();
    let sandbox = Sandbox::new(small(), Some(folder.clone())).unwrap();
    let (path, bytes) = at_rest(guard.path());
    Source::open(&sandbox, &path).unwrap();
    let note = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| is_note(path)).unwrap();
    let whole = fs::read(&note).unwrap();
    let mut changed = whole.clone();
    let last = changed.len() - 3;
    changed[last] = if changed[last] == b'0' { b'1' } else { b'0' };
    for tampered in [changed, whole[..whole.len() - 1].to_vec(), Vec::new()] {
        fs::write(&note, tampered).unwrap();
        assert_eq!(Source::open(&sandbox, &path).unwrap().digest(), Source::of(&*bytes).digest());
        assert_eq!(fs::read(&note).unwrap(), whole);
    }
}

#[cfg(unix)]
fn is_note(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "digest")
}
