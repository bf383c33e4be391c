//! CSV files in every encoding and with every separator, and some that are none.

use super::book::texts;
use super::{Hostile, Made};

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile { name: "utf-8-semicolon.csv", what: "UTF-8, semicolons", made: Made::Of(|agency| csv(agency, ";")) },
    Hostile {
        name: "utf-8-comma.csv",
        what: "UTF-8, commas, which make decimals stand behind points",
        made: Made::Of(|agency| csv(agency, ",")),
    },
    Hostile { name: "utf-8-tab.csv", what: "UTF-8, tabs", made: Made::Of(|agency| csv(agency, "\t")) },
    Hostile {
        name: "utf-8-bom-semicolon.csv",
        what: "UTF-8 with a byte-order mark, semicolons",
        made: Made::Of(|agency| bom(csv(agency, ";"))),
    },
    Hostile {
        name: "utf-8-bom-comma.csv",
        what: "UTF-8 with a byte-order mark, commas",
        made: Made::Of(|agency| bom(csv(agency, ","))),
    },
    Hostile {
        name: "utf-16-le-tab.csv",
        what: "UTF-16 LE with a byte-order mark, tabs: Excel's “Unicode text”",
        made: Made::Of(|agency| utf_16(agency, "\t", u16::to_le_bytes, true)),
    },
    Hostile {
        name: "utf-16-le-semicolon.csv",
        what: "UTF-16 LE with a byte-order mark, semicolons",
        made: Made::Of(|agency| utf_16(agency, ";", u16::to_le_bytes, true)),
    },
    Hostile {
        name: "utf-16-be-comma.csv",
        what: "UTF-16 BE with a byte-order mark, commas",
        made: Made::Of(|agency| utf_16(agency, ",", u16::to_be_bytes, true)),
    },
    Hostile {
        name: "utf-16-bare.csv",
        what: "UTF-16 LE without a byte-order mark",
        made: Made::Of(|agency| utf_16(agency, ";", u16::to_le_bytes, false)),
    },
    Hostile {
        name: "windows-1258-semicolon.csv",
        what: "windows-1258, semicolons",
        made: Made::Of(|agency| old(agency, ";", windows_1258)),
    },
    Hostile {
        name: "windows-1258-comma.csv",
        what: "windows-1258, commas",
        made: Made::Of(|agency| old(agency, ",", windows_1258)),
    },
    Hostile {
        name: "tcvn3-semicolon.csv",
        what: "TCVN3 (ABC) as bytes, semicolons",
        made: Made::Of(|agency| old(agency, ";", tcvn3)),
    },
    Hostile {
        name: "tcvn3-comma.csv",
        what: "TCVN3 (ABC) as bytes, commas",
        made: Made::Of(|agency| old(agency, ",", tcvn3)),
    },
    Hostile {
        name: "sep-line.csv",
        what: "the line `sep=|` by which Excel names the separator",
        made: Made::Of(|agency| [b"sep=|\r\n".to_vec(), csv(agency, "|")].concat()),
    },
    Hostile { name: "mixed-line-ends.csv", what: "line ends of three systems", made: Made::Of(mixed_ends) },
    Hostile {
        name: "quote-unclosed.csv",
        what: "a quote that is opened and never closed",
        made: Made::Of(|agency| changed(agency, "số liệu giả lập", "\"số liệu giả lập")),
    },
    Hostile {
        name: "quote-swallows-rows.csv",
        what: "a quote that is closed rows later, so that the rows between become one field",
        made: Made::Of(|agency| {
            String::from_utf8(changed(agency, "Hồ sơ trực", "\"Hồ sơ trực"))
                .expect("it is text")
                .replace("Băng thông", "\"Băng thông\"")
                .into_bytes()
        }),
    },
    Hostile {
        name: "nul-bytes.csv",
        what: "NUL between the letters of a text",
        made: Made::Of(|agency| changed(agency, "giả lập", "giả\0lập")),
    },
    Hostile {
        name: "one-line-of-19-mb.csv",
        what: "one field of 19 MB",
        made: Made::Of(|agency| [csv(agency, ";"), vec![b'x'; 19 << 20]].concat()),
    },
    Hostile {
        name: "million-columns.csv",
        what: "a row of 1,000,000 fields",
        made: Made::Of(|agency| [csv(agency, ";"), b"1;".repeat(1_000_000)].concat()),
    },
    Hostile {
        name: "million-rows.csv",
        what: "a million rows below the form",
        made: Made::Of(|agency| [csv(agency, ";"), b"1;2\n".repeat(1_000_000)].concat()),
    },
    Hostile {
        name: "over-the-limit.csv",
        what: "65 MB of text, more than a file may have",
        made: Made::Of(|agency| [csv(agency, ";"), b"x;y\n".repeat(65 << 18)].concat()),
    },
    Hostile {
        name: "other-table.csv",
        what: "a table of something else",
        made: Made::Of(|_| "Họ tên;Năm sinh\nA;1990\n".as_bytes().to_vec()),
    },
    Hostile { name: "separators-only.csv", what: "a thousand semicolons", made: Made::Of(|_| b";".repeat(1_000)) },
    Hostile { name: "empty.csv", what: "nothing", made: Made::Of(|_| Vec::new()) },
    Hostile { name: "blank.csv", what: "spaces and line ends only", made: Made::Of(|_| b" \r\n\t\n".repeat(50)) },
    Hostile { name: "random-bytes.csv", what: "10 kB of random bytes", made: Made::Of(random) },
];

fn text(agency: &str, separator: &str) -> String {
    let quoted = |field: &String| if field.contains(separator) { format!("\"{field}\"") } else { field.clone() };
    // Who parts fields with commas writes decimals with points.
    let shown = |field: &String| if separator == "," { quoted(&field.replace("8,5", "8.5")) } else { quoted(field) };
    texts(agency).iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(separator) + "\n").collect()
}

fn csv(agency: &str, separator: &str) -> Vec<u8> {
    text(agency, separator).into_bytes()
}

fn bom(text: Vec<u8>) -> Vec<u8> {
    [b"\xef\xbb\xbf".to_vec(), text].concat()
}

fn utf_16(agency: &str, separator: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = mark.then_some('\u{feff}').map(String::from).unwrap_or_default();
    (mark + &text(agency, separator)).encode_utf16().flat_map(bytes).collect()
}

/// The text in an encoding of the time before Unicode.
fn old(agency: &str, separator: &str, encode: fn(&str) -> Vec<u8>) -> Vec<u8> {
    encode(&text(agency, separator))
}

fn windows_1258(text: &str) -> Vec<u8> {
    // Tones are letters of their own there: ế is ê and an acute mark.
    let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    let joined = [
        ("a\u{302}", "â"),
        ("a\u{306}", "ă"),
        ("e\u{302}", "ê"),
        ("o\u{302}", "ô"),
        ("o\u{31b}", "ơ"),
        ("u\u{31b}", "ư"),
    ];
    let joined = joined.iter().fold(nfd, |text, (from, to)| text.replace(from, to));
    let byte = |character: char| match character {
        'ă' => 0xe3,
        'đ' => 0xf0,
        'ơ' => 0xf5,
        'ư' => 0xfd,
        '\u{300}' => 0xcc,
        '\u{301}' => 0xec,
        '\u{303}' => 0xde,
        '\u{309}' => 0xd2,
        '\u{323}' => 0xf2,
        other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
    };
    joined.chars().map(byte).collect()
}

fn tcvn3(text: &str) -> Vec<u8> {
    let pairs = "ã·ă¨đ®ơ¬ỉØốèồåểÓếÕềÒịÞộéả¶ậËựùữ÷ạ¹";
    let byte = |character: char| {
        let found = pairs.chars().collect::<Vec<_>>().chunks(2).find(|pair| pair[0] == character).map(|pair| pair[1]);
        u8::try_from(u32::from(found.unwrap_or(character))).unwrap_or(0xb5)
    };
    text.chars().map(byte).collect()
}

fn mixed_ends(agency: &str) -> Vec<u8> {
    let ends = ["\n", "\r\n", "\r"];
    let text = text(agency, ";");
    text.lines().zip(ends.iter().cycle()).flat_map(|(line, end)| [line, end]).collect::<String>().into_bytes()
}

fn changed(agency: &str, from: &str, to: &str) -> Vec<u8> {
    text(agency, ";").replacen(from, to, 1).into_bytes()
}

fn random(agency: &str) -> Vec<u8> {
    let mut random = crate::random::Random::of(agency);
    (0..10_000).map(|_| u8::try_from(random.whole(0, 255)).expect("it is a byte")).collect()
}
