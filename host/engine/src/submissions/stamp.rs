//! What a template says of itself where nobody types: for which set, period and agency it was made.

use std::collections::BTreeMap;

use dti_criteria::{Agency, CriteriaSet};
use dti_diagnostics::{Code, Finding, Text};

use super::grid::{Cell, Grid};
use crate::text;

/// The very hidden sheet that bears the stamp: a mark in column A, what it says in column B.
pub const SHEET: &str = "dti-stamp";

/// One thing that a stamp says; also the name of a custom property of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The id of the criteria set.
    Set,
    /// Its title.
    Title,
    /// First and last day of the assessed period, with a slash between.
    Period,
    /// The digest of the set.
    Digest,
    /// The code of the agency.
    Agency,
}

impl Mark {
    /// All marks in the order of the sheet.
    pub const ALL: [Self; 5] = [Self::Set, Self::Title, Self::Period, Self::Digest, Self::Agency];

    /// What the mark is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Set => "dti-set",
            Self::Title => "dti-set-title",
            Self::Period => "dti-period",
            Self::Digest => "dti-set-digest",
            Self::Agency => "dti-agency",
        }
    }
}

/// What a workbook's stamp says; nothing where agencies made a copy of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    marks: BTreeMap<Mark, String>,
    /// What the sheet and the properties say differently.
    contradictions: Vec<(Mark, String, String)>,
}

impl Stamp {
    /// The stamp of an agency's template.
    #[must_use]
    pub fn of(set: &CriteriaSet, agency: &Agency) -> Self {
        let said = |mark| match mark {
            Mark::Set => set.id().to_owned(),
            Mark::Title => set.title().vi.clone(),
            Mark::Period => period(set),
            Mark::Digest => set.digest().to_owned(),
            Mark::Agency => agency.code.clone(),
        };
        Self { marks: Mark::ALL.into_iter().map(|mark| (mark, said(mark))).collect(), contradictions: Vec::new() }
    }

    /// What it says, mark by mark.
    pub fn marks(&self) -> impl Iterator<Item = (Mark, &str)> {
        self.marks.iter().map(|(&mark, said)| (mark, said.as_str()))
    }

    /// The stamp of a workbook: its sheet is taken out of the grids, and what it does not say is taken from the
    /// properties. What the two say differently counts for nothing, and is told.
    pub(super) fn take(grids: &mut Vec<Grid>, properties: &BTreeMap<String, String>) -> Self {
        let position = grids.iter().position(|grid| grid.sheet == SHEET);
        let grid = position.map(|position| grids.remove(position));
        let mut stamp = Self::default();
        for mark in Mark::ALL {
            let sheet = grid.as_ref().and_then(|grid| said(grid, mark));
            let property = properties.get(mark.name()).map(|said| text::normalise(said).into_owned());
            match (sheet, property.filter(|said| !said.is_empty())) {
                (Some(sheet), Some(property)) if sheet != property => {
                    stamp.contradictions.push((mark, property, sheet));
                }
                (sheet, property) => stamp.marks.extend(sheet.or(property).map(|said| (mark, said))),
            }
        }
        stamp
    }

    /// Whether there is one.
    pub(super) fn is_there(&self) -> bool {
        !self.marks.is_empty()
    }

    fn get(&self, mark: Mark) -> Option<&str> {
        self.marks.get(&mark).map(String::as_str)
    }

    /// Why a form on this template cannot be one of the set.
    pub(super) fn refusal(&self, set: &CriteriaSet, agency: Option<&str>) -> Option<Finding> {
        let id = self.get(Mark::Set).unwrap_or_else(|| set.id());
        let own_period = period(set);
        let found_period = self.get(Mark::Period).unwrap_or(&own_period);
        if id == set.id() && found_period == own_period {
            return None;
        }
        let code = if family(id) == family(set.id()) { Code::TemplateOfOtherEdition } else { Code::TemplateOfOtherSet };
        let title = self.get(Mark::Title).unwrap_or_default();
        let finding = Finding::new(code)
            .with("found", id)
            .with("found-title", title)
            .with("found-period", shown_period(found_period))
            .with("expected", set.id())
            .with("expected-title", set.title().clone())
            .with("expected-period", shown_period(&own_period));
        Some(finding.with("agency", agency.unwrap_or("…")))
    }

    /// What else is odd about a form of an agency on this template; `alone` if the workbook holds no other form.
    pub(super) fn oddities(&self, set: &CriteriaSet, agency: Option<usize>, alone: bool) -> Vec<Finding> {
        let other_agency = agency.filter(|_| alone).and_then(|agency| self.other_agency(set, agency));
        let differs = self.get(Mark::Digest).filter(|digest| *digest != set.digest());
        let version = differs.map(|digest| {
            let finding = Finding::new(Code::TemplateVersionDiffers).with("set", set.id());
            finding.with("found", short(digest)).with("expected", short(set.digest()))
        });
        let contradictions = self.contradictions.iter().map(|(mark, property, sheet)| {
            let finding = Finding::new(Code::StampContradictory).with("mark", mark.name());
            finding.with("property", property).with("sheet", sheet)
        });
        other_agency.into_iter().chain(version).chain(contradictions).collect()
    }

    /// The finding about a template that was handed out to another agency than the form names.
    fn other_agency(&self, set: &CriteriaSet, agency: usize) -> Option<Finding> {
        let stamped = self.get(Mark::Agency)?;
        let Agency { code, aliases, .. } = &set.agencies()[agency];
        // The agency may have been called otherwise when the template was made.
        let own = |called: &String| text::key(called) == text::key(stamped);
        if own(code) || aliases.iter().any(own) {
            return None;
        }
        let name = set.agency(stamped).map_or("", |position| set.agencies()[position].name.as_str());
        let called = if name.is_empty() { String::new() } else { format!(" ({name})") };
        let finding = Finding::new(Code::TemplateOfOtherAgency).with("found", stamped).with("found-name", called);
        Some(finding.with("agency", code).with("set", set.id()))
    }
}

/// What a mark of a stamp's sheet says.
fn said(grid: &Grid, mark: Mark) -> Option<String> {
    let row = grid.rows().find(|row| row.at(0).is_some_and(|cell| cell.raw() == mark.name()))?;
    row.at(1).map(Cell::raw).filter(|said| !said.is_empty())
}

fn period(set: &CriteriaSet) -> String {
    let (first, last) = set.period();
    format!("{first}/{last}")
}

/// `2023-01-01/2023-12-31` as people write it.
fn shown_period(period: &str) -> Text {
    let days: Vec<Option<jiff::civil::Date>> = period.split('/').map(|day| day.parse().ok()).collect();
    let &[Some(first), Some(last)] = days.as_slice() else { return Text::new(period, period) };
    let day = |day: jiff::civil::Date| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    let shown = format!("{} – {}", day(first), day(last));
    Text::new(shown.clone(), shown)
}

/// The id without the year that it ends in: editions of one set share it.
fn family(id: &str) -> &str {
    let year = |ending: &&str| ending.len() == 4 && ending.bytes().all(|byte| byte.is_ascii_digit());
    match id.rsplit_once('-') {
        Some((family, ending)) if year(&ending) => family,
        _ => id,
    }
}

/// The beginning of a digest, enough to tell two apart.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
