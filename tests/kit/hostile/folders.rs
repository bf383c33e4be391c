//! Files whose names or places are not what a program expects.

#[cfg(unix)]
use std::io;
#[cfg(unix)]
use std::path::Path;

use super::book::Book;
use super::{Hostile, Made};

const CORRECT: Made = Made::Of(|agency| Book::new(agency).bytes());

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile { name: "Só\u{302}\u{309} Y te\u{302}\u{301}.xlsx", what: "a name in decomposed letters", made: CORRECT },
    Hostile {
        name: "ten rat dai - bao cao ket qua thuc hien nhiem vu chuyen doi so cua co quan nam 2023 (ban chinh thuc) (da chinh sua) (ban chinh thuc lan 2) (gui lai theo yeu cau cua to tham dinh) (ban cuoi) (ban cuoi that) v7.xlsx",
        what: "a name of 200 letters",
        made: CORRECT,
    },
    Hostile { name: "ENDING.XLSX", what: "an ending in capitals", made: CORRECT },
    Hostile { name: "no-ending", what: "a name without an ending", made: CORRECT },
    Hostile { name: "~$open.xlsx", what: "the lock file of a program that has a workbook open", made: CORRECT },
    Hostile {
        name: "deep/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/too-deep.xlsx",
        what: "a file 18 folders deep",
        made: CORRECT,
    },
    Hostile {
        name: "folder.xlsx/inside.xlsx",
        what: "a folder that is called like a workbook, and a form in it",
        made: CORRECT,
    },
    Hostile { name: "packed.zip", what: "a zip archive", made: CORRECT },
    Hostile { name: "evidence.pdf", what: "evidence beside the forms", made: Made::Of(|_| b"%PDF-1.7".to_vec()) },
];

/// The rows of the corpus that only such systems can have.
#[cfg(unix)]
pub(super) const UNIX: &[Hostile] = &[
    Hostile { name: "CON.xlsx", what: "a name that Windows keeps for itself", made: CORRECT },
    Hostile { name: "dot-behind.xlsx.", what: "a dot behind the ending", made: CORRECT },
    Hostile { name: "a\nb<script>.xlsx", what: "a line break and a tag in the name", made: CORRECT },
    Hostile { name: "back\\slash.xlsx", what: "a backslash in the name", made: CORRECT },
    Hostile {
        name: "turned-\u{202e}xslx.exe.xlsx",
        what: "a name with a mark that turns the direction of reading round",
        made: CORRECT,
    },
    Hostile { name: "pipe.xlsx", what: "a named pipe that nobody writes to", made: Made::At(pipe) },
    Hostile { name: "socket.xlsx", what: "a socket", made: Made::At(socket) },
    Hostile {
        name: "device.xlsx",
        what: "a link to /dev/zero, which never ends",
        made: Made::At(|_, path| std::os::unix::fs::symlink("/dev/zero", path)),
    },
    Hostile {
        name: "link-outside.csv",
        what: "a link to /etc/passwd",
        made: Made::At(|_, path| std::os::unix::fs::symlink("/etc/passwd", path)),
    },
    Hostile {
        name: "link-broken.xlsx",
        what: "a link to nothing",
        made: Made::At(|_, path| std::os::unix::fs::symlink("nothing.xlsx", path)),
    },
    Hostile {
        name: "link-to-itself.xlsx",
        what: "a link to itself",
        made: Made::At(|_, path| std::os::unix::fs::symlink("link-to-itself.xlsx", path)),
    },
    Hostile {
        name: "link-to-good.xlsx",
        what: "a link to another file of the folder",
        made: Made::At(|_, path| std::os::unix::fs::symlink("good.xlsx", path)),
    },
];

#[cfg(unix)]
fn pipe(_: &str, path: &Path) -> io::Result<()> {
    let made = std::process::Command::new("mkfifo").arg(path).status()?;
    if made.success() { Ok(()) } else { Err(io::Error::other("mkfifo fails")) }
}

#[cfg(unix)]
fn socket(_: &str, path: &Path) -> io::Result<()> {
    // Its address is short, that of the folder may be too long for one.
    let folder = tempfile::tempdir()?;
    let address = folder.path().join("s");
    std::os::unix::net::UnixListener::bind(&address)?;
    std::fs::rename(&address, path)
}
