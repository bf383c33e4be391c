//! What a worker is asked: the bytes of a file, how its name ends, and which of its sheets may be long.

use std::io::{self, ErrorKind, Read, Write};

use serde::{Deserialize, Serialize};

use super::super::limits::{FILE_BYTES, LongSheets};
use super::wire::{read_content, read_frame, write_frame};

/// The only kind of frame that workers are sent.
const FILE: u8 = 1;
/// The most bytes of a header: the names of the records of a set are in it.
const HEADER: usize = 1 << 20;

/// A file to be read.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    pub(super) header: Header,
    pub(super) bytes: Vec<u8>,
}

/// What is to be known of a file beside its bytes.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Header {
    /// What its name ends in.
    pub(super) ending: String,
    /// Which sheets may be long.
    pub(super) long: LongSheets,
    /// How many bytes follow.
    pub(super) bytes: u64,
}

/// Sends a file to a worker.
pub(super) fn send(output: &mut impl Write, header: &Header, bytes: &[u8]) -> io::Result<()> {
    write_frame(output, FILE, &serde_json::to_vec(header)?)?;
    output.write_all(bytes)?;
    output.flush()
}

/// The next file; none where nobody asks any more.
pub(super) fn receive(input: &mut impl Read) -> io::Result<Option<Request>> {
    let mut content = Vec::new();
    match read_frame(input, HEADER, &mut content)? {
        None => return Ok(None),
        Some(FILE) => {}
        Some(_) => return Err(ErrorKind::InvalidData.into()),
    }
    let header: Header = serde_json::from_slice(&content)?;
    let length = usize::try_from(header.bytes).ok().filter(|_| header.bytes <= FILE_BYTES);
    let mut bytes = Vec::new();
    read_content(input, length.ok_or(ErrorKind::InvalidData)?, &mut bytes)?;
    Ok(Some(Request { header, bytes }))
}
