//! TOML values as the types that keys ask for.

use dti_diagnostics::Text;
use jiff::civil::Date;
use toml::de::DeValue;

/// A type that a key may ask for.
pub(crate) trait FromToml: Sized {
    /// What it is called.
    fn expected() -> Text;
    /// The value; none if it is of another type.
    fn from_toml(value: &DeValue<'_>) -> Option<Self>;
}

impl FromToml for String {
    fn expected() -> Text {
        Text::new("một chuỗi khác rỗng", "a text that is not empty")
    }

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
    }
}

impl FromToml for bool {
    fn expected() -> Text {
        Text::new("true hoặc false", "true or false")
    }

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        value.as_bool()
    }
}

impl FromToml for f64 {
    fn expected() -> Text {
        Text::new("một con số", "a number")
    }

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        match value {
            #[expect(clippy::cast_precision_loss, reason = "figures of criteria sets stay far below 2^53")]
            DeValue::Integer(_) => i64::from_toml(value).map(|number| number as f64),
            DeValue::Float(number) => number.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }
}

impl FromToml for i64 {
    fn expected() -> Text {
        Text::new("một số nguyên", "a whole number")
    }

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        let number = value.as_integer()?;
        Self::from_str_radix(number.as_str(), number.radix()).ok()
    }
}

impl FromToml for Date {
    fn expected() -> Text {
        Text::new("một ngày như 2023-12-31", "a date such as 2023-12-31")
    }

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        let date = value.as_datetime().filter(|datetime| datetime.time.is_none())?.date?;
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        Self::new(i16::try_from(date.year).ok()?, month, day).ok()
    }
}

/// What a value is called in findings.
pub(super) fn type_name(value: &DeValue<'_>) -> Text {
    match value {
        DeValue::String(text) if text.trim().is_empty() => Text::new("một chuỗi rỗng", "an empty text"),
        DeValue::String(text) => Text::new(format!("chuỗi “{text}”"), format!("the text “{text}”")),
        DeValue::Integer(number) => {
            Text::new(format!("số {}", number.as_str()), format!("the number {}", number.as_str()))
        }
        DeValue::Float(number) => {
            Text::new(format!("số {}", number.as_str()), format!("the number {}", number.as_str()))
        }
        DeValue::Boolean(value) => Text::new(value.to_string(), value.to_string()),
        DeValue::Datetime(value) => Text::new(format!("ngày {value}"), format!("the date {value}")),
        DeValue::Array(_) => Text::new("một dãy", "an array"),
        DeValue::Table(_) => Text::new("một bảng", "a table"),
    }
}
