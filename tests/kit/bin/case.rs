//! Writes a generated case: `make-case hcmc-2023 OUT`, `make-case bench OUT [AGENCIES INDICATORS workbooks|table]`.

use std::path::Path;
use std::process::ExitCode;

use dti_tests::bench::{Case, Handed};
use dti_tests::hcmc;

const USAGE: &str = "usage: make-case hcmc-2023 OUT | make-case bench OUT [AGENCIES INDICATORS workbooks|table]";

#[expect(clippy::print_stderr, reason = "a program for the command line")]
fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["hcmc-2023", out] => std::fs::create_dir_all(out).and_then(|()| hcmc::write_case(Path::new(out))),
        ["bench", out, ref size @ ..] if let Some(case) = case_of(size) => case.write(Path::new(out)),
        _ => {
            eprintln!("{USAGE}");
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

/// The benchmark's case of this size; the usual one where none is asked for.
fn case_of(size: &[&str]) -> Option<Case> {
    let [agencies, indicators, form] = size else { return size.is_empty().then(Case::default) };
    let form = match *form {
        "workbooks" => Handed::Workbooks,
        "table" => Handed::Table,
        _ => return None,
    };
    Some(Case { agencies: agencies.parse().ok()?, indicators: indicators.parse().ok()?, form })
}
