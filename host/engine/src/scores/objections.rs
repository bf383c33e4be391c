//! What is to tell of the council's decisions once the points are known.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings};

use super::policy::{Case, same};
use super::{Status, Unscored};
use crate::Appraisals;
use crate::submissions::Answer;

/// An error if the council agrees, but writes other points than any that stand. Where points depend on other agencies'
/// figures they may have moved since, and the case is one for [`remarks`].
pub(super) fn objection(case: &Case<'_>, depends_on_others: bool) -> Option<Finding> {
    agreed_otherwise(case, Code::AgreedPointsDiffer).filter(|_| !depends_on_others)
}

/// Warnings about points that the council set.
pub(super) fn remarks(case: &Case<'_>, depends_on_others: bool) -> Vec<Finding> {
    let moved = agreed_otherwise(case, Code::AgreedPointsMoved).filter(|_| depends_on_others);
    let others = [beside_figures(case), restored(case), without_evidence(case), without_reason(case)];
    moved.into_iter().chain(others.into_iter().flatten()).collect()
}

fn agreed_otherwise(case: &Case<'_>, code: Code) -> Option<Finding> {
    let decision = case.decision.as_ref().filter(|decision| decision.agreed)?;
    let points = decision.points?;
    let standing = case.standing();
    let stands = standing.first().copied()?;
    let differs = standing.iter().all(|standing| !same(*standing, points.value));
    differs.then(|| about(code, case, points).with("points", stands))
}

/// Points of a round that corrected figures too, where the rule gives others for these.
fn beside_figures(case: &Case<'_>) -> Option<Finding> {
    let decision = case.decision.as_ref().filter(|decision| !decision.agreed)?;
    let points = decision.points?;
    decision.remarks.iter().find(|remark| !remark.figures.is_empty())?;
    let given = case.after().points.filter(|given| !same(*given, points.value))?;
    Some(about(Code::AppraisedPointsBesideFigures, case, points).with("points", given))
}

fn restored(case: &Case<'_>) -> Option<Finding> {
    let points = case.decision.as_ref()?.points?;
    let left_out = matches!(case.after().status, Status::Removed | Status::NotApplicable | Status::RuleFailed);
    left_out.then(|| about(Code::AppraisalRestoresIndicator, case, points))
}

/// An agreement without points confirms what stands, and that is nothing.
fn without_evidence(case: &Case<'_>) -> Option<Finding> {
    let decision = case.decision.as_ref().filter(|decision| decision.points.is_none())?;
    let place = &decision.remarks.first()?.place;
    let lacking = case.after().status == Status::EvidenceRequired;
    let finding = Finding::new(Code::AgreedWithoutEvidence).with("code", &case.indicator.code);
    lacking.then(|| finding.indicator(&case.indicator.code).at(place.clone()).asked_by(case.indicator.place.clone()))
}

/// Points without a verdict that differ from what stands change it, and nobody says why.
fn without_reason(case: &Case<'_>) -> Option<Finding> {
    let decision = case.decision.as_ref().filter(|decision| decision.verdict.is_none())?;
    let points = decision.points?;
    let silent = decision.remarks.iter().all(|remark| remark.reason.is_empty() && remark.figures.is_empty());
    let changes = case.after().points.is_none_or(|stands| !same(stands, points.value));
    (silent && changes).then(|| about(Code::AppraisalReasonMissing, case, points))
}

fn about(code: Code, case: &Case<'_>, points: &Answer) -> Finding {
    let finding = Finding::new(code).with("code", &case.indicator.code).with("value", points.value);
    finding.indicator(&case.indicator.code).at(points.place.clone()).asked_by(case.indicator.place.clone())
}

/// A warning for each agency that the council decided on and that is not scored.
pub(super) fn without_effect(
    set: &CriteriaSet,
    appraisals: &Appraisals,
    unscored: &[Unscored],
    findings: &mut Findings,
) {
    for Unscored { agency, .. } in unscored {
        let chains = appraisals.chains().filter(|((concerned, _), _)| concerned == agency);
        let mut decided = chains.filter_map(|(_, remarks)| remarks.iter().find(|remark| remark.decides())).peekable();
        let Some(place) = decided.peek().map(|remark| remark.place.clone()) else { continue };
        let code = &set.agencies()[*agency].code;
        let finding = Finding::new(Code::AppraisalWithoutEffect).with("agency", code).with("count", decided.count());
        findings.push(finding.agency(code).at(place));
    }
}
