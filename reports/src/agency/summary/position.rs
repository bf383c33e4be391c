//! How far it is to the places that matter, what changed since the last period, and the pillars as a chart.

use dti_diagnostics::{Severity, sentence_with};
use dti_engine::index::Figure;

use super::pillars::{BEST, INDEX, MAXIMUM, MEDIAN, Table};
use super::{Summary, WIDTHS};
use crate::WorkbookError;
use crate::agency::chances::{asks_for_evidence, without_evidence};
use crate::agency::detail;
use crate::agency::field::Distances;
use crate::workbook::address::{cell, on, range};
use crate::workbook::{Caption, Cells, Drawing, FIRST_ROW, Look, Scale, Series};
use crate::year_on_year::in_one_line;

/// Where the values of facts stand, and the chart beside them.
const VALUE: u16 = 2;
const CHART: u16 = 3;
/// The fewest corners of a radar; below them there are bars.
const CORNERS: u32 = 3;
const SHARES: Scale<'_> = Scale { least: 0.0, most: Some(1.0), step: Some(0.25), format: "0%" };
/// The fewest rows that a chart needs.
const CHART_ROWS: u32 = 14;
/// In pixels.
const ROW_HEIGHT: u32 = 20;
const DIGIT_WIDTH: f64 = 7.0;
const COLUMN_PADDING: f64 = 4.0;
/// The longest title that a corner of the chart bears, in letters.
const CORNER_LETTERS: usize = 26;

impl Summary<'_, '_> {
    pub(super) fn position(&mut self, table: &Table) -> Result<(), WorkbookError> {
        self.section(&self.source.word("agency-position-title"))?;
        let first = self.row;
        self.distances(table)?;
        self.since(table)?;
        self.state()?;
        if table.charted > 0 {
            self.row = self.row.max(first + CHART_ROWS);
            self.chart(table, first)?;
        }
        Ok(())
    }

    /// A fact: its label, and room for its value.
    fn fact(&mut self, label: &str) -> Result<u32, WorkbookError> {
        self.pen.across(self.row, 0..=VALUE - 1, label, &self.source.looks.text)?;
        self.row += 1;
        Ok(self.row - 1)
    }

    /// A sentence in the place of a fact.
    fn told(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.pen.across(self.row, 0..=VALUE, text, &self.source.looks.text)?;
        self.row += 1;
        Ok(())
    }

    fn distances(&mut self, table: &Table) -> Result<(), WorkbookError> {
        let place = self.dossier.place.and_then(|place| Some((place.rank?, place.total.there()?)));
        let Some((rank, total)) = place else { return Ok(()) };
        if !self.is_compared() {
            return self.told(&self.source.word("agency-alone"));
        }
        let Distances { first, fifth, behind } = self.source.part(self.dossier).field.distances(rank, total);
        let to_first = format!("={}-{}", cell(table.whole, BEST), cell(table.whole, INDEX));
        let listed = [
            ("agency-to-first", first, Some(to_first)),
            ("agency-to-fifth", fifth, None),
            ("agency-to-next", behind, None),
        ];
        for (key, distance, formula) in listed {
            let Some(distance) = distance else { continue };
            self.distance(table, key, (distance, formula), total)?;
        }
        Ok(())
    }

    /// A distance in points of the index, and in points of the agency's own maximum.
    fn distance(
        &mut self,
        table: &Table,
        key: &str,
        (distance, formula): (f64, Option<String>),
        total: Figure,
    ) -> Result<(), WorkbookError> {
        let looks = &self.source.looks;
        let row = self.fact(&self.source.word(key))?;
        match formula {
            Some(formula) => self.pen.formula(row, VALUE, &formula, distance, &looks.index)?,
            None => self.pen.number(row, VALUE, Some(distance), &looks.index)?,
        }
        let points = format!("={}*{}", cell(row, VALUE), cell(table.whole, MAXIMUM));
        let row = self.fact(&self.source.word("agency-in-points"))?;
        self.pen.formula(row, VALUE, &points, distance * total.maximum, &looks.points)
    }

    /// What changed since the last period, where there is one.
    fn since(&mut self, table: &Table) -> Result<(), WorkbookError> {
        let source = self.source;
        let changes = source.report.previous.and_then(|previous| previous.changes.of(self.dossier.agency));
        let Some(changes) = changes else { return Ok(()) };
        let index = changes.index().and_then(|change| Some((change.before.index?, change.index()?)));
        let Some((before, gained)) = index else {
            let why = in_one_line(changes, source.report.set.decimals().index, source.language());
            let told = sentence_with("agency-since", &[("change", why.into())], source.language());
            return self.told(&told);
        };
        if let Some(rank) = changes.rank().filter(|rank| rank.why_not.is_none()).and_then(|rank| rank.before.rank) {
            let row = self.fact(&source.word("changes-rank-before"))?;
            self.pen.count(row, VALUE, Some(rank), &source.looks.count)?;
        }
        let row = self.fact(&source.word("changes-index-before"))?;
        self.pen.number(row, VALUE, Some(before), &source.looks.index)?;
        let change = format!("={}-{}", cell(table.whole, INDEX), cell(row, VALUE));
        let row = self.fact(&source.word("changes-index-change"))?;
        self.pen.formula(row, VALUE, &change, gained, &source.looks.change)
    }

    /// How complete the figures are, what lacks evidence, what there is to look at, whether the formulas agree.
    fn state(&mut self) -> Result<(), WorkbookError> {
        let (source, looks) = (self.source, &self.source.looks);
        let row = self.fact(&source.word("report-coverage-words"))?;
        self.pen.number(row, VALUE, self.dossier.place.map(|place| place.coverage), &looks.percent)?;
        if asks_for_evidence(source, self.dossier) {
            self.count_without_evidence()?;
        }
        let warnings = self.dossier.findings.iter().filter(|one| one.severity() == Severity::Warning).count();
        let row = self.fact(&source.word("agency-warnings"))?;
        self.pen.count(row, VALUE, Some(warnings), &looks.count)?;
        let row = self.fact(&source.word("agency-checked"))?;
        let (cell, words) = self.checks.verdict();
        self.pen.formula(row, VALUE, &format!("={cell}"), words.as_str(), &looks.verdict)
    }

    fn count_without_evidence(&mut self) -> Result<(), WorkbookError> {
        let source = self.source;
        let count = without_evidence(source, self.dossier).len();
        let last = source.part(self.dossier).layout.total - 1;
        let statuses = on(&self.sheets.details, &range((FIRST_ROW, detail::STATUS), (last, detail::STATUS)));
        let row = self.fact(&source.word("agency-without-evidence"))?;
        let formula = format!("=COUNTIF({statuses},{})", self.checks.lacks_evidence);
        self.pen.formula(row, VALUE, &formula, count, &source.looks.count)
    }

    /// The agency's pillars around its middle, beside the median and the best of the cohort.
    fn chart(&mut self, table: &Table, first: u32) -> Result<(), WorkbookError> {
        let source = self.source;
        let column = |column| Cells::down(&self.sheets.summary, (table.first, column), table.charted);
        let name = &source.report.set.agencies()[self.dossier.agency].name;
        let (median, best) = (source.word("report-median"), source.word("report-best"));
        let series = |name, column_of, look| Series { name, values: column(column_of), look };
        let mut shown = vec![series(name, INDEX, Look::Own)];
        if self.is_compared() {
            shown.push(series(&median, MEDIAN, Look::Middle));
            shown.push(series(&best, BEST, Look::Best));
        }
        let title = source.word("agency-chart-title");
        let described = sentence_with("agency-chart-words", &[("agency", name.into())], source.language());
        let mut drawing = if table.charted < CORNERS {
            let caption = Caption { title: &title, description: &described };
            Drawing::bars(caption, column(self.corners()), &shown, SHARES)
        } else {
            Drawing::radar(&title, &described, column(self.corners()), &shown)
        };
        let width: f64 = WIDTHS[usize::from(CHART)..].iter().map(|width| width * DIGIT_WIDTH + COLUMN_PADDING).sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is a few hundred wide")]
        let size = (width as u32, (self.row - first) * ROW_HEIGHT);
        drawing.place(&mut self.pen, (first, CHART), size)
    }

    /// The column that the corners are named by: titles where all are short, or else codes.
    fn corners(&self) -> u16 {
        let set = self.source.report.set;
        let title = |&position: &usize| set.tree().pillars[position].title.get(self.source.language());
        let mut titles = self.source.part(self.dossier).pillars.iter().map(title);
        u16::from(titles.all(|title| title.chars().count() <= CORNER_LETTERS))
    }
}
