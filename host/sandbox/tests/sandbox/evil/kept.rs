//! Compiled code that somebody tampered with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dti_sandbox::{Plugin, Sandbox};

use super::{Told, rows};
use crate::kit::{Draft, Profile, awards, draft, folder, profile, rule, score, small};

/// A plugin that awards other points than the good one.
fn other() -> Draft {
    draft()
        .profile(Profile { name: "other".to_owned(), ..profile() })
        .score(&awards("local.get $agencies", "f64.const 9"))
}

/// Loads a plugin as a new process would; says where its code came from and what it awards.
fn load(folder: &Path, draft: &Draft) -> Told {
    let sandbox = Sandbox::new(small(), Some(folder.to_owned())).unwrap();
    let plugin = Plugin::load(&sandbox, &draft.component()).unwrap();
    let points = score(rule(&plugin).as_ref(), 2).unwrap().points;
    let code = if plugin.info().cached { "from the cache" } else { "compiled anew" };
    Told { code, reason: format!("{} awards {points:?}", plugin.info().name) }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What is loaded after every file that was kept, one after the other, was changed so.
fn tampered(change: impl Fn(&mut Vec<u8>)) -> Told {
    let (_guard, folder) = folder();
    load(&folder, &draft());
    let mut told: Vec<Told> = Vec::new();
    for file in files(&folder) {
        let mut bytes = fs::read(&file).unwrap();
        change(&mut bytes);
        // As an attacker does and `dti` never: the file is written over.
        fs::remove_file(&file).unwrap();
        fs::write(&file, bytes).unwrap();
        told.push(load(&folder, &draft()));
        assert_eq!(load(&folder, &draft()).code, "from the cache");
    }
    assert!(told.iter().all(|one| one.code == told[0].code && one.reason == told[0].reason));
    told.remove(0)
}

/// The files of one plugin under the names of the other.
fn exchanged() -> Told {
    let (_guard, folder) = folder();
    load(&folder, &draft());
    let own = files(&folder);
    load(&folder, &other());
    let others: Vec<_> = files(&folder).into_iter().filter(|file| !own.contains(file)).collect();
    for (own, other) in own.iter().zip(&others) {
        assert_eq!(own.extension(), other.extension());
        fs::copy(other, own).unwrap();
    }
    load(&folder, &draft())
}

#[cfg(unix)]
mod owners {
    use std::os::unix::fs::{PermissionsExt as _, chown};

    use super::*;

    /// Whether this process may give files away.
    fn gave(path: &Path) -> bool {
        chown(path, Some(65_534), None).is_ok()
    }

    /// A folder that everybody may write to, and a file in it that somebody else may have written.
    pub(super) fn open_to_others() -> Told {
        let (_guard, folder) = folder();
        load(&folder, &draft());
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
        for file in files(&folder) {
            fs::set_permissions(file, fs::Permissions::from_mode(0o666)).unwrap();
        }
        let told = load(&folder, &draft());
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        told
    }

    /// A file that belongs to somebody else; only an administrator can try.
    pub(super) fn planted() -> Told {
        let (_guard, folder) = folder();
        load(&folder, &draft());
        let given = files(&folder).iter().filter(|file| gave(file)).count();
        if given == 0 {
            return open_to_others();
        }
        load(&folder, &draft())
    }

    /// A folder that belongs to somebody else; only an administrator can try.
    pub(super) fn of_another() -> Told {
        let (_guard, folder) = folder();
        load(&folder, &draft());
        if !gave(&folder) {
            return open_to_others();
        }
        load(&folder, &draft())
    }

    rows! {
        open_folder: "a folder of compiled code that others could write to", "files that others may write to are not believed",
            "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
            => open_to_others();
        planted_file: "a file of somebody else in the folder", "files of others are not believed",
            "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
            => planted();
        folder_of_another: "a folder that belongs to somebody else", "folders of others are not used",
            "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
            => of_another();
    }
}
#[cfg(unix)]
pub(in crate::evil) use owners::ROWS as OWNERS;

rows! {
    flipped_bit: "a bit flipped in compiled code, or in what is noted of it", "digests of what is kept",
        "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
        => tampered(|bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        });
    cut_code: "compiled code that ends too early", "digests of what is kept",
        "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
        => tampered(|bytes| bytes.truncate(bytes.len() - 1));
    emptied_code: "compiled code that is gone, but for its name", "digests of what is kept",
        "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
        => tampered(Vec::clear);
    code_of_another: "compiled code of another plugin, whole, under this one's name", "what is kept says what it was compiled from",
        "compiled anew: hand-made awards [Some(1.0), Some(1.0)]"
        => exchanged();
    two_processes: "four processes that compile and keep the same plugin at once", "files are replaced, never changed",
        "from the cache: hand-made awards [Some(1.0), Some(1.0)]"
        => {
            let (_guard, folder) = folder();
            let one = || {
                let mut command = Command::new(std::env::current_exe().unwrap());
                command.args(["--exact", "evil::kept::another_process", "--ignored"]);
                command.env("DTI_KEPT", &folder).stdout(std::process::Stdio::null()).spawn().unwrap()
            };
            let processes: Vec<_> = (0..4).map(|_| one()).collect();
            assert!(processes.into_iter().all(|mut process| process.wait().unwrap().success()));
            load(&folder, &draft())
        };
}

#[test]
#[ignore = "started by another test, in a process of its own"]
fn another_process() {
    let folder = PathBuf::from(std::env::var_os("DTI_KEPT").unwrap());
    for _ in 0..3 {
        let told = load(&folder, &draft());
        assert_eq!(told.reason, "hand-made awards [Some(1.0), Some(1.0)]");
    }
}
