//! The data: every score of the run as one flat table, for filters and pivot tables.

use dti_criteria::{Member, Tree};
use dti_diagnostics::{Code, Finding, Findings, Language, Text, sentence, sentence_with};
use dti_engine::Scores;
use dti_engine::scores::{Score, Status};
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet};

use super::Source;
use super::live::Live;
use super::nodes::{adds_up, counted_maximum};
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::workbook::address::{fixed_range, range};
use crate::workbook::{Column, FIRST_ROW, Orientation, Page, Pen, SHEET_ROWS, Style};

/// The columns with the widths that their headings need.
const COLUMNS: [(&str, f64); 12] = [
    ("report-agency-code", 12.0),
    ("report-agency", 20.0),
    ("report-cohort", 16.0),
    ("data-path", 20.0),
    ("data-indicator-code", 9.0),
    ("report-self-points", 9.0),
    ("report-computed-points", 9.0),
    ("report-appraised-points", 9.0),
    ("report-final-points", 9.0),
    ("report-maximum", 9.0),
    ("data-counted", 9.0),
    ("report-status", 20.0),
];
/// The columns that other sheets ask for.
const AGENCY: u16 = 0;
const COUNTED: u16 = 10;
/// The widest that a column of texts may be.
const WIDEST: f64 = 80.0;

/// The names of columns of the data.
pub(super) struct DataNames {
    pub(super) agencies: String,
    /// The points that add to the whole as they are.
    pub(super) points: String,
}

/// Whether there is anything to list.
pub(super) fn is_due(source: &Source<'_>) -> bool {
    rows(source).next().is_some()
}

/// Why there is no sheet, where a sheet has fewer rows than there are scores.
pub(super) fn left_out(source: &Source<'_>) -> Option<String> {
    let (rows, most) = (count(source), most());
    let words = [("rows", rows.into()), ("limit", most.into())];
    (rows > most).then(|| sentence_with("ranking-data-left-out", &words, source.language()))
}

/// The most scores that the sheet holds.
fn most() -> usize {
    (SHEET_ROWS - FIRST_ROW) as usize
}

/// Tells if the workbook of the ranking is going to lack its sheet of data.
pub fn forewarn(scores: &Scores, findings: &mut Findings) {
    let scored = scores.by_agency.iter().flatten();
    let rows = scored.filter(|score| score.status != Status::NotScored).count();
    if rows > most() {
        let sheet = |language| sentence("ranking-tab-data", language);
        let finding = Finding::new(Code::SheetLeftOut).with("rows", rows).with("limit", most());
        findings.push(finding.with("sheet", Text::new(sheet(Language::Vi), sheet(Language::En))));
    }
}

/// How many scores there are.
pub(super) fn count(source: &Source<'_>) -> usize {
    rows(source).count()
}

/// Every score with its agency, in the order of the set.
fn rows<'a>(source: &'a Source<'_>) -> impl Iterator<Item = (&'a Dossier<'a>, &'a Score)> {
    let scored = |dossier: &'a Dossier<'a>| {
        let scores = dossier.scores().iter().filter(|score| score.status != Status::NotScored);
        scores.map(move |score| (dossier, score))
    };
    source.dossiers.iter().flat_map(scored)
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: &str,
    live: &mut Live,
) -> Result<(), WorkbookError> {
    let words = Words::new(source);
    let widths = words.widths(source);
    let column = |((key, width), needed): ((&str, f64), f64)| Column::new(source.word(key), needed.max(width));
    let columns: Vec<_> = COLUMNS.into_iter().zip(widths).map(column).collect();
    let page = Page {
        tab: tab.to_owned(),
        title: &source.word("ranking-data-title"),
        subtitle: &source.word("ranking-data-subtitle"),
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: 0,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.set_looks(looks(source))?;
    pen.stream(std::mem::take(&mut live.streams))?;
    let mut row = FIRST_ROW;
    for (dossier, score) in rows(source) {
        write_row(source, &mut pen, row, (dossier, score, &words))?;
        row += 1;
    }
    live.streams = pen.finish_stream()?;
    let last = u16::try_from(COLUMNS.len()).expect("a sheet has few columns") - 1;
    // The writer keeps a note of every cell of a table.
    sheet.add_table(FIRST_ROW - 1, 0, FIRST_ROW, last, &table(source))?;
    let above = (FIRST_ROW - 1, 0);
    live.streams.stretch(range(above, (FIRST_ROW, last)), range(above, (row - 1, last)));
    let mut define =
        |words: &str, column| live.names.define(words, tab, &fixed_range((FIRST_ROW, column), (row - 1, column)));
    live.data = Some(DataNames { agencies: define("data agency", AGENCY), points: define("data points", COUNTED) });
    Ok(())
}

fn looks<'a>(source: &Source<'a>) -> [&'a Style; COLUMNS.len()] {
    let styles = source.styles;
    let (text, points) = (&styles.line, &styles.points);
    [text, text, text, text, text, points, points, points, points, points, points, text]
}

fn table(source: &Source<'_>) -> Table {
    let heading = &source.styles.heading.plain;
    let column = |(key, _)| TableColumn::new().set_header(source.word(key)).set_header_format(heading);
    Table::new().set_name("dti_data").set_style(TableStyle::Light1).set_columns(&COLUMNS.map(column))
}

/// Words that many rows share.
struct Words {
    cohorts: Vec<String>,
    /// By indicator position.
    paths: Vec<String>,
    /// Whether the points add to the whole as they are, by indicator position.
    adds_up: Vec<bool>,
    statuses: [String; Status::ALL.len()],
}

impl Words {
    fn new(source: &Source<'_>) -> Self {
        let (set, language) = (source.report.set, source.language());
        Self {
            cohorts: set.cohorts().iter().map(|cohort| cohort.title.get(language).to_owned()).collect(),
            adds_up: (0..set.indicators().len()).map(|indicator| adds_up(set, indicator)).collect(),
            paths: (0..set.indicators().len()).map(|indicator| path(source, indicator)).collect(),
            statuses: Status::ALL.map(|status| sentence(&format!("report-points-{}", status.as_str()), language)),
        }
    }

    /// What the columns need for their longest texts, which stand in one line.
    fn widths(&self, source: &Source<'_>) -> [f64; COLUMNS.len()] {
        let set = source.report.set;
        let longest = |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| text.chars().count()).max().unwrap_or(0);
        let mut widths = [0; COLUMNS.len()];
        widths[0] = longest(&mut set.agencies().iter().map(|agency| &*agency.code));
        widths[1] = longest(&mut set.agencies().iter().map(|agency| &*agency.name));
        widths[2] = longest(&mut self.cohorts.iter().map(String::as_str));
        widths[3] = longest(&mut self.paths.iter().map(String::as_str));
        widths[4] = longest(&mut set.indicators().iter().map(|indicator| &*indicator.code));
        widths[COLUMNS.len() - 1] = longest(&mut self.statuses.iter().map(String::as_str));
        #[expect(clippy::cast_precision_loss, reason = "texts of cells are short")]
        widths.map(|letters| (letters as f64 + 3.0).min(WIDEST))
    }

    fn status(&self, status: Status) -> &str {
        let position = Status::ALL.iter().position(|&one| one == status);
        position.map_or("", |position| &self.statuses[position])
    }
}

/// The pillars from the top down to the one that an indicator belongs to.
fn path(source: &Source<'_>, indicator: usize) -> String {
    let tree = source.report.set.tree();
    let parent = tree.parent_of_indicator(indicator).unwrap_or(Tree::ROOT);
    let mut pillars = tree.path(parent);
    pillars.retain(|&pillar| pillar != Tree::ROOT);
    let names = pillars.iter().rev().map(|&pillar| source.words().node(Member::Pillar(pillar)));
    names.collect::<Vec<_>>().join(" / ")
}

fn write_row(
    source: &Source<'_>,
    pen: &mut Pen<'_>,
    row: u32,
    (dossier, score, words): (&Dossier<'_>, &Score, &Words),
) -> Result<(), WorkbookError> {
    let (set, styles) = (source.report.set, source.styles);
    let (agency, indicator) = (&set.agencies()[dossier.agency], &set.indicators()[score.indicator]);
    let texts = [&*agency.code, &agency.name, &words.cohorts[agency.cohort], &words.paths[score.indicator]];
    for (column, text) in (0..).zip(texts.into_iter().chain([&*indicator.code])) {
        pen.text(row, column, text, &styles.line)?;
    }
    let maximum = Some(counted_maximum(indicator));
    let points = [score.self_points, score.computed_points, score.appraised_points, score.final_points, maximum];
    let counted = score.final_points.filter(|_| words.adds_up[score.indicator]);
    for (column, points) in (5..).zip(points.into_iter().chain([counted])) {
        pen.number(row, column, points, &styles.points)?;
    }
    pen.text(row, COUNTED + 1, words.status(score.status), &styles.line)
}
