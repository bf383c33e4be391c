//! Text as people type it, made comparable: Unicode normal form, look-alikes, invisible characters, sort order.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let preferences = CollatorPreferences::from(&locale!("vi-u-kn"));
    CollatorBorrowed::try_new(preferences, CollatorOptions::default()).expect("the data is compiled in")
});

/// The text in normal form C, trimmed, runs of white space as one space, without invisible characters. For display
/// and for exact comparison; look-alike letters stay as they are.
#[must_use]
pub fn normalise(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return if text.is_ascii() { Cow::Borrowed(text) } else { NFC.normalize(text) };
    }
    let visible: String = text.chars().filter(|&character| !is_invisible(character)).collect();
    let spaced = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    Cow::Owned(NFC.normalize(&spaced).into_owned())
}

/// Like [`normalise`] line by line: the line breaks of a longer text stay.
#[must_use]
pub fn normalise_lines(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return normalise(text).into_owned();
    }
    let lines: Vec<_> = text.lines().map(normalise).collect();
    lines.join("\n").trim().to_owned()
}

/// A key under which different spellings of one text meet; not for display.
///
/// Folded are: composed and decomposed letters, full-width and other compatibility forms, case, Ð (eth) for Đ, where
/// the tone mark stands (`hoà`, `hòa`), kinds of dashes, quotes and spaces, invisible characters. Not folded: tones
/// and letters themselves, so `thu` and `thư`, or `ma` and `má`, stay apart.
#[must_use]
pub fn key(text: &str) -> String {
    let text = normalise(text);
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(text.len() + 8);
    let mut tones = String::new();
    for character in NFKD.normalize(&text).chars().flat_map(char::to_lowercase) {
        match fold(character) {
            tone if is_tone(tone) => tones.push(tone),
            letter if letter.is_alphabetic() || is_mark(letter) => key.push(letter),
            other => {
                // A syllable bears one tone, so its place carries no meaning: it goes behind the last letter.
                key.push_str(&tones);
                tones.clear();
                push_spaced(&mut key, other);
            }
        }
    }
    key.push_str(&tones);
    key.truncate(key.trim_end().len());
    key
}

/// The first letter that only looks like a Vietnamese one, and the letter that is meant: Ð and ð (eth) come from old
/// converters and stay different from Đ and đ under every normal form.
#[must_use]
pub fn look_alike(text: &str) -> Option<(char, char)> {
    text.chars().find_map(|character| match character {
        '\u{d0}' => Some((character, 'Đ')),
        '\u{f0}' => Some((character, 'đ')),
        _ => None,
    })
}

/// The order in which Vietnamese readers expect names, numbers within them by value. For display only: ties of scores
/// are broken by codes.
#[must_use]
pub fn compare_vietnamese(a: &str, b: &str) -> Ordering {
    COLLATOR.compare(a, b).then_with(|| a.cmp(b))
}

/// The candidate that needs the fewest corrections to become the text, if that is at most a third of its length.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = key(text);
    let ranked = candidates.into_iter().map(|candidate| (distance(&wanted, &key(candidate)), candidate));
    let (corrections, candidate) = ranked.min_by_key(|&(corrections, _)| corrections)?;
    (corrections * 3 <= candidate.chars().count().max(3)).then_some(candidate)
}

/// How many letters must be put in, left out or replaced to turn one text into the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &other) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Whether a text shows nothing: white space and invisible characters only.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_invisible(character))
}

fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for character in text.chars() {
        let space = character.is_whitespace();
        if is_invisible(character) || (space && (character != ' ' || before == ' ')) {
            return false;
        }
        before = character;
    }
    text.is_empty() || before != ' '
}

fn push_spaced(key: &mut String, character: char) {
    if !character.is_whitespace() {
        key.push(character);
    } else if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

fn fold(character: char) -> char {
    match character {
        '\u{f0}' => 'đ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{2033}' => '"',
        other => other,
    }
}

/// Grave, acute, tilde, hook above, dot below.
fn is_tone(character: char) -> bool {
    matches!(character, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// The marks of ă, â, ê, ô, ơ, ư and of foreign letters.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Zero-width spaces and joiners, direction marks, soft hyphen, byte-order mark, tags, control characters.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        || matches!(character, '\u{e0000}'..='\u{e007f}')
        || turns_direction(character)
        || character.is_control() && !character.is_whitespace()
}

/// Marks behind which text is shown from right to left or back: `54` may be seen as 45.
pub(crate) fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_text_meet_in_one_key() {
        let same = [
            ("Việt", "Vi\u{ea}\u{323}t"),
            ("Việt", "Vie\u{323}\u{302}t"),
            ("Khánh Hoà", "Khánh  Hòa "),
            ("THUỶ LỢI", "thủy lợi"),
            ("Đắk Lắk", "\u{d0}ắk Lắk"),
            ("đạt", "\u{f0}ạt"),
            ("Mã đơn vị", "\u{feff}Mã\u{a0}đơn\u{200b} vị"),
            ("Điểm – tự chấm", "điểm - tự chấm"),
            ("６.３", "6.3"),
            ("hòa-bình", "hoà-bình"),
        ];
        for (one, other) in same {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (one, other) in [("thu", "thư"), ("ma", "má"), ("hoà", "hoa"), ("dạt", "đạt"), ("an", "ân"), ("a b", "ab")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn normal_form_keeps_case_and_look_alikes() {
        assert_eq!(normalise(" Sở\u{a0} Y\tte\u{302}\u{301} "), "Sở Y tế");
        assert_eq!(normalise("\u{d0}à Nẵng"), "\u{d0}à Nẵng");
        assert_eq!(normalise("\u{202e}Sở\0 Y\u{2066} tế\u{7f}\u{e0041}"), "Sở Y tế");
        assert!(matches!(normalise("Sở Y tế"), Cow::Borrowed(_)));
        assert_eq!(normalise_lines(" một \r\n\n hai  ba\n"), "một\n\nhai ba");
        assert_eq!(look_alike("Bộ \u{d0}iện"), Some(('\u{d0}', 'Đ')));
        assert_eq!(look_alike("Bộ Điện"), None);
    }

    #[test]
    fn names_are_ordered_as_vietnamese_readers_expect() {
        let ordered = [
            "An Giang",
            "Ăn",
            "Ân",
            "Bắc Ninh",
            "Cà Mau",
            "Cần Thơ",
            "Đà Nẵng",
            "Đồng Nai",
            "Huế",
            "Quận 2",
            "Quận 10",
            "Tây Ninh",
            "Thái Nguyên",
            "Thanh Hóa",
            "Ủy ban",
        ];
        let mut names = ordered;
        names.reverse();
        names.sort_by(|a, b| compare_vietnamese(a, b));
        assert_eq!(names, ordered);
    }

    #[test]
    fn the_nearest_code_is_suggested_only_when_it_is_near() {
        let codes = ["so-y-te", "so-tai-chinh", "quan-1"];
        assert_eq!(nearest("so-yte", codes), Some("so-y-te"));
        assert_eq!(nearest("SO-TAI-CHIN", codes), Some("so-tai-chinh"));
        assert_eq!(nearest("bo-cong-thuong", codes), None);
    }

    proptest! {
        #[test]
        fn normal_forms_and_keys_are_stable(text in "\\PC{0,24}") {
            let once = normalise(&text).into_owned();
            prop_assert_eq!(normalise(&once).into_owned(), once.clone());
            prop_assert_eq!(key(&once), key(&text));
        }
    }
}
