//! The form: general information, one row an indicator, all locked but what the agency fills in.

use dti_criteria::{Agency, Indicator, Kind};
use dti_diagnostics::{Argument, number, sentence_with};
use dti_engine::submissions::form::{Heading, Label, answered_inputs, limit};
use rust_xlsxwriter::{DataValidation, FormatAlign, ProtectionOptions, Worksheet};

use super::counter::Counter;
use super::layout::{FIGURES, Layout};
use super::{Source, asked, check, entry};
use crate::WorkbookError;
use crate::outline::Entry;
use crate::wording::{SetWords, date_words};
use crate::workbook::{Column, Lists, Orientation, Pen, Style, headings, set_up_paper};

/// The column of the labels' values.
const VALUES: u16 = 1;
/// The columns of the counters at the top, and of what they count; away from the labels' values.
const COUNTERS: (u16, u16) = (3, 4);
/// The column of a pillar's counter in its caption.
const CAPTION_COUNTER: u16 = 4;

/// How wide a column of the form is, in digits.
pub(crate) fn width(heading: Heading) -> f64 {
    match heading {
        Heading::Code | Heading::Check => 16.0,
        Heading::Title => 26.0,
        Heading::Maximum | Heading::SelfPoints => 10.0,
        Heading::Rule => 26.0,
        Heading::Asked => 34.0,
        Heading::Figure(_) => 12.0,
        Heading::Explanation => 20.0,
        Heading::Evidence => 26.0,
    }
}

/// What the rows of one form have in common.
struct Form<'a> {
    source: &'a Source<'a>,
    agency: &'a Agency,
    lists: &'a Lists<'a>,
    layout: Layout,
    yes_no: [String; 2],
    code: Style,
    input: &'a Style,
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    agency: &Agency,
    lists: &Lists<'_>,
) -> Result<(), WorkbookError> {
    let form = Form {
        source,
        agency,
        lists,
        layout: Layout::of(source.set, agency),
        yes_no: asked::yes_no(source.language),
        code: source.styles.centred.plain.clone().set_num_format("@").into(),
        input: &source.styles.input,
    };
    let heading_row = form.layout.heading_row;
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Landscape);
    let mut pen = Pen::new(sheet);
    form.top(&mut pen)?;
    headings(&mut pen, heading_row, &form.columns(), &source.styles)?;
    form.rows(&mut pen)?;
    check::colour(source, &form.layout, &mut pen)?;
    pen.finish()?;
    sheet.set_freeze_panes(heading_row + 1, 2)?.set_repeat_rows(heading_row, heading_row)?;
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, format_rows: true, ..Default::default() });
    Ok(())
}

impl Form<'_> {
    /// Writes the general information, and beside it how much has been entered.
    fn top(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        for row in 0..self.layout.heading_row - 1 {
            if let Some(&label) = Label::ALL.get(row as usize) {
                pen.text(row, 0, label.text(self.source.language), &self.source.styles.label)?;
                self.value(pen, row, label)?;
            }
            self.progress(pen, row)?;
        }
        Ok(())
    }

    /// The title of the set, then the counters of the whole and of its pillars.
    fn progress(&self, pen: &mut Pen<'_>, row: u32) -> Result<(), WorkbookError> {
        let (source, (column, beside)) = (self.source, COUNTERS);
        let styles = &source.styles;
        let set = source.set;
        match row.checked_sub(2).and_then(|place| self.layout.at_top.get(place as usize)) {
            Some(&pillar) => {
                let counter = Counter::of(set, &self.layout, &self.layout.below(set, pillar));
                if let (Some(counter), Some(caption)) = (counter, self.layout.caption(pillar)) {
                    counter.refer(source, pen, (row, column), (caption, CAPTION_COUNTER), &styles.value)?;
                    let pillar = &set.tree().pillars[pillar];
                    let title = format!("{} {}", pillar.code, pillar.title.get(source.language));
                    pen.text(row, beside, &title, &styles.value)?;
                }
                Ok(())
            }
            None if row == 0 => {
                let (first, last) = set.period();
                let period = format!("{} – {}", date_words(first), date_words(last));
                // A colon would make a label of what stands before it.
                let title = format!("{} ({period})", set.title().get(source.language)).replace(':', " –");
                pen.text(row, column, &title, &styles.label)
            }
            None if row == 1 => {
                let Some(whole) = Counter::of(set, &self.layout, &self.layout.indicators()) else { return Ok(()) };
                whole.write(source, pen, (row, column), &styles.label)?;
                pen.text(row, beside, &source.word("form-whole"), &styles.label)
            }
            None => Ok(()),
        }
    }

    fn value(&self, pen: &mut Pen<'_>, row: u32, label: Label) -> Result<(), WorkbookError> {
        let stamp = self.code.plain.clone().set_align(FormatAlign::Left).into();
        let filled_in: Style = match label {
            Label::AgencyCode => return pen.text(row, VALUES, &self.agency.code, &stamp),
            Label::AgencyName => return pen.text(row, VALUES, &self.agency.name, &stamp),
            Label::CriteriaSet => return pen.text(row, VALUES, self.source.set.id(), &stamp),
            // As text, so that a telephone number keeps its leading zero.
            Label::Author | Label::Telephone | Label::Email => self.input.plain.clone().set_num_format("@").into(),
            Label::Date => self.input.plain.clone().set_num_format("dd/mm/yyyy").into(),
        };
        pen.blanks(row, VALUES..VALUES + 1, &filled_in.plain.set_align(FormatAlign::Left).into())?;
        if label == Label::Date {
            let date = entry::validation(&Kind::Date, (None, None), &self.yes_no)?.expect("days have a validation");
            let title = label.text(self.source.language);
            self.validate(
                pen,
                (row, VALUES),
                date,
                (title, title),
                &self.source.word("template-kind-date"),
                &Kind::Date,
            )?;
        }
        Ok(())
    }

    fn columns(&self) -> Vec<Column> {
        let headings = Heading::all(self.layout.figures.into()).into_iter();
        headings.map(|heading| Column::new(heading.text(self.source.language), width(heading))).collect()
    }

    fn rows(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        for &(row, entry) in &self.layout.rows {
            match entry {
                Entry::Pillar(position) => self.caption(pen, row, position)?,
                Entry::Indicator(position) => self.indicator(pen, row, position)?,
            }
        }
        Ok(())
    }

    fn caption(&self, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
        let (source, caption) = (self.source, &self.source.styles.caption);
        let pillar = &source.set.tree().pillars[position];
        let code = caption.plain.clone().set_num_format("@").set_align(FormatAlign::Center).into();
        pen.text(row, 0, &pillar.code, &code)?;
        pen.text(row, 1, pillar.title.get(source.language), caption)?;
        pen.blanks(row, 2..self.layout.end(), caption)?;
        match Counter::of(source.set, &self.layout, &self.layout.below(source.set, position)) {
            Some(counter) => counter.write(source, pen, (row, CAPTION_COUNTER), caption),
            None => Ok(()),
        }
    }

    fn indicator(&self, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
        let (source, styles) = (self.source, &self.source.styles);
        let indicator = &source.set.indicators()[position];
        pen.text(row, 0, &indicator.code, &self.code)?;
        pen.text(row, 1, indicator.title.get(source.language), &styles.text)?;
        self.limit(pen, row, indicator)?;
        pen.text(row, 3, &self.rule(position), &styles.text)?;
        pen.text(row, 4, &asked::in_words(source, indicator), &styles.text)?;
        self.figures(pen, row, position, indicator)?;
        check::write(source, &self.layout, pen, row, indicator)?;
        self.self_points(pen, row, indicator)?;
        pen.blanks(row, self.layout.explanation()..self.layout.end(), self.input)?;
        self.evidence(pen, row, indicator)
    }

    /// The most points; for a penalty the fewest, and words where nothing is scored.
    fn limit(&self, pen: &mut Pen<'_>, row: u32, indicator: &Indicator) -> Result<(), WorkbookError> {
        let styles = &self.source.styles;
        if indicator.rule.is_none() {
            return pen.text(row, 2, &self.source.word("mark-not-scored"), &styles.centred);
        }
        pen.number(row, 2, Some(limit(indicator)), &styles.figure)
    }

    /// The rule, below how its points count where that is not plain.
    fn rule(&self, position: usize) -> String {
        let (source, indicator) = (self.source, &self.source.set.indicators()[position]);
        let rule = &source.words[position].rules[self.agency.cohort];
        let words = SetWords::new(source.set, source.language);
        match words.mark(indicator) {
            Some(_) if indicator.rule.is_some() => format!("[{}]\n{rule}", words.points(indicator)),
            _ => rule.clone(),
        }
    }

    fn figures(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        position: usize,
        indicator: &Indicator,
    ) -> Result<(), WorkbookError> {
        pen.blanks(row, FIGURES..self.layout.check(), &self.source.styles.unused)?;
        for (number, input) in (1..).zip(answered_inputs(indicator)) {
            self.figure(pen, (row, FIGURES + number - 1), position, (number, input))?;
        }
        Ok(())
    }

    fn figure(
        &self,
        pen: &mut Pen<'_>,
        place: (u32, u16),
        position: usize,
        (number, input): (u16, usize),
    ) -> Result<(), WorkbookError> {
        let indicator = &self.source.set.indicators()[position];
        let list = self.lists.name(position, input).map(entry::from_list);
        let input = &indicator.inputs[input];
        pen.blanks(place.0, place.1..place.1 + 1, &entry::look(self.input, &input.kind))?;
        let bounds = (input.minimum, input.maximum);
        let validation =
            list.map_or_else(|| entry::validation(&input.kind, bounds, &self.yes_no), |list| Ok(Some(list)))?;
        let Some(validation) = validation else { return Ok(()) };
        let hint = asked::hint(self.source, indicator, input);
        let heading = Heading::Figure(number.into()).text(self.source.language);
        let title = format!("{} · {heading}", indicator.code);
        self.validate(pen, place, validation, (&title, input.title.get(self.source.language)), &hint, &input.kind)
    }

    /// Lets a cell take only what fits, and says what that is to whoever selects it or types something else.
    fn validate(
        &self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        validation: DataValidation,
        (title, what): (&str, &str),
        hint: &str,
        kind: &Kind,
    ) -> Result<(), WorkbookError> {
        let help = self.source.word(&format!("form-type-{}", kind.as_str()));
        let refusal = sentence_with("template-refusal", &[("hint", hint.into())], self.source.language);
        let messages = entry::Messages {
            title,
            about: &entry::about(what, &format!(" [{hint}]\n{help}")),
            refusal: &format!("{refusal}\n{help}"),
        };
        pen.sheet.add_data_validation(row, column, row, column, &entry::with_messages(validation, &messages)?)?;
        Ok(())
    }

    fn self_points(&self, pen: &mut Pen<'_>, row: u32, indicator: &Indicator) -> Result<(), WorkbookError> {
        let column = self.layout.self_points();
        if indicator.rule.is_none() {
            return pen.blanks(row, column..column + 1, &self.source.styles.unused);
        }
        pen.blanks(row, column..column + 1, &entry::look(self.input, &Kind::Number))?;
        let limits = |limit| indicator.bounded.then_some(limit);
        let bounds = (limits(indicator.minimum), limits(indicator.maximum));
        let Some(validation) = entry::validation(&Kind::Number, bounds, &self.yes_no)? else { return Ok(()) };
        let heading = Heading::SelfPoints.text(self.source.language);
        let title = format!("{} · {heading}", indicator.code);
        let hint = self.points_hint(indicator);
        self.validate(pen, (row, column), validation, (&title, &heading), &hint, &Kind::Number)
    }

    /// Says how documents are cited where some are asked for.
    fn evidence(&self, pen: &mut Pen<'_>, row: u32, indicator: &Indicator) -> Result<(), WorkbookError> {
        let Some(key) = asked::evidence(indicator) else { return Ok(()) };
        let (column, language) = (self.layout.evidence(), self.source.language);
        let messages = entry::Messages {
            title: &format!("{} · {}", indicator.code, Heading::Evidence.text(language)),
            about: &entry::about(&self.source.word(key), &format!("\n{}", self.source.word("form-type-evidence"))),
            refusal: "",
        };
        let validation = entry::with_messages(DataValidation::new().allow_any_value(), &messages)?;
        pen.sheet.add_data_validation(row, column, row, column, &validation)?;
        Ok(())
    }

    /// Which points there can be.
    fn points_hint(&self, indicator: &Indicator) -> String {
        let language = self.source.language;
        if !indicator.bounded {
            return self.source.word("template-kind-number");
        }
        let words = [
            ("minimum", Argument::from(number(indicator.minimum, 6, language))),
            ("maximum", Argument::from(number(indicator.maximum, 6, language))),
        ];
        sentence_with("template-between", &words, language)
    }
}
