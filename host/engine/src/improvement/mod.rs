//! What it would take: the smallest set of improvements by which an agency reaches a rank or an index.
//!
//! An improvement raises the points of one indicator that the agency has a figure of, at most up to a ceiling: all that
//! the indicator gives, or the best of the cohort. Everybody else is assumed to stand still. Without costs [`seek`]
//! looks for the fewest indicators; with costs for the least sum of costs, where touching an indicator costs the same
//! however far it is raised. In the end no chosen indicator is raised further than needed.
//!
//! **Exact for additive sets.** Where every pillar above a candidate is a sum or a weighted mean and no gate is closed,
//! the index of the agency is a constant plus Σ aᵢ·xᵢ over its points xᵢ, with aᵢ ≥ 0, because which figures are there
//! does not change. Raising indicator i to its ceiling then gains gᵢ ≥ 0 whatever else is raised, and a set S reaches
//! an index exactly if Σ gᵢ over S is at least what is missing. *Fewest indicators*: of all sets of k indicators the k
//! greatest gains have the greatest sum, so if they do not reach the goal no set of k does; taking the greatest gains
//! one by one until the goal is reached is therefore optimal. *Least cost*: this is the covering knapsack problem,
//! solved by branch and bound, the bound being the cost if a fraction of an indicator could be bought. A rank asks for
//! the index of another agency; where tie-breakers decide as well, reaching it is needed and may not be enough: then
//! the other way is gone.
//!
//! **Other sets.** Composition never falls when points rise, so a set of indicators reaches the goal exactly if it does
//! with all of them at their ceilings. Candidates are added by their gain and taken away again while the goal stays
//! reached, from either end; the better outcome counts, and smaller sets are tried one by one as long as there are no
//! more than [`TRIED`] of them. [`Certainty`] says what was proved. In either case the outcome is composed by
//! [`recompose`] before it is told.

mod additive;
mod bar;
mod candidates;
mod search;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::Findings;

use crate::index::{Figure, Index, PlacedAgency, recompose};
use crate::{Scores, scores};
use candidates::Hopes;
pub use search::TRIED;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the agencies were scored by.
    pub set: &'a CriteriaSet,
    /// What they earned.
    pub scores: &'a Scores,
    /// The index of these scores.
    pub index: &'a Index,
    /// Position of the agency that wants to improve.
    pub agency: usize,
    /// What it wants to reach.
    pub goal: Goal,
    /// How far an indicator may be raised.
    pub ceiling: Ceiling,
    /// What it costs to raise an indicator, by position, 0 or more; indicators without a cost stay as they are. None
    /// where costs play no part.
    pub costs: Option<&'a BTreeMap<usize, f64>>,
}

/// What an agency wants to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// This rank in its cohort, or a better one; 1 or more.
    Rank(usize),
    /// This index, 0 to 1, or a higher one.
    Index(f64),
}

/// How far an indicator may be raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceiling {
    /// To all points that it gives; to the best of the cohort, where points are not bounded.
    Maximum,
    /// To the most points that anybody of the cohort has.
    Best,
}

/// By what an agency reaches its goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Improvement {
    /// The indicators to raise, the greatest gain first; empty where the goal is reached already.
    pub steps: Vec<Step>,
    /// Where the agency stands.
    pub before: Spot,
    /// Where it would stand.
    pub after: Spot,
    /// Whether a smaller set may exist.
    pub certainty: Certainty,
}

/// An indicator that is raised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Position of the indicator.
    pub indicator: usize,
    /// Its final points.
    pub from: f64,
    /// The points that it needs.
    pub to: f64,
    /// How far it might be raised.
    pub ceiling: f64,
    /// By how much the index rises if it alone is raised to its ceiling.
    pub gain: f64,
    /// What that costs.
    pub cost: Option<f64>,
}

/// Where an agency stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Points, maximum and index.
    pub total: Figure,
    /// Its rank in its cohort.
    pub rank: Option<usize>,
}

/// Whether a smaller, or cheaper, set of improvements may exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// There is none.
    Proved,
    /// None of these can be spared, but another set may be smaller.
    Unproved,
}

/// Why there is no way to a goal.
#[derive(Debug, Clone, PartialEq)]
pub enum Impossible {
    /// The agency is not scored.
    NotScored,
    /// It is out of reach even with every candidate at its ceiling: there the agency would stand.
    OutOfReach {
        /// Where it stands.
        before: Spot,
        /// Where it would stand with every candidate at its ceiling.
        nearest: Spot,
        /// How many indicators can be raised at all.
        candidates: usize,
    },
}

/// Looks for the smallest set of improvements that reaches a goal; see the module for what that means and what is proved.
///
/// # Errors
/// [`Impossible`] says why there is none, and how near one can get.
pub fn seek(question: &Question<'_>) -> Result<Improvement, Impossible> {
    let place = place(question.index, question.agency).ok_or(Impossible::NotScored)?;
    let before = Spot::of(place);
    if question.is_reached(before) {
        return Ok(Improvement { steps: Vec::new(), before, after: before, certainty: Certainty::Proved });
    }
    let mut hopes = Hopes::of(question, place).ok_or(Impossible::NotScored)?;
    if let Some((steps, certainty)) = search::search(&mut hopes) {
        let after = question.outcome(&steps);
        debug_assert!(question.is_reached(after), "what is tried is what is composed");
        return Ok(Improvement { steps, before, after, certainty });
    }
    let nearest = question.outcome(&hopes.all());
    Err(Impossible::OutOfReach { before, nearest, candidates: hopes.all().len() })
}

/// The scores if an agency's points were raised.
#[must_use]
pub fn applied(scores: &Scores, agency: usize, steps: &[Step]) -> Scores {
    let mut scores = scores.clone();
    if let Some(row) = scores.agencies.iter().position(|known| *known == agency) {
        for score in &mut scores.by_agency[row] {
            if let Some(step) = steps.iter().find(|step| step.indicator == score.indicator) {
                score.final_points = Some(step.to);
            }
        }
    }
    scores
}

impl Question<'_> {
    fn is_reached(&self, spot: Spot) -> bool {
        match self.goal {
            Goal::Rank(rank) => spot.rank.is_some_and(|own| own <= rank),
            Goal::Index(index) => spot.total.there().is_some_and(|total| total.index() >= index),
        }
    }

    /// Where the agency would stand.
    fn outcome(&self, steps: &[Step]) -> Spot {
        let scores = applied(self.scores, self.agency, steps);
        let index = recompose(self.set, &scores, &mut Findings::new());
        place(&index, self.agency).map_or(Spot { total: Figure::MISSING, rank: None }, Spot::of)
    }

    /// The others of the cohort that have a rank.
    fn others(&self) -> impl Iterator<Item = &PlacedAgency> {
        let own = |ranking: &&crate::index::Ranking| ranking.places.iter().any(|place| place.agency == self.agency);
        let places = self.index.rankings.iter().filter(own).flat_map(|ranking| &ranking.places);
        places.filter(|place| place.agency != self.agency && place.rank.is_some())
    }

    /// The scores of an agency.
    fn scores_of(&self, agency: usize) -> Option<&[scores::Score]> {
        let row = self.scores.agencies.iter().position(|known| *known == agency)?;
        Some(&self.scores.by_agency[row])
    }
}

impl Spot {
    fn of(place: &PlacedAgency) -> Self {
        Self { total: place.total, rank: place.rank }
    }
}

fn place(index: &Index, agency: usize) -> Option<&PlacedAgency> {
    index.rankings.iter().flat_map(|ranking| &ranking.places).find(|place| place.agency == agency)
}
