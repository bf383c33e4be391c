//! Whether a folder still holds what its run wrote, and where two versions of a file first differ.

mod cells;
mod difference;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

pub use difference::Difference;

use crate::folder::{digest_of, is_passing, list_files, unwritable};
use crate::{INPUTS_FILE, OutputError, RUN_FILE, Run};

/// What is wrong with a file of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputFault {
    /// It is not there, or cannot be read.
    Missing {
        /// The file.
        file: String,
        /// SHA-256 of what the run wrote.
        recorded: String,
    },
    /// It is not what the run wrote.
    Changed {
        /// The file.
        file: String,
        /// SHA-256 of what the run wrote.
        recorded: String,
        /// SHA-256 of what is there.
        found: String,
    },
    /// No run wrote it.
    Foreign {
        /// The file.
        file: String,
    },
}

impl Run {
    /// What is wrong with the files in the folder of the run, by name; files that an office program put there for a while
    /// are no fault.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn faults(&self, folder: &Path) -> Result<Vec<OutputFault>, OutputError> {
        let outputs: Vec<_> = self.outputs.iter().collect();
        let mut faults: Vec<_> =
            outputs.par_iter().filter_map(|(file, recorded)| fault(folder, file, recorded)).collect();
        let mut there = Vec::new();
        list_files(folder, "", &mut there).map_err(unwritable(folder))?;
        let own: BTreeSet<&str> = self.outputs.keys().map(String::as_str).chain([RUN_FILE, INPUTS_FILE]).collect();
        let foreign = there.into_iter().filter(|file| !own.contains(file.as_str()) && !is_passing(file));
        faults.extend(foreign.map(|file| OutputFault::Foreign { file }));
        Ok(faults)
    }
}

fn fault(folder: &Path, file: &str, recorded: &str) -> Option<OutputFault> {
    let (file, recorded) = (file.to_owned(), recorded.to_owned());
    let Ok(bytes) = fs::read(folder.join(&file)) else { return Some(OutputFault::Missing { file, recorded }) };
    let found = digest_of(&bytes);
    (found != recorded).then_some(OutputFault::Changed { file, recorded, found })
}
