//! A workbook part by part, so that each can be spoilt.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The part with the form.
pub(super) const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The part that names the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
/// The part that says which part each sheet is.
pub(super) const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// The part with the formats.
pub(super) const STYLES: &str = "xl/styles.xml";
/// The part with the texts that cells share.
pub(super) const STRINGS: &str = "xl/sharedStrings.xml";

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The rows of a correct form, as texts and as they are shown.
pub(super) fn texts(agency: &str) -> Vec<Vec<String>> {
    let rows: [&[&str]; 8] = [
        &["Mã đơn vị", agency],
        &["Bộ chỉ số", "hostile-2023"],
        &[],
        &["Mã", "Chỉ số", "Số liệu 1", "Số liệu 2", "Giải trình"],
        &["1.1", "Hồ sơ trực tuyến", "45", "100", "số liệu giả lập"],
        &["1.2", "Tỷ lệ hài lòng", "85%"],
        &["1.3", "Báo cáo", "01/12/2022", "31/12/2022"],
        &["1.4", "Băng thông", "8,5"],
    ];
    rows.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect()
}

/// A workbook: its parts in their order.
pub(super) struct Book {
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

impl Book {
    /// A correct form of an agency: the figure of 1.1 stands in C5.
    pub(super) fn new(agency: &str) -> Self {
        let relation = |number: u32, kind: &str, target: &str| {
            format!(r#"<Relationship Id="rId{number}" Type="{DOCUMENT}/{kind}" Target="{target}"/>"#)
        };
        let relations =
            |inner: &str| format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>"#);
        let types = format!(
            r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
        );
        let workbook = format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><workbookPr/><sheets><sheet name="Phiếu" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        );
        let styles = format!(
            r#"<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>"#
        );
        let sheets = relation(1, "worksheet", "worksheets/sheet1.xml") + &relation(2, "styles", "styles.xml");
        let parts = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations(&relation(1, "officeDocument", WORKBOOK))),
            (WORKBOOK, workbook),
            (RELATIONS, relations(&sheets)),
            (STYLES, styles),
            (SHEET, sheet(&form_rows(agency))),
        ];
        Self { parts: parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect() }
    }

    /// With a part more, or in the place of the one of that name.
    pub(super) fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        match self.parts.iter_mut().find(|(other, _)| other == name) {
            Some((_, old)) => *old = bytes.into(),
            None => self.parts.push((name.to_owned(), bytes.into())),
        }
        self
    }

    /// Without a part.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self
    }

    /// With a text of a part replaced.
    ///
    /// # Panics
    /// If it is not there.
    pub(super) fn replace(mut self, name: &str, from: &str, to: &str) -> Self {
        let part = self.parts.iter_mut().find(|(other, _)| other == name).expect("the part is there");
        let text = String::from_utf8(part.1.clone()).expect("it is text");
        assert!(text.contains(from), "{from} in {text}");
        part.1 = text.replacen(from, to, 1).into_bytes();
        self
    }

    /// With other XML for the cell at an address, such as `<c r="C5"><v>1</v></c>`.
    pub(super) fn cell(self, address: &str, xml: &str) -> Self {
        let (_, part) = self.parts.iter().find(|(name, _)| name == SHEET).expect("the sheet is there");
        let text = std::str::from_utf8(part).expect("it is text");
        let start = text.find(&format!(r#"<c r="{address}""#)).expect("the cell is there");
        let end = start + text[start..].find("</c>").expect("it ends") + 4;
        let old = text[start..end].to_owned();
        self.replace(SHEET, &old, xml)
    }

    /// With XML for the cell C5, which is the first figure of 1.1.
    pub(super) fn figure(self, inner: &str) -> Self {
        self.cell("C5", &format!(r#"<c r="C5"{inner}</c>"#))
    }

    /// With rows behind the form's.
    pub(super) fn rows(self, xml: &str) -> Self {
        self.replace(SHEET, "</sheetData>", &format!("{xml}</sheetData>"))
    }

    /// With XML behind the rows.
    pub(super) fn behind(self, xml: &str) -> Self {
        self.replace(SHEET, "</sheetData>", &format!("</sheetData>{xml}"))
    }

    /// With a second sheet.
    pub(super) fn second_sheet(self, attributes: &str, xml: &str) -> Self {
        let sheet = format!(r#"<sheet {attributes} sheetId="2" r:id="rId9"/></sheets>"#);
        let relation = format!(
            r#"<Relationship Id="rId9" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
        );
        let book = self.replace(WORKBOOK, "</sheets>", &sheet).replace(RELATIONS, "</Relationships>", &relation);
        book.part("xl/worksheets/sheet2.xml", xml)
    }

    /// With texts that cells share.
    pub(super) fn strings(self, xml: &str) -> Self {
        let relation = format!(
            r#"<Relationship Id="rId8" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
        );
        self.replace(RELATIONS, "</Relationships>", &relation).part(STRINGS, xml)
    }

    /// The file.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("the name is new");
            archive.write_all(bytes).expect("memory takes all");
        }
        archive.finish().expect("memory takes all").into_inner()
    }
}

/// A sheet of rows.
pub(super) fn sheet(rows: &str) -> String {
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

/// The rows of a correct form as XML.
pub(super) fn form_rows(agency: &str) -> String {
    let typed = |address: &str, text: &str| match address {
        "C5" | "D5" => format!(r#"<c r="{address}"><v>{text}</v></c>"#),
        "C6" => format!(r#"<c r="{address}" s="2"><v>0.85</v></c>"#),
        "D7" => format!(r#"<c r="{address}" s="1"><v>44926</v></c>"#),
        "C8" => format!(r#"<c r="{address}"><v>8.5</v></c>"#),
        _ => text_cell(address, text),
    };
    let row = |(number, texts): (usize, Vec<String>)| {
        let cells = ('A'..).zip(&texts).map(|(column, text)| typed(&format!("{column}{number}"), text));
        format!(r#"<row r="{number}">{}</row>"#, cells.collect::<String>())
    };
    (1..).zip(texts(agency)).map(row).collect()
}

/// A cell with a text of its own.
pub(super) fn text_cell(address: &str, text: &str) -> String {
    format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}
