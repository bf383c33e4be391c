//! What there is to tell a person: [`Finding`]s with a [`Code`], a [`Place`] and a way out, collected in [`Findings`].
//!
//! A station pushes all its findings and then settles: either it hands on its value, or the run is [`Halted`].
//! The sentences live in `messages/`, a file a language, keyed by code, and the words of reports beside them
//! in `reports.vi.ftl` and `reports.en.ftl`; this crate fills them in.

mod code;
mod finding;
mod findings;
mod language;
mod messages;
mod number;
mod place;

pub use code::Code;
pub use finding::{Argument, Finding, Severity};
pub use findings::{Findings, Halted};
pub use language::{Language, Text};
pub use messages::{message, sentence, sentence_with};
pub use number::{number, round_half_up};
pub use place::{Place, Spot, cell_address, column_letters};
