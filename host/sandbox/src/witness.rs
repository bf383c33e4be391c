//! By what a large file is known to be the one that was digested: digesting takes longer than all else.
//!
//! As `git` knows its files: the system changes a file's time of change whenever its content changes, and no program can
//! set that time back. Small files are digested each time, for that is as quick.
//!
//! A change of a plugin's file may be seen late, as by `git`, where it is written through a mapping, or on a file system
//! without a time of change. That gains nothing: what runs is code that was compiled of the bytes that were digested, and
//! it is their digest that is told.

use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Bytes of a file that is digested each time.
const SMALL: u64 = 64 << 10;
/// Seconds that a file must have rested: within the grain of the clock a second change would not show.
const RESTED: i64 = 2;

/// What the system says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Witness {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Witness {
    /// Whether the file is still the one of which the witness was taken.
    pub(crate) fn vouches(witness: Option<&Self>, file: &File) -> bool {
        witness.is_some_and(|witness| Self::seen(file).as_ref() == Some(witness))
    }

    /// The witness of a large file that has rested; the folder's clock tells whether it has.
    pub(crate) fn of(file: &File, folder: &Path) -> Option<Self> {
        let witness = Self::of_now(file)?;
        let now = Self::seen(tempfile::NamedTempFile::new_in(folder).ok()?.as_file())?;
        (witness.changed.0 + RESTED < now.changed.0).then_some(witness)
    }

    /// What tells the file from all others of this machine, however they change.
    pub(crate) fn file(&self) -> (u64, u64) {
        (self.device, self.inode)
    }

    /// What the system says of the file now; none of a small one.
    pub(crate) fn of_now(file: &File) -> Option<Self> {
        Self::seen(file).filter(|witness| witness.bytes > SMALL)
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    #[cfg(unix)]
    fn seen(file: &File) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let seen = file.metadata().ok()?;
        Some(Self {
            device: seen.dev(),
            inode: seen.ino(),
            bytes: seen.len(),
            modified: (seen.mtime(), seen.mtime_nsec()),
            changed: (seen.ctime(), seen.ctime_nsec()),
        })
    }

    /// Elsewhere there is no time that cannot be set back.
    #[cfg(not(unix))]
    fn seen(_: &File) -> Option<Self> {
        None
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::{self, FileTimes};
    use std::time::Duration;

    use super::*;

    fn large() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code");
        fs::write(&path, vec![0; (64 << 10) + 1]).unwrap();
        (folder, path)
    }

    #[test]
    fn nothing_is_vouched_for_that_is_small_or_fresh() {
        let (folder, path) = large();
        assert_eq!(Witness::of(&File::open(&path).unwrap(), folder.path()), None);
        fs::write(&path, "small").unwrap();
        assert_eq!(Witness::of(&File::open(&path).unwrap(), folder.path()), None);
        assert!(!Witness::vouches(None, &File::open(&path).unwrap()));
    }

    #[test]
    fn a_change_shows_also_where_the_time_of_writing_is_set_back() {
        let (_folder, path) = large();
        let witness = Witness::seen(&File::open(&path).unwrap());
        let vouched = || Witness::vouches(witness.as_ref(), &File::open(&path).unwrap());
        assert!(vouched());
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        std::thread::sleep(Duration::from_millis(20));
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        std::os::unix::fs::FileExt::write_all_at(&file, &[1], 7).unwrap();
        file.set_times(FileTimes::new().set_modified(written)).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
        assert!(!vouched());
    }
}
