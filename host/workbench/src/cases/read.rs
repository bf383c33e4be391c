//! From a file to cases; what is wrong with it is told with its line.

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Language, Place, Text};
use serde::Deserialize;
use serde_json::Map;
use toml::{Spanned, Table, Value};

use super::{Case, Expected};
use crate::laws::words;

/// The points of an indicator where a case says nothing of them.
const POINTS: f64 = 10.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    case: Vec<Spanned<Draft>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    name: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    parameters: Table,
    points: Option<f64>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    language: Option<LanguageName>,
    #[serde(default)]
    options: std::collections::BTreeMap<String, Vec<String>>,
    given: Option<Spanned<Value>>,
    earns: Option<Spanned<Value>>,
    reason: Option<Spanned<Value>>,
    refuses: Option<Spanned<Value>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum LanguageName {
    Vi,
    En,
}

/// Reads all cases of a file.
///
/// # Errors
/// [`Halted`] if any of them cannot be read; the findings say why.
pub fn read_cases(file: &str, text: &str, findings: &mut Findings) -> Result<Vec<Case>, Halted> {
    let lines = Lines { file, text };
    let drafts: File = match toml::from_str(text) {
        Ok(drafts) => drafts,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            findings.push(lines.unreadable(at, Text::new(error.message(), error.message())));
            return Err(Halted);
        }
    };
    if drafts.case.is_empty() {
        findings.push(lines.unreadable(0, words("cases-none", &[])));
    }
    let mut cases = Vec::new();
    for (number, draft) in drafts.case.into_iter().enumerate() {
        let at = draft.span().start;
        match believe(draft.into_inner(), number + 1, lines.place(at)) {
            Ok(case) => cases.push(case),
            Err((inner, reason)) => findings.push(lines.unreadable(inner.unwrap_or(at), reason)),
        }
    }
    findings.settle(cases)
}

/// Turns byte offsets into places.
struct Lines<'a> {
    file: &'a str,
    text: &'a str,
}

impl Lines<'_> {
    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or_default();
        let counted = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let line = before.matches('\n').count() + 1;
        let character = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        Place::line(self.file, counted(line), counted(character))
    }

    fn unreadable(&self, offset: usize, reason: Text) -> Finding {
        Finding::new(Code::CasesUnreadable).with("reason", reason).at(self.place(offset))
    }
}

/// What is wrong, and where if not with the case as a whole.
type Wrong = (Option<usize>, Text);

fn believe(draft: Draft, number: usize, place: Place) -> Result<Case, Wrong> {
    let given = draft.given.as_ref().map_or(Ok(Vec::new()), agencies)?;
    let expected = match (&draft.earns, &draft.refuses) {
        (Some(earns), None) => earned(earns, draft.reason.as_ref(), given.len())?,
        (None, Some(refuses)) => Expected::Refuses(refused(refuses)?),
        _ => return Err((None, words("case-expects", &[]))),
    };
    let parameters = draft.parameters.into_iter().map(|(name, value)| (name, json(value))).collect::<Map<_, _>>();
    let maximum = draft.maximum.or(draft.points).unwrap_or(POINTS);
    let minimum = draft.minimum.unwrap_or_else(|| maximum.min(0.0));
    if !(minimum.is_finite() && maximum.is_finite() && minimum <= maximum) {
        return Err((None, words("case-range", &[("minimum", minimum.into()), ("maximum", maximum.into())])));
    }
    Ok(Case {
        place,
        name: draft.name.unwrap_or_else(|| number.to_string()),
        rule: draft.rule,
        parameters,
        minimum,
        maximum,
        language: match draft.language {
            Some(LanguageName::En) => Language::En,
            _ => Language::Vi,
        },
        options: draft.options.into_iter().collect(),
        given,
        expected,
    })
}

/// One table for each agency; a table alone is one agency.
fn agencies(given: &Spanned<Value>) -> Result<Vec<Table>, Wrong> {
    let wrong = || (Some(given.span().start), words("case-given", &[]));
    let table = |value: &Value| value.as_table().cloned().ok_or_else(wrong);
    match given.get_ref() {
        Value::Array(agencies) => agencies.iter().map(table).collect(),
        value => Ok(vec![table(value)?]),
    }
}

fn earned(earns: &Spanned<Value>, reason: Option<&Spanned<Value>>, agencies: usize) -> Result<Expected, Wrong> {
    let wrong = || (Some(earns.span().start), words("case-earns", &[]));
    let points =
        each(earns.get_ref()).iter().map(|value| points(value).ok_or_else(wrong)).collect::<Result<Vec<_>, _>>()?;
    let reasons = match reason {
        None => vec![None; points.len()],
        Some(reason) => {
            let wrong = || (Some(reason.span().start), words("case-reason", &[]));
            let text = |value: &Value| value.as_str().map(|text| Some(text.to_owned())).ok_or_else(wrong);
            each(reason.get_ref()).iter().map(text).collect::<Result<Vec<_>, _>>()?
        }
    };
    for (count, span) in [(points.len(), earns.span()), (reasons.len(), reason.unwrap_or(earns).span())] {
        if count != agencies {
            let counts = [("agencies", Argument::from(agencies)), ("count", Argument::from(count))];
            return Err((Some(span.start), words("case-count", &counts)));
        }
    }
    Ok(Expected::Earns(points, reasons))
}

/// The items of a list; anything else is the only one.
fn each(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// Points, or `"withheld"`.
fn points(value: &Value) -> Option<Option<f64>> {
    match value {
        Value::Float(points) => Some(Some(*points)),
        #[expect(clippy::cast_precision_loss, reason = "points stay far below 2^53")]
        Value::Integer(points) => Some(Some(*points as f64)),
        Value::String(text) if text == "withheld" => Some(None),
        _ => None,
    }
}

/// `true` for any complaint, or the JSON Pointer of one.
fn refused(refuses: &Spanned<Value>) -> Result<Option<String>, Wrong> {
    match refuses.get_ref() {
        Value::Boolean(true) => Ok(None),
        Value::String(pointer) if pointer.is_empty() || pointer.starts_with('/') => Ok(Some(pointer.clone())),
        _ => Err((Some(refuses.span().start), words("case-refuses", &[]))),
    }
}

/// A parameter as the plugin reads it.
pub(super) fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Datetime(date) => serde_json::Value::from(date.to_string()),
        Value::Array(items) => items.into_iter().map(json).collect(),
        Value::Table(entries) => entries.into_iter().map(|(name, value)| (name, json(value))).collect(),
        Value::String(text) => serde_json::Value::from(text),
        Value::Integer(number) => serde_json::Value::from(number),
        Value::Float(number) => serde_json::Value::from(number),
        Value::Boolean(yes) => serde_json::Value::from(yes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let mut findings = Findings::new();
        let cases = read_cases("cases.toml", text, &mut findings);
        assert!(cases.is_err(), "{cases:?}");
        findings.render(Language::En)
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let case = "[[case]]\nrule = \"r\"\ngiven = { a = 1 }\n";
        for (text, line, words) in [
            ("x = [", "1:6", ""),
            ("[[case]]\nearn = 1", "2:1", "unknown field `earn`"),
            ("# nothing", "1:1", "no [[case]]"),
            (case, "1:1", "exactly one of `earns` and `refuses`"),
            (&format!("{case}earns = \"much\""), "4:9", "a number, or \"withheld\""),
            (&format!("{case}earns = [1, 2]"), "4:9", "1 agencies are given, but there are 2"),
            (&format!("{case}earns = 1\nreason = 3"), "5:10", "a text"),
            (&format!("{case}refuses = \"goal\""), "4:11", "JSON Pointer"),
            ("[[case]]\ngiven = 7\nearns = 1", "2:9", "a table"),
            ("[[case]]\ngiven = {}\nearns = 1\nminimum = 11", "1:1", "minimum is 11"),
        ] {
            let told = told(text);
            assert!(told.contains(&format!("cases.toml:{line}\n")) && told.contains(words), "{text}\n{told}");
        }
    }
}
