//! The benchmark of reading: 330 workbooks of 98 × 8 cells, and a sheet of 500,000 records, each against a bare loop of
//! calamine over the cells of the same files, in the process itself and by workers. Every measurement is a process of its
//! own, so that its peak is its own; what workers take is not in it.

use std::ffi::OsString;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use calamine::{Reader, Xlsx};
use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Findings, Language};
use dti_engine::submissions::worker::{Workers, serve};
use dti_engine::submissions::{self, Reading};
use dti_tests::bench::Case;
use dti_tests::{bench, records};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 7;

/// What makes a worker of this program.
const WORKER: &str = "worker";

/// Who reads.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Loop,
    Itself,
    Workers,
}

/// What is measured: what it is called, its folder, who reads, on how many threads.
const MEASURED: [(&str, &str, By, usize); 8] = [
    ("330 workbooks, bare loop", "forms", By::Loop, 1),
    ("330 workbooks, 1 thread", "forms", By::Itself, 1),
    ("330 workbooks, 2 threads", "forms", By::Itself, 2),
    ("330 workbooks, 1 worker", "forms", By::Workers, 1),
    ("330 workbooks, 2 workers", "forms", By::Workers, 2),
    ("500,000 records, bare loop", "records", By::Loop, 1),
    ("500,000 records, 1 thread", "records", By::Itself, 1),
    ("500,000 records, 1 worker", "records", By::Workers, 1),
];

#[expect(clippy::print_stdout, reason = "a program for the command line")]
fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == [WORKER] {
        return serve(io::stdin(), io::stdout().lock(), || std::process::exit(0));
    }
    if let [folder, number] = arguments.as_slice() {
        let number: usize = number.parse().map_err(io::Error::other)?;
        println!("{} {}", measure(Path::new(folder), number)?, peak());
        return Ok(());
    }
    let folder = arguments.first().map_or_else(|| std::env::temp_dir().join("dti-bench-reading"), PathBuf::from);
    prepare(&folder)?;
    let mut figures: Vec<Vec<(f64, u64)>> = vec![Vec::new(); MEASURED.len()];
    for _ in 0..ROUNDS {
        for (number, figures) in figures.iter_mut().enumerate() {
            figures.push(run(&folder, number)?);
        }
    }
    println!("| | least | median | most | times the bare loop | peak memory |");
    println!("|---|---|---|---|---|---|");
    let mut bare = 0.0;
    for ((name, _, by, _), figures) in MEASURED.iter().zip(&mut figures) {
        figures.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (least, median, most) = (figures[0].0, figures[ROUNDS / 2].0, figures[ROUNDS - 1].0);
        let peak = figures.iter().map(|figure| figure.1).max().unwrap_or_default() >> 10;
        if *by == By::Loop {
            bare = median;
        }
        println!("| {name} | {least:.3} s | {median:.3} s | {most:.3} s | {:.2} | {peak} MiB |", median / bare);
    }
    Ok(())
}

fn prepare(folder: &Path) -> io::Result<()> {
    if !folder.join("forms").exists() {
        Case::default().write(&folder.join("forms"))?;
    }
    if !folder.join("records").exists() {
        records::write_case(&folder.join("records"))?;
    }
    Ok(())
}

/// One measurement in a process of its own: seconds, and the peak in KiB.
fn run(folder: &Path, number: usize) -> io::Result<(f64, u64)> {
    let program = std::env::current_exe()?;
    let output = Command::new(program).arg(folder).arg(number.to_string()).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures = text.trim().split_once(' ').and_then(|(time, peak)| Some((time.parse().ok()?, peak.parse().ok()?)));
    figures.ok_or_else(|| io::Error::other(format!("{text}{}", String::from_utf8_lossy(&output.stderr))))
}

fn measure(folder: &Path, number: usize) -> io::Result<f64> {
    let (_, case, by, threads) = MEASURED[number];
    let folder = folder.join(case);
    let submissions = folder.join(bench::SUBMISSIONS);
    if by == By::Loop {
        let begun = Instant::now();
        let cells = bare(&submissions)?;
        let seconds = begun.elapsed().as_secs_f64();
        return if cells > 100_000 { Ok(seconds) } else { Err(io::Error::other("there are too few cells")) };
    }
    let set = load(&folder.join(if case == "forms" { Case::default().set() } else { records::SET.to_owned() }));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let mut findings = Findings::new();
    let workers = Workers::new(std::env::current_exe()?, [OsString::from(WORKER)]);
    let begun = Instant::now();
    let reading = if by == By::Workers {
        workers.start(threads);
        Reading::by(&workers)
    } else {
        Reading::here()
    };
    let read = pool.install(|| submissions::read(&set, &submissions, reading, &mut findings));
    let seconds = begun.elapsed().as_secs_f64();
    let told = || io::Error::other(findings.render(Language::En));
    let read = read.map_err(|_| told())?;
    if findings.has_errors() || read.list.is_empty() { Err(told()) } else { Ok(seconds) }
}

/// Every cell of every sheet of every file, and nothing made of them.
fn bare(submissions: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in std::fs::read_dir(submissions)? {
        let bytes = std::fs::read(entry?.path())?;
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(io::Error::other)?;
        for name in workbook.sheet_names() {
            let mut cells = workbook.worksheet_cells_reader(&name).map_err(io::Error::other)?;
            while let Some(cell) = cells.next_cell().map_err(io::Error::other)? {
                std::hint::black_box(cell);
                count += 1;
            }
        }
    }
    Ok(count)
}

fn load(folder: &Path) -> CriteriaSet {
    let mut findings = Findings::new();
    let source = Source::find(&folder.to_string_lossy(), &mut findings);
    let set = source.and_then(|source| CriteriaSet::load(&source, &mut findings));
    set.unwrap_or_else(|_| panic!("the set does not load:\n{}", findings.render(Language::En)))
}

/// The most memory that this process ever held, in KiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
