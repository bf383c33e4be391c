//! The ranking of one cohort: the ranked, below them those without a rank and those not scored. Points, indices, ranks
//! and classes are live: looked up in the matrix, compared here.

mod classes;
mod columns;
mod ranks;

use dti_criteria::Bands;
use dti_diagnostics::sentence_with;
use dti_engine::changes::Change;
use dti_engine::index::Figure;
use rust_xlsxwriter::{Color, ConditionalFormatDataBar, ConditionalFormatType, Worksheet};

use self::columns::{Columns, Kind};
use self::ranks::Keys;
use super::Source;
use super::live::{Live, Tally};
use super::matrix::{self, MatrixNames};
use super::nodes::{self, Node};
use super::parameters::{BREAKER_DIGITS, LOWEST, Parameters, RANK_DIGITS};
use crate::dossier::{Dossier, in_order};
use crate::workbook::address::{cell, fixed_range, range};
use crate::workbook::{FIRST_ROW, Names, Orientation, Page, Pen, Value};
use crate::year_on_year::why_not;
use crate::{WorkbookError, wording};

pub(super) use ranks::without_noise;

const BAR: Color = Color::RGB(0x009D_C3E6);
/// What stands for the share of a tie-breaker without a figure.
const NO_SHARE: f64 = -1e9;

/// The names of the columns of a ranking, dividers included.
pub(super) struct ListingNames {
    pub(super) codes: String,
    pub(super) ranks: String,
    pub(super) index: String,
    /// The indices of the ranked, where somebody is.
    pub(super) ranked: Option<String>,
    /// The classes, where the cohort has some.
    pub(super) classes: Option<String>,
}

/// What the rows of one ranking have in common.
struct Listing<'a> {
    source: &'a Source<'a>,
    cohort: usize,
    columns: Columns,
    bands: Option<&'a Bands>,
    parameters: &'a Parameters,
    matrix: Option<&'a MatrixNames>,
    keys: Keys,
    /// The words for a figure between two classes.
    gap: String,
}

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: &str,
    (live, cohort): (&mut Live, usize),
) -> Result<(), WorkbookError> {
    let name = source.report.set.cohorts()[cohort].title.get(source.language());
    let Live { names, parameters, matrices, listings, tally, .. } = live;
    let listing = Listing::new(source, cohort, (parameters, matrices.get(&cohort)), names);
    let page = Page {
        tab: tab.to_owned(),
        title: &sentence_with("report-ranking-title", &[("cohort", name.into())], source.language()),
        subtitle: source.subtitle(),
        orientation: Orientation::Landscape,
        columns: &listing.columns.headings(source),
        frozen: listing.columns.at(Kind::Name) + 1,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.set_looks(listing.columns.kinds.iter().map(|&kind| Columns::look(source, kind)))?;
    let end = listing.rows(&mut pen, tally)?;
    pen.finish()?;
    listings.insert(cohort, listing.finish(sheet, (tab, end), names)?);
    Ok(())
}

impl<'a> Listing<'a> {
    fn new(
        source: &'a Source<'a>,
        cohort: usize,
        (parameters, matrix): (&'a Parameters, Option<&'a MatrixNames>),
        names: &mut Names,
    ) -> Self {
        let set = source.report.set;
        let columns = Columns::new(source, cohort, |member| {
            matrix.is_some_and(|matrix| matrix.share(set, parameters, (member, "")).is_some())
        });
        let id = &set.cohorts()[cohort].id;
        let breakers =
            (1..=columns.breakers.len()).map(|place| names.take(&format!("{id} tie breaker {place}"))).collect();
        let keys = Keys { index: names.take(&format!("{id} rank key")), breakers };
        Self {
            source,
            cohort,
            columns,
            bands: set.bands(cohort),
            parameters,
            matrix,
            keys,
            gap: source.word("band-none-gap"),
        }
    }

    /// How many agencies are ranked; they stand first.
    fn ranked(&self) -> u32 {
        let ranked = |dossier: &&Dossier<'_>| dossier.place.is_some_and(|place| place.rank.is_some());
        let count = matrix::scored(self.source, self.cohort).into_iter().filter(ranked).count();
        u32::try_from(count).expect("a sheet holds them")
    }

    /// Writes the rows; returns the row below.
    fn rows(&self, pen: &mut Pen<'_>, tally: &mut Tally) -> Result<u32, WorkbookError> {
        let (mut row, mut section, mut scored) = (FIRST_ROW, None, 0_usize);
        for dossier in in_order(self.source.report, self.source.dossiers, self.cohort) {
            let own = section_of(dossier);
            if own.is_some() && own != section {
                let words = self.source.word(own.unwrap_or_default());
                self.source.caption(pen, row, self.columns.kinds.len(), (self.columns.at(Kind::Name), &words))?;
                row += 1;
            }
            section = own;
            scored += usize::from(dossier.place.is_some());
            for (column, kind) in self.columns.all() {
                self.cell(pen, tally, (row, column, kind), (dossier, scored))?;
            }
            row += 1;
        }
        Ok(row)
    }

    fn cell(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column, kind): (u32, u16, Kind),
        (dossier, place): (&Dossier<'_>, usize),
    ) -> Result<(), WorkbookError> {
        let style = Columns::look(self.source, kind);
        let agency = &self.source.report.set.agencies()[dossier.agency];
        match kind {
            Kind::Code => pen.text(row, column, &agency.code, style),
            Kind::Name => pen.text(row, column, &agency.name, style),
            Kind::Status => pen.text(row, column, &self.status(dossier), style),
            Kind::Coverage => pen.number(row, column, dossier.place.map(|place| place.coverage), style),
            Kind::RankBefore | Kind::IndexBefore => self.before(pen, (row, column, kind), dossier),
            _ => match self.formula(kind, row, dossier) {
                Some((formula, value)) => {
                    let value = if kind == Kind::Row { place.into() } else { value };
                    tally.formula(pen, (row, column), (&formula, value), style)
                }
                None => self.decided(pen, tally, (row, column, kind), dossier),
            },
        }
    }

    /// The formula of a cell and what it comes to; none where there is nothing to compute.
    fn formula(&self, kind: Kind, row: u32, dossier: &Dossier<'_>) -> Option<(String, Value<'_>)> {
        let (matrix, place) = (self.matrix?, dossier.place?);
        let at = |kind| cell(row, self.columns.at(kind));
        let looked_up = |name: &str| format!("=INDEX({name},{})", at(Kind::Row));
        let total = matrix.node(Node::ROOT)?;
        let root = nodes::figure(place, Node::ROOT);
        Some(match kind {
            Kind::Row => (format!("=MATCH({},{},0)", at(Kind::Code), matrix.codes), Value::Blank),
            Kind::Points => (looked_up(&total.points), nodes::shown(root, |figure| figure.points)),
            Kind::Maximum => (looked_up(&total.maximum), nodes::shown(root, |figure| figure.maximum)),
            Kind::Index => (looked_up(&total.share), nodes::shown(root, Figure::index)),
            Kind::Percent => (format!("={}", at(Kind::Index)), nodes::shown(root, Figure::index)),
            Kind::Pillar(position) => {
                let node = Node::Pillar(position);
                (looked_up(&matrix.node(node)?.share), nodes::shown(nodes::figure(place, node), Figure::index))
            }
            Kind::Key | Kind::Breaker(_) | Kind::Rank => self.rank_formula(kind, row, dossier)?,
            Kind::RankChange | Kind::IndexChange => self.change_formula(kind, row, dossier)?,
            Kind::ClassFigure(_) | Kind::ClassPlace(_) | Kind::Class => self.class_formula(kind, row, dossier)?,
            _ => return None,
        })
    }

    /// What ranks an agency that has a rank.
    fn rank_formula(&self, kind: Kind, row: u32, dossier: &Dossier<'_>) -> Option<(String, Value<'_>)> {
        let (set, matrix) = (self.source.report.set, self.matrix?);
        let (place, rank) = (dossier.place?, dossier.place?.rank?);
        let at = |kind| cell(row, self.columns.at(kind));
        Some(match kind {
            Kind::Key => {
                let formula = format!("=ROUND({},{RANK_DIGITS})", at(Kind::Index));
                (formula, ranks::compared(self.source, place.total.index()).into())
            }
            Kind::Breaker(place) => {
                let member = self.columns.breakers[place];
                let row = at(Kind::Row);
                let points = matrix.points(member)?;
                let share = matrix.share(set, self.parameters, (member, &row))?;
                let formula = format!("=IF(ISNUMBER(INDEX({points},{row})),ROUND({share},{BREAKER_DIGITS}),{LOWEST})");
                let figure = nodes::figure_of(set, dossier, member).there();
                (formula, figure.map_or(NO_SHARE, |figure| without_noise(figure.index())).into())
            }
            _ => (ranks::formula(&self.columns, &self.keys, set.ranking().ties, row), rank.into()),
        })
    }

    /// What changed since the last period.
    fn change_formula(&self, kind: Kind, row: u32, dossier: &Dossier<'_>) -> Option<(String, Value<'_>)> {
        let at = |kind| cell(row, self.columns.at(kind));
        let difference = |from: String, minus: String, number: &str, other: &str| {
            format!("=IF(AND(ISNUMBER({number}),ISNUMBER({other})),{from}-{minus},\"\")")
        };
        let changes = self.source.report.previous?.changes.of(dossier.agency);
        Some(if kind == Kind::RankChange {
            let (before, now) = (at(Kind::RankBefore), at(Kind::Rank));
            #[expect(clippy::cast_precision_loss, reason = "ranks stay far below 2^53")]
            let gained = changes.and_then(|one| one.rank()?.rank()).map(|places| places as f64);
            (difference(before.clone(), now.clone(), &before, &now), gained.into())
        } else {
            let (before, now) = (at(Kind::IndexBefore), at(Kind::Index));
            let gained = changes.and_then(|one| one.index()?.index());
            (difference(now.clone(), before.clone(), &before, &now), gained.into())
        })
    }

    /// The class of an agency, and what leads to it; none where the engine decided otherwise.
    fn class_formula(&self, kind: Kind, row: u32, dossier: &Dossier<'_>) -> Option<(String, Value<'_>)> {
        let (set, matrix, bands) = (self.source.report.set, self.matrix?, self.bands?);
        let names = self.parameters.classes(self.source, self.cohort)?;
        let at = |kind| cell(row, self.columns.at(kind));
        let figure = |place: usize| nodes::figure_of(set, dossier, self.columns.groups[place]);
        Some(match kind {
            Kind::ClassFigure(place) => {
                let (member, own) = (self.columns.groups[place], at(Kind::Row));
                let points = format!("INDEX({},{own})", matrix.points(member)?);
                let share = matrix.share(set, self.parameters, (member, &own))?;
                (classes::figure_formula(bands.scale, &points, &share), classes::figure(bands.scale, figure(place)))
            }
            Kind::ClassPlace(place) => {
                let formula = classes::place_formula(names, &at(Kind::ClassFigure(place)));
                (formula, classes::place(bands, figure(place)))
            }
            _ => {
                let last = self.columns.groups.len().checked_sub(1)?;
                let figures: Vec<_> = (0..=last).map(figure).collect();
                let title = match classes::lowest(bands, &figures) {
                    None => "",
                    Some(0) => &self.gap,
                    Some(place) => bands.classes[place - 1].title.get(self.source.language()),
                };
                if title != self.source.words().band(self.cohort, dossier.place?.band) {
                    return None;
                }
                let [first, last] = [0, last].map(|place| self.columns.at(Kind::ClassPlace(place)));
                (classes::title_formula(names, &range((row, first), (row, last))), title.into())
            }
        })
    }

    /// What the engine has where no formula makes it.
    fn decided(
        &self,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        (row, column, kind): (u32, u16, Kind),
        dossier: &Dossier<'_>,
    ) -> Result<(), WorkbookError> {
        let style = Columns::look(self.source, kind);
        let Some(place) = dossier.place.filter(|_| kind == Kind::Class) else {
            return pen.number(row, column, None, style);
        };
        tally.decided += 1;
        pen.text(row, column, &self.source.words().band(self.cohort, place.band), style)
    }

    /// The rank or the index in the last period, or why it is not compared.
    fn before(
        &self,
        pen: &mut Pen<'_>,
        (row, column, kind): (u32, u16, Kind),
        dossier: &Dossier<'_>,
    ) -> Result<(), WorkbookError> {
        let style = Columns::look(self.source, kind);
        let changes = self.source.report.previous.and_then(|previous| previous.changes.of(dossier.agency));
        let change =
            changes.and_then(|changes| if kind == Kind::RankBefore { changes.rank() } else { changes.index() });
        match change {
            Some(Change { why_not: Some(reason), .. }) => {
                pen.text(row, column, &why_not(*reason, self.source.language()), &self.source.styles.centred)
            }
            Some(change) if kind == Kind::RankBefore => pen.count(row, column, change.before.rank, style),
            change => pen.number(row, column, change.and_then(|change| change.before.index), style),
        }
    }

    /// Whether the agency is scored; why, where it has no rank.
    fn status(&self, dossier: &Dossier<'_>) -> String {
        let unranked = dossier.place.and_then(|place| self.source.words().unranked(place));
        unranked.unwrap_or_else(|| wording::status(dossier.status(), self.source.language()))
    }

    /// Gives names to the columns of the sheet, draws its bars, and leaves the workings out of what is printed.
    fn finish(
        &self,
        sheet: &mut Worksheet,
        (tab, end): (&str, u32),
        names: &mut Names,
    ) -> Result<ListingNames, WorkbookError> {
        let column = |kind, rows: u32| {
            let column = self.columns.at(kind);
            fixed_range((FIRST_ROW, column), (FIRST_ROW + rows - 1, column))
        };
        let ranked = self.ranked();
        if ranked > 0 {
            names.assign(&self.keys.index, tab, &column(Kind::Key, ranked));
            for (place, name) in self.keys.breakers.iter().enumerate() {
                names.assign(name, tab, &column(Kind::Breaker(place), ranked));
            }
            let index = self.columns.at(Kind::Index);
            sheet.add_conditional_format(FIRST_ROW, index, FIRST_ROW + ranked - 1, index, &bar())?;
        }
        sheet.set_print_area(0, 0, end - 1, self.columns.at(Kind::Row) - 1)?;
        let id = &self.source.report.set.cohorts()[self.cohort].id;
        let indices = column(Kind::Index, ranked.max(1));
        let ranked = (ranked > 0).then(|| names.define(&format!("{id} ranked index"), tab, &indices));
        let mut define =
            |part: &str, kind| names.define(&format!("{id} ranking {part}"), tab, &column(kind, end - FIRST_ROW));
        Ok(ListingNames {
            codes: define("codes", Kind::Code),
            ranks: define("ranks", Kind::Rank),
            index: define("index", Kind::Index),
            ranked,
            classes: self.bands.map(|_| define("classes", Kind::Class)),
        })
    }
}

fn bar() -> ConditionalFormatDataBar {
    let number = ConditionalFormatType::Number;
    let bar = ConditionalFormatDataBar::new().set_fill_color(BAR).set_solid_fill(true);
    bar.set_minimum(number, 0).set_maximum(number, 1)
}

/// The heading of the part of the listing that an agency stands in; none for the ranked.
fn section_of(dossier: &Dossier<'_>) -> Option<&'static str> {
    match dossier.place {
        Some(place) if place.rank.is_some() => None,
        Some(_) => Some("report-section-not-ranked"),
        None => Some("report-section-not-scored"),
    }
}
