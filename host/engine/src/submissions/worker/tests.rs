//! What goes from one process to another comes out as it went in, and nothing that comes in is believed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::{Arc, Mutex};

use dti_diagnostics::Text;
use proptest::prelude::*;

use super::super::failure::Failure;
use super::super::grid::{Cell, Content, Format, Row};
use super::super::limits::{Excess, LongSheets};
use super::super::sheets::Sheets;
use super::super::workbook::{self, Contents};
use super::answer::{Sender, greet, hear_greeting, receive};
use super::request::{self, Header};
use super::serve::{answer_all, listen};
use super::wire::write_frame;
use crate::text::key;

fn long() -> LongSheets {
    LongSheets::Named(BTreeSet::from([key("Hồ sơ")]))
}

/// What comes of an answer.
fn received(answer: &[u8]) -> std::io::Result<Result<Contents, Failure>> {
    receive(&mut Cursor::new(answer), &long())
}

/// The answer of a worker that says this.
fn answer(read: Result<BTreeMap<String, String>, Failure>, say: impl FnOnce(&mut dyn Sheets)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let limits = |sheet: &str| long().limits(sheet);
    let mut sender = Sender::new(&mut bytes, &limits);
    say(&mut sender);
    sender.finish(read).unwrap();
    bytes
}

fn cell(row: u32, column: u32, content: Content<'_>) -> Cell<'_> {
    Cell { row, column, content, format: Format::Plain }
}

fn cells<'a>(contents: &'a Contents, sheet: usize) -> Vec<Cell<'a>> {
    contents.grids[sheet].rows().flat_map(Row::cells).collect()
}

#[test]
fn cells_arrive_as_they_were_sent() {
    let sent = [
        cell(0, 0, Content::Number(-0.5)),
        Cell { format: Format::Percent, ..cell(0, 1, Content::Number(1e300)) },
        Cell { format: Format::DecimalPoint, ..cell(0, 2, Content::Text("8.5 – nghìn")) },
        cell(1, 0, Content::Bool(true)),
        cell(1, 1, Content::Bool(false)),
        cell(1, 199, Content::Day(-25_567)),
        cell(4_999, 0, Content::Error("#N/A")),
        cell(4_999, 1, Content::FormulaWithoutValue),
    ];
    let bytes = answer(Ok(BTreeMap::new()), |sheets| {
        sheets.begin("Phiếu");
        assert!(sent.into_iter().all(|cell| sheets.push(cell)));
        sheets.begin("");
    });
    let contents = received(&bytes).unwrap().unwrap();
    assert_eq!(contents.grids.iter().map(|grid| grid.sheet.as_str()).collect::<Vec<_>>(), ["Phiếu", ""]);
    assert_eq!(cells(&contents, 0), sent);
    assert_eq!(cells(&contents, 1), []);
}

#[test]
fn a_long_text_arrives_whole_and_many_cells_in_many_frames() {
    let long = "ầ".repeat(32_000);
    let bytes = answer(Ok(BTreeMap::new()), |sheets| {
        sheets.begin("Phiếu");
        for row in 0..4_000 {
            assert!(sheets.push(cell(row, 3, Content::Text("Báo cáo kết quả thực hiện"))));
        }
        assert!(sheets.push(cell(4_000, 3, Content::Text(&long))));
    });
    let contents = received(&bytes).unwrap().unwrap();
    assert_eq!(cells(&contents, 0).len(), 4_001);
    assert_eq!(cells(&contents, 0)[4_000].content, Content::Text(&long));
}

#[test]
fn limits_that_are_exceeded_are_told_as_if_no_other_process_had_counted() {
    let exceed = |sheets: &mut dyn Sheets| {
        sheets.begin("xa");
        assert!(sheets.push(cell(1_048_575, 16_383, Content::Bool(true))));
        assert!(!sheets.admits(7_000, 0));
        sheets.begin("lớn");
        let taken = (0..).take_while(|&at| sheets.push(cell(at % 5_000, at / 5_000, Content::Bool(true)))).count();
        assert_eq!(taken, 200_000);
        sheets.begin("Hồ sơ");
        assert!(sheets.push(cell(50_000, 0, Content::Bool(true))));
        sheets.begin("dài");
        assert!(!sheets.push(cell(0, 0, Content::Text(&"a".repeat(40_000)))));
    };
    let contents = received(&answer(Ok(BTreeMap::new()), exceed)).unwrap().unwrap();
    let limits = |sheet: &str| long().limits(sheet);
    let mut here = super::super::sheets::Grids::new(&limits);
    exceed(&mut here);
    for (there, here) in contents.grids.iter().zip(here.finish()) {
        assert_eq!(there.excess, here.excess);
        assert_eq!(there.rows().flat_map(Row::cells).count(), here.rows().flat_map(Row::cells).count());
    }
    assert!(contents.grids[0].excess.is_some() && contents.grids[1].excess.is_some());
    assert!(contents.grids[2].excess.is_none() && contents.grids[3].excess.is_some());
}

#[test]
fn failures_arrive_as_they_were_sent() {
    let text = Text::new("tệp rỗng", "it is empty");
    for failure in [
        Failure::Unreadable(text.clone()),
        Failure::Closed(text.clone()),
        Failure::Encrypted,
        Excess::new(text.clone(), 3.5, "2 MB", text).into(),
    ] {
        let bytes = answer(Err(failure.clone()), |sheets| {
            sheets.begin("Phiếu");
        });
        assert_eq!(received(&bytes).unwrap().unwrap_err(), failure);
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let sheet = [&[0][..], &1_u32.to_le_bytes(), b"S"].concat();
    let number = |row: u32, column: u32, value: f64| {
        [&[3][..], &row.to_le_bytes(), &column.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let done = |records: &[u8]| {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, 2, records).unwrap();
        write_frame(&mut bytes, 3, b"{}").unwrap();
        bytes
    };
    assert!(received(&done(&[&sheet[..], &number(0, 0, 1.0)].concat())).unwrap().is_ok());
    let excess = Excess::new(Text::default(), 1.0, 1.0, Text::default());
    let excess = serde_json::to_string(&excess).unwrap();
    let length = u32::try_from(excess.len()).unwrap().to_le_bytes();
    let full = [&[2][..], &length, excess.as_bytes()].concat();
    for records in [
        number(0, 0, 1.0),                                             // a cell without a sheet
        [&sheet[..], &number(5_000, 0, 1.0)].concat(),                 // a row beyond the limits
        [&sheet[..], &number(0, 70_000, 1.0)].concat(),                // a column beyond the limits
        [&sheet[..], &number(0, 0, f64::NAN)].concat(),                // no number
        [&sheet[..], &full, &number(0, 0, 1.0)].concat(),              // a cell of a sheet that is full
        [&sheet[..], &[1; 9]].concat(),                                // a stray cell that is not: row 0x01010101 is
        sheet.repeat(3_000),                                           // more sheets than a workbook has
        [&sheet[..], &[16 * 3 + 3], &number(0, 0, 1.0)[1..]].concat(), // a format that does not exist
        [&[0][..], &1_u32.to_le_bytes(), &[0xff]].concat(),            // no UTF-8
        [&[0][..], &u32::MAX.to_le_bytes(), b"S"].concat(),            // a text longer than its frame
    ] {
        let stray = records.len() == sheet.len() + 9 && records[sheet.len()] == 1;
        assert_eq!(received(&done(&records)).is_err(), !stray, "{records:?}");
    }
    let mut greeting = Vec::new();
    write_frame(&mut greeting, 1, b"dti reader 0.0.0").unwrap();
    assert!(hear_greeting(&mut Cursor::new(greeting)).is_err());
}

#[test]
fn a_worker_answers_what_reading_here_gives() {
    let files: [(&str, &[u8]); 4] =
        [("csv", b"a;b\n1;2\n"), ("csv", b""), ("xlsx", b"PK\x03\x04rubbish"), ("xls", b"\xd0\xcf\x11\xe0")];
    let mut asked = Vec::new();
    for (ending, bytes) in files {
        let header = Header { ending: ending.to_owned(), long: long(), bytes: bytes.len() as u64 };
        request::send(&mut asked, &header, bytes).unwrap();
    }
    let gone = Arc::new(Mutex::new(false));
    let goes = Arc::clone(&gone);
    let asked = listen(Cursor::new(asked), move || *goes.lock().unwrap() = true);
    let mut answers = Vec::new();
    greet(&mut answers).unwrap();
    answer_all(asked, &mut answers).unwrap();
    let mut answers = Cursor::new(answers);
    hear_greeting(&mut answers).unwrap();
    for (ending, bytes) in files {
        let here = workbook::read(bytes, ending, &|sheet| long().limits(sheet));
        let there = receive(&mut answers, &long()).unwrap();
        assert_eq!(format!("{there:?}"), format!("{here:?}"));
    }
    assert!(*gone.lock().unwrap());
}

proptest! {
    #[test]
    fn any_bytes_as_an_answer_are_an_error_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(received(&bytes).is_err());
    }

    #[test]
    fn any_records_are_taken_or_refused(records in prop::collection::vec(0_u8..20, 0..400)) {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, 2, &records).unwrap();
        write_frame(&mut bytes, 3, b"{}").unwrap();
        let _ = received(&bytes);
    }

    #[test]
    fn an_answer_with_a_wrong_byte_is_taken_or_refused(at in 0_usize..1_000, byte in any::<u8>()) {
        let mut bytes = answer(Ok(BTreeMap::new()), |sheets| {
            sheets.begin("Hồ sơ");
            for row in 0..20 {
                sheets.push(cell(row, 0, Content::Text("một")));
                sheets.push(cell(row, 1, Content::Number(f64::from(row))));
            }
        });
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = received(&bytes);
    }

    #[test]
    fn any_bytes_as_a_request_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = request::receive(&mut Cursor::new(bytes));
    }
}
