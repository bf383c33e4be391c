//! Frames, the units in which a worker and the process that started it talk: a length, a kind, a content.

use std::io::{self, ErrorKind, Read, Write};

/// Room for a content is made in such steps, so that a length that is a lie costs little.
const STEP: usize = 1 << 20;

/// Writes a frame.
pub(super) fn write_frame(output: &mut impl Write, kind: u8, content: &[u8]) -> io::Result<()> {
    let length = u32::try_from(content.len()).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(&[kind])?;
    output.write_all(content)
}

/// Reads a frame of at most so many bytes of content, and says of which kind it is. None where the other side ended.
pub(super) fn read_frame(input: &mut impl Read, most: usize, content: &mut Vec<u8>) -> io::Result<Option<u8>> {
    let mut length = [0; 4];
    if input.read(&mut length[..1])? == 0 {
        return Ok(None);
    }
    input.read_exact(&mut length[1..])?;
    let length = u32::from_le_bytes(length) as usize;
    if length > most {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut kind = [0];
    input.read_exact(&mut kind)?;
    read_content(input, length, content)?;
    Ok(Some(kind[0]))
}

/// Reads so many bytes.
pub(super) fn read_content(input: &mut impl Read, length: usize, content: &mut Vec<u8>) -> io::Result<()> {
    content.clear();
    while content.len() < length {
        let before = content.len();
        content.resize(length.min(before + STEP), 0);
        input.read_exact(&mut content[before..])?;
    }
    Ok(())
}

/// Fields one behind the other, taken from bytes that nobody vouches for.
#[derive(Debug)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// Whether all were taken.
    pub(super) fn are_taken(&self) -> bool {
        self.0.is_empty()
    }

    /// So many bytes, if they are there.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The bytes of a number, if they are there.
    pub(super) fn word<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    /// A text behind its length, if it is one.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = u32::from_le_bytes(self.word()?);
        std::str::from_utf8(self.bytes(length as usize)?).ok()
    }
}

/// Adds a text behind its length.
pub(super) fn push_text(fields: &mut Vec<u8>, text: &str) {
    let length = u32::try_from(text.len()).expect("the limits of texts are far below 4 GiB");
    fields.extend(length.to_le_bytes());
    fields.extend(text.as_bytes());
}
