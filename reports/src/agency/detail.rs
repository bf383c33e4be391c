//! The second sheet: every indicator with its figures, its rule, its points and the reason, so that each can be checked
//! by hand; pillars, views and the whole are calculated from the rows of their members.

use dti_criteria::{Indicator, Member, Pillar, Tree};
use dti_diagnostics::{Place, Spot, number, sentence_with};
use dti_engine::index::{Figure, Presence};
use rust_xlsxwriter::Worksheet;

use super::Source;
use super::composed::{Columns, Composed, Composer};
use super::layout::weighs;
use super::looks::Looks;
use crate::WorkbookError;
use crate::dossier::Dossier;
use crate::outline::Entry;
use crate::wording::{adjustments_in_words, decision_in_words};
use crate::workbook::address::cell;
use crate::workbook::{Column, FIRST_ROW, NOT_APPLICABLE, Orientation, Page, Pen, Streams, Style, Styles};

const RULE: u16 = 3;
const REASON: u16 = 4;
const SELF_POINTS: u16 = 5;
pub(super) const FINAL: u16 = 8;
pub(super) const MAXIMUM: u16 = 9;
pub(super) const STATUS: u16 = 10;
const WHY: u16 = 11;
const EVIDENCE: u16 = 12;
const WEIGHT: u16 = 13;

/// Where the figures stand that nodes are composed of.
pub(super) const COLUMNS: Columns = Columns { points: FINAL, maximum: MAXIMUM, weight: WEIGHT };

pub(super) fn write(
    source: &Source<'_>,
    sheet: &mut Worksheet,
    tab: String,
    dossier: &Dossier<'_>,
) -> Result<Streams, WorkbookError> {
    let composer = source.composer(dossier);
    let own_file = source.report.metrics.sheet(dossier.agency).map(|place| place.file);
    let subtitle = subtitle(source, dossier, own_file.as_deref());
    let columns = columns(source, composer.layout.weighs);
    let page = Page {
        tab,
        title: &source.word("report-indicators-title"),
        subtitle: &subtitle,
        orientation: Orientation::Landscape,
        columns: &columns,
        frozen: 2,
    };
    let mut pen = page.begin(sheet, source.styles)?;
    pen.set_looks(looks(source).into_iter().take(columns.len()))?;
    pen.stream(Streams::default())?;
    let last = u16::try_from(columns.len()).expect("there are few columns");
    Details { source, composer, dossier, own_file, columns: last }.write(&mut pen)?;
    pen.finish_stream()
}

/// The agency, and the file that cells without one are meant to be in.
fn subtitle(source: &Source<'_>, dossier: &Dossier<'_>, own_file: Option<&str>) -> String {
    let name = &source.report.set.agencies()[dossier.agency].name;
    let told = |file: &str| sentence_with("agency-own-file", &[("file", file.into())], source.language());
    own_file.map_or_else(|| name.clone(), |file| format!("{name}. {}", told(file)))
}

fn columns(source: &Source<'_>, weighs: bool) -> Vec<Column> {
    let column = |key, width| Column::new(source.word(key), width);
    // Without a council there is little to remark.
    let (council, evidence) = if source.report.appraisals.rounds.is_empty() { (14.0, 26.0) } else { (20.0, 22.0) };
    let mut columns = vec![
        column("report-code", 7.0),
        column("report-indicator", 20.0),
        column("agency-figures", 28.0),
        column("agency-rule", 46.0),
        column("agency-worked", 24.0),
        column("report-self-points", 7.0),
        column("report-computed-points", 7.0),
        column("report-appraised-points", 7.0),
        column("report-final-points", 7.0),
        column("report-maximum", 7.5),
        column("report-status", 10.5),
        column("agency-why", council),
        column("agency-evidence", evidence),
    ];
    columns.extend(weighs.then(|| column("criteria-weight", 6.0)));
    columns
}

/// The looks of the columns.
fn looks<'a>(source: &'a Source<'_>) -> [&'a Style; 14] {
    let (Styles { centred, text, points, .. }, Looks { number, .. }) = (source.styles, &source.looks);
    [centred, text, text, text, text, points, points, points, points, points, centred, text, text, number]
}

/// The rows of one agency.
struct Details<'a> {
    source: &'a Source<'a>,
    composer: Composer<'a>,
    dossier: &'a Dossier<'a>,
    /// The file of the agency's own figures.
    own_file: Option<String>,
    columns: u16,
}

impl Details<'_> {
    fn write(&self, pen: &mut Pen<'_>) -> Result<(), WorkbookError> {
        for (row, entry) in (FIRST_ROW..).zip(&self.composer.layout.entries) {
            match *entry {
                Entry::Pillar(position) => self.pillar(pen, row, position)?,
                Entry::Indicator(position) => self.indicator(pen, row, position)?,
            }
        }
        if self.dossier.place.is_none() {
            return Ok(());
        }
        let total = self.composer.layout.total;
        self.pillar(pen, total, Tree::ROOT)?;
        self.index(pen, total + 1)?;
        self.views(pen, total + 2)
    }

    /// A pillar above its members, or the whole below all.
    fn pillar(&self, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
        let pillar = &self.source.report.set.tree().pillars[position];
        let title = match position {
            Tree::ROOT => &self.source.word("report-total"),
            _ => pillar.title.get(self.source.language()),
        };
        self.caption(pen, row, (&pillar.code, title))?;
        if !self.source.words().composition(pillar).is_empty() {
            pen.text(row, RULE, &self.source.words().pillar(pillar), &self.source.styles.caption_text)?;
        }
        self.weight(pen, row, Member::Pillar(position), &self.source.looks.caption_number)?;
        let Some(figure) = self.composer.figure(position) else { return Ok(()) };
        let composed = self.composer.pillar(position);
        self.figure(pen, row, figure, &composed)?;
        if figure.presence == Presence::Missing && self.composer.counts_as_zero(Member::Pillar(position)) {
            pen.number(row, MAXIMUM, Some(pillar.points), &self.source.styles.caption_points)?;
        }
        self.remarks(pen, row, position, &composed)
    }

    fn caption(&self, pen: &mut Pen<'_>, row: u32, (code, title): (&str, &str)) -> Result<(), WorkbookError> {
        let caption = &self.source.styles.caption;
        pen.text(row, 0, code, caption)?;
        pen.text(row, 1, title, caption)?;
        pen.blanks(row, 2..self.columns, caption)
    }

    /// Points and maximum of a node, calculated where a formula can tell them.
    fn figure(&self, pen: &mut Pen<'_>, row: u32, figure: Figure, composed: &Composed) -> Result<(), WorkbookError> {
        let Some(there) = figure.there() else {
            let dash = if figure.presence == Presence::NotApplicable { NOT_APPLICABLE } else { "" };
            return pen.text(row, FINAL, dash, &self.source.styles.caption);
        };
        let style = &self.source.styles.caption_points;
        let (points, maximum) = match composed {
            Composed::Live { points, maximum } => (Some(points), maximum.as_ref()),
            Composed::Told(_) | Composed::Nothing => (None, None),
        };
        for (column, formula, value) in [(FINAL, points, there.points), (MAXIMUM, maximum, there.maximum)] {
            match formula {
                Some(formula) => pen.formula(row, column, formula, value, style)?,
                None => pen.number(row, column, Some(value), style)?,
            }
        }
        Ok(())
    }

    /// Why a pillar has no figure, or one that is not calculated here.
    fn remarks(&self, pen: &mut Pen<'_>, row: u32, position: usize, composed: &Composed) -> Result<(), WorkbookError> {
        let closed = self.dossier.place.is_some_and(|place| place.closed.contains(&position));
        let missing = self.composer.figure(position).is_some_and(|figure| figure.presence == Presence::Missing);
        let mut remarks = Vec::new();
        remarks.extend(closed.then(|| self.source.word("report-gate-closed")));
        remarks.extend(missing.then(|| self.source.word("report-no-result")));
        remarks.extend(if let Composed::Told(key) = composed { Some(self.source.word(key)) } else { None });
        if remarks.is_empty() {
            return Ok(());
        }
        pen.text(row, WHY, &remarks.join("\n"), &self.source.styles.caption_text)
    }

    fn index(&self, pen: &mut Pen<'_>, row: u32) -> Result<(), WorkbookError> {
        self.caption(pen, row, ("", &self.source.word("agency-index")))?;
        let Some(total) = self.composer.figure(Tree::ROOT).and_then(Figure::there) else { return Ok(()) };
        let style = &self.source.styles.caption_index;
        if total.maximum <= 0.0 {
            return pen.number(row, FINAL, Some(total.index()), style);
        }
        let formula = format!("={}/{}", cell(row - 1, FINAL), cell(row - 1, MAXIMUM));
        pen.formula(row, FINAL, &formula, total.index(), style)
    }

    /// The views below the whole, each with its rank.
    fn views(&self, pen: &mut Pen<'_>, heading: u32) -> Result<(), WorkbookError> {
        let views = self.source.report.set.views();
        let (Some(place), false) = (self.dossier.place, views.is_empty()) else { return Ok(()) };
        self.caption(pen, heading, ("", &self.source.word("report-views")))?;
        for (row, (view, &(figure, rank))) in (heading + 1..).zip(std::iter::zip(views, &place.views)) {
            self.caption(pen, row, ("", view.title.get(self.source.language())))?;
            pen.text(row, RULE, &self.source.words().view(view), &self.source.styles.caption_text)?;
            let composed = self.composer.view(view, figure, row);
            self.figure(pen, row, figure, &composed)?;
            let rank =
                rank.map(|rank| sentence_with("agency-view-rank", &[("rank", rank.into())], self.source.language()));
            pen.text(row, STATUS, &rank.unwrap_or_default(), &self.source.styles.caption)?;
            if let Composed::Told(key) = composed {
                pen.text(row, WHY, &self.source.word(key), &self.source.styles.caption_text)?;
            }
        }
        Ok(())
    }

    fn indicator(&self, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
        let styles = self.source.styles;
        let indicator = &self.source.report.set.indicators()[position];
        pen.text(row, 0, &indicator.code, &styles.centred)?;
        pen.text(row, 1, &self.title(indicator), &styles.text)?;
        pen.text(row, 2, &self.figures(position), &styles.text)?;
        pen.text(row, RULE, &self.source.part(self.dossier).rules[position], &styles.text)?;
        self.points(pen, row, position)?;
        pen.text(row, EVIDENCE, &self.evidence(position), &styles.text)?;
        self.weight(pen, row, Member::Indicator(position), &self.source.looks.number)
    }

    /// The weight of a node in the mean that its pillar takes.
    fn weight(&self, pen: &mut Pen<'_>, row: u32, member: Member, style: &Style) -> Result<(), WorkbookError> {
        let set = self.source.report.set;
        let parent = self.composer.layout.parent(member).map(|parent| &set.tree().pillars[parent]);
        if !self.composer.layout.weighs || parent.is_none_or(|parent: &Pillar| !weighs(parent.aggregate)) {
            return Ok(());
        }
        let weight = match member {
            Member::Pillar(position) => set.tree().pillars[position].weight,
            Member::Indicator(position) => set.indicators()[position].weight,
        };
        pen.number(row, WEIGHT, Some(weight), style)
    }

    /// The title, with how the points count where that is not plain.
    fn title(&self, indicator: &Indicator) -> String {
        let (title, words) = (indicator.title.get(self.source.language()), self.source.words());
        match words.mark(indicator) {
            Some(_) if indicator.rule.is_some() => format!("{title}\n[{}]", words.points(indicator)),
            _ => title.to_owned(),
        }
    }

    /// What the indicator adds to the agency's maximum; none where it counts for nothing there.
    fn counted_maximum(&self, position: usize) -> Option<f64> {
        let set = self.source.report.set;
        let indicator = &set.indicators()[position];
        let counts = match self.dossier.score(position) {
            Some(score) => score.final_points.is_some() || self.composer.counts_as_zero(Member::Indicator(position)),
            None => indicator.applies_to(&set.agencies()[self.dossier.agency]),
        };
        let maximum = indicator.counted_maximum();
        (counts && maximum > 0.0).then_some(maximum)
    }

    /// The figures that were handed in, a line each: what the council made of them, where they stand, and what was done
    /// to them before the rule read them.
    fn figures(&self, position: usize) -> String {
        let mut text = String::new();
        for (number, input) in self.source.report.set.indicators()[position].inputs.iter().enumerate() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(input.title.get(self.source.language()));
            text.push_str(": ");
            let (metrics, agency) = (self.source.report.metrics, self.dossier.agency);
            text.push_str(&self.source.figures.of(metrics.value(agency, position, number), &input.kind));
            if let Some(origin) = metrics.origin(agency, position, number) {
                text.push_str(&self.spot(&origin.place));
            }
            if let Some((corrected, origin)) = metrics.correction(agency, position, number) {
                text.push_str(" → ");
                text.push_str(&self.source.figures.of(Some(corrected), &input.kind));
                text.push_str(&self.spot(&origin.place));
            }
            self.adjustments(&mut text, (position, number));
        }
        text
    }

    fn adjustments(&self, text: &mut String, input: (usize, usize)) {
        let report = self.source.report;
        let adjustments = report.scores.prepared.adjustments(self.dossier.agency, input.0, input.1);
        if !adjustments.is_empty() {
            text.push_str("\n⇒ ");
            text.push_str(&adjustments_in_words(report.set, input, adjustments, report.language));
        }
    }

    /// Where a figure stands, in brackets; the agency's own file is told once above the table.
    fn spot(&self, place: &Place) -> String {
        if self.own_file.as_deref() != Some(&place.file) {
            return format!(" [{place}]");
        }
        match (&place.spot, place.address()) {
            (Spot::Cell { sheet, .. }, Some(address)) if !sheet.is_empty() => format!(" [{sheet}!{address}]"),
            (Spot::Sheet { sheet }, _) => format!(" [{sheet}]"),
            (_, Some(address)) => format!(" [{address}]"),
            (_, None) => String::new(),
        }
    }

    fn points(&self, pen: &mut Pen<'_>, row: u32, position: usize) -> Result<(), WorkbookError> {
        let (styles, score) = (self.source.styles, self.dossier.score(position));
        let (status, reason) = self.outcome(position);
        pen.text(row, REASON, &reason, &styles.text)?;
        let figures = [
            score.and_then(|score| score.self_points),
            score.and_then(|score| score.computed_points),
            score.and_then(|score| score.appraised_points),
            score.and_then(|score| score.final_points),
            self.counted_maximum(position),
        ];
        for (column, figure) in (SELF_POINTS..).zip(figures) {
            pen.number(row, column, figure, &styles.points)?;
        }
        pen.text(row, STATUS, &status, &styles.centred)?;
        let decision = self.source.report.appraisals.decision(self.dossier.agency, position);
        let said = decision.map(|decision| decision_in_words(&decision, self.source.language())).unwrap_or_default();
        pen.text(row, WHY, &said, &styles.text)
    }

    /// How the points came about, and why: also where there are none because the indicator is not scored, or does not
    /// apply to the agency.
    fn outcome(&self, position: usize) -> (String, String) {
        let set = self.source.report.set;
        let indicator = &set.indicators()[position];
        if let Some(score) = self.dossier.score(position) {
            return (self.source.status(score.status).to_owned(), score.reason.clone());
        }
        // To whom it applies may name other agencies.
        if !indicator.applies_to(&set.agencies()[self.dossier.agency]) {
            return (self.source.word("report-points-not-applicable"), String::new());
        }
        let unscored = self.source.words().mark(indicator).filter(|_| indicator.rule.is_none());
        (unscored.unwrap_or_default(), String::new())
    }

    /// The documents that are cited, and what the agency says besides.
    fn evidence(&self, position: usize) -> String {
        let entry = self.dossier.submission.and_then(|submission| submission.entries.get(&position));
        let Some(entry) = entry else { return String::new() };
        if entry.explanation.is_empty() {
            return entry.evidence.clone();
        }
        let words = [("words", (&entry.explanation).into())];
        let explained = sentence_with("agency-explained", &words, self.source.language());
        if entry.evidence.is_empty() { explained } else { format!("{}\n{explained}", entry.evidence) }
    }
}

/// Points as people write them.
pub(super) fn shown(source: &Source<'_>, points: f64) -> String {
    number(points, source.report.set.decimals().points as usize, source.language())
}
