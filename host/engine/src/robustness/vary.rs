//! The ranks under many settings: drawn at random, one choice at a time, and alternative by alternative.

use dti_criteria::{Aggregate, CriteriaSet, Member, Robustness};
use rayon::prelude::*;

use super::flat::Flat;
use super::places::{Places, UNRANKED, in_order};
use super::sample::Sampler;
use super::setting::{Consequences, Setting};
use super::sobol::{self, Sobol};
use super::tally::Tally;
use super::{Alternative, Draw, Source, SourceEffect, Uncertainty};
use crate::Scores;

/// How many settings a thread composes before it looks up.
const TASK: usize = 32;
/// How many settings are held at a time.
const BATCH: usize = 16 * TASK;

/// Draws everything uncertain anew, `choices.draws` times, and tells how the ranks come out; `sink` sees every draw, in
/// their order. Runs on the current rayon pool; the result does not depend on it.
///
/// Memory grows with agencies × the ranks that they reach, not with the draws.
#[must_use]
#[tracing::instrument(name = "robustness", skip_all, fields(draws = choices.draws))]
pub fn vary(set: &CriteriaSet, scores: &Scores, choices: &Robustness, sink: &mut dyn FnMut(&Draw<'_>)) -> Uncertainty {
    let cast = Cast::new(set, scores, choices);
    let sampler = Sampler::new(set, choices);
    let (agencies, drawn) = cast.draw(&sampler, sink);
    let mut sources: Vec<SourceEffect> = (0..sampler.sources.len()).map(|at| cast.effect(&sampler, at)).collect();
    let design = cast.sobol(&sampler, &mut sources);
    let alternatives: usize = sources.iter().map(|source| source.alternatives.len()).sum();
    let weights = if sampler.sources.contains(&Source::Weights) { drawn } else { 0 };
    // The greatest shift first; equals stay in the order of the set.
    sources.sort_by(|a, b| b.shift.total_cmp(&a.shift));
    Uncertainty {
        seed: choices.seed,
        draws: drawn,
        recompositions: drawn + weights + alternatives + design,
        agencies,
        sources,
    }
}

/// Everything that settings are composed with.
struct Cast<'a> {
    set: &'a CriteriaSet,
    choices: &'a Robustness,
    flats: Vec<Flat<'a>>,
    /// The agencies, each with its cohort, and their ranks with the set as it is.
    agencies: Vec<(usize, usize)>,
    nominal: Vec<u32>,
}

impl<'a> Cast<'a> {
    fn new(set: &'a CriteriaSet, scores: &Scores, choices: &'a Robustness) -> Self {
        let mut geometric: Vec<bool> =
            set.tree().pillars.iter().map(|pillar| pillar.aggregate == Aggregate::GeometricMean).collect();
        for (pillar, among) in &choices.aggregates {
            geometric[*pillar] |= among.contains(&Aggregate::GeometricMean);
        }
        let cohorts = 0..set.cohorts().len();
        let flats: Vec<_> = cohorts.map(|cohort| Flat::new(set, scores, cohort, &geometric)).collect();
        let agencies = in_order(set, &flats);
        let mut cast = Self { set, choices, flats, agencies, nominal: Vec::new() };
        cast.nominal = cast.ranks(&[Setting::nominal(set)]);
        cast
    }

    /// The ranks of all agencies under each setting, one setting after the other.
    fn ranks(&self, settings: &[Setting]) -> Vec<u32> {
        let told: Vec<_> = settings.iter().map(|setting| Consequences::of(self.set, setting)).collect();
        let by_cohort: Vec<_> = self.flats.iter().map(|flat| Places::new(flat).under(&told)).collect();
        let mut ranks = Vec::with_capacity(settings.len() * self.agencies.len());
        for at in 0..settings.len() {
            for (flat, of_cohort) in std::iter::zip(&self.flats, &by_cohort) {
                let rows = flat.agencies.len();
                ranks.extend_from_slice(&of_cohort[at * rows..(at + 1) * rows]);
            }
        }
        ranks
    }

    /// The ranks of many settings, in parallel, [`TASK`] settings at a time.
    fn ranks_of_tasks(&self, settings: &[Setting]) -> Vec<Vec<u32>> {
        settings.par_chunks(TASK).map(|task| self.ranks(task)).collect()
    }

    /// Draws, and counts the ranks of every agency.
    fn draw(&self, sampler: &Sampler<'_>, sink: &mut dyn FnMut(&Draw<'_>)) -> (Vec<super::RankInterval>, usize) {
        let mut tallies = vec![Tally::default(); self.agencies.len()];
        let rows: Vec<u64> = (0..u64::from(self.choices.draws)).collect();
        for batch in rows.chunks(BATCH) {
            let settings: Vec<_> = batch.par_iter().map(|&row| sampler.setting(|_| Some(row))).collect();
            let tasks = self.ranks_of_tasks(&settings);
            tallies.par_iter_mut().enumerate().with_min_len(64).for_each(|(agency, tally)| {
                let ranks = tasks.iter().flat_map(|task| task.iter().skip(agency).step_by(self.agencies.len()));
                ranks.for_each(|&rank| tally.count(rank));
            });
            let drawn = tasks.iter().flat_map(|task| task.chunks(self.agencies.len().max(1)));
            for ((&row, setting), ranks) in std::iter::zip(std::iter::zip(batch, &settings), drawn) {
                sink(&self.told(row, setting, ranks));
            }
        }
        let interval = |((tally, &agency), &nominal): ((&Tally, _), _)| tally.interval(agency, nominal);
        let mut intervals: Vec<_> =
            std::iter::zip(std::iter::zip(&tallies, &self.agencies), &self.nominal).map(interval).collect();
        let place = |rank: Option<u32>| rank.unwrap_or(u32::MAX);
        intervals.sort_by_key(|interval| (interval.cohort, place(interval.nominal)));
        (intervals, rows.len())
    }

    fn told<'d>(&'d self, row: u64, setting: &'d Setting, ranks: &'d [u32]) -> Draw<'d> {
        Draw { number: row + 1, shift: self.shift(ranks), setting, ranks, agencies: &self.agencies }
    }

    /// The mean over the agencies of how many places they stand from where they stand with the set as it is; those
    /// without a rank in one of the two are left out.
    fn shift(&self, ranks: &[u32]) -> f64 {
        let both = std::iter::zip(&self.nominal, ranks).filter(|(own, other)| **own != UNRANKED && **other != UNRANKED);
        let (sum, count) =
            both.fold((0_u64, 0_u64), |(sum, count), (own, other)| (sum + u64::from(own.abs_diff(*other)), count + 1));
        #[expect(clippy::cast_precision_loss, reason = "agencies and ranks stay far below 2^26")]
        let mean = |sum: u64, count: u64| sum as f64 / count as f64;
        if count == 0 { 0.0 } else { mean(sum, count) }
    }

    /// The shift of every setting.
    fn shifts(&self, settings: &[Setting]) -> Vec<f64> {
        let shifts = |batch: &[Setting]| -> Vec<f64> {
            let tasks = self.ranks_of_tasks(batch);
            tasks
                .iter()
                .flat_map(|task| task.chunks(self.agencies.len().max(1)).map(|ranks| self.shift(ranks)))
                .collect()
        };
        settings.chunks(BATCH).flat_map(shifts).collect()
    }

    /// What a choice does if it alone is uncertain.
    fn effect(&self, sampler: &Sampler<'_>, at: usize) -> SourceEffect {
        let source = sampler.sources[at];
        let alternatives = self.alternatives(source);
        if alternatives.is_empty() {
            let rows = 0..u64::from(self.choices.draws);
            let settings: Vec<_> = rows.map(|row| sampler.setting(|choice| (choice == at).then_some(row))).collect();
            let shift = mean(&self.shifts(&settings));
            return SourceEffect { source, shift, alternatives: Vec::new(), sobol: None };
        }
        let settings: Vec<_> = alternatives.iter().map(|alternative| self.with(source, *alternative)).collect();
        let shifts = self.shifts(&settings);
        let shift = mean(&shifts);
        let mut alternatives: Vec<_> = std::iter::zip(alternatives, shifts).collect();
        alternatives.sort_by(|a, b| b.1.total_cmp(&a.1));
        SourceEffect { source, shift, alternatives, sobol: None }
    }

    /// What a choice may be, where that can be listed.
    fn alternatives(&self, source: Source) -> Vec<Alternative> {
        match source {
            Source::Weights => Vec::new(),
            Source::Aggregate(pillar) => {
                let among = self.choices.aggregates.iter().find(|(known, _)| *known == pillar);
                among
                    .map(|(_, among)| among.iter().map(|&way| Alternative::Aggregate(way)).collect())
                    .unwrap_or_default()
            }
            Source::LeaveOut => {
                let nodes = self.choices.leave_out.iter().map(|&node| Alternative::Without(node));
                std::iter::once(Alternative::Complete).chain(nodes).collect()
            }
        }
    }

    fn with(&self, source: Source, alternative: Alternative) -> Setting {
        let mut setting = Setting::nominal(self.set);
        match (source, alternative) {
            (Source::Aggregate(pillar), Alternative::Aggregate(method)) => setting.methods[pillar] = method,
            (_, Alternative::Without(node)) => setting.left_out = Some(node),
            _ => {}
        }
        setting
    }

    /// Adds Sobol's indices where they are asked for; how many settings that took.
    fn sobol(&self, sampler: &Sampler<'_>, sources: &mut [SourceEffect]) -> usize {
        // With one choice there is nothing to apportion.
        let Some(rows) = self.choices.sobol.filter(|_| sources.len() > 1) else { return 0 };
        let settings = sobol::design(sampler, rows);
        let indices: Vec<Option<Sobol>> = sobol::estimate(&self.shifts(&settings), rows as usize);
        std::iter::zip(sources, indices).for_each(|(source, sobol)| source.sobol = sobol);
        settings.len()
    }
}

fn mean(values: &[f64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53 draws")]
    let count = values.len() as f64;
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / count }
}

/// What was drawn for one node, as it is exported.
impl Draw<'_> {
    /// What a node's weight was multiplied by.
    #[must_use]
    pub fn factor(&self, set: &CriteriaSet, member: Member) -> f64 {
        self.setting.factors[super::setting::id(set, member)]
    }

    /// How a pillar was aggregated.
    #[must_use]
    pub fn method(&self, pillar: usize) -> Aggregate {
        self.setting.methods[pillar]
    }

    /// What was left out.
    #[must_use]
    pub fn left_out(&self) -> Option<Member> {
        self.setting.left_out
    }

    /// The agencies by position, each with its rank; none where it had none.
    pub fn ranks(&self) -> impl Iterator<Item = (usize, Option<u32>)> {
        std::iter::zip(self.agencies, self.ranks)
            .map(|(&(agency, _), &rank)| (agency, (rank != UNRANKED).then_some(rank)))
    }
}
