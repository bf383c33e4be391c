//! The matrix of a cohort: the final points of each agency for each indicator, and everything that becomes of them as
//! live formulas, from the pillars up to the whole.

mod figures;
mod formulas;
mod layout;
mod names;

use dti_criteria::Member;
use dti_diagnostics::sentence_with;
use rust_xlsxwriter::Worksheet;

use self::figures::{Figures, is_closed};
use self::formulas::Formulas;
use self::layout::{FIRST_ROW, FIXED, Kind, Layout, MAXIMA};
use super::live::Live;
use super::nodes::{self, Node};
use super::{Source, heat};
use crate::WorkbookError;
use crate::dossier::{Dossier, in_order};
use crate::workbook::address::fixed_range;
use crate::workbook::{Column, Orientation, Page, Pen, Style, Value};

pub(super) use figures::is_decided;
pub(super) use names::MatrixNames;

/// The row of the titles, and its height in points.
const TITLES: u32 = crate::workbook::FIRST_ROW;
const TITLES_HEIGHT: f64 = 150.0;
/// In hundredths; the matrix is too wide for one page.
const PRINT_SCALE: u16 = 60;

/// The scored agencies of a cohort in the order of their ranks.
pub(super) fn scored<'d, 'a>(source: &'d Source<'a>, cohort: usize) -> Vec<&'d Dossier<'a>> {
    let mut listed = in_order(source.report, source.dossiers, cohort);
    listed.retain(|dossier| dossier.place.is_some());
    listed
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: &str,
    (live, cohort): (&mut Live, usize),
) -> Result<(), WorkbookError> {
    let layout = Layout::new(source.report.set, cohort);
    let sheet_of = Sheet { source, layout: &layout };
    let name = source.report.set.cohorts()[cohort].title.get(source.language());
    let page = Page {
        tab: tab.to_owned(),
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
    pen.stream(std::mem::take(&mut live.streams))?;
    let scored = scored(source, cohort);
    for (row, dossier) in (FIRST_ROW..).zip(&scored) {
        sheet_of.row(&mut pen, row, (dossier, live))?;
    }
    let last = FIRST_ROW + u32::try_from(scored.len()).expect("a sheet holds them") - 1;
    sheet_of.colour(&mut pen, last)?;
    sheet_of.name(live, tab, last);
    live.streams = pen.finish_stream()?;
    Ok(())
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
            Node::View(position) => {
                sentence_with("matrix-view", &[("number", (position + 1).into())], self.source.language())
            }
        };
        match kind {
            Kind::Points(one) | Kind::Maximum(one) | Kind::Share(one) | Kind::Available(one) => node(one),
            Kind::Term(whole, member) => format!("{} → {}", set.node(member).0, node(whole)),
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
                    (live.parameters.maximum(position), nodes::counted_maximum(indicator))
                }
                Kind::Term(_, member) => (live.parameters.weight(member), nodes::weight(self.layout.set, member)),
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
        let figures = Figures { layout: self.layout, dossier, place };
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
        let decided = matches!(kind, Kind::Points(node) if is_decided(self.layout.set, figures.place, node));
        let formulas = Formulas { layout: self.layout, parameters: &live.parameters, row };
        match formulas.of(kind).filter(|_| !decided) {
            Some(formula) => live.tally.formula(pen, (row, column), (&formula, value), look),
            None => {
                let is_node = !matches!(kind, Kind::Indicator(_));
                live.tally.decided += usize::from(is_node);
                self.fixed(pen, (row, column), (value, is_node), look)
            }
        }
    }

    /// A figure that the engine has and no formula makes.
    fn fixed(
        &self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        (value, is_node): (Value<'_>, bool),
        look: &Style,
    ) -> Result<(), WorkbookError> {
        match value {
            Value::Number(number) => pen.number(row, column, Some(number), look),
            // Looked up by other sheets, an empty cell would be 0.
            Value::Blank if is_node => pen.formula(row, column, "=\"\"", value, look),
            Value::Blank => pen.number(row, column, None, look),
            Value::Text(text) => pen.text(row, column, text, &self.source.styles.centred),
        }
    }

    /// The heat map, down to a row.
    fn colour(&self, pen: &mut Pen<'_>, last: u32) -> Result<(), WorkbookError> {
        for (column, kind) in self.layout.columns() {
            let colours = match kind {
                Kind::Share(_) => heat::share(),
                Kind::Indicator(position) => heat::points(&self.layout.set.indicators()[position]),
                Kind::Points(_) | Kind::Maximum(_) | Kind::Available(_) | Kind::Term(..) => continue,
            };
            pen.sheet.add_conditional_format(FIRST_ROW, column, last, column, &colours)?;
        }
        Ok(())
    }

    /// Why the points of a node are not what its members make.
    fn remark(&self, figures: &Figures<'_>, node: Node) -> Option<String> {
        let Node::Pillar(position) = node else { return None };
        let (set, place) = (self.layout.set, figures.place);
        let key = match is_decided(set, place, node) {
            false => return None,
            true if is_closed(set, place, position) => "matrix-remark-closed",
            true => "matrix-remark-coverage",
        };
        let title = self.source.words().node(Member::Pillar(position));
        Some(sentence_with(key, &[("node", title.into())], self.source.language()))
    }

    /// Gives the names of the matrix to its columns.
    fn name(&self, live: &mut Live, tab: &str, last: u32) {
        let Live { names, matrices, .. } = live;
        let own = &matrices[&self.layout.cohort];
        let mut assign =
            |name: &str, column: u16| names.assign(name, tab, &fixed_range((FIRST_ROW, column), (last, column)));
        assign(&own.codes, 0);
        for (&node, own) in &own.nodes {
            assign(&own.points, self.layout.points(node));
            assign(&own.maximum, self.layout.maximum(node));
            assign(&own.share, self.layout.share(node));
        }
        for (&position, name) in &own.indicators {
            assign(name, self.layout.points_of(Member::Indicator(position)));
        }
    }
}
