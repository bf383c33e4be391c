//! The way from `[[indicator.example]]` to its draft.

use dti_diagnostics::Text;
use jiff::civil::Date;
use toml::de::DeValue;

use super::fields::{Fields, Node};
use super::values::FromToml;
use super::{DraftExample, DraftFigure, DraftFigures, Located};

pub(crate) fn read_examples(fields: &mut Fields<'_>) -> Vec<DraftExample> {
    let kind = Text::new("ví dụ", "the example");
    let read = |mut fields: Fields<'_>| {
        let example = read_example(&mut fields);
        fields.finish();
        example
    };
    fields.tables("example", &kind).into_iter().filter_map(read).collect()
}

fn read_example(fields: &mut Fields<'_>) -> Option<DraftExample> {
    fields.require("given");
    fields.require("earns");
    let cohort = fields.optional("cohort");
    let given = read_given(fields);
    let earns = read_earns(fields);
    Some(DraftExample { cohort, given: given?, earns: earns?, place: fields.place().clone() })
}

/// One agency's figures, or those of a whole cohort.
fn read_given(fields: &mut Fields<'_>) -> Option<Vec<DraftFigures>> {
    let value = fields.raw("given")?;
    let agencies = value.items().unwrap_or_else(|| vec![value]);
    agencies.into_iter().map(|agency| read_figures(fields, agency)).collect()
}

fn read_figures<'a>(fields: &Fields<'a>, agency: Node<'a>) -> Option<DraftFigures> {
    let Some(table) = fields.enter(agency, &Text::new("số liệu của ví dụ", "the figures of the example"))
    else {
        fields.wrong_type("given", agency, Text::new("một bảng số liệu", "a table of figures"));
        return None;
    };
    let read = |(name, value): (Located<String>, Node<'_>)| {
        let figure = read_figure(value.get_ref());
        if figure.is_none() {
            fields.wrong_type(&name.value, value, f64::expected());
        }
        Some((name, figure?))
    };
    table.entries().map(read).collect()
}

fn read_figure(value: &DeValue<'_>) -> Option<DraftFigure> {
    f64::from_toml(value)
        .map(DraftFigure::Number)
        .or_else(|| bool::from_toml(value).map(DraftFigure::YesNo))
        .or_else(|| Date::from_toml(value).map(DraftFigure::Day))
        .or_else(|| String::from_toml(value).map(DraftFigure::Option))
}

/// Points, or none for `"withheld"`; one or one for each agency.
fn read_earns(fields: &mut Fields<'_>) -> Option<Vec<Option<f64>>> {
    let value = fields.raw("earns")?;
    let expected = value.items().unwrap_or_else(|| vec![value]);
    let read = |value: Node<'_>| match value.get_ref() {
        DeValue::String(word) if word == "withheld" => Some(None),
        other => f64::from_toml(other).map(Some),
    };
    let earns: Option<Vec<_>> = expected.into_iter().map(read).collect();
    if earns.is_none() {
        fields.wrong_type("earns", value, Text::new("số điểm hoặc \"withheld\"", "points or \"withheld\""));
    }
    earns
}
