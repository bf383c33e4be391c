use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Language};
use proptest::prelude::*;

use super::{Changes, NodeKind, Period, WhyNot, between};
use crate::fixture::{rules, set, submission, submissions, told};
use crate::{Appraisals, Index, Scores, index, metrics, rules as plans, scores};

const NODES: &str = r#"
[[pillar]]
code = "1"
title = "Một"
[[indicator]]
code = "1.1"
title = "Tỷ lệ"
points = 10
own-choice = "để thử"
inputs = { a = { kind = "count" }, b = { kind = "count" } }
rule = { use = "ratio", goal = 0.5 }
[[indicator]]
code = "2"
title = "Số"
points = 20
own-choice = "để thử"
inputs.value = { kind = "number" }
rule = { use = "value" }
"#;

/// A scored run of agencies with the figures of `1.1.a` (of 10) and `2`.
struct Scored {
    set: CriteriaSet,
    scores: Scores,
    index: Index,
}

impl Scored {
    fn of(nodes: &str, figures: &[(&str, f64, f64)]) -> Self {
        let set = set(nodes);
        let mut findings = Findings::new();
        let list = figures.iter().map(|&(agency, a, value)| {
            let indicators = set.indicators();
            let has = |code: &str| indicators.iter().any(|indicator| indicator.code == code);
            let all = [("1.1", "a", a), ("1.1", "b", 10.0), ("2", "value", value)];
            let asked: Vec<_> = all.into_iter().filter(|(code, _, _)| has(code)).collect();
            submission(&set, agency, &asked)
        });
        let submitted = submissions(list.collect());
        let metrics = metrics::derive(&set, &submitted, &mut findings);
        let rules = rules();
        let plan = plans::plan(&set, &rules, &mut findings).unwrap();
        let scores =
            scores::award(&set, &metrics, &submitted, &Appraisals::default(), &plan, Language::En, &mut findings);
        let scores = scores.unwrap_or_else(|_| panic!("{}", findings.render(Language::En)));
        let index = index::compose(&set, &scores, &mut findings);
        drop(plan);
        Self { set, scores, index }
    }

    fn period(&self) -> Period<'_> {
        Period { set: &self.set, scores: &self.scores, index: &self.index }
    }
}

fn compared(old: &Scored, new: &Scored) -> Changes {
    between(old.period(), new.period(), &mut Findings::new()).unwrap()
}

/// Agency, node kind, codes of the node in both sets, reason.
fn reasons(old: &Scored, new: &Scored, agency: &str) -> Vec<(NodeKind, String, Option<WhyNot>)> {
    let changes = compared(old, new);
    let code = |row: &super::Change| match (row.node.kind, row.node.now, row.node.before) {
        (NodeKind::Indicator, Some(now), _) => new.set.indicators()[now].code.clone(),
        (NodeKind::Indicator, None, Some(before)) => old.set.indicators()[before].code.clone(),
        (NodeKind::Pillar, Some(now), _) => new.set.tree().pillars[now].code.clone(),
        _ => String::new(),
    };
    let own = changes.of(new.set.agency(agency).unwrap()).unwrap();
    own.rows.iter().map(|row| (row.node.kind, code(row), row.why_not)).collect()
}

#[test]
fn changes_are_those_that_one_would_compute_by_hand() {
    let old = Scored::of(NODES, &[("a1", 2.0, 10.0), ("a2", 5.0, 10.0), ("a3", 1.0, 1.0)]);
    let new = Scored::of(NODES, &[("a1", 4.0, 16.0), ("a2", 5.0, 5.0), ("a3", 1.0, 1.0)]);
    let changes = compared(&old, &new);
    let first = changes.of(0).unwrap();
    // 2/10 of 10 points and 10 of 20: 12 of 30; then 4 and 16: 20 of 30. Second, then first.
    assert_eq!(first.rank().and_then(super::Change::rank), Some(1));
    assert_eq!(first.index().and_then(super::Change::points), Some(8.0));
    assert!((first.index().and_then(super::Change::index).unwrap() - 8.0 / 30.0).abs() < 1e-12);
    let by_node: Vec<_> = first.rows.iter().map(|row| (row.node.kind, row.points())).collect();
    assert_eq!(
        by_node,
        [
            (NodeKind::Rank, None),
            (NodeKind::Index, Some(8.0)),
            (NodeKind::Pillar, Some(2.0)),
            (NodeKind::Indicator, Some(2.0)),
            (NodeKind::Indicator, Some(6.0)),
        ]
    );
    assert_eq!(changes.of(1).unwrap().rank().and_then(super::Change::rank), Some(-1));
}

#[test]
fn what_was_defined_otherwise_is_said_and_not_computed() {
    let figures = [("a1", 2.0, 10.0)];
    let old = Scored::of(NODES, &figures);
    let goal = Scored::of(&NODES.replace("goal = 0.5", "goal = 0.6"), &figures);
    let told = |code: &str, why: Option<WhyNot>| (NodeKind::Indicator, code.to_owned(), why);
    let whole = |why| (NodeKind::Index, String::new(), why);
    let rank = (NodeKind::Rank, String::new(), None);
    let pillar = |why| (NodeKind::Pillar, "1".to_owned(), why);
    assert_eq!(
        reasons(&old, &goal, "a1"),
        [
            rank.clone(),
            whole(Some(WhyNot::CompositionChanged)),
            pillar(Some(WhyNot::CompositionChanged)),
            told("1.1", Some(WhyNot::RuleChanged)),
            told("2", None),
        ]
    );
    let more = Scored::of(&NODES.replace("points = 20", "points = 30"), &figures);
    assert_eq!(reasons(&old, &more, "a1")[4], told("2", Some(WhyNot::MaximumChanged)));
    assert_eq!(reasons(&old, &more, "a1")[1], whole(Some(WhyNot::MaximumChanged)));
    let other = Scored::of(&NODES.replace("code = \"2\"", "code = \"3\""), &figures);
    let (new, removed) = (Some(WhyNot::NodeNew), Some(WhyNot::NodeRemoved));
    assert_eq!(reasons(&old, &other, "a1")[3..], [told("1.1", None), told("3", new), told("2", removed)]);
    assert_eq!(reasons(&other, &old, "a1")[3..], [told("1.1", None), told("2", new), told("3", removed)]);
    let sorted = Scored::of(&NODES.replace("goal = 0.5", "goal = 0.50"), &figures);
    assert!(reasons(&old, &sorted, "a1").iter().all(|(_, _, why)| why.is_none()));
}

#[test]
fn agencies_that_are_not_scored_are_not_compared() {
    let (one, both) =
        (Scored::of(NODES, &[("a1", 2.0, 10.0)]), Scored::of(NODES, &[("a1", 2.0, 10.0), ("b1", 1.0, 1.0)]));
    let why = |old, new| reasons(old, new, "b1").into_iter().map(|(_, _, why)| why).collect::<Vec<_>>();
    assert_eq!(why(&one, &both), [Some(WhyNot::NotScoredBefore); 2]);
    assert_eq!(why(&both, &one), [Some(WhyNot::NotScoredNow); 2]);
}

#[test]
fn runs_that_have_nothing_in_common_are_an_error() {
    let other =
        NODES.replace("code = \"2\"", "code = \"8\"").replace("1.1", "9.1").replace("code = \"1\"", "code = \"9\"");
    let (old, new) = (Scored::of(NODES, &[("a1", 2.0, 10.0)]), Scored::of(&other, &[("a1", 2.0, 10.0)]));
    let mut findings = Findings::new();
    assert!(between(old.period(), new.period(), &mut findings).is_err());
    assert_eq!(
        told(&findings),
        ["runs-unrelated - -: the runs `trial` and `trial` have no scored indicator in common"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_run_compared_with_itself_changes_nothing(figures in prop::collection::vec((0_u8..=10, 0_u8..=20), 3)) {
        let run = Scored::of(NODES, &listed(&figures));
        for row in compared(&run, &run).agencies.iter().flat_map(|agency| &agency.rows).filter(|row| row.why_not.is_none()) {
            prop_assert_eq!(row.points().unwrap_or(0.0), 0.0);
            prop_assert_eq!(row.index().unwrap_or(0.0), 0.0);
            prop_assert_eq!(row.rank().unwrap_or(0), 0);
            prop_assert!(row.points().is_some() || row.rank().is_some());
        }
    }

    #[test]
    fn comparing_backwards_negates_every_change(
        old in prop::collection::vec((0_u8..=10, 0_u8..=20), 3),
        new in prop::collection::vec((0_u8..=10, 0_u8..=20), 3),
    ) {
        let (old, new) = (Scored::of(NODES, &listed(&old)), Scored::of(NODES, &listed(&new)));
        let (forth, back) = (compared(&old, &new), compared(&new, &old));
        prop_assert_eq!(forth.agencies.len(), back.agencies.len());
        for (forth, back) in std::iter::zip(&forth.agencies, &back.agencies) {
            prop_assert_eq!(forth.rows.len(), back.rows.len());
            for (forth, back) in std::iter::zip(&forth.rows, &back.rows) {
                prop_assert_eq!(forth.points(), back.points().map(|points| -points));
                prop_assert_eq!(forth.index(), back.index().map(|index| -index));
                prop_assert_eq!(forth.rank(), back.rank().map(|rank| -rank));
            }
        }
    }
}

fn listed(figures: &[(u8, u8)]) -> Vec<(&'static str, f64, f64)> {
    let agencies = ["a1", "a2", "a3"];
    std::iter::zip(agencies, figures).map(|(agency, &(a, value))| (agency, f64::from(a), f64::from(value))).collect()
}
