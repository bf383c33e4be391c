//! Tables that information systems write: CSV and Parquet, with figures or with records of all agencies.

use std::sync::Arc;
use std::time::{Duration, Instant};

use parquet::basic::{Compression, GzipLevel, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use polars::prelude::AnyValue;

use super::*;

/// The values of a column, as Parquet stores them; each is there unless its column says otherwise.
enum Values {
    Bools(Vec<Option<bool>>),
    Ints(Vec<Option<i32>>),
    Longs(Vec<Option<i64>>),
    Stamps(Vec<Option<i64>>),
    Floats(Vec<Option<f32>>),
    Doubles(Vec<Option<f64>>),
    Texts(Vec<Option<&'static str>>),
    Bytes(Vec<Option<&'static [u8]>>),
    Fixed(Vec<Option<&'static [u8]>>),
}

/// A file of columns that Parquet's own words describe, one row group for each list of values.
fn parquet_with(columns: &str, groups: &[Vec<Values>], compression: Compression) -> Vec<u8> {
    let schema = parse_message_type(&format!("message table {{ {columns} }}")).unwrap();
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).unwrap();
    for group in groups {
        let mut rows = writer.next_row_group().unwrap();
        for values in group {
            let mut column = rows.next_column().unwrap().unwrap();
            write(column.untyped(), values);
            column.close().unwrap();
        }
        rows.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn parquet(columns: &str, values: Vec<Values>) -> Vec<u8> {
    parquet_with(columns, &[values], Compression::SNAPPY)
}

fn write(writer: &mut ColumnWriter<'_>, values: &Values) {
    fn parts<T: Clone, S>(values: &[Option<T>], make: impl Fn(T) -> S) -> (Vec<S>, Vec<i16>) {
        let levels = values.iter().map(|value| i16::from(value.is_some())).collect();
        (values.iter().flatten().cloned().map(make).collect(), levels)
    }
    fn stamp(seconds: i64) -> Int96 {
        let mut stamp = Int96::new();
        let days = u32::try_from(seconds.div_euclid(86_400) + 2_440_588).unwrap();
        stamp.set_data(0, 0, days);
        stamp
    }
    match (writer, values) {
        (ColumnWriter::BoolColumnWriter(writer), Values::Bools(values)) => {
            let (values, levels) = parts(values, |value| value);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::Int32ColumnWriter(writer), Values::Ints(values)) => {
            let (values, levels) = parts(values, |value| value);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::Int64ColumnWriter(writer), Values::Longs(values)) => {
            let (values, levels) = parts(values, |value| value);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::Int96ColumnWriter(writer), Values::Stamps(values)) => {
            let (values, levels) = parts(values, stamp);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::FloatColumnWriter(writer), Values::Floats(values)) => {
            let (values, levels) = parts(values, |value| value);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::DoubleColumnWriter(writer), Values::Doubles(values)) => {
            let (values, levels) = parts(values, |value| value);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::ByteArrayColumnWriter(writer), Values::Texts(values)) => {
            let (values, levels) = parts(values, ByteArray::from);
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::ByteArrayColumnWriter(writer), Values::Bytes(values)) => {
            let (values, levels) = parts(values, |value: &[u8]| ByteArray::from(value.to_vec()));
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        (ColumnWriter::FixedLenByteArrayColumnWriter(writer), Values::Fixed(values)) => {
            let (values, levels) =
                parts(values, |value: &[u8]| FixedLenByteArray::from(ByteArray::from(value.to_vec())));
            writer.write_batch(&values, Some(&levels), None).unwrap();
        }
        _ => panic!("the column is of another type"),
    }
}

/// What the records of an agency hold, row by row, as text.
fn records(outcome: &Outcome, agency: &str) -> Vec<Vec<String>> {
    let Some(records) = outcome.of(agency).records.get(&0) else { return Vec::new() };
    let shown = |value: AnyValue<'_>| match value {
        AnyValue::Null => String::new(),
        text if text.get_str().is_some() => text.get_str().unwrap_or_default().to_owned(),
        other => other.to_string(),
    };
    let row = |row: usize| records.table.columns().iter().map(|column| shown(column.get(row).unwrap())).collect();
    (0..records.table.height()).map(row).collect()
}

const FLAT: &str = "optional binary agency (STRING); optional int64 6.1.a; optional int32 6.1.b (INTEGER(32,false)); \
                    optional double 6.2; optional boolean 6.4.value; optional int32 6.4.ngay (DATE); \
                    optional fixed_len_byte_array(5) 6.10 (DECIMAL(9,2)); optional float 6.5;";

fn flat() -> Vec<Values> {
    vec![
        Values::Texts(vec![Some("so-y-te"), Some("SO-NOI-VU"), Some("quan-1")]),
        Values::Longs(vec![Some(45), None, Some(0)]),
        Values::Ints(vec![Some(1100), None, Some(3)]),
        Values::Doubles(vec![Some(0.85), Some(f64::NAN), Some(0.1)]),
        Values::Bools(vec![Some(true), None, Some(false)]),
        Values::Ints(vec![Some(19_722), None, None]),
        Values::Fixed(vec![Some(&[0, 0, 0, 3, 82]), None, Some(&[255, 255, 255, 255, 206])]),
        Values::Floats(vec![Some(71.1), Some(5.0), None]),
    ]
}

#[test]
fn typed_columns_are_figures_and_nulls_are_missing() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
    ] {
        let outcome = Case::new().file("bang.parquet", parquet_with(FLAT, &[flat()], compression)).read();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
        assert_eq!(outcome.answer("so-y-te", "6.1", "b"), Some(1100.0));
        assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.85));
        assert_eq!(outcome.answer("so-y-te", "6.4", "value"), Some(1.0));
        assert_eq!(outcome.answer("so-y-te", "6.4", "ngay"), Some(19_722.0));
        assert_eq!(outcome.answer("so-y-te", "6.10", "value"), Some(8.5));
        assert_eq!(outcome.answer("so-y-te", "6.5", "value"), Some(71.1), "the shortest decimal of the float");
        assert_eq!(outcome.answer("quan-1", "6.10", "value"), Some(-0.5));
        assert_eq!(outcome.answer("quan-1", "6.1", "a"), Some(0.0), "zero is not missing");
        assert_eq!(outcome.of("so-noi-vu").answers.len(), 1, "NaN is missing");
    }
}

#[test]
fn timestamps_fall_on_days() {
    let evening = 1_704_042_000; // 2023-12-31 17:00
    for (kind, values) in [
        ("int96 6.4.ngay", Values::Stamps(vec![Some(evening)])),
        ("int64 6.4.ngay (TIMESTAMP(MILLIS,false))", Values::Longs(vec![Some(evening * 1_000)])),
        ("int64 6.4.ngay (TIMESTAMP(NANOS,true))", Values::Longs(vec![Some((evening - 1) * 1_000_000_000)])),
    ] {
        let columns = format!("optional binary agency (STRING); optional {kind};");
        let values = vec![Values::Texts(vec![Some("so-y-te")]), values];
        let outcome = Case::new().file("bang.parquet", parquet(&columns, values)).read();
        assert_eq!(outcome.answer("so-y-te", "6.4", "ngay"), Some(19_722.0), "{kind}: {}", outcome.told());
    }
}

#[test]
fn the_same_table_says_the_same_in_csv() {
    let csv = "agency,6.1.a,6.1.b,6.2,6.4.value,6.4.ngay,6.10,6.5\n\
               so-y-te,45,1100,0.85,TRUE,31/12/2023,8.50,71.1\n\
               so-noi-vu,,,,,,,5\nquan-1,0,3,0.1,FALSE,,-0.5,\n";
    let csv = Case::new().file("bang.csv", csv).read();
    let typed = Case::new().file("bang.parquet", parquet(FLAT, flat())).read();
    assert_eq!(csv.codes(), typed.codes(), "{}", csv.told());
    let values = |outcome: &Outcome, agency| {
        outcome.of(agency).answers.iter().map(|(key, answer)| (*key, answer.value)).collect::<Vec<_>>()
    };
    for agency in ["so-y-te", "so-noi-vu", "quan-1"] {
        assert_eq!(values(&csv, agency), values(&typed, agency), "{agency}");
    }
}

#[test]
fn faults_of_typed_figures_are_told_by_cell() {
    let columns = "optional binary agency (STRING); optional binary 6.1.a (STRING); optional double 6.1.b; \
                   optional int64 6.1.b; optional int32 extra; optional double 6.10;";
    let values = vec![
        Values::Texts(vec![Some("so-y-te"), Some("so-yte"), None]),
        Values::Texts(vec![Some("bốn"), Some("1"), Some("2")]),
        Values::Doubles(vec![Some(1.5), Some(2.0), Some(3.0)]),
        Values::Longs(vec![Some(1), Some(2), Some(3)]),
        Values::Ints(vec![Some(1), Some(2), Some(3)]),
        Values::Doubles(vec![Some(f64::INFINITY), None, None]),
    ];
    let outcome = Case::new().file("bang.parquet", parquet(columns, values)).read();
    let mut codes = outcome.codes();
    codes.sort_unstable();
    let expected = [
        "agency-missing",
        "agency-unknown",
        "cell-error",
        "column-defined-twice",
        "column-unknown",
        "count-expected",
        "number-expected",
    ];
    assert_eq!(codes, expected, "{}", outcome.told());
    assert_eq!(Outcome::address(outcome.only(Code::NumberExpected)).as_deref(), Some("B2"));
    assert_eq!(Outcome::address(outcome.only(Code::AgencyUnknown)).as_deref(), Some("A3"));
}

const RECORDS: &str = "optional binary agency (STRING); optional binary ma (STRING); \
                       optional int64 ngay (TIMESTAMP(MICROS,true)); optional boolean truc_tuyen; optional double phi;";

/// Two row groups of records; the days are those of Việt Nam.
fn shared() -> Vec<u8> {
    let evening = 1_688_144_400_000_000; // 2023-06-30 17:00 in UTC is the first of July in Việt Nam.
    let group = |agencies: [Option<&'static str>; 3], fee: f64| {
        vec![
            Values::Texts(agencies.to_vec()),
            Values::Texts(vec![Some("H1"), Some("H2"), Some("H3")]),
            Values::Longs(vec![Some(evening), Some(evening - 1), None]),
            Values::Bools(vec![Some(true), Some(false), None]),
            Values::Doubles(vec![Some(fee), None, Some(fee * 2.0)]),
        ]
    };
    let groups = [
        group([Some("so-y-te"), Some("quan-1"), Some("so-y-te")], 1.5),
        group([Some("quan-1"), None, Some("so-x")], 7.0),
    ];
    parquet_with(RECORDS, &groups, Compression::ZSTD(ZstdLevel::default()))
}

#[test]
fn records_of_all_agencies_go_to_each_of_them() {
    let csv = "agency,ma,ngay,truc_tuyen,phi\nso-y-te,H1,01/07/2023,TRUE,1.5\nquan-1,H2,30/06/2023,FALSE,\n\
               so-y-te,H3,,,3\nquan-1,H1,2023-07-01,x,7\n,H2,30/06/2023,FALSE,\nso-x,H3,,,14\n";
    for (name, bytes) in [("ho-so.parquet", shared()), ("ho so chung.csv", csv.as_bytes().to_vec())] {
        let outcome = Case::new().file(name, bytes).file("a.xlsx", correct("so-y-te")).read();
        assert_eq!(
            records(&outcome, "so-y-te"),
            [["H1", "19539.0", "true", "1.5"], ["H3", "", "", "3.0"]],
            "{name}: {}",
            outcome.told()
        );
        assert_eq!(records(&outcome, "quan-1").len(), 2);
        assert_eq!(records(&outcome, "quan-1")[0], ["H2", "19538.0", "false", ""]);
        let missing = outcome.only(Code::RecordsAgencyMissing);
        assert_eq!(Outcome::address(missing).as_deref(), Some("A6"));
        assert!(missing.message(dti_diagnostics::Language::En).starts_with("1 rows"));
        assert_eq!(Outcome::address(outcome.only(Code::RecordsAgencyUnknown)).as_deref(), Some("A7"));
        assert!(outcome.of("so-y-te").handed_in && !outcome.of("quan-1").handed_in, "{name}");
    }
}

#[test]
fn wrong_cells_of_shared_records_are_told_to_their_agency() {
    let mut csv = "agency;ma;phi;ngay;truc_tuyen\n".to_owned();
    for number in 0..10 {
        csv += &format!("so-y-te;H{number};mười;;\nquan-1;H{number};10;;\n");
    }
    let outcome = Case::new().file("ho-so.csv", csv).read();
    let told: Vec<_> = outcome.findings.iter().filter(|finding| finding.code == Code::NumberExpected).collect();
    assert!(told.len() == 3 && told.iter().all(|finding| finding.agency.as_deref() == Some("so-y-te")));
    assert_eq!(outcome.only(Code::MoreCellsWrong).agency.as_deref(), Some("so-y-te"));
    assert_eq!(records(&outcome, "quan-1").len(), 10);
}

#[test]
fn the_records_of_another_body_take_the_place_of_the_agency_s_own() {
    let own = form_workbook("so-y-te", &correct_rows(), |_| {});
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phiếu").unwrap();
    write_texts(sheet, &form_texts("so-y-te", &correct_rows()));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Hồ sơ").unwrap();
    let rows = [["Mã hồ sơ", "Ngày nhận", "Trực tuyến", "Lệ phí"], ["X1", "01/01/2023", "x", "5"]];
    write_texts(sheet, &rows.map(|row| row.map(str::to_owned).to_vec()));
    let with_records = workbook.save_to_buffer().unwrap();
    let csv = "agency,ma,ngay,truc_tuyen,phi\nso-y-te,H1,01/07/2023,TRUE,1.5\n";

    let outcome = Case::new().file("a.xlsx", &with_records).file("ho-so.csv", csv).read();
    assert_eq!(outcome.codes(), ["records-replaced"], "{}", outcome.told());
    let told = outcome.only(Code::RecordsReplaced);
    assert_eq!(told.place.as_ref().unwrap().to_string(), "ho-so.csv");
    assert_eq!(told.against.as_ref().unwrap().to_string(), "a.xlsx, `Hồ sơ`");
    assert_eq!(records(&outcome, "so-y-te"), [["H1", "19539.0", "true", "1.5"]]);

    let other = "agency,ma,ngay,truc_tuyen,phi\nso-y-te,H2,01/07/2023,TRUE,1.5\n";
    let outcome = Case::new().file("a.xlsx", own).file("1/ho-so.csv", csv).file("2/ho-so.csv", other).read();
    assert_eq!(outcome.codes(), ["records-defined-twice"], "{}", outcome.told());
    assert_eq!(records(&outcome, "so-y-te")[0][0], "H1", "the first stays");
}

#[test]
fn a_table_that_fits_several_records_sheets_is_named_after_one() {
    let more = "[[records]]\nid = \"thu-tuc\"\ntitle = \"Thủ tục\"\n\
                columns = [{ id = \"ma\", title = \"Mã thủ tục\", kind = \"text\" }, \
                { id = \"muc\", title = \"Mức\", kind = \"number\" }]\n[[pillar]]";
    let set = || set_of(&SET.replacen("[[pillar]]", more, 1));
    let csv = "agency,ma\nso-y-te,T1\n";
    let outcome = Case { set: set(), ..Case::new() }.file("bang.csv", csv).read();
    let told = outcome.findings.iter().find(|finding| finding.code == Code::RecordsAmbiguous).expect("it is told");
    assert!(told.hint(dti_diagnostics::Language::En).unwrap().contains("ho-so.csv"));
    for (name, position) in [("thu-tuc.csv", 1), ("Hồ sơ.csv", 0)] {
        let outcome = Case { set: set(), ..Case::new() }.file(name, csv).read();
        let keys: Vec<_> = outcome.of("so-y-te").records.keys().copied().collect();
        assert_eq!(keys, [position], "{name}: {}", outcome.told());
    }
}

/// A file alone, and the one finding about it.
#[track_caller]
fn refused(bytes: Vec<u8>) -> (Code, String) {
    let started = Instant::now();
    let outcome = Case::new().file("a.xlsx", correct("so-y-te")).file("bang.parquet", bytes).read();
    assert!(started.elapsed() < Duration::from_secs(2));
    let about = |finding: &&Finding| finding.place.as_ref().is_some_and(|place| place.file == "bang.parquet");
    let told: Vec<_> = outcome.findings.iter().filter(about).collect();
    assert_eq!(told.len(), 1, "{}", outcome.told());
    (told[0].code, told[0].message(dti_diagnostics::Language::En))
}

#[test]
fn columns_that_no_cell_can_hold_are_refused_by_name() {
    let one = || Values::Bytes(vec![Some(b"x")]);
    for (columns, values, word) in [
        ("optional binary anh;", one(), "`anh` holds binary data"),
        ("optional binary anh (BSON);", one(), "`anh` holds binary data"),
        ("optional int32 gio (TIME(MILLIS,true));", Values::Ints(vec![Some(1)]), "`gio` holds times of day"),
        ("optional group ds { optional int32 x; }", Values::Ints(vec![None]), "`ds` holds nested lists"),
    ] {
        let (code, message) = refused(parquet(columns, vec![values]));
        assert!(code == Code::FileUnreadable && message.contains(word), "{message}");
    }
}

#[test]
fn broken_parquet_files_get_a_finding_each() {
    let whole = parquet(FLAT, flat());
    let end = whole.len();
    let with = |position: usize, bytes: &[u8]| {
        let mut changed = whole.clone();
        changed[position..position + bytes.len()].copy_from_slice(bytes);
        changed
    };
    for (bytes, code) in [
        (whole[..end - 20].to_vec(), Code::FileUnreadable),
        (whole[..6].to_vec(), Code::FileUnreadable),
        (with(end - 8, &u32::MAX.to_le_bytes()), Code::LimitExceeded),
        (with(end - 8, &3_000_000u32.to_le_bytes()), Code::FileUnreadable),
        (with(end - 4, b"PARE"), Code::WorkbookEncrypted),
        (with(0, b"PARE"), Code::WorkbookEncrypted),
        // The header of the first page, and what follows it.
        (with(4, &[0xff; 40]), Code::FileUnreadable),
    ] {
        assert_eq!(refused(bytes).0, code);
    }
}

#[test]
fn a_page_that_declares_too_much_is_not_made_room_for() {
    let columns = "optional binary agency (STRING);";
    let honest = parquet(columns, vec![Values::Texts(vec![Some("so-y-te"); 20])]);
    // The first page is the dictionary: type, inflated size and packed size follow each other as small numbers.
    assert_eq!(honest[4..7], [0x15, 4, 0x15]);
    let mut lying = honest.clone();
    // Behind the type an inflated size of 2 GiB, and what follows is no longer what it was.
    lying[5..12].copy_from_slice(&[4, 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f]);
    let (code, message) = refused(lying);
    assert!(matches!(code, Code::LimitExceeded | Code::FileUnreadable), "{message}");
}

#[test]
fn flipped_bits_never_end_the_run() {
    let whole = parquet(FLAT, flat());
    for position in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[position] ^= 1 << (position % 8);
        let outcome = Case::new().file("a.xlsx", correct("so-y-te")).file("bang.parquet", flipped).read();
        assert!(outcome.submissions.is_ok(), "{position}");
    }
}
