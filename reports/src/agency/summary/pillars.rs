//! The pillars beside the cohort's median and best, as a table.

use dti_criteria::Member;
use dti_engine::index::Figure;

use super::Summary;
use super::headline::WHOLE;
use crate::WorkbookError;
use crate::agency::detail;
use crate::cohort::Spread;
use crate::workbook::address::cell;
use crate::workbook::{NOT_APPLICABLE, Style};

pub(super) const POINTS: u16 = 2;
pub(super) const MAXIMUM: u16 = 3;
pub(super) const INDEX: u16 = 4;
pub(super) const MEDIAN: u16 = 5;
pub(super) const BEST: u16 = 6;
const ABOVE_MEDIAN: u16 = 7;

/// Where the table stands.
pub(super) struct Table {
    /// The row of the first pillar.
    pub(super) first: u32,
    /// How many pillars have an index: those on top.
    pub(super) charted: u32,
    /// The row of the whole.
    pub(super) whole: u32,
}

/// How the figures of a row look.
struct RowLooks<'a> {
    text: &'a Style,
    points: &'a Style,
    index: &'a Style,
    change: &'a Style,
}

impl Summary<'_, '_> {
    pub(super) fn pillars(&mut self) -> Result<Table, WorkbookError> {
        let source = self.source;
        self.section(&source.word("agency-pillars-title"))?;
        self.headings(&[
            "report-code",
            "report-pillar",
            "report-points",
            "report-maximum",
            "agency-index",
            "agency-median",
            "agency-best",
            "agency-above-median",
        ])?;
        let (first, looks) = (self.row, &source.looks);
        let looks_of_rows =
            RowLooks { text: &looks.text, points: &looks.points, index: &looks.index, change: &looks.change };
        let (charted, others): (Vec<usize>, Vec<usize>) =
            source.part(self.dossier).pillars.iter().partition(|position| self.has_index(**position));
        for &position in charted.iter().chain(&others) {
            let pillar = &source.report.set.tree().pillars[position];
            self.pen.text(self.row, 0, &pillar.code, &looks.centred)?;
            let title = self.shortened(pillar.title.get(source.language()), 1..=1);
            self.pen.text(self.row, 1, &title, &looks.text)?;
            self.figures(position, &looks_of_rows)?;
        }
        let whole = self.row;
        self.pen.text(whole, 0, "", &looks.total)?;
        self.pen.text(whole, 1, &source.word("report-total"), &looks.total)?;
        let (points, index, change) = (&looks.total_points, &looks.total_index, &looks.total_change);
        self.figures(WHOLE, &RowLooks { text: &looks.total, points, index, change })?;
        let charted = u32::try_from(charted.len()).expect("a page holds them");
        Ok(Table { first, charted, whole })
    }

    fn has_index(&self, pillar: usize) -> bool {
        let figure = self.dossier.place.and_then(|place| place.pillars[pillar].there());
        figure.is_some_and(|figure| figure.maximum > 0.0)
    }

    /// Points, maximum and index of a pillar beside those of the cohort.
    fn figures(&mut self, position: usize, looks: &RowLooks<'_>) -> Result<(), WorkbookError> {
        let row = self.row;
        self.row += 1;
        for (column, style) in (POINTS..).zip([looks.points, looks.points, looks.index, looks.index, looks.index]) {
            self.pen.number(row, column, None, style)?;
        }
        self.pen.number(row, ABOVE_MEDIAN, None, looks.change)?;
        let figure = self.dossier.place.map(|place| place.pillars[position]);
        let Some(there) = figure.and_then(Figure::there) else {
            let applies = figure.is_some_and(|figure| figure.presence == dti_engine::index::Presence::Missing);
            return self.pen.text(row, INDEX, if applies { "" } else { NOT_APPLICABLE }, looks.text);
        };
        let source = self.source.part(self.dossier).layout.row(Member::Pillar(position));
        let Some(detail) = source else { return Ok(()) };
        let (points, maximum) = (self.detail(detail, detail::FINAL), self.detail(detail, detail::MAXIMUM));
        self.pen.formula(row, POINTS, &points, there.points, looks.points)?;
        self.pen.formula(row, MAXIMUM, &maximum, there.maximum, looks.points)?;
        if there.maximum <= 0.0 {
            return Ok(());
        }
        let index = format!("={}/{}", cell(row, POINTS), cell(row, MAXIMUM));
        self.pen.formula(row, INDEX, &index, there.index(), looks.index)?;
        self.cohort(row, position, there.index(), looks)
    }

    /// The median and the best, where there are others to compare with.
    fn cohort(&mut self, row: u32, position: usize, own: f64, looks: &RowLooks<'_>) -> Result<(), WorkbookError> {
        let Some(Spread { median, best }) = self.spread(position) else { return Ok(()) };
        self.pen.number(row, MEDIAN, Some(median), looks.index)?;
        self.pen.number(row, BEST, Some(best), looks.index)?;
        let above = format!("={}-{}", cell(row, INDEX), cell(row, MEDIAN));
        self.pen.formula(row, ABOVE_MEDIAN, &above, own - median, looks.change)
    }

    fn spread(&self, position: usize) -> Option<Spread> {
        let part = self.source.part(self.dossier);
        part.spreads.get(position).copied().flatten().filter(|_| part.field.len() > 1)
    }

    /// Whether the agency is compared with others.
    pub(super) fn is_compared(&self) -> bool {
        self.spread(WHOLE).is_some()
    }
}
