//! The folder of a run: written beside its place and moved there in one step.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{INPUTS_FILE, OutputError};

/// The record of a run, written last: a folder without it is not a finished run.
pub const RUN_FILE: &str = "run.json";

/// The folder of a run that holds the criteria set as it was.
pub const CRITERIA_FOLDER: &str = "criteria";
const LOCK_FILE: &str = ".lock";

/// A folder beside the place of the outputs, in which they are written; removed again unless it is finished.
pub(crate) struct Staging {
    out: PathBuf,
    folder: PathBuf,
    aside: PathBuf,
    lock: Option<File>,
}

impl Staging {
    /// Begins a folder for `out`, and clears away what a killed run has left.
    pub(crate) fn open(out: &Path) -> Result<Self, OutputError> {
        Self::open_for(out, RUN_FILE)
    }

    /// The same for outputs whose record bears another name.
    pub(crate) fn open_for(out: &Path, record: &str) -> Result<Self, OutputError> {
        let out = absolute(out)?;
        let folder = beside(&out, "dti-partial")?;
        let aside = beside(&out, "dti-old")?;
        fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
        let lock = lock(&folder, &out)?;
        let staging = Self { out, folder, aside, lock: Some(lock) };
        staging.clear_leftovers()?;
        check_replaceable(&staging.out, record)?;
        Ok(staging)
    }

    /// Writes a file, whose name may lie in a folder, and returns its SHA-256 in hexadecimal.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<String, OutputError> {
        let path = self.folder.join(name);
        let parent = path.parent().expect("the file lies in the folder");
        fs::create_dir_all(parent).map_err(unwritable(parent))?;
        fs::write(&path, bytes).map_err(unwritable(&path))?;
        Ok(digest_of(bytes))
    }

    /// Moves the folder into its place.
    pub(crate) fn finish(mut self) -> Result<(), OutputError> {
        self.unlock();
        let replaces = self.out.exists();
        if replaces {
            fs::rename(&self.out, &self.aside).map_err(unwritable(&self.out))?;
        }
        if let Err(error) = fs::rename(&self.folder, &self.out) {
            if replaces {
                let _ = fs::rename(&self.aside, &self.out);
            }
            return Err(unwritable(&self.out)(error));
        }
        // The new outputs are in place: what cannot be deleted now, the next run clears away.
        let _ = fs::remove_dir_all(&self.aside);
        Ok(())
    }

    fn clear_leftovers(&self) -> Result<(), OutputError> {
        if self.aside.exists() && !self.out.exists() {
            // Killed between the two moves: the old outputs are the newest finished ones.
            fs::rename(&self.aside, &self.out).map_err(unwritable(&self.out))?;
        }
        if self.aside.exists() {
            fs::remove_dir_all(&self.aside).map_err(unwritable(&self.aside))?;
        }
        for entry in fs::read_dir(&self.folder).map_err(unwritable(&self.folder))?.filter_map(Result::ok) {
            if entry.file_name() != LOCK_FILE {
                remove(&entry.path()).map_err(unwritable(&entry.path()))?;
            }
        }
        Ok(())
    }

    fn unlock(&mut self) {
        // Windows moves no folder that holds an open file.
        self.lock = None;
        let _ = fs::remove_file(self.folder.join(LOCK_FILE));
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        self.unlock();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Refuses a place that holds files which no earlier run made.
fn check_replaceable(out: &Path, record: &str) -> Result<(), OutputError> {
    if !out.exists() {
        return Ok(());
    }
    // Who stands in a folder that is replaced finds herself in one that is no more.
    if std::env::current_dir().is_ok_and(|current| current.starts_with(out)) {
        return Err(OutputError::CurrentFolder { path: out.display().to_string() });
    }
    let refused = |found: String| OutputError::NotARun { path: out.display().to_string(), found };
    if !out.is_dir() {
        return Err(refused(out.display().to_string()));
    }
    let mut files = Vec::new();
    list_files(out, "", &mut files).map_err(unwritable(out))?;
    let own = outputs_of(out, record);
    let foreign = files.into_iter().find(|file| !own.contains(file) && !is_passing(file));
    foreign.map_or(Ok(()), |file| Err(refused(file)))
}

/// The files that the run in a folder says it wrote; none if it is not a finished run.
fn outputs_of(folder: &Path, name: &str) -> BTreeSet<String> {
    let record = fs::read(folder.join(name)).ok();
    let record: Option<serde_json::Value> = record.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(outputs) = record.as_ref().and_then(|record| record.get("outputs")?.as_object()) else {
        return BTreeSet::new();
    };
    outputs.keys().cloned().chain([name.to_owned(), INPUTS_FILE.to_owned()]).collect()
}

/// Whether an office program or a file manager put the file there for a while.
fn is_passing(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.starts_with("~$") || name.starts_with(".~lock.") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

fn list_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list_files(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(())
}

fn absolute(out: &Path) -> Result<PathBuf, OutputError> {
    // A link is followed, so that the folder is replaced and not the link.
    out.canonicalize().or_else(|_| std::path::absolute(out)).map_err(unwritable(out))
}

fn beside(out: &Path, ending: &str) -> Result<PathBuf, OutputError> {
    let Some(name) = out.file_name() else {
        return Err(unwritable(out)(io::Error::from(io::ErrorKind::InvalidFilename)));
    };
    Ok(out.with_file_name(format!(".{}.{ending}", name.to_string_lossy())))
}

fn lock(folder: &Path, out: &Path) -> Result<File, OutputError> {
    let path = folder.join(LOCK_FILE);
    let file = File::create(&path).map_err(unwritable(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutputError::Busy { path: out.display().to_string() }),
        Err(TryLockError::Error(error)) => Err(unwritable(&path)(error)),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// The system's refusal, with the path that it is about.
pub(crate) fn unwritable(path: &Path) -> impl Fn(io::Error) -> OutputError {
    move |source| OutputError::Unwritable { path: path.display().to_string(), source }
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(out: &Path, text: &str) {
        let staging = Staging::open(out).unwrap();
        let digest = staging.write("index.csv", text.as_bytes()).unwrap();
        let record = serde_json::json!({ "outputs": { "index.csv": digest } });
        staging.write(RUN_FILE, record.to_string().as_bytes()).unwrap();
        staging.finish().unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut files = Vec::new();
        list_files(folder, "", &mut files).unwrap();
        files
    }

    #[test]
    fn a_second_run_replaces_the_first_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        finished(&out, "first");
        finished(&out, "second");
        assert_eq!(fs::read_to_string(out.join("index.csv")).unwrap(), "second");
        assert_eq!(names(home.path()), ["out/index.csv", "out/run.json"]);
    }

    #[test]
    fn an_empty_folder_is_taken() {
        let home = tempfile::tempdir().unwrap();
        finished(home.path(), "text");
        assert_eq!(names(home.path()), ["index.csv", "run.json"]);
    }

    #[test]
    fn files_that_no_run_made_are_not_lost() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.docx"), "years of work").unwrap();
        assert!(matches!(Staging::open(&out), Err(OutputError::NotARun { found, .. }) if found == "thesis.docx"));
        fs::remove_file(out.join("thesis.docx")).unwrap();
        finished(&out, "text");
        fs::write(out.join("~$ranking.xlsx"), "").unwrap();
        assert!(Staging::open(&out).is_ok());
        fs::write(out.join("my notes.txt"), "").unwrap();
        assert!(matches!(Staging::open(&out), Err(OutputError::NotARun { found, .. }) if found == "my notes.txt"));
        assert_eq!(names(home.path()), ["out/index.csv", "out/my notes.txt", "out/run.json", "out/~$ranking.xlsx"]);
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        finished(&out, "first");
        fs::create_dir_all(home.path().join(".out.dti-partial/agencies")).unwrap();
        fs::write(home.path().join(".out.dti-partial/agencies/a.xlsx"), "half").unwrap();
        finished(&out, "second");
        assert_eq!(names(home.path()), ["out/index.csv", "out/run.json"]);
    }

    #[test]
    fn outputs_that_were_moved_aside_come_back() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        finished(&out, "first");
        fs::rename(&out, home.path().join(".out.dti-old")).unwrap();
        drop(Staging::open(&out).unwrap());
        assert_eq!(names(home.path()), ["out/index.csv", "out/run.json"]);
    }

    #[test]
    fn a_run_at_work_is_not_disturbed() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        let first = Staging::open(&out).unwrap();
        assert!(matches!(Staging::open(&out), Err(OutputError::Busy { .. })));
        first.write("index.csv", b"text").unwrap();
        first.finish().unwrap();
        assert_eq!(names(home.path()), ["out/index.csv"]);
    }
}
