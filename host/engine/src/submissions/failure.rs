//! Why a file gives no grids at all.

use dti_diagnostics::{Code, Finding, Place, Text};

use super::limits::Excess;

/// Why a file gives no grids at all.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// It is not what it should be, or is damaged.
    Unreadable(Text),
    /// Its kind is not read.
    Unsupported(String),
    /// It is protected by a password.
    Encrypted,
    /// It exceeds a limit.
    Excess(Box<Excess>),
}

impl Failure {
    /// It is damaged; the details are those of the library that found out.
    pub(crate) fn damaged(details: &impl std::fmt::Display) -> Self {
        Self::Unreadable(Text::new(format!("tệp bị hỏng ({details})"), format!("it is damaged ({details})")))
    }

    /// The file could not be read from the disk.
    pub(crate) fn of_io(error: &std::io::Error) -> Self {
        Self::Unreadable(io_reason(error))
    }

    /// The finding about a file.
    pub(crate) fn finding(self, file: &str) -> Finding {
        let place = Place::file(file);
        match self {
            Self::Unreadable(reason) => Finding::new(Code::FileUnreadable).with("reason", reason).at(place),
            Self::Unsupported(kind) => Finding::new(Code::FileKindUnsupported).with("kind", kind).at(place),
            Self::Encrypted => Finding::new(Code::WorkbookEncrypted).at(place),
            Self::Excess(excess) => excess.finding(place),
        }
    }
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
