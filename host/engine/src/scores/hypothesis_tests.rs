//! Tests of hypotheses: what is supposed counts as if it had been handed in.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Halted, Language};

use super::{Figures, Scores, Status, award, suppose};
use crate::fixture::{rules, set, submission, submissions, told};
use crate::{Appraisals, metrics};

/// `1` divides, `2` compares with the best of the cohort, `3` takes the figure as it is.
fn trial() -> CriteriaSet {
    let indicator = |code: &str, rule: &str, inputs: &str| {
        format!(
            "[[indicator]]\ncode = \"{code}\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\n\
             rule = {{ use = \"{rule}\" }}\ninputs = {{ {inputs} }}\n"
        )
    };
    let ratio = "a = { title = \"A\", kind = \"count\", part-of = \"b\" }, b = { title = \"B\", kind = \"count\" }";
    let value = "value = { title = \"V\", kind = \"number\", minimum = 0, maximum = 10 }";
    set(&[indicator("1", "ratio", ratio), indicator("2", "best", value), indicator("3", "value", value)].concat())
}

/// What each agency hands in, with one figure replaced.
fn handed_in(set: &CriteriaSet, replaced: Option<(&str, &str, &str, f64)>) -> Scores {
    let own = |agency: &str, figures: [f64; 4]| {
        let names = [("1", "a"), ("1", "b"), ("2", "value"), ("3", "value")];
        let figure = |((code, input), value): ((&'static str, &'static str), f64)| {
            let value = match replaced {
                Some((who, which, what, other)) if (who, which, what) == (agency, code, input) => other,
                _ => value,
            };
            (code, input, value)
        };
        let list: Vec<_> = std::iter::zip(names, figures).map(figure).collect();
        submission(set, agency, &list)
    };
    let list =
        vec![own("a1", [5.0, 10.0, 4.0, 1.0]), own("a2", [8.0, 10.0, 8.0, 2.0]), own("b1", [1.0, 2.0, 1.0, 3.0])];
    let submissions = submissions(list);
    let rules = rules();
    let mut findings = Findings::new();
    let plan = crate::rules::plan(set, &rules, &mut findings).unwrap();
    let metrics = metrics::derive(set, &submissions, &mut findings);
    let none = Appraisals::default();
    award(set, &metrics, &submissions, &none, &plan, Language::En, &mut findings).unwrap()
}

fn figures(set: &CriteriaSet) -> Figures {
    let list = [("a1", [5.0, 10.0, 4.0, 1.0]), ("a2", [8.0, 10.0, 8.0, 2.0]), ("b1", [1.0, 2.0, 1.0, 3.0])];
    let metrics = [(0, 0), (0, 1), (1, 0), (2, 0)];
    let of = |(agency, own): (&str, [f64; 4])| {
        let agency = set.agency(agency).unwrap();
        std::iter::zip(metrics, own).map(move |((indicator, input), value)| ((agency, indicator, input), value))
    };
    list.into_iter().flat_map(of).collect()
}

fn supposed(
    set: &CriteriaSet,
    scores: &Scores,
    list: &[(&str, usize, usize, f64)],
) -> (Result<Scores, Halted>, Vec<String>) {
    let rules = rules();
    let mut findings = Findings::new();
    let plan = crate::rules::plan(set, &rules, &mut findings).unwrap();
    let list =
        list.iter().map(|&(agency, indicator, input, value)| ((set.agency(agency).unwrap(), indicator, input), value));
    let result = suppose(set, scores, &figures(set), &list.collect(), &plan, Language::En, &mut findings);
    (result, told(&findings))
}

#[test]
fn what_is_supposed_counts_as_if_it_had_been_handed_in() {
    let set = trial();
    let scores = handed_in(&set, None);
    let cases = [("a1", "1", "a", 0, 0, 9.0), ("a1", "2", "value", 1, 0, 10.0), ("b1", "3", "value", 2, 0, 0.0)];
    for (agency, code, name, indicator, input, value) in cases {
        let (result, told) = supposed(&set, &scores, &[(agency, indicator, input, value)]);
        let expected = handed_in(&set, Some((agency, code, name, value)));
        assert_eq!((result.unwrap().by_agency, told), (expected.by_agency, Vec::new()));
    }
}

#[test]
fn others_move_where_a_rule_compares_and_nobody_else_does() {
    let set = trial();
    let scores = handed_in(&set, None);
    let (result, _) = supposed(&set, &scores, &[("a1", 1, 0, 10.0)]);
    let moved = result.unwrap();
    let points = |scores: &Scores, row: usize| scores.by_agency[row][1].final_points.unwrap();
    assert_eq!((points(&scores, 1), points(&moved, 1), points(&moved, 2)), (10.0, 8.0, 10.0));
    assert_eq!(moved.by_agency[1][0], scores.by_agency[1][0]);
}

#[test]
fn what_the_council_set_for_others_stays() {
    let set = trial();
    let mut scores = handed_in(&set, None);
    (scores.by_agency[1][1].final_points, scores.by_agency[1][1].status) = (Some(7.0), Status::Appraised);
    let (result, _) = supposed(&set, &scores, &[("a1", 1, 0, 10.0)]);
    assert_eq!(result.unwrap().by_agency[1][1].final_points, Some(7.0));
    let (result, _) = supposed(&set, &scores, &[("a2", 1, 0, 10.0)]);
    assert_eq!(result.unwrap().by_agency[1][1].final_points, Some(10.0), "the hypothesis is about these very figures");
}

#[test]
fn figures_that_cannot_be_are_told() {
    let set = trial();
    let scores = handed_in(&set, None);
    let list = [("a1", 0, 0, 11.0), ("a2", 2, 0, 10.5), ("a3", 2, 0, 1.0), ("b1", 0, 1, 0.0)];
    let (result, told) = supposed(&set, &scores, &list);
    assert!(result.is_err());
    let codes: Vec<_> = told.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(codes, ["part-above-whole", "metric-above-maximum", "hypothesis-unfit", "part-above-whole"]);
}
