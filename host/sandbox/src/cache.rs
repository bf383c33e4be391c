//! Compiled code on disk, so that a plugin is compiled once and not in every run.

use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use wasmtime::Engine;

/// The length of the digest with which a file begins.
const DIGEST: usize = 32;

/// A folder of compiled code that only its owner can change. Whatever is amiss with it, code is compiled anew.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    engine: String,
}

impl Cache {
    /// The cache in a folder, which is made if need be; none if the folder cannot be kept from others.
    pub(crate) fn open(folder: PathBuf, engine: &Engine) -> Option<Self> {
        make_private(&folder).ok()?;
        Some(Self { folder, engine: engine_key(engine) })
    }

    /// The code compiled from a component, if it is there and whole.
    pub(crate) fn find(&self, component: &str) -> Option<Vec<u8>> {
        let mut file = fs::read(self.path(component)).ok()?;
        let (digest, code) = file.split_first_chunk::<DIGEST>()?;
        let whole = Sha256::digest(code).as_slice() == digest;
        whole.then(|| file.split_off(DIGEST))
    }

    /// Keeps the code compiled from a component.
    pub(crate) fn keep(&self, component: &str, code: &[u8]) {
        // Not being able to keep it costs the next run some time, nothing else.
        drop(self.write(component, code));
    }

    fn write(&self, component: &str, code: &[u8]) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&Sha256::digest(code))?;
        file.write_all(code)?;
        file.persist(self.path(component))?;
        Ok(())
    }

    fn path(&self, component: &str) -> PathBuf {
        self.folder.join(format!("{component}-{}", self.engine))
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // Fails if the folder belongs to somebody else, who could put code into it.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// What the compiled code depends on besides the component: the engine's version, its configuration, the processor.
fn engine_key(engine: &Engine) -> String {
    let mut digest = Digest(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut digest);
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
