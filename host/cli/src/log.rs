//! Logs: what happens in a run, a line each on standard error, and what became of the stations that it went through.
//!
//! Spans at level info are stations; those below them, such as a file that is read, are told at level debug. Each becomes
//! one line when it ends. Findings, the summary and what else the program says become lines too, where lines are JSON.

mod layer;
mod line;

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use dti_diagnostics::{Argument, Finding, Language, Severity, Spot};
use serde_json::{Map, Value};
use tracing::Level;
use tracing_subscriber::layer::SubscriberExt as _;

use self::layer::Watch;
pub(crate) use self::layer::milliseconds;

/// What a line of the log looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// Words for people.
    Text,
    /// A JSON object.
    Json,
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

impl LogLevel {
    fn of(level: Level) -> Self {
        match level {
            Level::ERROR => Self::Error,
            Level::WARN => Self::Warn,
            Level::INFO => Self::Info,
            Level::DEBUG => Self::Debug,
            Level::TRACE => Self::Trace,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}

/// The words of a line by name, in their order.
pub(crate) type Fields = Map<String, Value>;

/// A station that a run went through.
#[derive(Debug, Clone)]
pub(crate) struct Station {
    pub(crate) name: &'static str,
    pub(crate) taken: Duration,
    /// What was counted there.
    pub(crate) counts: Fields,
}

/// The log of a run. Copies share what they hold.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    format: Option<LogFormat>,
    level: LogLevel,
    began: Instant,
    stations: Arc<Mutex<Vec<Station>>>,
}

impl Log {
    /// A log with lines of a format, or one that only keeps the stations.
    pub(crate) fn new(format: Option<LogFormat>, level: LogLevel) -> Self {
        Self { format, level, began: Instant::now(), stations: Arc::default() }
    }

    /// Begins to watch this process. Whoever watches it already goes on.
    pub(crate) fn begin(&self) {
        let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Watch::new(self.clone())));
        if self.is_json() {
            let log = self.clone();
            std::panic::set_hook(Box::new(move |panic| {
                let place = panic.location().map(ToString::to_string).unwrap_or_default();
                let message = panic.payload_as_str().unwrap_or_default();
                let fields = [("message".to_owned(), Value::from(message)), ("source".to_owned(), Value::from(place))];
                log.write(LogLevel::Error, "panic", Fields::from_iter(fields));
            }));
        }
    }

    /// Whether there are lines at all.
    pub(crate) fn is_on(&self) -> bool {
        self.format.is_some()
    }

    /// Whether all of standard error is JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.format == Some(LogFormat::Json)
    }

    /// How long the program has run.
    pub(crate) fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// The stations that have ended, in that order.
    pub(crate) fn stations(&self) -> Vec<Station> {
        self.stations.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn ended(&self, station: Station) {
        self.stations.lock().unwrap_or_else(PoisonError::into_inner).push(station);
    }

    fn admits(&self, level: LogLevel) -> bool {
        self.is_on() && level <= self.level
    }

    /// Writes a line.
    pub(crate) fn write(&self, level: LogLevel, event: &str, fields: Fields) {
        let Some(format) = self.format.filter(|_| self.admits(level)) else { return };
        let line = line::written(format, jiff::Timestamp::now(), level, event, fields);
        // In one piece, because other threads write too. Whoever stops reading has read enough.
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }

    /// Writes a finding in a language.
    pub(crate) fn finding(&self, finding: &Finding, language: Language) {
        let level = match finding.severity() {
            Severity::Error => LogLevel::Error,
            Severity::Warning => LogLevel::Warn,
            Severity::Note => LogLevel::Info,
        };
        self.write(level, "finding", finding_fields(finding, language));
    }

    /// Writes a sentence that belongs to nothing else.
    pub(crate) fn message(&self, level: LogLevel, event: &str, message: &str) {
        self.write(level, event, Fields::from_iter([("message".to_owned(), Value::from(message.trim_end()))]));
    }
}

/// What a line says of a finding, by the names of `findings.json`.
fn finding_fields(finding: &Finding, language: Language) -> Fields {
    let mut fields = Fields::new();
    let mut field = |name: &str, value: Option<Value>| {
        fields.extend(value.map(|value| (name.to_owned(), value)));
    };
    field("code", Some(finding.code.as_str().into()));
    field("severity", serde_json::to_value(finding.severity()).ok());
    field("message", Some(finding.message(language).into()));
    field("hint", finding.hint(language).map(Value::from));
    if let Some(place) = &finding.place {
        field("file", Some(place.file.as_str().into()));
        match &place.spot {
            Spot::Cell { sheet, .. } | Spot::Sheet { sheet } if !sheet.is_empty() => {
                field("sheet", Some(sheet.as_str().into()));
            }
            _ => {}
        }
        field("cell", place.address().map(Value::from));
        if let Spot::Line { line, .. } = place.spot {
            field("line", Some(line.into()));
        }
    }
    let value = finding.arguments.iter().find(|(name, _)| *name == "value");
    field("value", value.map(|(_, value)| plain(value, language)));
    field("agency", finding.agency.as_deref().map(Value::from));
    field("indicator", finding.indicator.as_deref().map(Value::from));
    field("asked_by", finding.asked_by.as_ref().map(|place| place.to_string().into()));
    field("against", finding.against.as_ref().map(|place| place.to_string().into()));
    fields
}

fn plain(argument: &Argument, language: Language) -> Value {
    match argument {
        Argument::Number(value) => Value::from(*value),
        other => Value::from(other.shown(language)),
    }
}
