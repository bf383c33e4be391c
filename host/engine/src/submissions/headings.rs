//! Which table a sheet holds: the form, a flat table, or none that is known; and what its columns mean.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dti_criteria::{CriteriaSet, InputSource};
use dti_diagnostics::{Code, Finding, Language};

use super::form::{Heading, Label, flat};
use super::grid::{Cell, Content, Grid, Row};
use crate::text;

static HEADINGS: LazyLock<BTreeMap<String, Heading>> = LazyLock::new(|| {
    let both = [Language::Vi, Language::En];
    let all = Heading::all(0).into_iter();
    let mut headings: BTreeMap<_, _> =
        all.flat_map(|heading| both.map(|language| (text::key(&heading.text(language)), heading))).collect();
    // A table with one figure may leave its number out.
    headings.extend(["Số liệu", "Figure"].map(|name| (text::key(name), Heading::Figure(1))));
    headings
});

/// A table: where its headings stand and what they mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout<H> {
    /// The row of the headings.
    pub(crate) row: u32,
    /// The column of each heading.
    pub(crate) columns: BTreeMap<H, u32>,
}

/// A heading of a flat table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FlatHeading {
    /// The agency's code.
    Agency,
    /// The agency's name, which is not read.
    Name,
    /// A figure by positions of indicator and input.
    Figure(usize, usize),
    /// Self-scored points by position of the indicator.
    SelfPoints(usize),
    /// The explanation by position of the indicator.
    Explanation(usize),
    /// The cited documents by position of the indicator.
    Evidence(usize),
}

/// What the text of a heading row's cell means in the form.
pub(super) fn form_heading(cell: Cell<'_>) -> Option<Heading> {
    numbered(cell, &HEADINGS, Heading::Figure)
}

/// What a cell means among headings by key, of which those of figures bear a number.
pub(crate) fn numbered<H: Copy + PartialEq>(
    cell: Cell<'_>,
    headings: &BTreeMap<String, H>,
    figure: impl Fn(usize) -> H,
) -> Option<H> {
    let key = text::key(&cell.raw());
    if let Some(heading) = headings.get(&key) {
        return Some(*heading);
    }
    let (name, number) = key.rsplit_once(' ')?;
    let number = number.parse().ok().filter(|number| (1..=200).contains(number))?;
    (headings.get(name) == Some(&figure(1))).then(|| figure(number))
}

/// The row of a form's headings: the code and at least one other.
pub(super) fn form_row(grid: &Grid) -> Option<Row<'_>> {
    grid.rows().find(|row| {
        let known: Vec<_> = row.cells().filter_map(form_heading).collect();
        known.contains(&Heading::Code) && known.len() > 1
    })
}

/// What the headings of a flat table may be called, by key.
pub(super) struct FlatHeadings(BTreeMap<String, FlatHeading>);

impl FlatHeadings {
    /// The headings that a set allows.
    pub(super) fn of(set: &CriteriaSet) -> Self {
        let mut headings = BTreeMap::new();
        for (position, indicator) in set.indicators().iter().enumerate() {
            for (name, heading) in indicator_headings(position, indicator) {
                headings.insert(text::key(&name), heading);
            }
        }
        let names = [flat::NAME, Label::AgencyName.text(Language::Vi), Label::AgencyName.text(Language::En)];
        headings.extend(names.map(|name| (text::key(name), FlatHeading::Name)));
        // Last, because `agency` is also English for the agency's name on the form.
        headings.extend(flat::agency_headings().map(|name| (text::key(name), FlatHeading::Agency)));
        Self(headings)
    }

    /// What a cell of the heading row means.
    pub(super) fn meaning(&self, cell: Cell<'_>) -> Option<FlatHeading> {
        self.0.get(&text::key(&cell.raw())).copied()
    }

    /// The row of a flat table's headings: the agency and at least one thing about an indicator.
    pub(super) fn row<'a>(&self, grid: &'a Grid) -> Option<Row<'a>> {
        grid.rows().find(|row| {
            let known: Vec<_> = row.cells().filter_map(|cell| self.meaning(cell)).collect();
            let says = known.iter().any(|known| !matches!(known, FlatHeading::Agency | FlatHeading::Name));
            known.contains(&FlatHeading::Agency) && says
        })
    }
}

fn indicator_headings(position: usize, indicator: &dti_criteria::Indicator) -> Vec<(String, FlatHeading)> {
    let code = &indicator.code;
    let mut headings = vec![
        (format!("{code}{}", flat::SELF_POINTS), FlatHeading::SelfPoints(position)),
        (format!("{code}{}", flat::EXPLANATION), FlatHeading::Explanation(position)),
        (format!("{code}{}", flat::EVIDENCE), FlatHeading::Evidence(position)),
    ];
    for (input_position, input) in indicator.inputs.iter().enumerate() {
        let heading = match input.source {
            InputSource::Answer | InputSource::AnswerUnlessOutside | InputSource::Outside => {
                FlatHeading::Figure(position, input_position)
            }
            InputSource::SelfPoints => FlatHeading::SelfPoints(position),
            InputSource::Records { .. } => continue,
        };
        headings.push((format!("{code}.{}", input.name), heading));
        if indicator.inputs.len() == 1 {
            headings.push((code.clone(), heading));
        }
    }
    headings
}

/// The columns of a heading row; unknown and repeated headings are told.
pub(crate) fn layout<H: Ord + Copy>(
    file: &str,
    grid: &Grid,
    row: Row<'_>,
    meaning: impl Fn(Cell<'_>) -> Option<H>,
    findings: &mut Vec<Finding>,
) -> Layout<H> {
    let mut columns = BTreeMap::new();
    for cell in row.cells() {
        let about = |code| Finding::new(code).with("column", cell.quoted()).at(cell.place(file, &grid.sheet));
        match meaning(cell) {
            Some(heading) if columns.contains_key(&heading) => findings.push(about(Code::ColumnDefinedTwice)),
            Some(heading) => {
                columns.insert(heading, cell.column);
                findings.extend(corrected(file, grid, cell));
            }
            None => findings.push(about(Code::ColumnUnknown)),
        }
    }
    Layout { row: row.number(), columns }
}

/// The warning about a look-alike letter in a text that was recognised.
pub(crate) fn corrected(file: &str, grid: &Grid, cell: Cell<'_>) -> Option<Finding> {
    let Content::Text(text) = cell.content else { return None };
    let (found, meant) = text::look_alike(text)?;
    let finding = Finding::new(Code::LetterCorrected).with("found", found.to_string()).with("meant", meant.to_string());
    Some(finding.with("value", cell.quoted()).at(cell.place(file, &grid.sheet)))
}
