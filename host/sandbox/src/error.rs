//! Why a plugin cannot be used.

use dti_diagnostics::Text;

use crate::contract::INTERFACE;
use crate::profile::ProfileFault;
use crate::words::{en, quoted, vi};
use crate::{CONTRACT, CONTRACTS, Failure};

/// The engine cannot be had on this machine.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The engine refuses its configuration.
    #[error("cannot make a WebAssembly engine: {0}")]
    Engine(String),
    /// The thread that watches the clock cannot be started.
    #[error("cannot start the thread that stops overlong calls: {0}")]
    Ticker(#[from] std::io::Error),
}

impl SandboxError {
    /// The sentence in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        let vietnamese = match self {
            Self::Engine(reason) => format!("không tạo được bộ máy WebAssembly: {reason}"),
            Self::Ticker(error) => format!("không khởi động được luồng dừng các lời gọi quá lâu: {error}"),
        };
        Text::new(vietnamese, self.to_string())
    }
}

/// Why a plugin cannot be used. The sentences go after its name.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PluginError {
    /// The file cannot be read, or changed while it was in use.
    #[error("it cannot be read: {reason}")]
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// The file is something else.
    #[error("it is not WebAssembly")]
    NotWebAssembly,
    /// The file is WebAssembly, but not a component.
    #[error("it is a core WebAssembly module, but a plugin must be a component")]
    CoreModule,
    /// The file begins like a component, but does not go on like one.
    #[error("it is damaged: {reason}")]
    Damaged {
        /// What the parser says.
        reason: String,
    },
    /// There is more of something than a component may have.
    #[error("it has {} {}, at most {} are allowed", en(*.found), .what.en, en(*.limit))]
    TooLarge {
        /// Of what.
        what: Text,
        /// How much there is.
        found: u64,
        /// How much there may be.
        limit: u64,
    },
    /// It would keep the compiler busy for too long.
    #[error("to compile {} takes more than {} steps", .what.en, en(*.limit))]
    TooMuchWork {
        /// What there is to compile.
        what: Text,
        /// How many steps there may be.
        limit: u64,
    },
    /// It is made of components that call or instantiate one another: what that costs grows beyond all bounds.
    #[error("it is composed of components that call or instantiate one another, but a plugin must be a single one")]
    Composed,
    /// It needs something from its surroundings.
    #[error("it imports {}, but a plugin must not import anything", quoted(.0))]
    ForbiddenImports(Vec<String>),
    /// It keeps a version of the contract that this host does not serve.
    #[error("it exports {}, but this host serves {}", quoted(.found), quoted(&served()))]
    WrongContract {
        /// The versions that it exports, with the interface's name.
        found: Vec<String>,
    },
    /// It does not export the contract at all.
    #[error("it does not export `{CONTRACT}`{}", but_only(.exports, "; it exports"))]
    MissingContract {
        /// What it exports.
        exports: Vec<String>,
    },
    /// It exports something else under the contract's name.
    #[error("its `{contract}` differs from the contract: {reason}")]
    DifferentContract {
        /// The contract's name, with its version.
        contract: &'static str,
        /// What the engine says.
        reason: String,
    },
    /// The engine does not compile it.
    #[error("it cannot be compiled: {reason}")]
    Compile {
        /// What the engine says.
        reason: String,
    },
    /// It fails when it is asked what it offers.
    #[error("asked what it offers, it {0}")]
    Undescribed(Failure),
    /// What it says of itself breaks the contract.
    #[error("{0}")]
    BadProfile(#[from] ProfileFault),
    /// Another plugin bears the same name.
    #[error("another plugin is called `{name}` too")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// This machine could not load it. Another run may succeed.
    #[error("it {0}")]
    Machine(Failure),
}

impl PluginError {
    /// Whether this machine is to blame, so that another run may succeed.
    #[must_use]
    pub fn is_of_the_machine(&self) -> bool {
        matches!(self, Self::Machine(_))
    }

    /// The sentence in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.vietnamese(), self.to_string())
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Unreadable { reason } => format!("không đọc được tệp: {reason}"),
            Self::NotWebAssembly => "tệp không phải là WebAssembly".to_owned(),
            Self::CoreModule => "tệp là mô-đun WebAssembly lõi, trong khi phần bổ trợ phải là một component".to_owned(),
            Self::Damaged { reason } => format!("tệp bị hỏng: {reason}"),
            Self::TooLarge { what, found, limit } => {
                format!("có {} {}, chỉ cho phép tối đa {}", vi(*found), what.vi, vi(*limit))
            }
            Self::TooMuchWork { what, limit } => format!("biên dịch {} cần hơn {} bước", what.vi, vi(*limit)),
            Self::Composed => {
                "ghép từ nhiều component gọi hoặc tạo lẫn nhau, trong khi phần bổ trợ phải là một component duy nhất"
                    .to_owned()
            }
            Self::ForbiddenImports(imports) => {
                format!("cần {} từ bên ngoài, trong khi phần bổ trợ không được nhập gì (import)", quoted(imports))
            }
            Self::WrongContract { found } => {
                format!("cung cấp {}, trong khi chương trình này chỉ phục vụ {}", quoted(found), quoted(&served()))
            }
            Self::MissingContract { exports } => {
                format!("không cung cấp `{CONTRACT}`{}", but_only(exports, "; chỉ cung cấp"))
            }
            Self::DifferentContract { contract, reason } => format!("`{contract}` của nó khác với giao ước: {reason}"),
            Self::Compile { reason } => format!("không biên dịch được: {reason}"),
            Self::Undescribed(failure) => format!("khi được hỏi có những cách tính nào, nó {}", failure.text().vi),
            Self::BadProfile(fault) => fault.text().vi,
            Self::NameTaken { name } => format!("đã có phần bổ trợ khác tên là `{name}`"),
            Self::Machine(failure) => failure.text().vi,
        }
    }
}

/// The versions of the contract that this host serves, each as `@0.2.0`.
fn served() -> Vec<String> {
    CONTRACTS.iter().map(|contract| contract.trim_start_matches(INTERFACE).to_owned()).collect()
}

fn but_only(exports: &[String], lead: &str) -> String {
    if exports.is_empty() { String::new() } else { format!("{lead} {}", quoted(exports)) }
}
