//! What the fuzzers share: a small criteria set, a folder that holds one file, and archives written in words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Halted, Language};
use dti_engine::Submissions;
use dti_engine::submissions::Reading;
use rust_xlsxwriter::{Workbook, XlsxError};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The files of the set: name and text.
pub const SET: [(&str, &str); 2] =
    [("set.toml", include_str!("../set/set.toml")), ("1-nen-tang.toml", include_str!("../set/1-nen-tang.toml"))];

/// The set.
pub fn set() -> &'static CriteriaSet {
    static SET_LOADED: OnceLock<CriteriaSet> = OnceLock::new();
    SET_LOADED.get_or_init(|| load(SET).0.expect("the set of the fuzzers loads"))
}

/// A set of files, each with name and text, and what there is to tell about it.
pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Result<CriteriaSet, Halted>, Findings) {
    let file = |(name, text): (&str, &str)| SourceFile { path: format!("thu/{name}"), text: text.to_owned() };
    let source = Source { files: files.into_iter().map(file).collect(), reference: BTreeMap::new() };
    let mut findings = Findings::new();
    let set = CriteriaSet::load(&source, &mut findings);
    (set, findings)
}

/// Tells everything in both languages, as a run does.
///
/// # Panics
/// If something was refused without a word, or a sentence lacks one.
pub fn tell(findings: &Findings, refused: bool) {
    assert!(!refused || findings.has_errors(), "refused without a finding");
    for finding in findings.iter() {
        for language in [Language::Vi, Language::En] {
            assert!(!finding.message(language).is_empty(), "{finding:?} has no sentence");
            let hint = finding.hint(language);
            assert!(hint.is_none_or(|hint| !hint.is_empty()), "{finding:?} has an empty hint");
        }
    }
    drop(findings.render(Language::Vi));
    drop(findings.render(Language::En));
}

/// A folder that holds one file at a time.
pub struct Folder(TempDir);

impl Folder {
    /// An empty folder; in memory where there is such a place.
    #[expect(clippy::new_without_default, reason = "it makes a folder on the disk")]
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self(tempfile::tempdir_in(parent).expect("a folder can be made"))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file into the folder, in the place of the one before.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, bytes).expect("the file can be written");
        path
    }
}

/// An archive: the bytes themselves, or the entries that a text names, each after a line `=== name of the entry`.
///
/// A fuzzer that changes an archive byte by byte only finds damaged ones; in words it gets at the parts.
pub fn archive(words: &[u8]) -> Cow<'_, [u8]> {
    if !words.starts_with(b"=== ") {
        return Cow::Borrowed(words);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let text = String::from_utf8_lossy(words);
    for part in text.split("\n=== ") {
        let (name, content) = part.strip_prefix("=== ").unwrap_or(part).split_once('\n').unwrap_or((part, ""));
        if writer.start_file(name, SimpleFileOptions::default()).is_ok() {
            writer.write_all(content.as_bytes()).expect("memory takes all");
        }
    }
    writer.finish().map_or(Cow::Borrowed(words), |archive| Cow::Owned(archive.into_inner()))
}

/// Lets readers of foreign formats panic where the engine catches it; what gets out of the engine still ends the fuzzer.
pub fn catch_panics() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
}

/// Reads what lies in a folder and derives its metrics: figures or findings, never neither, and the same twice.
///
/// # Panics
/// If the engine breaks its word.
pub fn submitted(set: &CriteriaSet, folder: &Folder) {
    let (first, findings) = read(set, folder);
    let (_, again) = read(set, folder);
    assert_eq!(findings.render(Language::En), again.render(Language::En), "the same file is told otherwise");
    tell(&findings, first.is_err());
    let Ok(submissions) = first else { return };
    let answers = submissions.list.iter().flat_map(|submission| submission.answers.values());
    assert!(answers.clone().all(|answer| answer.value.is_finite()), "a figure is not finite");
    let mut findings = findings;
    dti_engine::metrics::derive(set, &submissions, &mut findings);
    tell(&findings, false);
}

fn read(set: &CriteriaSet, folder: &Folder) -> (Result<Submissions, Halted>, Findings) {
    let mut findings = Findings::new();
    let read = dti_engine::submissions::read(set, folder.path(), Reading::here(), &mut findings);
    findings.sort();
    (read, findings)
}

/// A form of the set with some records beside it.
///
/// # Panics
/// If the workbook cannot be made.
pub fn records_workbook() -> Vec<u8> {
    made().expect("the workbook can be made")
}

fn made() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let form = workbook.add_worksheet();
    form.write_string(0, 0, "Mã đơn vị")?.write_string(0, 1, "so-mot")?;
    for (column, heading) in
        (0..).zip(["Mã", "Chỉ số", "Số liệu 1", "Số liệu 2", "Điểm tự chấm", "Tài liệu kiểm chứng"])
    {
        form.write_string(2, column, heading)?;
    }
    form.write_string(3, 0, "1.1")?.write_number(3, 2, 45)?.write_number(3, 3, 100)?;
    let records = workbook.add_worksheet().set_name("Hồ sơ")?;
    for (column, heading) in (0..).zip(["Mã hồ sơ", "Ngày nhận", "Trực tuyến", "Lệ phí"]) {
        records.write_string(0, column, heading)?;
    }
    for row in 1..=20 {
        records.write_string(row, 0, format!("H{row}"))?.write_string(
            row,
            2,
            if row % 3 == 0 { "x" } else { "không" },
        )?;
        if row % 4 > 0 {
            records.write_string(row, 1, format!("{:02}/06/2023", row))?.write_number(row, 3, row * 10)?;
        }
    }
    workbook.save_to_buffer()
}
