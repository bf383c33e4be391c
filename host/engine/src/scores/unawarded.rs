//! Scores without an award: of indicators that do not apply to an agency, and of those that are collected only.

use dti_criteria::{Agency, AttributeValue, CountsAs, CriteriaSet, Indicator};
use dti_diagnostics::{Language, sentence, sentence_with};

use super::policy::{nothing, self_points};
use super::{Score, Status};
use crate::submissions::Entry;

/// One indicator of one agency that no rule is asked about.
pub(super) struct Unawarded<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) agency: &'a Agency,
    pub(super) position: usize,
    pub(super) indicator: &'a Indicator,
    /// What the agency's form says of it.
    pub(super) entry: Option<&'a Entry>,
    pub(super) language: Language,
}

impl Unawarded<'_> {
    /// The score; none for indicators of other cohorts, which are no part of what the agency is assessed by.
    pub(super) fn score(&self) -> Option<Score> {
        let indicator = self.indicator;
        if !indicator.concerns(self.agency.cohort) {
            return None;
        }
        let (final_points, status, reason) = if indicator.rule.is_none() {
            (None, Status::NotScored, sentence("score-collected", self.language))
        } else {
            (self.counts(), Status::NotApplicable, self.reason())
        };
        let self_points = self_points(self.entry);
        let (computed_points, appraised_points, maximum) = (None, None, indicator.maximum);
        let indicator = self.position;
        Some(Score { indicator, self_points, computed_points, appraised_points, final_points, maximum, status, reason })
    }

    fn counts(&self) -> Option<f64> {
        match self.indicator.not_applicable {
            CountsAs::Zero => Some(nothing(self.indicator)),
            CountsAs::Full => Some(self.indicator.maximum),
            CountsAs::Remove | CountsAs::Refuse => None,
        }
    }

    fn reason(&self) -> String {
        let counts = match self.indicator.not_applicable {
            CountsAs::Zero => "score-counts-zero",
            CountsAs::Full => "score-counts-full",
            CountsAs::Remove | CountsAs::Refuse => "score-counts-removed",
        };
        let words = [("why", self.why().into()), ("counts", sentence(counts, self.language).into())];
        sentence_with("score-not-applicable", &words, self.language)
    }

    /// The first condition that does not hold.
    fn why(&self) -> String {
        let wanted = self.indicator.applies.iter().flat_map(|part| &part.attributes);
        let Some((&attribute, _)) = { wanted }.find(|(attribute, wanted)| !self.agency.has(**attribute, wanted)) else {
            return sentence("score-not-applicable-named", self.language);
        };
        let value = match self.agency.attributes.get(attribute).and_then(Option::as_ref) {
            Some(AttributeValue::Flag(true)) => sentence("report-yes", self.language),
            Some(AttributeValue::Flag(false)) => sentence("report-no", self.language),
            Some(AttributeValue::Category(category)) => category.clone(),
            None => sentence("report-missing", self.language),
        };
        let title = self.set.attributes()[attribute].title.get(self.language);
        let words = [("title", title.into()), ("value", value.into())];
        sentence_with("score-not-applicable-attribute", &words, self.language)
    }
}
