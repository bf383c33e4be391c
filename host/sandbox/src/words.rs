//! Words from a plugin, made fit for people to see, and numbers for sentences.

use dti_diagnostics::{Language, number};

/// A text on one line, without what could disturb a terminal or a report, and not longer than `longest` characters.
pub(crate) fn shown(text: &str, longest: usize) -> String {
    let clean: String = text.chars().map(|character| if is_unfit(character) { ' ' } else { character }).collect();
    let clean = clean.trim();
    if clean.chars().count() <= longest {
        return clean.to_owned();
    }
    clean.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

/// Whether a character controls instead of showing something: line ends, escapes, changes of writing direction.
pub(crate) fn is_unfit(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Lower-case letters, digits, hyphens; at most 64 of them.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A count as Vietnamese writes it.
pub(crate) fn vi(count: impl TryInto<u64>) -> String {
    written(count, Language::Vi)
}

/// A count as English writes it.
pub(crate) fn en(count: impl TryInto<u64>) -> String {
    written(count, Language::En)
}

fn written(count: impl TryInto<u64>, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    number(count.try_into().unwrap_or(u64::MAX) as f64, 0, language)
}

/// Several words, each in backticks.
pub(crate) fn quoted<W: AsRef<str>>(words: &[W]) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disturbs_a_terminal_is_not_shown() {
        assert_eq!(shown("a\n\u{1b}[31mb\u{202e}c ", 100), "a  [31mb c");
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(shown("điểm số", 5), "điểm…");
    }

    #[test]
    fn counts_are_written_as_each_language_writes_them() {
        assert_eq!((vi(1_500_u64), en(1_500_usize)), ("1.500".to_owned(), "1,500".to_owned()));
    }
}
