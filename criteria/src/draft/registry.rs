//! Agencies over time: aliases, days of validity and predecessors that contradict each other.

use std::collections::BTreeMap;

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::{Draft, DraftAgency};

/// Tells what cannot be of the agencies' registry.
pub(crate) fn check_registry(draft: &Draft, findings: &mut Findings) {
    check_names(&draft.agencies, findings);
    for agency in &draft.agencies {
        check_days(agency, findings);
        check_predecessors(agency, &draft.agencies, findings);
    }
    check_cycles(&draft.agencies, findings);
}

/// An alias belongs to one agency and is nobody's code.
fn check_names(agencies: &[DraftAgency], findings: &mut Findings) {
    let mut seen: BTreeMap<String, &Place> =
        agencies.iter().map(|agency| (agency.code.value.to_lowercase(), &agency.code.place)).collect();
    for alias in agencies.iter().flat_map(|agency| &agency.aliases) {
        if let Some(first) = seen.insert(alias.value.to_lowercase(), &alias.place) {
            let finding = Finding::new(Code::AliasTaken).with("alias", &alias.value);
            findings.push(finding.at(alias.place.clone()).against(first.clone()));
        }
    }
}

fn check_days(agency: &DraftAgency, findings: &mut Findings) {
    let (Some(from), Some(to)) = (&agency.from, &agency.to) else { return };
    if to.value < from.value {
        let limit = Text::new(format!("từ ngày {} trở đi", from.value), format!("{} or later", from.value));
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", "to").with("value", to.value.to_string());
        findings.push(finding.with("limit", limit).at(to.place.clone()));
    }
}

/// Who came from others says since when, and those of the registry have ended before. A predecessor that is not in
/// the registry is one of an earlier run, which only that run can tell.
fn check_predecessors(agency: &DraftAgency, agencies: &[DraftAgency], findings: &mut Findings) {
    let Some(first) = agency.predecessors.first() else { return };
    let code = &agency.code.value;
    let Some(from) = &agency.from else {
        let owner = Text::new(format!("đơn vị `{code}`"), format!("the agency `{code}`"));
        let finding = Finding::new(Code::KeyMissing).with("owner", owner).with("key", "from");
        findings.push(finding.at(first.place.clone()));
        return;
    };
    for named in agency.predecessors.iter().filter(|named| named.value != *code) {
        let Some(defined) = agencies.iter().find(|other| other.code.value == named.value) else { continue };
        if defined.to.as_ref().is_none_or(|to| to.value >= from.value) {
            let finding = Finding::new(Code::PredecessorNotEnded).with("code", &named.value).with("agency", code);
            let finding = finding.with("from", from.value.to_string()).at(named.place.clone());
            findings.push(finding.against(defined.code.place.clone()));
        }
    }
}

/// Tells each agency that comes from itself by way of others.
fn check_cycles(agencies: &[DraftAgency], findings: &mut Findings) {
    let by_code: BTreeMap<&str, &DraftAgency> =
        agencies.iter().map(|agency| (agency.code.value.as_str(), agency)).collect();
    for agency in agencies {
        let mut ahead: Vec<&str> = others(agency);
        let mut seen: Vec<&str> = Vec::new();
        while let Some(code) = ahead.pop().filter(|code| *code != agency.code.value) {
            if !seen.contains(&code) {
                seen.push(code);
                ahead.extend(by_code.get(code).map(|next| others(next)).unwrap_or_default());
            }
            if ahead.contains(&agency.code.value.as_str()) {
                let finding = Finding::new(Code::PredecessorCycle).with("code", &agency.code.value);
                findings.push(finding.at(agency.predecessors[0].place.clone()));
                break;
            }
        }
    }
}

/// The predecessors that bear another code.
fn others(agency: &DraftAgency) -> Vec<&str> {
    let codes = agency.predecessors.iter().map(|named| named.value.as_str());
    codes.filter(|code| *code != agency.code.value).collect()
}
