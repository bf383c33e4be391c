//! The award of points: calls of rules, then each indicator's policy, then the scores of every agency.

use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Halted, Language, Place, Text};

use super::calls::{Award, Caller, Ledger, calls};
use super::roster::Roster;
use super::{Score, Scores, policy};
use crate::metrics::{self, Prepared};
use crate::rules::Plan;
use crate::submissions::Submission;
use crate::{Metrics, Submissions};

/// Lets the rules award points, a cohort a call, and applies each indicator's policy for what is missing.
///
/// Agencies that `findings` hold errors of are not scored, and no rule sees them; nor are agencies that lack an answer
/// that must be given. Calls run in parallel on the current rayon pool; their results do not depend on it.
///
/// # Errors
/// [`Halted`] if the SQL of a metric is at fault, if a rule fails or refuses, or if no agency can be scored.
pub fn award(
    set: &CriteriaSet,
    metrics: &Metrics,
    submissions: &Submissions,
    plan: &Plan<'_>,
    language: Language,
    findings: &mut Findings,
) -> Result<Scores, Halted> {
    // A metric that could not be counted would be missing for everybody.
    if findings.iter().any(|finding| matches!(finding.code, Code::SqlRefused | Code::SqlFailed)) {
        return Err(Halted);
    }
    let mut roster = Roster::new(set, submissions, findings);
    let caller = Caller { set, metrics, plan, language };
    let mut own = Findings::new();
    let settled = settle_awards(&caller, &mut roster, &mut own);
    if settled.is_ok() && roster.agencies.is_empty() {
        own.push(Finding::new(Code::NobodyScored).at(set.place().clone()));
    }
    findings.append(own);
    let (agencies, unscored) = roster.finish(set, findings);
    if agencies.is_empty() {
        return Err(Halted);
    }
    let (ledger, prepared) = settled?;
    findings.extend(prepared.gaps(set));
    let submitted = by_agency(submissions);
    let scores_of = |&agency: &usize| scores(set, &ledger, agency, submitted.get(&agency).copied());
    let by_agency = agencies.iter().map(scores_of).collect();
    Ok(Scores { agencies, by_agency, unscored, fuel: ledger.fuel, prepared })
}

/// Awards until nobody more is refused. An agency that is refused was in the cohort of the relative rules and of the
/// figures imputed and treated, so figures are prepared and these awards made again without it; each round takes somebody out, so there are no more rounds than agencies.
fn settle_awards(
    caller: &Caller<'_>,
    roster: &mut Roster,
    findings: &mut Findings,
) -> Result<(Ledger, Prepared), Halted> {
    let mut ledger = Ledger::new(caller.set.indicators().len());
    let mut due = calls(caller.set, roster, |_| true);
    loop {
        let mut faults = Findings::new();
        let prepared = metrics::prepare(caller.set, caller.metrics, &roster.agencies);
        caller.make(&due, &prepared, &mut ledger, &mut faults);
        let failed = faults.has_errors();
        findings.append(faults);
        if failed {
            return Err(Halted);
        }
        let refused = refusals(caller, roster, &ledger, findings);
        if refused.is_empty() {
            return Ok((ledger, prepared));
        }
        roster.refuse(&refused);
        due = calls(caller.set, roster, |indicator| depends_on_others(caller, indicator));
    }
}

/// Whether an agency's points for an indicator may change because somebody else is no longer scored.
fn depends_on_others(caller: &Caller<'_>, indicator: usize) -> bool {
    let relative = caller.plan.rule(indicator).is_some_and(|rule| rule.profile().relative);
    relative || metrics::depends_on_others(&caller.set.indicators()[indicator])
}

/// The agencies that lack an answer that must be given, each with its findings.
fn refusals(caller: &Caller<'_>, roster: &Roster, ledger: &Ledger, findings: &mut Findings) -> Vec<usize> {
    let mut refused = Vec::new();
    for &agency in &roster.agencies {
        let before = findings.len();
        for (position, indicator) in caller.set.indicators().iter().enumerate() {
            let award = ledger.award(position, agency);
            if let Some(award) = award.filter(|award| policy::refuses(indicator, award)) {
                findings.push(answer_required(caller, agency, position, award));
            }
        }
        if findings.len() > before {
            refused.push(agency);
        }
    }
    refused
}

fn answer_required(caller: &Caller<'_>, agency: usize, position: usize, award: &Award) -> Finding {
    let indicator = &caller.set.indicators()[position];
    let reason = match award.reason.as_str() {
        "" => Text::new("chưa đủ số liệu", "its figures are missing"),
        reason => Text::new(reason, reason),
    };
    let finding = Finding::new(Code::AnswerRequired).with("code", &indicator.code).with("reason", reason);
    let finding = finding.agency(&caller.set.agencies()[agency].code).indicator(&indicator.code);
    let finding = finding.asked_by(indicator.place.clone());
    match answer_place(caller.metrics, agency, position, indicator.inputs.len()) {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// Where the indicator's figures were entered, or else any figure of the agency.
fn answer_place(metrics: &Metrics, agency: usize, indicator: usize, inputs: usize) -> Option<Place> {
    let entered = (0..inputs).find_map(|input| metrics.origin(agency, indicator, input));
    entered.map(|origin| origin.place.clone()).or_else(|| metrics.sheet(agency))
}

fn by_agency(submissions: &Submissions) -> BTreeMap<usize, &Submission> {
    submissions.list.iter().map(|submission| (submission.agency, submission)).collect()
}

/// The scores of one agency for the indicators that apply to it.
fn scores(set: &CriteriaSet, ledger: &Ledger, agency: usize, submission: Option<&Submission>) -> Vec<Score> {
    let scored = set.indicators().iter().enumerate().filter_map(|(position, indicator)| {
        let award = ledger.award(position, agency)?;
        Some(policy::score(position, indicator, submission, award))
    });
    scored.collect()
}
