//! What to enter for an indicator, in words.

use dti_criteria::{Evidence, Indicator, Input, InputSource, Kind};
use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::submissions::form::answered_inputs;

use super::Source;

/// `(1) Hồ sơ trực tuyến [số nguyên]; (2) …`, what is not asked for and why, the evidence, and the set's note.
pub(super) fn in_words(source: &Source<'_>, indicator: &Indicator) -> String {
    let mut lines: Vec<String> = answered_inputs(indicator)
        .iter()
        .enumerate()
        .map(|(position, &input)| {
            let input = &indicator.inputs[input];
            let hint = hint(source, indicator, input);
            format!("({}) {} [{hint}]", position + 1, input.title.get(source.language))
        })
        .collect();
    lines.extend(indicator.inputs.iter().filter_map(|input| elsewhere(source, input)));
    lines.extend(evidence(indicator).map(|key| source.word(key)));
    let note = indicator.note.get(source.language);
    if !note.is_empty() {
        lines.push(note.to_owned());
    }
    lines.join("\n")
}

/// What is said of the documents that an indicator asks for.
pub(super) fn evidence(indicator: &Indicator) -> Option<&'static str> {
    match indicator.evidence {
        Evidence::Required => Some("template-evidence-required"),
        Evidence::Optional => Some("template-evidence-optional"),
        Evidence::None => None,
    }
}

/// Where a figure comes from that the form does not ask for, or that may replace the agency's own.
fn elsewhere(source: &Source<'_>, input: &Input) -> Option<String> {
    let title = Argument::from(input.title.clone());
    match &input.source {
        InputSource::Answer => None,
        InputSource::AnswerUnlessOutside => {
            Some(sentence_with("template-unless-outside", &[("title", title)], source.language))
        }
        InputSource::Outside => Some(sentence_with("template-outside", &[("title", title)], source.language)),
        InputSource::SelfPoints => Some(source.word("template-self-points")),
        InputSource::Records { records, .. } => {
            let sheet = Argument::from(&source.set.records()[*records].title.vi);
            Some(sentence_with("template-records", &[("title", title), ("sheet", sheet)], source.language))
        }
    }
}

/// What may stand in the cell of a figure.
pub(super) fn hint(source: &Source<'_>, indicator: &Indicator, input: &Input) -> String {
    let language = source.language;
    let kind = source.word(&format!("template-kind-{}", input.kind.as_str()));
    let limits = limits(input, language).map(|limits| format!("{kind} {limits}")).unwrap_or(kind);
    let whole = input.part_of.and_then(|whole| answered_inputs(indicator).iter().position(|&input| input == whole));
    match whole {
        Some(whole) => {
            let words = [("number", Argument::from(whole + 1))];
            format!("{limits}, {}", sentence_with("template-part-of", &words, language))
        }
        None => limits,
    }
}

fn limits(input: &Input, language: Language) -> Option<String> {
    let (minimum, maximum) = match input.kind {
        Kind::Number | Kind::Percent => (input.minimum, input.maximum),
        // Nobody counts below nothing.
        Kind::Count => (input.minimum.filter(|&minimum| minimum > 0.0), input.maximum),
        Kind::Choice(_) | Kind::YesNo | Kind::Date | Kind::Text => (None, None),
    };
    let shown = |value: f64| match input.kind {
        Kind::Percent => format!("{} %", number(value * 100.0, 4, language)),
        _ => number(value, 6, language),
    };
    let key = match (minimum, maximum) {
        (Some(_), Some(_)) => "template-between",
        (Some(_), None) => "template-at-least",
        (None, Some(_)) => "template-at-most",
        (None, None) => return None,
    };
    let words = [
        ("minimum", Argument::from(minimum.map(shown).unwrap_or_default())),
        ("maximum", Argument::from(maximum.map(shown).unwrap_or_default())),
    ];
    Some(sentence_with(key, &words, language))
}

/// The words for yes and no, as the form offers them.
pub(super) fn yes_no(language: Language) -> [String; 2] {
    ["report-yes", "report-no"].map(|key| sentence(key, language))
}
