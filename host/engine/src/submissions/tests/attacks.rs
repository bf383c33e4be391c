//! Files that are damaged, disguised or made to do harm: each gives a finding, and the others are still read.

use super::*;

/// The codes that a file gives beside a correct one.
#[track_caller]
fn codes(name: &str, bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    let outcome = Case::new().file(name, bytes).file("z.xlsx", correct("so-noi-vu")).read();
    assert_eq!(outcome.answer("so-noi-vu", "6.1", "a"), Some(45.0));
    outcome.codes()
}

#[test]
fn two_cells_a1_and_xfd1048576_cost_nothing_and_are_told() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let alone = raw_xlsx(&format!(r#"<row r="1"><c r="A1"><v>1</v></c></row>{far}"#), &[]);
    assert!(alone.len() < 2_000);
    assert_eq!(codes("a.xlsx", alone), ["limit-exceeded", "form-missing"]);

    let outcome = Case::new().file("a.xlsx", raw_xlsx(&(raw_form("so-y-te") + far), &[])).read();
    let finding = outcome.only(Code::LimitExceeded);
    assert_eq!(Outcome::address(finding).as_deref(), Some("XFD1048576"));
    assert_eq!(finding.agency.as_deref(), Some("so-y-te"));
    assert_eq!(outcome.answer("so-y-te", "6.10", "value"), Some(8.5));
}

#[test]
fn encrypted_and_old_workbooks_are_told_apart() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let stream = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(codes("a.xlsx", &compound), ["workbook-encrypted"]);
    assert_eq!(codes("a.xlsx", [compound.clone(), stream("EncryptedPackage")].concat()), ["workbook-encrypted"]);
    assert_eq!(codes("a.xlsx", [compound.clone(), stream("Workbook")].concat()), ["file-kind-unsupported"]);
    assert_eq!(codes("a.xls", &compound), ["file-kind-unsupported"]);
}

#[test]
fn damaged_and_disguised_files_are_told() {
    let whole = correct("so-y-te");
    assert_eq!(codes("a.xlsx", &whole[..whole.len() / 2]), ["file-unreadable"]);
    assert_eq!(codes("a.xlsx", ""), ["file-unreadable"]);
    assert_eq!(codes("a.xlsx", "<html><table></table></html>"), ["file-kind-unsupported"]);
    assert_eq!(codes("a.csv", b"M\xe3 \xd0\xd0\n"), ["file-unreadable"]);
    assert_eq!(
        codes("a.xlsx", archive(&[("word/document.xml", b"x"), ("[Content_Types].xml", b"x")])),
        ["file-kind-unsupported"]
    );
    assert_eq!(codes("a.xlsx", archive(&[("x.txt", b"x")])), ["file-kind-unsupported"]);
    assert_eq!(codes("a.xlsb", "x"), ["file-kind-unsupported"]);
    assert_eq!(codes("a.pdf", "x"), ["file-skipped"]);
    // A correct workbook under another name is a workbook.
    let disguised = Case::new().file("a.csv", &whole).read();
    assert_eq!(disguised.answer("so-y-te", "6.1", "a"), Some(45.0));
}

#[test]
fn every_truncation_and_every_flipped_byte_ends_in_a_result() {
    let whole = raw_xlsx(&raw_form("so-y-te"), &[]);
    let found =
        |bytes: &[u8]| super::super::workbook::read(bytes, "xlsx", &|_| super::super::limits::SheetLimits::FORM);
    for length in (0..whole.len()).step_by(41) {
        assert!(found(&whole[..length]).is_err());
    }
    for position in (0..whole.len()).step_by(17) {
        let mut bytes = whole.clone();
        bytes[position] ^= 0x55;
        let _ = found(&bytes);
    }
}

#[test]
fn macros_are_refused_by_name() {
    let bytes = raw_xlsx(&raw_form("so-y-te"), &[("xl/vbaProject.bin", b"x")]);
    assert_eq!(codes("a.xlsx", &bytes), ["workbook-with-macros"]);
    assert_eq!(codes("a.xlsm", &bytes), ["workbook-with-macros"]);
}

#[test]
fn bombs_are_refused_while_they_inflate() {
    let zeros = vec![b' '; 120 << 20];
    assert_eq!(codes("a.xlsx", raw_xlsx(&raw_form("so-y-te"), &[("xl/media/x.bin", &zeros)])), ["limit-exceeded"]);
    assert_eq!(
        codes("a.xlsx", raw_xlsx(&raw_form("so-y-te"), &[("xl/media/x.bin", &zeros[..11 << 20])])),
        ["limit-exceeded"]
    );
    let strings = br#"<sst uniqueCount="4000000000"></sst>"#;
    assert_eq!(
        codes("a.xlsx", raw_xlsx(&raw_form("so-y-te"), &[("xl/sharedStrings.xml", strings)])),
        ["limit-exceeded"]
    );
    let many: Vec<String> = (0..2_001).map(|number| format!("x/{number}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(codes("a.xlsx", raw_xlsx("", &many)), ["limit-exceeded"]);
    assert_eq!(codes("a.csv", vec![b'a'; (64 << 20) + 1]), ["limit-exceeded"]);
}

#[test]
fn one_long_string_in_many_cells_is_refused() {
    let long = "a".repeat(32_767);
    let strings = format!(r#"<sst uniqueCount="1"><si><t>{long}</t></si></sst>"#);
    let row = |row: usize| {
        format!(
            r#"<row r="{row}">{}</row>"#,
            ('I'..='Z').map(|column| format!(r#"<c r="{column}{row}" t="s"><v>0</v></c>"#)).collect::<String>()
        )
    };
    let rows: String = (20..160).map(row).collect();
    let bytes = raw_xlsx(&(raw_form("so-y-te") + &rows), &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_eq!(codes("a.xlsx", bytes), ["limit-exceeded"]);
}

#[test]
fn names_that_leave_the_archive_are_refused() {
    for name in ["../x", "xl/../../x", "/etc/x", "c:/x", "..\\x"] {
        assert_eq!(codes("a.xlsx", raw_xlsx(&raw_form("so-y-te"), &[(name, b"x")])), ["file-unreadable"], "{name}");
    }
    // The same name twice: patched into the archive, because its writer refuses.
    let bytes = raw_xlsx(&raw_form("so-y-te"), &[("xl/twin-a.xml", b"x"), ("xl/twin-b.xml", b"x")]);
    let mut twins = bytes.clone();
    for position in 0..twins.len() - 10 {
        if &twins[position..position + 10] == b"xl/twin-b." {
            twins[position + 8] = b'a';
        }
    }
    assert_eq!(codes("a.xlsx", twins), ["file-unreadable"]);
}

#[test]
fn opendocument_repeats_are_counted_not_made() {
    let cell =
        r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>"#;
    let content = format!(
        r#"<office:document-content><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table></office:document-content>"#
    );
    let entries = |content: &str| {
        archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
    };
    assert_eq!(codes("a.ods", entries(&content)), ["limit-exceeded", "form-missing"]);
    assert_eq!(codes("a.ods", entries(&content[..content.len() / 2])), ["file-unreadable"]);
}
