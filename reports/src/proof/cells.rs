//! The cells of a workbook as they are written in its parts, so that two versions can be laid beside each other.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

/// More of a part is not looked at: what lies in the folder of a run may not be what the run wrote.
const PART_BYTES: u64 = 256 << 20;

/// The parts of a workbook by name.
pub(super) struct Book {
    parts: BTreeMap<String, Vec<u8>>,
    strings: Vec<String>,
}

/// Sheet, cell, and what each of two versions holds there.
pub(super) type Differing = (String, String, String, String);

impl Book {
    /// None if it is no archive.
    pub(super) fn open(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = BTreeMap::new();
        for number in 0..archive.len() {
            let part = archive.by_index(number).ok()?;
            let name = part.name().ok()?.into_owned();
            let mut content = Vec::new();
            part.take(PART_BYTES).read_to_end(&mut content).ok()?;
            parts.insert(name, content);
        }
        let strings = parts.get("xl/sharedStrings.xml").map(|part| texts(part)).unwrap_or_default();
        Some(Self { parts, strings })
    }

    /// The first part that differs, cells aside.
    pub(super) fn first_differing_part(&self, other: &Self) -> Option<String> {
        let names: BTreeSet<_> = self.parts.keys().chain(other.parts.keys()).collect();
        names.into_iter().find(|name| self.parts.get(*name) != other.parts.get(*name)).cloned()
    }

    /// The names of the sheets in the order of the workbook, each with its part.
    fn sheets(&self) -> Vec<(String, &[u8])> {
        let names = self.parts.get("xl/workbook.xml").map(|part| attributes(part, "sheet", "name"));
        let part = |(position, name)| {
            let part = self.parts.get(&format!("xl/worksheets/sheet{}.xml", position + 1))?;
            Some((name, part.as_slice()))
        };
        names.unwrap_or_default().into_iter().enumerate().filter_map(part).collect()
    }

    /// The cells of a sheet, as text; of formulas with their values.
    fn cells(&self, part: &[u8]) -> Vec<(String, String)> {
        let (mut cells, mut cell) = (Vec::new(), Cell::default());
        each(part, |event| match event {
            Event::Start(start) if start.local_name().as_ref() == "c" => cell = Cell::begin(&start),
            Event::Start(start) => start.local_name().as_ref().clone_into(&mut cell.within),
            Event::Text(text) => cell.take(&text),
            Event::GeneralRef(entity) => cell.take(&resolved(&entity)),
            Event::End(end) if end.local_name().as_ref() == "c" => {
                cells.push(std::mem::take(&mut cell).finish(&self.strings));
            }
            Event::End(_) => cell.within.clear(),
            _ => {}
        });
        cells
    }
}

/// Hands on every event of a part, up to its end or the first fault.
fn each(part: &[u8], mut take: impl FnMut(Event<'_>)) {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        if matches!(event, Event::Eof) {
            break;
        }
        take(event);
        buffer.clear();
    }
}

/// A cell in the making.
#[derive(Default)]
struct Cell {
    place: String,
    is_shared: bool,
    formula: String,
    value: String,
    /// The element that is read: `f`, `v` or `t`.
    within: String,
}

impl Cell {
    fn begin(start: &BytesStart<'_>) -> Self {
        let is_shared = attribute(start, "t").as_deref() == Some("s");
        Self { place: attribute(start, "r").unwrap_or_default(), is_shared, ..Self::default() }
    }

    fn take(&mut self, text: &str) {
        match self.within.as_str() {
            "f" => self.formula += text,
            "v" | "t" => self.value += text,
            _ => {}
        }
    }

    fn finish(self, strings: &[String]) -> (String, String) {
        let shared = || self.value.parse::<usize>().ok().and_then(|number| strings.get(number).cloned());
        let value = if self.is_shared { shared().unwrap_or_default() } else { self.value };
        let text = if self.formula.is_empty() { value } else { format!("={} → {value}", self.formula) };
        (self.place, text)
    }
}

/// The first cell that differs: by sheets in order, then row by row.
pub(super) fn first_differing(kept: &Book, made: &Book) -> Option<Differing> {
    let mut before = kept.sheets().into_iter();
    for (sheet, part) in made.sheets() {
        let other = before.next().filter(|(name, _)| *name == sheet).map(|(_, part)| part).unwrap_or_default();
        let (was, is) = (kept.cells(other), made.cells(part));
        if was == is {
            continue;
        }
        let was: BTreeMap<_, _> = was.iter().map(|(place, text)| (order(place), (place, text))).collect();
        let is: BTreeMap<_, _> = is.iter().map(|(place, text)| (order(place), (place, text))).collect();
        let places: BTreeSet<_> = was.keys().chain(is.keys()).collect();
        let of =
            |cells: &BTreeMap<_, (&String, &String)>, place| cells.get(place).map_or("", |(_, text)| text).to_owned();
        let differing = places.into_iter().find(|place| of(&was, place) != of(&is, place));
        if let Some(place) = differing {
            let (shown, _) = is.get(place).or_else(|| was.get(place))?;
            return Some((sheet, (*shown).clone(), of(&was, place), of(&is, place)));
        }
    }
    None
}

/// Row and column of a cell: columns of fewer letters come first.
fn order(place: &str) -> (u32, usize, &str) {
    let letters = place.len() - place.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    let (column, row) = place.split_at(letters);
    (row.parse().unwrap_or_default(), column.len(), column)
}

/// The texts of the shared strings, each with all its runs.
fn texts(part: &[u8]) -> Vec<String> {
    let (mut list, mut text, mut within) = (Vec::new(), String::new(), false);
    each(part, |event| match event {
        Event::Start(start) => within = start.local_name().as_ref() == "t",
        Event::Text(part) if within => text += &part,
        Event::GeneralRef(entity) if within => text += &resolved(&entity),
        Event::End(end) if end.local_name().as_ref() == "si" => list.push(std::mem::take(&mut text)),
        Event::End(_) => within = false,
        _ => {}
    });
    list
}

/// What `&amp;` and `&#10;` stand for.
fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(entity).unwrap_or_default().to_owned()
}

/// One attribute of all elements of a name.
fn attributes(part: &[u8], element: &str, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    each(part, |event| match event {
        Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == element => {
            values.extend(attribute(&start, name));
        }
        _ => {}
    });
    values
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
