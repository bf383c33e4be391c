//! The parts of an archive as streams: each is inflated once, and what is counted is what the reader gets.

use std::io::{self, Read};
use std::ops::Range;

use dti_diagnostics::Text;
use flate2::bufread::DeflateDecoder;

use super::failure::Failure;
use super::limits::{ENTRY_BYTES, Excess, INFLATED_BYTES, RATIO, RATIO_FREE_BYTES};
use super::watch::Watch;

/// A part of an archive as its directory describes it.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name.
    pub(super) name: String,
    /// Where its bytes are in the archive.
    pub(super) data: Range<usize>,
    /// Whether they are deflated; if not, they are the part itself.
    pub(super) deflated: bool,
    /// How large it says it is.
    pub(super) size: u64,
    /// The checksum that it should have.
    pub(super) checksum: u32,
}

/// Inflates one part after the other.
pub(super) struct Inflater<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
    decoder: DeflateDecoder<&'a [u8]>,
    current: Option<Current<'a>>,
    /// How much was inflated so far, of all parts.
    total: u64,
    /// Why no more is given.
    failure: Option<Failure>,
}

/// The part that is being inflated.
struct Current<'a> {
    part: usize,
    /// How much was given.
    count: u64,
    /// How much may be given.
    limit: u64,
    /// What is left of a part that is not deflated.
    plain: &'a [u8],
    checksum: crc32fast::Hasher,
    watch: Watch,
}

impl<'a> Inflater<'a> {
    /// Nothing is inflated yet.
    pub(super) fn new(bytes: &'a [u8], parts: Vec<Part>) -> Self {
        Self { bytes, parts, decoder: DeflateDecoder::new(&[]), current: None, total: 0, failure: None }
    }

    /// The parts in the order of the directory.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Why no more was given, where that is the reason for an error.
    pub(super) fn take_failure(&mut self) -> Option<Failure> {
        self.failure.take()
    }

    /// From now on the part that is being inflated is a sheet, which may be so large.
    pub(super) fn is_sheet(&mut self, limit: u64) {
        if let Some(current) = &mut self.current {
            current.limit = limit;
        }
    }

    /// Whether a formula without a value was seen in the part that is being inflated, or may have been.
    pub(super) fn saw_formula_without_value(&self) -> bool {
        self.current.as_ref().is_some_and(|current| current.watch.formula_without_value())
    }

    /// Leaves the part that is being inflated: nobody needs the rest of it.
    pub(super) fn leave(&mut self) {
        self.current = None;
    }

    /// Gives what follows in a part; what stands at its beginning starts it anew.
    pub(super) fn read(&mut self, part: usize, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let follows = self.current.as_ref().is_some_and(|current| (current.part, current.count) == (part, offset));
        if !follows {
            if offset > 0 {
                return Err(io::Error::other("parts are read from their beginning"));
            }
            self.begin(part)?;
        }
        self.give(buffer).map_err(|failure| self.fail(failure))
    }

    /// Reads the part to its end that was begun: damage may be anywhere in it.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        let mut rest = [0; 16 << 10];
        while self.current.is_some() {
            if self.give(&mut rest).map_err(|failure| self.fail(failure))? == 0 {
                self.current = None;
            }
        }
        Ok(())
    }

    fn fail(&mut self, failure: Failure) -> io::Error {
        self.current = None;
        self.failure.get_or_insert(failure);
        io::Error::other("the part is refused")
    }

    fn begin(&mut self, part: usize) -> io::Result<()> {
        self.finish()?;
        let Part { name, data, deflated, .. } = &self.parts[part];
        let data = &self.bytes[data.clone()];
        let plain = if *deflated { &[] } else { data };
        if *deflated {
            self.decoder.reset(data);
        }
        let watch = Watch::of(name);
        self.current =
            Some(Current { part, count: 0, limit: ENTRY_BYTES, plain, checksum: crc32fast::Hasher::new(), watch });
        Ok(())
    }

    fn give(&mut self, buffer: &mut [u8]) -> Result<usize, Failure> {
        let Some(current) = &mut self.current else { return Ok(0) };
        let part = &self.parts[current.part];
        let read = if part.deflated { self.decoder.read(buffer) } else { current.plain.read(buffer) };
        let read = read.map_err(|error| Failure::damaged(&error))?;
        if read == 0 {
            check_whole(part, current)?;
            return Ok(0);
        }
        current.count += read as u64;
        self.total += read as u64;
        check_size(current.count, current.limit, part)?;
        check_total(self.total, INFLATED_BYTES)?;
        current.checksum.update(&buffer[..read]);
        current.watch.look(&buffer[..read])?;
        Ok(read)
    }
}

/// A part must be what the archive's directory says.
fn check_whole(part: &Part, current: &Current<'_>) -> Result<(), Failure> {
    if current.count == part.size && current.checksum.clone().finalize() == part.checksum {
        return Ok(());
    }
    let name = &part.name;
    Err(Failure::Unreadable(Text::new(
        format!("tệp bị hỏng (mục `{name}` không đúng với tổng kiểm tra)"),
        format!("it is damaged (the entry `{name}` does not match its checksum)"),
    )))
}

/// Checks how large a part is, or says that it is: never believed, but enough to refuse it.
pub(super) fn check_size(count: u64, limit: u64, part: &Part) -> Result<(), Failure> {
    let most_by_ratio = (part.data.len() as u64 * RATIO).max(RATIO_FREE_BYTES);
    if count > limit {
        return Err(Excess::bytes(inflated(), count, limit).into());
    }
    if count > most_by_ratio {
        let way_out = Text::new("mở tệp bằng Excel rồi lưu lại", "open it in Excel and save it again");
        let what = Text::new("tỷ lệ nén", "the compression ratio");
        let more = Text::new(format!("hơn {RATIO}"), format!("over {RATIO}"));
        return Err(Excess::new(what, more, format!("{RATIO}"), way_out).into());
    }
    Ok(())
}

/// Checks how much all parts are together.
pub(super) fn check_total(total: u64, limit: u64) -> Result<(), Failure> {
    if total > limit {
        return Err(Excess::bytes(inflated(), total, limit).into());
    }
    Ok(())
}

fn inflated() -> Text {
    Text::new("dung lượng sau khi giải nén", "the inflated size")
}
