//! The parameters: what each node is worth, weights, digits, edges of classes, each behind the name by which formulas
//! know it. No formula of the workbook holds such a number itself.

mod classes;
mod constants;
mod lines;

use std::collections::BTreeMap;

use dti_criteria::Member;
use rust_xlsxwriter::Worksheet;

use self::lines::{Content, Line, Section};
use super::Source;
use super::nodes::{self, Node};
use crate::workbook::{Column, FIRST_ROW, Names, Orientation, Page};
use crate::{WorkbookError, outline};

pub(super) use classes::ClassNames;
pub(super) use constants::{
    BREAKER_DIGITS, CHECK_DIGITS, CLASS_DIGITS, FAILED, LOWEST, NOT_APPLICABLE, PASSED, PERCENT, RANK_DIGITS,
};

/// The parameters of a workbook.
pub(super) struct Parameters {
    sections: Vec<Section>,
    /// The name of all maxima together.
    all_maxima: String,
    /// By indicator position.
    maxima: BTreeMap<usize, String>,
    weights: BTreeMap<Member, String>,
    worths: BTreeMap<Node, String>,
    /// By the position of the bands in the set.
    classes: Vec<ClassNames>,
}

impl Parameters {
    pub(super) fn new(source: &Source<'_>, names: &mut Names) -> Self {
        let mut parameters = Self {
            sections: vec![constants::section(source, names)],
            all_maxima: names.take("all maxima"),
            maxima: BTreeMap::new(),
            weights: BTreeMap::new(),
            worths: BTreeMap::new(),
            classes: Vec::new(),
        };
        parameters.add_worths(source, names);
        parameters.add_maxima(source, names);
        parameters.add_weights(source, names);
        for (position, bands) in source.report.set.all_bands().iter().enumerate() {
            let (sections, own) = classes::sections(source, names, (position, bands));
            parameters.sections.extend(sections);
            parameters.classes.push(own);
        }
        parameters
    }

    /// The name of the most points of an indicator; 0 where they are extra.
    pub(super) fn maximum(&self, indicator: usize) -> &str {
        &self.maxima[&indicator]
    }

    /// The name of the maxima of all indicators.
    pub(super) fn all_maxima(&self) -> &str {
        &self.all_maxima
    }

    /// The name of the weight of a member of a mean.
    pub(super) fn weight(&self, member: Member) -> &str {
        &self.weights[&member]
    }

    /// The name of the points that a node is worth.
    pub(super) fn worth(&self, node: Node) -> &str {
        &self.worths[&node]
    }

    /// The names of the classes of a cohort.
    pub(super) fn classes(&self, source: &Source<'_>, cohort: usize) -> Option<&ClassNames> {
        let bands = source.report.set.all_bands().iter().position(|bands| bands.cohorts.contains(&cohort))?;
        self.classes.get(bands)
    }

    fn add_worths(&mut self, source: &Source<'_>, names: &mut Names) {
        let set = source.report.set;
        let mut lines = Vec::new();
        for node in nodes::all(set) {
            let (kind, title, note) = match node {
                Node::Pillar(position) => {
                    let pillar = &set.tree().pillars[position];
                    ("points", &pillar.title, source.words().pillar(pillar))
                }
                Node::View(position) => {
                    let view = &set.views()[position];
                    ("view", &view.title, source.words().view(view))
                }
            };
            let code = node.code(set);
            let name = names.take(&format!("{kind} {}", if node == Node::ROOT { "total" } else { code }));
            let value = Content::Number(node.composition(set).worth);
            lines.push(Line::new(code, title.get(source.language()), value).named(&name).noted(note));
            self.worths.insert(node, name);
        }
        self.sections.push(Section::new(source.word("parameters-worths"), lines));
    }

    fn add_maxima(&mut self, source: &Source<'_>, names: &mut Names) {
        let mut lines = Vec::new();
        for position in outline::indicators(source.report.set) {
            let indicator = &source.report.set.indicators()[position];
            if indicator.rule.is_none() {
                continue;
            }
            let name = names.take(&format!("max {}", indicator.code));
            let note = source.words().mark(indicator).map(|_| source.words().points(indicator)).unwrap_or_default();
            let value = Content::Number(nodes::counted_maximum(indicator));
            let title = indicator.title.get(source.language());
            lines.push(Line::new(&indicator.code, title, value).named(&name).noted(note));
            self.maxima.insert(position, name);
        }
        let section = Section::new(source.word("parameters-maxima"), lines);
        self.sections.push(section.named(&self.all_maxima));
    }

    /// The weights of the members of means.
    fn add_weights(&mut self, source: &Source<'_>, names: &mut Names) {
        let set = source.report.set;
        let mut lines = Vec::new();
        for member in weighted(source) {
            let (code, title) = set.node(member);
            let name = names.take(&format!("weight {code}"));
            let value = Content::Number(nodes::weight(set, member));
            lines.push(Line::new(code, title.get(source.language()), value).named(&name));
            self.weights.insert(member, name);
        }
        if !lines.is_empty() {
            self.sections.push(Section::new(source.word("parameters-weights"), lines));
        }
    }

    /// Writes the sheet and gives the names to its cells.
    pub(super) fn write(
        &self,
        source: &Source<'_>,
        sheet: &mut Worksheet,
        tab: &str,
        names: &mut Names,
    ) -> Result<(), WorkbookError> {
        let column = |key, width| Column::new(source.word(key), width);
        let page = Page {
            tab: tab.to_owned(),
            title: &source.word("ranking-parameters-title"),
            subtitle: &source.word("ranking-parameters-subtitle"),
            orientation: Orientation::Landscape,
            columns: &[
                column("report-code", 14.0),
                column("parameters-title", 44.0),
                column("report-value", 14.0),
                column("parameters-name", 28.0),
                column("report-note", 32.0),
            ],
            frozen: 0,
        };
        let mut pen = page.begin(sheet, source.styles)?;
        let mut row = FIRST_ROW;
        for section in &self.sections {
            row = section.write(source, &mut pen, row, (tab, names))?;
        }
        pen.finish()
    }
}

/// The members of means, each once, pillars first.
fn weighted(source: &Source<'_>) -> Vec<Member> {
    let set = source.report.set;
    let means = nodes::all(set).map(|node| node.composition(set)).filter(nodes::Composition::is_mean);
    let members = |composition: nodes::Composition<'_>| {
        (0..set.cohorts().len()).flat_map(|cohort| composition.members(set, cohort)).collect::<Vec<_>>()
    };
    let mut members: Vec<_> = means.flat_map(members).collect();
    members.sort();
    members.dedup();
    members
}
