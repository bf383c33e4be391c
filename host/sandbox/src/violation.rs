//! What a JSON Schema finds amiss, said to the author of a criteria set.

use dti_diagnostics::Text;
use dti_engine::rules::Complaint;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::words;

/// What is shown of a value.
const SHOWN: usize = 60;

/// The complaints of one violation: one for each unknown parameter, one for everything else.
pub(crate) fn complaints(error: &ValidationError<'_>, schema: &Value) -> Vec<Complaint> {
    let place = error.instance_path().as_str();
    if let Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } = error.kind() {
        let message = unknown(&known(error, schema));
        let pointer = |name: &String| format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
        return unexpected.iter().map(|name| Complaint { pointer: pointer(name), message: message.clone() }).collect();
    }
    vec![Complaint { pointer: place.to_owned(), message: message(error) }]
}

/// The parameters that the schema knows at the place of an unknown one.
fn known(error: &ValidationError<'_>, schema: &Value) -> Vec<String> {
    let keyword = error.schema_path().as_str();
    let Some((object, _)) = keyword.rsplit_once('/') else { return Vec::new() };
    let properties = schema.pointer(&format!("{object}/properties")).and_then(Value::as_object);
    properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
}

fn unknown(known: &[String]) -> Text {
    if known.is_empty() {
        return Text::new("không có tham số này", "there is no such parameter");
    }
    let known = words::shown(&words::quoted(known), 500);
    Text::new(format!("không có tham số này, chỉ có {known}"), format!("there is no such parameter, only {known}"))
}

fn message(error: &ValidationError<'_>) -> Text {
    let value = code(error.instance());
    let must =
        |vi: String, en: String| Text::new(format!("là {value}, phải {vi}"), format!("it is {value}, must be {en}"));
    match error.kind() {
        Kind::Required { property } => {
            let name = name(property);
            Text::new(format!("thiếu {name}"), format!("{name} is missing"))
        }
        Kind::Type { kind } => wrong_type(error.instance(), kind),
        Kind::Minimum { limit } => must(format!("từ {limit} trở lên"), format!("at least {limit}")),
        Kind::Maximum { limit } => must(format!("từ {limit} trở xuống"), format!("at most {limit}")),
        Kind::ExclusiveMinimum { limit } => must(format!("lớn hơn {limit}"), format!("above {limit}")),
        Kind::ExclusiveMaximum { limit } => must(format!("nhỏ hơn {limit}"), format!("below {limit}")),
        Kind::MultipleOf { multiple_of } => {
            must(format!("là bội của {multiple_of}"), format!("a multiple of {multiple_of}"))
        }
        Kind::Pattern { pattern } => must(format!("khớp mẫu `{pattern}`"), format!("like `{pattern}`")),
        kind => counted(kind).unwrap_or_else(|| chosen(error, &value)),
    }
}

/// Faults that are told by a count.
fn counted(kind: &Kind) -> Option<Text> {
    let text = match kind {
        Kind::MinItems { limit } => {
            Text::new(format!("phải có ít nhất {limit} phần tử"), format!("it needs at least {limit} items"))
        }
        Kind::MaxItems { limit } => {
            Text::new(format!("chỉ được có tối đa {limit} phần tử"), format!("it may have at most {limit} items"))
        }
        Kind::MinLength { limit } => {
            Text::new(format!("phải dài ít nhất {limit} ký tự"), format!("it needs at least {limit} characters"))
        }
        Kind::MaxLength { limit } => {
            Text::new(format!("chỉ được dài tối đa {limit} ký tự"), format!("it may have at most {limit} characters"))
        }
        Kind::MinProperties { limit } => {
            Text::new(format!("phải có ít nhất {limit} mục"), format!("it needs at least {limit} entries"))
        }
        Kind::MaxProperties { limit } => {
            Text::new(format!("chỉ được có tối đa {limit} mục"), format!("it may have at most {limit} entries"))
        }
        Kind::UniqueItems => Text::new("các phần tử không được trùng nhau", "its items must differ from each other"),
        _ => return None,
    };
    Some(text)
}

/// Faults of a choice: between values, or between ways to write something.
fn chosen(error: &ValidationError<'_>, value: &str) -> Text {
    let mut allowed = Vec::new();
    if choices(error.kind(), &mut allowed) && !allowed.is_empty() {
        let allowed = words::shown(&allowed.join(", "), 500);
        return Text::new(
            format!("là {value}, phải là một trong {allowed}"),
            format!("it is {value}, must be one of {allowed}"),
        );
    }
    match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => ways(context),
        _ => {
            let english = words::shown(&error.to_string(), 300);
            Text::new(english.clone(), english)
        }
    }
}

/// Gathers the values that would do; whether that is all there is to say.
fn choices(kind: &Kind, allowed: &mut Vec<String>) -> bool {
    match kind {
        Kind::Enum { options } => allowed.extend(options.as_array().into_iter().flatten().map(name)),
        Kind::Constant { expected_value } => allowed.push(name(expected_value)),
        // As in `wrong_type`.
        Kind::Type { kind: TypeKind::Single(JsonType::Null) } => {}
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            return context.iter().all(|branch| branch.iter().any(|error| choices(error.kind(), allowed)));
        }
        _ => return false,
    }
    true
}

/// What each way to write it lacks.
fn ways(context: &[Vec<ValidationError<'static>>]) -> Text {
    let ways: Vec<Text> = context.iter().filter_map(|branch| branch.first()).map(located).collect();
    let joined =
        |pick: fn(&Text) -> &str, or: &str| words::shown(&ways.iter().map(pick).collect::<Vec<_>>().join(or), 500);
    let (vi, en) = (joined(|way| &way.vi, "; hoặc "), joined(|way| &way.en, "; or "));
    Text::new(
        format!("không khớp cách viết nào được phép: {vi}"),
        format!("it fits none of the ways to write it: {en}"),
    )
}

fn located(error: &ValidationError<'static>) -> Text {
    let Text { vi, en } = match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let unexpected = words::quoted(unexpected);
            Text::new(format!("không có tham số {unexpected}"), format!("there is no parameter {unexpected}"))
        }
        _ => message(error),
    };
    match error.instance_path().as_str() {
        "" => Text::new(vi, en),
        place => Text::new(format!("`{place}` {vi}"), format!("`{place}`: {en}")),
    }
}

fn wrong_type(value: &Value, expected: &TypeKind) -> Text {
    let expected: Vec<_> = match expected {
        TypeKind::Single(one) => vec![*one],
        // `Option` in Rust allows null, which nobody can write in TOML.
        TypeKind::Multiple(set) => set.iter().filter(|kind| *kind != JsonType::Null).collect(),
    };
    let found = type_text(JsonType::from(value));
    let texts: Vec<_> = expected.into_iter().map(type_text).collect();
    let joined = |pick: fn(&Text) -> &str, or: &str| texts.iter().map(pick).collect::<Vec<_>>().join(or);
    let (vi, en) = (joined(|text| &text.vi, " hoặc "), joined(|text| &text.en, " or "));
    Text::new(format!("là {}, phải là {vi}", found.vi), format!("it is {}, must be {en}", found.en))
}

fn type_text(kind: JsonType) -> Text {
    let (vi, en) = match kind {
        JsonType::Null => ("trống", "empty"),
        JsonType::Boolean => ("true hoặc false", "true or false"),
        JsonType::Integer => ("số nguyên", "a whole number"),
        JsonType::Number => ("số", "a number"),
        JsonType::String => ("văn bản", "a text"),
        JsonType::Array => ("danh sách", "a list"),
        JsonType::Object => ("bảng", "a table"),
    };
    Text::new(vi, en)
}

/// A value as it is written.
fn code(value: &Value) -> String {
    format!("`{}`", words::shown(&value.to_string(), SHOWN))
}

/// A name, or a value that stands for one, without quotation marks.
fn name(value: &Value) -> String {
    value.as_str().map_or_else(|| code(value), |text| format!("`{}`", words::shown(text, SHOWN)))
}
