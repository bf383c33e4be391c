//! One worker: a process, its three streams, and of what it died.

use std::ffi::OsString;
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::PathBuf;
use std::process::{ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use dti_diagnostics::Text;

use super::MEMORY_BYTES;
use super::watch::Watched;

/// So much of what a worker complains of before it dies is read.
const COMPLAINT: u64 = 4 << 10;
/// So often it is asked whether a worker that fell silent has ended, each time a millisecond later than before.
const LAST_BREATHS: u64 = 64;

/// How workers are started.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) arguments: Vec<OsString>,
}

/// A worker.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) watched: Arc<Watched>,
    /// What it is asked.
    pub(super) asked: ChildStdin,
    /// What it answers.
    pub(super) answers: BufReader<ChildStdout>,
    complaints: ChildStderr,
    /// Whether it has said which version it is.
    pub(super) introduced: bool,
}

impl Program {
    /// Starts a worker.
    pub(super) fn start(&self) -> io::Result<Process> {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A trace of the calls would need files, and memory when there is none left.
        command.env("RUST_BACKTRACE", "0").env_remove("RUST_LIB_BACKTRACE");
        // The allocator would otherwise take a gigabyte before the worker can limit itself, and count as if it used it.
        command.env("MIMALLOC_ARENA_EAGER_COMMIT", "0");
        let mut child = command.spawn()?;
        let streams = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(asked), Some(answers), Some(complaints)) = streams else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let answers = BufReader::with_capacity(super::FRAME, answers);
        Ok(Process { watched: Watched::new(child), asked, answers, complaints, introduced: false })
    }
}

impl Process {
    /// Whether it can still be asked something.
    pub(super) fn is_alive(&self) -> bool {
        matches!(self.watched.child().try_wait(), Ok(None))
    }

    /// Ends a worker that was lost, and says what happened to it.
    pub(super) fn fate(mut self, lost: &io::Error, patience: Duration) -> Text {
        let silent = matches!(lost.kind(), ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe);
        let status = silent.then(|| self.last_breath()).flatten();
        self.end();
        if self.watched.was_late() {
            return late(patience);
        }
        let mut complaint = Vec::new();
        let _ = (&mut self.complaints).take(COMPLAINT).read_to_end(&mut complaint);
        if String::from_utf8_lossy(&complaint).contains("memory allocation of") {
            return out_of_memory();
        }
        status.map_or_else(nonsense, crashed)
    }

    /// How it ended. Its streams close a little before it does.
    fn last_breath(&self) -> Option<ExitStatus> {
        (0..LAST_BREATHS).find_map(|breath| {
            thread::sleep(Duration::from_millis(breath));
            self.watched.child().try_wait().ok().flatten()
        })
    }

    fn end(&self) {
        let mut child = self.watched.child();
        // One that is gone already cannot be ended, and need not be.
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

fn late(patience: Duration) -> Text {
    let seconds = patience.as_secs_f64();
    Text::new(format!("bộ đọc không xong trong {seconds} giây"), format!("its reader took over {seconds} s"))
}

fn out_of_memory() -> Text {
    let megabytes = MEMORY_BYTES >> 20;
    Text::new(
        format!("bộ đọc cần hơn {megabytes} MB bộ nhớ"),
        format!("its reader needed over {megabytes} MB of memory"),
    )
}

fn crashed(status: ExitStatus) -> Text {
    Text::new(format!("bộ đọc dừng đột ngột ({status})"), format!("its reader crashed ({status})"))
}

fn nonsense() -> Text {
    Text::new("bộ đọc trả lời sai quy cách", "its reader answered what cannot be understood")
}
