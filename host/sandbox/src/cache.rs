//! What was found of a component, on disk: its compiled code and its profile, so that a plugin is compiled once and not
//! in every run.
//!
//! Two files belong to a component: its code, which is mapped and run as it is, and a seal, which has the code's digest
//! and what the plugin says of itself. A third belongs to the file of a component that was digested, and has its digest.
//! Seals and digests begin with their own digest.

use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
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

/// The digest of a component's file.
#[derive(Debug, Serialize, Deserialize)]
struct Digested {
    /// By what the file is known to be the one that was digested.
    witness: Witness,
    /// The SHA-256 of the component, in hexadecimal.
    digest: String,
}

impl Cache {
    /// The cache in a folder, which is made if need be; none if the folder cannot be kept from others.
    pub(crate) fn open(folder: PathBuf, engine: &Engine, limits: &Limits) -> Option<Self> {
        owner::make_private(&folder).ok()?;
        Some(Self { folder, key: key(engine, limits) })
    }

    /// What is known of a component, and the file of its code, if both are there and whole.
    pub(crate) fn find(&self, component: &str) -> Option<(Seal, PathBuf)> {
        let mut seal: Seal =
            read_sealed(&self.seal_path(component)).filter(|seal: &Seal| seal.of == self.name(component))?;
        let path = self.code_path(component);
        let code = owner::open(&path).ok()?;
        if !Witness::vouches(seal.witness.as_ref(), &code) {
            // Taken before the file is read: a change while it is read shows.
            let witness = Witness::of(&code, &self.folder);
            if digest_of(&code).ok()? != seal.code {
                return None;
            }
            self.vouch(component, &mut seal, witness);
        }
        Some((seal, path))
    }

    /// The digest and the length of a component's file, if it is the one that was digested once.
    pub(crate) fn recognise(&self, file: &File) -> Option<(String, usize)> {
        let now = Witness::of_now(file)?;
        let Digested { witness, digest } = read_sealed(&self.digest_path(&now))?;
        (witness == now).then_some((digest, usize::try_from(now.bytes()).ok()?))
    }

    /// Remembers the digest of a component's file, which is in hexadecimal.
    pub(crate) fn remember(&self, witness: Witness, digest: &str) {
        let path = self.digest_path(&witness);
        // Not being able to remember it costs the next run some time, nothing else.
        drop(self.write_sealed(&path, &Digested { witness, digest: digest.to_owned() }));
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps what was found of a component.
    pub(crate) fn keep(&self, component: &str, code: &[u8], contract: &str, told: Told) {
        let digest = Sha256::digest(code).into();
        let seal = Seal { of: self.name(component), code: digest, witness: None, contract: contract.to_owned(), told };
        // Not being able to keep it costs the next run some time, nothing else.
        drop(
            self.write(&self.code_path(component), &[code])
                .and_then(|()| self.write_sealed(&self.seal_path(component), &seal)),
        );
    }

    /// Notes by what the file is known that was just found to be whole.
    fn vouch(&self, component: &str, seal: &mut Seal, witness: Option<Witness>) {
        if witness.is_some() {
            seal.witness = witness;
            drop(self.write_sealed(&self.seal_path(component), seal));
        }
    }

    fn write_sealed<T: Serialize>(&self, path: &Path, content: &T) -> io::Result<()> {
        let text = serde_json::to_vec(content)?;
        self.write(path, &[Sha256::digest(&text).as_slice(), &text])
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

    /// What is known of a file depends on neither engine nor limits.
    fn digest_path(&self, witness: &Witness) -> PathBuf {
        let (device, inode) = witness.file();
        self.folder.join(format!("{device:x}-{inode:x}.digest"))
    }
}

/// What was written after its own digest, if it is whole.
fn read_sealed<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let mut sealed = Vec::new();
    owner::open(path).ok()?.read_to_end(&mut sealed).ok()?;
    let (digest, text) = sealed.split_first_chunk::<DIGEST>()?;
    if Sha256::digest(text).as_slice() != digest {
        return None;
    }
    serde_json::from_slice(text).ok()
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
