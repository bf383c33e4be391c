//! The decisions that changed points, the greatest loss first, with their reasons; above them a chart of the greatest
//! losses, below them the sums of each indicator.

use std::cmp::Ordering;

use dti_diagnostics::sentence_with;
use dti_engine::appraisals::Decision;
use dti_engine::scores::Score;
use rust_xlsxwriter::Worksheet;

use super::{is_appraised, scored};
use crate::WorkbookError;
use crate::ranking::Source;
use crate::workbook::address::{cell, fixed_range};
use crate::workbook::{Caption, Cells, Column, Drawing, HEADING_ROW, Look, Pen, Scale, Series, Styles};

const WHOSE: u16 = 0;
const INDICATOR: u16 = 1;
const TITLE: u16 = 2;
const COMPUTED: u16 = 3;
const APPRAISED: u16 = 4;
const LOST: u16 = 5;
const VERDICT: u16 = 6;
const REASON: u16 = 7;
const COLUMNS: usize = 8;

/// The columns of the sums by indicator.
const COUNT: u16 = COMPUTED;

/// How many losses the chart shows.
const SHOWN: usize = 10;
/// In pixels: the width of the chart, what it needs in height for each bar and beside them, and a row.
const CHART_WIDTH: u32 = 1100;
const BAR_HEIGHT: u32 = 26;
const FRAME_HEIGHT: u32 = 90;
const ROW_HEIGHT: u32 = 20;

/// A decision that changed points.
struct Loss<'a> {
    /// Position of the agency.
    agency: usize,
    score: &'a Score,
    decision: Option<Decision<'a>>,
}

impl Loss<'_> {
    fn points(&self) -> Option<f64> {
        Some(self.score.computed_points? - self.score.appraised_points?)
    }
}

/// Writes the sheet; without decisions that changed points it says so.
pub(in crate::ranking) fn write(source: &Source<'_>, sheet: &mut Worksheet, tab: &str) -> Result<(), WorkbookError> {
    let styles = Styles::lined(source.report.set.decimals());
    let source = &Source { styles: &styles, ..*source };
    let columns = columns(source);
    let mut pen = source.canvas(sheet, tab, "losses-title", &columns)?;
    let losses = losses(source);
    if losses.is_empty() {
        pen.text(HEADING_ROW, 0, &source.word("losses-none"), &source.styles.value)?;
        return pen.finish();
    }
    let bars = greatest(&losses);
    let headings = HEADING_ROW + if bars > 0 { height(bars) / ROW_HEIGHT + 2 } else { 0 };
    for (column, heading) in (0..).zip(&columns) {
        pen.text(headings, column, &heading.heading, &source.styles.heading)?;
    }
    let first = headings + 1;
    for (row, loss) in (first..).zip(&losses) {
        write_loss(source, &mut pen, row, loss)?;
    }
    chart(source, &mut pen, (tab, first), bars)?;
    let below = first + u32::try_from(losses.len()).expect("a sheet holds them");
    by_indicator(source, &mut pen, (first, below), &losses)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; COLUMNS] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("losses-whose", 32.0),
        column("report-indicator", 10.0),
        column("losses-indicator", 40.0),
        column("report-computed-points", 10.0),
        column("report-appraised-points", 11.0),
        column("losses-lost", 11.0),
        column("losses-verdict", 16.0),
        column("losses-reason", 52.0),
    ]
}

/// The decisions that changed points, the greatest loss first; equals in the order of the ranking and of the set.
fn losses<'a>(source: &Source<'a>) -> Vec<Loss<'a>> {
    let of_agency = |dossier: &'a crate::dossier::Dossier<'a>| {
        let decided = dossier.scores().iter().filter(|score| is_appraised(score));
        decided.map(|score| Loss {
            agency: dossier.agency,
            score,
            decision: source.report.appraisals.decision(dossier.agency, score.indicator),
        })
    };
    let mut losses: Vec<_> = scored(source).into_iter().flat_map(of_agency).collect();
    losses.retain(|loss| loss.points().is_none_or(|points| points != 0.0));
    let lost = |loss: &Loss<'_>| loss.points().unwrap_or(f64::NEG_INFINITY);
    losses.sort_by(|a, b| lost(b).partial_cmp(&lost(a)).unwrap_or(Ordering::Equal));
    losses
}

fn write_loss(source: &Source<'_>, pen: &mut Pen<'_>, row: u32, loss: &Loss<'_>) -> Result<(), WorkbookError> {
    let (styles, set) = (source.styles, source.report.set);
    let indicator = &set.indicators()[loss.score.indicator];
    let (computed, appraised) = (loss.score.computed_points, loss.score.appraised_points);
    let (verdict, reason) = said(source, loss);
    let whose = format!("{} ({})", set.agencies()[loss.agency].name, indicator.code);
    pen.text(row, WHOSE, &whose, &styles.text)?;
    pen.text(row, INDICATOR, &indicator.code, &styles.centred)?;
    pen.text(row, TITLE, indicator.title.get(source.language()), &styles.text)?;
    pen.number(row, COMPUTED, computed, &styles.points)?;
    pen.number(row, APPRAISED, appraised, &styles.points)?;
    pen.difference(row, LOST, [(COMPUTED, computed), (APPRAISED, appraised)], &styles.points)?;
    pen.text(row, VERDICT, &verdict, &styles.centred)?;
    pen.text(row, REASON, &reason, &styles.text)
}

/// The verdict and the reasons that are in force; where the council decided about others, what that did.
fn said(source: &Source<'_>, loss: &Loss<'_>) -> (String, String) {
    let Some(decision) = &loss.decision else { return (source.word("losses-recomputed"), loss.score.reason.clone()) };
    let verdict = decision.verdict.map(|verdict| verdict.text(source.language()).to_owned());
    let reasons = decision.remarks.iter().map(|remark| remark.reason.as_str());
    let reasons: Vec<_> = reasons.filter(|reason| !reason.is_empty()).collect();
    (verdict.unwrap_or_default(), reasons.join("; "))
}

/// How many losses the chart shows.
fn greatest(losses: &[Loss<'_>]) -> u32 {
    let lost = losses.iter().take(SHOWN).take_while(|loss| loss.points().is_some_and(|points| points > 0.0)).count();
    u32::try_from(lost).expect("few are shown")
}

/// The height of a chart with so many bars.
fn height(bars: u32) -> u32 {
    bars * BAR_HEIGHT + FRAME_HEIGHT
}

/// The greatest losses as bars.
fn chart(source: &Source<'_>, pen: &mut Pen<'_>, (tab, first): (&str, u32), bars: u32) -> Result<(), WorkbookError> {
    if bars == 0 {
        return Ok(());
    }
    let words = [("count", f64::from(bars).into())];
    let title = sentence_with("losses-chart", &words, source.language());
    let description = sentence_with("losses-chart-description", &words, source.language());
    let series =
        Series { name: &source.word("losses-lost"), values: Cells::down(tab, (first, LOST), bars), look: Look::Own };
    let caption = Caption { title: &title, description: &description };
    let names = Cells::down(tab, (first, WHOSE), bars);
    let mut drawing = Drawing::bars(caption, names, &[series], Scale::from_zero("0.00"));
    drawing.place(pen, (HEADING_ROW, 0), (CHART_WIDTH, height(bars)))
}

/// How many decisions changed points of each indicator, what was lost altogether, and who lost most.
fn by_indicator(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    (first, below): (u32, u32),
    losses: &[Loss<'_>],
) -> Result<(), WorkbookError> {
    const HEADINGS: [(u16, &str); 5] = [
        (WHOSE, "losses-most"),
        (INDICATOR, "report-indicator"),
        (TITLE, "losses-indicator"),
        (COUNT, "losses-count"),
        (LOST, "losses-lost"),
    ];
    let styles = source.styles;
    pen.blanks(below + 1, 0..LOST + 1, &styles.heading)?;
    for (column, key) in HEADINGS {
        pen.text(below + 1, column, &source.word(key), &styles.heading)?;
    }
    let range = |column| fixed_range((first, column), (below - 1, column));
    let mut indicators: Vec<usize> = losses.iter().map(|loss| loss.score.indicator).collect();
    indicators.sort_unstable();
    indicators.dedup();
    for (row, &indicator) in (below + 2..).zip(&indicators) {
        let own: Vec<_> = losses.iter().filter(|loss| loss.score.indicator == indicator).collect();
        let defined = &source.report.set.indicators()[indicator];
        // The losses stand in order, so that the first is the greatest.
        let most = own.first().filter(|loss| loss.points().is_some_and(|points| points > 0.0));
        let most = most.map(|loss| source.report.set.agencies()[loss.agency].name.as_str());
        let criterion = format!("{},{}", range(INDICATOR), cell(row, INDICATOR));
        let sum: f64 = own.iter().filter_map(|loss| loss.points()).sum();
        pen.text(row, WHOSE, most.unwrap_or_default(), &styles.text)?;
        pen.text(row, INDICATOR, &defined.code, &styles.centred)?;
        pen.text(row, TITLE, defined.title.get(source.language()), &styles.text)?;
        pen.formula(row, COUNT, &format!("=COUNTIF({criterion})"), own.len(), &styles.count)?;
        pen.blanks(row, APPRAISED..LOST, &styles.points)?;
        pen.formula(row, LOST, &format!("=SUMIFS({},{criterion})", range(LOST)), sum, &styles.points)?;
    }
    Ok(())
}
