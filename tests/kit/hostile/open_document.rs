//! OpenDocument files: repeats, tables in tables, parts that are missing or foreign.

use super::book::{Book, texts};
use super::{Hostile, Made};

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile { name: "correct.ods", what: "a correct form", made: Made::Of(|agency| book(&form(agency)).bytes()) },
    Hostile { name: "repeats.ods", what: "17 billion cells by repeating one", made: Made::Of(repeats) },
    Hostile {
        name: "repeats-below.ods",
        what: "a form and a million repeated rows below it",
        made: Made::Of(repeats_below),
    },
    Hostile {
        name: "repeats-absurd.ods",
        what: "a repeat of 99999999999999999999",
        made: Made::Of(|agency| {
            book(&form(agency).replacen(
                "<table:table-cell ",
                "<table:table-cell table:number-columns-repeated=\"99999999999999999999\" ",
                1,
            ))
            .bytes()
        }),
    },
    Hostile { name: "table-in-table.ods", what: "a table inside a cell, a hundred deep", made: Made::Of(nested) },
    Hostile {
        name: "content-missing.ods",
        what: "no content",
        made: Made::Of(|agency| book(&form(agency)).without("content.xml").bytes()),
    },
    Hostile {
        name: "content-cut.ods",
        what: "content whose second half is missing",
        made: Made::Of(|agency| {
            let text = form(agency);
            book(&text[..text.len() - 200]).bytes()
        }),
    },
    Hostile {
        name: "encrypted.ods",
        what: "a password",
        made: Made::Of(|agency| {
            book(&form(agency)).part("META-INF/manifest.xml", b"<manifest:encryption-data/>").bytes()
        }),
    },
    Hostile {
        name: "entities.ods",
        what: "a DOCTYPE with an entity of one's own",
        made: Made::Of(|agency| {
            book(
                &("<!DOCTYPE x [<!ENTITY evil \"99\">]>".to_owned()
                    + &form(agency).replace("<text:p>45</text:p>", "<text:p>&evil;</text:p>")),
            )
            .bytes()
        }),
    },
    Hostile {
        name: "macros.ods",
        what: "a Basic macro",
        made: Made::Of(|agency| book(&form(agency)).part("Basic/Standard/Module1.xml", b"<x/>").bytes()),
    },
    Hostile {
        name: "embedded.ods",
        what: "a foreign object",
        made: Made::Of(|agency| book(&form(agency)).part("Object 1", b"x").bytes()),
    },
    Hostile {
        name: "bomb.ods",
        what: "content and 20 MB of spaces behind it",
        made: Made::Of(|agency| book(&(form(agency) + &" ".repeat(20 << 20))).bytes()),
    },
    Hostile {
        name: "number-nan.ods",
        what: "a number NaN",
        made: Made::Of(|agency| book(&form(agency).replace(r#"office:value="45""#, r#"office:value="NaN""#)).bytes()),
    },
    Hostile {
        name: "number-and-text-differ.ods",
        what: "a number 45 that is shown as 99",
        made: Made::Of(|agency| book(&form(agency).replace("<text:p>45</text:p>", "<text:p>99</text:p>")).bytes()),
    },
];

fn book(content: &str) -> Book {
    let mimetype = ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec());
    Book { parts: vec![mimetype, ("content.xml".to_owned(), content.as_bytes().to_vec())] }
}

fn form(agency: &str) -> String {
    let cell = |text: &String| match text.as_str() {
        "45" | "100" => format!(
            r#"<table:table-cell office:value-type="float" office:value="{text}"><text:p>{text}</text:p></table:table-cell>"#
        ),
        _ => format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#),
    };
    let row =
        |row: Vec<String>| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    table(&texts(agency).into_iter().map(row).collect::<String>())
}

fn table(rows: &str) -> String {
    format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Phiếu">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    )
}

const ONE: &str =
    r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>"#;

fn repeats(_: &str) -> Vec<u8> {
    let row = format!(r#"<table:table-row table:number-rows-repeated="1048576">{ONE}</table:table-row>"#);
    book(&table(&row)).bytes()
}

fn repeats_below(agency: &str) -> Vec<u8> {
    let row = format!(r#"<table:table-row table:number-rows-repeated="1048000">{ONE}</table:table-row></table:table>"#);
    book(&form(agency).replace("</table:table>", &row)).bytes()
}

fn nested(agency: &str) -> Vec<u8> {
    let (open, close) =
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>");
    let inner = format!("<text:p>số liệu giả lập</text:p>{}{}", open.repeat(100), close.repeat(100));
    book(&form(agency).replace("<text:p>số liệu giả lập</text:p>", &inner)).bytes()
}
