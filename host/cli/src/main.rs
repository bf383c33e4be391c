//! The program `dti`.

use std::process::ExitCode;

// A run makes and drops many small texts on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dti_cli::serve_another_process().unwrap_or_else(|| dti_cli::main(std::env::args_os()))
}
