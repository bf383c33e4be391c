//! What a person at a terminal sees: sentences on standard output, findings on standard error, progress bars.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use dti_diagnostics::{Argument, Finding, Findings, Halted, Language, Severity, Text, sentence, sentence_with};
use indicatif::{ProgressBar, ProgressStyle};

use crate::log::{Fields, Log, LogLevel};

/// How many warnings that concern no single agency are printed after a run.
const GENERAL_SHOWN: usize = 20;

/// The terminal, in the language that was asked for.
pub(crate) struct Terminal {
    pub(crate) language: Language,
    pub(crate) log: Log,
}

impl Terminal {
    pub(crate) fn new(language: Language, log: Log) -> Self {
        Self { language, log }
    }

    /// Prints a sentence of the message files.
    pub(crate) fn say(&self, key: &str, words: &[(&'static str, Argument)]) {
        self.show(&sentence_with(key, words, self.language));
    }

    /// Prints a text as it stands.
    pub(crate) fn show(&self, text: &str) {
        // Whoever stops reading, as `head` does, has read enough.
        let _ = writeln!(io::stdout(), "{text}");
    }

    /// Passes on what a tool says, on standard error.
    pub(crate) fn pass_on(&self, line: &str) {
        self.complain("tool", line);
    }

    /// Prints all findings.
    pub(crate) fn tell(&self, findings: &mut Findings) {
        findings.sort();
        if self.log.is_json() {
            return self.log_findings(findings);
        }
        if !findings.is_empty() {
            self.complain("finding", &findings.render(self.language));
        }
        self.count(findings);
    }

    /// Prints the errors and what concerns no single agency; the rest is counted and can be read in the
    /// run's files, if it was written.
    pub(crate) fn tell_urgent(&self, findings: &mut Findings, written: bool) {
        findings.sort();
        if self.log.is_json() {
            return self.log_findings(findings);
        }
        let general = |finding: &&Finding| finding.severity() == Severity::Warning && finding.agency.is_none();
        let mut urgent = Findings::new();
        urgent.extend(findings.iter().filter(|finding| finding.severity() == Severity::Error).cloned());
        urgent.extend(findings.iter().filter(general).take(GENERAL_SHOWN).cloned());
        if !urgent.is_empty() {
            self.complain("finding", &urgent.render(self.language));
        }
        self.count(findings);
        if urgent.len() < findings.len() {
            let key = if written { "cli-findings-in-run" } else { "cli-findings-by-check" };
            self.complain("findings", &sentence_with(key, &[], self.language));
        }
    }

    /// Writes each finding as a line, and then how many there are.
    fn log_findings(&self, findings: &Findings) {
        findings.iter().for_each(|finding| self.log.finding(finding, self.language));
        let counts = [("errors", Severity::Error), ("warnings", Severity::Warning), ("notes", Severity::Note)];
        let counts = counts.map(|(name, severity)| (name.to_owned(), findings.count(severity).into()));
        self.log.write(LogLevel::Info, "findings", Fields::from_iter(counts));
    }

    fn count(&self, findings: &Findings) {
        if !findings.is_empty() {
            let words = [
                ("errors", Argument::from(findings.count(Severity::Error))),
                ("warnings", Argument::from(findings.count(Severity::Warning))),
                ("notes", Argument::from(findings.count(Severity::Note))),
            ];
            self.complain("findings", &sentence_with("cli-findings", &words, self.language));
        }
    }

    /// Prints on standard error; as an event where that is JSON.
    fn complain(&self, event: &str, text: &str) {
        if self.log.is_json() {
            return self.log.message(LogLevel::Info, event, text);
        }
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Does some work, prints all its findings, and stops if any is an error.
    pub(crate) fn settle_with<T>(
        &self,
        findings: &mut Findings,
        work: impl FnOnce(&mut Findings) -> Result<T, Halted>,
    ) -> Result<T, Halted> {
        let value = work(findings);
        self.tell(findings);
        value.and_then(|value| findings.settle(value))
    }

    /// A progress bar, drawn only while a person watches.
    pub(crate) fn progress(&self, key: &str) -> Progress {
        let bar =
            if io::stderr().is_terminal() && !self.log.is_on() { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("the template is constant");
        bar.set_style(style);
        bar.set_message(sentence_with(key, &[], self.language));
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress { bar }
    }
}

/// A sentence of the message files in both languages, as a word of another one.
pub(crate) fn words(key: &str) -> Text {
    Text::new(sentence(key, Language::Vi), sentence(key, Language::En))
}

/// A progress bar that goes away when its work is done.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl dti_engine::submissions::Progress for Progress {
    fn begin(&self, files: usize) {
        self.bar.set_length(files as u64);
    }

    fn advance(&self) {
        self.bar.inc(1);
    }
}
