//! Writes a generated case: `make-case hcmc-2023 OUT`, `make-case bench OUT`.

use std::path::Path;
use std::process::ExitCode;

use dti_tests::{bench, hcmc};

#[expect(clippy::print_stderr, reason = "a program for the command line")]
fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["hcmc-2023", out] => std::fs::create_dir_all(out).and_then(|()| hcmc::write_case(Path::new(out))),
        ["bench", out] => std::fs::create_dir_all(out).and_then(|()| bench::write_case(Path::new(out))),
        _ => {
            eprintln!("usage: make-case hcmc-2023 OUT | make-case bench OUT");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write the case: {error}");
            ExitCode::FAILURE
        }
    }
}
