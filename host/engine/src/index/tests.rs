//! Tests of whole indices.

use dti_criteria::CriteriaSet;
use dti_diagnostics::Findings;
use proptest::prelude::*;

use super::{Band, Figure, Index, compose};
use crate::Scores;
use crate::fixture::{set, told};
use crate::scores::{Score, Status};

/// Two indicators of 10 and 30 points in pillar `1`, and one of 20 in pillar `2`, which `more` may say more about.
fn two_pillars(head: &str, more: &str) -> CriteriaSet {
    let indicator = |code: &str, points: u32, more: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = {points}\nown-choice = \"thử\"\n\
             rule = {{ use = \"mix\" }}\ninputs = {{ x = {{ title = \"X\", kind = \"number\" }} }}\n{more}\n"
        )
    };
    let pillars =
        format!("{head}\n[[pillar]]\ncode = \"1\"\ntitle = \"P\"\n{more}\n[[pillar]]\ncode = \"2\"\ntitle = \"P\"\n");
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
            status: if points.is_some() { Status::Computed } else { Status::Removed },
            reason: String::new(),
        };
        scores.by_agency.push(points.iter().enumerate().map(score).collect());
    }
    scores
}

/// `code rank points/maximum`, cohort by cohort.
fn shown(set: &CriteriaSet, index: &Index) -> Vec<Vec<String>> {
    let place = |place: &super::PlacedAgency| {
        let Figure { points, maximum, .. } = place.total;
        let rank = place.rank.map_or("-".to_owned(), |rank| rank.to_string());
        format!("{} {rank} {points}/{maximum}", set.agencies()[place.agency].code)
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
    let index = compose(&set, &scores(&set, &list), &mut Findings::new());
    assert_eq!(shown(&set, &index), [vec!["a2 1 60/60", "a1 2 6/60", "a3 2 6/60"], vec!["b2 1 0/60"]]);
}

#[test]
fn what_is_withheld_is_no_part_of_the_maximum() {
    let set = two_pillars("", "");
    let list = [("a1", [Some(10.0), None, None]), ("a2", [Some(10.0), Some(15.0), None]), ("a3", [None; 3])];
    let index = compose(&set, &scores(&set, &list), &mut Findings::new());
    assert_eq!(shown(&set, &index)[0], ["a1 1 10/10", "a2 2 25/40", "a3 - 0/0"]);
    let pillars = &index.rankings[0].places[1].pillars;
    assert_eq!(pillars[1], Figure::present(25.0, 40.0));
    assert_eq!(pillars[2], Figure::MISSING);
}

#[test]
fn a_weighted_mean_weighs_shares_not_points() {
    let set = two_pillars("", "aggregate = \"weighted-mean\"\npoints = 100");
    let index = compose(&set, &scores(&set, &[("a1", [Some(10.0), Some(0.0), Some(5.0)])]), &mut Findings::new());
    assert_eq!(index.rankings[0].places[0].pillars[1], Figure::present(50.0, 100.0));
    assert_eq!(shown(&set, &index)[0], ["a1 1 55/120"]);
}

/// The places of the first cohort, and what was told of them.
fn composed(set: &CriteriaSet, list: &[(&str, [Option<f64>; 3])]) -> (Vec<super::PlacedAgency>, Vec<String>) {
    let mut findings = Findings::new();
    let index = compose(set, &scores(set, list), &mut findings);
    (index.rankings[0].places.clone(), told(&findings))
}

#[test]
fn a_closed_gate_takes_points_index_or_class() {
    let list = [("a1", [Some(9.0), Some(30.0), Some(20.0)]), ("a2", [Some(10.0), Some(0.0), Some(0.0)])];
    let bands = "[[bands]]\non = \"percent\"\nclasses = [{ id = \"one\", title = \"Một\" }]";
    let gated = |otherwise: &str| {
        let head = format!("gate = {{ conditions = [\"1.1\"], otherwise = \"{otherwise}\" }}");
        composed(&two_pillars(&head, &format!("\n{bands}\n")), &list)
    };
    let (places, told) = gated("zero");
    assert_eq!((places[0].agency, places[0].total), (1, Figure::present(10.0, 60.0)));
    assert_eq!((places[1].rank, places[1].total, told.len()), (Some(2), Figure::present(0.0, 60.0), 0));
    let (places, told) = gated("withhold");
    assert_eq!((places[1].rank, places[1].unranked), (None, Some(super::Unranked::Withheld)));
    assert_eq!(told, ["agency-not-ranked a1 -: the agency `a1` is scored but gets no rank: its index is withheld"]);
    let (places, told) = gated("no-band");
    assert_eq!((places[0].band, places[1].band), (Band::Refused, Band::Class(0)));
    assert_eq!(places[0].total, Figure::present(59.0, 60.0));
    assert_eq!(told, ["band-refused a1 -: the agency `a1` gets no class: it does not meet a mandatory condition"]);
}

#[test]
fn a_condition_that_does_not_count_still_closes_the_gate() {
    let condition = "[[indicator]]\ncode = \"1.0\"\ntitle = \"T\"\npoints = 1\ncounted = false\nown-choice = \"thử\"\n\
                     rule = { use = \"mix\" }\ninputs = { x = { title = \"X\", kind = \"number\" } }\n";
    let set = two_pillars("gate = { conditions = [\"1.0\"], otherwise = \"zero\" }", &format!("\n{condition}"));
    assert_eq!(set.tree().pillars[0].points, 60.0);
    let total = |condition: f64| {
        let mut scores = scores(&set, &[("a1", [Some(condition), Some(10.0), Some(30.0)])]);
        let last = Score { indicator: 3, final_points: Some(20.0), ..scores.by_agency[0][0].clone() };
        scores.by_agency[0].push(last);
        compose(&set, &scores, &mut Findings::new()).rankings[0].places[0].total
    };
    assert_eq!((total(1.0), total(0.0)), (Figure::present(60.0, 60.0), Figure::present(0.0, 60.0)));
}

#[test]
fn a_class_must_be_reached_in_every_group_and_a_gap_holds_nobody() {
    let classes = "classes = [{ id = \"low\", title = \"Thấp\", below = 50 }, \
                   { id = \"high\", title = \"Cao\", from = 60 }]";
    let bands = format!("\n[[bands]]\non = \"percent\"\ngroups = [\"1\", \"2\"]\n{classes}\n");
    let list = [
        ("a1", [Some(10.0), Some(30.0), Some(9.0)]),
        ("a2", [Some(10.0), Some(14.0), Some(20.0)]),
        ("a3", [Some(11.0 / 2.0), Some(16.5), Some(20.0)]),
    ];
    let (places, told) = composed(&two_pillars("", &bands), &list);
    let mut bands: Vec<_> = places.iter().map(|place| (place.agency, place.band)).collect();
    bands.sort_by_key(|(agency, _)| *agency);
    assert_eq!(bands, [(0, Band::Class(0)), (1, Band::Class(1)), (2, Band::Gap)]);
    assert_eq!(
        told,
        ["index-in-band-gap a3 -: the agency `a3` gets no class: its 42 points, 70 % of its maximum, lie in no class"]
    );
}

#[test]
fn equals_are_told_apart_by_tie_breakers_and_what_is_too_incomplete_has_no_rank() {
    let head = "ranking = { tie-breakers = [\"2\"], coverage = 0.5 }";
    let list = [
        ("a1", [Some(10.0), Some(10.0), Some(0.0)]),
        ("a2", [Some(0.0), Some(10.0), Some(10.0)]),
        ("a3", [None, None, Some(20.0)]),
    ];
    let (places, told) = composed(&two_pillars(head, ""), &list);
    assert_eq!(
        places.iter().map(|place| (place.agency, place.rank)).collect::<Vec<_>>(),
        [(1, Some(1)), (0, Some(2)), (2, None)]
    );
    assert_eq!(
        told,
        ["agency-not-ranked a3 -: the agency `a3` is scored but gets no rank: \
          33.3 % of its indicators have a figure, 50 % are needed"]
    );
}

#[test]
fn a_coverage_that_nobody_reaches_is_told_of_the_cohort() {
    let list = [("a1", [Some(10.0), None, None]), ("b1", [Some(1.0), Some(1.0), Some(1.0)])];
    let (_, told) = composed(&two_pillars("ranking = { coverage = 0.5 }", ""), &list);
    assert_eq!(told[1..], ["cohort-not-ranked - -: no agency of “Một” gets a rank"]);
}

#[test]
fn a_strict_mean_that_a_zero_flattens_is_told() {
    let set = two_pillars("", "aggregate = \"geometric-mean\"\npoints = 40");
    let list = [("a1", [Some(10.0), Some(0.0), Some(1.0)]), ("a2", [Some(0.0), Some(0.0), Some(1.0)])];
    let (places, told) = composed(&set, &list);
    assert_eq!(places[0].pillars[1], Figure::present(0.0, 40.0));
    assert_eq!(
        told,
        ["mean-of-nothing - -: the mean of `1` is 0 for 1 agencies, because a member has 0 or less of its points: a1"]
    );
}

#[test]
fn ranking_on_published_decimals_makes_equals_of_what_is_printed_equal() {
    let list = [("a1", [Some(10.0), Some(3.0), Some(0.0)]), ("a2", [Some(10.0), Some(3.01), Some(0.0)])];
    let ranks = |head: &str| {
        let (places, _) = composed(&two_pillars(head, ""), &list);
        places.iter().map(|place| place.rank).collect::<Vec<_>>()
    };
    assert_eq!(ranks("ranking = { decimals = 2 }"), [Some(1), Some(1)]);
    assert_eq!(ranks("ranking = { decimals = 4 }"), [Some(1), Some(2)]);
    assert_eq!(ranks("ranking = { decimals = 2, ties = \"ordinal\" }"), [Some(1), Some(2)]);
}

#[test]
fn a_view_combines_nodes_without_touching_the_index() {
    let views = "\n[[view]]\nid = \"v\"\ntitle = \"V\"\nmembers = [\"1.1\", \"2\"]\n";
    let list = [("a1", [Some(10.0), Some(0.0), Some(5.0)]), ("a2", [None, Some(30.0), Some(20.0)]), ("a3", [None; 3])];
    let (places, _) = composed(&two_pillars("", views), &list);
    let views: Vec<_> = places.iter().map(|place| (place.agency, place.views[0])).collect();
    assert_eq!(
        views,
        [
            (1, (Figure::present(20.0, 20.0), Some(1))),
            (0, (Figure::present(15.0, 30.0), Some(2))),
            (2, (Figure::MISSING, None))
        ]
    );
}

#[test]
fn a_node_below_its_coverage_is_withheld() {
    let figure = |coverage: &str, points: [Option<f64>; 3]| {
        let set = two_pillars("", &format!("coverage = {coverage}"));
        composed(&set, &[("a1", points)]).0[0].pillars[1]
    };
    let half = [Some(5.0), None, Some(20.0)];
    assert_eq!(figure("{ share = 0.5 }", half), Figure::present(5.0, 10.0));
    assert_eq!(figure("{ share = 0.51, of = \"indicators\" }", half), Figure::MISSING);
    assert_eq!(figure("{ count = 2 }", half), Figure::MISSING);
    assert_eq!(figure("{ count = 2 }", [Some(5.0), Some(0.0), None]), Figure::present(5.0, 40.0));
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
            let index = compose(&set, &scores(&set, list), &mut Findings::new());
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
            for place in &compose(&set, &scores(&set, &list), &mut Findings::new()).rankings[0].places {
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
            let index = compose(&set, &scores(&set, &list), &mut Findings::new());
            index.rankings[0].places.iter().find(|place| place.agency == 0).map(|place| place.rank)
        };
        prop_assert!(rank([10, all[0][1], all[0][2]]) <= rank(all[0]));
    }
}
