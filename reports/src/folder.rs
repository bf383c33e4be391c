//! The folder of a run: written beside its place and moved there in one step.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{INPUTS_FILE, OutputError};

/// The record of a run, written last: a folder without it is not a finished run.
pub const RUN_FILE: &str = "run.json";

/// How many files the disk is asked to take at once, however many threads compute: it waits, it does not work.
const SYNCING: usize = 8;

/// The folder of a run that holds the criteria set as it was.
pub const CRITERIA_FOLDER: &str = "criteria";

/// A folder beside the place of the outputs, in which they are written; removed again unless it is finished.
pub(crate) struct Staging {
    out: PathBuf,
    folder: PathBuf,
    aside: PathBuf,
    /// Held to the end, so that no other run touches the folders before they are what they should be.
    _lock: Lock,
}

impl Staging {
    /// Begins a folder for `out`, and clears away what a killed run has left.
    pub(crate) fn open(out: &Path) -> Result<Self, OutputError> {
        Self::open_for(out, RUN_FILE)
    }

    /// The same for outputs whose record bears another name.
    pub(crate) fn open_for(out: &Path, record: &str) -> Result<Self, OutputError> {
        let out = absolute(out)?;
        let (folder, aside) = (beside(&out, "dti-partial")?, beside(&out, "dti-old")?);
        let parent = out.parent().unwrap_or(&out);
        fs::create_dir_all(parent).map_err(unwritable(parent))?;
        let lock = Lock::take(beside(&out, "dti-lock")?, &out)?;
        let staging = Self { out, folder, aside, _lock: lock };
        staging.clear_leftovers()?;
        check_replaceable(&staging.out, record)?;
        if cfg!(windows)
            && let Some(file) = held(&staging.out)
        {
            // It would be told at the end, after all the work.
            return Err(OutputError::Open { path: file });
        }
        fs::create_dir(&staging.folder).map_err(unwritable(&staging.folder))?;
        Ok(staging)
    }

    /// Writes a file, whose name may lie in a folder, and returns its SHA-256 in hexadecimal.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<String, OutputError> {
        self.make_folders_of(name)?;
        let path = self.folder.join(name);
        fs::write(&path, bytes).map_err(unwritable(&path))?;
        Ok(digest_of(bytes))
    }

    /// Makes the folders that a file lies in. The first of all is not made anew: who took it away took files with it.
    fn make_folders_of(&self, name: &str) -> Result<(), OutputError> {
        let mut folder = self.folder.clone();
        for part in name.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev() {
            folder.push(part);
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(unwritable(&folder)(error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Moves the folder into its place, when the disk has it.
    pub(crate) fn finish(self) -> Result<(), OutputError> {
        self.sync()?;
        if !self.out.exists() {
            fs::rename(&self.folder, &self.out).map_err(unwritable(&self.out))?;
        } else if exchange(&self.folder, &self.out).is_err() {
            self.replace_in_two_steps()?;
        }
        // What was replaced lies in the folder now, or aside: what cannot be deleted, the next run clears away.
        let _ = sync_folder(self.out.parent().unwrap_or(&self.out));
        let _ = fs::remove_dir_all(&self.aside);
        Ok(())
    }

    /// Where a system cannot exchange two folders. Killed between the two moves, the next run moves the old one back.
    fn replace_in_two_steps(&self) -> Result<(), OutputError> {
        fs::rename(&self.out, &self.aside).map_err(|error| not_moved(&self.out, error))?;
        fs::rename(&self.folder, &self.out).map_err(|error| {
            let _ = fs::rename(&self.aside, &self.out);
            unwritable(&self.out)(error)
        })
    }

    /// Has the disk take all files: after a loss of power the moved folder would otherwise hold empty ones. At the end
    /// and several at once, because a file at a time takes far longer.
    fn sync(&self) -> Result<(), OutputError> {
        let mut files = Vec::new();
        list_files(&self.folder, "", &mut files).map_err(unwritable(&self.folder))?;
        let sync = |file: &String| {
            let path = self.folder.join(file);
            let synced = OpenOptions::new().write(true).open(&path).and_then(|file| file.sync_data());
            synced.map_err(unwritable(&path))
        };
        std::thread::scope(|scope| {
            let share = files.len().div_ceil(SYNCING).max(1);
            let shares = files.chunks(share).map(|share| scope.spawn(|| share.iter().try_for_each(sync)));
            let shares: Vec<_> = shares.collect();
            shares.into_iter().try_for_each(|share| share.join().expect("it asks the system and no more"))
        })
    }

    fn clear_leftovers(&self) -> Result<(), OutputError> {
        if self.aside.exists() && !self.out.exists() {
            // Killed between the two moves: the old outputs are the newest finished ones.
            fs::rename(&self.aside, &self.out).map_err(unwritable(&self.out))?;
        }
        for leftover in [&self.aside, &self.folder] {
            if leftover.exists() {
                fs::remove_dir_all(leftover).map_err(unwritable(leftover))?;
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Exchanges two folders in one step, so that there is always one at either place.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Has the disk take the names in a folder.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Why a folder cannot be moved away: on Windows mostly because a program has a file in it open.
fn not_moved(folder: &Path, error: io::Error) -> OutputError {
    match held(folder) {
        Some(path) => OutputError::Open { path },
        None => unwritable(folder)(error),
    }
}

/// A file in a folder that another program has open: it refuses to be opened for writing, or its program says so by a
/// file beside it.
fn held(folder: &Path) -> Option<String> {
    let mut files = Vec::new();
    list_files(folder, "", &mut files).ok()?;
    let is_refused = |file: &&String| OpenOptions::new().write(true).open(folder.join(file)).is_err();
    let refused = files.iter().filter(|file| !is_passing(file)).find(is_refused);
    let told = || files.iter().find(|file| is_passing(file) && file.contains("~$"));
    let file = refused.or_else(told)?.replacen("~$", "", 1);
    Some(folder.join(file).display().to_string())
}

/// Keeps other runs from a place. Its file lies beside the place and goes with it.
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn take(path: PathBuf, out: &Path) -> Result<Self, OutputError> {
        loop {
            let file = File::create(&path).map_err(unwritable(&path))?;
            match file.try_lock() {
                // Unless another run ended in between and took its file away: then others would not see this one.
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, _file: file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(OutputError::Busy { path: out.display().to_string() }),
                Err(TryLockError::Error(error)) => return Err(unwritable(&path)(error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether an open file is the one that bears the name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().ok().map(identity) == fs::metadata(path).ok().map(identity)
}

/// Elsewhere an open file keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
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
pub(crate) fn is_passing(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.starts_with("~$") || name.starts_with(".~lock.") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

/// The files below a folder, with `/` between the parts of their names.
pub(crate) fn list_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
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

/// Writes a file whole or not at all: beside its place, and moved there in one step. What is no plain file, such as a
/// pipe, is written as it is.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let partial = Partial::begin(path)?;
    fs::write(partial.path(), bytes).map_err(unwritable(path))?;
    partial.finish()
}

/// Writes files into a folder, which is made where there is none: all of them, or none.
pub(crate) fn write_all<N: AsRef<Path>>(folder: &Path, files: &[(N, Vec<u8>)]) -> Result<(), OutputError> {
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let write = |(name, bytes): &(N, Vec<u8>)| {
        let path = folder.join(name);
        let partial = Partial::begin(&path)?;
        fs::write(partial.path(), bytes).map_err(unwritable(&path))?;
        Ok(partial)
    };
    let partials: Vec<Partial> = files.iter().map(write).collect::<Result<_, OutputError>>()?;
    partials.into_iter().try_for_each(Partial::finish)
}

/// A file beside its place; removed again unless it is finished.
pub struct Partial {
    place: PathBuf,
    /// None where the place is no plain file, and is written to as it is.
    beside: Option<PathBuf>,
}

impl Partial {
    /// Begins a file for a place.
    ///
    /// # Errors
    /// If the place is no place for a file.
    pub fn begin(place: &Path) -> Result<Self, OutputError> {
        let place = absolute(place)?;
        let is_plain = fs::metadata(&place).map_or(true, |metadata| metadata.is_file());
        let beside = is_plain.then(|| beside(&place, "dti-partial")).transpose()?;
        Ok(Self { place, beside })
    }

    /// Where to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.beside.as_deref().unwrap_or(&self.place)
    }

    /// Moves it to its place, when the disk has it.
    ///
    /// # Errors
    /// If it cannot be moved; then the place is as it was.
    pub fn finish(self) -> Result<(), OutputError> {
        let Some(beside) = &self.beside else { return Ok(()) };
        let synced = OpenOptions::new().write(true).open(beside).and_then(|file| file.sync_data());
        synced.and_then(|()| fs::rename(beside, &self.place)).map_err(unwritable(&self.place))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
        }
    }
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
    fn a_folder_that_is_taken_away_is_not_made_anew() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        finished(&out, "first");
        let staging = Staging::open(&out).unwrap();
        staging.write("agencies/a.xlsx", b"text").unwrap();
        fs::remove_dir_all(home.path().join(".out.dti-partial")).unwrap();
        assert!(staging.write("agencies/b.xlsx", b"text").is_err());
        assert!(staging.finish().is_err());
        assert_eq!(names(home.path()), ["out/index.csv", "out/run.json"]);
    }

    #[test]
    fn a_file_that_its_program_has_open_is_named() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("ranking.xlsx"), "text").unwrap();
        assert_eq!(held(home.path()), None);
        fs::write(home.path().join("~$ranking.xlsx"), "text").unwrap();
        assert_eq!(held(home.path()), Some(home.path().join("ranking.xlsx").display().to_string()));
    }

    #[test]
    fn files_are_written_whole_and_all_or_none() {
        let home = tempfile::tempdir().unwrap();
        let (one, two) = (("a.xlsx", b"one".to_vec()), ("b.xlsx", b"two".to_vec()));
        write_all(home.path(), &[one.clone(), two]).unwrap();
        assert_eq!(names(home.path()), ["a.xlsx", "b.xlsx"]);
        write_whole(&home.path().join("a.xlsx"), b"new").unwrap();
        assert_eq!(fs::read(home.path().join("a.xlsx")).unwrap(), b"new");
        assert!(write_all(home.path(), &[one, ("none/c.xlsx", b"three".to_vec())]).is_err());
        assert_eq!(fs::read(home.path().join("a.xlsx")).unwrap(), b"new");
        assert_eq!(names(home.path()), ["a.xlsx", "b.xlsx"]);
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
