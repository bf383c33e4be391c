//! The tables of `dti robustness`: rank intervals, uncertain choices, pairs of members, weights, and every draw.

use std::io::Write;

use dti_criteria::{Aggregate, CriteriaSet, Member, Robustness};
use dti_engine::robustness::{Alternative, Coherence, Draw, NodeWeight, Pair, Source, SourceEffect, Uncertainty};

use super::File;
use super::table::Table;
use crate::OutputError;
use crate::robustness::code;

const INTERVALS: [&str; 10] =
    ["cohort", "agency", "name", "rank", "rank_5", "rank_median", "rank_95", "rank_mean", "draws_ranked", "draws"];
const CHOICES: [&str; 6] = ["choice", "node", "alternative", "mean_rank_shift", "sobol_first", "sobol_total"];
const PAIRS: [&str; 9] = ["cohort", "pillar", "alpha", "one", "other", "agencies", "pearson", "spearman", "flag"];
const WEIGHTS: [&str; 6] = ["cohort", "node", "title", "nominal", "effective", "correlation_with_index"];

/// `rank-intervals.csv`: between which ranks each agency comes out.
pub(crate) fn intervals(set: &CriteriaSet, uncertainty: &Uncertainty) -> Result<File, OutputError> {
    let mut table = Table::new(&INTERVALS);
    for interval in &uncertainty.agencies {
        let agency = &set.agencies()[interval.agency];
        table.text(&set.cohorts()[interval.cohort].id).text(&agency.code).text(&agency.name);
        table.count(interval.nominal.map(|rank| rank as usize));
        table.number(interval.low).number(interval.median).number(interval.high).number(interval.mean);
        table.count(Some(interval.ranked as usize)).count(Some(uncertainty.draws)).end_row();
    }
    table.finish("rank-intervals.csv")
}

/// `uncertain-choices.csv`: what each choice does to the ranks if it alone is uncertain, and below it each alternative.
pub(crate) fn choices(set: &CriteriaSet, uncertainty: &Uncertainty) -> Result<File, OutputError> {
    let mut table = Table::new(&CHOICES);
    for effect in &uncertainty.sources {
        let (choice, node) = source(set, effect);
        table.text(choice).text(node).text("").number(Some(effect.shift));
        table.number(effect.sobol.map(|sobol| sobol.first)).number(effect.sobol.map(|sobol| sobol.total)).end_row();
        for &(alternative, shift) in &effect.alternatives {
            table.text(choice).text(node).text(word(set, alternative)).number(Some(shift));
            table.number(None).number(None).end_row();
        }
    }
    table.finish("uncertain-choices.csv")
}

/// `coherence.csv`: each two members of a pillar, with the pillar's α.
pub(crate) fn pairs(set: &CriteriaSet, coherence: &[Coherence]) -> Result<File, OutputError> {
    let mut table = Table::new(&PAIRS);
    for cohort in coherence {
        for pillar in &cohort.pillars {
            for pair in &pillar.pairs {
                table.text(&set.cohorts()[cohort.cohort].id).text(code(set, Member::Pillar(pillar.pillar)));
                table.number(pillar.alpha).text(code(set, pair.one)).text(code(set, pair.other));
                table.count(Some(pair.agencies)).number(pair.pearson).number(pair.spearman).text(flag(pair)).end_row();
            }
        }
    }
    table.finish("coherence.csv")
}

/// `weights.csv`: what every node weighs, as it was meant and as it comes out.
pub(crate) fn weights(
    set: &CriteriaSet,
    coherence: &[Coherence],
    language: dti_diagnostics::Language,
) -> Result<File, OutputError> {
    let mut table = Table::new(&WEIGHTS);
    for cohort in coherence {
        for &NodeWeight { node, nominal, effective, with_index } in &cohort.weights {
            table.text(&set.cohorts()[cohort.cohort].id).text(code(set, node)).text(set.node(node).1.get(language));
            table.number(nominal).number(effective).number(with_index).end_row();
        }
    }
    table.finish("weights.csv")
}

fn flag(pair: &Pair) -> &'static str {
    match (pair.is_redundant(), pair.is_negative()) {
        (true, _) => "redundant",
        (_, true) => "negative",
        _ => "",
    }
}

fn source<'a>(set: &'a CriteriaSet, effect: &SourceEffect) -> (&'static str, &'a str) {
    match effect.source {
        Source::Weights => ("weights", ""),
        Source::Aggregate(pillar) => ("aggregate", code(set, Member::Pillar(pillar))),
        Source::LeaveOut => ("leave-out", ""),
    }
}

fn word(set: &CriteriaSet, alternative: Alternative) -> &str {
    match alternative {
        Alternative::Aggregate(method) => method.as_str(),
        Alternative::Complete => "-",
        Alternative::Without(node) => code(set, node),
    }
}

/// The draws as a table in the making: a row each, with what was drawn and the rank of every agency.
///
/// Columns: `draw`, `mean_rank_shift`, `left_out`, `aggregate:<pillar>` and `weight:<node>` (what the weight was
/// multiplied by) for what is declared uncertain, `rank:<agency>`. Rows are written as they come.
pub struct DrawsTable<'a, W: Write> {
    set: &'a CriteriaSet,
    choices: &'a Robustness,
    writer: csv::Writer<W>,
    begun: bool,
}

impl<'a, W: Write> DrawsTable<'a, W> {
    /// A table without rows.
    pub fn new(set: &'a CriteriaSet, choices: &'a Robustness, writer: W) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
        Self { set, choices, writer, begun: false }
    }

    /// Adds a draw.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn add(&mut self, draw: &Draw<'_>) -> csv::Result<()> {
        if !self.begun {
            self.begun = true;
            self.writer.write_record(self.headings(draw))?;
        }
        let out = draw.left_out().map_or(String::new(), |node| code(self.set, node).to_owned());
        let start = [draw.number.to_string(), draw.shift.to_string(), out];
        let methods = self.choices.aggregates.iter().map(|(pillar, _)| draw.method(*pillar));
        let factors = self.weights().iter().map(|&node| draw.factor(self.set, node).to_string());
        let ranks = draw.ranks().map(|(_, rank)| rank.map_or(String::new(), |rank| rank.to_string()));
        let cells = start.into_iter().chain(methods.map(Aggregate::as_str).map(str::to_owned)).chain(factors);
        let cells: Vec<String> = cells.chain(ranks).collect();
        self.writer.write_record(cells)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> std::io::Result<()> {
        self.writer.flush()
    }

    fn weights(&self) -> &[Member] {
        self.choices.weights.as_ref().map_or(&[], |weights| &weights.of)
    }

    fn headings(&self, draw: &Draw<'_>) -> Vec<String> {
        let start = ["draw", "mean_rank_shift", "left_out"].map(str::to_owned);
        let pillar = |(pillar, _): &(usize, Vec<Aggregate>)| code(self.set, Member::Pillar(*pillar));
        let methods = self.choices.aggregates.iter().map(pillar).map(|code| format!("aggregate:{code}"));
        let factors = self.weights().iter().map(|&node| format!("weight:{}", code(self.set, node)));
        let ranks = draw.ranks().map(|(agency, _)| format!("rank:{}", self.set.agencies()[agency].code));
        start.into_iter().chain(methods).chain(factors).chain(ranks).collect()
    }
}
