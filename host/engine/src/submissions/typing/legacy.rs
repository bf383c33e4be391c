//! Texts that only a font of the time before Unicode shows right: `Së Y tÕ` in `.VnTime` is `Sở Y tế`.

use super::syllable::is_syllable;

/// A family of such fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// TCVN 5712 (ABC): one letter for each vowel with its marks.
    Tcvn3,
    /// VNI-Windows: a vowel and a second letter for its marks.
    Vni,
}

impl Font {
    /// What the fonts and the encoding are called, as the converters' menus do.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC): .VnTime, .VnArial",
            Self::Vni => "VNI Windows: VNI-Times, VNI-Helve",
        }
    }

    fn read(self, word: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => word.chars().map(tcvn3).collect(),
            Self::Vni => Some(vni(word)),
        }
    }
}

/// The letters of TCVN3 beyond ASCII, each before the letter that it stands for.
const TCVN3: &str = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u{ad}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

/// Marks of VNI behind a vowel, each before the combining marks that it stands for: tones; circumflex; breve.
const VNI_MARKS: [(char, &str); 17] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('à', "\u{302}\u{300}"),
    ('á', "\u{302}\u{301}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('è', "\u{306}\u{300}"),
    ('é', "\u{306}\u{301}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];
/// Letters of VNI that stand alone.
const VNI_LETTERS: [(char, char); 8] =
    [('ñ', 'đ'), ('ö', 'ư'), ('ô', 'ơ'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ì', 'ì')];

/// The family of fonts that a text was typed for, and the text as it was meant.
pub(super) fn detect(text: &str) -> Option<(Font, String)> {
    // One letter beyond Latin-1 shows that the text is Unicode; quotes and dashes stand in old encodings too.
    if text.chars().any(|character| character > '\u{ff}' && character.is_alphabetic()) {
        return None;
    }
    let marked: Vec<&str> = words(text).filter(|word| !word.is_ascii()).collect();
    // A single short word may be anything, and words that are right as they stand are no sign.
    let short = marked.len() < 2 && marked.iter().all(|word| word.chars().count() < 3);
    if short || marked.iter().all(|word| is_syllable(word)) {
        return None;
    }
    let fits = |font: &Font| marked.iter().all(|word| font.read(word).is_some_and(|read| is_syllable(&read)));
    let font = [Font::Tcvn3, Font::Vni].into_iter().find(fits)?;
    let read = text.split(' ').map(|part| font.read(part).unwrap_or_else(|| part.to_owned()));
    Some((font, crate::text::normalise(&read.collect::<Vec<_>>().join(" ")).into_owned()))
}

/// The words of a text: letters and the signs that old fonts show as letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |character: char| character.is_ascii() && !character.is_ascii_alphabetic() || character > '\u{ff}';
    text.split(move |character: char| parts(character) || character == '\u{a0}').filter(|word| !word.is_empty())
}

/// What a letter of TCVN3 stands for; none if it is not one.
fn tcvn3(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter);
    }
    let mut pairs = TCVN3.chars();
    while let (Some(old), Some(new)) = (pairs.next(), pairs.next()) {
        if old == letter {
            return Some(new);
        }
    }
    None
}

/// A word of VNI in Unicode, capitals as small letters where a mark makes them.
fn vni(word: &str) -> String {
    let mut read = String::with_capacity(word.len() + 4);
    let mut vowel = false;
    for letter in word.chars() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let mark = VNI_MARKS.iter().find(|(mark, _)| *mark == small).filter(|_| vowel);
        if let Some((_, marks)) = mark {
            read.push_str(marks);
            vowel = false;
            continue;
        }
        let alone = VNI_LETTERS.iter().find(|(old, _)| *old == small);
        read.push(alone.map_or(letter, |&(_, new)| if small == letter { new } else { upper(new) }));
        vowel = matches!(small, 'a' | 'e' | 'o' | 'u' | 'y' | 'ö' | 'ô');
    }
    read
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, font: Font, meant: &str) {
        assert_eq!(detect(text), Some((font, meant.to_owned())), "{text}");
    }

    #[test]
    fn old_fonts_are_told_apart_and_read() {
        reads("Së Y tÕ", Font::Tcvn3, "Sở Y tế");
        reads("Uû ban nh©n d©n huyÖn §iÖn Biªn", Font::Tcvn3, "Uỷ ban nhân dân huyện Điện Biên");
        reads("Tû lÖ hå s¬ trùc tuyÕn: 45%", Font::Tcvn3, "Tỷ lệ hồ sơ trực tuyến: 45%");
        reads("§¬n vÞ ®\u{ad}îc kh¶o s¸t", Font::Tcvn3, "Đơn vị được khảo sát");
        reads("Sôû Y teá", Font::Vni, "Sở Y tế");
        reads("Xin chaøo caùc baïn", Font::Vni, "Xin chào các bạn");
        reads("Uûy ban nhaân daân huyeän Ñieän Bieân", Font::Vni, "Ủy ban nhân dân huyện Điện Biên");
        reads("Ñôn vò ñöôïc khaûo saùt", Font::Vni, "Đơn vị được khảo sát");
    }

    #[test]
    fn every_letter_of_tcvn3_has_one_meaning() {
        let letters: Vec<char> = TCVN3.chars().collect();
        assert_eq!(letters.len() % 2, 0);
        let old: std::collections::BTreeSet<_> = letters.iter().step_by(2).collect();
        assert_eq!(old.len(), letters.len() / 2);
        assert!(letters.iter().skip(1).step_by(2).all(|letter| letter.is_alphabetic()));
    }

    #[test]
    fn unicode_and_other_languages_are_left_alone() {
        for text in [
            "Sở Y tế",
            "không có",
            "là và có",
            "Sở Y te\u{302}\u{301}",
            "Đà Nẵng",
            "Café Müller, Zürich",
            "Noël naïve déjà vu",
            "25 °C, 3 m², 10 µm, ½",
            "© 2024 – “Năm”",
            "São Paulo, Côte d'Ivoire, Perú",
            "Reykjavík, Tromsø, Malmö, Århus, Łódź",
            "Đường số 5",
            "quá trình",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
