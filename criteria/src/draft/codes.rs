//! Codes: unique, spelled so that they fit where they are used, and found where they are named.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::{Draft, DraftHead, Located};

/// Codes are unique and fit for the places where they are used.
pub(crate) fn check_codes(draft: &Draft, head: &DraftHead, findings: &mut Findings) {
    let id = Located { value: head.id.clone(), place: head.place.clone() };
    check_spelling("id", &id, is_slug, findings);
    if draft.cohorts.is_empty() {
        let owner = Text::new("bộ chỉ số", "the criteria set");
        findings.push(Finding::new(Code::KeyMissing).with("owner", owner).with("key", "cohort").at(head.place.clone()));
    }
    let cohorts: Vec<_> = draft.cohorts.iter().map(|cohort| &cohort.id).collect();
    let agencies: Vec<_> = draft.agencies.iter().map(|agency| &agency.code).collect();
    let records: Vec<_> = draft.records.iter().map(|records| &records.id).collect();
    let targets: Vec<_> = draft.targets.iter().map(|target| &target.id).collect();
    check_group(&Text::new("nhóm xếp hạng", "cohort"), &cohorts, is_slug, findings);
    let attributes: Vec<_> = draft.attributes.iter().map(|attribute| &attribute.id).collect();
    let views: Vec<_> = draft.views.iter().map(|view| &view.id).collect();
    check_group(&Text::new("đơn vị", "agency"), &agencies, is_slug, findings);
    check_group(&Text::new("đặc điểm", "attribute"), &attributes, is_slug, findings);
    check_group(&Text::new("góc nhìn", "view"), &views, is_slug, findings);
    check_group(&Text::new("bảng kê", "records sheet"), &records, is_slug, findings);
    check_group(&Text::new("mục tiêu", "target"), &targets, is_slug, findings);
    check_group(&Text::new("chỉ số", "node"), &node_codes(draft), is_node_code, findings);
    for records in &draft.records {
        let columns: Vec<_> = records.columns.iter().map(|column| &column.id).collect();
        check_group(&Text::new("cột", "column"), &columns, is_column, findings);
    }
}

fn check_group(kind: &Text, codes: &[&Located<String>], spelled: fn(&str) -> bool, findings: &mut Findings) {
    check_unique(kind, codes, findings);
    codes.iter().for_each(|code| check_spelling("code", code, spelled, findings));
}

fn node_codes(draft: &Draft) -> Vec<&Located<String>> {
    let pillars = draft.pillars.iter().map(|pillar| &pillar.code);
    pillars.chain(draft.indicators.iter().map(|indicator| &indicator.code)).collect()
}

/// Tells every code that is defined twice.
pub(crate) fn check_unique(kind: &Text, codes: &[&Located<String>], findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for code in codes {
        if let Some(first) = seen.insert(&code.value, &code.place) {
            let finding = Finding::new(Code::CodeDefinedTwice).with("code", &code.value).with("kind", kind.clone());
            findings.push(finding.at(code.place.clone()).against(first.clone()));
        }
    }
}

fn check_spelling(key: &str, code: &Located<String>, spelled: fn(&str) -> bool, findings: &mut Findings) {
    if !spelled(&code.value) {
        let known = "a–z, 0–9, `-` (`_`, `.`)";
        let finding = Finding::new(Code::ValueNotAllowed).with("key", key).with("value", &code.value);
        findings.push(finding.with("known", known).at(code.place.clone()));
    }
}

/// Fit for a file name on every system: `con`, `nul` and their like are devices on Windows.
fn is_slug(code: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let device = DEVICES.contains(&code) || (code.len() == 4 && (code.starts_with("com") || code.starts_with("lpt")));
    let letters = code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    !code.is_empty() && code.len() <= 64 && letters && !device
}

fn is_column(id: &str) -> bool {
    let letters = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    letters && id.starts_with(|first: char| first.is_ascii_lowercase()) && id.len() <= 64
}

fn is_node_code(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= 32
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

/// The position of a code among those that exist.
pub(crate) fn find<'a>(
    key: &str,
    code: &Located<String>,
    kind: &Text,
    existing: impl Iterator<Item = &'a str>,
    findings: &mut Findings,
) -> Option<usize> {
    let existing: Vec<_> = existing.collect();
    let found = existing.iter().position(|known| *known == code.value);
    if found.is_none() {
        let finding = Finding::new(Code::CodeUnknown).with("key", key).with("code", &code.value);
        let finding = finding.with("kind", kind.clone()).with("known", existing.join(", "));
        findings.push(finding.at(code.place.clone()));
    }
    found
}
