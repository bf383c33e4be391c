//! What agencies take over from an earlier run, as a flat table to hand in.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Language, number, sentence_with};
use dti_engine::changes::{Carried, CarriedOver};

use super::File;
use super::table::Table;
use crate::{OutputError, PastRun};

/// The name that error messages use.
const FILE: &str = "carry-over.csv";

/// The table: a row for each agency that takes any figure, with what each figure is the mean of.
pub(crate) fn carried(
    set: &CriteriaSet,
    previous: &PastRun,
    over: &CarriedOver,
    language: Language,
) -> Result<File, OutputError> {
    let mut indicators: Vec<usize> = over.inputs.iter().map(|(indicator, _)| *indicator).collect();
    indicators.dedup();
    let figures = over.inputs.iter().map(|&(indicator, input)| {
        let indicator = &set.indicators()[indicator];
        format!("{}.{}", indicator.code, indicator.inputs[input].name)
    });
    let explanations = indicators.iter().map(|&indicator| format!("{}.explanation", set.indicators()[indicator].code));
    let headings: Vec<String> =
        ["agency".to_owned(), "name".to_owned()].into_iter().chain(figures).chain(explanations).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(&headings);
    for (agency, took) in over.agencies.iter().filter(|(_, took)| took.iter().any(Option::is_some)) {
        table.text(&set.agencies()[*agency].code).text(&set.agencies()[*agency].name);
        took.iter().for_each(|figure| _ = table.number(figure.as_ref().map(|figure| figure.value)));
        for indicator in &indicators {
            let own = std::iter::zip(&over.inputs, took).filter(|((of, _), _)| of == indicator);
            let words: Vec<_> =
                own.filter_map(|(_, figure)| Some(words(previous, figure.as_ref()?, language))).collect();
            table.text(&words.join("; "));
        }
        table.end_row();
    }
    table.finish(FILE)
}

/// What a figure is the mean of.
fn words(previous: &PastRun, figure: &Carried, language: Language) -> String {
    let agencies = previous.set.agencies();
    let part = |&(old, index): &(usize, f64)| format!("{} {}", agencies[old].code, number(index, 6, language));
    let parts = figure.of.iter().map(part).collect::<Vec<_>>().join(" + ");
    let key = if figure.of.len() == 1 { "carried-one" } else { "carried-mean" };
    let words =
        [("set", Argument::from(previous.set.id())), ("parts", parts.into()), ("count", figure.of.len().into())];
    sentence_with(key, &words, language)
}
