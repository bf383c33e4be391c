//! The benchmark's workbook of many records: one agency, 500,000 made-up dossiers, as a spreadsheet program writes them.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::MADE_UP;
use crate::bench::SUBMISSIONS;
use crate::random::Random;

/// The set's identifier, and the name of its folder below the case's folder.
pub const SET: &str = "bench-records";

const ROWS: u32 = 500_000;
const FIELDS: [&str; 6] = ["Đất đai", "Hộ tịch", "Đầu tư", "Xây dựng", "Giáo dục", "Y tế"];
const HEADINGS: [&str; 8] =
    ["Mã hồ sơ", "Lĩnh vực", "Ngày nhận", "Ngày trả", "Trực tuyến", "Đúng hạn", "Lệ phí", "Số ngày"];

const SET_FILE: &str = r#"
id = "bench-records"
title = "Bộ giả lập để đo tốc độ đọc hồ sơ"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
[[cohort]]
id = "so-nganh"
title = "Sở, ngành"
[[agency]]
code = "so-y-te"
name = "Sở giả lập"
cohort = "so-nganh"
[[records]]
id = "ho-so"
title = "Hồ sơ"
columns = [
    { id = "ma", title = "Mã hồ sơ", kind = "text" },
    { id = "linh_vuc", title = "Lĩnh vực", kind = "text" },
    { id = "nhan", title = "Ngày nhận", kind = "date" },
    { id = "tra", title = "Ngày trả", kind = "date" },
    { id = "truc_tuyen", title = "Trực tuyến", kind = "yes-no" },
    { id = "dung_han", title = "Đúng hạn", kind = "yes-no" },
    { id = "phi", title = "Lệ phí", kind = "number" },
    { id = "so_ngay", title = "Số ngày", kind = "count" },
]
[[pillar]]
code = "1"
title = "Chỉ số chính"
[[indicator]]
code = "1.1"
title = "Băng thông"
points = 10
inputs = { value = { title = "Băng thông", kind = "number" } }
rule = { use = "of-best" }
own-choice = "giả lập"
"#;

const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes the set's folder and the folder with the workbook.
///
/// # Errors
/// If a file cannot be written.
pub fn write_case(folder: &Path) -> io::Result<()> {
    let (set, submissions) = (folder.join(SET), folder.join(SUBMISSIONS));
    std::fs::create_dir_all(&set)?;
    std::fs::create_dir_all(&submissions)?;
    std::fs::write(set.join("set.toml"), format!("# {MADE_UP}\n{SET_FILE}"))?;
    write_workbook(File::create(submissions.join("so-y-te.xlsx"))?)
}

fn write_workbook(file: File) -> io::Result<()> {
    let mut archive = ZipWriter::new(BufWriter::new(file));
    let fixed = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned(),
        ),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet(&form())),
    ];
    for (name, text) in fixed {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default())?;
    write_strings(&mut archive)?;
    archive.start_file("xl/worksheets/sheet2.xml", SimpleFileOptions::default().large_file(true))?;
    write_records(&mut archive)?;
    archive.finish()?.flush()
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut text = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#.to_owned();
    for (number, (kind, target)) in (1..).zip(targets) {
        write!(text, r#"<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
            .expect("a string takes all");
    }
    text + "</Relationships>"
}

fn workbook() -> String {
    let sheets = r#"<sheet name="Phiếu" sheetId="1" r:id="rId1"/><sheet name="Hồ sơ" sheetId="2" r:id="rId2"/>"#;
    format!(r#"<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>"#)
}

fn sheet(rows: &str) -> String {
    format!("<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>")
}

/// The form of one indicator.
fn form() -> String {
    let rows: [&[&str]; 5] = [
        &["Mã đơn vị", "so-y-te"],
        &["Bộ chỉ số", SET],
        &["Ghi chú", MADE_UP],
        &["Mã", "Chỉ số", "Số liệu 1"],
        &["1.1", "Băng thông", "8,5"],
    ];
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |(number, row): (usize, &[&str])| {
        format!(r#"<row r="{number}">{}</row>"#, row.iter().map(cell).collect::<String>())
    };
    (1..).zip(rows).map(row).collect()
}

/// Headings, words and fields first, then a code for each record.
fn write_strings(to: &mut impl Write) -> io::Result<()> {
    let count = HEADINGS.len() + 2 + FIELDS.len() + ROWS as usize;
    write!(to, r#"<sst {MAIN} count="{count}" uniqueCount="{count}">"#)?;
    for text in HEADINGS.iter().chain(&["Có", "Không"]).chain(&FIELDS) {
        write!(to, "<si><t>{text}</t></si>")?;
    }
    for row in 0..ROWS {
        write!(to, "<si><t>HS-2023-{row:07}</t></si>")?;
    }
    write!(to, "</sst>")
}

fn write_records(to: &mut impl Write) -> io::Result<()> {
    write!(to, "<worksheet {MAIN}><sheetData><row r=\"1\" spans=\"1:8\">")?;
    for (index, column) in ('A'..='H').enumerate() {
        write!(to, r#"<c r="{column}1" t="s"><v>{index}</v></c>"#)?;
    }
    write!(to, "</row>")?;
    let mut random = Random::of("bench-records");
    let words = HEADINGS.len();
    let first_code = words + 2 + FIELDS.len();
    for row in 0..ROWS {
        let number = row + 2;
        let (received, days) = (random.whole(44_927, 45_250), random.whole(0, 40));
        let field = words + 2 + random.whole(0, 5) as usize;
        let (online, in_time) = (words + random.whole(0, 1) as usize, words + random.whole(0, 1) as usize);
        let fee = f64::from(random.whole(0, 4_000)) / 4.0;
        write!(
            to,
            r#"<row r="{number}" spans="1:8"><c r="A{number}" t="s"><v>{code}</v></c><c r="B{number}" t="s"><v>{field}</v></c><c r="C{number}" s="1"><v>{received}</v></c><c r="D{number}" s="1"><v>{returned}</v></c><c r="E{number}" t="s"><v>{online}</v></c><c r="F{number}" t="s"><v>{in_time}</v></c><c r="G{number}"><v>{fee}</v></c><c r="H{number}"><v>{days}</v></c></row>"#,
            code = first_code + row as usize,
            returned = received + days,
        )?;
    }
    write!(to, "</sheetData></worksheet>")
}
