//! What a run was, in a few lines at its end: files, cells, findings, calls of rules, and the time that each station took.
//!
//! Nothing of it goes into the folder of a run, where equal inputs give equal bytes.

use std::fs;
use std::time::Duration;

use dti_diagnostics::{Argument, Findings, Language, Severity, message, number, sentence};
use serde_json::Value;

use crate::log::{Fields, LogLevel, Station, milliseconds};
use crate::terminal::Terminal;

/// How many stations stand side by side.
const ABREAST: usize = 3;

/// Tells what a run was, if it came as far as its plugins: before that, its findings say all there is.
pub(crate) fn tell(command: &str, findings: &Findings, terminal: &Terminal) {
    let summary = Summary {
        stations: together(terminal.log.stations()),
        taken: terminal.log.elapsed(),
        memory: peak_memory(),
        findings: [Severity::Error, Severity::Warning, Severity::Note].map(|severity| findings.count(severity)),
    };
    if summary.station("plugins").is_some() {
        terminal.log.write(LogLevel::Info, "summary", summary.fields(command));
        terminal.show(&summary.text(terminal.language));
    }
}

/// What a run was, in figures.
struct Summary {
    /// The stations that it went through.
    stations: Vec<Station>,
    taken: Duration,
    /// The most memory that this process held at once, in bytes, where the system tells.
    memory: Option<u64>,
    /// Errors, warnings and notes.
    findings: [usize; 3],
}

impl Summary {
    fn station(&self, name: &str) -> Option<&Station> {
        self.stations.iter().find(|station| station.name == name)
    }

    fn count(&self, station: &str, name: &str) -> Option<&Value> {
        self.station(station)?.counts.get(name)
    }

    /// The same as an event of the log.
    fn fields(&self, command: &str) -> Fields {
        let counted = [
            ("files", self.count("submissions", "files")),
            ("unread", self.count("submissions", "unread")),
            ("bytes", self.count("submissions", "bytes")),
            ("cells", self.count("submissions", "cells")),
            ("agencies", self.count("scores", "agencies")),
            ("calls", self.count("scores", "calls")),
            ("fuel", self.count("scores", "fuel")),
        ];
        let counted = counted.into_iter().filter_map(|(name, count)| Some((name.to_owned(), count?.clone())));
        let times = self.stations.iter().map(|station| (station.name.to_owned(), milliseconds(station.taken)));
        let found = ["errors", "warnings", "notes"].into_iter().zip(self.findings);
        let mut fields = Fields::from_iter([("command".to_owned(), Value::from(command))]);
        fields.extend(counted);
        fields.extend(found.map(|(name, count)| (name.to_owned(), count.into())));
        fields.extend(self.memory.map(|bytes| ("memory".to_owned(), bytes.into())));
        fields.insert("ms".to_owned(), milliseconds(self.taken));
        fields.insert("stations".to_owned(), Value::Object(times.collect()));
        fields
    }

    /// The lines for people, behind an empty one.
    fn text(&self, language: Language) -> String {
        let count = |station, name| self.count(station, name).and_then(Value::as_f64).map(Argument::from);
        let mut lines = Vec::new();
        let mut line = |key: &'static str, words: Option<Vec<(&'static str, Argument)>>| {
            let said = words.and_then(|words| message(key, Some("said"), &words, language));
            lines.extend(said.map(|said| (format!("{}:", sentence(key, language)), said)));
        };
        let counts = |station, names: &[&'static str]| -> Option<Vec<_>> {
            names.iter().map(|&name| Some((name, count(station, name)?))).collect()
        };
        line("cli-summary-files", counts("submissions", &["files", "unread", "cells"]));
        let [errors, warnings, notes] = self.findings.map(Argument::from);
        line("cli-summary-findings", Some(vec![("errors", errors), ("warnings", warnings), ("notes", notes)]));
        line("cli-summary-calls", counts("scores", &["calls", "fuel"]));
        let megabytes = |bytes: u64| Argument::from(usize::try_from(bytes >> 20).unwrap_or(usize::MAX));
        line("cli-summary-memory", self.memory.map(|bytes| vec![("megabytes", megabytes(bytes))]));
        line("cli-summary-time", Some(vec![("time", Argument::from(shown(self.taken, language)))]));
        let width = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
        let lines = lines.into_iter().map(|(label, said)| format!("\n  {label:width$} {said}"));
        lines.chain(self.times(language).map(|row| format!("\n  {:width$} {row}", ""))).collect()
    }

    /// The stations' times, side by side.
    fn times(&self, language: Language) -> impl Iterator<Item = String> {
        let name = |station: &Station| sentence(&format!("cli-station-{}", station.name), language);
        let names: Vec<_> = self.stations.iter().map(name).collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        let time = |station: &Station| shown(station.taken, language);
        let cell = |(name, station): (&String, &Station)| format!("{name:width$} {:>8}", time(station));
        let cells: Vec<_> = names.iter().zip(&self.stations).map(cell).collect();
        cells.chunks(ABREAST).map(|row| row.join("   ")).collect::<Vec<_>>().into_iter()
    }
}

/// Stations of one name as one: its times added up, and its latest counts.
fn together(all: Vec<Station>) -> Vec<Station> {
    let mut stations: Vec<Station> = Vec::new();
    for station in all {
        match stations.iter_mut().find(|known| known.name == station.name) {
            Some(known) => *known = Station { taken: known.taken + station.taken, ..station },
            None => stations.push(station),
        }
    }
    stations
}

/// A time as people read it: whole milliseconds, or seconds with two decimals.
fn shown(taken: Duration, language: Language) -> String {
    if taken < Duration::from_secs(1) {
        return format!("{} ms", taken.as_millis());
    }
    format!("{} s", number(taken.as_secs_f64(), 2, language))
}

/// The most memory that this process held at once, in bytes; Linux tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = peak.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
