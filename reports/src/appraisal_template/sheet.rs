//! The table: what the run says, locked and grey, and beside it the cells that the council fills in.

use std::collections::BTreeMap;

use dti_criteria::Kind;
use dti_diagnostics::{Argument, Language, cell_address, sentence, sentence_with};
use dti_engine::appraisals::form::{Heading, Label, Verdict};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, Formula, ProtectionOptions, Worksheet};

use super::AppraisalTemplate;
use super::rows::Row;
use crate::readback::MetricRow;
use crate::template::entry;
use crate::wording::FigureWords;
use crate::workbook::{Column, Lists, Orientation, Pen, Style, Styles, headings, set_up_paper};
use crate::{InputRecord, RuleRecord, WorkbookError};

/// The row of the headings: labels and a blank row stand above.
const HEADING_ROW: u32 = Label::ALL.len() as u32 + 1;
const FIRST_ROW: u32 = HEADING_ROW + 1;
/// Rows below the table for the remarks of further members.
const SPARE_ROWS: u32 = 100;
/// Points without bounds lie within these.
const HUGE: &str = "1E+15";

struct Table<'a> {
    template: &'a AppraisalTemplate,
    styles: &'a Styles,
    choices: &'a Lists<'a>,
    figures: FigureWords,
    headings: Vec<Heading>,
}

pub(super) fn write(
    template: &AppraisalTemplate,
    styles: &Styles,
    choices: &Lists<'_>,
    sheet: &mut Worksheet,
    tab: String,
) -> Result<(), WorkbookError> {
    let most = template.run.rules.iter().map(|rule| answered(rule).count()).max().unwrap_or_default();
    let figures = FigureWords::new(template.language);
    let table = Table { template, styles, choices, figures, headings: Heading::all(most) };
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Landscape);
    let mut pen = Pen::new(sheet);
    table.labels(&mut pen)?;
    headings(&mut pen, HEADING_ROW, &table.columns(), styles)?;
    for (row, content) in (FIRST_ROW..).zip(&template.rows) {
        table.row(&mut pen, row, content)?;
    }
    for row in table.end()..table.end() + SPARE_ROWS {
        table.spare(&mut pen, row)?;
    }
    pen.finish()?;
    table.validate(sheet)?;
    let frozen = table.column(Heading::Minimum);
    sheet.set_freeze_panes(FIRST_ROW, frozen)?.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    let last = u16::try_from(table.headings.len() - 1).expect("a rule reads few figures");
    sheet.autofilter(HEADING_ROW, 0, table.end() + SPARE_ROWS - 1, last)?;
    let allowed =
        ProtectionOptions { format_columns: true, format_rows: true, use_autofilter: true, ..Default::default() };
    sheet.protect_with_options(&allowed);
    Ok(())
}

/// The inputs that the agency enters itself, with their positions: `Heading::Figure(1)` corrects the first.
fn answered(rule: &RuleRecord) -> impl Iterator<Item = (usize, &InputRecord)> {
    let entered = |source: &str| matches!(source, "answer" | "answer-unless-outside");
    rule.inputs.iter().enumerate().filter(move |(_, input)| entered(&input.source))
}

fn kind(input: &InputRecord) -> Kind {
    match input.kind.as_str() {
        "count" => Kind::Count,
        "percent" => Kind::Percent,
        "date" => Kind::Date,
        // Options come from a list with a name, and look as yes and no do.
        "yes-no" | "choice" => Kind::YesNo,
        _ => Kind::Number,
    }
}

impl Table<'_> {
    fn language(&self) -> Language {
        self.template.language
    }

    fn column(&self, heading: Heading) -> u16 {
        let position = self.headings.iter().position(|known| *known == heading).unwrap_or_default();
        u16::try_from(position).expect("a rule reads few figures")
    }

    /// The row below the last one.
    fn end(&self) -> u32 {
        FIRST_ROW + u32::try_from(self.template.rows.len()).expect("a sheet holds a million rows")
    }

    fn labels(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        let run = &self.template.run;
        for (row, label) in (0..).zip(Label::ALL) {
            pen.text(row, 0, label.text(self.language()), &self.styles.label)?;
            match label {
                Label::CriteriaSet => pen.text(row, 1, &run.set.id, &self.styles.value)?,
                Label::Digest => pen.text(row, 1, &run.set.digest, &self.styles.value)?,
                Label::RunDate => pen.text(row, 1, &run.manifest.at.to_string(), &self.styles.value)?,
                Label::Date => pen.blanks(row, 1..2, &entry::look(&self.styles.input, &Kind::Date))?,
            }
        }
        Ok(())
    }

    fn columns(&self) -> Vec<Column> {
        let width = |heading| match heading {
            Heading::Agency | Heading::AgencyName | Heading::Title => 22.0,
            Heading::Submitted | Heading::Evidence | Heading::Explanation | Heading::Reason => 28.0,
            Heading::Status | Heading::Verdict | Heading::Members => 16.0,
            Heading::Figure(_) | Heading::Date => 12.0,
            _ => 10.0,
        };
        self.headings.iter().map(|&heading| Column::new(heading.text(self.language()), width(heading))).collect()
    }

    fn row(&self, pen: &mut Pen<'_>, row: u32, content: &Row) -> Result<(), WorkbookError> {
        for (column, &heading) in (0..).zip(&self.headings) {
            if Heading::GIVEN.contains(&heading) {
                self.given(pen, (row, column), heading, content)?;
            } else {
                pen.blanks(row, column..column + 1, &self.input_look(heading, content))?;
            }
        }
        Ok(())
    }

    fn given(
        &self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        heading: Heading,
        content: &Row,
    ) -> Result<(), WorkbookError> {
        match self.given_number(heading, content) {
            Some(number) => pen.number(row, column, number, &self.styles.given_points),
            None => pen.text(row, column, &self.given_text(heading, content), &self.styles.given),
        }
    }

    /// The number of a column of numbers.
    fn given_number(&self, heading: Heading, content: &Row) -> Option<Option<f64>> {
        let (score, rule) = (&content.score, self.rule(content));
        let bound = |bound: f64| rule.bounded.then_some(bound);
        match heading {
            Heading::Minimum => Some(bound(rule.minimum)),
            Heading::Maximum => Some(bound(rule.maximum)),
            Heading::SelfPoints => Some(score.self_points),
            Heading::Computed => Some(score.computed_points),
            Heading::Final => Some(score.final_points),
            _ => None,
        }
    }

    fn given_text(&self, heading: Heading, content: &Row) -> String {
        let score = &content.score;
        match heading {
            Heading::Agency => score.agency.clone(),
            Heading::AgencyName => content.name.clone(),
            Heading::Code => score.indicator.clone(),
            Heading::Title => self.rule(content).title.get(self.language()).to_owned(),
            Heading::Submitted => self.submitted(content),
            Heading::Status => sentence(&format!("report-points-{}", score.status), self.language()),
            Heading::Evidence => score.evidence.clone(),
            _ => score.explanation.clone(),
        }
    }

    fn rule(&self, content: &Row) -> &RuleRecord {
        &self.template.run.rules[content.rule]
    }

    /// The figures in words, numbered as their corrections are.
    fn submitted(&self, content: &Row) -> String {
        let rule = self.rule(content);
        let numbers: BTreeMap<usize, usize> = answered(rule).map(|(input, _)| input).zip(1..).collect();
        let line = |(position, input): (usize, &InputRecord)| {
            let title = input.title.get(self.language());
            let figure = self.figure(input, content.metrics[position].as_ref());
            let number = numbers.get(&position).map(|number| format!("({number}) ")).unwrap_or_default();
            format!("{number}{title}: {figure}")
        };
        rule.inputs.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    fn figure(&self, input: &InputRecord, metric: Option<&MetricRow>) -> String {
        let options: Vec<_> = input.options.iter().map(|option| &option.title).collect();
        let words = |value| self.figures.of_kind(value, &input.kind, &options);
        let figure = words(metric.and_then(|metric| metric.value));
        match metric.and_then(|metric| metric.corrected_value) {
            Some(corrected) => {
                let words = [("figure", Argument::from(figure)), ("corrected", words(Some(corrected)).into())];
                sentence_with("appraisal-corrected", &words, self.language())
            }
            None => figure,
        }
    }

    fn input_look(&self, heading: Heading, content: &Row) -> Style {
        let input = &self.styles.input;
        match heading {
            Heading::Figure(number) => match answered(self.rule(content)).nth(number - 1) {
                Some((_, record)) => entry::look(input, &kind(record)),
                None => self.styles.unused.clone(),
            },
            _ => self.look(heading),
        }
    }

    fn look(&self, heading: Heading) -> Style {
        let input = &self.styles.input;
        match heading {
            Heading::Points => entry::look(input, &Kind::Number),
            Heading::Verdict => entry::look(input, &Kind::YesNo),
            Heading::Date => entry::look(input, &Kind::Date),
            // As text, so that 6.10 stays 6.10.
            Heading::Agency | Heading::Code => plain(input.plain.clone().set_num_format("@")),
            _ => input.clone(),
        }
    }

    /// A row that a further member fills in.
    fn spare(&self, pen: &mut Pen<'_>, row: u32) -> Result<(), WorkbookError> {
        for (column, &heading) in (0..).zip(&self.headings) {
            let given = Heading::GIVEN.contains(&heading) && !matches!(heading, Heading::Agency | Heading::Code);
            let look = if given { self.styles.given.clone() } else { self.look(heading) };
            pen.blanks(row, column..column + 1, &look)?;
        }
        Ok(())
    }

    /// What the cells take: whole columns at once, and figures input by input.
    fn validate(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let last = self.end() + SPARE_ROWS - 1;
        let date = entry::validation(&Kind::Date, (None, None), &[String::new(), String::new()])?;
        let date = date.expect("dates have a validation");
        let verdicts = DataValidation::new().allow_list_strings(&Verdict::ALL.map(|one| one.text(self.language())))?;
        for (heading, validation) in
            [(Heading::Points, self.points()), (Heading::Verdict, verdicts), (Heading::Date, date.clone())]
        {
            let column = self.column(heading);
            sheet.add_data_validation(FIRST_ROW, column, last, column, &validation)?;
        }
        let label = Label::ALL.iter().position(|label| *label == Label::Date).unwrap_or_default();
        let label = u32::try_from(label).expect("there are four labels");
        sheet.add_data_validation(label, 1, label, 1, &date)?;
        self.validate_figures(sheet)
    }

    /// Between the bounds that stand in the same row.
    fn points(&self) -> DataValidation {
        let bound = |heading, otherwise: &str| {
            let cell = format!("${}", cell_address(FIRST_ROW, self.column(heading).into()));
            Formula::new(format!("=IF({cell}=\"\",{otherwise},{cell})"))
        };
        let bounds = (bound(Heading::Minimum, &format!("-{HUGE}")), bound(Heading::Maximum, HUGE));
        DataValidation::new().allow_decimal_number_formula(DataValidationRule::Between(bounds.0, bounds.1))
    }

    /// One validation for all cells of an input: a sheet takes no more than some ten thousand of them.
    fn validate_figures(&self, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
        let mut cells: BTreeMap<(usize, usize), Vec<(u32, u16)>> = BTreeMap::new();
        for (row, content) in (FIRST_ROW..).zip(&self.template.rows) {
            for (number, (input, _)) in (1..).zip(answered(self.rule(content))) {
                cells.entry((content.rule, input)).or_default().push((row, self.column(Heading::Figure(number))));
            }
        }
        for ((rule, input), cells) in cells {
            let Some(validation) = self.figure_validation(rule, input)? else { continue };
            let range =
                cells.iter().map(|&(row, column)| cell_address(row, column.into())).collect::<Vec<_>>().join(" ");
            let (row, column) = cells[0];
            sheet.add_data_validation(row, column, row, column, &validation.set_multi_range(range))?;
        }
        Ok(())
    }

    fn figure_validation(&self, rule: usize, input: usize) -> Result<Option<DataValidation>, WorkbookError> {
        let record = &self.template.run.rules[rule].inputs[input];
        let yes_no = ["report-yes", "report-no"].map(|key| sentence(key, self.language()));
        let validation = match self.choices.name(rule, input) {
            Some(name) => Some(entry::from_list(name)),
            None => entry::validation(&kind(record), (record.minimum, record.maximum), &yes_no)?,
        };
        let refusal = sentence("appraisal-refusal", self.language());
        let (title, about) = (&self.template.run.rules[rule].indicator, record.title.get(self.language()));
        let messages = entry::Messages { title, about, refusal: &refusal };
        validation.map(|validation| entry::with_messages(validation, &messages)).transpose()
    }
}

fn plain(format: Format) -> Style {
    format.set_align(FormatAlign::VerticalCenter).into()
}
