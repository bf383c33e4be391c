//! Rules, figures and findings in the words of a language.

mod adjustment;
mod applicability;
mod classes;
mod council;
mod figure;
mod nodes;
mod parameters;
mod policies;
mod preparation;
mod ranks;
mod set;
#[cfg(test)]
mod tests;

use dti_criteria::{Basis, CriteriaSet, Indicator};
use dti_diagnostics::{Language, sentence, sentence_with};
use dti_engine::rules::{Plan, Rule, RuleProfile};

pub(crate) use adjustment::adjustments_in_words;
pub(crate) use council::{date, decision_in_words, members, reasons};
pub(crate) use figure::{FigureWords, date_words};
pub(crate) use parameters::{Names, names, parameters_in_words};
pub(crate) use set::clauses;
pub use set::{Fact, SetWords};

/// What workbooks say of one indicator, put into words once for all of them.
pub(crate) struct IndicatorWords {
    /// The rule in words by cohort position; empty where the indicator does not apply.
    pub(crate) rules: Vec<String>,
    /// Who says so.
    pub(crate) basis: String,
}

/// The words of every indicator, by position.
pub(crate) fn of_indicators(set: &CriteriaSet, plan: &Plan<'_>, language: Language) -> Vec<IndicatorWords> {
    let rules = plan.rules.iter().map(|rule| rule.map(Rule::profile));
    std::iter::zip(set.indicators(), rules)
        .map(|(indicator, profile)| IndicatorWords {
            rules: (0..set.cohorts().len()).map(|cohort| rule_in_words(indicator, profile, cohort, language)).collect(),
            basis: basis_in_words(&indicator.basis, language),
        })
        .collect()
}

/// The rule's summary and the parameters that apply in a cohort; empty where the indicator does not apply.
pub(crate) fn rule_in_words(
    indicator: &Indicator,
    profile: Option<&RuleProfile>,
    cohort: usize,
    language: Language,
) -> String {
    if !indicator.concerns(cohort) {
        return String::new();
    }
    let Some(profile) = profile else { return sentence("report-points-not-scored", language) };
    let parameters = parameters_in_words(&indicator.parameters(cohort), &names(indicator), language);
    let summary = profile.summary.get(language);
    if parameters.is_empty() { summary.to_owned() } else { format!("{summary}; {parameters}") }
}

/// Who says so, with the citation or the reason.
pub(crate) fn basis_in_words(basis: &Basis, language: Language) -> String {
    let (key, words) = match basis {
        Basis::Official(source) => ("report-basis-official", source),
        Basis::OwnChoice(reason) => ("report-basis-own-choice", reason),
    };
    sentence_with(key, &[("words", words.into())], language)
}

/// The word for an agency's status in `index.csv`.
pub(crate) fn status(status: &str, language: Language) -> String {
    sentence(&format!("report-status-{status}"), language)
}
