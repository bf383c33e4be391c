//! The award of points: calls of rules, then what counts for each indicator, then the scores of every agency.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator};
use dti_diagnostics::{Code, Finding, Findings, Halted, Language, Place, Text};

use super::calls::{Award, Caller, calls};
use super::objections;
use super::passes::Passes;
use super::policy::Case;
use super::roster::Roster;
use super::unawarded::Unawarded;
use super::{Score, Scores, Unscored, UnscoredCause};
use crate::rules::Plan;
use crate::submissions::Submission;
use crate::{Appraisals, Metrics, Submissions, metrics};

/// Lets the rules award points, a cohort a call, and applies each indicator's policy for what is missing, and then what
/// the council decided.
///
/// Agencies that `findings` hold errors of are not scored, and no rule sees them; nor are agencies that lack an answer
/// that must be given. Calls run in parallel on the current rayon pool; their results do not depend on it. Rules run
/// again where they read a figure that the council corrected ([`Metrics::corrected`]).
///
/// # Errors
/// [`Halted`] if the SQL of a metric is at fault, if no agency can be scored, or if a rule refuses or fails; if the set
/// withholds an indicator whose rule fails, only if this machine is to blame.
#[tracing::instrument(name = "scores", skip_all, fields(agencies, unscored, calls, fuel))]
pub fn award(
    set: &CriteriaSet,
    metrics: &Metrics,
    submissions: &Submissions,
    appraisals: &Appraisals,
    plan: &Plan<'_>,
    language: Language,
    findings: &mut Findings,
) -> Result<Scores, Halted> {
    // A metric that could not be counted would be missing for everybody.
    if findings.iter().any(|finding| matches!(finding.code, Code::SqlRefused | Code::SqlFailed | Code::SqlBudget)) {
        return Err(Halted);
    }
    let mut roster = Roster::new(set, submissions, findings);
    let mut passes = Passes::new(Caller { set, metrics, plan, language });
    let cases = Cases { set, metrics, appraisals, plan, language, submitted: by_agency(submissions) };
    let mut own = Findings::new();
    let awarded = settle_awards(&cases, &mut passes, &mut roster, &mut own);
    if awarded.is_ok() && roster.agencies.is_empty() {
        own.push(Finding::new(Code::NobodyScored).at(set.place().clone()));
    }
    findings.append(own);
    let (agencies, unscored) = roster.finish(set, findings);
    objections::without_effect(set, appraisals, &unscored, findings);
    if agencies.is_empty() {
        return Err(Halted);
    }
    awarded?;
    findings.extend(passes.withheld());
    let by_agency = agencies.iter().map(|&agency| cases.scores(&passes, agency, findings)).collect();
    passes.log();
    let (calls, fuel, prepared) = (passes.calls(), passes.fuel(), passes.into_prepared());
    let station = tracing::Span::current();
    station.record("agencies", agencies.len());
    station.record("unscored", unscored.len());
    findings.extend(prepared.gaps(set));
    Ok(Scores { agencies, by_agency, unscored, calls, fuel, prepared })
}

fn by_agency(submissions: &Submissions) -> BTreeMap<usize, &Submission> {
    submissions.list.iter().map(|submission| (submission.agency, submission)).collect()
}

/// Awards until nobody more is refused. An agency that is refused was in the cohort of the relative rules and of the
/// figures imputed and treated, so figures are prepared and these awards made again without it; each round takes
/// somebody out, so there are no more rounds than agencies.
fn settle_awards(
    cases: &Cases<'_>,
    passes: &mut Passes<'_>,
    roster: &mut Roster,
    findings: &mut Findings,
) -> Result<(), Halted> {
    let mut due = calls(cases.set, roster, |_| true);
    loop {
        let mut faults = Findings::new();
        passes.make(&due, &roster.agencies, &mut faults);
        let failed = faults.has_errors();
        findings.append(faults);
        if failed {
            return Err(Halted);
        }
        let refused = cases.refusals(passes, roster, findings);
        if refused.is_empty() {
            return Ok(());
        }
        roster.refuse(&refused);
        due = calls(cases.set, roster, |indicator| cases.depends_on_others(indicator));
    }
}

/// Every agency's indicators, each with what decides its points.
struct Cases<'a> {
    set: &'a CriteriaSet,
    metrics: &'a Metrics,
    appraisals: &'a Appraisals,
    plan: &'a Plan<'a>,
    language: Language,
    submitted: BTreeMap<usize, &'a Submission>,
}

impl Cases<'_> {
    /// Whether an agency's points may depend on who else is scored.
    fn depends_on_others(&self, indicator: usize) -> bool {
        let relative = self.plan.rule(indicator).is_some_and(|rule| rule.profile().relative);
        relative || metrics::depends_on_others(&self.set.indicators()[indicator])
    }

    /// An agency's indicators that apply, in the order of the set.
    fn of<'c>(&'c self, passes: &'c Passes<'_>, agency: usize) -> impl Iterator<Item = Case<'c>> {
        let submission = self.submitted.get(&agency).copied();
        let indicators = self.set.indicators().iter().enumerate();
        indicators.filter_map(move |(position, indicator)| {
            Some(Case {
                position,
                indicator,
                entry: submission.and_then(|submission| submission.entries.get(&position)),
                lacks_evidence: submission.is_some_and(|submission| submission.lacks_evidence(position, indicator)),
                own: passes.own(position, agency)?,
                corrected: passes.corrected(position, agency),
                decision: self.appraisals.decision(agency, position),
                language: self.language,
            })
        })
    }

    /// The agencies that cannot be scored, each with its findings: an answer that must be given is missing, or the
    /// council contradicts itself.
    fn refusals(&self, passes: &Passes<'_>, roster: &Roster, findings: &mut Findings) -> Vec<Unscored> {
        let mut refused = Vec::new();
        for &agency in &roster.agencies {
            let code = &self.set.agencies()[agency].code;
            let mut cause = None;
            for case in self.of(passes, agency) {
                if case.refuses() {
                    cause.get_or_insert(UnscoredCause::AnswerRequired);
                    findings.push(self.answer_required(agency, &case));
                }
                if let Some(objection) = objections::objection(&case, self.depends_on_others(case.position)) {
                    cause = Some(UnscoredCause::Errors);
                    findings.push(objection.agency(code));
                }
            }
            refused.extend(cause.map(|cause| Unscored { agency, cause }));
        }
        refused
    }

    /// The scores of one agency for the indicators that concern it, in the order of the set.
    fn scores(&self, passes: &Passes<'_>, agency: usize, findings: &mut Findings) -> Vec<Score> {
        let mut scores: Vec<_> = self.unawarded(passes, agency).collect();
        for case in self.of(passes, agency) {
            let remarks = objections::remarks(&case, self.depends_on_others(case.position));
            findings.extend(remarks.into_iter().map(|remark| remark.agency(&self.set.agencies()[agency].code)));
            scores.push(case.score());
        }
        scores.sort_by_key(|score| score.indicator);
        scores
    }

    fn unawarded<'c>(&'c self, passes: &'c Passes<'_>, agency: usize) -> impl Iterator<Item = Score> + 'c {
        let submission = self.submitted.get(&agency).copied();
        let indicators = self.set.indicators().iter().enumerate();
        let unawarded = indicators.filter(move |(position, _)| passes.own(*position, agency).is_none());
        unawarded.filter_map(move |(position, indicator)| {
            let entry = submission.and_then(|submission| submission.entries.get(&position));
            let (set, language) = (self.set, self.language);
            Unawarded { set, agency: &set.agencies()[agency], position, indicator, entry, language }.score()
        })
    }

    fn answer_required(&self, agency: usize, case: &Case<'_>) -> Finding {
        let Indicator { code, place, inputs, .. } = case.indicator;
        let finding = Finding::new(Code::AnswerRequired).with("code", code).with("reason", reason(case.award()));
        let finding = finding.agency(&self.set.agencies()[agency].code).indicator(code).asked_by(place.clone());
        match answer_place(self.metrics, agency, case.position, inputs.len()) {
            Some(place) => finding.at(place),
            None => finding,
        }
    }
}

fn reason(award: &Award) -> Text {
    match award.reason.as_str() {
        "" => Text::new("chưa đủ số liệu", "its figures are missing"),
        reason => Text::new(reason, reason),
    }
}

/// Where the indicator's figures were entered, or else any figure of the agency.
fn answer_place(metrics: &Metrics, agency: usize, indicator: usize, inputs: usize) -> Option<Place> {
    let entered = (0..inputs).find_map(|input| metrics.origin(agency, indicator, input));
    entered.map(|origin| origin.place.clone()).or_else(|| metrics.sheet(agency))
}
