//! `cargo demo`: makes the submissions of the case `hcmc-2023`, scores them, and says where to look.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dti_tests::hcmc;

const SUBMISSIONS: &str = "runs/hcmc-2023/submissions";
const RESULTS: &str = "runs/hcmc-2023/results";

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the command line")]
fn main() -> ExitCode {
    if let Some(code) = dti_cli::serve_another_process() {
        return code;
    }
    if let Err(error) = make_submissions(Path::new(SUBMISSIONS)) {
        eprintln!("cannot write {SUBMISSIONS}: {error}");
        return ExitCode::FAILURE;
    }
    let mut command = vec!["dti", "score", hcmc::SET, "--submissions", SUBMISSIONS, "--out", RESULTS];
    println!("$ {}\n", command.join(" "));
    let further: Vec<_> = std::env::args().skip(1).collect();
    command.extend(further.iter().map(String::as_str));
    dti_cli::main(command.into_iter().map(Into::into))
}

/// Writes the case anew, so that a fault mended by hand in an earlier demonstration does not stay.
fn make_submissions(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    hcmc::write_case(folder)
}
