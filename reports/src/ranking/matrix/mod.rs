//! The matrix of a cohort: the final points of each agency for each indicator, and everything that becomes of them as
//! live formulas, from the pillars up to the whole.

mod figures;
mod formulas;
mod heat;
mod layout;

use std::collections::BTreeMap;

use dti_criteria::Member;
use dti_diagnostics::sentence_with;
use rust_xlsxwriter::Worksheet;

use self::figures::Figures;
use self::formulas::Formulas;
use self::layout::{FIXED, Kind, Layout, MAXIMA};
use super::Source;
use super::live::Live;
use super::nodes::Node;
use crate::WorkbookError;
use crate::dossier::{Dossier, in_order};
use crate::workbook::address::fixed_range;
use crate::workbook::{Column, Orientation, Page, Pen, Style, Value};

pub(super) use layout::FIRST_ROW;

/// The row of the titles, and its height in points.
const TITLES: u32 = crate::workbook::FIRST_ROW;
const TITLES_HEIGHT: f64 = 150.0;
/// In hundredths; the matrix is too wide for one page.
const PRINT_SCALE: u16 = 60;

/// The names of the columns of a matrix.
pub(super) struct MatrixNames {
    /// The codes of the agencies.
    pub(super) codes: String,
    nodes: BTreeMap<Node, NodeNames>,
    /// By indicator position.
    indicators: BTreeMap<usize, String>,
}

/// The names of the figures of a node.
pub(super) struct NodeNames {
    pub(super) points: String,
    pub(super) maximum: String,
    pub(super) share: String,
}

impl MatrixNames {
    /// The names of a node; none where nothing of it is scored in the cohort.
    pub(super) fn node(&self, node: Node) -> Option<&NodeNames> {
        self.nodes.get(&node)
    }

    /// The name of the points of an indicator.
    pub(super) fn indicator(&self, position: usize) -> Option<&str> {
        self.indicators.get(&position).map(String::as_str)
    }
}

/// The scored agencies of a cohort in the order of their ranks.
pub(super) fn scored<'d, 'a>(source: &'d Source<'a>, cohort: usize) -> Vec<&'d Dossier<'a>> {
    let mut listed = in_order(source.report, source.dossiers, cohort);
    listed.retain(|dossier| dossier.place.is_some());
    listed
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    (live, cohort): (&mut Live, usize),
) -> Result<MatrixNames, WorkbookError> {
    let layout = Layout::new(source.report.set, cohort);
    let sheet_of = Sheet { source, layout: &layout };
    let name = source.report.set.cohorts()[cohort].title.get(source.language());
    let page = Page {
        tab: tab.clone(),
        title: &sentence_with("ranking-matrix-title", &[("cohort", name.into())], source.language()),
        subtitle: &source.word("ranking-matrix-subtitle"),
        orientation: Orientation::Landscape,
        columns: &sheet_of.columns(),
        frozen: FIXED,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.sheet.set_print_scale(PRINT_SCALE).set_repeat_columns(0, FIXED - 1)?;
    pen.sheet.set_freeze_panes(FIRST_ROW, FIXED)?.set_repeat_rows(TITLES - 1, MAXIMA)?;
    pen.set_looks(sheet_of.looks())?;
    sheet_of.titles(&mut pen)?;
    sheet_of.maxima(&mut pen, live)?;
    let scored = scored(source, cohort);
    for (row, dossier) in (FIRST_ROW..).zip(&scored) {
        sheet_of.row(&mut pen, row, (dossier, live))?;
    }
    let last = FIRST_ROW + u32::try_from(scored.len()).expect("a sheet holds them") - 1;
    heat::colour(&mut pen, &layout, FIRST_ROW, last)?;
    pen.finish()?;
    Ok(sheet_of.names(live, &tab, last))
}

/// What the rows of one matrix have in common.
struct Sheet<'a> {
    source: &'a Source<'a>,
    layout: &'a Layout<'a>,
}

impl<'a> Sheet<'a> {
    fn columns(&self) -> Vec<Column> {
        let fixed = [("report-agency-code", 18.0), ("report-agency", 36.0)];
        let mut columns: Vec<_> = fixed.map(|(key, width)| Column::new(self.source.word(key), width)).into();
        columns.extend(self.layout.columns().map(|(_, kind)| Column::new(self.heading(kind), 9.0)));
        columns.push(Column::new(self.source.word("report-note"), 40.0));
        columns
    }

    fn heading(&self, kind: Kind) -> String {
        let set = self.layout.set;
        let node = |node: Node| match node {
            Node::ROOT => self.source.word("matrix-whole"),
            Node::Pillar(_) => node.code(set).to_owned(),
            Node::View(position) => set.views()[position].title.get(self.source.language()).to_owned(),
        };
        match kind {
            Kind::Points(one) | Kind::Maximum(one) | Kind::Share(one) | Kind::Available(one) => node(one),
            Kind::Term(_, member) => set.node(member).0.to_owned(),
            Kind::Indicator(position) => set.indicators()[position].code.clone(),
        }
    }

    fn looks(&self) -> Vec<&'a Style> {
        let styles = self.source.styles;
        let look = |(_, kind): (u16, Kind)| match kind {
            Kind::Points(_) | Kind::Maximum(_) | Kind::Available(_) => &styles.subtotal,
            Kind::Share(_) => &styles.subtotal_percent,
            Kind::Term(..) => &styles.working,
            Kind::Indicator(_) => &styles.points,
        };
        let fixed = std::iter::repeat_n(&styles.text, usize::from(FIXED));
        fixed.chain(self.layout.columns().map(look)).chain([&styles.text]).collect()
    }

    /// The row of titles, which read upwards.
    fn titles(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        let upright = &self.source.styles.upright;
        pen.blanks(TITLES, 0..FIXED, upright)?;
        for (column, kind) in self.layout.columns() {
            pen.text(TITLES, column, &self.title(kind), upright)?;
        }
        pen.blanks(TITLES, self.layout.remark()..self.layout.remark() + 1, upright)?;
        pen.sheet.set_row_height(TITLES, TITLES_HEIGHT)?;
        Ok(())
    }

    fn title(&self, kind: Kind) -> String {
        let (set, language) = (self.layout.set, self.source.language());
        let (key, node) = match kind {
            Kind::Indicator(position) => return set.indicators()[position].title.get(language).to_owned(),
            Kind::Points(node) => ("matrix-points", node),
            Kind::Maximum(node) => ("matrix-maximum", node),
            Kind::Share(node) => ("matrix-share", node),
            Kind::Available(node) => ("matrix-available", node),
            Kind::Term(node, _) => ("matrix-term", node),
        };
        let title = match node {
            Node::ROOT => self.source.word("matrix-whole"),
            Node::Pillar(position) => self.source.words().node(Member::Pillar(position)),
            Node::View(position) => set.views()[position].title.get(language).to_owned(),
        };
        sentence_with(key, &[("node", title.into())], language)
    }

    /// The row of what the columns are held against, by the names of the parameters.
    fn maxima(&self, pen: &mut Pen<'_>, live: &Live) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        pen.text(MAXIMA, 0, "", &styles.caption)?;
        pen.text(MAXIMA, 1, &self.source.word("matrix-against"), &styles.caption)?;
        for (column, kind) in self.layout.columns() {
            let (name, value) = match kind {
                Kind::Indicator(position) => {
                    let indicator = &self.layout.set.indicators()[position];
                    (live.parameters.maximum(position), super::parameters::counted_maximum(indicator))
                }
                Kind::Term(_, member) => {
                    (live.parameters.weight(member), super::parameters::weight(self.source, member))
                }
                _ => {
                    pen.blanks(MAXIMA, column..column + 1, &styles.caption_points)?;
                    continue;
                }
            };
            pen.formula(MAXIMA, column, &format!("={name}"), value, &styles.caption_points)?;
        }
        pen.text(MAXIMA, self.layout.remark(), "", &styles.caption)
    }

    fn row(
        &self,
        pen: &mut Pen<'_>,
        row: u32,
        (dossier, live): (&Dossier<'_>, &mut Live),
    ) -> Result<(), WorkbookError> {
        let Some(place) = dossier.place else { return Ok(()) };
        let agency = &self.layout.set.agencies()[dossier.agency];
        pen.text(row, 0, &agency.code, &self.source.styles.text)?;
        pen.text(row, 1, &agency.name, &self.source.styles.text)?;
        let figures = Figures { source: self.source, layout: self.layout, dossier, place };
        for (column, look) in self.layout.columns().zip(self.looks().into_iter().skip(FIXED.into())) {
            self.cell(pen, (row, column), (&figures, look), live)?;
        }
        let remarks: Vec<_> = self.layout.nodes().filter_map(|node| self.remark(&figures, node)).collect();
        pen.text(row, self.layout.remark(), &remarks.join("; "), &self.source.styles.text)
    }

    fn cell(
        &self,
        pen: &mut Pen<'_>,
        (row, (column, kind)): (u32, (u16, Kind)),
        (figures, look): (&Figures<'_>, &Style),
        live: &mut Live,
    ) -> Result<(), WorkbookError> {
        let value = figures.of(kind);
        let decided = matches!(kind, Kind::Points(node) if figures.is_decided(node));
        let formulas = Formulas { layout: self.layout, parameters: &live.parameters, row };
        match formulas.of(kind).filter(|_| !decided) {
            Some(formula) => {
                live.formulas += 1;
                pen.formula(row, column, &formula, value, look)
            }
            None => {
                live.decided += usize::from(!matches!(kind, Kind::Indicator(_)));
                self.fixed(pen, (row, column), value, look)
            }
        }
    }

    /// A figure that the engine has and no formula makes.
    fn fixed(
        &self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        value: Value<'_>,
        look: &Style,
    ) -> Result<(), WorkbookError> {
        match value {
            Value::Number(number) => pen.number(row, column, Some(number), look),
            Value::Blank => pen.number(row, column, None, look),
            Value::Text(text) => pen.text(row, column, text, &self.source.styles.centred),
        }
    }

    /// Why the points of a node are not what its members make.
    fn remark(&self, figures: &Figures<'_>, node: Node) -> Option<String> {
        let Node::Pillar(position) = node else { return None };
        let key = match figures.is_decided(node) {
            false => return None,
            true if figures.is_closed(position) => "matrix-remark-closed",
            true => "matrix-remark-coverage",
        };
        let title = self.source.words().node(Member::Pillar(position));
        Some(sentence_with(key, &[("node", title.into())], self.source.language()))
    }

    fn names(&self, live: &mut Live, tab: &str, last: u32) -> MatrixNames {
        let (set, cohort) = (self.layout.set, &self.layout.set.cohorts()[self.layout.cohort].id);
        let mut define = |words: String, column: u16| {
            live.names.define(&words, tab, &fixed_range((FIRST_ROW, column), (last, column)))
        };
        let codes = define(format!("{cohort} codes"), 0);
        let mut names = MatrixNames { codes, nodes: BTreeMap::new(), indicators: BTreeMap::new() };
        for node in self.layout.nodes() {
            let code = if node == Node::ROOT { "total" } else { node.code(set) };
            let kind = if matches!(node, Node::View(_)) { "view " } else { "" };
            let own = NodeNames {
                points: define(format!("{cohort} points {kind}{code}"), self.layout.points(node)),
                maximum: define(format!("{cohort} maximum {kind}{code}"), self.layout.maximum(node)),
                share: define(format!("{cohort} share {kind}{code}"), self.layout.share(node)),
            };
            names.nodes.insert(node, own);
        }
        for &breaker in &set.ranking().tie_breakers {
            if let Some((position, column)) = self.layout.indicator(breaker) {
                names.indicators.insert(position, define(format!("{cohort} points {}", set.node(breaker).0), column));
            }
        }
        names
    }
}
