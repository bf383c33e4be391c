//! Files of other programs that bear the name of a workbook.

use super::book::{Book, texts};
use super::{Hostile, Made};

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile { name: "empty.xlsx", what: "nothing", made: Made::Of(|_| Vec::new()) },
    Hostile { name: "blank.xlsx", what: "spaces only", made: Made::Of(|_| vec![b' '; 500]) },
    Hostile { name: "words.xlsx", what: "a sentence", made: Made::Of(|_| b"This was a workbook once.".to_vec()) },
    Hostile {
        name: "password.xlsx",
        what: "a workbook behind a password",
        made: Made::Of(|_| compound("EncryptedPackage")),
    },
    Hostile { name: "old.xls", what: "a workbook of Excel 97", made: Made::Of(|_| compound("Workbook")) },
    Hostile {
        name: "old-renamed.xlsx",
        what: "a workbook of Excel 97 under a newer ending",
        made: Made::Of(|_| compound("Workbook")),
    },
    Hostile { name: "old-document.xlsx", what: "a document of Word 97", made: Made::Of(|_| compound("WordDocument")) },
    Hostile {
        name: "binary.xlsx",
        what: "a binary workbook (.xlsb)",
        made: Made::Of(|agency| Book::new(agency).part("xl/workbook.bin", b"x").bytes()),
    },
    Hostile { name: "pdf.xlsx", what: "a PDF", made: Made::Of(|_| b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec()) },
    Hostile { name: "document.xlsx", what: "a Word document", made: Made::Of(|_| office("word/document.xml")) },
    Hostile {
        name: "slides.xlsx",
        what: "a PowerPoint presentation",
        made: Made::Of(|_| office("ppt/presentation.xml")),
    },
    Hostile {
        name: "web-page.xls",
        what: "a table of a web page, as many information systems export",
        made: Made::Of(html),
    },
    Hostile { name: "xml-2003.xls", what: "an XML spreadsheet of Excel 2003", made: Made::Of(xml_2003) },
    Hostile { name: "rich-text.xlsx", what: "an RTF document", made: Made::Of(|_| b"{\\rtf1\\ansi x}".to_vec()) },
    Hostile {
        name: "picture.xlsx",
        what: "a PNG picture: a photograph of the table",
        made: Made::Of(|_| b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    },
    Hostile {
        name: "photograph.xlsx",
        what: "a JPEG picture",
        made: Made::Of(|_| b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
    },
    Hostile { name: "program.xlsx", what: "a program for Windows", made: Made::Of(|_| b"MZ\x90\0\x03\0\0\0".to_vec()) },
    Hostile {
        name: "program-elf.xlsx",
        what: "a program for Linux",
        made: Made::Of(|_| b"\x7fELF\x02\x01\x01".to_vec()),
    },
    Hostile { name: "gzip.xlsx", what: "a gzip archive", made: Made::Of(|_| b"\x1f\x8b\x08\0\0\0\0\0".to_vec()) },
    Hostile { name: "seven-zip.xlsx", what: "a 7z archive", made: Made::Of(|_| b"7z\xbc\xaf\x27\x1c\0\x04".to_vec()) },
    Hostile { name: "rar.xlsx", what: "a RAR archive", made: Made::Of(|_| b"Rar!\x1a\x07\x01\0".to_vec()) },
    Hostile { name: "zip-of-workbooks.xlsx", what: "a zip archive of workbooks", made: Made::Of(zipped) },
    Hostile {
        name: "database.xlsx",
        what: "an SQLite database",
        made: Made::Of(|_| b"SQLite format 3\0\x10\0".to_vec()),
    },
    Hostile {
        name: "pdf.csv",
        what: "a PDF that is called CSV",
        made: Made::Of(|_| b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec()),
    },
    Hostile {
        name: "workbook.csv",
        what: "a correct workbook that is called CSV",
        made: Made::Of(|agency| Book::new(agency).bytes()),
    },
    Hostile {
        name: "text.xlsx",
        what: "a correct CSV that is called .xlsx",
        made: Made::Of(|agency| texts(agency).iter().map(|row| row.join(";") + "\n").collect::<String>().into_bytes()),
    },
];

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

fn office(part: &str) -> Vec<u8> {
    let parts = [("[Content_Types].xml", "<Types/>"), (part, "<x/>")];
    Book { parts: parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec() }.bytes()
}

fn html(agency: &str) -> Vec<u8> {
    let cells = |row: Vec<String>| row.iter().map(|text| format!("<td>{text}</td>")).collect::<String>();
    let rows = texts(agency).into_iter().map(|row| format!("<tr>{}</tr>", cells(row)));
    format!("\u{feff}<html><body><table>{}</table></body></html>", rows.collect::<String>()).into_bytes()
}

fn xml_2003(_: &str) -> Vec<u8> {
    br#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#
        .to_vec()
}

fn zipped(agency: &str) -> Vec<u8> {
    Book { parts: vec![("a.xlsx".to_owned(), Book::new(agency).bytes())] }.bytes()
}
