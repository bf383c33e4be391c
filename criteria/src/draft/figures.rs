//! The figures of examples, as the rule will read them.

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::codes::find;
use super::{DraftFigure, Located};
use crate::input::{Input, Kind};

/// The figures of one agency by input position.
pub(crate) fn example_figures(
    figures: &[(Located<String>, DraftFigure)],
    inputs: &[Input],
    findings: &mut Findings,
) -> Vec<Option<f64>> {
    let mut row = vec![None; inputs.len()];
    for (name, figure) in figures {
        let names = inputs.iter().map(|input| input.name.as_str());
        let kind = Text::new("số liệu của chỉ số này", "input of this indicator");
        let Some(position) = find("given", name, &kind, names, findings) else { continue };
        row[position] = example_figure(name, figure, &inputs[position], findings);
    }
    row
}

fn example_figure(name: &Located<String>, figure: &DraftFigure, input: &Input, findings: &mut Findings) -> Option<f64> {
    let value = match (figure, &input.kind) {
        (DraftFigure::Number(value), Kind::Number | Kind::Count | Kind::Percent) => Some(*value),
        (DraftFigure::YesNo(answer), Kind::YesNo) => Some(f64::from(u8::from(*answer))),
        (DraftFigure::Day(day), Kind::Date) => Some(f64::from((*day - jiff::civil::date(1970, 1, 1)).get_days())),
        (DraftFigure::Option(id), Kind::Choice(options)) => {
            let ids = options.iter().map(|option| option.id.as_str());
            let id = Located { value: id.clone(), place: name.place.clone() };
            #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^53 options")]
            return find(&name.value, &id, &Text::new("lựa chọn", "option"), ids, findings).map(|code| code as f64);
        }
        _ => None,
    };
    if value.is_none() {
        let finding = Finding::new(Code::ValueOfWrongType).with("key", &name.value).with("found", figure_name(figure));
        findings.push(finding.with("expected", input.kind.as_str()).at(name.place.clone()));
    }
    value
}

fn figure_name(figure: &DraftFigure) -> Text {
    match figure {
        DraftFigure::Number(value) => Text::new(format!("số {value}"), format!("the number {value}")),
        DraftFigure::YesNo(value) => Text::new(value.to_string(), value.to_string()),
        DraftFigure::Day(day) => Text::new(format!("ngày {day}"), format!("the date {day}")),
        DraftFigure::Option(text) => Text::new(format!("chuỗi “{text}”"), format!("the text “{text}”")),
    }
}
