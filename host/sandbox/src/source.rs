//! A component before it is loaded: bytes at hand, or a file that need not be read as long as it is a known one.
//!
//! A file that was digested once is known again by what the system says of it ([`crate::witness`]). What runs is in any
//! case code that was compiled of bytes with the digest that the source tells: bytes that are read later, to be compiled
//! or to be held against a signature, are digested again.

use std::borrow::Cow;
use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::witness::Witness;
use crate::{Limits, PluginError, Sandbox, file};

/// A component with its digest, which nothing changes any more: whoever swaps its file changes nothing here.
#[derive(Debug)]
pub struct Source<'a> {
    digest: String,
    length: usize,
    bytes: OnceLock<Cow<'a, [u8]>>,
    /// The open file of bytes that were not read yet.
    file: Option<Mutex<File>>,
}

impl<'a> Source<'a> {
    /// A component at hand.
    pub fn of(bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        let bytes = bytes.into();
        Self { digest: digest(&bytes), length: bytes.len(), bytes: OnceLock::from(bytes), file: None }
    }

    /// The component in a file, which is read unless the sandbox knows it.
    ///
    /// # Errors
    /// [`PluginError::Unreadable`] or [`PluginError::TooLarge`].
    pub fn open(sandbox: &Sandbox, path: &Path) -> Result<Self, PluginError> {
        let file = file::open(path)?;
        let Some(cache) = sandbox.cache() else { return Ok(Self::of(file::read(&file, sandbox.limits())?)) };
        if let Some((digest, length)) = cache.recognise(&file) {
            return Ok(Self { digest, length, bytes: OnceLock::new(), file: Some(Mutex::new(file)) });
        }
        // Taken before the file is read: a change while it is read shows.
        let witness = Witness::of(&file, cache.folder());
        let source = Self::of(file::read(&file, sandbox.limits())?);
        if let Some(witness) = witness.filter(|witness| Witness::vouches(Some(witness), &file)) {
            cache.remember(witness, &source.digest);
        }
        Ok(source)
    }

    /// The SHA-256 of the bytes, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The bytes.
    ///
    /// # Errors
    /// [`PluginError`] if they were not read yet, and cannot be read now or are others by now.
    pub fn bytes(&self, limits: &Limits) -> Result<&[u8], PluginError> {
        if let Some(file) = &self.file {
            let file = file.lock().unwrap_or_else(PoisonError::into_inner);
            if self.bytes.get().is_none() {
                let bytes = self.demand_same(file::read(&file, limits)?)?;
                self.bytes.get_or_init(|| Cow::Owned(bytes));
            }
        }
        Ok(self.bytes.get().expect("bytes at hand, or just read"))
    }

    fn demand_same(&self, bytes: Vec<u8>) -> Result<Vec<u8>, PluginError> {
        if digest(&bytes) == self.digest {
            return Ok(bytes);
        }
        Err(PluginError::Unreadable { reason: "the file changed while it was in use".to_owned() })
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
