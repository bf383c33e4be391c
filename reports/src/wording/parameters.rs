//! The parameters of a rule in words.

use std::collections::BTreeMap;

use dti_criteria::{Indicator, Kind};
use dti_diagnostics::{Language, Text, message, number, sentence};
use serde_json::{Map, Value};

use super::figure::date_words;

/// What a criteria set calls its options and inputs, by id: parameters may name them.
pub(crate) type Names<'a> = BTreeMap<&'a str, &'a Text>;

/// The names that the parameters of an indicator may use.
pub(crate) fn names(indicator: &Indicator) -> Names<'_> {
    let mut names = Names::new();
    for input in &indicator.inputs {
        names.insert(&input.name, &input.title);
        if let Kind::Choice(choices) = &input.kind {
            names.extend(choices.iter().map(|choice| (choice.id.as_str(), &choice.title)));
        }
    }
    names
}

/// Parameters as `goal 0,6; bands: (…), (…)`; well-known names and those of the set are put into the language, others
/// stand as they are.
pub(crate) fn parameters_in_words(parameters: &Map<String, Value>, names: &Names<'_>, language: Language) -> String {
    let pen = Pen { names, language };
    let words: Vec<_> = parameters.iter().map(|(name, value)| pen.top(name, value)).collect();
    words.join("; ")
}

struct Pen<'a> {
    names: &'a Names<'a>,
    language: Language,
}

impl Pen<'_> {
    fn top(&self, name: &str, value: &Value) -> String {
        self.range(name, value).unwrap_or_else(|| self.parameter(&self.well_known(name), value))
    }

    /// Two numbers from which to which something reaches, where there are words for it.
    fn range(&self, name: &str, value: &Value) -> Option<String> {
        let [Value::Number(low), Value::Number(high)] = value.as_array()?.as_slice() else { return None };
        let words = [("low", self.number(low).into()), ("high", self.number(high).into())];
        message(&format!("parameter-{name}-range"), None, &words, self.language)
    }

    fn parameter(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Bool(true) | Value::Null => name.to_owned(),
            Value::Number(_) => format!("{name} {}", self.in_words(value)),
            Value::Bool(false) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                format!("{name}: {}", self.in_words(value))
            }
        }
    }

    fn in_words(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => sentence("report-yes", self.language).to_lowercase(),
            Value::Bool(false) => sentence("report-no", self.language).to_lowercase(),
            Value::Number(number) => self.number(number),
            Value::String(text) => text.parse().map_or_else(|_| self.named(text), date_words),
            Value::Array(values) => joined(values.iter().map(|value| self.element(value))),
            Value::Object(fields) => {
                joined(fields.iter().map(|(name, value)| self.parameter(&self.named(name), value)))
            }
        }
    }

    fn element(&self, value: &Value) -> String {
        if value.is_object() { format!("({})", self.in_words(value)) } else { self.in_words(value) }
    }

    fn number(&self, value: &serde_json::Number) -> String {
        value.as_f64().map_or_else(|| value.to_string(), |value| number(value, 6, self.language))
    }

    fn named(&self, name: &str) -> String {
        self.names.get(name).map_or_else(|| self.well_known(name), |title| title.get(self.language).to_owned())
    }

    fn well_known(&self, name: &str) -> String {
        message(&format!("parameter-{name}"), None, &[], self.language).unwrap_or_else(|| name.to_owned())
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parameters_read_like_a_sentence() {
        let parameters =
            json!({ "goal": 0.6, "due": "2023-02-28", "complement": true, "x9": [{ "from": 0.5, "points": 2 }] });
        let words = |language| parameters_in_words(parameters.as_object().unwrap(), &Names::new(), language);
        assert_eq!(words(Language::Vi), "mục tiêu 0,6; hạn: 28/02/2023; lấy phần bù; x9: (từ 0,5, điểm 2)");
        assert_eq!(words(Language::En), "goal 0.6; due: 28/02/2023; complement; x9: (from 0.5, points 2)");
    }

    #[test]
    fn two_numbers_are_a_range_where_the_parameter_is_one() {
        let parameters = json!({ "goalposts": [20, 85], "to": [1, 10.5], "ties": "average", "x9": [1, 2] });
        let words = |language| parameters_in_words(parameters.as_object().unwrap(), &Names::new(), language);
        let vietnamese = "mốc từ 20 đến 85; thang điểm từ 1 đến 10,5; khi bằng nhau: trung bình; x9: 1, 2";
        assert_eq!(words(Language::Vi), vietnamese);
        let english = "goalposts from 20 to 85; on a scale from 1 to 10.5; ties: average; x9: 1, 2";
        assert_eq!(words(Language::En), english);
        let measured = json!({ "from": 20, "to": 80 });
        assert_eq!(parameters_in_words(measured.as_object().unwrap(), &Names::new(), Language::Vi), "từ 20; đến 80");
    }

    #[test]
    fn options_bear_their_titles() {
        let (parameters, head) = (json!({ "shares": { "head": 1, "nobody": 0 } }), Text::new("Cấp trưởng", "Head"));
        let names = Names::from([("head", &head)]);
        let words = parameters_in_words(parameters.as_object().unwrap(), &names, Language::Vi);
        assert_eq!(words, "mức hưởng: Cấp trưởng 1, nobody 0");
    }
}
