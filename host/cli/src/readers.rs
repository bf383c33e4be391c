//! The program as its own reader: it starts itself anew to read files, because a file may be the end of its reader.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use dti_engine::submissions::worker::{Workers, serve};

/// The word that makes a reader of the program; not for people, so that help says nothing of it.
const WORD: &str = "read-files-for-another-process";

/// Reads files for another process of this program, if that one started this one for it.
///
/// A program that calls [`crate::main`] calls this first.
#[must_use]
pub fn serve_another_process() -> Option<ExitCode> {
    if std::env::args_os().nth(1)? != WORD {
        return None;
    }
    // Whoever asked tells what is wrong with a file.
    std::panic::set_hook(Box::new(|_| {}));
    let served = serve(io::stdin(), io::stdout().lock(), || std::process::exit(0));
    Some(if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Readers; if there is something to read, one for each thread of the pool is on its way already.
pub(crate) fn start(needed: bool) -> Workers {
    let program = std::env::current_exe().unwrap_or_else(|_| "dti".into());
    let workers = Workers::new(program, [OsString::from(WORD)]);
    if needed {
        workers.start(rayon::current_num_threads());
    }
    workers
}
