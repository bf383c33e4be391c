//! What a worker answers: the sheets of a file, cell by cell, and then what else it holds, or why it gives none.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};

use super::super::failure::Failure;
use super::super::grid::{Cell, Content, Format, Gauge};
use super::super::limits::{ENTRIES, Excess, LongSheets, SheetLimits};
use super::super::sheets::{Grids, Sheets};
use super::super::workbook::Contents;
use super::wire::{Fields, push_text, read_frame, write_frame};
use super::{FRAME, GREETING};

/// The kinds of frames.
mod kind {
    pub(super) const GREETING: u8 = 1;
    pub(super) const SHEETS: u8 = 2;
    pub(super) const DONE: u8 = 3;
    pub(super) const FAILED: u8 = 4;
}

/// What stands first in each record of a frame of sheets. A cell's is followed by row, column and what it holds, and
/// tells its format, too.
mod mark {
    pub(super) const SHEET: u8 = 0;
    pub(super) const STRAY: u8 = 1;
    pub(super) const FULL: u8 = 2;
    pub(super) const NUMBER: u8 = 3;
    pub(super) const TEXT: u8 = 4;
    pub(super) const FALSE: u8 = 5;
    pub(super) const TRUE: u8 = 6;
    pub(super) const DAY: u8 = 7;
    pub(super) const ERROR: u8 = 8;
    pub(super) const FORMULA_WITHOUT_VALUE: u8 = 9;
    /// Formats count from here on.
    pub(super) const FORMAT: u8 = 16;
}

/// The formats in the order of their marks.
const FORMATS: [Format; 3] = [Format::Plain, Format::Percent, Format::DecimalPoint];
/// The most bytes of a frame: one that is nearly full, and one text more.
const MOST: usize = 2 * FRAME + SheetLimits::RECORDS.text_bytes;
/// The most bytes of a frame that holds no cells.
const MOST_WORDS: usize = 1 << 20;

/// Says who answers.
pub(super) fn greet(output: &mut impl Write) -> io::Result<()> {
    write_frame(output, kind::GREETING, GREETING.as_bytes())?;
    output.flush()
}

/// The sheets of a file on their way to the other side.
pub(super) struct Sender<'a, Output> {
    output: &'a mut Output,
    limits: &'a dyn Fn(&str) -> SheetLimits,
    gauge: Gauge,
    told_of_stray: bool,
    frame: Vec<u8>,
    lost: Option<io::Error>,
}

impl<'a, Output: Write> Sender<'a, Output> {
    pub(super) fn new(output: &'a mut Output, limits: &'a dyn Fn(&str) -> SheetLimits) -> Self {
        let gauge = Gauge::new(SheetLimits::FORM);
        Self { output, limits, gauge, told_of_stray: false, frame: Vec::with_capacity(2 * FRAME), lost: None }
    }

    /// Ends the answer: with the properties of the workbook, or why there is none.
    pub(super) fn finish(mut self, read: Result<BTreeMap<String, String>, Failure>) -> io::Result<()> {
        match read {
            Ok(properties) => {
                self.send();
                self.frame.extend(serde_json::to_vec(&properties)?);
                self.send_as(kind::DONE);
            }
            Err(failure) => {
                self.frame = serde_json::to_vec(&failure)?;
                self.send_as(kind::FAILED);
            }
        }
        self.lost.map_or_else(|| self.output.flush(), Err)
    }

    fn send(&mut self) {
        if !self.frame.is_empty() {
            self.send_as(kind::SHEETS);
        }
    }

    fn send_as(&mut self, kind: u8) {
        if self.lost.is_none() {
            self.lost = write_frame(self.output, kind, &self.frame).err();
        }
        self.frame.clear();
    }

    fn push_position(&mut self, mark: u8, row: u32, column: u32) {
        self.frame.push(mark);
        self.frame.extend(row.to_le_bytes());
        self.frame.extend(column.to_le_bytes());
    }
}

impl<Output: Write> Sheets for Sender<'_, Output> {
    fn begin(&mut self, sheet: &str) -> SheetLimits {
        let limits = (self.limits)(sheet);
        self.gauge = Gauge::new(limits);
        self.told_of_stray = false;
        self.frame.push(mark::SHEET);
        push_text(&mut self.frame, sheet);
        limits
    }

    fn admits(&mut self, row: u32, column: u32) -> bool {
        let admitted = self.gauge.admits(row, column);
        if !admitted && !self.told_of_stray {
            self.told_of_stray = true;
            self.push_position(mark::STRAY, row, column);
        }
        admitted
    }

    fn push(&mut self, cell: Cell<'_>) -> bool {
        if !self.admits(cell.row, cell.column) {
            return true;
        }
        if !self.gauge.count(cell) {
            self.frame.push(mark::FULL);
            push_text(&mut self.frame, &serde_json::to_string(&self.gauge.excess).unwrap_or_default());
            return false;
        }
        let format = FORMATS.iter().position(|&format| format == cell.format).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "there are three")]
        let format = mark::FORMAT * format as u8;
        self.push_position(format + mark_of(cell.content), cell.row, cell.column);
        match cell.content {
            Content::Number(value) => self.frame.extend(value.to_le_bytes()),
            Content::Text(text) | Content::Error(text) => push_text(&mut self.frame, text),
            Content::Day(days) => self.frame.extend(days.to_le_bytes()),
            Content::Bool(_) | Content::FormulaWithoutValue => {}
        }
        if self.frame.len() >= FRAME {
            self.send();
        }
        // Nobody needs what nobody listens to.
        self.lost.is_none()
    }
}

fn mark_of(content: Content<'_>) -> u8 {
    match content {
        Content::Number(_) => mark::NUMBER,
        Content::Text(_) => mark::TEXT,
        Content::Bool(false) => mark::FALSE,
        Content::Bool(true) => mark::TRUE,
        Content::Day(_) => mark::DAY,
        Content::Error(_) => mark::ERROR,
        Content::FormulaWithoutValue => mark::FORMULA_WITHOUT_VALUE,
    }
}

/// Hears who answers.
pub(super) fn hear_greeting(input: &mut impl Read) -> io::Result<()> {
    let mut content = Vec::new();
    match read_frame(input, GREETING.len(), &mut content)? {
        Some(kind::GREETING) if content == GREETING.as_bytes() => Ok(()),
        None => Err(ErrorKind::UnexpectedEof.into()),
        Some(_) => Err(ErrorKind::InvalidData.into()),
    }
}

/// Takes an answer. An error means that the worker fell silent, or that it says what cannot be.
pub(super) fn receive(input: &mut impl Read, long: &LongSheets) -> io::Result<Result<Contents, Failure>> {
    let limits = |sheet: &str| long.limits(sheet);
    let mut receiver = Receiver { grids: Grids::new(&limits), sheets: 0, open: false };
    let mut content = Vec::new();
    loop {
        match read_frame(input, MOST, &mut content)? {
            Some(kind::SHEETS) => receiver.take(&content).ok_or(ErrorKind::InvalidData)?,
            Some(kind::DONE) if content.len() <= MOST_WORDS => {
                let properties = understood(&content)?;
                return Ok(Ok(Contents::new(receiver.grids.finish(), &properties)));
            }
            Some(kind::FAILED) if content.len() <= MOST_WORDS => return Ok(Err(understood(&content)?)),
            Some(_) => return Err(ErrorKind::InvalidData.into()),
            None => return Err(ErrorKind::UnexpectedEof.into()),
        }
    }
}

fn understood<'a, T: serde::Deserialize<'a>>(content: &'a [u8]) -> io::Result<T> {
    serde_json::from_slice(content).map_err(|_| ErrorKind::InvalidData.into())
}

/// The sheets of a file as they come from a worker.
struct Receiver<'a> {
    grids: Grids<'a>,
    sheets: usize,
    /// Whether there is a sheet that takes cells: one that is full takes no more.
    open: bool,
}

impl Receiver<'_> {
    /// Takes the records of a frame. None if they cannot be.
    fn take(&mut self, records: &[u8]) -> Option<()> {
        let mut fields = Fields(records);
        while !fields.are_taken() {
            let [mark] = fields.word()?;
            match mark {
                mark::SHEET => self.begin(fields.text()?)?,
                mark::STRAY => self.stray(&mut fields)?,
                mark::FULL => self.full(fields.text()?)?,
                mark => self.cell(mark, &mut fields)?,
            }
        }
        Some(())
    }
}

impl Receiver<'_> {
    fn begin(&mut self, sheet: &str) -> Option<()> {
        self.sheets += 1;
        self.open = true;
        self.grids.begin(sheet);
        // A sheet is an entry of its workbook.
        (self.sheets <= ENTRIES).then_some(())
    }

    fn stray(&mut self, fields: &mut Fields<'_>) -> Option<()> {
        let (row, column) = position(fields)?;
        (self.open && !self.grids.admits(row, column)).then_some(())
    }

    fn full(&mut self, excess: &str) -> Option<()> {
        let excess: Excess = serde_json::from_str(excess).ok()?;
        let open = std::mem::take(&mut self.open);
        open.then(|| self.grids.exceed(excess))
    }

    fn cell(&mut self, mark: u8, fields: &mut Fields<'_>) -> Option<()> {
        let format = *FORMATS.get(usize::from(mark / mark::FORMAT))?;
        let (row, column) = position(fields)?;
        let content = content(mark % mark::FORMAT, fields)?;
        let taken =
            self.open && self.grids.admits(row, column) && self.grids.push(Cell { row, column, content, format });
        taken.then_some(())
    }
}

fn position(fields: &mut Fields<'_>) -> Option<(u32, u32)> {
    Some((u32::from_le_bytes(fields.word()?), u32::from_le_bytes(fields.word()?)))
}

fn content<'a>(mark: u8, fields: &mut Fields<'a>) -> Option<Content<'a>> {
    Some(match mark {
        mark::NUMBER => Content::Number(Some(f64::from_le_bytes(fields.word()?)).filter(|value| value.is_finite())?),
        mark::TEXT => Content::Text(fields.text()?),
        mark::FALSE => Content::Bool(false),
        mark::TRUE => Content::Bool(true),
        mark::DAY => Content::Day(i32::from_le_bytes(fields.word()?)),
        mark::ERROR => Content::Error(fields.text()?),
        mark::FORMULA_WITHOUT_VALUE => Content::FormulaWithoutValue,
        _ => return None,
    })
}
