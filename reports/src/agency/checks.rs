//! The third sheet: what the formulas come to beside what the program computed, and what they are checked by.

use dti_criteria::{Aggregate, Gaps, Member, Tree};
use dti_engine::index::Figure;
use rust_xlsxwriter::Worksheet;

use super::composed::{Composed, cells};
use super::{Sheets, Source, detail};
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::outline::Entry;
use crate::workbook::address::{cell, fixed, on, range};
use crate::workbook::{Column, FIRST_ROW, Names, Orientation, Page, Pen};
use dti_engine::scores::Status;

const WHAT: u16 = 0;
const CALCULATED: u16 = 1;
const COMPUTED: u16 = 2;
const DIFFERENCE: u16 = 3;
const VERDICT: u16 = 4;

/// Decimals to which formulas and program must agree.
const DIGITS: usize = 9;

/// One line: a formula, and what it must come to.
struct Line {
    what: String,
    formula: String,
    value: f64,
}

/// The checks of one agency.
pub(super) struct Checks<'a> {
    source: &'a Source<'a>,
    tab: String,
    lines: Vec<Line>,
    /// How many figures of pillars, views and the whole are calculated, and how many are the program's.
    live: usize,
    told: usize,
    digits: String,
    passed: String,
    failed: String,
    /// The name of the word for points that wait for evidence.
    pub(super) lacks_evidence: String,
}

impl<'a> Checks<'a> {
    pub(super) fn new(source: &'a Source<'a>, dossier: &Dossier<'_>, sheets: &Sheets, names: &mut Names) -> Self {
        let composer = source.composer(dossier);
        let nodes = composer.layout.entries.iter().filter_map(|entry| match *entry {
            Entry::Pillar(position) => Some(position),
            Entry::Indicator(_) => None,
        });
        let composed: Vec<_> = nodes.chain([Tree::ROOT]).map(|node| (node, composer.pillar(node))).collect();
        let lines = Lines { source, dossier, tab: &sheets.details }.all(&composed);
        let first = FIRST_ROW + u32::try_from(lines.len()).expect("a sheet holds them") + 1;
        let mut rows = first..;
        let mut name = |words: &str| {
            let row = rows.next().expect("rows do not end");
            names.define(words, &sheets.checks, &fixed(row, CALCULATED))
        };
        Self {
            source,
            tab: sheets.checks.clone(),
            lines,
            live: composed.iter().filter(|(_, one)| matches!(one, Composed::Live { .. })).count(),
            told: composed.iter().filter(|(_, one)| matches!(one, Composed::Told(_))).count(),
            digits: name("digits"),
            passed: name("passed"),
            failed: name("failed"),
            lacks_evidence: name("lacks evidence"),
        }
    }

    /// The cell that says whether all is well, and what it says.
    pub(super) fn verdict(&self) -> (String, String) {
        (on(&self.tab, &fixed(1, VERDICT)), self.source.word("agency-check-passed"))
    }

    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let word = |key| self.source.word(key);
        let column = |key, width| Column::new(word(key), width);
        let columns = [
            column("agency-check-what", 46.0),
            column("agency-check-calculated", 14.0),
            column("agency-check-computed", 14.0),
            column("agency-check-difference", 13.0),
            column("agency-check-verdict", 12.0),
        ];
        let (title, subtitle) = (word("agency-checks-title"), word("agency-checks-subtitle"));
        let page = Page {
            tab: self.tab.clone(),
            title: &title,
            subtitle: "",
            orientation: Orientation::Portrait,
            columns: &columns,
            frozen: 0,
        };
        let mut pen = page.begin(sheet, self.source.styles)?;
        pen.across(1, WHAT..=DIFFERENCE, &subtitle, &self.source.looks.line)?;
        self.overall(&mut pen)?;
        for (row, line) in (FIRST_ROW..).zip(&self.lines) {
            self.line(&mut pen, row, line)?;
        }
        self.parameters(&mut pen, self.below())?;
        pen.finish()
    }

    /// The first row below the lines.
    fn below(&self) -> u32 {
        FIRST_ROW + u32::try_from(self.lines.len()).expect("a sheet holds them")
    }

    fn overall(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        let all = range((FIRST_ROW, VERDICT), (self.below() - 1, VERDICT));
        let formula = format!("=IF(COUNTIF({all},{})=ROWS({all}),{},{})", self.passed, self.passed, self.failed);
        let passed = self.source.word("agency-check-passed");
        pen.formula(1, VERDICT, &formula, passed.as_str(), &self.source.looks.caption_centred)
    }

    fn line(&self, pen: &mut Pen<'_>, row: u32, line: &Line) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        pen.text(row, WHAT, &line.what, &styles.text)?;
        let number = &self.source.looks.number;
        pen.formula(row, CALCULATED, &line.formula, line.value, number)?;
        pen.number(row, COMPUTED, Some(line.value), number)?;
        let difference = format!("=ROUND({}-{},{})", cell(row, CALCULATED), cell(row, COMPUTED), self.digits);
        pen.formula(row, DIFFERENCE, &difference, 0.0, number)?;
        let verdict = format!("=IF({},{},{})", cell(row, DIFFERENCE), self.failed, self.passed);
        pen.formula(row, VERDICT, &verdict, self.source.word("agency-check-passed").as_str(), &styles.centred)
    }

    /// What the formulas refer to, and how many figures are formulas.
    fn parameters(&self, pen: &mut Pen<'_>, heading: u32) -> Result<(), WorkbookError> {
        let (styles, word) = (self.source.styles, |key| self.source.word(key));
        pen.text(heading, WHAT, &word("agency-check-parameters"), &styles.caption)?;
        pen.blanks(heading, CALCULATED..VERDICT + 1, &styles.caption)?;
        let texts = [
            ("agency-check-passed-word", word("agency-check-passed")),
            ("agency-check-failed-word", word("agency-check-failed")),
            ("agency-check-evidence-word", self.source.status(Status::EvidenceRequired).to_owned()),
        ];
        pen.text(heading + 1, WHAT, &word("agency-check-digits"), &styles.text)?;
        pen.count(heading + 1, CALCULATED, Some(DIGITS), &styles.count)?;
        let mut row = heading + 2;
        for (key, text) in texts {
            pen.text(row, WHAT, &word(key), &styles.text)?;
            pen.text(row, CALCULATED, &text, &styles.centred)?;
            row += 1;
        }
        for (key, count) in [("agency-check-live", self.live), ("agency-check-told", self.told)] {
            pen.text(row, WHAT, &word(key), &styles.text)?;
            pen.count(row, CALCULATED, Some(count), &styles.count)?;
            row += 1;
        }
        Ok(())
    }
}

/// Makes the lines of one agency.
struct Lines<'a> {
    source: &'a Source<'a>,
    dossier: &'a Dossier<'a>,
    /// The sheet of the details.
    tab: &'a str,
}

impl Lines<'_> {
    fn all(&self, composed: &[(usize, Composed)]) -> Vec<Line> {
        let mut lines = vec![self.indicators()];
        lines.extend(self.parts_of_the_whole());
        for (node, composed) in composed {
            lines.extend(self.node(*node, composed));
        }
        lines.extend(self.index());
        lines
    }

    fn word(&self, key: &str) -> String {
        self.source.word(key)
    }

    fn refer(&self, row: u32, column: u16) -> String {
        on(self.tab, &cell(row, column))
    }

    fn rows(&self, wanted: impl Fn(usize) -> bool) -> Vec<u32> {
        let rows = self.source.part(self.dossier).layout.indicators();
        rows.filter(|&(indicator, _)| wanted(indicator)).map(|(_, row)| row).collect()
    }

    fn over(&self, function: &str, column: u16, rows: &[u32]) -> String {
        let parts: Vec<_> = cells(column, rows).iter().map(|cells| on(self.tab, cells)).collect();
        format!("={function}({})", parts.join(","))
    }

    /// How many indicators have points.
    fn indicators(&self) -> Line {
        let scored = self.dossier.scores().iter().filter(|score| score.final_points.is_some()).count();
        #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^53 indicators")]
        let value = scored as f64;
        let formula = self.over("COUNT", detail::FINAL, &self.rows(|_| true));
        Line { what: self.word("agency-check-count"), formula, value }
    }

    /// That the points of all indicators are those of the whole, where nothing but sums lies between.
    fn parts_of_the_whole(&self) -> Option<Line> {
        let set = self.source.report.set;
        let composer = self.source.composer(self.dossier);
        let total = composer.figure(Tree::ROOT)?.there()?;
        let tree = set.tree().pillars.iter().enumerate();
        let mut shown = tree.filter(|(position, _)| composer.layout.row(Member::Pillar(*position)).is_some());
        let is_plain =
            |pillar: &dti_criteria::Pillar| pillar.aggregate == Aggregate::Sum && pillar.gaps != Gaps::Rescale;
        let adds_up = shown.all(|(position, pillar)| {
            is_plain(pillar) && !matches!(composer.pillar(position), Composed::Told(_)) && !self.lost(position)
        });
        let formula = self.over("SUM", detail::FINAL, &self.rows(|indicator| set.indicators()[indicator].counted));
        adds_up.then(|| Line { what: self.word("agency-check-parts"), formula, value: total.points })
    }

    /// Whether a pillar lost points that its indicators have.
    fn lost(&self, pillar: usize) -> bool {
        let figure = self.dossier.place.map(|place| place.pillars[pillar]);
        figure.is_some_and(|figure| figure.presence == dti_engine::index::Presence::Missing)
    }

    fn node(&self, node: usize, composed: &Composed) -> Vec<Line> {
        let composer = self.source.composer(self.dossier);
        let (Some(figure), Some(row)) =
            (composer.figure(node).and_then(Figure::there), composer.layout.row(Member::Pillar(node)))
        else {
            return Vec::new();
        };
        let Composed::Live { maximum, .. } = composed else { return Vec::new() };
        let what = |key: &str| {
            let node = match node {
                Tree::ROOT => self.word("report-total"),
                _ => self.source.words().node(Member::Pillar(node)),
            };
            format!("{node}: {}", self.word(key).to_lowercase())
        };
        let line = |key: &str, column: u16, value: f64| Line {
            what: what(key),
            formula: format!("={}", self.refer(row, column)),
            value,
        };
        let mut lines = vec![line("report-points", detail::FINAL, figure.points)];
        lines.extend(maximum.is_some().then(|| line("report-maximum", detail::MAXIMUM, figure.maximum)));
        lines
    }

    fn index(&self) -> Option<Line> {
        let composer = self.source.composer(self.dossier);
        let total = composer.figure(Tree::ROOT)?.there().filter(|total| total.maximum > 0.0)?;
        let formula = format!("={}", self.refer(composer.layout.total + 1, detail::FINAL));
        Some(Line { what: self.word("agency-index"), formula, value: total.index() })
    }
}
