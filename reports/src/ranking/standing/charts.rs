//! The charts of places, series and aggregates; the figures of each stand in a small table beside it.

use std::collections::BTreeMap;

use dti_diagnostics::sentence_with;
use dti_engine::standing::{AggregateLine, LEVEL, Neighbour, Outcome, Outlook, Progress, RankLine, SeriesLine};
use rust_xlsxwriter::Worksheet;

use super::{banner, cohort};
use crate::WorkbookError;
use crate::ranking::Source;
use crate::standing::Words;
use crate::workbook::{Caption, Cells, Column, Drawing, HEADING_ROW, Look, Pen, Points, Scale, Series, Style, Styles};

const WHO: u16 = 0;
const WHAT: u16 = 1;
const TIME: u16 = 2;
const VALUE: u16 = 3;
const GOAL: u16 = 4;
const GAP: u16 = 5;
const OFF: u16 = 6;
/// The first column of the charts.
const BESIDE: u16 = 7;
/// The widths of the columns, in digits.
const WIDTHS: [f64; 7] = [32.0, 14.0, 8.0, 11.0, 11.0, 11.0, 11.0];

/// The rows that a chart covers, with some room below.
pub(super) const CHART_ROWS: u32 = 18;
/// Width and height in pixels.
const CHART: (u32, u32) = (620, 340);
/// The width of a chart below its table, and what it needs in height for each row and beside them.
const WIDE: u32 = 1340;
const BAR_HEIGHT: u32 = 44;
const FRAME_HEIGHT: u32 = 110;
/// The usual height of a row in pixels.
const ROW_HEIGHT: u32 = 20;
/// In hundredths: as wide as a page. Only sheets of a given scale keep breaks between pages.
const PRINT_SCALE: u16 = 70;
/// Scales end at a multiple of this.
const ROUND: f64 = 5.0;
/// Ranks are all numbered up to here.
const FEW: f64 = 12.0;

/// What the charts of one part have in common with those of others: a title, what it is of, and a place.
pub(super) struct Frame<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) title: &'a str,
    pub(super) of: &'a str,
}

impl Frame<'_> {
    pub(super) fn draw(&self, draw: impl FnOnce(Caption<'_>) -> Drawing) -> Drawing {
        let words = [("title", self.title.into()), ("of", self.of.into())];
        let title = sentence_with("standing-chart-title", &words, self.source.language());
        let description = sentence_with("standing-chart-description", &words, self.source.language());
        draw(Caption { title: &title, description: &description })
    }

    pub(super) fn place(
        &self,
        drawing: &mut Drawing,
        pen: &mut Pen<'_>,
        corner: (u32, u16),
    ) -> Result<(), WorkbookError> {
        drawing.place(pen, corner, CHART)
    }
}

/// One chart with its table, in the making.
struct Part<'a, 'p, 's> {
    source: &'a Source<'a>,
    pen: &'p mut Pen<'s>,
    tab: &'a str,
    /// The title of the target.
    of: &'a str,
    row: u32,
}

/// Whether any target has a chart.
pub(in crate::ranking) fn is_due(source: &Source<'_>) -> bool {
    source.report.standing.targets.iter().any(|progress| match &progress.outcome {
        Outcome::Rank { places, .. } => !places.is_empty(),
        Outcome::Series { years, .. } => !years.is_empty(),
        Outcome::Aggregate { .. } => !shares(source, progress).is_empty(),
    })
}

/// Writes the charts target by target, two to a page.
pub(in crate::ranking) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: &str) -> Result<(), WorkbookError> {
    let styles = Styles::lined(source.report.set.decimals());
    let source = &Source { styles: &styles, ..*source };
    let mut pen = source.canvas(sheet, tab, "standing-charts-title", &WIDTHS.map(|width| Column::new("", width)))?;
    pen.sheet.set_print_scale(PRINT_SCALE);
    let (mut row, mut begun) = (HEADING_ROW, Vec::new());
    for progress in &source.report.standing.targets {
        let of = progress.title.get(source.language());
        let mut part = Part { source, pen: &mut pen, tab, of, row };
        part.target(progress, &mut begun)?;
        row = part.row;
    }
    let of = source.word("standing-chart-aggregates");
    let beside = begun.len();
    Part { source, pen: &mut pen, tab, of: &of, row }.aggregates(&mut begun)?;
    let (beside, wide) = begun.split_at(beside);
    let breaks: Vec<_> = beside.iter().step_by(2).chain(wide).skip(1).copied().collect();
    pen.sheet.set_page_breaks(&breaks)?;
    pen.finish()
}

impl Part<'_, '_, '_> {
    fn target(&mut self, progress: &Progress, begun: &mut Vec<u32>) -> Result<(), WorkbookError> {
        match &progress.outcome {
            Outcome::Rank { top, unit, places, subject, .. } => {
                for place in places.iter().filter(|place| place.latest && place.rank.is_some()) {
                    begun.push(self.row);
                    self.neighbours(*top, unit, (subject, place))?;
                }
                if places.iter().any(|place| place.year != places[0].year) {
                    begun.push(self.row);
                    self.history(*top, places)?;
                }
                Ok(())
            }
            Outcome::Series { unit, years, outlooks, .. } => {
                begun.push(self.row);
                self.series(unit, years, outlooks)
            }
            Outcome::Aggregate { .. } => Ok(()),
        }
    }

    fn word(&self, key: &str) -> String {
        self.source.word(key)
    }

    /// The name of the target and the headings of the table.
    fn begin(&mut self, headings: &[(u16, &str)]) -> Result<u32, WorkbookError> {
        banner(self.source, self.pen, (self.row, BESIDE), self.of)?;
        self.pen.blanks(self.row + 1, 0..BESIDE, &self.source.styles.heading)?;
        for &(column, key) in headings {
            let text = sentence_with(key, &[("level", (LEVEL * 100.0).into())], self.source.language());
            self.pen.text(self.row + 1, column, &text, &self.source.styles.heading)?;
        }
        Ok(self.row + 2)
    }

    /// Puts the chart beside its table, and leaves room for both.
    fn end(&mut self, title: &str, below: u32, draw: impl FnOnce(Caption<'_>) -> Drawing) -> Result<(), WorkbookError> {
        let frame = Frame { source: self.source, title, of: self.of };
        let mut drawing = frame.draw(draw);
        frame.place(&mut drawing, self.pen, (self.row + 1, BESIDE))?;
        self.row = below.max(self.row + 1 + CHART_ROWS) + 1;
        Ok(())
    }

    /// Who stands around the subject, and how far the last one is whose rank counts.
    fn neighbours(&mut self, top: usize, unit: &str, (subject, place): (&str, &RankLine)) -> Result<(), WorkbookError> {
        let words = Words { language: self.source.language() };
        let title = words.with("standing-chart-neighbours", &[("period", words.period(place).into())]);
        let first =
            self.begin(&[(WHO, "report-rank"), (VALUE, "report-value"), (GOAL, "report-goal"), (GAP, "report-gap")])?;
        let (listed, own) = around(place, subject);
        let goal = place.last.as_ref().map(|last| last.value);
        for (row, one) in (first..).zip(&listed) {
            self.neighbour(row, one, goal)?;
        }
        let count = u32::try_from(listed.len()).expect("few stand around");
        let tab = self.tab;
        let of = |column| Cells::down(tab, (first, column), count);
        let (value, last) = (self.word("report-value"), words.with("standing-chart-last", &[("top", top.into())]));
        let bars = Series { name: &value, values: of(VALUE), look: Look::Middle };
        let line = goal.map(|_| Series { name: &last, values: of(GOAL), look: Look::Goal });
        let format = if unit.is_empty() { "0.0000" } else { "0.00" };
        self.end(&title, first + count, |caption| {
            Drawing::columns(caption, of(WHO), (&bars, own), line.as_ref(), format)
        })
    }

    fn neighbour(&mut self, row: u32, one: &Neighbour, goal: Option<f64>) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        self.pen.blanks(row, 0..BESIDE, &styles.text)?;
        self.pen.text(row, WHO, &format!("{}. {}", one.rank, one.name), &styles.text)?;
        self.pen.number(row, VALUE, Some(one.value), &styles.figure)?;
        self.pen.number(row, GOAL, goal, &styles.figure)?;
        self.pen.difference(row, GAP, [(VALUE, Some(one.value)), (GOAL, goal)], &styles.figure)
    }

    /// The ranks of the years, a line for each edition, and the rank to reach.
    fn history(&mut self, top: usize, places: &[RankLine]) -> Result<(), WorkbookError> {
        let first =
            self.begin(&[(WHO, "standing-column-edition"), (TIME, "standing-column-year"), (VALUE, "report-rank")])?;
        let language = self.source.language();
        let title = self.word("standing-chart-history");
        let mut editions: BTreeMap<&str, Vec<(i16, f64)>> = BTreeMap::new();
        for place in places {
            let Some(rank) = place.rank else { continue };
            editions.entry(&place.edition).or_default().push((place.year, as_number(rank)));
        }
        let of_edition = |edition: &str| match edition {
            "" => self.word("report-rank"),
            edition => sentence_with("standing-chart-edition", &[("edition", edition.into())], language),
        };
        let blocks = editions.iter().map(|(edition, points)| Block::plain(of_edition(edition), points));
        let look = |(position, block)| Block { look: Look::Subject(position), ..block };
        let mut blocks: Vec<_> = blocks.enumerate().map(look).collect();
        let (from, to) = span(blocks.iter());
        let goal = sentence_with("standing-chart-top", &[("top", top.into())], language);
        blocks.push(Block::plain(goal, &[(from, as_number(top)), (to, as_number(top))]).goal());
        let worst = blocks.iter().flat_map(|block| &block.points).map(|point| point.value).fold(0.0, f64::max);
        let style = &self.source.styles.count;
        let step = (worst <= FEW).then_some(1.0);
        let up = Scale { least: 1.0, most: Some(worst + 1.0), step, format: "0" };
        self.lines(&title, first, &blocks, style, (years(from, to), up), Drawing::downwards)
    }

    /// The figures of the years producer by producer, the goals, and where the figures lead.
    fn series(&mut self, unit: &str, lines: &[SeriesLine], outlooks: &[Outlook]) -> Result<(), WorkbookError> {
        let headings = [
            (WHO, "report-producer"),
            (WHAT, "standing-column-content"),
            (TIME, "standing-column-year"),
            (VALUE, "report-value"),
            (OFF, "standing-column-off"),
        ];
        let first = self.begin(&headings)?;
        let words = [("unit", unit.into())];
        let title = sentence_with("standing-chart-series", &words, self.source.language());
        let mut blocks = self.producers(lines, outlooks);
        let goals: BTreeMap<i16, f64> = lines
            .iter()
            .filter_map(|line| Some((line.year, line.goal?)))
            .chain(outlooks.iter().map(|line| (line.year, line.goal)))
            .collect();
        let goals: Vec<_> = goals.into_iter().collect();
        blocks.extend((!goals.is_empty()).then(|| Block::plain(self.word("report-goal"), &goals).goal()));
        let (from, to) = span(blocks.iter());
        let style = &self.source.styles.figure;
        let ends =
            blocks.iter().flat_map(|block| &block.points).map(|point| point.value + point.off.unwrap_or_default());
        let most = (ends.fold(0.0, f64::max) / ROUND).ceil() * ROUND;
        let up = Scale { least: 0.0, most: Some(most), step: None, format: "0.0" };
        self.lines(&title, first, &blocks, style, (years(from, to), up), |drawing| drawing)
    }

    /// For each producer its figures and, where there is one, its trend.
    fn producers(&self, lines: &[SeriesLine], outlooks: &[Outlook]) -> Vec<Block> {
        let mut names: Vec<&str> = Vec::new();
        for line in lines.iter().filter(|line| line.counts().is_some()) {
            if !names.contains(&&*line.producer) {
                names.push(&line.producer);
            }
        }
        let block = |(position, name): (usize, &&str)| {
            let own = lines.iter().filter(|line| line.producer == **name);
            let figures: Vec<_> = own.filter_map(|line| Some((line.year, line.counts()?.value))).collect();
            let said = Block { look: Look::Subject(position), ..Block::plain((*name).to_owned(), &figures) };
            let said = Block { what: self.word("standing-content-figure"), ..said };
            let leads = trend(outlooks.iter().filter(|line| line.producer == **name));
            let leads = (!leads.is_empty()).then(|| {
                let name =
                    sentence_with("standing-chart-trend", &[("producer", (*name).into())], self.source.language());
                Block { name, what: self.word("standing-content-trend"), points: leads, look: Look::Trend(position) }
            });
            [Some(said), leads]
        };
        names.iter().enumerate().flat_map(block).flatten().collect()
    }

    /// The table of the points, a row each, and their chart.
    fn lines(
        &mut self,
        title: &str,
        first: u32,
        blocks: &[Block],
        style: &Style,
        scales: (Scale<'_>, Scale<'_>),
        finish: impl FnOnce(Drawing) -> Drawing,
    ) -> Result<(), WorkbookError> {
        let mut row = first;
        let mut series = Vec::new();
        for block in blocks {
            series.push(block.at(self.tab, row));
            for point in &block.points {
                self.point(row, block, point, style)?;
                row += 1;
            }
        }
        self.end(title, row, |caption| finish(Drawing::years(caption, &series, scales)))
    }

    fn point(&mut self, row: u32, block: &Block, point: &Point, style: &Style) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        self.pen.blanks(row, 0..BESIDE, &styles.text)?;
        self.pen.text(row, WHO, &block.name, &styles.text)?;
        self.pen.text(row, WHAT, &block.what, &styles.text)?;
        self.pen.number(row, TIME, Some(point.year.into()), &styles.year)?;
        self.pen.number(row, VALUE, Some(point.value), style)?;
        self.pen.number(row, OFF, point.off, &styles.figure)
    }

    /// The shares of all aggregates beside their goals.
    fn aggregates(&mut self, begun: &mut Vec<u32>) -> Result<(), WorkbookError> {
        let shares: Vec<_> =
            self.source.report.standing.targets.iter().flat_map(|one| shares(self.source, one)).collect();
        if shares.is_empty() {
            return Ok(());
        }
        begun.push(self.row);
        let first =
            self.begin(&[(WHO, "report-target"), (VALUE, "report-value"), (GOAL, "report-goal"), (GAP, "report-gap")])?;
        let mut row = first;
        for (title, line) in &shares {
            self.pen.blanks(row, 0..BESIDE, &self.source.styles.text)?;
            let (percent, goal) = (&self.source.styles.percent, Some(line.goal));
            self.pen.text(row, WHO, title, &self.source.styles.text)?;
            self.pen.number(row, VALUE, line.value, percent)?;
            self.pen.number(row, GOAL, goal, percent)?;
            self.pen.difference(row, GAP, [(VALUE, line.value), (GOAL, goal)], percent)?;
            row += 1;
        }
        let (tab, count) = (self.tab, row - first);
        let of = |column| Cells::down(tab, (first, column), count);
        let (value, goal) = (self.word("report-value"), self.word("report-goal"));
        let series = [
            Series { name: &value, values: of(VALUE), look: Look::Own },
            Series { name: &goal, values: of(GOAL), look: Look::Goal },
        ];
        let shown = Scale { most: Some(1.0), ..Scale::from_zero("0%") };
        let frame = Frame { source: self.source, title: &self.word("standing-chart-values"), of: self.of };
        let mut drawing = frame.draw(|caption| Drawing::bars(caption, of(WHO), &series, shown));
        let height = count * BAR_HEIGHT + FRAME_HEIGHT;
        begun.push(row + 1);
        drawing.place(self.pen, (row + 1, 0), (WIDE, height))?;
        self.row = row + 2 + height / ROW_HEIGHT;
        Ok(())
    }
}

/// The goals of an aggregate of shares, each with what it is of.
fn shares<'a>(source: &Source<'_>, progress: &'a Progress) -> Vec<(String, &'a AggregateLine)> {
    let Outcome::Aggregate { share: true, lines, .. } = &progress.outcome else { return Vec::new() };
    let title = |line: &AggregateLine| {
        let target = progress.title.get(source.language());
        line.cohort.as_ref().map_or_else(|| target.to_owned(), |id| format!("{} – {target}", cohort(source, id)))
    };
    lines.iter().map(|line| (title(line), line)).collect()
}

/// A line of a chart over years.
struct Block {
    name: String,
    what: String,
    points: Vec<Point>,
    look: Look,
}

struct Point {
    year: i16,
    value: f64,
    /// How far it may be off on both sides.
    off: Option<f64>,
}

impl Block {
    fn plain(name: String, points: &[(i16, f64)]) -> Self {
        let points = points.iter().map(|&(year, value)| Point { year, value, off: None }).collect();
        Self { name, what: String::new(), points, look: Look::Own }
    }

    fn goal(self) -> Self {
        Self { look: Look::Goal, ..self }
    }

    fn at<'a>(&'a self, tab: &'a str, first: u32) -> Points<'a> {
        let count = u32::try_from(self.points.len()).expect("there are few years");
        let cells = |column| Cells::down(tab, (first, column), count);
        let off = self.points.iter().any(|point| point.off.is_some()).then(|| cells(OFF));
        Points { name: &self.name, across: cells(TIME), up: cells(VALUE), off, look: self.look }
    }
}

/// The straight line from the last figure's year to the years of the goals, with the interval of each.
fn trend<'a>(outlooks: impl Iterator<Item = &'a Outlook>) -> Vec<Point> {
    let mut points = Vec::new();
    for line in outlooks {
        let Some(leads) = &line.projection else { continue };
        if points.is_empty() {
            let years = f64::from(line.year) - f64::from(leads.last);
            points.push(Point { year: leads.last, value: leads.forecast - leads.slope * years, off: None });
        }
        points.push(Point { year: line.year, value: leads.forecast, off: Some(leads.high - leads.forecast) });
    }
    points
}

/// Who stands around a subject by rank, and the position of the subject among them.
fn around(place: &RankLine, subject: &str) -> (Vec<Neighbour>, Option<usize>) {
    let own = place.rank.zip(place.value);
    let own = own.map(|(rank, value)| Neighbour { name: subject.to_owned(), rank, value });
    let mut listed: Vec<Neighbour> = Vec::new();
    for one in [place.above.clone(), own, place.below.clone(), place.last.clone()].into_iter().flatten() {
        if listed.iter().all(|other| other.name != one.name) {
            listed.push(one);
        }
    }
    listed.sort_by_key(|one| one.rank);
    let own = listed.iter().position(|one| one.name == subject);
    (listed, own)
}

/// The first and the last year of some lines.
fn span<'a>(blocks: impl Iterator<Item = &'a Block>) -> (i16, i16) {
    let years: Vec<_> = blocks.flat_map(|block| &block.points).map(|point| point.year).collect();
    (years.iter().copied().min().unwrap_or_default(), years.iter().copied().max().unwrap_or_default())
}

fn years(from: i16, to: i16) -> Scale<'static> {
    Scale { least: from.into(), most: Some(to.into()), step: Some(1.0), format: "0" }
}

#[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
fn as_number(rank: usize) -> f64 {
    rank as f64
}
