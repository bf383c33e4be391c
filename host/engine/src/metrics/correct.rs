//! The council's corrections put in place of what the agencies handed in.

use std::collections::BTreeMap;

use dti_criteria::{CriteriaSet, Indicator};
use dti_diagnostics::{Argument, Code, Finding, Findings, Text};
use polars::prelude::{DataFrame, NamedFrom, Series};

use super::checks::{above_whole, out_of_bounds, shown};
use super::{Metrics, Origin};
use crate::appraisals::{Appraisals, Verdict, rounds, verdict};
use crate::submissions::Answer;

/// Puts the council's corrections beside the figures that the agencies handed in, and checks them as these were checked.
///
/// Findings name their agency. Agencies that handed nothing in have no figures to correct.
pub fn correct(set: &CriteriaSet, metrics: &mut Metrics, appraisals: &Appraisals, findings: &mut Findings) {
    let corrections = corrections(metrics, appraisals);
    if corrections.is_empty() {
        return;
    }
    let mut corrected = metrics.clone();
    for (&(agency, indicator, input), answer) in &corrections {
        let origin = Origin { place: answer.place.clone(), raw: answer.raw.clone() };
        corrected.origins[metrics.rows[agency].expect("corrections are of rows")].insert((indicator, input), origin);
    }
    corrected.table = table(metrics, &corrections);
    for (&(agency, indicator, input), answer) in &corrections {
        let about = About { set, agency, position: indicator, indicator: &set.indicators()[indicator] };
        let stays = |part| !corrections.contains_key(&(agency, indicator, part));
        findings.extend(about.check(&corrected, input, answer, stays));
    }
    findings.extend(changed_though_agreed(set, metrics, appraisals));
    metrics.corrected = Some(Box::new(corrected));
}

/// The corrections in force by positions of agency, indicator and input.
fn corrections<'a>(metrics: &Metrics, appraisals: &'a Appraisals) -> BTreeMap<(usize, usize, usize), &'a Answer> {
    let mut corrections = BTreeMap::new();
    for ((agency, indicator), _) in appraisals.chains().filter(|((agency, _), _)| metrics.row(*agency).is_some()) {
        let decision = appraisals.decision(agency, indicator).unwrap_or_default();
        let figures = decision.figures.into_iter();
        corrections.extend(figures.map(|(input, answer)| ((agency, indicator, input), answer)));
    }
    corrections
}

/// The table with the corrections in place.
fn table(metrics: &Metrics, corrections: &BTreeMap<(usize, usize, usize), &Answer>) -> DataFrame {
    let mut by_column: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for (&(agency, indicator, input), answer) in corrections {
        let row = metrics.rows[agency].expect("corrections are of rows");
        by_column.entry(metrics.first_columns[indicator] + input).or_default().push((row, answer.value));
    }
    let mut columns = metrics.table.columns().to_vec();
    for (position, corrected) in by_column {
        let column = &columns[position];
        let mut figures: Vec<Option<f64>> = column.f64().map(|figures| figures.iter().collect()).unwrap_or_default();
        corrected.into_iter().for_each(|(row, value)| figures[row] = Some(value));
        columns[position] = Series::new(column.name().clone(), figures).into();
    }
    DataFrame::new(metrics.table.height(), columns).expect("the columns have the names and lengths that they had")
}

/// One indicator of one agency.
struct About<'a> {
    set: &'a CriteriaSet,
    agency: usize,
    position: usize,
    indicator: &'a Indicator,
}

impl About<'_> {
    /// What the form's rules say of a corrected figure: its bounds, its whole, and the parts of it that stay.
    /// A part that is corrected too is told as itself.
    fn check(
        &self,
        corrected: &Metrics,
        number: usize,
        answer: &Answer,
        stays: impl Fn(usize) -> bool,
    ) -> Vec<Finding> {
        let figure = |input| corrected.value(self.agency, self.position, input);
        let input = &self.indicator.inputs[number];
        let mut told: Vec<_> = out_of_bounds(self.indicator, input, answer.value).into_iter().collect();
        let limit = input.part_of.and_then(figure);
        told.extend(limit.and_then(|limit| above_whole(self.indicator, input, answer.value, limit)));
        let parts = self.indicator.inputs.iter().enumerate().filter(|(_, part)| part.part_of == Some(number));
        let parts = parts.filter(|(part, _)| stays(*part));
        told.extend(
            parts.filter_map(|(number, part)| above_whole(self.indicator, part, figure(number)?, answer.value)),
        );
        let code = &self.set.agencies()[self.agency].code;
        told.into_iter().map(|finding| finding.agency(code).at(answer.place.clone())).collect()
    }
}

/// Corrections in rounds whose verdict agrees with what stands, unless they repeat it.
fn changed_though_agreed(set: &CriteriaSet, metrics: &Metrics, appraisals: &Appraisals) -> Vec<Finding> {
    let mut told = Vec::new();
    for ((agency, position), remarks) in appraisals.chains() {
        let mut standing = BTreeMap::new();
        for round in rounds(remarks) {
            let agreed = verdict(round) == Some(Verdict::Agreed);
            for (&input, answer) in round.iter().flat_map(|remark| &remark.figures) {
                let before = standing.insert(input, answer.value).or_else(|| metrics.value(agency, position, input));
                if agreed && before != Some(answer.value) {
                    let finding = agreed_figure_differs(&set.indicators()[position], input, before, answer);
                    told.push(finding.agency(&set.agencies()[agency].code));
                }
            }
        }
    }
    told
}

fn agreed_figure_differs(indicator: &Indicator, input: usize, before: Option<f64>, answer: &Answer) -> Finding {
    let input = &indicator.inputs[input];
    let none = || Argument::from(Text::new("chưa có", "none"));
    let finding = Finding::new(Code::AgreedFigureDiffers).with("code", &indicator.code);
    let finding = finding.with("input", input.title.clone()).with("value", shown(input, answer.value));
    let finding = finding.with("submitted", before.map_or_else(none, |before| shown(input, before)));
    finding.indicator(&indicator.code).at(answer.place.clone()).asked_by(input.place.clone())
}
