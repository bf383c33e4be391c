//! `indicators.csv` and `pillars.csv`: lists of nodes, one a row, as TOML.
//!
//! A column is a key, with points between the keys of tables within (`rule.inverse`, `inputs.value.per`); an empty cell
//! says nothing. Each row becomes one inline table in the line where it stands, so that findings point to it.

use dti_diagnostics::{Code, Finding, Place};

use crate::SourceFile;

/// The files, and the arrays of tables that they stand for.
const FILES: [(&str, &str); 2] = [("indicators.csv", "indicator"), ("pillars.csv", "pillar")];

/// Columns that hold text, whatever their cells look like: the code `1.10` is no number.
const TEXTS: [&str; 9] =
    ["code", "title", "title.vi", "title.en", "pillar", "parent", "official", "own-choice", "note"];

/// A table of CSV text, whose fields are parted by commas or, as Excel does here, by semicolons.
pub(crate) fn reader(text: &str) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().is_some_and(|line| line.contains(';')) { b';' } else { b',' };
    csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes())
}

/// The finding of a table that cannot be read.
pub(crate) fn unreadable(file: &SourceFile, error: &csv::Error) -> Finding {
    Finding::new(Code::SetFileUnreadable).with("reason", error.to_string()).at(Place::file(&file.path))
}

/// A file as it will be read: a list of nodes as TOML, any other one as it is.
pub(crate) fn written(file: &SourceFile) -> Result<SourceFile, Box<Finding>> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let Some((_, array)) = FILES.iter().find(|(known, _)| *known == name) else { return Ok(file.clone()) };
    let text = toml(array, &file.text).map_err(|error| Box::new(unreadable(file, &error)))?;
    Ok(SourceFile { path: file.path.clone(), text })
}

/// Whether a file is TOML or stands for it.
pub(crate) fn is_written(file: &SourceFile) -> bool {
    file.path.ends_with(".toml") || FILES.iter().any(|(name, _)| file.path.rsplit('/').next() == Some(name))
}

fn toml(array: &str, text: &str) -> Result<String, csv::Error> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = reader(text);
    let headings: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let keys: Vec<String> = headings.iter().map(|heading| key(heading, &headings)).collect();
    let mut toml = format!("{array} = [");
    let mut line = 0;
    for record in reader.records() {
        let record = record?;
        let begins = record.position().map_or(line, |position| line_of(text, position));
        toml.extend(std::iter::repeat_n('\n', begins - line));
        line = begins;
        let cells = keys.iter().zip(&headings).zip(&record).filter(|(_, cell)| !cell.is_empty());
        let pairs: Vec<_> = cells.map(|((key, heading), cell)| format!("{key} = {}", value(heading, cell))).collect();
        toml.push_str(&format!("{{ {} }},", pairs.join(", ")));
    }
    toml.push_str("\n]\n");
    Ok(toml)
}

/// The line of a record, counted from 0. The parser counts from the end of the record before, without blank lines.
pub(crate) fn line_of(text: &str, position: &csv::Position) -> usize {
    let start = usize::try_from(position.byte()).unwrap_or(text.len()).min(text.len());
    let blank = text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    text.as_bytes()[..start + blank].iter().filter(|&&byte| byte == b'\n').count()
}

/// A heading as a TOML key. A plain title beside one in English is the Vietnamese one.
fn key(heading: &str, headings: &[String]) -> String {
    let heading = match heading {
        "title" if headings.iter().any(|other| other.starts_with("title.")) => "title.vi",
        other => other,
    };
    let bare = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let parts =
        heading.split('.').map(|part| if !part.is_empty() && bare(part) { part.to_owned() } else { text(part) });
    parts.collect::<Vec<_>>().join(".")
}

/// A cell as a TOML value: a number, a boolean or a list where it reads as one and the column may hold one.
fn value(heading: &str, cell: &str) -> String {
    let is_list = cell.starts_with('[') && serde_json::from_str::<Vec<serde_json::Value>>(cell).is_ok();
    let is_value = matches!(cell, "true" | "false") || cell.parse::<f64>().is_ok_and(f64::is_finite);
    if TEXTS.contains(&heading) || !(is_value || is_list) {
        return text(cell);
    }
    if is_list {
        return cell.to_owned();
    }
    match cell.parse::<i64>() {
        Ok(whole) => whole.to_string(),
        Err(_) => cell.parse::<f64>().map_or_else(|_| cell.to_owned(), |number| format!("{number:?}")),
    }
}

/// A text as a TOML string in one line: JSON's escapes are TOML's.
fn text(cell: &str) -> String {
    serde_json::Value::from(cell).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_becomes_a_table_in_its_own_line() {
        let csv = "code;title;title.en;weight;rule.inverse;inputs.value.per\n1.10;\"Một\ndòng\";One;0.5;true;0.1.dân\n\n2;Hai;;1;;\n";
        let expected = "indicator = [\n{ code = \"1.10\", title.vi = \"Một\\ndòng\", title.en = \"One\", weight = 0.5, \
                        rule.inverse = true, inputs.value.per = \"0.1.dân\" },";
        let toml = toml("indicator", csv).unwrap();
        assert!(toml.starts_with(expected), "{toml}");
        toml.parse::<toml::Table>().unwrap();
    }

    #[test]
    fn lines_stay_where_they_are() {
        let toml = toml("pillar", "code,title\n\n1,A\n2,B\n").unwrap();
        assert_eq!(toml, "pillar = [\n\n{ code = \"1\", title = \"A\" },\n{ code = \"2\", title = \"B\" },\n]\n");
    }

    #[test]
    fn numbers_keep_their_last_digit() {
        assert_eq!(value("weight", "0.1"), "0.1");
        assert_eq!(value("weight", "1e-3"), "0.001");
        assert_eq!(value("points", "100"), "100");
        assert_eq!(value("rule.inverse", "no"), "\"no\"");
        assert_eq!(value("code", "1"), "\"1\"");
        assert_eq!(value("rule.goalposts", "[0, 100]"), "[0, 100]");
        assert_eq!(value("cohorts", "[\"a\"]"), "[\"a\"]");
        assert_eq!(value("note", "[1]"), "\"[1]\"");
    }
}
