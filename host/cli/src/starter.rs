//! The small criteria set that authors start from.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place};

use crate::clock;
use crate::terminal::words;

/// The files of the set; `{id}` and `{year}` are filled in.
const FILES: [(&str, &str); 4] = [
    ("set.toml", include_str!("../starter/set.toml")),
    ("1-nen-tang.toml", include_str!("../starter/1-nen-tang.toml")),
    ("2-dich-vu.toml", include_str!("../starter/2-dich-vu.toml")),
    ("agencies.csv", include_str!("../starter/agencies.csv")),
];

/// Writes the set into a folder that is not there yet.
pub(crate) fn write(folder: &Path, findings: &mut Findings) -> Result<(), Halted> {
    let id = folder.file_name().and_then(|name| name.to_str()).filter(|name| is_id(name));
    let year = clock::today().year().to_string();
    let told = match id.map(|id| write_files(folder, id, &year)) {
        Some(Ok(())) => return Ok(()),
        Some(Err(error)) if error.kind() == ErrorKind::AlreadyExists => ("cli-set-exists", "cli-set-elsewhere"),
        Some(Err(error)) => return Err(not_begun(folder, error.to_string(), "cli-set-permission", findings)),
        None => ("cli-set-id-unfit", "cli-set-id-fit"),
    };
    Err(not_begun(folder, words(told.0), told.1, findings))
}

fn not_begun(folder: &Path, reason: impl Into<Argument>, way_out: &str, findings: &mut Findings) -> Halted {
    let finding = Finding::new(Code::SetNotBegun).with("reason", reason).with("way-out", words(way_out));
    findings.push(finding.at(Place::file(folder.to_string_lossy())));
    Halted
}

/// Whether a name can be a set's id; `con` and `nul` are devices on Windows.
fn is_id(name: &str) -> bool {
    let is_device = matches!(name, "con" | "prn" | "aux" | "nul");
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    !is_device && (1..=64).contains(&name.len()) && !name.starts_with('-') && name.bytes().all(fits)
}

fn write_files(folder: &Path, id: &str, year: &str) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        DirBuilder::new().recursive(true).create(parent)?;
    }
    // Fails if the folder is there, whoever made it just now.
    DirBuilder::new().create(folder)?;
    for (name, text) in FILES {
        let text = text.replace("{id}", id).replace("{year}", year);
        OpenOptions::new().write(true).create_new(true).open(folder.join(name))?.write_all(text.as_bytes())?;
    }
    Ok(())
}
