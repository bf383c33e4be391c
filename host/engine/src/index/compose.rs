//! Points added up along the tree, from the indicators to the root.

use dti_criteria::{Aggregate, CriteriaSet, Member, Pillar, Tree};

use super::ranking::ranked;
use super::{Figure, Index, RankedAgency, Ranking};
use crate::Scores;
use crate::scores::Score;

/// Adds points up along the tree and ranks each cohort.
///
/// Only indicators with final points count in a maximum. Agencies are equal when their indices are exactly the same
/// number, and then stand in the order of their codes.
#[must_use]
pub fn compose(set: &CriteriaSet, scores: &Scores) -> Index {
    let composed: Vec<Vec<Figure>> = scores.by_agency.iter().map(|list| figures(set, list)).collect();
    let rankings = (0..set.cohorts().len()).map(|cohort| rank_cohort(set, scores, &composed, cohort)).collect();
    Index { rankings }
}

fn rank_cohort(set: &CriteriaSet, scores: &Scores, composed: &[Vec<Figure>], cohort: usize) -> Ranking {
    let agency = |row: usize| &set.agencies()[scores.agencies[row]];
    let rows: Vec<usize> = (0..composed.len()).filter(|&row| agency(row).cohort == cohort).collect();
    let indices: Vec<f64> = rows.iter().map(|&row| composed[row][Tree::ROOT].index()).collect();
    let order = ranked(&indices, |a, b| agency(rows[a]).code.cmp(&agency(rows[b]).code));
    let place = |(position, rank): (usize, usize)| {
        let row = rows[position];
        let pillars = composed[row].clone();
        RankedAgency { agency: scores.agencies[row], rank, total: pillars[Tree::ROOT], pillars }
    };
    Ranking { cohort, places: order.into_iter().map(place).collect() }
}

/// One agency's figures by pillar position.
fn figures(set: &CriteriaSet, scores: &[Score]) -> Vec<Figure> {
    let mut earned = vec![Figure::default(); set.indicators().len()];
    for score in scores {
        if let Some(points) = score.final_points {
            earned[score.indicator] = Figure { points, maximum: score.maximum };
        }
    }
    let pillars = &set.tree().pillars;
    let mut figures = vec![Figure::default(); pillars.len()];
    // Every pillar stands before its members, so backwards the members come first.
    for position in (0..pillars.len()).rev() {
        figures[position] = figure(set, &pillars[position], &figures, &earned);
    }
    figures
}

fn figure(set: &CriteriaSet, pillar: &Pillar, figures: &[Figure], earned: &[Figure]) -> Figure {
    let members = pillar.members.iter().map(|&member| match member {
        Member::Pillar(position) => (set.tree().pillars[position].weight, figures[position]),
        Member::Indicator(position) => (set.indicators()[position].weight, earned[position]),
    });
    match pillar.aggregate {
        Aggregate::Sum => sum(members),
        Aggregate::WeightedMean => weighted_mean(pillar.points, members),
    }
}

/// Points and maxima added up, in the order of the set.
fn sum(members: impl Iterator<Item = (f64, Figure)>) -> Figure {
    members.fold(Figure::default(), |total, (_, member)| Figure {
        points: total.points + member.points,
        maximum: total.maximum + member.maximum,
    })
}

/// `points · Σ wᵢ·(pᵢ/mᵢ) / Σ wᵢ` over the members that apply; nothing applies if none of them does.
fn weighted_mean(points: f64, members: impl Iterator<Item = (f64, Figure)>) -> Figure {
    let (mut shares, mut weights) = (0.0, 0.0);
    for (weight, member) in members.filter(|(_, member)| member.maximum > 0.0) {
        shares += weight * member.index();
        weights += weight;
    }
    if weights > 0.0 { Figure { points: points * (shares / weights), maximum: points } } else { Figure::default() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn member(weight: f64, points: f64, maximum: f64) -> (f64, Figure) {
        (weight, Figure { points, maximum })
    }

    #[test]
    fn a_weighted_mean_leaves_out_what_does_not_apply() {
        let members = [member(1.0, 5.0, 10.0), member(3.0, 0.0, 0.0), member(1.0, 10.0, 10.0)];
        assert_eq!(weighted_mean(200.0, members.into_iter()), Figure { points: 150.0, maximum: 200.0 });
        assert_eq!(weighted_mean(200.0, [member(1.0, 0.0, 0.0)].into_iter()), Figure::default());
    }

    #[test]
    fn a_sum_adds_points_and_maxima() {
        let members = [member(1.0, 5.0, 10.0), member(7.0, 0.0, 0.0), member(1.0, 1.0, 30.0)];
        assert_eq!(sum(members.into_iter()), Figure { points: 6.0, maximum: 40.0 });
    }

    proptest! {
        #[test]
        fn a_weighted_mean_of_equals_equals_them(
            share in 0.0..=1.0_f64, weights in prop::collection::vec(0.1..100.0_f64, 1..20),
        ) {
            let members = weights.iter().map(|&weight| member(weight, share * 8.0, 8.0));
            let mean = weighted_mean(100.0, members);
            prop_assert!((mean.index() - share).abs() < 1e-12);
        }

        #[test]
        fn a_weighted_mean_lies_between_its_members(
            members in prop::collection::vec((0.1..9.0_f64, 0.0..=1.0_f64), 1..20),
        ) {
            let mean = weighted_mean(1.0, members.iter().map(|&(weight, share)| member(weight, share, 1.0)));
            let lowest = members.iter().fold(1.0_f64, |lowest, &(_, share)| lowest.min(share));
            let highest = members.iter().fold(0.0_f64, |highest, &(_, share)| highest.max(share));
            prop_assert!(mean.index() >= lowest - 1e-12 && mean.index() <= highest + 1e-12);
        }
    }
}
