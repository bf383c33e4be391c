//! One line of a log.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::Value;

use super::{Fields, LogFormat, LogLevel};

/// A line with its break: the time, how grave it is, what happened, and the words of that.
pub(super) fn written(format: LogFormat, time: Timestamp, level: LogLevel, event: &str, fields: Fields) -> String {
    let time = format!("{time:.3}");
    match format {
        LogFormat::Json => {
            let mut line = Fields::from_iter([
                ("time".to_owned(), Value::from(time)),
                ("level".to_owned(), Value::from(level.as_str())),
                ("event".to_owned(), Value::from(event)),
            ]);
            line.extend(fields);
            format!("{}\n", Value::Object(line))
        }
        LogFormat::Text => {
            let mut line = format!("{time} {:5} {event}", level.as_str());
            for (name, value) in &fields {
                _ = write!(line, " {name}={}", word(value));
            }
            line.push('\n');
            line
        }
    }
}

/// A value as one word: quoted where it would be several.
fn word(value: &Value) -> String {
    match value {
        Value::String(text) if is_word(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_word(text: &str) -> bool {
    let quoted = |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '=');
    !text.is_empty() && !text.contains(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(format: LogFormat) -> String {
        let fields = [("file", "Sở Y tế.xlsx".into()), ("cells", Value::from(12)), ("ms", Value::from(1.5))];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        written(format, Timestamp::UNIX_EPOCH, LogLevel::Info, "file", Fields::from_iter(fields))
    }

    #[test]
    fn a_line_is_an_object_or_words() {
        assert_eq!(
            line(LogFormat::Json),
            "{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"info\",\"event\":\"file\",\
             \"file\":\"Sở Y tế.xlsx\",\"cells\":12,\"ms\":1.5}\n"
        );
        assert_eq!(
            line(LogFormat::Text),
            "1970-01-01T00:00:00.000Z info  file file=\"Sở Y tế.xlsx\" cells=12 ms=1.5\n"
        );
    }

    #[test]
    fn what_would_break_a_line_is_quoted() {
        assert_eq!(word(&Value::from("a\nb")), "\"a\\nb\"");
        assert_eq!(word(&Value::from("")), "\"\"");
        assert_eq!(word(&Value::from("so-y-te.xlsx")), "so-y-te.xlsx");
    }
}
