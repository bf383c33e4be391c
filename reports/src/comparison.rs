//! Two criteria sets side by side: what was added, removed, renumbered and changed, in Markdown.

use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Language, sentence, sentence_with};

use crate::facts::{Fact, Facts, Section, Thing};
use crate::markdown::Page;

/// What differs between two sets, or two editions of one.
#[must_use]
pub fn comparison(old: &CriteriaSet, new: &CriteriaSet, language: Language) -> String {
    let mut page = Page::default();
    let words = [("old", Argument::from(folder(old))), ("new", Argument::from(folder(new)))];
    page.heading(1, &sentence_with("criteria-comparison", &words, language));
    let same = if old.digest() == new.digest() { "criteria-same" } else { "criteria-same-words" };
    let (old, new) = (Facts::new(old, None, language), Facts::new(new, None, language));
    let things = Section::ALL.map(|section| (section, old.of(section), new.of(section)));
    let sections: Vec<_> = things.iter().map(|(section, old, new)| (*section, differences(old, new))).collect();
    page.paragraph(&summary(&sections, same, language));
    for (section, differences) in &sections {
        if !differences.is_empty() {
            page.heading(2, &section.title(language));
            let headings = ["report-code", "criteria-change", "criteria-before", "criteria-after"];
            let rows: Vec<_> = differences.iter().flat_map(|one| one.rows(language)).collect();
            page.table(&headings.map(|key| sentence(key, language)), &rows);
        }
    }
    page.finish()
}

/// The folder of a set: two editions may bear one id.
fn folder(set: &CriteriaSet) -> &str {
    let file = &set.place().file;
    file.strip_suffix("/set.toml").unwrap_or(file)
}

/// What became of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Difference<'a> {
    Added(&'a Thing),
    Removed(&'a Thing),
    /// The title is the same, the code is another; the facts that differ besides.
    Renumbered(&'a Thing, &'a Thing, Vec<Change<'a>>),
    Changed(&'a Thing, Vec<Change<'a>>),
}

/// A fact that differs: its label, and what was and is said.
type Change<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

/// What differs between the things of a section, in the order of the new set; what was removed stands at the end.
fn differences<'a>(old: &'a [Thing], new: &'a [Thing]) -> Vec<Difference<'a>> {
    let by_code: BTreeMap<&str, &Thing> = old.iter().map(|thing| (thing.code.as_str(), thing)).collect();
    let kept = |thing: &&Thing| new.iter().any(|other| other.code == thing.code);
    let mut removed: Vec<&Thing> = old.iter().filter(|thing| !kept(thing)).collect();
    let mut differences = Vec::new();
    for thing in new {
        if let Some(before) = by_code.get(thing.code.as_str()) {
            let changes = changes(&before.facts, &thing.facts);
            differences.extend((!changes.is_empty()).then_some(Difference::Changed(thing, changes)));
        } else if let Some(position) =
            removed.iter().position(|other| !thing.title.is_empty() && other.title == thing.title)
        {
            let before = removed.remove(position);
            differences.push(Difference::Renumbered(before, thing, changes(&before.facts, &thing.facts)));
        } else {
            differences.push(Difference::Added(thing));
        }
    }
    differences.extend(removed.into_iter().map(Difference::Removed));
    differences
}

/// The facts that differ, by label; several facts of one label are compared in their order.
fn changes<'a>(old: &'a [Fact], new: &'a [Fact]) -> Vec<Change<'a>> {
    let labels = old.iter().chain(new).map(|fact| fact.label.as_str());
    let mut seen: Vec<&str> = Vec::new();
    let mut changes = Vec::new();
    for label in labels {
        if seen.contains(&label) {
            continue;
        }
        seen.push(label);
        let of =
            |facts: &'a [Fact]| facts.iter().filter(move |fact| fact.label == label).map(|fact| fact.value.as_str());
        let (old, new): (Vec<_>, Vec<_>) = (of(old).collect(), of(new).collect());
        for position in 0..old.len().max(new.len()) {
            let (before, after) = (old.get(position).copied(), new.get(position).copied());
            changes.extend((before != after).then_some((label, before, after)));
        }
    }
    changes
}

impl Difference<'_> {
    /// The rows of its table: code, what changed, before, after.
    fn rows(&self, language: Language) -> Vec<Vec<String>> {
        let word = |key| sentence(key, language);
        match self {
            Self::Added(thing) => vec![row(&thing.code, &word("criteria-added"), "", &in_short(thing))],
            Self::Removed(thing) => vec![row(&thing.code, &word("criteria-removed"), &in_short(thing), "")],
            Self::Renumbered(before, after, changes) => {
                let first = row(&after.code, &word("criteria-renumbered"), &before.code, &after.code);
                [vec![first], rows_of(&after.code, changes)].concat()
            }
            Self::Changed(thing, changes) => rows_of(&thing.code, changes),
        }
    }
}

fn rows_of(code: &str, changes: &[Change<'_>]) -> Vec<Vec<String>> {
    changes.iter().map(|(label, before, after)| row(code, label, before.unwrap_or(""), after.unwrap_or(""))).collect()
}

fn row(code: &str, change: &str, before: &str, after: &str) -> Vec<String> {
    let shown = |value: &str| if value.is_empty() { "–".to_owned() } else { value.to_owned() };
    vec![code.to_owned(), change.to_owned(), shown(before), shown(after)]
}

/// All that is said of a thing, a line for each fact.
fn in_short(thing: &Thing) -> String {
    let lines = thing.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value));
    lines.collect::<Vec<_>>().join("\n")
}

/// How much differs, or that nothing does.
fn summary(sections: &[(Section, Vec<Difference<'_>>)], same: &str, language: Language) -> String {
    let all = || sections.iter().flat_map(|(_, differences)| differences);
    let count = |wanted: fn(&Difference<'_>) -> bool| Argument::from(all().filter(|one| wanted(one)).count());
    if all().next().is_none() {
        return sentence(same, language);
    }
    let words = [
        ("added", count(|one| matches!(one, Difference::Added(_)))),
        ("removed", count(|one| matches!(one, Difference::Removed(_)))),
        ("renumbered", count(|one| matches!(one, Difference::Renumbered(..)))),
        ("changed", count(|one| matches!(one, Difference::Changed(..)))),
    ];
    sentence_with("criteria-differences", &words, language)
}
