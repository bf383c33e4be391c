//! Plugins in Python: componentize-py puts an interpreter into the component, with the project's modules loaded.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use super::scripted::{self, failed, fault, missing, run, workplace};
use crate::languages::{BuildError, Language, NewFile};

const TOOL: &str = "componentize-py";
const REQUIREMENTS: &str = include_str!("../../../../scoring-plugins/survey/requirements.txt");
const README: &str = include_str!("../../templates/python/README.md");
const FILES: [(&str, &str); 6] = [
    ("app.py", include_str!("../../templates/python/app.py")),
    ("linear.py", include_str!("../../templates/python/linear.py")),
    ("tests.py", include_str!("../../templates/python/tests.py")),
    (".gitignore", include_str!("../../templates/python/gitignore")),
    ("requirements.txt", REQUIREMENTS),
    ("dti_plugin.py", include_str!("../../../../scoring-plugins/survey/dti_plugin.py")),
];

/// Plugins in Python.
pub(crate) struct Python;

impl Language for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn recognises(&self, folder: &Path) -> bool {
        folder.join("app.py").is_file()
    }

    fn project(&self, name: &str) -> Vec<NewFile> {
        let own = FILES.iter().map(|(path, template)| match *path {
            // The braces of Python mean something else there.
            "dti_plugin.py" => NewFile { path: (*path).to_owned(), text: (*template).to_owned() },
            _ => NewFile::of(path, template, name),
        });
        own.chain(scripted::shared(name, README)).collect()
    }

    fn build(&self, folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BuildError> {
        let folder = fs::canonicalize(folder)?;
        let place = workplace(&folder)?;
        let (contract, out) = (place.path().join("scoring.wit"), place.path().join("plugin.wasm"));
        let before = ["-q", "-w", "plugin", "-d"].map(AsRef::as_ref);
        let after = ["componentize", "--stub-wasi", "app", "-o"].map(AsRef::as_ref);
        let arguments = [&before[..], &[contract.as_os_str()], &after[..], &[out.as_os_str()]].concat();
        match run(&tool(&folder), &folder, &arguments, watch) {
            Ok(()) => Ok(fs::read(out)?),
            Err(None) => Err(uninstalled()),
            Err(Some(said)) => Err(told(&said).unwrap_or_else(|| failed(without_stack(&said), watch))),
        }
    }
}

/// The tool of the project's own environment, or else the one that the shell finds.
fn tool(folder: &Path) -> OsString {
    let own = [".venv/bin/componentize-py", ".venv/Scripts/componentize-py.exe"].map(|path| folder.join(path));
    own.into_iter().find(|path| path.is_file()).map_or_else(|| TOOL.into(), Into::into)
}

fn uninstalled() -> BuildError {
    let requirement = REQUIREMENTS.trim();
    let (unix, windows) = (".venv/bin/pip", r".venv\Scripts\pip");
    missing(
        TOOL,
        format!(
            "trong thư mục của phần bổ trợ: `python3 -m venv .venv`, rồi `{unix} install {requirement}` (Windows: `{windows}`)"
        ),
        format!(
            "in the plugin's folder: `python3 -m venv .venv`, then `{unix} install {requirement}` (Windows: `{windows}`)"
        ),
    )
}

/// What the tool says before it shows its own insides.
fn without_stack(said: &str) -> &str {
    let end = ["\nCaused by:", "\nStack backtrace:"].iter().filter_map(|mark| said.find(mark)).min();
    &said[..end.unwrap_or(said.len())]
}

/// The fault that a traceback tells: its last line, and the last line of the project that it passed through.
fn told(said: &str) -> Option<BuildError> {
    let said = without_stack(said);
    let message = said.lines().rev().find(|line| !line.trim().is_empty())?;
    let (file, line) = said.lines().rev().find_map(place)?;
    Some(fault(message.trim(), file, line))
}

/// `File "/0/survey.py", line 94`: the tool sees the project's folder as `/0`.
fn place(line: &str) -> Option<(&str, u32)> {
    let (path, rest) = line.trim().strip_prefix("File \"/")?.split_once('"')?;
    let (folder, file) = path.split_once('/')?;
    let number = rest.strip_prefix(", line ")?.split(',').next()?;
    Some((file, number.parse().ok()?)).filter(|_| folder == "0")
}

#[cfg(test)]
mod tests {
    use dti_diagnostics::Place;

    use super::*;

    fn only(error: Option<BuildError>) -> (String, Option<Place>) {
        let Some(BuildError::Faulty(faults)) = error else { panic!("{error:?}") };
        let [fault] = <[_; 1]>::try_from(faults).expect("there is one fault");
        (fault.message, fault.place)
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let said = "Traceback (most recent call last):\n  File \"/opt/bin/componentize-py\", line 8, in <module>\n\
                    AssertionError: Traceback (most recent call last):\n  File \"/0/app.py\", line 4, in <module>\n    \
                    from survey import Survey\n  File \"/0/survey.py\", line 94\n    def f(:\n          ^\n\
                    SyntaxError: invalid syntax\n\n\nCaused by:\n    SyntaxError: …\n\nStack backtrace:\n   0: x\n";
        let place = Place::line("survey.py", 94, 1);
        assert_eq!(only(told(said)), ("SyntaxError: invalid syntax".to_owned(), Some(place)));
    }

    #[test]
    fn what_names_no_line_of_the_project_is_told_as_it_is() {
        let said = "AssertionError: module 'app' has no 'Rules'\n\nCaused by:\n  x\nStack backtrace:\n 0: y\n";
        assert!(told(said).is_none());
        let mut shown = Vec::new();
        let error = failed(without_stack(said), &mut |line| shown.push(line.to_owned()));
        assert_eq!(error.to_string(), "AssertionError: module 'app' has no 'Rules'");
        assert!(!shown.iter().any(|line| line.contains("0: y")), "{shown:?}");
    }

    #[test]
    fn a_project_names_its_rule_and_brings_what_rules_need() {
        let files = Python.project("thu");
        let text = |path: &str| files.iter().find(|file| file.path == path).expect("it is there").text.as_str();
        assert!(text("linear.py").contains("id = \"thu\"") && text("app.py").contains("plugin(\"thu\""));
        assert!(text("README.md").starts_with("# thu") && text("README.md").contains("## Worked example"));
        assert!(text("dti_plugin.py").contains("f\"`{name}` has no rule"));
        assert!(text("wit/scoring.wit").contains("package dti:scoring@"));
        let others = files.iter().filter(|file| file.path != "dti_plugin.py");
        assert!(others.into_iter().all(|file| !file.text.contains("{name}")));
    }
}
