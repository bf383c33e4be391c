//! What a worker does: it reads file after file, until nobody asks any more.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::super::workbook::read_into;
use super::answer::{Sender, greet};
use super::confine::confine;
use super::request::{self, Request};

/// Limits this process for the rest of its life, then reads files and answers with what they hold until `input` ends.
///
/// `gone` is called when it has ended, from another thread: there may be a file that would still be read for long, though
/// nobody waits for it.
///
/// # Errors
/// If the system refuses the limits, or nobody takes the answers.
pub fn serve(
    input: impl Read + Send + 'static,
    mut output: impl Write,
    gone: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    greet(&mut output)?;
    // The last thread that may be started.
    let asked = listen(input, gone);
    confine()?;
    answer_all(asked, output)
}

/// What is asked, one after the other. Whoever asks what cannot be understood is not listened to any further.
pub(super) fn listen(mut input: impl Read + Send + 'static, gone: impl FnOnce() + Send + 'static) -> Receiver<Request> {
    let (asking, asked) = sync_channel(0);
    thread::spawn(move || {
        while let Ok(Some(request)) = request::receive(&mut input) {
            if asking.send(request).is_err() {
                break;
            }
        }
        gone();
    });
    asked
}

/// Answers everything that is asked.
pub(super) fn answer_all(asked: Receiver<Request>, mut output: impl Write) -> io::Result<()> {
    asked.into_iter().try_for_each(|request| answer(&request, &mut output))
}

fn answer(request: &Request, output: &mut impl Write) -> io::Result<()> {
    let limits = |sheet: &str| request.header.long.limits(sheet);
    let mut sender = Sender::new(output, &limits);
    let read = read_into(&request.bytes, &request.header.ending, &mut sender);
    sender.finish(read)
}
