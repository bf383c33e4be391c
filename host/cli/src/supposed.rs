//! Figures to suppose, as a command line names them: `AGENCY:INDICATOR:INPUT=VALUE`.

use dti_criteria::{CriteriaSet, Input, Kind};
use dti_diagnostics::{Code, Finding, Findings, Halted, Text};
use dti_engine::scores::Figures;
use dti_reports::nearest;
use jiff::civil::Date;

use crate::what_if::agency;

/// The figures that are named; all mistakes are told.
pub(crate) fn supposed(set: &CriteriaSet, named: &[String], findings: &mut Findings) -> Result<Figures, Halted> {
    let mut figures = Figures::new();
    let before = findings.len();
    for text in named {
        let Ok((metric, value)) = figure(set, text, findings) else { continue };
        if figures.insert(metric, value).is_some() {
            findings.push(unfit(text, &Text::new("được nêu hai lần", "is named twice"), &form()));
        }
    }
    if findings.len() > before { Err(Halted) } else { Ok(figures) }
}

/// One figure by agency, indicator and input position.
fn figure(set: &CriteriaSet, text: &str, findings: &mut Findings) -> Result<((usize, usize, usize), f64), Halted> {
    let parts = text.split_once('=').and_then(|(metric, value)| {
        let (agency, metric) = metric.split_once(':')?;
        let (indicator, input) = metric.split_once(':')?;
        Some((agency.trim(), indicator.trim(), input.trim(), value.trim()))
    });
    let Some((code, indicator, input, value)) = parts else {
        findings.push(unfit(text, &Text::new("không đúng dạng", "is not of the right form"), &form()));
        return Err(Halted);
    };
    let agency = agency(set, code, findings)?;
    let Some(position) = set.indicator(indicator) else {
        let codes = set.indicators().iter().map(|indicator| indicator.code.as_str());
        findings.push(unknown(indicator, Text::new("chỉ số", "indicator"), &nearest(indicator, codes)));
        return Err(Halted);
    };
    let defined = &set.indicators()[position];
    let Some(number) = defined.input(input) else {
        let names = defined.inputs.iter().map(|input| input.name.as_str()).collect::<Vec<_>>().join(", ");
        findings.push(unknown(input, Text::new("số liệu", "input"), &names));
        return Err(Halted);
    };
    let Some(value) = read(&defined.inputs[number], value) else {
        let reason = Text::new("không phải giá trị của số liệu này", "is no value of this input");
        findings.push(unfit(text, &reason, &expected(&defined.inputs[number])));
        return Err(Halted);
    };
    Ok(((agency, position, number), value))
}

/// The value as a rule reads it.
fn read(input: &Input, text: &str) -> Option<f64> {
    let finite = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match &input.kind {
        Kind::Number => finite(text),
        Kind::Count => finite(text).filter(|count| count.fract() == 0.0),
        Kind::Percent => match text.strip_suffix('%') {
            Some(percent) => finite(percent.trim()).map(|percent| percent / 100.0),
            None => finite(text),
        },
        #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^53 options")]
        Kind::Choice(options) => options.iter().position(|option| option.id == text).map(|position| position as f64),
        Kind::YesNo => match text.to_lowercase().as_str() {
            "yes" | "có" | "true" | "1" => Some(1.0),
            "no" | "không" | "false" | "0" => Some(0.0),
            _ => None,
        },
        Kind::Date => text.parse::<Date>().ok().map(|date| {
            let days = date.since((jiff::Unit::Day, Date::constant(1970, 1, 1))).map_or(0, |span| span.get_days());
            f64::from(days)
        }),
        Kind::Text => None,
    }
}

/// How a value of an input is written.
fn expected(input: &Input) -> Text {
    match &input.kind {
        Kind::Number => Text::new("một con số như 12.5", "a number such as 12.5"),
        Kind::Count => Text::new("một số nguyên", "a whole number"),
        Kind::Percent => Text::new("một tỷ lệ như 85% hoặc 0.85", "a share such as 85% or 0.85"),
        Kind::Choice(options) => {
            let ids = options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ");
            Text::new(format!("một trong: {ids}"), format!("one of: {ids}"))
        }
        Kind::YesNo => Text::new("có hoặc không", "yes or no"),
        Kind::Date => Text::new("một ngày như 2023-12-31", "a date such as 2023-12-31"),
        Kind::Text => Text::new("không thể giả định văn bản", "texts cannot be supposed"),
    }
}

fn form() -> Text {
    Text::new(
        "viết ĐƠN-VỊ:CHỈ-SỐ:SỐ-LIỆU=GIÁ-TRỊ, như so-y-te:6.3:a=950",
        "write AGENCY:INDICATOR:INPUT=VALUE, such as so-y-te:6.3:a=950",
    )
}

fn unfit(text: &str, reason: &Text, way_out: &Text) -> Finding {
    let finding = Finding::new(Code::ArgumentUnfit).with("argument", "--set").with("value", text);
    finding.with("reason", reason.clone()).with("way-out", way_out.clone())
}

fn unknown(code: &str, kind: Text, known: &str) -> Finding {
    Finding::new(Code::CodeUnknown).with("key", "--set").with("code", code).with("kind", kind).with("known", known)
}
