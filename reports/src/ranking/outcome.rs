//! What the cover says of the way from points to places: composition, ranking, classes, views.

use dti_criteria::{Bands, Member, Tree};

use super::Source;
use super::cover::Line;
use crate::wording::Fact;

/// A line for each thing that a reader of the ranking must know.
pub(super) fn lines(source: &Source<'_>) -> Vec<Line> {
    let mut lines = vec![
        (source.word("report-how-to-read"), source.word("report-how-to-read-words")),
        (source.word("report-ranking-rules"), lines_of(&source.words().ranking())),
    ];
    lines.extend(nodes(source));
    lines.extend(bands(source));
    lines.extend(views(source));
    lines.extend(unscored(source));
    lines
}

/// The pillars that are no plain sum.
fn nodes(source: &Source<'_>) -> Option<Line> {
    let words = source.words();
    let pillars = source.report.set.tree().pillars.iter().enumerate();
    let special = pillars.filter(|(_, pillar)| !source.words().composition(pillar).is_empty());
    let named = |position| match position {
        Tree::ROOT => source.word("report-total"),
        _ => words.node(Member::Pillar(position)),
    };
    let told = |(position, pillar)| format!("{}: {}", named(position), words.pillar(pillar));
    paragraph(source, "report-composition", special.map(told))
}

/// The classes, with the cohorts that they are for where these differ.
fn bands(source: &Source<'_>) -> Vec<Line> {
    let words = source.words();
    let told = |bands: &Bands| {
        let facts = lines_of(&words.bands(bands));
        (source.word("report-band"), format!("{}\n{facts}", words.cohorts(&bands.cohorts)))
    };
    source.report.set.all_bands().iter().map(told).collect()
}

fn views(source: &Source<'_>) -> Option<Line> {
    let words = source.words();
    let views = source.report.set.views().iter();
    let told = views.map(|view| format!("{}: {}", view.title.get(source.language()), words.view(view)));
    paragraph(source, "report-views", told)
}

fn unscored(source: &Source<'_>) -> Option<Line> {
    let indicators = source.report.set.indicators().iter().filter(|indicator| indicator.rule.is_none());
    let told = indicators.map(|one| format!("{} {}", one.code, one.title.get(source.language())));
    paragraph(source, "report-unscored", told)
}

/// A label and its lines; none where there are none.
fn paragraph(source: &Source<'_>, key: &str, lines: impl Iterator<Item = String>) -> Option<Line> {
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| (source.word(key), lines.join("\n")))
}

/// Facts below each other.
fn lines_of(facts: &[Fact]) -> String {
    facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect::<Vec<_>>().join("\n")
}
