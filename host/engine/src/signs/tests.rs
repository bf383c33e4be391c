use std::collections::BTreeMap;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Language};

use super::{Earlier, look};
use crate::fixture::{rules, set, submission, submissions, told, with_agencies};
use crate::{Appraisals, metrics, rules as plans, scores};

/// Two figures that agencies count, and one that only grows.
fn trial(signs: &str) -> CriteriaSet {
    set(&trial_text(signs))
}

fn trial_text(signs: &str) -> String {
    format!(
        r#"
[early-signs]
{signs}
[[indicator]]
code = "1"
title = "Tỷ lệ"
points = 10
own-choice = "để thử"
inputs = {{ a = {{ kind = "count", part-of = "b" }}, b = {{ kind = "count" }} }}
rule = {{ use = "ratio" }}
[[indicator]]
code = "2"
title = "Lũy kế"
points = 1000
own-choice = "để thử"
inputs.value = {{ kind = "count", cumulative = true }}
rule = {{ use = "value" }}
"#
    )
}

/// An agency with its figures of `1.a`, `1.b` and `2`.
type Figures<'a> = (&'a str, f64, f64, f64);

/// What is told of figures, with the earlier figures of `a1` by the positions of the same set.
fn signs(set: &CriteriaSet, figures: &[Figures<'_>], before: Option<[f64; 3]>) -> Vec<String> {
    let (mut told_so_far, mut findings) = (Findings::new(), Findings::new());
    let list = figures
        .iter()
        .map(|&(agency, a, b, value)| submission(set, agency, &[("1", "a", a), ("1", "b", b), ("2", "value", value)]));
    let metrics = metrics::derive(set, &submissions(list.collect()), &mut told_so_far);
    let earlier: Option<BTreeMap<_, _>> =
        before.map(|[a, b, value]| BTreeMap::from([((0, 0, 0), a), ((0, 0, 1), b), ((0, 1, 0), value)]));
    let earlier = earlier.as_ref().map(|figures| Earlier { set, figures });
    look(set, &metrics, None, earlier, &mut findings);
    told(&findings)
}

#[test]
fn nothing_is_told_that_the_set_does_not_declare() {
    let figures = [("a1", 10.0, 100.0, 1000.0), ("a2", 10.0, 100.0, 20.0)];
    assert_eq!(signs(&trial(""), &figures, Some([1.0, 1000.0, 500.0])), [""; 0]);
    assert_eq!(signs(&trial("change = false\nround = false"), &figures, Some([1.0, 1000.0, 500.0])), [""; 0]);
}

#[test]
fn a_large_change_is_told_from_above_the_threshold_on() {
    let figures = [("a1", 16.0, 100.0, 150.0)];
    let told = signs(&trial("change = true"), &figures, Some([10.0, 100.0, 100.0]));
    // 16 against 10 is 60 % more; 150 against 100 is 50 %, which is not above 50 %.
    assert_eq!(
        told,
        [
            "sign-change a1 1: `Tỷ lệ` of the indicator `1` is 16, in the last period 10: a change of 60 %, the threshold is 50 %"
        ]
    );
    assert_eq!(signs(&trial("change = 0.6"), &figures, Some([10.0, 100.0, 100.0])), [""; 0]);
    assert_eq!(signs(&trial("change = 0.1"), &[("a1", 1.0, 5.0, 5.0)], Some([0.0, 5.0, 5.0])), [""; 0]);
}

#[test]
fn what_only_grows_must_not_fall() {
    let told = signs(&trial("change = true"), &[("a1", 1.0, 2.0, 40.0)], Some([1.0, 2.0, 100.0]));
    assert_eq!(
        told,
        ["sign-cumulative-fell a1 2: `Lũy kế` of the indicator `2` only grows, but is 40 after 100 in the last period"]
    );
    assert_eq!(signs(&trial(""), &[("a1", 1.0, 2.0, 100.0)], Some([1.0, 2.0, 100.0])), [""; 0]);
}

#[test]
fn a_figure_far_from_its_cohort_is_told_with_its_score() {
    let agencies =
        ["a4", "a5", "a6"].map(|code| format!("{{ code = \"{code}\", name = \"{code}\", cohort = \"one\" }},"));
    let set = with_agencies(&trial_text("outlier = true"), &agencies.concat());
    let figures = [10.0, 11.0, 12.0, 13.0, 14.0, 40.0];
    let listed: Vec<_> = std::iter::zip(["a1", "a2", "a3", "a4", "a5", "a6"], figures)
        .map(|(agency, value)| (agency, value, 100.0, 1.0))
        .collect();
    // Median 12.5, deviations 0.5, 0.5, 1.5, 1.5, 2.5, 27.5 with median 1.5: 0.6745 · 27.5 / 1.5. The other figures
    // are equal and have no spread.
    assert_eq!(
        signs(&set, &listed, None),
        [
            "sign-outlier a6 1: `Tỷ lệ` of the indicator `1` is 40, far from the cohort: median 12.5, MAD 1.5, modified z-score 12.365833, the threshold is 3.5"
        ]
    );
    assert_eq!(signs(&set, &listed[2..], None), [""; 0], "four figures say nothing");
}

#[test]
fn the_same_figures_at_two_agencies_are_told_and_trivial_ones_are_not() {
    let set = trial("identical = true");
    let told = signs(&set, &[("a1", 37.0, 90.0, 1.0), ("a2", 37.0, 90.0, 2.0), ("a3", 37.0, 91.0, 3.0)], None);
    assert_eq!(told, ["sign-identical - 1: indicator `1`: 2 figures are the same at the agencies a1, a2: 37; 90"]);
    // Nothing of 90, and 90 of 90: one figure says something, and one is not enough.
    for a in [0.0, 90.0] {
        assert_eq!(signs(&set, &[("a1", a, 90.0, 1.0), ("a2", a, 90.0, 2.0)], None), [""; 0]);
    }
    // The other cohort is not compared.
    assert_eq!(signs(&set, &[("a1", 37.0, 90.0, 1.0), ("b1", 37.0, 90.0, 1.0)], None), [""; 0]);
}

#[test]
fn only_round_numbers_are_told_once_an_agency() {
    let set = trial("round = 3");
    let told = signs(&set, &[("a1", 10.0, 100.0, 500.0), ("a2", 10.0, 100.0, 505.0), ("a3", 0.0, 100.0, 500.0)], None);
    assert_eq!(told, ["sign-round a1 -: all 3 figures of the agency `a1` are round numbers: 10; 100; 500"]);
}

#[test]
fn a_self_score_far_from_the_computed_one_is_told_and_changes_no_points() {
    let award = |signs: &str| {
        let (set, mut findings) = (trial(signs), Findings::new());
        let own = submission(
            &set,
            "a1",
            &[
                ("1", "a", 5.0),
                ("1", "b", 10.0),
                ("1", "self-points", 8.0),
                ("2", "value", 1.0),
                ("2", "self-points", 2.0),
            ],
        );
        let submitted = submissions(vec![own]);
        let metrics = metrics::derive(&set, &submitted, &mut findings);
        let rules = rules();
        let plan = plans::plan(&set, &rules, &mut findings).unwrap();
        let scores =
            scores::award(&set, &metrics, &submitted, &Appraisals::default(), &plan, Language::En, &mut findings);
        let (scores, mut signs) = (scores.unwrap(), Findings::new());
        look(&set, &metrics, Some(&scores), None, &mut signs);
        (scores.by_agency, told(&signs))
    };
    let (points, told) = award("self-score = true");
    assert_eq!(
        told,
        [
            "sign-self-score a1 1: indicator `1`: 8 self-scored points, 5 computed; they differ by 30 % of the maximum of 10, the threshold is 20 %"
        ]
    );
    let (without, none) = award("");
    assert_eq!((without, none), (points, Vec::new()));
}
