//! How a Rust crate becomes a plugin, the same way for the standard plugins and for those of authors:
//!
//! 1. [`demand_target`]: the Rust target must be installed, which cargo's own message buries;
//! 2. [`cargo`]: cargo with the flags of a plugin, small code and function names for backtraces;
//! 3. [`encode`]: the module, without what only tools need ([`names`]), as a component that imports nothing.

mod names;

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use wit_component::ComponentEncoder;

/// The only target for plugins: others import WASI, which the host refuses.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Fast code; function names stay for backtraces, all other debug information goes.
const PROFILE: &[&str] = &[
    "profile.plugin.inherits = 'release'",
    "profile.plugin.opt-level = 3",
    "profile.plugin.lto = true",
    "profile.plugin.codegen-units = 1",
    "profile.plugin.panic = 'abort'",
    "profile.plugin.debug = false",
    "profile.plugin.strip = 'debuginfo'",
];

/// Vector instructions, and a stack of 64 KiB instead of 1 MiB: whatever memory a plugin has is made clean after each call.
const CODE: &[&str] = &["-Ctarget-feature=+simd128", "-Clink-arg=-zstack-size=65536"];

/// What an outer cargo or a tool around it sets for native code, and what would only get in the way here.
const FOREIGN: &[&str] = &[
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_LLVM_COV",
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "CLIPPY_ARGS",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
    "__CARGO_DEFAULT_LIB_METADATA",
];

/// Why nothing can be compiled here.
#[derive(Debug, thiserror::Error)]
pub enum Unready {
    /// A tool is not there, or does not start.
    #[error("`{tool}` does not start: {error}")]
    Tool {
        /// The tool.
        tool: String,
        /// Why.
        error: io::Error,
    },
    /// The Rust target is not installed.
    #[error("the Rust target {TARGET} is not installed: run `rustup target add {TARGET}`")]
    Target,
}

/// Why a module does not become a component.
#[derive(Debug, thiserror::Error)]
#[error("it cannot be made a component: {0}")]
pub struct Unencodable(String);

/// Demands that [`TARGET`] is installed for this `rustc`, as it is chosen in a folder.
///
/// # Errors
/// [`Unready`] if it is not, or if `rustc` does not start.
pub fn demand_target(rustc: &OsStr, folder: &Path) -> Result<(), Unready> {
    let asked = ["--print", "target-libdir", "--target", TARGET];
    let found = Command::new(rustc).current_dir(folder).args(asked).output();
    let found = found.map_err(|error| Unready::Tool { tool: rustc.to_string_lossy().into_owned(), error })?;
    let library = PathBuf::from(String::from_utf8_lossy(&found.stdout).trim());
    if found.status.success() && library.is_dir() { Ok(()) } else { Err(Unready::Target) }
}

/// Cargo in a folder, about to compile libraries as plugins. In panic texts the folders bear the names beside them
/// instead of paths of this machine, so that every machine makes the same bytes.
#[must_use]
pub fn cargo(program: &OsStr, folder: &Path, named: &[(&Path, &str)]) -> Command {
    let mut cargo = Command::new(program);
    cargo.current_dir(folder).args(["build", "--lib", "--profile", "plugin", "--target", TARGET]);
    for setting in PROFILE {
        cargo.arg("--config").arg(setting);
    }
    for name in FOREIGN {
        cargo.env_remove(name);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(named));
    cargo
}

/// The folders of a build take other names, and so does that of the registry.
fn flags(named: &[(&Path, &str)]) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = home.as_deref().map(|home| (home, "/cargo"));
    let remapped = named.iter().copied().chain(registry);
    let flags = remapped.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    let flags = flags.chain(CODE.iter().map(|flag| (*flag).to_owned()));
    flags.collect::<Vec<_>>().join("\x1f")
}

/// The component of a compiled module.
///
/// # Errors
/// [`Unencodable`] if the module is none, does not keep a contract, or imports anything.
pub fn encode(module: &[u8]) -> Result<Vec<u8>, Unencodable> {
    let module = names::tidy(module).map_err(|error| Unencodable(error.to_string()))?;
    let encoder = ComponentEncoder::default().validate(true).module(&module);
    encoder.and_then(|mut encoder| encoder.encode()).map_err(|error| Unencodable(format!("{error:#}")))
}
