//! Between which ranks each agency comes out when everything uncertain is drawn anew, cohort by cohort with a chart; and
//! what each uncertain choice does to the ranks.

use dti_diagnostics::{Argument, sentence_with};
use dti_engine::robustness::{RankInterval, Uncertainty};
use rust_xlsxwriter::Worksheet;

use super::Source;
use super::standing::banner;
use crate::WorkbookError;
use crate::robustness::source_in_words;
use crate::workbook::{Caption, Cells, Column, Drawing, HEADING_ROW, Look, Pen, Scale, Series, Styles};

const NAME: u16 = 0;
const RANK: u16 = 1;
const LOW: u16 = 2;
const MEDIAN: u16 = 3;
const HIGH: u16 = 4;
const WIDTH: u16 = 5;
/// What the bars are drawn from: where they begin, how far it is to the median, and from there to the end.
const BEGIN: u16 = 6;
const TO_MEDIAN: u16 = 7;
const TO_END: u16 = 8;
/// The first column of the charts.
const CHART: u16 = 9;

/// The columns of the choices.
const SHIFT: u16 = RANK;

/// A rank covers its number by so much on both sides, so that a rank that never changes has a bar, too.
const HALF: f64 = 0.5;

/// In pixels: the width of a chart, and what it needs in height for each bar and beside them.
const CHART_WIDTH: u32 = 640;
const BAR_HEIGHT: u32 = 24;
const FRAME_HEIGHT: u32 = 110;
/// The usual height of a row in pixels.
const ROW_HEIGHT: u32 = 20;
/// In hundredths: as wide as a page. Only sheets of a given scale keep breaks between pages.
const PRINT_SCALE: u16 = 60;

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: &str,
    uncertainty: &Uncertainty,
) -> Result<(), WorkbookError> {
    let styles = Styles::lined(source.report.set.decimals());
    let source = &Source { styles: &styles, ..*source };
    let columns = columns(source);
    let mut pen = source.canvas(sheet, tab, "intervals-title", &columns)?;
    pen.sheet.set_print_scale(PRINT_SCALE);
    let words = [("draws", Argument::from(uncertainty.draws)), ("seed", uncertainty.seed.to_string().into())];
    let how = sentence_with("intervals-how", &words, source.language());
    pen.text(HEADING_ROW, 0, &how, &source.styles.value)?;
    let mut row = choices(source, &mut pen, HEADING_ROW + 2, uncertainty)? + 1;
    let mut breaks = Vec::new();
    for cohort in 0..source.report.set.cohorts().len() {
        let own: Vec<_> = uncertainty.agencies.iter().filter(|one| one.cohort == cohort).collect();
        if !own.is_empty() {
            breaks.push(row);
            let title = source.report.set.cohorts()[cohort].title.get(source.language());
            row = Part { source, pen: &mut pen, tab, title, columns: &columns }.write(row, &own)?;
        }
    }
    pen.sheet.set_page_breaks(&breaks)?;
    pen.finish()
}

fn columns(source: &Source<'_>) -> [Column; CHART as usize] {
    let column = |key, width| Column::new(source.word(key), width);
    [
        column("report-agency", 40.0),
        column("report-rank", 9.0),
        column("intervals-low", 9.0),
        column("intervals-median", 9.0),
        column("intervals-high", 9.0),
        column("intervals-width", 9.0),
        column("intervals-begin", 10.0),
        column("intervals-to-median", 10.0),
        column("intervals-to-end", 10.0),
    ]
}

/// What each uncertain choice does to the ranks if it alone is uncertain; returns the row below.
fn choices(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    first: u32,
    uncertainty: &Uncertainty,
) -> Result<u32, WorkbookError> {
    pen.text(first, NAME, &source.word("robustness-choice"), &source.styles.heading)?;
    pen.text(first, SHIFT, &source.word("intervals-shift"), &source.styles.heading)?;
    let mut row = first + 1;
    for effect in &uncertainty.sources {
        let words = source_in_words(source.report.set, effect.source, source.language());
        pen.text(row, NAME, &words, &source.styles.text)?;
        pen.number(row, SHIFT, Some(effect.shift), &source.styles.amount)?;
        row += 1;
    }
    Ok(row)
}

/// The intervals of one cohort, in the making.
struct Part<'a, 'p, 's> {
    source: &'a Source<'a>,
    pen: &'p mut Pen<'s>,
    tab: &'a str,
    title: &'a str,
    columns: &'a [Column],
}

impl Part<'_, '_, '_> {
    /// Writes the table and beside it the chart; returns the row below both.
    fn write(&mut self, first: u32, intervals: &[&RankInterval]) -> Result<u32, WorkbookError> {
        banner(self.source, self.pen, (first, CHART), self.title)?;
        for (column, heading) in (0..).zip(self.columns) {
            self.pen.text(first + 1, column, &heading.heading, &self.source.styles.heading)?;
        }
        for (row, interval) in (first + 2..).zip(intervals) {
            self.row(row, interval)?;
        }
        let ranked = intervals.iter().take_while(|one| one.median.is_some()).count();
        let [ranked, all] = [ranked, intervals.len()].map(|count| u32::try_from(count).expect("a sheet holds them"));
        let height = ranked * BAR_HEIGHT + FRAME_HEIGHT;
        if ranked > 0 {
            self.chart(first + 2, (ranked, height))?;
        }
        Ok((first + 2 + all).max(first + 2 + height / ROW_HEIGHT) + 1)
    }

    fn row(&mut self, row: u32, interval: &RankInterval) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        let agency = &self.source.report.set.agencies()[interval.agency];
        let RankInterval { low, median, high, .. } = *interval;
        let bars = low
            .zip(median)
            .zip(high)
            .map(|((low, median), high)| [low - HALF, median - low + HALF, high - median + HALF].map(Some));
        self.pen.text(row, NAME, &agency.name, &styles.text)?;
        self.pen.count(row, RANK, interval.nominal.map(|rank| rank as usize), &styles.count)?;
        for (column, rank) in [(LOW, low), (MEDIAN, median), (HIGH, high)] {
            self.pen.number(row, column, rank, &styles.amount)?;
        }
        self.pen.difference(row, WIDTH, [(HIGH, high), (LOW, low)], &styles.amount)?;
        for (column, length) in [BEGIN, TO_MEDIAN, TO_END].into_iter().zip(bars.unwrap_or_default()) {
            self.pen.number(row, column, length, &styles.amount)?;
        }
        Ok(())
    }

    fn chart(&mut self, first: u32, (ranked, height): (u32, u32)) -> Result<(), WorkbookError> {
        let words = [("cohort", self.title.into())];
        let say = |key| sentence_with(key, &words, self.source.language());
        // What is not seen needs no name in the legend, and a series without one would get a number.
        let names = [" ".to_owned(), say("intervals-bar-low"), say("intervals-bar-high")];
        let cells = |column| Cells::down(self.tab, (first, column), ranked);
        let looks = [(BEGIN, Look::Empty), (TO_MEDIAN, Look::Own), (TO_END, Look::Middle)];
        let series = |(name, (column, look))| Series { name, values: cells(column), look };
        let series: Vec<_> = names.iter().map(String::as_str).zip(looks).map(series).collect();
        let (title, description) = (say("intervals-chart"), say("intervals-chart-description"));
        let caption = Caption { title: &title, description: &description };
        let scale = Scale { least: 0.0, most: Some(f64::from(ranked) + 1.0), step: None, format: "0" };
        let mut drawing = Drawing::intervals(caption, cells(NAME), &series, scale);
        drawing.place(self.pen, (first - 1, CHART), (CHART_WIDTH, height))
    }
}

#[cfg(test)]
mod tests {
    use calamine::Data;
    use dti_diagnostics::Language;
    use dti_engine::robustness::{Source as Choice, SourceEffect};

    use super::*;
    use crate::fixture::Fixture;
    use crate::render_tests::{Rendered, at, parts, text};
    use crate::{Report, Run, render};

    fn uncertainty() -> Uncertainty {
        let interval = |agency, nominal, low, median, high| RankInterval {
            agency,
            cohort: 0,
            nominal: Some(nominal),
            low: Some(low),
            median: Some(median),
            high: Some(high),
            mean: Some(median),
            ranked: 100,
        };
        Uncertainty {
            seed: 7,
            draws: 100,
            recompositions: 100,
            agencies: vec![interval(0, 1, 1.0, 1.0, 2.0), interval(1, 2, 2.0, 2.0, 2.0)],
            sources: vec![SourceEffect { source: Choice::Weights, shift: 0.25, alternatives: Vec::new(), sobol: None }],
        }
    }

    fn rendered() -> Rendered {
        let (fixture, home, uncertainty) = (Fixture::new(), tempfile::tempdir().unwrap(), uncertainty());
        let report = Report { robustness: Some(&uncertainty), ..fixture.report(Language::En) };
        render(&report, &home.path().join("out"), &()).unwrap();
        Rendered::in_folder(home)
    }

    #[test]
    fn intervals_are_shown_with_bars_that_a_fixed_rank_has_too() {
        let run = rendered();
        let sheet = run.sheet("ranking.xlsx", "Robustness");
        let row = |code: &str| {
            let row = (4..20).find(|&row| at(&sheet, row, 0) == text(code)).unwrap();
            (1..9).map(|column| at(&sheet, row, column)).collect::<Vec<_>>()
        };
        let numbers = |numbers: [f64; 8]| numbers.map(Data::Float).to_vec();
        assert_eq!(row("Sở Y tế"), numbers([1.0, 1.0, 1.0, 2.0, 1.0, 0.5, 0.5, 1.5]));
        assert_eq!(row("=Sở Tài chính"), numbers([2.0, 2.0, 2.0, 2.0, 0.0, 1.5, 0.5, 0.5]));
        let parts = parts(&std::fs::read(run.out().join("ranking.xlsx")).unwrap());
        let chart =
            parts.iter().find(|(name, chart)| name.contains("/charts/") && chart.contains("Robustness")).unwrap();
        assert!(chart.1.contains("<c:grouping val=\"stacked\"/>") && chart.1.contains("<a:noFill/>"), "{}", chart.1);
    }

    #[test]
    fn a_run_records_what_its_intervals_were_made_from() {
        let run = rendered();
        let record = Run::read(&run.out()).unwrap();
        assert_eq!(record.robustness.map(|one| (one.seed, one.draws)), Some((7, 100)));
        for file in ["rank-intervals.csv", "uncertain-choices.csv"] {
            assert!(record.outputs.contains_key(file) && run.out().join(file).is_file(), "{file}");
        }
        assert_eq!(Run::read(&Rendered::new().out()).unwrap().robustness, None);
    }
}
