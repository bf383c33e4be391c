//! What a file is that is no table, told by its first bytes: a PDF stays a PDF under any name.

use dti_diagnostics::Text;

use super::failure::Failure;

/// What somebody can do about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayOut {
    /// A spreadsheet program opens it.
    SaveAnew,
    /// Tables may lie inside.
    Unpack,
    /// It is something to read, not a table.
    HandInTable,
    /// It is a program.
    Remove,
}

impl WayOut {
    fn words(self) -> Text {
        match self {
            Self::SaveAnew => save_anew(),
            Self::Unpack => Text::new(
                "giải nén, rồi đặt các bảng tính bên trong vào thư mục",
                "unpack it and put the spreadsheets inside into the folder",
            ),
            Self::HandInTable => Text::new(
                "nộp chính bảng tính đã điền, không nộp bản in, bản quét hay văn bản",
                "hand in the filled-in spreadsheet itself, no print, scan or document",
            ),
            Self::Remove => Text::new(
                "xóa tệp này và quét vi-rút; xin đơn vị gửi lại bảng tính",
                "delete it and scan for viruses; ask the agency for the spreadsheet",
            ),
        }
    }
}

/// The way out for what a spreadsheet program can open.
pub(super) fn save_anew() -> Text {
    Text::new("mở tệp bằng Excel rồi lưu lại dạng .xlsx", "open it in Excel and save it as .xlsx")
}

/// First bytes, and what a file is that begins so.
const MAGIC: [(&[u8], &str, WayOut); 14] = [
    (b"%PDF", "PDF", WayOut::HandInTable),
    (b"\x89PNG", "PNG", WayOut::HandInTable),
    (b"\xff\xd8\xff", "JPEG", WayOut::HandInTable),
    (b"GIF8", "GIF", WayOut::HandInTable),
    (b"II*\0", "TIFF", WayOut::HandInTable),
    (b"MM\0*", "TIFF", WayOut::HandInTable),
    (b"{\\rtf", "RTF", WayOut::HandInTable),
    (b"7z\xbc\xaf\x27\x1c", "7z", WayOut::Unpack),
    (b"Rar!\x1a\x07", "RAR", WayOut::Unpack),
    (b"\x1f\x8b", "gzip", WayOut::Unpack),
    (b"\xfd7zXZ\0", "xz", WayOut::Unpack),
    (b"MZ\x90\0", "EXE", WayOut::Remove),
    (b"\x7fELF", "ELF", WayOut::Remove),
    (b"SQLite format 3\0", "SQLite", WayOut::SaveAnew),
];

/// Words among the first letters of a marked-up text, and what it is.
const MARKUP: [(&str, &str, WayOut); 5] = [
    ("urn:schemas-microsoft-com:office:spreadsheet", "XML Spreadsheet 2003", WayOut::SaveAnew),
    ("<html", "HTML", WayOut::SaveAnew),
    ("<!doctype html", "HTML", WayOut::SaveAnew),
    ("<table", "HTML", WayOut::SaveAnew),
    ("<?xml", "XML", WayOut::SaveAnew),
];

/// How many first bytes of a text are searched.
const HEAD: usize = 2_048;

/// The refusal of a file that is something else by its first bytes.
pub(super) fn refuse(bytes: &[u8]) -> Option<Failure> {
    let magic = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let found = magic.map(|&(_, kind, way_out)| (kind, way_out)).or_else(|| markup(bytes))?;
    let (kind, way_out) = found;
    Some(Failure::Unsupported { kind: kind.into(), way_out: way_out.words() })
}

/// What the tags at the beginning of a text say. Tables of other programs often bear the name `.xls` or `.csv`.
fn markup(bytes: &[u8]) -> Option<(&'static str, WayOut)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    if !head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<') {
        return None;
    }
    MARKUP.iter().find(|(word, ..)| head.contains(word)).map(|&(_, kind, way_out)| (kind, way_out))
}

/// The refusal of a zip archive that is no workbook.
pub(super) fn refuse_archive(names: &[String]) -> Failure {
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let (kind, way_out) = if below("word/") {
        (".docx", WayOut::HandInTable)
    } else if below("ppt/") {
        (".pptx", WayOut::HandInTable)
    } else if names.iter().any(|name| name.eq_ignore_ascii_case("xl/workbook.bin")) {
        (".xlsb", WayOut::SaveAnew)
    } else {
        (".zip", WayOut::Unpack)
    };
    Failure::Unsupported { kind: kind.into(), way_out: way_out.words() }
}

/// The refusal of a file by the ending of the names of its kind.
pub(super) fn refuse_ending(ending: &str) -> Failure {
    let way_out = match ending {
        "7z" | "gz" | "rar" | "zip" => WayOut::Unpack,
        "doc" | "ppt" => WayOut::HandInTable,
        _ => WayOut::SaveAnew,
    };
    Failure::Unsupported { kind: format!(".{ending}"), way_out: way_out.words() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Option<String> {
        match refuse(bytes)? {
            Failure::Unsupported { kind, .. } => Some(kind),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_a_file_is_decides_its_first_bytes() {
        assert_eq!(kind(b"%PDF-1.7").as_deref(), Some("PDF"));
        assert_eq!(kind(b"\xef\xbb\xbf <HTML><table>").as_deref(), Some("HTML"));
        assert_eq!(kind(b"<?xml version=\"1.0\"?>\n<x/>").as_deref(), Some("XML"));
        assert_eq!(kind(b"MZ\x90\0").as_deref(), Some("EXE"));
    }

    #[test]
    fn a_table_is_no_disguise() {
        for text in ["agency;6.1\nso-y-te;1\n", "M", "", "<5 tuổi;1\n"] {
            assert_eq!(kind(text.as_bytes()), None, "{text}");
        }
    }
}
