//! The chain from a cell to the index, as lines of text.

use dti_diagnostics::{Argument, Language, Text, number, sentence, sentence_with};
use dti_engine::appraisals::Verdict;
use dti_engine::index::Presence;

use super::Award;
use crate::readback::{AppraisalRow, MetricRow, PillarRow};
use crate::wording::{FigureWords, Names, date_words, parameters_in_words, status};
use crate::{Basis, PillarRecord};

/// Tells an award in lines of a label and a text, the texts below each other.
pub(super) fn tell(award: &Award, language: Language) -> String {
    let teller = Teller { award, language, figures: FigureWords::new(language) };
    let mut lines = vec![teller.line("explain-agency", format!("{} ({})", award.place.name, award.place.agency))];
    lines.push(teller.titled("explain-indicator", &award.rule.indicator, &award.rule.title));
    for metric in &award.metrics {
        lines.extend(teller.metric(metric));
    }
    lines.extend(teller.rule());
    lines.extend(award.appraisals.iter().map(|remark| teller.remark(remark)));
    lines.extend(teller.points());
    lines.extend(teller.pillars());
    lines.push(teller.index());
    aligned(&lines)
}

/// A label and its text.
type Line = (String, String);

struct Teller<'a> {
    award: &'a Award,
    language: Language,
    figures: FigureWords,
}

impl Teller<'_> {
    fn line(&self, key: &str, text: String) -> Line {
        (sentence(key, self.language), text)
    }

    fn titled(&self, key: &str, code: &str, title: &Text) -> Line {
        self.line(key, format!("{code} {}", title.get(self.language)).trim().to_owned())
    }

    fn number(&self, value: f64) -> String {
        number(value, 6, self.language)
    }

    fn metric(&self, metric: &MetricRow) -> Vec<Line> {
        let input = self.award.rule.inputs.iter().find(|input| input.name == metric.input);
        let title = input.map_or(metric.input.as_str(), |input| input.title.get(self.language));
        let options: Vec<&Text> = input.iter().flat_map(|input| &input.options).map(|option| &option.title).collect();
        let figure = self.figures.of_kind(metric.value, input.map_or("number", |input| &input.kind), &options);
        let mut lines = Vec::new();
        if !metric.file.is_empty() {
            let place = place([&metric.file, &metric.sheet, &metric.cell]);
            lines.push(self.line("explain-cell", format!("{place}: “{}”", metric.raw)));
        }
        lines.push(self.line("explain-metric", format!("{} = {figure} ({title})", metric.input)));
        if metric.corrected_value.is_some() {
            let kind = input.map_or("number", |input| &input.kind);
            let figure = self.figures.of_kind(metric.corrected_value, kind, &options);
            let place = place([&metric.corrected_file, &metric.corrected_sheet, &metric.corrected_cell]);
            lines.push(self.line("explain-cell", format!("{place}: “{}”", metric.corrected_raw)));
            lines.push(self.line("explain-corrected", format!("{} = {figure} ({title})", metric.input)));
        }
        if !metric.adjustment.is_empty() {
            lines.push(self.line("explain-adjustment", format!("{}: {}", metric.input, metric.adjustment)));
        }
        lines
    }

    /// One remark of the council: where it stands, what it sets, why, by whom and when.
    fn remark(&self, remark: &AppraisalRow) -> Line {
        let word = |key: &str| sentence(key, self.language);
        let points = remark.points.map(|points| {
            sentence_with("explain-set-points", &[("points", self.number(points).into())], self.language)
        });
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.as_str() == remark.verdict);
        let verdict = verdict.map_or("", |verdict| verdict.text(self.language));
        let date = remark.date.parse().map(date_words).unwrap_or_default();
        let said = [verdict, &points.unwrap_or_default(), &remark.figures, &remark.reason, &remark.members, &date];
        let said: Vec<_> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let place = place([&remark.file, &remark.sheet, &remark.cell]);
        (word(&format!("explain-{}", remark.kind)), format!("{place}: {}", said.join("; ")))
    }

    fn rule(&self) -> Vec<Line> {
        let rule = &self.award.rule;
        let summary = rule.summary.get(self.language);
        let parameters = rule.parameters.get(&self.award.place.cohort);
        let words = parameters.map(|parameters| parameters_in_words(parameters, &self.names(), self.language));
        let basis = match &rule.basis {
            Basis::Official(words) => sentence_with("report-basis-official", &[("words", words.into())], self.language),
            Basis::OwnChoice(words) => {
                sentence_with("report-basis-own-choice", &[("words", words.into())], self.language)
            }
        };
        let mut lines = vec![self.line("explain-rule", format!("{} ({}): {summary}", rule.rule, rule.plugin))];
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            lines.push(self.line("explain-parameters", words));
        }
        lines.push(self.line("explain-place", rule.place.clone()));
        lines.push(self.line("explain-basis", basis));
        lines
    }

    fn names(&self) -> Names<'_> {
        let inputs = &self.award.rule.inputs;
        let of_inputs = inputs.iter().map(|input| (input.name.as_str(), &input.title));
        let options = inputs.iter().flat_map(|input| &input.options);
        of_inputs.chain(options.map(|option| (option.id.as_str(), &option.title))).collect()
    }

    fn points(&self) -> Vec<Line> {
        let score = &self.award.score;
        let shown = |points: Option<f64>| points.map_or_else(|| "–".to_owned(), |points| self.number(points));
        let words = [
            ("self", Argument::from(shown(score.self_points))),
            ("computed", shown(score.computed_points).into()),
            ("appraised", shown(score.appraised_points).into()),
            ("final", shown(score.final_points).into()),
            ("maximum", shown(score.max_points).into()),
            ("status", sentence(&format!("report-points-{}", score.status), self.language).into()),
        ];
        let points = sentence_with("explain-points-words", &words, self.language);
        vec![self.line("explain-reason", score.reason.clone()), self.line("explain-points", points)]
    }

    /// From the nearest pillar up; the root is the index itself.
    fn pillars(&self) -> Vec<Line> {
        let row = |code: &String| self.award.pillars.iter().find(|row| row.pillar == *code);
        self.award.rule.path.iter().filter_map(row).map(|row| self.pillar(row)).collect()
    }

    fn pillar(&self, row: &PillarRow) -> Line {
        let pillar = self.award.run.pillars.iter().find(|pillar| pillar.code == row.pillar);
        let title = pillar.map_or("", |pillar| pillar.title.get(self.language));
        let ratio = if row.status == Presence::NotApplicable.as_str() {
            sentence("report-points-not-applicable", self.language)
        } else {
            self.ratio(row.points, row.max, row.index)
        };
        let composed = pillar.map(|pillar| self.composed(pillar)).unwrap_or_default();
        self.line("explain-pillar", format!("{} {title}: {ratio}{composed}", row.pillar))
    }

    /// How a pillar is composed, where that is no plain sum.
    fn composed(&self, pillar: &PillarRecord) -> String {
        let plain = pillar.aggregate == "sum" && pillar.gaps == "leave-out";
        if plain && pillar.coverage.is_none() && pillar.gate.is_none() {
            return String::new();
        }
        format!(" [{}]", pillar.words.get(self.language))
    }

    fn index(&self) -> Line {
        let place = &self.award.place;
        let root = self.award.run.pillars.first().map(|root| self.composed(root)).unwrap_or_default();
        let mut parts = vec![self.ratio(place.points, place.max, place.index) + &root, self.rank()];
        if !place.band_title.is_empty() {
            parts.push(format!("{}: {}", sentence("explain-band", self.language), place.band_title));
        }
        self.line("explain-index", parts.join("; "))
    }

    /// The rank in the cohort, or why there is none.
    fn rank(&self) -> String {
        let (award, place) = (self.award, &self.award.place);
        let Some(rank) = place.rank else { return status(&place.status, self.language) };
        let cohort = award.run.cohorts.iter().find(|cohort| cohort.id == place.cohort);
        let words = [
            ("rank", Argument::from(rank)),
            ("of", award.of.into()),
            ("cohort", cohort.map_or(place.cohort.as_str(), |cohort| cohort.title.get(self.language)).into()),
        ];
        sentence_with("explain-rank-words", &words, self.language)
    }

    /// Points, maximum and index; words where there is no figure.
    fn ratio(&self, points: Option<f64>, maximum: Option<f64>, index: Option<f64>) -> String {
        let (Some(points), Some(maximum), Some(index)) = (points, maximum, index) else {
            return sentence("report-no-result", self.language);
        };
        format!("{} / {} = {}", self.number(points), self.number(maximum), self.number(index))
    }
}

/// The place as findings write it.
fn place([file, sheet, cell]: [&str; 3]) -> String {
    match (sheet.is_empty(), cell.is_empty()) {
        (true, true) => file.to_owned(),
        (true, false) => format!("{file}, {cell}"),
        (false, true) => format!("{file}, `{sheet}`"),
        (false, false) => format!("{file}, `{sheet}`!{cell}"),
    }
}

fn aligned(lines: &[Line]) -> String {
    let width = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    let indent = format!("\n{}", " ".repeat(width + 2));
    let mut text = String::new();
    let mut previous = "";
    for (label, content) in lines {
        // Lines of one kind bear their label once.
        let shown = if label == previous { "" } else { label };
        text.push_str(&format!("{shown:width$}  {}\n", content.trim_end().replace('\n', &indent)));
        previous = label;
    }
    text
}
