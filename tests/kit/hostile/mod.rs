//! Files as nobody should hand them in: broken, disguised, made to do harm; and what must be told of each.
//!
//! 1. [`Hostile`]: a row of the corpus, its file and what becomes of it;
//! 2. [`corpus`]: all rows;
//! 3. [`Folder`]: a folder of submissions that holds them, and the criteria set that they are read for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

mod archives;
mod book;
mod cells;
mod delimited;
mod disguised;
mod folders;
mod open_document;
mod parts;
mod raw_zip;

/// A file of the corpus.
#[derive(Clone, Copy)]
pub struct Hostile {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// How it is made.
    pub(crate) made: Made,
}

/// How a file is made, for an agency.
#[derive(Clone, Copy)]
pub(crate) enum Made {
    /// From bytes.
    Of(fn(&str) -> Vec<u8>),
    /// In some other way, at a path.
    At(fn(&str, &Path) -> io::Result<()>),
}

/// A chapter of the corpus: its title and its files.
pub type Chapter = (&'static str, &'static [Hostile]);

/// All files, by what is wrong with them.
pub const CHAPTERS: &[Chapter] = &[
    ("Archives", archives::ROWS),
    ("Parts of a workbook", parts::ROWS),
    ("Cells", cells::ROWS),
    ("OpenDocument", open_document::ROWS),
    ("Delimited text", delimited::ROWS),
    ("Other files under a workbook's name", disguised::ROWS),
    ("Names and places", folders::ROWS),
    #[cfg(unix)]
    ("What is no file", folders::UNIX),
];

/// All files, in their order.
pub fn corpus() -> impl Iterator<Item = &'static Hostile> {
    CHAPTERS.iter().flat_map(|(_, rows)| *rows)
}

/// The agency whose correct form lies beside all others.
pub const GOOD: &str = "good";

/// A criteria set and a folder of submissions for it.
#[derive(Debug)]
pub struct Folder {
    /// The folder of the criteria set.
    pub set: PathBuf,
    /// The folder of submissions.
    pub submissions: PathBuf,
}

impl Folder {
    /// A set whose agencies are those of the corpus, and a correct form of [`GOOD`], below a folder.
    ///
    /// # Errors
    /// If something cannot be written.
    pub fn begin(below: &Path) -> io::Result<Self> {
        let folder = Self { set: below.join("hostile-2023"), submissions: below.join("submissions") };
        std::fs::create_dir(&folder.set)?;
        std::fs::create_dir(&folder.submissions)?;
        std::fs::write(folder.set.join("set.toml"), set())?;
        std::fs::write(folder.submissions.join("good.xlsx"), book::Book::new(GOOD).bytes())?;
        Ok(folder)
    }

    /// Puts a file of the corpus into it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn put(&self, hostile: &Hostile) -> io::Result<()> {
        let path = self.submissions.join(hostile.name);
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above)?;
        }
        let agency = agencies().remove(hostile.name).unwrap_or_default();
        match hostile.made {
            Made::Of(bytes) => std::fs::write(path, bytes(&agency)),
            Made::At(make) => make(&agency, &path),
        }
    }
}

/// The code of the agency of each file, by the file's name.
#[must_use]
pub fn agencies() -> BTreeMap<&'static str, String> {
    (1..).zip(corpus()).map(|(number, hostile)| (hostile.name, format!("h{number:03}"))).collect()
}

fn set() -> String {
    let mut text = String::from(SET);
    for code in agencies().into_values().chain([GOOD.to_owned()]) {
        write!(text, "[[agency]]\ncode = \"{code}\"\nname = \"{code}\"\ncohort = \"all\"\n")
            .expect("a string takes all");
    }
    text
}

/// Figures of each kind; a missing one earns nothing, so that only what was told decides who is scored.
const SET: &str = r#"
id = "hostile-2023"
title = "Bộ chỉ số giả lập"
period = { from = 2023-01-01, to = 2023-12-31 }
missing = "zero"
[[cohort]]
id = "all"
title = "Tất cả"
[[records]]
id = "ho-so"
title = { vi = "Hồ sơ", en = "Dossiers" }
columns = [{ id = "ma", title = "Mã hồ sơ", kind = "text" }, { id = "phi", title = "Lệ phí", kind = "number" }]
[[pillar]]
code = "1"
title = "Chính quyền số"
[[indicator]]
code = "1.1"
title = "Hồ sơ trực tuyến"
points = 10
own-choice = "giả lập"
inputs = { a = { title = "Hồ sơ trực tuyến", kind = "count" }, b = { title = "Tổng số hồ sơ", kind = "count" } }
rule = { use = "ratio" }
[[indicator]]
code = "1.2"
title = "Tỷ lệ hài lòng"
points = 10
own-choice = "giả lập"
inputs = { value = { title = "Tỷ lệ hài lòng", kind = "percent" } }
rule = { use = "measured" }
[[indicator]]
code = "1.3"
title = "Báo cáo"
points = 10
own-choice = "giả lập"
inputs = { done = { title = "Ngày nộp", kind = "date" }, due = { title = "Hạn nộp", kind = "date" } }
rule = { use = "timeliness", late = 0.5, not-done = "zero" }
[[indicator]]
code = "1.4"
title = "Băng thông"
points = 10
own-choice = "giả lập"
inputs = { value = { title = "Băng thông (Mbps)", kind = "number" } }
rule = { use = "measured" }
"#;
