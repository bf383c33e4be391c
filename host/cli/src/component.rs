//! A component as it was read, once: the bytes that are digested and verified are the bytes that are loaded.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use dti_bundle::StandardPlugin;
use dti_criteria::Signers;
use dti_sandbox::{Limits, Plugin, PluginError};
use sha2::{Digest as _, Sha256};

/// A component in memory. Nothing reads its file again, so that nobody can swap it between a check and its use.
pub(crate) struct Component {
    name: String,
    path: Option<PathBuf>,
    bytes: Cow<'static, [u8]>,
}

impl Component {
    /// A plugin that the program has built in.
    pub(crate) fn standard(plugin: &StandardPlugin) -> Self {
        Self { name: plugin.name.to_owned(), path: None, bytes: Cow::Borrowed(plugin.component) }
    }

    /// A file, read once: what is digested is what runs.
    pub(crate) fn read(path: &Path) -> Result<Self, PluginError> {
        let bytes = Cow::Owned(Plugin::read(path, &Limits::default())?);
        Ok(Self { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()), bytes })
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

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of its bytes, in hexadecimal.
    pub(crate) fn digest(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use dti_sandbox::{Limits, Sandbox, load_all};

    use super::*;

    #[test]
    fn a_file_that_is_swapped_after_it_was_digested_is_not_what_is_loaded() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("plugin.wasm");
        let [one, other] = &dti_bundle::standard_plugins()[..2] else { panic!("there are two") };
        std::fs::write(&file, one.component).expect("the file can be written");
        let component = Component::read(&file).expect("the file can be read");
        let digest = component.digest();
        std::fs::write(&file, other.component).expect("the file can be written");

        let sandbox = Sandbox::new(Limits::default(), None).expect("the engine starts");
        let loaded = load_all(&sandbox, &[(component.name(), component.bytes())]);
        assert_eq!((&*loaded.plugins[0].name, &loaded.plugins[0].digest), (one.name, &digest));
    }
}
