//! Files read in processes of their own: whatever a file does to its reader, the run goes on.
//!
//! [`Workers`] are processes of one program that calls [`serve()`]. Each is sent the bytes of a file, reads them behind the
//! same guards as [`super::workbook`] does, and sends the cells back as it meets them, so that neither side keeps the
//! sheet twice. A worker limits itself before it reads anything, and whoever asked it believes nothing that it answers.
//! One that dies, takes too long or cannot be understood costs its file, and another takes its place.

mod answer;
mod confine;
mod pool;
mod process;
mod request;
mod serve;
#[cfg(test)]
mod tests;
mod watch;
mod wire;

pub use pool::Workers;
pub use serve::serve;

use std::time::Duration;

/// The most memory that a worker may take, in bytes.
pub const MEMORY_BYTES: u64 = 256 << 20;
/// How long a worker may take for a file.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What a worker says first: one of another version would be misunderstood.
const GREETING: &str = concat!("dti reader ", env!("CARGO_PKG_VERSION"));
/// Cells are sent when so many bytes have come together.
const FRAME: usize = 64 << 10;
