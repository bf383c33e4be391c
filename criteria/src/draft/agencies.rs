//! The way from `[[attribute]]`, `[[agency]]` and `agencies.csv` to their drafts.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::fields::Fields;
use super::listed::{line_of, reader, unreadable};
use super::nodes::{DraftAttributeValue, read_attribute_values};
use super::{Draft, DraftAgency, Located};
use crate::SourceFile;
use crate::applicability::{AttributeKind, AttributeValue};

/// The file beside `set.toml` that lists agencies, a row each.
pub(crate) const FILE: &str = "agencies.csv";

/// Cells that say yes or no of a flag; an empty cell says no.
const FLAGS: [(&str, bool); 12] = [
    ("", false),
    ("0", false),
    ("false", false),
    ("no", false),
    ("không", false),
    ("1", true),
    ("true", true),
    ("yes", true),
    ("có", true),
    ("x", true),
    ("✓", true),
    ("✔", true),
];

/// `[[attribute]]` as it was written.
#[derive(Debug)]
pub(crate) struct DraftAttribute {
    pub(crate) id: Located<String>,
    pub(crate) title: Text,
    pub(crate) kind: AttributeKind,
}

pub(crate) fn read_attribute(fields: &mut Fields<'_>) -> Option<DraftAttribute> {
    let kinds = [("flag", AttributeKind::Flag), ("category", AttributeKind::Category)];
    let (id, title) = (fields.required("id"), fields.title());
    Some(DraftAttribute { id: id?, title, kind: fields.word("kind", &kinds).unwrap_or(AttributeKind::Flag) })
}

pub(crate) fn read_agency(fields: &mut Fields<'_>) -> Option<DraftAgency> {
    let code = fields.required("code");
    let name = fields.required::<String>("name").map(|name| name.value).unwrap_or_default();
    let cohort = fields.optional("cohort");
    let attributes = read_attribute_values(fields);
    Some(DraftAgency { code: code?, name, cohort, attributes })
}

/// Reads `agencies.csv`: the columns `code` and `name`, `cohort` and one for each attribute.
pub(crate) fn read_agencies_file(file: &SourceFile, draft: &mut Draft, findings: &RefCell<Findings>) {
    let mut findings = findings.borrow_mut();
    let mut reader = reader(&file.text);
    let columns = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_lowercase).collect(),
        Err(error) => return findings.push(unreadable(file, &error)),
    };
    if !check_columns(file, &columns, draft, &mut findings) {
        return;
    }
    let mut agencies = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => agencies.push(read_row(file, &columns, &record, draft, &mut findings)),
            Err(error) => findings.push(unreadable(file, &error)),
        }
    }
    draft.agencies.extend(agencies);
}

fn owner() -> Text {
    Text::new(format!("tệp `{FILE}`"), format!("the file `{FILE}`"))
}

/// Whether the columns that must be there are; those that mean nothing are told.
fn check_columns(file: &SourceFile, columns: &csv::StringRecord, draft: &Draft, findings: &mut Findings) -> bool {
    let attributes = draft.attributes.iter().map(|attribute| attribute.id.value.as_str());
    let known: Vec<_> = ["code", "name", "cohort"].into_iter().chain(attributes).collect();
    let place = Place::line(&file.path, 1, 1);
    for unknown in columns.iter().filter(|column| draft.complete && !known.contains(column)) {
        let finding = Finding::new(Code::KeyUnknown).with("owner", owner()).with("key", unknown);
        findings.push(finding.with("known", known.join(", ")).at(place.clone()));
    }
    let missing: Vec<_> =
        ["code", "name"].into_iter().filter(|key| !columns.iter().any(|column| column == *key)).collect();
    findings.extend(
        missing
            .iter()
            .map(|key| Finding::new(Code::KeyMissing).with("owner", owner()).with("key", *key).at(place.clone())),
    );
    missing.is_empty()
}

fn read_row(
    file: &SourceFile,
    columns: &csv::StringRecord,
    record: &csv::StringRecord,
    draft: &Draft,
    findings: &mut Findings,
) -> DraftAgency {
    let text = file.text.trim_start_matches('\u{feff}');
    let line = record.position().map_or(0, |position| line_of(text, position)) + 1;
    let place = Place::line(&file.path, u32::try_from(line).unwrap_or(u32::MAX), 1);
    let cell =
        |key: &str| columns.iter().position(|column| column == key).and_then(|at| record.get(at)).unwrap_or_default();
    let located = |text: &str| Located { value: text.to_owned(), place: place.clone() };
    let cohort = Some(cell("cohort")).filter(|id| !id.is_empty()).map(located);
    let mut attributes = Vec::new();
    for attribute in &draft.attributes {
        let id = &attribute.id.value;
        match said(attribute.kind, cell(id)) {
            Ok(value) => attributes.extend(value.map(|value| DraftAttributeValue { attribute: located(id), value })),
            Err(()) => {
                let finding = Finding::new(Code::ValueNotAllowed).with("key", id).with("value", cell(id));
                let known = FLAGS.iter().map(|(word, _)| *word).filter(|word| !word.is_empty()).collect::<Vec<_>>();
                findings.push(finding.with("known", known.join(", ")).at(place.clone()));
            }
        }
    }
    DraftAgency { code: located(cell("code")), name: cell("name").to_owned(), cohort, attributes }
}

/// What a cell says of an attribute.
fn said(kind: AttributeKind, cell: &str) -> Result<Option<AttributeValue>, ()> {
    match kind {
        AttributeKind::Category => Ok((!cell.is_empty()).then(|| AttributeValue::Category(cell.to_owned()))),
        AttributeKind::Flag => {
            let word = cell.to_lowercase();
            let flag = FLAGS.iter().find(|(known, _)| *known == word).ok_or(())?;
            Ok(Some(AttributeValue::Flag(flag.1)))
        }
    }
}
