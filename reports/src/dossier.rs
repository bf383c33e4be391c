//! Everything that a run knows of one agency, gathered once for all its outputs.

use std::collections::BTreeMap;

use dti_criteria::{Class, CriteriaSet};
use dti_diagnostics::Finding;
use dti_engine::index::{Band, PlacedAgency};
use dti_engine::scores::{Score, UnscoredCause};
use dti_engine::submissions::Submission;
use dti_engine::text::compare_vietnamese;

use crate::Report;

/// Everything that a run knows of one agency.
pub(crate) struct Dossier<'a> {
    /// The agency's position in the set.
    pub(crate) agency: usize,
    /// Its rank and figures; none if it is not scored.
    pub(crate) place: Option<&'a PlacedAgency>,
    /// How many agencies its cohort ranks.
    pub(crate) of: usize,
    /// What it handed in.
    pub(crate) submission: Option<&'a Submission>,
    /// The findings that concern it, in reading order.
    pub(crate) findings: Vec<&'a Finding>,
    scores: &'a [Score],
    cause: Option<UnscoredCause>,
}

impl<'a> Dossier<'a> {
    /// The word in `index.csv`: whether the agency is scored and ranked, and if not scored, why.
    pub(crate) fn status(&self) -> &'static str {
        match (self.place, self.cause) {
            (Some(PlacedAgency { rank: Some(_), .. }), _) => "scored",
            (Some(_), _) => "not-ranked",
            (None, Some(UnscoredCause::Errors)) => "errors",
            (None, Some(UnscoredCause::AnswerRequired)) => "answer-required",
            (None, Some(UnscoredCause::NotSubmitted) | None) => "not-submitted",
        }
    }

    /// Why it is not scored.
    pub(crate) fn cause(&self) -> Option<UnscoredCause> {
        self.cause
    }

    /// Its class; none where its cohort has no classes, or where it gets none.
    pub(crate) fn class<'s>(&self, set: &'s CriteriaSet) -> Option<&'s Class> {
        match self.place?.band {
            Band::Class(position) => set.bands(set.agencies()[self.agency].cohort)?.classes.get(position),
            Band::None | Band::Gap | Band::Refused => None,
        }
    }

    /// What it earned for an indicator.
    pub(crate) fn score(&self, indicator: usize) -> Option<&'a Score> {
        let position = self.scores.binary_search_by_key(&indicator, |score| score.indicator).ok()?;
        Some(&self.scores[position])
    }

    /// All its scores, in the order of the set.
    pub(crate) fn scores(&self) -> &'a [Score] {
        self.scores
    }

    /// The positions of the indicators that apply to it.
    pub(crate) fn indicators(&self, set: &CriteriaSet) -> impl Iterator<Item = usize> {
        let agency = &set.agencies()[self.agency];
        set.indicators().iter().enumerate().filter(move |(_, one)| one.applies_to(agency)).map(|(position, _)| position)
    }
}

/// A dossier for each agency of the set, in its order.
pub(crate) fn open<'a>(report: &Report<'a>) -> Vec<Dossier<'a>> {
    let mut dossiers: Vec<_> = (0..report.set.agencies().len()).map(unopened).collect();
    for submission in &report.submissions.list {
        dossiers[submission.agency].submission = Some(submission);
    }
    for (&agency, scores) in std::iter::zip(&report.scores.agencies, &report.scores.by_agency) {
        dossiers[agency].scores = scores;
    }
    for unscored in &report.scores.unscored {
        dossiers[unscored.agency].cause = Some(unscored.cause);
    }
    for ranking in &report.index.rankings {
        let ranked = ranking.places.iter().filter(|place| place.rank.is_some()).count();
        for place in &ranking.places {
            dossiers[place.agency].place = Some(place);
            dossiers[place.agency].of = ranked;
        }
    }
    let agencies = report.set.agencies().iter().enumerate();
    let positions: BTreeMap<_, _> = agencies.map(|(position, agency)| (agency.code.as_str(), position)).collect();
    for finding in report.findings {
        if let Some(&agency) = finding.agency.as_deref().and_then(|code| positions.get(code)) {
            dossiers[agency].findings.push(finding);
        }
    }
    dossiers
}

fn unopened<'a>(agency: usize) -> Dossier<'a> {
    Dossier { agency, place: None, of: 0, submission: None, findings: Vec::new(), scores: &[], cause: None }
}

/// The agencies of a cohort as a ranking lists them: by rank, below them those without a rank, then those not scored;
/// equals by name in Vietnamese order.
pub(crate) fn in_order<'d, 'a>(
    report: &Report<'_>,
    dossiers: &'d [Dossier<'a>],
    cohort: usize,
) -> Vec<&'d Dossier<'a>> {
    let agency = |dossier: &Dossier<'_>| &report.set.agencies()[dossier.agency];
    let rank = |dossier: &Dossier<'_>| match dossier.place {
        Some(place) => (false, place.rank.unwrap_or(usize::MAX)),
        None => (true, usize::MAX),
    };
    let mut listed: Vec<_> = dossiers.iter().filter(|dossier| agency(dossier).cohort == cohort).collect();
    listed.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| compare_vietnamese(&agency(a).name, &agency(b).name)));
    listed
}
