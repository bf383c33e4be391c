//! Cells that an agency fills in: how they look and what they take.

use dti_criteria::Kind;
use jiff::civil::Date;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, Formula};

use crate::WorkbookError;
use crate::workbook::{Style, excel_day};

/// What the writer takes at most in a validation's message.
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

/// Adds what a person sees who selects the cell, and who types what it does not take.
pub(crate) fn with_messages(
    validation: DataValidation,
    about: &str,
    refusal: &str,
) -> Result<DataValidation, WorkbookError> {
    Ok(validation.set_input_message(short(about))?.set_error_message(short(refusal))?)
}

/// The beginning of a text, as long as a message may be.
fn short(text: &str) -> String {
    if text.encode_utf16().count() <= MESSAGE_LIMIT {
        return text.to_owned();
    }
    let mut units = 1;
    let beginning = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= MESSAGE_LIMIT
    });
    beginning.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_cut_where_the_writer_would_refuse_them() {
        assert_eq!(short("ngắn"), "ngắn");
        let cut = short(&"ổ".repeat(300));
        assert_eq!(cut.encode_utf16().count(), MESSAGE_LIMIT);
        assert!(cut.ends_with('…'));
    }
}
