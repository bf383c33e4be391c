//! Files are read in processes of their own: one that is the end of its reader costs nothing but itself.

use std::fs;
use std::path::Path;
use std::time::Duration;

use dti_diagnostics::{Code, Findings, Language};
use dti_engine::submissions::worker::Workers;
use dti_engine::submissions::{self, Reading, Submissions};
use dti_tests::hcmc;

/// As long as a test may wait for a reader that hangs; the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(4);

fn workers() -> Workers {
    Workers::new(env!("CARGO_BIN_EXE_fake-reader"), []).with_patience(PATIENCE)
}

fn read(folder: &Path, reading: Reading<'_>) -> (Submissions, Findings) {
    let mut findings = Findings::new();
    let submissions = submissions::read(&crate::sets::load(hcmc::SET), folder, reading, &mut findings);
    findings.sort();
    (submissions.expect("there is something to read"), findings)
}

/// Everything that was read and told.
fn shown((submissions, findings): &(Submissions, Findings)) -> String {
    format!("{submissions:?}\n{}", findings.render(Language::Vi))
}

#[test]
fn workers_read_what_is_read_here() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(folder.path()).expect("the case can be written");
    let workers = workers();
    workers.start(1);
    let (here, there) = (read(folder.path(), Reading::here()), read(folder.path(), Reading::by(&workers)));
    assert!(here.1.len() > 10);
    assert_eq!(shown(&there), shown(&here));
}

#[test]
fn whatever_becomes_of_a_reader_costs_one_file() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    hcmc::write_case(folder.path()).expect("the case can be written");
    let good = read(folder.path(), Reading::here());
    let traps = [
        ("abort", "crashed"),
        ("exit", "crashed (exit status: 3)"),
        ("stack", "crashed"),
        ("memory", if cfg!(target_os = "linux") { "over 256 MB of memory" } else { "reader" }),
        ("hang", "took over 4 s"),
        ("loop", "took over 4 s"),
        ("rubbish", "cannot be understood"),
        ("flood", "cannot be understood"),
        ("half", "crashed (exit status: 0)"),
    ];
    for (trap, _) in traps {
        fs::write(folder.path().join(format!("0-{trap}.csv")), format!("trap: {trap}\n")).expect("it can be written");
    }
    let (submissions, findings) = read(folder.path(), Reading::by(&workers()));
    let (failed, other): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.code == Code::ReaderFailed);
    for (trap, fate) in traps {
        let place = |finding: &&&dti_diagnostics::Finding| {
            finding.place.as_ref().is_some_and(|place| place.file == format!("0-{trap}.csv"))
        };
        let told: Vec<_> = failed.iter().filter(place).map(|finding| finding.message(Language::En)).collect();
        assert!(told.len() == 1 && told[0].contains(fate), "{trap}: {told:?}");
    }
    assert_eq!(failed.len(), traps.len());
    assert_eq!(other.len(), good.1.len());
    assert_eq!(format!("{:?}", submissions.list), format!("{:?}", good.0.list));
}

#[test]
fn a_reader_that_cannot_be_started_is_told() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("a.csv"), "a;b\n").expect("it can be written");
    let (mut findings, workers) = (Findings::new(), Workers::new("no such program", []));
    let read = submissions::read(&crate::sets::load(hcmc::SET), folder.path(), Reading::by(&workers), &mut findings);
    assert!(read.is_err());
    let told = findings.render(Language::En);
    assert!(told.contains("its reader could not be started (it does not exist)"), "{told}");
}
