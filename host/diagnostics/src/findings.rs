//! Everything there is to tell, collected before anybody stops.

use std::fmt::{self, Write as _};

use crate::{Finding, Language, Severity, sentence};

/// All findings of a run, in the order in which they were made until [`Findings::sort`] puts them in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    list: Vec<Finding>,
}

/// A station could not hand on its value; its findings say why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Halted;

impl fmt::Display for Halted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the findings prevent it")
    }
}

impl std::error::Error for Halted {}

impl Findings {
    /// No findings yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all findings of another collection.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Adds the findings of another collection that are not there yet.
    pub fn append_new(&mut self, other: Self) {
        for finding in other.list {
            if !self.list.contains(&finding) {
                self.list.push(finding);
            }
        }
    }

    /// All findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// Hands on a station's value unless there are errors.
    ///
    /// # Errors
    /// [`Halted`] if any finding is an error.
    pub fn settle<T>(&self, value: T) -> Result<T, Halted> {
        if self.has_errors() { Err(Halted) } else { Ok(value) }
    }

    /// Puts them in reading order: by file and spot, then errors before warnings, then by code. Equal findings stay
    /// in the order in which they were made.
    pub fn sort(&mut self) {
        self.list
            .sort_by(|a, b| (&a.place, a.severity(), a.code.as_str()).cmp(&(&b.place, b.severity(), b.code.as_str())));
    }

    /// All of them as text for a terminal.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        self.list.iter().map(|finding| render(finding, language)).collect::<Vec<_>>().join("\n")
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.list.extend(findings);
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn render(finding: &Finding, language: Language) -> String {
    let severity = match finding.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    let severity = sentence(severity, language);
    let mut text = format!("{severity}[{}]: {}\n", finding.code.as_str(), finding.message(language));
    let mut line = |lead: &str, content: &str| writeln!(text, "{lead} {content}").expect("a string takes all");
    if let Some(place) = &finding.place {
        line("  -->", &place.to_string());
    }
    for (key, place) in [("against", &finding.against), ("asked-by", &finding.asked_by)] {
        if let Some(place) = place {
            line("   =", &format!("{}: {place}", sentence(key, language)));
        }
    }
    if let Some(hint) = finding.hint(language) {
        line("   =", &format!("{}: {hint}", sentence("hint", language)));
    }
    text
}
