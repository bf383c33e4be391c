//! Which indicator each row of a form belongs to.

use std::collections::{BTreeMap, BTreeSet};

use dti_diagnostics::{Code, Finding, Place, Text};

use super::cell::{Refusal, is_missing};
use super::form::Heading;
use super::form_reader::title;
use super::grid::{Cell, Content, Grid, Row, without_dust};
use super::headings::Layout;
use super::limits::{Excess, FINDINGS_OF_A_FORM};
use super::vocabulary::Vocabulary;
use crate::text;

/// A row of a form that belongs to an indicator.
#[derive(Debug, Clone, Copy)]
pub(super) struct FormRow<'a> {
    /// Position of the indicator.
    pub(super) indicator: usize,
    /// All cells of the row.
    pub(super) cells: Row<'a>,
    /// The cell of its code.
    pub(super) code: Cell<'a>,
}

/// What the code of a row may mean.
enum Meaning {
    Indicator(usize),
    Either(Vec<usize>),
    Pillar,
    Unknown,
}

/// Finds the rows of the indicators below a form's headings.
pub(super) struct Rows<'a> {
    pub(super) vocabulary: &'a Vocabulary<'a>,
    pub(super) file: &'a str,
    pub(super) grid: &'a Grid,
    pub(super) layout: &'a Layout<Heading>,
}

impl<'a> Rows<'a> {
    /// The rows in their order, each indicator once.
    pub(super) fn resolve(&self, findings: &mut Vec<Finding>) -> Vec<FormRow<'a>> {
        let mut rows = Vec::new();
        let mut unclear = Vec::new();
        let code_column = self.layout.columns.get(&Heading::Code).copied().unwrap_or_default();
        let before = findings.len();
        for cells in self.grid.rows().skip_while(|row| row.number() <= self.layout.row) {
            if findings.len() - before > FINDINGS_OF_A_FORM {
                let place = self.grid.place(self.file, cells.number(), code_column);
                findings.push(Excess::findings(FINDINGS_OF_A_FORM).finding(place));
                break;
            }
            let Some(code) = cells.at(code_column) else {
                findings.extend(self.without_code(cells));
                continue;
            };
            match self.meaning(code) {
                Ok(Meaning::Indicator(indicator)) => rows.push(FormRow { indicator, cells, code }),
                Ok(Meaning::Either(candidates)) => unclear.push((candidates, cells, code)),
                Ok(Meaning::Pillar) => {}
                Ok(Meaning::Unknown) => findings.extend(self.unknown(cells, code)),
                Err(refusal) => findings.push(refusal.finding(&title(Heading::Code), "").at(self.place(code))),
            }
        }
        let certain: BTreeSet<usize> = rows.iter().map(|row| row.indicator).collect();
        for (candidates, cells, code) in unclear {
            match self.choose(&candidates, cells, &certain) {
                Some(indicator) => rows.push(FormRow { indicator, cells, code }),
                None => findings.push(self.ambiguous(&candidates, code)),
            }
        }
        rows.sort_by_key(|row| row.code.row);
        self.without_repeats(rows, findings)
    }

    fn place(&self, cell: Cell<'_>) -> Place {
        cell.place(self.file, &self.grid.sheet)
    }

    fn meaning(&self, code: Cell<'_>) -> Result<Meaning, Refusal> {
        match code.content {
            Content::Error(error) => Err(Refusal::Error(error.to_owned())),
            Content::FormulaWithoutValue => Err(Refusal::FormulaWithoutValue),
            Content::Number(value) => Ok(self.meaning_of_number(value)),
            Content::Text(text) => Ok(self.meaning_of_text(text)),
            Content::Bool(_) | Content::Day(_) => Ok(Meaning::Unknown),
        }
    }

    fn meaning_of_text(&self, text: &str) -> Meaning {
        let wanted = text::key(text);
        let wanted = wanted.trim_end_matches('.');
        if let Some(indicator) = self.vocabulary.indicator(wanted) {
            return Meaning::Indicator(indicator);
        }
        if self.vocabulary.is_pillar(wanted) {
            return Meaning::Pillar;
        }
        // A CSV export writes the number 6.1 as `6,1`.
        match wanted.replace(',', ".").parse() {
            Ok(value) if wanted.contains(',') => self.meaning_of_number(value),
            _ => Meaning::Unknown,
        }
    }

    /// A spreadsheet shows 6.10 as 6.1 once it is a number, so every code of that value may be meant.
    fn meaning_of_number(&self, value: f64) -> Meaning {
        let value = without_dust(value);
        let candidates = self.vocabulary.indicators_of_number(value);
        match candidates.as_slice() {
            [] if self.vocabulary.is_pillar_number(value) => Meaning::Pillar,
            [] => Meaning::Unknown,
            [only] => Meaning::Indicator(*only),
            _ => Meaning::Either(candidates),
        }
    }

    /// The candidate whose title stands in the row, or else the only one that has no row of its own.
    fn choose(&self, candidates: &[usize], cells: Row<'_>, certain: &BTreeSet<usize>) -> Option<usize> {
        let title = self.text_of(cells, Heading::Title);
        let indicators = self.vocabulary.set.indicators();
        let titled = |position: &usize| {
            let title_of = &indicators[*position].title;
            title == text::key(&title_of.vi) || !title_of.en.is_empty() && title == text::key(&title_of.en)
        };
        only(candidates.iter().copied().filter(titled))
            .or_else(|| only(candidates.iter().copied().filter(|candidate| !certain.contains(candidate))))
    }

    fn text_of(&self, cells: Row<'_>, heading: Heading) -> String {
        let column = self.layout.columns.get(&heading);
        let cell = column.and_then(|&column| cells.at(column));
        cell.map(|cell| text::key(&cell.raw())).unwrap_or_default()
    }

    fn ambiguous(&self, candidates: &[usize], code: Cell<'_>) -> Finding {
        let known: Vec<_> = candidates
            .iter()
            .map(|&position| format!("`{}`", self.vocabulary.set.indicators()[position].code))
            .collect();
        let finding =
            Finding::new(Code::IndicatorAmbiguous).with("value", code.quoted()).with("known", known.join(" / "));
        finding.at(self.place(code))
    }

    /// An unknown code is told if it looks like one or if the row holds figures; notes below the table are neither.
    fn unknown(&self, cells: Row<'_>, code: Cell<'_>) -> Option<Finding> {
        let raw = code.raw();
        let looks_like_code =
            raw.chars().count() <= 12 && !raw.contains(' ') && raw.contains(|letter: char| letter.is_ascii_digit());
        let told = looks_like_code || self.figure_of(cells).is_some();
        told.then(|| Finding::new(Code::IndicatorUnknown).with("code", code.quoted()).at(self.place(code)))
    }

    fn without_code(&self, cells: Row<'_>) -> Option<Finding> {
        let figure = self.figure_of(cells)?;
        let blank = Text::new("(để trống)", "(left blank)");
        Some(Finding::new(Code::IndicatorUnknown).with("code", blank).at(self.place(figure)))
    }

    fn figure_of<'b>(&self, cells: Row<'b>) -> Option<Cell<'b>> {
        let columns = self.layout.columns.iter().filter(|(heading, _)| matches!(heading, Heading::Figure(_)));
        let mut figures = columns.filter_map(|(_, &column)| cells.at(column));
        figures.find(|cell| !matches!(cell.content, Content::Text(text) if is_missing(text)))
    }

    fn without_repeats(&self, rows: Vec<FormRow<'a>>, findings: &mut Vec<Finding>) -> Vec<FormRow<'a>> {
        let mut first: BTreeMap<usize, Cell<'_>> = BTreeMap::new();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let code = &self.vocabulary.set.indicators()[row.indicator].code;
            if let Some(&other) = first.get(&row.indicator) {
                let finding = Finding::new(Code::RowDefinedTwice).with("code", code).indicator(code);
                findings.push(finding.at(self.place(row.code)).against(self.place(other)));
            } else {
                first.insert(row.indicator, row.code);
                kept.push(row);
            }
        }
        kept
    }
}

fn only<T>(mut candidates: impl Iterator<Item = T>) -> Option<T> {
    let first = candidates.next()?;
    candidates.next().is_none().then_some(first)
}
