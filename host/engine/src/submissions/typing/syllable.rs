//! Whether a word is a Vietnamese syllable: an onset, a vowel with one tone at most, a coda.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// Longer ones before those that they begin with.
const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "n", "tr", "th", "t", "ch", "c", "gh", "gi", "g", "kh", "k", "ph", "p", "qu", "b", "d", "đ",
    "h", "l", "m", "r", "s", "v", "x",
];
/// With the `k` of names such as Đắk Lắk.
const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "k", "m", "n", "p", "t"];
const VOWELS: &str = " a ă â e ê i o ô ơ u ư y ia iê ya yê ua uô ưa ươ oa oă oe uâ uê uy uyê uơ oo ai ao au ay âu ây \
                      eo êu iu oi ôi ơi ui ưi ưu iêu yêu uôi ươi ươu oai oay oao oeo uây uya uyu uêu ";

/// Whether a word, in whatever case, is a syllable of its own.
pub(super) fn is_syllable(word: &str) -> bool {
    let Some(plain) = without_tone(word) else { return false };
    let onset = ONSETS.iter().find_map(|onset| plain.strip_prefix(onset)).into_iter();
    // `gì` and `giếng`: the vowel may begin within what looks like the onset.
    let short = ["g", "q"].iter().find_map(|onset| plain.strip_prefix(onset));
    onset.chain(short).chain([plain.as_str()]).any(is_rime)
}

fn is_rime(rime: &str) -> bool {
    let vowel = |vowel: &str| !vowel.is_empty() && VOWELS.contains(&format!(" {vowel} "));
    vowel(rime) || CODAS.iter().filter_map(|coda| rime.strip_suffix(coda)).any(vowel)
}

/// The word in small letters without its tone; none if it bears two or holds what is no letter.
fn without_tone(word: &str) -> Option<String> {
    let mut tones = 0;
    let mut plain = String::with_capacity(word.len());
    for character in NFD.normalize(&word.to_lowercase()).chars() {
        match character {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            '\u{302}' | '\u{306}' | '\u{31b}' | 'đ' | 'a'..='z' => plain.push(character),
            _ => return None,
        }
    }
    (tones <= 1).then(|| NFC.normalize(&plain).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known() {
        for word in "Nguyễn nghiêng quốc gì giếng khuya ướt Đắk yêu thuở khuỷu xoong oanh ở Việt".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in "Café Noël Sở́ tỷ́ strength 5 µm zoo Pháƒ".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
