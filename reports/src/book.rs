//! A criteria set as a book that people can read: what is asked, of whom, and what it earns, in Markdown.

use dti_criteria::{CriteriaSet, Indicator, Member, Tree};
use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::examples::{self, Worked};
use dti_engine::rules::Plan;

use crate::facts::{Fact, Facts, Section, Thing};
use crate::markdown::Page;

/// The book of a set.
#[must_use]
pub fn book(set: &CriteriaSet, plan: &Plan<'_>, language: Language) -> String {
    let worked = examples::work(set, plan, language);
    let mut book = Book { facts: Facts::new(set, Some(plan), language), worked, page: Page::default() };
    book.head();
    for section in [Section::Cohorts, Section::Attributes] {
        book.table(section);
    }
    book.outline();
    book.pillar(Tree::ROOT, 1);
    for section in [Section::Ranking, Section::Bands, Section::Views, Section::Targets, Section::Records] {
        book.section(section);
    }
    book.table(Section::Agencies);
    book.page.finish()
}

struct Book<'a> {
    facts: Facts<'a>,
    /// What the rules make of the examples, by indicator, example and agency.
    worked: Vec<Vec<Vec<Worked>>>,
    page: Page,
}

impl Book<'_> {
    fn word(&self, key: &str) -> String {
        sentence(key, self.facts.language)
    }

    fn head(&mut self) {
        let head = self.facts.of(Section::Set).remove(0);
        self.page.heading(1, &head.title);
        self.list(&head);
    }

    /// Label and value of each fact, but for what the heading and its place in the book say.
    fn list(&mut self, thing: &Thing) {
        let said = [self.word("criteria-title"), self.word("report-pillar")];
        let facts = thing.facts.iter().filter(|fact| !said.contains(&fact.label));
        self.page.list(facts.map(|fact| (fact.label.as_str(), fact.value.as_str())));
    }

    fn section(&mut self, section: Section) {
        let things = self.facts.of(section);
        if things.is_empty() {
            return;
        }
        self.page.heading(2, &section.title(self.facts.language));
        for thing in &things {
            if !thing.title.is_empty() {
                self.page.heading(3, &thing.title);
            }
            self.list(thing);
        }
    }

    /// Things of few facts, a row each: the columns are the labels of all their facts.
    fn table(&mut self, section: Section) {
        let things = self.facts.of(section);
        let mut labels: Vec<&str> = Vec::new();
        for fact in things.iter().flat_map(|thing| &thing.facts) {
            if !labels.contains(&fact.label.as_str()) {
                labels.push(&fact.label);
            }
        }
        let value = |thing: &Thing, label: &str| {
            let found = thing.facts.iter().find(|fact: &&Fact| fact.label == label);
            found.map(|fact| fact.value.clone()).unwrap_or_default()
        };
        let row = |thing: &Thing| {
            let values = labels.iter().map(|label| value(thing, label));
            [format!("`{}`", thing.code)].into_iter().chain(values).collect::<Vec<_>>()
        };
        let rows: Vec<_> = things.iter().map(row).collect();
        let headings: Vec<_> =
            [self.word("report-code")].into_iter().chain(labels.iter().map(|&label| label.to_owned())).collect();
        if !rows.is_empty() {
            self.page.heading(2, &section.title(self.facts.language));
            self.page.table(&headings, &rows);
        }
    }

    /// The whole tree at a glance.
    fn outline(&mut self) {
        let mut rows = Vec::new();
        self.members(Tree::ROOT, 0, &mut rows);
        let headings = ["report-code", "criteria-title", "report-points", "report-rule", "criteria-kind-of-basis"];
        self.page.heading(2, &self.word("criteria-outline"));
        self.page.table(&headings.map(|key| self.word(key)), &rows);
    }

    fn members(&self, pillar: usize, depth: usize, rows: &mut Vec<Vec<String>>) {
        let (set, language) = (self.facts.set, self.facts.language);
        for &member in &set.tree().pillars[pillar].members {
            let (code, title) = set.node(member);
            let title = format!("{}{}", "– ".repeat(depth), title.get(language));
            let (points, rule, basis) = match member {
                Member::Pillar(child) => (Some(set.tree().pillars[child].points), String::new(), String::new()),
                Member::Indicator(leaf) => {
                    let indicator = &set.indicators()[leaf];
                    let points = indicator.rule.is_some().then_some(indicator.maximum);
                    (points, indicator.rule_name().to_owned(), self.kind_of_basis(indicator))
                }
            };
            let points = points.map(|points| number(points, 4, language)).unwrap_or_default();
            rows.push(vec![code.to_owned(), title, points, rule, basis]);
            if let Member::Pillar(child) = member {
                self.members(child, depth + 1, rows);
            }
        }
    }

    fn kind_of_basis(&self, indicator: &Indicator) -> String {
        self.word(match indicator.basis {
            dti_criteria::Basis::Official(_) => "criteria-official",
            dti_criteria::Basis::OwnChoice(_) => "criteria-own-choice",
        })
    }

    /// A chapter for each pillar and a section for each indicator, in the order of the set.
    fn pillar(&mut self, position: usize, level: usize) {
        for member in self.facts.set.tree().pillars[position].members.clone() {
            match member {
                Member::Pillar(child) => {
                    self.chapter(&self.facts.pillar(child), level + 1);
                    self.pillar(child, level + 1);
                }
                Member::Indicator(leaf) => {
                    self.chapter(&self.facts.indicator(leaf), level + 1);
                    self.examples(leaf);
                }
            }
        }
    }

    fn chapter(&mut self, thing: &Thing, level: usize) {
        self.page.heading(level, &format!("{} {}", thing.code, thing.title));
        self.list(thing);
    }

    fn examples(&mut self, position: usize) {
        let indicator = &self.facts.set.indicators()[position];
        let mut rows = Vec::new();
        for (number, (example, worked)) in (1..).zip(std::iter::zip(&indicator.examples, &self.worked[position])) {
            let cohort = self.facts.set.cohorts()[example.cohort].title.get(self.facts.language);
            for (given, worked) in std::iter::zip(&example.given, worked) {
                let label =
                    sentence_with("criteria-example", &[("number", Argument::from(number))], self.facts.language);
                let label = format!("{label} ({cohort})");
                rows.push(vec![label, self.given(indicator, given), self.earned(worked), worked.reason.clone()]);
            }
        }
        let headings = ["criteria-examples", "report-figures", "report-points", "report-reason"];
        self.page.table(&headings.map(|key| self.word(key)), &rows);
    }

    fn given(&self, indicator: &Indicator, figures: &[Option<f64>]) -> String {
        let given = indicator
            .inputs
            .iter()
            .zip(figures)
            .map(|(input, &figure)| format!("`{}` = {}", input.name, self.facts.figures.of(figure, &input.kind)));
        given.collect::<Vec<_>>().join("; ")
    }

    fn earned(&self, worked: &Worked) -> String {
        let points = worked.points.map(|points| number(points, 6, self.facts.language));
        points.unwrap_or_else(|| self.word("criteria-award-withheld"))
    }
}
