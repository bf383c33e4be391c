//! What cargo says to machines: the compiler's faults with their places, and the module that was made.

use std::path::{Path, PathBuf};

use dti_diagnostics::Place;
use serde_json::Value;

use crate::languages::{BuildError, Fault};

/// Faults that anybody would read before compiling again.
const FAULTS: usize = 20;

/// What cargo has said so far about a project.
pub(super) struct Messages {
    folder: PathBuf,
    faults: Vec<Fault>,
    module: Option<PathBuf>,
}

/// One message.
pub(super) enum Message {
    /// The compiler's own words, with the lines of the source that they are about.
    Rendered(String),
    /// Nothing to show.
    Other,
}

impl Messages {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), faults: Vec::new(), module: None }
    }

    /// Takes a message; none if it is not one.
    pub(super) fn take(&mut self, json: &str) -> Option<Message> {
        let message: Value = serde_json::from_str(json).ok()?;
        match message["reason"].as_str()? {
            "compiler-message" => return Some(self.hear(&message["message"])),
            "compiler-artifact" if self.is_own(&message) => {
                let files = message["filenames"].as_array()?.iter().filter_map(Value::as_str);
                let module = files.map(PathBuf::from).find(|file| file.extension().is_some_and(|end| end == "wasm"));
                self.module = module.or(self.module.take());
            }
            _ => {}
        }
        Some(Message::Other)
    }

    fn is_own(&self, message: &Value) -> bool {
        message["manifest_path"].as_str().is_some_and(|path| Path::new(path) == self.folder.join("Cargo.toml"))
    }

    fn hear(&mut self, message: &Value) -> Message {
        let said = message["message"].as_str().unwrap_or_default();
        // The last message only counts the others.
        let counts = said.starts_with("aborting due to") || message["spans"].as_array().is_none_or(Vec::is_empty);
        let told = self.faults.is_empty() || (!counts && self.faults.len() < FAULTS);
        if message["level"] == "error" && told {
            self.faults.push(Fault { message: said.replace('\n', " "), place: self.place(message) });
        }
        match message["rendered"].as_str() {
            Some(rendered) => Message::Rendered(rendered.to_owned()),
            None => Message::Other,
        }
    }

    /// The place in the project, also where the compiler shows the inside of a macro.
    fn place(&self, message: &Value) -> Option<Place> {
        let mut span = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
        while !span["expansion"].is_null() {
            span = &span["expansion"]["span"];
        }
        let number = |key: &str| u32::try_from(span[key].as_u64()?).ok();
        let file = self.folder.join(span["file_name"].as_str()?);
        let shown = file.strip_prefix(&self.folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        Some(Place::line(shown, number("line_start")?, number("column_start")?))
    }

    /// The module that was made.
    pub(super) fn module(self) -> Option<PathBuf> {
        self.module
    }

    /// Why there is none; `words` is what cargo said to people.
    pub(super) fn failure(self, words: &[String]) -> BuildError {
        if !self.faults.is_empty() {
            return BuildError::Faulty(self.faults);
        }
        let from = words.iter().position(|line| line.starts_with("error")).unwrap_or_default();
        let lines: Vec<_> = words[from..].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        BuildError::Failed(lines.join(" ").trim_start_matches("error: ").to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn messages() -> Messages {
        Messages::new(Path::new("/project"))
    }

    #[test]
    fn a_fault_has_its_place_in_the_project() {
        let mut messages = messages();
        let inner = json!({"file_name": "/cargo/macros.rs", "line_start": 1, "column_start": 1, "is_primary": true,
            "expansion": {"span": {"file_name": "src/lib.rs", "line_start": 7, "column_start": 5, "expansion": null}}});
        let message = json!({"reason": "compiler-message", "message":
            {"level": "error", "message": "expected `;`", "rendered": "error: expected `;`\n", "spans": [inner]}});
        messages.take(&message.to_string());
        let last = json!({"reason": "compiler-message", "message":
            {"level": "error", "message": "aborting due to 1 previous error", "rendered": "", "spans": []}});
        messages.take(&last.to_string());
        let BuildError::Faulty(faults) = messages.failure(&[]) else { panic!("there is a fault") };
        let place = Some(Place::line("src/lib.rs", 7, 5));
        assert_eq!(faults, [Fault { message: "expected `;`".to_owned(), place }]);
    }

    #[test]
    fn the_module_is_the_projects_own() {
        let mut messages = messages();
        for (manifest, file) in [("/project/Cargo.toml", "/target/own.wasm"), ("/other/Cargo.toml", "/target/x.wasm")] {
            let message = json!({"reason": "compiler-artifact", "manifest_path": manifest, "filenames": [file]});
            messages.take(&message.to_string());
        }
        assert_eq!(messages.module(), Some(PathBuf::from("/target/own.wasm")));
    }

    #[test]
    fn where_the_compiler_was_not_reached_cargo_has_the_word() {
        let words = ["    Updating index", "error: no matching package named `x` found", "location searched: y"];
        let error = messages().failure(&words.map(str::to_owned));
        assert_eq!(error.to_string(), "no matching package named `x` found location searched: y");
    }
}
