//! What is wrong with the figures of one agency: out of bounds, parts above their whole, nothing to divide by, missing
//! answers, missing evidence.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{CriteriaSet, Evidence, Indicator, Input, InputSource, Kind};
use dti_diagnostics::{Argument, Code, Finding, Findings, Language, Place, Text, number};

use super::{Origin, sheet_of};
use crate::submissions::Submission;

/// Of which indicators of which agencies something has been told already.
pub(super) struct Told(BTreeSet<(String, String)>);

impl Told {
    pub(super) fn new(findings: &Findings) -> Self {
        let told = findings.iter().filter_map(|finding| Some((finding.agency.clone()?, finding.indicator.clone()?)));
        Self(told.collect())
    }

    fn holds(&self, agency: &str, indicator: &str) -> bool {
        self.0.contains(&(agency.to_owned(), indicator.to_owned()))
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
                None => findings.extend(self.missing(input)),
            }
        }
        findings.extend(self.without_evidence());
    }

    fn out_of_bounds(&self, number: usize, input: &Input, value: f64) -> Option<Finding> {
        let (code, limit) = match (input.minimum, input.maximum) {
            (Some(minimum), _) if value < minimum => (Code::MetricBelowMinimum, minimum),
            (_, Some(maximum)) if value > maximum => (Code::MetricAboveMaximum, maximum),
            _ => return None,
        };
        let finding = self.of_input(code, input).with("value", shown(input, value)).with("limit", shown(input, limit));
        Some(self.at(number, finding))
    }

    fn above_whole(&self, number: usize, input: &Input, value: f64) -> Option<Finding> {
        let whole = &self.indicator.inputs[input.part_of?];
        let limit = self.figures[input.part_of?]?;
        if value <= limit {
            return None;
        }
        let finding = self.finding(Code::PartAboveWhole).asked_by(input.place.clone()).with("input", &input.name);
        let finding = finding.with("value", shown(input, value)).with("whole", &whole.name);
        let finding = finding.with("limit", shown(whole, limit)).with("part-title", input.title.clone());
        Some(self.at(number, finding.with("whole-title", whole.title.clone())))
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
    /// records sheets need not be handed in, and a cell that could not be read or a row that was deleted has been told.
    fn missing(&self, input: &Input) -> Option<Finding> {
        let entered = matches!(input.source, InputSource::Answer | InputSource::SelfPoints);
        if !entered || !self.checks.submission.handed_in || self.checks.told.holds(self.agency, &self.indicator.code) {
            return None;
        }
        let finding = self.of_input(Code::AnswerMissing, input);
        Some(match self.checks.sheet() {
            Some(sheet) => finding.at(sheet),
            None => finding,
        })
    }

    /// Evidence is due where the form's row claims something: an answer of zero or no claims nothing.
    fn without_evidence(&self) -> Option<Finding> {
        let entry = self.checks.submission.entries.get(&self.position)?;
        if self.indicator.evidence != Evidence::Required || !entry.evidence.trim().is_empty() {
            return None;
        }
        let inputs = self.indicator.inputs.iter().zip(self.figures).enumerate();
        let mut claims = inputs.filter(|(_, (input, figure))| claims(input, **figure));
        let (number, _) = claims.next()?;
        let finding = self.finding(Code::EvidenceMissing).asked_by(self.indicator.place.clone());
        Some(self.at(number, finding))
    }

    /// Names the input as the form does.
    fn of_input(&self, code: Code, input: &Input) -> Finding {
        self.finding(code).with("input", input.title.clone()).asked_by(input.place.clone())
    }

    fn finding(&self, code: Code) -> Finding {
        let finding = Finding::new(code).with("code", &self.indicator.code);
        finding.agency(self.agency).indicator(&self.indicator.code)
    }

    fn at(&self, number: usize, finding: Finding) -> Finding {
        match self.checks.origins.get(&(self.position, number)) {
            Some(origin) => finding.at(origin.place.clone()),
            None => finding,
        }
    }
}

fn claims(input: &Input, figure: Option<f64>) -> bool {
    let entered = matches!(input.source, InputSource::Answer | InputSource::SelfPoints);
    let option = matches!(input.kind, Kind::Choice(_));
    entered && figure.is_some_and(|figure| option || figure != 0.0)
}

/// A figure as a person would write it.
fn shown(input: &Input, value: f64) -> Argument {
    match input.kind {
        Kind::Percent => {
            let percent = |language| format!("{} %", number(value * 100.0, 4, language));
            Text::new(percent(Language::Vi), percent(Language::En)).into()
        }
        Kind::Date => super::day(value).map_or(value.into(), Argument::from),
        _ => value.into(),
    }
}
