//! What was found of a component, on disk: its compiled code and its profile, so that a plugin is compiled once and not
//! in every run.
//!
//! Two files belong to a component: its code, which is mapped and run as it is, and a seal, which has the code's digest
//! and what the plugin says of itself. A seal begins with its own digest.

use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use wasmtime::Engine;

use crate::told::Told;
use crate::witness::Witness;
use crate::{Limits, owner};

/// The length of the digest with which a seal begins.
const DIGEST: usize = 32;
/// Changes when a seal says something else than before.
const FORMAT: &str = "seal 2";

/// A folder of compiled code that only its owner can change. Whatever is amiss with it, code is compiled anew.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    key: String,
}

/// What is known of a component besides its code.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Seal {
    /// The component and the engine that all this is about: what was found of another one is not believed.
    of: String,
    /// The SHA-256 of the code.
    code: [u8; DIGEST],
    /// By what the code file is known to be the one that was digested.
    witness: Option<Witness>,
    /// The version of the contract that it keeps.
    pub(crate) contract: String,
    /// What it says of itself.
    pub(crate) told: Told,
}

impl Cache {
    /// The cache in a folder, which is made if need be; none if the folder cannot be kept from others.
    pub(crate) fn open(folder: PathBuf, engine: &Engine, limits: &Limits) -> Option<Self> {
        owner::make_private(&folder).ok()?;
        Some(Self { folder, key: key(engine, limits) })
    }

    /// What is known of a component, and the file of its code, if both are there and whole.
    pub(crate) fn find(&self, component: &str) -> Option<(Seal, PathBuf)> {
        let mut seal = Vec::new();
        owner::open(&self.seal_path(component)).ok()?.read_to_end(&mut seal).ok()?;
        let (digest, text) = seal.split_first_chunk::<DIGEST>()?;
        if Sha256::digest(text).as_slice() != digest {
            return None;
        }
        let mut seal: Seal = serde_json::from_slice(text).ok().filter(|seal: &Seal| seal.of == self.name(component))?;
        let path = self.code_path(component);
        let code = owner::open(&path).ok()?;
        if !Witness::vouches(seal.witness.as_ref(), &code) {
            if digest_of(&code).ok()? != seal.code {
                return None;
            }
            self.vouch(component, &mut seal, &code);
        }
        Some((seal, path))
    }

    /// Keeps what was found of a component.
    pub(crate) fn keep(&self, component: &str, code: &[u8], contract: &str, told: Told) {
        let digest = Sha256::digest(code).into();
        let seal = Seal { of: self.name(component), code: digest, witness: None, contract: contract.to_owned(), told };
        // Not being able to keep it costs the next run some time, nothing else.
        drop(self.write(&self.code_path(component), &[code]).and_then(|()| self.write_seal(component, &seal)));
    }

    /// Notes by what the file is known that was just found to be whole.
    fn vouch(&self, component: &str, seal: &mut Seal, code: &File) {
        if let Some(witness) = Witness::of(code, &self.folder) {
            seal.witness = Some(witness);
            drop(self.write_seal(component, seal));
        }
    }

    fn write_seal(&self, component: &str, seal: &Seal) -> io::Result<()> {
        let text = serde_json::to_vec(seal)?;
        self.write(&self.seal_path(component), &[Sha256::digest(&text).as_slice(), &text])
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        parts.iter().try_for_each(|part| file.write_all(part))?;
        file.persist(path)?;
        Ok(())
    }

    fn name(&self, component: &str) -> String {
        format!("{component}-{}", self.key)
    }

    fn code_path(&self, component: &str) -> PathBuf {
        self.folder.join(format!("{}.code", self.name(component)))
    }

    fn seal_path(&self, component: &str) -> PathBuf {
        self.folder.join(format!("{}.seal", self.name(component)))
    }
}

fn digest_of(mut file: &File) -> io::Result<[u8; DIGEST]> {
    let mut digest = Digest(Sha256::new());
    let mut buffer = vec![0; 256 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digest.0.finalize().into()),
            length => digest.write(&buffer[..length]),
        }
    }
}

/// What the kept depends on besides the component: the engine's version, its configuration, the processor; the limits
/// that the component was found to keep; the version of this program, which looked.
fn key(engine: &Engine, limits: &Limits) -> String {
    let mut digest = Digest(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut digest);
    digest.write(format!("{FORMAT} {} {limits:?}", env!("CARGO_PKG_VERSION")).as_bytes());
    format!("{:016x}", digest.finish())
}

/// Unlike the standard library's hashes this one is the same in every build.
struct Digest(Sha256);

impl Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        u64::from_be_bytes(*digest.first_chunk().expect("a SHA-256 has 32 bytes"))
    }
}
