//! How many lines a wrapped text takes: Excel fits rows to their texts when it opens a file, other programs do not.

/// The width of a digit in hundredths of the font's size; column widths count digits.
const DIGIT: u32 = 50;
/// Bold letters, and programs that round every letter up to a pixel, need this much more, in hundredths.
const MARGIN: u32 = 104;

/// What an indented cell leaves free, in digits.
const INDENT: f64 = 1.5;

/// The lines that a text takes in a column that is so many digits wide.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of columns are small")]
    let room = ((width - INDENT).max(1.0) * f64::from(DIGIT)) as u32 * 100 / MARGIN;
    text.split('\n').map(|line| lines_of(line, room.max(1))).sum()
}

fn lines_of(line: &str, room: u32) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in line.split_inclusive([' ', '-', '/']) {
        let width: u32 = word.chars().map(letter).sum();
        if used + width > room && used > 0 {
            lines += 1;
            used = 0;
        }
        // A word that is longer than a line is broken.
        lines += (used + width).saturating_sub(1) / room;
        used = if used + width > room { (used + width) % room } else { used + width };
    }
    lines
}

/// The widths of ASCII, which most letters are.
static ASCII: [u32; 128] = {
    let mut widths = [0; 128];
    let mut code: u8 = 0;
    while code < 128 {
        widths[code as usize] = if code.is_ascii_uppercase() { capital(code as char) } else { small(code as char) };
        code += 1;
    }
    widths
};

/// The width of a letter of Times New Roman in hundredths of its size; a little more for whole classes of letters.
fn letter(letter: char) -> u32 {
    match ASCII.get(letter as usize) {
        Some(&width) => width,
        None if letter.is_uppercase() => capital(letter),
        None => small(letter),
    }
}

const fn capital(letter: char) -> u32 {
    match letter {
        'I' => 34,
        'M' | 'W' => 90,
        _ => 70,
    }
}

const fn small(letter: char) -> u32 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'j' | 'l' | '!' | '|' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 28,
        't' | 'f' | 'r' | '(' | ')' | '[' | ']' | '-' | '`' => 34,
        'a' | 'ă' | 'â' | 'c' | 'e' | 'ê' | 's' | 'z' | 'á' | 'à' | 'ế' | 'ề' | 'ệ' | 'ấ' | 'ạ' => 45,
        'm' | 'w' | '%' | '…' => 90,
        _ => DIGIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_the_lines_that_their_words_need() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("một\nhai", 10.0), 2);
        assert_eq!(lines("Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến", 60.0), 1);
        assert_eq!(lines("Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến", 30.0), 2);
        assert_eq!(lines(&"a".repeat(100), 20.0), 6);
    }
}
