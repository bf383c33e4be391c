//! The workers of a run.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use dti_diagnostics::Text;

use super::super::failure::{Failure, io_reason};
use super::super::limits::LongSheets;
use super::super::workbook::Contents;
use super::PATIENCE;
use super::answer::{hear_greeting, receive};
use super::process::{Process, Program};
use super::request::{Header, send};
use super::watch::{Watch, entered};

/// Processes that read files, as many as are read at a time. They end with this.
#[derive(Debug)]
pub struct Workers {
    program: Program,
    patience: Duration,
    idle: Mutex<Vec<Process>>,
    watch: Watch,
}

impl Workers {
    /// Workers are started, when they are needed, as this program with these arguments; it must call [`super::serve()`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>, arguments: impl IntoIterator<Item = OsString>) -> Self {
        let program = Program { path: program.into(), arguments: arguments.into_iter().collect() };
        Self { program, patience: PATIENCE, idle: Mutex::default(), watch: Watch::default() }
    }

    /// How long a worker may take for a file, if not [`PATIENCE`].
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts so many workers now, so that they are ready when there are files. Where that fails, it will be told when
    /// a file is to be read.
    pub fn start(&self, count: usize) {
        let started = (0..count).map_while(|_| self.program.start().ok());
        entered(&self.idle).extend(started);
    }

    /// What a file holds whose name ends in `ending`, as [`super::super::workbook::read`] reads it.
    pub(crate) fn read(&self, bytes: Vec<u8>, ending: &str, long: &LongSheets) -> Result<Contents, Failure> {
        let mut worker = self.worker().map_err(|error| not_started(&error))?;
        let turn = self.watch.turn(&worker.watched, self.patience);
        let header = Header { ending: ending.to_owned(), long: long.clone(), bytes: bytes.len() as u64 };
        let answer = ask(&mut worker, &header, bytes);
        drop(turn);
        match answer {
            Ok(contents) => {
                // One that was late after all is no more.
                if !worker.watched.was_late() {
                    entered(&self.idle).push(worker);
                }
                contents
            }
            Err(lost) => Err(Failure::Reader(worker.fate(&lost, self.patience))),
        }
    }

    /// A worker that waits, or a new one. Those that died while they waited are replaced: no file is to blame for that.
    fn worker(&self) -> io::Result<Process> {
        loop {
            let Some(worker) = entered(&self.idle).pop() else { return self.program.start() };
            if worker.is_alive() {
                return Ok(worker);
            }
        }
    }
}

fn ask(worker: &mut Process, header: &Header, bytes: Vec<u8>) -> io::Result<Result<Contents, Failure>> {
    send(&mut worker.asked, header, &bytes)?;
    // From here on the worker has them.
    drop(bytes);
    if !std::mem::replace(&mut worker.introduced, true) {
        hear_greeting(&mut worker.answers)?;
    }
    receive(&mut worker.answers, &header.long)
}

fn not_started(error: &io::Error) -> Failure {
    let reason = io_reason(error);
    Failure::Reader(Text::new(
        format!("không khởi động được bộ đọc ({})", reason.vi),
        format!("its reader could not be started ({})", reason.en),
    ))
}
