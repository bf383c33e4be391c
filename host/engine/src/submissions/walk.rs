//! The files below the submissions folder, in an order that does not depend on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::disguise::refuse_ending;
use super::failure::{Failure, io_reason};
use super::limits::{DEPTH, Excess, FILES};
use crate::text;

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FoundFile {
    /// Its path below the folder, with `/` between its parts, in NFC.
    pub(crate) shown: String,
    /// Where it is on the disk.
    pub(crate) path: PathBuf,
    /// What its name ends in, in small letters, without the dot.
    pub(crate) ending: String,
}

impl FoundFile {
    /// What files are ordered by: `quan-3.xlsx` stands before `quan-3 (bản sao).xlsx`, and is the one that counts.
    fn without_ending(&self) -> &str {
        self.shown.rsplit_once('.').map_or(&self.shown, |(stem, _)| stem)
    }
}

/// What becomes of a file, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Read,
    Unsupported,
    Skipped(&'static str, &'static str),
}

/// Kinds that are read; `.xls` and `.xlsm` are opened too, because what a file is decides, not how it is called.
const READ: [&str; 7] = ["csv", "ods", "parquet", "xls", "xlsm", "xlsx", "xltx"];
/// Kinds that may well hold a submission, but are not read.
const UNSUPPORTED: [&str; 13] =
    ["7z", "et", "fods", "gz", "numbers", "ots", "rar", "tsv", "xlam", "xlsb", "xltm", "xlt", "zip"];

/// Finds the files below a folder at any depth. None if the folder itself cannot be read.
pub(super) fn find(folder: &Path, findings: &mut Findings) -> Option<Vec<FoundFile>> {
    let mut walk = Walk { home: folder.canonicalize().ok(), found: Vec::new(), findings };
    walk.root(folder)?;
    let mut found = walk.found;
    found.sort_by(|a, b| a.without_ending().cmp(b.without_ending()).then_with(|| a.cmp(b)));
    if found.len() > FILES {
        let way_out = Text::new("chia thư mục thành nhiều đợt", "split the folder into several runs");
        let excess = Excess::new(Text::new("số tệp", "the number of files"), found.len(), FILES, way_out);
        findings.push(excess.finding(Place::file(shown_root(folder))));
        return None;
    }
    Some(found)
}

fn shown_root(folder: &Path) -> String {
    text::normalise(&folder.to_string_lossy().replace('\\', "/")).into_owned()
}

struct Walk<'a> {
    /// Where the folder really is, whatever links lead to it.
    home: Option<PathBuf>,
    found: Vec<FoundFile>,
    findings: &'a mut Findings,
}

impl Walk<'_> {
    fn root(&mut self, folder: &Path) -> Option<()> {
        match entries(folder) {
            Ok(entries) => self.entries(entries, "", 0),
            Err(error) => {
                let finding = Finding::new(Code::FolderUnreadable).with("reason", io_reason(&error));
                self.findings.push(finding.at(Place::file(shown_root(folder))));
                return None;
            }
        }
        Some(())
    }

    fn entries(&mut self, paths: Vec<PathBuf>, above: &str, depth: usize) {
        for path in paths {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let shown = format!("{above}{}", text::normalise(&name));
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => self.folder(&path, &name, &shown, depth),
                Ok(_) if path.is_dir() => self.skip(&shown, "liên kết tới thư mục khác", "a link to another folder"),
                Ok(metadata) if metadata.is_file() => self.file(path, &name, shown),
                Ok(metadata) if metadata.is_symlink() => self.link(path, &name, shown),
                Ok(_) => self.skip(&shown, "đường ống hoặc thiết bị, không phải tệp", "a pipe or a device, no file"),
                Err(error) => self.findings.push(Failure::of_io(&error).finding(&shown)),
            }
        }
    }

    fn folder(&mut self, path: &Path, name: &str, shown: &str, depth: usize) {
        if is_junk(name) {
            return self.skip(shown, "thư mục ẩn hoặc của hệ thống", "a hidden folder or one of the system");
        }
        if depth >= DEPTH {
            return self.skip(shown, "thư mục lồng quá sâu", "the folder lies too deep");
        }
        match entries(path) {
            Ok(paths) => self.entries(paths, &format!("{shown}/"), depth + 1),
            Err(error) => {
                let finding = Finding::new(Code::FolderUnreadable).with("reason", io_reason(&error));
                self.findings.push(finding.at(Place::file(shown)));
            }
        }
    }

    /// A link is followed to files of the folder only: what lies elsewhere was not handed in.
    fn link(&mut self, path: PathBuf, name: &str, shown: String) {
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(error) => return self.findings.push(Failure::of_io(&error).finding(&shown)),
        };
        let inside = self.home.as_ref().is_some_and(|home| target.starts_with(home));
        if !target.is_file() {
            self.skip(&shown, "liên kết tới đường ống hoặc thiết bị", "a link to a pipe or a device");
        } else if inside {
            self.file(path, name, shown);
        } else {
            let reason = Text::new("liên kết tới tệp ngoài thư mục", "it is a link to a file outside the folder");
            self.findings.push(Failure::Closed(reason).finding(&shown));
        }
    }

    fn file(&mut self, path: PathBuf, name: &str, shown: String) {
        // Windows drops dots and spaces behind a name.
        let bare = name.trim_end_matches(['.', ' ']);
        let ending = bare.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        match fate(name, &ending) {
            Fate::Read => self.found.push(FoundFile { shown, path, ending }),
            Fate::Unsupported => self.findings.push(refuse_ending(&ending).finding(&shown)),
            Fate::Skipped(vi, en) => self.skip(&shown, vi, en),
        }
    }

    fn skip(&mut self, shown: &str, vi: &str, en: &str) {
        let finding = Finding::new(Code::FileSkipped).with("reason", Text::new(vi, en));
        self.findings.push(finding.at(Place::file(shown)));
    }
}

/// The entries of a folder in the order of their names.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

fn fate(name: &str, ending: &str) -> Fate {
    if name.starts_with("~$") || name.starts_with(".~") {
        Fate::Skipped("tệp khóa tạm của chương trình đang mở", "a lock file of a program that has it open")
    } else if is_junk(name) {
        Fate::Skipped("tệp ẩn hoặc của hệ thống", "a hidden file or one of the system")
    } else if READ.contains(&ending) {
        Fate::Read
    } else if UNSUPPORTED.contains(&ending) {
        Fate::Unsupported
    } else {
        Fate::Skipped(
            "không phải bảng tính; tài liệu kiểm chứng không được đọc",
            "no spreadsheet; evidence is not read",
        )
    }
}

fn is_junk(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with('.') || matches!(name.as_str(), "__macosx" | "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(folder: &Path, name: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    #[test]
    fn files_are_found_at_any_depth_in_order_and_junk_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.xlsx",
            "b (2).xlsx",
            "a/c.CSV",
            "a/b/d.ods",
            "~$b.xlsx",
            ".hidden.csv",
            "a/.DS_Store",
            "anh.png",
            "cu.xlsb",
            "So\u{302}\u{309}.xlsx",
        ] {
            touch(folder.path(), name);
        }
        let mut findings = Findings::new();
        let found = find(folder.path(), &mut findings).unwrap();
        let shown: Vec<_> = found.iter().map(|file| file.shown.as_str()).collect();
        assert_eq!(shown, ["Sổ.xlsx", "a/b/d.ods", "a/c.CSV", "b.xlsx", "b (2).xlsx"]);
        assert_eq!(found[2].ending, "csv");
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes.iter().filter(|&&code| code == Code::FileSkipped).count(), 4);
        assert_eq!(codes.iter().filter(|&&code| code == Code::FileKindUnsupported).count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_folders_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        touch(folder.path(), "a/b.csv");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        let mut findings = Findings::new();
        assert_eq!(find(folder.path(), &mut findings).unwrap().len(), 1);
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let mut findings = Findings::new();
        assert!(find(Path::new("/không/có"), &mut findings).is_none());
        assert_eq!(findings.iter().next().unwrap().code, Code::FolderUnreadable);
    }
}
