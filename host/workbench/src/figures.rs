//! Figures as people write them in cases and tables, and the numbers that a rule reads.

use dti_engine::rules::InputKind;
use jiff::civil::{Date, date};
use toml::Value;

/// Words for yes and no.
const YES: [&str; 5] = ["true", "yes", "có", "co", "1"];
const NO: [&str; 5] = ["false", "no", "không", "khong", "0"];

/// The figure that a text means; none if it means none of that kind.
pub(crate) fn read(text: &str, kind: InputKind, options: &[String]) -> Option<f64> {
    match kind {
        InputKind::Number => text.parse().ok().filter(|number: &f64| number.is_finite()),
        InputKind::YesNo => yes_no(text),
        InputKind::Date => days(text),
        InputKind::Choice => code(text, options),
    }
}

/// The figure that a TOML value means; none if it means none of that kind.
pub(crate) fn read_value(value: &Value, kind: InputKind, options: &[String]) -> Option<f64> {
    match (kind, value) {
        (InputKind::Number, Value::Float(number)) => Some(*number).filter(|number| number.is_finite()),
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
        (InputKind::Number, Value::Integer(number)) => Some(*number as f64),
        (InputKind::YesNo, Value::Boolean(yes)) => Some(if *yes { 1.0 } else { 0.0 }),
        (InputKind::Date, Value::Datetime(date)) => days(&date.to_string()),
        (InputKind::Date, Value::String(text)) => days(text),
        (InputKind::Choice, Value::String(text)) => code(text, options),
        _ => None,
    }
}

/// The kind that a text is most likely of, for an input whose kind nobody says.
pub(crate) fn likely_kind(texts: &[&str]) -> InputKind {
    let all = |kind| texts.iter().all(|text| read(text, kind, &[]).is_some());
    [InputKind::Number, InputKind::YesNo, InputKind::Date]
        .into_iter()
        .find(|kind| all(*kind))
        .unwrap_or(InputKind::Choice)
}

/// The kind of a TOML value.
pub(crate) fn kind_of(value: &Value) -> InputKind {
    match value {
        Value::Boolean(_) => InputKind::YesNo,
        Value::Datetime(_) => InputKind::Date,
        Value::String(_) => InputKind::Choice,
        _ => InputKind::Number,
    }
}

fn yes_no(text: &str) -> Option<f64> {
    let text = text.to_lowercase();
    let is = |words: [&str; 5]| words.contains(&text.as_str());
    if is(YES) { Some(1.0) } else { is(NO).then_some(0.0) }
}

fn days(text: &str) -> Option<f64> {
    let day: Date = text.parse().ok()?;
    Some(f64::from(day.since(date(1970, 1, 1)).ok()?.get_days()))
}

#[expect(clippy::cast_precision_loss, reason = "there are few options")]
fn code(text: &str, options: &[String]) -> Option<f64> {
    options.iter().position(|option| option == text).map(|position| position as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_their_kind_is_written() {
        let options = ["low".to_owned(), "high".to_owned()];
        assert_eq!(read("7.5", InputKind::Number, &[]), Some(7.5));
        assert_eq!(read("7,5", InputKind::Number, &[]), None);
        assert_eq!(read("inf", InputKind::Number, &[]), None);
        assert_eq!(read("Có", InputKind::YesNo, &[]), Some(1.0));
        assert_eq!(read("2023-12-31", InputKind::Date, &[]), Some(19_722.0));
        assert_eq!(read("high", InputKind::Choice, &options), Some(1.0));
        assert_eq!(read("none", InputKind::Choice, &options), None);
    }

    #[test]
    fn a_kind_is_guessed_from_all_figures() {
        assert_eq!(likely_kind(&["1", "2.5"]), InputKind::Number);
        assert_eq!(likely_kind(&["có", "no"]), InputKind::YesNo);
        assert_eq!(likely_kind(&["2023-12-31"]), InputKind::Date);
        assert_eq!(likely_kind(&["1", "low"]), InputKind::Choice);
    }
}
