//! Cells that an agency fills in: how they look and what they take.

use dti_criteria::Kind;
use jiff::civil::Date;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, Formula};

use crate::WorkbookError;
use crate::workbook::{Style, excel_day};

/// What the writer takes at most in the title of a validation's message, and in the message.
const TITLE_LIMIT: usize = 32;
const MESSAGE_LIMIT: usize = 255;
/// Far beyond every figure of a form, and without an exponent.
const HUGE: f64 = 1e15;
/// Days outside are slips of the hand; the reader refuses them too.
const DAYS: (Date, Date) = (Date::constant(1900, 1, 1), Date::constant(2100, 12, 31));

/// A cell to fill in, made from the look of all such cells.
pub(crate) fn look(input: &Style, kind: &Kind) -> Style {
    let number = |shown: &str| input.plain.clone().set_num_format(shown).set_align(FormatAlign::Right);
    let format: Format = match kind {
        Kind::Number => number("#,##0.######"),
        Kind::Count => number("#,##0"),
        Kind::Percent => number("0.00%"),
        Kind::Date => number("dd/mm/yyyy"),
        Kind::Choice(_) | Kind::YesNo => input.plain.clone().set_align(FormatAlign::Center),
        // Not as text: spreadsheets show `####` for long text in such cells.
        Kind::Text => input.plain.clone(),
    };
    format.into()
}

/// What the cell takes; none for text, and for choices, whose list has a name.
pub(crate) fn validation(
    kind: &Kind,
    (minimum, maximum): (Option<f64>, Option<f64>),
    yes_no: &[String; 2],
) -> Result<Option<DataValidation>, WorkbookError> {
    let new = DataValidation::new();
    let number = DataValidationRule::Between(minimum.unwrap_or(-HUGE), maximum.unwrap_or(HUGE));
    Ok(match kind {
        Kind::Number | Kind::Percent => Some(new.allow_decimal_number(number)),
        Kind::Count => Some(new.allow_whole_number_formula(whole(minimum, maximum))),
        Kind::Date => Some(new.allow_date(DataValidationRule::Between(excel_day(DAYS.0)?, excel_day(DAYS.1)?))),
        Kind::YesNo => Some(new.allow_list_strings(yes_no)?),
        Kind::Choice(_) | Kind::Text => None,
    })
}

/// Counts may exceed what the writer's own whole numbers hold, so that the bounds are formulas of one number.
fn whole(minimum: Option<f64>, maximum: Option<f64>) -> DataValidationRule<Formula> {
    let bound = |value: f64| Formula::new(value.to_string());
    DataValidationRule::Between(bound(minimum.unwrap_or(0.0).max(0.0).ceil()), bound(maximum.unwrap_or(HUGE).floor()))
}

/// A choice from a list that has a name.
pub(crate) fn from_list(name: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(format!("={name}")))
}

/// What a person sees who selects a cell, and who types what it does not take.
pub(crate) struct Messages<'a> {
    /// The title of both.
    pub(crate) title: &'a str,
    /// What to enter.
    pub(crate) about: &'a str,
    /// What was needed; may be empty where the cell takes anything.
    pub(crate) refusal: &'a str,
}

/// Adds what a person sees to what a cell takes.
pub(crate) fn with_messages(
    validation: DataValidation,
    messages: &Messages<'_>,
) -> Result<DataValidation, WorkbookError> {
    let title = short(messages.title, TITLE_LIMIT);
    let validation = validation.set_input_title(&*title)?.set_input_message(short(messages.about, MESSAGE_LIMIT))?;
    if messages.refusal.is_empty() {
        return Ok(validation);
    }
    Ok(validation.set_error_title(&*title)?.set_error_message(short(messages.refusal, MESSAGE_LIMIT))?)
}

/// What to enter, cut so that what is said behind it stays.
pub(crate) fn about(what: &str, rest: &str) -> String {
    let room = MESSAGE_LIMIT.saturating_sub(rest.encode_utf16().count());
    format!("{}{rest}", short(what, room))
}

/// The beginning of a text, at most so many UTF-16 units long.
fn short(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut units = 1;
    let beginning = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= limit
    });
    beginning.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_cut_where_the_writer_would_refuse_them() {
        assert_eq!(short("ngắn", TITLE_LIMIT), "ngắn");
        let cut = short(&"ổ".repeat(300), MESSAGE_LIMIT);
        assert_eq!(cut.encode_utf16().count(), MESSAGE_LIMIT);
        assert!(cut.ends_with('…'));
        let about = about(&"ổ".repeat(300), " [số]");
        assert_eq!(about.encode_utf16().count(), MESSAGE_LIMIT);
        assert!(about.ends_with("ổ… [số]"));
    }
}
