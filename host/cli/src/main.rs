//! The program `dti`.

use std::process::ExitCode;

fn main() -> ExitCode {
    dti_cli::main(std::env::args_os())
}
