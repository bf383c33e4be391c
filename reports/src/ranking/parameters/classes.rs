//! The classes: titles, places and edges, a section for each, so that a formula can look a figure up.

use dti_criteria::{Bands, Class, Edge};
use dti_diagnostics::sentence_with;

use super::lines::{Content, Line, Section};
use crate::ranking::Source;
use crate::workbook::Names;

/// An edge that there is not: beyond every figure.
const UNBOUNDED: f64 = 1e12;

/// The names of the parts of some bands.
pub(in crate::ranking) struct ClassNames {
    /// First the words for a figure between two classes, then the classes.
    pub(in crate::ranking) titles: String,
    pub(in crate::ranking) places: String,
    pub(in crate::ranking) lower: String,
    /// 1 where the edge belongs to the class.
    pub(in crate::ranking) lower_closed: String,
    pub(in crate::ranking) upper: String,
    pub(in crate::ranking) upper_closed: String,
}

/// The sections of some bands, and the names of their values.
pub(super) fn sections(
    source: &Source<'_>,
    names: &mut Names,
    (position, bands): (usize, &Bands),
) -> (Vec<Section>, ClassNames) {
    let mut sections = Vec::new();
    let mut section = |part: &str, lines: Vec<Line>| {
        let name = names.take(&format!("class {part} {}", position + 1));
        let words = [("cohorts", source.words().cohorts(&bands.cohorts).into())];
        let title = sentence_with(&format!("parameters-class-{part}"), &words, source.language());
        sections.push(Section::new(title, lines).named(&name));
        name
    };
    let title = |class: &Class| class.title.get(source.language()).to_owned();
    let line = |class: &Class, value: f64| Line::new(&class.id, &title(class), Content::Number(value));
    let each = |value: fn(&Class) -> f64| bands.classes.iter().map(|class| line(class, value(class))).collect();
    let names = ClassNames {
        titles: section("titles", titles(source, bands)),
        places: section("places", (1..).zip(&bands.classes).map(|(place, one)| line(one, f64::from(place))).collect()),
        lower: section("lower", each(|class| edge(class.lower, -UNBOUNDED))),
        lower_closed: section("lower-closed", each(|class| closed(class.lower))),
        upper: section("upper", each(|class| edge(class.upper, UNBOUNDED))),
        upper_closed: section("upper-closed", each(|class| closed(class.upper))),
    };
    (sections, names)
}

fn titles(source: &Source<'_>, bands: &Bands) -> Vec<Line> {
    let line = |class: &Class| {
        let edges = source.words().edges(class, bands.scale);
        Line::new(&class.id, &edges, Content::Text(class.title.get(source.language()).to_owned()))
    };
    let gap = Line::new("", &source.word("parameters-class-gap"), Content::Text(source.word("band-none-gap")));
    std::iter::once(gap).chain(bands.classes.iter().map(line)).collect()
}

fn edge(edge: Option<Edge>, otherwise: f64) -> f64 {
    edge.map_or(otherwise, |edge| edge.value)
}

fn closed(edge: Option<Edge>) -> f64 {
    f64::from(u8::from(edge.is_some_and(|edge| edge.closed)))
}
