//! Where rules run: plugins are WebAssembly components that can do nothing but compute, within [`Limits`].
//!
//! 1. A [`Sandbox`] is an engine with its limits and its folder of compiled code.
//! 2. A [`Source`] is a component on its way there: bytes, or a file that is not read again while it is known.
//! 3. A [`Plugin`] is a component that was found to keep the contract; [`load_all`] loads many at once.
//! 4. Each of its rules serves the engine through the port [`dti_engine::rules::Rule`]: every call gets a fresh
//!    instance, and nothing that comes back is believed before it is checked.

mod answer;
mod cache;
mod call;
mod contract;
mod effort;
mod error;
mod failure;
mod file;
mod limits;
mod load;
mod meter;
mod owner;
mod panic_note;
mod plugin;
mod pool;
mod profile;
mod rule;
mod sandbox;
mod schema;
mod source;
mod surface;
mod told;
mod violation;
mod weight;
mod witness;
mod words;

pub use answer::{Breach, TextFault};
pub use contract::{CONTRACT, CONTRACTS};
pub use error::{PluginError, SandboxError};
pub use failure::{Failure, Trace, Unit};
pub use limits::{Limits, Usage};
pub use load::{Loaded, Refused, load_all, load_sources};
pub use plugin::{Plugin, PluginInfo};
pub use profile::ProfileFault;
pub use rule::{Measured, SandboxedRule};
pub use sandbox::Sandbox;
pub use source::Source;
