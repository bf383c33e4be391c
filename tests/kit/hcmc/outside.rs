//! The flat table of figures that other bodies supply: the hotline 1022, the monitoring centre, tax, police.

use dti_criteria::{CriteriaSet, Indicator, Input, InputSource};
use dti_engine::submissions::form::flat;

use super::profile::Profile;
use crate::MADE_UP;
use crate::random::Random;

/// The table as CSV with a byte-order mark: a row for each agency.
pub(super) fn table(set: &CriteriaSet) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headings = asked(set).map(|(indicator, input)| heading(indicator, input));
    let headings: Vec<_> = [flat::AGENCY.to_owned(), flat::NAME.to_owned()].into_iter().chain(headings).collect();
    writer.write_record(headings).expect("memory takes all");
    for agency in 0..set.agencies().len() {
        writer.write_record(row(set, agency)).expect("memory takes all");
    }
    let bytes = writer.into_inner().expect("memory takes all");
    format!("\u{feff}{}", String::from_utf8(bytes).expect("written as UTF-8"))
}

/// The inputs that come from outside, in the order of the set.
fn asked(set: &CriteriaSet) -> impl Iterator<Item = (&Indicator, &Input)> {
    let inputs =
        set.indicators().iter().flat_map(|indicator| indicator.inputs.iter().map(move |input| (indicator, input)));
    inputs.filter(|(_, input)| input.source == InputSource::Outside)
}

fn heading(indicator: &Indicator, input: &Input) -> String {
    if indicator.inputs.len() == 1 { indicator.code.clone() } else { format!("{}.{}", indicator.code, input.name) }
}

fn row(set: &CriteriaSet, agency: usize) -> Vec<String> {
    let profile = Profile::of(set, agency);
    let agency = &set.agencies()[agency];
    let figure = |(indicator, input): (&Indicator, &Input)| {
        let applies = indicator.applies_to(agency);
        if applies { figure(&indicator.code, &input.name, &profile) } else { String::new() }
    };
    let mut row = vec![agency.code.clone(), format!("{} – {MADE_UP}", agency.name)];
    row.extend(asked(set).map(figure));
    row
}

fn figure(indicator: &str, input: &str, profile: &Profile) -> String {
    let mut random = Random::of(&format!("{} {indicator}", profile.code));
    let whole = profile.feedback;
    match (indicator, input) {
        ("3.3", _) => format!("{:.4}", random.between(0.93, 0.9999)),
        ("6.7", "a") => random.part(whole, 0.72 + profile.quality * 0.25).to_string(),
        ("6.8", "a") => random.part(whole, 0.25 - profile.quality * 0.2).to_string(),
        ("6.7" | "6.8", _) => whole.to_string(),
        ("7.2", _) => format!("{:.4}", random.between(0.88, 0.998)),
        ("8.2", _) => format!("{:.4}", random.between(0.35, 0.45) + profile.quality * 0.45),
        _ => unreachable!("the set asks for no other figures from outside"),
    }
}
