//! Where an agency can still win points, and what it takes.

use dti_criteria::{CriteriaSet, Evidence, Kind, Member, Tree};
use dti_diagnostics::{Findings, sentence_with};
use dti_engine::Scores;
use dti_engine::index::{self, Figure};
use dti_engine::scores::{Score, Status};

use super::Source;
use crate::dossier::Dossier;
use crate::wording::reasons;

/// An indicator with points to win.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chance {
    pub(super) indicator: usize,
    /// Its most points, less what it has.
    pub(super) points: f64,
}

/// The indicators with points to win, those that raise the index most first.
pub(super) fn chances(source: &Source<'_>, dossier: &Dossier<'_>) -> Vec<Chance> {
    let set = source.report.set;
    let chance = |score: &Score| {
        let counts = set.indicators()[score.indicator].counted && score.status != Status::NotApplicable;
        let points = score.maximum - score.final_points.filter(|_| counts)?;
        (points > 0.0).then_some(Chance { indicator: score.indicator, points })
    };
    let adds_up = source.part(dossier).layout.adds_up;
    let gain = |chance: &Chance| match adds_up {
        true => chance.points,
        false => index_with(source, dossier, *chance),
    };
    let found = dossier.scores().iter().filter_map(chance);
    let mut weighed: Vec<(f64, Chance)> = found.map(|chance| (gain(&chance), chance)).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.points.total_cmp(&a.1.points)));
    weighed.into_iter().map(|(_, chance)| chance).collect()
}

/// The index if the agency had all points of an indicator: where means are taken, points do not tell.
fn index_with(source: &Source<'_>, dossier: &Dossier<'_>, chance: Chance) -> f64 {
    let mut own = dossier.scores().to_vec();
    for score in own.iter_mut().filter(|score| score.indicator == chance.indicator) {
        score.final_points = Some(score.maximum);
    }
    let scores = Scores { agencies: vec![dossier.agency], by_agency: vec![own], ..Scores::default() };
    let composed = index::recompose(source.report.set, &scores, &mut Findings::new());
    let mut places = composed.rankings.iter().flat_map(|ranking| &ranking.places);
    places.find_map(|place| place.total.there()).map_or(0.0, Figure::index)
}

/// What to do about an indicator, in one line.
pub(super) fn advice(source: &Source<'_>, dossier: &Dossier<'_>, indicator: usize) -> String {
    let language = source.language();
    let aim = || source.part(dossier).aims[indicator].clone();
    let decision = source.report.appraisals.decision(dossier.agency, indicator);
    let objection = decision.map(|decision| reasons(decision.remarks)).filter(|reasons| !reasons.is_empty());
    match (dossier.score(indicator).map(|score| score.status), objection) {
        (Some(Status::EvidenceRequired), _) => source.word("agency-do-evidence"),
        (Some(Status::Appraised), Some(reason)) => {
            sentence_with("agency-do-council", &[("reason", reason.into())], language)
        }
        (Some(Status::Zero), _) => match missing(source, dossier, indicator) {
            inputs if inputs.is_empty() => aim(),
            inputs => sentence_with("agency-do-figures", &[("inputs", inputs.into())], language),
        },
        _ => match denied(source, dossier, indicator) {
            inputs if inputs.is_empty() => aim(),
            inputs => sentence_with("agency-do-items", &[("inputs", inputs.into())], language),
        },
    }
}

/// The titles of the questions that were answered with no, where yes is better.
fn denied(source: &Source<'_>, dossier: &Dossier<'_>, position: usize) -> String {
    let indicator = &source.report.set.indicators()[position];
    let parameters = indicator.parameters(source.cohort(dossier));
    if ["invert", "inverse"].iter().any(|name| parameters.contains_key(*name)) {
        return String::new();
    }
    let metrics = source.report.metrics.in_force();
    let no = |number: usize| metrics.value(dossier.agency, position, number) == Some(0.0);
    let inputs = indicator.inputs.iter().enumerate();
    let denied = inputs.filter(|(number, input)| input.kind == Kind::YesNo && no(*number));
    denied.map(|(_, input)| input.title.get(source.language())).collect::<Vec<_>>().join("; ")
}

/// The titles of the figures that an indicator lacks.
fn missing(source: &Source<'_>, dossier: &Dossier<'_>, indicator: usize) -> String {
    let metrics = source.report.metrics.in_force();
    let inputs = source.report.set.indicators()[indicator].inputs.iter().enumerate();
    let lacking = inputs.filter(|(number, _)| metrics.value(dossier.agency, indicator, *number).is_none());
    lacking.map(|(_, input)| input.title.get(source.language())).collect::<Vec<_>>().join("; ")
}

/// The indicators that claim something and cite nothing, those with the most at stake first.
pub(super) fn without_evidence(source: &Source<'_>, dossier: &Dossier<'_>) -> Vec<Chance> {
    let set = source.report.set;
    let lacks = |&indicator: &usize| match dossier.score(indicator) {
        Some(score) => score.status == Status::EvidenceRequired,
        None => dossier
            .submission
            .is_some_and(|submission| submission.lacks_evidence(indicator, &set.indicators()[indicator])),
    };
    let stake = |indicator: usize| {
        let score = dossier.score(indicator);
        let computed = score.and_then(|score| Some(score.computed_points? - score.final_points?));
        Chance { indicator, points: computed.unwrap_or(set.indicators()[indicator].maximum) }
    };
    let mut found: Vec<Chance> = dossier.indicators(set).filter(lacks).map(stake).collect();
    found.sort_by(|a, b| b.points.total_cmp(&a.points));
    found
}

/// Whether the set asks an agency of a cohort for evidence at all.
pub(super) fn asks_for_evidence(source: &Source<'_>, dossier: &Dossier<'_>) -> bool {
    let set = source.report.set;
    let asks = |indicator: usize| set.indicators()[indicator].evidence == Evidence::Required;
    dossier.indicators(set).any(asks)
}

/// The fewest pillars that are worth comparing.
const FEW: usize = 3;

/// The pillars that the first sheet compares: those of the first level that has enough of them, down from the top.
pub(super) fn main_pillars(set: &CriteriaSet, shown: &[usize]) -> Vec<usize> {
    let below = |parent: usize| {
        let member = |member: &Member| match *member {
            Member::Pillar(position) => Some(position).filter(|position| shown.contains(position)),
            Member::Indicator(_) => None,
        };
        set.tree().pillars[parent].members.iter().filter_map(member).collect::<Vec<_>>()
    };
    let mut level = below(Tree::ROOT);
    while level.len() < FEW {
        let deeper = |&position: &usize| match below(position) {
            none if none.is_empty() => vec![position],
            some => some,
        };
        let next: Vec<usize> = level.iter().flat_map(deeper).collect();
        if next == level {
            break;
        }
        level = next;
    }
    level
}
