//! A hypothesis: what would count if some figures were others, by the same rules.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Code, Finding, Findings, Halted, Language, Text};

use super::calls::{Award, Call, Caller, Ledger, calls, withheld};
use super::policy::settled;
use super::roster::Roster;
use super::{Score, Scores, Status};
use crate::metrics::{self, Metrics, Prepared};
use crate::rules::Plan;

/// Figures by agency, indicator and input position.
pub type Figures = BTreeMap<(usize, usize, usize), f64>;

/// The scores if some figures were others; `supposed` replaces and adds to `figures`, which are those in force.
///
/// Rules are asked again wherever what they read is no longer the same, for the whole cohort: points of others move
/// where a rule compares agencies, or where figures are imputed or treated. Where an award moves it counts as the set
/// says; what the council set, and what is withheld for want of evidence, stays for everybody but the indicators that
/// the hypothesis is about. There its figures count as accepted.
///
/// # Errors
/// [`Halted`] if a figure cannot be supposed (its agency is not scored, its indicator does not apply, it lies outside
/// its bounds or above its whole), or if a rule fails and the set does not withhold its indicator then.
pub fn suppose(
    set: &CriteriaSet,
    scores: &Scores,
    figures: &Figures,
    supposed: &Figures,
    plan: &Plan<'_>,
    language: Language,
    findings: &mut Findings,
) -> Result<Scores, Halted> {
    let mut after = figures.clone();
    after.extend(supposed.iter().map(|(&metric, &value)| (metric, value)));
    let mut faults = Findings::new();
    faults.extend(supposed.iter().flat_map(|(&metric, &value)| fault(set, scores, &after, metric, value)));
    let refused = faults.has_errors();
    findings.append(faults);
    if refused {
        return Err(Halted);
    }
    let (before, after) = (Metrics::of(set, &scores.agencies, figures), Metrics::of(set, &scores.agencies, &after));
    let pass = |metrics| Pass::new(Caller { set, metrics, plan, language }, scores);
    let (before, after) = (pass(&before), pass(&after));
    let roster = Roster::of(&scores.agencies);
    let due = calls(set, &roster, |_| true);
    let moved: Vec<&Call> = due.iter().filter(|call| before.columns(call) != after.columns(call)).collect();
    let (before, after) = (before.awards(&moved, findings)?, after.awards(&moved, findings)?);
    findings.extend(after.failures().iter().map(|(call, reason)| withheld(set, *call, reason)));
    let about: BTreeSet<_> = supposed.keys().map(|&(agency, indicator, _)| (agency, indicator)).collect();
    Ok(moved_scores(set, scores, &before, &after, &about))
}

/// What is wrong with a figure that is supposed.
fn fault(
    set: &CriteriaSet,
    scores: &Scores,
    figures: &Figures,
    (agency, indicator, input): (usize, usize, usize),
    value: f64,
) -> Vec<Finding> {
    let (defined, own) = (&set.indicators()[indicator], &set.agencies()[agency]);
    let unfit = |reason: Text| {
        let finding = Finding::new(Code::HypothesisUnfit).with("agency", &own.code).with("code", &defined.code);
        vec![finding.with("reason", reason).agency(&own.code).indicator(&defined.code)]
    };
    if !scores.agencies.contains(&agency) {
        return unfit(Text::new("đơn vị không được chấm trong đợt này", "the agency is not scored in this run"));
    }
    if !defined.applies_to(own) {
        let vi = "chỉ số không áp dụng cho đơn vị";
        return unfit(Text::new(vi, "the indicator does not apply to the agency"));
    }
    let figure = |input: usize| figures.get(&(agency, indicator, input)).copied();
    let told = metrics::faults(defined, input, value, figure);
    told.into_iter().map(|finding| finding.agency(&own.code)).collect()
}

/// The calls over one state of the figures.
struct Pass<'a> {
    caller: Caller<'a>,
    prepared: Prepared,
}

impl<'a> Pass<'a> {
    fn new(caller: Caller<'a>, scores: &Scores) -> Self {
        let prepared = metrics::prepare(caller.set, caller.metrics, &scores.agencies);
        Self { caller, prepared }
    }

    fn columns(&self, call: &Call) -> Vec<crate::rules::Column> {
        self.caller.columns(call, &self.prepared)
    }

    fn awards(&self, calls: &[&Call], findings: &mut Findings) -> Result<Ledger, Halted> {
        let mut ledger = Ledger::new(self.caller.set.indicators().len());
        let mut faults = Findings::new();
        self.caller.make(calls, &self.prepared, &mut ledger, &mut faults);
        let made = faults.settle(ledger);
        findings.append(faults);
        made
    }
}

fn moved_scores(
    set: &CriteriaSet,
    scores: &Scores,
    before: &Ledger,
    after: &Ledger,
    about: &BTreeSet<(usize, usize)>,
) -> Scores {
    let mut moved = scores.clone();
    for (&agency, list) in std::iter::zip(&scores.agencies, &mut moved.by_agency) {
        for score in list {
            let awards = (before.award(score.indicator, agency), after.award(score.indicator, agency));
            let (Some(before), Some(after)) = awards else { continue };
            let asked = about.contains(&(agency, score.indicator));
            let decided = matches!(score.status, Status::Appraised | Status::EvidenceRequired);
            if asked || (before.points != after.points && !decided) {
                count(set, score, after);
            }
        }
    }
    moved
}

/// Lets an award count as the set says.
fn count(set: &CriteriaSet, score: &mut Score, award: &Award) {
    let counts = settled(&set.indicators()[score.indicator], award);
    score.computed_points = award.points;
    score.appraised_points = None;
    (score.final_points, score.status) = (counts.points, counts.status);
    score.reason.clone_from(&award.reason);
}
