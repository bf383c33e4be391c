//! Where files are read, and who watches.

use rayon::prelude::*;

use super::failure::Failure;
use super::limits::LongSheets;
use super::workbook::{self, Contents};
use super::worker::Workers;

/// How files are read: in this process or by [`Workers`], and who watches.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    workers: Option<&'a Workers>,
    progress: &'a dyn Progress,
}

impl<'a> Reading<'a> {
    /// In this process. Limits are counted and panics caught, but a file that makes its reader run out of memory takes
    /// this process with it.
    #[must_use]
    pub fn here() -> Self {
        Self { workers: None, progress: &() }
    }

    /// In other processes: whatever a file does to its reader, this one goes on.
    #[must_use]
    pub fn by(workers: &'a Workers) -> Self {
        Self { workers: Some(workers), progress: &() }
    }

    /// The same, while somebody watches.
    #[must_use]
    pub fn watched_by(self, progress: &'a dyn Progress) -> Self {
        Self { progress, ..self }
    }

    /// Reads each file with `read`, on the current rayon pool; what they give comes in their order.
    pub(crate) fn each<File: Sync, Content: Send>(
        self,
        files: &[File],
        read: impl Fn(&File) -> Content + Sync,
    ) -> Vec<Content> {
        self.progress.begin(files.len());
        let read = |file| {
            let content = read(file);
            self.progress.advance();
            content
        };
        files.par_iter().map(read).collect()
    }

    /// What a file holds whose name ends in `ending`.
    pub(crate) fn contents(self, bytes: Vec<u8>, ending: &str, long: &LongSheets) -> Result<Contents, Failure> {
        match self.workers {
            Some(workers) => workers.read(bytes, ending, long),
            None => workbook::read(&bytes, ending, &|sheet| long.limits(sheet)),
        }
    }
}

/// What to watch for while many files are read.
pub trait Progress: Sync {
    /// Called once, when the number of files is known.
    fn begin(&self, _files: usize) {}
    /// Called after each file.
    fn advance(&self) {}
}

/// Nobody watches.
impl Progress for () {}
