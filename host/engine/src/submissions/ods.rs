//! OpenDocument spreadsheets as grids, streamed: the library's reader would load the whole file and expand repeats.

use std::io::{BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::cell::days_of_text;
use super::failure::Failure;
use super::grid::{Cell, Content, Format};
use super::inflater::Inflater;
use super::sheets::Sheets;

/// Reads the sheets in their order.
pub(super) fn read(mut inflater: Inflater<'_>, sheets: &mut dyn Sheets) -> Result<(), Failure> {
    refuse_encrypted(&mut inflater)?;
    let content = stream(&mut inflater, "content.xml").ok_or_else(|| Failure::damaged(&"it has no content.xml"))?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(PIECE, content));
    reader.config_mut().expand_empty_elements = true;
    let read = Document { reader, buffer: Vec::new() }.sheets(sheets);
    let read = read.and_then(|()| Ok(inflater.finish()?));
    read.map_err(|error| inflater.take_failure().unwrap_or_else(|| Failure::damaged(&error)))
}

/// The manifest says which entries are encrypted.
fn refuse_encrypted(inflater: &mut Inflater<'_>) -> Result<(), Failure> {
    let mut manifest = Vec::new();
    let read = stream(inflater, "META-INF/manifest.xml").map(|mut entry| entry.read_to_end(&mut manifest));
    if let Some(Err(error)) = read {
        return Err(inflater.take_failure().unwrap_or_else(|| Failure::damaged(&error)));
    }
    let encrypted = memchr::memmem::find(&manifest, b"encryption-data").is_some();
    if encrypted { Err(Failure::Encrypted) } else { Ok(()) }
}

/// So many bytes are inflated at once.
const PIECE: usize = 32 << 10;

/// A part of the archive from its beginning.
fn stream<'i, 'a>(inflater: &'i mut Inflater<'a>, name: &str) -> Option<impl Read + use<'i, 'a>> {
    let part = inflater.parts().iter().position(|part| part.name == name)?;
    Some(Stream { inflater, part, offset: 0 })
}

struct Stream<'i, 'a> {
    inflater: &'i mut Inflater<'a>,
    part: usize,
    offset: u64,
}

impl Read for Stream<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inflater.read(self.part, self.offset, buffer)?;
        self.offset += read as u64;
        Ok(read)
    }
}

/// `content.xml`, event by event.
struct Document<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

/// A cell's start tag.
#[derive(Debug, Default)]
struct CellTag {
    repeats: u32,
    kind: String,
    value: String,
    formula: bool,
    error: bool,
}

/// A cell with content and its repetitions.
#[derive(Debug)]
struct Run {
    column: u32,
    /// The column behind its last repetition.
    end: u32,
    tag: CellTag,
    text: String,
}

impl<R: std::io::BufRead> Document<R> {
    fn sheets(&mut self, sheets: &mut dyn Sheets) -> quick_xml::Result<()> {
        loop {
            match self.next()? {
                Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                    let name = attribute(&tag, "table:name")?.unwrap_or_default();
                    sheets.begin(&name);
                    self.table(sheets)?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads up to the end of a table; a table within a table is passed over.
    fn table(&mut self, sheets: &mut dyn Sheets) -> quick_xml::Result<()> {
        let mut row = 0_u32;
        loop {
            match self.next()? {
                Event::Start(tag) if tag.name().as_ref() == "table:table-row" => {
                    let repeats = repeats(&tag, "table:number-rows-repeated")?;
                    let runs = self.row()?;
                    push_rows(sheets, row, &runs, repeats);
                    row = row.saturating_add(repeats);
                }
                Event::Start(tag) if tag.name().as_ref() == "table:table" => self.skip("table:table")?,
                Event::End(tag) if tag.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(unfinished()),
                _ => {}
            }
        }
    }

    /// The cells of a row with content.
    fn row(&mut self) -> quick_xml::Result<Vec<Run>> {
        let mut runs = Vec::new();
        let mut column = 0_u32;
        loop {
            match self.next()? {
                Event::Start(tag) if matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell") => {
                    let tag = cell_tag(&tag)?;
                    let text = self.text()?;
                    let end = column.saturating_add(tag.repeats);
                    if content(&tag, &text).is_some() {
                        runs.push(Run { column, end, tag, text });
                    }
                    column = end;
                }
                Event::End(tag) if tag.name().as_ref() == "table:table-row" => return Ok(runs),
                Event::Eof => return Err(unfinished()),
                _ => {}
            }
        }
    }

    /// The paragraphs of a cell, without its comments.
    fn text(&mut self) -> quick_xml::Result<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "office:annotation" => self.skip("office:annotation")?,
                    "table:table" => self.skip("table:table")?,
                    "text:p" if !text.is_empty() => text.push('\n'),
                    "text:s" | "text:tab" | "text:line-break" => text.push(' '),
                    _ => {}
                },
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) => text.push_str(&resolve(&entity)?),
                Event::End(tag) if matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell") => {
                    return Ok(text);
                }
                Event::Eof => return Err(unfinished()),
                _ => {}
            }
        }
    }

    /// Passes over an element that may hold others of its name.
    fn skip(&mut self, name: &str) -> quick_xml::Result<()> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Event::Start(tag) if tag.name().as_ref() == name => depth += 1,
                Event::End(tag) if tag.name().as_ref() == name => depth -= 1,
                Event::Eof => return Err(unfinished()),
                _ => {}
            }
        }
        Ok(())
    }

    fn next(&mut self) -> quick_xml::Result<Event<'static>> {
        self.buffer.clear();
        Ok(self.reader.read_event_into(&mut self.buffer)?.into_owned())
    }
}

fn unfinished() -> quick_xml::Error {
    std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into()
}

/// `&amp;` and `&#10;`; entities of one's own are not expanded.
fn resolve(entity: &BytesRef<'_>) -> quick_xml::Result<String> {
    if let Some(character) = entity.resolve_char_ref()? {
        return Ok(character.to_string());
    }
    let known = quick_xml::escape::resolve_predefined_entity(entity);
    known.map(str::to_owned).ok_or_else(|| std::io::Error::other(format!("`&{}`", &**entity)).into())
}

/// Takes a row as often as it is repeated; repetitions stop at the first cell beyond a limit.
fn push_rows(sheets: &mut dyn Sheets, first: u32, runs: &[Run], repeats: u32) {
    if runs.is_empty() {
        return;
    }
    for row in first..first.saturating_add(repeats) {
        if !runs.iter().all(|run| push_run(sheets, row, run)) || !sheets.admits(row, 0) {
            return;
        }
    }
}

/// False when the sheet is so large that reading on is of no use.
fn push_run(sheets: &mut dyn Sheets, row: u32, run: &Run) -> bool {
    let Some((content, format)) = content(&run.tag, &run.text) else { return true };
    for column in run.column..run.end {
        if !sheets.admits(row, column) {
            return true;
        }
        if !sheets.push(Cell { row, column, content, format }) {
            return false;
        }
    }
    true
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> quick_xml::Result<Option<String>> {
    let Some(attribute) = tag.try_get_attribute(name)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned()))
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> quick_xml::Result<u32> {
    Ok(attribute(tag, name)?.map_or(1, |text| text.parse().unwrap_or(u32::MAX)))
}

fn cell_tag(tag: &BytesStart<'_>) -> quick_xml::Result<CellTag> {
    let kind = attribute(tag, "office:value-type")?.unwrap_or_default();
    let value_name = match kind.as_str() {
        "date" => "office:date-value",
        "time" => "office:time-value",
        "boolean" => "office:boolean-value",
        "string" => "office:string-value",
        _ => "office:value",
    };
    Ok(CellTag {
        repeats: repeats(tag, "table:number-columns-repeated")?,
        value: attribute(tag, value_name)?.unwrap_or_default(),
        formula: attribute(tag, "table:formula")?.is_some(),
        error: attribute(tag, "calcext:value-type")?.is_some_and(|kind| kind == "error"),
        kind,
    })
}

fn content<'a>(tag: &'a CellTag, text: &'a str) -> Option<(Content<'a>, Format)> {
    let failed = tag.formula && (text.starts_with('#') || text.starts_with("Err:"));
    if tag.error || failed {
        return Some((Content::Error(text), Format::Plain));
    }
    let number = || tag.value.parse().ok().filter(|value: &f64| value.is_finite()).map(Content::Number);
    let content = match tag.kind.as_str() {
        "percentage" => return Some((number()?, Format::Percent)),
        "float" | "currency" => number(),
        "boolean" => Some(Content::Bool(tag.value == "true")),
        "date" => days_of_text(&tag.value).map(Content::Day),
        "" if tag.formula && text.is_empty() => Some(Content::FormulaWithoutValue),
        _ => None,
    };
    let content = content.or_else(|| text_content(if text.is_empty() { &tag.value } else { text }))?;
    Some((content, Format::Plain))
}

fn text_content(text: &str) -> Option<Content<'_>> {
    (!crate::text::is_blank(text)).then_some(Content::Text(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submissions::grid::{Grid, Row};
    use crate::submissions::limits::SheetLimits;
    use crate::submissions::sheets::Grids;

    fn grid(rows: &str) -> quick_xml::Result<Vec<Grid>> {
        let xml = format!(
            r#"<office:spreadsheet><table:table table:name="Phiếu &amp; một">{rows}</table:table></office:spreadsheet>"#
        );
        let mut reader = Reader::from_reader(xml.as_bytes());
        reader.config_mut().expand_empty_elements = true;
        let mut grids = Grids::new(&|_| SheetLimits::FORM);
        Document { reader, buffer: Vec::new() }.sheets(&mut grids)?;
        Ok(grids.finish())
    }

    #[test]
    fn cells_keep_their_kinds_and_places() {
        let rows = r##"
            <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row>
              <table:table-cell table:number-columns-repeated="2"/>
              <table:table-cell office:value-type="percentage" office:value="0.85"><text:p>85%</text:p></table:table-cell>
              <table:table-cell office:value-type="date" office:date-value="2023-12-31"><text:p>31/12/23</text:p></table:table-cell>
              <table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>A &amp; B</text:p><text:p>dòng<text:s/>hai</text:p></table:table-cell>
              <table:table-cell table:formula="of:=[.A1]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>
              <table:table-cell table:formula="of:=1+1"/>
              <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
              <table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7</text:p></table:table-cell>
            </table:table-row>"##;
        let grids = grid(rows).unwrap();
        assert_eq!(grids[0].sheet, "Phiếu & một");
        let cells: Vec<_> = grids[0]
            .rows()
            .flat_map(Row::cells)
            .map(|cell| (cell.row, cell.column, cell.content, cell.format))
            .collect();
        let plain = Format::Plain;
        assert_eq!(
            cells,
            [
                (3, 2, Content::Number(0.85), Format::Percent),
                (3, 3, Content::Day(19_722), plain),
                (3, 4, Content::Text("A & B\ndòng hai"), plain),
                (3, 5, Content::Error("#REF!"), plain),
                (3, 6, Content::FormulaWithoutValue, plain),
                (3, 7, Content::Bool(true), plain),
                (3, 8, Content::Number(7.0), plain),
                (3, 9, Content::Number(7.0), plain),
            ]
        );
    }

    #[test]
    fn repeats_beyond_the_limits_are_counted_not_made() {
        let cell = r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="4000000000"/>"#;
        let rows = format!(r#"<table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row>"#);
        let grids = grid(&rows).unwrap();
        assert!(grids[0].excess.is_some());
        assert!(grids[0].rows().flat_map(Row::cells).count() <= SheetLimits::FORM.cells);
    }

    #[test]
    fn a_file_that_ends_too_early_is_an_error_not_a_loop() {
        let xml = r#"<table:table table:name="a"><table:table-row><table:table-cell><text:p>x"#;
        let mut reader = Reader::from_reader(xml.as_bytes());
        reader.config_mut().expand_empty_elements = true;
        let mut grids = Grids::new(&|_| SheetLimits::FORM);
        assert!(Document { reader, buffer: Vec::new() }.sheets(&mut grids).is_err());
    }
}
