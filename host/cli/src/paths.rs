//! Ways from folders to files, for records that outlive the place that they were written in.

use std::path::{Component as Part, Path, PathBuf};

use dti_reports::Location;

/// The way from a folder to a file, with `/` between its parts; the whole path where there is no way.
pub(crate) fn seen_from(folder: &Path, file: &Path) -> String {
    way(folder, file).unwrap_or_else(|| canonical(file).to_string_lossy().replace('\\', "/"))
}

/// Where an input lies: its whole path, and the way to it from the folder of the run.
pub(crate) fn location(run: &Path, input: &Path) -> Location {
    let path = std::path::absolute(input).unwrap_or_else(|_| input.to_owned());
    Location { path: path.to_string_lossy().into_owned(), from_run: way(run, input) }
}

fn way(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (canonical(folder), canonical(file));
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from[shared..].iter().map(|_| Part::ParentDir);
    let parts = up.chain(to[shared..].iter().copied()).map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// The path without links; of what is not there yet, that of its folder.
fn canonical(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.canonicalize().unwrap_or_else(|_| {
        let absolute = absolute();
        let parent = absolute.parent().and_then(|parent| parent.canonicalize().ok());
        parent.zip(absolute.file_name()).map_or(absolute.clone(), |(parent, name)| parent.join(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_seen_from_the_folder_of_the_set() {
        let seen = |file: &str| seen_from(Path::new("/sets/mine"), Path::new(file));
        assert_eq!(seen("/sets/mine/plugins/survey.wasm"), "plugins/survey.wasm");
        assert_eq!(seen("/plugins/survey.wasm"), "../../plugins/survey.wasm");
    }

    #[test]
    fn an_input_is_found_from_a_run_that_is_not_there_yet() {
        let home = tempfile::tempdir().expect("a folder can be made");
        let run = home.path().join("results");
        let location = location(&run, home.path());
        assert_eq!(location.from_run.as_deref(), Some(".."));
        std::fs::create_dir(&run).expect("a folder can be made");
        assert_eq!(location.found_from(&run), run.join(".."));
    }
}
