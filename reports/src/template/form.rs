//! The form: general information, one row an indicator, all locked but what the agency fills in.

use dti_criteria::{Agency, CriteriaSet, Indicator, Kind};
use dti_diagnostics::{Argument, number, sentence_with};
use dti_engine::submissions::form::{Heading, Label, answered_inputs};
use rust_xlsxwriter::{FormatAlign, ProtectionOptions, Worksheet};

use super::{Source, asked, entry};
use crate::WorkbookError;
use crate::outline::{Entry, outline_for};
use crate::wording::SetWords;
use crate::workbook::{Column, Lists, Orientation, Pen, Style, headings, set_up_paper};

/// The column of the labels' values.
const VALUES: u16 = 1;
/// The first column of figures; code, title, maximum, rule and what to enter stand before it.
const FIGURES: u16 = 5;

/// What the rows of one form have in common.
struct Form<'a> {
    source: &'a Source<'a>,
    agency: &'a Agency,
    lists: &'a Lists<'a>,
    /// How many columns of figures there are.
    figures: u16,
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
        figures: figures(source.set, agency),
        yes_no: asked::yes_no(source.language),
        code: source.styles.centred.plain.clone().set_num_format("@").into(),
        input: &source.styles.input,
    };
    sheet.set_name(tab)?;
    set_up_paper(sheet, Orientation::Landscape);
    let mut pen = Pen::new(sheet);
    let heading_row = form.labels(&mut pen)? + 1;
    headings(&mut pen, heading_row, &form.columns(), &source.styles)?;
    form.rows(&mut pen, heading_row + 1)?;
    pen.finish()?;
    sheet.set_freeze_panes(heading_row + 1, 2)?.set_repeat_rows(heading_row, heading_row)?;
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, format_rows: true, ..Default::default() });
    Ok(())
}

/// The most figures that an indicator of the agency asks for.
fn figures(set: &CriteriaSet, agency: &Agency) -> u16 {
    let applicable = set.indicators().iter().filter(|indicator| indicator.applies_to(agency));
    let most = applicable.map(|indicator| answered_inputs(indicator).len()).max().unwrap_or_default();
    u16::try_from(most).expect("a rule reads few figures")
}

impl Form<'_> {
    /// Writes the general information and returns the row below it.
    fn labels(&self, pen: &mut Pen<'_>) -> Result<u32, WorkbookError> {
        let (styles, mut row) = (&self.source.styles, 0);
        for label in Label::ALL {
            pen.text(row, 0, label.text(self.source.language), &styles.label)?;
            self.value(pen, row, label)?;
            row += 1;
        }
        Ok(row)
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
        pen.blanks(row, VALUES..VALUES + 1, &filled_in.plain.set_align(FormatAlign::Left).into())
    }

    fn columns(&self) -> Vec<Column> {
        let width = |heading| match heading {
            Heading::Code => 16.0,
            Heading::Title => 28.0,
            Heading::Maximum | Heading::SelfPoints => 8.0,
            Heading::Rule => 26.0,
            Heading::Asked => 36.0,
            Heading::Figure(_) => 12.0,
            Heading::Explanation | Heading::Evidence => 24.0,
        };
        let headings = Heading::all(self.figures.into()).into_iter();
        headings.map(|heading| Column::new(heading.text(self.source.language), width(heading))).collect()
    }

    fn rows(&self, pen: &mut Pen<'_>, first: u32) -> Result<(), WorkbookError> {
        for (row, entry) in (first..).zip(outline_for(self.source.set, self.agency)) {
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
        pen.blanks(row, 2..FIGURES + self.figures + 3, caption)
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
        let after = FIGURES + self.figures;
        self.self_points(pen, row, after, indicator)?;
        pen.blanks(row, after + 1..after + 3, self.input)
    }

    /// The most points; for a penalty the fewest, and words where nothing is scored.
    fn limit(&self, pen: &mut Pen<'_>, row: u32, indicator: &Indicator) -> Result<(), WorkbookError> {
        let styles = &self.source.styles;
        if indicator.rule.is_none() {
            return pen.text(row, 2, &self.source.word("mark-not-scored"), &styles.centred);
        }
        let limit = if indicator.maximum > 0.0 { indicator.maximum } else { indicator.minimum };
        pen.number(row, 2, Some(limit), &styles.figure)
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
        pen.blanks(row, FIGURES..FIGURES + self.figures, &self.source.styles.unused)?;
        for (column, input) in (FIGURES..).zip(answered_inputs(indicator)) {
            self.figure(pen, (row, column), position, input)?;
        }
        Ok(())
    }

    fn figure(
        &self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        position: usize,
        number: usize,
    ) -> Result<(), WorkbookError> {
        let indicator = &self.source.set.indicators()[position];
        let input = &indicator.inputs[number];
        pen.blanks(row, column..column + 1, &entry::look(self.input, &input.kind))?;
        let list = self.lists.name(position, number).map(entry::from_list);
        let bounds = (input.minimum, input.maximum);
        let Some(validation) =
            list.map_or_else(|| entry::validation(&input.kind, bounds, &self.yes_no), |list| Ok(Some(list)))?
        else {
            return Ok(());
        };
        let hint = asked::hint(self.source, indicator, input);
        let about = format!("{} [{hint}]", input.title.get(self.source.language));
        let refusal = sentence_with("template-refusal", &[("hint", hint.into())], self.source.language);
        pen.sheet.add_data_validation(
            row,
            column,
            row,
            column,
            &entry::with_messages(validation, &about, &refusal)?,
        )?;
        Ok(())
    }

    fn self_points(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        column: u16,
        indicator: &Indicator,
    ) -> Result<(), WorkbookError> {
        let language = self.source.language;
        if indicator.rule.is_none() {
            return pen.blanks(row, column..column + 1, &self.source.styles.unused);
        }
        pen.blanks(row, column..column + 1, &entry::look(self.input, &Kind::Number))?;
        let limits = |limit| indicator.bounded.then_some(limit);
        let bounds = (limits(indicator.minimum), limits(indicator.maximum));
        let Some(validation) = entry::validation(&Kind::Number, bounds, &self.yes_no)? else { return Ok(()) };
        let hint = self.points_hint(indicator);
        let about = sentence_with("template-self-points-hint", &[("hint", (&hint).into())], language);
        let refusal = sentence_with("template-refusal", &[("hint", hint.into())], language);
        pen.sheet.add_data_validation(
            row,
            column,
            row,
            column,
            &entry::with_messages(validation, &about, &refusal)?,
        )?;
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
