//! Bands: the way from `[[bands]]` to its draft and on to what is believed; overlaps and gaps between classes.

use dti_diagnostics::{Code, Finding, Findings, Language, Place, Text, number};

use super::Located;
use super::fields::Fields;
use crate::bands::{Bands, Class, Edge, Scale};

/// `[[bands]]` as it was written.
#[derive(Debug)]
pub(crate) struct DraftBands {
    pub(crate) scale: Scale,
    pub(crate) cohorts: Option<Vec<Located<String>>>,
    pub(crate) groups: Vec<Located<String>>,
    pub(crate) classes: Vec<Located<Class>>,
    pub(crate) place: Place,
}

pub(crate) fn read_bands(fields: &mut Fields<'_>) -> Option<DraftBands> {
    fields.require("on");
    fields.require("classes");
    let scale = fields.word("on", &[("percent", Scale::Percent), ("points", Scale::Points)]);
    let cohorts = fields.strings("cohorts");
    let groups = fields.strings("groups").unwrap_or_default();
    let tables = fields.tables("classes", &Text::new("mức phân loại", "the class"));
    let classes = tables.into_iter().filter_map(read_class).collect();
    Some(DraftBands { scale: scale?, cohorts, groups, classes, place: fields.place().clone() })
}

fn read_class(mut fields: Fields<'_>) -> Option<Located<Class>> {
    let (id, title) = (fields.required::<String>("id"), fields.title());
    let lower = read_edge(&mut fields, "from", "above");
    let upper = read_edge(&mut fields, "to", "below");
    if let (Some(lower), Some(upper)) = (lower, upper)
        && (upper.value < lower.value || (upper.value <= lower.value && !(upper.closed && lower.closed)))
    {
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", if upper.closed { "to" } else { "below" });
        let limit = Text::new(format!("lớn hơn {}", lower.value), format!("above {}", lower.value));
        fields.tell(finding.with("value", upper.value).with("limit", limit).at(fields.place().clone()));
    }
    let place = fields.place().clone();
    fields.finish();
    Some(Located { value: Class { id: id?.value, title, lower, upper }, place })
}

/// One end of a class: closed under one key, open under the other.
fn read_edge(fields: &mut Fields<'_>, closed: &'static str, open: &'static str) -> Option<Edge> {
    let (closed_at, open_at) = (fields.optional::<f64>(closed), fields.optional::<f64>(open));
    if closed_at.is_some() && open_at.is_some() {
        fields.tell_contradiction(closed, open);
    }
    let closed_edge = closed_at.map(|edge| Edge { value: edge.value, closed: true });
    closed_edge.or(open_at.map(|edge| Edge { value: edge.value, closed: false }))
}

/// Sorts the classes and tells every overlap (an error) and every gap (a warning: decisions print them).
pub(crate) fn check_classes(bands: &mut Bands, draft: &[Located<Class>], findings: &mut Findings) {
    let begin = |class: &Class| class.lower.map_or(f64::NEG_INFINITY, |edge| edge.value);
    let mut sorted: Vec<&Located<Class>> = draft.iter().collect();
    sorted.sort_by(|a, b| begin(&a.value).total_cmp(&begin(&b.value)));
    bands.classes = sorted.iter().map(|class| class.value.clone()).collect();
    for pair in sorted.windows(2) {
        findings.extend(check_border(pair[0], pair[1]));
    }
    if let Some(edge) = sorted.first().and_then(|first| first.value.lower).filter(|edge| edge.value > 0.0) {
        findings.push(gap(&sorted[0].place, &span(None, Some(edge))));
    }
    if let Some((last, edge)) = sorted.last().and_then(|last| Some((last, last.value.upper?)))
        && (bands.scale == Scale::Points || edge.value < 100.0 || !edge.closed)
    {
        findings.push(gap(&last.place, &span(Some(edge), None)));
    }
}

/// What is wrong between two classes that follow each other.
fn check_border(lower: &Located<Class>, upper: &Located<Class>) -> Option<Finding> {
    let (end, begin) = (lower.value.upper, upper.value.lower);
    let overlaps = match (end, begin) {
        (Some(end), Some(begin)) => begin.value < end.value || (begin.value <= end.value && begin.closed && end.closed),
        _ => true,
    };
    if overlaps {
        let names = |language| (lower.value.title.get(language), upper.value.title.get(language));
        let text = |language: Language| format!("{} / {}", names(language).0, names(language).1);
        let finding =
            Finding::new(Code::BandsOverlap).with("classes", Text::new(text(Language::Vi), text(Language::En)));
        return Some(finding.at(upper.place.clone()).against(lower.place.clone()));
    }
    let (end, begin) = (end?, begin?);
    let touches = begin.value <= end.value && (begin.closed || end.closed);
    (!touches).then(|| gap(&upper.place, &span(Some(end), Some(begin))).against(lower.place.clone()))
}

fn gap(place: &Place, span: &Text) -> Finding {
    Finding::new(Code::BandsGap).with("span", span.clone()).at(place.clone())
}

/// The figures between the end of one class and the beginning of the next, such as "≥ 198, < 199".
fn span(end: Option<Edge>, begin: Option<Edge>) -> Text {
    let say = |language| {
        let figure = |edge: Edge| number(edge.value, 9, language);
        let from = end.map(|edge| format!("{} {}", if edge.closed { '>' } else { '≥' }, figure(edge)));
        let to = begin.map(|edge| format!("{} {}", if edge.closed { '<' } else { '≤' }, figure(edge)));
        from.into_iter().chain(to).collect::<Vec<_>>().join("; ")
    };
    Text::new(say(Language::Vi), say(Language::En))
}
