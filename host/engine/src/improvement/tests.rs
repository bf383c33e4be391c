//! Tests of improvements: they reach their goal when applied, and nothing smaller does.

use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::Findings;
use proptest::prelude::*;

use super::{Ceiling, Certainty, Goal, Impossible, Improvement, Question, Step, applied, place, seek};
use crate::Scores;
use crate::index::{Index, compose};
use crate::robustness::tests::{Shares, Written, codes, load, scores, shares, staircase, usual, written};

fn set_of(written: &Written) -> CriteriaSet {
    load(&written.text(&codes().into_iter().map(|code| (code, 1.0)).collect(), &BTreeMap::new()))
}

/// Whether an agency reaches the goal with these points.
fn reaches(question: &Question<'_>, steps: &[Step]) -> bool {
    let index = compose(question.set, &applied(question.scores, question.agency, steps), &mut Findings::new());
    let place = place(&index, question.agency).unwrap();
    match question.goal {
        Goal::Rank(rank) => place.rank.is_some_and(|own| own <= rank),
        Goal::Index(index) => place.total.there().is_some_and(|total| total.index() >= index),
    }
}

/// Every indicator with headroom at its ceiling, as the question puts it.
fn candidates(question: &Question<'_>) -> Vec<Step> {
    let place = place(question.index, question.agency).unwrap();
    super::candidates::Hopes::of(question, place).unwrap().all()
}

/// The least size, or cost, of a set of candidates at their ceilings that reaches the goal.
fn least(question: &Question<'_>) -> Option<f64> {
    let candidates = candidates(question);
    let sets = 0..1_u32 << candidates.len();
    let steps = |set: u32| -> Vec<Step> {
        candidates.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, step)| *step).collect()
    };
    let worth = |steps: &[Step]| steps.iter().map(|step| step.cost.unwrap_or(1.0)).sum::<f64>();
    sets.map(steps).filter(|steps| reaches(question, steps)).map(|steps| worth(&steps)).reduce(f64::min)
}

fn check(question: &Question<'_>, found: &Result<Improvement, Impossible>) -> Result<(), TestCaseError> {
    match found {
        Ok(improvement) => {
            prop_assert!(reaches(question, &improvement.steps));
            for (at, step) in improvement.steps.iter().enumerate() {
                prop_assert!(step.from < step.to && step.to <= step.ceiling);
                let mut without = improvement.steps.clone();
                without.remove(at);
                prop_assert!(!reaches(question, &without), "{:?} can be spared", step.indicator);
            }
            if improvement.certainty == Certainty::Proved {
                let worth: f64 = improvement.steps.iter().map(|step| step.cost.unwrap_or(1.0)).sum();
                prop_assert!((worth - least(question).unwrap()).abs() < 1e-9);
            }
        }
        Err(Impossible::OutOfReach { nearest, .. }) => {
            prop_assert!(!reaches(question, &candidates(question)));
            let all = compose(
                question.set,
                &applied(question.scores, question.agency, &candidates(question)),
                &mut Findings::new(),
            );
            prop_assert_eq!(nearest.rank, place(&all, question.agency).unwrap().rank);
        }
        Err(Impossible::NotScored) => prop_assert!(false, "everybody is scored"),
    }
    Ok(())
}

fn goal() -> impl Strategy<Value = Goal> {
    prop_oneof![(1..6_usize).prop_map(Goal::Rank), (0.05..1.0_f64).prop_map(Goal::Index)]
}

fn made(written: &Written, shares: &Shares) -> (CriteriaSet, Scores, Index) {
    let set = set_of(written);
    let scores = scores(&set, shares);
    let index = compose(&set, &scores, &mut Findings::new());
    (set, scores, index)
}

proptest! {
    #[test]
    fn what_is_found_reaches_the_goal_and_nothing_of_it_can_be_spared(
        written in written(), coarse in shares(true), fine in shares(false), is_coarse in any::<bool>(),
        agency in 0..9_usize, goal in goal(), best in any::<bool>(),
    ) {
        let (set, scores, index) = made(&written, if is_coarse { &coarse } else { &fine });
        let ceiling = if best { Ceiling::Best } else { Ceiling::Maximum };
        let question = Question { set: &set, scores: &scores, index: &index, agency, goal, ceiling, costs: None };
        check(&question, &seek(&question))?;
    }

    #[test]
    fn where_points_add_up_it_is_always_proved(
        written in written(), fine in shares(false), agency in 0..9_usize, goal in goal(),
        costs in prop::option::of(prop::collection::vec(0.1..5.0_f64, 8..=8)),
    ) {
        let methods = written.methods.iter().map(|(&code, &method)| (code, method % 2)).collect();
        let written = Written { methods, head: "", more: ["", ""], ..written };
        let (set, scores, index) = made(&written, &fine);
        let costs = costs.map(|costs| costs.into_iter().enumerate().collect::<BTreeMap<_, _>>());
        let ceiling = Ceiling::Maximum;
        let question = Question { set: &set, scores: &scores, index: &index, agency, goal, ceiling, costs: costs.as_ref() };
        let found = seek(&question);
        check(&question, &found)?;
        if let Ok(improvement) = found {
            prop_assert_eq!(improvement.certainty, Certainty::Proved);
        }
    }

    #[test]
    fn the_cheapest_is_sought_where_costs_are_given(
        written in written(), fine in shares(false), agency in 0..9_usize, goal in goal(),
        costs in prop::collection::vec(0.1..5.0_f64, 6..=6),
    ) {
        let (set, scores, index) = made(&written, &fine);
        // Two of the eight indicators have no cost and stay as they are.
        let costs: BTreeMap<_, _> = costs.into_iter().enumerate().collect();
        let ceiling = Ceiling::Maximum;
        let question = Question { set: &set, scores: &scores, index: &index, agency, goal, ceiling, costs: Some(&costs) };
        let found = seek(&question);
        check(&question, &found)?;
        if let Ok(improvement) = found {
            prop_assert!(improvement.steps.iter().all(|step| costs.contains_key(&step.indicator)));
        }
    }
}

/// The question of the agency that is last on the staircase: `a9`, the first of the set.
fn asked<'a>(made: &'a (CriteriaSet, Scores, Index), goal: Goal) -> Question<'a> {
    let (set, scores, index) = made;
    Question { set, scores, index, agency: 0, goal, ceiling: Ceiling::Maximum, costs: None }
}

#[test]
fn points_are_raised_no_further_than_needed() {
    let made = made(&usual(""), &staircase());
    let question = asked(&made, Goal::Rank(5));
    let improvement = seek(&question).unwrap();
    let other = made.2.rankings[0].places.iter().find(|place| place.rank == Some(5)).unwrap();
    assert_eq!(improvement.after.rank, Some(5));
    assert!((improvement.after.total.index() - other.total.index()).abs() < 1e-9);
    let raised: Vec<_> = improvement.steps.iter().filter(|step| step.to < step.ceiling - 1e-9).collect();
    assert_eq!(raised.len(), 1, "one indicator is raised in part, the others to their ceilings");
}

#[test]
fn what_is_reached_takes_nothing_and_what_is_beyond_reach_is_told_with_the_nearest() {
    let made = made(&usual(""), &staircase());
    let improvement = seek(&asked(&made, Goal::Rank(9))).unwrap();
    assert_eq!((improvement.steps.len(), improvement.certainty), (0, Certainty::Proved));
    let first = Question { ceiling: Ceiling::Best, ..asked(&made, Goal::Index(0.99)) };
    let Err(Impossible::OutOfReach { before, nearest, candidates }) = seek(&first) else {
        panic!("it is beyond reach")
    };
    assert!(nearest.total.index() > before.total.index() && nearest.total.index() < 0.99);
    assert_eq!((nearest.rank, candidates), (Some(1), 8));
}
