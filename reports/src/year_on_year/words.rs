//! Changes in words.

use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::changes::{AgencyChanges, Change, WhyNot};

/// Why something is not compared.
pub(crate) fn why_not(why_not: WhyNot, language: Language) -> String {
    sentence(&format!("changes-why-{}", why_not.as_str()), language)
}

/// A number with its sign: `+3`, `-0,25`, `0`.
pub(super) fn signed(value: f64, decimals: u32, language: Language) -> String {
    let text = number(value, decimals as usize, language);
    let rises = value > 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if rises { format!("+{text}") } else { text }
}

#[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
pub(super) fn signed_rank(places: i64, language: Language) -> String {
    signed(places as f64, 0, language)
}

/// The change of the rank, or why there is none.
fn change_of_rank(change: &Change, language: Language) -> String {
    match (change.rank(), change.why_not) {
        (Some(places), _) => signed_rank(places, language),
        (None, Some(reason)) => why_not(reason, language),
        (None, None) => String::new(),
    }
}

/// The change of the rank or of the index, or why there is none.
fn change_in_words(change: &Change, decimals: u32, language: Language) -> String {
    match change.index() {
        Some(gained) => signed(gained, decimals, language),
        None => change_of_rank(change, language),
    }
}

/// What changed for an agency in one line: rank and index, each with its change or why it is not compared.
pub(crate) fn in_one_line(changes: &AgencyChanges, decimals: u32, language: Language) -> String {
    let (Some(rank), Some(index)) = (changes.rank(), changes.index()) else { return String::new() };
    if let Some(reason) = rank.why_not.filter(|_| index.why_not == rank.why_not) {
        return why_not(reason, language);
    }
    let ranks =
        [rank.before.rank, rank.now.rank].map(|rank| rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()));
    let figure =
        |index: Option<f64>| index.map_or_else(|| "–".to_owned(), |index| number(index, decimals as usize, language));
    let [rank_before, rank_now] = ranks;
    let words: [(&'static str, Argument); 6] = [
        ("rank-before", rank_before.into()),
        ("rank-now", rank_now.into()),
        ("rank-change", change_of_rank(rank, language).into()),
        ("index-before", figure(index.before.index).into()),
        ("index-now", figure(index.now.index).into()),
        ("index-change", change_in_words(index, decimals, language).into()),
    ];
    sentence_with("changes-one-line", &words, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_both_languages() {
        for reason in WhyNot::ALL {
            for language in [Language::Vi, Language::En] {
                assert!(!why_not(reason, language).starts_with("changes-why"), "{reason:?}");
            }
        }
    }

    #[test]
    fn what_rounds_to_nothing_bears_no_sign() {
        assert_eq!(signed(0.25, 2, Language::Vi), "+0,25");
        assert_eq!(signed(-0.25, 1, Language::En), "-0.3");
        assert_eq!(signed(0.000_01, 4, Language::En), "0");
        assert_eq!(signed(-0.000_01, 4, Language::En), "0");
    }
}
