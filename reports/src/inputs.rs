//! `inputs.json`: where the inputs of a run lay, so that it can be made again without naming them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// Where the inputs of a run lay. No output: it is neither digested nor compared, and whoever does not want to tell where
/// files lie on a computer may delete it.
pub const INPUTS_FILE: &str = "inputs.json";

/// Where the inputs of a run lay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The words of the command line, the program's name first.
    pub command_line: Vec<String>,
    /// The folder of the submissions.
    pub submissions: Location,
    /// The council's files in the order of their rounds.
    pub appraisals: Vec<Location>,
    /// The earlier run that it is compared with.
    pub previous: Option<Location>,
    /// The files of the plugins that are not built in, by plugin.
    pub plugins: BTreeMap<String, Location>,
}

/// Where a file or folder lay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Its whole path on the computer of the run.
    pub path: String,
    /// The way to it from the folder of the run, with `/` between its parts; none from one disk to another.
    pub from_run: Option<String>,
}

impl Location {
    /// Where it lies, seen from the folder of a run: where run and inputs were moved together, they still are where they
    /// were seen from each other.
    #[must_use]
    pub fn found_from(&self, run: &Path) -> PathBuf {
        let near = self.from_run.as_ref().map(|way| run.join(way)).filter(|path| path.exists());
        near.unwrap_or_else(|| PathBuf::from(&self.path))
    }
}

impl Inputs {
    /// Reads where the inputs of a run lay; none if that was not kept.
    ///
    /// # Errors
    /// If the file is there and cannot be read.
    pub fn read(run: &Path) -> io::Result<Option<Self>> {
        let bytes = match fs::read(run.join(INPUTS_FILE)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes?,
        };
        Ok(Some(serde_json::from_slice(&bytes)?))
    }

    pub(crate) fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("paths were made texts");
        json.push(b'\n');
        json
    }
}
