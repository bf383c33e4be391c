//! What each file of the hostile corpus costs: `dti check` of the file beside a correct one, as a process of its own.
//!
//! `cargo run --release --bin bench-hostile` after `cargo build --release --bin dti`.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dti_tests::hostile::{CHAPTERS, Folder, Hostile};

/// Nothing may take longer.
const SECONDS: f64 = 2.0;
/// Nothing may take more memory, in megabytes.
const MEGABYTES: u64 = 256;

/// What a run took.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    /// Peak of all its processes together in megabytes; 0 where that cannot be measured.
    megabytes: u64,
}

#[expect(clippy::print_stdout, reason = "a program for the command line")]
fn main() {
    let program = std::env::current_exe().expect("it is running").with_file_name("dti");
    let cache = tempfile::tempdir().expect("a folder can be made");
    let cost = |hostile: Option<&Hostile>| cost_of(&program, cache.path(), hostile);
    cost(None);
    let alone = cost(None);
    println!("A correct form alone: {:.2} s, {} MB.\n", alone.seconds, alone.megabytes);
    println!("| files | count | slowest | s | largest | MB |\n|---|---|---|---|---|---|");
    let mut beyond = Vec::new();
    for (title, rows) in CHAPTERS {
        let costs: Vec<_> = rows.iter().map(|hostile| (hostile.name, cost(Some(hostile)))).collect();
        let slowest = costs.iter().max_by(|a, b| a.1.seconds.total_cmp(&b.1.seconds)).expect("no chapter is empty");
        let largest = costs.iter().max_by_key(|(_, cost)| cost.megabytes).expect("no chapter is empty");
        println!(
            "| {title} | {} | `{}` | {:.2} | `{}` | {} |",
            rows.len(),
            slowest.0.escape_debug(),
            slowest.1.seconds,
            largest.0.escape_debug(),
            largest.1.megabytes
        );
        beyond.extend(costs.into_iter().filter(|(_, cost)| cost.seconds > SECONDS || cost.megabytes > MEGABYTES));
    }
    for (name, cost) in &beyond {
        println!("\nbeyond {SECONDS} s or {MEGABYTES} MB: {name}: {:.2} s, {} MB", cost.seconds, cost.megabytes);
    }
}

fn cost_of(program: &Path, cache: &Path, hostile: Option<&Hostile>) -> Cost {
    let below = tempfile::tempdir().expect("a folder can be made");
    let folder = Folder::begin(below.path()).expect("it can be written");
    if let Some(hostile) = hostile {
        folder.put(hostile).expect("it can be written");
    }
    let mut command = Command::new(program);
    command.arg("check").arg(&folder.set).arg("--submissions").arg(&folder.submissions).arg("--cache").arg(cache);
    let begun = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("`dti` lies beside this program");
    let megabytes = watch(&mut child);
    Cost { seconds: begun.elapsed().as_secs_f64(), megabytes }
}

/// Waits for a process; returns the most memory that it and its children held.
fn watch(child: &mut Child) -> u64 {
    let mut peak = 0;
    while child.try_wait().expect("it is a child").is_none() {
        peak = peak.max(kilobytes(child.id()));
        std::thread::sleep(Duration::from_millis(2));
    }
    peak / 1024
}

/// The peaks of a process and its children, as Linux tells them.
fn kilobytes(process: u32) -> u64 {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{process}/{name}")).unwrap_or_default();
    let status = read("status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own: u64 = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    let children = read(&format!("task/{process}/children"));
    own + children.split_whitespace().filter_map(|child| child.parse().ok()).map(kilobytes).sum::<u64>()
}
