//! An archive as its reader sees it: the same parts, none of them deflated, made while they are read.

use std::cell::RefCell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use super::inflater::{Inflater, Part};

/// Nothing stands at the beginning and before the directory, so that whoever looks for marks there meets no part.
const GAP: u64 = 4 << 10;
/// What every header says of its entry: names are UTF-8, nothing is deflated, 1 January 1980.
const COMMON: [u8; 10] = [10, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];

/// An archive that can be read and sought in, but holds nothing: its parts are inflated as they are asked for.
pub(super) struct PlainArchive<'a> {
    inflater: Rc<RefCell<Inflater<'a>>>,
    /// Headers and directory, one behind the other.
    heads: Vec<u8>,
    pieces: Vec<Piece>,
    length: u64,
    position: u64,
}

/// A stretch of the archive.
struct Piece {
    start: u64,
    source: Source,
}

/// Where the bytes of a stretch come from.
#[derive(Clone, Copy)]
enum Source {
    /// Zeros.
    Gap,
    /// The headers from this position on.
    Head(usize),
    /// A part.
    Part(usize),
}

impl<'a> PlainArchive<'a> {
    /// The parts that a reader of workbooks reads; pictures and the like are not among them.
    pub(super) fn new(inflater: &Rc<RefCell<Inflater<'a>>>) -> Self {
        let mut archive =
            Self { inflater: Rc::clone(inflater), heads: Vec::new(), pieces: Vec::new(), length: 0, position: 0 };
        archive.add(Source::Gap, GAP);
        let mut directory = Vec::new();
        let mut count: u16 = 0;
        for (position, part) in inflater.borrow().parts().iter().enumerate().filter(|(_, part)| is_read(&part.name)) {
            let Some(entry) = Entry::of(part, archive.length) else { continue };
            directory.extend(entry.directory());
            archive.add_head(&entry.header());
            archive.add(Source::Part(position), part.size);
            count += 1;
        }
        archive.add(Source::Gap, GAP);
        let end = end(count, directory.len(), archive.length);
        directory.extend(end);
        archive.add_head(&directory);
        archive
    }

    fn add_head(&mut self, bytes: &[u8]) {
        self.add(Source::Head(self.heads.len()), bytes.len() as u64);
        self.heads.extend_from_slice(bytes);
    }

    fn add(&mut self, source: Source, length: u64) {
        if length > 0 {
            self.pieces.push(Piece { start: self.length, source });
            self.length += length;
        }
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let index = self.pieces.partition_point(|piece| piece.start <= position) - 1;
        let Piece { start, source } = self.pieces[index];
        let end = self.pieces.get(index + 1).map_or(self.length, |next| next.start);
        let left = usize::try_from(end - position).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let buffer = &mut buffer[..most];
        let offset = position - start;
        match source {
            Source::Gap => buffer.fill(0),
            Source::Head(head) => (&self.heads[head + usize::try_from(offset).unwrap_or(0)..]).read_exact(buffer)?,
            Source::Part(part) => return self.inflater.borrow_mut().read(part, offset, buffer),
        }
        Ok(most)
    }
}

impl Read for PlainArchive<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.length || buffer.is_empty() {
            return Ok(0);
        }
        let read = self.read_at(self.position, buffer)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for PlainArchive<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

/// Whether a part is one that workbooks are read from.
fn is_read(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("xml") || ending.eq_ignore_ascii_case("rels")
}

/// An entry of the archive, in the words of its format.
struct Entry<'p> {
    name: &'p str,
    name_length: u16,
    size: u32,
    checksum: u32,
    start: u32,
}

impl<'p> Entry<'p> {
    /// None if it is larger than the limits allow anyway.
    fn of(part: &'p Part, start: u64) -> Option<Self> {
        let Part { name, size, checksum, .. } = part;
        Some(Self {
            name,
            name_length: name.len().try_into().ok()?,
            size: (*size).try_into().ok()?,
            checksum: *checksum,
            start: start.try_into().ok()?,
        })
    }

    fn header(&self) -> Vec<u8> {
        [&b"PK\x03\x04"[..], &COMMON, &self.sums(), &[0, 0], self.name.as_bytes()].concat()
    }

    fn directory(&self) -> Vec<u8> {
        let start = self.start.to_le_bytes();
        [&b"PK\x01\x02\x0a\x00"[..], &COMMON, &self.sums(), &[0; 12], &start, self.name.as_bytes()].concat()
    }

    /// Checksum, both sizes, length of the name.
    fn sums(&self) -> Vec<u8> {
        let size = self.size.to_le_bytes();
        [&self.checksum.to_le_bytes()[..], &size, &size, &self.name_length.to_le_bytes()].concat()
    }
}

/// The end of the directory.
fn end(count: u16, length: usize, start: u64) -> Vec<u8> {
    let word = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes();
    let count = count.to_le_bytes();
    [&b"PK\x05\x06"[..], &[0; 4], &count, &count, &word(length as u64), &word(start), &[0, 0]].concat()
}
