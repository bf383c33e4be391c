//! One row: whose indicator it is about, and what it says of it.

use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{Indicator, Kind};
use dti_diagnostics::{Code, Finding, Language, Text};
use jiff::civil::Date;

use super::Remark;
use super::form::{Heading, Verdict};
use super::table::{Table, date};
use crate::submissions::cell::{Refusal, Wanted, figure, is_missing, shown, text as text_of_cell};
use crate::submissions::form::answered_inputs;
use crate::submissions::grid::{self, Cell, Content};
use crate::submissions::labels::named_agency;
use crate::submissions::{Answer, Supplier};
use crate::text;

/// One row of a table.
pub(super) struct Row<'t, 'a> {
    table: &'t mut Table<'a>,
    cells: grid::Row<'t>,
    /// What there is to tell of it, before its agency and indicator are named.
    told: Vec<Finding>,
}

impl<'t, 'a> Row<'t, 'a> {
    pub(super) fn new(table: &'t mut Table<'a>, cells: grid::Row<'t>) -> Self {
        Self { table, cells, told: Vec::new() }
    }

    /// What the row says, with the positions of agency and indicator; none if it says nothing, or nobody knows of whom.
    pub(super) fn remark(mut self) -> Option<((usize, usize), Remark)> {
        let deciding = self.deciding_cell()?;
        let agency = self.agency(deciding);
        let indicator = self.indicator(deciding);
        let applicable = agency.zip(indicator).filter(|&(agency, indicator)| self.applies(agency, indicator, deciding));
        let remark = applicable.map(|(_, indicator)| self.read(indicator, deciding));
        // A row of which nothing is left but the reason, because its decision was refused, has been told.
        let remark = remark.filter(|remark| remark.decides() || self.told.is_empty());
        self.tell(agency, indicator);
        applicable.zip(remark)
    }

    fn tell(self, agency: Option<usize>, indicator: Option<usize>) {
        let set = self.table.vocabulary.set;
        for mut finding in self.told {
            finding.agency = agency.map(|agency| set.agencies()[agency].code.clone());
            finding.indicator = indicator.map(|indicator| set.indicators()[indicator].code.clone());
            self.table.findings.push(finding);
        }
    }

    /// The cell that stands for the whole row: that of the points, of a figure, of the verdict or of the reason. None in
    /// rows without any of them: members and dates are filled down whole columns.
    fn deciding_cell(&self) -> Option<Cell<'t>> {
        let figures = self.table.layout.columns.keys().copied().filter(|heading| matches!(heading, Heading::Figure(_)));
        let headings = [Heading::Points].into_iter().chain(figures).chain([Heading::Verdict]);
        if let Some(cell) = headings.filter_map(|heading| self.filled(heading)).next() {
            return Some(cell);
        }
        // A text below the table that happens to stand in the column of reasons is about nobody.
        self.filled(Heading::Reason)
            .filter(|_| self.filled(Heading::Agency).is_some() || self.filled(Heading::Code).is_some())
    }

    /// A cell that holds something.
    fn filled(&self, heading: Heading) -> Option<Cell<'t>> {
        let cell = self.cells.at(*self.table.layout.columns.get(&heading)?)?;
        let blank = matches!(cell.content, Content::Text(text) if is_missing(text));
        (!blank).then_some(cell)
    }

    fn agency(&mut self, deciding: Cell<'_>) -> Option<usize> {
        let Some(cell) = self.filled(Heading::Agency) else {
            let way_out = Text::new("ghi mã đơn vị ở dòng này", "write the agency's code in this row");
            let finding = Finding::new(Code::AgencyUnknown).with("code", blank()).with("way-out", way_out);
            self.told.push(finding.at(self.table.place(deciding)));
            return None;
        };
        named_agency(self.table.vocabulary, cell, &cell.raw(), &self.table.place(cell), &mut self.told)
    }

    fn indicator(&mut self, deciding: Cell<'_>) -> Option<usize> {
        let cell = self.filled(Heading::Code);
        let place = self.table.place(cell.unwrap_or(deciding));
        let candidates = cell.map(|cell| self.candidates(cell)).unwrap_or_default();
        if let [indicator] = candidates[..] {
            return Some(indicator);
        }
        let quoted = cell.map_or_else(blank, |cell| Text::new(cell.quoted(), cell.quoted()));
        let finding = if candidates.is_empty() {
            Finding::new(Code::IndicatorUnknown).with("code", quoted)
        } else {
            let indicators = self.table.vocabulary.set.indicators();
            let known: Vec<_> = candidates.iter().map(|&one| format!("`{}`", indicators[one].code)).collect();
            Finding::new(Code::IndicatorAmbiguous).with("value", quoted).with("known", known.join(" / "))
        };
        self.told.push(finding.at(place));
        None
    }

    /// The indicators that a code may mean: a spreadsheet shows 6.10 as 6.1 once it is a number, and then the title tells.
    fn candidates(&self, code: Cell<'_>) -> Vec<usize> {
        let vocabulary = self.table.vocabulary;
        let raw = match code.content {
            Content::Number(value) => shown(value),
            _ => code.raw(),
        };
        let key = text::key(&raw);
        let key = key.trim_end_matches('.');
        let typed = matches!(code.content, Content::Text(_)) && !key.contains(',');
        if let Some(indicator) = vocabulary.indicator(key).filter(|_| typed) {
            return vec![indicator];
        }
        let Ok(value) = key.replace(',', ".").parse() else { return Vec::new() };
        let candidates = vocabulary.indicators_of_number(value);
        let titled: Vec<_> = candidates.iter().copied().filter(|&candidate| self.bears_title(candidate)).collect();
        if titled.len() == 1 { titled } else { candidates }
    }

    fn bears_title(&self, indicator: usize) -> bool {
        let title = &self.table.vocabulary.set.indicators()[indicator].title;
        let written = self.filled(Heading::Title).map(|cell| text::key(&cell.raw()));
        written.is_some_and(|written| [&title.vi, &title.en].iter().any(|title| text::key(title) == written))
    }

    fn applies(&mut self, agency: usize, indicator: usize, deciding: Cell<'_>) -> bool {
        let set = self.table.vocabulary.set;
        let indicator = &set.indicators()[indicator];
        let reason = if !indicator.applies_to(&set.agencies()[agency]) {
            Text::new("không áp dụng cho đơn vị này", "does not apply to this agency")
        } else if indicator.rule.is_none() && self.filled(Heading::Points).is_some() {
            Text::new("chỉ thu thập số liệu, không tính điểm", "is collected and not scored")
        } else {
            return true;
        };
        let finding = Finding::new(Code::AppraisalNotApplicable).with("code", &indicator.code).with("reason", reason);
        self.told.push(finding.at(self.table.place(deciding)).asked_by(indicator.place.clone()));
        false
    }

    fn read(&mut self, indicator: usize, deciding: Cell<'_>) -> Remark {
        let indicator = &self.table.vocabulary.set.indicators()[indicator];
        Remark {
            round: self.table.round,
            place: self.table.place(deciding),
            points: self.points(indicator),
            figures: self.figures(indicator),
            verdict: self.verdict(),
            reason: self.text(Heading::Reason),
            members: self.members(),
            date: self.date().or(self.table.date),
        }
    }

    fn points(&mut self, indicator: &Indicator) -> Option<Answer> {
        let (minimum, maximum) = (indicator.minimum, indicator.maximum);
        let wanted = Wanted { kind: &Kind::Number, minimum: Some(minimum), maximum: Some(maximum) };
        let points = self.figure(Heading::Points, &wanted, &title(Heading::Points))?;
        if indicator.bounded && !(minimum..=maximum).contains(&points.value) {
            let finding = Finding::new(Code::AppraisedPointsOutOfBounds).with("code", &indicator.code);
            let finding = finding.with("value", points.value).with("minimum", minimum).with("maximum", maximum);
            self.told.push(finding.at(points.place.clone()).asked_by(indicator.place.clone()));
        }
        Some(points)
    }

    fn figures(&mut self, indicator: &Indicator) -> BTreeMap<usize, Answer> {
        let asked = answered_inputs(indicator);
        let mut figures = BTreeMap::new();
        let headings: Vec<_> = self.table.layout.columns.keys().copied().collect();
        for heading in headings {
            let Heading::Figure(number) = heading else { continue };
            let Some(cell) = self.filled(heading) else { continue };
            let Some(&input) = asked.get(number - 1) else {
                let finding = Finding::new(Code::AppraisalFigureUnasked).with("value", cell.quoted());
                let finding = finding.with("column", title(heading)).with("code", &indicator.code);
                self.told.push(finding.at(self.table.place(cell)).asked_by(indicator.place.clone()));
                continue;
            };
            let wanted = &indicator.inputs[input];
            let figure = self.figure(heading, &Wanted::from(wanted), &wanted.title);
            figures.extend(figure.map(|figure| (input, figure)));
        }
        figures
    }

    fn figure(&mut self, heading: Heading, wanted: &Wanted<'_>, called: &Text) -> Option<Answer> {
        let cell = self.filled(heading)?;
        let place = self.table.place(cell);
        match figure(cell, wanted) {
            Ok(value) => value.map(|value| Answer { value, raw: cell.raw(), place, supplied_by: Supplier::Council }),
            Err(refusal) => {
                self.refuse(refusal, called, cell);
                None
            }
        }
    }

    fn refuse(&mut self, refusal: Refusal, called: &Text, cell: Cell<'_>) {
        self.told.push(refusal.finding(called, &cell.quoted()).at(self.table.place(cell)));
    }

    fn verdict(&mut self) -> Option<Verdict> {
        let cell = self.filled(Heading::Verdict)?;
        let key = text::key(&cell.raw());
        let key = key.trim_end_matches('.');
        let spelt = |verdict: &Verdict| verdict.spellings().iter().any(|spelling| text::key(spelling) == key);
        let verdict = Verdict::ALL.into_iter().find(spelt);
        if verdict.is_none() {
            let known = |language| Verdict::ALL.map(|one| format!("“{}”", one.text(language))).join(", ");
            let known = Text::new(known(Language::Vi), known(Language::En));
            let finding = Finding::new(Code::VerdictUnknown).with("value", cell.quoted()).with("known", known);
            self.told.push(finding.at(self.table.place(cell)));
        }
        verdict
    }

    fn text(&mut self, heading: Heading) -> String {
        let Some(cell) = self.filled(heading) else { return String::new() };
        match (cell.content, text_of_cell(cell)) {
            (Content::Text(text), Ok(Some(_))) => text::normalise_lines(text),
            (_, Ok(text)) => text.unwrap_or_default(),
            (_, Err(refusal)) => {
                self.refuse(refusal, &title(heading), cell);
                String::new()
            }
        }
    }

    /// Names between semicolons or on lines of their own, each once, in alphabetical order.
    fn members(&mut self) -> Vec<String> {
        let names = self.text(Heading::Members);
        let names = names.split([';', '\n']).map(|name| text::normalise(name).into_owned());
        names.filter(|name| !name.is_empty()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn date(&mut self) -> Option<Date> {
        self.figure(Heading::Date, &Wanted::any(&Kind::Date), &title(Heading::Date)).and_then(|day| date(day.value))
    }
}

fn blank() -> Text {
    Text::new("(để trống)", "(left blank)")
}

/// A heading in both languages.
pub(super) fn title(heading: Heading) -> Text {
    Text::new(heading.text(Language::Vi), heading.text(Language::En))
}
