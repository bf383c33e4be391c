//! What is wrong with remarks taken together: members who contradict each other, changes without a reason, rounds in the
//! wrong order.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator};
use dti_diagnostics::{Argument, Code, Finding, Findings, Place, Text};
use jiff::civil::Date;

use super::decision::{rounds, verdict};
use super::form::Heading;
use super::row::title;
use super::{Appraisals, Remark, Verdict};
use crate::submissions::Answer;

/// Tells everything that single rows do not show.
pub(super) fn run(set: &CriteriaSet, appraisals: &Appraisals, findings: &mut Findings) {
    repeated(appraisals, findings);
    let undated = undated(appraisals, findings);
    for ((agency, indicator), remarks) in appraisals.chains() {
        let mut chain = Chain { indicator: &set.indicators()[indicator], undated: &undated, told: Vec::new() };
        rounds(remarks).for_each(|round| chain.round(round));
        chain.order(remarks);
        let (agency, indicator) = (&set.agencies()[agency].code, &chain.indicator.code);
        findings.extend(chain.told.into_iter().map(|finding| finding.agency(agency).indicator(indicator)));
    }
}

/// The rounds of several decisions of which none bears a date, each told once.
fn undated(appraisals: &Appraisals, findings: &mut Findings) -> Vec<usize> {
    let mut decisions: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for remark in appraisals.chains().flat_map(|(_, remarks)| remarks).filter(|remark| remark.decides()) {
        let (count, dated) = decisions.entry(remark.round).or_default();
        *count += 1;
        *dated |= remark.date.is_some();
    }
    let undated = decisions.into_iter().filter(|(_, (count, dated))| *count > 1 && !dated);
    let told = undated.map(|(round, (count, _))| {
        let place = Place::file(&appraisals.rounds[round].file.path);
        findings.push(Finding::new(Code::AppraisalDatesMissing).with("count", count).at(place));
        round
    });
    told.collect()
}

/// A file that is given twice was meant to be another one.
fn repeated(appraisals: &Appraisals, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for file in appraisals.rounds.iter().map(|round| &round.file).filter(|file| !file.digest.is_empty()) {
        match seen.get(file.digest.as_str()) {
            Some(&other) => {
                let finding = Finding::new(Code::AppraisalRepeated).with("other", other);
                findings.push(finding.at(Place::file(&file.path)).against(Place::file(other)));
            }
            None => drop(seen.insert(&file.digest, &file.path)),
        }
    }
}

/// The remarks on one agency's indicator.
struct Chain<'a> {
    indicator: &'a Indicator,
    /// Rounds without any date, which have been told.
    undated: &'a [usize],
    told: Vec<Finding>,
}

impl Chain<'_> {
    fn round(&mut self, round: &[Remark]) {
        self.contradictions(round);
        let Some(first) = round.iter().find(|remark| remark.decides()) else {
            self.tell(Code::AppraisalUndecided, &round[0].place);
            return;
        };
        let verdict = verdict(round);
        let points = round.iter().any(|remark| remark.points.is_some());
        let figures = round.iter().any(|remark| !remark.figures.is_empty());
        // Whether bare points change anything shows when the rules have scored.
        let changes = verdict == Some(Verdict::NotAgreed) || figures && verdict.is_none();
        if verdict == Some(Verdict::NotAgreed) && !points && !figures {
            self.tell(Code::DisagreementWithoutChange, &first.place);
        }
        if changes && round.iter().all(|remark| remark.reason.is_empty()) {
            self.tell(Code::AppraisalReasonMissing, &first.place);
        }
        if latest(round).is_none() && !self.undated.contains(&first.round) {
            self.tell(Code::AppraisalDateMissing, &first.place);
        }
    }

    fn tell(&mut self, code: Code, place: &Place) {
        self.told.push(Finding::new(code).with("code", &self.indicator.code).at(place.clone()));
    }

    /// What one member sets, another may only set equally.
    fn contradictions(&mut self, round: &[Remark]) {
        self.differing(&title(Heading::Points), round.iter().filter_map(|remark| remark.points.as_ref()));
        for (position, input) in self.indicator.inputs.iter().enumerate() {
            self.differing(&input.title, round.iter().filter_map(|remark| remark.figures.get(&position)));
        }
        let mut verdicts = round.iter().filter_map(|remark| Some((remark.verdict?, &remark.place)));
        let Some((first, place)) = verdicts.next() else { return };
        for (verdict, other) in verdicts.filter(|(verdict, _)| *verdict != first) {
            let shown = |verdict: Verdict| Argument::from(verdict_text(verdict));
            self.contradiction(&title(Heading::Verdict), (shown(first), place), (shown(verdict), other));
        }
    }

    fn differing<'a>(&mut self, what: &Text, mut answers: impl Iterator<Item = &'a Answer>) {
        let Some(first) = answers.next() else { return };
        #[expect(clippy::float_cmp, reason = "the same figure typed twice is the same bits")]
        for other in answers.filter(|other| other.value != first.value) {
            let shown = |answer: &Answer| Argument::from(&answer.raw);
            self.contradiction(what, (shown(first), &first.place), (shown(other), &other.place));
        }
    }

    /// Names the later cell, and the earlier one that it contradicts.
    fn contradiction(&mut self, what: &Text, one: (Argument, &Place), other: (Argument, &Place)) {
        let (first, second) = if one.1 <= other.1 { (one, other) } else { (other, one) };
        let finding = Finding::new(Code::AppraisalContradiction).with("what", what.clone());
        let finding = finding.with("code", &self.indicator.code).with("value", first.0).with("other", second.0);
        self.told.push(finding.at(second.1.clone()).against(first.1.clone()));
    }

    /// A round that wins over another must not be older.
    fn order(&mut self, remarks: &[Remark]) {
        let mut before: Option<(Date, &Place)> = None;
        for round in rounds(remarks) {
            let Some((date, place)) = latest(round) else { continue };
            if let Some((earlier, against)) = before.filter(|(earlier, _)| date < *earlier) {
                let finding = Finding::new(Code::AppealOlder).with("code", &self.indicator.code);
                let finding = finding.with("date", shown(date)).with("other", shown(earlier));
                self.told.push(finding.at(place.clone()).against(against.clone()));
            }
            before = Some((date, place));
        }
    }
}

/// The last day on which something was decided in a round, with its place.
fn latest(round: &[Remark]) -> Option<(Date, &Place)> {
    let dated = round.iter().filter(|remark| remark.decides()).filter_map(|remark| Some((remark.date?, &remark.place)));
    dated.max_by_key(|&(date, _)| date)
}

fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn verdict_text(verdict: Verdict) -> Text {
    use dti_diagnostics::Language::{En, Vi};
    Text::new(verdict.text(Vi), verdict.text(En))
}
