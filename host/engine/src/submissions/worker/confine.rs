//! What a worker denies itself.

use std::io;

/// Limits the process that calls this for the rest of its life, so that no file can make it take more than
/// [`super::MEMORY_BYTES`] of memory, open a file, write one, start a thread or a process, or leave a core.
///
/// # Errors
/// If the system refuses.
#[cfg(unix)]
pub(super) fn confine() -> io::Result<()> {
    use rustix::process::Resource;

    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Nofile, 0)?;
    limit(Resource::Nproc, 0)?;
    limit(Resource::Stack, STACK_BYTES)?;
    // Linux counts private memory that can be written to, mapped or not by an allocator; other systems, the heap alone.
    limit(Resource::Data, super::MEMORY_BYTES)
}

/// Readers hardly recurse.
#[cfg(unix)]
const STACK_BYTES: u64 = 8 << 20;

#[cfg(unix)]
fn limit(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};

    let allowed = getrlimit(resource).maximum;
    let most = Some(allowed.map_or(most, |allowed| allowed.min(most)));
    Ok(setrlimit(resource, Rlimit { current: most, maximum: most })?)
}

/// Does nothing: what this system offers for it (job objects) cannot be had without code that the compiler does not check.
/// What a file may hold is counted all the same, and who takes too long is ended.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub(super) fn confine() -> io::Result<()> {
    Ok(())
}
