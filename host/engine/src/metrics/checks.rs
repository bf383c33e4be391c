//! What is wrong with the figures of one agency: out of bounds, parts above their whole, nothing to divide by, missing
//! answers, missing evidence.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{CriteriaSet, Indicator, Input, InputSource, Kind};
use dti_diagnostics::{Argument, Code, Finding, Findings, Language, Place, Text, number, sentence_with};

use super::{Origin, sheet_of};
use crate::submissions::evidence::wrong_forms;
use crate::submissions::{Entry, Submission};

/// How many letters of an evidence cell a finding quotes.
const QUOTED: usize = 80;

/// Forms that are refused as a whole: nobody has looked at their rows.
const REFUSED: [Code; 3] = [Code::SetMismatch, Code::TemplateOfOtherSet, Code::TemplateOfOtherEdition];

/// What has been told already.
pub(super) struct Told {
    /// Of which indicators of which agencies.
    indicators: BTreeSet<(String, String)>,
    /// Whose form is refused.
    refused: BTreeSet<String>,
}

impl Told {
    pub(super) fn new(findings: &Findings) -> Self {
        // A figure that was replaced leaves none open, and says nothing of the others.
        let told = findings.iter().filter(|finding| finding.code != Code::AnswerReplaced);
        let told = told.filter_map(|finding| Some((finding.agency.clone()?, finding.indicator.clone()?)));
        let refused = findings.iter().filter(|finding| REFUSED.contains(&finding.code));
        Self { indicators: told.collect(), refused: refused.filter_map(|finding| finding.agency.clone()).collect() }
    }

    /// Whether it is known why the agency's figures of an indicator are missing.
    fn holds(&self, agency: &str, indicator: &str) -> bool {
        self.refused.contains(agency) || self.indicators.contains(&(agency.to_owned(), indicator.to_owned()))
    }
}

/// The checks of one agency.
pub(super) struct Checks<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) submission: &'a Submission,
    pub(super) told: &'a Told,
    pub(super) origins: &'a BTreeMap<(usize, usize), Origin>,
}

impl Checks<'_> {
    /// Checks the figures of all indicators that apply, given one after the other.
    pub(super) fn run(&self, figures: &[Option<f64>], findings: &mut Findings) {
        let agency = &self.set.agencies()[self.submission.agency];
        let mut rest = figures;
        for (position, indicator) in self.set.indicators().iter().enumerate() {
            let (own, after) = rest.split_at(indicator.inputs.len());
            rest = after;
            if indicator.applies_to(agency) {
                let about =
                    About { checks: self, agency: &agency.code, position, indicator, figures: own, all: figures };
                about.check(findings);
            }
        }
    }

    /// A figure among those of all indicators, given one after the other.
    fn figure(&self, figures: &[Option<f64>], indicator: usize, input: usize) -> Option<f64> {
        let before: usize = self.set.indicators()[..indicator].iter().map(|indicator| indicator.inputs.len()).sum();
        figures.get(before + input).copied().flatten()
    }

    /// The sheet of the agency's first figure.
    fn sheet(&self) -> Option<Place> {
        self.origins.values().next().map(|origin| sheet_of(&origin.place))
    }
}

/// One indicator of one agency.
struct About<'a> {
    checks: &'a Checks<'a>,
    agency: &'a str,
    position: usize,
    indicator: &'a Indicator,
    figures: &'a [Option<f64>],
    /// The figures of all indicators.
    all: &'a [Option<f64>],
}

impl About<'_> {
    fn check(&self, findings: &mut Findings) {
        for (number, input) in self.indicator.inputs.iter().enumerate() {
            match self.figures[number] {
                Some(value) => {
                    findings.extend(self.out_of_bounds(number, input, value));
                    findings.extend(self.above_whole(number, input, value));
                    findings.extend(self.not_denominated(number, input));
                }
                None => findings.extend(self.missing(number, input)),
            }
        }
        findings.extend(self.evidence());
    }

    fn out_of_bounds(&self, number: usize, input: &Input, value: f64) -> Option<Finding> {
        let finding = out_of_bounds(self.indicator, input, value)?;
        Some(self.at(number, finding.agency(self.agency)))
    }

    fn above_whole(&self, number: usize, input: &Input, value: f64) -> Option<Finding> {
        let finding = above_whole(self.indicator, input, value, self.figures[input.part_of?]?)?;
        Some(self.at(number, finding.agency(self.agency)))
    }

    /// A figure that is there, but cannot be divided by what the set says. Where the agency should have entered the
    /// denominator, that has been told.
    fn not_denominated(&self, number: usize, input: &Input) -> Option<Finding> {
        let per = input.per.as_ref()?;
        let indicator = &self.checks.set.indicators()[per.indicator];
        let denominator = &indicator.inputs[per.input];
        let finding = match self.checks.figure(self.all, per.indicator, per.input) {
            Some(by) if by > 0.0 => return None,
            Some(by) => self.of_input(Code::DenominatorNotPositive, input).with("value", shown(denominator, by)),
            None if self.is_due(indicator, denominator) => return None,
            None => self.of_input(Code::DenominatorMissing, input),
        };
        let finding = finding.with("denominator", denominator.title.clone()).with("denominator-code", &indicator.code);
        let origins = self.checks.origins;
        let origin = origins.get(&(per.indicator, per.input)).or_else(|| origins.get(&(self.position, number)));
        Some(origin.into_iter().fold(finding, |finding, origin| finding.at(origin.place.clone())))
    }

    /// Whether the agency itself should have entered a figure.
    fn is_due(&self, indicator: &Indicator, input: &Input) -> bool {
        let agency = &self.checks.set.agencies()[self.checks.submission.agency];
        let entered = matches!(input.source, InputSource::Answer | InputSource::SelfPoints);
        entered && self.checks.submission.handed_in && indicator.applies_to(agency)
    }

    /// A figure that the agency should have entered. Who supplies figures from outside is no business of the agency,
    /// records sheets need not be handed in, and a cell that could not be read, a row that was deleted or a form that was
    /// refused has been told.
    fn missing(&self, number: usize, input: &Input) -> Option<Finding> {
        let entered = !matches!(input.source, InputSource::Outside | InputSource::Records { .. });
        if !entered || !self.checks.submission.handed_in || self.checks.told.holds(self.agency, &self.indicator.code) {
            return None;
        }
        let finding = self.of_input(Code::AnswerMissing, input);
        let blank = self.checks.submission.blanks.get(&(self.position, number)).cloned();
        Some(match blank.or_else(|| self.checks.sheet()) {
            Some(sheet) => finding.at(sheet),
            None => finding,
        })
    }

    /// The evidence that is due but not cited, or else what is wrong with the citations.
    fn evidence(&self) -> Vec<Finding> {
        let submission = self.checks.submission;
        let lacks = submission.lacks_evidence(self.position, self.indicator);
        let Some(entry) = submission.entries.get(&self.position) else {
            return lacks.then(|| self.without_evidence(&Entry::default())).into_iter().collect();
        };
        // Where evidence is due, a word that names no document is told as missing evidence.
        let wrong = wrong_forms(entry, !lacks).into_iter().map(|finding| self.about(finding));
        lacks.then(|| self.without_evidence(entry)).into_iter().chain(wrong).collect()
    }

    /// One finding for one gap: it quotes a word that names no document, and says whether there is the explanation that
    /// each criterion without evidence requires.
    fn without_evidence(&self, entry: &Entry) -> Finding {
        let said = entry.documents.first().map(|document| document.raw.chars().take(QUOTED).collect::<String>());
        let said = said.map(|said| in_both("evidence-mere-cell", &[("value", said.into())])).unwrap_or_default();
        let is_explained = !entry.explanation.trim().is_empty();
        let explained = if is_explained { "evidence-but-explanation" } else { "evidence-nor-explanation" };
        let explained = in_both(explained, &[]);
        let explanation = Text::new(said.vi + &explained.vi, said.en + &explained.en);
        let finding = self.finding(Code::EvidenceMissing).with("explanation", explanation);
        let finding = finding.asked_by(self.indicator.place.clone());
        let claim = self.checks.submission.claim(self.position, self.indicator).map(|answer| &answer.place);
        match entry.evidence_place.as_ref().or(claim) {
            Some(place) => finding.at(place.clone()),
            None => finding,
        }
    }

    /// Names the input as the form does.
    fn of_input(&self, code: Code, input: &Input) -> Finding {
        self.finding(code).with("input", input.title.clone()).asked_by(input.place.clone())
    }

    fn finding(&self, code: Code) -> Finding {
        self.about(Finding::new(code))
    }

    fn about(&self, finding: Finding) -> Finding {
        let finding = finding.with("code", &self.indicator.code);
        finding.agency(self.agency).indicator(&self.indicator.code)
    }

    fn at(&self, number: usize, finding: Finding) -> Finding {
        match self.checks.origins.get(&(self.position, number)) {
            Some(origin) => finding.at(origin.place.clone()),
            None => finding,
        }
    }
}

/// What is wrong with a figure of an indicator whose other figures `figure` knows: it lies outside its bounds, it is
/// larger than its whole, or smaller than a part of it.
pub(crate) fn faults(
    indicator: &Indicator,
    input: usize,
    value: f64,
    figure: impl Fn(usize) -> Option<f64>,
) -> Vec<Finding> {
    let inputs = &indicator.inputs;
    let whole = inputs[input].part_of.and_then(&figure);
    let own = whole.and_then(|whole| above_whole(indicator, &inputs[input], value, whole));
    let parts = inputs.iter().enumerate().filter(|(_, part)| part.part_of == Some(input));
    let parts = parts.filter_map(|(position, part)| above_whole(indicator, part, figure(position)?, value));
    out_of_bounds(indicator, &inputs[input], value).into_iter().chain(own).chain(parts).collect()
}

/// The finding about a figure outside its bounds.
pub(super) fn out_of_bounds(indicator: &Indicator, input: &Input, value: f64) -> Option<Finding> {
    let (code, limit) = match (input.minimum, input.maximum) {
        (Some(minimum), _) if value < minimum => (Code::MetricBelowMinimum, minimum),
        (_, Some(maximum)) if value > maximum => (Code::MetricAboveMaximum, maximum),
        _ => return None,
    };
    let finding = Finding::new(code).with("code", &indicator.code).with("input", input.title.clone());
    let finding = finding.with("value", shown(input, value)).with("limit", shown(input, limit));
    Some(finding.indicator(&indicator.code).asked_by(input.place.clone()))
}

/// The finding about a part that is larger than its whole.
pub(super) fn above_whole(indicator: &Indicator, part: &Input, value: f64, limit: f64) -> Option<Finding> {
    let whole = &indicator.inputs[part.part_of?];
    if value <= limit {
        return None;
    }
    let finding = Finding::new(Code::PartAboveWhole).with("code", &indicator.code).with("input", &part.name);
    let finding = finding.with("value", shown(part, value)).with("whole", &whole.name);
    let finding = finding.with("limit", shown(whole, limit)).with("part-title", part.title.clone());
    let finding = finding.with("whole-title", whole.title.clone());
    Some(finding.indicator(&indicator.code).asked_by(part.place.clone()))
}

/// A sentence of the message files in both languages.
fn in_both(key: &str, words: &[(&'static str, Argument)]) -> Text {
    Text::new(sentence_with(key, words, Language::Vi), sentence_with(key, words, Language::En))
}

/// A figure as a person would write it.
pub(super) fn shown(input: &Input, value: f64) -> Argument {
    match input.kind {
        Kind::Percent => {
            let percent = |language| format!("{} %", number(value * 100.0, 4, language));
            Text::new(percent(Language::Vi), percent(Language::En)).into()
        }
        Kind::Date => super::day(value).map_or(value.into(), Argument::from),
        _ => value.into(),
    }
}

#[cfg(test)]
mod tests;
