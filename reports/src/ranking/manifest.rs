//! The manifest: exactly what the run was made from, so that anybody can make it again and compare.

use dti_diagnostics::message;
use rust_xlsxwriter::Worksheet;
use serde_json::Value;

use super::Source;
use crate::WorkbookError;
use crate::folder::{CRITERIA_FOLDER, digest_of};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen};

const COLUMNS: usize = 3;

/// A line: what it is, its version or size, its digest.
struct Line {
    name: String,
    about: About,
    digest: String,
}

/// What there is to say of a thing.
enum About {
    Text(String),
    Size(u64),
}

pub(super) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: String) -> Result<(), WorkbookError> {
    let column = |key, width| Column::new(source.word(key), width);
    let columns: [Column; COLUMNS] =
        [column("manifest-name", 38.0), column("manifest-about", 24.0), column("manifest-digest", 38.0)];
    let page = Page {
        tab,
        title: &source.word("manifest-title"),
        subtitle: source.subtitle(),
        orientation: Orientation::Portrait,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    let mut row = FIRST_ROW;
    for (key, lines) in sections(source) {
        if !lines.is_empty() {
            row = section(source, &mut pen, row, (key, &lines))?;
        }
    }
    pen.finish()
}

fn sections(source: &Source<'_>) -> [(&'static str, Vec<Line>); 6] {
    [
        ("manifest-versions", versions(source)),
        ("manifest-plugins", plugins(source)),
        ("manifest-submissions", submissions(source)),
        ("manifest-appraisals", appraisals(source)),
        ("manifest-criteria", criteria(source)),
        ("manifest-limits", limits(source)),
    ]
}

/// Writes a caption with its lines; returns the row below.
fn section(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    first: u32,
    (key, lines): (&str, &[Line]),
) -> Result<u32, WorkbookError> {
    let styles = source.styles;
    source.caption(pen, first, COLUMNS, (0, &source.word(key)))?;
    let mut row = first + 1;
    for line in lines {
        pen.text(row, 0, &line.name, &styles.text)?;
        match &line.about {
            About::Text(text) => pen.text(row, 1, text, &styles.text)?,
            #[expect(clippy::cast_precision_loss, reason = "sizes and limits stay below 2^53")]
            About::Size(size) => pen.number(row, 1, Some(*size as f64), &styles.count)?,
        }
        pen.text(row, 2, &line.digest, &styles.digest)?;
        row += 1;
    }
    Ok(row)
}

fn versions(source: &Source<'_>) -> Vec<Line> {
    let (manifest, set) = (source.report.manifest, source.report.set);
    let line = |key, text: &str, digest: &str| Line {
        name: source.word(key),
        about: About::Text(text.to_owned()),
        digest: digest.to_owned(),
    };
    let mut lines = vec![
        line("report-engine", &manifest.engine, ""),
        line("report-set", set.id(), set.digest()),
        line("report-at", &crate::wording::date_words(manifest.at), ""),
    ];
    lines.extend(source.report.previous.map(|previous| {
        let record = &previous.run.record;
        line("changes-previous-run", &record.set.id, &previous.run.digest)
    }));
    lines
}

fn plugins(source: &Source<'_>) -> Vec<Line> {
    let plugins = source.report.manifest.plugins.iter();
    let line = |plugin: &crate::PluginRecord| Line {
        name: plugin.name.clone(),
        about: About::Text(format!("{}\n{}", plugin.version, plugin.contract)),
        digest: plugin.digest.clone(),
    };
    plugins.map(line).collect()
}

fn submissions(source: &Source<'_>) -> Vec<Line> {
    let files = source.report.submissions.files.iter();
    let line = |file: &dti_engine::submissions::SubmittedFile| Line {
        name: file.path.clone(),
        about: About::Size(file.bytes),
        digest: file.digest.clone(),
    };
    files.map(line).collect()
}

fn appraisals(source: &Source<'_>) -> Vec<Line> {
    let rounds = source.report.appraisals.rounds.iter();
    let line = |round: &dti_engine::appraisals::Round| Line {
        name: round.file.path.clone(),
        about: About::Size(round.file.bytes),
        digest: round.file.digest.clone(),
    };
    rounds.map(line).collect()
}

/// The files of the criteria set, as the run's folder keeps them.
fn criteria(source: &Source<'_>) -> Vec<Line> {
    let line = |(name, text): &(String, String)| Line {
        name: format!("{CRITERIA_FOLDER}/{name}"),
        about: About::Size(text.len() as u64),
        digest: digest_of(text.as_bytes()),
    };
    source.report.set.files().iter().map(line).collect()
}

/// The limits, part by part; those without words of their own under their names in the record.
fn limits(source: &Source<'_>) -> Vec<Line> {
    let Value::Object(parts) = &source.report.manifest.limits else { return Vec::new() };
    let of_part = |(part, limits): (&String, &Value)| match limits {
        Value::Object(limits) => limits.iter().map(|(name, limit)| limited(source, part, name, limit)).collect(),
        limit => vec![limited(source, "", part, limit)],
    };
    parts.iter().flat_map(of_part).collect::<Vec<_>>()
}

fn limited(source: &Source<'_>, part: &str, name: &str, limit: &Value) -> Line {
    let words = message(&format!("limit-{part}-{name}"), None, &[], source.language());
    let about = limit.as_u64().map_or_else(|| About::Text(limit.to_string()), About::Size);
    Line { name: words.unwrap_or_else(|| name.to_owned()), about, digest: String::new() }
}
