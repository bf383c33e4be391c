//! The file of a component, read only as far as a component may be long.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::surface::demand_size;
use crate::{Limits, PluginError};

pub(crate) fn open(path: &Path) -> Result<File, PluginError> {
    File::open(path).map_err(unreadable)
}

pub(crate) fn read(file: &File, limits: &Limits) -> Result<Vec<u8>, PluginError> {
    let length = file.metadata().map_err(unreadable)?.len();
    demand_size(length, limits)?;
    let most = u64::try_from(limits.component_bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    // What is no plain file has no length, and may have no end.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    demand_size(bytes.len() as u64, limits)?;
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn unreadable(error: io::Error) -> PluginError {
    PluginError::Unreadable { reason: error.to_string() }
}
