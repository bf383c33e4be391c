//! Signs in an agency's own figures: against its last period, against its own score, and among themselves.

use dti_criteria::{InputSource, Kind, Lineage};
use dti_diagnostics::{Code, Finding, Language, Text, number};

use super::{At, Earlier, Looker};
use crate::Scores;
use crate::scores::Score;

/// How many figures a finding shows.
const SHOWN: usize = 6;

impl Looker<'_> {
    /// What each agency's figures tell by themselves.
    pub(super) fn own(&self, earlier: Option<Earlier<'_>>) -> Vec<Finding> {
        let mut told = Vec::new();
        for &agency in &self.metrics.agencies {
            if let Some(earlier) = earlier
                && let Lineage::Same(old) = self.set.lineage(agency, earlier.set)
            {
                told.extend(self.measured().filter_map(|at| self.since(agency, at, old, earlier)));
            }
            told.extend(self.round(agency));
        }
        told
    }

    /// What one figure tells against that of the last period. A fall of what only grows says more than a large change.
    fn since(&self, agency: usize, at: At, old: usize, earlier: Earlier<'_>) -> Option<Finding> {
        let (indicator, input) = self.earlier_position(at, earlier)?;
        let before = *earlier.figures.get(&(old, indicator, input))?;
        let now = self.value(agency, at)?;
        let with_both = |finding: Finding| finding.with("value", now).with("previous", before);
        if self.input(at).cumulative && now < before {
            let finding = with_both(self.about(Code::SignCumulativeFell, agency, at));
            return Some(finding.asked_by(self.input(at).place.clone()));
        }
        let limit = self.signs.change?;
        let change = (now - before) / before.abs();
        let far = before != 0.0 && change.abs() > limit;
        far.then(|| {
            let finding = with_both(self.about(Code::SignChange, agency, at));
            finding.with("change", change * 100.0).with("limit", limit * 100.0)
        })
    }

    /// The position of the same figure in an earlier set: same code, name and kind.
    fn earlier_position(&self, at: At, earlier: Earlier<'_>) -> Option<At> {
        let (indicator, input) = (&self.set.indicators()[at.0], self.input(at));
        let old = earlier.set.indicator(&indicator.code)?;
        let position = earlier.set.indicators()[old].input(&input.name)?;
        (earlier.set.indicators()[old].inputs[position].kind == input.kind).then_some((old, position))
    }

    /// Whether all counts and numbers that the agency entered itself are multiples of 10, and there are enough of them.
    fn round(&self, agency: usize) -> Option<Finding> {
        let least = self.signs.round?;
        let entered = |&at: &At| {
            let input = self.input(at);
            matches!(input.kind, Kind::Number | Kind::Count)
                && matches!(input.source, InputSource::Answer | InputSource::AnswerUnlessOutside)
        };
        let figures: Vec<f64> = self
            .measured()
            .filter(entered)
            .filter_map(|at| self.value(agency, at))
            .filter(|value| *value != 0.0)
            .collect();
        let all = figures.len() >= least && figures.iter().all(|value| value % 10.0 == 0.0);
        let code = &self.set.agencies()[agency].code;
        all.then(|| {
            let finding = self.finding(Code::SignRound).with("agency", code).with("count", figures.len());
            let finding = finding.with("values", shown(&figures)).agency(code);
            self.metrics.sheet(agency).map(|sheet| finding.clone().at(sheet)).unwrap_or(finding)
        })
    }

    /// Self-scored points far from the computed ones.
    pub(super) fn self_scores(&self, scores: &Scores) -> Vec<Finding> {
        let Some(limit) = self.signs.self_score else { return Vec::new() };
        let of_agency = |(&agency, list): (&usize, &Vec<Score>)| {
            list.iter().filter_map(|score| self.self_score(agency, score, limit)).collect::<Vec<_>>()
        };
        std::iter::zip(&scores.agencies, &scores.by_agency).flat_map(of_agency).collect()
    }

    fn self_score(&self, agency: usize, score: &Score, limit: f64) -> Option<Finding> {
        let indicator = &self.set.indicators()[score.indicator];
        let (own, computed) = (score.self_points?, score.computed_points?);
        let range = indicator.maximum - indicator.minimum;
        let share = (own - computed).abs() / range;
        let far = range > 0.0 && share > limit;
        far.then(|| {
            let code = &self.set.agencies()[agency].code;
            let finding = self.finding(Code::SignSelfScore).with("code", &indicator.code).with("self", own);
            let finding = finding.with("computed", computed).with("share", share * 100.0).with("maximum", range);
            let finding = finding.with("limit", limit * 100.0).agency(code).indicator(&indicator.code);
            let first = self.metrics.origin(agency, score.indicator, 0);
            first.map(|origin| finding.clone().at(origin.place.clone())).unwrap_or(finding)
        })
    }
}

/// The first of several figures.
pub(super) fn shown(figures: &[f64]) -> Text {
    let say = |language: Language| {
        let list: Vec<_> = figures.iter().take(SHOWN).map(|value| number(*value, 6, language)).collect();
        let more = if figures.len() > SHOWN { "; …" } else { "" };
        format!("{}{more}", list.join("; "))
    };
    Text::new(say(Language::Vi), say(Language::En))
}
