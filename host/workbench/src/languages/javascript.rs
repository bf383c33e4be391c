//! Plugins in JavaScript: componentize-js puts an engine into the component, with the project's modules loaded.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::scripted::{self, failed, fault, missing, run, workplace};
use crate::languages::{BuildError, Language, NewFile};

const PACKAGE: &str = "@bytecodealliance/componentize-js";
const README: &str = include_str!("../../templates/javascript/README.md");
const FILES: [(&str, &str); 7] = [
    ("plugin.js", include_str!("../../templates/javascript/plugin.js")),
    ("linear.js", include_str!("../../templates/javascript/linear.js")),
    ("tests.js", include_str!("../../templates/javascript/tests.js")),
    ("package.json", include_str!("../../templates/javascript/package.json")),
    (".gitignore", include_str!("../../templates/javascript/gitignore")),
    ("build.mjs", include_str!("../../../../scoring-plugins/levels/build.mjs")),
    ("dti-plugin.js", include_str!("../../../../scoring-plugins/levels/dti-plugin.js")),
];

/// Plugins in JavaScript.
pub(crate) struct JavaScript;

impl Language for JavaScript {
    fn name(&self) -> &'static str {
        "javascript"
    }

    fn recognises(&self, folder: &Path) -> bool {
        folder.join("plugin.js").is_file() && folder.join("build.mjs").is_file()
    }

    fn project(&self, name: &str) -> Vec<NewFile> {
        let own = FILES.iter().map(|(path, template)| match *path {
            // The braces of JavaScript mean something else there.
            "dti-plugin.js" => NewFile { path: (*path).to_owned(), text: (*template).to_owned() },
            _ => NewFile::of(path, template, name),
        });
        own.chain(scripted::shared(name, README)).collect()
    }

    fn build(&self, folder: &Path, watch: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BuildError> {
        let folder = fs::canonicalize(folder)?;
        let place = workplace(&folder)?;
        let (contract, out) = (place.path().join("scoring.wit"), place.path().join("plugin.wasm"));
        let arguments = [OsStr::new("build.mjs"), out.as_os_str(), contract.as_os_str()];
        match run(OsStr::new("node"), &folder, &arguments, watch) {
            Ok(()) => Ok(fs::read(out)?),
            Err(None) => Err(without_node()),
            Err(Some(said)) if lacks_package(&said) => Err(without_package()),
            Err(Some(said)) => Err(told(&said, &folder).unwrap_or_else(|| failed(&said, watch))),
        }
    }
}

fn lacks_package(said: &str) -> bool {
    said.contains("ERR_MODULE_NOT_FOUND") && said.contains(PACKAGE)
}

fn without_node() -> BuildError {
    missing(
        "node",
        "cài Node.js 20 trở lên theo https://nodejs.org, rồi mở lại cửa sổ dòng lệnh".to_owned(),
        "install Node.js 20 or later as https://nodejs.org says, then open the terminal anew".to_owned(),
    )
}

fn without_package() -> BuildError {
    let vi = "chạy `npm install` trong thư mục của phần bổ trợ".to_owned();
    missing(PACKAGE, vi, "run `npm install` in the plugin's folder".to_owned())
}

/// The fault that Node.js tells: a line of the project, then what is wrong with it.
fn told(said: &str, folder: &Path) -> Option<BuildError> {
    let (path, line) = said.lines().find_map(|line| place(line.trim()))?;
    let file = Path::new(path).strip_prefix(folder).ok()?;
    let is_error = |line: &&str| line.split([':', ' ']).next().is_some_and(|word| word.ends_with("Error"));
    let message = said.lines().map(str::trim).find(is_error)?;
    Some(fault(message, &file.to_string_lossy(), line))
}

/// `file:///project/levels.js:117`, or the path alone, or `at award (file:///project/levels.js:117:5)`.
fn place(line: &str) -> Option<(&str, u32)> {
    let line = line.rsplit_once("file://").map_or(line, |(_, path)| path).trim_end_matches(')');
    let (path, number) = line.rsplit_once(':')?;
    let (path, number) = match path.rsplit_once(':') {
        Some((path, line)) if line.bytes().all(|byte| byte.is_ascii_digit()) => (path, line),
        _ => (path, number),
    };
    Some((path, number.parse().ok()?)).filter(|(path, _)| path.starts_with('/') || path.contains(":\\"))
}

#[cfg(test)]
mod tests {
    use dti_diagnostics::Place;

    use super::*;

    fn only(said: &str) -> (String, Option<Place>) {
        let error = told(said, Path::new("/project"));
        let Some(BuildError::Faulty(faults)) = error else { panic!("{error:?}") };
        let [fault] = <[_; 1]>::try_from(faults).expect("there is one fault");
        (fault.message, fault.place)
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let said = "file:///project/levels.js:117\n  a: 1,,\n       ^\n\nSyntaxError: Unexpected token ','\n    at \
                    compileSourceTextModule (node:internal/modules/esm/utils:346:16)\n\nNode.js v20.20.2\n";
        let place = Place::line("levels.js", 117, 1);
        assert_eq!(only(said), ("SyntaxError: Unexpected token ','".to_owned(), Some(place)));
    }

    #[test]
    fn an_error_while_the_modules_are_loaded_is_told_where_it_happened() {
        let said = "TypeError: list.map is not a function\n    at plugin (file:///project/dti-plugin.js:80:5)\n";
        assert_eq!(only(said).1, Some(Place::line("dti-plugin.js", 80, 1)));
    }

    #[test]
    fn a_package_that_is_not_installed_is_told_as_that() {
        let said = "node:internal/modules/esm/resolve:873\n\nError [ERR_MODULE_NOT_FOUND]: Cannot find package \
                    '@bytecodealliance/componentize-js' imported from /project/build.mjs\n";
        assert!(lacks_package(said) && told(said, Path::new("/project")).is_none());
        assert!(without_package().to_string().contains(PACKAGE));
    }

    #[test]
    fn a_project_names_its_rule_and_brings_what_rules_need() {
        let files = JavaScript.project("thu");
        let text = |path: &str| files.iter().find(|file| file.path == path).expect("it is there").text.as_str();
        assert!(text("linear.js").contains("id: 'thu'") && text("plugin.js").contains("plugin('thu'"));
        assert!(text("package.json").contains(r#""name": "thu""#));
        assert!(text("dti-plugin.js").contains("has no rule") && text("build.mjs").contains("disableFeatures"));
        let others = files.iter().filter(|file| file.path != "dti-plugin.js");
        assert!(others.into_iter().all(|file| !file.text.contains("{name}")));
    }

    #[test]
    fn new_projects_build_with_the_version_that_the_repository_builds_with() {
        let version = |text: &str| -> String {
            let package: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            package["devDependencies"][PACKAGE].as_str().expect("it is pinned").to_owned()
        };
        let ours = include_str!("../../../../scoring-plugins/levels/package.json");
        assert_eq!(version(ours), version(include_str!("../../templates/javascript/package.json")));
    }
}
