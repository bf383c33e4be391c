//! What several members say of one indicator, put together.

use std::collections::BTreeSet;

use dti_diagnostics::Language;
use dti_engine::appraisals::{Decision, Remark};

use super::date_words;

/// Their reasons, each once.
pub(crate) fn reasons(remarks: &[Remark]) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for reason in remarks.iter().map(|remark| remark.reason.as_str()) {
        if !reason.is_empty() && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.join("; ")
}

/// Their names in alphabetical order.
pub(crate) fn members(remarks: &[Remark]) -> String {
    let names: BTreeSet<_> = remarks.iter().flat_map(|remark| &remark.members).map(String::as_str).collect();
    names.into_iter().collect::<Vec<_>>().join("; ")
}

/// The last day on which one of them said something, as `2024-01-20`.
pub(crate) fn date(remarks: &[Remark]) -> String {
    remarks.iter().filter_map(|remark| remark.date).max().map(|date| date.to_string()).unwrap_or_default()
}

/// `Không thống nhất: Thiếu hồ sơ (Trần B, 20/01/2024)`.
pub(crate) fn decision_in_words(decision: &Decision<'_>, language: Language) -> String {
    let verdict = decision.verdict.map_or("", |verdict| verdict.text(language)).to_owned();
    let said = [verdict, reasons(decision.remarks)].into_iter().filter(|part| !part.is_empty());
    let day = decision.remarks.iter().filter_map(|remark| remark.date).max().map(date_words).unwrap_or_default();
    let by = [members(decision.remarks), day].into_iter().filter(|part| !part.is_empty());
    let (said, by) = (said.collect::<Vec<_>>().join(": "), by.collect::<Vec<_>>().join(", "));
    if by.is_empty() { said } else { format!("{said} ({by})").trim().to_owned() }
}
