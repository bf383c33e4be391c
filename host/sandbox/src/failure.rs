//! Why a call brought no answer.

use dti_diagnostics::{Language, Text};
use wasmtime::{Store, Trap, WasmCoreDump};

use crate::Limits;
use crate::answer::Breach;
use crate::limits::Allowance;
use crate::meter::{Meter, Refusal};
use crate::panic_note;
use crate::words::{en, shown, vi};

/// Why a call brought no answer that can be believed. The sentences go after the name of the plugin or rule.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// It computed for longer than its fuel lasts. On every machine it would.
    #[error("used up its {} units of fuel{}", en(*.fuel), .trace.text(Language::En))]
    OutOfFuel {
        /// What it was granted.
        fuel: u64,
        /// Where it was.
        trace: Trace,
    },
    /// It asked for more memory or larger tables than it may have.
    #[error("wants more than the {} {} that it may have", en(*.limit), .unit.en())]
    OutOfMemory {
        /// What it may have.
        limit: usize,
        /// Of what.
        unit: Unit,
    },
    /// Its calls nest too deep.
    #[error("nests its calls deeper than its stack of {} bytes allows{}", en(*.limit), .trace.text(Language::En))]
    StackOverflow {
        /// Bytes of stack.
        limit: usize,
        /// Where it was.
        trace: Trace,
    },
    /// It panicked and said why.
    #[error("panicked: {note}{}", .trace.text(Language::En))]
    Panicked {
        /// The plugin's own words.
        note: String,
        /// Where it was.
        trace: Trace,
    },
    /// It trapped.
    #[error("broke off: {reason}{}", .trace.text(Language::En))]
    Trapped {
        /// What the engine says.
        reason: String,
        /// Where it was.
        trace: Trace,
    },
    /// Its answer is larger than an answer may be.
    #[error("answers with more than the {} bytes that it may", en(*.limit))]
    AnswerTooLarge {
        /// Bytes.
        limit: usize,
    },
    /// Its answer breaks the contract.
    #[error("{0}")]
    Breach(#[from] Breach),
    /// This machine was too slow. Another run may succeed: this says nothing about the plugin or the agencies.
    #[error("was stopped after {seconds} seconds with fuel left: this machine is too slow or too busy, run again")]
    DeadlinePassed {
        /// Seconds granted.
        seconds: u64,
    },
    /// This machine could not run it. Another run may succeed: this says nothing about the plugin or the agencies.
    #[error("could not be run on this machine: {reason}")]
    Machine {
        /// What is amiss.
        reason: String,
    },
}

/// The plugin's own functions that were being called, the innermost first; empty where it does not name them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace(Vec<String>);

impl Trace {
    /// How many functions are told.
    const SHOWN: usize = 4;
    /// Parts of the names of functions that tell an author nothing: of panics, of loops, of the SDK's dispatch.
    const NOISE: [&str; 8] = [
        "panic",
        "rust_",
        "__rust",
        "begin_unwind",
        "unwrap_failed",
        "expect_failed",
        "iterator::",
        "plugin::Believed",
    ];

    fn of(error: &wasmtime::Error) -> Self {
        let frames = error.downcast_ref::<WasmCoreDump>().map(WasmCoreDump::frames).unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        for name in frames.iter().filter_map(|frame| frame.func_name()) {
            let name = shown(name, 80);
            // A function that calls itself is told once.
            if !Self::NOISE.iter().any(|noise| name.contains(noise)) && names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.truncate(Self::SHOWN);
        Self(names)
    }

    fn text(&self, language: Language) -> String {
        let names: Vec<_> = self.0.iter().map(|name| format!("`{name}`")).collect();
        match (names.as_slice(), language) {
            ([], _) => String::new(),
            ([only], Language::Vi) => format!(" (tại {only})"),
            ([only], Language::En) => format!(" (in {only})"),
            ([inner, outer @ ..], Language::Vi) => format!(" (tại {inner}, được gọi từ {})", outer.join(", ")),
            ([inner, outer @ ..], Language::En) => format!(" (in {inner}, called by {})", outer.join(", ")),
        }
    }
}

/// What there may be too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of memory.
    Bytes,
    /// Elements of tables.
    Elements,
}

impl Unit {
    fn vi(self) -> &'static str {
        match self {
            Self::Bytes => "byte bộ nhớ",
            Self::Elements => "phần tử bảng",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::Bytes => "bytes of memory",
            Self::Elements => "table elements",
        }
    }
}

impl Failure {
    /// Whether this machine is to blame, so that another run may succeed.
    #[must_use]
    pub fn is_of_the_machine(&self) -> bool {
        matches!(self, Self::DeadlinePassed { .. } | Self::Machine { .. })
    }

    /// The sentence in both languages, to go after the name of the plugin or rule.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.vietnamese(), self.to_string())
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::OutOfFuel { fuel, trace } => {
                let trace = trace.text(Language::Vi);
                format!("dùng hết {} đơn vị nhiên liệu tính toán được cấp{trace}", vi(*fuel))
            }
            Self::OutOfMemory { limit, unit } => format!("đòi nhiều hơn {} {} được cấp", vi(*limit), unit.vi()),
            Self::StackOverflow { limit, trace } => {
                let trace = trace.text(Language::Vi);
                format!("gọi hàm lồng nhau quá sâu, vượt ngăn xếp {} byte{trace}", vi(*limit))
            }
            Self::Panicked { note, trace } => format!("gặp sự cố: {note}{}", trace.text(Language::Vi)),
            Self::Trapped { reason, trace } => format!("ngừng giữa chừng: {reason}{}", trace.text(Language::Vi)),
            Self::AnswerTooLarge { limit } => format!("trả lời dài hơn {} byte cho phép", vi(*limit)),
            Self::Breach(breach) => breach.text().get(Language::Vi).to_owned(),
            Self::DeadlinePassed { seconds } => {
                format!(
                    "bị dừng sau {seconds} giây dù chưa dùng hết nhiên liệu: máy quá chậm hoặc quá bận, hãy chạy lại"
                )
            }
            Self::Machine { reason } => format!("không chạy được trên máy này: {reason}"),
        }
    }
}

/// What an error of the engine means.
pub(crate) fn diagnose(error: &wasmtime::Error, store: &Store<Meter>, limits: &Limits, granted: Allowance) -> Failure {
    if let Some(refusal) = store.data().refusal() {
        return refused(refusal);
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => Failure::OutOfFuel { fuel: granted.fuel, trace: Trace::of(error) },
        Some(Trap::Interrupt) => Failure::DeadlinePassed { seconds: granted.seconds },
        Some(Trap::StackOverflow) => Failure::StackOverflow { limit: limits.stack_bytes, trace: Trace::of(error) },
        Some(trap) => broken_off(error, store, &trap.to_string()),
        None if is_of_hostcall_fuel(error) => Failure::AnswerTooLarge { limit: granted.answer_bytes },
        None => Failure::Trapped { reason: reason(&error.root_cause().to_string()), trace: Trace::of(error) },
    }
}

fn refused(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Memory { limit } => Failure::OutOfMemory { limit, unit: Unit::Bytes },
        Refusal::Table { limit } => Failure::OutOfMemory { limit, unit: Unit::Elements },
        Refusal::Machine => Failure::Machine { reason: "it has too little memory".to_owned() },
    }
}

fn broken_off(error: &wasmtime::Error, store: &Store<Meter>, trap: &str) -> Failure {
    let trace = Trace::of(error);
    match panic_note::read(error, store) {
        Some(note) => Failure::Panicked { note, trace },
        None => Failure::Trapped { reason: reason(trap.trim_start_matches("wasm trap: ")), trace },
    }
}

// The engine's error for this has no public type.
fn is_of_hostcall_fuel(error: &wasmtime::Error) -> bool {
    error.chain().any(|cause| cause.to_string().contains("fuel allocated for hostcalls has been exhausted"))
}

fn reason(text: &str) -> String {
    shown(text, 300)
}
