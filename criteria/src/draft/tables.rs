//! The reference tables that a set's targets name.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Place, Text};
use toml::de::DeTable;

use super::fields::{Fields, Lines};
use crate::{ReferenceTable, Source, SourceFile};

/// Reads a reference table: `<id>.toml` says what it is, `<id>.csv` holds it.
pub(crate) fn read_table(
    id: &str,
    asked_by: &Place,
    source: &Source,
    findings: &mut Findings,
) -> Option<ReferenceTable> {
    let mut unusable = |reason: Text, place: &Place| {
        let finding = Finding::new(Code::ReferenceTableUnusable).with("table", id).with("reason", reason);
        findings.push(finding.at(place.clone()).asked_by(asked_by.clone()));
    };
    let (about, rows) = (source.reference.get(&format!("{id}.toml")), source.reference.get(&format!("{id}.csv")));
    let (Some(about), Some(rows)) = (about, rows) else {
        let reason = format!("reference/{id}.toml, reference/{id}.csv");
        unusable(Text::new(format!("thiếu tệp {reason}"), format!("there is no {reason}")), asked_by);
        return None;
    };
    let (columns, cells, lines) = match read_rows(rows) {
        Ok(table) => table,
        Err(error) => {
            unusable(Text::new(error.to_string(), error.to_string()), &Place::file(rows.path.clone()));
            return None;
        }
    };
    let mut table = read_about(id, about, findings)?;
    table.path.clone_from(&rows.path);
    table.columns = columns;
    table.rows = cells;
    table.lines = lines;
    Some(table)
}

fn read_about(id: &str, file: &SourceFile, findings: &mut Findings) -> Option<ReferenceTable> {
    let told = RefCell::new(Findings::new());
    let lines = Lines::new(file);
    let parsed = DeTable::parse(&file.text);
    let table = match &parsed {
        Ok(table) => table,
        Err(error) => {
            let place = lines.place(error.span().map_or(0, |span| span.start));
            findings.push(Finding::new(Code::SetFileNotToml).with("reason", error.message()).at(place));
            return None;
        }
    };
    let kind = Text::new(format!("bảng tham chiếu `{id}`"), format!("the reference table `{id}`"));
    let mut fields = Fields::new(&kind, table.get_ref(), 0..0, &lines, &told);
    let about = ReferenceTable {
        id: id.to_owned(),
        title: fields.title(),
        source: fields.required::<String>("source").map(|source| source.value).unwrap_or_default(),
        unit: fields.optional::<String>("unit").map(|unit| unit.value).unwrap_or_default(),
        producers: fields.strings("producers").unwrap_or_default().into_iter().map(|name| name.value).collect(),
        path: String::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        lines: Vec::new(),
    };
    fields.finish();
    findings.append(told.into_inner());
    Some(about)
}

/// Headings, rows and the line on which each row begins.
type Rows = (Vec<String>, Vec<Vec<String>>, Vec<u32>);

fn read_rows(file: &SourceFile) -> Result<Rows, csv::Error> {
    let text = file.text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let columns = owned(reader.headers()?);
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record?;
        lines.push(record.position().map_or(1, |position| line_of(text, position)));
        rows.push(owned(&record));
    }
    Ok((columns, rows, lines))
}

/// The line of a row as an editor counts it: the reader's own count stops before blank lines.
fn line_of(text: &str, position: &csv::Position) -> u32 {
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let skipped = rest[..blank].bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(position.line() + skipped as u64).unwrap_or(u32::MAX)
}
