//! What `dti robustness` says: on a terminal, and as tables for other programs.

use std::path::Path;

use dti_criteria::{CriteriaSet, Member};
use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::robustness::{Alternative, Coherence, Pair, RankInterval, Source, SourceEffect, Uncertainty};

pub use crate::tables::DrawsTable;

use crate::OutputError;
use crate::folder::write_all;
use crate::lines::{Side, aligned};
use crate::tables;

/// How many alternatives of a choice, and pairs of members, are shown.
const SHOWN: usize = 5;

/// What the whole is called where a pillar is named by its code.
const ROOT: &str = "root";

/// How robust the ranks of a run are.
#[derive(Clone, Copy)]
pub struct RobustnessReport<'a> {
    /// What the run was scored by.
    pub set: &'a CriteriaSet,
    /// How the ranks come out when everything uncertain is drawn anew.
    pub uncertainty: &'a Uncertainty,
    /// How well the members of pillars hang together.
    pub coherence: &'a [Coherence],
    /// The language of titles.
    pub language: Language,
}

/// The code of a node as people see it; that of the whole is empty, so it is called `root`.
pub(crate) fn code(set: &CriteriaSet, node: Member) -> &str {
    match set.node(node).0 {
        "" => ROOT,
        code => code,
    }
}

/// What an uncertain choice is called.
pub(crate) fn source_in_words(set: &CriteriaSet, source: Source, language: Language) -> String {
    match source {
        Source::Weights => sentence("robustness-weights", language),
        Source::Aggregate(pillar) => {
            let words = [("code", Argument::from(code(set, Member::Pillar(pillar))))];
            sentence_with("robustness-aggregate", &words, language)
        }
        Source::LeaveOut => sentence("robustness-leave-out", language),
    }
}

impl RobustnessReport<'_> {
    /// Everything that fits a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        let uncertainty = self.uncertainty;
        let words = [
            ("draws", Argument::from(uncertainty.draws)),
            ("seed", Argument::from(uncertainty.seed.to_string())),
            ("count", Argument::from(uncertainty.recompositions)),
        ];
        let mut text = self.say("robustness-head", &words);
        for cohort in 0..self.set.cohorts().len() {
            text += &self.intervals(cohort);
        }
        text += &self.choices();
        for coherence in self.coherence {
            text += &self.coherence(coherence);
        }
        text
    }

    /// Writes `rank-intervals.csv`, `uncertain-choices.csv`, `coherence.csv` and `weights.csv` into a folder: all or none.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), OutputError> {
        let files = [
            tables::robustness::intervals(self.set, self.uncertainty)?,
            tables::robustness::choices(self.set, self.uncertainty)?,
            tables::robustness::pairs(self.set, self.coherence)?,
            tables::robustness::weights(self.set, self.coherence, self.language)?,
        ];
        write_all(folder, &files)
    }

    fn say(&self, key: &str, words: &[(&'static str, Argument)]) -> String {
        format!("{}\n", sentence_with(key, words, self.language))
    }

    fn heading(&self, key: &str, side: Side) -> (String, Side) {
        (sentence(key, self.language), side)
    }

    fn number(&self, value: Option<f64>, decimals: usize) -> String {
        value.map_or_else(|| "–".to_owned(), |value| number(value, decimals, self.language))
    }

    fn intervals(&self, cohort: usize) -> String {
        let own: Vec<&RankInterval> =
            self.uncertainty.agencies.iter().filter(|interval| interval.cohort == cohort).collect();
        if own.is_empty() {
            return String::new();
        }
        let title = self.set.cohorts()[cohort].title.get(self.language);
        let head = self.say("robustness-cohort", &[("cohort", title.into())]);
        let headings = [
            self.heading("robustness-rank", Side::Right),
            self.heading("robustness-low", Side::Right),
            self.heading("robustness-median", Side::Right),
            self.heading("robustness-high", Side::Right),
            self.heading("report-code", Side::Left),
            self.heading("report-agency", Side::Left),
        ];
        let row = |interval: &&RankInterval| {
            let agency = &self.set.agencies()[interval.agency];
            let rank = interval.nominal.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
            let bounds = [interval.low, interval.median, interval.high].map(|bound| self.number(bound, 1));
            [rank].into_iter().chain(bounds).chain([agency.code.clone(), agency.name.clone()]).collect()
        };
        let rows: Vec<Vec<String>> = own.iter().map(row).collect();
        format!("\n{head}{}", aligned(&headings, &rows))
    }

    fn choices(&self) -> String {
        let headings = [
            self.heading("robustness-choice", Side::Left),
            self.heading("robustness-shift", Side::Right),
            self.heading("robustness-first", Side::Right),
            self.heading("robustness-total", Side::Right),
        ];
        let rows: Vec<Vec<String>> = self.uncertainty.sources.iter().flat_map(|source| self.rows(source)).collect();
        let table = aligned(&headings, &rows);
        format!("\n{}{table}", self.say("robustness-choices", &[]))
    }

    /// A choice, and below it the alternatives that move the ranks most.
    fn rows(&self, effect: &SourceEffect) -> Vec<Vec<String>> {
        let choice = source_in_words(self.set, effect.source, self.language);
        let (first, total) = (effect.sobol.map(|sobol| sobol.first), effect.sobol.map(|sobol| sobol.total));
        let own = vec![choice, self.number(Some(effect.shift), 3), self.number(first, 2), self.number(total, 2)];
        let moving = effect.alternatives.iter().filter(|(_, shift)| *shift > 0.0).take(SHOWN);
        let below = moving.map(|&(alternative, shift)| {
            vec![
                format!("  {}", self.alternative(alternative)),
                self.number(Some(shift), 3),
                String::new(),
                String::new(),
            ]
        });
        std::iter::once(own).chain(below).collect()
    }

    fn alternative(&self, alternative: Alternative) -> String {
        match alternative {
            Alternative::Aggregate(method) => method.as_str().to_owned(),
            Alternative::Complete => sentence("robustness-complete", self.language),
            Alternative::Without(node) => {
                let words = [("code", Argument::from(code(self.set, node)))];
                sentence_with("robustness-without", &words, self.language)
            }
        }
    }

    fn coherence(&self, coherence: &Coherence) -> String {
        let title = self.set.cohorts()[coherence.cohort].title.get(self.language);
        let head = self.say("robustness-coherence", &[("cohort", title.into())]);
        let headings = [
            self.heading("robustness-pillar", Side::Left),
            self.heading("robustness-alpha", Side::Right),
            self.heading("robustness-pairs", Side::Right),
            self.heading("robustness-redundant", Side::Right),
            self.heading("robustness-negative", Side::Right),
            self.heading("robustness-effective", Side::Right),
        ];
        let row = |pillar: &dti_engine::robustness::PillarCoherence| {
            let member = Member::Pillar(pillar.pillar);
            let count = |wanted: fn(&Pair) -> bool| pillar.pairs.iter().filter(|pair| wanted(pair)).count().to_string();
            let weight = coherence.weights.iter().find(|weight| weight.node == member);
            let effective = weight.and_then(|weight| weight.effective).map(|weight| weight * 100.0);
            vec![
                code(self.set, member).to_owned(),
                self.number(pillar.alpha, 2),
                pillar.pairs.len().to_string(),
                count(Pair::is_redundant),
                count(Pair::is_negative),
                self.number(effective, 1),
            ]
        };
        let rows: Vec<Vec<String>> = coherence.pillars.iter().map(row).collect();
        format!("\n{head}{}{}", aligned(&headings, &rows), self.conspicuous(coherence))
    }

    /// The pairs that say nearly the same, and those that level each other out most.
    fn conspicuous(&self, coherence: &Coherence) -> String {
        let pairs = || coherence.pillars.iter().flat_map(|pillar| &pillar.pairs);
        let mut redundant: Vec<&Pair> = pairs().filter(|pair| pair.is_redundant()).collect();
        redundant.sort_by(|a, b| b.pearson.unwrap_or_default().total_cmp(&a.pearson.unwrap_or_default()));
        let mut negative: Vec<&Pair> = pairs().filter(|pair| pair.is_negative()).collect();
        negative.sort_by(|a, b| a.pearson.unwrap_or_default().total_cmp(&b.pearson.unwrap_or_default()));
        let line = |pair: &&Pair| {
            let (one, other) = (code(self.set, pair.one), code(self.set, pair.other));
            format!("{one} – {other} ({})", self.number(pair.pearson, 2))
        };
        let told = [("robustness-most-redundant", redundant), ("robustness-most-negative", negative)];
        let sentence = |(key, pairs): (&str, Vec<&Pair>)| {
            let shown = pairs.iter().take(SHOWN).map(line).collect::<Vec<_>>().join("; ");
            if shown.is_empty() { String::new() } else { self.say(key, &[("pairs", shown.into())]) }
        };
        told.into_iter().map(sentence).collect()
    }
}
