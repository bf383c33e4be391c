//! A flat table as submissions: a row for each agency, a column for each figure.

use dti_criteria::{CriteriaSet, Indicator, InputSource};
use dti_diagnostics::{Code, Finding, Text};

use super::cell::{Wanted, is_missing};
use super::evidence::Days;
use super::form::Heading;
use super::form_reader::{answer, self_points, tagged, text};
use super::grid::{Cell, Content, Grid, Row};
use super::headings::{FlatHeading, Layout, corrected, layout};
use super::labels::named_agency;
use super::limits::{Excess, FINDINGS_OF_A_TABLE};
use super::vocabulary::Vocabulary;
use super::{Submission, Supplier};

/// Reads a sheet whose heading row is a flat table's: one submission for each row of a known agency.
pub(super) fn read(
    vocabulary: &Vocabulary<'_>,
    file: &str,
    grid: &Grid,
    headings: Row<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<Submission> {
    findings.extend(grid.faults(file));
    let layout = layout(file, grid, headings, |cell| vocabulary.flat.meaning(cell), findings);
    let heading_row = layout.row;
    let mut table = FlatTable { vocabulary, set: vocabulary.set, file, grid, layout, findings };
    let rows = grid.rows().skip_while(|row| row.number() <= heading_row);
    rows.map_while(|row| table.goes_on(row).then(|| table.row(row))).flatten().collect()
}

struct FlatTable<'a> {
    vocabulary: &'a Vocabulary<'a>,
    set: &'a CriteriaSet,
    file: &'a str,
    grid: &'a Grid,
    layout: Layout<FlatHeading>,
    findings: &'a mut Vec<Finding>,
}

impl FlatTable<'_> {
    /// False where so much was told that reading on is of no use.
    fn goes_on(&mut self, row: Row<'_>) -> bool {
        let goes_on = self.findings.len() <= FINDINGS_OF_A_TABLE;
        if !goes_on {
            let place = self.grid.place(self.file, row.number(), 0);
            self.findings.push(Excess::findings(FINDINGS_OF_A_TABLE).finding(place));
        }
        goes_on
    }

    fn row(&mut self, row: Row<'_>) -> Option<Submission> {
        let agency = self.agency(row)?;
        let mut submission = Submission::empty(agency);
        let columns: Vec<_> = self.layout.columns.iter().map(|(&heading, &column)| (heading, column)).collect();
        let mut own = Vec::new();
        for (heading, column) in columns {
            let Some(cell) = row.at(column) else { continue };
            match heading {
                FlatHeading::Agency | FlatHeading::Name => {}
                FlatHeading::Figure(indicator, input) => self.figure(cell, indicator, input, &mut submission, &mut own),
                FlatHeading::SelfPoints(indicator) => self.self_points(cell, indicator, &mut submission, &mut own),
                FlatHeading::Explanation(indicator) => {
                    self.text(cell, indicator, Heading::Explanation, &mut submission, &mut own);
                }
                FlatHeading::Evidence(indicator) => {
                    self.text(cell, indicator, Heading::Evidence, &mut submission, &mut own);
                }
            }
        }
        let code = &self.set.agencies()[agency].code;
        self.findings.extend(own.into_iter().map(|finding| tagged(finding, Some(code))));
        Some(submission)
    }

    fn agency(&mut self, row: Row<'_>) -> Option<usize> {
        let column = *self.layout.columns.get(&FlatHeading::Agency)?;
        let named = row.at(column).map(|cell| (cell, cell.raw())).filter(|(_, code)| !is_missing(code));
        let Some((cell, code)) = named else {
            let place = self.grid.place(self.file, row.number(), column);
            // A row of totals or a remark names nobody and holds no figures.
            if self.holds_figures(row) {
                self.findings.push(Finding::new(Code::AgencyMissing).at(place));
            }
            return None;
        };
        named_agency(self.vocabulary, cell, &code, &cell.place(self.file, &self.grid.sheet), self.findings)
    }

    fn holds_figures(&self, row: Row<'_>) -> bool {
        let figures = self.layout.columns.iter().filter(|(heading, _)| matches!(heading, FlatHeading::Figure(..)));
        figures.filter_map(|(_, &column)| row.at(column)).any(|cell| !is_missing(&cell.raw()))
    }

    fn applicable(
        &self,
        cell: Cell<'_>,
        indicator: usize,
        agency: usize,
        findings: &mut Vec<Finding>,
    ) -> Option<&Indicator> {
        let indicator = &self.set.indicators()[indicator];
        if indicator.applies_to(&self.set.agencies()[agency]) {
            return Some(indicator);
        }
        if !matches!(cell.content, Content::Text(text) if is_missing(text)) {
            let reason =
                Text::new("chỉ số này không áp dụng cho nhóm của đơn vị", "the indicator does not apply to the agency");
            let finding = Finding::new(Code::AnswerIgnored).with("value", cell.quoted()).with("reason", reason);
            findings.push(finding.indicator(&indicator.code).at(cell.place(self.file, &self.grid.sheet)));
        }
        None
    }

    fn figure(
        &self,
        cell: Cell<'_>,
        position: usize,
        input_position: usize,
        submission: &mut Submission,
        findings: &mut Vec<Finding>,
    ) {
        let Some(indicator) = self.applicable(cell, position, submission.agency, findings) else { return };
        let input = &indicator.inputs[input_position];
        let place = cell.place(self.file, &self.grid.sheet);
        match answer(cell, &Wanted::from(input), place.clone()) {
            Ok(Some(mut answer)) => {
                if matches!(input.source, InputSource::Outside | InputSource::AnswerUnlessOutside) {
                    answer.supplied_by = Supplier::OtherBody { replaced: None };
                }
                findings.extend(corrected(self.file, self.grid, cell).map(|one| one.indicator(&indicator.code)));
                submission.answers.insert((position, input_position), answer);
            }
            Ok(None) => {}
            Err(refusal) => {
                let finding = refusal.finding(&input.title, &cell.quoted()).indicator(&indicator.code);
                findings.push(finding.at(place).asked_by(input.place.clone()));
            }
        }
    }

    fn self_points(&self, cell: Cell<'_>, position: usize, submission: &mut Submission, findings: &mut Vec<Finding>) {
        let Some(indicator) = self.applicable(cell, position, submission.agency, findings) else { return };
        match self_points(cell, indicator, cell.place(self.file, &self.grid.sheet)) {
            Ok((answer, warning)) => {
                findings.extend(warning);
                if answer.is_some() {
                    submission.entries.entry(position).or_default().self_points = answer;
                }
            }
            Err(finding) => findings.push(*finding),
        }
    }

    /// An explanation or the documents that are cited.
    fn text(
        &self,
        cell: Cell<'_>,
        position: usize,
        heading: Heading,
        submission: &mut Submission,
        findings: &mut Vec<Finding>,
    ) {
        let Some(indicator) = self.applicable(cell, position, submission.agency, findings) else { return };
        let place = cell.place(self.file, &self.grid.sheet);
        let entries = &mut submission.entries;
        match text(cell, heading) {
            Ok(text) if text.is_empty() => {}
            Ok(text) if heading == Heading::Evidence => {
                entries.entry(position).or_default().cite(&text, &place, &Days::of(self.set));
            }
            Ok(text) => entries.entry(position).or_default().explanation = text,
            Err(refusal) => findings.push(refusal.indicator(&indicator.code).at(place)),
        }
    }
}
