//! The benchmark of reading by workers: the same folder read in this process and by others, on one thread and on two.
//!
//! `bench-readers SET SUBMISSIONS [ROUNDS]`

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::Findings;
use dti_engine::submissions::worker::{Workers, serve};
use dti_engine::submissions::{self, Reading};

/// What makes a worker of this program.
const WORKER: &str = "worker";

#[expect(clippy::print_stdout, reason = "a program for the command line")]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words == [WORKER] {
        let served = serve(std::io::stdin(), std::io::stdout().lock(), || std::process::exit(0));
        return if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let [set, folder, rounds @ ..] = words.as_slice() else { return ExitCode::FAILURE };
    let rounds = rounds.first().map_or(11, |rounds| rounds.parse().expect("a number of rounds"));
    let set = load(set);
    println!("| threads | here | by workers, from their start | by workers that wait |");
    println!("|---|---|---|---|");
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..rounds {
            times[0].push(pool.install(|| time(|| read(&set, folder, Reading::here()))));
            let mut workers = None;
            times[1].push(pool.install(|| time(|| read(&set, folder, Reading::by(workers.insert(started(threads)))))));
            let waiting = workers.expect("they were started");
            times[2].push(pool.install(|| time(|| read(&set, folder, Reading::by(&waiting)))));
        }
        let [here, cold, warm] = times.map(median);
        println!(
            "| {threads} | {here:.1} ms | {cold:.1} ms ({:.2}) | {warm:.1} ms ({:.2}) |",
            cold / here,
            warm / here
        );
    }
    ExitCode::SUCCESS
}

fn load(set: &str) -> CriteriaSet {
    let mut findings = Findings::new();
    let set = Source::find(set, &mut findings).and_then(|source| CriteriaSet::load(&source, &mut findings));
    set.expect("the set loads")
}

fn started(count: usize) -> Workers {
    let workers = Workers::new(std::env::current_exe().expect("it runs"), [OsString::from(WORKER)]);
    workers.start(count);
    workers
}

fn read(set: &CriteriaSet, folder: &str, reading: Reading<'_>) {
    submissions::read(set, Path::new(folder), reading, &mut Findings::new()).expect("there is something to read");
}

/// Milliseconds of some work.
fn time(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
