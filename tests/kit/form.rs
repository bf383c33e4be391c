//! A filled-in form, and how it becomes a workbook with the same bytes every time.

use std::io;
use std::path::Path;

use dti_criteria::{Agency, CriteriaSet, Indicator, Member, Tree};
use dti_diagnostics::Language;
use dti_engine::submissions::form::{Heading, Label, answered_inputs, sheet_name};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::MADE_UP;

mod uncached;

/// The language of the agencies' forms.
pub const LANGUAGE: Language = Language::Vi;

/// A day: year, month, day.
pub type Day = (u16, u8, u8);

/// What somebody typed into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number.
    Number(f64),
    /// A share in a cell that is formatted as a percentage.
    Percent(f64),
    /// A day.
    Day(Day),
    /// A text.
    Text(String),
    /// A formula whose reference was deleted: the cell shows `#REF!`.
    BrokenReference,
    /// A formula whose value was never stored, as programs write it that do not calculate.
    FormulaWithoutValue(String),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count.
    #[must_use]
    pub fn count(count: u32) -> Self {
        Self::Number(f64::from(count))
    }

    /// Yes or no as the form writes it.
    #[must_use]
    pub fn yes_no(answer: bool) -> Self {
        Self::text(if answer { "Có" } else { "Không" })
    }
}

/// A filled-in form: what an agency's workbook holds.
#[derive(Debug, Clone)]
pub struct Form {
    /// The name of the form's sheet.
    pub sheet: String,
    /// The general information: label and value.
    pub information: Vec<(String, Cell)>,
    /// The columns in their order: what the cells below are, and what the heading says.
    pub columns: Vec<(Option<Heading>, String)>,
    /// The rows below the headings.
    pub rows: Vec<Row>,
    /// The records sheets.
    pub records: Vec<Records>,
}

/// A row of the form: an indicator, or the caption of a pillar.
#[derive(Debug, Clone)]
pub struct Row {
    /// The code of the indicator or pillar.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The most points.
    pub maximum: f64,
    /// The name of its rule; empty for a pillar.
    pub rule: String,
    /// What to enter.
    pub asked: String,
    /// The figures.
    pub figures: Vec<Option<Cell>>,
    /// The self-scored points.
    pub self_points: Option<Cell>,
    /// The explanation.
    pub explanation: String,
    /// The cited documents.
    pub evidence: String,
}

/// A records sheet.
#[derive(Debug, Clone)]
pub struct Records {
    /// The sheet's name.
    pub sheet: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Form {
    /// The form of an agency of a set, with its stamp and without any figure.
    #[must_use]
    pub fn blank(set: &CriteriaSet, agency: usize) -> Self {
        let figures = set.indicators().iter().map(|indicator| answered_inputs(indicator).len()).max().unwrap_or(0);
        let mut rows = Vec::new();
        add_rows(set, &set.agencies()[agency], Tree::ROOT, &mut rows);
        Self {
            sheet: sheet_name(LANGUAGE).to_owned(),
            information: information(set, agency),
            columns: columns(figures),
            rows,
            records: Vec::new(),
        }
    }

    /// The row of an indicator.
    ///
    /// # Panics
    /// If there is none.
    pub fn row(&mut self, code: &str) -> &mut Row {
        self.rows.iter_mut().find(|row| row.code == code).unwrap_or_else(|| panic!("the form has no row `{code}`"))
    }

    /// The cell of a label.
    ///
    /// # Panics
    /// If there is none.
    pub fn information(&mut self, label: Label) -> &mut Cell {
        let mut lines = self.information.iter_mut();
        let line = lines.find(|(text, _)| text == label.text(LANGUAGE));
        line.map(|(_, value)| value).unwrap_or_else(|| panic!("the form has no label {label:?}"))
    }

    /// Applies a change to every text of the form: labels, headings, titles, answers.
    pub fn change_texts(&mut self, change: impl Fn(&str) -> String) {
        let cell = |cell: &mut Cell| {
            if let Cell::Text(text) = cell {
                *text = change(text);
            }
        };
        self.sheet = change(&self.sheet);
        for (label, value) in &mut self.information {
            *label = change(label);
            cell(value);
        }
        for (_, text) in &mut self.columns {
            *text = change(text);
        }
        for row in &mut self.rows {
            row.figures.iter_mut().flatten().chain(&mut row.self_points).for_each(cell);
            for text in [&mut row.title, &mut row.asked, &mut row.explanation, &mut row.evidence] {
                *text = change(text);
            }
        }
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let bytes = self.workbook().map_err(io::Error::other)?;
        let holds_uncached = self.rows.iter().flat_map(|row| row.figures.iter().flatten());
        let uncached = holds_uncached.filter(|cell| matches!(cell, Cell::FormulaWithoutValue(_))).count() > 0;
        std::fs::write(path, if uncached { uncached::without_values(&bytes)? } else { bytes })
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_ymd(2024, 1, 15)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created).set_comment(MADE_UP));
        let pens = Pens::new();
        self.write_form(workbook.add_worksheet(), &pens)?;
        for records in &self.records {
            records.write(workbook.add_worksheet(), &pens)?;
        }
        workbook.save_to_buffer()
    }

    fn write_form(&self, sheet: &mut Worksheet, pens: &Pens) -> Result<(), XlsxError> {
        sheet.set_name(&self.sheet)?;
        for (line, (label, value)) in (0..).zip(&self.information) {
            sheet.write_string_with_format(line, 0, label, &pens.bold)?;
            pens.write(sheet, line, 1, value)?;
        }
        // One empty row sets the table apart.
        let first = u32::try_from(self.information.len() + 1).expect("a short form");
        for (column, (_, text)) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(first, column, text, &pens.bold)?;
        }
        for (line, row) in (first + 1..).zip(&self.rows) {
            for (column, (heading, _)) in (0..).zip(&self.columns) {
                if let Some(cell) = heading.and_then(|heading| row.cell(heading)) {
                    pens.write(sheet, line, column, &cell)?;
                }
            }
        }
        sheet.set_column_width(1, 60)?;
        sheet.set_freeze_panes(first + 1, 2)?;
        Ok(())
    }
}

impl Row {
    fn cell(&self, heading: Heading) -> Option<Cell> {
        let text = |text: &str| (!text.is_empty()).then(|| Cell::text(text));
        match heading {
            Heading::Code => text(&self.code),
            Heading::Title => text(&self.title),
            Heading::Maximum => Some(Cell::Number(self.maximum)),
            Heading::Rule => text(&self.rule),
            Heading::Asked => text(&self.asked),
            Heading::Figure(number) => self.figures.get(number - 1).cloned().flatten(),
            Heading::Check => None,
            Heading::SelfPoints => self.self_points.clone(),
            Heading::Explanation => text(&self.explanation),
            Heading::Evidence => text(&self.evidence),
        }
    }
}

impl Records {
    fn write(&self, sheet: &mut Worksheet, pens: &Pens) -> Result<(), XlsxError> {
        sheet.set_name(&self.sheet)?;
        for (column, heading) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, heading, &pens.bold)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                pens.write(sheet, line, column, cell)?;
            }
        }
        Ok(())
    }
}

/// The columns that somebody fills in; nothing in them is live.
fn columns(figures: usize) -> Vec<(Option<Heading>, String)> {
    let typed = Heading::all(figures).into_iter().filter(|heading| *heading != Heading::Check);
    typed.map(|heading| (Some(heading), heading.text(LANGUAGE))).collect()
}

fn information(set: &CriteriaSet, agency: usize) -> Vec<(String, Cell)> {
    let agency = &set.agencies()[agency];
    let value = |label| match label {
        Label::AgencyCode => Cell::text(&agency.code),
        Label::AgencyName => Cell::text(&agency.name),
        Label::CriteriaSet => Cell::text(set.id()),
        Label::Author => Cell::text(MADE_UP),
        Label::Telephone => Cell::text("028 0000 0000"),
        Label::Email => Cell::text(format!("{}@example.org", agency.code)),
        Label::Date => Cell::Day((2024, 1, 15)),
    };
    Label::ALL.into_iter().map(|label| (label.text(LANGUAGE).to_owned(), value(label))).collect()
}

/// Adds a caption for each pillar and a row for each indicator that applies to the agency.
fn add_rows(set: &CriteriaSet, agency: &Agency, pillar: usize, rows: &mut Vec<Row>) {
    for &member in &set.tree().pillars[pillar].members {
        match member {
            Member::Indicator(indicator) => {
                let indicator = &set.indicators()[indicator];
                rows.extend(indicator.applies_to(agency).then(|| Row::of(indicator)));
            }
            Member::Pillar(position) => {
                let start = rows.len();
                add_rows(set, agency, position, rows);
                if rows.len() > start {
                    let pillar = &set.tree().pillars[position];
                    rows.insert(start, Row::caption(&pillar.code, pillar.title.get(LANGUAGE), pillar.points));
                }
            }
        }
    }
}

impl Row {
    /// The caption of a pillar.
    #[must_use]
    pub fn caption(code: &str, title: &str, maximum: f64) -> Self {
        Self {
            code: code.to_owned(),
            title: title.to_owned(),
            maximum,
            rule: String::new(),
            asked: String::new(),
            figures: Vec::new(),
            self_points: None,
            explanation: String::new(),
            evidence: String::new(),
        }
    }

    fn of(indicator: &Indicator) -> Self {
        let asked = (1..).zip(answered_inputs(indicator)).map(|(number, position)| {
            let heading = Heading::Figure(number).text(LANGUAGE);
            format!("{heading}: {}", indicator.inputs[position].title.get(LANGUAGE))
        });
        Self {
            rule: indicator.rule_name().to_owned(),
            asked: asked.collect::<Vec<_>>().join("; "),
            ..Self::caption(&indicator.code, indicator.title.get(LANGUAGE), indicator.maximum)
        }
    }
}

/// The formats of cells.
struct Pens {
    bold: Format,
    percent: Format,
    day: Format,
}

impl Pens {
    fn new() -> Self {
        Self {
            bold: Format::new().set_bold(),
            percent: Format::new().set_num_format("0.0%"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
        }
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Number(number) => sheet.write_number(row, column, *number)?,
            Cell::Percent(share) => sheet.write_number_with_format(row, column, *share, &self.percent)?,
            Cell::Day((year, month, day)) => sheet.write_datetime_with_format(
                row,
                column,
                &ExcelDateTime::from_ymd(*year, *month, *day)?,
                &self.day,
            )?,
            Cell::Text(text) => sheet.write_string(row, column, text)?,
            Cell::BrokenReference => sheet.write_formula(row, column, Formula::new("=#REF!").set_result("#REF!"))?,
            Cell::FormulaWithoutValue(formula) => {
                sheet.write_formula(row, column, Formula::new(formula).set_result(uncached::MARK))?
            }
        };
        Ok(())
    }
}
