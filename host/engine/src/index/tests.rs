//! Tests of whole indices.

use dti_criteria::CriteriaSet;
use proptest::prelude::*;

use super::{Figure, Index, compose};
use crate::Scores;
use crate::fixture::set;
use crate::scores::{Score, Status};

/// Two indicators of 10 and 30 points in pillar `1`, and one of 20 in pillar `2`, which `more` may say more about.
fn two_pillars(head: &str, more: &str) -> CriteriaSet {
    let indicator = |code: &str, points: u32, more: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = {points}\nown-choice = \"thử\"\n\
             rule = {{ use = \"mix\" }}\ninputs = {{ x = {{ title = \"X\", kind = \"number\" }} }}\n{more}\n"
        )
    };
    let pillars = format!(
        "{head}\n[[pillar]]\ncode = \"1\"\ntitle = \"P\"\n{more}\n[[pillar]]\ncode = \"2\"\ntitle = \"P\"\nweight = 3\n"
    );
    let indicators = [indicator("1.1", 10, ""), indicator("1.2", 30, ""), indicator("2.1", 20, "")].concat();
    set(&format!("{pillars}{indicators}"))
}

/// Scores of agencies by code: final points of the three indicators.
fn scores(set: &CriteriaSet, list: &[(&str, [Option<f64>; 3])]) -> Scores {
    let mut scores = Scores::default();
    let mut list: Vec<_> = list.iter().map(|(code, points)| (set.agency(code).unwrap(), points)).collect();
    list.sort_by_key(|(agency, _)| *agency);
    for (agency, points) in list {
        scores.agencies.push(agency);
        let score = |(indicator, &points): (usize, &Option<f64>)| Score {
            indicator,
            self_points: None,
            computed_points: points,
            appraised_points: None,
            final_points: points,
            maximum: set.indicators()[indicator].maximum,
            status: Status::Computed,
            reason: String::new(),
        };
        scores.by_agency.push(points.iter().enumerate().map(score).collect());
    }
    scores
}

/// `code rank points/maximum`, cohort by cohort.
fn shown(set: &CriteriaSet, index: &Index) -> Vec<Vec<String>> {
    let place = |place: &super::RankedAgency| {
        let Figure { points, maximum } = place.total;
        format!("{} {} {points}/{maximum}", set.agencies()[place.agency].code, place.rank)
    };
    index.rankings.iter().map(|ranking| ranking.places.iter().map(place).collect()).collect()
}

#[test]
fn agencies_are_ranked_inside_their_cohort_and_equals_by_code() {
    let set = two_pillars("", "");
    let list = [
        ("a1", [Some(1.0), Some(2.0), Some(3.0)]),
        ("a2", [Some(10.0), Some(30.0), Some(20.0)]),
        ("a3", [Some(3.0), Some(2.0), Some(1.0)]),
        ("b2", [Some(0.0), Some(0.0), Some(0.0)]),
    ];
    let index = compose(&set, &scores(&set, &list));
    assert_eq!(shown(&set, &index), [vec!["a2 1 60/60", "a1 2 6/60", "a3 2 6/60"], vec!["b2 1 0/60"]]);
}

#[test]
fn what_is_withheld_is_no_part_of_the_maximum() {
    let set = two_pillars("", "");
    let list = [("a1", [Some(10.0), None, None]), ("a2", [Some(10.0), Some(15.0), None]), ("a3", [None; 3])];
    let index = compose(&set, &scores(&set, &list));
    assert_eq!(shown(&set, &index)[0], ["a1 1 10/10", "a2 2 25/40", "a3 3 0/0"]);
    let pillars = &index.rankings[0].places[1].pillars;
    assert_eq!(pillars[1], Figure { points: 25.0, maximum: 40.0 });
    assert_eq!(pillars[2], Figure::default());
}

#[test]
fn a_weighted_mean_weighs_shares_not_points() {
    let set = two_pillars("", "aggregate = \"weighted-mean\"\npoints = 100");
    let index = compose(&set, &scores(&set, &[("a1", [Some(10.0), Some(0.0), Some(5.0)])]));
    assert_eq!(index.rankings[0].places[0].pillars[1], Figure { points: 50.0, maximum: 100.0 });
    assert_eq!(shown(&set, &index)[0], ["a1 1 55/120"]);
}

fn points() -> impl Strategy<Value = [Option<f64>; 3]> {
    let point = |maximum: u32| prop::option::weighted(0.8, (0..=maximum).prop_map(f64::from));
    [point(10), point(30), point(20)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn permuting_agencies_permutes_the_index(all in prop::array::uniform3(points()), shift in 1_usize..3) {
        let set = two_pillars("", "");
        let codes = ["a1", "a2", "a3"];
        let list: Vec<_> = codes.into_iter().zip(all).collect();
        let permuted: Vec<_> = (0..3).map(|agency| (codes[agency], all[(agency + shift) % 3])).collect();
        let ranks = |list: &[(&str, [Option<f64>; 3])]| {
            let index = compose(&set, &scores(&set, list));
            let mut ranks: Vec<_> = index.rankings[0].places.iter().map(|p| (p.agency, p.rank, p.total)).collect();
            ranks.sort_by_key(|(agency, ..)| *agency);
            ranks.into_iter().map(|(_, rank, total)| (rank, total)).collect::<Vec<_>>()
        };
        let (before, after) = (ranks(&list), ranks(&permuted));
        for agency in 0..3 {
            prop_assert_eq!(after[agency], before[(agency + shift) % 3]);
        }
    }

    #[test]
    fn an_index_lies_between_0_and_1_in_every_pillar(all in prop::array::uniform3(points())) {
        for more in ["", "aggregate = \"weighted-mean\"\npoints = 7"] {
            let set = two_pillars("", more);
            let list: Vec<_> = ["a1", "a2", "a3"].into_iter().zip(all).collect();
            for place in &compose(&set, &scores(&set, &list)).rankings[0].places {
                for figure in &place.pillars {
                    prop_assert!((0.0..=1.0).contains(&figure.index()), "{:?}", figure);
                }
            }
        }
    }

    #[test]
    fn earning_more_never_costs_a_rank(all in prop::array::uniform3([0..=10_u32, 0..=30, 0..=20])) {
        let set = two_pillars("", "");
        let number = |points: [u32; 3]| points.map(|points| Some(f64::from(points)));
        let rank = |first: [u32; 3]| {
            let list = [("a1", number(first)), ("a2", number(all[1])), ("a3", number(all[2]))];
            let index = compose(&set, &scores(&set, &list));
            index.rankings[0].places.iter().find(|place| place.agency == 0).map(|place| place.rank)
        };
        prop_assert!(rank([10, all[0][1], all[0][2]]) <= rank(all[0]));
    }
}
