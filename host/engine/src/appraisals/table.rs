//! One sheet as a table of remarks: its labels, its columns, its rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dti_criteria::Kind;
use dti_diagnostics::{Code, Finding, Language, Place, Text};
use jiff::civil::Date;

use super::Remark;
use super::form::{Heading, Label};
use super::row::Row;
use crate::submissions::cell::{Wanted, figure, is_missing};
use crate::submissions::grid::{self, Cell, Grid, day_to_date};
use crate::submissions::headings::{Layout, layout, numbered};
use crate::submissions::vocabulary::Vocabulary;
use crate::text;

static HEADINGS: LazyLock<BTreeMap<String, Heading>> = LazyLock::new(|| {
    let mut headings = BTreeMap::new();
    for heading in Heading::all(1) {
        let names = [Language::Vi, Language::En].map(|language| heading.text(language));
        headings.extend(names.map(|name| (text::key(&name), heading)));
        headings.extend(heading.short_names().iter().map(|name| (text::key(name), heading)));
    }
    headings
});

/// What a cell of the heading row means.
fn meaning(cell: Cell<'_>) -> Option<Heading> {
    numbered(cell, &HEADINGS, Heading::Figure)
}

/// The row of the headings: agency and indicator, and something that is decided.
pub(super) fn heading_row(grid: &Grid) -> Option<grid::Row<'_>> {
    grid.rows().find(|row| {
        let known: Vec<_> = row.cells().filter_map(meaning).collect();
        let decides = known.iter().any(|heading| !Heading::GIVEN.contains(heading));
        known.contains(&Heading::Agency) && known.contains(&Heading::Code) && decides
    })
}

/// A table of remarks.
pub(super) struct Table<'a> {
    pub(super) vocabulary: &'a Vocabulary<'a>,
    pub(super) round: usize,
    pub(super) file: &'a str,
    pub(super) grid: &'a Grid,
    pub(super) layout: Layout<Heading>,
    /// The day of rows that bear none.
    pub(super) date: Option<Date>,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl<'a> Table<'a> {
    /// Reads labels and headings. None if the table is for another set: its rows would only bring findings that mislead.
    pub(super) fn open(
        vocabulary: &'a Vocabulary<'a>,
        round: usize,
        file: &'a str,
        grid: &'a Grid,
        headings: grid::Row<'_>,
        findings: &'a mut Vec<Finding>,
    ) -> Option<Self> {
        let layout = layout(file, grid, headings, meaning, findings);
        let excess = grid.excess.clone();
        findings.extend(excess.map(|excess| excess.finding(grid.excess_place(file))));
        let labels = labels(grid, layout.row);
        let mut table = Self { vocabulary, round, file, grid, layout, date: None, findings };
        table.demand_decisions();
        table.date = labels.get(&Label::Date).and_then(|&cell| table.label_date(cell));
        table.is_for_set(&labels).then_some(table)
    }

    /// The remarks of all rows that say something, each with the positions of agency and indicator.
    pub(super) fn remarks(&mut self) -> Vec<((usize, usize), Remark)> {
        let grid = self.grid;
        let heading_row = self.layout.row;
        let rows = grid.rows().skip_while(|row| row.number() <= heading_row);
        rows.filter_map(|cells| Row::new(self, cells).remark()).collect()
    }

    pub(super) fn place(&self, cell: Cell<'_>) -> Place {
        cell.place(self.file, &self.grid.sheet)
    }

    /// Without a column of points or one of verdicts a file decides nothing. A workbook has both: the template does.
    fn demand_decisions(&mut self) {
        let both = [Heading::Points, Heading::Verdict];
        let suffices =
            self.grid.sheet.is_empty() && both.iter().any(|heading| self.layout.columns.contains_key(heading));
        for heading in both {
            if !suffices && !self.layout.columns.contains_key(&heading) {
                let column = Text::new(heading.text(Language::Vi), heading.text(Language::En));
                let place = self.grid.place(self.file, self.layout.row, 0);
                self.findings.push(Finding::new(Code::ColumnMissing).with("column", column).at(place));
            }
        }
    }

    fn label_date(&mut self, cell: Cell<'_>) -> Option<Date> {
        match figure(cell, &Wanted::any(&Kind::Date)) {
            Ok(days) => days.and_then(date),
            Err(refusal) => {
                let label = Text::new(Label::Date.text(Language::Vi), Label::Date.text(Language::En));
                self.findings.push(refusal.finding(&label, &cell.quoted()).at(self.place(cell)));
                None
            }
        }
    }

    /// A CSV may be nothing but a table; a workbook must say what it is for.
    fn is_for_set(&mut self, labels: &BTreeMap<Label, Cell<'_>>) -> bool {
        let set = self.vocabulary.set;
        let Some(&cell) = labels.get(&Label::CriteriaSet) else {
            let lacking = !self.grid.sheet.is_empty();
            if lacking {
                let found = Text::new("(không ghi)", "(none named)");
                self.findings.push(self.mismatch(found).at(self.grid.whole(self.file)));
            }
            return !lacking;
        };
        if text::key(&cell.raw()) != text::key(set.id()) {
            self.findings.push(self.mismatch(Text::new(cell.quoted(), cell.quoted())).at(self.place(cell)));
            return false;
        }
        if let Some(&cell) = labels.get(&Label::Digest).filter(|cell| cell.raw() != set.digest()) {
            let finding = Finding::new(Code::AppraisalEditionDiffers).with("found", cell.quoted());
            self.findings.push(finding.with("expected", set.digest()).at(self.place(cell)));
        }
        true
    }

    fn mismatch(&self, found: Text) -> Finding {
        Finding::new(Code::AppraisalSetMismatch).with("found", found).with("expected", self.vocabulary.set.id())
    }
}

/// The cells of the labels' values.
fn labels(grid: &Grid, heading_row: u32) -> BTreeMap<Label, Cell<'_>> {
    let mut labels = BTreeMap::new();
    for row in grid.rows().take_while(|row| row.number() < heading_row) {
        for (cell, value) in row.cells().zip(row.cells().skip(1)) {
            if let Some(label) = label(cell).filter(|_| !is_missing(&value.raw())) {
                labels.entry(label).or_insert(value);
            }
        }
    }
    labels
}

fn label(cell: Cell<'_>) -> Option<Label> {
    let key = text::key(&cell.raw());
    let named = |label: &Label, language| text::key(label.text(language)) == key.trim_end_matches([':', ' ']);
    Label::ALL.into_iter().find(|label| named(label, Language::Vi) || named(label, Language::En))
}

/// The day of a figure of the kind date.
pub(super) fn date(days: f64) -> Option<Date> {
    #[expect(clippy::cast_possible_truncation, reason = "the reader of dates takes 1900 to 2100 only")]
    day_to_date(days as i32)
}
