//! Which plugins a set is scored by, exactly: `plugins.lock` beside `set.toml`.

use std::fmt::Write as _;

use dti_diagnostics::{Findings, Halted, Place};

use crate::{Source, draft};

/// The plugins that a set is scored by, by digest. What a set has no lock for, any plugin of the name may score.
#[derive(Debug, Clone, PartialEq)]
pub struct PluginLock {
    plugins: Vec<LockedPlugin>,
    place: Place,
}

/// One plugin of a lock.
#[derive(Debug, Clone, PartialEq)]
pub struct LockedPlugin {
    /// The plugin's name, as its profile has it.
    pub name: String,
    /// The plugin's own version.
    pub version: String,
    /// The contract that it keeps, with its version.
    pub contract: String,
    /// The SHA-256 of the component, in hexadecimal.
    pub digest: String,
    /// The component's size in bytes.
    pub size: u64,
    /// Where the component comes from.
    pub source: PluginSource,
    /// Who signed it, as `signers.toml` calls the signer.
    pub signed_by: Option<String>,
    /// Where the lock says so.
    pub place: Place,
}

/// Where a component comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PluginSource {
    /// The program has it built in.
    Standard,
    /// A file; its path from the set's folder, with `/` between its parts.
    File(String),
}

impl PluginSource {
    /// The word that stands for the plugins that are built in.
    pub(crate) const STANDARD: &str = "standard";

    /// The source as a lock writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Standard => Self::STANDARD,
            Self::File(path) => path,
        }
    }
}

impl PluginLock {
    /// The file's name.
    pub const FILE: &str = "plugins.lock";
    /// The only version of its form.
    pub(crate) const VERSION: i64 = 1;

    /// A lock of plugins that were looked at.
    #[must_use]
    pub fn new(mut plugins: Vec<LockedPlugin>, place: Place) -> Self {
        plugins.sort_by(|a, b| a.name.cmp(&b.name));
        Self { plugins, place }
    }

    /// The lock of a set; none if it has none.
    ///
    /// # Errors
    /// [`Halted`] if it is malformed; all its faults are told.
    pub fn read(source: &Source, findings: &mut Findings) -> Result<Option<Self>, Halted> {
        let Some(file) = source.file(Self::FILE) else { return Ok(None) };
        let mut own = Findings::new();
        let plugins = draft::read_lock(file, &mut own);
        let settled = own.settle(Some(Self { plugins, place: Place::file(&file.path) }));
        findings.append(own);
        settled
    }

    /// The plugins, in the lock's order.
    #[must_use]
    pub fn plugins(&self) -> &[LockedPlugin] {
        &self.plugins
    }

    /// The plugin of a name.
    #[must_use]
    pub fn plugin(&self, name: &str) -> Option<&LockedPlugin> {
        self.plugins.iter().find(|plugin| plugin.name == name)
    }

    /// The lock as a file.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The text of the file.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = format!(
            "# The plugins that score this set, exactly. Written by `dti plugin lock`; `dti plugin update` accepts another.\n\
             version = {}\n",
            Self::VERSION
        );
        for plugin in &self.plugins {
            plugin.write(&mut text).expect("a string takes all");
        }
        text
    }
}

impl LockedPlugin {
    fn write(&self, text: &mut String) -> std::fmt::Result {
        // What JSON escapes, TOML escapes alike.
        let quoted = |word: &str| serde_json::Value::from(word).to_string();
        writeln!(text, "\n[[plugin]]")?;
        for (key, word) in [("name", &self.name), ("version", &self.version), ("contract", &self.contract)] {
            writeln!(text, "{key} = {}", quoted(word))?;
        }
        writeln!(text, "digest = {}", quoted(&format!("{DIGEST}{}", self.digest)))?;
        writeln!(text, "size = {}", self.size)?;
        writeln!(text, "source = {}", quoted(self.source.as_str()))?;
        self.signed_by.iter().try_for_each(|signer| writeln!(text, "signed-by = {}", quoted(signer)))
    }
}

/// What a digest begins with: the hash that made it.
pub(crate) const DIGEST: &str = "sha256:";
