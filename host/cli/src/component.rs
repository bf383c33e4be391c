//! A component as it was found, once: what was digested and verified is what is loaded.

use std::path::{Path, PathBuf};

use dti_bundle::StandardPlugin;
use dti_criteria::Signers;
use dti_sandbox::{PluginError, Sandbox, Source};

/// A component. Nothing takes its file for another one later, so that nobody can swap it between a check and its use.
pub(crate) struct Component {
    name: String,
    path: Option<PathBuf>,
    source: Source<'static>,
}

impl Component {
    /// A plugin that the program has built in.
    pub(crate) fn standard(plugin: &StandardPlugin) -> Self {
        Self { name: plugin.name.to_owned(), path: None, source: Source::of(plugin.component) }
    }

    /// A file.
    pub(crate) fn open(sandbox: &Sandbox, path: &Path) -> Result<Self, PluginError> {
        let source = Source::open(sandbox, path)?;
        Ok(Self { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()), source })
    }

    /// What messages call it: the name of a standard plugin, the path of a file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The file that it was read from; none if it is built in.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file that its signature would be in; none if it is built in.
    pub(crate) fn signature_path(&self) -> Option<PathBuf> {
        let mut path = self.path.clone()?.into_os_string();
        path.push(Signers::ENDING);
        Some(path.into())
    }

    /// What it is loaded from.
    pub(crate) fn source(&self) -> &Source<'static> {
        &self.source
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    pub(crate) fn digest(&self) -> &str {
        self.source.digest()
    }
}

#[cfg(test)]
mod tests {
    use dti_sandbox::{Limits, load_sources};

    use super::*;

    #[test]
    fn a_file_that_is_swapped_after_it_was_digested_is_not_what_is_loaded() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("plugin.wasm");
        let [one, other] = &dti_bundle::standard_plugins()[..2] else { panic!("there are two") };
        std::fs::write(&file, one.component).expect("the file can be written");
        let sandbox = Sandbox::new(Limits::default(), None).expect("the engine starts");
        let component = Component::open(&sandbox, &file).expect("the file can be read");
        let digest = component.digest().to_owned();
        std::fs::write(&file, other.component).expect("the file can be written");

        let loaded = load_sources(&sandbox, &[(component.name(), component.source())]);
        assert_eq!((&*loaded.plugins[0].name, &loaded.plugins[0].digest), (one.name, &digest));
    }
}
