//! `findings.json`: everything there is to tell, in both languages.

use dti_diagnostics::{Code, Finding, Language, Place, Severity, Spot};
use serde::Serialize;

use super::File;
use crate::dossier::Dossier;
use crate::run::criteria_place;
use crate::{OutputError, Report};

#[derive(Serialize)]
struct Entry<'a> {
    code: Code,
    severity: Severity,
    message_vi: String,
    message_en: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint_vi: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint_en: Option<String>,
    #[serde(flatten)]
    place: EntryPlace,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<String>,
}

#[derive(Serialize, Default)]
struct EntryPlace {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

pub(super) fn list(report: &Report<'_>, _: &[Dossier<'_>]) -> Result<File, OutputError> {
    let entries: Vec<_> = report.findings.iter().map(|finding| entry(report, finding)).collect();
    let mut json = serde_json::to_vec_pretty(&entries).expect("findings are plain texts and numbers");
    json.push(b'\n');
    Ok(("findings.json", json))
}

fn entry<'a>(report: &Report<'_>, finding: &'a Finding) -> Entry<'a> {
    let shown = |place: &Place| criteria_place(report.set, place).to_string();
    Entry {
        code: finding.code,
        severity: finding.severity(),
        message_vi: finding.message(Language::Vi),
        message_en: finding.message(Language::En),
        hint_vi: finding.hint(Language::Vi),
        hint_en: finding.hint(Language::En),
        place: finding.place.as_ref().map(|place| entry_place(&criteria_place(report.set, place))).unwrap_or_default(),
        agency: finding.agency.as_deref(),
        indicator: finding.indicator.as_deref(),
        asked_by: finding.asked_by.as_ref().map(shown),
        against: finding.against.as_ref().map(shown),
    }
}

fn entry_place(place: &Place) -> EntryPlace {
    let (sheet, line) = match &place.spot {
        Spot::Cell { sheet, .. } | Spot::Sheet { sheet } => (Some(sheet.clone()), None),
        Spot::Line { line, .. } => (None, Some(*line)),
        Spot::File {} => (None, None),
    };
    EntryPlace { file: Some(place.file.clone()), sheet, cell: place.address(), line }
}
