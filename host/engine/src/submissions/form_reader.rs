//! One form as a submission: whose it is, its answers, self-scored points, explanations and evidence.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{Agency, CriteriaSet, Indicator, InputSource, Kind};
use dti_diagnostics::{Argument, Code, Finding, Language, Place, Text};

use super::cell::{Wanted, figure, is_missing, text as text_of_cell};
use super::evidence::Days;
use super::form::{self, Heading, Label, answered_inputs, asks_self_points};
use super::grid::{Cell, Content, Grid, Row};
use super::headings::{Layout, corrected, form_heading, layout};
use super::labels::{Labels, agency, check_set};
use super::rows::{FormRow, Rows};
use super::stamp::Stamp;
use super::vocabulary::Vocabulary;
use super::{Answer, Entry, Submission, Supplier};
use crate::text;

/// The template that a form was filled in on.
#[derive(Clone, Copy)]
pub(super) struct Template<'a> {
    /// What it says of itself.
    pub(super) stamp: &'a Stamp,
    /// Whether its workbook holds no other form.
    pub(super) alone: bool,
}

/// Reads a sheet whose heading row is a form's. None if its agency is not known.
pub(super) fn read(
    vocabulary: &Vocabulary<'_>,
    file: &str,
    grid: &Grid,
    headings: Row<'_>,
    template: Template<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Submission> {
    let set = vocabulary.set;
    let mut own = Vec::new();
    let layout = layout(file, grid, headings, form_heading, &mut own);
    let labels = Labels::read(grid, layout.row);
    let agency = agency(vocabulary, file, grid, &labels, &mut own);
    let mut submission = Submission::empty(agency.unwrap_or_default());
    submission.information = labels.information();
    let code = agency.map(|agency| set.agencies()[agency].code.as_str());
    let of_template = template.stamp.refusal(set, code).map(|refusal| refusal.at(grid.whole(file)));
    if let Some(mismatch) = of_template.or_else(|| check_set(set, file, grid, &labels)) {
        // Rows of another edition would only bring findings that mislead.
        own.push(mismatch);
    } else {
        let place = labels.place(Label::AgencyCode, file, grid);
        let oddities = template.stamp.oddities(set, agency, template.alone).into_iter();
        own.extend(oddities.map(|oddity| oddity.at(place.clone())));
        let agency = agency.map(|agency| &set.agencies()[agency]);
        let days = Days::of(set).filled_in(labels.date());
        let mut form = Form { vocabulary, set, file, grid, layout, template, agency, days, findings: &mut own };
        form.rows(&mut submission);
    }
    findings.extend(own.into_iter().map(|finding| tagged(finding, code)));
    agency.map(|_| submission)
}

/// Names the agency that a finding concerns, where it is known.
pub(super) fn tagged(finding: Finding, agency: Option<&str>) -> Finding {
    match agency {
        Some(code) => finding.agency(code),
        None => finding,
    }
}

struct Form<'a> {
    vocabulary: &'a Vocabulary<'a>,
    set: &'a CriteriaSet,
    file: &'a str,
    grid: &'a Grid,
    layout: Layout<Heading>,
    template: Template<'a>,
    agency: Option<&'a Agency>,
    days: Days,
    findings: &'a mut Vec<Finding>,
}

impl Form<'_> {
    fn rows(&mut self, submission: &mut Submission) {
        self.findings.extend(self.grid.faults(self.file));
        self.missing_columns();
        let layout = self.layout.clone();
        let rows = Rows { vocabulary: self.vocabulary, file: self.file, grid: self.grid, layout: &layout };
        let rows = rows.resolve(self.findings);
        for row in &rows {
            self.row(row, submission);
        }
        self.missing_rows(&rows.iter().map(|row| row.indicator).collect());
    }

    /// Whether an indicator applies; all do while the agency is not known.
    fn applies(&self, indicator: &Indicator) -> bool {
        self.agency.is_none_or(|agency| indicator.applies_to(agency))
    }

    fn missing_columns(&mut self) {
        let applicable: Vec<_> = self.set.indicators().iter().filter(|indicator| self.applies(indicator)).collect();
        let figures = applicable.iter().map(|indicator| answered_inputs(indicator).len()).max().unwrap_or_default();
        let mut needed: Vec<_> = (1..=figures).map(Heading::Figure).collect();
        if applicable.iter().any(|indicator| asks_self_points(indicator)) {
            needed.push(Heading::SelfPoints);
        }
        for heading in needed.into_iter().filter(|heading| !self.layout.columns.contains_key(heading)) {
            let place = self.grid.place(self.file, self.layout.row, 0);
            self.findings.push(Finding::new(Code::ColumnMissing).with("column", title(heading)).at(place));
        }
    }

    fn missing_rows(&mut self, present: &BTreeSet<usize>) {
        if self.agency.is_none() {
            return;
        }
        for (position, indicator) in self.set.indicators().iter().enumerate() {
            let asked = !answered_inputs(indicator).is_empty() || asks_self_points(indicator);
            if asked && self.applies(indicator) && !present.contains(&position) {
                let finding = Finding::new(Code::RowMissing).with("code", &indicator.code).indicator(&indicator.code);
                self.findings.push(finding.at(self.grid.whole(self.file)).asked_by(indicator.place.clone()));
            }
        }
    }

    fn row(&mut self, row: &FormRow<'_>, submission: &mut Submission) {
        let indicator = &self.set.indicators()[row.indicator];
        if !self.applies(indicator) {
            let reason =
                Text::new("chỉ số này không áp dụng cho nhóm của đơn vị", "the indicator does not apply to the agency");
            return self.ignore_figures(row, 0, &reason);
        }
        if self.template.stamp.is_there() {
            self.locked_cells(row, indicator);
        }
        let asked = answered_inputs(indicator);
        for (number, &input) in asked.iter().enumerate() {
            if let Some(answer) = self.answer(row, indicator, number + 1, input) {
                submission.answers.insert((row.indicator, input), answer);
            } else if let Some(&column) = self.layout.columns.get(&Heading::Figure(number + 1)) {
                let place = self.grid.place(self.file, row.code.row, column);
                submission.blanks.insert((row.indicator, input), place);
            }
        }
        let reason =
            Text::new("chỉ số này không hỏi số liệu ở cột ấy", "the indicator asks for no figure in this column");
        self.ignore_figures(row, asked.len(), &reason);
        let entry = self.entry(row, indicator);
        if let (None, Some(&column)) = (&entry.self_points, self.layout.columns.get(&Heading::SelfPoints)) {
            let place = || self.grid.place(self.file, row.code.row, column);
            let own = indicator.inputs.iter().enumerate().filter(|(_, input)| input.source == InputSource::SelfPoints);
            submission.blanks.extend(own.map(|(input, _)| ((row.indicator, input), place())));
        }
        submission.entries.insert(row.indicator, entry);
    }

    /// Tells what a template locks and somebody changed all the same: the title and the most points.
    fn locked_cells(&mut self, row: &FormRow<'_>, indicator: &Indicator) {
        let limit = form::limit(indicator);
        for heading in [Heading::Title, Heading::Maximum] {
            let Some(cell) = self.cell(row, heading) else { continue };
            let expected: Argument = match heading {
                Heading::Title if is_one_of(&cell.raw(), &indicator.title) => continue,
                Heading::Title => indicator.title.clone().into(),
                _ if indicator.rule.is_none() || is_number(cell, limit) => continue,
                _ => limit.into(),
            };
            let finding = Finding::new(Code::LockedCellChanged).with("column", title(heading));
            let finding = finding.with("code", &indicator.code).with("value", cell.quoted()).with("expected", expected);
            let finding = finding.indicator(&indicator.code).asked_by(indicator.place.clone());
            self.findings.push(finding.at(cell.place(self.file, &self.grid.sheet)));
        }
    }

    fn cell<'b>(&self, row: &FormRow<'b>, heading: Heading) -> Option<Cell<'b>> {
        row.cells.at(*self.layout.columns.get(&heading)?)
    }

    fn answer(&mut self, row: &FormRow<'_>, indicator: &Indicator, number: usize, input: usize) -> Option<Answer> {
        let input = &indicator.inputs[input];
        let cell = self.cell(row, Heading::Figure(number))?;
        let place = cell.place(self.file, &self.grid.sheet);
        match answer(cell, &Wanted::from(input), place.clone()) {
            Ok(answer) => {
                if answer.is_some() {
                    let corrected = corrected(self.file, self.grid, cell);
                    self.findings.extend(corrected.map(|finding| finding.indicator(&indicator.code)));
                }
                answer
            }
            Err(refusal) => {
                let finding = refusal.finding(&input.title, &cell.quoted()).indicator(&indicator.code);
                self.findings.push(finding.at(place).asked_by(input.place.clone()));
                None
            }
        }
    }

    /// Tells the figures of a row behind the first `asked` ones.
    fn ignore_figures(&mut self, row: &FormRow<'_>, asked: usize, reason: &Text) {
        let code = &self.set.indicators()[row.indicator].code;
        for (heading, &column) in &self.layout.columns {
            let Heading::Figure(number) = *heading else { continue };
            let Some(cell) = row.cells.at(column).filter(|&cell| number > asked && !is_blank(cell)) else {
                continue;
            };
            let finding = Finding::new(Code::AnswerIgnored).with("value", cell.quoted()).with("reason", reason.clone());
            self.findings.push(finding.indicator(code).at(cell.place(self.file, &self.grid.sheet)));
        }
    }

    fn entry(&mut self, row: &FormRow<'_>, indicator: &Indicator) -> Entry {
        let mut entry = Entry {
            self_points: self.self_points(row, indicator),
            explanation: self.text(row, Heading::Explanation, indicator),
            ..Entry::default()
        };
        if let Some(&column) = self.layout.columns.get(&Heading::Evidence) {
            let place = self.grid.place(self.file, row.code.row, column);
            entry.cite(&self.text(row, Heading::Evidence, indicator), &place, &self.days);
        }
        entry
    }

    fn self_points(&mut self, row: &FormRow<'_>, indicator: &Indicator) -> Option<Answer> {
        let cell = self.cell(row, Heading::SelfPoints)?;
        let place = cell.place(self.file, &self.grid.sheet);
        match self_points(cell, indicator, place) {
            Ok((answer, warning)) => {
                self.findings.extend(warning);
                answer
            }
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    fn text(&mut self, row: &FormRow<'_>, heading: Heading, indicator: &Indicator) -> String {
        let Some(cell) = self.cell(row, heading) else { return String::new() };
        text(cell, heading).unwrap_or_else(|refusal| {
            self.findings.push(refusal.indicator(&indicator.code).at(cell.place(self.file, &self.grid.sheet)));
            String::new()
        })
    }
}

/// The text of an explanation or of evidence, line by line; empty if the cell says that there is none.
pub(super) fn text(cell: Cell<'_>, heading: Heading) -> Result<String, Box<Finding>> {
    if let Content::Text(text) = cell.content {
        return Ok(if is_missing(text) { String::new() } else { text::normalise_lines(text) });
    }
    match text_of_cell(cell) {
        Ok(text) => Ok(text.unwrap_or_default()),
        Err(refusal) => Err(Box::new(refusal.finding(&title(heading), &cell.quoted()))),
    }
}

/// Whether a text is the same as one in either language.
fn is_one_of(text: &str, titles: &Text) -> bool {
    let titles = [&titles.vi, &titles.en];
    titles.into_iter().any(|title| title == text) || {
        let key = text::key(text);
        titles.into_iter().any(|title| text::key(title) == key)
    }
}

/// Whether a cell holds this number.
fn is_number(cell: Cell<'_>, number: f64) -> bool {
    let found = figure(cell, &Wanted::any(&Kind::Number));
    found.is_ok_and(|found| found.is_some_and(|found| (found - number).abs() < 1e-9))
}

fn is_blank(cell: Cell<'_>) -> bool {
    matches!(cell.content, Content::Text(text) if is_missing(text))
}

/// A heading in both languages.
pub(super) fn title(heading: Heading) -> Text {
    Text::new(heading.text(Language::Vi), heading.text(Language::En))
}

/// The figure of a cell with what the cell shows and where it is.
pub(super) fn answer(
    cell: Cell<'_>,
    wanted: &Wanted<'_>,
    place: Place,
) -> Result<Option<Answer>, super::cell::Refusal> {
    Ok(figure(cell, wanted)?.map(|value| Answer { value, raw: cell.raw(), place, supplied_by: Supplier::Agency }))
}

/// The self-scored points of a cell, with a warning if they lie outside the indicator's points.
pub(super) fn self_points(
    cell: Cell<'_>,
    indicator: &Indicator,
    place: Place,
) -> Result<(Option<Answer>, Option<Finding>), Box<Finding>> {
    let (minimum, maximum) = (indicator.minimum, indicator.maximum);
    let wanted = Wanted { kind: &Kind::Number, minimum: Some(minimum), maximum: Some(maximum) };
    let answer = answer(cell, &wanted, place.clone()).map_err(|refusal| {
        let finding = refusal.finding(&title(Heading::SelfPoints), &cell.quoted()).indicator(&indicator.code);
        Box::new(finding.at(place).asked_by(indicator.place.clone()))
    })?;
    let outside = answer.as_ref().filter(|answer| !(minimum..=maximum).contains(&answer.value));
    let warning = outside.map(|answer| {
        Finding::new(Code::SelfPointsOutOfBounds)
            .with("code", &indicator.code)
            .with("value", answer.value)
            .with("minimum", minimum)
            .with("maximum", maximum)
            .indicator(&indicator.code)
            .at(answer.place.clone())
            .asked_by(indicator.place.clone())
    });
    Ok((answer, warning))
}

impl Submission {
    /// Nothing yet of an agency.
    pub(super) fn empty(agency: usize) -> Self {
        Self {
            agency,
            handed_in: true,
            answers: BTreeMap::new(),
            blanks: BTreeMap::new(),
            entries: BTreeMap::new(),
            information: Vec::new(),
            records: BTreeMap::new(),
        }
    }
}
