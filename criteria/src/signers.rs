//! Whose plugins a set trusts: `signers.toml` beside `plugins.lock`, public keys as minisign writes them.

use dti_diagnostics::{Findings, Halted, Place};
use minisign_verify::{Error, PublicKey, Signature};

use crate::{Source, draft};

/// Those whose signatures a set trusts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signers {
    pub(crate) signers: Vec<Signer>,
    /// Whether the set takes no plugin that none of them signed.
    pub(crate) required: bool,
}

/// One whose signature a set trusts.
#[derive(Debug, Clone, PartialEq)]
pub struct Signer {
    /// What the signer is called.
    pub name: String,
    pub(crate) key: PublicKey,
    /// Where the key stands.
    pub place: Place,
}

/// Who signed a component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Signed<'a> {
    /// Somebody whom the set trusts.
    By(&'a Signer),
    /// Somebody whom the set does not know.
    ByStranger,
}

/// Why a signature cannot be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureFault {
    /// It is not in the form that minisign writes.
    Malformed,
    /// It bears the key of a signer and is not of these bytes: they or it were changed.
    Broken,
}

impl Signers {
    /// The file's name.
    pub const FILE: &str = "signers.toml";
    /// What a signature file adds to the name of the file that it signs.
    pub const ENDING: &str = ".minisig";

    /// Those whom a set trusts; nobody if it does not say.
    ///
    /// # Errors
    /// [`Halted`] if the file is malformed; all its faults are told.
    pub fn read(source: &Source, findings: &mut Findings) -> Result<Self, Halted> {
        let Some(file) = source.file(Self::FILE) else { return Ok(Self::default()) };
        let mut own = Findings::new();
        let read = draft::read_signers(file, &mut own);
        let settled = own.settle(read);
        findings.append(own);
        settled
    }

    /// Whether the set takes no plugin that none of them signed.
    #[must_use]
    pub fn required(&self) -> bool {
        self.required
    }

    /// Their names, in the file's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.signers.iter().map(|signer| signer.name.as_str())
    }

    /// Who signed a component, after its signature was verified.
    ///
    /// # Errors
    /// [`SignatureFault`] if the signature is none, or not of these bytes.
    pub fn verify(&self, component: &[u8], signature: &str) -> Result<Signed<'_>, SignatureFault> {
        let signature = Signature::decode(signature).map_err(|_| SignatureFault::Malformed)?;
        // Two signers may bear the same key id, by chance or on purpose: the one counts whose key verifies it.
        let mut broken = false;
        for signer in &self.signers {
            match signer.key.verify(component, &signature, true) {
                Ok(()) => return Ok(Signed::By(signer)),
                Err(Error::UnexpectedKeyId) => {}
                Err(_) => broken = true,
            }
        }
        if broken { Err(SignatureFault::Broken) } else { Ok(Signed::ByStranger) }
    }
}
