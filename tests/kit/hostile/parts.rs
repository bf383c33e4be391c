//! Workbooks whose parts lie, point astray, or hold what no form needs.

use std::fmt::Write as _;

use super::book::{Book, RELATIONS, SHEET, STYLES, WORKBOOK, form_rows, sheet, text_cell};
use super::{Hostile, Made};

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile {
        name: "two-far-cells.xlsx",
        what: "the cells A1 and XFD1048576, nothing between",
        made: Made::Of(far_cells),
    },
    Hostile {
        name: "form-and-far-cell.xlsx",
        what: "a form and the cell XFD1048576, as Excel's Solver leaves one",
        made: Made::Of(form_and_far_cell),
    },
    Hostile { name: "dimension-lies.xlsx", what: "a sheet that calls itself A1:XFD1048576", made: Made::Of(dimension) },
    Hostile { name: "million-columns.xlsx", what: "a row of 1,000,000 columns", made: Made::Of(columns) },
    Hostile { name: "many-rows.xlsx", what: "30,000 rows below the form", made: Made::Of(rows) },
    Hostile {
        name: "strings-repeated.xlsx",
        what: "one string of 32,767 letters in 5,000 cells",
        made: Made::Of(repeated_string),
    },
    Hostile {
        name: "strings-many.xlsx",
        what: "1,100,000 shared strings that no cell uses",
        made: Made::Of(many_strings),
    },
    Hostile {
        name: "strings-announced.xlsx",
        what: "4,000,000,000 shared strings announced and none there",
        made: Made::Of(announced),
    },
    Hostile { name: "string-long.xlsx", what: "a single text of 2 MB", made: Made::Of(long_string) },
    Hostile {
        name: "entities-in-sheet.xlsx",
        what: "a DOCTYPE with entities that multiply (billion laughs) in the sheet",
        made: Made::Of(entities_in_sheet),
    },
    Hostile {
        name: "entities-in-strings.xlsx",
        what: "the same in the shared strings",
        made: Made::Of(entities_in_strings),
    },
    Hostile { name: "entities-in-styles.xlsx", what: "the same in the styles", made: Made::Of(entities_in_styles) },
    Hostile {
        name: "entity-from-disk.xlsx",
        what: "an entity that names a file of the reader's disk",
        made: Made::Of(entity_from_disk),
    },
    Hostile {
        name: "nested-elements.xlsx",
        what: "200,000 elements one inside the other in the sheet",
        made: Made::Of(nested),
    },
    Hostile { name: "types-wrong.xlsx", what: "content types that call the sheet a picture", made: Made::Of(types) },
    Hostile {
        name: "types-missing.xlsx",
        what: "no content types",
        made: Made::Of(|agency| Book::new(agency).without("[Content_Types].xml").bytes()),
    },
    Hostile {
        name: "workbook-missing.xlsx",
        what: "no part that names the sheets",
        made: Made::Of(|agency| Book::new(agency).without(WORKBOOK).bytes()),
    },
    Hostile {
        name: "relations-missing.xlsx",
        what: "no part that says where the sheets are",
        made: Made::Of(|agency| Book::new(agency).without(RELATIONS).bytes()),
    },
    Hostile { name: "relation-cyclic.xlsx", what: "a sheet whose part is the workbook itself", made: Made::Of(cyclic) },
    Hostile {
        name: "relation-outside.xlsx",
        what: "a sheet that is said to be at https://example.org",
        made: Made::Of(outside),
    },
    Hostile {
        name: "relation-astray.xlsx",
        what: "a sheet whose part is not there",
        made: Made::Of(|agency| Book::new(agency).without(SHEET).bytes()),
    },
    Hostile { name: "sheets-of-one-part.xlsx", what: "two sheets that are the same part", made: Made::Of(one_part) },
    Hostile {
        name: "strings-missing.xlsx",
        what: "cells that name shared strings where there are none",
        made: Made::Of(|agency| Book::new(agency).cell("E5", r#"<c r="E5" t="s"><v>7</v></c>"#).bytes()),
    },
    Hostile {
        name: "style-beyond.xlsx",
        what: "a figure with style 9,999 of 3",
        made: Made::Of(|agency| Book::new(agency).figure(r#" s="9999"><v>45</v>"#).bytes()),
    },
    Hostile {
        name: "sheet-not-xml.xlsx",
        what: "a sheet of random bytes",
        made: Made::Of(|agency| Book::new(agency).part(SHEET, [0xde, 0xad, 0x3c, 0xef].repeat(500)).bytes()),
    },
    Hostile {
        name: "sheet-cut.xlsx",
        what: "a sheet whose XML ends in a cell",
        made: Made::Of(|agency| Book::new(agency).replace(SHEET, "<v>100</v></c>", "<v>10").bytes()),
    },
    Hostile {
        name: "sheet-hidden.xlsx",
        what: "the only form on a hidden sheet",
        made: Made::Of(|agency| hidden(agency, "hidden")),
    },
    Hostile {
        name: "sheet-very-hidden.xlsx",
        what: "the only form on a very hidden sheet",
        made: Made::Of(|agency| hidden(agency, "veryHidden")),
    },
    Hostile {
        name: "second-form-hidden.xlsx",
        what: "a form, and another one with other figures on a hidden sheet",
        made: Made::Of(second_hidden),
    },
    Hostile {
        name: "macros.xlsm",
        what: "a workbook with macros",
        made: Made::Of(|agency| Book::new(agency).part("xl/vbaProject.bin", b"x").bytes()),
    },
    Hostile {
        name: "macros-renamed.xlsx",
        what: "a workbook with macros under another ending",
        made: Made::Of(|agency| Book::new(agency).part("xl/vbaProject.bin", b"x").bytes()),
    },
    Hostile {
        name: "macro-sheet.xlsx",
        what: "an Excel 4.0 macro sheet",
        made: Made::Of(|agency| Book::new(agency).part("xl/macrosheets/sheet1.xml", b"<x/>").bytes()),
    },
    Hostile {
        name: "links.xlsx",
        what: "figures linked from another workbook",
        made: Made::Of(|agency| linked(agency, "<externalLink><externalBook/></externalLink>")),
    },
    Hostile {
        name: "dde.xlsx",
        what: "figures from a running program (DDE)",
        made: Made::Of(|agency| {
            linked(agency, r#"<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>"#)
        }),
    },
    Hostile {
        name: "connections.xlsx",
        what: "figures from a database",
        made: Made::Of(|agency| Book::new(agency).part("xl/connections.xml", b"<connections/>").bytes()),
    },
    Hostile {
        name: "embedded.xlsx",
        what: "a document inside the workbook",
        made: Made::Of(|agency| Book::new(agency).part("xl/embeddings/oleObject1.bin", b"x").bytes()),
    },
    Hostile {
        name: "active-x.xlsx",
        what: "an ActiveX control",
        made: Made::Of(|agency| Book::new(agency).part("xl/activeX/activeX1.xml", b"<x/>").bytes()),
    },
];

fn far_cells(_: &str) -> Vec<u8> {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    Book::new("").part(SHEET, sheet(far)).bytes()
}

fn form_and_far_cell(agency: &str) -> Vec<u8> {
    Book::new(agency).rows(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#).bytes()
}

fn dimension(agency: &str) -> Vec<u8> {
    Book::new(agency).replace(SHEET, "<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#).bytes()
}

fn columns(agency: &str) -> Vec<u8> {
    Book::new(agency).rows(&format!(r#"<row r="20">{}</row>"#, "<c><v>1</v></c>".repeat(1_000_000))).bytes()
}

fn rows(agency: &str) -> Vec<u8> {
    let mut rows = String::new();
    for row in 20..30_020 {
        write!(rows, r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#).expect("a string takes all");
    }
    Book::new(agency).rows(&rows).bytes()
}

fn repeated_string(agency: &str) -> Vec<u8> {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "ă".repeat(32_767));
    let cells = |row: u32| format!(r#"<row r="{row}">{}</row>"#, r#"<c t="s"><v>0</v></c>"#.repeat(100));
    Book::new(agency).strings(&strings).rows(&(20..70).map(cells).collect::<String>()).bytes()
}

fn many_strings(agency: &str) -> Vec<u8> {
    Book::new(agency).strings(&format!("<sst>{}</sst>", "<si></si>".repeat(1_100_000))).bytes()
}

fn announced(agency: &str) -> Vec<u8> {
    Book::new(agency).strings(r#"<sst count="1" uniqueCount="4000000000"></sst>"#).bytes()
}

fn long_string(agency: &str) -> Vec<u8> {
    // Not one letter again and again: that would be a bomb.
    let text: String = (0..200_000_u32).map(|number| format!("{:010}", number.wrapping_mul(2_654_435_761))).collect();
    Book::new(agency).cell("E5", &text_cell("E5", &text)).bytes()
}

/// Entities of which each is ten of the one before.
fn doctype() -> String {
    let mut text = String::from("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
    for number in 1..12 {
        write!(text, "<!ENTITY e{number} \"{}\">", format!("&e{};", number - 1).repeat(10))
            .expect("a string takes all");
    }
    text + "]>"
}

fn entities_in_sheet(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).cell("E5", &text_cell("E5", "&e11;"));
    book.replace(SHEET, "<worksheet", &(doctype() + "<worksheet")).bytes()
}

fn entities_in_strings(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).cell("E5", r#"<c r="E5" t="s"><v>0</v></c>"#);
    book.strings(&(doctype() + "<sst><si><t>&e11;</t></si></sst>")).bytes()
}

fn entities_in_styles(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).replace(
        STYLES,
        "<cellXfs",
        "<numFmts><numFmt numFmtId=\"200\" formatCode=\"&e11;\"/></numFmts><cellXfs",
    );
    book.replace(STYLES, "<styleSheet", &(doctype() + "<styleSheet")).bytes()
}

fn entity_from_disk(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).cell("E5", &text_cell("E5", "&disk;"));
    book.replace(SHEET, "<worksheet", "<!DOCTYPE x [<!ENTITY disk SYSTEM \"file:///etc/passwd\">]><worksheet").bytes()
}

fn nested(agency: &str) -> Vec<u8> {
    Book::new(agency).behind(&("<x>".repeat(200_000) + &"</x>".repeat(200_000))).bytes()
}

fn types(agency: &str) -> Vec<u8> {
    let override_ = r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="image/png"/></Types>"#;
    Book::new(agency).replace("[Content_Types].xml", "</Types>", override_).bytes()
}

fn cyclic(agency: &str) -> Vec<u8> {
    Book::new(agency).replace(RELATIONS, "worksheets/sheet1.xml", "workbook.xml").bytes()
}

fn outside(agency: &str) -> Vec<u8> {
    let target = r#"https://example.org/sheet1.xml" TargetMode="External"#;
    Book::new(agency).replace(RELATIONS, "worksheets/sheet1.xml", target).bytes()
}

fn one_part(agency: &str) -> Vec<u8> {
    let book = Book::new(agency).second_sheet(r#"name="Phiếu (2)""#, "");
    book.replace(RELATIONS, "worksheets/sheet2.xml", "worksheets/sheet1.xml")
        .without("xl/worksheets/sheet2.xml")
        .bytes()
}

fn hidden(agency: &str, how: &str) -> Vec<u8> {
    let book = Book::new(agency).replace(WORKBOOK, r#"name="Phiếu""#, &format!(r#"name="Phiếu" state="{how}""#));
    book.second_sheet(r#"name="Trang1""#, &sheet("")).bytes()
}

fn second_hidden(agency: &str) -> Vec<u8> {
    let other = form_rows(agency).replace("<v>45</v>", "<v>99</v>");
    Book::new(agency).second_sheet(r#"name="Cũ" state="hidden""#, &sheet(&other)).bytes()
}

fn linked(agency: &str, link: &str) -> Vec<u8> {
    Book::new(agency).part("xl/externalLinks/externalLink1.xml", link).bytes()
}
