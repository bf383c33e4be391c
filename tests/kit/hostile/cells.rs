//! Workbooks whose cells are not what they seem.

use super::book::{Book, SHEET, WORKBOOK, text_cell};
use super::{Hostile, Made};

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile {
        name: "row-0.xlsx",
        what: "a row that calls itself number 0",
        made: Made::Of(|agency| Book::new(agency).rows(r#"<row r="0"><c r="A0"><v>1</v></c></row>"#).bytes()),
    },
    Hostile {
        name: "rows-descending.xlsx",
        what: "the rows of the form from the last to the first",
        made: Made::Of(descending),
    },
    Hostile {
        name: "rows-unnumbered.xlsx",
        what: "rows and cells that do not say where they are",
        made: Made::Of(unnumbered),
    },
    Hostile { name: "cell-twice.xlsx", what: "the cell C5 twice, with 45 and with 99", made: Made::Of(twice) },
    Hostile {
        name: "cell-of-other-row.xlsx",
        what: "a cell C4 in row 5",
        made: Made::Of(|agency| Book::new(agency).cell("C5", r#"<c r="C4"><v>45</v></c>"#).bytes()),
    },
    Hostile {
        name: "address-huge.xlsx",
        what: "a cell ZZZZZZZ99999999999",
        made: Made::Of(|agency| {
            Book::new(agency).rows(r#"<row r="20"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>"#).bytes()
        }),
    },
    Hostile { name: "date-negative.xlsx", what: "a date of day -5", made: Made::Of(|agency| date(agency, "-5")) },
    Hostile {
        name: "date-1900-02-29.xlsx",
        what: "29/02/1900, a day that only Excel knows",
        made: Made::Of(|agency| date(agency, "60")),
    },
    Hostile { name: "date-year-9999.xlsx", what: "31/12/9999", made: Made::Of(|agency| date(agency, "2958465")) },
    Hostile { name: "date-huge.xlsx", what: "a date of day 1e300", made: Made::Of(|agency| date(agency, "1e300")) },
    Hostile {
        name: "dates-from-1904.xlsx",
        what: "a workbook that counts days from 1904; the day must be the same",
        made: Made::Of(epoch),
    },
    Hostile {
        name: "date-as-text.xlsx",
        what: "31/12/2022 as a text",
        made: Made::Of(|agency| Book::new(agency).cell("D7", &text_cell("D7", "31/12/2022")).bytes()),
    },
    Hostile {
        name: "date-american.xlsx",
        what: "12/31/2022 as a text",
        made: Made::Of(|agency| Book::new(agency).cell("D7", &text_cell("D7", "12/31/2022")).bytes()),
    },
    Hostile {
        name: "formula-unstored.xlsx",
        what: "a formula whose value was never stored",
        made: Made::Of(|agency| Book::new(agency).figure("><f>40+5</f>").bytes()),
    },
    Hostile {
        name: "formula-stale.xlsx",
        what: "a formula with a stored value, which counts",
        made: Made::Of(|agency| Book::new(agency).figure("><f>1+1</f><v>45</v>").bytes()),
    },
    Hostile {
        name: "formula-shared.xlsx",
        what: "a shared formula with the absurd index 4294967295",
        made: Made::Of(|agency| {
            Book::new(agency).figure(r#"><f t="shared" ref="C5:XFD1048576" si="4294967295">1</f><v>45</v>"#).bytes()
        }),
    },
    Hostile {
        name: "formula-array.xlsx",
        what: "an array formula over the whole sheet without a value",
        made: Made::Of(|agency| Book::new(agency).figure(r#"><f t="array" ref="A1:XFD1048576">1</f>"#).bytes()),
    },
    Hostile {
        name: "error-cell.xlsx",
        what: "#REF! where a figure belongs",
        made: Made::Of(|agency| Book::new(agency).figure(r##" t="e"><v>#REF!</v>"##).bytes()),
    },
    Hostile {
        name: "error-unknown.xlsx",
        what: "an error that Excel does not know",
        made: Made::Of(|agency| Book::new(agency).figure(r##" t="e"><v>#EVIL!</v>"##).bytes()),
    },
    Hostile {
        name: "number-nan.xlsx",
        what: "a number that is written NaN",
        made: Made::Of(|agency| Book::new(agency).figure("><v>NaN</v>").bytes()),
    },
    Hostile {
        name: "number-infinite.xlsx",
        what: "a number 1e999",
        made: Made::Of(|agency| Book::new(agency).figure("><v>1e999</v>").bytes()),
    },
    Hostile {
        name: "number-negative-zero.xlsx",
        what: "a number -0",
        made: Made::Of(|agency| Book::new(agency).figure("><v>-0</v>").bytes()),
    },
    Hostile {
        name: "number-hexadecimal.xlsx",
        what: "a number 0x2D",
        made: Made::Of(|agency| Book::new(agency).figure("><v>0x2D</v>").bytes()),
    },
    Hostile {
        name: "number-long.xlsx",
        what: "a number of 100,000 digits",
        made: Made::Of(|agency| Book::new(agency).figure(&format!("><v>{}</v>", "9".repeat(100_000))).bytes()),
    },
    Hostile {
        name: "number-long-text.xlsx",
        what: "a text of 100,000 digits where a figure belongs",
        made: Made::Of(|agency| Book::new(agency).cell("C5", &text_cell("C5", &"9".repeat(100_000))).bytes()),
    },
    Hostile {
        name: "type-unknown.xlsx",
        what: "a cell of a type that does not exist",
        made: Made::Of(|agency| Book::new(agency).figure(r#" t="evil"><v>45</v>"#).bytes()),
    },
    Hostile {
        name: "merged-figures.xlsx",
        what: "the figures of 1.1 and 1.2 merged into one cell",
        made: Made::Of(merged),
    },
    Hostile {
        name: "merged-over-values.xlsx",
        what: "a merged cell that hides another figure under itself",
        made: Made::Of(|agency| {
            Book::new(agency).behind(r#"<mergeCells><mergeCell ref="B5:C5"/></mergeCells>"#).bytes()
        }),
    },
    Hostile {
        name: "row-hidden.xlsx",
        what: "a hidden row with figures",
        made: Made::Of(|agency| Book::new(agency).replace(SHEET, r#"<row r="5""#, r#"<row r="5" hidden="1""#).bytes()),
    },
    Hostile {
        name: "column-hidden.xlsx",
        what: "a hidden column with figures",
        made: Made::Of(|agency| {
            Book::new(agency)
                .replace(SHEET, "<sheetData>", r#"<cols><col min="3" max="3" hidden="1"/></cols><sheetData>"#)
                .bytes()
        }),
    },
    Hostile {
        name: "font-tcvn3.xlsx",
        what: "an explanation in TCVN3, as typed in .VnTime",
        made: Made::Of(|agency| explained(agency, "§· triÓn khai dÞch vô c«ng trùc tuyÕn")),
    },
    Hostile {
        name: "font-vni.xlsx",
        what: "an explanation in VNI, as typed in VNI-Times",
        made: Made::Of(|agency| explained(agency, "Ñaõ trieån khai dòch vuï coâng tröïc tuyeán")),
    },
    Hostile { name: "headings-tcvn3.xlsx", what: "the headings in TCVN3", made: Made::Of(headings_tcvn3) },
    Hostile {
        name: "headings-nfd.xlsx",
        what: "headings and the sheet's name in decomposed letters, as macOS writes them",
        made: Made::Of(headings_nfd),
    },
    Hostile {
        name: "agency-turned-round.xlsx",
        what: "an agency's code with marks that turn the direction of reading round",
        made: Made::Of(|agency| {
            Book::new(agency).cell("B1", &text_cell("B1", &format!("\u{202e}{agency}\u{202c}"))).bytes()
        }),
    },
    Hostile {
        name: "figure-turned-round.xlsx",
        what: "54 behind a mark by which it is seen as 45",
        made: Made::Of(|agency| Book::new(agency).cell("C5", &text_cell("C5", "\u{202e}54")).bytes()),
    },
    Hostile {
        name: "text-with-controls.xlsx",
        what: "control characters in an explanation",
        made: Made::Of(|agency| explained(agency, "tốt_x0000__x0007_ lắm")),
    },
    Hostile {
        name: "text-zero-width.xlsx",
        what: "zero-width spaces in a code and a figure, as pages of the web leave them",
        made: Made::Of(|agency| {
            Book::new(agency)
                .cell("A5", &text_cell("A5", "1.\u{200b}1"))
                .cell("C5", &text_cell("C5", "4\u{200b}5"))
                .bytes()
        }),
    },
    Hostile {
        name: "text-like-formula.xlsx",
        what: "an explanation that begins like a command",
        made: Made::Of(|agency| explained(agency, "=cmd|' /c calc'!A0")),
    },
    Hostile {
        name: "text-like-markup.xlsx",
        what: "an explanation that begins like a script of a web page",
        made: Made::Of(|agency| explained(agency, "&lt;script&gt;alert(1)&lt;/script&gt;")),
    },
];

fn descending(agency: &str) -> Vec<u8> {
    let rows = super::book::form_rows(agency);
    let mut rows: Vec<_> = rows.split_inclusive("</row>").collect();
    rows.reverse();
    Book::new(agency).part(SHEET, super::book::sheet(&rows.concat())).bytes()
}

fn unnumbered(agency: &str) -> Vec<u8> {
    let rows = super::book::form_rows(agency);
    let mut plain = String::new();
    for piece in rows.split(" r=\"") {
        let rest = if plain.is_empty() { piece } else { piece.split_once('"').map_or("", |(_, rest)| rest) };
        plain.push_str(rest);
    }
    Book::new(agency).part(SHEET, super::book::sheet(&plain)).bytes()
}

fn twice(agency: &str) -> Vec<u8> {
    Book::new(agency).cell("C5", r#"<c r="C5"><v>45</v></c><c r="C5"><v>99</v></c>"#).bytes()
}

/// The day of 1.3.
fn date(agency: &str, serial: &str) -> Vec<u8> {
    Book::new(agency).cell("D7", &format!(r#"<c r="D7" s="1"><v>{serial}</v></c>"#)).bytes()
}

fn epoch(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).replace(WORKBOOK, "<workbookPr/>", r#"<workbookPr date1904="1"/>"#);
    book.cell("D7", r#"<c r="D7" s="1"><v>43464</v></c>"#).bytes()
}

fn merged(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).cell("C6", r#"<c r="C6" s="2"></c>"#);
    book.behind(r#"<mergeCells count="1"><mergeCell ref="C5:C6"/></mergeCells>"#).bytes()
}

fn explained(agency: &str, text: &str) -> Vec<u8> {
    Book::new(agency).cell("E5", &text_cell("E5", text)).bytes()
}

fn headings_tcvn3(agency: &str) -> Vec<u8> {
    let headings = [("A4", "M·"), ("B4", "ChØ sè"), ("C4", "Sè liÖu 1"), ("D4", "Sè liÖu 2"), ("E4", "Gi¶i tr×nh")];
    headings
        .into_iter()
        .fold(Book::new(agency), |book, (address, text)| book.cell(address, &text_cell(address, text)))
        .bytes()
}

fn headings_nfd(agency: &str) -> Vec<u8> {
    let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    let book = Book::new(agency);
    let book = ["A4", "B4", "C4", "D4", "E4"]
        .into_iter()
        .zip(&super::book::texts(agency)[3])
        .fold(book, |book, (address, text)| book.cell(address, &text_cell(address, &nfd.normalize(text))));
    book.replace(WORKBOOK, "Phiếu", &nfd.normalize("Phiếu")).bytes()
}
