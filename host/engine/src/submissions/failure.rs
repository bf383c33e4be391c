//! Why a file gives no grids at all.

use dti_diagnostics::{Code, Finding, Place, Text};
use serde::{Deserialize, Serialize};

use super::disguise::save_anew;
use super::foreign::ForeignPart;
use super::limits::Excess;

/// Why a file gives no grids at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Failure {
    /// It is not what it should be, or is damaged.
    Unreadable(Text),
    /// The disk does not give it.
    Closed(Text),
    /// It was too much for the process that read it.
    Reader(Text),
    /// Its kind is not read.
    Unsupported {
        /// What it is.
        kind: String,
        /// What to do about it.
        way_out: Text,
    },
    /// It holds something beside its sheets that is refused.
    Foreign(ForeignPart),
    /// It is protected by a password.
    Encrypted,
    /// It exceeds a limit.
    Excess(Box<Excess>),
}

impl Failure {
    /// It is damaged; the details are those of the library that found out.
    pub(crate) fn damaged(details: &impl std::fmt::Display) -> Self {
        Self::Unreadable(Text::new(
            format!("tệp bị cắt cụt hoặc hỏng ({details})"),
            format!("it was cut off or damaged ({details})"),
        ))
    }

    /// The file could not be read from the disk.
    pub(crate) fn of_io(error: &std::io::Error) -> Self {
        Self::Closed(io_reason(error))
    }

    /// The finding about a file.
    pub(crate) fn finding(self, file: &str) -> Finding {
        let place = Place::file(file);
        match self {
            Self::Unreadable(reason) => unreadable(reason, open_again()).at(place),
            Self::Closed(reason) => unreadable(reason, copy_again()).at(place),
            Self::Reader(reason) => Finding::new(Code::ReaderFailed).with("reason", reason).at(place),
            Self::Unsupported { kind, way_out } => {
                Finding::new(Code::FileKindUnsupported).with("kind", kind).with("way-out", way_out).at(place)
            }
            Self::Foreign(ForeignPart { name, what }) => {
                let finding = Finding::new(what.code()).with("what", what.words()).with("part", name);
                finding.with("way-out", what.way_out()).at(place)
            }
            Self::Encrypted => Finding::new(Code::WorkbookEncrypted).at(place),
            Self::Excess(excess) => excess.finding(place),
        }
    }
}

fn unreadable(reason: Text, way_out: Text) -> Finding {
    Finding::new(Code::FileUnreadable).with("reason", reason).with("way-out", way_out)
}

fn open_again() -> Text {
    let Text { vi, en } = save_anew();
    Text::new(
        format!("{vi}; nếu Excel cũng không mở được, xin đơn vị gửi lại tệp"),
        format!("{en}; if Excel cannot open it either, ask the agency for it again"),
    )
}

fn copy_again() -> Text {
    Text::new(
        "kiểm tra quyền đọc, hoặc chép lại chính tệp ấy vào thư mục",
        "check the permission to read it, or copy the file itself into the folder again",
    )
}

impl From<Excess> for Failure {
    fn from(excess: Excess) -> Self {
        Self::Excess(Box::new(excess))
    }
}

/// Why the disk did not give it, in both languages where the reason is a common one.
pub(crate) fn io_reason(error: &std::io::Error) -> Text {
    match error.kind() {
        std::io::ErrorKind::NotFound => Text::new("không tồn tại", "it does not exist"),
        std::io::ErrorKind::PermissionDenied => Text::new("không có quyền đọc", "permission denied"),
        std::io::ErrorKind::NotADirectory => Text::new("không phải thư mục", "it is not a folder"),
        _ => Text::new(error.to_string(), error.to_string()),
    }
}
