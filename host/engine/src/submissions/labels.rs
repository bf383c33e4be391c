//! The general information above a form's table: whose form it is, and for which criteria set.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dti_criteria::{Agency, CriteriaSet};
use dti_diagnostics::{Code, Finding, Language, Place, Text};
use jiff::civil::Date;

use super::cell::{days_of_text, is_missing, shown};
use super::form::Label;
use super::grid::{Cell, Content, Grid, cut, day_to_date};
use super::headings::corrected;
use super::vocabulary::Vocabulary;
use crate::text;

static LABELS: LazyLock<BTreeMap<String, Label>> = LazyLock::new(|| {
    let both = [Language::Vi, Language::En];
    Label::ALL.into_iter().flat_map(|label| both.map(|language| (text::key(label.text(language)), label))).collect()
});

/// So many columns right of its label a value may stand; what stands further away is something else.
const VALUE_WITHIN: u32 = 2;

/// The values of the labels, with the cells that hold them.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    values: BTreeMap<Label, (Cell<'a>, String)>,
    /// Where the value of a label belongs that has none.
    blanks: BTreeMap<Label, (u32, u32)>,
}

impl<'a> Labels<'a> {
    /// Reads the rows above the headings; a value stands right of its label, or behind a colon in the same cell.
    pub(super) fn read(grid: &'a Grid, heading_row: u32) -> Self {
        let mut labels = Self::default();
        for row in grid.rows().take_while(|row| row.number() < heading_row) {
            for (position, cell) in row.cells().enumerate() {
                let Some((label, value)) = label_of(cell, row.cells().nth(position + 1)) else { continue };
                match value.filter(|(_, value)| !is_missing(value)) {
                    Some(value) => drop(labels.values.entry(label).or_insert(value)),
                    None => drop(labels.blanks.entry(label).or_insert((cell.row, cell.column + 1))),
                }
            }
        }
        labels
    }

    /// Where the value of a label stands, or belongs.
    pub(super) fn place(&self, label: Label, file: &str, grid: &Grid) -> Place {
        match self.get(label) {
            Some((cell, _)) => cell.place(file, &grid.sheet),
            None => self.place_of_missing(label, file, grid),
        }
    }

    /// Where somebody must write the value of a label that has none: beside it, or anywhere if it is not there.
    fn place_of_missing(&self, label: Label, file: &str, grid: &Grid) -> Place {
        match self.blanks.get(&label) {
            Some(&(row, column)) => grid.place(file, row, column),
            None => grid.whole(file),
        }
    }

    /// The cell and the value of a label.
    pub(super) fn get(&self, label: Label) -> Option<(Cell<'a>, &str)> {
        self.values.get(&label).map(|(cell, value)| (*cell, value.as_str()))
    }

    /// The day on which the form was filled in, where it can be read.
    pub(super) fn date(&self) -> Option<Date> {
        let (_, value) = self.get(Label::Date)?;
        days_of_text(value).and_then(day_to_date)
    }

    /// Labels and values for the record.
    pub(super) fn information(&self) -> Vec<(String, String)> {
        let entries = self.values.iter();
        entries.map(|(label, (_, value))| (label.text(Language::Vi).to_owned(), value.clone())).collect()
    }
}

/// The label that a cell bears and its value, which stands in the next cell or behind a colon.
fn label_of<'a>(cell: Cell<'a>, next: Option<Cell<'a>>) -> Option<(Label, Option<(Cell<'a>, String)>)> {
    let raw = cell.raw();
    let whole = text::key(&raw);
    if let Some(label) = LABELS.get(whole.trim_end_matches([':', ' '])) {
        let near = next.filter(|next| next.column <= cell.column + VALUE_WITHIN);
        let value = near.filter(|next| label_of_key(&next.raw()).is_none());
        let value = value.map(|value| (value, value.raw()));
        return Some((*label, value));
    }
    let (before, after) = raw.split_once(':')?;
    let label = label_of_key(before)?;
    Some((label, Some((cell, text::normalise(after).into_owned()))))
}

fn label_of_key(text: &str) -> Option<Label> {
    LABELS.get(text::key(text).trim_end_matches([':', ' '])).copied()
}

/// The position of the agency that the form names.
pub(super) fn agency(
    vocabulary: &Vocabulary<'_>,
    file: &str,
    grid: &Grid,
    labels: &Labels<'_>,
    findings: &mut Vec<Finding>,
) -> Option<usize> {
    let Some((cell, code)) = labels.get(Label::AgencyCode) else {
        let place = labels.place_of_missing(Label::AgencyCode, file, grid);
        findings.push(Finding::new(Code::AgencyMissing).at(place));
        return None;
    };
    let position = named_agency(vocabulary, cell, code, &cell.place(file, &grid.sheet), findings);
    if position.is_some() {
        findings.extend(corrected(file, grid, cell));
    }
    position
}

/// The agency that a cell names by its code or a declared alias; an alias, a code that nobody bears and one of an agency
/// that takes no part are told. Never by name: after mergers a new body may bear an old body's name.
pub(crate) fn named_agency(
    vocabulary: &Vocabulary<'_>,
    cell: Cell<'_>,
    code: &str,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Option<usize> {
    if let Some(position) = agency_of(vocabulary, cell, code) {
        return Some(position);
    }
    let set = vocabulary.set;
    let wanted = text::key(code);
    if let Some(position) = vocabulary.agency_of_alias(&wanted) {
        let agency = &set.agencies()[position];
        let finding = Finding::new(Code::AgencyAliasUsed).with("alias", cut(code)).with("agency", &agency.code);
        findings.push(finding.agency(&agency.code).at(place.clone()).asked_by(agency.place.clone()));
        return Some(position);
    }
    let called = |agency: &&Agency| agency.aliases.iter().any(|alias| text::key(alias) == wanted);
    let inactive = set.inactive().iter().find(|agency| text::key(&agency.code) == wanted || called(agency));
    let finding = inactive.map_or_else(|| unknown_agency(set, &cut(code)), |agency| not_valid(set, agency));
    findings.push(finding.at(place.clone()));
    None
}

/// The finding about an agency that takes no part in the set's period, with those that came from it.
fn not_valid(set: &CriteriaSet, agency: &Agency) -> Finding {
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let successors = set.agencies().iter().filter(|other| other.predecessors.contains(&agency.code));
    let codes = successors.map(|other| format!("`{}`", other.code)).collect::<Vec<_>>().join(", ");
    let way_out = if codes.is_empty() {
        Text::new(
            "bỏ tệp hoặc dòng này, hoặc sửa `from`, `to` của đơn vị",
            "leave it out, or mend the agency's `from` and `to`",
        )
    } else {
        Text::new(
            format!("ghi số liệu vào đơn vị kế thừa {codes}"),
            format!("enter the figures for its successor {codes}"),
        )
    };
    let finding =
        Finding::new(Code::AgencyNotValid).with("agency", &agency.code).with("day", set.period().1.to_string());
    let finding = finding.with("from", day(agency.from)).with("to", day(agency.to));
    finding.with("way-out", way_out).asked_by(agency.place.clone())
}

/// The agency that bears a code.
fn agency_of(vocabulary: &Vocabulary<'_>, cell: Cell<'_>, code: &str) -> Option<usize> {
    if let Some(position) = vocabulary.agency(code) {
        return Some(position);
    }
    // Spreadsheets drop the zeros before a code that is all digits.
    let Content::Number(number) = cell.content else { return None };
    vocabulary.agency_of_digits(&shown(number))
}

/// The finding about a code that no agency bears, with the nearest one that exists.
fn unknown_agency(set: &CriteriaSet, code: &str) -> Finding {
    let agencies = set.agencies();
    let by_name = agencies.iter().find(|agency| text::key(&agency.name) == text::key(code));
    let near = by_name
        .map(|agency| agency.code.as_str())
        .or_else(|| text::nearest(code, agencies.iter().map(|agency| agency.code.as_str())));
    let way_out = match near {
        Some(near) => Text::new(format!("có phải là `{near}`?"), format!("is it `{near}`?")),
        None => Text::new(
            "ghi đúng mã đơn vị trong mẫu đã được cấp",
            "write the agency's code as in the template that was handed out",
        ),
    };
    Finding::new(Code::AgencyUnknown).with("code", code).with("way-out", way_out)
}

/// Whether the form is for this set; if not, why not.
pub(super) fn check_set(set: &CriteriaSet, file: &str, grid: &Grid, labels: &Labels<'_>) -> Option<Finding> {
    let mismatch = |found: Text| Finding::new(Code::SetMismatch).with("found", found).with("expected", set.id());
    let Some((cell, named)) = labels.get(Label::CriteriaSet) else {
        let place = labels.place_of_missing(Label::CriteriaSet, file, grid);
        return Some(mismatch(Text::new("(không ghi)", "(none named)")).at(place));
    };
    let named = named.to_lowercase();
    let rest = named.strip_prefix(set.id());
    let same = rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-'));
    (!same).then(|| mismatch(Text::new(cell.quoted(), cell.quoted())).at(cell.place(file, &grid.sheet)))
}
