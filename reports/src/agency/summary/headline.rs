//! Who it is, and in large figures how it did.

use dti_criteria::Tree;
use dti_diagnostics::{Argument, sentence_with};
use dti_engine::index::{Figure, PlacedAgency};

use super::Summary;
use crate::wording::{self, date_words};
use crate::workbook::Style;
use crate::{WorkbookError, agency::detail};

/// In points.
const NAME_HEIGHT: f64 = 24.0;
const BOX_HEIGHT: f64 = 34.0;
/// The last columns of the boxes.
const BOXES: [(u16, u16); 4] = [(0, 1), (2, 3), (4, 5), (6, 7)];

impl Summary<'_, '_> {
    pub(super) fn headline(&mut self) -> Result<(), WorkbookError> {
        let name = &self.source.report.set.agencies()[self.dossier.agency].name;
        self.line(name, &self.source.looks.name)?;
        self.pen.sheet.set_row_height(0, NAME_HEIGHT)?;
        let (set, of) = (self.set_and_period(), self.cohort_and_attributes());
        self.line(&set, &self.source.looks.line)?;
        self.line(&of, &self.source.looks.line)?;
        self.row += 1;
        match self.dossier.place {
            Some(place) => self.boxes(place),
            None => self.unscored(),
        }
    }

    fn set_and_period(&self) -> String {
        let set = self.source.report.set;
        let (first, last) = set.period();
        let words = [
            ("set", Argument::from(set.title().get(self.source.language()))),
            ("first", date_words(first).into()),
            ("last", date_words(last).into()),
        ];
        sentence_with("agency-set-and-period", &words, self.source.language())
    }

    fn cohort_and_attributes(&self) -> String {
        let set = self.source.report.set;
        let agency = &set.agencies()[self.dossier.agency];
        let fact = |label: &str, value: &str| format!("{label}: {value}");
        let mut facts = vec![
            fact(&self.source.word("report-agency-code"), &agency.code),
            fact(&self.source.word("report-cohort"), set.cohorts()[agency.cohort].title.get(self.source.language())),
        ];
        let attributes = std::iter::zip(set.attributes(), &agency.attributes);
        facts.extend(attributes.filter_map(|(attribute, value)| {
            let value = self.source.words().attribute_value(value.as_ref()?);
            Some(fact(attribute.title.get(self.source.language()), &value))
        }));
        facts.join(" · ")
    }

    fn boxes(&mut self, place: &PlacedAgency) -> Result<(), WorkbookError> {
        let (source, total) = (self.source, place.total.there());
        let labels = ["agency-rank", "agency-index", "report-points", self.last_label()];
        for ((first, last), key) in BOXES.into_iter().zip(labels) {
            self.pen.across(self.row, first..=last, &source.word(key), &source.looks.box_label)?;
        }
        self.row += 1;
        self.rank(place)?;
        let whole = source.part(self.dossier).layout.total;
        let (index, points) = (&source.looks.box_index, &source.looks.box_points);
        self.boxed(BOXES[1], (whole + 1, total.map(Figure::index)), index)?;
        self.boxed(BOXES[2], (whole, total.map(|total| total.points)), points)?;
        self.class(place)?;
        self.pen.sheet.set_row_height(self.row, BOX_HEIGHT)?;
        self.row += 1;
        self.notes(place)
    }

    /// The class where the cohort is classed, or else how many figures there are.
    fn last_label(&self) -> &'static str {
        let classed = self.source.report.set.bands(self.source.cohort(self.dossier)).is_some();
        if classed { "report-band" } else { "report-coverage" }
    }

    fn rank(&mut self, place: &PlacedAgency) -> Result<(), WorkbookError> {
        let (first, last) = BOXES[0];
        let looks = &self.source.looks;
        if place.rank.is_none() {
            let words = self.source.word("report-status-not-ranked");
            return self.pen.across(self.row, first..=last, &words, &looks.box_words);
        }
        self.pen.merge(self.row, first..=last, &looks.box_count)?;
        self.pen.count(self.row, first, place.rank, &looks.box_count)
    }

    /// A large figure that stands in the details.
    fn boxed(
        &mut self,
        (first, last): (u16, u16),
        (row, value): (u32, Option<f64>),
        style: &Style,
    ) -> Result<(), WorkbookError> {
        self.pen.merge(self.row, first..=last, style)?;
        let formula = self.detail(row, detail::FINAL);
        value.map_or(Ok(()), |value| self.pen.formula(self.row, first, &formula, value, style))
    }

    fn class(&mut self, place: &PlacedAgency) -> Result<(), WorkbookError> {
        let ((first, last), source) = (BOXES[3], self.source);
        let cohort = source.cohort(self.dossier);
        if source.report.set.bands(cohort).is_some() {
            let class = source.words().band(cohort, place.band);
            return self.pen.across(self.row, first..=last, &class, &source.looks.box_words);
        }
        self.pen.merge(self.row, first..=last, &source.looks.box_percent)?;
        self.pen.number(self.row, first, Some(place.coverage), &source.looks.box_percent)
    }

    /// What the large figures mean.
    fn notes(&mut self, place: &PlacedAgency) -> Result<(), WorkbookError> {
        let source = self.source;
        let of = sentence_with("agency-of", &[("of", self.dossier.of.into())], source.language());
        let rank = source.words().unranked(place).unwrap_or(of);
        let maximum = place.total.there().map(|total| {
            let words = [("maximum", detail::shown(source, total.maximum).into())];
            sentence_with("agency-of-maximum", &words, source.language())
        });
        let no_result = || source.word("report-no-result");
        let index = if maximum.is_some() { source.word("agency-index-words") } else { no_result() };
        let notes = [rank, index, maximum.unwrap_or_else(no_result), self.edges()];
        for ((first, last), note) in BOXES.into_iter().zip(&notes) {
            self.pen.across(self.row, first..=last, note, &source.looks.box_note)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The edges of the class, or what a share of figures is.
    fn edges(&self) -> String {
        let set = self.source.report.set;
        let Some(bands) = set.bands(self.source.cohort(self.dossier)) else {
            return self.source.word("report-coverage-words");
        };
        let edges = self.dossier.class(set).map(|class| self.source.words().edges(class, bands.scale));
        edges.unwrap_or_default()
    }

    /// Why there is no result, in the place of the figures.
    fn unscored(&mut self) -> Result<(), WorkbookError> {
        let (source, looks) = (self.source, &self.source.looks);
        self.pen.across(self.row, 0..=super::LAST, &source.word("report-status"), &looks.box_label)?;
        self.row += 1;
        let status = wording::status(self.dossier.status(), source.language());
        let words = sentence_with("agency-unscored", &[("status", status.into())], source.language());
        self.pen.across(self.row, 0..=super::LAST, &words, &looks.box_words)?;
        self.pen.sheet.set_row_height(self.row, BOX_HEIGHT)?;
        self.row += 1;
        let given = self.figures_given();
        self.pen.across(self.row, 0..=super::LAST, &given, &looks.box_note)?;
        self.row += 1;
        Ok(())
    }

    /// How many of the figures that are asked for are there.
    fn figures_given(&self) -> String {
        let (set, metrics) = (self.source.report.set, self.source.report.metrics);
        let (mut given, mut asked) = (0_usize, 0);
        for indicator in self.dossier.indicators(set) {
            let inputs = 0..set.indicators()[indicator].inputs.len();
            asked += inputs.len();
            given += inputs.filter(|&input| metrics.value(self.dossier.agency, indicator, input).is_some()).count();
        }
        let words = [("given", given.into()), ("asked", asked.into())];
        sentence_with("agency-figures-given", &words, self.source.language())
    }
}

/// The position of the whole among the pillars.
pub(super) const WHOLE: usize = Tree::ROOT;
