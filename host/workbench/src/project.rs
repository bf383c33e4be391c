//! A folder with the project of a plugin: begun, and made a component.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use crate::languages::{BuildError, LANGUAGES, Language};

/// Names that a plugin cannot bear: the SDK bears the first, devices of Windows the others.
const TAKEN: [&str; 5] = ["sdk", "con", "prn", "aux", "nul"];

/// Why a project is not begun.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The name is none for a plugin.
    #[error("`{0}` is not a name for a plugin")]
    Name(String),
    /// There is something already where the project would be.
    #[error("the folder is there already")]
    Exists,
    /// The folder cannot be written.
    #[error(transparent)]
    Io(io::Error),
}

/// Writes a new project into a folder that is not there yet.
///
/// # Errors
/// [`ProjectError`] if the name is unfit or the folder cannot be written; a folder that is there is left alone.
pub fn begin(language: &dyn Language, name: &str, folder: &Path) -> Result<(), ProjectError> {
    if !is_name(name) {
        return Err(ProjectError::Name(name.to_owned()));
    }
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(ProjectError::Io)?;
    }
    // Fails if the folder is there, whoever made it just now.
    fs::create_dir(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ProjectError::Exists,
        _ => ProjectError::Io(error),
    })?;
    language
        .project(name)
        .iter()
        .try_for_each(|file| write(&folder.join(&file.path), &file.text))
        .map_err(ProjectError::Io)
}

fn is_name(name: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    let edges = !name.starts_with('-') && !name.ends_with('-');
    (1..=64).contains(&name.len()) && edges && name.bytes().all(fits) && !TAKEN.contains(&name)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// The component of the project in a folder; none if the folder holds no project in any of the [`LANGUAGES`].
/// `watch` is told, line by line, what the tools say.
///
/// # Errors
/// [`BuildError`] if a tool is missing or the project does not compile.
pub fn build(folder: &Path, watch: &mut dyn FnMut(&str)) -> Option<Result<Vec<u8>, BuildError>> {
    let language = LANGUAGES.iter().find(|language| language.recognises(folder))?;
    Some(language.build(folder, watch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_begun_once() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/thu");
        begin(LANGUAGES[0], "thu", &folder).unwrap();
        assert!(folder.join("cases.toml").is_file());
        assert!(matches!(begin(LANGUAGES[0], "thu", &folder), Err(ProjectError::Exists)));
    }

    #[test]
    fn a_name_is_one_for_a_plugin() {
        for name in ["a", "ty-le-2", "2024"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "Tỷ lệ", "a_b", "-a", "a-", "sdk", "con", "..", "a/b"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
